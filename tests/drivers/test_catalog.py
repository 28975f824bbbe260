"""The catalog: every driver by kind and name, none of them imported before it is wanted."""

import subprocess
import sys
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from drivers.catalog import CATALOG

DRIVERS = [(kind, driver) for kind, drivers in CATALOG.items() for driver in drivers]
every_driver = pytest.mark.parametrize(("kind", "driver"), DRIVERS)

SMALLEST: dict[tuple[str, str], dict[str, Any]] = {
    ("camera", "aravis"): {"name": "top", "driver": "aravis", "host": "10.0.0.7"},
    ("camera", "basler"): {"name": "top", "driver": "basler", "serial": "40012345"},
    ("camera", "gentl"): {"name": "top", "driver": "gentl", "serial": "K1", "producer_file": "/opt/maker/gev.cti"},
    ("camera", "gige"): {"name": "top", "driver": "gige", "serial": "40012345"},
    ("camera", "folder"): {"name": "top", "driver": "folder", "path": "pictures"},
    ("camera", "opencv"): {"name": "top", "driver": "opencv", "source": 0},
    ("camera", "sim"): {"name": "top", "driver": "sim", "port": 9000},
    ("reader", "tcp"): {"name": "case", "driver": "tcp", "host": "10.0.0.9", "port": 9004},
    ("reader", "serial"): {"name": "hand", "driver": "serial", "port": "/dev/ttyUSB0"},
    ("printer", "tcp"): {"name": "labels", "driver": "tcp", "host": "10.0.0.8", "language": "zpl"},
    ("printer", "serial"): {"name": "labels", "driver": "serial", "port": "/dev/ttyS0", "language": "tspl"},
    ("printer", "file"): {"name": "labels", "driver": "file", "path": "labels", "language": "zpl"},
    ("printer", "cups"): {"name": "labels", "driver": "cups", "queue": "labels", "language": "zpl"},
    ("plc", "modbus"): {"driver": "modbus", "host": "10.0.0.2"},
    ("plc", "modbus:bits"): {"driver": "modbus", "host": "10.0.0.2", "profile": "bits"},
    ("plc", "modbus:io"): {
        "driver": "modbus",
        "host": "10.0.0.2",
        "profile": "io",
        "inputs": {"trigger": 0, "exit": 1, "ejected": 2, "running": 3},
        "outputs": {"let_go": 0},
        "belt": {
            "speed_mm_s": 200,
            "reject_mm": 800,
            "exit_mm": 1000,
            "ejected_mm": 1050,
            "window_mm": 60,
            "case_mm": 300,
        },
        "watchdog": {"time_ms": 500, "register": 100},
    },
    ("plc", "modbus_server"): {"driver": "modbus_server", "host": "0.0.0.0", "client": "10.0.0.2"},
    ("plc", "opcua"): {
        "driver": "opcua",
        "url": "opc.tcp://10.0.0.2:4840",
        "plc_node": "ns=2;s=plc",
        "station_node": "ns=2;s=station[{word}]",
    },
    ("plc", "modbus_rtu"): {"driver": "modbus_rtu", "port": "/dev/ttyUSB0"},
    ("plc", "modbus_rtu_tcp"): {"driver": "modbus_rtu_tcp", "host": "10.0.0.2", "port": 4001},
}


def settings(kind: str, entry: str, /, **more: Any) -> BaseModel:
    return CATALOG[kind][entry].settings.model_validate({**SMALLEST[kind, entry], **more})


def refusals(kind: str, entry: str, /, **more: Any) -> list[str]:
    """Return the keys that are refused, '' for the table as a whole."""
    with pytest.raises(ValidationError) as caught:
        settings(kind, entry, **more)
    return [str(error["loc"][0]) if error["loc"] else "" for error in caught.value.errors()]


