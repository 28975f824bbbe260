"""Answers of the look-ups: a code's story, a case, alarms, the balance, what upstream has."""

from typing import Literal

from pydantic import Field

from station.api.schema.base import Arguments, CaseState, CellState, Key, Part, ShortText, Text
from station.api.schema.cases import CaseDetail, CaseRow
from station.api.schema.links import Destination
from station.api.schema.snapshot import Alarm, AlarmRate

Status = Literal["container", "contained", "free", "decommissioned", "retired", "waiting"]


class StoryStep(Part):
    """One thing that happened to a code, a case or a container."""

    at_us: int
    kind: Key
    """Kind of the event: ``case.passed``, ``container.members_changed`` …"""
    epoch: int = 0
    seq: int = 0
    """The case; both 0 = the event is not about a case with a number of the PLC."""
    container: int = 0
    """The container, where the event is about one."""
    order: ShortText = ""
    arguments: Arguments = Field(default_factory=dict)
    """What the event says beside that: act, cell, reason, disposal, by, lot …"""


class HeldIn(Part):
    """A container as it is now."""

    container: int
    """Its number in the journal; one without a code is traced as ``#17``."""
    level: int
    name: Text
    """Of the level: ``case``, ``pallet`` …"""
    code: Text = ""
    """As it is printed; empty = it has none (yet)."""
    where: ShortText
    """``epoch/number`` of the PLC, else ``#17``."""
    state: Key
    shipped: bool = False
    count: int = 0
    """How many members it has."""
    order: ShortText = ""
    product: ShortText = ""
    lot: ShortText = ""
    link: Key = ""
    """How it is known what is in it."""
    exit: Key = ""
    """How it is known that it left."""


class ContainerMember(Part):
    """A unit or a container in a container, and what is in that."""

    code: Text = ""
    container: int = 0
    """0 = a unit."""
    name: Text
    view: int = 0
    row: int = 0
    column: int = 0
    lane: int = 0
    place: int = 0
    """By order of packing. What means nothing for its source is 0."""
    count: int = 0
    """How many members it has itself; fewer are named here where the answer would be too long."""
    members: tuple["ContainerMember", ...] = ()


class CodeStory(Part):
    """Where a code is and how it came there. A code never seen is not a story: 404 with ``code_unknown``."""

    asked: Text
    """The code as it was asked for."""
    key: Text
    """Its canonical key."""
    role: Literal["unit", "case", "container"]
    """``case``: a container with a number of the PLC; ``container``: any other."""
    status: Status
    """The code of a container · in one · in none · out of use · was a container's code · between reader and packer."""
    fate: Key = ""
    """Of a decommissioned code."""
    live: bool
    """Taken: it is in a container, or is the code of one. False = in none (removed, rejected, void, missed …)."""
    epoch: int
    seq: int
    """The case of a line it is in, or was in last; both 0 = none."""
    case_state: CaseState
    cell: tuple[int, int] | None = None
    cell_state: CellState | None = None
    view: int = 0
    lane: int = 0
    """Where in its container it is, where that has views or lanes."""
    parent: Text = ""
    """The code of the container it is in."""
    containers: tuple[HeldIn, ...] = ()
    """The container it is in (or is, or was the code of), and those above it, lowest first."""
    members: tuple[ContainerMember, ...] = ()
    """Of a container, in order of packing; of a void or dissolved one as they were."""
    next: int | None = None
    """``?after=`` of the next members; None = these were the last."""
    delivered: bool | None = None
    """Upstream said it has the record; None = not a thing for upstream (not released, or no upstream)."""
    refused_by: tuple[ShortText, ...] = ()
    """Destinations that refused the record: it is parked there."""
    order: ShortText = ""
    """The order of the container it is in, or was in last."""
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
    """One page of an order's cases, oldest first; ask again with ``after`` for the next."""

    order: ShortText
    started_us: int
    open: bool
    passed: int
    rejected: int
    """Both of the whole order."""
    looked: int
    of: int
    """How far this page reaches into the order, both in the same measure."""
    after: int | None = None
    """None = this was the last page."""
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
    """cases_triggered = released + rejected + void + missed + quarantined + in_flight (passed stands outside).

    Of a bench: cases opened, closed (released), taken apart or given up (void), still being packed (in_flight)."""

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
