from cosystudio.manuscript.plain_text.layout import Layout, Paragraph, is_contents, layout_of, paragraphs_of

WRAPPED = [
    "To Sherlock Holmes she is always THE woman. I have seldom heard him",
    "mention her under any other name. In his eyes she eclipses and",
    "predominates the whole of her sex.",
    "",
    "I had seen little of Holmes lately. My marriage had drifted us away",
    "from each other.",
    "",
    '"Very truly yours,',
    '"IRENE NORTON."',
    "",
] * 3


def texts(lines: list[str]) -> list[str]:
    return [paragraph.text for paragraph in paragraphs_of(lines, layout_of(lines))]


def test_wrapped_lines_are_joined_and_short_ones_kept() -> None:
    first, second, verse, *_ = paragraphs_of(WRAPPED, layout_of(WRAPPED))
    assert first.text.startswith("To Sherlock Holmes she is always THE woman. I have seldom heard him mention her")
    assert second.blank_before == 1
    assert verse.is_verse
    assert verse.text == '"Very truly yours,\n"IRENE NORTON."'


def test_lines_that_are_paragraphs_stay_apart() -> None:
    lines = ["　　话说天下大势，分久必合，合久必分。" * 5, "　　他道：“好。”", "　　众人都来了。" * 20] * 3
    assert layout_of(lines) == Layout(0, is_spaced=False)
    assert len(texts(lines)) == 9


def test_a_line_that_breaks_off_goes_on_in_the_next() -> None:
    lines = ["青山依旧在，几度夕阳红。白发渔樵江渚上，惯", "　　看秋月春风。", "话说天下大势。" * 20] * 2
    assert texts(lines)[0] == "青山依旧在，几度夕阳红。白发渔樵江渚上，惯看秋月春风。"


def test_an_indented_line_begins_a_paragraph() -> None:
    lines = [
        f"{'  ' if i % 4 == 0 else ''}a line of words that is about as long as all of the others {i}" for i in range(24)
    ]
    assert len(texts(lines)) == 6


def test_a_heading_is_parted_from_the_text_right_below() -> None:
    assert texts(["CHAPTER I", *WRAPPED])[:2] == ["CHAPTER I", texts(WRAPPED)[0]]


def test_a_list_of_chapters_is_known() -> None:
    lines = ("   I. A Scandal in Bohemia", "  II. The Red-headed League", " III. A Case of Identity")
    assert is_contents(Paragraph(lines, 0))
    assert not is_contents(Paragraph(tuple(WRAPPED[:3]), 0))


def test_nothing_is_laid_out_in_no_text() -> None:
    assert texts([]) == []
    assert texts(["", "  "]) == []
