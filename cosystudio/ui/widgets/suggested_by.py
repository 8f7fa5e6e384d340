"""Who was suggested to speak the line in hand: one click says yes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from cosystudio.book.model import SegmentId
from cosystudio.session.speakers import Sureness, Wish
from cosystudio.ui.desk import Desk
from cosystudio.ui.widgets.parts import mark


class SuggestedBy(QPushButton):
    """Seen while a speaker is suggested for the line; a click gives the line to them."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        mark(self, "line_suggested", self.tr("Use the suggested speaker"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(False)
        self.clicked.connect(self._use)
        self._desk = desk
        self._id: SegmentId | None = None

    def show_line(self, id: SegmentId) -> None:
        """Show who was suggested for a line, or nothing."""
        self._id = id
        wish = self._desk.session.suggestion(id)
        self.setVisible(wish is not None)
        if wish is not None:
            self._show(wish)

    def _show(self, wish: Wish) -> None:
        text = self.tr("Suggested: {name}").format(name=wish.name)
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(self.tr("Use the suggested speaker: {name}").format(name=wish.name))
        self.setToolTip("\n".join((self._because(wish.sureness), *self._besides(wish))))

    def _because(self, sureness: Sureness) -> str:
        match sureness:
            case Sureness.NAMED:
                return self.tr("The book says who speaks.")
            case Sureness.PRONOUN:
                return self.tr("The book says “he” or “she”, and there is one it can mean.")
            case Sureness.NEARBY:
                return self.tr("The words nearby are about nobody else.")
            case _:
                return self.tr("Two people seem to speak by turns.")

    def _besides(self, wish: Wish) -> list[str]:
        if not wish.is_mixed:
            return []
        return [
            self.tr(
                "The line holds narration too: “Speech and narration in lines of their own” under Cutting parts it."
            )
        ]

    def _use(self) -> None:
        wish = None if self._id is None else self._desk.session.suggestion(self._id)
        if self._id is not None and wish is not None:
            self._desk.tasks.start(self._desk.session.use_speakers({self._id: wish.name}))
