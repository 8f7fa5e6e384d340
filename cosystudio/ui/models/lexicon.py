"""The entries of a lexicon as a table that can be written into."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor

from cosystudio.book.spoken_form import Form, LexiconEntry, Match
from cosystudio.session.pronunciation import problem_of, problems_of
from cosystudio.ui.error_words import sentence

Index = QModelIndex | QPersistentModelIndex
WRITTEN, SPOKEN, MATCH, FORM, LANGUAGE, VOICE, CASE, WHOLE = range(8)
_FIELDS = ("written", "spoken", "match", "form", "language", "voice", "match_case", "whole_word")
_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole)


def match_words() -> Mapping[str, str]:
    """Return what the kinds of written sides are called."""
    return {
        Match.WORD: QCoreApplication.translate("Lexicon", "Word"),
        Match.PHRASE: QCoreApplication.translate("Lexicon", "Phrase"),
        Match.REGEX: QCoreApplication.translate("Lexicon", "Expression"),
    }


def form_words() -> Mapping[str, str]:
    """Return what the forms of spoken sides are called."""
    return {
        Form.RESPELLING: QCoreApplication.translate("Lexicon", "Respelling"),
        Form.PINYIN: QCoreApplication.translate("Lexicon", "Pinyin"),
        Form.PHONEMES: QCoreApplication.translate("Lexicon", "Phonemes"),
        Form.SSML: QCoreApplication.translate("Lexicon", "SSML"),
    }


class LexiconModel(QAbstractTableModel):
    """One row an entry; one that cannot be used yet is shown so, with the reason.

    Signals:
        changed(): the entries are other ones now.
    """

    changed = Signal()

    def __init__(self, entries: Sequence[LexiconEntry], error_colour: QColor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries = list(entries)
        self._problems = problems_of(self._entries)
        self._error_colour = error_colour

    @property
    def entries(self) -> tuple[LexiconEntry, ...]:
        """The entries as they are written now."""
        return tuple(self._entries)

    @property
    def usable(self) -> tuple[LexiconEntry, ...]:
        """Those that nothing is wrong with."""
        return tuple(one for one, problem in zip(self._entries, self._problems, strict=True) if not problem)

    @property
    def problem(self) -> str:
        """What is wrong with the first entry that cannot be used, in a sentence; empty where all can."""
        return next((problem for problem in self._problems if problem), "")

    def add(self, entries: Sequence[LexiconEntry]) -> int:
        """Put entries at the end, those that are there already apart; returns the row of the first one."""
        fresh = [entry for entry in dict.fromkeys(entries) if entry not in self._entries]
        first = len(self._entries)
        if fresh:
            self.beginInsertRows(QModelIndex(), first, first + len(fresh) - 1)
            self._entries += fresh
            self._problems += problems_of(fresh)
            self.endInsertRows()
            self.changed.emit()
        return first if fresh else self._entries.index(entries[0]) if entries else first

    def row_of(self, written: str) -> int | None:
        """Return the row of the first entry for these words; None where there is none."""
        return next((row for row, one in enumerate(self._entries) if one.written == written), None)

    def remove(self, rows: Sequence[int]) -> None:
        """Take entries out."""
        for row in sorted(set(rows), reverse=True):
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._entries[row], self._problems[row]
            self.endRemoveRows()
        self.changed.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """See QAbstractItemModel."""
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """See QAbstractItemModel."""
        return 0 if parent.isValid() else len(_FIELDS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """See QAbstractItemModel."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Written"),
            self.tr("Spoken"),
            self.tr("Sort"),
            self.tr("In"),
            self.tr("Language"),
            self.tr("Voice"),
            self.tr("Case"),
            self.tr("Whole word"),
        )[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """See QAbstractItemModel."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        wanted = Qt.ItemFlag.ItemIsUserCheckable if index.column() >= CASE else Qt.ItemFlag.ItemIsEditable
        return flags | wanted

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """See QAbstractItemModel."""
        entry, problem, column = self._entries[index.row()], self._problems[index.row()], index.column()
        if column >= CASE:
            is_on = getattr(entry, _FIELDS[column])
            if role == Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
            return None
        if role in _ROLES:
            return self._text(entry, column, is_shown=role == Qt.ItemDataRole.DisplayRole)
        if role == Qt.ItemDataRole.ToolTipRole:
            return sentence(problem) if problem else None
        if role == Qt.ItemDataRole.ForegroundRole and problem and column <= SPOKEN:
            return self._error_colour
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """See QAbstractItemModel."""
        column = index.column()
        if role not in (Qt.ItemDataRole.EditRole, Qt.ItemDataRole.CheckStateRole):
            return False
        entry = replace(self._entries[index.row()], **{_FIELDS[column]: _value(column, value)})
        if column == WRITTEN and entry.match is not Match.REGEX:
            entry = replace(entry, match=Match.PHRASE if len(entry.written.split()) > 1 else Match.WORD)
        if entry != self._entries[index.row()]:
            self._entries[index.row()] = entry
            self._problems[index.row()] = problem_of(entry)
            self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), len(_FIELDS) - 1))
            self.changed.emit()
        return True

    def _text(self, entry: LexiconEntry, column: int, *, is_shown: bool) -> str:
        if column == MATCH:
            return match_words()[entry.match] if is_shown else entry.match.value
        if column == FORM:
            return form_words()[entry.form] if is_shown else entry.form.value
        text = str(getattr(entry, _FIELDS[column]))
        if is_shown and column == SPOKEN and entry.written and not text:
            return self.tr("nothing: it is left out")
        return text or (self.tr("all") if is_shown and column in (LANGUAGE, VOICE) else "")


def _value(column: int, value: Any) -> Any:
    if column >= CASE:
        return Qt.CheckState(value) is Qt.CheckState.Checked
    if column == MATCH:
        return Match(value)
    if column == FORM:
        return Form(value)
    text = str(value)
    return text.strip().lower() if column == LANGUAGE else text.strip()
