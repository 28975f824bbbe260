"""A parked record sent again: stored once in its tombstone's place, or parked with the new words. Real sockets."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

import httpx
import pytest
import pytest_asyncio
from hypothesis import given
from hypothesis import strategies as st

from sync.delivery.plan import LiveRun, SendPlan
from sync.delivery.policy import Attempt, Backoff, Continue, DeliveryState, Phase, decide, decide_resend
from sync.delivery.resend import REQUESTS_MAX, TRIES_MAX, ResendRequests
from sync.delivery.session import IDLE_S
from sync.delivery.uploader import Uploader
from sync.outbox import Parked, Record, tombstone
from sync.result import Outcome
from sync.wire import WireBatch, encode_batch
from tests.sync.desk import desk, settle
from tests.sync.factory import grow, outbox_of, packed
from tests.sync.memory import MemoryOutbox
from tests.sync.servers import TOKEN, Hub, answer, hub_at, scripted

pytestmark = pytest.mark.wire
_station = count(1)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def one_hub(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Hub]:
    async with hub_at(tmp_path_factory.mktemp("hub")) as hub:
        yield hub


@pytest.fixture
def hub(one_hub: Hub) -> Hub:
    one_hub.heal()
    return replace(one_hub, station=f"M{next(_station)}")


async def parked_after_422(hub: Hub, uploader: Uploader, outbox: MemoryOutbox, *poison: int) -> None:
    """Refused by a 422, parked, their tombstones delivered."""
    for seq in poison:
        hub.fault(mode="refuse", status=422, seqs=[seq], body="no such product")
        while seq not in {stone.seq for stone in await outbox.parked("hub", 0, 10)}:
            assert await uploader.step() == 0
        hub.heal()
    assert await settle(uploader) == IDLE_S


class TestAgainstTheHub:
    pytestmark = pytest.mark.asyncio(loop_scope="module")

    async def test_sent_again_it_is_stored_once_in_its_own_place(self, hub: Hub) -> None:
        outbox = outbox_of(5)
        async with desk(outbox, hub) as uploader:
            await parked_after_422(hub, uploader, outbox, 3)
            assert await hub.released() == [1, 2, 4, 5]
            assert await uploader.send_again([3]) == 1
            assert await settle(uploader) == IDLE_S
            assert await hub.released() == [1, 2, 3, 4, 5]
            assert list(await outbox.parked("hub", 0, 10)) == []
            assert (uploader.status.parked, uploader.status.resend_waiting, uploader.status.alarms) == (0, 0, ())
            assert await hub.contiguous_through(outbox.station_epoch) == 5

    async def test_refused_again_it_stays_parked_with_the_new_words_and_nothing_else_stops(self, hub: Hub) -> None:
        outbox = outbox_of(4)
        async with desk(outbox, hub) as uploader:
            await parked_after_422(hub, uploader, outbox, 2)
            hub.fault(mode="refuse", status=422, seqs=[2], body="still no such product")
            await uploader.send_again([2])
            grow(outbox, 2)
            assert await settle(uploader) == IDLE_S
            (stone,) = await outbox.parked("hub", 0, 10)
            assert stone.words.find("still") == -1
            assert (stone.said_status, "still no such product" in stone.said_words) == ("422", True)
            assert (uploader.status.phase, uploader.status.parked) == (Phase.SENDING, 1)
            assert await hub.released() == [1, 3, 4, 5, 6]

    async def test_all_of_them_go_in_one_wish_and_new_records_go_between(self, hub: Hub) -> None:
        outbox = outbox_of(40)
        async with desk(outbox, hub) as uploader:
            await parked_after_422(hub, uploader, outbox, 4, 17, 31)
            grow(outbox, 30)
            assert await uploader.send_again(None) == 3
            assert uploader.status.resend_waiting == 3
            assert await settle(uploader) == IDLE_S
            assert await hub.released() == list(range(1, 71))
            assert uploader.status.parked == 0

    async def test_an_answer_lost_on_the_way_is_asked_for_again(self, hub: Hub) -> None:
        outbox = outbox_of(3)
        async with desk(outbox, hub) as uploader:
            await parked_after_422(hub, uploader, outbox, 2)
            hub.fault(mode="lose_response", times=1, methods=["POST"])
            await uploader.send_again([2])
            assert await settle(uploader) != IDLE_S
            assert await settle(uploader) == IDLE_S
            assert list(await outbox.parked("hub", 0, 10)) == []
            assert await hub.released() == [1, 2, 3]

    async def test_a_crash_before_the_unparking_is_durable_costs_one_more_wish(self, hub: Hub) -> None:
        outbox = outbox_of(3)
        async with desk(outbox, hub) as uploader:
            await parked_after_422(hub, uploader, outbox, 2)
            stones = dict(outbox.stones["hub"])
            await uploader.send_again([2])
            await settle(uploader)
        outbox.stones["hub"], outbox.cursors["hub"] = stones, 1  # and its cursor: the tombstone goes out once more
        async with desk(outbox, hub) as uploader:
            assert await settle(uploader) == IDLE_S
            assert uploader.status.alarms[0][0] == "record_parked"
            await uploader.send_again([2])
            assert await settle(uploader) == IDLE_S
            assert list(await outbox.parked("hub", 0, 10)) == []
            assert await hub.released() == [1, 2, 3]

    async def test_a_wish_of_an_outage_is_done_when_it_is_over(self, hub: Hub) -> None:
        outbox = outbox_of(2)
        async with desk(outbox, hub) as uploader:
            await parked_after_422(hub, uploader, outbox, 1)
            hub.fault(mode="status", status=401)
            grow(outbox, 1)
            await settle(uploader)
            await uploader.send_again([1])
            hub.heal()
            assert await settle(uploader) == IDLE_S
            assert await hub.released() == [1, 2, 3]

    async def test_what_is_not_parked_is_not_sent(self, hub: Hub) -> None:
        outbox = outbox_of(2)
        async with desk(outbox, hub) as uploader:
            await settle(uploader)
            assert await uploader.send_again([1, 2, 99]) == 0
            assert await uploader.send_again(None) == 0
            assert uploader.status.resend_waiting == 0

    async def test_a_record_is_not_replaced_by_another_one_that_claims_to_mend_it(self, hub: Hub) -> None:
        outbox = outbox_of(2)
        async with desk(outbox, hub) as uploader:
            await parked_after_422(hub, uploader, outbox, 1)
            record = outbox.records[0]
            (stone,) = await outbox.parked("hub", 0, 1)
            foreign = Record(1, "somebody-else", "container.packed", 1, record.at_us, packed(99))
            batch = WireBatch(outbox.station_epoch, await outbox.head(), [foreign], mends=tombstone(record, stone).id)
            said = await posted(hub, batch)
            assert said["results"][0]["code"] == "conflict"
            assert await hub.released() == [2]


async def posted(hub: Hub, batch: WireBatch) -> dict[str, list[dict[str, str]]]:
    async with httpx.AsyncClient(trust_env=False, verify=False) as client:
        said = await client.post(
            f"{hub.url}/v1/stations/{hub.station}/events",
            content=encode_batch(batch, "L1", 2**20)[1],
            headers={"Authorization": f"Bearer {TOKEN}"},
        )
    found: dict[str, list[dict[str, str]]] = said.json()
    return found


def receipt(*results: dict[str, object], through: int) -> bytes:
    return answer(200, {"accepted_through": through, "results": list(results)})


@pytest.mark.parametrize("status", ["exists", "rejected"])
async def test_a_server_that_keeps_the_tombstone_is_not_believed(tmp_path: Path, status: str) -> None:
    outbox = outbox_of(1)
    outbox.cursors["hub"] = 1
    await outbox.park("hub", 1, "422", "no")
    cursor = answer(200, {"contiguous_through": 1})
    kept = receipt({"seq": 1, "status": status, "code": "", "detail": "as it was"}, through=1)
    (tmp_path / "token").write_text("t")
    async with scripted(cursor, kept) as script:
        upstream = Hub(tmp_path, script.url, tmp_path / "token")
        async with desk(outbox, upstream) as uploader:
            await settle(uploader)
            await uploader.send_again([1])
            assert await settle(uploader) == IDLE_S
            (stone,) = await outbox.parked("hub", 0, 1)
            assert (stone.said_status, stone.said_words) == (status, "as it was")
            assert uploader.status.phase is Phase.SENDING


async def test_a_record_that_breaks_its_server_is_given_up_after_a_few_tries(tmp_path: Path) -> None:
    outbox = outbox_of(1)
    outbox.cursors["hub"] = 1
    await outbox.park("hub", 1, "422", "no")
    cursor, broken = answer(200, {"contiguous_through": 1}), answer(500, b"oops")
    (tmp_path / "token").write_text("t")
    async with (
        scripted(cursor, *[broken, cursor] * TRIES_MAX) as script,
        desk(outbox, Hub(tmp_path, script.url, tmp_path / "token")) as uploader,
    ):
        await uploader.step()
        await uploader.send_again([1])
        while await settle(uploader) != IDLE_S:
            pass
        (stone,) = await outbox.parked("hub", 0, 1)
        assert (stone.said_status, stone.said_words) == ("500", "oops")
        assert uploader.status.resend_waiting == 0


# which goes next, without a server -------------------------------------------------------------------------------


async def stones(*seqs: int) -> MemoryOutbox:
    outbox = outbox_of(max(seqs, default=0))
    for seq in seqs:
        await outbox.park("hub", seq, "422", "")
    return outbox


async def order_of(again: ResendRequests, outbox: MemoryOutbox) -> list[int]:
    gone = []
    while (stone := await again.next(outbox, "hub")) is not None:
        gone.append(stone.seq)
        again.answered(stone.seq)
        assert len(gone) <= 100
    return gone


@given(st.lists(st.integers(1, 12), unique=True), st.lists(st.integers(1, 15), max_size=8), st.integers(0, 15))
async def test_every_wish_is_sent_once_and_nothing_that_is_not_parked(
    parked: Sequence[int], wished: Sequence[int], through: int
) -> None:
    outbox, again = await stones(*parked), ResendRequests()
    assert again.ask(wished)
    again.ask_all(through)
    gone = await order_of(again, outbox)
    single = [seq for seq in dict.fromkeys(wished) if seq in parked]
    assert gone[: len(single)] == single
    assert gone[len(single) :] == sorted(seq for seq in parked if seq <= through)
    assert again.waiting(len(parked)) == 0


def test_more_single_wishes_than_there_is_room_for_are_refused_whole() -> None:
    again = ResendRequests()
    assert again.ask(range(REQUESTS_MAX))
    assert not again.ask([REQUESTS_MAX])
    assert again.waiting(2 * REQUESTS_MAX) == REQUESTS_MAX


def test_a_number_is_held_upstream_behind_the_cursor_and_in_the_live_run() -> None:
    plan = SendPlan("live-first", 10, LiveRun(20, 25))
    assert [seq for seq in (10, 11, 19, 20, 25, 26) if plan.holds(seq)] == [10, 20, 25]


def test_what_was_said_last_is_no_part_of_the_tombstone() -> None:
    record = Record(1, "a", "container.packed", 1, 5, {"order": "A"})
    first = Parked(1, "422", "no", 7)
    assert tombstone(record, replace(first, said_status="400", said_words="never")) == tombstone(record, first)


@pytest.mark.parametrize("outcome", [Outcome.REFUSED, Outcome.REJECTED, Outcome.CONFLICT])
@pytest.mark.parametrize("probing", [True, False])
def test_a_refusal_of_one_record_sent_again_speaks_neither_for_nor_against_the_server(
    outcome: Outcome, probing: bool
) -> None:
    before = DeliveryState(phase=Phase.SENDING, probing=probing, fates=(False,) * 3, failures=2)
    after, action = decide_resend(before, Attempt(outcome, sent=1, last=4), 0.5, Backoff())
    assert (after, action) == (before, Continue())


@pytest.mark.parametrize(
    "outcome", [each for each in Outcome if each not in (Outcome.REFUSED, Outcome.REJECTED, Outcome.CONFLICT)]
)
def test_everything_else_means_what_it_always_means(outcome: Outcome) -> None:
    before, heard = DeliveryState(phase=Phase.SENDING), Attempt(outcome, sent=1, last=4)
    assert decide_resend(before, heard, 0.5, Backoff()) == decide(before, heard, 0.5, Backoff())
