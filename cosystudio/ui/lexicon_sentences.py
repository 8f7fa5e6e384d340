"""The sentences of the pronunciation lexicon, as the rooms below write them, for the translators to find."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

LEXICON = (
    QT_TRANSLATE_NOOP("Errors", "The expression “{written}” is too long."),
    QT_TRANSLATE_NOOP("Errors", "“{written}” is not a regular expression: look at its character {place} ({reason})."),
    QT_TRANSLATE_NOOP("Errors", "There is no group \\{group} in the expression “{written}”."),
    QT_TRANSLATE_NOOP("Errors", "The expression “{written}” also fits where nothing stands: let it ask for a letter."),
    QT_TRANSLATE_NOOP("Errors", "A lexicon has {most} regular expressions at most; this is one more."),
    QT_TRANSLATE_NOOP("Errors", "The expression “{written}” takes too long: repeats inside of repeats are the reason."),
    QT_TRANSLATE_NOOP("Errors", "Write down the word that the entry is for."),
    QT_TRANSLATE_NOOP("Errors", "An entry has {most} characters at most; “{written}” has more."),
    QT_TRANSLATE_NOOP("Errors", "Write down how “{written}” is said."),
    QT_TRANSLATE_NOOP("Errors", "Pinyin is written as syllables with their tones, such as tian1 qi4; not “{spoken}”."),
    QT_TRANSLATE_NOOP("Errors", "The SSML of “{written}” is not well-formed; check its angle brackets."),
    QT_TRANSLATE_NOOP("Errors", "“{value}” is none of {known}."),
    QT_TRANSLATE_NOOP("Errors", "“{value}” is neither yes nor no."),
    QT_TRANSLATE_NOOP("Errors", "There are no entries in this file."),
    QT_TRANSLATE_NOOP("Errors", "This file is not in UTF-8: save it as “CSV UTF-8” and import it again."),
    QT_TRANSLATE_NOOP("Errors", "This file is no table of text."),
    QT_TRANSLATE_NOOP("Errors", "Row {number} was left out: {reason}"),
    QT_TRANSLATE_NOOP("Errors", "Rows {numbers} were left out; row {first}: {reason}"),
    QT_TRANSLATE_NOOP("Errors", "This file is no pronunciation lexicon (PLS)."),
    QT_TRANSLATE_NOOP("Errors", "It lacks a grapheme, or an alias or phoneme."),
    QT_TRANSLATE_NOOP("Errors", "Its phonemes are in the alphabet {alphabet}, not in IPA."),
    QT_TRANSLATE_NOOP("Errors", "The text of this file is damaged."),
    QT_TRANSLATE_NOOP("Errors", "This file is not safe to read: it declares XML entities."),
    QT_TRANSLATE_NOOP("Errors", "Lexemes were left out: number {numbers}; {first}: {reason}"),
    QT_TRANSLATE_NOOP("Errors", "The file is too large for a lexicon: the limit is 8 MB."),
    QT_TRANSLATE_NOOP("Errors", "The lexicon “{file}” cannot be read ({reason})."),
    QT_TRANSLATE_NOOP("Errors", "The lexicon “{file}” cannot be written ({reason})."),
    QT_TRANSLATE_NOOP("Errors", "The service of this voice does not take this form: write a respelling instead."),
)
