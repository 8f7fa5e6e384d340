"""What belongs to a web site and not to the text on it: known by element, role, class, and the share of its links."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cosystudio.manuscript.account import Account, Reason
from cosystudio.manuscript.headings.matter import Matter, matter_of_title
from cosystudio.manuscript.markup.events import Event, Mark, texts_of
from cosystudio.manuscript.markup.links import is_way
from cosystudio.manuscript.markup.rules import HEADINGS, NOT_TEXT, is_note, is_notes, roles_of

_MAIN_SHARE = 0.3
"""Of the letters outside links, what a main element must hold to be the text of the page."""
_MOST_OF_PAGE = 0.4
"""A class name alone never takes away more than this share of the page."""
_LONGEST_NOTICE = 5_000
_SHORT = 400
_ARTICLE_SHARE = 0.2
_WHOLE = frozenset(["html", "body", "main", "article"])
_LINK_SHARE = 0.75
_FEWEST_LINKS = 3
_EDGE = 0.2
"""Share of the page's text that stands at most above a menu at its head, or below one at its foot."""
_INTRODUCES = (":", "：")
_BY_ELEMENT = {
    "nav": Reason.NAVIGATION,
    "menu": Reason.NAVIGATION,
    "aside": Reason.SITE,
    "footer": Reason.SITE,
    "form": Reason.SITE,
    "button": Reason.SITE,
    "select": Reason.SITE,
    "textarea": Reason.SITE,
    "dialog": Reason.SITE,
}
_BY_ROLE = {
    "navigation": Reason.NAVIGATION,
    "menu": Reason.NAVIGATION,
    "menubar": Reason.NAVIGATION,
    "banner": Reason.SITE,
    "contentinfo": Reason.SITE,
    "complementary": Reason.SITE,
    "search": Reason.SITE,
    "dialog": Reason.SITE,
    "alertdialog": Reason.SITE,
}
_WORDS = {
    Reason.ADVERT: "ad ads advert adverts advertisement advertising adsbygoogle adsense sponsor sponsored promo",
    Reason.NAVIGATION: "nav navbar navigation navigator navlinks breadcrumb breadcrumbs menu pagination pager sidebar",
    Reason.SITE: "cookie cookies consent gdpr newsletter subscribe subscription share sharing social related "
    "recommended recommendations comments disqus popup modal masthead sitefooter paywall signup login",
}
_BY_WORD = {word: reason for reason, words in _WORDS.items() for word in words.split()}
_CONTAINERS = frozenset(["div", "ul", "ol", "section", "table", "header", "footer", "center", "p", "td", "dl"])
_LOOKED_AT = _CONTAINERS | _WHOLE | _BY_ELEMENT.keys()
_QUOTES = frozenset(("blockquote", "figure"))
_PART = re.compile(r"[A-Za-z][a-z]*|[A-Z]+")


@dataclass(slots=True)
class _Element:
    """The span of events of an element, and what stands in it: letters, letters of links, links, headings.

    `above` and `below` are the letters outside links before and behind it, `said_before` is the text right above;
    `before` are all letters before it.
    """

    first: int
    name: str
    attributes: dict[str, str]
    end: int = 0
    letters: int = 0
    linked: int = 0
    links: int = 0
    headings: int = 0
    above: int = 0
    below: int = 0
    before: int = 0
    said_before: str = ""


class _Links:
    """Looks at the links of elements, once at those of elements that hold nothing but each other."""

    def __init__(self, events: Sequence[Event]) -> None:
        self._events = events
        self._known: dict[tuple[int, int, int, int], bool] = {}

    def lead_about(self, one: _Element) -> bool:
        """Do the links lead to places in the page, or say no more than where they lead?"""
        key = one.before, one.letters, one.linked, one.links
        if key not in self._known:
            self._known[key] = _lead_about(self._events[one.first : one.end])
        return self._known[key]


def _lead_about(events: Sequence[Event]) -> bool:
    targets = [attributes["href"] for _, name, attributes in events if name == "a" and "href" in attributes]
    words = (name for mark, name, _ in events if mark is Mark.TEXT and any(map(str.isalnum, name)))
    return all(target.startswith("#") for target in targets) or all(map(is_way, words))


def own_text(events: Sequence[Event], account: Account) -> Iterator[Event]:
    """Yield the events of the text itself; what belongs to the site is entered in `account`."""
    elements = _elements(events)
    total = max((one.letters - one.linked for one in elements), default=0)
    looked_at = _Links(events)
    left_out = {one.first: (one.end, reason) for one in elements if (reason := _reason(one, total, looked_at))}
    reached = 0
    for first, end in _main(elements, total) or [(0, len(events))]:
        _skip(events[reached:first], Reason.SITE, account)
        yield from _without(events, first, end, left_out, account)
        reached = end
    _skip(events[reached:], Reason.SITE, account)


def _without(
    events: Sequence[Event], first: int, end: int, left_out: dict[int, tuple[int, Reason]], account: Account
) -> Iterator[Event]:
    reached = first
    for position in sorted(place for place in left_out if first < place < end):
        if position >= reached:
            yield from events[reached:position]
            after, reason = left_out[position]
            _skip(events[position:after], reason, account)
            reached = after
    yield from events[reached:end]


