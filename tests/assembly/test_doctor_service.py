"""The doctor of a station that has label printers, too: they read no card, and are none of its devices."""

from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from config.result import Config
from station.api import schema
from station.assembly.canary import CanaryWatch
from station.assembly.doctor_service import DoctorService
from station.journal import Reader
from station.runtime.station import Station
from station.runtime.supervisor import DeviceHealth
from tests.runtime.fakes import HandClock


@pytest.fixture
def doctor(tmp_path: Path) -> DoctorService:
    health = [DeviceHealth("case", "reader", "up", 0), DeviceHealth("zebra", "printer", "up", 0)]
    station = SimpleNamespace(
        devices=SimpleNamespace(supervisors=[SimpleNamespace(health=each) for each in health]),
        view=lambda: SimpleNamespace(block=None, pending=None),
        parts=SimpleNamespace(clock=HandClock()),
    )
    config = SimpleNamespace(station=SimpleNamespace(data=tmp_path))
    canary = SimpleNamespace(checks={}, due=lambda _name: "")
    return DoctorService(
        cast(Config, config), cast(Station, station), {}, cast(CanaryWatch, canary), cast(Reader, None)
    )


async def test_a_station_with_a_printer_lists_what_reads_the_card(doctor: DoctorService) -> None:
    assert [each.name for each in doctor.status().devices] == ["case", "screen"]


async def test_no_printer_is_tested_with_the_card(doctor: DoctorService) -> None:
    asked = schema.CheckDevice(id="1", args={"device": "zebra"})  # type: ignore[arg-type]
    refused = doctor.refused(asked)
    assert refused is not None and refused.key == "device_unknown"
