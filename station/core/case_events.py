"""What becomes of a case of a line, from its verdict to how it left: one first record a number, and one end.

A passed case is a container too: its number is that of the ``case.passed``. What people do with it afterwards is in
``container_events``.
"""

from dataclasses import dataclass
from typing import ClassVar, Literal

from station.core.values import CaseRef, Code, Disposal, Found, Leaving, Link, Reason, UnitEntry, Window

QuarantineCause = Literal[
    "unsure", "sixteen_behind", "first", "plc_started", "foreign_epoch", "confirmed", "restored", "offset_found"
]


@dataclass(frozen=True, slots=True)
class CasePassed:
    """All checks ran and nothing speaks against the case. Not yet production: see CaseReleased."""

    kind: ClassVar[str] = "case.passed"
    version: ClassVar[int] = 1
    case: CaseRef
    order: str
    product: str
    lot: str
    window: Window
    case_code: Code
    units: tuple[UnitEntry, ...]
    pictures: tuple[str, ...] = ()
    """Names of the evidence pictures, one a view in the order of the recipe, empty where it was not kept; () = none."""
    sscc_serial: int | None = None
    """The serial used, where the case code was assigned here."""
    link: Link = "picture"
    name: str = "case"
    """Of the lowest level, as the recipe calls it."""


@dataclass(frozen=True, slots=True)
class CaseRejected:
    kind: ClassVar[str] = "case.rejected"
    version: ClassVar[int] = 1
    case: CaseRef
    order: str
    product: str
    lot: str
    window: Window
    reasons: tuple[Reason, ...]
    """All of them, most serious first; never empty."""
    case_code: Code | None
    units: tuple[UnitEntry, ...]
    pictures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseMissed:
    """The PLC numbered this case and the station never saw it asked."""

    kind: ClassVar[str] = "case.missed"
    version: ClassVar[int] = 1
    case: CaseRef
    order: str


@dataclass(frozen=True, slots=True)
class CaseReleased:
    """A passed case was seen leaving by the exit (or a person found it good). Now it is production."""

    kind: ClassVar[str] = "case.released"
    version: ClassVar[int] = 1
    case: CaseRef
    disposal: Leaving
    by: str = ""
    into: int = 0
    """The open container of the level above that it went into; 0 = there is none, or nobody knows which."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CaseVoided:
    """A passed (or quarantined) case did not leave as product; its units and code are free again."""

    kind: ClassVar[str] = "case.voided"
    version: ClassVar[int] = 1
    case: CaseRef
    disposal: Literal["ejector", "person"]
    by: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CaseQuarantined:
    """Nobody saw how a passed case left (or its order is in doubt). Units and code stay taken."""

    kind: ClassVar[str] = "case.quarantined"
    version: ClassVar[int] = 1
    case: CaseRef
    cause: QuarantineCause


@dataclass(frozen=True, slots=True)
class CaseRecalled:
    """A released case is not believed any more: from now on it is in quarantine, and upstream is told."""

    kind: ClassVar[str] = "case.recalled"
    version: ClassVar[int] = 1
    case: CaseRef
    cause: Literal["offset_found"]


@dataclass(frozen=True, slots=True)
class CaseRestored:
    """A recalled case was found good by a person: it is production again, and upstream is told."""

    kind: ClassVar[str] = "case.restored"
    version: ClassVar[int] = 1
    case: CaseRef
    by: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CaseDisposed:
    """How a case that was rejected or missed left: ``ejector`` is as it should be, anything else is an alarm."""

    kind: ClassVar[str] = "case.disposed"
    version: ClassVar[int] = 1
    case: CaseRef
    disposal: Disposal


@dataclass(frozen=True, slots=True)
class CaseFound:
    """A person says where a case was that nobody saw leave as it should, and nothing but the search ends by it: a
    rejected or missed case is no product wherever it was; of a passed one that is gone the codes stay taken."""

    kind: ClassVar[str] = "case.found"
    version: ClassVar[int] = 1
    case: CaseRef
    found: Found
    by: str
    reason: str = ""


UncountedCause = Literal["block_away", "station_away"]
"""The I/O block could not be asked · the station did not run."""


@dataclass(frozen=True, slots=True)
class CasesUncounted:
    """Cases came to an I/O block and got no number: no record is theirs, and none of them was let go."""

    kind: ClassVar[str] = "cases.uncounted"
    version: ClassVar[int] = 1
    cause: UncountedCause
    order: str
    """The one that ran; empty = none did."""
    since_us: int
    """The last look before, or (the station was away) the last case that was counted."""
    until_us: int
    seen: int
    """They were seen, before cases got numbers again."""
    unseen: int | None
    """By the block's own counter; None = nobody knows how many, if any."""


@dataclass(frozen=True, slots=True)
class CountKept:
    """What an I/O block's own count of its cases must show, so that cases which pass while the station is off are known
    by it: with each case that gets a record, or is recorded as uncounted, it is one more."""

    kind: ClassVar[str] = "cases.count_kept"
    version: ClassVar[int] = 1
    count: int | None
    """Low 16 bits, less what has come and has no record yet; None = it is believed no more."""
    mark: int = 0
    """The station's word that stands in the block's memory."""
    source: str = ""
    """Where the count is read."""
    triggered: int = 0
    """So many cases have a record."""
