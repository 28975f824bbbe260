"""What the records about a code say: where it is now, and step by step how it came there. Pure.

Within a journal the numbers of the records say what is true, never the order in which they came; of captured EPCIS
events, which have no numbers, their times. A station whose journal was restored from a backup sends its records again
under a new name of the journal: by their ids they are the same, and so are its containers.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sync.hub.code_index import names_of
from sync.hub.duplicates import CAPTURE_EPOCH
from sync.wire import BEGINNING, rfc3339

REWORKED = frozenset({"rework", "merged"})
"""Causes of a dissolution that was work on a true container; any other one takes the report of it back."""
SHIPMENTS = frozenset({"shipment.confirmed", "shipment.returned"})
ContainerKey = tuple[int, int]
"""Journal in which it was first heard of, number."""
Told = dict[str, str | int]


@dataclass(frozen=True, slots=True)
class HistoryRecord:
    """A record about the code, or about a container that it is or was in."""

    id: str
    journal: int
    station: str
    station_epoch: str
    seq: int
    kind: str
    line: str
    order: str
    time: str
    received_us: int
    container: int | None
    body: Mapping[str, Any]

    @property
    def rank(self) -> tuple[int, datetime, int]:
        """Its place among the records of its station; a captured event without a time comes first."""
        if self.station_epoch != CAPTURE_EPOCH:
            return self.journal, BEGINNING, self.seq
        return self.journal, _time(self), self.seq


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """One thing that happened to the code. ``at`` is RFC 3339, empty where nobody wrote the time down; ``container`` is
    the one that the code is, or is in as a unit (None = neither)."""

    what: str
    at: str = ""
    told: Mapping[str, str | int] = field(default_factory=dict)
    container: ContainerKey | None = None


@dataclass(slots=True)
class Container:
    """A container as its records leave it."""

    key: ContainerKey
    record: HistoryRecord
    """The one in force: it says its level, name, code, order, product and lot."""
    packed: HistoryRecord | None = None
    """The last one that packed or restored it."""
    live: bool = False
    believed: bool = True
    shipped: HistoryRecord | None = None
    parent: "Container | None" = None
    moved: datetime = BEGINNING
    """When it was shipped or returned last."""

    @property
    def where(self) -> str:
        """How a person knows it: by its number of the PLC, or by its own."""
        case = None if self.packed is None else self.packed.body.get("case")
        return f"{case['epoch']}/{case['seq']}" if case else f"#{self.key[1]}"

    @property
    def name(self) -> str:
        return str(self.record.body.get("name", ""))

    @property
    def code(self) -> str:
        """As it is printed."""
        code = self.record.body.get("code")
        return self.where if code is None else str(code["text"])

    @property
    def chain(self) -> Iterator["Container"]:
        """Itself, what it is in, what that is in …"""
        seen, one = [self], self
        while one.parent is not None and one.parent not in seen:
            one = one.parent
            seen.append(one)
        return iter(seen)


@dataclass(slots=True)
class Past:
    """One station's records of a code, folded."""

    names: frozenset[str]
    holders: dict[ContainerKey, HistoryRecord] = field(default_factory=dict)
    """Containers it is in as a unit → the record that put it there."""
    own: dict[ContainerKey, Container] = field(default_factory=dict)
    """Containers whose code it is, or was."""
    left: dict[ContainerKey, HistoryRecord] = field(default_factory=dict)
    """Containers it is in no more."""
    fate: HistoryRecord | None = None
    """The record that decommissioned it."""
    containers: dict[ContainerKey, Container] = field(default_factory=dict)
    steps: list[HistoryStep] = field(default_factory=list)
    origins: dict[tuple[str, str, int], ContainerKey] = field(default_factory=dict)
    """Station, station_epoch and number, as another station names a container → the container."""

    @property
    def live(self) -> list[Container]:
        """Containers whose code it is now."""
        return [one for one in self.own.values() if one.live and self.is_of(one.record.body.get("code"))]

    @property
    def chapters(self) -> list[list[HistoryStep]]:
        """The steps; by container, where it is in several at once."""
        if len(self.holders) < 2 and len(self.own) < 2:
            return [self.steps]
        kept = dict.fromkeys(step.container for step in self.steps)
        return [[step for step in self.steps if step.container == key] for key in kept]

    def bearers(self, outer: Container) -> list[ContainerKey]:
        """The containers the code is, or is in as a unit, that this one is or holds."""
        return [key for key in dict.fromkeys((*self.holders, *self.own)) if outer in self.containers[key].chain]

    def is_of(self, code: Any) -> bool:
        return code is not None and not self.names.isdisjoint(names_of(code))


