"""From the events of a page to pieces: what is a heading, a paragraph, a stanza, and what is not spoken."""

from collections.abc import Iterable

from cosystudio.book.reading import ReadingChoices
from cosystudio.manuscript.account import Account
from cosystudio.manuscript.markup.events import Event, Mark
from cosystudio.manuscript.markup.gathering import Gathering
from cosystudio.manuscript.markup.notes import without_notes
from cosystudio.manuscript.markup.page import MarkupPage

_AS_WRITTEN = ReadingChoices()


def gathered(
    events: Iterable[Event],
    account: Account,
    choices: ReadingChoices = _AS_WRITTEN,
    bold_classes: frozenset[str] = frozenset(),
    pairs: frozenset[str] = frozenset(),
) -> MarkupPage:
    """Return the page as pieces, its notes among them; all that it holds is entered in `account`.

    `bold_classes` are those that a style sheet sets in bold, `pairs` the ids of links to links that lead back.
    """
    gathering = Gathering(account, choices, bold_classes, pairs)
    for mark, name, attributes in events:
        if mark is Mark.TEXT:
            gathering.text(name)
        elif mark is Mark.START:
            gathering.start(name, attributes)
        else:
            gathering.end(name)
    return gathering.page()


def pieces_of_markup(events: Iterable[Event], account: Account, choices: ReadingChoices = _AS_WRITTEN) -> MarkupPage:
    """Return a page that stands alone as pieces, its notes left out; all that it holds is entered in `account`."""
    return without_notes(gathered(events, account, choices), account)
