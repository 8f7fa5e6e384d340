"""Nothing that a page holds is lost: what is read and what is skipped are all of its characters."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cosystudio.book.reading import Notes, ReadingChoices, Ruby, size
from cosystudio.manuscript.account import Account
from cosystudio.manuscript.markup.events import events, html_events, texts_of
from cosystudio.manuscript.markup.notes import notes_apart
from cosystudio.manuscript.markup.pieces import gathered
from cosystudio.manuscript.text import invisible, plain

PLAIN = ReadingChoices()
ALL = ReadingChoices(notes=Notes.AFTER_PARAGRAPH, ruby=Ruby.READING, captions=True, tables=True)


def letters(texts: list[str]) -> Counter[str]:
    return Counter("".join("".join(texts).split()))


def assert_adds_up(body: str, choices: ReadingChoices = PLAIN) -> None:
    for read in (events, html_events):
        seen = list(read(f"<html xmlns:epub='http://www.idpf.org/2007/ops'><body>{body}</body></html>"))
        source = "".join(texts_of(seen))
        account = Account()
        page, bodies = notes_apart(gathered(seen, account, choices, frozenset(["bold"]), frozenset(["r"])), account)
        skipped = [text for texts in account.skipped.values() for text in texts]
        spoken = [*(piece.text for piece in page.pieces), *bodies.values()]
        held = letters([plain(source), invisible(source), *account.added])
        held.subtract(letters([*spoken, *skipped]))
        assert {char: count for char, count in held.items() if count} == {}
        assert account.source == size(source)


@pytest.mark.parametrize("choices", [PLAIN, ALL])
@pytest.mark.parametrize(
    "body",
    [
        "<h2>CHAPTER I<br/>Down</h2><p>One&shy;two</p><p>* * *</p><hr/><p>a<br/><br/>b</p>",
        "<p>a<sup><a href='#n'>1</a></sup> [<a href='#n2'>2</a>] b</p><aside id='n' class='footnote'>1. c</aside>",
        "<table><caption>C</caption><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>*</td></tr></table><p>x</p>",
        "<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字<rt>・</rt></ruby></p><p><rt>alone</rt></p>",
        "<figure><img alt='A map'/><figcaption>Here</figcaption><table><tr><td>q</td></tr></table></figure>",
        "<p>a<span epub:type='footnote' id='i'>in line</span></p><nav><img alt='x'/>n<script>no</script></nav>",
        "<div class='stanza'><p>a</p><p class='poem'>b</p><aside class='footnote poem'>c</aside></div><p>d</p>",
        "<style>no</style><p hidden='hidden'>h<b>i</b></p><div class='stanza'><p>a</p><p>b</p></div>",
        "<pre><code>c</code></pre><pre>a\nb</pre>",
        "<p>x<a id='r' href='#k'>[3]</a></p><p id='k'>[3] body <a href='#r'>back</a></p><math>m</math>",
    ],
)
def test_every_character_of_a_page_is_read_or_skipped(body: str, choices: ReadingChoices) -> None:
    assert_adds_up(body, choices)


ELEMENTS = (
    "p", "div", "span", "a", "sup", "h1", "h3", "hgroup", "table", "tr", "td", "th", "caption", "ruby", "rt", "rp",
    "rb", "figure", "figcaption", "pre", "code", "aside", "li", "ol", "section", "blockquote", "nav", "math",
    "script", "b", "rtc", "svg", "title", "noscript",
)  # fmt: skip
ATTRIBUTES = (
    "", " id='a'", " id='b'", " href='#a'", " href='#b'", " href='x#a'", " class='footnote'", " epub:type='footnotes'",
    " epub:type='endnote' id='c'", " class='stanza'", " class='poem'", " hidden=''", " epub:type='noteref' href='#a'",
    " class='caption'", " role='presentation'", " class='pagenum'", " style='vertical-align: super'",
    " class='page'", " id='p1' class='pagebreak'", " class='sr-only'", " class='MsoToc1'", " id='cmnt1' href='#a'",
    " class='bold'", " id='r' href='#r'",
)  # fmt: skip
WORDS = (
    "a", "1", "* * *", "[", "]", "（", "）", "漢字", "。", "x\u00ady", "—", "CHAPTER I", "↩", "words of it.",
    "︽", "1. ", "• item", "[Illustration: x]", "“",
)  # fmt: skip
TEXT = st.sampled_from([*WORDS, " ", "\n", "\n \n", "a line as wide as a page is, and of a few words more\n"])
LEAF = st.one_of(
    TEXT,
    st.sampled_from(
        [
            "<br/>",
            "<hr/>",
            "<img alt='1'/>",
            "<img class='x' alt=''/>",
            "<img alt='T'/>",
            "<img class='gaiji' alt='髙'/>",
            "<img alt='Chapter 2'/>",
        ]
    ),
)


def element(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda name, attributes, parts: f"<{name}{attributes}>{''.join(parts)}</{name}>",
        st.sampled_from(ELEMENTS),
        st.sampled_from(ATTRIBUTES),
        st.lists(inside, max_size=4),
    )


MARKUP = st.lists(st.recursive(LEAF, element, max_leaves=14), max_size=6).map("".join)


@given(MARKUP, st.sampled_from([PLAIN, ALL]))
def test_no_nesting_of_elements_loses_a_character(body: str, choices: ReadingChoices) -> None:
    assert_adds_up(body, choices)
