"""The entries of a lexicon made ready for each voice."""

from dataclasses import dataclass

from cosystudio.book.model import Voice
from cosystudio.book.spoken_form import Form, LexiconEntry
from cosystudio.segmentation.lexicon import joined
from cosystudio.segmentation.lexicon.markup import BRACKETS
from cosystudio.session.pronunciation import Lexicons

VOICE = Voice("Anna", "zip-batch")


@dataclass
class Services:
    """What the voices' services take, which a person may change in the settings."""

    markup: str = ""


def test_a_service_that_takes_other_markup_from_now_on_is_sent_that() -> None:
    services = Services()
    lexicons = Lexicons([LexiconEntry("天", "tian1", form=Form.PINYIN)], markup_of=lambda _voice: services.markup)

    before = joined(lexicons.of("zh", VOICE).apply("天"))
    services.markup = BRACKETS

    assert (before, joined(lexicons.of("zh", VOICE).apply("天"))) == ("天", "[t][iān]")


def test_the_lexicon_of_a_voice_is_made_ready_once() -> None:
    lexicons = Lexicons([LexiconEntry("dog", "hound")])

    assert lexicons.of("en", VOICE) is lexicons.of("en", VOICE)
