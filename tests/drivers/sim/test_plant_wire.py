"""The plant as its parent and its station meet it: a process, four ports, lines on stdin and stdout."""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from pymodbus.client import AsyncModbusTcpClient

from drivers.sim.camera_server import HEADER, MAGIC
from drivers.sim.devices import CaseTelegram
from drivers.sim.facts import Closed, Placed, Started
from drivers.sim.ledger import read
from drivers.sim.plant import main
from drivers.sim.plant_process import NOTHING_READ, as_case_telegram
from drivers.sim.truth import compare
from tests.drivers.sim.small_station import SmallStation

pytestmark = pytest.mark.wire
ROOT = Path(__file__).parents[3]
FAST = ("--rows", "1", "--columns", "3", "--rate", "100000", "--shape", "queue", "--travel-cases", "6")
SMALL = ("--megapixels", "0.3", "--rows", "1", "--columns", "2", "--rate", "50000", "--travel-cases", "4")


@pytest.fixture
def sigint() -> Iterator[None]:
    """``main`` ignores SIGINT for its process, which here is the tests'."""
    before = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, before)


class PlantUnderTest:
    """The running process."""

    def __init__(self, data: Path, *options: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "drivers.sim.plant", "--data", str(data), *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        self.ports = self.hear()

    def hear(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        said: dict[str, Any] = json.loads(self.process.stdout.readline())
        return said

    def tell(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(line.encode() + b"\n")
        self.process.stdin.flush()

    def ask(self, wish: str) -> dict[str, Any]:
        self.tell(json.dumps({"do": wish}))
        return self.hear()


@contextmanager
def plant(data: Path, *options: str) -> Iterator[PlantUnderTest]:
    running = PlantUnderTest(data, *options)
    try:
        yield running
    finally:
        running.process.kill()
        running.process.wait()
        for pipe in (running.process.stdin, running.process.stdout):
            assert pipe is not None
            pipe.close()


@asynccontextmanager
async def master(port: int) -> AsyncIterator[AsyncModbusTcpClient]:
    client = AsyncModbusTcpClient("127.0.0.1", port=port, retries=0, timeout=1)
    assert await client.connect()
    try:
        yield client
    finally:
        client.close()


class OverTheWire(SmallStation):
    """The small station, its polls over sockets."""

    async def drive(self, running: PlantUnderTest) -> dict[str, Any]:
        """Until the plant says that it has stopped, and the last disposal is known."""
        stopped = asyncio.create_task(asyncio.to_thread(running.hear))
        reader, writer = await asyncio.open_connection("127.0.0.1", running.ports["unit_reader"])
        listening = asyncio.create_task(self._listen(reader))
        async with master(running.ports["modbus"]) as client:
            while not (stopped.done() and not self.waiting):
                words = list((await client.read_holding_registers(0, count=24)).registers)
                await asyncio.sleep(0)
                self._take(words)
                self.words[0] = self.words[17] = self.words[3] = self.words[3] % 32_000 + 1
                self.words[1], self.words[11] = 1, 1
                await client.write_registers(100, [word & 0xFFFF for word in self.words])
                await asyncio.sleep(0.01)
        listening.cancel()
        writer.close()
        return await stopped

    async def _listen(self, reader: asyncio.StreamReader) -> None:
        while line := await reader.readline():
            number, _, text = line.decode().strip().partition(";")
            self.telegrams[0, int(number)] = None if text in NOTHING_READ else text


def test_ready_ports_wishes_and_end_of_parent(tmp_path: Path) -> None:
    with plant(tmp_path, *FAST) as running:
        assert running.ports["ready"] is True
        assert set(running.ports) == {"ready", "modbus", "camera", "unit_reader", "label_reader"}
        assert json.loads((tmp_path / "plant" / "ports.json").read_text()) == running.ports
        running.process.send_signal(signal.SIGINT)
        assert running.ask("counters")["triggers"] == 0, "SIGINT is its parent's business"
        assert running.ask("first_unit") == {"did": "first_unit", "code": None}
        assert running.ask("clear_zone") == {"did": "clear_zone", "units": []}
        for nonsense in ("huh", "[]", '{"do": 3}', "\x00" * 200):
            running.tell(nonsense)
            assert running.hear()["error"] == "unknown_wish"
        assert running.process.stdin is not None
        running.process.stdin.close()
        assert running.process.wait(5) == 0


async def test_a_queue_run_over_sockets_is_true_and_goes_on_after_kill_9(tmp_path: Path) -> None:
    claims = []
    for epoch in (0, 1):
        with plant(tmp_path, *FAST, "--cases", "8", "--seed", str(epoch)) as running:
            station = OverTheWire(_Line(), epoch=epoch)  # type: ignore[arg-type]
            stopped = await station.drive(running)
            assert stopped["stopped"] is True
            assert stopped["triggers"] == len(station.released) == 8
            claims += [(*number, codes) for number, codes in station.released.items()]
            running.process.kill()
    truth = tmp_path / "plant" / "truth.jsonl"
    report = compare(truth, claims, quarantined=[])
    assert report.matches
    assert report.triggers == 16
    units = [unit for fact in read(truth) if isinstance(fact, Placed) for unit in fact.units]
    assert len({number for number, _, _ in units}) == len({code for _, code, _ in units}) == len(units)
    assert sum(isinstance(fact, Started) for fact in read(truth)) == 2


class _Line:
    """What the small station wants to know of a plant it only meets by wire."""

    class settings:  # noqa: N801
        shape = "queue"
        lanes = 1
        units_per_case = 3
        case_top = 32_000


async def test_a_counted_camera_greets_and_sends_every_picture(tmp_path: Path) -> None:
    with plant(tmp_path, *SMALL) as running:
        station = OverTheWire(_Line(), epoch=0)  # type: ignore[arg-type]
        reader, writer = await asyncio.open_connection("127.0.0.1", running.ports["camera"])
        assert HEADER.unpack(await reader.readexactly(HEADER.size)) == (MAGIC, 0, pytest.approx(0, abs=10**7), 0, 0)
        driving = asyncio.create_task(station.drive(running))
        for counter in (1, 2):
            magic, got, time_us, width, height = HEADER.unpack(await reader.readexactly(HEADER.size))
            assert (magic, got) == (MAGIC, counter)
            assert time_us > 0
            pixels = await reader.readexactly(width * height)
            assert len(set(pixels)) > 50
        running.tell("stop")
        assert (await driving)["stopped"] is True
        writer.close()


async def test_two_cameras_each_send_every_layer_on_a_port_of_their_own(tmp_path: Path) -> None:
    with plant(tmp_path, *SMALL, "--cameras", "2", "--layers", "2") as running:
        clients = [await asyncio.open_connection("127.0.0.1", running.ports[name]) for name in ("camera", "camera_2")]
        for reader, _ in clients:
            await reader.readexactly(HEADER.size)
        driving = asyncio.create_task(OverTheWire(_Line(), epoch=0).drive(running))  # type: ignore[arg-type]
        pictures = []
        for layer in (1, 2):
            for reader, _ in clients:
                _, counter, _, width, height = HEADER.unpack(await reader.readexactly(HEADER.size))
                pictures.append(await reader.readexactly(width * height))
                assert counter == layer
        assert len(set(pictures)) == 4, "each view is another picture"
        running.tell("stop")
        assert (await driving)["stopped"] is True
        for _, writer in clients:
            writer.close()


async def test_a_reader_of_whole_cases_tells_every_place(tmp_path: Path) -> None:
    with plant(tmp_path, "--shape", "reader", "--rows", "1", "--columns", "3", "--rate", "50000") as running:
        reader, writer = await asyncio.open_connection("127.0.0.1", running.ports["unit_reader"])
        station = OverTheWire(_Line(), epoch=0)  # type: ignore[arg-type]
        driving = asyncio.create_task(station.drive(running))
        number, *places = (await reader.readline()).decode().strip().split(";")
        running.tell("stop")
        assert (await driving)["stopped"] is True
        writer.close()
    closed = next(fact for fact in read(tmp_path / "plant" / "truth.jsonl") if isinstance(fact, Closed))
    codes = {
        unit: code
        for fact in read(tmp_path / "plant" / "truth.jsonl")
        if isinstance(fact, Placed)
        for unit, code, _ in fact.units
    }
    assert number == "1"
    assert places == [f"{place}:{codes[unit]}" for place, unit in enumerate(closed.units, 1)]


def test_what_a_reader_of_whole_cases_sends() -> None:
    told = CaseTelegram(7, ((1, "A"), (2, None), (3, "C")))
    assert as_case_telegram(told, positions=True) == b"7;1:A;2:NOREAD;3:C\r\n"
    assert as_case_telegram(told, positions=False) == b"7;A;C\r\n"
    assert as_case_telegram(CaseTelegram(8, ((1, None),)), positions=False) == b"8;NOREAD\r\n"


async def test_an_asked_camera_answers_each_request_until_sigterm(tmp_path: Path) -> None:
    with plant(tmp_path, *SMALL, "--camera", "asked", "--case-code", "picture") as running:
        reader, writer = await asyncio.open_connection("127.0.0.1", running.ports["camera"])
        await reader.readexactly(HEADER.size)
        writer.write(b"T")
        _, counter, _, width, height = HEADER.unpack(await reader.readexactly(HEADER.size))
        await reader.readexactly(width * height)
        assert counter == 1
        running.process.terminate()
        assert running.process.wait(30) == 0, "SIGTERM ends it, with a client on the line"
        writer.close()


@pytest.mark.usefixtures("sigint")
def test_a_folder_has_one_plant_and_a_taken_port_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with plant(tmp_path, *FAST):
        assert main(["--data", str(tmp_path)]) == 2
        assert "another plant" in capfd.readouterr().err
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        for which in ("modbus", "camera"):
            assert main(["--data", str(tmp_path), f"--{which}-port", str(port)]) == 2
            said = capfd.readouterr().err
            assert said.startswith("plant: ")
            assert len(said.splitlines()) == 1


@pytest.mark.usefixtures("sigint")
def test_bad_options_and_a_damaged_truth_are_one_sentence(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path), "--rate", "900000", "--rows", "1", "--columns", "1"]) == 2
    assert "needs 40 ms" in capfd.readouterr().err
    for option in (["--shape", "queue", "--cameras", "2"], ["--lanes", "2"], ["--camera", "asked", "--layers", "2"]):
        assert main(["--data", str(tmp_path), *option]) == 2
        assert len(capfd.readouterr().err.splitlines()) == 1
    with pytest.raises(SystemExit) as refused:
        main(["--data", str(tmp_path), "--rate", "many"])
    assert refused.value.code == 2
    (tmp_path / "plant" / "truth.jsonl").write_text("what?\n")
    assert main(["--data", str(tmp_path)]) == 2
    assert "not a fact" in capfd.readouterr().err
