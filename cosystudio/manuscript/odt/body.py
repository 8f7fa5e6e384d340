"""The text of an OpenDocument file, element by element, and the styles on the way."""

from collections.abc import Mapping

from cosystudio.manuscript.account import Reason
from cosystudio.manuscript.odt.lists import Lists
from cosystudio.manuscript.odt.styles import Styles
from cosystudio.manuscript.office.paragraph import Look, Role
from cosystudio.manuscript.office.story import PLAIN, Run, Story, note_text

_IGNORED = frozenset((
    "office:binary-data", "office:forms", "office:scripts", "office:settings", "office:change-info", "text:script",
    "text:table-of-content-source", "text:illustration-index-source", "text:table-index-source",
    "text:alphabetical-index-source", "text:object-index-source", "text:user-index-source", "text:bibliography-source",
    "text:sequence-decls", "text:variable-decls", "text:user-field-decls", "table:covered-table-cell",
))  # fmt: skip
"""Elements that hold no words of the text."""
_SILENT = {
    "text:note-citation": Reason.NOTE_MARK,
    "text:note-ref": Reason.NOTE_MARK,
    "text:page-number": Reason.PAGE_NUMBER,
    "text:page-count": Reason.PAGE_NUMBER,
    "text:page-continuation": Reason.PAGE_NUMBER,
    "text:page-variable-get": Reason.PAGE_NUMBER,
    "text:hidden-text": Reason.HIDDEN,
    "text:hidden-paragraph": Reason.HIDDEN,
    "text:placeholder": Reason.HIDDEN,
    "text:number": Reason.BULLET,
    "text:table-of-content": Reason.CONTENTS,
    "text:illustration-index": Reason.CONTENTS,
    "text:table-index": Reason.CONTENTS,
    "text:object-index": Reason.CONTENTS,
    "text:user-index": Reason.CONTENTS,
    "text:alphabetical-index": Reason.CONTENTS,
    "math:math": Reason.FORMULA,
    "svg:title": Reason.IMAGE,
    "svg:desc": Reason.IMAGE,
}
_BOXES = {
    "draw:text-box": None,
    "draw:custom-shape": None,
    "draw:rect": None,
    "draw:ellipse": None,
    "draw:circle": None,
    "draw:caption": None,
    "draw:polygon": None,
    "draw:path": None,
    "text:note-body": None,
    "office:annotation": Reason.COMMENT,
    "text:deletion": Reason.DELETED,
    "style:header": Reason.RUNNING_HEAD,
    "style:header-left": Reason.RUNNING_HEAD,
    "style:header-first": Reason.RUNNING_HEAD,
    "style:footer": Reason.RUNNING_HEAD,
    "style:footer-left": Reason.RUNNING_HEAD,
    "style:footer-first": Reason.RUNNING_HEAD,
}
"""Elements with paragraphs of their own, and why these are not spoken."""
_WORDS = frozenset(("text:p", "text:h", "math:math", "svg:title", "svg:desc", "text:number"))
_ABOUT = ("dc:title", "dc:creator", "dc:language", "meta:initial-creator")


