"""What the records that name a code tell of it: the cases it was packed in, and step by step what became of them. Pure.

Within a journal the numbers of the records tell what is true now, never the order in which they came; of captured
EPCIS events, which have no numbers, their times.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sync.hub.code_index import Role, names_of
from sync.wire import BEGINNING, rfc3339

PACKED = ("case.packed", "epcis.packed")
DISSOLVED = ("case.dissolved", "epcis.dissolved")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened to the code. ``at`` is RFC 3339, empty where nobody wrote the time down."""

    what: str
    at: str = ""
    told: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Record:
    """A record that names the code."""

    id: str
    station: str
    station_epoch: str
    seq: int
    kind: str
    line: str
    order: str
    time: str
    received_us: int
    body: Mapping[str, Any]
    role: Role

    @property
    def document(self) -> dict[str, Any]:
        """As the JSON answer shows it."""
        return {
            "station": self.station,
            "station_epoch": self.station_epoch,
            "seq": self.seq,
            "line": self.line,
            "order": self.order,
            "time": self.time,
            "received_us": self.received_us,
            "dissolved" if self.kind in DISSOLVED else "packed": self.body,
        }


@dataclass(frozen=True, slots=True)
class Packing:
    """The code in one case, said once: what was said of that case, the latest last, never empty.

    The first record is that of the packing, unless the hub has not got it (yet)."""

    records: Sequence[Record]

    @property
    def now(self) -> Record:
        """The record in force."""
        return self.records[-1]

    @property
    def withdrawn(self) -> bool:
        """It was said, and is not believed any more."""
        return self.now.kind in DISSOLVED


def packings_of(records: Sequence[Record]) -> list[Packing]:
    """Of records by the age of their journals, then by their numbers; in the order the cases were first heard of."""
    cases: dict[Hashable, list[Record]] = {}
    for record in records:
        cases.setdefault(_case(record), []).append(record)
    return [packing for told in cases.values() for packing in _of_one_case(sorted(told, key=_moment))]


def steps(packing: Packing, names: frozenset[str]) -> Iterator[Step]:
    """The chapter of one packing; a later kind tells its own step by one row in ``_LATER``."""
    first = packing.records[0]
    if "units" in first.body:
        yield from _packed(first, names, withdrawn=packing.withdrawn)
    if first.kind in PACKED:
        yield Step("released", first.time, _line(first))
        yield Step("delivered", rfc3339(first.received_us))
    for record in packing.records:
        tell = _LATER.get(record.kind)
        if tell is not None:
            yield tell(record)


def _case(record: Record) -> Hashable:
    """Which case it is about, in which part. A captured case has no number. A journal that began anew after a restore
    tells its cases again (decision 0033), so the journal is no part of it."""
    number = None if record.kind.startswith("epcis.") else _number(record.body["case"])
    return record.station, record.role, number, record.body["case_code"]["key"]


def _number(case: Mapping[str, int]) -> tuple[int, int]:
    return case["epoch"], case["seq"]


def _moment(record: Record) -> datetime:
    """Captured events stand in the order of their times, one that is none first; all others as they were told."""
    try:
        at = datetime.fromisoformat(record.time) if record.kind.startswith("epcis.") else BEGINNING
    except ValueError:
        return BEGINNING
    return BEGINNING if at.tzinfo is None else at


def _of_one_case(told: Sequence[Record]) -> Iterator[Packing]:
    """A case that was packed twice is two packings, and what is said later is said of both. A record that was told
    again under another journal's name is the same one: it has its id."""
    seen: dict[str, Record] = {}
    for record in told:
        seen.setdefault(record.id, record)
    once = list(seen.values())
    packed = [place for place, record in enumerate(once) if record.kind in PACKED]
    for place in packed:
        yield Packing((once[place], *(record for record in once[place:] if record.kind not in PACKED)))
    if not packed:
        yield Packing(once)


def _packed(record: Record, names: frozenset[str], *, withdrawn: bool) -> Iterator[Step]:
    told: dict[str, str | int] = {"case": str(record.body["case_code"]["text"]), "units": len(record.body["units"])}
    step = "reported" if withdrawn else "packed"
    if record.role is Role.UNIT:
        yield Step("read", told={**_line(record), **_cell(record.body["units"], names)})
    yield Step(step if record.role is Role.UNIT else f"case_{step}", told=told | _goods(record))


def _cell(units: Sequence[Mapping[str, Any]], names: frozenset[str]) -> dict[str, int]:
    for unit in units:
        match unit:
            case {"code": code, "cell": [int(row), int(column)]} if not names.isdisjoint(names_of(code)):
                return {"row": row, "column": column}
    return {}


def _goods(record: Record) -> dict[str, str | int]:
    return {name: told for name in ("product", "lot") if isinstance(told := record.body.get(name), str) and told}


def _line(record: Record) -> dict[str, str]:
    return {"line": record.line or record.station}  # a captured event names no line


def _dissolved(record: Record) -> Step:
    return Step("dissolved", record.time, {**_line(record), "cause": str(record.body.get("cause", ""))})


def _restored(record: Record) -> Step:
    return Step("restored", record.time, {**_line(record), "by": str(record.body.get("by", ""))})


_LATER: Mapping[str, Callable[[Record], Step]] = {
    "case.dissolved": _dissolved,
    "case.restored": _restored,
    "epcis.dissolved": _dissolved,
    "epcis.restored": _restored,
}
