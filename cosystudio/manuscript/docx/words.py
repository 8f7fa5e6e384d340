"""The elements of a DOCX that are words or stand among them: text, breaks, signs, fields, notes, links, readings."""

from collections.abc import Callable, Mapping

from cosystudio.manuscript.account import Reason
from cosystudio.manuscript.docx.state import State
from cosystudio.manuscript.docx.styles import is_on
from cosystudio.manuscript.office.fields import Field
from cosystudio.manuscript.office.story import note_text

Start = Callable[[State, Mapping[str, str]], None]
End = Callable[[State], None]


def _words(state: State, attributes: Mapping[str, str]) -> None:
    state.here.words = "text"


def _code(state: State, attributes: Mapping[str, str]) -> None:
    state.here.words = "code"


def _end_words(state: State) -> None:
    state.here.words = ""


def _drawn(state: State, attributes: Mapping[str, str]) -> None:
    state.silent.append(Reason.MEDIA)
    state.here.words = "text"


def _end_drawn(state: State) -> None:
    state.silent.pop()
    state.here.words = ""


def _tab(state: State, attributes: Mapping[str, str]) -> None:
    if state.here.in_run:
        state.story.tab()


def _break(state: State, attributes: Mapping[str, str]) -> None:
    if attributes.get("w:type") == "page":
        state.story.page_break()
    else:
        state.story.line_break()


def _hyphen(state: State, attributes: Mapping[str, str]) -> None:
    state.say("-")


def _soft_hyphen(state: State, attributes: Mapping[str, str]) -> None:
    state.say("\u00ad")


def _symbol(state: State, attributes: Mapping[str, str]) -> None:
    try:
        code = int(attributes.get("w:char", ""), 16)
    except ValueError:
        return
    if 0x20 <= code <= 0xFFFD and not 0xD800 <= code <= 0xDFFF:
        state.say_sign(attributes.get("w:font", ""), chr(code), state.why())


def _shape(state: State, attributes: Mapping[str, str]) -> None:
    """Take the words that stand for a picture, and the line across the page that Word draws as one."""
    if attributes.get("o:hr") in ("t", "true", "1"):
        state.story.rule()
    for name in ("descr", "title", "alt"):
        state.story.text(attributes.get(name, ""), state.silent[0] or Reason.IMAGE)


def _word_art(state: State, attributes: Mapping[str, str]) -> None:
    state.story.text(attributes.get("string", ""), state.silent[0] or Reason.MEDIA)


def _field_mark(state: State, attributes: Mapping[str, str]) -> None:
    kind = attributes.get("w:fldCharType")
    if kind == "begin":
        state.fields.append(Field())
    elif kind == "separate" and state.fields:
        state.fields[-1].in_result = state.fields[-1].has_result = True
    elif kind == "end" and state.fields:
        closed = state.fields.pop()
        if closed.ruby:
            state.story.ruby(*closed.ruby, state.why(), state.run())


def _simple_field(state: State, attributes: Mapping[str, str]) -> None:
    state.fields.append(Field(attributes.get("w:instr", ""), in_result=True, has_result=True))


def _end_simple_field(state: State) -> None:
    if state.fields:
        state.fields.pop()


def _note_call(kind: str) -> Start:
    def call(state: State, attributes: Mapping[str, str]) -> None:
        if state.why() is None:
            state.story.note(f"{kind} {attributes.get('w:id', '')}")
        state.here.is_note_mark |= is_on({"w:val": attributes.get("w:customMarkFollows", "0")})

    return call


def _open_note(kind: str) -> Start:
    def start(state: State, attributes: Mapping[str, str]) -> None:
        state.note_id = f"{kind} {attributes.get('w:id', '')}"
        state.note_from = len(state.story.paragraphs)

    return start


def _close_note(state: State) -> None:
    state.story.close()
    body = note_text(state.story.paragraphs[state.note_from :])
    del state.story.paragraphs[state.note_from :]
    before = state.notes.get(state.note_id, "")
    state.notes[state.note_id] = "\n".join(filter(None, (before, body)))


def _link(state: State, attributes: Mapping[str, str]) -> None:
    state.links.append((state.story.mark, "w:anchor" in attributes and "r:id" not in attributes))


def _end_link(state: State) -> None:
    mark, is_inside = state.links.pop() if state.links else (0, False)
    if is_inside:
        state.story.take_back_note_mark(mark, is_raised=state.run().is_raised)


def _ruby(state: State, attributes: Mapping[str, str]) -> None:
    state.here.ruby = ([], [])


def _reading(state: State, attributes: Mapping[str, str]) -> None:
    state.here.in_reading = True


def _end_reading(state: State) -> None:
    state.here.in_reading = False


def _end_ruby(state: State) -> None:
    ruby, state.here.ruby = state.here.ruby, None
    if ruby is not None:
        base, reading = map("".join, ruby)
        state.story.ruby(base, reading, state.why(), state.run())


STARTS: dict[str, Start] = {
    "w:t": _words, "w:delText": _words, "m:t": _words, "a:t": _drawn, "w:instrText": _code, "w:delInstrText": _code,
    "w:tab": _tab, "w:ptab": _tab, "w:br": _break, "w:cr": _break, "w:noBreakHyphen": _hyphen,
    "w:softHyphen": _soft_hyphen, "w:sym": _symbol, "wp:docPr": _shape, "v:shape": _shape, "v:rect": _shape,
    "v:textpath": _word_art, "w:fldChar": _field_mark, "w:fldSimple": _simple_field,
    "w:footnoteReference": _note_call("footnote"), "w:endnoteReference": _note_call("endnote"),
    "w:footnote": _open_note("footnote"), "w:endnote": _open_note("endnote"), "w:hyperlink": _link,
    "w:ruby": _ruby, "w:rt": _reading,
}  # fmt: skip
ENDS: dict[str, End] = {
    "w:t": _end_words, "w:delText": _end_words, "m:t": _end_words, "a:t": _end_drawn, "w:instrText": _end_words,
    "w:delInstrText": _end_words, "w:fldSimple": _end_simple_field, "w:footnote": _close_note,
    "w:endnote": _close_note, "w:hyperlink": _end_link, "w:ruby": _end_ruby, "w:rt": _end_reading,
}  # fmt: skip
