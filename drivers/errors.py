"""What a device can say when it cannot answer.

    DriverError
     ├─ DeviceLost      the device is away: the supervisor closes it, waits and opens it again
     │   └─ WireFault   it answered, but not what was asked (wrong map, torn for too long, a foreign reply)
     └─ NoAnswer        the device is there and gave nothing for this request (a missed frame, a silent reader)

Each error carries a *key* and arguments, never a finished sentence: words belong to the screen and the console.
"""

from collections.abc import Mapping


class DriverError(Exception):
    """A foreseeable failure of a device."""

    def __init__(self, key: str, /, **args: str | int | float) -> None:
        super().__init__(key, args)
        self.key = key
        self.arguments: Mapping[str, str | int | float] = args

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value!r}" for name, value in self.arguments.items())
        return f"{self.key}({told})"


class DeviceLost(DriverError):
    """The device is away; it does not retry by itself."""


class WireFault(DeviceLost):
    """The device answers, but its words cannot be believed."""


class NoAnswer(DriverError):
    """The device is there and gave nothing for this one request."""
