"""Short ways to say events, for the journal's tests."""

import sqlite3
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from station.core.commands import Command, ParkRecord, Refusal, UnparkRecord
from station.core.events import CaseMissed, CasePassed, CaseRejected, Event, OrderStarted, RecordParked, RecordUnparked
from station.core.values import CaseRef, Code, Reason, Recipe, UnitEntry, Window
from station.journal import Batch, Journal, JournalError, Store

NOW_US = 1_790_000_000_000_000
RECIPE = Recipe(product="Water 0.5 l", code="url", units_per_case=3, url_prefix="https://x.cn/")


def code(key: str) -> Code:
    return Code(key=key, text=key)


def unit(key: str, trigger: int = 0, cell: tuple[int, int] | None = (1, 1)) -> UnitEntry:
    return UnitEntry(trigger=trigger, frame=1, cell=cell, code=code(key))


def no_read(trigger: int = 0) -> UnitEntry:
    return UnitEntry(trigger=trigger, frame=1, cell=(1, 2), code=None, reason=Reason.NO_READ)


def passed(
    seq: int, keys: Sequence[str], case_code: str | None = None, *, epoch: int = 1, order: str = "o1"
) -> CasePassed:
    return CasePassed(
        case=CaseRef(epoch, seq),
        order=order,
        product="Water 0.5 l",
        lot="L7",
        window=Window(units=len(keys)),
        case_code=code(case_code or f"case-{epoch}-{seq}"),
        units=tuple(unit(key, cell=(1, place)) for place, key in enumerate(keys, 1)),
    )


def rejected(
    seq: int, keys: Sequence[str], *reasons: Reason, case_code: str | None = None, epoch: int = 1
) -> CaseRejected:
    return CaseRejected(
        case=CaseRef(epoch, seq),
        order="o1",
        product="Water 0.5 l",
        lot="L7",
        window=Window(units=len(keys)),
        reasons=reasons or (Reason.NO_READ,),
        case_code=None if case_code is None else code(case_code),
        units=(*(unit(key) for key in keys), no_read()),
    )


def missed(seq: int, epoch: int = 1) -> CaseMissed:
    return CaseMissed(CaseRef(epoch, seq), "o1")


def order_started(order: str = "o1") -> OrderStarted:
    return OrderStarted(order, RECIPE)


def park(wire_seq: int, status: str, words: str) -> RecordParked:
    return RecordParked("hub", wire_seq, status, words)


def asking(journal: Journal, now_us: int = NOW_US) -> Callable[[Command], Awaitable[Refusal | None]]:
    """What a core does with records that are set aside, without the rest of a line."""

    async def ask(command: Command) -> Refusal | None:
        match command:
            case ParkRecord(destination=name, wire_seq=seq, status=status, words=words):
                event: Event = RecordParked(name, seq, status, words)
            case UnparkRecord(destination=name, wire_seq=seq):
                event = RecordUnparked(name, seq)
            case _:
                raise AssertionError(command)
        try:
            await journal.submit(now_us, Batch(events=(event,)))
        except JournalError:
            return Refusal("store_failure")
        return None

    return ask


def memory() -> sqlite3.Connection:
    return sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)


def in_memory(connection: sqlite3.Connection | None = None) -> Store:
    disk = connection or memory()
    return Store.over(lambda: disk, program="test", now_us=NOW_US, station_epoch="11111111-1111-4111-8111-111111111111")


def on_disk(folder: Path, *, create: bool = True) -> Store:
    return Store.open(folder / "journal.db", program="test", now_us=NOW_US, create=create)
