import pytest

from cosystudio.errors import Throttled
from cosystudio.speech.dashscope.errors import Complaint, meaning, retry_after_ms, said
from cosystudio.speech.dashscope.task import Task

TASK = Task("cosyvoice-v2", "longanyang", "text", {})


def test_a_mismatched_voice_is_told_with_its_model() -> None:
    error = meaning(Complaint("InvalidParameter", "[tts:]Engine return error code: 418"), TASK)
    assert "cosyvoice-v2" in str(error)
    assert "longanyang" in str(error)


def test_a_wait_rides_along() -> None:
    error = meaning(Complaint("Throttling", "", 7.0), TASK)
    assert isinstance(error, Throttled)
    assert error.retry_after_s == 7.0


def test_an_unknown_code_has_no_meaning() -> None:
    assert meaning(Complaint("NeverHeardOf", "Strange."), TASK) is None
    assert meaning(Complaint("", ""), TASK) is None


def test_words_of_the_service_are_one_short_line() -> None:
    assert said(Complaint("A", "One\n two. ")) == "One two"
    assert len(said(Complaint("A", "x" * 1000))) == 200
    assert said(Complaint("A", "")) == "A"
    assert said(Complaint("", "")) == "it gives no reason"


def test_braces_in_the_words_of_the_service_do_no_harm() -> None:
    assert "{model}" in str(meaning(Complaint("InvalidParameter", "{model} {0}"), TASK))


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("1500", 1.5), ("0", 0.0), ("", None), ("-1", None), ("soon", None), ("9" * 400, None), ("9" * 5000, None)],
)
def test_a_wait_in_milliseconds(header: str, seconds: float | None) -> None:
    assert retry_after_ms({"retry-after-ms": header}) == seconds
