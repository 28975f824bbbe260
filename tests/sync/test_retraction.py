"""A case that is taken back on its way: it does not wait behind what packed cases need not wait behind."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from sync.delivery.session import IDLE_S
from sync.settings import Order
from tests.sync.desk import desk, settle
from tests.sync.factory import grow, outbox_of, packed
from tests.sync.memory import MemoryOutbox
from tests.sync.servers import Hub, hub_at

pytestmark = pytest.mark.wire


@pytest.fixture
async def hub(tmp_path: Path) -> AsyncIterator[Hub]:
    async with hub_at(tmp_path) as hub:
        yield hub


def dissolve(outbox: MemoryOutbox, number: int) -> None:
    outbox.write("container.dissolved", packed(number) | {"cause": "offset_found"})


def restore(outbox: MemoryOutbox, number: int) -> None:
    outbox.write("container.restored", packed(number) | {"by": "Li Wei"})


async def traced(hub: Hub, number: int) -> dict[str, Any]:
    found: dict[str, Any] = (await hub.get("/v1/trace", code=f"CASE-{number}")).json()
    return found


async def test_what_is_taken_back_goes_ahead_of_an_old_backlog_and_of_its_own_case(hub: Hub) -> None:
    outbox = outbox_of(50)
    async with desk(outbox, hub, order="live-first") as uploader:
        await uploader.step()  # the handshake: what is there by now is the backlog
        dissolve(outbox, 50)
        await uploader.step()
        assert (await traced(hub, 50))["packings"] == 0
        assert (await hub.released(), await hub.contiguous_through(outbox.station_epoch)) == ([], 0)
        assert await settle(uploader) == IDLE_S
        assert await hub.released() == list(range(1, 50))
        assert (await traced(hub, 50))["packings"] == 0
        assert await hub.contiguous_through(outbox.station_epoch) == 51


@pytest.mark.parametrize("order", ["strict", "live-first"])
async def test_upstream_ends_with_what_is_packed_now(hub: Hub, order: Order) -> None:
    outbox = outbox_of(30)
    async with desk(outbox, hub, order=order) as uploader:
        await uploader.step()
        for number in (28, 29, 30):
            dissolve(outbox, number)
        await uploader.step()
        restore(outbox, 29)
        outbox.write("container.packed", packed(31))
        assert await settle(uploader) == IDLE_S
        assert await hub.released() == [*range(1, 28), 29, 31]
        assert await hub.contiguous_through(outbox.station_epoch) == 35


async def test_a_retraction_that_upstream_refuses_is_parked_and_counts_when_it_is_sent_again(hub: Hub) -> None:
    outbox = outbox_of(5)
    async with desk(outbox, hub) as uploader:
        await settle(uploader)
        hub.fault(mode="refuse", status=400, seqs=[6])
        dissolve(outbox, 5)
        grow(outbox, 1)
        await settle(uploader)
        hub.heal()
        assert await settle(uploader) == IDLE_S
        assert [stone.seq for stone in await outbox.parked("hub", 0, 10)] == [6]
        assert await hub.released() == [1, 2, 3, 4, 5, 7]
        assert await uploader.send_again(None) == 1
        assert await settle(uploader) == IDLE_S
        assert await hub.released() == [1, 2, 3, 4, 7]
