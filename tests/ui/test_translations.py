"""The window speaks Chinese: every text of it, with nothing left over and nothing left out."""

import ast
import inspect
import re
import shutil
import subprocess
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtGui import QAction, QColor
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QMainWindow,
    QTabBar,
    QTableWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

import cosystudio
from cosystudio.app import translate
from cosystudio.book.model import LineState, Voice
from cosystudio.engine.ports import Reference
from cosystudio.engine.tune import Point
from cosystudio.profiles import Profile
from cosystudio.resources import resource
from cosystudio.session.events import EndpointStatus, JobStatus
from cosystudio.session.references import KnownReference
from cosystudio.session.services import Providers, Services
from cosystudio.session.session import Session
from cosystudio.settings import Settings
from cosystudio.speech import catalog
from cosystudio.speech.local import kokoro
from cosystudio.speech.local import model as local
from cosystudio.ui import words
from cosystudio.ui.actions import Actions
from cosystudio.ui.audition import Audition
from cosystudio.ui.booth import Booth
from cosystudio.ui.desk import Desk
from cosystudio.ui.dialogs.cast import CastDialog
from cosystudio.ui.dialogs.chapter import ChapterDialog
from cosystudio.ui.dialogs.character import CharacterDialog
from cosystudio.ui.dialogs.clone import CloneDialog
from cosystudio.ui.dialogs.export import ExportDialog
from cosystudio.ui.dialogs.services import ServicesDialog
from cosystudio.ui.dialogs.shortcuts import ShortcutsDialog
from cosystudio.ui.dialogs.speakers import SpeakersDialog
from cosystudio.ui.dialogs.spoken_form import SpokenFormDialog
from cosystudio.ui.dialogs.tune import TuneDialog
from cosystudio.ui.dialogs.voice import VoiceDialog
from cosystudio.ui.menus import Menus
from cosystudio.ui.models.lexicon import LexiconModel, form_words, match_words
from cosystudio.ui.panes.chapters import ChaptersPane
from cosystudio.ui.panes.line import LinePane
from cosystudio.ui.panes.progress import ProgressPane
from cosystudio.ui.panes.rules import RulesPane
from cosystudio.ui.panes.script import ScriptPane
from cosystudio.ui.panes.start import StartPane
from cosystudio.ui.panes.top_bar import TopBar
from cosystudio.ui.preferences import Preferences
from cosystudio.ui.tasks import TaskScope
from cosystudio.ui.widgets.curve_chart import point_words
from cosystudio.ui.widgets.endpoint_chip import state_words
from cosystudio.ui.widgets.endpoint_panel import EndpointPanel
from cosystudio.ui.widgets.spoken_by import SpokenByMenu
from tests.fakes.provider import FakeProvider
from tests.fakes.services import MemoryKeys, services
from tests.fakes.session import FakeSession, make_book
from tests.ui.sound_fakes import SoundStage

TEXTS = resource("translations/cosystudio_zh_CN.ts")
SCRIPTS = Path(sysconfig.get_path("scripts"))
PLACEHOLDER = re.compile(r"\{\w*\}")
HAN = re.compile(r"[\u4e00-\u9fff]")
LETTERS = re.compile(r"[A-Za-z]{2}")
NOT_OURS = {"book_author", "export_folder", "line_voice", "key", "CosyStudio"}
"""Widgets whose text is the writer's, a voice's, a path or a key on the keyboard."""


@dataclass(frozen=True, slots=True)
class Message:
    """One entry of a file of translations; `state` is empty for one that is finished."""

    source: str
    translation: str
    state: str


def messages(file: Path) -> list[Message]:
    return [
        Message(
            entry.findtext("source", ""),
            entry.findtext("translation", ""),
            "".join(translation.get("type", "") for translation in entry.iter("translation")),
        )
        for entry in ElementTree.parse(file).iter("message")
    ]


def run(tool: str, *arguments: str | Path) -> None:
    subprocess.run([SCRIPTS / tool, "-silent", *arguments], check=True, capture_output=True, timeout=60)


