"""A day of rework delivered to the hub over real sockets: what is refused, parked and sent again ends with what the
station has."""

from pathlib import Path

import pytest

from sync.delivery.session import IDLE_S
from sync.settings import Order
from tests.sync.desk import desk, settle
from tests.sync.memory import MemoryOutbox
from tests.sync.reworked import ReworkedJournal, a_day_of_rework
from tests.sync.servers import Hub, hub_at
from tests.sync.test_wire_fold import projections

pytestmark = pytest.mark.wire
Identity = int | str


def of_wire(journal: ReworkedJournal, kind: str) -> int:
    """The number of the first record of a kind."""
    return next(record.seq for record in journal.wire() if record.kind == kind)


async def in_hub(hub: Hub, outbox: MemoryOutbox, container: int) -> tuple[bool, set[Identity]]:
    """Is it a container, and what is in it; as the hub tells."""
    path = f"/v1/stations/L1/containers/{container}"
    told = (await hub.get(path, station_epoch=outbox.station_epoch)).json()
    return told["live"], {member["container"] or member["code"]["key"] for member in told["members"]}


def in_station(journal: ReworkedJournal, container: int) -> tuple[bool, set[Identity]]:
    now = projections(journal)
    codes, members = now["codes"], now["members"]
    assert isinstance(codes, dict) and isinstance(members, dict)
    return container in codes, {what for what, where in members.items() if where == container}


@pytest.mark.parametrize("order", ["strict", "live-first"])
@pytest.mark.parametrize("kind", ["container.changed", "container.dissolved"])
async def test_what_was_refused_and_is_sent_again_ends_with_what_the_station_has(
    tmp_path: Path, order: Order, kind: str
) -> None:
    journal = ReworkedJournal()
    a_day_of_rework(journal)
    refused = of_wire(journal, kind)
    outbox = MemoryOutbox(records=list(journal.wire()))
    async with hub_at(tmp_path) as hub, desk(outbox, hub, order=order) as uploader:
        hub.fault(mode="refuse", status=400, seqs=[refused])
        await settle(uploader)
        hub.heal()
        assert await settle(uploader) == IDLE_S
        assert [parked.seq for parked in await outbox.parked("hub", 0, 10)] == [refused]
        assert await hub.contiguous_through(outbox.station_epoch) == len(outbox.records)
        assert await uploader.send_again(None) == 1
        assert await settle(uploader) == IDLE_S
        assert (await outbox.parked("hub", 0, 10), uploader.status.parked) == ([], 0)
        for container in journal.model.boxes:
            live, members = await in_hub(hub, outbox, container)
            assert (live, members if live else set()) == in_station(journal, container), container
        outbox.cursors.clear()
        outbox.station_epoch = "epoch-b"  # a restored backup has another name: everything is told once more
        async with desk(outbox, hub, order=order) as again:
            assert await settle(again) == IDLE_S
        for container in journal.model.boxes:
            live, members = await in_hub(hub, outbox, container)
            assert (live, members if live else set()) == in_station(journal, container), container
