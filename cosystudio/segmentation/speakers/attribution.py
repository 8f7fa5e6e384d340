"""What the narration beside each quotation says of its speaker."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cosystudio.segmentation.quotations import quotations, speeches
from cosystudio.segmentation.spans import Span
from cosystudio.segmentation.speakers.chinese import ChineseReader
from cosystudio.segmentation.speakers.european import ENGLISH, FRENCH, GERMAN, SPANISH
from cosystudio.segmentation.speakers.grammar import usage_of
from cosystudio.segmentation.speakers.japanese import JapaneseReader
from cosystudio.segmentation.speakers.reader import Reader, last_sentence
from cosystudio.segmentation.speakers.subjects import Place
from cosystudio.segmentation.speakers.values import Mention, Passage, Sort, Sureness

_GRAMMARS = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "es": SPANISH}


_PAST, _FAR = 3, 1200
"""Paragraphs and characters before a quotation in which somebody is named in full."""

_DASH = re.compile(r"\s*[—–―]")
_CLOSED_BY = {"“": '”"', '"': '"”', "„": '“”"', "«": "»", "»": "«", "「": "」", "『": "』", "‘": "’", "'": "'’"}


@dataclass(slots=True, eq=False)
class Heard:
    """A quotation, and what is known so far of who speaks it."""

    passage: int
    span: Span
    mention: Mention | None = None
    sureness: Sureness = Sureness.UNKNOWN
    is_continued: bool = False
    """True where the paragraph before left its quotation open and this one goes on with it."""
    hearer: str = ""
    """Who is said to hear it: 「…」と先生が奥さんに聞いた."""


@dataclass(slots=True)
class Paragraph:
    """A paragraph with its quotations; one without any is narration."""

    text: str
    language: str
    speeches: list[Heard]
    counts: bool

    @property
    def starts_spoken(self) -> bool:
        """True where nothing stands before the first quotation."""
        return bool(self.speeches) and not self.text[: self.speeches[0].span[0]].strip()

    @property
    def is_all_spoken(self) -> bool:
        """True for one quotation and nothing else."""
        return len(self.speeches) == 1 and self.text.strip() == self.text[slice(*self.speeches[0].span)]

    @property
    def told_behind(self) -> str:
        """The narration behind the last quotation."""
        return self.text[self.speeches[-1].span[1] :] if self.speeches else self.text

    @property
    def starts_with_dash(self) -> bool:
        """True where somebody begins to speak, whether the quotation before was closed or not."""
        return _DASH.match(self.text) is not None


class Readers:
    """The reader of each language; the Chinese and the Japanese one learn the book's names first."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._european = {
            tag: Reader(grammar, usage_of([p.text for p in passages if base(p.language) == tag]))
            for tag, grammar in _GRAMMARS.items()
        }
        japanese = [(p.text, quotations(p.text, "ja")) for p in passages if p.counts and base(p.language) == "ja"]
        self._japanese = JapaneseReader(japanese)
        chinese = [(p.text, speeches(p.text, "zh")) for p in passages if p.counts and base(p.language) == "zh"]
        self._chinese = ChineseReader(chinese)

    def european(self, language: str) -> Reader | None:
        """Return the reader of a language that parts its words; None for one that has no rules."""
        return self._european.get(base(language))

    def read(self, number: int, passage: Passage, before: Sequence[Paragraph]) -> Paragraph:
        """Return the paragraph with what its words say; `before` are those that stand before it."""
        lead = lead_of(before[-1] if before else None)
        spans = self._spans(passage) if passage.counts else []
        paragraph = Paragraph(passage.text, passage.language, [Heard(number, span) for span in spans], passage.counts)
        language = base(passage.language)
        if language == "zh":
            self._read_chinese(paragraph, lead, "".join(one.text[-_FAR:] for one in before[-_PAST:])[-_FAR:])
        elif language == "ja":
            self._read_japanese(paragraph, lead)
        elif reader := self.european(language):
            _read_european(paragraph, lead, reader)
        return paragraph

    def _spans(self, passage: Passage) -> list[Span]:
        """The quotations that are speech; in Japanese also those that stand in a sentence, before a verb of speech."""
        said = speeches(passage.text, passage.language)
        if base(passage.language) != "ja":
            return said
        quoted = quotations(passage.text, passage.language)
        return [span for span in quoted if span in said or self._is_said(passage.text, span)]

    def _is_said(self, text: str, span: Span) -> bool:
        return self._japanese.is_quoted(text, span[1]) or self._japanese.after(text, span[1], span[0]) is not None

    def look_back(self, paragraph: Paragraph, narration: Paragraph) -> None:
        """Let a paragraph be spoken by whom the next one says so of: 兄はこんな事をいいながら…"""
        silent = [heard for heard in paragraph.speeches if heard.mention is None]
        if base(narration.language) != "ja" or len(silent) != 1 or not paragraph.is_all_spoken:
            return
        if mention := self._japanese.said_so(narration.text):
            silent[0].mention, silent[0].sureness = mention, Sureness.NEARBY

    def _read_chinese(self, paragraph: Paragraph, lead: str, past: str) -> None:
        text, before = paragraph.text, 0
        previous: Heard | None = None
        for heard in paragraph.speeches:
            start, end = heard.span
            between = text[before:start] if before or text[:start].strip() else lead
            if found := self._chinese.before(between):
                heard.mention = found[0]
                heard.sureness = Sureness.NAMED if found[1] else Sureness.NEARBY
            elif mention := self._chinese.after(text, end):
                heard.mention, heard.sureness = mention, Sureness.NAMED
            elif previous is not None and (_is_breath(between, previous) or self._chinese.goes_on(between)):
                heard.mention, heard.sureness = previous.mention, previous.sureness
            if heard.mention is not None:
                near = (past + text[max(0, start - _FAR) : start])[-_FAR:]
                heard.mention = self._chinese.in_full(heard.mention, near)
                heard.sureness = heard.sureness if heard.mention else Sureness.UNKNOWN
            before, previous = end, heard

    def _read_japanese(self, paragraph: Paragraph, lead: str) -> None:
        for before, heard in zip([None, *paragraph.speeches], paragraph.speeches, strict=False):
            start, end = heard.span
            heard.hearer = (
                self._japanese.hearer(paragraph.text, end) if self._japanese.is_quoted(paragraph.text, end) else ""
            )
            if found := self._japanese.after(paragraph.text, end, start):
                heard.mention, heard.sureness = found[0], Sureness.NAMED if found[1] else Sureness.NEARBY
            elif mention := self._by_the_lead(paragraph, heard, lead):
                heard.mention, heard.sureness = mention, Sureness.NEARBY
            elif before is not None and _goes_on_behind(paragraph, before, heard):
                heard.mention, heard.sureness = before.mention, before.sureness

    def _by_the_lead(self, paragraph: Paragraph, heard: Heard, lead: str) -> Mention | None:
        """Who speaks, where the sentence leaves out who: whom the paragraph before ended with, else who tells it."""
        text, (start, end) = paragraph.text, heard.span
        if text[:start].strip():
            return None
        if not self._japanese.is_quoted(text, end):
            return self._japanese.announced(lead)
        actor = self._japanese.actor(lead)
        if actor is not None and actor.words != heard.hearer:
            return actor
        is_told = heard.hearer not in ("", "私") and "私" in self._japanese.names
        return Mention("私", Sort.FIRST) if is_told else None


