"""The station at a real broker: birth and death, retained state, events that no outage loses."""

import asyncio
import json
import shutil
import socket
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiomqtt
import pytest
from structlog.testing import capture_logs

from config.side_tables import MqttPart
from station.assembly.mqtt import CURSOR, MqttPublisher
from sync.clock import SystemClock
from tests.ports import free_port
from tests.sync.answering import Authority
from tests.sync.memory import MemoryOutbox
from tests.ui.factories.samples import calm

BROKER = shutil.which("mosquitto", path="/usr/sbin:/usr/bin")
pytestmark = [pytest.mark.wire, pytest.mark.skipif(BROKER is None, reason="mosquitto is not installed")]


@contextmanager
def broker(folder: Path, port: int, more: str = "") -> Iterator[None]:
    config = folder / "mosquitto.conf"
    config.write_text(f"listener {port} 127.0.0.1\nallow_anonymous true\nuser root\n{more}\n")
    assert BROKER is not None
    with subprocess.Popen([BROKER, "-c", str(config)], stderr=subprocess.DEVNULL) as process:
        try:
            listens(port)
            yield
        finally:
            process.terminate()


def listens(port: int) -> None:
    while True:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return


def written(outbox: MemoryOutbox, count: int) -> None:
    for number in range(count):
        outbox.write("order.suspended", {"order": f"A{number} <b>\u202e", "by": "", "reason": "x" * 900})


def part(port: int, **more: object) -> MqttPart:
    told = {"host": "127.0.0.1", "port": port, "tls": False, "topic": "plant/line", "state_every_s": 0.2}
    return MqttPart.model_validate(told | more)


@asynccontextmanager
async def publishing(settings: MqttPart, outbox: MemoryOutbox) -> AsyncIterator[asyncio.Task[None]]:
    stop = asyncio.Event()
    publisher = MqttPublisher(settings, "L1", calm, outbox, SystemClock())
    task = asyncio.create_task(publisher.run(stop))
    yield task
    stop.set()
    await task


@pytest.fixture
def ours(tmp_path: Path) -> Authority:
    return Authority(tmp_path)


@contextmanager
def secured(folder: Path, *names: str, authority: Authority) -> Iterator[tuple[int, int]]:
    """A broker that wants TLS and a certificate of this authority, and its port for who listens here."""
    authority.write_server(folder, *names)
    port, plain = free_port(), free_port()
    files = f"cafile {authority.file}\ncertfile {folder}/server.pem\nkeyfile {folder}/server.key"
    more = f"{files}\nrequire_certificate true\nlistener {plain} 127.0.0.1"
    with broker(folder, port, more):
        listens(plain)
        yield port, plain


def by_tls(port: int, authority: Authority, **more: object) -> MqttPart:
    folder = authority.folder
    authority.station(folder / "station.pem", folder / "station.key")
    files = {"ca_file": authority.file, "client_cert_file": folder / "station.pem"}
    told = files | {"client_key_file": folder / "station.key", "host": "localhost", "tls": True}
    return part(port, **(told | more))


async def heard(port: int, count: int) -> dict[str, Any]:
    """Newest message of each topic, once so many topics were heard."""
    found: dict[str, Any] = {}
    async with aiomqtt.Client("127.0.0.1", port) as client:
        await client.subscribe("plant/line/L1/#", qos=1)
        async with asyncio.timeout(20):
            async for message in client.messages:
                found[str(message.topic).removeprefix("plant/line/L1/")] = json.loads(bytes(message.payload))
                if len(found) >= count:
                    return found
    return found


@pytest.mark.parametrize("version", ["5", "3.1.1"])
async def test_birth_state_counters_and_alarms_are_retained_and_death_is_told(tmp_path: Path, version: str) -> None:
    port = free_port()
    with broker(tmp_path, port):
        async with publishing(part(port, version=version), MemoryOutbox()) as task:
            told = await heard(port, 4)
            assert told["status"] == {"online": True}
            assert told["state"]["permissive"] is True
            assert told["counters"]["released"] >= 0
            assert told["alarms"] == []
            assert not task.done()
        assert (await heard(port, 4))["status"] == {"online": False}


