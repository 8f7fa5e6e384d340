import pytest

from cosystudio.errors import ManuscriptError
from cosystudio.manuscript.markup.events import Mark, events, html_events


def shape(page: str) -> str:
    signs = {Mark.START: "<{}>", Mark.END: "</{}>", Mark.TEXT: "{}"}
    return "".join(signs[mark].format(name) for mark, name, _ in events(page))


def test_well_formed_pages_are_read_as_xml() -> None:
    page = (
        '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>a<!-- c -->b<?pi x?>c<a/>d &mdash; &amp;</p></body></html>'
    )
    assert shape(page) == "<body><p>abc<a></a>d — &</p></body>"


def test_broken_pages_are_read_as_a_browser_would() -> None:
    assert shape("<html><body><p>one<p>two & three<br>four</body>") == (
        "<body><p>one</p><p>two & three<br></br>four</p></body>"
    )


def test_deep_nesting_is_no_obstacle() -> None:
    page = f"<html><body>{'<div>' * 5000}deep{'</div>' * 5000}</body></html>"
    assert "deep" in shape(page)


def test_structural_types_have_one_name_in_both_parsers() -> None:
    strict = '<html xmlns:epub="http://www.idpf.org/2007/ops"><body epub:type="chapter">x</body></html>'
    for found in (events(strict), html_events('<body epub:type="chapter">x')):
        assert next(iter(found))[2] == {"epub:type": "chapter"}


def test_declared_entities_are_not_expanded() -> None:
    page = '<!DOCTYPE html [<!ENTITY lol "boom"><!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>&lol;&x;</p></body></html>'
    assert shape(page) == "<body><p>&lol;&x;</p></body>"


def test_entities_of_any_name_stay_as_they_are_written() -> None:
    page = '<!-- a --><!DOCTYPE html [<!ENTITY löl "boom">]><html><body><p>&löl;</p></body></html>'
    assert shape(page) == "<body><p>&löl;</p></body>"


def test_elements_that_are_left_open_do_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cosystudio.manuscript.markup.events._MOST_ELEMENTS", 500)
    assert len(list(events("<p>He came <b>in <i>and" * 40))) < 2_000
    with pytest.raises(ManuscriptError, match="too much markup"):
        list(events("<p>He came <b>in <i>and" * 100))