def pasts_of(records: Iterable[HistoryRecord], names: frozenset[str]) -> list[Past]:
    """One for each station that told of the code, and one for what was captured as its events, by age."""
    told: dict[tuple[str, bool], list[HistoryRecord]] = {}
    of_docks: list[HistoryRecord] = []
    for record in sorted(records, key=lambda record: record.rank):
        if record.kind in SHIPMENTS and record.container is None:
            of_docks.append(record)
            continue
        told.setdefault((record.station, record.station_epoch == CAPTURE_EPOCH), []).append(record)
    pasts = [_past(each, names) for each in told.values()]
    for record in sorted(of_docks, key=_time):
        _moved_elsewhere(pasts, record)
    return pasts


def _moved_elsewhere(pasts: Sequence["Past"], record: HistoryRecord) -> None:
    """A dock shipped, or took back, what another station packed: by the name its station gave it, else by its code."""
    origin, code = record.body.get("origin"), record.body.get("code")
    for past in pasts:
        named = () if origin is None else (origin["station"], origin["station_epoch"], origin["container"])
        key = past.origins.get(named) if named else None
        own = frozenset(() if code is None else names_of(code))
        found = past.containers.get(key) if key is not None else None
        if found is None and origin is None:
            live = (one for one in past.containers.values() if one.live and one.record.body.get("code") is not None)
            found = next((one for one in live if not own.isdisjoint(names_of(one.record.body["code"]))), None)
        if found is not None:
            _APPLIED[record.kind](_Change(past, record, found, {}))


def _time(record: HistoryRecord) -> datetime:
    try:
        at = datetime.fromisoformat(record.time)
    except ValueError:
        return BEGINNING
    return BEGINNING if at.tzinfo is None else at


def _past(records: Sequence[HistoryRecord], names: frozenset[str]) -> Past:
    past, alias = Past(names), dict[ContainerKey, ContainerKey]()
    once = list(_each_once(records, alias))
    for record in records:
        if record.container is not None:
            own = (record.journal, record.container)
            past.origins[record.station, record.station_epoch, record.container] = alias.get(own, own)
    for record, key in once:  # all of them first: a pallet may be told of before its case
        if key is not None:
            past.containers.setdefault(key, Container(key, record))
    for record, key in once:
        if key is None:
            _fate(past, record)
        else:
            _apply(past, record, key, alias)
    past.steps = [_as_believed(past, step) for step in past.steps]
    return past


def _each_once(
    records: Sequence[HistoryRecord], alias: dict[ContainerKey, ContainerKey]
) -> Iterator[tuple[HistoryRecord, ContainerKey | None]]:
    """Each record with its container; ``alias`` grows by what another journal calls a known container."""
    seen: dict[str, int] = {}
    for record in records:
        key = None if record.container is None else (record.journal, record.container)
        if record.id in seen:
            if key is not None:
                alias[key] = alias.get((seen[record.id], key[1]), (seen[record.id], key[1]))
            continue
        seen[record.id] = record.journal
        yield record, None if key is None else alias.get(key, key)


def _as_believed(past: Past, step: HistoryStep) -> HistoryStep:
    """What a station took back was reported, not packed."""
    one = None if step.container is None else past.containers[step.container]
    if one is None or one.live or one.believed or step.what not in _REPORTED:
        return step
    return replace(step, what=_REPORTED[step.what])


_REPORTED = {"packed": "reported", "container_packed": "container_reported"}


def _apply(past: Past, record: HistoryRecord, key: ContainerKey, alias: Mapping[ContainerKey, ContainerKey]) -> None:
    one = past.containers[key]
    one.record = record
    if past.is_of(record.body.get("code")) or past.is_of(record.body.get("old_code")):
        past.own[key] = one
    if (apply := _APPLIED.get(record.kind)) is not None:
        apply(_Change(past, record, one, alias))


@dataclass(frozen=True, slots=True)
class _Change:
    """A record about a container, as it is applied."""

    past: Past
    record: HistoryRecord
    one: Container
    alias: Mapping[ContainerKey, ContainerKey]

    def mine(self, field: str) -> Mapping[str, Any] | None:
        """The member of that list which the code is, as a unit."""
        members = self.record.body.get(field, ())
        return next((each for each in members if not each["container"] and self.past.is_of(each["code"])), None)

    def children(self, field: str) -> Iterator[Container]:
        """The containers of that list which the code is, or is in."""
        for member in self.record.body.get(field, ()):
            key = (self.record.journal, member["container"])
            child = self.past.containers.get(self.alias.get(key, key)) if member["container"] else None
            if child is not None:
                yield child

    def tell(self, what: str, keys: Iterable[ContainerKey], more: Mapping[str, str | int], at: str = "") -> None:
        told: Told = {**_line(self.record), "container": self.one.name, "code": self.one.code, **more}
        self.past.steps += [HistoryStep(what, at or self.record.time, told, key) for key in keys]

    @property
    def person(self) -> Told:
        return {name: str(told) for name in ("by", "reason") if (told := self.record.body.get(name))}