async def test_events_wait_for_a_broker_that_is_away_and_each_moves_the_cursor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("station.assembly.mqtt.back_off_s", lambda *_: 0.0)
    port, outbox = free_port(), MemoryOutbox()
    written(outbox, 3)
    async with publishing(part(port), outbox):
        await asyncio.to_thread(lambda: None)
        assert await outbox.cursor(CURSOR) == 0
        with broker(tmp_path, port):
            await reached(outbox, 3)


async def reached(outbox: MemoryOutbox, seq: int) -> None:
    async with asyncio.timeout(30):
        while await outbox.cursor(CURSOR) < seq:
            await asyncio.sleep(0.02)


async def test_a_broker_that_refuses_us_loses_nothing(tmp_path: Path) -> None:
    port, outbox = free_port(), MemoryOutbox()
    written(outbox, 1)
    (tmp_path / "users").write_text("")
    with broker(tmp_path, port, "allow_anonymous false\npassword_file " + str(tmp_path / "users")):
        async with publishing(part(port), outbox) as task:
            await asyncio.sleep(0.5)
            assert not task.done()
            assert await outbox.cursor(CURSOR) == 0


@pytest.mark.parametrize("version", ["5", "3.1.1"])
async def test_over_tls_both_sides_prove_themselves(tmp_path: Path, ours: Authority, version: str) -> None:
    outbox = MemoryOutbox()
    written(outbox, 3)
    with secured(tmp_path, authority=ours) as (port, plain):
        async with publishing(by_tls(port, ours, version=version), outbox):
            assert (await heard(plain, 4))["status"] == {"online": True}
            await reached(outbox, 3)


@pytest.mark.filterwarnings("ignore:Exception ignored in. <ssl.SSLSocket:pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(
    ("wrong", "cause"),
    [
        ("authority", "its certificate is not from a trusted authority"),
        ("name", "its certificate is for another name"),
        ("no authorities", "the file of authorities cannot be read"),
        ("our key", "our certificate or its key cannot be read"),
        ("our time", "our certificate has expired"),
    ],
)
async def test_what_is_wrong_with_tls_is_one_sentence_and_mended_without_a_restart(
    tmp_path: Path, ours: Authority, wrong: str, cause: str
) -> None:
    """paho-mqtt leaves a socket whose handshake failed to the collector, which says so."""
    outbox, names = MemoryOutbox(), ("other.example",) if wrong == "name" else ()
    written(outbox, 1)
    with secured(tmp_path, *names, authority=ours) as (port, _), capture_logs() as logs:
        settings = by_tls(port, ours)
        right = {path: path.read_bytes() for path in tmp_path.glob("*.*")}
        spoil(tmp_path, ours, wrong)
        async with publishing(settings, outbox) as task:
            async with asyncio.timeout(20):
                while len(logs) == 0:
                    await asyncio.sleep(0.02)
            said = f"The broker localhost is away: {cause}. It is tried again for ever."
            assert [each["event"] for each in logs] == [said]
            assert not task.done() and await outbox.cursor(CURSOR) == 0
            if wrong != "name":
                for path, content in right.items():
                    path.write_bytes(content)
                await reached(outbox, 1)
                assert logs[-1]["event"] == "The broker localhost is there."


def spoil(folder: Path, ours: Authority, wrong: str) -> None:
    match wrong:
        case "authority":
            Authority(folder).install(folder / "ca.pem")
        case "no authorities":
            (folder / "ca.pem").write_text("none")
        case "our key":
            (folder / "station.key").write_text("none")
        case "our time":
            long_ago = datetime(2020, 1, 1, tzinfo=UTC)
            ours.station(folder / "station.pem", folder / "station.key", long_ago)
        case _:
            assert wrong == "name"


