"""Rework on a running station: whether the facts still hold, the decision, and what the line must know of it.

The facts were looked up before the command came, and the line goes on meanwhile. What has changed since is remembered
by number and code; a command whose facts it concerns is refused as stale, and the shell looks again. The other way
round, a code that was read before a rework took it may be looked up already: so codes are remembered that rework took.
"""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from station.core import events as ev
from station.core.commands import Refusal
from station.core.container_events import ContainerEvent
from station.core.levels import Levels
from station.core.rework import Facts, Rework
from station.core.rework_batch import Outlook
from station.core.rework_copy import WorkingCopy
from station.core.rework_decision import work_out
from station.core.state import LineState
from station.core.step_context import StepContext, arguments

CHANGES_KEPT = 1_024
"""Steps whose changes are remembered: minutes of the fastest line."""
CODES_KEPT = 20_000
CHANGES_MEMBERS = (ev.MembersChanged, ev.ContainerDissolved)


@dataclass(frozen=True, slots=True)
class ReworkedBy:
    """What one event changed: containers by number, codes by key."""

    seq: int
    containers: frozenset[int]
    keys: frozenset[str]


@dataclass(slots=True)
class RecentChanges:
    """``known_from``: every change with a higher number is remembered."""

    known_from: int
    changes: deque[ReworkedBy] = field(default_factory=deque)

    def note(self, change: ReworkedBy) -> None:
        self.changes.append(change)
        while len(self.changes) > CHANGES_KEPT:
            self.known_from = self.changes.popleft().seq

    def concern(self, facts: Facts) -> bool:
        """Something that these facts tell of has changed since, or may have."""
        containers = {each.id for each in facts.containers}
        return self.concern_these(facts.seq, containers, {each.code.key for each in facts.codes})

    def concern_these(self, seq: int, containers: set[int], keys: set[str]) -> bool:
        """One of them has changed after event ``seq``, or may have."""
        if seq < self.known_from:
            return True
        return any(
            change.seq > seq and (containers & change.containers or keys & change.keys)
            for change in reversed(self.changes)
        )


