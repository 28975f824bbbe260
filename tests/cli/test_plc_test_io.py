"""``station plc-test --profile io`` as a person calls it: over the wire against the simulated block, and its words."""

import asyncio
import json
import threading
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from drivers.plc_test.io_session import IO_CHECKS
from drivers.sim.io_block import COILS, COUNTER_REGISTER, MARK_REGISTER, WATCHDOG_REGISTER
from drivers.sim.io_server import COIL_BASE
from drivers.sim.plc_process import PlcPlace, serve
from drivers.sim.settings import PlantSettings
from station.cli import app
from station.cli_commands.plc_sim import SimulatedLine
from station.messages.plc_io import IO_TEXTS

EXAMPLE = Path(__file__).parents[2] / "config" / "examples" / "io-block.toml"
PLANT = PlantSettings(shape="picture", rows=2, columns=3, units_per_hour=40_000, travel_cases=2.0, profile="io")


@contextmanager
def simulated() -> Iterator[int]:
    """Its port."""
    loop, ready = asyncio.new_event_loop(), threading.Event()
    ports: list[int] = []
    end = asyncio.Event()

    def started(port: int) -> None:
        ports.append(port)
        ready.set()

    thread = threading.Thread(target=lambda: loop.run_until_complete(serve(PLANT, "", PlcPlace(), end, started)))
    thread.start()
    assert ready.wait(10)
    try:
        yield ports[0]
    finally:
        loop.call_soon_threadsafe(end.set)
        thread.join(10)
        loop.close()


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """The example's, where the simulated block has everything."""
    text = EXAMPLE.read_text("utf-8").replace("time_ms = 500", "time_ms = 200")
    assert {f"let_go = {COIL_BASE}", f"stop_request = {COIL_BASE + len(COILS) - 1}"} <= {
        line.split("  ")[0].strip() for line in text.splitlines()
    }
    assert f"register = {WATCHDOG_REGISTER}" in text and f"register = {COUNTER_REGISTER}" in text
    path = tmp_path / "line.toml"
    path.write_text(text.replace('data = "data"', f"data = {json.dumps(str(tmp_path))}"), "utf-8")
    return path


def tell(address: str, *options: str) -> Result:
    return CliRunner().invoke(app, ["plc-test", address, "--profile", "io", *options])


@pytest.mark.wire
def test_the_simulated_block_is_green_over_the_wire_and_its_watchdog_and_limit_are_told(config: Path) -> None:
    with simulated() as port:
        done = tell(f"127.0.0.1:{port}", "--config", str(config), "--switch-outputs", "--patience", "20")
    lines = done.stdout.splitlines()
    found = {line[17:]: line[:11].rstrip() for line in lines if line[12:17].rstrip() in IO_CHECKS.values()}
    del found[IO_TEXTS["io_fast"].title]  # a busy machine is no slow block: in virtual time it is judged
    assert set(found.values()) == {"pass"}, done.stdout
    assert len(found) == len(IO_CHECKS) - 1
    assert "The outputs went off after" in done.stdout
    assert "cases a minute: one every" in done.stdout


@pytest.mark.wire
def test_a_block_with_other_addresses_and_another_watchdog_is_red_with_what_to_change(config: Path) -> None:
    text = config.read_text("utf-8")
    with simulated() as port:
        config.write_text(text.replace("time_ms = 200", "time_ms = 900"), "utf-8")
        fast = tell(f"127.0.0.1:{port}", "--config", str(config), "--without", "photocells", "--json")
        config.write_text(text.replace("ejected = 2 ", "ejected = 9 "), "utf-8")
        moved = tell(f"127.0.0.1:{port}", "--config", str(config), "--without", "photocells")
    rows = {row["check"]: row for row in json.loads(fast.stdout)["checks"]}
    failed = {name for name, row in rows.items() if row["verdict"] == "fail"}
    assert failed - {"io_fast"} == {"io_watchdog_time"}, "a busy machine is no slow block"
    assert "Set the same time in the block and in the config" in rows["io_watchdog_time"]["fault"]
    assert rows["io_rejecter_drops"]["why_not"] == "this output was not switched: see --switch-outputs"
    assert rows["io_trigger"]["verdict"] == "left_out"
    assert (fast.exit_code, moved.exit_code) == (1, 1)
    told = "Inputs 0 to 9: The PLC refused the request with Modbus code 2. Correct [plc.inputs]"
    assert told in moved.stdout


def test_it_needs_the_lines_config(tmp_path: Path, config: Path) -> None:
    told = "An I/O block is tested by the line's config. Add --config FILE with [plc] profile io.\n"
    assert (tell("127.0.0.1:1").exit_code, tell("127.0.0.1:1").stderr) == (2, told)
    small = EXAMPLE.with_name("small-plc-bits.toml")
    done = tell("127.0.0.1:1", "--config", str(small))
    assert (done.exit_code, done.stderr) == (2, told)
    done = tell("127.0.0.1:1", "--config", str(config), "--without", "hands")
    assert (done.exit_code, done.stderr) == (2, "A line cannot be without hands. Known: photocells.\n")


@pytest.mark.wire
def test_a_block_that_is_silent_as_this_unit_is_told_with_its_time_out(config: Path) -> None:
    with simulated() as port:
        done = tell(f"127.0.0.1:{port}", "--config", str(config), "--unit", "9", "--without", "photocells", "--json")
    rows = {row["check"]: row for row in json.loads(done.stdout)["checks"]}
    assert rows["io_inputs"]["fault"].startswith("Inputs 0 to 4: The PLC did not answer within 300 ms.")


def test_nobody_at_the_address_is_one_sentence(config: Path) -> None:
    done = tell("127.0.0.1:1", "--config", str(config))
    assert (done.exit_code, done.stderr) == (
        1,
        "No PLC answers at 127.0.0.1:1. Check address, port, cable, and the PLC's server.\n",
    )


def test_the_simulated_block_is_the_one_of_the_example() -> None:
    """Who tries the two on each other must find no fault."""
    told = tomllib.loads(EXAMPLE.read_text("utf-8"))["plc"]
    simulated_block = SimulatedLine("io", None, "reader", 120_000, "").settings()
    assert told["watchdog"] == {"time_ms": simulated_block.io_watchdog_ms, "register": WATCHDOG_REGISTER}
    assert told["counter"] == {"register": COUNTER_REGISTER, "kind": "input", "mark": MARK_REGISTER}