def test_importing_it_imports_no_driver() -> None:
    program = (
        "import sys, drivers.catalog;"
        "print([m for m in sys.modules if m.partition('.')[0] in ('cv2', 'pymodbus', 'numpy.testing')"
        " or m.startswith(('drivers.plc.modbus', 'drivers.camera.folder', 'drivers.camera.opencv',"
        " 'drivers.camera.sim', 'drivers.reader.line_reader', 'drivers.printer.stream', 'serial'))])"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


@every_driver
def test_each_driver_is_made_from_its_table_without_io(kind: str, driver: str) -> None:
    device = CATALOG[kind][driver].load()("it", settings(kind, driver))
    assert device.name == "it"


@every_driver
def test_an_unknown_key_is_refused_by_name(kind: str, driver: str) -> None:
    assert refusals(kind, driver, colour="red") == ["colour"]


@every_driver
def test_settings_cannot_be_changed(kind: str, driver: str) -> None:
    with pytest.raises(ValidationError):
        settings(kind, driver).driver = "other"  # type: ignore[attr-defined]


@every_driver
def test_every_key_is_described(kind: str, driver: str) -> None:
    for key, field in CATALOG[kind][driver].settings.model_fields.items():
        assert field.description, key


@every_driver
def test_another_drivers_table_is_refused(kind: str, driver: str) -> None:
    assert refusals(kind, driver, driver="other") == ["driver"]


@pytest.mark.parametrize(
    ("kind", "driver", "wrong", "refused"),
    [
        ("plc", "modbus", {"port": 0}, ["port"]),
        ("plc", "modbus", {"port": "five"}, ["port"]),
        ("plc", "modbus", {"unit": 256}, ["unit"]),
        ("plc", "modbus", {"register": "coil"}, ["register"]),
        ("plc", "modbus", {"plc_base": 65513}, ["plc_base"]),
        ("plc", "modbus", {"poll_ms": -20}, ["poll_ms"]),
        ("plc", "modbus", {"heartbeat_timeout_ms": 0, "verdict_timeout_ms": 0}, None),
        ("plc", "modbus", {"plc_base": 90}, [""]),
        ("plc", "modbus", {"plc_base": 110}, [""]),
        ("plc", "modbus", {"host": ""}, ["host"]),
        ("plc", "modbus_rtu", {"unit": 0}, ["unit"]),
        ("plc", "modbus_rtu", {"port": "COM3"}, ["port"]),
        ("plc", "modbus_rtu", {"stop_bits": 3, "baud": 10}, None),
        ("plc", "opcua", {"url": "http://10.0.0.2"}, ["url"]),
        ("plc", "opcua", {"url": "opc.tcp://me:secret@10.0.0.2"}, ["url"]),
        ("plc", "opcua", {"plc_node": "Station.plc"}, ["plc_node"]),
        ("plc", "opcua", {"security": "sign"}, [""]),
        ("plc", "opcua", {"user": "station", "password_file": "p"}, [""]),
        ("plc", "modbus_server", {"client": "plc.local"}, ["client"]),
        ("plc", "modbus_server", {"client": "10.0.0.2/24"}, ["client"]),
        ("plc", "modbus_server", {"station_base": 23}, [""]),
        ("reader", "tcp", {"trigger": "guessed"}, ["trigger"]),
        ("reader", "tcp", {"framing": "none"}, ["framing"]),
        ("reader", "tcp", {"separator": ""}, ["separator"]),
        ("camera", "folder", {"mode": "watch"}, [""]),
        ("camera", "folder", {"max_megapixels": 65}, ["max_megapixels"]),
        ("camera", "opencv", {"source": -1}, None),
        ("camera", "sim", {"port": 0}, ["port"]),
    ],
)
def test_a_value_out_of_its_limits_is_refused(
    kind: str, driver: str, wrong: dict[str, Any], refused: list[str] | None
) -> None:
    told = refusals(kind, driver, **wrong)
    assert told == refused if refused is not None else set(told) <= {*wrong}


@pytest.mark.parametrize("more", [{"plc_base": 118}, {"plc_base": 76}, {"plc_base": 100, "register": "input"}])
def test_blocks_that_only_touch_or_lie_in_two_tables_are_apart(more: dict[str, Any]) -> None:
    settings("plc", "modbus", **more)


def test_a_whole_plc_table_as_the_example_shows_it() -> None:
    told = settings(
        "plc",
        "modbus",
        port=502,
        unit=1,
        plc_base=0,
        station_base=100,
        poll_ms=20,
        heartbeat_timeout_ms=600,
        verdict_timeout_ms=500,
        request_timeout_ms=300,
        register="holding",
    )
    assert told.model_dump(by_alias=True)["register"] == "holding"