@pytest.fixture
def session() -> FakeSession:
    """A book whose own words are Chinese, so that an English word on the screen is the window's."""
    return FakeSession(
        make_book([("第一章", ["第一章", "下雪了。"]), ("第二章", ["第二章"])], title="灯塔", language="zh")
    )


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[QApplication]:
    """The program in Chinese, for one test."""
    translate(qapp, "zh_CN")
    yield qapp
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()


@pytest.fixture
def window(chinese: QApplication, qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    return made


def test_every_text_of_the_window_is_translated_and_no_other(tmp_path: Path) -> None:
    copy = Path(shutil.copy(TEXTS, tmp_path))
    sources = sorted((Path(cosystudio.__file__).parent / "ui").rglob("*.py"))
    run("pyside6-lupdate", *sources, "-ts", copy)
    assert {message.source: message.state for message in messages(copy) if message.state} == {}


def test_a_translation_fills_the_same_places() -> None:
    for message in messages(TEXTS):
        assert message.translation
        assert set(PLACEHOLDER.findall(message.translation)) == set(PLACEHOLDER.findall(message.source)), message


def test_the_file_that_is_loaded_is_made_of_the_texts(tmp_path: Path) -> None:
    made = tmp_path / "made.qm"
    run("pyside6-lrelease", TEXTS, "-qm", made)
    assert made.read_bytes() == TEXTS.with_suffix(".qm").read_bytes()


def test_every_text_has_a_context_by_which_it_is_found() -> None:
    names = [context.findtext("name") for context in ElementTree.parse(TEXTS).iter("context")]
    assert all(names), "a text that is not given to tr() or translate() itself is out of sight"


def test_the_file_names_no_place_on_a_disk() -> None:
    assert "<location" not in TEXTS.read_text("utf-8")


@pytest.mark.usefixtures("chinese")
def test_every_edit_of_the_session_has_a_name() -> None:
    labels = edit_labels()
    assert len(labels) >= 9
    assert [label for label in labels if not HAN.search(words.edit_name(label))] == []


@pytest.mark.usefixtures("chinese")
def test_words_from_other_rooms_are_translated() -> None:
    labels = [
        local.ENDPOINT,
        *(info.label for info in catalog.PROVIDERS.values()),
        *(voice.label for voice in kokoro.VOICES),
    ]
    shown = [words.speech_label(label) for label in labels]
    shown += [words.state_word(state) for state in LineState]
    shown += [state_words(state) for state in ("idle", "speaking", "slowing down", "away")]
    assert [text for text in shown if not HAN.search(text)] == []


async def test_the_panes_are_chinese(window: QMainWindow, desk: Desk, session: FakeSession) -> None:
    lines = session.ids_of([chapter.id for chapter in session.book.chapters])
    session.set_state(lines[0], LineState.STALE)
    line, actions = LinePane(desk, window), Actions(window)
    line.show_line(lines[0])
    panes = [
        ChaptersPane(desk, window),
        ScriptPane(desk, window),
        RulesPane(desk, window),
        TopBar(desk, actions, window),
    ]
    others = [ProgressPane(desk, window), StartPane(window)]
    Menus(window.menuBar(), actions, list)
    assert english_texts(line, *panes, *others, window.menuBar(), window) == []


async def test_the_dialogs_are_chinese(window: QMainWindow, desk: Desk) -> None:
    preferences = Preferences(Settings(), lambda _settings: None)
    export = ExportDialog(desk, desk.session.gaps(), preferences, window)
    assert english_texts(export, ShortcutsDialog(Actions(window), window)) == []


async def test_the_cast_and_its_menu_are_chinese(window: QMainWindow, desk: Desk) -> None:
    menu = SpokenByMenu(desk, desk.session.ticked_ids, Actions(window).cast, window)
    menu.aboutToShow.emit()
    new = CharacterDialog(desk.session.book, desk.session.ticked_ids(), window)
    cast = CastDialog(desk, lambda *_asked: VoiceDialog(*_asked), window)
    heads = cast.findChildren(QTableWidget)[0].horizontalHeader().model()
    captions = [heads.headerData(column, Qt.Orientation.Horizontal) for column in range(heads.columnCount())]
    assert english_texts(menu, new, cast) == []
    assert all(HAN.search(caption) for caption in captions)


async def test_who_speaks_and_how_it_is_sent_are_chinese(window: QMainWindow, desk: Desk) -> None:
    chapter = desk.session.book.chapters[0]
    form, named = SpokenFormDialog(desk, chapter.id, window), ChapterDialog("改名", chapter.title, "", [], window)
    assert english_texts(SpeakersDialog(desk, window), form, named) == []


@pytest.mark.usefixtures("chinese")
def test_the_lexicon_is_chinese() -> None:
    model = LexiconModel([], QColor())
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    shown = [*heads, *match_words().values(), *form_words().values()]
    assert [text for text in shown if not HAN.search(text)] == ["SSML"]


async def test_the_figures_of_endpoints_are_chinese(window: QMainWindow, desk: Desk) -> None:
    panel = EndpointPanel(desk, window)
    endpoint = EndpointStatus("10.0.0.7:9880", 412, 0.9, 3, 2, "paused", "s", 4, 59.0)
    panel.show_job(JobStatus(True, total=10, requests=3, endpoints=(endpoint,)))
    assert [text for text in english_texts(panel) if text != "10.0.0.7:9880"] == []


async def test_measuring_is_chinese(window: QMainWindow, tasks: TaskScope) -> None:
    known = services(catalog.PROVIDERS, profiles=[Profile("甲", "piper", ("http://127.0.0.1:1",))])
    dialog = TuneDialog(known, None, "", tasks, window)
    assert english_texts(dialog) == []
    assert HAN.search(point_words(Point(8, 4, 962.0, 14.8, 0.9, 0)))


async def test_the_dialogs_of_voices_are_chinese(window: QMainWindow, tasks: TaskScope) -> None:
    known = Services(
        Providers(catalog.PROVIDERS, lambda _profile, _key: [FakeProvider()], catalog.recognise), MemoryKeys()
    )
    booth = Booth(known, tasks, Audition(tasks, SoundStage().output, window), NoRecordings(), "zh")
    voice = VoiceDialog("音色", Voice("kokoro", "jf_alpha"), booth, window)
    assert english_texts(voice, ServicesDialog(booth, window), CloneDialog(booth, window)) == []


class NoRecordings:
    """A book without recordings."""

    def references(self) -> list[KnownReference]:
        return []

    def reference(self, _digest: str) -> Reference | None:
        return None

    async def add_reference(self, _title: str, _wav: bytes, _transcript: str) -> str:
        raise AssertionError


def edit_labels() -> set[str]:
    """Return the names that the session gives to edits."""
    files = {inspect.getfile(room) for room in Session.__mro__ if room is not object}
    trees = [ast.parse(Path(file).read_text("utf-8")) for file in files]
    calls = [node for tree in trees for node in ast.walk(tree) if is_edit(node)]
    return {argument.value for call in calls for argument in call.args if isinstance(argument, ast.Constant)}


def is_edit(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and getattr(node.func, "attr", "").startswith(("_edit", "_adopt"))


def english_texts(*parts: QWidget) -> list[str]:
    """Return what the widgets show or say in English."""
    texts = [text for part in parts for widget in (part, *part.findChildren(QWidget)) for text in texts_of(widget)]
    texts += [action.text() for part in parts for action in part.findChildren(QAction)]
    assert texts
    return [text for text in texts if LETTERS.search(text) and not HAN.search(text)]


def texts_of(widget: QWidget) -> Iterator[str]:
    if widget.objectName() in NOT_OURS:
        return
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle())
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QLineEdit():
            yield widget.placeholderText()
        case QTabBar():
            yield from (widget.tabText(place) for place in range(widget.count()))
