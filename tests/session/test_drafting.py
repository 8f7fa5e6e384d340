"""What a manuscript is cut into, and where each line stands in it."""

from hypothesis import given
from hypothesis import strategies as st

from cosystudio.book.model import Block, Chapter, ChapterId, ChapterKind, CuttingRules, Kind
from cosystudio.book.offsets import chapter_text, place_in_chapter
from cosystudio.session.drafting import lines_of

PIECES = [
    "“Never,” he said. ",
    "他说：“走吧。”",
    "Mr. X ",
    "1,000.50 ",
    "e\u0301",
    "👩\u200d👧",
    "\n",
    "— Oui, dit-il. ",
    "ไม่",
    "שלום ",
]
TEXTS = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
BLOCKS = st.lists(st.builds(Block, st.sampled_from(Kind), TEXTS), max_size=4)
RULES = st.builds(
    CuttingRules, longest_line=st.integers(40, 200), quotes_whole=st.booleans(), speech_apart=st.booleans()
)


@given(BLOCKS, RULES, st.sampled_from(["en", "fr", "zh", "ja", "he", ""]))
def test_every_line_says_where_it_stands_and_no_character_is_lost(
    blocks: list[Block], rules: CuttingRules, language: str
) -> None:
    chapter = Chapter(ChapterId(1), "One", "", ChapterKind.BODY, True, language, tuple(blocks))
    lines = lines_of(chapter, rules)
    text = chapter_text(chapter)
    for line in lines:
        start, end = place_in_chapter(chapter, line)
        assert text[start:end] == line.text == blocks[line.span[0]].text[slice(*line.offsets)]
    said = "".join(block.text for block in blocks if block.kind is not Kind.SCENE_BREAK)
    assert "".join("".join(line.text for line in lines).split()) == "".join(said.split())
