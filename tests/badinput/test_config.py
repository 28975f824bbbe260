"""A config that is none, or is wrong: exit 2, every fault at once with line, key and suggestion, no traceback."""

import json
import os
import socket
from pathlib import Path

import pytest

from tests.badinput.command import changed, run_process, station
from tests.badinput.lines import TRIAL, line_file

WRONG = """\
[station]
id = "L1"
dta = "x"
[api]
host = "0.0.0.0"
port = "8640"
[line]
shape = "pictur"
[recipe]
product = 5
code = "url"
url_prefix = "https://q.example.com/u/"
units_per_case = "24"
rows = 4
columns = 6
[case_code]
source = "sscc"
[[camera]]
name = "top"
driver = "opncv"
trigger = "asked"
[plc]
driver = "modbus"
host = "h"
prot = 502
unit = 300
[[upstream]]
name = "hub"
driver = "native"
url = "https://user:hunter2@hub.example.com"
token = "hunter2"
"""
FAULTS = [
    (1, "station.data", ""),
    (3, "station.dta", "data"),
    (5, "api.host", ""),
    (6, "api.port", ""),
    (8, "line.shape", "picture"),
    (10, "recipe.product", ""),
    (13, "recipe.units_per_case", ""),
    (16, "case_code.prefix", ""),
    (20, "camera[1].driver", "opencv"),
    (25, "plc.prot", "port"),
    (26, "plc.unit", ""),
    (27, "upstream[1].token_file", ""),
    (30, "upstream[1].url", ""),
    (31, "upstream[1].token", "token_file"),
]


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    path = tmp_path / "wrong.toml"
    path.write_text(WRONG)
    return path


def test_every_fault_is_told_at_once_with_line_key_and_suggestion(wrong: Path) -> None:
    told = station("check", "--json", "--config", wrong)
    errors = json.loads(told.out)["errors"]
    assert told.code == 2
    assert [(each["line"], each["key"], each["suggestion"]) for each in errors] == FAULTS
    assert all(each["message"].endswith(".") for each in errors)


@pytest.mark.parametrize(
    "command",
    [["check"], ["run"], ["run", "--headless"], ["verify"], ["trace", "X"]],
    ids=lambda command: " ".join(command),
)
def test_every_command_tells_the_same_faults(wrong: Path, command: list[str]) -> None:
    told = station(*command, "--config", wrong)
    assert (told.code, told.out) == (2, "")
    lines = told.err.splitlines()
    assert [line.startswith(f"{wrong}:{at}: {key}: ") for line, (at, key, _) in zip(lines, FAULTS, strict=True)]
    assert lines[1].endswith("Did you mean data?")
    assert "hunter2" not in told.err


NO_CONFIGS: dict[str, tuple[bytes, str]] = {
    "syntax": (b'[station]\nid = "L1"\nx = [1,\n', ":4: This is not TOML: "),
    "key twice": (b"[station]\nid = 1\nid = 2\n", ":3: This is not TOML: "),
    "deep": (b"a = " + b"[" * 100_000, "The file is nested too deeply to be a config."),
    "2 MB": (b"#" * 2_000_000, "The file is too large: a config has at most 1000000 bytes."),
    "latin-1": (b'[station]\nid = "\xfc"\n', ":2: The file is not UTF-8 text (byte 16)."),
    "NUL": (b'[station]\nid = "a\0b"\n', ":2: This is not TOML: "),
    "binary": (bytes(range(256)) * 8, "not UTF-8 text"),
}


@pytest.mark.parametrize("name", list(NO_CONFIGS))
@pytest.mark.parametrize("command", ["check", "run"])
def test_a_file_that_is_no_config_is_one_sentence(tmp_path: Path, name: str, command: str) -> None:
    data, sentence = NO_CONFIGS[name]
    path = tmp_path / "line.toml"
    path.write_bytes(data)
    told = station(command, "--config", path)
    assert (told.code, told.out) == (2, "")
    assert sentence in told.sentence


def test_no_tables_at_all_are_five_missing_ones(tmp_path: Path) -> None:
    path = tmp_path / "line.toml"
    path.touch()
    told = station("check", "--config", path)
    assert told.code == 2
    assert told.err.count("This table is missing.") == 5


