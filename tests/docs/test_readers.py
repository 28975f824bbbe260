"""docs/readers.md: every maker has its part, each table there is right, and the command says what the page says."""

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import create_server

import pytest
from typer.testing import CliRunner

from drivers.reader.presets import PRESETS
from station.assembly.config_file import load_config
from station.cli import app
from station.client import Client
from tests.docs.pages import DECISIONS
from tests.drivers.conformance.makers import MAKERS, Maker, MakerReader

PAGE = (DECISIONS.parent / "readers.md").read_text("utf-8")
TABLES = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
STATION = '[station]\nid = "L1"\ndata = "data"\n[api]\nport = 0\n'
RECIPE = '[recipe]\nproduct = "water"\ncode = "plain"\npattern = "[A-Z]+"\nunits_per_case = 1\n'
LINE = '[plc]\ndriver = "modbus"\nhost = "127.0.0.1"\nport = 1\n[line]\nshape = "{shape}"\n'
SSCC = '[case_code]\nsource = "sscc"\nprefix = "9521234"\n'
READ = '[case_code]\nsource = "reader"\nsscc = true\n'
UNIT = '[[reader]]\nname = "box"\nrole = "unit"\ndriver = "tcp"\nhost = "127.0.0.1"\nport = 9\ncodes = "several"\n'
QUEUE = '[queue]\nbetween_reader_and_packer = "nothing"\n'


def config_with(table: str) -> str:
    """A whole config for the reader of a table: by its role a bench, a queue, or a line with a case reader."""
    if 'role = "scan"' in table:
        return STATION.replace('id = "L1"', 'id = "L1"\nkind = "bench"') + RECIPE + SSCC + table
    if 'role = "unit"' in table:
        return STATION + RECIPE + SSCC + LINE.format(shape="queue") + QUEUE + table
    return STATION + RECIPE + READ + LINE.format(shape="reader") + UNIT + table


def table_of(preset: str) -> str:
    (table,) = (each for each in TABLES if f'preset = "{preset}"' in each and "pictures" not in each)
    return str(table)


@pytest.mark.parametrize("preset", PRESETS)
def test_every_maker_has_a_part_with_a_table_that_is_right(preset: str, tmp_path: Path) -> None:
    file = tmp_path / "line.toml"
    file.write_text(config_with(table_of(preset)))
    readers = {each.name: each.settings for each in load_config(file).readers}
    assert preset in {getattr(each, "preset", "") for each in readers.values()}


def test_the_table_of_pictures_is_right(tmp_path: Path) -> None:
    (table,) = (each for each in TABLES if "[ftp]" in each and "password_file" in each)
    (tmp_path / "readers.password").write_text("s3cret")
    (tmp_path / "line.toml").write_text(STATION + RECIPE + SSCC + LINE.format(shape="reader") + table)
    config = load_config(tmp_path / "line.toml")
    assert config.ftp is not None and config.ftp.password_file == tmp_path / "readers.password"


def test_the_table_of_fetched_pictures_is_right(tmp_path: Path) -> None:
    (table,) = (each for each in TABLES if 'pictures = "fetch"' in each)
    (tmp_path / "keyence.password").write_text("s3cret")
    (tmp_path / "line.toml").write_text(config_with(table))
    assert [each.name for each in load_config(tmp_path / "line.toml").readers if each.has_pictures] == ["case"]


@pytest.mark.parametrize(("runs", "answers"), [(True, True), (False, False)])
def test_a_port_that_the_running_line_has_is_no_fault(
    runs: bool, answers: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Client, "get", lambda self, path: {"devices": []} if runs else None)
    with create_server(("127.0.0.1", 0)) as line:
        table = table_of("hikrobot_id").replace("192.0.2.5", "127.0.0.1").replace("192.0.2.20", "127.0.0.1")
        table = table.replace("port = 2001", f"port = {line.getsockname()[1]}")
        (tmp_path / "line.toml").write_text(config_with(table))
        done = CliRunner().invoke(app, ["check", "--config", str(tmp_path / "line.toml"), "--json"])
    (found,) = (each for each in json.loads(done.stdout)["devices"] if each["name"] == "infeed")
    assert (found["answers"], found["note"]) == (answers, "The line runs." if runs else "")


@contextmanager
def serving(maker: Maker) -> Iterator[int]:
    """This maker's reader on a TCP port, for one connection."""
    with create_server(("127.0.0.1", 0)) as server:
        at_work = MakerReader(maker)

        def serve() -> None:
            connection, _ = server.accept()
            with connection:
                while data := connection.recv(4096):
                    connection.sendall(at_work.hear(data) or b"")

        thread = threading.Thread(target=serve)
        thread.start()
        yield server.getsockname()[1]
        thread.join(10)


@pytest.mark.parametrize("maker", [each for each in MAKERS if each.question], ids=lambda maker: maker.preset)
def test_check_says_which_model_answers(maker: Maker, tmp_path: Path) -> None:
    with serving(maker) as port:
        table = table_of(maker.preset).replace("192.0.2.21", "127.0.0.1") + f"port = {port}\n"
        (tmp_path / "line.toml").write_text(config_with(table))
        done = CliRunner().invoke(app, ["check", "--config", str(tmp_path / "line.toml"), "--json"])
    (found,) = (each for each in json.loads(done.stdout)["devices"] if each["name"] == "case")
    assert found["answers"] and maker.identity.decode().strip("\x02\x03\r\n") in found["note"]


def test_check_says_what_is_wrong_with_a_reader_that_babbles(tmp_path: Path) -> None:
    """As the page's last table has it: such a reader connects, and does not *answer*."""
    flood = b"OK,KEYENCE,1\r" + b"C\r" * 5_000
    babble = Maker(preset="keyence_sr", telegram=bytes, no_read=b"", question=b"KEYENCE\r", identity=flood)
    with serving(babble) as port:
        table = table_of("keyence_sr").replace("192.0.2.21", "127.0.0.1") + f"port = {port}\n"
        (tmp_path / "line.toml").write_text(config_with(table))
        done = CliRunner().invoke(app, ["check", "--config", str(tmp_path / "line.toml"), "--json"])
    (found,) = (each for each in json.loads(done.stdout)["devices"] if each["name"] == "case")
    assert (found["answers"], found["key"]) == (False, "reader_floods")
