"""The uploader against the real hub over real sockets: whatever happens, upstream holds each record once, in order."""

from collections.abc import AsyncIterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
import pytest_asyncio

from sync.delivery.policy import Phase
from sync.delivery.session import IDLE_S
from sync.delivery.uploader import Uploader
from tests.sync.desk import desk, settle
from tests.sync.factory import grow, outbox_of, packed
from tests.sync.memory import MemoryOutbox
from tests.sync.servers import Hub, hub_at

pytestmark = [pytest.mark.wire, pytest.mark.asyncio(loop_scope="module")]
_station = count(1)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def one_hub(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Hub]:
    async with hub_at(tmp_path_factory.mktemp("hub")) as hub:
        yield hub


@pytest.fixture
def hub(one_hub: Hub) -> Hub:
    """The hub without a fault, where this test is a station nobody has heard of."""
    one_hub.heal()
    return replace(one_hub, station=f"L{next(_station)}")


def alarms(uploader: Uploader) -> list[str]:
    return [key for key, _ in uploader.status.alarms]


async def test_a_backlog_is_delivered_in_order_and_the_cursor_follows(hub: Hub) -> None:
    outbox = outbox_of(25)
    async with desk(outbox, hub) as uploader:
        assert await settle(uploader) == IDLE_S
        assert await hub.released() == list(range(1, 26))
        assert outbox.cursors == {"hub": 25}
        status = uploader.status
        assert (status.phase, status.waiting, status.since_us, status.delivered) == (Phase.SENDING, 0, None, 25)
        assert status.alarms == ()
        assert status.last_success_us is not None


async def test_new_records_are_delivered_after_a_wake_up(hub: Hub) -> None:
    outbox = outbox_of(1)
    async with desk(outbox, hub) as uploader:
        await settle(uploader)
        grow(outbox, 2)
        await settle(uploader)
        assert await hub.released() == [1, 2, 3]


@pytest.mark.parametrize("mode", ["lose_response", "truncate"])
async def test_a_lost_or_torn_answer_is_no_delivery_and_sending_again_doubles_nothing(hub: Hub, mode: str) -> None:
    outbox = outbox_of(5)
    hub.fault(mode=mode, times=1, methods=["POST"])
    async with desk(outbox, hub) as uploader:
        after_s = await settle(uploader)
        assert after_s != IDLE_S
        assert outbox.cursors == {"hub": 0}
        assert await settle(uploader) == IDLE_S
        assert await hub.released() == [1, 2, 3, 4, 5]
        assert outbox.cursors == {"hub": 5}


async def test_a_crash_between_answer_and_cursor_costs_a_batch_sent_twice(hub: Hub) -> None:
    outbox = outbox_of(5)
    async with desk(outbox, hub) as uploader:
        await settle(uploader)
    outbox.cursors["hub"] = 2
    async with desk(outbox, hub) as uploader:
        assert await settle(uploader) == IDLE_S
        assert await hub.released() == [1, 2, 3, 4, 5]
        assert outbox.cursors == {"hub": 5}


async def test_503_is_weather_and_everything_goes_out_when_it_is_over(hub: Hub) -> None:
    outbox = outbox_of(5)
    hub.fault(mode="status", status=503)
    async with desk(outbox, hub) as uploader:
        waits = [await settle(uploader) for _ in range(4)]
        assert waits == [0.25, 0.5, 1.0, 2.0]
        status = uploader.status
        assert (status.phase, status.waiting, status.failures) == (Phase.WAITING, 5, 4)
        assert status.since_us == outbox.records[0].at_us
        assert alarms(uploader) == ["upstream_down"]
        hub.heal()
        assert await settle(uploader) == IDLE_S
        assert alarms(uploader) == []
        assert await hub.released() == [1, 2, 3, 4, 5]


async def test_retry_after_is_honoured(hub: Hub) -> None:
    hub.fault(mode="status", status=429, headers={"Retry-After": "20"}, times=1)
    async with desk(outbox_of(1), hub) as uploader:
        assert await settle(uploader) == pytest.approx(21.0)
        assert await settle(uploader) == IDLE_S


