"""Who is named at a place of a narration: “Mr. Jarvis Lorry”, “the mender of roads”, “he”."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cosystudio.segmentation.speakers.grammar import Grammar, Usage
from cosystudio.segmentation.speakers.values import Gender, Mention, Sort

WORD = re.compile(r"[^\W\d_](?:[\w’'\u00ad-]*[\w])?\.?")
GAP = re.compile(r"[ \t\n\u00a0\u202f\u200b\u2060]+")
_POSSESSIVE = re.compile(r"[’']s$|s[’']$")
_MOST_WORDS = 5
_MOST_BETWEEN = 3


@dataclass(frozen=True, slots=True)
class Place:
    """A mention and where its words end."""

    mention: Mention
    start: int
    end: int


class Subjects:
    """Finds names, roles and pronouns where somebody may stand who does something."""

    def __init__(self, grammar: Grammar, usage: Usage) -> None:
        self.grammar = grammar
        self.verb = re.compile(rf"(?:{grammar.verbs})(?![\w’'])", re.IGNORECASE)
        """A verb of speech."""
        self._no_names = grammar.never_names | usage.common
        self._capital = usage.capital
        self._between = re.compile(rf"(?:{grammar.between})(?![\w])[ \u00a0]*", re.IGNORECASE)

    def at(self, text: str, at: int) -> Place | None:
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
        while word := WORD.search(text, at):
            is_role = roles and word.group().lower() in self.grammar.determiners
            place = self.at(text, word.start()) if is_role or word.group()[0].isupper() else None
            at = word.end() if place is None else max(place.end, word.end())
            if place is not None:
                yield place

    def skip_between(self, text: str, at: int) -> int:
        """Return where the words end that may stand between a subject and its verb."""
        for _ in range(_MOST_BETWEEN):
            match = self._between.match(text, at)
            if not match or match.end() == at:
                break
            at = match.end()
        return at

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
            gap = GAP.match(text, word.end())
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
        place = end_of(GAP, text, at)
        while count < _MOST_WORDS and (word := _word(text, place)):
            raw, plain = word.group().rstrip("."), word.group().lower().rstrip(".")
            if self._ends_role(text, place, plain, count):
                break
            gender = gender or grammar.titles.get(plain, Gender.OPEN)
            end = word.start() + len(raw)
            count += 1
            gap = GAP.match(text, word.end())
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
        return bool(self.verb.match(text, at)) or bool(count and self._between.match(text, at))


def _word(text: str, at: int) -> re.Match[str] | None:
    return WORD.match(text, at)


def end_of(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Return where a match at this place ends; the place itself where there is none."""
    match = pattern.match(text, at)
    return match.end() if match else at
