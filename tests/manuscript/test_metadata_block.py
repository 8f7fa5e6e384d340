import pytest

from cosystudio.manuscript.markdown.metadata_block import metadata_block


def test_the_plain_keys_of_yaml_are_read() -> None:
    block = metadata_block('---\ntitle: "Flatland: A Romance"\nauthor:\n  - Ann\n  - "Bob"\nlang: en-GB\n---\n# One\n')
    assert block.fields == {"title": "Flatland: A Romance", "author": "Ann; Bob", "lang": "en-GB"}
    assert block.rest == "# One\n"


def test_lists_in_brackets_and_quotes_are_read() -> None:
    assert metadata_block("---\nauthor: ['Ann', Bob]\n...\n").fields == {"author": "Ann; Bob"}


def test_percent_lines_are_title_and_author() -> None:
    assert metadata_block("% The Book\n% Ann\n\nText").fields == {"title": "The Book", "author": "Ann"}


@pytest.mark.parametrize("text", ["", "---\n\nA scene break opens the story.\n\n---\n", "Text\n---\ntitle: x\n---\n"])
def test_other_texts_have_no_metadata(text: str) -> None:
    block = metadata_block(text)
    assert (block.fields, block.rest) == ({}, text)