def _goes_on_behind(paragraph: Paragraph, before: Heard, heard: Heard) -> bool:
    """True where nothing but who spoke stands between two quotations: 「…」と先生がいった。「…」"""
    between = paragraph.text[before.span[1] : heard.span[0]]
    is_told_on = paragraph.text[heard.span[1] :].lstrip().startswith(("と", "って"))
    return paragraph.starts_spoken and between.count("。") == 1 and between.endswith("。") and not is_told_on


def _read_european(paragraph: Paragraph, lead: str, reader: Reader) -> None:
    text, before = paragraph.text, 0
    whole = reader.within(text, (0, len(text))) if paragraph.starts_with_dash else None
    for heard in paragraph.speeches:
        start, end = heard.span
        own = text[before:start] if before or text[:start].strip() else ""
        narration = own or lead
        mention = whole or (reader.leading(own) if own.rstrip().endswith((",", ":")) else None)
        mention = mention or reader.after(text, end) or reader.within(text, heard.span)
        if mention is None and narration.rstrip().endswith((",", ":", "—", "–")):
            mention = reader.before(narration)
        if mention is not None:
            heard.mention, heard.sureness = mention, Sureness.NAMED
        elif narration.rstrip().endswith(":") and (place := reader.actor(narration, last_sentence(narration))):
            heard.mention, heard.sureness = place.mention, Sureness.NEARBY
        before = end
    _spread(paragraph, reader)


