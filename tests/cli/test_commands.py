"""The commands as a user calls them: exit codes, JSON, and one clear sentence for what is wrong."""

import json
from contextlib import closing
from pathlib import Path

import cv2
import numpy as np
import pytest
import zxingcpp
from typer.testing import CliRunner, Result

from station.assembly.installation import demand_known, note_begun
from station.cli import app
from station.core import events as ev
from station.core.values import CaseRef, Code, Level, Recipe, UnitEntry, Window
from station.journal import Batch, JournalRefused, Store
from station.version import PROGRAM

CASE = CaseRef(1, 1)
UNIT = "https://u.example/0001"


def station(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A journal with one released case of one unit."""
    units = (UnitEntry(0, 1, (1, 1), Code(UNIT, UNIT)),)
    label = Code("gs1:00395212340000000014", "395212340000000014")
    passed = ev.CasePassed(CASE, "O1", "water", "L", Window(1, 1, 1), label, units)
    happened = (
        ev.OrderStarted("O1", Recipe("water", "url", 1)),
        ev.EpochGranted(1, 0, "first"),
        passed,
        ev.CaseReleased(CASE, "exit"),
    )
    with closing(Store.open(tmp_path / "journal.db", program=PROGRAM, now_us=1_000_000)) as store:
        store.append(2_000_000, [Batch(happened)])
    return tmp_path


def picture(path: Path, text: str = "HELLO") -> Path:
    drawn = np.array(zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode).to_image(scale=6))
    cv2.imwrite(str(path), np.pad(drawn, 40, constant_values=255))
    return path


# help and version ----------------------------------------------------------------------------------------------------


def test_version_is_said() -> None:
    done = station("--version")
    assert (done.exit_code, done.stdout.strip()) == (0, PROGRAM)


@pytest.mark.parametrize("command", [(), ("hub",), ("hub", "token"), ("decode",)], ids=" ".join)
def test_h_is_help_and_no_command_in_its_list_is_cut_short(command: tuple[str, ...]) -> None:
    short, long = station(*command, "-h"), station(*command, "--help")
    assert short.exit_code == 0
    assert short.stdout == long.stdout
    assert "..." not in short.stdout.replace("ARGS]...", "").replace("{files}...", "").replace("files...", "")


# decode --------------------------------------------------------------------------------------------------------------


def test_decode_tells_one_object_a_file(tmp_path: Path) -> None:
    done = station("decode", str(picture(tmp_path / "a.png")), "--grid", "1x1", "--json")
    told = json.loads(done.stdout)
    assert done.exit_code == 0
    assert set(told) == {"file", "ms", "codes", "missing", "error"}
    assert told["codes"][0]["text"] == "HELLO"
    assert told["codes"][0]["cell"] == [1, 1]
    assert len(told["codes"][0]["position"]) == 4


def test_decode_tells_the_rest_after_a_file_that_is_no_picture(tmp_path: Path) -> None:
    (tmp_path / "no.png").write_text("no picture")
    done = station("decode", str(tmp_path / "no.png"), str(picture(tmp_path / "a.png")), "--json")
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert done.exit_code == 1
    assert first["error"] == "picture_not_a_picture"
    assert second["error"] is None


def test_decode_in_words(tmp_path: Path) -> None:
    done = station("decode", str(picture(tmp_path / "a.png", "A\x1bB")), "--grid", "1x2")
    assert "\x1b" not in done.stdout
    assert "not read:" in done.stdout


@pytest.mark.parametrize(
    "wrong", [("--grid", "4y6"), ("--grid", "0x6"), ("--grid", "1x999"), ("--symbologies", "qr,aztek")]
)
def test_decode_refuses_options_in_a_sentence(tmp_path: Path, wrong: tuple[str, str]) -> None:
    done = station("decode", str(picture(tmp_path / "a.png")), *wrong)
    assert done.exit_code == 2
    assert done.stderr.startswith(wrong[0])
    assert "Traceback" not in done.stderr


# trace, verify -------------------------------------------------------------------------------------------------------


def test_trace_tells_where_a_unit_is(data: Path) -> None:
    told = json.loads(station("trace", UNIT, "--data", str(data), "--json").stdout)
    assert (told["role"], told["live"], told["case_state"]) == ("unit", True, "released")
    assert told["parent"] == "395212340000000014"
    assert [step["kind"] for step in told["steps"]] == ["case.passed", "case.released"]


def test_trace_finds_a_case_by_its_code_and_names_its_units(data: Path) -> None:
    done = station("trace", "395212340000000014", "--data", str(data))
    assert done.exit_code == 0
    assert UNIT in done.stdout


@pytest.mark.parametrize("printed", ["(00)395212340000000014", "(00) 395212340000000014", "00395212340000000014"])
def test_trace_finds_a_case_as_its_code_is_printed_under_the_bars(data: Path, printed: str) -> None:
    done = station("trace", printed, "--data", str(data))
    assert done.exit_code == 0
    assert "gs1:00395212340000000014" in done.stdout


PALLET = "395212340000000021"


@pytest.fixture
def stacked(tmp_path: Path) -> Path:
    """A journal with one case on a closed pallet."""
    units = (UnitEntry(0, 1, (1, 1), Code(UNIT, UNIT)),)
    label = Code("gs1:00395212340000000014", "395212340000000014")
    happened = (
        ev.OrderStarted("O1", Recipe("water", "url", 1, above=(Level("pallet", 1),))),
        ev.EpochGranted(1, 0, "first"),
        ev.CasePassed(CASE, "O1", "water", "L", Window(1, 1, 1), label, units),
        ev.ContainerOpened(2, "pallet", "O1", "water", "L", "queue"),
    )
    with closing(Store.open(tmp_path / "journal.db", program=PROGRAM, now_us=1_000_000)) as store:
        store.append(2_000_000, [Batch(happened)])
        pallet = store.head.seq
        closed = ev.ContainerClosed(pallet, Code(f"gs1:00{PALLET}", PALLET), "confirmed", sscc_serial=2)
        store.append(3_000_000, [Batch((ev.CaseReleased(CASE, "exit", into=pallet), closed))])
    return tmp_path


@pytest.mark.parametrize("asked", [UNIT, "395212340000000014"])
def test_trace_of_a_unit_or_a_case_names_its_pallet(stacked: Path, asked: str) -> None:
    done = station("trace", asked, "--data", str(stacked))
    assert done.exit_code == 0
    assert f"in pallet {PALLET} (#5), 1 member: closed; " in done.stdout
    told = json.loads(station("trace", asked, "--data", str(stacked), "--json").stdout)
    assert [(each["name"], each["code"]) for each in told["containers"]] == [
        ("case", "395212340000000014"),
        ("pallet", PALLET),
    ]


def test_trace_of_a_pallet_names_its_cases_and_their_units(stacked: Path) -> None:
    done = station("trace", PALLET, "--data", str(stacked))
    assert done.exit_code == 0
    assert done.stdout.startswith(f"pallet {PALLET}  (key gs1:00{PALLET})\n  the code of a container\n")
    assert done.stdout.endswith(f"  members:\n    case 395212340000000014\n      unit {UNIT}\n")
    told = json.loads(station("trace", f"(00){PALLET}", "--data", str(stacked), "--json").stdout)
    (case,) = told["members"]
    assert (told["role"], told["next"], case["name"], case["code"]) == ("container", None, "case", "395212340000000014")
    assert [(unit["name"], unit["code"], unit["row"]) for unit in case["members"]] == [("unit", UNIT, 1)]


def test_trace_names_the_keyboard_layout_of_what_was_typed(data: Path) -> None:
    done = station("trace", "реез", "--data", str(data))
    assert done.exit_code == 1
    assert "Cyrillic" in done.stdout


def test_trace_of_an_unknown_code_is_a_no(data: Path) -> None:
    assert station("trace", "nothing", "--data", str(data)).exit_code == 1


def test_verify_of_a_clean_journal(data: Path) -> None:
    done = station("verify", "--data", str(data), "--json")
    assert done.exit_code == 0
    assert json.loads(done.stdout)["clean"] is True


@pytest.mark.parametrize("command", [("verify",), ("trace", "X")])
def test_without_a_journal_the_command_is_refused(tmp_path: Path, command: tuple[str, ...]) -> None:
    done = station(*command, "--data", str(tmp_path))
    assert done.exit_code == 3
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", [("verify",), ("trace", "X")])
def test_a_line_must_be_named(command: tuple[str, ...]) -> None:
    assert station(*command).exit_code == 2


# check, run ----------------------------------------------------------------------------------------------------------

WRONG = """
[station]
id = "L1"
data = "data"
[line]
shape = "queue"
[recipe]
produkt = "water"
code = "plain"
units_per_case = "six"
[case_code]
source = "sscc"
[plc]
driver = "modbus"
host = "127.0.0.1"
"""


def test_check_tells_every_error_at_once(tmp_path: Path) -> None:
    config = tmp_path / "line.toml"
    config.write_text(WRONG)
    done = station("check", "--config", str(config), "--json")
    keys = {error["key"] for error in json.loads(done.stdout)["errors"]}
    assert done.exit_code == 2
    assert {"recipe.produkt", "recipe.units_per_case", "case_code.prefix", "reader"} <= keys


def test_check_names_a_silent_plc(tmp_path: Path) -> None:
    config = tmp_path / "line.toml"
    config.write_text(
        '[station]\nid="L1"\ndata="data"\n[line]\nshape="picture"\n'
        '[recipe]\nproduct="w"\ncode="plain"\npattern="[A-Z]+"\nunits_per_case=1\nrows=1\ncolumns=1\n'
        '[case_code]\nsource="sscc"\nprefix="9521234"\n'
        '[plc]\ndriver="modbus"\nhost="127.0.0.1"\nport=1\n'
        f'[[camera]]\nname="top"\ndriver="folder"\npath="{tmp_path}"\ntrigger="asked"\n'
    )
    done = station("check", "--config", str(config), "--json")
    told = {device["name"]: device["answers"] for device in json.loads(done.stdout)["devices"]}
    assert done.exit_code == 1
    assert told["plc"] is False


@pytest.mark.parametrize("command", ["check", "run"])
def test_a_missing_config_is_one_sentence(tmp_path: Path, command: str) -> None:
    done = station(command, "--config", str(tmp_path / "none.toml"))
    assert done.exit_code == 2
    assert "none.toml" in done.stderr
    assert "Traceback" not in done.stderr


# restored ------------------------------------------------------------------------------------------------------------


def test_a_backup_put_back_gets_a_new_identity_and_runs_again(data: Path) -> None:
    backup = (data / "journal.db").read_bytes()
    with closing(Store.open(data / "journal.db", program=PROGRAM, now_us=3_000_000)) as store:
        store.append(4_000_000, [Batch((ev.LineHeld("li"),))])
        before = store.load().station_epoch
    for name in ("journal.db-wal", "journal.db-shm"):
        (data / name).unlink(missing_ok=True)
    (data / "journal.db").write_bytes(backup)
    refused = station("verify", "--data", str(data))
    assert refused.exit_code == 1
    done = station("restored", "--data", str(data))
    assert done.exit_code == 0
    with closing(Store.open(data / "journal.db", program=PROGRAM, now_us=5_000_000)) as store:
        after = store.load().station_epoch
    assert after != before
    assert after in done.stdout
    assert station("verify", "--data", str(data)).exit_code == 0


def test_a_journal_that_is_in_use_is_not_renamed(data: Path) -> None:
    with closing(Store.open(data / "journal.db", program=PROGRAM, now_us=3_000_000)):
        done = station("restored", "--data", str(data))
    assert done.exit_code == 3
    assert done.stdout == ""


def test_nothing_to_restore_is_said_in_a_sentence(tmp_path: Path) -> None:
    done = station("restored", "--data", str(tmp_path))
    assert done.exit_code == 3
    assert "Traceback" not in done.output


# anew ----------------------------------------------------------------------------------------------------------------


def test_a_folder_that_is_not_empty_is_not_said_to_begin_anew(
    data: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What ``anew`` promises, the next start does: beside a journal, or its marker alone, it would not."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    monkeypatch.setenv("STATION_STATE", str(elsewhere / "state"))
    example = Path(__file__).resolve().parents[2] / "config" / "examples" / "folder-of-pictures.toml"
    config = elsewhere / "line.toml"
    config.write_text(example.read_text("utf-8").replace('data = "data"', f'data = "{data}"'), "utf-8")
    note_begun("bench", data)
    for name in ("journal.db", "installed"):
        told = station("anew", "--config", str(config), "--by", "Li Wei")
        assert (told.exit_code, name in told.stderr) == (1, True)
        demand_known("bench", data)
        for left in (data / name, *data.glob(f"{name}-*")):
            left.unlink()
    with pytest.raises(JournalRefused, match="journal_gone"):
        demand_known("bench", data)
    assert station("anew", "--config", str(config), "--by", "Li Wei").exit_code == 0
    demand_known("bench", data)
