"""A Modbus master nobody here wrote (mbpoll) looks at the same registers: the map lies where the page says."""

import asyncio
import re
import shutil

import pytest

from drivers.errors import NoAnswer
from drivers.plc.modbus import modbus_tcp
from drivers.plc.settings import ModbusSettings
from station.core.values import StationWords
from tests.drivers.conformance.modbus_server import plc_server

pytestmark = [
    pytest.mark.wire,
    pytest.mark.skipif(shutil.which("mbpoll") is None, reason="mbpoll is not installed (apt-get install mbpoll)"),
]


async def mbpoll(port: int, first: int, count: int) -> list[int]:
    """Read holding registers from outside, unsigned."""
    options = ["-m", "tcp", "-p", str(port), "-t", "4", "-0", "-r", str(first), "-c", str(count), "-1", "-q"]
    process = await asyncio.create_subprocess_exec(
        "mbpoll", *options, "127.0.0.1", stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
    )
    told, _ = await process.communicate()
    rows = re.findall(r"^\[(\d+)\]:\s+(\d+)", told.decode(), re.MULTILINE)
    assert [int(register) for register, _ in rows] == list(range(first, first + count)), told
    return [int(value) for _, value in rows]


async def test_another_master_reads_what_the_driver_read_and_wrote() -> None:
    async with plc_server() as server:
        table = {"driver": "modbus", "host": "127.0.0.1", "port": server.port, "station_base": 100}
        plc = modbus_tcp("plc", ModbusSettings.model_validate(table))
        await plc.open()
        with pytest.raises(NoAnswer, match="plc_first_block"):
            await plc.poll()
        await plc.poll()
        await plc.write(StationWords(verdict_epoch=3, verdict=-10, cases_passed=1_234_567, outputs=0xFFFF), 77)
        server.publishes = False
        block = await mbpoll(server.port, 0, 24)
        assert (block[1], block[2], block[0]) == (1, 0x1234, block[23])
        written = await mbpoll(server.port, 100, 18)
        assert written == [1, 1, 0, 77, 0, 3, 65526, 0, 0, 0, 0, 65535, 1234, 567, 0, 0, 0, 1]
        await plc.close()
