"""The balance as the API tells it: of a bench it is the cases that were opened by hand."""

import pytest

from station.api.schema import Balance
from station.assembly.balance import balance
from station.assembly.shift_balance import bench_count
from station.core import events as ev
from station.core import rework as rw
from station.core.values import Member
from tests.journal.make import code
from tests.journal.test_containers import Journal

HUB = ["hub"]


class Bench(Journal):
    """What the journal of a line has before it is no case of a bench."""

    def pack(self, label: str, *units: str, closed: bool = True) -> int:
        (made,) = self.put(ev.ContainerOpened(1, "case", "o1", "Water", "L7", "scanned", "Li"))
        self.put(ev.MembersChanged(made, added=tuple(Member(code(each)) for each in units), open=True, by="Li"))
        if closed:
            self.put(ev.ContainerClosed(made, code(label), "by_hand", by="Li"))
        return made

    def hub_has_all(self) -> None:
        self.store.set_cursor("hub", self.sent()[-1].seq)


@pytest.fixture
def bench() -> Bench:
    return Bench()


async def told(bench: Bench) -> Balance:
    return await balance(bench.reader, HUB, bench=True)


def ends(found: Balance) -> tuple[int, int, int, int]:
    return found.cases_triggered, found.released, found.void, found.in_flight


async def test_closed_cases_are_released_and_open_ones_in_flight(bench: Bench) -> None:
    bench.pack("b1", "x1", "x2")
    bench.pack("b2", "x3")
    bench.pack("", "x4", closed=False)
    found = await told(bench)
    assert (ends(found), found.units_read, found.passed - 4) == ((3, 2, 0, 1), 4, 2)
    assert (found.delivered, found.balance_closes) == (0, False)


async def test_it_closes_when_all_is_closed_and_delivered(bench: Bench) -> None:
    bench.pack("b1", "x1", "x2")
    assert not (await told(bench)).balance_closes
    bench.hub_has_all()
    found = await told(bench)
    assert (found.released, found.delivered, found.balance_closes) == (1, 1, True)
    assert not (await balance(bench.reader, [], bench=True)).balance_closes, "there is nobody to deliver to"


async def test_a_case_that_is_taken_apart_is_void_until_it_is_restored(bench: Bench) -> None:
    bench.pack("b1", "x1")
    bench.hub_has_all()
    bench.do(rw.Dissolve(code("b1")))
    gone = await told(bench)
    assert (ends(gone), gone.delivered) == ((1, 0, 1, 0), 1), "upstream has not heard of it yet"
    bench.do(rw.Restore(code("b1")))
    bench.hub_has_all()
    back = await told(bench)
    assert (ends(back), back.delivered, back.balance_closes) == ((1, 1, 0, 0), 1, True)


async def test_a_record_that_is_parked_is_not_delivered(bench: Bench) -> None:
    bench.pack("b1", "x1")
    bench.put(ev.RecordParked("hub", bench.sent()[-1].seq, "422", "no"))
    bench.hub_has_all()
    found = await told(bench)
    assert (found.released, found.delivered, found.balance_closes) == (1, 0, False)


async def test_of_a_line_it_is_the_plc_s_numbers(bench: Bench) -> None:
    bench.pack("b1", "x1")
    found = await balance(bench.reader, HUB, bench=False)
    assert (found.cases_triggered, found.released, found.passed) == (4, 4, 4)


def test_a_case_on_a_pallet_is_no_unit(bench: Bench) -> None:
    made = bench.pack("b1", "x1", "x2")
    bench.do(rw.Palletise(code("b1")))
    count = bench_count(bench.disk, made, bench.store.head.seq + 1, None)
    assert (count.sensor, count.terms["packed"], count.terms["rejected"]) == (2, 2, 0)
