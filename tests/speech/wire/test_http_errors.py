from datetime import UTC, datetime

import pytest

from cosystudio.errors import Busy, Denied, Refused
from cosystudio.speech.wire.http_errors import Answer, from_answer, retry_after_s

NOW = datetime(2030, 1, 1, 12, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "wait_s"),
    [
        ("3", 3),
        (" 2.5 ", 2.5),
        ("0", 0),
        ("-4", 0),
        ("Tue, 01 Jan 2030 12:01:30 GMT", 90),
        ("Tue, 01 Jan 2030 11:00:00 GMT", 0),
        ("Tue, 01 Jan 2030 13:00:30 +0100", 30),
        ("", None),
        ("soon", None),
        ("nan", None),
        ("inf", None),
    ],
)
def test_retry_after_is_seconds_or_a_date(header: str, wait_s: float | None) -> None:
    assert retry_after_s(header, NOW) == wait_s


@pytest.mark.parametrize(
    ("body", "index"),
    [
        (b'{"error": "No.", "index": 1}', 1),
        (b'{"error": "No.", "index": 3}', None),
        (b'{"error": "No.", "index": -1}', None),
        (b'{"error": "No.", "index": true}', None),
        (b'{"error": "No.", "index": "1"}', None),
        (b'{"index": 0, "error": {"more": "fields"}}', 0),
        (b"[1, 2]", None),
        (b"\xff\xfe", None),
        (b"[" * 60_000, None),
        (b"", None),
    ],
)
def test_the_blamed_text_is_taken_only_where_it_is_one_of_ours(body: bytes, index: int | None) -> None:
    error = from_answer(Answer(400, "", body, texts=3), "http://a", NOW)
    assert isinstance(error, Refused)
    assert error.index == index


def test_a_long_explanation_is_cut() -> None:
    error = from_answer(Answer(400, "", b'{"error": "' + b"a " * 5000 + b'"}', texts=1), "http://a", NOW)
    assert len(str(error)) < 300


def test_a_web_page_is_no_wrong_address_where_the_request_was_too_long() -> None:
    page = b"<html><head><title>413 Request Entity Too Large</title></head></html>"
    assert isinstance(from_answer(Answer(413, "", page, texts=8), "http://a", NOW), Refused)
    assert isinstance(from_answer(Answer(400, "", page, texts=8), "http://a", NOW), Denied)


@pytest.mark.parametrize("status", [408, 409, 425, 429, 500, 502, 503, 504, 529])
def test_what_may_pass_is_worth_another_try(status: int) -> None:
    assert isinstance(from_answer(Answer(status, "", b"", texts=1), "http://a", NOW), Busy)
