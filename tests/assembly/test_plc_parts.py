"""What a line makes of its ``[plc]`` table beside the driver: waits between two lives, and kept requests."""

from pathlib import Path

import pytest

from drivers.wire_record import WireTransaction
from station.assembly.config_file import load_config
from station.assembly.run import make_parts, make_plc_log
from station.plc_log import FOLDER, stored
from station.runtime.supervisor import AWAITED_BACK_OFF_S, PLC_BACK_OFF_S
from station.vision.pool import DecodePool

EXAMPLES = Path(__file__).parents[2] / "config" / "examples"


def example(name: str, folder: Path, plc: str = "") -> Path:
    path = folder / "line.toml"
    text = (EXAMPLES / f"{name}.toml").read_text("utf-8")
    path.write_text(text.replace("[plc]\n", f"[plc]\n{plc}\n"), "utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "waits"),
    [("plc-connects-to-the-station", AWAITED_BACK_OFF_S), ("plc-on-a-serial-bus", PLC_BACK_OFF_S)],
)
def test_a_plc_that_connects_finds_the_port_open(name: str, waits: tuple[float, ...], tmp_path: Path) -> None:
    parts = make_parts(load_config(example(name, tmp_path)), DecodePool(1), lambda: None)
    assert parts.plc_timing.back_off_s == waits


@pytest.mark.parametrize("name", ["plc-on-a-serial-bus", "plc-by-opc-ua", "small-plc-bits", "io-block"])
@pytest.mark.parametrize(("keep", "kept"), [("off", 0), ("errors", 1), ("all", 2)])
def test_what_the_config_says_is_kept(name: str, keep: str, kept: int, tmp_path: Path) -> None:
    config = load_config(example(name, tmp_path, f'wire_log = "{keep}"'))
    config.station.data.mkdir()
    parts = make_parts(config, DecodePool(1), lambda: None)
    log = make_plc_log(config, parts.plc)
    tape = parts.plc.tape  # type: ignore[union-attr]
    for key in ("", "plc_no_reply"):
        tape.add(WireTransaction(1, 1.0, "modbus_rtu", "bus", b"asked", b"", key))
    log.close()
    assert len(list(stored(config.station.data / FOLDER))) == kept
