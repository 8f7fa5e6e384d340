"""Where the paragraphs of an RTF stand: in the text, in a cell, in a box or a note, and how they look."""

from cosystudio.manuscript.office.paragraph import Look, Role
from cosystudio.manuscript.office.story import Story
from cosystudio.manuscript.rtf.sheets import Styles
from cosystudio.manuscript.rtf.state import Group
from cosystudio.manuscript.rtf.table import Table

_BODY_LEVEL = 9


class Layout:
    """Ends paragraphs, cells, sections and boxes as the open group is set."""

    def __init__(self, story: Story, styles: Styles) -> None:
        self._story = story
        self._styles = styles
        self._tables = [Table()]

    def end_paragraph(self, group: Group) -> None:
        """End a paragraph."""
        self._tables[-1].place(self._story, in_table=group.in_table)
        self._story.end_paragraph(self._look(group))

    def end_cell(self, group: Group) -> None:
        """End a cell of a table, and the paragraph in it."""
        self._tables[-1].place(self._story, in_table=True)
        self._story.end_paragraph(self._look(group))
        self._tables[-1].end_cell()

    def end_row(self) -> None:
        """End a row of a table."""
        self._tables[-1].end_row()

    def end_section(self, group: Group) -> None:
        """End a section: the next one begins a page."""
        self._end_text(group)
        self._story.next_starts_page()

    def begin_box(self) -> None:
        """Begin a box or a note, with paragraphs and tables of its own."""
        self._story.open_box()
        self._tables.append(Table())

    def end_box(self, group: Group) -> None:
        """End what stands in the box; the story closes it."""
        self._end_text(group)
        self._tables.pop().close(self._story)

    def end(self, group: Group) -> None:
        """End the document."""
        self._end_text(group)
        self._tables[-1].close(self._story)

    def _end_text(self, group: Group) -> None:
        if not self._story.is_empty:
            self.end_paragraph(group)

    def _look(self, group: Group) -> Look:
        role, level = self._styles.role(group.style)
        if group.outline is not None and role in (Role.TEXT, Role.HEADING):
            is_heading = 0 <= group.outline < _BODY_LEVEL
            role, level = (Role.HEADING, group.outline + 1) if is_heading else (Role.TEXT, 0)
        return Look(
            role=role,
            level=level,
            is_centred=group.is_centred,
            size_pt=group.size_pt,
            starts_page=group.starts_page,
            has_rule=group.has_rule,
            is_dropped_capital=group.is_dropped_capital,
            is_item=group.is_item,
        )