def _packed(change: _Change) -> None:
    past, record, one = change.past, change.record, change.one
    restored = record.kind == "container.restored"
    one.packed, one.live, one.believed = record, True, True
    if (member := change.mine("members")) is not None:
        past.holders[one.key] = record
        past.left.pop(one.key, None)
        if not restored:
            past.steps.append(HistoryStep("read", "", {**_line(record), **_position(member)}, one.key))
    for child in change.children("members"):
        child.parent = one
    goods = {name: told for name in ("product", "lot") if isinstance(told := record.body.get(name), str) and told}
    more: Told = {"members": len(record.body["members"]), **goods, **change.person}
    if restored:
        change.tell("restored", past.bearers(change.one), more)
        return
    packed_at = rfc3339(int(record.body["packed_at_us"]))
    for key in past.bearers(change.one):
        inside = key != one.key
        what = "placed" if inside else "packed" if key in past.holders else "container_packed"
        change.tell(what, [key], more, packed_at)
        if not inside:
            if record.body.get("exit") != "by_hand":
                past.steps.append(HistoryStep("released", record.time, _line(record) | {"container": one.name}, key))
            past.steps.append(HistoryStep("delivered", rfc3339(record.received_us), {}, key))


def _changed(change: _Change) -> None:
    past, one = change.past, change.one
    if change.mine("removed") is not None:
        change.tell("removed", [one.key], change.person)
        past.holders.pop(one.key, None)
        past.left[one.key] = change.record
    for child in change.children("removed"):
        if child.parent is one:
            change.tell("taken_off", past.bearers(child), change.person)
            child.parent = None
    if (member := change.mine("added")) is not None:
        past.holders[one.key] = change.record
        past.left.pop(one.key, None)
        change.tell("added", [one.key], _position(member) | change.person)
    for child in change.children("added"):
        child.parent = one
        change.tell("placed", past.bearers(child), change.person)


def _dissolved(change: _Change) -> None:
    past, one = change.past, change.one
    cause = str(change.record.body.get("cause", ""))
    one.believed = cause in REWORKED
    if change.mine("members") is not None and one.key not in past.holders:
        past.left[one.key] = change.record  # its packing has not come (yet)
        change.tell("reported", [one.key], {"members": len(change.record.body["members"])})
    what = "dissolved" if one.believed else "withdrawn"
    keys = past.bearers(change.one) or [key for key in (one.key,) if key in past.left]
    change.tell(what, keys, {"cause": cause, **change.person})
    one.live = False
    if past.holders.pop(one.key, None) is not None:
        past.left[one.key] = change.record
    for child in past.containers.values():
        if child.parent is one:
            child.parent = None


def _recoded(change: _Change) -> None:
    old = change.record.body.get("old_code")
    told: Told = {"old": "" if old is None else str(old["text"])}
    change.tell("recoded", change.past.bearers(change.one), told | change.person)


def _shipped(change: _Change) -> None:
    """The last one by time holds: two docks number their records apart."""
    one, record = change.one, change.record
    again = one.shipped is not None
    if _time(record) >= one.moved:
        one.shipped, one.moved = record, _time(record)
    told: Told = {name: str(record.body.get(name, "")) for name in ("to", "document")}
    change.tell("shipped_again" if again else "shipped", change.past.bearers(one), told | change.person)


def _returned(change: _Change) -> None:
    if _time(change.record) >= change.one.moved:
        change.one.shipped, change.one.moved = None, _time(change.record)
    change.tell("returned", change.past.bearers(change.one), change.person)


_APPLIED: Mapping[str, Callable[[_Change], None]] = {
    "container.packed": _packed,
    "container.restored": _packed,
    "container.changed": _changed,
    "container.dissolved": _dissolved,
    "container.recoded": _recoded,
    "shipment.confirmed": _shipped,
    "shipment.returned": _returned,
}


def _fate(past: Past, record: HistoryRecord) -> None:
    gone = record.kind == "unit.decommissioned"
    past.fate = record if gone else None
    told = {name: str(told) for name in ("fate", "by", "reason") if (told := record.body.get(name))}
    past.steps.append(
        HistoryStep("decommissioned" if gone else "recommissioned", record.time, {**_line(record), **told})
    )


def _position(member: Mapping[str, Any]) -> Told:
    return {
        name: value for name, value in member.get("position", {}).items() if name in ("view", "row", "column", "lane")
    }


def _line(record: HistoryRecord) -> Told:
    return {"line": record.line or record.station}  # a captured event names no line
