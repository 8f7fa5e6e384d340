"""Dialogs as awaitables: they open without a nested loop, and the answer is a future."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox, QWidget
from shiboken6 import isValid


async def ask(dialog: QDialog) -> int:
    """Open the dialog and return how it ended (`QDialog.DialogCode`); cancelling the task closes it.

    The dialog may be read until the caller's next await; then Qt deletes it.
    """
    answer: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def settle(code: int) -> None:
        if not answer.done():
            answer.set_result(code)

    dialog.finished.connect(settle)
    before = QApplication.focusWidget()
    dialog.open()
    try:
        return await answer
    finally:
        if isValid(dialog):  # it went with its window where that was closed above it
            dialog.close()
            dialog.deleteLater()
        _give_focus_back(before)


def _give_focus_back(widget: QWidget | None) -> None:
    """Let a widget have the keys that had them before, if it is still there and nothing else took them meanwhile."""
    if widget is not None and isValid(widget) and widget.isVisible() and QApplication.activeModalWidget() is None:
        widget.setFocus(Qt.FocusReason.PopupFocusReason)


@dataclass(frozen=True, slots=True)
class Question:
    """What a message box asks: the sentence, a quieter explanation, and its buttons, the safest last."""

    title: str
    text: str
    detail: str
    answers: tuple[str, ...]


async def choose(parent: QWidget, question: Question) -> int:
    """Return the place of the button that was chosen; Escape chooses the last one."""
    box = QMessageBox(parent)
    box.setObjectName("question")
    box.setWindowTitle(question.title)
    box.setText(question.text)
    box.setInformativeText(question.detail)
    buttons = _add_buttons(box, question.answers)
    await ask(box)
    return next((place for place, button in enumerate(buttons) if button is box.clickedButton()), len(buttons) - 1)


def _add_buttons(box: QMessageBox, answers: Sequence[str]) -> list[QWidget]:
    roles = [QMessageBox.ButtonRole.AcceptRole] * (len(answers) - 1) + [QMessageBox.ButtonRole.RejectRole]
    buttons = [box.addButton(text, role) for text, role in zip(answers, roles, strict=True)]
    box.setDefaultButton(buttons[0])
    box.setEscapeButton(buttons[-1])
    return list(buttons)


async def ask_for_file(parent: QWidget, title: str, kinds: str, folder: Path | None = None) -> Path | None:
    """Return the file to read that was chosen, or None; `kinds` is a Qt filter such as ``Books (*.epub *.txt)``."""
    dialog = _file_dialog(parent, title, folder)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(kinds)
    return await _ask_for_path(dialog)


async def ask_where_to_save(parent: QWidget, title: str, kinds: str, suggestion: Path) -> Path | None:
    """Return the file to write that was chosen, with the suggestion's suffix, or None."""
    dialog = _file_dialog(parent, title, suggestion.parent)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(kinds)
    dialog.setDefaultSuffix(suggestion.suffix)
    dialog.selectFile(suggestion.name)
    return await _ask_for_path(dialog)


async def ask_for_folder(parent: QWidget, title: str, folder: Path | None = None) -> Path | None:
    """Return the folder that was chosen, or None."""
    dialog = _file_dialog(parent, title, folder)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return await _ask_for_path(dialog)


def _file_dialog(parent: QWidget, title: str, folder: Path | None) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setObjectName("file_dialog")
    if folder is not None:
        dialog.setDirectory(str(folder))
    return dialog


async def _ask_for_path(dialog: QFileDialog) -> Path | None:
    if await ask(dialog) != QDialog.DialogCode.Accepted:
        return None
    return Path(dialog.selectedFiles()[0])
