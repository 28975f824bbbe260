"""``station hub`` started by hand: wrong files are a sentence, hostile requests are refused, Ctrl-C ends it."""

import http.client
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.api.hostile import HOSTILE
from tests.badinput.command import ROOT, station
from tests.sync.factory import posted, record

pytestmark = pytest.mark.wire
TOKEN = {"Authorization": "Bearer right"}


def refusal(folder: Path, token_file: Path, data: Path | None = None) -> str:
    told = station("hub", "--data", data or folder / "hub", "--token-file", token_file, "--port", "0")
    assert (told.code, told.out) == (1, "")
    return told.sentence


def test_a_hub_without_a_token_does_not_start(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "empty").touch()
    (tmp_path / "binary").write_bytes(b"\xff" * 2_000_000)
    for name in ("gone", "pipe", "empty", "binary", "."):
        assert refusal(tmp_path, tmp_path / name).startswith(f"hub: {tmp_path / name} holds no token: ")


def test_a_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "token").write_text("right")
    sentence = refusal(tmp_path, tmp_path / "token", tmp_path / "token")
    assert sentence == f"hub: the folder {tmp_path}/token cannot be made: File exists"


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple["subprocess.Popen[str]", int]]:
    folder = tmp_path_factory.mktemp("hub")
    (folder / "token").write_text("right")
    command = ["hub", "--data", str(folder), "--token-file", str(folder / "token"), "--port", "0"]
    with subprocess.Popen(
        [sys.executable, "-P", "-m", "station", *command],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        try:
            assert running.stdout is not None
            yield running, json.loads(running.stdout.readline())["port"]
        finally:
            running.kill()


def ask(port: int, path: str, body: bytes | None = None, headers: Mapping[str, str] = TOKEN) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("GET" if body is None else "POST", path, body, dict(headers))
        answer = connection.getresponse()
        json.loads(answer.read())
        return answer.status
    finally:
        connection.close()


def test_hostile_requests_are_refused_and_the_next_batch_is_taken(hub: tuple["subprocess.Popen[str]", int]) -> None:
    _, port = hub
    events = "/v1/stations/L1/events"
    assert ask(port, events, b"{}", headers={}) == 401
    assert ask(port, events, b"{}", headers={"Authorization": "Bearer wrong"}) == 401
    assert [ask(port, events, body) for body in (b"", b'{"', b"[" * 50_000, b"null", b"\xff")] == [400] * 5
    assert ask(port, events, b"x" * (9 * 2**20)) == 413
    assert ask(port, events, b"torn", headers=TOKEN | {"Content-Encoding": "gzip"}) == 400
    assert ask(port, "/v1/stations/..%2f..%2fetc/events", b"{}") in (400, 404)
    traced = [
        ask(port, "/v1/trace/" + quote(text.encode("utf-8", "surrogatepass"), safe="")) for text in HOSTILE.values()
    ]
    assert set(traced) == {404}
    assert ask(port, events, posted(record(1))) == 200


def test_ctrl_c_ends_a_hub_that_was_started_by_hand(hub: tuple["subprocess.Popen[str]", int]) -> None:
    running, _ = hub
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=20)
    assert (running.returncode, err) == (130, "")
