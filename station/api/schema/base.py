"""What every part of the published schema is made of.

Numbers carry their unit in the name (``_us``: microseconds since 1970 UTC, ``_s``, ``_ms``). States, reasons, alarms
and causes are keys with arguments; words are made where a person reads them. Scanned text is data: never rich text.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

SHORT_TEXT = 512
"""Longest scanned text a snapshot carries whole (a longer one ends in an ellipsis; a look-up gives all of it)."""


def inert(value: object) -> object:
    """Return text that UTF-8 can carry: a lone surrogate becomes its visible escape."""
    return value.encode("utf-8", "backslashreplace").decode("utf-8") if isinstance(value, str) else value


def _shortened(value: object) -> object:
    safe = inert(value)
    return safe[:SHORT_TEXT] + "…" if isinstance(safe, str) and len(safe) > SHORT_TEXT else safe


Text = Annotated[str, BeforeValidator(inert)]
ShortText = Annotated[str, BeforeValidator(_shortened)]
Arguments = dict[Text, int | float | ShortText]
Key = ShortText


class Part(BaseModel):
    """A frozen piece of an answer. A newer station may say more than an older screen knows: that is ignored."""

    model_config = ConfigDict(frozen=True, extra="ignore")


Shape = Literal["picture", "queue", "reader"]
StationState = Literal["starting", "not_ready", "ready", "producing", "held"]
CaseState = Literal["open", "passed", "rejected", "missed", "released", "void", "quarantined"]
CellState = Literal["read", "no_read", "failed"]
DeviceKind = Literal["camera", "reader", "printer", "plc"]
DeviceState = Literal["starting", "up", "away"]
DestinationState = Literal["connecting", "sending", "waiting", "paused_auth", "paused"]
Priority = Literal["P1", "P2", "P3"]


class Problem(Part):
    """Why a request was not answered."""

    key: Key
    arguments: Arguments = Field(default_factory=dict)


def malformed(broken: ValidationError, key: str = "request_malformed") -> Problem:
    """The first fault by its place, never by what stood there: it may be a PIN."""
    first = broken.errors(include_url=False, include_context=False, include_input=False)[0]
    where = ".".join(str(step) for step in first["loc"]) or "body"
    return Problem(key=key, arguments={"where": where, "what": first["msg"]})
