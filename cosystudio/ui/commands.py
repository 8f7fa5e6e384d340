"""What the actions do to an open book: each is one verb of the session."""

import asyncio
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cosystudio.book.model import ChapterId, ChapterKind, Kind, SegmentId, Voice
from cosystudio.session.library import Library
from cosystudio.ui import words
from cosystudio.ui.actions import Actions, keys_of
from cosystudio.ui.ask import ask
from cosystudio.ui.audition import Audition
from cosystudio.ui.booth import Booth
from cosystudio.ui.desk import Desk
from cosystudio.ui.dialogs.cast import CastDialog
from cosystudio.ui.dialogs.character import CharacterDialog
from cosystudio.ui.dialogs.export import ExportDialog
from cosystudio.ui.dialogs.reading import ReadingDialog
from cosystudio.ui.dialogs.spoken_form import change_spoken_form
from cosystudio.ui.dialogs.title import TitleDialog
from cosystudio.ui.dialogs.voice import VoiceDialog
from cosystudio.ui.panes.script import ScriptPane
from cosystudio.ui.preferences import Preferences
from cosystudio.ui.pronouncing import change_lexicon, chosen_word
from cosystudio.ui.splitting import natural_cut
from cosystudio.ui.strange_lines import warning_of


class Commands(QObject):
    """Connects the actions to one open book, and keeps their texts and states true.

    Signals:
        said(str): something the person should know.
    """

    said = Signal(str)

    def __init__(
        self,
        desk: Desk,
        actions: Actions,
        script: ScriptPane,
        library: Library,
        preferences: Preferences,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._actions = actions
        self._script = script
        self._library = library
        self._preferences = preferences
        self._window = parent
        self._connect_edits()
        self._connect_production()
        for signal in (desk.bridge.book_changed, desk.bridge.chapters_changed, desk.bridge.segments_changed):
            signal.connect(self._name_undo)
        desk.bridge.job_changed.connect(self._name_job)
        self._name_undo()
        self._name_job()

    def produce_chapter(self, id: ChapterId) -> None:
        """Have a chapter spoken, all but what is fresh."""
        self._speak(self._desk.session.ids_of([id]))

    def speak_again(self, ids: Sequence[SegmentId]) -> None:
        """Have lines spoken once more, before everything else."""
        self._desk.session.speak_again(ids)

    def choose_chapter_voice(self, id: ChapterId) -> None:
        """Ask for a chapter's voice."""
        self._desk.tasks.start(self._ask_chapter_voice(id))

    def choose_line_voice(self, ids: Sequence[SegmentId]) -> None:
        """Ask for the voice of lines."""
        if ids:
            self._desk.tasks.start(self._ask_line_voice(ids))

    def choose_new_character(self, ids: Sequence[SegmentId]) -> None:
        """Ask for the name of a character who speaks these lines."""
        if ids:
            self._desk.tasks.start(self._ask_character(ids))

    def choose_spoken_form(self) -> None:
        """Ask how lines are prepared for the voice."""
        self._desk.tasks.start(change_spoken_form(self._desk, self._script.chapter, self._window))

    def _connect_edits(self) -> None:
        # bound methods only: a lambda would go on hearing the window's actions after this book is closed
        actions = self._actions
        actions.undo.triggered.connect(self._undo)
        actions.redo.triggered.connect(self._redo)
        actions.name_book.triggered.connect(self._name_book)
        actions.reading.triggered.connect(self._read_again)
        actions.edit_line.triggered.connect(self._script.edit)
        actions.split.triggered.connect(self._split)
        actions.merge.triggered.connect(self._merge)

    def _connect_production(self) -> None:
        actions = self._actions
        actions.produce_book.triggered.connect(self._produce_book)
        actions.produce_chapter.triggered.connect(self._produce_shown)
        actions.produce_lines.triggered.connect(self._produce_lines)
        actions.speak_again.triggered.connect(self._again)
        actions.pause.triggered.connect(self._pause_or_resume)
        actions.stop.triggered.connect(self._stop)
        actions.export.triggered.connect(self._export)
        actions.book_voice.triggered.connect(self._book_voice)
        actions.line_voice.triggered.connect(self._line_voice)
        actions.no_line_voice.triggered.connect(self._give_line_voice_back)
        actions.cast.triggered.connect(self._cast)
        actions.lexicon.triggered.connect(self._lexicon)
        actions.spoken_form.triggered.connect(self.choose_spoken_form)

    def _undo(self) -> None:
        self._desk.tasks.start(self._desk.session.undo())

    def _redo(self) -> None:
        self._desk.tasks.start(self._desk.session.redo())

    def _name_book(self) -> None:
        self._desk.tasks.start(self._ask_title())

    async def _ask_title(self) -> None:
        dialog = TitleDialog(self._desk.session.book, self._window)
        if await ask(dialog):
            await self._desk.session.rename(dialog.title, dialog.author)

    def _read_again(self) -> None:
        self._desk.tasks.start(self._ask_reading())

    async def _ask_reading(self) -> None:
        dialog = ReadingDialog(self._desk, self._library, self._window)
        if await ask(dialog) and dialog.fresh is not None:
            await self._desk.session.reread(dialog.fresh)

    def _speak(self, ids: Sequence[SegmentId]) -> None:
        self._desk.tasks.start(self._ask_for(ids))

    async def _ask_for(self, ids: Sequence[SegmentId]) -> None:
        if strange := await self._desk.session.find_unsayable(ids):
            self.said.emit(warning_of(strange.values()))
        if ids and not await self._desk.session.speak(ids):
            self.said.emit(self._why_silent(ids))

    def _why_silent(self, ids: Sequence[SegmentId]) -> str:
        """Return why there was nothing to speak."""
        session = self._desk.session
        kinds = {session.chapter_of(id).kind for id in ids if session.has(id)}
        if kinds == {ChapterKind.SKIP}:
            return self.tr("This chapter is left out of the book. Make it body, front or back matter under Chapters.")
        return self.tr("All of these lines are spoken already. “Speak again” makes another take.")

    def _produce_book(self) -> None:
        self._speak(self._desk.session.ticked_ids())

    def _produce_shown(self) -> None:
        if self._script.chapter is not None:
            self.produce_chapter(self._script.chapter)

    def _produce_lines(self) -> None:
        self._speak(self._script.selection())

    def _again(self) -> None:
        self.speak_again(self._script.selection())

    def _stop(self) -> None:
        self._desk.session.stop()

    def _pause_or_resume(self) -> None:
        session = self._desk.session
        if session.job.paused:
            session.resume()
        else:
            session.pause()

    def _split(self) -> None:
        id = self._script.line
        if id is not None:
            place = natural_cut(self._desk.session.segment(id).text)
            self._desk.tasks.start(self._desk.session.split(id, place))

    def _merge(self) -> None:
        if self._script.line is not None:
            self._desk.tasks.start(self._desk.session.merge(self._script.line))

    def _export(self) -> None:
        self._desk.tasks.start(self._ask_export())

    async def _ask_export(self) -> None:
        gaps = await asyncio.to_thread(self._desk.session.gaps)
        dialog = ExportDialog(self._desk, gaps, self._preferences, self._window)
        if await ask(dialog) == ExportDialog.SPEAK_FIRST:
            wanted = [*dialog.gaps.missing, *dialog.gaps.stale]
            await self._desk.session.use_fresh_takes(dialog.gaps.stale)
            self.said.emit(self.tr("When these lines are spoken, choose Export again."))
            await self._desk.session.speak(wanted)

    def _book_voice(self) -> None:
        self._desk.tasks.start(self._ask_book_voice())

    async def _ask_book_voice(self) -> None:
        dialog = self._voice_dialog(self.tr("Voice of the book"), self._desk.session.book.voice, self._script.line)
        if await ask(dialog):
            await self._desk.session.set_book_voice(dialog.voice())

    async def _ask_chapter_voice(self, id: ChapterId) -> None:
        session = self._desk.session
        chapter = session.chapter(id)
        first = next((line.id for line in chapter.segments if line.kind is Kind.PROSE), None)
        dialog = self._voice_dialog(self.tr("Voice of the chapter"), chapter.voice or session.book.voice, first)
        if await ask(dialog):
            await session.set_chapter_voice(id, dialog.voice())

    def _line_voice(self) -> None:
        self.choose_line_voice(self._script.selection())

    async def _ask_line_voice(self, ids: Sequence[SegmentId]) -> None:
        session = self._desk.session
        dialog = self._voice_dialog(self.tr("Voice of the line"), session.voice(ids[0]), ids[0])
        if await ask(dialog):
            await session.set_line_voice([id for id in ids if session.has(id)], dialog.voice())

    def _give_line_voice_back(self) -> None:
        ids = self._script.selection()
        if ids:
            self._desk.tasks.start(self._desk.session.set_line_voice(ids, None))

    def _cast(self) -> None:
        self._desk.tasks.start(ask(CastDialog(self._desk, self._voice_dialog, self._window)))

    def _lexicon(self) -> None:
        services, window = self._library.services, self._window
        self._desk.tasks.start(change_lexicon(self._desk, services, self._fall_silent, window, chosen_word()))

    async def _ask_character(self, ids: Sequence[SegmentId]) -> None:
        session = self._desk.session
        dialog = CharacterDialog(session.book, ids, self._window)
        if await ask(dialog):
            await session.set_character([id for id in ids if session.has(id)], dialog.name)

    def _voice_dialog(
        self, title: str, voice: Voice, line: SegmentId | None, parent: QWidget | None = None
    ) -> VoiceDialog:
        """Return the dialog that tries voices with a line of the book."""
        session, tasks = self._desk.session, self._desk.tasks
        audition = Audition(tasks, self._desk.open_sound())
        language, text = session.book.language, ""
        if line is not None and session.has(line):
            language, text = session.chapter_of(line).language, session.spoken_text(line)
        booth = Booth(self._library.services, tasks, audition, session, language, text)
        audition.playing_changed.connect(self._fall_silent)
        dialog = VoiceDialog(title, voice, booth, parent or self._window)
        audition.setParent(dialog)
        return dialog

    def _fall_silent(self, is_playing: bool) -> None:
        if is_playing:
            self._actions.stop_playing.trigger()

    def _name_undo(self) -> None:
        session, actions = self._desk.session, self._actions
        undo = self.tr("Undo: {edit}").format(edit=words.edit_name(session.undo_label))
        redo = self.tr("Redo: {edit}").format(edit=words.edit_name(session.redo_label))
        for action, text, plain, can in (
            (actions.undo, undo, self.tr("Undo"), session.can_undo),
            (actions.redo, redo, self.tr("Redo"), session.can_redo),
        ):
            action.setText(text if can else plain)
            action.setToolTip(f"{action.text()} ({keys_of(action)})")
            action.setEnabled(can)

    def _name_job(self) -> None:
        job, actions = self._desk.session.job, self._actions
        actions.pause.setText(self.tr("Resume") if job.paused else self.tr("Pause"))
        actions.pause.setToolTip(f"{actions.pause.text()} ({keys_of(actions.pause)})")
        actions.pause.setEnabled(job.running and not job.stopping)
        actions.stop.setEnabled(job.running and not job.stopping)
