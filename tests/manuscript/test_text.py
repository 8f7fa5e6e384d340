import pytest

from cosystudio.manuscript.text import columns, is_scene_break, is_short_lines, joined, lines_of, one_line, squeezed


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("two\u00a0 words\n\there", "two words here"),
        ("well\u2060—known co\u00adoperate\u200b", "well—known cooperate"),
        ("他說：﹁好。﹂︱︱走了", "他說：「好。」——走了"),
        ("夜里，\n灯亮了", "夜里，灯亮了"),
        ("第一回\u3000王教頭", "第一回 王教頭"),
        ("page\x07 one\ufeff", "page one"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_words_are_cleaned_of_what_only_a_typesetter_needs(written: str, spoken: str) -> None:
    assert one_line(written) == spoken


def test_wrapped_lines_are_joined_as_their_language_writes() -> None:
    assert joined(["a wrapped", "line"]) == "a wrapped line"
    assert joined(["drug-", "created"]) == "drug-created"
    assert joined(["it was--", "I knew"]) == "it was--I knew"
    assert joined(["das Wetter --", "man hörte"]) == "das Wetter -- man hörte"
    assert joined(["惯", "看秋月春风"]) == "惯看秋月春风"


def test_only_breaks_that_the_writer_made_part_lines() -> None:
    assert lines_of("one\ntwo\u2028three") == ["one two", "three"]


@pytest.mark.parametrize(
    "marks", ["* * *", "***", "⁂", "＊　＊　＊", "※※※", "—————", "#", "~ ~ ~", "-" * 40, "<><><>", "oOo", "-oOo-"]
)
def test_ornaments_alone_are_a_scene_break(marks: str) -> None:
    assert is_scene_break(marks)


@pytest.mark.parametrize("text", ["**奸雄皆鹰扬", "…", "?!", "5", "", "   ", "- a list"])
def test_words_and_silences_are_not_a_scene_break(text: str) -> None:
    assert not is_scene_break(text)


def test_titles_are_compared_by_letters_alone() -> None:
    assert squeezed("I: The Period") == squeezed("I.  THE PERIOD") == "itheperiod"


def test_short_lines_are_measured_in_columns() -> None:
    assert columns("abc灯塔") == 7
    assert is_short_lines(["Dark is the water", "and far is the shore"])
    assert not is_short_lines(["one line alone"])
    assert not is_short_lines(["灯" * 31, "塔"])


def test_speech_wrapped_in_a_european_text_keeps_its_space() -> None:
    assert one_line("“Who goes there?”\n“Nobody.”") == "“Who goes there?” “Nobody.”"
    assert one_line("“谁？”\n“没人。”") == "“谁？”“没人。”"
