"""Which names are one person's: Mr. Lorry, Jarvis Lorry and Lorry; 宝玉 and 贾宝玉.

Names are merged only where the book leaves no choice; roles such as “the gaoler” are nobody else's name.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from cosystudio.segmentation.spans import cjk_count
from cosystudio.segmentation.speakers.european import ENGLISH, FRENCH, GERMAN, SPANISH
from cosystudio.segmentation.speakers.surnames import SURNAMES
from cosystudio.segmentation.speakers.values import Gender, Mention, Person, Sort

_TITLES = {**SPANISH.titles, **GERMAN.titles, **FRENCH.titles, **ENGLISH.titles}
_GIVEN = 2


def people_of(mentions: Iterable[Mention], learnt: Mapping[str, Gender], texts: Sequence[str]) -> dict[str, Person]:
    """Return who each name and each role is, by what they are called.

    `learnt` is the gender that the narration gives a name, `texts` the whole book.
    """
    counts: Counter[str] = Counter()
    sorts: dict[str, Mention] = {}
    for mention in mentions:
        if mention.sort in (Sort.NAME, Sort.ROLE, Sort.FIRST):
            counts[mention.words] += 1
            sorts.setdefault(mention.words, mention)
    known = dict(learnt) | {words: one.gender for words, one in sorts.items() if one.gender}
    names = [words for words, one in sorts.items() if one.sort is Sort.NAME]
    people = {}
    for group in _groups(names, counts, known, texts):
        best = max(group, key=lambda name: (counts[name], len(name)))
        gender = next((known[name] for name in group if known.get(name)), Gender.OPEN)
        person = Person(best, tuple(sorted(set(group) - {best}, key=lambda name: (-counts[name], name))), gender)
        people.update(dict.fromkeys(group, person))
    for words, one in sorts.items():
        if one.sort is not Sort.NAME:
            people[words] = Person(words, (), known.get(words, Gender.OPEN), is_role=True)
    return people


def _groups(
    names: list[str], counts: Counter[str], known: Mapping[str, Gender], texts: Sequence[str]
) -> list[list[str]]:
    cjk = [name for name in names if cjk_count(name)]
    western = [name for name in names if not cjk_count(name)]
    return [*_cjk_groups(cjk, texts), *_western_groups(western, counts, known)]


def _cjk_groups(names: list[str], texts: Sequence[str]) -> list[list[str]]:
    """A name without its surname is the person with that surname, where the whole book knows but one surname for it."""
    full = _surnames_of([name for name in names if len(name) == _GIVEN], texts)
    groups: dict[str, list[str]] = {name: [name] for name in names}
    for name in sorted(names, key=len):
        whole = next((name[:-1] for soft in "儿兒" if name.endswith(soft) and name[:-1] in groups), "")
        if not whole and len(surnames := full.get(name, ())) == 1:
            whole = f"{next(iter(surnames))}{name}"
        if whole in groups and whole != name:
            groups[whole].extend(groups.pop(name))
    return list(groups.values())


def _surnames_of(names: Sequence[str], texts: Sequence[str]) -> dict[str, set[str]]:
    """The surnames that stand before each name twice or oftener."""
    if not names:
        return {}
    counts: Counter[str] = Counter()
    bearing = re.compile(f"([{''.join(sorted(SURNAMES))}])({'|'.join(map(re.escape, names))})")
    for text in texts:
        counts.update(surname + name for surname, name in bearing.findall(text))
    surnames: defaultdict[str, set[str]] = defaultdict(set)
    for whole, count in counts.items():
        if count > 1:
            surnames[whole[1:]].add(whole[0])
    return surnames


def _western_groups(names: list[str], counts: Counter[str], known: Mapping[str, Gender]) -> list[list[str]]:
    by_last: defaultdict[str, list[str]] = defaultdict(list)
    alone: list[str] = []
    for name in names:
        bare = _without_titles(name)
        if bare:
            by_last[bare[-1].casefold()].append(name)
        else:
            alone.append(name)
    groups: list[list[str]] = [[name] for name in alone]
    for family in by_last.values():
        groups.extend(_persons_of(family, known))
    return _given_names_joined(groups, counts, known)


def _without_titles(name: str) -> list[str]:
    return [word for word in name.split() if word.rstrip(".").casefold() not in _TITLES]


def _title_words(name: str) -> tuple[str, ...]:
    return tuple(word.rstrip(".").casefold() for word in name.split() if word.rstrip(".").casefold() in _TITLES)


_TELL_APART = frozenset(
    "young old little poor citizen citizeness master father mother brother sister uncle aunt".split()  # noqa: SIM905
)


def _persons_of(family: list[str], known: Mapping[str, Gender]) -> list[list[str]]:
    """Part the bearers of one last name into persons."""
    apart = [name for name in family if _TELL_APART & set(_title_words(name))]
    rest = [name for name in family if name not in apart]
    given: defaultdict[str, list[str]] = defaultdict(list)
    titled: list[str] = []
    for name in rest:
        bare = _without_titles(name)
        if len(bare) > 1:
            given[bare[0].casefold()].append(name)
        else:
            titled.append(name)
    persons = list(given.values())
    for name in sorted(titled, key=lambda one: (not _title_words(one), one)):
        gender = _gender_of(name, known)
        fitting = [person for person in persons if _agree(gender, _gender_among(person, known))]
        bare_name = not _title_words(name)
        if bare_name:
            fitting = (
                fitting if len(fitting) == 1 else [p for p in persons if _gender_among(p, known) is not Gender.SHE]
            )
        elif len(persons) > 0 and gender is Gender.OPEN:
            fitting = fitting if len(persons) == 1 else []
        if len(fitting) == 1:
            fitting[0].append(name)
        else:
            persons.append([name])
    return [*persons, *([name] for name in apart)]


def _gender_of(name: str, known: Mapping[str, Gender]) -> Gender:
    for title in _title_words(name):
        if _TITLES[title]:
            return _TITLES[title]
    return known.get(name, Gender.OPEN)


def _gender_among(names: list[str], known: Mapping[str, Gender]) -> Gender:
    return next((gender for name in names if (gender := _gender_of(name, known))), Gender.OPEN)


def _agree(one: Gender, other: Gender) -> bool:
    return not one or not other or one is other


def _given_names_joined(groups: list[list[str]], counts: Counter[str], known: Mapping[str, Gender]) -> list[list[str]]:
    """“Lucie” is Lucie Manette where nobody else is called Lucie."""
    firsts: defaultdict[str, list[list[str]]] = defaultdict(list)
    for group in groups:
        for first in {bare[0].casefold() for name in group if len(bare := _without_titles(name)) > 1}:
            firsts[first].append(group)
    joined: list[list[str]] = []
    for group in groups:
        bare = _without_titles(group[0])
        full = (
            firsts.get(bare[0].casefold(), [])
            if len(group) == 1 and len(bare) == 1 and bare == group[0].split()
            else []
        )
        if (
            len(full) == 1
            and full[0] is not group
            and _agree(_gender_among(group, known), _gender_among(full[0], known))
        ):
            full[0].extend(group)
        else:
            joined.append(group)
    return joined
