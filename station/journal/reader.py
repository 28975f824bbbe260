"""The read side: ``mode=ro`` connections and short reads, so that nobody who looks can hold up a case."""

import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Self, TypeVar

from station.core.deliveries import ShippedItem
from station.core.label_events import ContainerLabel
from station.core.loaded import StandingAlarm, StoredCase
from station.core.rework import ContainerFacts, Facts, Operation
from station.core.shipping import ShippingFacts
from station.core.values import CaseRef, CaseState, Code, Reason, Tally
from station.journal.balance import HandPacked, hand_packed, undelivered
from station.journal.codec import column
from station.journal.container_checks import is_shipped
from station.journal.delivery_rows import PastDelivery, deliveries_of, delivery_state, past_deliveries, still_out
from station.journal.device_checks import DeviceCheck, device_checks
from station.journal.errors import JournalRefused, fault_of
from station.journal.facts import HEAD, container_facts, facts_of, newest_operation, number_of, seen_codes
from station.journal.flagged import FlaggedPage, HeatHours, flagged_page, heat_hours
from station.journal.label_rows import first_label, label_numbered, newest_labels
from station.journal.load import CASE_COLUMNS, load_tally, standing_alarms, stored_case
from station.journal.lock import noted_seq
from station.journal.meta import get_meta
from station.journal.opening import Connect, connect, look
from station.journal.operations import DoneOperation, newest_operations
from station.journal.orders import OrderPage, order_page
from station.journal.parked import Parked, ParkedRecord, parked_after, parked_count, parked_newest
from station.journal.shipping_facts import shipping_facts
from station.journal.stories import CaseStory, CodeStory, Told, case_story, code_story, told
from station.journal.wire import WireHead, WireRecord, wire_head, wire_records, wire_written

Found = TypeVar("Found")
_CHUNK = 200
PAGE = 1_000
"""Most rows any list gives at once."""
_ALL = 2**62

TAKEN = (
    "SELECT u.code, c.epoch, c.abs_seq, c.id, '' FROM unit u JOIN container c ON c.id = u.container "
    "WHERE u.state = 1 AND u.code IN ({marks}) "
    "UNION ALL SELECT code, epoch, abs_seq, id, '' FROM container "
    "WHERE state NOT IN ('void', 'dissolved') AND code IN ({marks}) "
    "UNION ALL SELECT code, NULL, NULL, container, '' FROM retired WHERE code IN ({marks}) "
    "UNION ALL SELECT code, NULL, NULL, 0, fate FROM fate WHERE code IN ({marks})"
)
_CASES_MORE = (
    "coalesce(sum(CASE e.kind WHEN 'case.released' THEN 1 WHEN 'case.restored' THEN 1 WHEN 'case.recalled' THEN -1 "
    "ELSE 0 END), 0)"
)
"""By how many cases upstream's count grows when it gets these records."""
_TOLD = "SELECT seq, at, wire_seq, kind, version, body FROM event"
QUERIES: dict[str, str] = {
    "events": f"{_TOLD} WHERE seq > ? ORDER BY seq LIMIT ?",
    "alarm_events": (
        f"{_TOLD} WHERE kind IN ('alarm.raised', 'alarm.acknowledged', 'alarm.cleared') AND seq < ? "
        "ORDER BY seq DESC LIMIT ?"
    ),
    "alarm_events_from": (
        f"{_TOLD} WHERE kind IN ('alarm.raised', 'alarm.acknowledged', 'alarm.cleared') AND seq >= ? "
        "ORDER BY seq LIMIT ?"
    ),
    "cases": f"{CASE_COLUMNS} WHERE (epoch, abs_seq) < (?, ?) ORDER BY epoch DESC, abs_seq DESC LIMIT ?",
    "cases_in_state": (
        f"{CASE_COLUMNS} WHERE state = ? AND state <> 'released' AND (epoch, abs_seq) < (?, ?) "
        "ORDER BY epoch DESC, abs_seq DESC LIMIT ?"
    ),
    "released": (
        f"{CASE_COLUMNS} WHERE (epoch, abs_seq) > (?, ?) AND (epoch, abs_seq) <= (?, ?) AND state = 'released' "
        "ORDER BY epoch, abs_seq LIMIT ?"
    ),
    "cursors": "SELECT destination, through FROM cursor ORDER BY destination",
    "undelivered": f"SELECT {_CASES_MORE} FROM event e WHERE e.wire_seq > ?",
    "parked_cases": (
        f"SELECT {_CASES_MORE} FROM parked p JOIN event e ON e.wire_seq = p.wire_seq "
        "WHERE p.destination = ? AND p.wire_seq <= ?"
    ),
    "reasons": "SELECT reason, cases, units FROM reason_tally",
}


