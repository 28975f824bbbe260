"""What every device must do, whatever its kind (``drivers.protocols``): used by the three suites."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

import pytest

from drivers.errors import DeviceLost
from drivers.protocols import Device

DeviceT = TypeVar("DeviceT", bound=Device)
Step = Callable[[], Awaitable[None]]


@dataclass(frozen=True)
class Bench(Generic[DeviceT]):
    """A device under test and the hands on what stands behind it."""

    device: DeviceT
    appear: Step
    """Put there what the device connects to."""
    vanish: Step
    """Take it away, connections included."""
    use: Step
    """Any one use of the open device."""


async def making_it_does_no_io(bench: Bench[DeviceT]) -> None:
    """Nothing is there, and the object exists with its name."""
    assert bench.device.name == "it"


async def away_it_is_lost_and_back_it_opens(bench: Bench[DeviceT]) -> None:
    for _ in range(2):
        with pytest.raises(DeviceLost):
            await bench.device.open()
        await bench.device.close()
    await bench.appear()
    await bench.device.open()
    await bench.use()
    await bench.device.close()


async def it_may_be_closed_at_any_time(bench: Bench[DeviceT]) -> None:
    await bench.device.close()
    await bench.appear()
    await bench.device.open()
    await bench.device.close()
    await bench.device.close()
    with pytest.raises(DeviceLost):
        await bench.use()


async def it_opens_again_without_being_closed(bench: Bench[DeviceT]) -> None:
    await bench.appear()
    await bench.device.open()
    await bench.device.open()
    await bench.use()
    await bench.device.close()


RULES = [
    making_it_does_no_io,
    away_it_is_lost_and_back_it_opens,
    it_may_be_closed_at_any_time,
    it_opens_again_without_being_closed,
]
