"""The link's own promises, where pymodbus keeps others."""

import asyncio

import pytest
from pymodbus.client import AsyncModbusTcpClient

from drivers.errors import DeviceLost
from drivers.plc.tcp_link import ModbusLink


async def test_a_cancellation_that_pymodbus_swallows_still_ends_the_connect(monkeypatch: pytest.MonkeyPatch) -> None:
    connecting = asyncio.Event()

    async def connected_just_then(_: AsyncModbusTcpClient) -> bool:
        connecting.set()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            return True
        return False

    monkeypatch.setattr(AsyncModbusTcpClient, "connect", connected_just_then)
    link = ModbusLink("127.0.0.1", 502, 1, 1.0)
    opening = asyncio.create_task(link.open())
    await connecting.wait()
    opening.cancel()
    with pytest.raises(asyncio.CancelledError):
        await opening
    await link.close()


async def test_an_address_that_is_none_is_a_lost_plc() -> None:
    link = ModbusLink("no..such..host", 502, 1, 1.0)
    with pytest.raises(DeviceLost, match="plc_lost"):
        await link.open()
    await link.close()
