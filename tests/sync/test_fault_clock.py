"""F21, F22, F61, F62 (docs/promises.md): a wrong clock, thirty days without an upstream, and when to come back."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sync.clock import BUILT
from sync.delivery.policy import Attempt, Backoff, DeliveryState, Phase, Wait, decide
from sync.delivery.session import IDLE_S, DeliveryOptions
from sync.delivery.uploader import Uploader
from sync.result import DeliveryResult, Outcome, retry_after_s
from tests.sync.answering import answering
from tests.sync.desk import HandClock, desk, settle
from tests.sync.factory import outbox_of
from tests.sync.servers import answer
from tests.sync.test_uploader_loop import Ear

CHANGELOG = Path(__file__).resolve().parents[2] / "CHANGELOG.md"
NOW = datetime(2026, 12, 1, tzinfo=UTC)


class SetClock(HandClock):
    """A wall clock anybody may set; the monotonic one goes on."""

    told = NOW

    def now(self) -> datetime:
        return self.told


@pytest.mark.wire
async def test_a_clock_from_before_the_program_holds_sending_until_it_is_set(tmp_path: Path) -> None:
    """A dead battery: 1970. No certificate can be judged by it, so nobody is asked."""
    token = tmp_path / "token"
    token.write_text("abc")

    class Server:
        url, token_file, station = "", token, "L1"

    clock = SetClock()
    clock.told = datetime(1970, 1, 1, tzinfo=UTC)
    async with answering(lambda *_: answer(200, {"contiguous_through": 0})) as server:
        Server.url = server.url
        async with desk(outbox_of(3), Server(), clock=clock) as uploader:
            for _ in range(5):
                assert await settle(uploader) == Backoff().held_s
            assert server.connections == 0
            status = uploader.status
            assert (status.phase, status.waiting, status.parked, status.failures) == (Phase.PAUSED, 3, 0, 0)
            assert status.alarms == (("upstream_held", (("cause", "clock_before_build"), ("destination", "hub"))),)
            clock.told = NOW
            await uploader.step()
            assert (server.connections, uploader.status.phase) == (1, Phase.SENDING)


@pytest.mark.parametrize("jump", [timedelta(days=-20), timedelta(seconds=5), timedelta(hours=1), timedelta(days=3_650)])
async def test_a_clock_that_jumps_changes_no_wait_and_no_order(jump: timedelta) -> None:
    clock, ear, outbox = SetClock(), Ear([DeliveryResult(Outcome.BUSY)] * 2), outbox_of(30)
    uploader = Uploader("hub", outbox, ear, clock, lambda: 0.5)
    assert await settle(uploader) == 0.25
    clock.told = NOW + jump
    assert await settle(uploader) == 0.5
    assert await settle(uploader) == IDLE_S
    assert ear.sent == list(range(1, 31))


def test_the_day_of_the_build_is_no_later_than_today_and_no_earlier_than_the_newest_release() -> None:
    released = re.findall(r"^## \S+ \((\d{4}-\d\d-\d\d)\)", CHANGELOG.read_text(encoding="utf-8"), re.MULTILINE)
    days = [datetime.fromisoformat(day).replace(tzinfo=UTC) for day in released]
    assert max(days, default=BUILT) <= BUILT <= datetime.now(UTC)


async def test_thirty_days_of_503_keep_everything_and_cost_little() -> None:
    clock, outbox = HandClock(), outbox_of(500)

    class Away(Ear):
        asked = 0

        async def ask_cursor(self, station_epoch: str) -> DeliveryResult:
            if clock.passed_s > 30 * 86_400:
                return await Ear.ask_cursor(self, station_epoch)
            self.asked += 1
            return DeliveryResult(Outcome.BUSY, status="503")

    ear = Away()
    uploader = Uploader("hub", outbox, ear, clock, lambda: 0.9, DeliveryOptions(backoff=Backoff(cap_s=600.0)))
    while (after_s := await settle(uploader)) != IDLE_S:
        clock.passed_s += after_s
        assert uploader.status.parked == 0
    assert 4_000 < ear.asked < 30 * 86_400 / 530
    assert ear.sent == list(range(1, 501))
    assert uploader.status.alarms == ()


TEN_YEARS_S = 315_360_000.0


@pytest.mark.parametrize(
    ("value", "date", "asked_s", "waits_s"),
    [
        ("120", None, 120.0, 120.0),
        (" 7 ", None, 7.0, 7.0),
        ("0", None, 0.0, 1.0),
        ("315360000", None, TEN_YEARS_S, 3_600.0),
        ("9" * 400, None, 999_999_999_999.0, 3_600.0),
        ("Tue, 01 Dec 2026 00:02:00 GMT", None, 120.0, 120.0),
        ("Mon, 01 Jan 2001 00:02:00 GMT", "Mon, 01 Jan 2001 00:00:00 GMT", 120.0, 120.0),
        ("Tue, 01 Dec 2020 00:00:00 GMT", None, 0.0, 1.0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", None, None, None),
        ("soon", None, None, 0.25),
        ("-5", None, None, 0.25),
        ("1e9", None, None, 0.25),
        ("12.5", None, None, 0.25),
        ("٣", None, None, 0.25),
        ("", None, None, 0.25),
        ("\x00" * 50, None, None, 0.25),
    ],
)
def test_when_to_come_back_is_honoured_within_reason(
    value: str, date: str | None, asked_s: float | None, waits_s: float | None
) -> None:
    told_s = retry_after_s(value, date, NOW)
    if waits_s is None:  # thousands of years: whatever is read, the cap counts
        assert told_s is not None
        asked_s, waits_s = told_s, 3_600.0
    assert told_s == asked_s
    chance = 0.0 if told_s is not None else 0.5
    _, action = decide(DeliveryState(), Attempt(Outcome.BUSY, retry_after_s=told_s), chance, Backoff())
    assert action == Wait(waits_s)
