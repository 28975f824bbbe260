"""``station plc-test --profile bits`` as a person calls it, with a run in virtual time in place of the wire."""

import json

import pytest
from typer.testing import CliRunner, Result

from drivers.plc_test.bits_session import BITS_CHECKS, BitsSession
from drivers.plc_test.results import Results
from station.cli import app
from station.cli_commands import plc_test_bits as command
from tests.drivers.plc_test.test_bits_test import Deaf, NotCounting, run


def tell(monkeypatch: pytest.MonkeyPatch, results: Results, *options: str) -> Result:
    async def no_wire(_place: object, session: BitsSession, _poll_ms: int) -> None:
        session.results = results
        session.results.passed("bits_replies")

    monkeypatch.setattr(command, "_test", no_wire)
    return CliRunner().invoke(app, ["plc-test", "192.0.2.1", "--profile", "bits", *options])


def test_all_green_is_exit_code_0(monkeypatch: pytest.MonkeyPatch) -> None:
    done = tell(monkeypatch, run())
    assert done.exit_code == 0
    assert f"{len(BITS_CHECKS)} checks: {len(BITS_CHECKS)} pass, 0 fail, 0 not tested" in done.stdout


def test_a_fault_is_exit_code_1_with_what_to_change(monkeypatch: pytest.MonkeyPatch) -> None:
    done = tell(monkeypatch, run(Deaf), "--json")
    assert done.exit_code == 1
    failed = [row["check"] for row in json.loads(done.stdout)["checks"] if row["verdict"] == "fail"]
    assert failed == ["bits_doubted"]
    (row,) = [row for row in json.loads(done.stdout)["checks"] if row["verdict"] == "fail"]
    assert row["fault"].endswith("Doubt the station 1 s after its last change of word 1: every case is a reject.")
    done = tell(monkeypatch, run(Deaf))
    assert "FAIL        B5   a pass of a silent station is not taken" in done.stdout
    assert "Doubt the station 1 s after its last change of word 1: every case is a reject." in done.stdout


def test_a_line_without_exit_sensor_leaves_its_checks_out(monkeypatch: pytest.MonkeyPatch) -> None:
    results = run(NotCounting)
    assert tell(monkeypatch, results).exit_code == 1
    done = tell(monkeypatch, results, "--without", "exit-sensor")
    assert (done.exit_code, "2 left out" in done.stdout) == (0, True)


def test_nobody_at_the_address_is_one_sentence() -> None:
    done = CliRunner().invoke(app, ["plc-test", "127.0.0.1:1", "--profile", "bits"])
    assert (done.exit_code, done.stderr) == (
        1,
        "No PLC answers at 127.0.0.1:1. Check address, port, cable, and the PLC's server.\n",
    )