def where(epoch: int | None, seq: int | None, container: int, fate: str = "") -> str:
    """How a container is named to people; a decommissioned code is in none."""
    return fate or (f"#{container}" if epoch is None else f"{epoch}/{seq}")


@dataclass(frozen=True, slots=True)
class ReasonCount:
    """Rejected cases whose first reason it is, and failed units in rejected cases."""

    cases: int
    units: int


class Reader:
    """One read-only connection behind a lock: give every long-running user one of its own.

    Every call is one consistent look and may raise StoreFault (nothing is known) or BadEvent (the log is damaged)."""

    def __init__(self, connect_: Connect, **where: str) -> None:
        """``where``: more arguments of its faults. Raises JournalRefused when there is nothing to read."""
        try:
            self._db = connect_()
        except sqlite3.Error as error:
            raise JournalRefused("journal_unreadable", detail=str(error)) from None
        self._where = where
        self._lock = threading.Lock()

    @classmethod
    def open(cls, path: Path) -> Self:
        """Raises JournalRefused when it is no journal of ours or lacks records, StoreFault when it cannot be read."""

        def read_only() -> sqlite3.Connection:
            connection = connect(path, "ro")
            connection.execute("PRAGMA query_only = ON")
            return connection

        look(path)
        noted = noted_seq(path.parent / "lock")
        reader = cls(read_only, path=str(path))
        try:
            if (found := reader._last_seq()) < noted:
                raise JournalRefused("journal_behind", path=str(path), found=found, expected=noted)
        except BaseException:
            reader.close()
            raise
        return reader

    def _last_seq(self) -> int:
        with self._look() as db:
            return int(db.execute("SELECT coalesce(max(seq), 0) FROM event").fetchone()[0])

    def close(self) -> None:
        with self._lock:
            self._db.close()

    @contextmanager
    def _look(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            try:
                self._db.execute("BEGIN")
                try:
                    yield self._db
                finally:
                    self._db.rollback()
            except sqlite3.Error as error:
                raise fault_of(error, **self._where) from error

    def ask(self, question: Callable[[sqlite3.Connection], Found]) -> Found:
        """One consistent look with a question that is put together elsewhere (a shift report)."""
        with self._look() as db:
            return question(db)

    # is it taken -------------------------------------------------------------------------------------------------

    def taken(self, keys: Sequence[str]) -> dict[str, str]:
        """Key → what holds it: ``epoch/seq`` of a line's case, ``#container`` of any other, or of the one whose code it
        was; the fate of a decommissioned one. Only codes that may not be packed."""
        given = {column(key): key for key in keys}
        wanted = list(given)
        found: dict[str, str] = {}
        with self._look() as db:
            for start in range(0, len(wanted), _CHUNK):
                part = wanted[start : start + _CHUNK]
                rows = db.execute(TAKEN.format(marks=",".join("?" * len(part))), part * 4).fetchall()
                found |= {given[code]: where(*told) for code, *told in rows}
        return found

    def facts(self, operation: Operation) -> Facts:
        """What a rework operation must know; what speaks against a new code by its recipe is the shell's to add."""
        with self._look() as db:
            return facts_of(db, operation)

    def container(self, which: int | str) -> ContainerFacts | None:
        """A container by its number, or by its canonical code (live, or dissolved with it); None: there is none."""
        with self._look() as db:
            number = which if isinstance(which, int) else number_of(db, which)
            return container_facts(db, number, int(db.execute(HEAD).fetchone()[0]))

    def shipped(self, container: int) -> bool:
        """It, or what it is in, has left for somebody."""
        with self._look() as db:
            return is_shipped(db, container)

    # rework ------------------------------------------------------------------------------------------------------

    def labels(self, limit: int, before: int = _ALL) -> tuple[ContainerLabel, ...]:
        """Labels that were printed here, or shall be; newest first."""
        with self._look() as db:
            return newest_labels(db, before, min(limit, PAGE))

    def label(self, number: int) -> ContainerLabel | None:
        with self._look() as db:
            return label_numbered(db, number)

    def first_label(self, container: int) -> ContainerLabel | None:
        """The first one that this container had."""
        with self._look() as db:
            return first_label(db, container)

    def seen(self, keys: Sequence[str]) -> frozenset[str]:
        """Those of these keys that this journal has anywhere; at most some tens of thousands."""
        with self._look() as db:
            return seen_codes(db, keys)

    def shipping_facts(self, codes: Sequence[Code]) -> ShippingFacts:
        """What this journal knows of each code that is to be shipped or returned."""
        with self._look() as db:
            return shipping_facts(db, codes)

    def deliveries(self, before: int = _ALL, limit: int = 50) -> list[PastDelivery]:
        """Confirmed and cancelled ones, newest first."""
        with self._look() as db:
            return past_deliveries(db, before, limit)

    def deliveries_of(self, document: str) -> list[PastDelivery]:
        """Those of this note, newest first."""
        with self._look() as db:
            return deliveries_of(db, document)

    def delivery(self, delivery: int) -> tuple[Literal["open", "confirmed", "cancelled", ""], tuple[ShippedItem, ...]]:
        """Its state (empty = there is none of this number), and what of it is still away."""
        with self._look() as db:
            return delivery_state(db, delivery), still_out(db, delivery)

    def newest_operation(self) -> int | None:
        """The newest operation of rework that may be undone."""
        with self._look() as db:
            return newest_operation(db)

    def operations(self, limit: int) -> list[DoneOperation]:
        """The newest operations of rework, newest first."""
        with self._look() as db:
            return list(newest_operations(db, limit))

    # what happened -----------------------------------------------------------------------------------------------

    def trace(self, key: str, after: int = 0) -> CodeStory | None:
        """The story of a code of any level, by its canonical key (``#17``: of the container of this number).
        None: never seen. ``after``: how many members of a container to pass over."""
        with self._look() as db:
            return code_story(db, key, after)

    def case(self, case: CaseRef) -> CaseStory | None:
        with self._look() as db:
            return case_story(db, case)

    def cases(
        self, limit: int = 50, *, state: CaseState | None = None, before: CaseRef | None = None
    ) -> list[StoredCase]:
        """Newest first; ``before`` is the last one of the page before. ``released`` alone has no index of its own."""
        edge = (_ALL, _ALL) if before is None else (before.epoch, before.seq)
        page = min(limit, PAGE)
        with self._look() as db:
            if state is None:
                rows = db.execute(QUERIES["cases"], (*edge, page)).fetchall()
            elif state == "released":
                raise ValueError("released cases are found by number or by code")
            else:
                rows = db.execute(QUERIES["cases_in_state"], (state, *edge, page)).fetchall()
        return [stored_case(row) for row in rows]

    def released(self, after: CaseRef, through: CaseRef, limit: int) -> list[StoredCase]:
        """Released cases of a stretch, oldest first; its cost is that of the stretch."""
        bounds = (after.epoch, after.seq, through.epoch, through.seq)
        with self._look() as db:
            rows = db.execute(QUERIES["released"], (*bounds, min(limit, PAGE))).fetchall()
        return [stored_case(row) for row in rows]

    def order_page(self, name: str, after: int = 0) -> OrderPage | None:
        """The cases of an order, a bounded stretch of the log at a time; None: there never was one."""
        with self._look() as db:
            return order_page(db, name, after)

    def events(self, after: int, limit: int = 100) -> list[Told]:
        """The log itself, by the journal's own seq."""
        with self._look() as db:
            rows = db.execute(QUERIES["events"], (after, min(limit, PAGE))).fetchall()
        return [told(row) for row in rows]

    def alarm_events(self, limit: int = 100, before_seq: int = _ALL) -> list[Told]:
        """Raised, acknowledged, cleared; newest first."""
        with self._look() as db:
            rows = db.execute(QUERIES["alarm_events"], (before_seq, min(limit, PAGE))).fetchall()
        return [told(row) for row in rows]

    def alarm_events_from(self, seq: int, limit: int = 100) -> list[Told]:
        """The same from ``seq`` on, oldest first."""
        with self._look() as db:
            rows = db.execute(QUERIES["alarm_events_from"], (seq, min(limit, PAGE))).fetchall()
        return [told(row) for row in rows]

    def flagged(
        self, since_us: int, limit: int = 50, *, before: CaseRef | None = None, reason: str = ""
    ) -> FlaggedPage:
        """Rejected, missed, void and quarantined cases since then; ``before``: the last one of the page before."""
        with self._look() as db:
            return flagged_page(db, since_us, min(limit, PAGE), before=before, reason=reason)

    def heat(self, now_us: int, hours: int) -> HeatHours:
        """No-reads by cell over the last hours."""
        with self._look() as db:
            return heat_hours(db, now_us, hours)

    def alarms(self) -> tuple[StandingAlarm, ...]:
        """What stands now."""
        with self._look() as db:
            return standing_alarms(db)

    def device_checks(self) -> dict[str, DeviceCheck]:
        """The newest check of each device with codes of known text, by name."""
        with self._look() as db:
            return device_checks(db)

    # counts ------------------------------------------------------------------------------------------------------

    def balance(self) -> Tally:
        with self._look() as db:
            return load_tally(db)

    def hand_packed(self) -> HandPacked:
        with self._look() as db:
            return hand_packed(db)

    def waiting_packed(self, destination: str) -> int:
        """The same as ``waiting_cases``, of cases that were packed by hand."""
        through = self.cursors().get(column(destination), 0)
        with self._look() as db:
            return undelivered(db, column(destination), through)

    def reasons(self) -> dict[Reason, ReasonCount]:
        with self._look() as db:
            return {Reason(reason): ReasonCount(*counts) for reason, *counts in db.execute(QUERIES["reasons"])}

    # upstream ----------------------------------------------------------------------------------------------------

    def station_epoch(self) -> str:
        with self._look() as db:
            return str(get_meta(db, "station_epoch", ""))

    def wire(self, after: int, limit: int, through: int = _ALL) -> list[WireRecord]:
        """Records with ``after`` < seq ≤ ``through``, ascending, as they were first written."""
        with self._look() as db:
            return wire_records(db, after, through, limit)

    def wire_head(self) -> WireHead:
        with self._look() as db:
            return wire_head(db)

    def cursors(self) -> dict[str, int]:
        """Destination → through which wire number it has everything."""
        with self._look() as db:
            return dict(db.execute(QUERIES["cursors"]).fetchall())

    def parked(self, destination: str, after: int = 0, limit: int = 200) -> list[Parked]:
        """Oldest first."""
        with self._look() as db:
            return parked_after(db, destination, after, min(limit, PAGE))

    def parked_records(self, destination: str, limit: int = 200) -> list[ParkedRecord]:
        """The newest first, each with what it is."""
        with self._look() as db:
            return parked_newest(db, destination, min(limit, PAGE))

    def parked_count(self, destination: str, after: int = 0) -> int:
        """How many with a wire number over ``after``."""
        with self._look() as db:
            return parked_count(db, destination, after)

    def wire_written(self, since_us: int) -> int:
        """How many wire records were written since then. A dozen look-ups, however long the log is."""
        with self._look() as db:
            return wire_written(db, since_us)

    def waiting_cases(self, destination: str) -> int:
        """Released cases less those this destination holds (one too many, where it has not heard of a recall): what is
        behind its cursor, or parked. Its cost is the backlog's."""
        through = self.cursors().get(column(destination), 0)
        with self._look() as db:
            behind = db.execute(QUERIES["undelivered"], (through,)).fetchone()[0]
            aside = db.execute(QUERIES["parked_cases"], (column(destination), through)).fetchone()[0]
        return int(behind + aside)
