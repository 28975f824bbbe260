"""Every Printer driver, held to drivers.protocols.Printer: TCP and serial in both languages, a folder, a CUPS queue."""

import asyncio
import os
import threading
import tty
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from drivers.catalog import PRINTERS
from drivers.errors import DeviceLost
from drivers.printer import stream_printer
from drivers.printer.tspl import TSPL
from drivers.printer.zpl import ZPL
from drivers.protocols import Printer, PrinterStatus
from drivers.sim.printer import Language, SimPrinter
from tests.drivers.conformance.rules import RULES, Bench

pytestmark = pytest.mark.wire
LABEL = {"zpl": b"^XA^FO1,1^GFA,1,1,1,80^FS^PQ1^XZ\n", "tspl": b"CLS\r\nBITMAP 0,0,1,2,0,\r\n\r\nPRINT 1,1\r\n"}
WAYS = ["tcp-zpl", "tcp-tspl", "serial-zpl", "file-zpl", "cups-zpl"]


def make(driver: str, language: str, **settings: Any) -> Printer:
    entry = PRINTERS[driver]
    table = {"name": "it", "driver": driver, "language": language, "answer_ms": 200, **settings}
    return entry.load()("it", entry.settings.model_validate(table))


@dataclass
class Rig:
    """A printer driver and what stands behind it."""

    way: str
    folder: Path
    device: Printer = field(init=False)
    sim: SimPrinter = field(init=False)
    line: asyncio.Task[None] | None = None
    ends: tuple[int, ...] = ()

    @property
    def language(self) -> Language:
        return "tspl" if self.way.endswith("tspl") else "zpl"

    async def begin(self) -> None:
        self.sim = SimPrinter(self.language)
        await self.sim.start()
        port = self.sim.port
        if not self.way.startswith("serial"):
            await self.sim.close()
        self.sim.port = port
        match self.way.partition("-")[0]:
            case "tcp":
                self.device = make("tcp", self.language, host="127.0.0.1", port=port)
            case "serial":
                self.device = make("serial", self.language, port=str(self.folder / "tty"))
            case "file":
                self.device = make("file", self.language, path=str(self.folder / "labels"))
            case _:
                self.device = make("cups", self.language, queue="labels")

    async def appear(self) -> None:
        match self.way.partition("-")[0]:
            case "tcp":
                await self.sim.start()
            case "serial":
                await self._plug_in()
            case "file":
                (self.folder / "labels").mkdir(exist_ok=True)
            case _:
                self._install("lp", f"cat > {self.folder}/spooled.$$")
                self._install("lpstat", f"test ! -e {self.folder}/stopped && echo 'printer labels is idle. enabled'")

    def _install(self, name: str, script: str) -> None:
        program = self.folder / "bin" / name
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="ascii")
        program.chmod(0o755)

    async def vanish(self) -> None:
        match self.way.partition("-")[0]:
            case "tcp":
                await self.sim.close()
            case "serial":
                self._unplug()
            case "file":
                (self.folder / "labels").rename(self.folder / "gone")
            case _:
                (self.folder / "bin" / "lp").unlink()
                (self.folder / "bin" / "lpstat").unlink()

    async def _plug_in(self) -> None:
        """A pseudo terminal, joined to the emulated printer."""
        own, other = os.openpty()
        tty.setraw(own)
        tty.setraw(other)
        link = self.folder / "tty"
        link.unlink(missing_ok=True)
        link.symlink_to(os.ttyname(other))
        self.ends = (own, other)
        self.line = asyncio.create_task(self._join(own))

    async def _join(self, own: int) -> None:
        loop = asyncio.get_running_loop()
        reader, writer = await asyncio.open_connection("127.0.0.1", self.sim.port)
        os.set_blocking(own, False)

        def heard() -> None:
            try:
                writer.write(os.read(own, 4_096))
            except OSError:
                loop.remove_reader(own)

        loop.add_reader(own, heard)
        try:
            while said := await reader.read(4_096):
                os.write(own, said)
        finally:
            loop.remove_reader(own)
            writer.transport.abort()

    def _unplug(self) -> None:
        if self.line is not None:
            self.line.cancel()
        ends, self.ends = self.ends, ()
        for end in ends:
            asyncio.get_running_loop().remove_reader(end)
            os.close(end)
        (self.folder / "tty").unlink(missing_ok=True)

    async def use(self) -> None:
        await self.device.print(LABEL[self.language])

    async def printed(self) -> list[bytes]:
        """What came out at the other end, whole."""
        match self.way.partition("-")[0]:
            case "file":
                return [each.read_bytes() for each in sorted((self.folder / "labels").glob("*.zpl"))]
            case "cups":
                return [each.read_bytes() for each in sorted(self.folder.glob("spooled.*"))]
            case _:
                async with asyncio.timeout(5):
                    while not self.sim.labels:
                        await asyncio.sleep(0)
                return [label.rstrip() for label in self.sim.labels]