async def test_who_shows_no_certificate_is_not_let_in(
    tmp_path: Path, ours: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("station.assembly.mqtt.ANSWER_S", 0.5)
    outbox = MemoryOutbox()
    written(outbox, 1)
    with secured(tmp_path, authority=ours) as (port, _), capture_logs() as logs:
        nobody = by_tls(port, ours, client_cert_file=None, client_key_file=None)
        async with publishing(nobody, outbox) as task, asyncio.timeout(20):
            while not any("is away" in each["event"] for each in logs):
                await asyncio.sleep(0.02)
            assert not task.done() and await outbox.cursor(CURSOR) == 0


@dataclass
class Deaf:
    """Between the station and its broker: of what the broker says only the first ``passed`` pieces come through, until
    it is healed. Everything that the station says reaches the broker."""

    broker: int
    passed: int
    healed: bool = False
    sessions: list[int] = field(default_factory=list)
    """Bytes that the station said in each."""
    talks: list[asyncio.Task[None]] = field(default_factory=list)

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task: asyncio.Task[None] | None = asyncio.current_task()
        assert task is not None
        self.talks.append(task)
        there, back = await asyncio.open_connection("127.0.0.1", self.broker)
        self.sessions.append(0)
        number = len(self.sessions) - 1
        answers = asyncio.create_task(self._answers(there, writer))
        with suppress(ConnectionError):
            while content := await reader.read(65_536):
                self.sessions[number] += len(content)
                back.write(content)
        for each in (back, writer):
            each.close()
            with suppress(ConnectionError):
                await each.wait_closed()
        await answers

    async def _answers(self, there: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        pieces = 0
        with suppress(ConnectionError):
            while content := await there.read(65_536):
                pieces += 1
                if self.healed or pieces <= self.passed:
                    writer.write(content)


@pytest.mark.parametrize(("version", "passed"), [("5", 1), ("3.1.1", 1), ("5", 6)])
async def test_a_broker_that_takes_and_never_acknowledges_is_told_again_and_nothing_heaps_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str, passed: int
) -> None:
    """``passed``: its answer to the connection, or that and the acknowledgements of the state and the first event."""
    monkeypatch.setattr("station.assembly.mqtt.ANSWER_S", 0.2)
    monkeypatch.setattr("station.assembly.mqtt.back_off_s", lambda *_: 0.0)
    port, outbox = free_port(), MemoryOutbox()
    written(outbox, 500)
    with broker(tmp_path, port), capture_logs() as logs:
        deaf = Deaf(port, passed)
        async with await asyncio.start_server(deaf.talk, "127.0.0.1", 0) as server:
            settings = part(server.sockets[0].getsockname()[1], version=version)
            async with publishing(settings, outbox), aiomqtt.Client("127.0.0.1", port) as listener:
                await listener.subscribe("plant/line/L1/events/#", qos=1)
                async with asyncio.timeout(30):
                    while len(deaf.sessions) < 4:
                        await asyncio.sleep(0.02)
                assert await outbox.cursor(CURSOR) == 0
                assert max(deaf.sessions) < 8_000, "one message is under way at a time, whatever waits"
                away = "The broker 127.0.0.1 is away: no answer in time. It is tried again for ever."
                assert [each["event"] for each in logs] == [away], "it is said once"
                deaf.healed = True
                assert await every_id(listener, 500) == {f"epoch-a-{seq}" for seq in range(1, 501)}
                await reached(outbox, 500)
            await asyncio.gather(*deaf.talks)


async def every_id(listener: aiomqtt.Client, count: int) -> set[str]:
    found: set[str] = set()
    async with asyncio.timeout(60):
        async for message in listener.messages:
            found.add(json.loads(bytes(message.payload))["id"])
            if len(found) == count:
                break
    return found


def test_an_event_that_is_too_large_goes_without_its_body() -> None:
    outbox = MemoryOutbox()
    written(outbox, 1)
    publisher = MqttPublisher(part(1, max_bytes=1_024), "L1", calm, outbox, SystemClock())
    told = json.loads(publisher._event(outbox.records[0]))
    assert told["too_large"] and told["seq"] == 1 and "body" not in told
