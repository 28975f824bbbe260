"""The nouns of the line: frozen values that observations, events and the state are made of."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

StationKind = Literal["line", "bench", "dock"]
"""A line has a PLC; at a bench a person packs by scanning; a dock ships what was packed elsewhere."""
Shape = Literal["picture", "queue", "reader"]
"""Where a line's units come from: pictures of the case, readers in front of the packer, one reader that reads the whole
case."""
CodeKind = Literal["plain", "url", "gs1"]
CaseCodeSource = Literal["picture", "reader", "sscc", "printed", "pool"]
"""``printed``: an SSCC of this station, on a label that is printed here; ``pool``: the same with a code of a pool."""
Arguments = tuple[tuple[str, str | int], ...]
"""Arguments of a reason or alarm key, sorted by name; words are made of them at the screen, never here."""


class Reason(StrEnum):
    """Why a unit or a case is not passed. The order is the order of precedence (PLC word 7 shows the first)."""

    STORE_FAILURE = "store_failure"
    NOT_READY = "not_ready"
    TRUST_LOST = "trust_lost"
    MISSED_TRIGGER = "missed_trigger"
    LATE = "late"
    FOREIGN = "foreign"
    NOT_IN_POOL = "not_in_pool"
    VOID_IN_POOL = "void_in_pool"
    WRONG_PRODUCT = "wrong_product"
    DECOMMISSIONED = "decommissioned"
    DUPLICATE = "duplicate"
    OVER = "over"
    SHORT = "short"
    NO_READ = "no_read"
    CASE_CODE_UNREAD = "case_code_unread"
    CASE_CODE_USED = "case_code_used"
    LABEL_NOT_OURS = "label_not_ours"
    OTHER = "other"


WIRE_REASON: dict[Reason, int] = {
    Reason.NO_READ: 1,
    Reason.DUPLICATE: 2,
    Reason.FOREIGN: 3,
    Reason.WRONG_PRODUCT: 4,
    Reason.SHORT: 5,
    Reason.OVER: 6,
    Reason.CASE_CODE_UNREAD: 7,
    Reason.CASE_CODE_USED: 8,
    Reason.MISSED_TRIGGER: 9,
    Reason.LATE: 10,
    Reason.NOT_READY: 11,
    Reason.TRUST_LOST: 12,
    Reason.STORE_FAILURE: 13,
    Reason.DECOMMISSIONED: 14,
    Reason.OTHER: 99,
}
TOLD_AS: dict[Reason, Reason] = {
    Reason.NOT_IN_POOL: Reason.FOREIGN,
    Reason.VOID_IN_POOL: Reason.FOREIGN,
    Reason.LABEL_NOT_OURS: Reason.CASE_CODE_USED,
}
"""Reasons that have no number of their own in map 1."""


@dataclass(frozen=True, slots=True, order=True)
class CaseRef:
    """A case by the granted epoch and its *absolute* number in it (never the short number of the wire)."""

    epoch: int
    seq: int

    def __str__(self) -> str:
        return f"{self.epoch}/{self.seq}"


@dataclass(frozen=True, slots=True)
class SerialRange:
    """The codes one station may assign: SSCCs (extension digit, company prefix, first and last serial), or the codes of
    a pool by their numbers in it."""

    extension: int
    prefix: str
    first: int
    last: int
    pool: str = ""
    """Name of the pool; empty = SSCCs."""

    @property
    def head(self) -> str:
        """The digits every one of them begins with."""
        return f"{self.extension}{self.prefix}"

    def serial_of(self, code: str) -> int | None:
        """The serial of an SSCC (18 digits) of this range; None for any other code."""
        if self.pool or len(code) != 18 or not (code.isascii() and code.isdigit()) or not code.startswith(self.head):
            return None
        serial = int(code[len(self.head) : -1])
        return serial if self.first <= serial <= self.last else None


@dataclass(frozen=True, slots=True)
class Code:
    """One code: its canonical key, and the text as it was read (controls and invisible signs escaped)."""

    key: str
    """Canonical: ``gs1:`` + sorted primary-key AIs, else the text exactly as read (codes.identify)."""
    text: str
    raw: str | None = None
    """Hex of the raw bytes, only where they are not ``text`` in UTF-8."""


Link = Literal["picture", "queue", "reader", "scanned", "imported"]
"""How members were tied to their container: read in one picture, claimed from the queue by trigger, told whole by one
reader, scanned one by one by a person, told by another system."""
Exit = Literal["confirmed", "assumed", "by_hand", ""]
"""How it is known that a container left: seen by a sensor at the exit, the PLC took the pass, a person packed it or
found it good; empty = not yet."""
Fate = Literal["sampled", "destroyed", "lost", "damaged", "other"]
"""What became of a code that is in no container and will be in none, until it is taken back."""
CodeSource = Literal["read", "assigned", "printed", "none"]
"""Where the code of a level's containers comes from: read from their label, assigned here (SSCC), assigned and printed
here and scanned back before they count, none yet."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of packing: what its containers are called and what a full one is."""

    name: str
    """``bundle``, ``case``, ``pallet`` …"""
    capacity: int
    """Containers (or units) of the level below in a full one."""
    code: CodeSource = "assigned"
    closes_full: bool = True
    """A full one closes by itself; else a person or the plant says when."""
    mixed: bool = False
    """It may hold containers of several orders or products."""
    scanned: bool = False
    """A person puts its members onto it, scan by scan; what is released goes into none by itself."""
    layer: int = 0
    """Members in one of its layers, for its picture; 0 = not known."""


