"""A case an EPCIS repository refused, sent again: captured once, or parked with the new words."""

from pathlib import Path

import pytest

from sync.delivery.session import IDLE_S
from tests.sync.desk import settle
from tests.sync.epcis.factory import case, order_started, told
from tests.sync.epcis.repository import Repository
from tests.sync.epcis.test_uploading import a_day, cases, desk, outbox_of

pytestmark = pytest.mark.wire


async def test_a_mended_repository_takes_it_once(tmp_path: Path) -> None:
    async with desk(tmp_path, a_day(8), Repository(hates="CASE-7")) as it:
        assert await settle(it.uploader) == IDLE_S
        it.repository.hates = ""
        assert await it.uploader.send_again([7]) == 1
        assert await settle(it.uploader) == IDLE_S
        assert sorted(it.parents()) == cases(*range(2, 10))
        assert (it.outbox.stones["epcis"], it.outbox.cursors) == ({}, {"epcis": 9})
        assert it.uploader.status.parked == 0


async def test_one_that_still_refuses_leaves_its_new_words(tmp_path: Path) -> None:
    async with desk(tmp_path, a_day(8), Repository(hates="CASE-7")) as it:
        await settle(it.uploader)
        await it.uploader.send_again(None)
        assert await settle(it.uploader) == IDLE_S
        (stone,) = it.outbox.stones["epcis"].values()
        assert (stone.seq, stone.said_status) == (7, "capture_failed")
        assert "CASE-7" in stone.said_words


async def test_a_record_no_event_can_be_made_of_stays_parked(tmp_path: Path) -> None:
    outbox = outbox_of(order_started(1), case(2), told(3, {"code": "C3"}), case(4))
    async with desk(tmp_path, outbox) as it:
        await settle(it.uploader)
        await it.uploader.send_again([3])
        assert await settle(it.uploader) == IDLE_S
        assert [(stone.seq, stone.said_status) for stone in outbox.stones["epcis"].values()] == [
            (3, "record_unmappable")
        ]
        assert it.parents() == cases(2, 4)
