"""The sentence on what becomes of every character: its numbers are those of the account, and add up."""

import re
from dataclasses import replace

import pytest

from cosystudio.book.balance import Balance
from cosystudio.book.reading import Passages
from cosystudio.ui.reading_report import summary
from tests.fakes.session import make_book

ACCOUNT = Balance(1_000, 0, 890, (Passages("Page numbers", 110, ()),), ())


@pytest.mark.parametrize("added", [0, 4])
def test_the_numbers_of_the_sentence_add_up(added: int) -> None:
    account = replace(ACCOUNT, added=added, spoken=ACCOUNT.spoken + added)
    told = summary(make_book([("One", ["Text"])]), account)

    numbers = [int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", told)]
    source, *rest = numbers
    beside, spoken, skipped, flagged = rest if added else [0, *rest]
    assert source + beside == spoken + skipped + flagged
