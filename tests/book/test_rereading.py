from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cosystudio.book import chapters, edits
from cosystudio.book.model import Block, Book, Chapter, ChapterKind, Kind
from cosystudio.book.reading import Reading, ReadingChoices
from cosystudio.book.rereading import Loss, loss, reread
from tests.book.builders import book, chapter, ids

CHOSEN = Reading("a.txt", "utf-8", ReadingChoices(captions=True))


def read_again(*chapters: tuple[str, ...]) -> Book:
    """A fresh reading: each chapter a title and its paragraphs."""
    return replace(book(*(chapter(*one) for one in chapters)), reading=CHOSEN)


def test_lines_of_paragraphs_that_read_the_same_keep_what_was_done_to_them() -> None:
    before = book(chapter("One", "First.", "Second.", "Third."))
    first, second, third = ids(before)
    before = edits.set_text(before, second, "Second, changed.")
    after = reread(before, read_again(("One", "A caption.", "First.", "Second.", "Third.")))
    lines = after.chapters[0].segments
    assert [line.text for line in lines] == ["A caption.", "First.", "Second, changed.", "Third."]
    assert [line.id for line in lines[1:]] == [first, second, third]
    assert [line.span for line in lines] == [(0, 0), (1, 1), (2, 2), (3, 3)]
    assert lines[0].id == before.next_id
    assert after.next_id == before.next_id + 1
    assert after.reading is CHOSEN


def test_lines_that_were_merged_over_paragraphs_stay_merged_where_both_are_there() -> None:
    before = book(chapter("One", "First.", "Second.", "Third."))
    before = edits.merge(before, ids(before)[0])
    same = reread(before, read_again(("One", "First.", "Second.", "Note.", "Third.")))
    assert [line.text for line in same.chapters[0].segments] == ["First. Second.", "Note.", "Third."]
    parted = reread(before, read_again(("One", "First.", "Note.", "Second.", "Third.")))
    assert [line.text for line in parted.chapters[0].segments] == ["First.", "Note.", "Second.", "Third."]


def test_a_chapter_is_known_by_its_paragraphs_and_keeps_its_name_and_tick() -> None:
    before = book(chapter("One", "First.", "Second."), chapter("Two", "Third.", "Fourth."))
    before = edits.tick(before, {before.chapters[1].id}, included=False)
    before = replace(before, chapters=(replace(before.chapters[0], title="Mine"), before.chapters[1]))
    after = reread(before, read_again(("New", "Elsewhere."), ("One", "First.", "Second."), ("2", "Third.", "Fourth.")))
    assert [(one.title, one.included) for one in after.chapters] == [("New", True), ("Mine", True), ("Two", False)]
    assert after.chapters[1:] == before.chapters


def test_a_text_read_in_another_encoding_is_all_new() -> None:
    before = book(chapter("One", "Ã¤."))
    after = reread(before, read_again(("One", "ä.")))
    assert after.chapters[0].segments[0].text == "ä."
    assert after.chapters[0].blocks == (Block(Kind.PROSE, "ä."),)
    assert not {line.id for line in after.chapters[0].segments} & set(ids(before))


FILE = (
    ("One", "First.", "Second.", "Third.", "Fourth."),
    ("Two", "Fifth.", "Sixth."),
    ("Three", "Seventh.", "Eighth."),
)


def titles_and_texts(one: Book) -> list[tuple[str, list[str]]]:
    return [(chapter.title, [block.text for block in chapter.blocks]) for chapter in one.chapters]


def rearranged() -> Book:
    """The file with "One" split and its end named, "Two" merged with "Three" and moved to the front, as back matter."""
    before = book(*(chapter(*one) for one in FILE))
    numbers = ids(before)
    changed = edits.set_text(before, numbers[2], "Third, changed.")
    split = chapters.split_chapter(changed, numbers[2], "Mine")
    two = split.chapters[2].id
    merged = chapters.merge_chapter(split, two)
    moved = chapters.move_chapters(merged, {two}, split.chapters[0].id)
    named = chapters.rename_chapter(moved, split.chapters[0].id, "My one", "A part")
    return chapters.retype_chapters(named, {two}, ChapterKind.BACK)


def test_chapters_stay_as_a_person_arranged_them() -> None:
    before = rearranged()
    after = reread(before, read_again(*FILE))
    assert after.chapters == before.chapters
    assert loss(before, after) == Loss()


def test_what_is_new_in_the_file_comes_beside_its_neighbour() -> None:
    file = (
        ("One", "First.", "A note.", "Second.", "Third.", "Another.", "Fourth."),
        ("A table", "Rows."),
        ("Two", "A caption.", "Fifth.", "Sixth."),
        ("Three", "Seventh.", "Eighth.", "The end."),
    )
    after = reread(rearranged(), read_again(*file))
    assert titles_and_texts(after) == [
        ("Two", ["A caption.", "Fifth.", "Sixth.", "Seventh.", "Eighth.", "The end."]),
        ("My one", ["First.", "A note.", "Second."]),
        ("Mine", ["Third.", "Another.", "Fourth."]),
        ("A table", ["Rows."]),
    ]
    assert after.chapters[0].kind is ChapterKind.BACK
    assert after.chapters[1].part == "A part"
    assert [line.text for line in after.chapters[2].segments] == ["Third, changed.", "Another.", "Fourth."]


def test_paragraphs_that_read_otherwise_stand_where_they_stood() -> None:
    file = tuple((title, *(text.replace("i", "í") for text in texts)) for title, *texts in FILE)
    after = reread(rearranged(), read_again(*file))
    assert [title for title, _ in titles_and_texts(after)] == ["Two", "My one", "Mine"]
    assert [len(texts) for _, texts in titles_and_texts(after)] == [4, 2, 2]


