"""Answers of the look-ups: a code's story, a case, alarms, the balance, what upstream has."""

from typing import Literal

from pydantic import Field

from station.api.schema.base import Arguments, CaseState, CellState, Key, Part, ShortText, Text
from station.api.schema.cases import CaseDetail
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
    steps: tuple[StoryStep, ...] = ()
    """Oldest first."""


class CaseStory(Part):
    """A case, cell by cell, and what happened to it."""

    case: CaseDetail
    product: ShortText = ""
    lot: ShortText = ""
    delivered: bool | None = None
    steps: tuple[StoryStep, ...] = ()


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
    """A record upstream will never take as it is."""

    destination: ShortText
    wire_seq: int
    at_us: int
    status: ShortText
    words: Text
    """The server's own words."""


class SyncStatus(Part):
    destinations: tuple[Destination, ...] = ()
    parked: tuple[ParkedRecord, ...] = ()
    """Newest first, at most 200."""