def _skip(events: Sequence[Event], reason: Reason, account: Account) -> None:
    texts = list(texts_of(events))
    for text in texts:
        account.take_in(text)
    account.skip(reason, " ".join(texts))


def _elements(events: Sequence[Event]) -> list[_Element]:
    """Return the elements that may be left out, in the order that they open; what stands in others counts for them."""
    found: list[_Element] = []
    around = _Element(0, "", {})
    opened = [around]
    links: list[bool] = []
    linking = silent = seen = read = quoting = 0
    said = ""
    for place, (mark, name, attributes) in enumerate(events):
        if mark is Mark.TEXT:
            if not silent:
                size = len(name.strip())
                around.letters += size
                seen += size
                around.linked += size if linking else 0
                read += 0 if linking else size
                said = name if size else said
        elif mark is Mark.START:
            quoting += name in _QUOTES
            if quoting:
                pass  # what a quotation calls its foot is the name of whom it quotes
            elif name in _LOOKED_AT or (attributes and ("role" in attributes or "itemprop" in attributes)):
                around = _Element(place, name, attributes, above=read, before=seen, said_before=said)
                found.append(around)
            opened.append(around)
            if name == "a":
                links.append("href" in attributes)
                linking += links[-1]
                around.links += links[-1]
            around.headings += name in HEADINGS
            silent += name in NOT_TEXT
        elif len(opened) > 1:
            one, around = opened.pop(), opened[-1]
            if one is not around:
                one.end, one.below = place + 1, -read
                _add(one, around)
            quoting -= name in _QUOTES
            if name == "a":
                linking -= links.pop()
            silent -= name in NOT_TEXT
    for one in found:
        one.below += read
    return [one for one in found if one.end]


def _add(one: _Element, around: _Element) -> None:
    around.letters += one.letters
    around.linked += one.linked
    around.links += one.links
    around.headings += one.headings


def _main(elements: Sequence[_Element], total: int) -> list[tuple[int, int]]:
    """Return the spans of what the page itself calls its main part or its articles; nothing where it names none."""
    for is_named in (_is_main, _is_article):
        named = list(_outermost([one for one in elements if is_named(one)]))
        largest = max((one.letters for one in named), default=0)
        kept = [one for one in named if one.letters > _ARTICLE_SHARE * largest]
        if sum(one.letters - one.linked for one in kept) > _MAIN_SHARE * total:
            return [(one.first, one.end) for one in kept]
    return []


def _is_main(one: _Element) -> bool:
    return one.name == "main" or one.attributes.get("role") == "main"


def _is_article(one: _Element) -> bool:
    attributes = one.attributes
    is_body = attributes.get("itemprop") == "articleBody"
    return one.name == "article" or attributes.get("role") == "article" or is_body


def _outermost(elements: Sequence[_Element]) -> Iterator[_Element]:
    reached = 0
    for one in elements:
        if one.first >= reached:
            yield one
            reached = one.end


def _reason(one: _Element, total: int, looked_at: _Links) -> Reason | None:
    """Return why the element is no part of the text, or None."""
    roles = roles_of(one.attributes)
    if one.name in _WHOLE or is_note(one.name, one.attributes, roles) or is_notes(one.name, one.attributes, roles):
        return None
    own = one.letters - one.linked
    named = next((_BY_ROLE[role] for role in roles if role in _BY_ROLE), None)
    if named is None and not roles:
        is_banner = one.name == "header" and not one.headings and own < _SHORT
        named = Reason.SITE if is_banner else _BY_ELEMENT.get(one.name)
    if named and own <= max(_MOST_OF_PAGE * total, _SHORT):
        return named
    by_word = _by_word(one) if one.name in _CONTAINERS else None
    if by_word and own <= min(max(_MOST_OF_PAGE * total, _SHORT), _LONGEST_NOTICE):
        return by_word
    return Reason.NAVIGATION if _is_menu(one, total, looked_at) else None


def _is_menu(one: _Element, total: int, looked_at: _Links) -> bool:
    """Is this mostly links, at the head or the foot of the page, or within it such that lead about in the page?

    A list in the middle of a text, or one that the text announces, belongs to the text.
    """
    own = one.letters - one.linked
    if one.name not in _CONTAINERS or one.headings or own >= _SHORT or one.links < _FEWEST_LINKS:
        return False
    if one.linked <= _LINK_SHARE * one.letters:
        return False
    said = one.said_before.strip()
    if said.endswith(_INTRODUCES) or matter_of_title(said) is Matter.PAGE:
        return False
    is_at_edge = min(one.above, one.below) <= min(_EDGE * total, _SHORT)
    return is_at_edge or looked_at.lead_about(one)


def _by_word(one: _Element) -> Reason | None:
    names = f"{one.attributes.get('class', '')} {one.attributes.get('id', '')}"
    if not names.strip():
        return None
    words = [*names.casefold().split(), *(part.casefold() for part in _PART.findall(names))]
    return next((_BY_WORD[word] for word in words if word in _BY_WORD), None)
