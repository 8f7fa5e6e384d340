"""Whatever a DOCX holds, each of its characters is spoken or skipped for a reason."""

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from cosystudio.book.reading import Notes, ReadingChoices, Ruby
from cosystudio.errors import ManuscriptError
from cosystudio.manuscript import read
from tests.manuscript.docx.building import field, held, item, numbered_list, para, run, style, write_docx
from tests.manuscript.sums import assert_adds_up

WORDS = st.sampled_from(
    [
        "word",
        "1",
        "第一章 雨",
        "Chapter 2",
        "* * *",
        "Contents",
        "[3]",
        "a\u200bb",
        "︽雨︾",
        "x\u3000y",
        "The rain. ",
        "Page 3",
        "7",
    ]
)
PROPERTIES = st.sampled_from(
    ["", "<w:vanish/>", "<w:b/>", '<w:vertAlign w:val="superscript"/>', '<w:rStyle w:val="FootnoteReference"/>']
)
RUNS = st.recursive(
    st.builds(run, WORDS, PROPERTIES),
    lambda inner: st.one_of(
        st.builds("<w:del>{}</w:del>".format, inner),
        st.builds("<w:ins>{}</w:ins>".format, inner),
        st.builds("<w:moveFrom>{}</w:moveFrom>".format, inner),
        st.builds('<w:hyperlink w:anchor="x">{}</w:hyperlink>'.format, inner),
        st.builds(field, st.sampled_from(["PAGE", "TOC", "REF x", "IF"]), inner),
        st.builds("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>".format, inner),
        st.builds("<w:r><w:txbxContent><w:p>{}</w:p></w:txbxContent></w:r>".format, inner),
        st.builds(
            "<w:r><w:ruby><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>".format,
            *[st.builds(run, WORDS)] * 2,
        ),
        st.just('<w:r><w:footnoteReference w:id="2"/></w:r>'),
        st.just('<w:r><w:br w:type="page"/></w:r>'),
        st.just("<w:r><w:br/><w:softHyphen/><w:noBreakHyphen/></w:r>"),
        st.just(
            '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC</w:instrText>'
            '<w:fldChar w:fldCharType="separate"/></w:r>'
        ),
    ),
    max_leaves=4,
)
LOOKS = st.sampled_from(
    ["", item(), item(1), '<w:jc w:val="center"/>', '<w:framePr w:dropCap="drop"/>', "<w:rPr><w:del/></w:rPr>"]
)
STYLES = st.sampled_from(["", "Heading1", "Heading2", "Title", "c", "t", "v"])
PARAGRAPHS = st.builds(
    lambda runs, style, look: para("".join(runs) or "x", style, look), st.lists(RUNS, max_size=3), STYLES, LOOKS
)
TABLES = st.builds(
    lambda cells: f"<w:tbl><w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr></w:tbl>",
    st.lists(PARAGRAPHS, min_size=1, max_size=3),
)
CHOICES = st.builds(
    ReadingChoices,
    notes=st.sampled_from(Notes),
    ruby=st.sampled_from(Ruby),
    captions=st.booleans(),
    tables=st.booleans(),
)
BODIES = st.lists(st.one_of(PARAGRAPHS, TABLES), min_size=1, max_size=8)
NOTES = st.lists(PARAGRAPHS, min_size=1, max_size=2)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.one_of(PARAGRAPHS, TABLES), min_size=1, max_size=8),
    st.lists(PARAGRAPHS, min_size=1, max_size=2),
    CHOICES,
)
def test_every_character_is_spoken_or_skipped(body: list[str], note: list[str], choices: ReadingChoices) -> None:
    parts = {
        "footnotes": f'<w:footnote w:id="2">{"".join(note)}</w:footnote>',
        "numbering": numbered_list(("decimal", "%1."), ("bullet", "•")),
    }
    styles = style("c", "caption") + style("t", "toc 1") + style("v", "Verse") + style("Title", "Title")
    with TemporaryDirectory() as folder:
        path = write_docx(Path(folder) / "a.docx", "".join(body), parts, styles=styles)
        with suppress(ManuscriptError):  # there may be nothing to speak
            book = read(path, choices)
            assert_adds_up("".join(map(held, [*body, parts["footnotes"]])), book)
