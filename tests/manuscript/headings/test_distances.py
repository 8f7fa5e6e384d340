from cosystudio.manuscript.headings.distances import Distances
from cosystudio.manuscript.headings.paragraph import Paragraph


def test_a_chinese_character_says_as_much_as_two_letters_and_a_half() -> None:
    between = [
        Distances([Paragraph(("a",), 0), Paragraph((line,), 0), Paragraph(("b",), 0)]).between(0, 2)
        for line in ("abcd", "夜色渐深", "мгла", "  “so”  ")
    ]
    assert between == [4, 10, 4, 4]


def test_the_last_distance_ends_with_the_text() -> None:
    distances = Distances([Paragraph((line,), 0) for line in ("I", "abc", "II", "abcdef")])
    assert distances.median([0, 2]) == 6
