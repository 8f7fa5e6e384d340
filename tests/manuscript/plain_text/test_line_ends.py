from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.plain_text.line_ends import LineEnds, single_spaced

PARTED = ["The keeper had a let-", "ter in his pocket, and the letter was old;", "in the morn-", "ing he read it.",
          "It was the morning of a day with-", "out wind, and without the sea-", "gulls."]  # fmt: skip


def test_words_parted_at_line_ends_are_whole_again() -> None:
    account = Account()
    joined = " ".join(LineEnds(PARTED, account).all_joined(PARTED))
    assert "a letter in" in joined
    assert "the morning he" in joined
    assert "day without wind" in joined
    assert account.skipped[Reason.HYPHEN][:3] == ["-"] * 3


def test_hyphens_of_compounds_stay_in_a_text_that_parts_no_words() -> None:
    lines = ["He was a well-", "known man, and his mother-in-", "law knew it well."]
    account = Account()
    assert LineEnds(lines, account).all_joined(lines) == lines
    assert account.skipped == {}


def test_an_indent_below_a_parted_word_is_kept() -> None:
    lines = ["a letter, a let-", "    ter here, the morn-", "ing, a morning"]
    assert LineEnds(lines, Account()).all_joined(lines)[1] == "    here, the morning,"


def test_a_blank_line_below_every_line_parts_no_paragraphs() -> None:
    prose = [
        "The keeper climbed the stairs as he had done for all those",
        "thirty years, and nobody came up to see him, or to ask what",
        "he saw from there on the days when no ship was to be seen.",
    ]
    doubled = [line for paragraph in [prose] * 8 for line in (*(x for one in paragraph for x in (one, "")), "")]
    assert single_spaced(doubled)[:4] == [*prose, ""]
    assert single_spaced([*prose, ""] * 8) == [*prose, ""] * 8


def test_short_paragraphs_with_blank_lines_between_stay_apart() -> None:
    lines = [
        line for _ in range(9) for line in ("“No,” he said.", "", "She left the room and did not come back.", "", "")
    ]
    assert single_spaced(lines) == lines
