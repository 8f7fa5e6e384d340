"""Who is named at a place of a narration: “Mr. Jarvis Lorry”, “the mender of roads”, “he”."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cosystudio.segmentation.speakers.grammar import Grammar, Usage
from cosystudio.segmentation.speakers.values import Gender, Mention, Sort

WORD = re.compile(r"[^\W\d_](?:[\w’'\u00ad-]*[\w])?\.?")
GAP = re.compile(r"[ \t\n\u00a0\u202f\u200b\u2060]+")
_POSSESSIVE = re.compile(r"[’']s$|s[’']$")
_OF = frozenset(("of", "de", "von"))
_ELIDED = ("’", "'")
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
        self._capital, self._bare = usage.capital, usage.bare
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
        if grammar.nouns_are_capital and words[0].lower() in grammar.parts:
            return None
        name = " ".join(words)
        return None if _POSSESSIVE.search(name) else Place(Mention(name, Sort.NAME, gender), at, end)

    def _may_be_any_word(self, text: str, at: int, word: str) -> bool:
        """At the head of a sentence every word has a capital: a name has it elsewhere too."""
        before = text[:at].rstrip(' \n\u00a0”"»«“„’‘')
        return (not before or before[-1] in ".!?:…") and word.lower() not in self._capital

    def _role(self, text: str, start: int, at: int) -> Place | None:
        """An article and a few words: “the mender of roads”, „der Vater“; or a name: “his friend Carton”."""
        grammar, gender = self.grammar, Gender.OPEN
        place, read = end_of(GAP, text, at), list[re.Match[str]]()
        while len(read) < _MOST_WORDS and (word := _word(text, place)):
            raw, plain = word.group().rstrip("."), word.group().lower().rstrip(".")
            is_of = bool(read) and read[-1].group().lower() in _OF
            if read and not is_of and raw[0].isupper() and (named := self._named_in_role(text, place)):
                return Place(named.mention, start, named.end)
            goes_on = is_of and plain in grammar.determiners
            if not goes_on and self._ends_role(text, place, plain, len(read)):
                break
            gender = gender or grammar.titles.get(plain, Gender.OPEN)
            read.append(word)
            gap = GAP.match(text, word.end())
            if not gap or raw != word.group():
                break
            if grammar.nouns_are_capital and raw[0].isupper() and not text[gap.end() : gap.end() + 1].isupper():
                break
            place = gap.end()
        while read and read[-1].group().lower() in grammar.particles | grammar.determiners:
            read.pop()
        if not read or _POSSESSIVE.search(read[-1].group()) or self._is_no_person(text[start:at], read):
            return None
        return Place(Mention(self._called(text[start:at], read), Sort.ROLE, gender), start, _end_of_word(read[-1]))

    def _is_no_person(self, determiner: str, read: Sequence[re.Match[str]]) -> bool:
        """Is it a part of somebody, or a thing of theirs: her look, sa voix, an instant, le lendemain?"""
        words = [word.group().lower().rstrip(".") for word in read]
        head = words[next((at for at, word in enumerate(words) if word in _OF), len(words)) - 1]
        is_whose = determiner.split()[-1].lower() in self.grammar.possessives
        return head in self.grammar.moments or (is_whose and head in self.grammar.parts)

    def _named_in_role(self, text: str, at: int) -> Place | None:
        """Return whom words with an article name: “the abashed Mr. Cruncher”, but not “the Sicilian seaman”."""
        named = self._name(text, at) if self.grammar.names_end_roles else None
        if named is None:
            return None
        words = [word.lower().rstrip(".") for word in named.mention.words.split()]
        bare = [word for word in words if word not in self.grammar.titles]
        is_name = bool(bare) and (len(bare) < len(words) or all(word in self._bare for word in bare))
        follows = _word(text, end_of(GAP, text, named.end))
        is_whole = follows is None or self._ends_role(text, follows.start(), follows.group().lower().rstrip("."), 1)
        return named if is_name and is_whole else None

    def _called(self, determiner: str, read: Sequence[re.Match[str]]) -> str:
        """Return what the role is called: “this hoarse messenger” is the messenger of the lines before."""
        words = [word.group().rstrip(".") for word in read]
        determiner = " ".join(determiner.split())
        determiner = determiner[0].lower() + determiner[1:]
        if article := (self.grammar.pointing or {}).get(determiner):
            if not self.grammar.particles & set(words):
                words = [*(word for word in words[:-1] if word.lower() in self.grammar.titles), words[-1]]
            determiner = article
        space = "" if determiner.endswith(_ELIDED) else " "
        return f"{determiner}{space}{' '.join(words)}"

    def _ends_role(self, text: str, at: int, plain: str, count: int) -> bool:
        grammar = self.grammar
        if plain in grammar.stops or plain in grammar.pronouns or (count and plain in grammar.determiners):
            return True
        if count and (plain.endswith(grammar.stop_endings) if grammar.stop_endings else False):
            return True
        if count and grammar.past_ending and plain.endswith(grammar.past_ending) and self._acts_on(text, at):
            return True
        return bool(self.verb.match(text, at)) or bool(count and self._between.match(text, at))

    def _acts_on(self, text: str, at: int) -> bool:
        """Does something follow the word at `at` that its act is done to: the Doctor grasped his hand?"""
        word = _word(text, at)
        following = _word(text, end_of(GAP, text, word.end())) if word and "-" not in word.group() else None
        if following is None:
            return False
        plain = following.group().lower()
        return plain in self.grammar.determiners or plain in self.grammar.stops or plain in self.grammar.pronouns


def _end_of_word(word: re.Match[str]) -> int:
    return word.start() + len(word.group().rstrip("."))


def _word(text: str, at: int) -> re.Match[str] | None:
    return WORD.match(text, at)


def end_of(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Return where a match at this place ends; the place itself where there is none."""
    match = pattern.match(text, at)
    return match.end() if match else at
