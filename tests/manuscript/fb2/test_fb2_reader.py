import zipfile
from pathlib import Path

import pytest

from cosystudio.book.balance import balance
from cosystudio.book.model import ChapterKind, Kind
from cosystudio.book.reading import Notes, ReadingChoices
from cosystudio.errors import ManuscriptError
from cosystudio.manuscript import Manuscript, read

HEAD = (
    "<description><title-info><author><first-name>Jules</first-name><last-name>Verne</last-name></author>"
    "<book-title>Le Tour</book-title><lang>fr</lang></title-info></description>"
)
LINE = "Il était une fois un gentleman énigmatique, dont on ne savait rien, sinon qu'il était fort galant. "


def section(title: str, body: str = f"<p>{LINE * 4}</p>") -> str:
    return f"<section><title><p>{title}</p></title>{body}</section>"


def book(bodies: str, encoding: str = "utf-8") -> bytes:
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?><FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0" '
        f'xmlns:l="http://www.w3.org/1999/xlink">{HEAD}{bodies}<binary id="c.png">{"QUJD" * 99}</binary></FictionBook>'
    )
    return text.encode(encoding)


def made(tmp_path: Path, data: bytes, choices: ReadingChoices | None = None) -> Manuscript:
    path = tmp_path / "book.fb2"
    path.write_bytes(data)
    manuscript = read(path, choices)
    assert balance(manuscript.account, manuscript.chapters).unexplained == 0
    return manuscript


def spoken(manuscript: Manuscript) -> list[tuple[Kind, str]]:
    return [(block.kind, block.text) for chapter in manuscript.chapters for block in chapter.blocks if chapter.included]


def test_sections_are_chapters_and_the_title_page_is_not_read(tmp_path: Path) -> None:
    title = "<title><p>Jules Verne</p><empty-line/><p>Le Tour</p></title>"
    manuscript = made(tmp_path, book(f"<body>{title}{section('I</p><p>DANS LEQUEL')}{section('II')}</body>"))
    assert (manuscript.title, manuscript.author, manuscript.language) == ("Le Tour", "Jules Verne", "fr")
    assert [(chapter.part, chapter.title) for chapter in manuscript.chapters] == [("", "I DANS LEQUEL"), ("", "II")]


def test_nested_sections_are_parts(tmp_path: Path) -> None:
    parts = "".join(
        f"<section><title><p>{name}</p></title>{section('Глава 1')}{section('Глава 2')}</section>"
        for name in ("Первая", "Вторая")
    )
    manuscript = made(tmp_path, book(f"<body>{parts}</body>"))
    assert [(chapter.part, chapter.title) for chapter in manuscript.chapters] == [
        ("Первая", "Глава 1"), ("Первая", "Глава 2"), ("Вторая", "Глава 1"), ("Вторая", "Глава 2"),
    ]  # fmt: skip


def test_poems_are_verse_and_empty_lines_are_scene_breaks(tmp_path: Path) -> None:
    poem = "<poem><stanza><v>Un vers</v><v>et un autre</v></stanza><text-author>Moi</text-author></poem>"
    body = f"<p>{LINE}</p>{poem}<empty-line/><cite><p>Cité.</p></cite><subtitle>* * *</subtitle><p>Fin.</p>"
    manuscript = made(tmp_path, book(f"<body>{section('I', body)}{section('II')}</body>"))
    assert spoken(manuscript)[1:9] == [
        (Kind.PROSE, LINE.strip()), (Kind.VERSE, "Un vers\net un autre"), (Kind.VERSE, "Moi"), (Kind.SCENE_BREAK, ""),
        (Kind.PROSE, "Cité."), (Kind.SCENE_BREAK, ""), (Kind.PROSE, "Fin."), (Kind.HEADING, "II"),
    ]  # fmt: skip


CALL = '<p>Un mot<a l:href="#n1" type="note">[1]</a> encore.</p>'
NOTES = '<title><p>Notes</p></title><section id="n1"><title><p>1</p></title><p>La note.</p></section>'
NOTED = book(f'<body>{section("I", CALL)}</body><body name="notes">{NOTES}</body>')


