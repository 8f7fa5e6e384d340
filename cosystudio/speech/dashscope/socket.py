"""CosyVoice over a WebSocket: one task at a time on a socket, many tasks one after the other.

client   run-task                      continue-task  finish-task
server             task-started                                    result-generated, binary, …, task-finished
"""

import asyncio
import time
from collections.abc import Callable
from uuid import uuid4

import aiohttp

from cosystudio.errors import Broken, Busy, Overloaded, SpeechError
from cosystudio.speech.dashscope.errors import Complaint, meaning, said
from cosystudio.speech.dashscope.recording import Recording, inner, json_object
from cosystudio.speech.dashscope.task import Task
from cosystudio.speech.wire.answers import MOST_BYTES_A_LINE
from cosystudio.speech.wire.http import HttpEndpoint

PATH = "/api-ws/v1/inference"
LONGEST_IDLE_S = 50.0
"""The service closes a socket that has been idle for 60 s."""
_JOB = {"task_group": "audio", "task": "tts", "function": "SpeechSynthesizer"}
_LATE_TEXT = "request timeout after"
"""What the service says 23 s after the task began, if no text has come."""


class _Unused(Busy):
    """The socket was of no use to the task: nothing was spoken yet, so that another socket can begin anew."""


class SocketSpeaker:
    """Speaks over sockets that are kept while idle, as many as there are tasks at a time.

    A socket whose task failed, or was called back, is closed: what it would still say belongs to nobody.
    """

    def __init__(self, http: HttpEndpoint, clock: Callable[[], float] = time.monotonic) -> None:
        self._http = http
        self._clock = clock
        self._idle: list[tuple[aiohttp.ClientWebSocketResponse, float]] = []

    async def speak(self, task: Task) -> Recording:
        """Return what the service made of a task.  Raises SpeechError."""
        await self._close_old()
        try:
            return await self._run(task, kept=bool(self._idle))
        except _Unused:
            return await self._run(task, kept=False)

    async def aclose(self) -> None:
        """Close the idle sockets."""
        idle, self._idle = self._idle, []
        for socket, _ in idle:
            await socket.close()

    async def _run(self, task: Task, *, kept: bool) -> Recording:
        """Return what becomes of a task on the socket that was kept last, or on a new one."""
        socket = self._idle.pop()[0] if kept else await self._http.open_socket(PATH, most_bytes=MOST_BYTES_A_LINE)
        try:
            recording = await _Conversation(socket, self._http, task, kept=kept).hold()
        except BaseException:
            await socket.close()
            raise
        self._idle.append((socket, self._clock()))
        return recording

    async def _close_old(self) -> None:
        """Close the sockets that the service has closed, or is about to."""
        oldest = self._clock() - LONGEST_IDLE_S
        old = [socket for socket, since in self._idle if since < oldest or socket.closed]
        self._idle = [(socket, since) for socket, since in self._idle if socket not in old]
        for socket in old:
            await socket.close()


class _Conversation:
    """One task on one socket."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse, http: HttpEndpoint, task: Task, *, kept: bool) -> None:
        self._socket = socket
        self._http = http
        self._task = task
        self._id = uuid4().hex
        self._recording = Recording()
        self._may_be_stale = kept
        self._wait_s = http.patience.limits(len(task.text)).sock_read

    async def hold(self) -> Recording:
        """Return what the service said.  Raises SpeechError, _Unused where another socket may do better."""
        try:
            await self._talk()
        except TimeoutError as error:
            raise Overloaded("The speech service took too long to answer.") from error
        except (aiohttp.ClientError, OSError) as error:
            raise self._closed() from error
        self._recording.is_complete = True
        return self._recording

    async def _talk(self) -> None:
        await self._tell("run-task", _JOB | {"model": self._task.model, "parameters": self._parameters(), "input": {}})
        await self._hear("task-started")
        self._may_be_stale = False
        await self._tell("continue-task", {"input": {"text": self._task.text}})
        await self._tell("finish-task", {"input": {}})
        await self._hear("task-finished")

    def _parameters(self) -> dict[str, object]:
        return {"text_type": "PlainText", **self._task.parameters}

    async def _tell(self, action: str, payload: dict[str, object]) -> None:
        header = {"action": action, "task_id": self._id, "streaming": "duplex"}
        async with asyncio.timeout(self._wait_s):
            await self._socket.send_json({"header": header, "payload": payload})

    async def _hear(self, awaited: str) -> None:
        """Gather what comes, until this event."""
        event = ""
        while event != awaited:
            message = await self._socket.receive(self._wait_s)
            match message.type:
                case aiohttp.WSMsgType.BINARY:
                    self._recording.add(message.data)
                case aiohttp.WSMsgType.TEXT:
                    event = self._note(message.data)
                case _:
                    raise self._closed()

    def _note(self, data: str) -> str:
        """Take what a message says and return its event; one that is about another task says nothing."""
        told = json_object(data)
        about = inner(told, "header", "task_id")
        if about and about != self._id:
            return ""
        event = inner(told, "header", "event")
        if event == "task-failed":
            raise self._failure(told)
        if event == "result-generated":
            self._recording.note(inner(told, "payload", "output"))
        return str(event)

    def _failure(self, told: dict[str, object]) -> SpeechError:
        words = str(inner(told, "header", "error_message") or "").encode()
        complaint = Complaint(
            str(inner(told, "header", "error_code") or ""), self._http.without_key(words).decode(errors="replace")
        )
        if _LATE_TEXT in complaint.message and not self._recording.size:
            return _Unused(f"Alibaba Cloud waited too long for the text ({said(complaint)}).")
        return meaning(complaint, self._task) or Busy(f"Alibaba Cloud could not speak this line ({said(complaint)}).")

    def _closed(self) -> SpeechError:
        if isinstance(self._socket.exception(), aiohttp.WebSocketError):
            return Broken("The speech service sent a message that cannot be read.")
        kind = _Unused if self._may_be_stale else Busy
        return kind("The speech service closed the connection before the line was spoken.")
