from cosystudio.manuscript.headings.paragraph import Paragraph

WRAPPED = (
    "To Sherlock Holmes she is always THE woman. I have seldom heard him",
    "mention her under any other name. In his eyes she eclipses and",
    "predominates the whole of her sex.",
)


def test_a_list_of_chapters_is_known() -> None:
    lines = ("   I. A Scandal in Bohemia", "  II. The Red-headed League", " III. A Case of Identity")
    assert Paragraph(lines, 0).is_contents
    assert not Paragraph(WRAPPED, 0).is_contents


def test_dots_and_a_page_number_are_of_a_contents_list() -> None:
    assert Paragraph(("The Harbour ........ 5", "A Tower . . . . . 17", "Storm …… xii"), 1).is_contents
    assert not Paragraph(("The Harbour ...", "A Tower 17", "Storm"), 1).is_contents
