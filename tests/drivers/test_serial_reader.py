"""A handheld on a serial port, over a pair of pseudo-terminals."""

import os
import tty
from collections.abc import Iterator
from contextlib import suppress

import pytest

from drivers.catalog import READERS
from drivers.errors import DeviceLost
from drivers.protocols import CodeReader
from drivers.reader.settings import SerialReaderSettings

pytestmark = pytest.mark.wire


@pytest.fixture
def wire() -> Iterator[tuple[int, str]]:
    """The handheld's end, and the path of the station's."""
    mine, theirs = os.openpty()
    tty.setraw(theirs)
    yield mine, os.ttyname(theirs)
    for fd in (mine, theirs):
        with suppress(OSError):
            os.close(fd)


def reader(path: str) -> CodeReader:
    settings = SerialReaderSettings.model_validate({"name": "gun", "driver": "serial", "port": path})
    return READERS["serial"].load()("gun", settings)


async def test_every_line_is_one_code_however_it_comes(wire: tuple[int, str]) -> None:
    mine, path = wire
    device = reader(path)
    await device.open()
    os.write(mine, b"00123;45\r\n67")
    readings = device.readings()
    assert (await anext(readings)).text == "00123;45"
    os.write(mine, b"8\r\n")
    assert (await anext(readings)).text == "678"
    await device.close()


async def test_it_can_be_opened_again(wire: tuple[int, str]) -> None:
    mine, path = wire
    device = reader(path)
    for text in ("a1", "a2"):
        await device.open()
        os.write(mine, text.encode() + b"\r\n")
        assert (await anext(device.readings())).text == text
        await device.close()
    with pytest.raises(DeviceLost):
        await anext(device.readings())


async def test_pulled_out_it_is_lost(wire: tuple[int, str]) -> None:
    mine, path = wire
    device = reader(path)
    await device.open()
    os.close(mine)
    with pytest.raises(DeviceLost):
        await anext(device.readings())
    await device.close()


async def test_a_port_that_is_not_there_is_lost() -> None:
    with pytest.raises(DeviceLost):
        await reader("/dev/no-such-port").open()
