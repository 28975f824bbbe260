"""A running station and everything that may be thrown at its local API: the line must not notice; then Ctrl-C."""

import http.client
import json
import os
import re
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from station.version import PROGRAM
from tests.api.hostile import HOSTILE
from tests.badinput.command import process, station

pytestmark = pytest.mark.wire
WORKS = re.compile(r"\b[1-9]\d* cases\b")
MORE_STREAMS = 40
MOST_STREAMS = 16


@dataclass
class Running:
    """The demo and the way to its API."""

    data: Path
    process: "subprocess.Popen[str]"
    port: int
    token: str

    def ask(
        self, path: str, method: str = "GET", body: bytes = b"", headers: Mapping[str, str] | None = None
    ) -> tuple[int, dict[str, Any]]:
        """Status and document. ``headers`` replace the right ones."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        own = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        try:
            connection.request(method, path, body or None, dict(headers) if headers is not None else own)
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read())
        finally:
            connection.close()

    def key(self, path: str, method: str = "GET", body: bytes = b"") -> tuple[int, str]:
        status, document = self.ask(path, method, body)
        return status, document["key"]

    def triggered(self) -> int:
        return int(self.ask("/v1/snapshot")[1]["tally"]["triggered"])

    def wait_for_case(self, beyond: int) -> int:
        """Read the stream until more cases than ``beyond`` were triggered."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request("GET", "/v1/stream", headers={"Authorization": f"Bearer {self.token}"})
            for line in connection.getresponse():
                if line.startswith(b"data: ") and (n := json.loads(line[6:])["tally"]["triggered"]) > beyond:
                    return int(n)
        finally:
            connection.close()
        raise AssertionError("the stream has ended")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    data = tmp_path_factory.mktemp("demo")
    with process("demo", "--headless", "--shape", "queue", "--faults", "none", "--data", data) as running:
        try:
            assert running.stdout is not None
            assert any(WORKS.search(line) for line in running.stdout), "the demo ended before its first case"
            port = json.loads((data / "run.json").read_text())["api_port"]
            yield Running(data, running, port, (data / "api.token").read_text().strip())
        finally:
            if running.poll() is None:
                os.killpg(running.pid, signal.SIGKILL)


def test_nothing_is_told_without_the_token(demo: Running) -> None:
    right = {"Authorization": f"Bearer {demo.token}"}
    wrong: list[Mapping[str, str]] = [
        {},
        {"Authorization": "Bearer wrong"},
        {"Authorization": f"Basic {demo.token}"},
        {"Authorization": f"Bearer {demo.token}x"},
    ]
    for headers in wrong:
        assert demo.ask("/v1/snapshot", headers=headers) == (401, {"key": "token_wrong", "arguments": {}})
    assert demo.ask("/v1/snapshot", headers=right | {"Host": "evil.example.com"})[1]["key"] == "host_not_allowed"
    assert demo.ask("/healthz", headers={"Host": f"evil.example.com:{demo.port}"})[0] == 403
    assert demo.ask("/v1/snapshot", headers=right | {"Origin": "http://evil.example.com"})[0] == 403


BODIES: dict[str, tuple[bytes, int, str]] = {
    "huge": (b"x" * 200_000, 413, "body_too_large"),
    "broken": (b'{"id":', 400, "command_malformed"),
    "deep": (b"[" * 50_000, 400, "command_malformed"),
    "list": (b"[]", 400, "command_malformed"),
    "unknown": (b'{"id": "a", "kind": "reboot", "args": {}}', 400, "command_unknown"),
    "more": (b'{"id": "a", "kind": "hold", "args": {"force": true}}', 400, "command_malformed"),
    "lone surrogate": (b'{"id": "\\ud800", "kind": "hold", "args": {}}', 400, "command_malformed"),
    "no utf-8": (b'{"id": "\xff", "kind": "hold", "args": {}}', 400, "command_malformed"),
    "nul": (b'{"id": "a\\u0000", "kind": "hold", "args": {}}', 400, "command_malformed"),
    "number": (b'{"id": ' + b"9" * 5_000 + b', "kind": "hold", "args": {}}', 400, "command_malformed"),
}


