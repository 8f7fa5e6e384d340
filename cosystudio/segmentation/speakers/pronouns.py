"""Whom “he said” means, where that is safe, and which pronoun the narration gives each name."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from cosystudio.segmentation.speakers.attribution import Heard, Paragraph, Readers
from cosystudio.segmentation.speakers.reader import Reader
from cosystudio.segmentation.speakers.values import Gender, Mention, Person, Sort, Sureness

_HIS = {
    **dict.fromkeys(["he", "his", "him", "himself", "er", "seinen", "seiner", "seinem", "il", "él"], Gender.HE),
    **dict.fromkeys(["she", "her", "herself", "hers", "elle", "ella"], Gender.SHE),
}
_FIRST = frozenset(("I", "ich", "je", "yo"))
_FEW_SENTENCES = 3000
_BESIDE = 80
_FAR = 1200
"""Characters behind a quotation where others are named, and before it where a pronoun’s person is looked for."""
_CLEARLY = 4
"""How many times oftener one of the pronouns must follow a name than the other."""


def learn_genders(
    chapters: Sequence[Sequence[Paragraph]], readers: Readers, mentions: Iterable[Mention]
) -> dict[str, Gender]:
    """Return the gender that paragraphs of narration with one name in them give this name."""
    wanted = {mention.words for mention in mentions if mention.sort is Sort.NAME}
    told: defaultdict[str, Counter[Gender]] = defaultdict(Counter)
    for chapter in chapters:
        for paragraph in chapter:
            reader = readers.european(paragraph.language)
            if reader is not None and not paragraph.speeches and len(paragraph.text) < _FEW_SENTENCES:
                _count_pronouns(paragraph.text, reader, wanted, told)
    return {name: gender for name, counts in told.items() if (gender := _clear(counts))}


def _count_pronouns(text: str, reader: Reader, wanted: set[str], told: defaultdict[str, Counter[Gender]]) -> None:
    names = {place.mention.words for place in reader.named(text, roles=False)}
    here = names & wanted
    if len(here) == 1:
        told[here.pop()].update(gender for word in text.lower().split() if (gender := _HIS.get(word.strip(".,;:!?"))))


def _clear(counts: Counter[Gender]) -> Gender:
    he, she = counts[Gender.HE], counts[Gender.SHE]
    if he > 2 and he >= _CLEARLY * she:
        return Gender.HE
    return Gender.SHE if she > 2 and she >= _CLEARLY * he else Gender.OPEN


def resolve(chapter: Sequence[Paragraph], people: Mapping[str, Person], readers: Readers) -> None:
    """Find whom the pronouns mean that stand for a speaker; where that is not safe they stay pronouns."""
    for place, paragraph in enumerate(chapter):
        for heard in paragraph.speeches:
            if heard.mention is not None and heard.mention.sort is Sort.PRONOUN:
                _settle(heard, place, chapter, people, readers)


def _settle(
    heard: Heard, place: int, chapter: Sequence[Paragraph], people: Mapping[str, Person], readers: Readers
) -> None:
    assert heard.mention is not None
    gender = heard.mention.gender
    paragraph = chapter[place]
    reader = readers.european(paragraph.language)
    if not gender or reader is None:
        return
    before = _narration_before(paragraph, heard)
    beside = _names_after(paragraph, heard, people, reader)
    found = _only_one(before, gender, people, reader)
    if found is None and not _anybody(before, people, reader) and place:
        above = chapter[place - 1]
        if not above.speeches:
            found = _only_one(above.text, gender, people, reader)
    if found is not None and found.name in {*beside, *_FIRST}:
        found = None
    if found is None:
        found = _by_turns(place, chapter, gender, people)
    if found is not None and found.name not in {*beside, *_FIRST}:
        heard.mention = Mention(found.name, Sort.NAME, found.gender)
        heard.sureness = Sureness.PRONOUN


def _narration_before(paragraph: Paragraph, heard: Heard) -> str:
    """What the paragraph tells before a quotation, without what is said; of a very long one the end."""
    text, end = paragraph.text, heard.span[0]
    parts: list[str] = []
    for one in reversed(paragraph.speeches[: paragraph.speeches.index(heard)]):
        parts.append(text[one.span[1] : end])
        end = one.span[0]
        if heard.span[0] - end > _FAR:
            break
    else:
        parts.append(text[:end])
    return " ".join(reversed(parts))


def _names_after(paragraph: Paragraph, heard: Heard, people: Mapping[str, Person], reader: Reader) -> set[str]:
    """Who is named right behind the quotation beside the pronoun, and so is somebody else: he said to Monseigneur."""
    text = paragraph.text[heard.span[1] : heard.span[1] + _BESIDE]
    return {people[place.mention.words].name for place in reader.named(text) if place.mention.words in people}


def _anybody(text: str, people: Mapping[str, Person], reader: Reader) -> bool:
    return any(place.mention.words in people for place in reader.named(text))


def _only_one(text: str, gender: Gender, people: Mapping[str, Person], reader: Reader) -> Person | None:
    """The one person of this gender that a narration names."""
    named = {people[place.mention.words].name: people[place.mention.words]
             for place in reader.named(text) if place.mention.words in people}  # fmt: skip
    fitting = [person for person in named.values() if person.gender in (gender, Gender.OPEN)]
    return fitting[0] if len(fitting) == 1 else None


def _by_turns(place: int, chapter: Sequence[Paragraph], gender: Gender, people: Mapping[str, Person]) -> Person | None:
    """In a talk of two it is the one who did not speak last."""
    last, other = (_speaker(chapter, place - back, people) for back in (1, 2))
    if last is None or other is None or last.name == other.name:
        return None
    return other if other.gender is gender else None


def _speaker(chapter: Sequence[Paragraph], place: int, people: Mapping[str, Person]) -> Person | None:
    if place < 0 or not chapter[place].speeches:
        return None
    mentions = {heard.mention.words for heard in chapter[place].speeches if heard.mention is not None}
    return people.get(mentions.pop()) if len(mentions) == 1 else None
