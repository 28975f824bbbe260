"""A bench with an emulated printer on a real socket and a real journal: what is printed, proved, and after a fault."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

import station.runtime.loop as loop_module
import station.runtime.printer_task as printer_task
from drivers.printer.settings import TcpPrinterSettings
from drivers.printer.stream_printer import make_tcp_printer
from drivers.sim.printer import SimPrinter
from station.core.commands import Hold, Resume, RetryLabel, SetNextSerial, StartOrder, WaiveLabel
from station.core.label_events import ContainerLabel
from station.core.values import Recipe
from station.journal import Journal, Reader
from station.journal.verify import verify
from station.runtime.clock import SystemClock
from station.runtime.parts import Parts, PrinterPart
from station.runtime.plc_task import PlcTiming
from station.runtime.station import Station
from tests.core.test_printed import SETTINGS
from tests.runtime.fakes import until
from tests.runtime.test_bench_disk import Disk, held_back

pytestmark = pytest.mark.wire
RECIPE = Recipe("Water", "plain", 2, pattern="[a-z]")


@pytest.fixture
async def sim(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[SimPrinter]:
    monkeypatch.setattr(printer_task, "WAITING_POLL_S", 0.01)
    monkeypatch.setattr(printer_task, "POLL_S", 0.05)
    monkeypatch.setattr(printer_task, "STORE_AGAIN_S", 0.02)
    one = SimPrinter("zpl")
    await one.start()
    yield one
    await one.close()


def drawn(label: ContainerLabel, _printer: object) -> bytes:
    return f"^XA^FD{label.code.text}^FS^XZ\n".encode()


@asynccontextmanager
async def running(disk: Disk, sim: SimPrinter) -> AsyncIterator[Station]:
    """Left in any way, the journal is as a kill would leave it: whatever is not in it is lost."""
    clock, data = SystemClock(), disk.path.parent
    table = {"name": "zebra", "driver": "tcp", "host": "127.0.0.1", "port": sim.port, "language": "zpl"}
    printer = make_tcp_printer("zebra", TcpPrinterSettings.model_validate({**table, "answer_ms": 200}))
    parts = Parts(
        SETTINGS,
        data,
        clock,
        Journal(disk.open),
        lambda: Reader.open(disk.path),
        None,
        PlcTiming(5, 10_000),
        printers=(PrinterPart(printer, (), drawn),),
    )
    async with Station(parts) as station:
        going = asyncio.create_task(station.run())
        await until(lambda: "zebra" in station.devices.printers)
        if station.line.state.order is None:
            assert await station.command(StartOrder("anna", "O1", RECIPE)) is None
            assert await station.command(SetNextSerial("anna", 1)) is None
        yield station
        station.stop()
        await going


async def scanned(station: Station, text: str) -> str:
    refusal, last = await station.scans.scan("anna", text, typed=True)
    return refusal.key if refusal is not None else last.key if last is not None else ""


def awaited(station: Station) -> ContainerLabel:
    [label] = station.line.state.labels.values()
    return label


async def packed(station: Station, units: str = "ab") -> ContainerLabel:
    for unit in units:
        await scanned(station, unit)
    return awaited(station)


async def test_a_label_is_proved_by_the_printers_count(tmp_path: Path, sim: SimPrinter) -> None:
    async with running(disk := Disk(tmp_path), sim) as station:
        label = await packed(station)
        await until(lambda: awaited(station).state == "printed")
        assert awaited(station).proved
        assert [each.strip() for each in sim.labels] == [drawn(label, None).strip()]
        assert await scanned(station, label.code.text) == "bench_closed"
    assert verify(disk.path).clean
    assert disk.events().count("container.closed") == 1


async def test_a_printer_that_says_nothing_prints_unproved(tmp_path: Path, sim: SimPrinter) -> None:
    sim.faults.silent = True
    async with running(Disk(tmp_path), sim) as station:
        await packed(station)
        await until(lambda: awaited(station).state == "printed")
        assert not awaited(station).proved


async def test_out_of_paper_nothing_is_sent_and_a_person_is_told_until_it_is_mended(
    tmp_path: Path, sim: SimPrinter
) -> None:
    sim.faults.paper_out = True
    async with running(Disk(tmp_path), sim) as station:
        await until(lambda: "printer_paper_out:zebra" in station.line.state.alarms)
        await packed(station)
        assert awaited(station).state == "assigned" and not sim.received
        sim.mended()
        await until(lambda: awaited(station).state == "printed")
        await until(lambda: not station.line.state.alarms)


async def test_taken_and_not_counted_it_has_failed_and_is_the_same_when_tried_again(
    tmp_path: Path, sim: SimPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printer_task, "PROOF_S", 0.1)
    sim.faults.loses = 1
    async with running(Disk(tmp_path), sim) as station:
        label = await packed(station)
        await until(lambda: awaited(station).state == "failed")
        assert awaited(station).cause == "label_not_counted"
        assert await station.command(RetryLabel("anna", label.id)) is None
        await until(lambda: awaited(station).state == "printed")
        assert awaited(station).code == label.code and len(sim.labels) == 1


async def test_a_connection_that_breaks_in_a_label_is_a_failure_of_it(tmp_path: Path, sim: SimPrinter) -> None:
    sim.faults.drops_after = 1
    async with running(Disk(tmp_path), sim) as station:
        label = await packed(station)
        await until(lambda: awaited(station).state == "failed")
        assert awaited(station).cause == "printer_lost"
        assert await station.command(WaiveLabel("anna", label.id, "printer broken")) is None
        assert not station.line.state.labels


async def test_killed_between_print_and_scan_the_case_has_the_same_label(tmp_path: Path, sim: SimPrinter) -> None:
    disk = Disk(tmp_path)
    sim.faults.hangs = True
    async with running(disk, sim) as station:
        label = await packed(station)
        await until(lambda: awaited(station).state == "sent")
    sim.mended()
    async with running(disk, sim) as station:
        assert awaited(station) == station.line.state.labels[label.id]
        assert awaited(station).code == label.code
        await until(lambda: f"label_doubtful:{label.id}" in station.line.state.alarms)
        assert await scanned(station, label.code.text) == "bench_closed"
    told = disk.events()
    assert (told.count("label.assigned"), told.count("container.closed")) == (1, 1)
    assert verify(disk.path).clean


async def test_a_disk_that_is_full_while_a_label_prints_loses_no_label_and_takes_no_second_code(
    tmp_path: Path, sim: SimPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loop_module, "REOPEN_WAITS_S", (0.01,))
    disk, room = Disk(tmp_path), asyncio.Event()
    sim.faults.paused = True
    async with running(disk, sim) as station:
        label = await packed(station)
        disk.fill()
        monkeypatch.setattr(Journal, "start", held_back(Journal.start, room))
        while (await station.command(Hold("anna"))) is None and (await station.command(Resume("anna"))) is None:
            continue  # what its last page still takes
        sim.mended()
        assert await station.command(RetryLabel("anna", label.id)) is not None
        await until(lambda: station.devices.printers["zebra"].now.waiting == 0)
        assert not sim.received, "what cannot be stored as sent is not sent"
        disk.full = False
        room.set()
        await until(lambda: station.loop.store_fault is None and awaited(station).state == "printed")
        await station.command(Resume("anna"))
        assert awaited(station).code == label.code
        assert await scanned(station, label.code.text) == "bench_closed"
    assert len(sim.labels) == 1
    assert disk.events().count("label.assigned") == 1
    assert verify(disk.path).clean
