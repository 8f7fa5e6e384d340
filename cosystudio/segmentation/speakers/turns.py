"""Two people who speak by turns: whose turn a quotation is that nothing is said of."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from cosystudio.segmentation.speakers.attribution import Paragraph, base
from cosystudio.segmentation.speakers.values import Gender, Mention, Person, Sort, Sureness

_LONGEST_GAP = 8
"""Turns that are filled between two known ones; after more of them books lose count themselves."""

_LONGEST_TAIL = 6
_NEAR = 160
"""Characters of the narration before a talk in which who begins it may be named."""

_LONGEST_ASIDE = 30
"""Characters told behind a quotation, after which the talk may have changed."""

_SHORTEST_NAME = 2
_ADDRESSED = re.compile(
    r"(?:^\W*|[,—–] )(?:(?:my|dear|mon|ma|mein|meine|cher|chère) )*"
    r"((?:[A-ZÀ-Þ][\w’'-]+\.? ?){1,3})(?=[,?!.;—–…]|\W*$)"
)
_ADDRESSED_LAST = re.compile(r",\s([A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]{2,})[.?!…]+\W*$")
"""Who is spoken to with the last word: Are you hungry, Watson?"""

_ANYBODY = frozenset(
    ("Sir", "Sire", "Madam", "Monsieur", "Madame", "Miss", "Master", "Doctor", "Captain", "God", "Lord")
)
"""Whom people speak to without a name."""

_CALLED = frozenset("、，！")
"""What stands behind a name that is called, in Chinese and Japanese."""

_SEVERAL_SAY = re.compile(r"\s*(?:they|we|both|all|others|several|some)\s+\w+")
"""Words behind a quotation that no one person speaks: “Oh, how jolly!” they murmur."""

_INDEFINITE = ("another ", "a ", "an ", "one ", "ein ", "eine ", "un ", "une ", "autre ", "otro ", "otra ", "una ")


def fill_turns(chapter: Sequence[Paragraph], people: Mapping[str, Person]) -> None:
    """Suggest a speaker for the turns of a talk of two that say nothing of theirs."""
    talks = [[_Turn(paragraphs, people) for paragraphs in run] for run in _runs(chapter)]
    told = {
        id(after.speeches[0]): before.text
        for before, after in pairwise(chapter)
        if after.speeches and not before.speeches
    }
    for talk in talks:
        talk[0].told_before = told.get(id(talk[0].speeches[0]), "")
    pair = {turn.name: turn for talk in talks for turn in talk if turn.may_take_turns}
    for talk in talks:
        _answer_questions(talk)
        if len(pair) == 2:
            _answer_calls(talk, pair)
        _fill(talk)


class _Turn:
    """One person's paragraphs, one after the other."""

    def __init__(self, paragraphs: list[Paragraph], people: Mapping[str, Person]) -> None:
        self.speeches = [heard for paragraph in paragraphs for heard in paragraph.speeches]
        self.words = " ".join(one.text[slice(*heard.span)] for one in paragraphs for heard in one.speeches)
        mentions = [heard.mention for heard in self.speeches if heard.mention is not None]
        names = {people[one.words].name if one.words in people else one.words for one in mentions}
        is_pronoun = any(one.sort is Sort.PRONOUN for one in mentions)
        self.is_open = (not mentions or is_pronoun) and not _SEVERAL_SAY.match(
            paragraphs[0].text, self.speeches[0].span[1]
        )
        self._gender = mentions[0].gender if is_pronoun else Gender.OPEN
        self._people = people
        self.name = names.pop() if len(names) == 1 and not is_pronoun else ""
        self.mention = mentions[0] if self.name else None
        self.told_before = ""

    @property
    def is_named(self) -> bool:
        """True where the book gives the name of who speaks, not only a role."""
        return self.mention is not None and self.mention.sort is Sort.NAME

    @property
    def may_take_turns(self) -> bool:
        """False for “another voice”: who that is shows only later."""
        return bool(self.name) and not self.name.lower().startswith(_INDEFINITE)

    def addresses(self) -> set[str]:
        """The names by which others are spoken to in this turn."""
        found = [match.group(1).strip() for match in _ADDRESSED.finditer(self.words.strip("“”\"«»„‘’'"))]
        words = self.words.lstrip('「『“‘"')
        called = {
            name for name in self._people if words.startswith(name) and words[len(name) : len(name) + 1] in _CALLED
        }
        return {name for name in found if len(name) > _SHORTEST_NAME} | called

    def take(self, mention: Mention | None) -> bool:
        """Let somebody speak this turn, so that others follow from it; False where it is somebody else's."""
        if mention is None or not self.give(mention, None):
            return False
        person = self._people.get(mention.words)
        self.name, self.mention, self.is_open = person.name if person else mention.words, mention, False
        return True

    def calls(self, name: str) -> bool:
        """True where the turn begins with a name that is called, in Japanese: 「奥さん、…」."""
        words = self.words.lstrip("「『")
        return words.startswith((f"{name}、", f"ねえ{name}、", f"あの{name}、")) or words.endswith(f"、{name}」")

    def give(self, mention: Mention | None, before: "_Turn | None") -> bool:
        """Let somebody speak this turn, unless a pronoun or a name that is called says that it is somebody else."""
        if mention is None or not self.is_open:
            return False
        person = self._people.get(mention.words)
        gender = mention.gender if person is None else person.gender
        called = {mention.words, *(() if person is None else (person.name, *person.aliases))}
        if self._gender and gender and gender is not self._gender:
            return False
        if (
            self._is_about_others(called)
            or called & self.addresses()
            or (before is not None and self._is_for_another(before, called))
        ):
            return False
        for heard in self.speeches:
            heard.mention, heard.sureness = mention, Sureness.TURNS
        return True

    def _is_about_others(self, called: set[str]) -> bool:
        """True where the narration that leads to this turn ends with people, and not with who is called so."""
        end = self.told_before[-_NEAR:]
        named = [name for name in self._people if name in end and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", end)]
        return bool(named) and not called & set(named)

    def _is_for_another(self, before: "_Turn", called: set[str]) -> bool:
        """True where the turn before speaks to somebody known, and to nobody who is called so."""
        last = _ADDRESSED_LAST.search(before.words)
        if last and last.group(1) not in _ANYBODY and not any(last.group(1) in name.split() for name in called):
            return True
        known = {name for name in before.addresses() if name in self._people or name.split()[-1] in self._last_names()}
        last_words = {word for name in called for word in name.split()}
        return bool(known) and not any(name in called or name.split()[-1] in last_words for name in known)

    def _last_names(self) -> set[str]:
        return {name.split()[-1] for name in self._people}


def _answer_questions(turns: list[_Turn]) -> None:
    """Who is said to hear a turn speaks the next one, where that says nothing."""
    for before, turn in pairwise(turns):
        hearer = before.speeches[-1].hearer
        if hearer and turn.is_open and not turn.name and hearer != before.name:
            turn.take(Mention(hearer, Sort.FIRST if hearer == "私" else Sort.NAME))


def _answer_calls(turns: list[_Turn], pair: Mapping[str, _Turn]) -> None:
    """Where two people speak in a chapter, who is called in a turn that says nothing is spoken to by the other one."""
    for place, turn in enumerate(turns):
        called = [name for name in pair if turn.calls(name)]
        if not turn.is_open or turn.name or len(called) != 1:
            continue
        other = next(one for name, one in pair.items() if name != called[0])
        if turn.take(other.mention) and place + 1 < len(turns):
            turns[place + 1].take(pair[called[0]].mention)


def _runs(chapter: Sequence[Paragraph]) -> Iterator[list[list[Paragraph]]]:
    """Yield the talks: paragraphs of speech with no narration between, those of one speech together."""
    run: list[list[Paragraph]] = []
    for paragraph in chapter:
        is_alone = not paragraph.speeches or _is_no_turn(paragraph)
        if run and is_alone:
            yield run
            run = []
        if paragraph.speeches and run and paragraph.speeches[0].is_continued:
            run[-1].append(paragraph)
        elif paragraph.speeches:
            run.append([paragraph])
        if run and (is_alone or _is_told_on(paragraph)):
            yield run
            run = []
    if run:
        yield run


def _is_no_turn(paragraph: Paragraph) -> bool:
    """True where a quotation within a narration is often not of the talk: in Japanese, in Chinese if nobody says it."""
    if paragraph.starts_spoken:
        return False
    language = base(paragraph.language)
    return language == "ja" or (language == "zh" and any(heard.mention is None for heard in paragraph.speeches))


def _is_told_on(paragraph: Paragraph) -> bool:
    return base(paragraph.language) == "ja" and len(paragraph.told_behind) > _LONGEST_ASIDE


def _fill(turns: list[_Turn]) -> None:
    known = [place for place, turn in enumerate(turns) if turn.may_take_turns]
    for before, after in pairwise(known):
        _fill_between(turns, known, before, after)
    pair = {turns[place].name for place in known}
    if len(pair) == 2 and _are_two(turns, known, turns[known[0]], _partner(turns, known)):
        _fill_on(turns, known[-1], 1, _partner(turns, known[::-1]))
        _fill_on(turns, known[0], -1, _partner(turns, known))


def _fill_between(turns: list[_Turn], known: list[int], before: int, after: int) -> None:
    gap = after - before
    if gap < 2 or gap > _LONGEST_GAP or not all(turn.is_open for turn in turns[before + 1 : after]):
        return
    first, second = turns[before], turns[after]
    if gap % 2 == (first.name == second.name):
        return  # they cannot both be right by turns
    other = second if gap % 2 else _other(turns, known, first)
    if gap % 2 and not _are_two(turns, known, first, second):
        return
    if other is not None and not _are_two(turns, known, first, other):
        other = None
    for step in range(1, gap):
        mention = first.mention if step % 2 == 0 else other.mention if other is not None else None
        turns[before + step].give(mention, turns[before + step - 1])


def _are_two(turns: list[_Turn], known: list[int], one: _Turn, other: _Turn) -> bool:
    """True for two names; a role may be somebody whose name stands elsewhere, unless the two answer each other."""
    if one.is_named and other.is_named:
        return True
    pair = {one.name, other.name}
    return any(
        after == before + 1 and {turns[before].name, turns[after].name} == pair for before, after in pairwise(known)
    )


def _other(turns: list[_Turn], known: list[int], first: _Turn) -> _Turn | None:
    """The one other person who is known to speak in this talk."""
    others = {turns[place].name: turns[place] for place in known if turns[place].name != first.name}
    return next(iter(others.values())) if len(others) == 1 else None


def _partner(turns: list[_Turn], known: list[int]) -> _Turn:
    """The nearest turn of the other one of two."""
    return next(turns[place] for place in known if turns[place].name != turns[known[0]].name)


def _fill_on(turns: list[_Turn], start: int, step: int, other: _Turn) -> None:
    """Go on by turns from the last that is known, or back from the first, until one does not fit."""
    for count in range(1, _LONGEST_TAIL + 1):
        place = start + step * count
        if not 0 <= place < len(turns):
            return
        who = other if count % 2 else turns[start]
        if not turns[place].give(who.mention, turns[place - 1] if place else None):
            return
