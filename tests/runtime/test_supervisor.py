"""One device, kept open: said once that it went, once that it came back."""

import asyncio

import pytest

from drivers.errors import DeviceLost, DriverError
from station.runtime.supervisor import (
    AWAITED_BACK_OFF_S,
    BACK_OFF_S,
    GONE_WILD,
    READER_BACK_OFF_S,
    Supervisor,
    _back_off_s,
    arguments_of,
)
from tests.runtime.fakes import HandClock


class Flaky:
    """Opens only after so many failures, and is lost again whenever it is served."""

    name = "top"

    def __init__(self, failures: int, key: str = "camera_lost") -> None:
        self.failures, self.key = failures, key
        self.opened = self.closed = 0

    async def open(self) -> None:
        self.opened += 1
        if self.opened <= self.failures:
            raise DeviceLost(self.key, device="top")

    async def close(self) -> None:
        self.closed += 1


class Rig:
    def __init__(self, device: Flaky, lives: int, back_off_s: float = 0.0) -> None:
        self.told: list[str] = []
        self.lives = lives
        self.supervisor = Supervisor(
            device,
            "camera",
            self.serve,
            clock=HandClock(),
            on_back=self.back,
            on_gone=self.gone,
            back_off_s=(back_off_s,),
        )

    async def serve(self) -> None:
        self.lives -= 1
        if self.lives == 0:
            await asyncio.Event().wait()
        raise DeviceLost("camera_cut")

    def back(self) -> None:
        self.told.append("back")

    def gone(self, error: DriverError) -> None:
        self.told.append(error.key)

    async def comes(self, state: str) -> None:
        while self.supervisor.health.state != state:
            await asyncio.sleep(0)

    async def run(self) -> None:
        task = asyncio.create_task(self.supervisor.run())
        async with asyncio.timeout(30):
            while self.lives:
                await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_a_reader_that_connects_by_itself_is_awaited_without_a_pause() -> None:
    rig = Rig(Flaky(3, "reader_not_connected"), lives=1, back_off_s=3_600.0)
    await rig.run()
    assert rig.told == ["reader_not_connected", "back"]


class LookedFor(Flaky):
    """It says when it is there again."""

    def __init__(self, failures: int, key: str, *, notices: bool = True) -> None:
        super().__init__(failures, key)
        self.notices, self.waited = notices, 0

    async def rest(self) -> None:
        self.closed += 1

    async def wait_until_there(self) -> bool:
        self.waited += 1
        assert self.closed == self.opened
        return self.notices


async def test_a_device_that_notices_its_return_is_opened_then_and_not_after_a_pause() -> None:
    device = LookedFor(2, "camera_not_found")
    await Rig(device, lives=1, back_off_s=3_600.0).run()
    assert (device.waited, device.opened) == (2, 3)


@pytest.mark.parametrize(("key", "notices"), [("camera_held", True), ("camera_not_found", False)])
async def test_a_device_that_is_there_or_cannot_be_noticed_is_waited_for_as_ever(key: str, notices: bool) -> None:
    device = LookedFor(1, key, notices=notices)
    await Rig(device, lives=1).run()
    assert (device.waited, device.opened) == (not notices, 2)
    with pytest.raises(TimeoutError):
        await Rig(LookedFor(1, key, notices=notices), lives=1, back_off_s=3_600.0).run()


@pytest.mark.parametrize(
    ("key", "waits_s"),
    [
        ("reader_lost", READER_BACK_OFF_S),
        ("reader_not_connected", AWAITED_BACK_OFF_S),
        *((key, BACK_OFF_S) for key in sorted(GONE_WILD)),
    ],
)
def test_a_reader_is_waited_for_by_what_it_did(key: str, waits_s: tuple[float, ...]) -> None:
    assert _back_off_s(key, READER_BACK_OFF_S) == waits_s


async def test_failures_are_said_once_until_it_is_back() -> None:
    rig = Rig(Flaky(3), lives=1)
    await rig.run()
    assert rig.told == ["camera_lost", "back"]


class Missed(Flaky):
    """What answers in its place changes from try to try; then it is refused for another reason."""

    async def open(self) -> None:
        self.opened += 1
        if self.opened <= 2:
            raise DeviceLost("camera_not_found", found=f"other {self.opened}")
        if self.opened == 3:
            raise DeviceLost("camera_held", wanted="top")


async def test_the_newest_cause_is_shown_with_the_time_of_the_first_and_a_new_kind_alone_is_told() -> None:
    clock, shown = HandClock(), []
    rig = Rig(Missed(0), lives=1)
    supervisor = rig.supervisor
    supervisor._clock = clock
    began_us = clock.now().wall_us

    async def pause(key: str, wait_s: float) -> None:
        health = supervisor.health
        shown.append((health.key, dict(health.arguments), health.since_us))
        clock.ms += 1_000
        await asyncio.sleep(0)

    supervisor._pause = pause  # type: ignore[method-assign]
    await rig.run()
    assert shown[:3] == [
        ("camera_not_found", {"found": "other 1"}, began_us),
        ("camera_not_found", {"found": "other 2"}, began_us),
        ("camera_held", {"wanted": "top"}, began_us),
    ]
    assert rig.told[:3] == ["camera_not_found", "camera_held", "back"]


async def test_a_lost_device_is_opened_again() -> None:
    device = Flaky(0)
    rig = Rig(device, lives=3)
    await rig.run()
    assert rig.told == ["back", "camera_cut", "back", "camera_cut", "back"]
    assert rig.supervisor.health.lost == 2
    assert device.closed == device.opened == 3


async def test_what_stands_is_announced_again() -> None:
    rig = Rig(Flaky(0), lives=1)
    await rig.run()
    rig.supervisor.announce()
    assert rig.told == ["back", "back"]


def test_what_is_not_there_is_announced_as_nothing() -> None:
    rig = Rig(Flaky(0), lives=1)
    rig.supervisor.announce()
    assert rig.told == []


def test_arguments_are_sorted_and_plain() -> None:
    assert arguments_of(DeviceLost("k", b=1.5, a=2)) == (("a", 2), ("b", "1.5"))


async def test_a_lent_device_is_closed_and_away_until_it_is_given_back() -> None:
    device = Flaky(0)
    rig = Rig(device, lives=1)
    keeping = asyncio.create_task(rig.supervisor.run())
    async with asyncio.timeout(30):
        await rig.comes("up")
        async with rig.supervisor.lend():
            assert (device.opened, device.closed) == (1, 1)
            await rig.comes("away")
            rig.lives = 1
        await rig.comes("up")
    assert rig.told == ["back", "device_lent", "back"]
    assert rig.supervisor.health.lost == 0
    keeping.cancel()
    await asyncio.gather(keeping, return_exceptions=True)


async def test_a_device_that_is_away_can_be_lent_too() -> None:
    rig = Rig(Flaky(1_000_000), lives=1, back_off_s=3_600.0)
    keeping = asyncio.create_task(rig.supervisor.run())
    async with asyncio.timeout(30), rig.supervisor.lend():
        assert rig.told[-1] == "device_lent"
    keeping.cancel()
    await asyncio.gather(keeping, return_exceptions=True)
