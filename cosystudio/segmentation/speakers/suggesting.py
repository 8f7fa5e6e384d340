"""Who speaks each quotation of a book, as far as the book itself says it."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from cosystudio.segmentation.speakers.attribution import Heard, Paragraph, Readers, left_open
from cosystudio.segmentation.speakers.people import people_of
from cosystudio.segmentation.speakers.pronouns import learn_genders, resolve
from cosystudio.segmentation.speakers.turns import fill_turns
from cosystudio.segmentation.speakers.values import Mention, Passage, Person, Sort, Speech, Suggested, Sureness


def suggest(chapters: Sequence[Sequence[Passage]]) -> Suggested:
    """Return every speech of these chapters with who is suggested for it, and everybody who was found.

    Seconds of work for a very long novel; no model and no network is asked.
    """
    passages = [passage for chapter in chapters for passage in chapter]
    readers, texts = Readers(passages), [passage.text for passage in passages]
    read = [_read(chapter, readers) for chapter in chapters]
    mentions = [
        heard.mention
        for chapter in read
        for one in chapter
        for heard in one.speeches
        if heard.mention and heard.sureness is Sureness.NAMED
    ]
    _let_go_of_things(read, {one.words for one in mentions})
    people = people_of(mentions, learn_genders(read, readers, mentions), texts)
    for chapter in read:
        resolve(chapter, people, readers)
        fill_turns(chapter, people)
        _go_on(chapter)
    return Suggested([_speeches(chapter, people) for chapter in read], _in_order(read, people))


def _let_go_of_things(read: Sequence[Sequence[Paragraph]], said: Collection[str]) -> None:
    """“The candle flickered” makes nobody a speaker: who only stands near must be said to speak somewhere."""
    for chapter in read:
        for paragraph in chapter:
            for heard in paragraph.speeches:
                is_near = heard.sureness is Sureness.NEARBY
                if is_near and heard.mention and heard.mention.words not in said:
                    heard.mention, heard.sureness = None, Sureness.UNKNOWN


def _read(chapter: Sequence[Passage], readers: Readers) -> list[Paragraph]:
    read: list[Paragraph] = []
    for number, passage in enumerate(chapter):
        before = read[-1] if read else None
        paragraph = readers.read(number, passage, read)
        if left_open(before) and paragraph.starts_spoken and not paragraph.starts_with_dash:
            paragraph.speeches[0].is_continued = True
        if before is not None and not paragraph.speeches:
            readers.look_back(before, paragraph)
        read.append(paragraph)
    return read


def _go_on(chapter: Sequence[Paragraph]) -> None:
    """A quotation that goes on over paragraphs has the speaker of its first one."""
    last: Heard | None = None
    for paragraph in chapter:
        for heard in paragraph.speeches:
            if heard.is_continued and last is not None and heard.mention is None:
                heard.mention, heard.sureness = last.mention, last.sureness
            last = heard


def _speeches(chapter: Sequence[Paragraph], people: Mapping[str, Person]) -> list[Speech]:
    found = []
    for paragraph in chapter:
        for heard in paragraph.speeches:
            name = name_of(heard.mention, people)
            found.append(Speech(heard.passage, heard.span, name, heard.sureness if name else Sureness.UNKNOWN))
    return found


def name_of(mention: Mention | None, people: Mapping[str, Person]) -> str:
    """Return whom a mention is of; empty for a pronoun that nobody was found for."""
    if mention is None or mention.sort is Sort.PRONOUN:
        return ""
    return people[mention.words].name if mention.words in people else mention.words


def _in_order(read: Sequence[Sequence[Paragraph]], people: Mapping[str, Person]) -> list[Person]:
    counts: Counter[str] = Counter()
    for chapter in read:
        for paragraph in chapter:
            counts.update(name for heard in paragraph.speeches if (name := name_of(heard.mention, people)))
    by_name = {person.name: person for person in people.values()}
    return [by_name[name] for name, _ in counts.most_common() if name in by_name]
