"""A serial port that the PLC's driver may not have: who has it, or which right is missing, is told."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import serial

from drivers.errors import DeviceLost
from tests.drivers.conformance.rtu_server import SerialServer
from tests.drivers.conformance.test_plc import made, proved

pytestmark = pytest.mark.wire


@pytest.fixture
async def bus(tmp_path: Path) -> AsyncIterator[SerialServer]:
    peer = SerialServer(path=tmp_path / "plc")
    await peer.start()
    yield peer
    await peer.stop()


async def test_a_port_that_another_program_has_is_told_and_taken_when_it_is_free(bus: SerialServer) -> None:
    other, plc = made(bus), made(bus)
    await other.open()
    with pytest.raises(DeviceLost) as busy:
        await plc.open()
    assert (busy.value.key, dict(busy.value.arguments)) == ("plc_port_busy", {"port": str(bus.path)})
    await other.close()
    await proved(plc)
    await plc.close()


async def test_a_port_without_the_right_to_open_it_and_one_that_is_none_are_told(
    bus: SerialServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(DeviceLost, match="plc_no_port"):
        await made(bus, port="/dev/ttyNONE").open()

    def refuse(*_port: object, **_told: object) -> None:
        raise serial.SerialException(13, "Permission denied")

    monkeypatch.setattr(serial, "Serial", refuse)
    with pytest.raises(DeviceLost, match="plc_port_rights"):
        await made(bus).open()
