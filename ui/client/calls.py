"""One request and its answer: a command, a look-up, a picture. Every call has an end: answered, failed or cancelled."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from PySide6.QtNetwork import QNetworkReply, QNetworkRequest

from station.api.schema import Arguments, CommandAnswer, Problem, malformed

Answer = TypeVar("Answer", bound=BaseModel)

LONGEST_ANSWER = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no answer: a key (of the station, or ``no_answer``, ``answer_unreadable``) with arguments."""

    key: str
    arguments: Arguments = field(default_factory=dict)
    body: bytes = field(default=b"", compare=False, repr=False)
    """The whole refusal, where it may say more than a key."""


Done = Callable[[Answer | Failure], None]


class Call:
    """A request under way. ``done`` is called once, unless it was cancelled."""

    def __init__(self, reply: QNetworkReply, done: Callable[[bytes | Failure], None]) -> None:
        self._reply = reply
        self._done: Callable[[bytes | Failure], None] | None = done
        reply.setReadBufferSize(LONGEST_ANSWER)
        reply.finished.connect(self._finished)

    @property
    def open(self) -> bool:
        return self._done is not None

    def cancel(self) -> None:
        """Forget it: ``done`` is not called any more."""
        if self._done is not None:
            self._done = None
            self._reply.abort()

    def _finished(self) -> None:
        done, self._done = self._done, None
        reply = self._reply
        reply.deleteLater()
        if done is not None:
            done(_outcome(reply))


def _outcome(reply: QNetworkReply) -> bytes | Failure:
    status = reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
    body = bytes(reply.readAll().data())
    if status is None:
        return Failure("no_answer")
    if status == 200:
        return body if reply.error() is QNetworkReply.NetworkError.NoError else Failure("no_answer")
    return failure_of(int(status), body)


def failure_of(status: int, body: bytes) -> Failure:
    """What a refusal says: a Problem, or a refused command's own key."""
    for kind in (CommandAnswer, Problem):
        try:
            said = kind.model_validate_json(body)
        except ValidationError:
            continue
        if said.key:
            return Failure(said.key, said.arguments, body)
    return Failure("request_refused", {"path": f"HTTP {status}"})


def not_sent(broken: ValidationError) -> Failure:
    """What is wrong with a command, as the station would say it: nothing was sent."""
    told = malformed(broken, "command_malformed")
    return Failure(told.key, told.arguments)


def reading(kind: type[Answer], done: Done[Answer]) -> Callable[[bytes | Failure], None]:
    """Read the body as ``kind`` before it is handed on."""

    def read(answer: bytes | Failure) -> None:
        if isinstance(answer, Failure):
            done(answer)
            return
        try:
            made = kind.model_validate_json(answer)
        except ValidationError:
            done(Failure("answer_unreadable"))
            return
        done(made)

    return read