def test_what_cannot_be_kept_is_told() -> None:
    before = rearranged()
    changed = edits.set_text(before, before.chapters[0].segments[0].id, "Fifth, changed.")
    gone = reread(changed, read_again(("One", "First.", "Second."), ("New", "Nothing", "of", "that.")))
    assert titles_and_texts(gone)[0] == ("My one", ["First.", "Second."])
    assert loss(changed, gone) == Loss(("Two", "Mine"), 2)


def test_a_title_that_was_read_wrongly_is_read_anew_and_one_that_was_given_stays() -> None:
    def headed(title: str, heading: str, *texts: str) -> Chapter:
        made = chapter(title, heading, *texts)
        return replace(made, blocks=(Block(Kind.HEADING, heading), *made.blocks[1:]))

    before = book(headed("KapÃ­tel", "KapÃ­tel", "One.", "Two."), headed("KapÃ­tel 2", "KapÃ­tel 2", "Three.", "Four."))
    before = chapters.rename_chapter(before, before.chapters[1].id, "The end", "")
    fresh = book(headed("Kapítel", "Kapítel", "One.", "Two."), headed("Kapítel 2", "Kapítel 2", "Three.", "Four."))
    assert [one.title for one in reread(before, fresh).chapters] == ["Kapítel", "The end"]


def test_a_chapter_takes_its_own_lines_before_another_may() -> None:
    before = book(chapter("One", "First.", "Yes."), chapter("Two", "Yes.", "Last."))
    after = reread(before, read_again(("One", "Yes.", "First.", "Yes."), ("Two", "Yes.", "Last.")))
    assert after.chapters[1].segments == before.chapters[1].segments


TEXTS = st.lists(st.sampled_from(["Yes.", "No.", "First.", "Second."]), min_size=1, max_size=4)
CHAPTERS = st.lists(TEXTS, min_size=1, max_size=3)


@given(CHAPTERS, CHAPTERS, st.integers(0, 11))
def test_every_paragraph_has_its_lines_once_whatever_was_done(
    old: list[list[str]], new: list[list[str]], merged: int
) -> None:
    before = book(*(chapter(f"C{at}", *texts) for at, texts in enumerate(old)))
    numbers = ids(before)
    id = numbers[merged % len(numbers)]
    chapter_at, line_at = edits.locate(before, id)
    if line_at + 1 < len(before.chapters[chapter_at].segments):
        before = edits.merge(before, id)
    after = reread(before, read_again(*((f"C{at}", *texts) for at, texts in enumerate(new))))
    read = Counter(text for texts in new for text in texts)
    assert Counter(block.text for one in after.chapters for block in one.blocks) == read
    for one in after.chapters:
        assert " ".join(line.text for line in one.segments) == " ".join(block.text for block in one.blocks)
        assert [line.span[0] for line in one.segments] == sorted(line.span[0] for line in one.segments)
    assert len(set(ids(after))) == len(ids(after))


DEEDS = st.lists(
    st.tuples(st.sampled_from(["split", "merge", "rename", "move", "retype"]), st.integers(0, 99)), max_size=6
)


def done(before: Book, deeds: list[tuple[str, int]]) -> Book:
    """The book after a person's work on its chapters."""
    for deed, number in deeds:
        at = number % len(before.chapters)
        one = before.chapters[at]
        match deed:
            case "split" if len(one.segments) > 1:
                line = one.segments[1 + number % (len(one.segments) - 1)]
                before = chapters.split_chapter(before, line.id, f"Part {number}")
            case "merge" if at + 1 < len(before.chapters):
                before = chapters.merge_chapter(before, one.id)
            case "rename":
                before = chapters.rename_chapter(before, one.id, f"Named {number}", "")
            case "move":
                before = chapters.move_chapters(before, {one.id}, before.chapters[-1 - at].id)
            case "retype":
                before = chapters.retype_chapters(before, {one.id}, list(ChapterKind)[number % 4])
    return before


def numbered(sizes: list[int]) -> list[tuple[str, ...]]:
    """Chapters of so many paragraphs, each of which stands once in the book."""
    return [(f"C{at}", *(f"{at}.{number}." for number in range(size))) for at, size in enumerate(sizes)]


@given(st.lists(st.integers(1, 5), min_size=1, max_size=5), DEEDS)
def test_the_same_file_read_again_leaves_all_chapters_as_they_are(
    sizes: list[int], deeds: list[tuple[str, int]]
) -> None:
    before = done(book(*(chapter(*one) for one in numbered(sizes))), deeds)
    after = reread(before, read_again(*numbered(sizes)))
    assert after.chapters == before.chapters


@given(st.lists(st.integers(2, 5), min_size=1, max_size=5), DEEDS, st.sets(st.integers(0, 24)))
def test_notes_that_are_read_now_move_no_paragraph_to_another_chapter(
    sizes: list[int], deeds: list[tuple[str, int]], noted: set[int]
) -> None:
    file = numbered(sizes)
    before = done(book(*(chapter(*one) for one in file)), deeds)
    places = iter(range(1000))
    with_notes = [
        (title, *(text for one in texts for text in ((one, f"note {one}") if next(places) in noted else (one,))))
        for title, *texts in file
    ]
    after = reread(before, read_again(*with_notes))
    without = [(title, [text for text in texts if "note" not in text]) for title, texts in titles_and_texts(after)]
    assert without == titles_and_texts(before)
    assert [one.kind for one in after.chapters] == [one.kind for one in before.chapters]
    for _title, texts in titles_and_texts(after):
        assert all(texts[at - 1] == text[5:] for at, text in enumerate(texts) if "note" in text)
