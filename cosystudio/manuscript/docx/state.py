"""Where the reading of a DOCX part stands: what is open, and what it says of the words that come."""

from dataclasses import dataclass, field

from cosystudio.manuscript.account import Reason
from cosystudio.manuscript.docx.numbering import Numbering
from cosystudio.manuscript.docx.styles import Properties, Styles
from cosystudio.manuscript.docx.symbols import is_font_of_signs, sign
from cosystudio.manuscript.office.fields import Field
from cosystudio.manuscript.office.story import PLAIN, Run, Story

_LONGEST_MARK = 6


@dataclass(slots=True)
class Open:
    """The open paragraph and run; one inside a box has its own.  `words` names what the text that comes is."""

    paragraph: Properties = field(default_factory=Properties)
    run: Properties = field(default_factory=Properties)
    in_paragraph_properties: bool = False
    in_run_properties: bool = False
    in_run: bool = False
    words: str = ""
    set_as: Run | None = None
    is_hidden: bool = False
    is_note_mark: bool = False
    ruby: tuple[list[str], list[str]] | None = None
    in_reading: bool = False


class State:
    """What the elements of one part change; `why` it is not spoken, if none of it is."""

    def __init__(self, story: Story, styles: Styles, numbering: Numbering, why: Reason | None = None) -> None:
        self.story = story
        self.styles = styles
        self.numbering = numbering
        self.notes: dict[str, str] = {}
        self.here = Open()
        self.around: list[Open] = []
        self.silent: list[Reason | None] = [why]
        self.fields: list[Field] = []
        self.controls: list[Reason | None] = []
        self.links: list[tuple[int, bool]] = []
        self.alternatives: list[int] = []
        self.ignoring = 0
        self.note_id = ""
        self.note_from = 0

    def say(self, text: str) -> None:
        """Take in words as the open run is set."""
        run = self.run()
        why = self.why()
        if self.here.is_note_mark and len(text.strip()) <= _LONGEST_MARK:
            why = why or Reason.NOTE_MARK
        if self.here.run.font and is_font_of_signs(self.here.run.font):
            for char in text:
                self.say_sign(self.here.run.font, char, why)
        else:
            self.story.text(text, why, run)

    def say_sign(self, font: str, char: str, why: Reason | None = None) -> None:
        """Take in one character of a font that draws other ones."""
        meant, reason = (char, None) if char.isspace() else sign(font, char)
        self.story.text(meant, why or reason, self.run())

    def why(self) -> Reason | None:
        """Return why the words that come are not spoken."""
        for reason in self.silent:
            if reason is not None:
                return reason
        if self.fields:
            for one in self.fields:
                if one.reason:
                    return one.reason
            if len(self.fields) > 1 and not all(one.in_result for one in self.fields):
                return Reason.FORMATTING
        self.run()
        return Reason.HIDDEN if self.here.is_hidden else None

    def run(self) -> Run:
        """Return how the open run is set: by itself, by its own style, by that of its paragraph."""
        here = self.here
        if here.set_as is None:
            here.set_as = self._set(here)
        return here.set_as

    def _set(self, here: Open) -> Run:
        own = here.run
        base = self.styles.resolved(here.paragraph.style or self.styles.default)
        style = self.styles.resolved(own.style) if own.style else base
        here.is_hidden = (style.is_hidden or base.is_hidden) if own.is_hidden is None else own.is_hidden
        here.is_note_mark = here.is_note_mark or (bool(own.style) and style.is_for_note_marks)
        is_bold = (style.is_bold or base.is_bold) if own.is_bold is None else own.is_bold
        is_raised = style.is_raised if own.is_raised is None else own.is_raised
        size_pt = own.size_pt or base.size_pt
        return Run(is_bold, is_raised, size_pt) if is_bold or is_raised or size_pt else PLAIN
