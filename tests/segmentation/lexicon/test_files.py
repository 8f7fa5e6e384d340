"""Lexicons from and to files: nothing is lost on the way, and no file does harm."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cosystudio.book.spoken_form import Form, LexiconEntry, Match
from cosystudio.errors import LexiconError
from cosystudio.segmentation.lexicon import csv_files, pls_files
from cosystudio.segmentation.lexicon.files import read_lexicon, write_lexicon

CARTON = LexiconEntry("Sydney Carton", "Kar-ton", Match.PHRASE)
ENTRIES = (
    CARTON,
    LexiconEntry("=1+1", "-2", voice="@Heart"),
    LexiconEntry("'=x", "''-y"),
    LexiconEntry('say "hi", you', "hi; \t ho", Match.PHRASE, language="en"),
    LexiconEntry(r"Louis ([IVX]+)<&>", r"Louis \1", Match.REGEX, match_case=True, whole_word=False),
    LexiconEntry("天气", "tian1 qi4", form=Form.PINYIN, language="zh"),
    LexiconEntry("Agnes", "ˈægnɪs", form=Form.PHONEMES, language="en"),
    LexiconEntry("x", '<sub alias="y">x</sub>', form=Form.SSML),
    LexiconEntry("［注］", ""),
)


@pytest.mark.parametrize("name", ["lexicon.csv", "lexicon.pls", "LEXICON.PLS"])
def test_what_is_exported_comes_back_the_same(tmp_path: Path, name: str) -> None:
    path = tmp_path / "folder" / name
    write_lexicon(path, ENTRIES)
    read = read_lexicon(path)
    assert read.entries == ENTRIES
    assert read.left_out == ""
    assert [file.name for file in path.parent.iterdir()] == [name]


_TEXT = st.text("aé红'=+-@,;\" \t\n<&>\\", max_size=8)
_ANY = st.builds(
    LexiconEntry,
    st.builds("{}a{}".format, _TEXT, _TEXT),
    _TEXT,
    st.sampled_from([Match.WORD, Match.PHRASE]),
    language=st.sampled_from(["", "en", "zh-cn"]),
    voice=_TEXT.map(str.strip),
    match_case=st.booleans(),
    whole_word=st.booleans(),
)


@given(st.lists(_ANY, min_size=1, max_size=4))
def test_any_entry_survives_csv(entries: list[LexiconEntry]) -> None:
    assert list(csv_files.read(csv_files.written(entries)).entries) == entries


@given(st.lists(_ANY, max_size=4))
def test_any_entry_survives_pls(entries: list[LexiconEntry]) -> None:
    assert list(pls_files.read(pls_files.written(entries)).entries) == entries


def test_no_cell_of_an_export_is_a_formula() -> None:
    entries = [LexiconEntry(f"{sign}cmd|' /C calc'!A0", f"{sign}1", voice=sign) for sign in "=+-@＝"]
    rows = list(csv.reader(io.StringIO(csv_files.written(entries).decode("utf-8-sig"))))
    assert not [cell for row in rows for cell in row if cell[:1] in {*"=+-@\t\r＝"}]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_spreadsheets_write_it_in_their_own_way(separator: str, encoding: str) -> None:
    table = 'Spoken|Written|Whole word|Notes\r\n"Kar;,ton"|"Sydney Carton"|FALSE|x\r\n\r\n"Ä"|"红楼"||\r\n'
    table = table.replace("|", separator)
    first, second = csv_files.read(table.encode(encoding)).entries
    assert (first.spoken, first.match, first.whole_word) == ("Kar;,ton", Match.PHRASE, False)
    assert (second.written, second.spoken, second.whole_word) == ("红楼", "Ä", True)


def test_bad_rows_are_named_by_their_number_and_the_others_kept() -> None:
    read = csv_files.read(b"written,spoken,match\nTom,Thomas,\n,x,\nAnn,An,sound\n(,x,regex\nBo,Beau,word\n")
    assert [entry.written for entry in read.entries] == ["Tom", "Bo"]
    assert read.left_out == "Rows 3, 4, 5 were left out; row 3: Write down the word that the entry is for."


@pytest.mark.parametrize("head", ["Word,Say as", "词,读作", "原文,替换为", "grapheme,alias"])
def test_columns_are_known_by_what_people_call_them(head: str) -> None:
    assert csv_files.read(f"{head}\n乐毅,月毅\n".encode()).entries == (LexiconEntry("乐毅", "月毅"),)


def test_a_table_that_does_not_say_how_its_words_are_spoken_silences_none() -> None:
    with pytest.raises(LexiconError, match="No column of this file"):
        csv_files.read(b"word,sound file,kind\nTom,tom.wav,word\n")


def test_a_table_without_names_has_the_words_first() -> None:
    assert csv_files.read(b"Tom,Thomas\n").entries == (LexiconEntry("Tom", "Thomas"),)


PLS = """<?xml version="1.0" encoding="{encoding}"?>
<lexicon version="1.0" alphabet="ipa" xml:lang="en" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon">
  <!-- names --><meta name="a" content="b"/>
  <lexeme><grapheme>centre</grapheme><grapheme>center</grapheme><phoneme>ˈsɛntər</phoneme></lexeme>
  <lexeme><grapheme>W3C</grapheme><phoneme>x</phoneme><alias>World Wide Web Consortium</alias></lexeme>
  <lexeme><grapheme>Agnès B</grapheme><alias>a</alias><alias prefer="true">b</alias></lexeme>
  <lexeme><grapheme>lost</grapheme></lexeme>
  <lexeme><grapheme>x</grapheme><phoneme alphabet="x-sampa">"x</phoneme></lexeme>
