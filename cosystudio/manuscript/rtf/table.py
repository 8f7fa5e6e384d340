"""The tables of an RTF, which marks only where cells and rows end."""

from cosystudio.manuscript.office.story import Story


class Table:
    """Follows the cells and rows of one story, which an RTF only marks by their ends."""

    def __init__(self) -> None:
        self._is_open = False
        self._wants_row = self._wants_cell = True

    def place(self, story: Story, *, in_table: bool) -> None:
        """Bring the story to where the paragraph that ends belongs."""
        if not in_table:
            self.close(story)
            return
        if not self._is_open:
            story.open_table()
            self._is_open = self._wants_row = True
        if self._wants_row:
            story.open_row()
            self._wants_cell = True
        if self._wants_cell:
            story.open_cell()
        self._wants_row = self._wants_cell = False

    def end_cell(self) -> None:
        """Begin a cell with the next paragraph."""
        self._wants_cell = True

    def end_row(self) -> None:
        """Begin a row with the next paragraph."""
        self._wants_row = True

    def close(self, story: Story) -> None:
        """End the table, if one is open."""
        if self._is_open:
            self._is_open = False
            story.close_table()
