"""How a language that parts its words by spaces says who spoke: its verbs, pronouns, titles and little words."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cosystudio.segmentation.spans import Span
from cosystudio.segmentation.speakers.values import Gender, Mention, Sort

_WORD = re.compile(r"[^\W\d_](?:[\w’'\u00ad-]*[\w])?\.?")
_GAP = re.compile(r"[ \t\n\u00a0\u202f\u200b\u2060]+")
_BEFORE_TAIL = re.compile(r"[\s,;—–―\u2060-]*")
_SENTENCE_END = re.compile(r"[.!?…][”\"’»)]*\s+(?=[\"“‘«»„(]?[A-ZÀ-ÖØ-Þ])")
_POSSESSIVE = re.compile(r"[’']s$|s[’']$")
_MOST_WORDS = 5
_MOST_BETWEEN = 3
_LONGEST_LEAD = 400
"""Characters before a quotation in which a verb of speech is looked for, and before the verb its subject."""

_LONGEST_SUBJECT = 90


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
    clitics: Mapping[str, Gender] | None = None
    """Pronouns that hang on the verb: ``-t-il``."""


@dataclass(frozen=True, slots=True)
class Place:
    """A mention and where its words end."""

    mention: Mention
    start: int
    end: int


class Reader:
    """Finds in narration who is said to have spoken."""

    def __init__(self, grammar: Grammar, usage: "Usage") -> None:
        self.grammar = grammar
        self._no_names = grammar.never_names | usage.common
        self._capital = usage.capital
        self._verb = re.compile(rf"(?:{grammar.verbs})(?![\w’'])", re.IGNORECASE)
        self._between = re.compile(rf"(?:{grammar.between})(?![\w])[ \u00a0]*", re.IGNORECASE)
        self._clitic = re.compile(rf"-(?:t-)?({'|'.join(grammar.clitics or ['(?!)'])})\b", re.IGNORECASE)
        self._inside = re.compile(rf"[,!?…—–-]\s*(?={grammar.verbs})", re.IGNORECASE)

    def after(self, text: str, start: int) -> Mention | None:
        """Return who spoke the quotation that ends at `start`, if the words after it say so."""
        at = _after(_BEFORE_TAIL, text, start)
        if not self.grammar.inverts:
            at = self._skip_between(text, at)
        return self._verb_then_subject(text, at) or self._subject_then_verb(text, at)

    def within(self, text: str, span: Span) -> Mention | None:
        """Return who speaks a quotation that holds its own attribution."""
        if not self.grammar.inside:
            return None
        for match in self._inside.finditer(text, *span):
            if mention := self._verb_then_subject(text, match.end()):
                return mention
        return None

    def before(self, text: str) -> Mention | None:
        """Return who is about to speak, `text` being the narration that leads to a quotation."""
        start = last_sentence(text)
        near = max(start, len(text) - _LONGEST_LEAD)
        return self._adjacent(text, near) or self._one_who_acts_and_speaks(text, start)

    def actor(self, text: str, start: int = 0) -> Place | None:
        """Return whom the sentence at `start` begins with, as who does something."""
        place = self.subject(text, _after(_BEFORE_TAIL, text, start))
        if place is None or text[place.end : place.end + 1] in tuple(".!?;:—"):
            return None
        return place

    def subject(self, text: str, at: int) -> Place | None:
        """Return who is named at `at`."""
        word = _word(text, at)
        if word is None:
            return None
        plain = word.group().lower().rstrip(".")
        grammar = self.grammar
        if plain in grammar.pronouns:
            return Place(Mention(plain, Sort.PRONOUN, grammar.pronouns[plain]), at, word.end())
        if plain in grammar.first:
            return Place(Mention(word.group().rstrip("."), Sort.FIRST), at, word.end())
        if elided := re.match(r"[lL][’'](?=\w)", text[at : at + 3]):
            return self._role(text, at, at + elided.end()) if "l" in grammar.determiners else None
        if plain in grammar.determiners and plain not in grammar.titles:
            return self._role(text, at, word.end())
        return self._name(text, at)

    def named(self, text: str, *, roles: bool = True) -> Iterator[Place]:
        """Yield the names in a text, and the roles if they are wanted, in their order."""
        at = 0
        while word := _WORD.search(text, at):
            is_role = roles and word.group().lower() in self.grammar.determiners
            place = self.subject(text, word.start()) if is_role or word.group()[0].isupper() else None
            at = word.end() if place is None else max(place.end, word.end())
            if place is not None:
                yield place

    def _verb_then_subject(self, text: str, at: int) -> Mention | None:
        verb = self._verb.match(text, at)
        if not verb:
            return None
        if clitic := self._clitic.match(text, verb.end()):
            word = clitic.group(1).lower()
            gender = (self.grammar.clitics or {})[word]
            return Mention(word, Sort.FIRST if word in self.grammar.first else Sort.PRONOUN, gender)
        at = self._skip_between(text, _after(_GAP, text, verb.end()))
        place = self.subject(text, at)
        return None if place is None else place.mention

    def _subject_then_verb(self, text: str, at: int) -> Mention | None:
        if self.grammar.verb_first:
            return None
        place = self.subject(text, at)
        if place is None:
            return None
        follows = self._skip_between(text, _after(_GAP, text, place.end))
        return place.mention if follows > place.end and self._verb.match(text, follows) else None

    def _skip_between(self, text: str, at: int) -> int:
        for _ in range(_MOST_BETWEEN):
            match = self._between.match(text, at)
            if not match or match.end() == at:
                break
            at = match.end()
        return at

    def _adjacent(self, text: str, start: int) -> Mention | None:
        """The last one in the sentence who stands right before or after a verb of speech."""
        found = None
        for verb in self._verb.finditer(text, start):
            if verb.group().endswith("ant"):
                continue  # en disant: who says it stands at the head of the sentence
            if verb.start() and (text[verb.start() - 1].isalnum() or text[verb.start() - 1] in "’'-"):
                continue
            left, right = self._left_of(text, start, verb.start()), self._verb_then_subject(text, verb.start())
            found = (right or left or found) if self.grammar.inverts else (left or found)
        return found

    def _left_of(self, text: str, start: int, verb: int) -> Mention | None:
        """The longest subject that ends right before the verb."""
        for word in _WORD.finditer(text, max(start, verb - _LONGEST_SUBJECT), verb):
            place = None if self._stands_aside(text, word.start()) else self.subject(text, word.start())
            if place and place.end < verb and self._skip_between(text, _after(_GAP, text, place.end)) == verb:
                return place.mention
        return None

    def _stands_aside(self, text: str, at: int) -> bool:
        before = text[:at].rsplit(None, 1)
        return bool(before) and before[-1].lower() in self.grammar.prepositions

    def _one_who_acts_and_speaks(self, text: str, start: int) -> Mention | None:
        """“Mr. Lorry took the paper, and said:” - the sentence begins with one, and has a verb of speech."""
        place = self.actor(text, start)
        speaks = place is not None and any(
            text[verb.start() - 1] in " \n"
            for verb in self._verb.finditer(text, max(place.end, len(text) - _LONGEST_LEAD))
            if verb.start()
        )
        return place.mention if place is not None and speaks else None

    def _name(self, text: str, at: int) -> Place | None:
        """Capital letters, one after the other: “Mr. Jarvis Lorry”, “Don Quijote de la Mancha”."""
        grammar = self.grammar
        end, gender, is_titled = at, Gender.OPEN, False
        words: list[str] = []
        pending: list[str] = []
        place = at
        while len(words) < _MOST_WORDS and (word := _word(text, place)):
            raw, plain = word.group(), word.group().lower().rstrip(".")
            if plain in grammar.titles and (raw[0].isupper() or not words):
                gender, is_titled = gender or grammar.titles[plain], True
                words.append(raw)
                end = word.end()
            elif raw[0].isupper() and (plain not in self._no_names or (words and plain not in grammar.never_names)):
                stripped = raw[:-1] if raw.endswith(".") and len(raw) > 2 else raw
                words += [*pending, stripped]
                pending = []
                end = word.start() + len(stripped)
                if stripped != raw:
                    break
            elif words and plain in grammar.particles:
                pending.append(raw)
            else:
                break
            gap = _GAP.match(text, word.end())
            if not gap:
                break
            place = gap.end()
        if len(words) == 1 and not is_titled and self._may_be_any_word(text, at, words[0]):
            return None
        if not words or (is_titled and len(words) == 1 and words[0][0].islower()):
            return None
        name = " ".join(words)
        return None if _POSSESSIVE.search(name) else Place(Mention(name, Sort.NAME, gender), at, end)

    def _may_be_any_word(self, text: str, at: int, word: str) -> bool:
        """At the head of a sentence every word has a capital: a name has it elsewhere too."""
        before = text[:at].rstrip(' \n\u00a0”"»«“„’‘')
        return (not before or before[-1] in ".!?:…") and word.lower() not in self._capital

    def _role(self, text: str, start: int, at: int) -> Place | None:
        """An article and a few words: “the mender of roads”, „der Vater“."""
        grammar, end, count, gender = self.grammar, at, 0, Gender.OPEN
        place = _after(_GAP, text, at)
        while count < _MOST_WORDS and (word := _word(text, place)):
            raw, plain = word.group().rstrip("."), word.group().lower().rstrip(".")
            if self._ends_role(text, place, plain, count):
                break
            gender = gender or grammar.titles.get(plain, Gender.OPEN)
            end = word.start() + len(raw)
            count += 1
            gap = _GAP.match(text, word.end())
            if not gap or raw != word.group():
                break
            if grammar.nouns_are_capital and raw[0].isupper() and not text[gap.end() : gap.end() + 1].isupper():
                break
            place = gap.end()
        if not count or _POSSESSIVE.search(text[start:end]):
            return None
        words = " ".join(text[start:end].split())
        return Place(Mention(words[0].lower() + words[1:], Sort.ROLE, gender), start, end)

    def _ends_role(self, text: str, at: int, plain: str, count: int) -> bool:
        grammar = self.grammar
        if plain in grammar.stops or plain in grammar.pronouns or (count and plain in grammar.determiners):
            return True
        if count and (plain.endswith(grammar.stop_endings) if grammar.stop_endings else False):
            return True
        return bool(self._verb.match(text, at)) or bool(count and self._between.match(text, at))


def last_sentence(text: str) -> int:
    """Return where the last sentence of a narration begins; a title’s stop ends none."""
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if match.end() < len(text) and not _TITLE_STOP.search(text, max(0, match.start() - 12), match.start() + 1):
            start = match.end()
    return start


_TITLE_STOP = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Mme|Mlle|Sr|Sra|Jr|Prof|Rev|[A-Z])\.$")


def _word(text: str, at: int) -> re.Match[str] | None:
    return _WORD.match(text, at)


def _after(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at


_CAPITAL_WITHIN = re.compile(r"(?<=[\w,;] )[A-ZÀ-ÖØ-Þ][\w’'-]+")
_SMALL = re.compile(r"(?<![\w’'-])[a-zß-öø-ÿœ][\w’'-]*")


@dataclass(frozen=True, slots=True)
class Usage:
    """How a book writes its words: `common` ones small at least as often as with a capital inside a sentence."""

    common: frozenset[str]
    capital: frozenset[str]


def usage_of(texts: Iterable[str]) -> Usage:
    """Return how these texts write their words."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for text in texts:
        small.update(_SMALL.findall(text))
        capital.update(word.lower() for word in _CAPITAL_WITHIN.findall(text))
    return Usage(frozenset(word for word, count in small.items() if count >= capital[word]), frozenset(capital))