</lexicon>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_the_lexicons_of_others_are_read(tmp_path: Path, encoding: str) -> None:
    text = PLS.format(encoding=encoding.removesuffix("-sig"))
    path = tmp_path / "en.xml"
    path.write_bytes(text.replace("ˈsɛntər", "senter").encode(encoding))
    read = read_lexicon(path)
    assert read.entries == (
        LexiconEntry("centre", "senter", form=Form.PHONEMES, language="en"),
        LexiconEntry("center", "senter", form=Form.PHONEMES, language="en"),
        LexiconEntry("W3C", "World Wide Web Consortium", language="en"),
        LexiconEntry("Agnès B", "b", Match.PHRASE, language="en"),
    )
    assert read.left_out.startswith("Lexemes were left out: number 4, 5; 4: It lacks a grapheme")


BOMB = '<!DOCTYPE lexicon [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
XXE = '<!DOCTYPE lexicon [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "no entries"),
        (b"\n\n", "no entries"),
        (b"\xff\xfe\x00", ""),
        (b"written,spoken\n\xe9,x\n", "not in UTF-8"),
        (b"written\0,spoken\n", "no table"),
        (b'written,spoken\n"' + b"x" * 200_000, "no table"),
        (b"<html/>", "no pronunciation lexicon"),
        (b"<lexicon", "no pronunciation lexicon"),
        (f"{BOMB}<lexicon/>".encode(), "XML entities"),
        (f"{XXE}<lexicon/>".encode("utf-16"), "XML entities"),
        (b'<?xml version="1.0" encoding="utf-7"?>' + f"{XXE}<lexicon/>".encode("utf-7"), ""),
        (b'<?xml version="1.0" encoding="hex"?><lexicon/>', ""),
        (b"<a>" * 100_000, "no pronunciation lexicon"),
        (b"x" * (9 << 20), "8 MB"),
    ],
)
def test_what_is_no_lexicon_is_said_to_be_none(tmp_path: Path, data: bytes, told: str) -> None:
    path = tmp_path / "lexicon.csv"
    path.write_bytes(data)
    with pytest.raises(LexiconError) as caught:
        read_lexicon(path)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


def test_files_that_cannot_be_reached_are_said_by_name(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"“none\.csv” cannot be read"):
        read_lexicon(tmp_path / "none.csv")
    (tmp_path / "file").write_text("")
    with pytest.raises(LexiconError, match=r"“x\.csv” cannot be written"):
        write_lexicon(tmp_path / "file" / "x.csv", [CARTON])


def test_a_reference_to_an_entity_is_never_followed() -> None:
    lexeme = "<lexeme><grapheme>x&amp;</grapheme><alias>y</alias></lexeme>"
    text = f'<!DOCTYPE lexicon SYSTEM "file:///etc/passwd"><lexicon>{lexeme}</lexicon>'
    assert [entry.written for entry in pls_files.read(text.encode()).entries] == ["x&"]


@pytest.mark.timeout(30)
def test_a_file_of_thousands_of_slow_expressions_is_read_in_seconds() -> None:
    slow = [LexiconEntry(f"(?:(?:a|aa)+)+[b{chr(0x4E00 + number)}]", "x", Match.REGEX) for number in range(3000)]

    read = csv_files.read(csv_files.written([*slow, LexiconEntry("dog", "hound")]))

    assert read.entries == (LexiconEntry("dog", "hound"),)
    assert "20, 21…" in read.left_out
    assert len(read.left_out) < 400
