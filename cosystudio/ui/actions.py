"""Everything that can be asked of the window by menu or key: one QAction each, made once."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QComboBox, QMainWindow, QWidget

from cosystudio.book.model import ChapterKind
from cosystudio.ui.icons import icon
from cosystudio.ui.theme import Look

Keys = str | QKeySequence.StandardKey


class Actions(QObject):
    """The actions by name; panes trigger them, menus list them, the window connects them."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self.setObjectName("actions")
        self._window = window
        self._make_file()
        self._make_edit()
        self._make_chapters()
        self._make_produce()
        self._make_play()
        self._make_looks()
        self._make_help()

    def of_a_book(self) -> list[QAction]:
        """Return the actions that need an open book."""
        free = {self.open_book, self.quit, self.services, self.tune, self.shortcuts, self.about, *self.looks.values()}
        return [action for action in self.findChildren(QAction) if action not in free]

    def set_by_the_book(self) -> set[QAction]:
        """Return the actions whose state follows what the open book can do just now."""
        return {self.undo, self.redo, self.pause, self.stop, self.merge_chapter, self.split_chapter}

    def yield_space(self, _before: QWidget | None, focused: QWidget | None) -> None:
        """Leave the space bar to a button or box that has the focus: there it presses."""
        taken = isinstance(focused, QAbstractButton | QComboBox)
        self.play.setShortcuts([] if taken else [QKeySequence(Qt.Key.Key_Space)])

    def _make_file(self) -> None:
        standard = QKeySequence.StandardKey
        self.open_book = self._add("open_book", self.tr("Open…"), standard.Open, "open")
        self.save_as = self._add("save_as", self.tr("Save as…"), "Ctrl+Shift+S")
        self.save_copy = self._add("save_copy", self.tr("Save a copy…"))
        self.name_book = self._add("name_book", self.tr("Title and author…"))
        self.reading = self._add("reading", self.tr("The manuscript…"))
        self.export = self._add("export", self.tr("Export…"), "Ctrl+E", "export")
        self.close_book = self._add("close_book", self.tr("Close the book"), standard.Close)
        self.quit = self._add("quit", self.tr("Quit"), "Ctrl+Q")
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)

    def _make_edit(self) -> None:
        self.undo = self._add("undo", self.tr("Undo"), "Ctrl+Z", "undo")
        self.redo = self._add("redo", self.tr("Redo"), "Ctrl+Shift+Z", "redo")
        self.edit_line = self._add("edit_line", self.tr("Edit the line"), "F2", "edit")
        self.split = self._add("split", self.tr("Split the line"), "Ctrl+Shift+Return", "split")
        self.merge = self._add("merge", self.tr("Merge with the next line"), "M", "merge")
        self.find = self._add("find", self.tr("Find in the book"), QKeySequence.StandardKey.Find, "find")

    def _make_chapters(self) -> None:
        # the list of chapters hears these keys itself, as elsewhere they are those of lines
        self.rename_chapter = self._add_in_list("rename_chapter", self.tr("Rename the chapter…"), "F2")
        self.split_chapter = self._add("split_chapter", self.tr("Begin a chapter with this line…"))
        self.merge_chapter = self._add("merge_chapter", self.tr("Merge with the next chapter"))
        self.chapters_up = self._add_in_list("chapters_up", self.tr("Move up"), "Alt+Up")
        self.chapters_down = self._add_in_list("chapters_down", self.tr("Move down"), "Alt+Down")
        self.kinds = {
            ChapterKind.FRONT: self._add("chapters_front", self.tr("Front matter")),
            ChapterKind.BODY: self._add("chapters_body", self.tr("Body")),
            ChapterKind.BACK: self._add("chapters_back", self.tr("Back matter")),
            ChapterKind.SKIP: self._add_in_list("chapters_skip", self.tr("Leave out of the book"), "Del"),
        }
        for action in self.kinds.values():
            action.setCheckable(True)

    def _make_produce(self) -> None:
        self.produce_book = self._add("produce_book", self.tr("Produce the book"), "Ctrl+P")
        self.produce_chapter = self._add("produce_chapter", self.tr("Produce this chapter"), "Ctrl+Shift+P")
        self.produce_lines = self._add("produce_lines", self.tr("Produce the chosen lines"), "Ctrl+R")
        self.speak_again = self._add("speak_again", self.tr("Speak again"), "R", "again")
        self.pause = self._add("pause", self.tr("Pause"), "Ctrl+.", "pause")
        self.stop = self._add("stop", self.tr("Stop"), "Ctrl+Shift+.", "stop")
        self.book_voice = self._add("book_voice", self.tr("Voice of the book…"), "Ctrl+Shift+V", "voice")
        self.line_voice = self._add("line_voice", self.tr("Voice of the chosen lines…"))
        self.no_line_voice = self._add("no_line_voice", self.tr("Take back the voice of the chosen lines"))
        self.cast = self._add("cast", self.tr("Characters…"), "Ctrl+Shift+C")
        self.lexicon = self._add("lexicon", self.tr("Pronunciation…"), "Ctrl+Shift+L")
        self.spoken_form = self._add("spoken_form", self.tr("Spoken form…"))
        self.speaker = self._add("speaker", self.tr("Who speaks the chosen lines…"), "C")
        self.services = self._add("services", self.tr("Speech services…"), "Ctrl+,")
        self.tune = self._add("tune", self.tr("Measure the speed of a service…"))

    def _make_play(self) -> None:
        self.play = self._add("play", self.tr("Play or pause"), "Space", "play")
        self.play_line = self._add("play_line", self.tr("Play this line"), "P")
        self.stop_playing = self._add("stop_playing", self.tr("Stop playing"), "Shift+Space", "stop")
        self.previous_line = self._add("previous_line", self.tr("Previous line"), "Alt+Up", "previous")
        self.next_line = self._add("next_line", self.tr("Next line"), "Alt+Down", "next")

    def _make_looks(self) -> None:
        group = QActionGroup(self)
        names = {
            Look.SYSTEM: self.tr("Like the system"),
            Look.LIGHT: self.tr("Light"),
            Look.DARK: self.tr("Dark"),
        }
        self.looks: dict[Look, QAction] = {}
        for look, text in names.items():
            action = self._add(f"look_{look.value}", text)
            action.setCheckable(True)
            group.addAction(action)
            self.looks[look] = action

    def _make_help(self) -> None:
        self.shortcuts = self._add("shortcuts", self.tr("Keys"), "F1")
        self.about = self._add("about", self.tr("About CosyStudio"))
        self.about.setMenuRole(QAction.MenuRole.AboutRole)

    def _add(self, name: str, text: str, keys: Keys = "", drawing: str = "") -> QAction:
        action = QAction(text, self)
        action.setObjectName(name)
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setToolTip(f"{text.rstrip('…')} ({keys_of(action)})")
        if drawing:
            action.setIcon(icon(drawing))
            action.setIconVisibleInMenu(False)
        self._window.addAction(action)
        return action

    def _add_in_list(self, name: str, text: str, keys: str) -> QAction:
        """Add an action whose keys a list hears while it has the focus; menus name them."""
        return self._add(name, "\t".join((text, QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText))))


def keys_of(action: QAction) -> str:
    """Return the action's keys as this computer writes them."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
