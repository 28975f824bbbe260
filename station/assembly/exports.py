"""What a journal holds as files for others: JSON lines, CSV tables, EPCIS documents.

Records come out of the same code that sends them upstream, so a file can be handed in where the wire was never there.
Everything is made piece by piece from pages of a read-only journal: nothing waits for it and nothing grows with it.
"""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, assert_never

from station.core.codes import inert_cell
from station.core.numbers import short
from station.journal import BadEvent
from station.journal.codec import Body
from station.journal.members import POSITION
from station.journal.pages import JudgedCase, Pages, StoredContainer, StoredMember
from sync.epcis.document import DocumentLimits, Filling
from sync.epcis.events import Where, carried, events_of
from sync.outbox import WireRecord
from sync.wire import encode_event, rfc3339

What = Literal["events", "containers", "members", "cases", "units", "epcis"]
ALWAYS_US = 2**62
BOM = b"\xef\xbb\xbf"
"""Without it Excel reads a table of ours as something else than UTF-8."""

CONTAINER_COLUMNS = (
    "container", "level", "name", "code", "key", "time", "state", "shipped", "parent", "place", "order", "product",
    "lot", "link", "exit", "epoch", "number", "members",
)  # fmt: skip
MEMBER_COLUMNS = (
    "container", "level", "name", "container_code", "state", "shipped", "order", "product", "lot",
    "member", "code", "key", *POSITION,
)  # fmt: skip
CASE_COLUMNS = (
    "epoch", "number", "container", "time", "state", "disposal", "reasons", "order", "product", "lot",
    "case_code", "case_key", "units_read", "units", "pictures",
)  # fmt: skip
UNIT_COLUMNS = (
    "epoch", "number", "container", "time", "state", "order", "product", "lot", "case_code",
    "code", "key", "raw_hex", "view", "row", "column", "lane", "trigger", "frame", "reason", "twin",
)  # fmt: skip
Cell = str | int | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which part of the journal; the times are those of the verdict (tables) or of the record."""

    order: str = ""
    """Empty = every order."""
    since_us: int = -ALWAYS_US
    until_us: int = ALWAYS_US
    """Not included."""

    def has(self, at_us: int, order: object) -> bool:
        return self.since_us <= at_us < self.until_us and (not self.order or order == self.order)


@dataclass(frozen=True, slots=True)
class Source:
    """Where it comes from, and who hears how far it is."""

    pages: Pages
    wanted: Wanted
    line: str = ""
    """Name of the line in records; empty = not known."""
    seen: Callable[[int], None] = lambda _count: None
    """Told how many cases or records were looked at."""


def total(pages: Pages, what: What) -> int:
    """How many cases or records there are to look at."""
    match what:
        case "cases" | "units":
            return pages.count_cases()
        case "containers" | "members":
            return pages.count_containers()
        case "events" | "epcis":
            return pages.wire_head().seq
        case _:
            assert_never(what)


def believed(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The pieces of any export. Raises BadEvent for a body that is JSON and yet not what its kind asks."""
    try:
        yield from pieces
    except (KeyError, TypeError, ValueError, AttributeError) as wrong:
        raise BadEvent("event_malformed", kind="event", detail=f"{type(wrong).__name__}: {wrong}") from None


def events(source: Source) -> Iterator[bytes]:
    """One record a line, as the native wire tells it."""
    for record in _records(source):
        yield encode_event(record, source.line) + b"\n"


def epcis(source: Source, where: Where, limits: DocumentLimits, now: Callable[[], datetime]) -> Iterator[bytes]:
    """One EPCISDocument a line, each as large as a capture may be. Records EPCIS has no word for are left out."""
    filling = Filling(where, now(), limits)
    for record in filter(carried, _records(source)):
        found = events_of(record, where)
        if not filling.add(found):
            yield filling.document() + b"\n"
            filling = Filling(where, now(), limits)
            filling.add(found)
    if len(filling):
        yield filling.document() + b"\n"


def containers(source: Source) -> Iterator[bytes]:
    """A table with one row a container of any level, as it is now."""
    return _table(CONTAINER_COLUMNS, ([_container_row(container)] for container in _containers(source)))


def members(source: Source) -> Iterator[bytes]:
    """A table with one row for each unit and each container that is in a container now."""
    found = (_member_rows(container, source.pages.members(container.id)) for container in _containers(source))
    return _table(MEMBER_COLUMNS, found)


