"""What assembly tells the core of the way upstream: certificates that end, an uploader that fell."""

import asyncio
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from station.assembly.upstream import Upstreams
from station.core.loaded import StandingAlarm
from station.core.observations import Noticed
from station.core.settings import LineSettings
from sync.delivery.uploader import Uploader
from sync.result import DeliveryResult, Outcome
from sync.transport.tls import CertificateWatch
from tests.sync.answering import Authority
from tests.sync.desk import HandClock
from tests.sync.factory import outbox_of
from tests.sync.test_uploader_loop import Ear


def upstreams(clock: HandClock) -> tuple[Upstreams, list[Noticed]]:
    """Upstreams without a config; what they tell the core."""
    heard: list[Noticed] = []
    station = SimpleNamespace(
        parts=SimpleNamespace(settings=LineSettings("L1", "picture")),
        intake=SimpleNamespace(put=heard.append),
        loop=SimpleNamespace(store_faults=0),
        line=SimpleNamespace(state=SimpleNamespace(alarms={})),
    )
    made = Upstreams(cast(Any, SimpleNamespace(upstreams=())), cast(Any, station))
    made._clock = cast(Any, clock)
    return made, heard


async def test_a_certificate_near_its_end_is_noticed_and_a_new_one_ends_it(tmp_path: Path) -> None:
    clock = HandClock()
    made, heard = upstreams(clock)
    cert, key = tmp_path / "c.pem", tmp_path / "k.pem"
    watch = CertificateWatch("hub", cert)
    made._watches.append(watch)
    authority = Authority(tmp_path)
    authority.station(cert, key, ends=clock.now().replace(day=20))
    await watch.refresh()
    made._notice()
    authority.station(cert, key, ends=clock.now().replace(year=2030))
    await watch.refresh()
    made._notice()
    assert [(each.key, each.standing) for each in heard] == [
        ("client_cert_ends_30", True),
        ("client_cert_ends_30", False),
    ]


async def test_an_uploader_that_falls_ends_nothing_else_and_is_started_again() -> None:
    class Falls(Ear):
        fell = 0

        async def ask_cursor(self, station_epoch: str) -> Any:
            if not self.fell:
                self.fell += 1
                raise ZeroDivisionError
            return await Ear.ask_cursor(self, station_epoch)

    clock, ear, outbox = HandClock(), Falls(), outbox_of(3)
    made, heard = upstreams(clock)
    uploader = Uploader("hub", outbox, ear, clock, lambda: 0.5)
    made.uploaders.append(uploader)
    stop = asyncio.Event()
    carrying = asyncio.create_task(made._carry(uploader, stop))
    while not made._broken:
        await asyncio.sleep(0)
    made._notice()
    while uploader.status.through < 3:
        await asyncio.sleep(0)
    made._notice()
    stop.set()
    await carrying
    assert [(each.key, each.standing) for each in heard] == [("upstream_held", True), ("upstream_held", False)]
    assert ear.sent == [1, 2, 3]


async def test_records_that_only_upstream_holds_are_told_once_and_nothing_is_sent_by_any_later_start() -> None:
    """``-wal`` and ``lock`` deleted together leave a journal that looks whole: upstream is the witness."""
    clock, ear = HandClock(), Ear([DeliveryResult(Outcome.DELIVERED, through=8)])
    made, heard = upstreams(clock)
    uploader = Uploader("hub", outbox_of(3), ear, clock, lambda: 0.5)
    made.uploaders.append(uploader)
    await uploader.step()
    made._notice()
    assert heard == [Noticed("records_lost", True, (("destination", "hub"), ("found", 3), ("through", 8)))]
    again, heard = upstreams(clock)
    alarm = StandingAlarm("records_lost:hub", "records_lost", (), 0)
    again._station.line.state.alarms[alarm.alarm] = alarm
    silent, stop = Ear(), asyncio.Event()
    later = Uploader("hub", outbox_of(30), silent, clock, lambda: 0.5)
    again.uploaders.append(later)
    carrying = asyncio.create_task(again._carry(later, stop))
    for _ in range(50):
        await asyncio.sleep(0)
    again._notice()
    assert heard == [Noticed("upstream_held", True, (("cause", "records_lost"), ("destination", "hub")))]
    assert (silent.sent, later.status.last_success_us) == ([], None)
    stop.set()
    await carrying