@pytest.mark.parametrize("name", list(BODIES))
def test_a_command_that_is_none_is_refused(demo: Running, name: str) -> None:
    body, status, key = BODIES[name]
    assert demo.key("/v1/commands", "POST", body) == (status, key)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_code_is_looked_up_and_not_found(demo: Running, text: str) -> None:
    assert demo.key("/v1/codes/" + quote(text.encode("utf-8", "surrogatepass"), safe="")) == (404, "code_unknown")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/v1/cases/1/..%2f..%2fapi.token", 404),
        ("/v1/cases/1/1/../../../api.token", 404),
        ("/v1/cases/../../etc/passwd/picture.jpg", 404),
        ("/v1/cases/1/1/picture.jpg", 404),
        ("/v1/preview/..%2f..%2fapi.token.jpg", 404),
        ("/v1/preview/%ff.jpg", 404),
        ("/v1/preview/" + "a" * 500 + ".jpg", 400),
        ("/v1/cases/1/-1", 400),
        ("/v1/cases/1/" + "9" * 5_000, 400),
        ("/v1/codes/" + "A" * 60_000, 400),
        ("/v1/alarms?limit=99999", 400),
        ("//v1/snapshot", 404),
        ("/nothing", 404),
    ],
)
def test_no_path_leads_out(demo: Running, path: str, status: int) -> None:
    told, document = demo.ask(path)
    assert told == status
    assert demo.token not in json.dumps(document)


def test_many_streams_that_nobody_reads_leave_room_for_others(demo: Running) -> None:
    before = demo.triggered()
    with ExitStack() as held:
        answers = []
        for _ in range(MORE_STREAMS):
            connection = http.client.HTTPConnection("127.0.0.1", demo.port, timeout=20)
            held.callback(connection.close)
            connection.request("GET", "/v1/stream", headers={"Authorization": f"Bearer {demo.token}"})
            answers.append(connection.getresponse().status)
        assert answers == [200] * MOST_STREAMS + [503] * (MORE_STREAMS - MOST_STREAMS)
        status, told = demo.ask("/healthz")
        assert (status, told["live"]) == (200, True)
    assert demo.wait_for_case(beyond=before) > before


def test_the_journal_can_be_looked_at_meanwhile(demo: Running) -> None:
    assert station("verify", "--data", demo.data).code == 0
    assert station("trace", "--data", demo.data, "A1").code == 1


def test_a_line_on_the_same_folder_is_refused(demo: Running) -> None:
    told = station("run", "--headless", "--config", demo.data / "demo.toml")
    assert told.code == 3
    assert told.sentence.startswith(f"Another station already runs on {demo.data}.")


def test_a_line_on_the_same_folder_is_refused_though_it_wants_a_port_that_is_taken_too(
    demo: Running, tmp_path: Path
) -> None:
    config = tmp_path / "again.toml"
    text = (demo.data / "demo.toml").read_text()
    config.write_text(re.sub(r"(\[api\][^\[]*?port = )\d+", rf"\g<1>{demo.port}", text, flags=re.S))
    told = station("run", "--headless", "--config", config)
    assert told.code == 3
    assert told.sentence.startswith(f"Another station already runs on {demo.data}.")


def test_a_start_says_who_where_and_which(demo: Running) -> None:
    started = next(line for line in (demo.data / "log" / "line.log").read_text().splitlines() if " started " in line)
    for part in (f'program="{PROGRAM}"', f"data={demo.data}", f"api=http://127.0.0.1:{demo.port}"):
        assert part in started


def test_the_line_went_on_through_all_of_it(demo: Running) -> None:
    demo.wait_for_case(beyond=demo.triggered())
    assert "Traceback" not in (demo.data / "log" / "line.log").read_text()


def test_ctrl_c_ends_it_in_order_and_leaves_nobody_behind(demo: Running) -> None:
    os.killpg(demo.process.pid, signal.SIGINT)  # what a terminal does
    out, err = demo.process.communicate(timeout=60)
    assert (demo.process.returncode, err) == (130, "")
    assert re.search(r"balance closes\s+│\s+yes", out)
    with pytest.raises(ProcessLookupError):
        os.killpg(demo.process.pid, 0)
    log = (demo.data / "log" / "line.log").read_text().splitlines()
    assert " stopped " in log[-1], "and no library complains behind it"
    assert station("verify", "--data", demo.data).code == 0
