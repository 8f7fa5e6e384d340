"""CosyVoice over HTTP: one POST for a line, its sound and the times of its words come as server-sent events."""

from datetime import UTC, datetime
from http import HTTPStatus

from cosystudio.errors import Broken, SpeechError
from cosystudio.speech.dashscope.errors import Complaint, meaning, retry_after_ms
from cosystudio.speech.dashscope.events import Event, EventReader
from cosystudio.speech.dashscope.recording import Recording, inner, json_object
from cosystudio.speech.dashscope.task import Task
from cosystudio.speech.wire.answers import MOST_BYTES_A_LINE, refuse_page
from cosystudio.speech.wire.http import CutShort, HttpEndpoint, Reply, read_reply
from cosystudio.speech.wire.http_errors import retry_after_s

PATH = "/api/v1/services/audio/tts/SpeechSynthesizer"
_HEADERS = {"X-DashScope-SSE": "enable", "Accept": "text/event-stream"}


class SseSpeaker:
    """Speaks over HTTP; connections are kept by the endpoint."""

    def __init__(self, http: HttpEndpoint) -> None:
        self._http = http

    async def speak(self, task: Task) -> Recording:
        """Return what the service made of a task; its sound may have come as an address only.  Raises SpeechError."""
        recording, reader = Recording(), EventReader()
        body = {"model": task.model, "input": {"text": task.text, **task.parameters}}
        async with self._http.opened("POST", PATH, characters=len(task.text), json=body, headers=_HEADERS) as response:
            if not response.ok:
                raise self._failure(await read_reply(response, MOST_BYTES_A_LINE), task)
            chunk = await response.content.readany()
            refuse_page(chunk, self._http.address)
            while chunk:
                for event in reader.feed(chunk):
                    self._note(event, recording, task)
                chunk = await response.content.readany()
            for event in reader.finish():
                self._note(event, recording, task)
        if not recording.is_complete:
            raise CutShort(recording.size)
        return recording

    async def aclose(self) -> None:
        """Do nothing: there is nothing of its own to close."""

    def _note(self, event: Event, recording: Recording, task: Task) -> None:
        """Take what an event says.  Raises what it means where it is an error, which may come with a good status."""
        told = json_object(event.data)
        if event.kind == "error" or told.get("code"):
            raise self._failure(Reply(max(event.status, HTTPStatus.BAD_REQUEST), {}, event.data), task)
        recording.note(inner(told, "output"))

    def _failure(self, reply: Reply, task: Task) -> SpeechError:
        """Return what an error means: by its code, and by its status where the code is unknown or missing."""
        return meaning(self._complaint(reply), task) or self._http.failure(reply)

    def _complaint(self, reply: Reply) -> Complaint:
        try:
            told = json_object(self._http.without_key(reply.body))
        except Broken:
            told = {}
        asked_s = retry_after_ms(reply.headers) or retry_after_s(
            reply.headers.get("Retry-After", ""), datetime.now(UTC)
        )
        return Complaint(str(told.get("code") or ""), str(told.get("message") or ""), asked_s)
