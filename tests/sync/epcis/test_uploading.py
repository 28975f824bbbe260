"""The uploader against an EPCIS repository over real sockets: each case is there once, and only then delivered."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from sync.delivery.policy import Phase
from sync.delivery.session import IDLE_S, DeliveryOptions
from sync.delivery.uploader import Uploader
from sync.epcis.destination import EpcisDestination
from sync.epcis.events import carried
from sync.epcis.settings import EpcisUpstream
from sync.outbox import Record
from tests.sync.desk import HandClock, settle
from tests.sync.epcis.factory import body, case, order_started, told
from tests.sync.epcis.repository import Duplicates, Repository, repository_at
from tests.sync.factory import member
from tests.sync.memory import MemoryOutbox

pytestmark = pytest.mark.wire


@dataclass(slots=True)
class Desk:
    """A repository and an uploader before it."""

    repository: Repository
    uploader: Uploader
    outbox: MemoryOutbox

    def parents(self) -> list[str]:
        return [event["parentID"].rpartition("/")[2] for event in self.repository.events.values()]


@asynccontextmanager
async def desk(
    folder: Path, outbox: MemoryOutbox, repository: Repository | None = None, batch: int = 10
) -> AsyncIterator[Desk]:
    repository = repository or Repository()
    async with repository_at(folder, repository) as token_file:
        settings = EpcisUpstream.model_validate(
            {"name": "epcis", "url": repository.url, "token_file": token_file, "namespace": "https://id.brand.example"}
        )
        destination = EpcisDestination(settings, station="L1", clock=HandClock())
        options = DeliveryOptions("strict", batch, carries=carried)
        try:
            yield Desk(repository, Uploader("epcis", outbox, destination, HandClock(), lambda: 0.5, options), outbox)
        finally:
            await destination.close()


def outbox_of(*records: Record) -> MemoryOutbox:
    outbox = MemoryOutbox("epoch-a")
    outbox.records.extend(records)
    return outbox


def a_day(count: int) -> MemoryOutbox:
    """An order, and cases of it."""
    return outbox_of(order_started(1), *(case(seq) for seq in range(2, count + 2)))


def cases(*numbers: int) -> list[str]:
    return [f"CASE-{number}" for number in numbers]


async def test_cases_are_delivered_in_order_and_orders_are_passed_over(tmp_path: Path) -> None:
    async with desk(tmp_path, a_day(24)) as it:
        assert await settle(it.uploader) == IDLE_S
        assert it.parents() == cases(*range(2, 26))
        assert it.outbox.cursors == {"epcis": 25}
        assert it.repository.captures == [10, 10, 4]
        head = it.repository.heads[0]
        told = [head[name] for name in ("gs1-epcis-version", "gs1-cbv-version", "gs1-capture-error-behaviour")]
        assert told == ["2.0.0", "2.0.0", "rollback"]
        assert (head["content-type"], head["authorization"]) == ("application/json", "Bearer secret")


async def test_nothing_but_orders_is_nothing_to_say(tmp_path: Path) -> None:
    async with desk(tmp_path, outbox_of(order_started(1), told(2, {}, "order.closed"))) as it:
        assert await settle(it.uploader) == IDLE_S
        assert (it.repository.captures, it.outbox.cursors) == ([], {"epcis": 2})


async def test_a_job_that_runs_is_waited_for(tmp_path: Path) -> None:
    async with desk(tmp_path, a_day(3), Repository(looks=5)) as it:
        assert await settle(it.uploader) == IDLE_S
        assert it.repository.captures == [3]


async def test_a_job_that_outlasts_patience_is_asked_for_again_and_not_posted_again(tmp_path: Path) -> None:
    async with desk(tmp_path, a_day(3), Repository(looks=50)) as it:
        assert 0 < await settle(it.uploader) < IDLE_S
        assert it.outbox.cursors == {"epcis": 1}
        assert it.uploader.status.last_status == "capture_running"
        assert await settle(it.uploader) == IDLE_S
        assert (it.repository.captures, it.outbox.cursors) == ([3], {"epcis": 4})


@pytest.mark.parametrize("duplicates", ["kept", "409", "job 409", "job 400"])
@pytest.mark.parametrize("count", [1, 5])
async def test_a_lost_answer_costs_a_batch_sent_twice_and_doubles_nothing(
    tmp_path: Path, duplicates: Duplicates, count: int
) -> None:
    async with desk(tmp_path, a_day(count), Repository(duplicates=duplicates, lose=1)) as it:
        assert 0 < await settle(it.uploader) < IDLE_S
        assert it.outbox.cursors == {"epcis": 1}
        assert await settle(it.uploader) == IDLE_S
        assert it.parents() == cases(*range(2, count + 2))
        assert (it.outbox.cursors, it.outbox.stones) == ({"epcis": count + 1}, {})


async def test_where_nobody_may_ask_a_409_on_one_event_is_believed(tmp_path: Path) -> None:
    async with desk(tmp_path, a_day(5), Repository(duplicates="job 409", lose=1, answers=False)) as it:
        assert 0 < await settle(it.uploader) < IDLE_S
        assert await settle(it.uploader) == IDLE_S
        assert it.parents() == cases(2, 3, 4, 5, 6)
        assert it.outbox.stones == {}


async def test_a_restart_sends_the_batch_again_under_the_same_names(tmp_path: Path) -> None:
    outbox, repository = a_day(5), Repository()
    async with desk(tmp_path, outbox, repository) as it:
        await settle(it.uploader)
        names = list(repository.events)
    outbox.cursors["epcis"] = 0
    async with desk(tmp_path, outbox, repository) as it:
        assert await settle(it.uploader) == IDLE_S
        assert (list(repository.events), repository.captures) == (names, [5, 5])


async def test_the_servers_limit_is_kept_and_learned_when_it_says_413(tmp_path: Path) -> None:
    async with desk(tmp_path, a_day(7), Repository(limit=3)) as it:
        assert await settle(it.uploader) == IDLE_S
        assert it.repository.captures == [3, 3, 1]
        it.repository.limit = 2
        it.outbox.records.extend(case(seq) for seq in range(9, 15))
        assert await settle(it.uploader) == IDLE_S
        assert max(it.repository.captures[3:]) <= 2
        assert it.parents() == cases(*range(2, 15))
        assert it.outbox.stones == {}


async def test_a_record_of_two_events_goes_event_by_event_where_one_is_the_limit(tmp_path: Path) -> None:
    replaced = body(2, [], "CASE-2") | {"removed": [member("a")], "added": [member("b")]}
    outbox = outbox_of(order_started(1), case(2), told(3, replaced, "container.changed"), case(4))
    async with desk(tmp_path, outbox, Repository(limit=1, lose=1)) as it:
        for _ in range(3):
            await settle(it.uploader)
        assert (it.outbox.cursors, it.outbox.stones) == ({"epcis": 4}, {})
        assert set(it.repository.captures) == {1}
        assert [event["action"] for event in it.repository.events.values()] == ["ADD", "DELETE", "ADD", "ADD"]


async def test_one_bad_case_is_found_parked_with_the_servers_words_and_the_others_go_on(tmp_path: Path) -> None:
    async with desk(tmp_path, a_day(20), Repository(hates="CASE-7"), batch=8) as it:
        assert await settle(it.uploader) == IDLE_S
        assert it.parents() == cases(*(number for number in range(2, 22) if number != 7))
        (stone,) = it.outbox.stones["epcis"].values()
        assert (stone.seq, stone.status) == (7, "capture_failed")
        assert stone.words == "epcisException:ValidationException No CASE-7 [2J"
        assert it.outbox.cursors == {"epcis": 21}


async def test_an_order_is_no_proof_that_the_server_takes_anything(tmp_path: Path) -> None:
    async with desk(tmp_path, a_day(1), Repository(hates="CASE-")) as it:
        assert 0 < await settle(it.uploader) < IDLE_S
        assert (it.outbox.stones, it.outbox.cursors) == ({}, {"epcis": 1})
        it.outbox.records.append(case(3))
        await settle(it.uploader)
        assert it.outbox.stones == {}
        assert it.uploader.status.phase is Phase.PAUSED


async def test_the_first_case_is_parked_when_the_next_one_is_taken(tmp_path: Path) -> None:
    async with desk(tmp_path, a_day(2), Repository(hates="CASE-2"), batch=1) as it:
        assert await settle(it.uploader) == IDLE_S
        assert it.parents() == cases(3)
        assert list(it.outbox.stones["epcis"]) == [2]


async def test_a_record_no_event_can_be_made_of_is_parked_alone(tmp_path: Path) -> None:
    outbox = outbox_of(order_started(1), case(2), told(3, {"code": "C3"}), case(4))
    async with desk(tmp_path, outbox) as it:
        assert await settle(it.uploader) == IDLE_S
        assert it.parents() == cases(2, 4)
        assert [(stone.seq, stone.status) for stone in outbox.stones["epcis"].values()] == [(3, "record_unmappable")]


async def test_a_job_is_asked_for_below_our_address_whatever_host_the_location_names(tmp_path: Path) -> None:
    async with desk(tmp_path, a_day(1), Repository(location="http://inside.example:1/x/capture/{job}?t=1")) as it:
        assert await settle(it.uploader) == IDLE_S
        assert it.parents() == cases(2)