def _spread(paragraph: Paragraph, reader: Reader) -> None:
    """Give the quotations of a paragraph that say nothing the speaker of the others; else whom it begins with."""
    speeches = paragraph.speeches
    named = [heard for heard in speeches if heard.mention is not None]
    if named and len(named) < len(speeches):
        is_one_turn = len({heard.mention.words for heard in named if heard.mention}) == 1
        last = named[0]
        for before, heard in zip([None, *speeches], speeches, strict=False):
            is_behind = before is not None or paragraph.starts_spoken
            if heard.mention is None and (
                (is_one_turn and is_behind) or _is_same_sentence(paragraph.text, before, heard)
            ):
                heard.mention, heard.sureness = last.mention, last.sureness
            last = heard
    elif speeches and not named:
        place = _actor_beside(paragraph, reader)
        if place is not None and place.mention.sort in (Sort.NAME, Sort.ROLE):
            for heard in speeches:
                heard.mention, heard.sureness = place.mention, Sureness.NEARBY


def _is_same_sentence(text: str, before: Heard | None, heard: Heard) -> bool:
    """True where a sentence goes on over the narration between two quotations."""
    between = "" if before is None else text[before.span[1] : heard.span[0]].rstrip()
    return between.endswith((",", ";", "—", "–", "-"))


def _actor_beside(paragraph: Paragraph, reader: Reader) -> Place | None:
    """Who does something before the first quotation, or in the breath between two parts of one."""
    text, speeches = paragraph.text, paragraph.speeches
    if not paragraph.starts_spoken:
        return reader.actor(text)
    if len(speeches) < 2:
        return None
    end = speeches[0].span[1]
    return reader.actor(text, end) if text[end : end + 1] in tuple(";—–,") else None


def _is_breath(between: str, previous: Heard) -> bool:
    return previous.mention is not None and not between.strip("，, 、—\u3000")


def base(language: str) -> str:
    """Return the language of a tag without its region."""
    return language.partition("-")[0].lower()


def lead_of(paragraph: Paragraph | None) -> str:
    """Return the narration that a paragraph ends with, where it leads to the next one's quotation.

    Japanese parts the two with a full stop.
    """
    if paragraph is None:
        return ""
    if base(paragraph.language) == "ja":
        return "" if paragraph.speeches else paragraph.text
    if not paragraph.text.rstrip().endswith((":", "：", "—", ",", "，")):
        return ""
    end = paragraph.speeches[-1].span[1] if paragraph.speeches else 0
    return paragraph.text[end:]


def left_open(paragraph: Paragraph | None) -> bool:
    """True where the paragraph's last quotation is not closed."""
    if paragraph is None or not paragraph.speeches:
        return False
    text, (start, end) = paragraph.text, paragraph.speeches[-1].span
    closed = _CLOSED_BY.get(text[start], "")
    return bool(closed) and end == len(text.rstrip()) and text[end - 1] not in closed
