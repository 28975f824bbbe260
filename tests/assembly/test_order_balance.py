"""What is said of an order when it is closed: counted in one look, kept in the event, the same for ever upstream."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from station.assembly.order_balance import close_counted, order_balance
from station.core import commands as cmd
from station.core import events as e
from station.core.values import CaseRef
from station.journal.wire import wire_records
from tests.assembly.test_shift_report import Log, left, log, member, window
from tests.journal.make import code, missed, order_started, passed, rejected

__all__ = ["log"]


def counted(log: Log, order: str = "") -> Any:
    found = order_balance(log.db, order, bench=False)
    assert found is not None
    return found


def packs(log: Log) -> None:
    log.write(passed(1, ["a", "b", "c"]), left(1))
    log.write(rejected(2, ["d", "e"]), e.CaseDisposed(CaseRef(1, 2), "ejector"))
    log.write(missed(3), e.CaseDisposed(CaseRef(1, 3), "ejector"))


def test_every_unit_of_the_order_is_in_one_term(log: Log) -> None:
    packs(log)
    log.write(e.AuditAsked("1/1", "case", None), e.AuditAnswered("1/1", "right", by="ANNA"))
    found = counted(log)
    assert (found.source, found.sensor, found.packed, found.rejected, found.no_read) == ("case_count", 8, 3, 2, 3)
    assert (found.difference, found.closes, found.through) == (0, True, log.store.head.seq)
    assert found.reasons == (("missed_trigger", 1), ("no_read", 1))
    assert (found.audits_asked, found.audits_right, found.audits_wrong) == (1, 1, 0)


def test_a_case_to_be_found_is_a_difference(log: Log) -> None:
    log.write(passed(1, ["a", "b", "c"]), e.CaseQuarantined(CaseRef(1, 1), "unsure"))
    found = counted(log)
    assert (found.sensor, found.packed, found.difference, found.closes) == (3, 0, 3, False)


def test_an_order_that_had_the_name_before_is_not_in_it_and_no_other_order_is(log: Log) -> None:
    packs(log)
    log.write(e.AuditAsked("1/1", "case", None), e.OrderClosed("o1", 1, 1), order_started())
    assert counted(log).sensor == 0
    log.write(passed(4, ["g", "h", "i"]), left(4), e.OrderSuspended("o1", "ANNA"), order_started("o2"))
    log.write(e.AuditAsked("1/4", "case", None), passed(5, ["j", "k", "l"], order="o2"), left(5))
    waits, runs = counted(log, "o1"), counted(log, "")
    assert (waits.sensor, waits.packed, waits.audits_asked) == (3, 3, 0)
    assert (runs.sensor, runs.packed, runs.audits_asked) == (3, 3, 1)


def test_a_queue_is_counted_by_the_unit_counter(log: Log) -> None:
    log.write(window(1, 1, 3, ["a", "b", "c"]), left(1), window(2, 6, 8, ["d", "e", "f"]), left(2))
    found = counted(log)
    assert (found.source, found.sensor, found.difference) == ("unit_counter", 8, 2)


def test_no_order_of_this_name_has_no_balance(log: Log) -> None:
    assert order_balance(log.db, "o9", bench=False) is None


def test_the_record_says_what_was_known_at_the_close_whatever_is_done_later(log: Log) -> None:
    packs(log)
    log.write(e.OrderClosed("o1", 1, 1, "ANNA", "", counted(log)))
    newest = wire_records(log.db, 0, 99, 99)[-1]
    assert (newest.kind, newest.body["balance"]["packed"]) == ("order.closed", 3)
    container = int(log.db.execute("SELECT id FROM container").fetchone()[0])
    log.write(e.MembersChanged(container, removed=(member("a"),), act="remove", by="ANNA"))
    log.write(e.UnitDecommissioned(code("a"), "sampled", by="ANNA"))
    log.write(e.ContainerDissolved(container, by="ANNA"))
    again = next(record for record in wire_records(log.db, 0, 99, 99) if record.kind == "order.closed")
    assert json.dumps(again.body) == json.dumps(newest.body)


class Look:
    """A reader over the log; between the count and the command happens what the test says."""

    def __init__(self, log: Log) -> None:
        self.log = log

    def ask(self, question: Callable[[Any], Any]) -> Any:
        return question(self.log.db)


def closing(log: Log, monkeypatch: pytest.MonkeyPatch, do: Callable[[Any], Awaitable[Any]]) -> cmd.Refusal | None:
    async def here(job: Callable[[], Any]) -> Any:
        return job()

    monkeypatch.setattr("station.assembly.order_balance.look", here)
    reader: Any = Look(log)
    return asyncio.run(close_counted(reader, do, cmd.CloseOrder("ANNA"), bench=False))


def test_what_happened_since_it_was_counted_is_counted_again(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    packs(log)
    given: list[cmd.CloseOrder] = []

    async def do(command: cmd.CloseOrder) -> cmd.Refusal | None:
        given.append(command)
        if len(given) == 1:
            log.write(passed(4, ["g", "h", "i"]), left(4))
            return cmd.Refusal("order_balance_stale")
        return None

    assert closing(log, monkeypatch, do) is None
    assert [each.balance.packed for each in given if each.balance is not None] == [3, 6]


def test_an_order_that_is_never_at_rest_is_not_closed(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    async def do(command: cmd.CloseOrder) -> cmd.Refusal | None:
        return cmd.Refusal("order_balance_stale")

    refused = closing(log, monkeypatch, do)
    assert refused is not None and refused.key == "order_balance_stale"
