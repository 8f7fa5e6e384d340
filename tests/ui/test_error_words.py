"""What the rooms below say, in Chinese."""

import ast
import asyncio
import re
import ssl
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import aiohttp
import numpy as np
import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

import cosystudio
from cosystudio.app import translate
from cosystudio.audio.clip import Clip
from cosystudio.audio.decode import decode_wav
from cosystudio.audio.reference import prepare
from cosystudio.book.model import LineState, SegmentId
from cosystudio.engine.plausible import complaint
from cosystudio.errors import Overloaded, StudioError
from cosystudio.manuscript.reading import read
from cosystudio.profiles import Profile
from cosystudio.project.file import ProjectFile
from cosystudio.resources import resource
from cosystudio.session.events import Trouble
from cosystudio.speech import catalog
from cosystudio.speech.dashscope.errors import Complaint, meaning
from cosystudio.speech.dashscope.task import Task
from cosystudio.speech.wire.answers import refuse_page
from cosystudio.speech.wire.http import checked_address
from cosystudio.speech.wire.http_errors import Answer, from_answer, from_client, from_message
from cosystudio.ui.audition import Audition
from cosystudio.ui.desk import Desk
from cosystudio.ui.error_words import TEMPLATES, sentence
from cosystudio.ui.panes.line import LinePane
from cosystudio.ui.tasks import TaskScope
from cosystudio.ui.widgets.hear_it import HearIt
from cosystudio.ui.widgets.recording_view import RecordingView, drawn
from tests.fakes.lines import line
from tests.fakes.session import FakeSession
from tests.ui.sound_fakes import SoundStage

PACKAGE = Path(cosystudio.__file__).parent
ROOMS = ("audio", "book", "engine", "export", "manuscript", "project", "segmentation/lexicon", "session", "speech")
"""Those whose sentences come to the window."""
PART = re.compile(r"\{[^}]*\}")
SENTENCE = re.compile(r"[^ ]+ [^ ]+ .*[.?]", re.DOTALL)
NOT_SAID = re.compile(
    r"(SELECT|DELETE|UPDATE|VACUUM) .*|\(\?:.*|You are a helpful assistant\.|This endpoint takes fewer lines\."
)
"""Statements of SQL, regular expressions, what CosyVoice's model is told, and what the engine tells itself."""
SPOKEN = ("session/trials.py", "session/tuning.py")
"""Where the sentences are there to be heard."""
HAN = re.compile(r"[\u4e00-\u9fff]")
QUOTED = re.compile("“[^”]*”")
ENGLISH = re.compile(r"[a-z]{3} [a-z]{2}")
SLOW, SLOW_IN_CHINESE = "The speech service took too long to answer.", "语音服务响应超时。"
ADDRESS = "http://speech.example:8000"
MODULES = sorted(
    module for room in ROOMS for module in (PACKAGE / room).rglob("*.py") if not module.as_posix().endswith(SPOKEN)
)
TRANSLATIONS = {
    message.findtext("source", ""): message.findtext("translation", "")
    for context in ElementTree.parse(resource("translations/cosystudio_zh_CN.ts")).iter("context")
    if context.findtext("name") == "Errors"
    for message in context.iter("message")
}


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    """The program in Chinese, for one test."""
    translate(qapp, "zh_CN")
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()


