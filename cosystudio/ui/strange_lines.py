"""The lines that their voice does not speak, in words."""

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication, QLocale

from cosystudio.ui import words


def warning_of(languages: Collection[str]) -> str:
    """Return the sentence that warns of lines in other languages than their voices speak, given the tag of each."""
    names = ", ".join(sorted({language_name(tag) for tag in languages}))
    sentence = QCoreApplication.translate(
        "StrangeLines",
        "{lines} in a language that the voice does not speak ({languages}). Choose another voice there: "
        "“Voice lacks the language” above the lines of a chapter shows which they are.",
    )
    return sentence.format(lines=words.count_of_lines(len(languages)), languages=names)


def language_name(tag: str) -> str:
    """Return what a language calls itself, which needs no translation; the tag where that is not known."""
    locale = QLocale(tag)
    return tag if locale.language() is QLocale.Language.C else locale.nativeLanguageName() or tag
