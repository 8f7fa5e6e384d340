"""Who is suggested for a quotation: what the book says, by the rules of its language; unknown rather than wrong."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cosystudio.segmentation.speakers import Passage, Sureness, suggest
from tests.segmentation.speakers.by_hand import read_by_hand, verdicts_of

MARKS_AND_WORDS = "“”\"'«»—„「」：。，,.!? 道说said asked he Lorry宝玉と言った向sagte dit"
LEAST_RIGHT = 0.93
"""Of all suggestions in each book; these are excerpts, the whole books in the README tell the rules more."""
LEAST_RIGHT_WHEN_NAMED = 0.97


def speakers(*paragraphs: str, language: str = "en") -> list[str]:
    return [name for name, _ in with_sureness(*paragraphs, language=language)]


def with_sureness(*paragraphs: str, language: str = "en") -> list[tuple[str, Sureness]]:
    found = suggest([[Passage(text, language) for text in paragraphs]])
    return [(speech.name, speech.sureness) for speech in found.chapters[0]]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "“I know nothing of that,” said Mr. Lorry.", ["Mr. Lorry"]),
        ("en", "“I will,” Miss Pross replied.", ["Miss Pross"]),
        ("en", "“So I hear,” Defarge quietly answered.", ["Defarge"]),
        ("en", "“Stop,” cried the mender of roads, taking off his cap.", ["the mender of roads"]),
        ("en", "As he held out his hand, Mr. Lorry said, still smiling: “Welcome.”", ["Mr. Lorry"]),
        ("en", "Mr. Lorry took the paper, folded it, and said: “Thank you.”", ["Mr. Lorry"]),
        ("en", "“Yes,” said Carton, “and no.”", ["Carton", "Carton"]),
        ("en", "“We have seen nothing,” I answered.", ["I"]),
        ("de", "»Ich weiß,« sagte Gregor vor sich hin.", ["Gregor"]),
        ("de", "»Gregor,« sagte nun der Vater aus dem Nebenzimmer, »mach auf.«", ["der Vater", "der Vater"]),
        ("de", "Da rief die Mutter: „Hilfe!“", ["die Mutter"]),
        ("fr", "—Non, monsieur, répondit le consul, il a été signalé.", ["le consul", "le consul"]),
        ("fr", "«Eh bien, dit Passepartout, je viens.»", ["Passepartout"]),
        ("es", "—Mire vuestra merced —respondió Sancho— que no son gigantes.", ["Sancho", "Sancho"]),
        ("zh", "王夫人笑道：“你别管他。”", ["王夫人"]),
        ("zh", "“我不去。”林黛玉道。", ["林黛玉"]),
        ("zh", "众人都笑道：“好极了！”", ["众人"]),
        ("zh", "“我是虫豸，好么？……”小Ｄ说。", ["小Ｄ"]),
        ("zh", "“畜生！”阿Q怒目而视的说。", ["阿Q"]),
        ("zh", "“短见是万万寻不得的。”邹七嫂也从旁说。", ["邹七嫂"]),
        ("ja", "「どこへ行くのですか」と先生は静かに言った。", ["先生"]),
        ("ja", "奥さんは「そうですか」と答えた。", ["奥さん"]),
        ("ja", "「罪悪です」と答えた時の先生の語気は強かった。", ["先生"]),
        ("ja", "「お目出とう」といって、先生が杯を上げてくれた。", ["先生"]),
        ("ja", "「ひやりとした」と後で兄が私にいった。", ["兄"]),
        ("ja", "先生から「どんな家ですか」と聞かれた事を思い出した。", ["先生"]),
        ("ja", "私が庭を見ていたので、先生は「何だい」といった。", ["先生"]),
    ],
)
def test_who_is_said_to_speak_is_found(language: str, text: str, names: list[str]) -> None:
    found = with_sureness(text, language=language)

    assert [name for name, _ in found] == names
    assert {sureness for _, sureness in found} == {Sureness.NAMED}


@pytest.mark.parametrize(
    "text",
    [
        "“Jerry,” said he, “come here.”",
        "“Mr. Lorry, will you wait?”",
        "He had heard of the “golden thread” before.",
        "The candle went out. “Who is there?”",
    ],
)
def test_nobody_is_suggested_where_the_book_does_not_say(text: str) -> None:
    assert set(speakers(text)) <= {""}


def test_who_is_called_in_a_quotation_does_not_speak_it() -> None:
    assert speakers("“Jerry,” said Mr. Lorry, “come here.”") == ["Mr. Lorry", "Mr. Lorry"]


def test_he_is_the_one_man_of_the_narration_before() -> None:
    found = with_sureness(
        "“Well?” said Miss Pross.",
        "“Nothing,” said Mr. Wilson.",
        "Mr. Wilson laughed heavily. “I never!” said he.",
    )

    assert found[-1] == ("Mr. Wilson", Sureness.PRONOUN)


def test_she_is_not_the_man_of_the_narration_before() -> None:
    found = speakers("“Nothing,” said Mr. Wilson.", "Mr. Wilson laughed heavily.", "“I never!” said she.")

    assert found[-1] == ""


def test_two_people_speak_by_turns() -> None:
    found = with_sureness("“Who?” asked Holmes.", "“The King,” said Lestrade.", "“Where?”", "“In Bohemia.”")

    assert found[2:] == [("Holmes", Sureness.TURNS), ("Lestrade", Sureness.TURNS)]


def test_whose_turn_it_seems_does_not_speak_where_the_quotation_calls_him() -> None:
    found = speakers("“Who?” asked Holmes.", "“The King,” said Lestrade.", "“Where is he, Holmes?”")

    assert found[-1] == ""


def test_who_is_spoken_to_with_the_last_word_answers_and_nobody_else() -> None:
    found = speakers("“Who?” asked Holmes.", "“I,” said Lestrade.", "“Are you hungry, Watson?” said Holmes.", "“No.”")

    assert found[-1] == ""


def test_who_is_with_somebody_does_not_speak() -> None:
    assert speakers("The woman with the baby said, “Not at all.”") == ["the woman"]
    text = "Mr. Harris said: “Impossible!” but the woman with the baby said, “Not at all,” as she went."
    assert speakers(text) == ["Mr. Harris", "the woman"]


def test_who_is_shouted_at_does_not_speak_in_chinese() -> None:
    known = "赵云曰：“一。”赵云笑曰：“二。”"
    assert speakers(known, "赵云入舱中，见夫人抱阿斗，喝赵云曰：“何故无礼！”", language="zh")[-1] == ""


def test_narration_ends_the_turns() -> None:
    found = speakers("“Who?” asked Holmes.", "“The King,” said Lestrade.", "They went out.", "“Where?”")

    assert found[-1] == ""


def test_a_quotation_that_goes_on_over_paragraphs_has_one_speaker() -> None:
    found = speakers("“It was long ago,” said Carton. “I was young.", "“I was poor.", "“I was glad.”")

    assert found == ["Carton"] * 4


def test_the_paragraph_before_may_say_who_speaks() -> None:
    assert speakers("There was a pause, before the shoemaker replied:", "“I forget.”") == ["the shoemaker"]


def test_a_thought_belongs_to_who_thinks_it() -> None:
    assert speakers("»Was ist geschehen?« dachte Gregor.", language="de") == ["Gregor"]


def test_the_subject_of_a_chinese_verb_may_stand_some_clauses_before() -> None:
    found = with_sureness("宝玉道：“走罢。”宝玉笑道：“好。”宝玉见他闷闷的，因笑问道：“怎么了？”", language="zh")

    assert found[-1] == ("宝玉", Sureness.NEARBY)


def test_japanese_narration_before_or_behind_a_quotation_says_who_speaks() -> None:
    known = ("「はい」と奥さんがいった。", "「いいえ」と兄がいった。", "雨が降っていた。")
    before = speakers(
        *known, "奥さんは黙っていた。しばらくしてからこういった。", "「思いあたる事があります」", language="ja"
    )
    behind = speakers(*known, "「そういう元気なら結構だ」", "兄はこんな事をいいながら父と話をした。", language="ja")

    assert (before[-1], behind[-1]) == ("奥さん", "兄")


def test_who_is_called_or_asked_in_japanese_does_not_speak_but_answers() -> None:
    called = speakers(
        "「黙り込んだのね」と奥さんがいった。", "「はい」と私は答えた。", "二人はまた話を始めた。",
        "「奥さん、もう少しいわせて下さい」", "「じゃおっしゃい」", language="ja",
    )  # fmt: skip
    known = ("「はい」と奥さんがいった。", "「ええ」と奥さんがいった。", "雨が降っていた。")
    asked = speakers(*known, "「どうしたかね」と先生が奥さんに聞いた。", "「しまってあるはずですが」", language="ja")

    assert called == ["奥さん", "私", "私", "奥さん"]
    assert asked[2:] == ["先生", "奥さん"]


def test_a_japanese_talk_is_not_gone_on_with_behind_a_long_narration() -> None:
    told = "兄の腹の中には、世の中でこれから仕事をしようという気が充ち満ちていた。それを私は知っていた。"
    found = speakers(
        "「帰るのが順ですね」と私がいった。",
        f"「できるものか」と兄は斥けた。{told}",
        "「お前がいやなら」",
        language="ja",
    )

    assert found[-1] == ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“I hope, sir,” said the abashed Mr. Cruncher, “not.”", "Mr. Cruncher"),
        ("“I hope,” said his friend Stryver, rising.", "Stryver"),
        ("“Now,” said the Sheep of the Prisons.", "the Sheep of the Prisons"),
        ("“Now,” said the King of Bohemia.", "the King of Bohemia"),
        ("“Now,” said the old Sicilian seaman.", "the old Sicilian seaman"),
        ("“Now,” said the keeper of, as it were, the house.", "the keeper"),
        ("“It is strange,” said this hoarse messenger.", "the messenger"),
        ("“It is strange,” said that young gentleman.", "the young gentleman"),
    ],
)
def test_who_is_called_by_more_than_a_name_is_called_shortly_and_whole(text: str, name: str) -> None:
    known = "Then Stryver laughed, but Stryver went. He met Stryver, and Sicilian men in Bohemia."

    assert set(speakers(known, text)) == {name}


def test_a_verb_of_speech_and_its_manner_are_nobody_in_chinese() -> None:
    known = "宋江道：「一。」宋江笑道：「二。」"
    found = speakers(f"{known}宋江喚過眾人，分付道：「去。」宋江看了，大喜道：「好。」", language="zh")

    assert found == ["宋江"] * 4


def test_one_character_stands_for_the_name_that_was_said_in_full_before() -> None:
    names = "曹操曰：“善。”曹操问曰：“何人？”孙权曰：“未也。”孙权笑曰：“然。”"
    found = speakers(names, "孙权请肃上马。权大喜曰：“何如？”操笑曰：“大笑也。”忽大笑曰：“是。”", language="zh")

    assert found[4:6] == ["孙权", "曹操"]
    assert speakers("昭曰：“可。”", language="zh") == [""]


def test_he_is_never_who_tells_the_story() -> None:
    found = speakers("“Yes,” I answered.", "My uncle gazed after it. “There she goes,” he said.")

    assert found == ["I", ""]


def test_several_who_murmur_are_not_one_whose_turn_it_is() -> None:
    found = speakers("“Who?” asked Holmes.", "“The King,” said Lestrade.", "“Oh, how jolly!” they murmur.")

    assert found[-1] == ""


def test_who_is_named_before_a_talk_begins_it_rather_than_whose_turn_it_seems() -> None:
    found = speakers(
        "“Well,” said Gabriel.", "The crew sighed.", "But now Gabriel started to his feet.", "“Think!”",
        "“Peace,” cried Mayhew.", "“I fear not,” said Ahab.", "“Go,” said Mayhew.",
    )  # fmt: skip

    assert found[1] == ""


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Her look said: “Come here at once.”"),
        ("en", "An instant after her voice answered: “I am here.”"),
        ("de", "Seine Stimme fragte: „Wer ist da?“"),
        ("fr", "Sa voix répondit : « Me voici. »"),
    ],
)
def test_what_a_person_has_is_nobody_who_speaks(language: str, text: str) -> None:
    assert speakers(text, language=language) == [""]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fr", "Passepartout entendit le garde-voie qui disait : « Non ! »", "le garde-voie"),
        ("en", "Lorry heard the guard who said: “Stand!”", "the guard"),
        ("fr", "« Bon ! se dit Passepartout, cela va mal. »", "Passepartout"),
        ("fr", "— Tiens ! lui répondit le consul.", "le consul"),
        ("fr", "Le pilote lui dit : « Non. »", "le pilote"),
    ],
)
def test_who_speaks_is_told_from_who_hears(language: str, text: str, name: str) -> None:
    assert set(speakers(text, language=language)) == {name}


def test_who_is_said_to_cry_before_a_quotation_cries_it_whatever_follows() -> None:
    text = "The youngest cried, “There is a new one!” and the other children shouted joyously, “Yes!”"
    assert speakers(text) == ["the youngest", "the other children"]


def test_a_role_ends_before_what_it_does() -> None:
    assert speakers("The Doctor grasped his hand and said, “That was very kind.”") == ["the Doctor"]


def test_a_verb_with_its_object_is_no_name_in_chinese() -> None:
    found = speakers(
        "孔明曰：“一。”孔明笑曰：“二。”孔明曰：“三。”",
        "仰天曰：“四。”仰天叹曰：“五。”孔明惊曰：“六。”孔明惊问曰：“七。”谓众将曰：“八。”谓众将曰：“九。”",
        language="zh",
    )

    assert set(found) <= {"孔明", ""}
    assert found[3:5] == ["", ""]
    assert found[5] == "孔明"


def test_names_of_one_person_are_merged() -> None:
    found = suggest(
        [
            [
                Passage(text, "en")
                for text in (
                    "“One,” said Mr. Lorry.",
                    "“Two,” said Jarvis Lorry.",
                    "“Three,” said Lorry.",
                    "“Four,” said Madame Defarge.",
                    "“Five,” said Defarge.",
                    "“Six,” said Monsieur Defarge.",
                )
            ]
        ]
    )

    groups = {frozenset((one.name, *one.aliases)) for one in found.people}
    assert groups == {
        frozenset({"Mr. Lorry", "Jarvis Lorry", "Lorry"}),
        frozenset({"Madame Defarge"}),
        frozenset({"Defarge", "Monsieur Defarge"}),
    }


def test_a_name_that_two_families_bear_is_not_merged() -> None:
    text = "贾宝玉道：“一。”宝玉道：“二。”贾宝玉笑道：“三。”宝玉笑道：“四。”"
    others = "甄宝玉道：“五。”甄宝玉笑道：“六。”"

    alone = suggest([[Passage(text, "zh")]])
    both = suggest([[Passage(text + others, "zh")]])

    assert [(one.name, one.aliases) for one in alone.people] == [("贾宝玉", ("宝玉",))]
    assert {(one.name, one.aliases) for one in both.people} == {("贾宝玉", ()), ("宝玉", ()), ("甄宝玉", ())}


def test_every_quotation_stands_where_it_is_said_to_stand() -> None:
    text = "He turned. “Yes,” said Carton. “No.”"

    found = suggest([[Passage(text, "en")]]).chapters[0]

    assert [text[slice(*speech.span)] for speech in found] == ["“Yes,”", "“No.”"]


def test_a_heading_speaks_to_nobody() -> None:
    assert suggest([[Passage("“Recalled to Life,” said Jerry", "en", counts=False)]]).chapters == [[]]


@pytest.mark.parametrize("book", read_by_hand(), ids=lambda book: str(book["book"]))
def test_the_suggestions_are_those_of_a_reader(book: dict[str, object]) -> None:
    verdicts = verdicts_of(book)

    named = [is_right for is_right, sureness in verdicts if sureness is Sureness.NAMED]
    assert len(verdicts) > 35
    assert sum(named) >= LEAST_RIGHT_WHEN_NAMED * len(named)
    assert sum(is_right for is_right, _ in verdicts) >= LEAST_RIGHT * len(verdicts)


@given(
    st.lists(
        st.text(alphabet="“”\"'«»—„「」：。，,.!? 道说said asked he Lorry宝玉と言った向sagte dit", max_size=80),
        max_size=8,
    ),
    st.sampled_from(["en", "de", "fr", "es", "zh", "ja", "ko", ""]),
)
@settings(deadline=None)
def test_whatever_the_text_each_speech_stands_in_its_paragraph(texts: list[str], language: str) -> None:
    found = suggest([[Passage(text, language) for text in texts]])

    for speech in found.chapters[0]:
        start, end = speech.span
        assert 0 <= start < end <= len(texts[speech.passage])
        assert (speech.sureness is Sureness.UNKNOWN) == (not speech.name)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Mr. Lorry said and said " * 4000 + "“No.”"),
        ("de", "sagte der Vater " * 4000 + ": »Nein«"),
        ("fr", "—" + "Oui, dit-il, " * 4000),
        ("zh", "向" * 20000 + "叫：“好”"),
        ("zh", "宝玉向" * 5000 + "道：“好”"),
        ("ja", "先生は" * 5000 + "「はい」" * 200 + "と言った。"),
        ("ja", "「はい」と言った、" * 5000),
        ("zh", "曹操曰：“好。”，操曰：“好。”，" * 5000),
        ("en", "“" * 5000 + "a" + "”" * 5000),
    ],
)
@pytest.mark.timeout(10)
def test_a_text_without_a_stop_is_survived(language: str, text: str) -> None:
    suggest([[Passage(text, language)]])
