"""The text of one part of a DOCX, element by element, as it looks when all changes are accepted."""

from collections.abc import Mapping

from cosystudio.manuscript.account import Reason
from cosystudio.manuscript.docx import paragraphs, words
from cosystudio.manuscript.docx.state import State

_IGNORED = frozenset((
    "w:pPrChange", "w:rPrChange", "w:sectPrChange", "w:tblPrChange", "w:tcPrChange", "w:trPrChange", "w:tblPr",
    "w:tblGridChange", "w:tblPrExChange", "w:numberingChange", "w:tabs", "w:tblGrid", "w:tcPr", "w:trPr", "w:ffData",
    "w:rubyPr", "w:sdtEndPr", "o:OLEObject",
))  # fmt: skip
"""Elements without words: how things were before they were formatted otherwise, and how tables are ruled."""
_SILENT = {
    "w:del": Reason.DELETED,
    "w:moveFrom": Reason.DELETED,
    "m:oMath": Reason.FORMULA,
    "m:oMathPara": Reason.FORMULA,
}
_STARTS = {**words.STARTS, **paragraphs.STARTS}
_ENDS = {**words.ENDS, **paragraphs.ENDS}


class Body:
    """Is told of the elements of one part, and tells the story."""

    def __init__(self, state: State) -> None:
        self._state = state

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element."""
        state = self._state
        here = state.here
        if state.ignoring or name in _IGNORED:
            state.ignoring += 1
        elif here.in_run_properties:
            if here.in_run:
                here.run.take(name, attributes)
            elif name in ("w:del", "w:moveFrom"):  # of the paragraph's mark: it is one with the next
                here.paragraph.mark_deleted = True
        elif here.in_paragraph_properties and name not in ("w:rPr", "w:sectPr"):
            here.paragraph.take(name, attributes)
        elif name in _SILENT:
            state.silent.append(_SILENT[name])
        elif action := _STARTS.get(name):
            action(state, attributes)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        state = self._state
        if state.ignoring:
            state.ignoring -= 1
        elif name in _SILENT:
            if not state.here.in_run_properties:
                state.silent.pop()
        elif action := _ENDS.get(name):
            if state.here.in_run_properties and name != "w:rPr":
                return
            action(state)

    def text(self, text: str) -> None:
        """Take text: only some elements hold words."""
        state = self._state
        here = state.here
        if state.ignoring or not here.words:
            return
        if here.words == "code":
            if state.fields and not state.fields[-1].in_result:
                state.fields[-1].code += text
        elif here.ruby is not None:
            here.ruby[here.in_reading].append(text)
        else:
            state.say(text)