@pytest.fixture(params=WAYS)
async def rig(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Rig]:
    (tmp_path / "bin").mkdir()
    one = Rig(request.param, tmp_path)
    if one.way.startswith("cups"):
        monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/bin:/usr/bin")
    await one.begin()
    yield one
    await one.device.close()
    if one.ends:
        one._unplug()
    await one.sim.close()


@pytest.mark.parametrize("rule", RULES)
async def test_house_rules(rig: Rig, rule: Any) -> None:
    await rule(Bench(rig.device, rig.appear, rig.vanish, rig.use))


async def test_a_label_arrives_whole(rig: Rig) -> None:
    await rig.appear()
    await rig.device.open()
    await rig.use()
    assert [label.rstrip() for label in await rig.printed()] == [LABEL[rig.language].rstrip()]


async def test_what_is_not_known_is_not_told_as_good(rig: Rig) -> None:
    """A folder and a queue say nothing of the printer behind them; a printer that is silent says nothing of itself."""
    rig.sim.faults.silent = True
    await rig.appear()
    await rig.device.open()
    assert await rig.device.status() == PrinterStatus(known=False)
    assert await rig.device.counter() is None


async def test_one_that_goes_away_is_lost(rig: Rig) -> None:
    await rig.appear()
    await rig.device.open()
    await rig.vanish()
    with pytest.raises(DeviceLost):
        for _ in range(3):
            await rig.device.status()
            await rig.use()


@pytest.fixture(params=["zpl", "tspl"])
async def sim(request: pytest.FixtureRequest) -> AsyncIterator[SimPrinter]:
    one = SimPrinter(request.param)
    await one.start()
    yield one
    await one.close()


async def opened(sim: SimPrinter) -> Printer:
    device = make("tcp", sim.language, host="127.0.0.1", port=sim.port)
    await device.open()
    return device


@pytest.mark.parametrize(
    ("fault", "told"),
    [("paper_out", "paper_out"), ("ribbon_out", "ribbon_out"), ("head_open", "head_open"), ("paused", "paused")],
)
async def test_each_state_is_told(sim: SimPrinter, fault: str, told: str) -> None:
    device = await opened(sim)
    assert await device.status() == PrinterStatus(known=True)
    setattr(sim.faults, fault, True)
    sim.faults.pieces = True
    assert await device.status() == PrinterStatus(known=True, faults=(told,))  # type: ignore[arg-type]
    await device.close()


async def test_the_count_goes_up_with_what_came_out(sim: SimPrinter) -> None:
    device = await opened(sim)
    before = await device.counter()
    sim.faults.paper_out = True
    await device.print(LABEL[sim.language])
    assert await device.counter() == before
    assert (await device.status()).busy
    sim.mended()
    assert before is not None and await device.counter() == before + 1
    await device.close()


