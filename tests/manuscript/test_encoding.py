import codecs

import pytest

from cosystudio.manuscript.encoding import decode

CHINESE = "话说天下大势，分久必合，合久必分。周末七国分争，并入于秦。他们都来到这里，不知道说什么好。"
TRADITIONAL = "話說天下大勢，分久必合，合久必分。他們都來到這裡，不知道說什麼好，只是看著大家。"
JAPANESE = "私はその人を常に先生と呼んでいた。だからここでもただ先生と書くだけで本名は打ち明けない。"
KOREAN = "나는 그 사람을 늘 선생님이라고 불렀다. 그래서 여기에서도 그저 선생님이라고만 쓰고 이름은 밝히지 않는다."
GERMAN = (
    "Als Gregor Samsa eines Morgens aus unruhigen Träumen erwachte, fand er sich in seinem Bette. Über Süßes, öfter. "
)


@pytest.mark.parametrize(
    ("text", "encoding", "found"),
    [
        (CHINESE, "gb18030", "gb18030"),
        (CHINESE, "gbk", "gb18030"),
        (TRADITIONAL, "big5", "big5"),
        (JAPANESE, "cp932", "cp932"),
        (JAPANESE, "euc-jp", "euc-jp"),
        (KOREAN, "euc-kr", "euc-kr"),
        (CHINESE, "utf-8", "utf-8"),
        (CHINESE, "utf-16", "utf-16"),
        (CHINESE, "utf-16-le", "utf-16-le"),
        (GERMAN, "utf-16-be", "utf-16-be"),
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
