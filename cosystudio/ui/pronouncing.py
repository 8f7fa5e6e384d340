"""Asking how words are said, and doing so."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from cosystudio.session.services import Services
from cosystudio.ui.ask import ask
from cosystudio.ui.audition import Audition
from cosystudio.ui.desk import Desk
from cosystudio.ui.dialogs.lexicon import LexiconDialog

_LONGEST = 60
"""What is chosen beyond that is no word or name."""


def chosen_word() -> str:
    """Return the words that are marked where a person writes just now; empty where none are."""
    field = QApplication.focusWidget()
    if isinstance(field, QLineEdit):
        marked = field.selectedText()
    elif isinstance(field, QPlainTextEdit | QTextEdit):
        marked = field.textCursor().selectedText()
    else:
        marked = ""
    return " ".join(marked.split()) if len(marked) <= _LONGEST else ""


async def change_lexicon(
    desk: Desk, services: Services, fall_silent: Callable[[bool], None], parent: QWidget, word: str
) -> None:
    """Ask for the lexicons of the book and of all books, and use them; `word` is one to begin with, or empty.

    `fall_silent` is called when an entry is heard.
    """
    session = desk.session
    audition = Audition(desk.tasks, desk.open_sound())
    audition.playing_changed.connect(fall_silent)
    dialog = LexiconDialog(desk, services, audition, parent, write=word)
    audition.setParent(dialog)
    if await ask(dialog):
        own, shared = dialog.own, dialog.shared
        if shared != session.pronunciation.entries:
            await session.set_shared_lexicon(shared)
        await session.set_lexicon(own)
