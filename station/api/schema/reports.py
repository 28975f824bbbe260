"""A shift or an order as a report: does the count close, why cases failed, why the line stood, what was audited."""

from typing import Literal

from pydantic import Field

from station.api.schema.base import Arguments, Key, Part, Shape, ShortText

BalanceTermName = Literal["packed", "rejected", "sampled", "no_read", "in_flight"]
StopGroup = Literal["station", "person", "planning", "neighbours", "machine"]
"""Who or what kept the line standing: this station and its devices; a person who held it; no order; a machine before
or after it; the packer itself or its PLC."""


class ReportPeriod(Part):
    """What the report is about."""

    shift: ShortText = ""
    """``2026-11-29/2``; empty = it is about an order, whatever the shift."""
    order: ShortText = ""
    """Empty = every order."""
    begin_us: int
    end_us: int
    """The shift's end, though it may not have come yet; of an order: when it was closed, or now."""
    through_us: int
    """What is told is told as of this moment."""
    running: bool = False
    """It has not ended yet."""
    time_zone: ShortText = ""


class BalanceTerm(Part):
    key: BalanceTermName
    units: int


class BalanceDifference(Part):
    """Units that the sensor counted and that are in no term of the balance (or the other way round), or a moment in
    which counting was not possible."""

    at_us: int
    key: Key
    arguments: Arguments = Field(default_factory=dict)
    units: int | None = None
    """None = nobody knows how many, if any."""
    open: bool = False
    """Somebody must still do something about it."""


class UnitBalance(Part):
    """sensor = packed + rejected + sampled + no-read + in flight, in units, each row exact; docs/reports.md."""

    source: Literal["case_count", "unit_counter", "scans"]
    """What counts: units in the cases that the PLC numbered, its unit counter (queue), scans that are taken (bench)."""
    sensor: int | None
    """None = it is silent now: nothing is known, which is not 0."""
    terms: tuple[BalanceTerm, ...]
    difference: int | None
    """sensor - the sum of the terms."""
    closes: bool
    """The difference is 0, and nothing of it is open."""
    differences: tuple[BalanceDifference, ...] = Field(default=(), max_length=500)
    """By time, the newest 500."""
    differences_count: int = 0


class BalanceBucket(Part):
    """A stretch of the period: the same balance, of the cases judged in it."""

    at_us: int
    """When it begins."""
    sensor: int
    packed: int
    other: int
    """Rejected, sampled, not read, in flight."""


class CaseCounts(Part):
    released: int = 0
    rejected: int = 0
    void: int = 0
    missed: int = 0
    quarantined: int = 0
    in_flight: int = 0
    by_hand: int = 0
    """Packed by hand, and closed."""


class ReasonBarCount(Part):
    """Rejected cases by their most serious reason."""

    key: Key
    cases: int


class CellNoReads(Part):
    """Units that were looked for in a place and not read, in rejected cases."""

    view: int = 0
    row: int = 0
    column: int = 0
    lane: int = 0
    """Queue shape; 0 = there are no lanes."""
    units: int


class LineStop(Part):
    """How long the line stood for one cause."""

    group: StopGroup
    cause: Key
    arguments: Arguments = Field(default_factory=dict)
    seconds: int
    times: int


class Bypass(Part):
    """What went past the ordinary way, by a person's will."""

    key: Key
    times: int
    seconds: int = 0
    by: tuple[ShortText, ...] = Field(default=(), max_length=20)
    reasons: tuple[ShortText, ...] = Field(default=(), max_length=20)


class AuditCounts(Part):
    """Units that were looked for by hand. The bound: exact (Clopper and Pearson), one-sided, 95 %."""

    asked: int = 0
    right: int = 0
    wrong: int = 0
    skipped: int = 0
    expired: int = 0
    most_wrong_ppm: int = 1_000_000
    """Wrong links in a million, at most, with 95 % confidence."""


class ShiftReport(Part):
    station: ShortText
    shape: Shape | None = None
    unit_noun: Key = "unit"
    period: ReportPeriod
    balance: UnitBalance
    over_time: tuple[BalanceBucket, ...] = Field(default=(), max_length=24)
    """Oldest first; what has not begun yet is not told."""
    cases: CaseCounts
    reasons: tuple[ReasonBarCount, ...] = Field(default=(), max_length=40)
    """Most cases first."""
    no_reads: tuple[CellNoReads, ...] = Field(default=(), max_length=400)
    """Most units first."""
    stops: tuple[LineStop, ...] = Field(default=(), max_length=200)
    """Longest first."""
    running_s: int = 0
    lost_by_us_s: int = 0
    """Seconds of the stops of the group ``station``."""
    bypasses: tuple[Bypass, ...] = Field(default=(), max_length=40)
    audit: AuditCounts = AuditCounts()
    """Of this period."""
    audit_total: AuditCounts = AuditCounts()
    """Of the whole journal."""
