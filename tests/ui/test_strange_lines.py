"""Lines that their voice does not speak, told before they are produced."""

from cosystudio.ui.strange_lines import warning_of


def test_the_warning_counts_the_lines_and_names_each_language_once(qapp: object) -> None:
    sentence = warning_of(["ru", "fr", "ru"])
    assert sentence.startswith("3 lines in a language that the voice does not speak (français, русский).")


def test_a_language_that_nobody_knows_is_named_by_its_tag(qapp: object) -> None:
    assert "(x-martian)" in warning_of(["x-martian"])