@dataclass(frozen=True, slots=True)
class View:
    """What one picture of a case shows: the cells of one layer, or of a part of it, under one camera."""

    camera: str
    layer: int
    """From 1, in the order in which the packer lays them; a counted camera fires once a layer."""
    rows: int
    columns: int
    area: tuple[int, int, int, int] = (0, 0, 1000, 1000)
    """(left, top, width, height) in thousandths of the picture: where this view's cells lie."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where in its container a member is; fields that mean nothing for its source are 0."""

    view: int = 0
    """Number of the view in the recipe, from 1."""
    row: int = 0
    column: int = 0
    lane: int = 0
    trigger: int = 0
    """Absolute trigger number of the unit reader."""
    frame: int = 0
    """The camera's own frame counter."""
    place: int = 0
    """By order of packing, from 1, where there is no grid."""


@dataclass(frozen=True, slots=True)
class Member:
    """A thing in a container: a unit (``container`` 0) or a container of the level below."""

    code: "Code"
    container: int = 0
    position: Position = Position()


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """One place in a case (or one passage in the queue): a code, or the no-read that stands for it."""

    trigger: int
    """Absolute trigger number of the unit reader (queue shape); 0 in the picture shape."""
    frame: int
    """The camera's own frame counter; 0 = it has none."""
    cell: tuple[int, int] | None
    """(row, column) from 1, from the top left of its view; None where there is no grid."""
    code: Code | None
    """None = nothing was read here."""
    reason: Reason | None = None
    """Why this unit is a failed unit; None = nothing speaks against it."""
    twin: str | None = None
    """Where the same code already is: ``epoch/seq``, ``#container``, ``queue`` or ``case``; or its fate."""
    view: int = 0
    """Number of the view in the recipe, from 1; 0 where there are no views."""
    lane: int = 0
    """Lane of the unit reader, 1 or 2; 0 where there are no lanes."""


