"""A switch for tests and drills: what ``DIR/fault.json`` says, the hub does wrong. Only with ``--fault``.

``{"mode": "status", "status": 503, "headers": {"Retry-After": "2"}, "times": 3}`` answers three requests so and then
works again; without ``times`` it lasts until the file is gone. Modes: ``status``, ``truncate`` (half of the answer),
``lose_response`` (stored, then the connection breaks), ``refuse`` (a batch with one of ``seqs`` gets the status),
``reject`` (these ``seqs`` get a per-item rejected; empty = all).
"""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sync.hub.refusal import RequestRefused
from sync.hub.validation import InvalidEvent


class Fault(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    mode: Literal["status", "truncate", "lose_response", "refuse", "reject"]
    status: Annotated[int, Field(ge=200, le=599)] = 500
    headers: dict[str, str] = {}
    body: str = ""
    times: Annotated[int, Field(ge=1)] | None = None
    seqs: tuple[int, ...] = ()
    methods: tuple[Literal["GET", "POST"], ...] = ("GET", "POST")

    def hits(self, seq: int) -> bool:
        return not self.seqs or seq in self.seqs


BROKEN_SWITCH = Fault(mode="status", status=500, body="fault.json is not a fault")


class FaultSwitch:
    """Reads the file at every request; counts ``times`` anew when the file has changed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: bytes | None = None
        self._used = 0

    def take(self, method: str, modes: tuple[str, ...]) -> Fault | None:
        """The fault for this request, counted as used, if it is one of these modes."""
        fault = self._current()
        if fault is None or fault.mode not in modes or method not in fault.methods:
            return None
        if fault.times is not None and self._used >= fault.times:
            return None
        self._used += 1
        return fault

    def invalid(self, seqs: range) -> list[InvalidEvent]:
        """Events to reject; raises Refused for a batch to refuse."""
        fault = self.take("POST", ("refuse", "reject"))
        if fault is None:
            return []
        hit = [seq for seq in seqs if fault.hits(seq)]
        if hit and fault.mode == "refuse":
            raise RequestRefused(fault.status, "fault", fault.body)
        return [InvalidEvent(seq, "fault", fault.body) for seq in hit]

    def _current(self) -> Fault | None:
        try:
            raw = self._path.read_bytes()
        except OSError:
            self._seen = None
            return None
        if raw != self._seen:
            self._seen, self._used = raw, 0
        try:
            return Fault.model_validate_json(raw)
        except ValidationError:
            return BROKEN_SWITCH


WATCHED = frozenset({"/healthz", "/livez", "/readyz"})
"""What a watcher asks is told the truth."""


class FaultGate:
    """ASGI around the hub: does to whole answers what the switch says."""

    def __init__(self, app: ASGIApp, switch: FaultSwitch) -> None:
        self._app = app
        self._switch = switch

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        fault = None
        if scope["type"] == "http" and scope["path"] not in WATCHED:
            fault = self._switch.take(scope["method"], ("status", "truncate", "lose_response"))
        if fault is None:
            await self._app(scope, receive, send)
        elif fault.mode == "status":
            await _drain(receive)
            await _answer(send, fault.status, fault.headers, fault.body.encode())
        else:
            status, body = await self._overheard(scope, receive)
            half = body[: len(body) // 2]
            promised = len(half) if fault.mode == "truncate" else len(body) + 1  # an empty answer is lost too
            await _answer(send, status, {"Content-Length": str(promised)}, half)

    async def _overheard(self, scope: Scope, receive: Receive) -> tuple[int, bytes]:
        status, body = 500, bytearray()

        async def listen(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)
            body.extend(message.get("body", b""))

        await self._app(scope, receive, listen)
        return status, bytes(body)


async def _drain(receive: Receive) -> None:
    while True:
        message = await receive()
        if message["type"] != "http.request" or not message.get("more_body"):
            return


async def _answer(send: Send, status: int, headers: dict[str, str], body: bytes) -> None:
    shown = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
    if "content-length" not in {name.lower() for name in headers}:
        shown.append((b"content-length", str(len(body)).encode()))
    await send({"type": "http.response.start", "status": status, "headers": shown})
    await send({"type": "http.response.body", "body": body})
