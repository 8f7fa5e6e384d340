"""Quick answers are the right ones: what is found at a glance is what a full search finds."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from cosystudio.segmentation.atoms import _ATOM, atoms
from cosystudio.segmentation.graphemes import _ALONE
from cosystudio.segmentation.lengths import _BREAK, _MARK, split_to_fit
from cosystudio.segmentation.sentences import _ONE_SENTENCE, _sentences, sentences
from cosystudio.segmentation.spoken.clean import is_sayable, single_spaced

NAMES = "Mr. Dr van de of la O’Neil d’Artagnan J. R. New York l’Abbé von der the a in Été , . “ ” ’ — -Bob x_Y"
OTHERS = "May 5 1900 mars £ ½ -- ... … ; : ! ? ) ( 、 。 中 \n \u00a0 3Bob www. @ ://"


def texts_of(words: str) -> st.SearchStrategy[str]:
    return st.builds(
        lambda found, gap: gap.join(found), st.lists(st.sampled_from(words.split(" "))), st.sampled_from(("", " "))
    )


TEXT = texts_of(NAMES) | texts_of(f"{NAMES} {OTHERS}")


@given(TEXT)
@settings(max_examples=300, deadline=None)
def test_no_name_is_missed_where_only_names_are_looked_for(text: str) -> None:
    inside = {at for match in _ATOM.finditer(text) for at in range(match.start() + 1, match.end())}
    found = atoms(text)
    assert {at for at in range(len(text)) if found.holds(at)} == inside


ONE_SENTENCE = (
    "谁 去 呢 他 问 ： “ 「 『 ， 、 A b Mr don’t I’ve 12 é _ - : ; ’t 'n \u3000 가 क か 。 ！ ？ . ! ? … ” 」 』 —"
)


@given(st.lists(st.sampled_from(ONE_SENTENCE.split()), max_size=8).map("".join), st.sampled_from(("zh", "en", "de")))
@settings(max_examples=600, deadline=None)
def test_a_sentence_that_is_known_at_a_glance_is_one(text: str, language: str) -> None:
    if _ONE_SENTENCE.fullmatch(text):
        assert len(_sentences(text, language)) <= 1


@given(TEXT)
@settings(max_examples=300, deadline=None)
def test_marks_alone_are_the_places_that_are_not_spaces(text: str) -> None:
    places = [match.end() for match in _BREAK.finditer(text) if match.lastgroup != "space"]
    assert [match.end() for match in _MARK.finditer(text)] == places


def test_a_sentence_is_parted_at_a_space_where_no_mark_is_near() -> None:
    text = f"{'word ' * 30}stop, {'word ' * 90}end"
    ends = [text[slice(*piece)].split()[-1] for piece in split_to_fit(text, (0, len(text)), 240)]
    assert ends == ["stop,", "word", "end"]


def test_characters_that_stand_alone_join_no_other() -> None:
    alone = [character for character in map(chr, range(0x10000)) if _ALONE.match(character * 2)]
    assert len(alone) > 30_000
    joining = "\r\u200c\u200d\u0e33\u0eb3\uff9e\uff9f"
    assert not [one for one in alone if unicodedata.category(one)[0] == "M" or one in joining]


@given(st.text(alphabet=st.sampled_from("ab \t\n\u00a0\u3000\u2028½_中"), max_size=12))
def test_spaces_are_folded_and_words_are_known_whatever_stands_between(text: str) -> None:
    assert single_spaced(text) == " ".join(text.split())
    assert is_sayable(text) == any(character.isalnum() for character in text)


def test_spaces_before_a_sentence_take_no_longer_than_they_are_long() -> None:
    assert sentences("\u3000" * 60_000 + "a (b", "ja") == [(60_000, 60_004)]
