from cosystudio.manuscript.plain_text.layout import Layout, layout_of, paragraphs_of

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


def test_nothing_is_laid_out_in_no_text() -> None:
    assert texts([]) == []
    assert texts(["", "  "]) == []


def test_headings_between_wrapped_and_indented_lines_are_parted() -> None:
    wrapped = ["　　" + "风" * 36, "风" * 38, "风" * 12 + "。"]
    lines = ["第一章 起", *wrapped * 4, "第二章 承", *wrapped * 4]
    paragraphs = paragraphs_of(lines, layout_of(lines))
    assert [one.text for one in paragraphs if len(one.text) < 10] == ["第一章 起", "第二章 承"]


def test_thousands_of_headings_above_the_text_are_no_deeper_than_one() -> None:
    lines = [f"第{number}章 风" for number in range(1, 1_501)] + ["她看着大海，没有说话。"] * 4_000
    paragraphs = paragraphs_of(lines, layout_of(lines))
    assert [one.text for one in paragraphs[:2]] == ["第1章 风", "第2章 风"]


def test_short_lines_that_each_end_a_sentence_are_each_a_paragraph() -> None:
    lines = ["风从谷口吹来，带着雪的气味。", "他握紧了手里的剑，没有回头。", "“你终于来了，我等了很久。”"] * 4
    assert layout_of(lines).width == 0
    assert len(paragraphs_of(lines, layout_of(lines))) == len(lines)