class Body:
    """Is told of the elements of the styles and of the text, and tells the story."""

    def __init__(self, story: Story) -> None:
        self.styles = Styles()
        self.notes: dict[str, str] = {}
        self.about = dict.fromkeys(_ABOUT, "")
        self.has_text = False
        self._story = story
        self._lists = Lists(self.styles)
        self._silent: list[Reason | None] = []
        self._paragraphs: list[tuple[str, int]] = []
        self._spans: list[str] = []
        self._in_words = [False]
        self._about = ""
        self._ruby: dict[str, list[str]] | None = None
        self._ruby_part = ""
        self._links: list[tuple[int, bool]] = []
        self._called: list[str] = []
        self._ignoring = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element."""
        if self._ignoring or name in _IGNORED:
            self._ignoring += 1
            return
        if name in _BOXES:
            self._story.open_box()
            self._in_words.append(False)
            self._silent.append(_BOXES[name])
        elif name in _SILENT or name in ("text:section", "text:bookmark-ref", "text:reference-ref"):
            self._silent.append(_SILENT.get(name) or _reason_by_attributes(name, attributes))
        if name in _WORDS:
            self._in_words.append(True)
        if name in _ABOUT and not self._silent:
            self._about = name
        if name.startswith("style:"):
            self.styles.start(name, attributes)
        else:
            self._start_text(name, attributes)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if self._ignoring:
            self._ignoring -= 1
            return
        self._about = ""
        if name.startswith("style:"):
            self.styles.end(name)
        else:
            self._end_text(name)
        if name in _WORDS:
            self._in_words.pop()
        if name in _BOXES:
            self._close_box(name)
        elif name in _SILENT or name in ("text:section", "text:bookmark-ref", "text:reference-ref"):
            self._silent.pop()

    def text(self, text: str) -> None:
        """Take text: outside paragraphs it only parts the elements."""
        if self._ignoring:
            return
        if self._about:
            self.about[self._about] += text
        elif self._ruby is not None and self._ruby_part:
            self._ruby[self._ruby_part].append(text)
        elif self._in_words[-1]:
            self._say(text)

    def _start_text(self, name: str, attributes: Mapping[str, str]) -> None:
        style = attributes.get("text:style-name", "")
        if name in ("text:p", "text:h"):
            self._paragraphs.append((style, _level_of(name, attributes)))
        elif name == "text:span":
            self._spans.append(style)
        elif name in ("text:s", "text:tab"):
            self._story.tab()
        elif name == "text:line-break":
            self._story.line_break()
        elif name == "text:a":
            self._links.append((self._story.mark, attributes.get("xlink:href", "").startswith("#")))
        elif name == "text:note":
            self._called.append(f"{attributes.get('text:note-class', '')} {len(self.notes) + len(self._called)}")
        elif name == "text:ruby":
            self._ruby = {"text:ruby-base": [], "text:ruby-text": []}
        elif name in ("text:ruby-base", "text:ruby-text"):
            self._ruby_part = name
        elif name == "office:text":
            self.has_text = True
        else:
            self._start_structure(name, attributes)

    def _start_structure(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "text:list":
            self._lists.open(attributes)
        elif name == "text:list-item":
            self._lists.open_item(attributes)
        elif name == "table:table":
            self._story.open_table()
        elif name == "table:table-row":
            self._story.open_row()
        elif name == "table:table-cell":
            self._story.open_cell()
        else:
            self.styles.start(name, attributes)

    def _end_text(self, name: str) -> None:
        if name in ("text:p", "text:h"):
            self._end_paragraph()
        elif name == "text:span":
            if self._spans:
                self._spans.pop()
        elif name == "text:a":
            mark, is_inside = self._links.pop()
            if is_inside:
                self._story.take_back_note_mark(mark, is_raised=self._run().is_raised)
        elif name == "text:ruby" and self._ruby is not None:
            base, reading = ("".join(self._ruby[part]) for part in ("text:ruby-base", "text:ruby-text"))
            self._ruby = None
            self._story.ruby(base, reading, self._why(), self._run())
        elif name in ("text:ruby-base", "text:ruby-text"):
            self._ruby_part = ""
        elif name == "text:list":
            self._lists.close()
        elif name == "table:table":
            self._story.close_table()
        else:
            self.styles.end(name)

    def _end_paragraph(self) -> None:
        name, level = self._paragraphs.pop()
        style = self.styles.resolved(name)
        role = Role.HEADING if level and style.role not in (Role.CONTENTS, Role.TITLE, Role.SUBTITLE) else style.role
        level = (level or style.level) if role is Role.HEADING else 0
        look = Look(
            role=role,
            level=level,
            is_centred=style.is_centred,
            size_pt=style.size_pt,
            starts_page=style.starts_page,
            has_rule=style.has_rule,
            is_item=self._lists.is_inside,
        )
        self._story.end_paragraph(look, self._label(role, level))

    def _label(self, role: Role, level: int) -> str:
        if any(self._silent) or (self._story.is_empty and role is not Role.HEADING):
            return ""
        return self._lists.label() or (self._lists.heading_label(level) if role is Role.HEADING else "")

    def _close_box(self, name: str) -> None:
        self._in_words.pop()
        self._silent.pop()
        if name != "text:note-body":
            self._story.close_box()
            return
        id = self._called.pop() if self._called else f"note {len(self.notes)}"
        self.notes[id] = note_text(self._story.close_aside())
        if self._why() is None:
            self._story.note(id)

    def _say(self, text: str) -> None:
        self._story.text(text, self._why(), self._run())

    def _why(self) -> Reason | None:
        for reason in self._silent:
            if reason is not None:
                return reason
        return Reason.HIDDEN if self._is_hidden() else None

    def _is_hidden(self) -> bool:
        for span in reversed(self._spans):
            if (hidden := self.styles.resolved(span, "text").is_hidden) is not None:
                return hidden
        return bool(self._paragraphs and self.styles.resolved(self._paragraphs[-1][0]).is_hidden)

    def _run(self) -> Run:
        if not self._paragraphs:
            return PLAIN
        base = self.styles.resolved(self._paragraphs[-1][0])
        spans = [self.styles.resolved(span, "text") for span in reversed(self._spans)]
        is_bold = next((one.is_bold for one in spans if one.is_bold is not None), base.is_bold)
        is_raised = next((one.is_raised for one in spans if one.is_raised is not None), base.is_raised)
        size_pt = next((one.size_pt for one in spans if one.size_pt), base.size_pt)
        return Run(bool(is_bold), bool(is_raised), size_pt)


def _level_of(name: str, attributes: Mapping[str, str]) -> int:
    level = attributes.get("text:outline-level", "1")
    return (int(level) if level in "123456789" and level else 1) if name == "text:h" else 0


def _reason_by_attributes(name: str, attributes: Mapping[str, str]) -> Reason | None:
    if name == "text:section":
        return Reason.HIDDEN if attributes.get("text:display") == "none" else None
    return Reason.PAGE_NUMBER if attributes.get("text:reference-format") == "page" else None
