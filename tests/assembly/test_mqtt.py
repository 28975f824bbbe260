"""The station at a real broker: birth and death, retained state, events that no outage loses."""

import asyncio
import json
import shutil
import socket
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import aiomqtt
import pytest

from config.side_tables import MqttPart
from station.assembly.mqtt import CURSOR, MqttPublisher
from sync.clock import SystemClock
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
            while True:
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
            yield
        finally:
            process.terminate()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


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


async def test_events_wait_for_a_broker_that_is_away_and_each_moves_the_cursor(tmp_path: Path) -> None:
    port, outbox = free_port(), MemoryOutbox()
    written(outbox, 3)
    async with publishing(part(port), outbox):
        await asyncio.to_thread(lambda: None)
        assert await outbox.cursor(CURSOR) == 0
        with broker(tmp_path, port):
            async with asyncio.timeout(30):
                while await outbox.cursor(CURSOR) < 3:
                    await asyncio.sleep(0.05)


async def test_a_broker_that_refuses_us_loses_nothing(tmp_path: Path) -> None:
    port, outbox = free_port(), MemoryOutbox()
    written(outbox, 1)
    (tmp_path / "users").write_text("")
    with broker(tmp_path, port, "allow_anonymous false\npassword_file " + str(tmp_path / "users")):
        async with publishing(part(port), outbox) as task:
            await asyncio.sleep(0.5)
            assert not task.done()
            assert await outbox.cursor(CURSOR) == 0


def test_an_event_that_is_too_large_goes_without_its_body() -> None:
    outbox = MemoryOutbox()
    written(outbox, 1)
    publisher = MqttPublisher(part(1, max_bytes=1_024), "L1", calm, outbox, SystemClock())
    told = json.loads(publisher._event(outbox.records[0]))
    assert told["too_large"] and told["seq"] == 1 and "body" not in told
