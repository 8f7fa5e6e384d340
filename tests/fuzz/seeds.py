"""The small books that are damaged: one of each format, with all that a reader of it must know."""

import tempfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from tests.manuscript import conftest as epub
from tests.manuscript.docx import building as docx
from tests.manuscript.odt import building as odt
from tests.manuscript.pdf.writer import Mark, page_of, pdf

PROSE = "It was a quiet evening by the harbour, and the old keeper climbed the stairs. “Who is there?” said he. " * 4


def _text() -> bytes:
    parts = [f"CHAPTER {number}\n\n{PROSE}[{number}]\n\n* * *\n\n[{number}] A _note_.\n\n" for number in range(1, 4)]
    head = "Title: The Book\n\n*** START OF THE PROJECT GUTENBERG EBOOK THE BOOK ***\n\n{12}\n\n"
    return f"{head}{''.join(parts)}End of the Project Gutenberg EBook\n".encode()


def _chinese() -> bytes:
    prose = "话说天下大势，分久必合，合久必分。“你来不来？”她问。" * 12
    return "".join(f"第{number}回 宴桃园豪杰\n{prose}\n手打，请收藏本站\n" for number in "一二三").encode("gb18030")


def _aozora() -> bytes:
    prose = "｜私《わたくし》は先生と呼《よ》んでいた。※［＃「口＋世」、U+546D］" * 8
    parts = [f"［＃「{number}」は中見出し］\n{number}\n\n{prose}\n" for number in "一二三"]
    return f"こころ\n夏目漱石\n\n{''.join(parts)}\n底本：「こころ」\n".encode("cp932", "replace")


def _markdown() -> bytes:
    parts = [
        f"# {number}\n\n{PROSE}[^{number}] ![alt](a.png) [link](a)\n\n> *quoted*\n\n- one\n- two\n\n| a | b |\n"
        f"|---|---|\n| 1 | 2 |\n\n```\ncode\n```\n\n<div>html &eacute;</div>\n\n[^{number}]: A note.\n\n"
        for number in range(1, 4)
    ]
    return f"---\ntitle: The Book\n---\n\n{''.join(parts)}".encode()


def _page(number: int) -> str:
    return (
        f"<section epub:type='chapter' id='c{number}'><h2>Chapter {number}</h2><p>{PROSE}<a href='#n{number}' "
        f"epub:type='noteref'>{number}</a></p><hr/><div class='poem'><p>One line,<br/>another.</p></div><table><tr>"
        "<td>1</td><td>2</td></tr></table><ruby>漢字<rt>かんじ</rt></ruby><figure><img src='a.png' alt='A map'/>"
        f"<figcaption>Plate</figcaption></figure><span epub:type='pagebreak'>{number}</span>"
        f"<p><img alt='T'/>he <b>end</b><a class='page' id='p{number}'>{number}</a>.<sup><a href='#x{number}'>*</a>"
        f"</sup></p><p id='x{number}'>A note.</p><ul><li>• One</li></ul>"
        f"<aside epub:type='footnote' id='n{number}'><p>A note.</p></aside></section>"
    )


def _epub() -> bytes:
    return io_zip(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": epub.CONTAINER,
            "OEBPS/content.opf": epub.package(
                {f"{n}.xhtml": "" for n in range(3)}, epub.METADATA, nav=True, ncx=True, spine=""
            ),
            "OEBPS/nav.xhtml": epub.page(
                '<nav epub:type="toc"><ol><li><a href="0.xhtml#c0">One</a></li>'
                '<li><a href="1.xhtml">Two</a></li></ol></nav>'
            ),
            "OEBPS/toc.ncx": '<ncx><navMap><navPoint><navLabel><text>One</text></navLabel><content src="0.xhtml"/>'
            "</navPoint></navMap></ncx>",
            **{f"OEBPS/{n}.xhtml": epub.page(_page(n)) for n in range(3)},
        }
    )


def _html() -> bytes:
    body = "".join(_page(number).replace("epub:type", "role") for number in range(3))
    head = "<meta charset='utf-8'><title>The Book</title><style>p{}</style>"
    page = f"<html lang='en'><head>{head}</head><body><nav><a href='#'>Home</a></nav>{body}</body></html>"
    return f"<!DOCTYPE html>{page}".encode()


