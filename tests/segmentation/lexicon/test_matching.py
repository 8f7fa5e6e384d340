"""What is said instead: which entry applies where, and that nothing else of a line changes."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cosystudio.book.spoken_form import SSML_MARK, Form, LexiconEntry, Match
from cosystudio.segmentation.lexicon import Lexicon, apply, compiled, joined
from cosystudio.segmentation.lexicon.markup import BRACKETS, DOUBLE_BRACKETS, SSML
from cosystudio.segmentation.lexicon.patience import MOST_EXPRESSIONS, Patience


def said(text: str, *entries: LexiconEntry, language: str = "", voice: str = "") -> str:
    return joined(apply(text, entries, language, voice))


def word(written: str, spoken: str = "·", **more: object) -> LexiconEntry:
    return replace(LexiconEntry(written, spoken), **more)


def expression(written: str, spoken: str, **more: object) -> LexiconEntry:
    return replace(LexiconEntry(written, spoken, Match.REGEX), **more)


@pytest.mark.parametrize(
    ("written", "text", "heard"),
    [
        ("Carton", "Carton’s wine, Mr. Carton.", "·’s wine, Mr. ·."),
        ("Carton", "Cartons of wine; aCarton.", "Cartons of wine; aCarton."),
        ("carton", "CARTON and Carton", "· and ·"),
        ("Evrémonde", "Saint Evrémonde, EVRÉMONDE, evrémondes", "Saint ·, ·, evrémondes"),
        ("can", "I can, but you can’t and can't.", "I ·, but you can’t and can't."),
        ("Miss Pross", "Miss\u00a0 Pross and Miss Prossy", "· and Miss Prossy"),
        ("O'Brien", "O’Brien said O'Brien", "· said ·"),
        ("Saint-Antoine", "Saint‑Antoine", "·"),
        ("_Punch_", "read _Punch_ daily", "read · daily"),
        ("Punch", "read _Punch_ daily", "read _·_ daily"),
        ("B", "B2, B and AB", "B2, · and AB"),
        ("5", "5 of 3.5, 5,000 and 5th, 15 5.", "· of 3.5, 5,000 and 5th, 15 ·."),
        ("贾", "贾宝玉和贾母", "·宝玉和·母"),
        ("宝玉", "只见宝玉来了", "只见·来了"),
        ("AI", "我用AI写作，SAIL不用", "我用·写作，SAIL不用"),
        ("アリ", "アリがアリスと・アリ", "·がアリスと・·"),
        ("서울", "서울은 새서울", "·은 새서울"),
        ("кот", "Кот и котик", "· и котик"),
        ("C++", "C++ and C+++", "· and ·+"),
        ("...", "well... so", "well· so"),
    ],
)
def test_a_whole_word_is_one_in_its_own_script(written: str, text: str, heard: str) -> None:
    assert said(text, word(written)) == heard


def test_a_part_of_a_word_is_replaced_where_that_is_wanted() -> None:
    assert said("Cartons aCarton", word("Carton", whole_word=False)) == "·s a·"


def test_case_counts_where_it_is_said_to() -> None:
    polish = word("Polish", "Poe-lish", match_case=True)
    assert said("Polish polish POLISH", polish) == "Poe-lish polish POLISH"
    assert said("Polish polish", polish, word("polish", "pollish")) == "Poe-lish pollish"


def test_the_longest_match_wins_whatever_its_kind_and_place() -> None:
    entries = [word("Sydney", "A"), word("Sydney Carton", "B"), expression(r"Sydney \w+ Esquire", "C")]
    for order in (entries, entries[::-1]):
        assert said("Sydney, Sydney Carton, Sydney Carton Esquire", *order) == "A, B, C"
    assert said("贾宝玉", word("贾", "A"), word("贾宝玉", "B"), word("宝玉", "C")) == "B"


def test_of_two_entries_for_the_same_words_the_first_one_wins() -> None:
    assert said("Ann", word("Ann", "book"), word("ann", "shared")) == "book"
    assert said("Ann", word("Ann", "book", match_case=True), word("ann", "shared")) == "book"
    assert said("Ann", word("ann", "book"), word("Ann", "shared", match_case=True)) == "book"


def test_an_entry_never_applies_to_what_another_one_says() -> None:
    assert said("Tom and Kate", word("Tom", "Kate"), word("Kate", "Tom")) == "Kate and Tom"
    assert said("Tom", word("Tom", "Tom Tom")) == "Tom Tom"


def test_groups_of_an_expression_are_said_again() -> None:
    assert said("King Louis XVI came", expression(r"Louis (?P<n>[IVX]+)", r"Louis the \1 \g<n> \\")) == (
        "King Louis the XVI XVI \\ came"
    )


def test_an_expression_for_whole_words_does_not_stop_within_one() -> None:
    assert said("12 km, 12 kmh", expression(r"(\d+) km", r"\1 kilometres")) == "12 kilometres, 12 kmh"
    assert said("12 kmh", expression(r"(\d+) km", r"\1 K", whole_word=False)) == "12 Kh"


def test_an_expression_that_does_not_come_to_an_end_is_left_out() -> None:
    lexicon = compiled([expression(r"(?:(?:a|aa)+)+b", "never"), word("end", "END")])
    for _ in range(1000):  # a second of searching each would be a quarter of an hour
        assert joined(lexicon.apply("a" * 400 + " end")) == "a" * 400 + " END"


def test_an_expression_that_is_none_leaves_the_others_alone() -> None:
    assert said("Tom (", expression("(", "x"), word("Tom", "Thomas")) == "Thomas ("


def test_entries_are_for_their_language_and_their_voice() -> None:
    entries = word("Paris", "Paree", language="fr"), word("Paris", "Parris", voice="Heart")
    assert said("Paris", *entries) == "Paris"
    assert said("Paris", *entries, language="fr-CA") == "Paree"
    assert said("Paris", *entries, language="frr") == "Paris"
    assert said("Paris", *entries, language="en", voice="heart") == "Parris"


def test_what_an_entry_says_is_fixed_and_tells_what_stood_there() -> None:
    carton = word("Carton", "Kar ton")
    before, stretch, after = apply("Mr. Carton, sir", [carton])
    assert (stretch.text, stretch.is_fixed, stretch.entry, stretch.written) == ("Kar ton", True, carton, "Carton")
    assert [(piece.text, piece.is_fixed) for piece in (before, after)] == [("Mr. ", False), (", sir", False)]


@pytest.mark.parametrize(
    ("markup", "form", "spoken", "sent"),
    [
        ("", Form.PINYIN, "ji3 yu3", "给 <你>"),
        (BRACKETS, Form.PINYIN, "ji3", "[j][ǐ] <你>"),
        (BRACKETS, Form.PINYIN, "zhōng", "[zh][ōng] <你>"),
        (BRACKETS, Form.PINYIN, "lve4 liu2 dui4 er5 shou3", "[l][üè][l][iú][d][uì][er][sh][ǒu] <你>"),
        (BRACKETS, Form.PHONEMES, "hh ah0", "[HH][AH0] <你>"),
        (DOUBLE_BRACKETS, Form.PHONEMES, "/bˈæt/", "[[ bˈæt ]] <你>"),
        (DOUBLE_BRACKETS, Form.PINYIN, "ji3", "给 <你>"),
        (SSML, Form.PINYIN, "ji3", '<speak><phoneme alphabet="py" ph="ji3">给</phoneme> &lt;你&gt;</speak>'),
        (SSML, Form.SSML, '<sub alias="j">给</sub>', '<speak><sub alias="j">给</sub> &lt;你&gt;</speak>'),
        (SSML, Form.RESPELLING, "几", "几 <你>"),
    ],
)
def test_a_form_is_written_as_the_service_takes_it_or_left_out(markup: str, form: Form, spoken: str, sent: str) -> None:
    lexicon = compiled([word("给", spoken, form=form)], markup_name=markup)
    assert joined(lexicon.apply("给 <你>"), markup).removeprefix(SSML_MARK) == sent


def test_a_line_of_ssml_is_told_from_a_manuscript_that_looks_like_it() -> None:
    lexicon = compiled([word("给", "ji3", form=Form.PINYIN)], markup_name=SSML)
    assert joined(lexicon.apply("给"), SSML).startswith(SSML_MARK)
    assert not joined(lexicon.apply("<speak>你</speak>"), SSML).startswith(SSML_MARK)


_LETTERS = st.text("aAbBéÉsSſßıİkK'’ -.红玉アー서5 ", min_size=1, max_size=8)
_ENTRIES = st.builds(
    LexiconEntry,
    _LETTERS.filter(str.strip),
    st.just("#"),
    match_case=st.booleans(),
    whole_word=st.booleans(),
)


@given(st.text("aAbBéÉsSſßıİkK'’ -.红玉アー서5 \n\u0301", max_size=60), st.lists(_ENTRIES, max_size=8))
def test_nothing_but_the_words_of_entries_is_ever_touched(text: str, entries: list[LexiconEntry]) -> None:
    stretches = apply(text, entries)
    assert "".join(piece.written if piece.is_fixed else piece.text for piece in stretches) == text
    assert all(piece.written and piece.text == "#" for piece in stretches if piece.is_fixed)


SLOW = [LexiconEntry(f"(?:(?:a|aa)+)+[b{chr(0x4E00 + number)}]", "x", Match.REGEX) for number in range(2000)]
LINE = "a" * 240 + "!"


def test_thousands_of_slow_expressions_cost_seconds_in_all_and_words_still_apply() -> None:
    lexicon = Lexicon([*SLOW, LexiconEntry("dog", "hound")], patience=Patience(0.0))

    assert "".join(one.text for one in lexicon.apply(f"{LINE} dog")) == f"{LINE} hound"


def test_an_expression_that_is_slow_line_after_line_is_given_up() -> None:
    clock = iter(range(10**9))
    patience = Patience(3.0, clock=lambda: next(clock) * 0.1)
    entry = LexiconEntry("dog", "hound", Match.REGEX)
    lexicon = Lexicon([entry], patience=patience)

    said = [lexicon.apply("dog")[0].text for _ in range(20)]

    assert said[0] == "hound"
    assert said[-1] == "dog"
    assert not patience.has_with(entry)


def test_an_honest_expression_is_never_given_up() -> None:
    lexicon = Lexicon([LexiconEntry("dog", "hound", Match.REGEX)])

    assert {lexicon.apply("dog")[0].text for _ in range(2000)} == {"hound"}


def test_of_too_many_expressions_the_first_are_used() -> None:
    many = [LexiconEntry(f"word{number}", "x", Match.REGEX) for number in range(MOST_EXPRESSIONS + 1)]

    assert Lexicon(many).apply("word0")[0].text == "x"
    assert Lexicon(many).apply(f"word{MOST_EXPRESSIONS}")[0].text == f"word{MOST_EXPRESSIONS}"
