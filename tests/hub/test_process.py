"""The hub as a process: its ready line, its deafness, its ends."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from sync.hub.server import main
from tests.sync.factory import posted, record

pytestmark = pytest.mark.wire
ROOT = Path(__file__).resolve().parents[2]


def command(folder: Path, *more: str) -> list[str]:
    (folder / "token").write_text("one")
    return [sys.executable, "-P", "-m", "sync.hub", "--data", str(folder), "--token-file", str(folder / "token"), *more]


@contextmanager
def running(folder: Path) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    process = subprocess.Popen(
        command(folder, "--port", "0"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    with process:
        try:
            assert process.stdout is not None
            ready = json.loads(process.stdout.readline())
            assert (ready["ready"], ready["pid"]) == ("hub", process.pid)
            yield process, f"http://127.0.0.1:{ready['port']}"
        finally:
            process.kill()


def test_it_serves_is_deaf_to_ctrl_c_and_goes_with_its_parents_pipe(tmp_path: Path) -> None:
    with running(tmp_path) as (process, url):
        process.send_signal(signal.SIGINT)
        answer = httpx.post(
            f"{url}/v1/stations/L1/events",
            content=posted(record(1)),
            headers={"Authorization": "Bearer one"},
            trust_env=False,
        )
        assert answer.json()["accepted_through"] == 1
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(timeout=30) == 0


def test_sigterm_ends_it_though_a_client_holds_its_connection(tmp_path: Path) -> None:
    with running(tmp_path) as (process, url), httpx.Client(trust_env=False) as client:
        assert client.get(f"{url}/healthz").status_code == 200
        process.terminate()
        assert process.wait(timeout=30) == 0


def refused(folder: Path, port: int) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command(folder, "--port", str(port)),
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
        stdin=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )


def test_a_port_in_use_is_told_in_one_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = refused(tmp_path, port)
    assert ended.returncode == 1
    assert ended.stderr.startswith(f"hub: cannot serve on 127.0.0.1:{port}: Address already in use")
    assert ended.stderr.count("\n") == 1


def test_a_file_that_is_no_database_is_told_and_left_alone(tmp_path: Path) -> None:
    diary = b"this is somebody's diary, not a database" * 100
    (tmp_path / "hub.db").write_bytes(diary)
    ended = refused(tmp_path, 0)
    assert ended.returncode == 1
    assert ended.stderr == f"hub: the database in {tmp_path} cannot be used: file is not a database\n"
    assert (tmp_path / "hub.db").read_bytes() == diary


def test_a_port_that_is_none_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--data", str(tmp_path), "--token-file", "t", "--port", "99999"])
    assert ended.value.code == 2
