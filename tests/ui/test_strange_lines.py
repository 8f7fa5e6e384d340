"""Lines that their voice does not speak, told before they are produced."""

from cosystudio.ui.error_words import sentence
from cosystudio.ui.strange_lines import warning_of


def test_the_warning_counts_the_lines_and_names_each_language_once(qapp: object) -> None:
    sentence = warning_of(["ru", "fr", "ru"])
    assert sentence.startswith("3 lines in a language that the voice does not speak (français, русский).")


def test_a_language_that_nobody_knows_is_named_by_its_tag(qapp: object) -> None:
    assert "(x-martian)" in warning_of(["x-martian"])


def test_a_remark_from_below_names_languages_by_what_they_call_themselves(qapp: object) -> None:
    remark = "No built-in voice speaks de, x-martian: choose a speech service before you produce."
    assert sentence(remark).startswith("No built-in voice speaks Deutsch, x-martian:")
