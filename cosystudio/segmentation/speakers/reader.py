"""Who is said to have spoken, in a language that parts its words by spaces: “No,” said Mr. Lorry."""

import re
from collections.abc import Iterator

from cosystudio.segmentation.spans import Span
from cosystudio.segmentation.speakers.grammar import Grammar, Usage
from cosystudio.segmentation.speakers.subjects import GAP, WORD, Place, Subjects, end_of
from cosystudio.segmentation.speakers.values import Mention, Sort

_BEFORE_TAIL = re.compile(r"[\s,;—–―\u2060-]*")
_SENTENCE_END = re.compile(r"[.!?…][”\"’»)]*\s+(?=[\"“‘«»„(]?[A-ZÀ-ÖØ-Þ])")
_TITLE_STOP = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Mme|Mlle|Sr|Sra|Jr|Prof|Rev|[A-Z])\.$")
_LONGEST_LEAD = 400
"""Characters before a quotation in which a verb of speech is looked for, and before the verb its subject."""

_SHORTEST_LEAD = 60
"""The same where more is told behind the quotation."""

_LONGEST_SUBJECT = 90
_CONJUNCTION = re.compile(r"[\s,;]*(?:but|and|while|mais|et|aber|und|pero|y)\s+")
_RELATIVE = re.compile(r"[ \u00a0](?:who|qui|que)[ \u00a0]+$")


class Reader:
    """Finds in narration who is said to have spoken."""

    def __init__(self, grammar: Grammar, usage: Usage) -> None:
        self.grammar = grammar
        self._subjects = Subjects(grammar, usage)
        self._verb = self._subjects.verb
        self._clitic = re.compile(rf"-(?:t-)?({'|'.join(grammar.clitics or ['(?!)'])})\b", re.IGNORECASE)
        self._inside = re.compile(rf"[,!?…—–-]\s*(?={grammar.verbs})", re.IGNORECASE)

    def after(self, text: str, start: int) -> Mention | None:
        """Return who spoke the quotation that ends at `start`, if the words after it say so."""
        at = end_of(_BEFORE_TAIL, text, start)
        if not self.grammar.inverts:
            at = self._subjects.skip_between(text, at)
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

    def leading(self, text: str) -> Mention | None:
        """Return who is said right before the end of `text` to speak: the youngest cried, “…”."""
        near = self._adjacent(text, max(last_sentence(text), len(text) - _SHORTEST_LEAD))
        if near is None and (conjunction := _CONJUNCTION.match(text)):
            return self._one_who_acts_and_speaks(text, conjunction.end())
        return near

    def actor(self, text: str, start: int = 0) -> Place | None:
        """Return whom the sentence at `start` begins with, as who does something."""
        place = self._subjects.at(text, end_of(_BEFORE_TAIL, text, start))
        if place is None or text[place.end : place.end + 1] in tuple(".!?;:—"):
            return None
        return place

    def named(self, text: str, *, roles: bool = True) -> Iterator[Place]:
        """Yield the names in a text, and the roles if they are wanted, in their order."""
        return self._subjects.named(text, roles=roles)

    def _verb_then_subject(self, text: str, at: int) -> Mention | None:
        verb = self._verb.match(text, at)
        if not verb:
            return None
        if clitic := self._clitic.match(text, verb.end()):
            word = clitic.group(1).lower()
            gender = (self.grammar.clitics or {})[word]
            return Mention(word, Sort.FIRST if word in self.grammar.first else Sort.PRONOUN, gender)
        at = self._subjects.skip_between(text, end_of(GAP, text, verb.end()))
        place = self._subjects.at(text, at)
        return None if place is None else place.mention

    def _subject_then_verb(self, text: str, at: int) -> Mention | None:
        if self.grammar.verb_first:
            return None
        place = self._subjects.at(text, at)
        if place is None:
            return None
        follows = self._subjects.skip_between(text, end_of(GAP, text, place.end))
        return place.mention if follows > place.end and self._verb.match(text, follows) else None

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
        if relative := _RELATIVE.search(text, start, verb):
            verb = relative.start() + 1  # who is told of speaks, not who hears him: he heard the guard, who said
        for word in WORD.finditer(text, max(start, verb - _LONGEST_SUBJECT), verb):
            place = None if self._stands_aside(text, word.start()) else self._subjects.at(text, word.start())
            if place is None or place.end >= verb:
                continue
            follows = end_of(GAP, text, place.end)
            if verb in (follows, self._subjects.skip_between(text, follows)):
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


def last_sentence(text: str) -> int:
    """Return where the last sentence of a narration begins; a title’s stop ends none."""
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if match.end() < len(text) and not _TITLE_STOP.search(text, max(0, match.start() - 12), match.start() + 1):
            start = match.end()
    return start