async def test_an_answer_that_came_too_late_is_no_answer_to_the_next_question(sim: SimPrinter) -> None:
    device = await opened(sim)
    sim.faults.half_status = sim.language == "zpl"
    sim.faults.silent = sim.language == "tspl"
    assert not (await device.status()).known
    sim.mended()
    assert await device.status() == PrinterStatus(known=True)
    assert await device.counter() == sim.odometer
    await device.close()


async def test_a_printer_that_takes_nothing_hangs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream_printer, "WRITE_S", 0.05)

    callers: list[asyncio.StreamWriter] = []

    async def deaf(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.transport.pause_reading()  # type: ignore[attr-defined]
        callers.append(writer)

    server = await asyncio.start_server(deaf, "127.0.0.1", 0)
    device = make("tcp", "zpl", host="127.0.0.1", port=server.sockets[0].getsockname()[1])
    await device.open()
    with pytest.raises(DeviceLost, match="printer_hangs"):
        await device.print(b" " * 50_000_000)
    await device.close()
    for each in callers:
        each.transport.abort()
    server.close()
    await asyncio.sleep(0)


async def test_a_stopped_queue_is_paused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    program = tmp_path / "lpstat"
    program.write_text("#!/bin/sh\necho 'printer labels disabled since Mon'\n", encoding="ascii")
    program.chmod(0o755)
    device = make("cups", "zpl", queue="labels")
    await device.open()
    assert await device.status() == PrinterStatus(known=True, faults=("paused",))


@pytest.mark.parametrize(
    "said",
    [
        b"\x02030,1\x03\x02001\x03\x021234,0\x03",
        b"\x02" + b"1," * 11 + b"\x03" * 3,
        b"\x03\x03\x03",
        b"x" * 600,
        b"\x02030,0,0,1245,000,0,0,0,000,0,0,0\x03\x02001,0,0,0,1,2,4,0,0,1,000\x03\x02\xff\xfe,0\x03",
    ],
)
def test_what_is_no_state_is_unknown(said: bytes) -> None:
    assert ZPL.status_ends(said) and not ZPL.status_of(said).known


def test_bits_that_tspl_does_not_have_are_unknown() -> None:
    assert not TSPL.status_of(b"\xff").known
    assert TSPL.status_of(b"\x25") == PrinterStatus(known=True, faults=("head_open", "paper_out"), busy=True)


def test_a_count_is_digits() -> None:
    assert ZPL.counter_of(b'"?"') is None
    assert ZPL.counter_of(b'"12345"') == 12_345
    assert TSPL.counter_of(b"12345\r\n") == 12_345


async def opened_folder(tmp_path: Path) -> Printer:
    (tmp_path / "labels").mkdir()
    device = make("file", "zpl", path=str(tmp_path / "labels"))
    await device.open()
    return device


async def test_a_share_whose_server_is_gone_is_a_lost_printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    device = await opened_folder(tmp_path)

    def stale(_folder: Path) -> bool:
        raise OSError(116, "Stale file handle")

    monkeypatch.setattr(Path, "is_dir", stale)
    for ask in (device.status(), device.counter(), device.print(b"^XA^XZ")):
        with pytest.raises(DeviceLost, match="printer_folder"):
            await ask


async def test_a_folder_is_never_looked_at_by_the_line_s_own_thread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    device, seen = await opened_folder(tmp_path), set[int]()
    is_dir = Path.is_dir

    def noted(folder: Path) -> bool:
        seen.add(threading.get_ident())
        return is_dir(folder)

    monkeypatch.setattr(Path, "is_dir", noted)
    await device.status()
    await device.print(b"^XA^XZ")
    assert seen and threading.get_ident() not in seen


async def test_a_program_of_cups_that_cannot_be_started_is_a_lost_printer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    for name in ("lp", "lpstat"):
        (tmp_path / name).write_bytes(b"\x7fELF")
        (tmp_path / name).chmod(0o755)
    with pytest.raises(DeviceLost, match="printer_queue"):
        await make("cups", "zpl", queue="labels").open()