def _fb2() -> bytes:
    sections = "".join(
        f"<section id='s{number}'><title><p>{number}</p><p>Title</p></title><epigraph><p>Motto</p></epigraph><p>{PROSE}"
        f"<a l:href='#n{number}' type='note'>[{number}]</a></p><empty-line/><poem><stanza><v>One</v><v>Two</v></stanza>"
        "</poem><cite><p>Said.</p></cite><subtitle>* * *</subtitle></section>"
        for number in range(1, 4)
    )
    notes = "".join(
        f"<section id='n{number}'><title><p>{number}</p></title><p>Note.</p></section>" for number in range(1, 4)
    )
    return (
        "<?xml version='1.0' encoding='utf-8'?><FictionBook xmlns='http://www.gribuser.ru/xml/fictionbook/2.0' "
        "xmlns:l='http://www.w3.org/1999/xlink'><description><title-info><author><first-name>A</first-name>"
        "<last-name>Writer</last-name></author><book-title>The Book</book-title><lang>en</lang></title-info>"
        "</description>"
        f"<body><title><p>The Book</p></title>{sections}</body><body name='notes'>{notes}</body>"
        "<binary id='c' content-type='image/png'>aGVsbG8=</binary></FictionBook>"
    ).encode()


def _docx() -> bytes:
    body = "".join(
        docx.chapter(
            f"Chapter {number}",
            docx.para(docx.run("Seen") + "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"),
            docx.para("First point", properties=docx.item()),
            docx.para(docx.field("PAGE", docx.run("12"))),
            "<w:tbl><w:tr><w:tc>" + docx.para("Cell") + "</w:tc></w:tr></w:tbl>",
            docx.para('<w:r><w:footnoteReference w:id="2"/></w:r>'),
        )
        for number in range(1, 4)
    )
    parts = {
        "footnotes": '<w:footnote w:id="2">' + docx.para("A note.") + "</w:footnote>",
        "numbering": docx.numbered_list(("decimal", "%1.")),
        "hdr": docx.para("Running head"),
    }
    return _written(lambda path: docx.write_docx(path, body, parts))


def _odt() -> bytes:
    body = "".join(
        odt.chapter(f"Chapter {number}", odt.para(f"Words{odt.note('A note.')}<text:s text:c='3'/>more<text:tab/>."))
        for number in range(1, 4)
    )
    return _written(lambda path: odt.write_odt(path, body))


def _rtf() -> bytes:
    prose = PROSE.replace("“", r"\ldblquote ").replace("”", r"\rdblquote ")
    chapters = "".join(
        rf"\pard\s1\outlinelevel0 Chapter {number}\par\pard {prose}\'e9\u20013?{{\footnote A note.}}{{\v hidden}}"
        r"\line verse\par{\field{\*\fldinst PAGE}{\fldrslt 12}}\par\trowd\cellx100\intbl cell\cell\row\pard"
        for number in range(1, 4)
    )
    head = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}}{\stylesheet{\s1 heading 1;}}{\info{\title The Book}}"
    return rf"{head}{{\header Running head}}{chapters}}}".encode("cp1252", "replace")


def _pdf() -> bytes:
    pages = [page_of([PROSE, PROSE]) for _ in range(4)]
    return pdf(pages, outline=[Mark("Chapter I", 0), Mark("Chapter II", 2)])


def io_zip(members: Mapping[str, str]) -> bytes:
    """Return a ZIP archive of these members."""

    def write(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in members.items():
                archive.writestr(name, content)

    return _written(write)


def _written(write: Callable[[Path], object]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book"
        write(path)
        return path.read_bytes()


SEEDS: Mapping[str, tuple[str, Callable[[], bytes]]] = MappingProxyType(
    {
        "text": (".txt", _text),
        "chinese": (".txt", _chinese),
        "aozora": (".txt", _aozora),
        "markdown": (".md", _markdown),
        "html": (".html", _html),
        "fb2": (".fb2", _fb2),
        "epub": (".epub", _epub),
        "docx": (".docx", _docx),
        "odt": (".odt", _odt),
        "rtf": (".rtf", _rtf),
        "pdf": (".pdf", _pdf),
    }
)
"""Suffix and maker by format."""
