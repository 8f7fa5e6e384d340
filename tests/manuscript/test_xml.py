import pytest

from cosystudio.errors import ManuscriptError
from cosystudio.manuscript.xml import parse, parse_metadata, text_of, words


def test_entities_in_metadata_are_refused() -> None:
    bomb = b'<!DOCTYPE p [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><package>&b;</package>'
    with pytest.raises(ManuscriptError, match="declares XML entities"):
        parse_metadata(bomb, "content.opf")


def test_metadata_that_is_no_xml_is_refused() -> None:
    with pytest.raises(ManuscriptError, match=r"content\.opf cannot be read"):
        parse_metadata(b"", "content.opf")


def test_the_named_characters_of_html_are_understood() -> None:
    root = parse("<p>a&nbsp;b&mdash;c &amp; d&unknown;</p>")
    assert root is not None
    assert words(root) == "a b—c & d&unknown;"


def test_a_page_that_is_not_well_formed_is_told() -> None:
    assert parse("<p>a<br></p>") is None


@pytest.mark.parametrize(
    ("declared", "written"), [("utf-8", "utf-8"), ("gb2312", "gbk"), ("utf-8", "gbk"), ("utf-16", "utf-16")]
)
def test_pages_are_decoded_whatever_they_declare(declared: str, written: str) -> None:
    page = f'<?xml version="1.0" encoding="{declared}"?><p>{"话说天下大势，分久必合，合久必分。" * 4}</p>'
    text, _, bad = text_of(page.encode(written))
    assert text.startswith("<p>话说天下大势")
    assert bad == 0
