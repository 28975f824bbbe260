"""What a shift report is made of beside the cases: why the line stood, and what a person found in audited cases."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from station.core.values import Arguments, Code

LineWord = Literal["running", "waiting", "held", "stopped"]
"""It runs · a neighbour keeps it waiting · the station holds it · its own machine stands."""
AuditResult = Literal["right", "wrong", "skipped", "expired"]
"""The unit is in the case that it was taken from · it is not · a person passed the question over · the next question
came before an answer."""


@dataclass(frozen=True, slots=True)
class LineStateChanged:
    """The line runs, or stands for this cause, for longer than a moment."""

    kind: ClassVar[str] = "line.state_changed"
    version: ClassVar[int] = 1
    state: LineWord
    cause: str
    """A key: what stands against running; of a PLC's own state ``plc_`` and its word; empty = it runs."""
    arguments: Arguments
    since_us: int
    """When it began; the event itself is written once it has lasted."""


@dataclass(frozen=True, slots=True)
class AuditAsked:
    """A person shall take one unit out of this case and scan it."""

    kind: ClassVar[str] = "audit.asked"
    version: ClassVar[int] = 1
    place: str
    """The case: ``epoch/seq``, or ``#container``."""
    name: str
    """Of its level."""
    code: Code | None
    """Its label."""
    view: int = 0
    row: int = 0
    column: int = 0
    """The cell to take the unit from; 0 = any unit of it."""


@dataclass(frozen=True, slots=True)
class AuditAnswered:
    kind: ClassVar[str] = "audit.answered"
    version: ClassVar[int] = 1
    place: str
    result: AuditResult
    code: Code | None = None
    """The unit that was scanned."""
    found: str = ""
    """Where the journal has it: ``epoch/seq``, ``#container``, a fate; empty = in no case."""
    differed: int = 0
    """Scans that were not in the case, and that the person did not stand by."""
    by: str = ""
    reason: str = ""


ShiftEvent = LineStateChanged | AuditAsked | AuditAnswered
