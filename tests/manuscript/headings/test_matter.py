import pytest

from cosystudio.manuscript.headings.matter import Matter, matter_of_roles, matter_of_title


@pytest.mark.parametrize(
    ("title", "matter"),
    [
        ("Preface to the Second and Revised Edition, 1884", Matter.OPENING),
        ("Translator’s Note", Matter.OPENING),
        ("VORWORT", Matter.OPENING),
        ("译者序", Matter.OPENING),
        ("はじめに", Matter.OPENING),
        ("Uncopyright", Matter.PAGE),
        ("Mentions légales", Matter.PAGE),
        ("版权页", Matter.PAGE),
        ("Nachwort", Matter.CLOSING),
        ("附录一", Matter.CLOSING),
        ("目 录".replace(" ", ""), Matter.CONTENTS),
        ("Table of Contents", Matter.CONTENTS),
        ("Endnotes", Matter.NOTES),
        ("The Introduction of Potatoes", None),
        ("Prefaces", None),
        ("Chapter One", None),
        ("Prologue", None),
    ],
)
def test_front_and_back_matter_is_known_by_its_title(title: str, matter: Matter | None) -> None:
    assert matter_of_title(title) is matter


def test_the_innermost_structural_type_decides() -> None:
    assert matter_of_roles(("bodymatter", "part", "chapter")) is Matter.BODY
    assert matter_of_roles(("frontmatter", "titlepage")) is Matter.PAGE
    assert matter_of_roles(("fiction",)) is None