async def test_a_refused_token_pauses_keeps_everything_and_heals_with_the_file(hub: Hub, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.write_text("an old token")
    outbox = outbox_of(3)
    async with desk(outbox, hub, token_file=mine) as uploader:
        await settle(uploader)
        assert (uploader.status.phase, alarms(uploader)) == (Phase.PAUSED_AUTH, ["upstream_auth"])
        mine.write_text(hub.token_file.read_text())
        assert await settle(uploader) == IDLE_S
        assert (await hub.released(), alarms(uploader)) == ([1, 2, 3], [])


async def test_a_missing_token_sends_nothing_at_all(hub: Hub, tmp_path: Path) -> None:
    async with desk(outbox_of(3), hub, token_file=tmp_path / "none") as uploader:
        await settle(uploader)
        assert uploader.status.last_status == "token_file_unreadable"
        assert alarms(uploader) == ["upstream_auth"]


async def test_a_token_refused_in_mid_run_is_read_again_at_once(hub: Hub) -> None:
    outbox = outbox_of(3)
    async with desk(outbox, hub) as uploader:
        await uploader.step()
        hub.fault(mode="status", status=401, times=1)
        assert await settle(uploader) == IDLE_S
        assert await hub.released() == [1, 2, 3]


@pytest.mark.parametrize(
    ("mode", "status", "poison"),
    [
        ("refuse", 400, 1),
        ("refuse", 400, 7),
        ("refuse", 413, 10),
        ("refuse", 422, 20),
        ("reject", 200, 1),
        ("reject", 200, 7),
        ("reject", 200, 20),
    ],
)
async def test_one_poison_record_is_parked_wherever_it_stands(hub: Hub, poison: int, mode: str, status: int) -> None:
    outbox = outbox_of(20)
    real = PoisonedHub(hub, poison, mode, status)
    async with desk(outbox, hub) as uploader:
        assert await real.settle(uploader, outbox) == IDLE_S
        assert await hub.released() == [number for number in range(1, 21) if number != poison]
        assert outbox.cursors == {"hub": 20}
        assert [stone.seq for stone in await outbox.parked("hub", 0, 10)] == [poison]
        assert uploader.status.parked == 1
        assert alarms(uploader) == ["record_parked"]


class PoisonedHub:
    """The hub refuses one record until its tombstone comes instead."""

    def __init__(self, hub: Hub, poison: int, mode: str, status: int) -> None:
        self._hub, self._poison = hub, poison
        hub.fault(mode=mode, status=status, seqs=[poison], body="this one never")

    async def settle(self, uploader: Uploader, outbox: MemoryOutbox) -> float:
        while not await outbox.parked("hub", 0, 1):
            assert await uploader.step() == 0
        (stone,) = await outbox.parked("hub", 0, 1)
        assert "this one never" in stone.words
        self._hub.heal()
        return await settle(uploader)


async def test_a_body_the_hub_cannot_read_is_parked_with_the_hubs_own_words(hub: Hub) -> None:
    outbox = outbox_of(3)
    outbox.write("container.packed", packed(4) | {"members": []})
    grow(outbox, 2)
    async with desk(outbox, hub) as uploader:
        assert await settle(uploader) == IDLE_S
        assert await hub.released() == [1, 2, 3, 5, 6]
        (stone,) = await outbox.parked("hub", 0, 10)
        assert (stone.seq, stone.status) == (4, "body_invalid")
        assert stone.words.startswith("members: ")


async def test_a_lone_surrogate_refuses_its_batch_and_only_it_is_parked(hub: Hub) -> None:
    outbox = outbox_of(12)
    outbox.write("container.packed", packed(13) | {"lot": "\ud800"})
    grow(outbox, 3)
    async with desk(outbox, hub) as uploader:
        assert await settle(uploader) == IDLE_S
        assert await hub.released() == [*range(1, 13), 14, 15, 16]
        assert outbox.cursors == {"hub": 16}


@pytest.mark.parametrize(
    ("delivered", "fault"),
    [
        (0, {"mode": "status", "status": 400}),
        (5, {"mode": "status", "status": 400, "methods": ["POST"]}),
        (5, {"mode": "status", "status": 404}),
        (0, {"mode": "status", "status": 405, "methods": ["POST"]}),
        (0, {"mode": "status", "status": 200, "body": "<html>log in</html>", "headers": {"Content-Type": "text/html"}}),
        (5, {"mode": "status", "status": 200, "body": "{}", "methods": ["POST"]}),
        (0, {"mode": "reject", "body": "no"}),
        (5, {"mode": "refuse", "status": 422}),
    ],
)
async def test_a_server_that_refuses_everything_pauses_all_and_parks_nothing(
    hub: Hub, fault: dict[str, object], delivered: int
) -> None:
    outbox = outbox_of(delivered)
    async with desk(outbox, hub) as uploader:
        await settle(uploader)
        grow(outbox, 15)
        hub.fault(**fault)
        for _ in range(3):
            assert 30 <= await settle(uploader) <= 60
            assert (uploader.status.phase, alarms(uploader)) == (Phase.PAUSED, ["upstream_refuses_all"])
        assert await outbox.parked("hub", 0, 10) == []
        hub.heal()
        assert await settle(uploader) == IDLE_S
        assert await hub.released() == list(range(1, delivered + 16))
        assert alarms(uploader) == []


async def test_a_server_that_takes_nothing_new_costs_one_record_at_most(hub: Hub) -> None:
    outbox = outbox_of(5)
    async with desk(outbox, hub) as uploader:
        await settle(uploader)
        grow(outbox, 15)
        hub.fault(mode="refuse", status=400, seqs=list(range(6, 21)))
        for _ in range(3):
            await settle(uploader)
        assert [stone.seq for stone in await outbox.parked("hub", 0, 10)] == [6]
        assert "upstream_refuses_all" in alarms(uploader)


async def test_an_only_record_that_is_refused_waits_for_another_to_prove_the_server(hub: Hub) -> None:
    outbox = outbox_of(1)
    hub.fault(mode="refuse", status=400, seqs=[1])
    async with desk(outbox, hub) as uploader:
        for _ in range(3):
            assert await settle(uploader) != IDLE_S
        assert await outbox.parked("hub", 0, 10) == []
        assert alarms(uploader) == ["upstream_refuses_all"]
        grow(outbox, 1)
        while not await outbox.parked("hub", 0, 1):
            await uploader.step()
        hub.heal()
        await settle(uploader)
        assert (await hub.released(), outbox.cursors) == ([2], {"hub": 2})


async def test_an_upstream_restored_from_its_own_backup_gets_the_gap_again(tmp_path: Path) -> None:
    outbox = outbox_of(12)
    async with hub_at(tmp_path / "now") as hub, desk(outbox, hub) as uploader:
        await settle(uploader)
    async with hub_at(tmp_path / "restored") as hub, desk(outbox, hub) as uploader:
        assert await settle(uploader) == IDLE_S
        assert await hub.released() == list(range(1, 13))
        assert outbox.cursors == {"hub": 12}


async def test_an_upstream_that_forgets_in_mid_run_is_noticed_by_its_answer(hub: Hub) -> None:
    outbox = outbox_of(8)
    async with desk(outbox, hub) as uploader:
        await settle(uploader)
        outbox.station_epoch = "epoch-b"  # as if the hub had lost all of it
        grow(outbox, 1)
        assert await settle(uploader) != IDLE_S
        assert await settle(uploader) == IDLE_S
        assert await hub.contiguous_through(outbox.station_epoch) == 9


async def test_an_upstream_ahead_of_the_journal_is_an_alarm_and_gets_nothing(hub: Hub) -> None:
    async with desk(outbox_of(8), hub) as uploader:
        await settle(uploader)
    older_copy = outbox_of(3)
    async with desk(older_copy, hub) as uploader:
        await settle(uploader)
        lost = (("records_lost", (("destination", "hub"), ("found", 3), ("through", 8))),)
        assert (uploader.status.phase, uploader.status.alarms) == (Phase.PAUSED, lost)
        grow(older_copy, 9)  # past what upstream holds: now its own numbers would hide that others are there already
        await settle(uploader)
        await settle(uploader)
        assert [key for key, _ in uploader.status.alarms] == ["records_lost"]
        assert older_copy.cursors == {}
        assert await hub.contiguous_through(older_copy.station_epoch) == 8


async def test_two_stations_that_write_as_one_are_told_by_their_content_and_nothing_is_parked(hub: Hub) -> None:
    original, clone = outbox_of(3), outbox_of(3)
    async with desk(original, hub) as ours, desk(clone, hub) as twin:
        await settle(ours)
        await settle(twin)
        grow(original, 1)
        clone.write("container.packed", packed(77))
        await settle(ours)
        assert 30 <= await settle(twin) <= 60
        assert twin.status.alarms == (("upstream_identity", (("cause", "conflict"), ("destination", "hub"))),)
        assert await clone.parked("hub", 0, 10) == []
        assert await hub.released() == [1, 2, 3, 4]


async def test_another_journal_under_our_name_is_an_alarm_but_no_reason_to_stop(hub: Hub) -> None:
    ours = outbox_of(3)
    async with desk(ours, hub) as uploader:
        await settle(uploader)
    async with desk(outbox_of(2, "epoch-b"), hub) as other:
        await settle(other)
        assert alarms(other) == []
    grow(ours, 1)
    async with desk(ours, hub) as uploader:
        assert await settle(uploader) == IDLE_S
        assert uploader.status.alarms == (("upstream_identity", (("cause", "other_epoch"), ("destination", "hub"))),)
        assert await hub.contiguous_through(ours.station_epoch) == 4


async def test_a_tombstone_goes_out_for_a_record_parked_in_an_earlier_run(hub: Hub) -> None:
    outbox = outbox_of(5)
    await outbox.park("hub", 3, "422", "no")
    async with desk(outbox, hub) as uploader:
        assert await settle(uploader) == IDLE_S
        assert uploader.status.parked == 1
        assert (await hub.released(), await hub.contiguous_through(outbox.station_epoch)) == ([1, 2, 4, 5], 5)


async def test_live_records_do_not_wait_behind_an_old_backlog(hub: Hub) -> None:
    outbox = outbox_of(50)
    async with desk(outbox, hub, order="live-first") as uploader:
        await uploader.step()
        await uploader.step()
        grow(outbox, 2)
        await uploader.step()
        assert await hub.released() == [*range(1, 11), 51, 52]
        assert uploader.status.waiting == 40
        assert await settle(uploader) == IDLE_S
        assert await hub.released() == list(range(1, 53))
        assert outbox.cursors == {"hub": 52}


async def test_a_poison_record_among_the_live_ones_is_parked_too(hub: Hub) -> None:
    outbox = outbox_of(30)
    async with desk(outbox, hub, order="live-first") as uploader:
        await uploader.step()
        await uploader.step()
        grow(outbox, 4)
        await PoisonedHub(hub, 32, "refuse", 400).settle(uploader, outbox)
        assert await hub.released() == [number for number in range(1, 35) if number != 32]
        assert outbox.cursors == {"hub": 34}