def test_notes_are_left_out_or_read_behind_their_paragraph(tmp_path: Path) -> None:
    assert [text for _, text in spoken(made(tmp_path, NOTED))] == ["I", "Un mot encore."]
    after = made(tmp_path, NOTED, ReadingChoices(notes=Notes.AFTER_PARAGRAPH))
    assert [text for _, text in spoken(after)] == ["I", "Un mot encore.", "La note."]


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "utf-16"])
def test_the_declared_encoding_is_believed(tmp_path: Path, encoding: str) -> None:
    russian = "Все счастливые семьи похожи друг на друга, каждая несчастливая семья несчастлива по-своему. " * 4
    data = book(f"<body>{section('Глава 1', f'<p>{russian}</p>')}</body>".replace("é", "e"), "utf-8").decode()
    data = data.replace("utf-8", encoding).replace("é", "e")
    assert spoken(made(tmp_path, data.encode(encoding)))[1][1] == russian.strip()


def test_a_packed_book_is_read(tmp_path: Path) -> None:
    path = tmp_path / "book.fb2.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("tour.fb2", book(f"<body>{section('I')}{section('II')}</body>"))
    assert [chapter.title for chapter in read(path).chapters] == ["I", "II"]


def test_underscores_around_words_are_not_read(tmp_path: Path) -> None:
    body = f"<p>Le patron de la «_Tankadère_» et snake_case. {LINE * 4}</p>"
    manuscript = made(tmp_path, book(f"<body>{section('I', body)}{section('II')}</body>"))
    assert manuscript.chapters[0].blocks[1].text.startswith("Le patron de la «Tankadère» et snake_case.")


def test_a_section_without_a_title_goes_on_with_the_chapter_before(tmp_path: Path) -> None:
    body = f"<body>{section('I')}<section><p>{LINE}</p></section>{section('II')}</body>"
    manuscript = made(tmp_path, book(body))
    assert [chapter.title for chapter in manuscript.chapters] == ["I", "II"]
    assert manuscript.chapters[0].blocks[-1].text == LINE.strip()
    assert all(chapter.kind is ChapterKind.BODY for chapter in manuscript.chapters)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b'<!DOCTYPE x [<!ENTITY a "b">]><FictionBook><body><p>&a;</p></body></FictionBook>', "declares XML entities"),
        (b"<FictionBook", "damaged"),
        (b"<FictionBook><description/></FictionBook>", "There is no text"),
    ],
)
def test_hostile_and_damaged_books_are_refused_in_a_sentence(tmp_path: Path, data: bytes, sentence: str) -> None:
    with pytest.raises(ManuscriptError, match=sentence):
        made(tmp_path, data)


def test_a_book_cut_short_is_read_as_far_as_it_goes_with_a_warning(tmp_path: Path) -> None:
    data = book(f"<body>{section('I')}{section('II')}{section('III')}</body>")
    manuscript = made(tmp_path, data[: len(data) * 2 // 3])
    assert manuscript.chapters[0].title == "I"
    assert "damaged" in manuscript.warnings[0]


def test_lines_in_bold_are_the_titles_of_a_book_that_has_none(tmp_path: Path) -> None:
    bold = [f"<p><strong>{name}</strong></p><p>{LINE * 4}</p>" for name in ("Dawn", "Dusk", "Night")]
    inside = f"<p><strong>Non !</strong></p><p>{LINE}</p>"
    sections = "".join(f"<section><empty-line/>{one}{inside}</section>" for one in bold)
    manuscript = made(tmp_path, book(f"<body>{sections}</body>"))
    assert [one.title for one in manuscript.chapters] == ["Dawn", "Dusk", "Night"]
    assert (Kind.PROSE, "Non !") in spoken(manuscript)


def test_bold_lines_of_a_book_with_titles_are_text(tmp_path: Path) -> None:
    manuscript = made(tmp_path, book(f"<body>{section('I', f'<p><strong>Dawn</strong></p><p>{LINE}</p>')}</body>"))
    assert (Kind.PROSE, "Dawn") in spoken(manuscript)


def test_a_book_nested_deeper_than_the_parser_follows_is_read(tmp_path: Path) -> None:
    deep = f"{'<section>' * 3_000}<p>{LINE}</p>{'</section>' * 3_000}"
    manuscript = made(tmp_path, book(f"<body>{section('I')}{deep}{section('II')}</body>"))
    words = [text for _, text in spoken(manuscript)]
    assert LINE.strip() in words
    assert {"I", "II"} <= set(words)
    assert not manuscript.warnings


def test_numbered_lines_within_the_only_section_are_its_chapters(tmp_path: Path) -> None:
    lines = "".join(f"<subtitle>{n}</subtitle><p>{LINE * 4}</p>" for n in (1, 2, 3))
    manuscript = made(tmp_path, book(f"<body><section><title><p>Roman</p></title>{lines}</section></body>"))
    assert [chapter.title for chapter in manuscript.chapters] == ["1", "2", "3"]
