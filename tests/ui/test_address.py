import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from ui.arguments import read_arguments
from ui.client.address import AddressRefused, parse_address
from ui.client.port_owner import PortOwner, folder_of, sockets_on
from ui.client.target import DataFolderTarget, FixedTarget, NoTarget, Target


@pytest.mark.parametrize("text", ["127.0.0.1:8640", "localhost:1", "127.9.9.9:65535", "[::1]:8640", "LOCALHOST:80"])
def test_this_machine_is_taken(text: str) -> None:
    assert str(parse_address(text)) == text.lower()


@pytest.mark.parametrize("text", ["192.168.1.5:8640", "station.example:8640", "0.0.0.0:8640", "[fe80::1]:8640"])
def test_another_machine_is_refused_with_what_to_give_instead(text: str) -> None:
    with pytest.raises(AddressRefused, match=r"is another machine.*127\.0\.0\.1:8640"):
        parse_address(text)


@pytest.mark.parametrize(
    "text",
    ["", "127.0.0.1", "127.0.0.1:0", "127.0.0.1:65536", "http://127.0.0.1:1", "127.0.0.1@x:1", "a b:1", "127.0.0.1:１"],
)
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(AddressRefused, match="is not HOST:PORT"):
        parse_address(text)


def test_a_data_folder_names_port_and_token_anew_at_each_attempt(tmp_path: Path) -> None:
    targets = DataFolderTarget(tmp_path)
    assert targets.find() == NoTarget("not_started", str(tmp_path / "run.json"))
    (tmp_path / "run.json").write_text(json.dumps({"api_port": 4711}))
    assert targets.find() == NoTarget("token_file", str(tmp_path / "api.token"))
    (tmp_path / "api.token").write_text("secret\n")
    assert targets.find() == Target(parse_address("127.0.0.1:4711"), "secret")
    (tmp_path / "run.json").write_text(json.dumps({"api_port": 4712}))
    assert isinstance(target := targets.find(), Target)
    assert target.address.port == 4712


STATION = """
import socket, sys
listening = socket.create_server(("127.0.0.1", 0))
journal = open(sys.argv[1] + "/journal.db", "wb")
print(listening.getsockname()[1], flush=True)
sys.stdin.read()
"""


def test_who_listens_on_a_port_is_asked_of_the_system(tmp_path: Path) -> None:
    command = [sys.executable, "-c", STATION, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as station:
        assert station.stdout is not None
        targets = PortOwner(parse_address(f"127.0.0.1:{int(station.stdout.readline())}"))
        assert targets.find() == NoTarget("token_file", str(tmp_path / "api.token"))
        (tmp_path / "api.token").write_text("secret\n")
        assert targets.find() == Target(targets.address, "secret")
        station.communicate()
    assert targets.find() == NoTarget("not_started", str(targets.address))


def test_a_port_of_something_else_gives_no_token(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        sockets = sockets_on(listening.getsockname()[1])
        assert len(sockets) == 1
        (tmp_path / "4711" / "fd").mkdir(parents=True)
        (tmp_path / "4711" / "fd" / "3").symlink_to("/elsewhere/journal.db")
        assert folder_of(sockets, tmp_path) is None
        (tmp_path / "4711" / "fd" / "4").symlink_to(next(iter(sockets)))
        assert folder_of(sockets, tmp_path) == Path("/elsewhere")


@pytest.mark.parametrize("run", ["", "[]", "{", '{"api_port": "x"}', '{"api_port": 0}', "[" * 4000, "\xff"])
def test_a_broken_run_file_is_no_station(run: str, tmp_path: Path) -> None:
    (tmp_path / "run.json").write_text(run, encoding="latin-1")
    assert isinstance(DataFolderTarget(tmp_path).find(), NoTarget)


@pytest.mark.parametrize("token", [b"", b"two words", b"\xff\xfe", b"line\nline", b"x" * 5000 + b" y"])
def test_a_file_that_holds_no_token_is_said(token: bytes, tmp_path: Path) -> None:
    file = tmp_path / "api.token"
    file.write_bytes(token)
    looked = FixedTarget(parse_address("127.0.0.1:1"), file).find()
    assert isinstance(looked, NoTarget) or len(looked.token) == 4096


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "give either --connect"),
        (["--connect", "10.0.0.1:8640", "--token-file", "t"], "is another machine"),
        (["--connect", "127.0.0.1:1", "--data", "d"], "give either"),
        (["--data", "d", "--size", "10x10"], "is not WxH"),
        (["--data", "d", "--scale", "9"], "is not a number from 0.9 to 1.4"),
        (["--data", "d", "--lang", "xx"], "invalid choice"),
    ],
)
def test_a_wrong_command_line_is_one_sentence_and_exit_code_2(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        read_arguments(arguments)
    assert ended.value.code == 2
    assert sentence in capsys.readouterr().err


def test_options_are_read() -> None:
    options = read_arguments(["--data", "d", "--kiosk", "--lang", "zh_CN", "--theme", "dark", "--size", "1024x600"])
    assert (options.kiosk, options.language, options.theme, options.size) == (True, "zh_CN", "dark", (1024, 600))
