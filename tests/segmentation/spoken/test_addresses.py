"""Addresses are spoken as their host, in full, or not at all."""

import pytest

from cosystudio.book.spoken_form import Urls
from cosystudio.segmentation.spoken.addresses import stretches, with_hosts


@pytest.mark.parametrize(
    ("text", "by_host", "skipped"),
    [
        ("See https://www.example.com/a?b=1#c.", "See example.com.", "See."),
        ("(see http://example.com/a_(b))", "(see example.com)", "(see)"),
        ("Go to www.example.org!", "Go to example.org!", "Go to!"),
        ("http://user:word@example.com:8080/x", "example.com", ""),
        ("Write to anna.b@mail.example.com, please", "Write to mail.example.com, please", "Write to, please"),
        ("<https://example.com/1984>", "example.com", ""),
        ("at example.com/a/b now", "at example.com now", "at now"),
        ("见https://example.com/a。好", "见example.com。好", "见。好"),
        ("https://münchen.de/rathaus", "münchen.de", ""),
        ("http://192.168.0.1/", "192.168.0.1", ""),
        ("book (https://a.org) here", "book (a.org) here", "book here"),
    ],
)
def test_an_address_is_spoken_as_wished(text: str, by_host: str, skipped: str) -> None:
    assert with_hosts(text, Urls.HOST) == by_host
    assert with_hosts(text, Urls.SKIP) == skipped
    assert with_hosts(text, Urls.IN_FULL) == text


@pytest.mark.parametrize(
    "text",
    [
        "He left.The door",
        "e.g. this",
        "3.14",
        "J.R.R. Tolkien",
        "and/or",
        "a@b",
        "@anna",
        "file:///etc",
        "http://",
        "U.S.A.",
        "said :// it",
        "He went in.It rained",
    ],
)
def test_what_is_no_address_stays(text: str) -> None:
    assert [with_hosts(text, wish) for wish in Urls] == [text] * 3


def test_pieces_are_told_from_addresses_and_are_the_whole_text() -> None:
    pieces = stretches("5 km to http://a.org/5, 5 more")
    assert pieces == [("5 km to ", False), ("http://a.org/5", True), (", 5 more", False)]
    assert stretches("no address") == [("no address", False)]
