"""What the rooms below say, in the language of the window: their errors and remarks are written in English."""

import re
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from cosystudio.ui.file_sentences import FILES, MANUSCRIPTS, SOUND
from cosystudio.ui.lexicon_sentences import LEXICON
from cosystudio.ui.speech_sentences import ALIBABA, PRODUCTS, SERVICES
from cosystudio.ui.strange_lines import language_name

TEMPLATES = tuple(map(str, (*SERVICES, *PRODUCTS, *ALIBABA, *SOUND, *FILES, *MANUSCRIPTS, *LEXICON)))
"""Sentences, and phrases that stand in them, as they are written below, with their variable parts in braces."""
_PART = re.compile(r"\{(\w+)\}")
_IN_BRACKETS = r"(?: \(.*\))?"
"""A part called `detail`: what the service said, or nothing."""


@dataclass(frozen=True, slots=True)
class _Template:
    """A sentence to translate, and what recognises it."""

    text: str
    pattern: re.Pattern[str]


def _compiled(text: str) -> _Template:
    pieces = _PART.split(text)  # constant, name, constant, name, …
    pieces[::2] = map(re.escape, pieces[::2])
    pieces[1::2] = (f"(?P<{name}>{_IN_BRACKETS if name == 'detail' else '.*?'})" for name in pieces[1::2])
    return _Template(text, re.compile("".join(pieces), re.DOTALL))


def _constant_length(text: str) -> int:
    return len(_PART.sub("", text))


_BY_PRECISION = tuple(map(_compiled, sorted(TEMPLATES, key=_constant_length, reverse=True)))
"""The more of a sentence is constant, the surer it is meant: those come first."""


def sentence(english: str) -> str:
    """Return a sentence from below in the language of the window; one that is not known is returned as it is.

    What is variable in it is kept, unless it is a phrase that is known too.
    """
    for template in _BY_PRECISION:
        if match := template.pattern.fullmatch(english):
            parts = {name: _in_words(name, part) for name, part in match.groupdict().items()}
            return QCoreApplication.translate("Errors", template.text).format(**parts)
    return english


def _in_words(name: str, part: str) -> str:
    """Return a variable part as a person reads it: tags of languages by the names that the languages have."""
    if name == "languages":
        return ", ".join(map(language_name, part.split(", ")))
    return sentence(part)
