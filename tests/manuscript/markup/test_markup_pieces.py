import pytest

from cosystudio.book.model import Kind
from cosystudio.manuscript.account import Account
from cosystudio.manuscript.markup.events import html_events
from cosystudio.manuscript.markup.pieces import MarkupPage, pieces_of_markup

HEADING, PROSE, VERSE, BREAK = Kind.HEADING, Kind.PROSE, Kind.VERSE, Kind.SCENE_BREAK


def read(body: str) -> tuple[MarkupPage, dict[str, tuple[str, ...]]]:
    account = Account()
    page = pieces_of_markup(html_events(f"<body>{body}</body>"), account)
    return page, {skip.reason: skip.texts for skip in account.closed().skipped}


def blocks(body: str) -> list[tuple[Kind, str]]:
    return [(piece.kind, piece.text) for piece in read(body)[0].pieces]


def test_paragraphs_and_headings_become_pieces() -> None:
    page, _ = read("<h2>The <em>First</em></h2><p>One\n line</p><div>Two<p>three</p>four</div>")
    assert [(p.kind, p.text, p.level) for p in page.pieces] == [
        (HEADING, "The First", 2), (PROSE, "One line", 0), (PROSE, "Two", 0), (PROSE, "three", 0), (PROSE, "four", 0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("markup", "text", "level"),
    [
        ("<hgroup><h3>I</h3><p>The Period</p></hgroup>", "I: The Period", 3),
        ("<h2><span>Book</span> <span>the First</span></h2>", "Book the First", 2),
        ("<h1>CHAPTER I<br/>Down the Hole</h1>", "CHAPTER I: Down the Hole", 1),
        ("<h1>THE ADVENTURES<br/>OF SHERLOCK HOLMES</h1>", "THE ADVENTURES OF SHERLOCK HOLMES", 1),
        ("<h2><div>A</div><p>B</p></h2>", "A B", 2),
    ],
)
def test_the_lines_of_a_heading_are_one(markup: str, text: str, level: int) -> None:
    (piece,) = read(markup)[0].pieces
    assert (piece.kind, piece.text, piece.level) == (HEADING, text, level)


def test_verse_keeps_its_lines() -> None:
    song = "Farewell and adieu\nto you"
    assert blocks('<div class="poem"><p><span>Farewell and adieu</span><br/><span>to you</span></p></div>') == [
        (VERSE, song)
    ]
    assert blocks('<div class="stanza"><p>Farewell and adieu</p><p>to you</p></div>') == [(VERSE, song)]
    assert blocks("<pre>Farewell and adieu\n  to you</pre>") == [(VERSE, song)]
    assert blocks("<p>Farewell and adieu<br/>to you</p>") == [(VERSE, song)]


def test_line_breaks_in_prose_part_paragraphs_where_sentences_end() -> None:
    long = "A sentence that is longer than any line of verse would ever be in a book."
    assert blocks(f"<div>{long}<br/><br/>　　{long}</div>") == [(PROSE, long), (PROSE, long)]
    assert blocks(f"<p>{long}<br/>{long}</p>") == [(PROSE, long), (PROSE, long)]
    assert blocks(f"<p>{long} and<br/>so on, and so on.</p>") == [(PROSE, f"{long} and so on, and so on.")]


@pytest.mark.parametrize("markup", ["<hr/>", "<p>* * *</p>", "<div>⁂</div>", "<p>※※※</p>"])
def test_scene_breaks_have_no_words(markup: str) -> None:
    assert blocks(f"<p>a</p>{markup}<p>b</p>") == [(PROSE, "a"), (BREAK, ""), (PROSE, "b")]


@pytest.mark.parametrize(
    ("markup", "reason", "example"),
    [
        ('<a href="#n1" epub:type="noteref">1</a>', "Footnote marks", "1"),
        ('<a role="doc-noteref" href="#n">12</a>', "Footnote marks", "12"),
        ('<sup><a href="#n">3</a></sup>', "Footnote marks", "3"),
        ('<a href="#n"><sup>3</sup></a>', "Footnote marks", "3"),
        ('<a href="#n">[4]</a>', "Footnote marks", "[4]"),
        ('<a href="#n" class="fnanchor">[A]</a>', "Footnote marks", "[A]"),
        ('<a href="#n">*</a>', "Footnote marks", "*"),
        ('<span epub:type="pagebreak">169</span>', "Page numbers", "169"),
        ('<span class="pagenum">[12]</span>', "Page numbers", "[12]"),
        ('<aside epub:type="footnote"><p>A note.</p></aside>', "Footnotes", "A note."),
        ('<aside epub:type="annotation">amended</aside>', "Editor's annotations", "amended"),
        ("<nav><ol><li>Chapter 1</li></ol></nav>", "Contents pages", "Chapter 1"),
        ("<table><tr><td>1732</td></tr></table>", "Tables", "1732"),
        ('<img src="x.png" alt="A map"/>', "Image descriptions", "A map"),
        ("<figure><figcaption>Plate 1</figcaption></figure>", "Captions", "Plate 1"),
        ("<svg><text>Drawing</text></svg>", "Embedded media", "Drawing"),
        ("<math><mi>x</mi></math>", "Formulas", "x"),
        ('<div class="pgheader">Licence</div>', "Licence and distribution notices", "Licence"),
        ('<p style="display: none">secret</p>', "Hidden text", "secret"),
        ("<p hidden>secret</p>", "Hidden text", "secret"),
    ],
)
def test_what_is_not_spoken_is_accounted_for(markup: str, reason: str, example: str) -> None:
    page, skipped = read(f"<p>before</p>{markup}<p>after</p>")
    assert [piece.text for piece in page.pieces] == ["before", "after"]
    assert skipped == {reason: (example,)}


def test_notes_in_a_list_are_counted_one_by_one() -> None:
    _, skipped = read('<section epub:type="endnotes"><h2>Notes</h2><ol><li>One.</li><li>Two.</li></ol></section>')
    assert skipped == {"Footnotes": ("Notes", "One.", "Two.")}


def test_the_base_text_of_ruby_is_kept() -> None:
    page, skipped = read("<p><ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>です</p>")
    assert page.pieces[0].text == "漢字です"
    assert skipped == {"Ruby readings": ("(", "かんじ", ")")}


def test_words_and_numbers_that_only_look_like_marks_are_spoken() -> None:
    body = '<p>10<sup>2</sup> and <a href="#c">chapter 3</a> in <a href="#y">1884</a></p>'
    assert blocks(body) == [(PROSE, "102 and chapter 3 in 1884")]


def test_styles_and_scripts_are_never_words() -> None:
    assert read("<script>var x</script><style>p{}</style><p>a</p>") == (read("<p>a</p>")[0], {})


def test_ids_stand_at_the_piece_they_are_in() -> None:
    page, _ = read(
        '<div id="all"><p id="a">one <b id="b">two</b></p><h2 id="c">three</h2><p>x<br/><br/><a id="d"></a>y</p></div>'
    )
    assert page.anchors == {"all": (0, 4), "a": (0, 1), "b": (0, 1), "c": (1, 2), "d": (3, 4)}


def test_structural_types_are_known_around_a_piece() -> None:
    page, _ = read(
        '<section epub:type="bodymatter z3998:fiction"><section epub:type="chapter"><p>x</p></section></section>'
    )
    assert page.pieces[0].roles == ("bodymatter", "fiction", "chapter")


def test_wrapped_prose_between_pre_tags_is_prose_and_verse_is_verse() -> None:
    line = "It was a quiet evening by the harbour, and the old keeper came up"
    page, _ = read(
        f"<pre>CHAPTER 1\n\n{line}\n{line}\nthe stairs.\n \n{line}.\n\nRoses are red,\nviolets are blue.</pre>"
    )
    assert [(piece.kind, piece.text) for piece in page.pieces] == [
        (Kind.PROSE, "CHAPTER 1"),
        (Kind.PROSE, f"{line} {line} the stairs."),
        (Kind.PROSE, f"{line}."),
        (Kind.VERSE, "Roses are red,\nviolets are blue."),
    ]


def test_long_verses_in_a_page_as_typed_stay_verses() -> None:
    lines = (
        "This is the forest primeval. The murmuring pines and the hemlocks,",
        "Bearded with moss, and in garments green, indistinct in the twilight,",
        "Stand like Druids of eld, with voices sad and prophetic,",
        "Stand like harpers hoar, with beards that rest on their bosoms.",
    )
    assert blocks("<pre>" + "\n".join(lines) + "</pre>") == [(VERSE, "\n".join(lines))]
