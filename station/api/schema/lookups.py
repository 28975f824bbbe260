"""Answers of the look-ups: a code's story, a case, alarms, the balance, what upstream has."""

from typing import Literal

from pydantic import Field

from station.api.schema.base import Arguments, CaseState, CellState, Key, Part, ShortText, Text
from station.api.schema.cases import CaseDetail, CaseRow
from station.api.schema.links import Destination
from station.api.schema.snapshot import Alarm, AlarmRate


class StoryStep(Part):
    """One thing that happened to a unit or a case."""

    at_us: int
    kind: Key
    """Kind of the event: ``case.passed``, ``case.released`` …"""
    epoch: int
    seq: int
    order: ShortText = ""
    arguments: Arguments = Field(default_factory=dict)
    """What the event says beside that: cell, reason, disposal, by, lot …"""


class CodeStory(Part):
    """Where a code is and how it came there. A code never seen is not a story: 404 with ``code_unknown``."""

    asked: Text
    """The code as it was asked for."""
    key: Text
    """Its canonical key."""
    role: Literal["unit", "case"]
    live: bool
    """Taken: in a passed, released or quarantined case. False = free again (rejected, void, missed)."""
    epoch: int
    seq: int
    """The case it is in, or was in last."""
    case_state: CaseState
    cell: tuple[int, int] | None = None
    cell_state: CellState | None = None
    parent: Text = ""
    """The case code of the case it is in (unit)."""
    children: tuple[Text, ...] = ()
    """The unit codes in it (case)."""
    delivered: bool | None = None
    """Upstream said it has the record; None = not a thing for upstream (not released, or no upstream)."""
    refused_by: tuple[ShortText, ...] = ()
    """Destinations that refused the record: it is parked there."""
    order: ShortText = ""
    """The order of the case it is in."""
    has_picture: bool = False
    steps: tuple[StoryStep, ...] = ()
    """Oldest first."""


class CaseStory(Part):
    """A case, cell by cell, and what happened to it."""

    case: CaseDetail
    product: ShortText = ""
    lot: ShortText = ""
    delivered: bool | None = None
    refused_by: tuple[ShortText, ...] = ()
    """Destinations that refused the record: it is parked there."""
    steps: tuple[StoryStep, ...] = ()


class OrderCases(Part):
    """One stretch of an order's cases, oldest first; ask again with ``after`` for the next."""

    order: ShortText
    started_us: int
    open: bool
    passed: int
    rejected: int
    """Both of the whole order."""
    looked: int
    of: int
    """How far this stretch reaches into the order, both in the same measure."""
    after: int | None = None
    """None = this was the last stretch."""
    cases: tuple[CaseRow, ...] = ()


class PastAlarm(Part):
    """An alarm from raised to over."""

    alarm: ShortText
    key: Key
    arguments: Arguments = Field(default_factory=dict)
    raised_us: int
    acknowledged_us: int | None = None
    acknowledged_by: ShortText = ""
    cleared_us: int | None = None
    """None = it stands."""


class AlarmHistory(Part):
    """What stands now, and what was, newest first."""

    standing: tuple[Alarm, ...] = ()
    past: tuple[PastAlarm, ...] = ()
    next: int | None = None
    """To ask for the older ones with (``before``); None = there are none."""
    rate: AlarmRate = AlarmRate()


class Balance(Part):
    """cases_triggered = released + rejected + void + missed + quarantined + in_flight (passed stands outside)."""

    cases_triggered: int
    passed: int
    rejected: int
    void: int
    missed: int
    quarantined: int
    in_flight: int
    released: int
    delivered: int
    units_read: int
    no_reads: int
    balance_closes: bool
    """The sum holds, nothing is in flight, and what was released is delivered."""


class ParkedRecord(Part):
    """A record upstream did not take."""

    destination: ShortText
    wire_seq: int
    at_us: int
    """When it was set aside."""
    status: ShortText
    words: Text
    """The server's own words; the last ones, when it was sent again and refused again."""
    tried_us: int | None = None
    """When it was sent again last; None = it was not."""
    id: ShortText = ""
    kind: Key = ""
    """What it is: ``case.released``, ``order.started`` …"""
    written_us: int | None = None
    order: ShortText = ""
    case: ShortText = ""
    """``epoch/number``; empty = it is no case."""


class Delivered(Part):
    """How much one destination has, counted in the journal: a restart forgets nothing of it."""

    destination: ShortText
    total: int = 0
    today: int = 0
    today_of: int = 0
    """Records written since midnight, the station's own."""


class SyncStatus(Part):
    destinations: tuple[Destination, ...] = ()
    delivered: tuple[Delivered, ...] = ()
    """One a destination, in the same order."""
    parked: tuple[ParkedRecord, ...] = ()
    """Newest first, at most 200."""