def texts_of(module: Path) -> Iterator[str]:
    """Yield each text of a module that is no comment, its variable parts as empty braces."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    comments = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    formatted = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    pieces = {id(piece) for whole in formatted for piece in ast.walk(whole) if piece is not whole}
    for node in ast.walk(tree):
        if id(node) in comments | pieces:
            continue
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield PART.sub("{}", node.value)


def pieces_of(text: str) -> set[str]:
    return set(PART.split(text))


def raised(does: Callable[[], object]) -> str:
    with pytest.raises(StudioError) as caught:
        does()
    return str(caught.value)


def answer(status: int, body: bytes) -> str:
    return str(from_answer(Answer(status, "", body, 1), ADDRESS, datetime.now(UTC)))


def client(error: Exception) -> str:
    return str(from_client(error, ADDRESS))


def expired_certificate() -> str:
    fault = ssl.SSLCertVerificationError()
    fault.verify_code = 10
    key = aiohttp.client_reqrep.ConnectionKey("speech.example", 443, True, True, None, None, None)
    return client(aiohttp.ClientConnectorCertificateError(key, fault))


def silence(seconds: float) -> Clip:
    return Clip(np.zeros(int(seconds * 24_000), np.float32), 24_000)


def inspected(code: str, message: str) -> str:
    return str(meaning(Complaint(code, message), Task("cosyvoice-v2", "longwan", "雨停了。", {})))


CASES = {
    "an address that does not answer": (
        lambda: client(aiohttp.ConnectionTimeoutError()),
        "http://speech.example:8000 没有响应。请检查地址，并确认服务正在运行。",
    ),
    "a certificate": (expired_certificate, "http://speech.example:8000 的证书已过期，须由其所有者更新。"),
    "a key, with the service's own words": (
        lambda: answer(401, b'{"error": "key revoked"}'),
        "语音服务不接受此密钥（key revoked）。请在设置中重新填写。",
    ),
    "a key, without them": (lambda: answer(401, b""), "语音服务不接受此密钥。请在设置中重新填写。"),
    "a fault of the service": (lambda: answer(503, b""), "语音服务繁忙或出现故障，状态码 503。"),
    "an address of something else": (
        lambda: answer(404, b'{"detail": "Not Found"}'),
        "http://speech.example:8000 没有语音服务（Not Found），状态码 404。请检查地址。",
    ),
    "braces in the service's own words": (
        lambda: answer(400, b'{"error": "{address} is bad"}'),
        "语音服务拒绝合成这段文字（{address} is bad）。",
    ),
    "a message without a reason": (
        lambda: str(from_message(b'{"code": 1}', ADDRESS)),
        "语音服务返回的是消息，不是音频（未说明原因）。",
    ),
    "what is no address": (
        lambda: raised(lambda: checked_address("speech.example")),
        "语音服务的地址应形如 https://speech.example.com，请检查。",
    ),
    "a web page": (
        lambda: raised(lambda: refuse_page(b"<html>", ADDRESS)),
        "http://speech.example:8000 返回的是网页，不是音频。请检查地址。",
    ),
    "a missing address": (
        lambda: raised(lambda: catalog.connect(Profile("mine", "openai"))),
        "语音服务需要地址：请在选择音色处填写，或用 --endpoint 指定。",
    ),
    "the content inspection": (
        lambda: inspected("DataInspectionFailed", ""),
        "这段文字未通过阿里云的内容审核，请修改措辞。",
    ),
    "a line that is cut": (
        lambda: complaint(silence(0.3), line("The rain had stopped an hour ago, and nobody had come.")),
        "这条录音对本句来说太短（0.3 秒），有漏读。",
    ),
    "what is no WAV file": (
        lambda: raised(lambda: decode_wav(b"OggS")),
        "收到的音频是 Ogg 格式：请将服务设为输出 WAV。",
    ),
    "a recording that is none": (
        lambda: raised(lambda: prepare(b"no sound")),
        "此文件不是可读取的录音。请选择 WAV、FLAC、MP3 或 M4A 文件。",
    ),
}


@pytest.mark.parametrize(("english", "told"), CASES.values(), ids=CASES)
def test_what_is_said_below_is_said_in_the_language_of_the_window(
    chinese: None, english: Callable[[], str], told: str
) -> None:
    assert sentence(english()) == told


@pytest.mark.parametrize("english", [english for english, _ in CASES.values()], ids=CASES)
def test_an_english_window_says_it_as_it_is_said_below(qapp: QApplication, english: Callable[[], str]) -> None:
    assert sentence(english()) == english()


async def test_files_that_cannot_be_opened_are_told_in_the_language_of_the_window(
    chinese: None, tmp_path: Path
) -> None:
    (tmp_path / "book.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    with pytest.raises(StudioError) as missing:
        await ProjectFile.open(tmp_path / "none.cosy")
    assert sentence(raised(lambda: read(tmp_path / "book.png"))) == (
        "此文件是图片；CosyStudio 可读取 EPUB、FB2、HTML、DOCX、ODT、RTF、PDF、Markdown 和纯文本。"
    )
    assert sentence(str(missing.value)) == f"没有文件“{tmp_path / 'none.cosy'}”。"


@pytest.mark.parametrize("unknown", ["", "A sentence that nobody wrote.", "语音服务响应超时。", "{address}"])
def test_an_unknown_sentence_is_left_as_it_is(chinese: None, unknown: str) -> None:
    assert sentence(unknown) == unknown


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_translation_keeps_the_variable_parts_and_is_chinese(template: str) -> None:
    translation = TRANSLATIONS[template]
    assert sorted(PART.findall(translation)) == sorted(PART.findall(template))
    assert not ENGLISH.search(QUOTED.sub("", PART.sub("", translation)))
    assert HAN.search(translation) or template == " ({said})"


@pytest.mark.parametrize("template", TEMPLATES)
def test_no_other_template_takes_a_sentence_for_its_own(chinese: None, template: str) -> None:
    english, told = (PART.sub("7", text.replace("{detail}", "")) for text in (template, TRANSLATIONS[template]))
    assert sentence(english) == told


def test_every_template_is_said_below() -> None:
    said = {piece for module in MODULES for text in texts_of(module) for piece in pieces_of(text)}
    assert {template for template in TEMPLATES if not pieces_of(template) <= said} == set()


def test_every_sentence_that_is_said_below_is_known() -> None:
    known = {piece for template in TEMPLATES for piece in pieces_of(template)}
    said = {text for module in MODULES for text in texts_of(module) if SENTENCE.fullmatch(text)}
    unknown = {text for text in said if not pieces_of(text) <= known and not NOT_SAID.fullmatch(text)}
    assert unknown == set(), "write them into TEMPLATES, and bring the translations up to date"


async def fails() -> None:
    raise Overloaded(SLOW)


def labels_of(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


async def test_a_task_that_fails_is_told_in_chinese(chinese: None, tasks: TaskScope) -> None:
    told: list[str] = []
    tasks.failed.connect(told.append)
    await asyncio.wait([tasks.start(fails())])
    assert told == [SLOW_IN_CHINESE]


async def test_trouble_of_the_session_is_told_in_chinese(chinese: None, desk: Desk, session: FakeSession) -> None:
    told: list[str] = []
    desk.bridge.trouble.connect(told.append)
    session.say(Trouble(SLOW))
    assert told == [SLOW_IN_CHINESE]


async def test_a_line_that_failed_says_why_in_chinese(
    chinese: None, desk: Desk, session: FakeSession, qtbot: QtBot
) -> None:
    pane = LinePane(desk)
    qtbot.addWidget(pane)
    session.set_state(SegmentId(3), LineState.FAILED, reason=SLOW)
    pane.show_line(SegmentId(3))
    assert SLOW_IN_CHINESE in labels_of(pane)


async def test_a_trial_that_fails_says_why_in_chinese(chinese: None, tasks: TaskScope, qtbot: QtBot) -> None:
    hear = HearIt("hear", "", fails, tasks, Audition(tasks, SoundStage().output))
    qtbot.addWidget(hear)
    ended = asyncio.Event()
    hear.ended.connect(ended.set)
    hear.toggle()
    await ended.wait()
    assert SLOW_IN_CHINESE in labels_of(hear)


def test_remarks_on_a_recording_are_in_chinese(chinese: None, tasks: TaskScope, qtbot: QtBot) -> None:
    view = RecordingView("clone", Audition(tasks, SoundStage().output))
    qtbot.addWidget(view)
    remark = "There is noise behind the voice, which every line will have: a quieter room gives a better voice."
    view.show_recording(drawn(silence(3), (remark, remark)))
    assert "\n".join([TRANSLATIONS[remark]] * 2) in labels_of(view)


def test_the_window_shows_no_error_without_translating_it() -> None:
    plain = re.compile(r"(?<!sentence\()str\((error|exc)\)")
    modules = (PACKAGE / "ui").rglob("*.py")
    assert [module.name for module in modules if plain.search(module.read_text(encoding="utf-8"))] == []
