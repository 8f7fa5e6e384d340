"""How a language that parts its words by spaces says who spoke: its verbs, pronouns, titles and little words."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cosystudio.segmentation.speakers.values import Gender

_CAPITAL_WITHIN = re.compile(r"(?<=[\w,;] )[A-ZÀ-ÖØ-Þ][\w’'-]+")
_ARTICLED = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Ll][ae]s?|[Uu]ne?|[Ee]l|[Ll]os) ([A-ZÀ-ÖØ-Þ][\w’'-]+)")
_SMALL = re.compile(r"(?<![\w’'-])[a-zß-öø-ÿœ][\w’'-]*")


@dataclass(frozen=True, slots=True)
class Grammar:
    """The words of one language.  All are lower-case; `verbs` and `between` are regular expressions.

    `between` may stand between a subject and its verb; `stops` end the name of a role (“the guard in a low voice”).
    `verb_first` is set where no subject stands before the verb after a quotation (»…«, sagte Gregor); `inside` where
    the attribution stands within the marks (« Oui, dit Fix, je viens. »).
    """

    verbs: str
    between: str
    pronouns: Mapping[str, Gender]
    first: frozenset[str]
    determiners: frozenset[str]
    titles: Mapping[str, Gender]
    particles: frozenset[str]
    stops: frozenset[str]
    never_names: frozenset[str]
    stop_endings: tuple[str, ...] = ()
    verb_first: bool = False
    inverts: bool = False
    """True where the subject stands behind the verb when something else comes first (Dann rief die Mutter)."""
    nouns_are_capital: bool = False
    prepositions: frozenset[str] = frozenset()
    """Words behind which nobody does anything, where an article does not tell (an der Tür, der Mann)."""
    inside: bool = False
    names_end_roles: bool = False
    """True where a name behind an article is who is meant: the abashed Mr. Cruncher, his friend Carton."""
    possessives: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    """What a person has: behind a possessive it is nobody who speaks (her look)."""
    moments: frozenset[str] = frozenset()
    """Nouns that say when or how: “an instant”, “une fois”."""
    past_ending: str = ""
    """How verbs end that a role may have behind it: the Doctor grasped his hand."""
    pointing: Mapping[str, str] | None = None
    """Determiners that point to somebody who was just called so, and the article that stands for them."""
    clitics: Mapping[str, Gender] | None = None
    """Pronouns that hang on the verb: ``-t-il``."""


@dataclass(frozen=True, slots=True)
class Usage:
    """How a book writes its words: `common` ones small at least as often as with a capital inside a sentence.

    `bare` ones have a capital, and an article before them in less than half of those places.
    """

    common: frozenset[str]
    capital: frozenset[str]
    bare: frozenset[str]


def usage_of(texts: Iterable[str]) -> Usage:
    """Return how these texts write their words."""
    small, capital, articled = Counter[str](), Counter[str](), Counter[str]()
    for text in texts:
        small.update(_SMALL.findall(text))
        capital.update(word.lower() for word in _CAPITAL_WITHIN.findall(text))
        articled.update(word.lower() for word in _ARTICLED.findall(text))
    common = frozenset(word for word, count in small.items() if count >= capital[word])
    bare = frozenset(word for word, count in capital.items() if count > 2 * articled[word])
    return Usage(common, frozenset(capital), bare)
