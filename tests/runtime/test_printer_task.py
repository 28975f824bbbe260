"""Test labels: who asked for one may have given up before the printer took it."""

import asyncio
from typing import cast

import pytest

from drivers.errors import DeviceLost
from drivers.protocols import Printer, PrinterStatus
from station.core.commands import Command, Refusal
from station.core.label_events import ContainerLabel
from station.runtime.intake import Intake
from station.runtime.printer_task import PrinterTask
from tests.runtime.fakes import HandClock, until


class SlowPrinter:
    """Takes a label when ``ends`` is set, or fails then."""

    name = "zebra"

    def __init__(self) -> None:
        self.taken: list[bytes] = []
        self.ends = asyncio.Event()
        self.fault: DeviceLost | None = None
        self.began = 0

    async def status(self) -> PrinterStatus:
        return PrinterStatus(known=False)

    async def counter(self) -> int | None:
        return None

    async def print(self, data: bytes) -> None:
        self.began += 1
        await self.ends.wait()
        if self.fault is not None:
            raise self.fault
        self.taken.append(data)


async def nothing(_command: Command) -> Refusal | None:
    return None


def undrawn(_label: ContainerLabel, _printer: Printer) -> bytes:
    raise AssertionError("no label of a container is here")


def task_of(printer: SlowPrinter) -> PrinterTask:
    return PrinterTask(cast(Printer, printer), undrawn, nothing, Intake(HandClock()))


async def given_up(asked: "asyncio.Task[None]") -> None:
    asked.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asked


async def test_a_printer_that_hangs_on_a_test_label_is_lost_also_when_nobody_waits_any_more() -> None:
    printer = SlowPrinter()
    task = task_of(printer)
    serving = asyncio.create_task(task.serve())
    asked = asyncio.create_task(task.test(b"^XA^XZ"))
    await until(lambda: printer.began == 1)
    await given_up(asked)
    printer.fault = DeviceLost("printer_hangs", address="10.0.0.9")
    printer.ends.set()
    with pytest.raises(DeviceLost, match="printer_hangs"):
        await serving


async def test_a_test_label_nobody_waits_for_is_not_printed_when_the_printer_is_back() -> None:
    printer = SlowPrinter()
    task = task_of(printer)
    early, late = (asyncio.create_task(task.test(text)) for text in (b"early", b"late"))
    await asyncio.sleep(0)
    await given_up(early)
    printer.ends.set()
    serving = asyncio.create_task(task.serve())
    await late
    assert printer.taken == [b"late"]
    serving.cancel()


async def test_every_test_label_that_waits_hears_that_the_printer_was_lost() -> None:
    printer = SlowPrinter()
    task = task_of(printer)
    printer.fault = DeviceLost("printer_lost", address="10.0.0.9")
    printer.ends.set()
    asked = [asyncio.create_task(task.test(text)) for text in (b"one", b"two")]
    await asyncio.sleep(0)
    with pytest.raises(DeviceLost):
        await task.serve()
    for each in asked:
        with pytest.raises(DeviceLost, match="printer_lost"):
            async with asyncio.timeout(30):
                await each
