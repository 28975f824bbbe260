"""Another Modbus stack, at its worst: the misbehaving server of libmodbus' own tests."""

import asyncio
import shutil
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from drivers.errors import DriverError
from drivers.plc.tcp_link import ModbusLink
from tests.ports import free_port

SOURCE = Path("/usr/share/doc/libmodbus-dev/examples/unit-test-server.c")
UNIT = 17
pytestmark = [
    pytest.mark.wire,
    pytest.mark.skipif(shutil.which("gcc") is None, reason="gcc is not installed"),
    pytest.mark.skipif(not SOURCE.exists(), reason="libmodbus-dev is not installed (apt-get install libmodbus-dev)"),
]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """The program, and the port that is written into it."""
    folder, port = tmp_path_factory.mktemp("libmodbus"), free_port()
    (folder / "server.c").write_text(SOURCE.read_text("utf-8").replace("1502", str(port)), "utf-8")
    command = ["gcc", "-w", f"-I{SOURCE.parent}", "-I/usr/include/modbus", "server.c", "-o", "server", "-lmodbus"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder / "server", port


@pytest.fixture
async def link(built: tuple[Path, int]) -> AsyncIterator[ModbusLink]:
    """It serves one connection and ends with it."""
    server = await asyncio.create_subprocess_exec(
        str(built[0]), "tcp", stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL
    )
    link = ModbusLink("127.0.0.1", built[1], UNIT, 0.3)
    async with asyncio.timeout(10):
        while True:
            try:
                await link.open()
                break
            except DriverError:
                await asyncio.sleep(0.01)
    yield link
    await link.close()
    server.kill()
    await server.wait()


@pytest.mark.parametrize(
    ("address", "count", "told"),
    [
        (0x170, 1, r"plc_busy\(code=6\)"),
        (0x171, 1, "plc_reply.*transaction"),
        (0x172, 1, "plc_no_reply"),
        (0x160, 2, "plc_reply.*byte_count"),
        (0x400, 1, r"plc_exception\(code=2"),
    ],
    ids=["busy", "another transaction", "sleeps", "one register too few", "no such register"],
)
async def test_its_wrong_answers_are_told_as_what_they_are(
    link: ModbusLink, address: int, count: int, told: str
) -> None:
    with pytest.raises(DriverError, match=told):
        await link.read(3, address, count)


async def test_its_answers_byte_by_byte_are_answers(link: ModbusLink) -> None:
    await link.write(0x160, [1, 2, 3])
    assert await link.read(3, 0x160, 3) == [1, 2, 3]
    link._unit = 255  # it answers as that here, whatever it was asked as
    assert await link.read(3, 0x173, 1) == [0]