@pytest.mark.parametrize("command", [["check"], ["run"], ["run", "--headless"], ["verify"]])
def test_a_missing_file_is_said(tmp_path: Path, command: list[str]) -> None:
    told = station(*command, "--config", tmp_path / "none.toml")
    assert (told.code, told.sentence) == (2, f"{tmp_path}/none.toml: There is no such file.")


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe", Path("/dev/zero")):
        told = station("check", "--config", path)
        assert (told.code, told.sentence) == (2, f"{path}: This is not a file.")


UPSTREAM = '[[upstream]]\nname = "hub"\ndriver = "native"\nurl = "http://127.0.0.1:1"\ntoken_file = "token"\n'


def test_a_secret_file_that_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "token")
    config = line_file(tmp_path)
    config.write_text(f"{config.read_text()}\n{UPSTREAM}")
    told = station("check", "--config", config)
    assert told.code == 2
    assert told.sentence.endswith(f"upstream[1].token_file: The file {tmp_path}/token cannot be read (it is no file).")


@pytest.mark.wire
@pytest.mark.parametrize(
    ("token", "why"),
    [
        ("", "The file {path} holds no token for upstream. Ask IT for the right token."),
        ("t" * 40, "Upstream hub: it does not answer. Nothing is lost. Tell IT. Production goes on."),
    ],
)
def test_an_upstream_that_cannot_be_told_is_said_in_words(tmp_path: Path, token: str, why: str) -> None:
    (tmp_path / "token").write_text(token)
    config = line_file(tmp_path)
    config.write_text(f"{config.read_text()}\n{UPSTREAM}")
    told = station("check", "--config", config)
    assert told.lines[-1] == f"upstream hub: {why.format(path=tmp_path / 'token')}"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_said(tmp_path: Path) -> None:
    path = tmp_path / "line.toml"
    path.touch(mode=0o000)
    told = station("check", "--config", path)
    assert (told.code, told.sentence) == (2, f"{path}: The file cannot be read (Permission denied).")


def test_names_of_files_and_keys_are_spelled_out(tmp_path: Path) -> None:
    told = station("check", "--config", tmp_path / "no\x1b[31msuch\nfile\u202e.toml")
    assert told.sentence.startswith(f"{tmp_path}/no\\u001b[31msuch\\u000afile\\u202e.toml: ")
    path = tmp_path / "line.toml"
    path.write_text('[station]\nid = "\\u001b[31m"\n"<b>\\u001b" = 1\n["=cmd|\\u202e"]\nx = 1\n')
    told = station("check", "--config", path)
    assert told.code == 2
    assert all(line.isprintable() for line in told.err.splitlines())
    assert ":3: station.<b>\\u001b: There is no such key here." in told.err


def test_a_name_that_is_no_utf_8_is_spelled_out(tmp_path: Path) -> None:
    told = station("check", "--config", os.fsdecode(os.fsencode(tmp_path) + b"/\xff.toml"))
    assert (told.code, told.sentence) == (2, f"{tmp_path}/\\udcff.toml: There is no such file.")


# what only running finds: the launcher starts a line, and says what the line said ------------------------------------


@pytest.mark.wire
def test_a_port_in_use_is_said(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        told = run_process("run", "--config", line_file(tmp_path, api_port=port))
    sentence = f"Port {port} on 127.0.0.1 is in use. End the other program, or choose another port."
    assert (told.code, told.sentence) == (2, sentence)
    assert not (tmp_path / "data" / "journal.db").exists()


def test_a_data_folder_that_is_a_file_is_said_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("somebody's")
    config = line_file(tmp_path)
    for told in (station("run", "--config", config), station("run", "--headless", "--config", config)):
        assert told.code == 3
        assert told.sentence.startswith(f"The data folder {tmp_path}/data cannot be written.")
    assert (tmp_path / "data").read_text() == "somebody's"


def test_a_data_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    path = tmp_path / "line.toml"
    path.write_text(changed(TRIAL, {'data = "data"': 'data = "/proc/nowhere"'}))
    told = station("run", "--config", path)
    assert told.code == 3
    assert told.sentence.startswith("The data folder /proc/nowhere cannot be written.")
