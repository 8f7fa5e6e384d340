from cosystudio.book import balance
from cosystudio.manuscript.account import Reason
from cosystudio.ui.reasons import REASONS


def test_every_reason_can_be_said_in_the_language_of_the_window() -> None:
    said = {reason.value for reason in Reason} | set(balance.UNTICKED.values())
    assert set(REASONS) == said | {balance.DAMAGED, balance.PRIVATE, balance.UNEXPLAINED}