def cases(source: Source) -> Iterator[bytes]:
    """A table with one row a case of the line as it was judged, whatever became of it."""
    return _table(CASE_COLUMNS, ([_case_row(case)] for case in _cases(source)))


def units(source: Source) -> Iterator[bytes]:
    """A table with one row a unit of every case as it was judged, failed ones and no-reads too."""
    return _table(UNIT_COLUMNS, (_unit_rows(case) for case in _cases(source)))


def _records(source: Source) -> Iterator[WireRecord]:
    for count, record in enumerate(source.pages.all_wire(source.pages.wire_head().seq), start=1):
        source.seen(count)
        if source.wanted.has(record.at_us, record.body.get("order")):
            yield record


def _cases(source: Source) -> Iterator[JudgedCase]:
    for count, case in enumerate(source.pages.all_cases(), start=1):
        source.seen(count)
        if source.wanted.has(case.at_us, case.verdict.get("order")):
            yield case


def _containers(source: Source) -> Iterator[StoredContainer]:
    for count, container in enumerate(source.pages.all_containers(), start=1):
        source.seen(count)
        if source.wanted.has(container.at_us, container.order or ""):
            yield container


def _table(columns: Sequence[str], groups: Iterator[Sequence[Mapping[str, Cell]]]) -> Iterator[bytes]:
    """RFC 4180 in UTF-8 with a BOM."""
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(columns)
    yield BOM + lines.getvalue().encode()
    for group in groups:
        lines.seek(0)
        lines.truncate()
        writer.writerows([inert_cell(row.get(name)) for name in columns] for row in group)
        yield lines.getvalue().encode("utf-8", "backslashreplace")


def _container_row(container: StoredContainer) -> dict[str, Cell]:
    return {
        **_about_container(container),
        "code": container.text or container.code,
        "key": container.code,
        "time": rfc3339(container.at_us),
        **{
            name: getattr(container, name) for name in ("parent", "place", "link", "exit", "epoch", "number", "members")
        },
    }


def _member_rows(container: StoredContainer, found: Sequence[StoredMember]) -> list[dict[str, Cell]]:
    about = _about_container(container) | {"container_code": container.text or container.code}
    return [about | _member_row(member) for member in found]


def _member_row(member: StoredMember) -> dict[str, Cell]:
    position = {name: getattr(member.position, name) or None for name in POSITION}
    trigger = short(member.position.trigger) or None
    code = member.text or member.key
    return {"member": member.container or None, "code": code, "key": member.key, **position, "trigger": trigger}


def _about_container(container: StoredContainer) -> dict[str, Cell]:
    names = ("level", "name", "state", "shipped", "order", "product", "lot")
    return {"container": container.id} | {name: getattr(container, name) for name in names}


def _about(case: JudgedCase) -> dict[str, Cell]:
    return {
        "epoch": case.case.epoch,
        "number": case.case.seq,
        "container": case.container,
        "time": rfc3339(case.at_us),
        "state": case.state,
        **{name: case.verdict.get(name, "") for name in ("order", "product", "lot")},
    }


def _case_row(case: JudgedCase) -> dict[str, Cell]:
    verdict = case.verdict
    code = verdict.get("case_code") or {}
    return _about(case) | {
        "disposal": case.disposal,
        "reasons": " ".join(verdict.get("reasons", ())),
        "case_code": code.get("text"),
        "case_key": code.get("key"),
        "units_read": case.units_read,
        "units": len(verdict.get("units", ())),
        "pictures": " ".join(verdict.get("pictures", ())),
    }


def _unit_rows(case: JudgedCase) -> list[dict[str, Cell]]:
    about = _about(case) | {"case_code": (case.verdict.get("case_code") or {}).get("text")}
    return [about | _unit_row(unit) for unit in case.verdict.get("units", ())]


def _unit_row(unit: Body) -> dict[str, Cell]:
    code, (row, column) = unit["code"] or {}, unit["cell"] or (None, None)
    return {
        "code": code.get("text"),
        "key": code.get("key"),
        "raw_hex": code.get("raw"),
        "row": row,
        "column": column,
        "trigger": short(unit.get("trigger") or 0),
        **{name: unit.get(name) or None for name in ("view", "lane")},
        **{name: unit.get(name) for name in ("frame", "reason", "twin")},
    }