@dataclass(slots=True)
class ReworkHandler:
    context: StepContext
    levels: Levels
    on_line: Callable[[str], bool]
    changes: RecentChanges = field(init=False)

    def __post_init__(self) -> None:
        self.changes = RecentChanges(self.context.state.seq)

    def do(self, command: Rework) -> Refusal | None:
        """All of it, or nothing and why."""
        if self.changes.concern(command.facts):
            return Refusal("rework_stale")
        decided = self._decide(command, self.context.state.seq)
        if isinstance(decided, Refusal):
            return decided
        for event in decided.events:
            self.context.emit(event)
        self._remember(decided)
        return None

    def would(self, command: Rework) -> Refusal | None:
        """What ``do`` would say now; nothing is changed."""
        return self.would_all((command,))[0]

    def would_all(self, commands: Sequence[Rework]) -> tuple[Refusal | None, ...]:
        """The same of each of a batch, done one after the other: each meets what the earlier ones would leave; what
        would be refused leaves nothing."""
        outlook, seq = Outlook(), self.context.state.seq
        told: list[Refusal | None] = []
        for command in commands:
            then = replace(command, facts=outlook.over(command.facts))
            decided = Refusal("rework_stale") if self.changes.concern(command.facts) else self._decide(then, seq)
            if isinstance(decided, WorkingCopy):
                outlook.note(decided)
                seq += len(decided.events)
            told.append(decided if isinstance(decided, Refusal) else None)
        return tuple(told)

    def _decide(self, command: Rework, after: int) -> WorkingCopy | Refusal:
        """``after``: number of the event before its first one."""
        decided = work_out(command, after + 1, self.levels.assign, self.on_line)
        if isinstance(decided, Refusal):
            return decided
        opened = [event.order for event in decided.events if isinstance(event, ev.ContainerOpened)]
        closed = next((order for order in opened if self.context.state.open_order(order) is None), None)
        if closed is not None:
            return Refusal("rework_order_closed", (("order", closed),))
        return self._awaiting(decided) or decided

    def _awaiting(self, decided: WorkingCopy) -> Refusal | None:
        """What is full waits for its label, which says how many are in it: it is not changed before that is on."""
        changed = (event.container for event in decided.events if isinstance(event, CHANGES_MEMBERS))
        labels = (self.context.state.label_of(container) for container in changed)
        label = next((each for each in labels if each is not None and each.purpose == "close"), None)
        return None if label is None else Refusal("label_pending", arguments(code=label.code.text, name=label.name))

    def note(self, events: Iterable[ev.Event], first_seq: int) -> None:
        """The events of a step, of whatever kind."""
        for seq, event in enumerate(events, start=first_seq):
            containers, keys = touched(self.context.state, seq, event)
            if isinstance(event, ev.CaseVoided):
                for container in containers:
                    self._forget(container)
            if containers or keys:
                self.changes.note(ReworkedBy(seq, frozenset(containers) - {0}, frozenset(keys)))

    def _remember(self, done: WorkingCopy) -> None:
        self.changes.note(ReworkedBy(self.context.state.seq, frozenset(done.containers), frozenset(done.codes)))
        taken = self.context.state.reworked
        for key, code in done.codes.items():
            taken.pop(key, None)
            if code.fate is not None:
                taken[key] = code.fate
            elif code.unit_of or code.container:
                taken[key] = f"#{code.unit_of or code.container}"
        while len(taken) > CODES_KEPT:
            taken.pop(next(iter(taken)))

    def _forget(self, container: int) -> None:
        """It is void: whoever is in it is free."""
        taken = self.context.state.reworked
        for key in [key for key, where in taken.items() if where == f"#{container}"]:
            del taken[key]


Touched = tuple[set[int], set[str]]
Moved = ev.CaseReleased | ev.CaseVoided | ev.CaseQuarantined | ev.CaseRecalled | ev.CaseRestored


def touched(state: LineState, seq: int, event: ev.Event) -> Touched:
    """The containers and codes that an event changes."""
    match event:
        case ev.CasePassed(units=units, case_code=code):
            return {seq}, {code.key, *(unit.code.key for unit in units if unit.code is not None)}
        case ev.CaseReleased() | ev.CaseVoided() | ev.CaseQuarantined() | ev.CaseRecalled() | ev.CaseRestored():
            return _moved(state, event)
        case _ if isinstance(event, ContainerEvent):
            return _changed(event)
        case _:
            return set(), set()


def _moved(state: LineState, event: Moved) -> Touched:
    stored = state.cases.get(event.case)
    into = event.into if isinstance(event, ev.CaseReleased) else 0
    containers = {into} if stored is None else {into, stored.container, stored.parent}
    return containers, set() if stored is None else set(stored.keys)


def _changed(event: ContainerEvent) -> Touched:
    match event:
        case ev.MembersChanged(container=container, removed=removed, added=added):
            members = (*removed, *added)
            return {container, *(each.container for each in members)}, {each.code.key for each in members}
        case ev.ContainerClosed(container=container, into=into, code=code):
            return {container, into}, set() if code is None else {code.key}
        case ev.CodeChanged(container=container, old=old, new=new):
            return {container}, {code.key for code in (old, new) if code is not None}
        case ev.UnitDecommissioned(code=code) | ev.UnitRecommissioned(code=code):
            return set(), {code.key}
        case ev.ContainerOpened():
            return set(), set()
        case ev.ContainerDissolved(container=container) | ev.ContainerRestored(container=container):
            return {container}, set()
        case ev.ShipmentConfirmed() | ev.ShipmentReturned():
            return {event.container}, set() if event.elsewhere is None else {event.elsewhere.code.key}
