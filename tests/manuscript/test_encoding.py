import codecs

import pytest

from cosystudio.errors import ManuscriptError
from cosystudio.manuscript.encoding import CHOICES, decode

CHINESE = "话说天下大势，分久必合，合久必分。周末七国分争，并入于秦。他们都来到这里，不知道说什么好。"
TRADITIONAL = "話說天下大勢，分久必合，合久必分。他們都來到這裡，不知道說什麼好，只是看著大家。"
JAPANESE = "私はその人を常に先生と呼んでいた。だからここでもただ先生と書くだけで本名は打ち明けない。"
KOREAN = "나는 그 사람을 늘 선생님이라고 불렀다. 그래서 여기에서도 그저 선생님이라고만 쓰고 이름은 밝히지 않는다."
CANTONESE = "佢哋喺嗰度食嘢，嘅時候好開心。唔係咁樣，你哋睇吓啦，我哋一齊去。"
RUSSIAN = "Все счастливые семьи похожи друг на друга, каждая несчастливая семья несчастлива по-своему."
POLISH = "Była to noc ciemna i chłodna, a wiatr dął wściekle nad łąkami. Źdźbła trawy drżały, gdy szedł ku wsi."
HUNGARIAN = "Egy szép nyári napon az öreg király kiült a kertjébe, és így szólt a fiához: Őrizd jól a házat."
TURKISH = "Çok eski zamanlarda, uzak bir ülkede yaşayan yaşlı bir kadın vardı. Oğlu her gün ormana gider, ışık söner."
GREEK = "Μια φορά κι έναν καιρό ήταν ένας βασιλιάς που είχε τρεις κόρες."
HEBREW = "בראשית ברא אלהים את השמים ואת הארץ. והארץ היתה תהו ובהו וחשך על פני תהום."
ARABIC = "كان يا ما كان في قديم الزمان ملك عادل يعيش في قصر كبير على ضفة النهر."
THAI = "กาลครั้งหนึ่งนานมาแล้วมีพระราชาองค์หนึ่งอาศัยอยู่ในปราสาทหลังใหญ่"
FRENCH = "En l’année 1872, la maison était habitée par Phileas Fogg. «Ça alors! s’écria-t-il, où êtes-vous?»"
GERMAN = (
    "Als Gregor Samsa eines Morgens aus unruhigen Träumen erwachte, fand er sich in seinem Bette. Über Süßes, öfter. "
)


@pytest.mark.parametrize(
    ("text", "encoding", "found"),
    [
        (CHINESE, "gb18030", "gb18030"),
        (CHINESE, "gbk", "gb18030"),
        (TRADITIONAL, "big5", "big5hkscs"),
        (CANTONESE, "big5hkscs", "big5hkscs"),
        (JAPANESE, "iso2022_jp", "iso2022_jp"),
        (JAPANESE, "cp932", "cp932"),
        (JAPANESE, "euc-jp", "euc-jp"),
        (KOREAN, "euc-kr", "cp949"),
        (CHINESE, "utf-8", "utf-8"),
        (CHINESE, "utf-16", "utf-16"),
        (CHINESE, "utf-16-le", "utf-16-le"),
        (GERMAN, "utf-16-be", "utf-16-be"),
        (CHINESE, "utf-32", "utf-32"),
        (GERMAN, "utf-32-le", "utf-32-le"),
        (CHINESE, "utf-32-be", "utf-32-be"),
        (RUSSIAN, "cp1251", "cp1251"),
        (RUSSIAN, "koi8-r", "koi8-r"),
        (RUSSIAN, "cp866", "cp866"),
        (RUSSIAN, "iso8859-5", "iso8859-5"),
        (POLISH, "cp1250", "cp1250"),
        (POLISH, "iso8859-2", "iso8859-2"),
        (HUNGARIAN, "cp1250", "cp1250"),
        (TURKISH, "cp1254", "cp1254"),
        (GREEK, "cp1253", "cp1253"),
        (HEBREW, "cp1255", "cp1255"),
        (ARABIC, "cp1256", "cp1256"),
        (THAI, "cp874", "cp874"),
        (FRENCH, "cp1252", "cp1252"),
        (FRENCH, "mac-roman", "mac-roman"),
        (GERMAN, "cp850", "cp850"),
        ("plain", "ascii", "utf-8"),
    ],
)
def test_the_encoding_is_found_from_the_bytes(text: str, encoding: str, found: str) -> None:
    decoded = decode((text * 4).encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.bad) == (text * 4, found, 0)


def test_western_text_keeps_its_letters() -> None:
    assert decode((GERMAN * 20).encode("cp1252")).text == GERMAN * 20


def test_one_bad_byte_does_not_hide_the_encoding_and_is_counted() -> None:
    data = (CHINESE * 20).encode()
    decoded = decode(data[:300] + b"\xff" + data[300:])
    assert (decoded.encoding, decoded.bad) == ("utf-8", 1)
    broken = decode((CHINESE * 20).encode("gb18030")[:400] + b"\xff\xff" + (CHINESE * 20).encode("gb18030"))
    assert broken.encoding == "gb18030"
    assert broken.bad > 0


def test_a_byte_order_mark_is_not_text() -> None:
    assert decode(codecs.BOM_UTF8 + b"text").text == "text"


def test_what_a_file_says_of_itself_is_believed_only_when_it_decodes() -> None:
    assert decode(CHINESE.encode("gbk"), "gb2312").text == CHINESE
    assert decode((CHINESE * 3).encode("gbk"), "utf-8").text == CHINESE * 3
    assert decode("naïve".encode("latin-1"), "iso-8859-1").text == "naïve"
    assert decode(CHINESE.encode(), "no-such-encoding").text == CHINESE


def test_the_choice_of_a_person_is_taken_as_it_is() -> None:
    decoded = decode("naïve".encode("cp1252"), chosen="koi8-r")
    assert (decoded.text, decoded.encoding) == ("naОve", "koi8-r")
    assert decode(CHINESE.encode("gb18030"), chosen="utf-8").bad > 0


@pytest.mark.parametrize("name", ["rot-99", "hex", "rot13", "idna", "punycode", "undefined", "unicode_escape"])
def test_a_choice_that_is_no_encoding_of_texts_is_refused(name: str) -> None:
    with pytest.raises(ManuscriptError, match=f"no text encoding called {name}"):
        decode(b"text", chosen=name)
    assert decode("naïve".encode("cp1252"), declared=name).text == "naïve"


@pytest.mark.parametrize("encoding", CHOICES)
def test_every_encoding_on_offer_is_known(encoding: str) -> None:
    assert decode("words".encode(encoding), chosen=encoding).text == "words"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize(
    "text",
    [
        "Ήταν ένα ήσυχο βράδυ.",
        "היה ערב שקט ליד הנמל.",
        "كان مساء هادئا قرب الميناء.",
        "Đó là một buổi tối yên tĩnh.",
        "Тихий вечер у гавани.",
        "Zażółć gęślą jaźń.",
    ],
)
def test_wide_characters_of_any_alphabet_are_known_without_a_mark(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("encoding", ["iso2022_jp", "iso2022_kr", "hz"])
def test_encodings_that_look_like_ascii_are_known_by_their_marks(encoding: str) -> None:
    text = "항구 옆의 조용한 저녁이었다." if encoding == "iso2022_kr" else "一二三中国日本山川人口"
    assert decode(text.encode(encoding)).text == text


def test_a_tilde_and_a_brace_are_no_chinese() -> None:
    text = "Dear ~{name~}, and ~{two words here~}."
    assert decode(text.encode()).text == text