@dataclass(frozen=True, slots=True)
class Window:
    """The trigger words the PLC latched with a case (words 9…13 and 18, as on the wire)."""

    units: int = 0
    first: int = 0
    last: int = 0
    first_2: int = 0
    last_2: int = 0
    label: int = 0

    def of(self, lane: int) -> tuple[int, int]:
        """First and last trigger of a lane; (0, 0) = none known."""
        return (self.first, self.last) if lane == 1 else (self.first_2, self.last_2)


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a case of this order must be."""

    product: str
    code: CodeKind
    units_per_case: int
    rows: int = 0
    """0 in the queue shape."""
    columns: int = 0
    pattern: str = ""
    """Regular expression the whole unit code must match; empty = any code of the kind."""
    url_prefix: str = ""
    """``url``: the code must begin so (scheme and host compared without case); the rest is the serial."""
    gtin: str = ""
    """``gs1``: the GTIN-14 (or shorter) every unit must carry; empty = any."""
    lot: str = ""
    lot_checked: bool = False
    """``gs1``: AI 10 must be there and equal ``lot``."""
    case_pattern: str = ""
    """Regular expression (RE2) for a read case code; empty = an SSCC, nothing else."""
    serial_length: int = 0
    """``gs1``: characters of AI 21; 0 = any. One that swallowed the next element (its separator was lost) is longer."""
    required_ais: tuple[str, ...] = ()
    """``gs1``: application identifiers every unit carries besides 01 and 21, such as ``93``."""
    aim_id: str = ""
    """AIM symbology identifier that a unit reader must send in front, such as ``]d2``; empty = any or none."""
    pool: str = ""
    """Pool that every unit code must be in; empty = any code of the kind."""
    case_pool: str = ""
    """The same of a case code that is read."""
    symbologies: tuple[str, ...] = ("qr",)
    target_cases: int = 0
    """How many cases the order asks for; 0 = nobody said."""
    unit_noun: str = "unit"
    """Key of what a unit is called on screens: ``bottle``, ``can`` …"""
    container: str = "case"
    """Name of the lowest level: ``case``, ``bundle``. Its capacity is ``units_per_case``."""
    above: tuple[Level, ...] = ()
    """The levels above it, lowest first."""
    views: tuple[View, ...] = ()
    """What the pictures of a case show; empty = ``rows`` × ``columns`` under every camera, in one layer."""
    version: int = 0
    """Of the recipe library; 0 = it is the recipe of the config, or came with the order."""


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One unit between reader and packer: a row of the working table ``queue``."""

    trigger: int
    at_us: int
    code: Code | None
    reason: Reason | None
    frame: int
    lane: int = 1
    twin: str | None = None


CaseState = Literal["passed", "rejected", "missed", "released", "void", "quarantined"]
ContainerState = Literal["open", "passed", "live", "quarantined", "void", "dissolved"]
"""Being filled · a line's case that has not left · closed and believed · not believed · did not leave, or never was ·
taken apart."""
Leaving = Literal["exit", "taken", "person"]
"""How a case left as product: seen at the exit; the PLC took the pass, and nothing sees the exit; a person said so."""
Disposal = Literal[Leaving, "ejector", "unsure"]
"""How a case left: as product; seen in the ejector; nobody saw it."""
Found = Literal["pallet", "bin", "gone"]
"""Where a person found a case that nobody saw leave as it should: among the good ones, in the reject bin, nowhere."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How every case number of this data folder ended (per data folder, not per run)."""

    triggered: int = 0
    """Case numbers known: the sum of the others."""
    released: int = 0
    rejected: int = 0
    void: int = 0
    missed: int = 0
    quarantined: int = 0
    in_flight: int = 0
    """Passed, and not yet disposed of."""
    passed: int = 0
    """Pass verdicts ever committed; stands outside the sum."""
    owed: int = 0
    """Cases that a person must still find; stands outside the sum."""
    units_read: int = 0
    no_reads: int = 0


@dataclass(frozen=True, slots=True)
class CheckedCode:
    """A code that was read, with every fact the shell looked up about it."""

    code: Code
    refusal: Reason | None = None
    """What codes.identify has against it (foreign, wrong product …)."""
    taken_by: str | None = None
    """``epoch/seq`` or ``#container`` of what holds it, the fate of a decommissioned code, or None: free."""
    proven: bool = True
    """False: the look-up could not run, so nothing is known (fail closed)."""


@dataclass(frozen=True, slots=True)
class StationWords:
    """Words 2…16 of the station block but the heartbeat; published only when what led to them is durable."""

    grant: int = 0
    station_state: int = 0
    verdict_epoch: int = 0
    verdict: int = 0
    reason: int = 0
    units_read: int = 0
    backlog: int = 0
    boot: int = 0
    outputs: int = 0
    cases_passed: int = 0
    cases_rejected: int = 0
    disposed_recorded: int = 0
