"""Upstream is restored from its own backup while the station has nothing to send."""

import shutil
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path

import httpx

from sync.delivery.policy import Backoff
from sync.delivery.session import IDLE_S
from sync.delivery.uploader import Uploader
from sync.result import DeliveryResult, Outcome
from tests.sync.desk import HandClock, desk, settle
from tests.sync.factory import grow, outbox_of
from tests.sync.servers import hub_at
from tests.sync.test_uploader_loop import Ear

LONGEST_S = Backoff().sure_s * 1.5 + IDLE_S


async def rest(uploader: Uploader, clock: HandClock, seconds: float) -> None:
    """What the uploader does by itself in so much time."""
    until_s = clock.passed_s + seconds
    while clock.passed_s < until_s:
        clock.passed_s += await settle(uploader)


async def test_an_idle_station_gives_a_restored_hub_the_gap_without_a_new_record(tmp_path: Path) -> None:
    now, backup = tmp_path / "now", tmp_path / "backup"
    clock, outbox = HandClock(), outbox_of(5)
    async with hub_at(now) as hub, desk(outbox, hub, clock=clock) as uploader:
        await settle(uploader)
    shutil.copytree(now, backup)
    async with desk(outbox, hub, clock=clock) as uploader:
        async with hub_at(now, httpx.URL(hub.url).port or 0):
            grow(outbox, 7)
            await settle(uploader)
            assert (await hub.released(), uploader.status.waiting) == (list(range(1, 13)), 0)
        async with hub_at(backup, httpx.URL(hub.url).port or 0):
            assert await hub.released() == [1, 2, 3, 4, 5]
            await rest(uploader, clock, LONGEST_S)
            assert await hub.released() == list(range(1, 13))
        assert (outbox.cursors, uploader.status.alarms) == ({"hub": 12}, ())


@dataclass(slots=True)
class Asked(Ear):
    """Counts how often it was asked for its cursor."""

    asked: int = 0
    cursorless: bool = False

    async def ask_cursor(self, station_epoch: str) -> DeliveryResult:
        self.asked += 1
        return DeliveryResult(Outcome.DELIVERED, through=self.through, cursorless=self.cursorless)


async def test_while_records_flow_and_where_no_cursor_is_kept_nothing_more_is_asked() -> None:
    clock, outbox, ear = HandClock(), outbox_of(1), Asked()
    uploader = Uploader("hub", outbox, ear, clock, lambda: 0.5)
    for _ in range(100):
        grow(outbox, 1)
        await rest(uploader, clock, IDLE_S)
    assert (ear.asked, ear.sent[-1]) == (1, 101)
    silent = Asked(cursorless=True)
    await rest(Uploader("epcis", outbox_of(0), silent, clock, lambda: 0.5), clock, 10 * LONGEST_S)
    assert silent.asked == 1


async def test_an_idle_station_asks_some_times_an_hour_and_not_all_stations_at_once() -> None:
    counts = []
    for chance in (0.0, 0.5, 0.99):
        clock, ear = HandClock(), Asked()
        await rest(Uploader("hub", outbox_of(0), ear, clock, repeat(chance).__next__), clock, 3_600)
        counts.append(ear.asked - 1)
    assert counts == [23, 11, 7]


async def test_an_upstream_that_went_away_is_told_before_there_is_something_to_send() -> None:
    clock, ear = HandClock(), Ear()
    uploader = Uploader("hub", outbox_of(0), ear, clock, lambda: 0.5)
    await settle(uploader)
    ear.answers = [DeliveryResult(Outcome.BUSY, status="503")] * 3
    told = []
    while clock.passed_s < LONGEST_S:
        clock.passed_s += await settle(uploader)
        told += [key for key, _ in uploader.status.alarms]
    assert (told, uploader.status.alarms) == (["upstream_down"], ())
