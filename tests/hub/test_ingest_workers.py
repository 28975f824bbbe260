"""Ingest workers: processes that validate and store what comes in. Real hubs, asked over their sockets."""

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import LiteralString

import httpx
import psycopg
import pytest
from sqlalchemy import make_url

from sync.hub.ingest import BODY_MAX_BYTES, OPENED_MAX_BYTES
from sync.hub.ingest_workers import WorkerProcesses
from sync.hub.limits import STORING_MAX
from sync.hub.options import INGEST_WORKERS, parse
from sync.hub.refusal import RequestRefused
from tests.hub.conftest import PostgresHome
from tests.hub.postgres import Cluster
from tests.sync.epcis.factory import SHIPPED
from tests.sync.factory import packed, posted, record

pytestmark = pytest.mark.wire
ROOT = Path(__file__).resolve().parents[2]
EVENTS = "/v1/stations/L1/events"
SOON_S = 15.0
HELD = "SELECT 1 FROM journal FOR UPDATE"
"""The next batch of these journals waits, in its worker."""
ALL_HELD = "LOCK TABLE journal IN EXCLUSIVE MODE"
"""Every batch waits, that of a new journal too; whoever reads does not notice."""

ACTIVITY: LiteralString = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database()"
ENDED: LiteralString = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"


@dataclass(slots=True)
class Running:
    process: "subprocess.Popen[bytes]"
    client: httpx.Client

    @property
    def workers(self) -> set[int]:
        """Their process numbers; the tracker of multiprocessing is a child too."""
        return {child for child in self.descendants if b"spawn_main" in _command_line(child)}

    @property
    def descendants(self) -> set[int]:
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return {int(child) for child in children}

    def post(self, body: bytes, path: str = EVENTS, **headers: str) -> httpx.Response:
        return self.client.post(path, content=body, headers={name.replace("_", "-"): v for name, v in headers.items()})


@contextmanager
def running(dsn: str, folder: Path, workers: int) -> Iterator[Running]:
    (folder / "tokens").write_text("L1 one\nL2 two\nall\n")
    words = [f"--dsn={dsn}", f"--token-file={folder / 'tokens'}", "--port=0", f"--ingest-workers={workers}"]
    with (
        (folder / "err").open("wb") as err,
        subprocess.Popen(
            [sys.executable, "-P", "-m", "sync.hub", *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=err,
            start_new_session=True,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        ) as process,
    ):
        try:
            assert process.stdout is not None
            url = f"http://127.0.0.1:{json.loads(process.stdout.readline())['port']}"
            headers = {"Authorization": "Bearer one"}
            with httpx.Client(base_url=url, headers=headers, trust_env=False, timeout=30) as client:
                yield Running(process, client)
        finally:
            process.kill()


@pytest.fixture
def dsn(cluster: Cluster) -> Iterator[str]:
    home = PostgresHome(cluster)
    yield home.dsn
    home.give_back()


def changed(**changes: object) -> bytes:
    return json.dumps(json.loads(posted(record(1), record(2))) | changes).encode()


def captured(*events: object) -> bytes:
    whole = {"@context": [], "type": "EPCISDocument", "schemaVersion": "2.0", "creationDate": "2026-06-01T12:00:00Z"}
    return json.dumps(whole | {"epcisBody": {"eventList": events}}).encode()


GZIP = {"Content_Encoding": "gzip"}
SENT: list[tuple[str, str, bytes, dict[str, str]]] = [
    ("good", EVENTS, posted(record(1), record(2)), {}),
    ("again, and one more", EVENTS, gzip.compress(posted(record(2), record(3))), GZIP),
    ("another content", EVENTS, posted(record(3, packed(99)), record(4)), {}),
    ("a case that is none", EVENTS, posted(record(5, packed(5) | {"members": []}), record(6)), {}),
    ("a gap", EVENTS, posted(record(9)), {}),
    ("no batch", EVENTS, b"nonsense", {}),
    ("nested", EVENTS, b"[" * 100_000, {}),
    ("wrong numbers", EVENTS, changed(last_seq=3), {}),
    ("a NUL", EVENTS, changed(station_epoch="a\0b"), {}),
    ("torn", EVENTS, gzip.compress(posted(record(7)))[:-4], GZIP),
    ("a bomb", EVENTS, gzip.compress(b"\0" * (OPENED_MAX_BYTES + 1)), GZIP),
    ("too large", EVENTS, b"\0" * (BODY_MAX_BYTES + 1), {}),
    ("unknown encoding", EVENTS, b"{}", {"Content_Encoding": "br"}),
    ("another station", "/v1/stations/L2/events", posted(record(1)), {}),
    ("no token", EVENTS, posted(record(1)), {"Authorization": "Bearer wrong"}),
    ("captured", "/capture", captured(SHIPPED), {}),
    ("captured in part", "/capture", captured(SHIPPED, {}), {"GS1_Capture_Error_Behaviour": "proceed"}),
    ("no document", "/capture", b"[]", {}),
]


def answered(hub: Running) -> Iterator[tuple[str, int, str | None, object]]:
    """Everything a sender is told, and what is there afterwards; names that are chance are left out."""
    for name, path, body, headers in SENT:
        answer = hub.post(body, path, **headers)
        yield name, answer.status_code, answer.headers.get("Retry-After"), answer.json() if answer.content else None
        if answer.status_code == 202:
            job = hub.client.get(answer.headers["Location"]).json()
            yield name, 200, None, (job["success"], job["errors"])
    for path in ("/v1/stations/L1/cursor?station_epoch=epoch-a", "/v1/stations/L1/released"):
        answer = hub.client.get(path)
        yield path, answer.status_code, None, answer.json()


def test_workers_give_the_answers_that_the_serving_process_gives(cluster: Cluster, tmp_path: Path) -> None:
    told = []
    for workers in (0, INGEST_WORKERS):
        with running(PostgresHome(cluster, new=True).dsn, tmp_path, workers) as hub:
            told.append(list(answered(hub)))
            assert len(hub.workers) == workers
    assert told[1] == told[0]
    assert {status for _, status, _, _ in told[0]} == {200, 202, 400, 401, 403, 413, 415}


def test_killed_workers_are_told_as_503_and_replaced(dsn: str, tmp_path: Path) -> None:
    with running(dsn, tmp_path, 2) as hub:
        assert hub.post(posted(record(1))).json()["accepted_through"] == 1
        first = hub.workers
        for worker in first:
            os.kill(worker, signal.SIGKILL)
        answer = hub.post(posted(record(2)))
        assert (answer.status_code, answer.json()["code"], answer.headers["Retry-After"]) == (503, "worker_lost", "1")
        assert hub.post(posted(record(2))).json()["accepted_through"] == 2
        assert until(lambda: len(hub.workers) == 2 and hub.workers.isdisjoint(first))


def test_when_one_worker_is_killed_the_batch_is_stored_by_the_other_or_comes_again(dsn: str, tmp_path: Path) -> None:
    with running(dsn, tmp_path, 2) as hub:
        hub.post(posted(record(1)))
        first = hub.workers
        os.kill(min(first), signal.SIGKILL)

        def stored() -> bool:
            answer = hub.post(posted(record(2)))
            if answer.status_code == 200:
                return bool(answer.json()["accepted_through"] == 2)
            assert (answer.status_code, answer.json()["code"]) == (503, "worker_lost")
            return False

        assert until(stored)
        assert until(lambda: hub.post(posted(record(2))).status_code == 200 and hub.workers.isdisjoint(first))


def test_a_worker_killed_at_its_work_has_stored_nothing_and_the_repeat_is_taken(dsn: str, tmp_path: Path) -> None:
    with running(dsn, tmp_path, 1) as hub, psycopg.connect(dsn) as other, ThreadPoolExecutor(1) as aside:
        hub.post(posted(record(1)))
        other.execute(HELD)
        waiting = aside.submit(hub.post, posted(record(2), record(3)))
        assert until(lambda: waits(dsn))
        os.kill(min(hub.workers), signal.SIGKILL)
        assert (waiting.result().status_code, waiting.result().json()["code"]) == (503, "worker_lost")
        other.rollback()
        again = hub.post(posted(record(2), record(3))).json()
        assert (again["accepted_through"], [item["status"] for item in again["results"]]) == (3, ["accepted"] * 2)


def test_while_workers_are_busy_codes_are_traced_and_one_batch_too_many_comes_again(dsn: str, tmp_path: Path) -> None:
    crowd = STORING_MAX + 1
    with running(dsn, tmp_path, 2) as hub, psycopg.connect(dsn) as other, ThreadPoolExecutor(crowd) as aside:
        hub.post(posted(record(1)))
        other.execute(ALL_HELD)
        everybody = {"Authorization": "Bearer all"}
        waiting = [
            aside.submit(hub.post, posted(record(1)), f"/v1/stations/S{number}/events", **everybody)
            for number in range(crowd)
        ]
        refused = next(as_completed(waiting)).result()
        assert refused.status_code == 503, refused.text
        assert (refused.json()["code"], refused.headers["Retry-After"]) == ("busy", "1")
        assert hub.client.get("/v1/trace", params={"code": "CASE-1"}).status_code == 200
        other.rollback()
        assert sorted(each.result().status_code for each in waiting) == [200] * STORING_MAX + [503]


@pytest.mark.parametrize("end", ["sigterm", "group", "pipe", "killed"])
def test_nobody_is_left_when_the_hub_ends(dsn: str, tmp_path: Path, end: str) -> None:
    with running(dsn, tmp_path, 2) as hub:
        hub.post(posted(record(1)))
        left = hub.descendants
        assert len(left) == 3  # two workers, and the tracker of multiprocessing
        for worker in hub.workers:
            os.kill(worker, signal.SIGINT)  # a terminal tells all of a group; they are deaf to it
        hub.process.send_signal(signal.SIGINT)
        assert hub.post(posted(record(2))).json()["accepted_through"] == 2
        match end:
            case "sigterm":
                hub.process.terminate()
            case "group":  # as a service manager does
                os.killpg(hub.process.pid, signal.SIGTERM)
            case "pipe":
                assert hub.process.stdin is not None
                hub.process.stdin.close()
            case _:
                hub.process.kill()
        assert hub.process.wait(timeout=10) == (-signal.SIGKILL if end == "killed" else 0)
        assert until(lambda: not any(alive(process) for process in left))
    assert (tmp_path / "err").read_text() == ""  # nor is anything called leaked


def test_a_worker_at_its_work_does_not_keep_the_hub_from_ending(dsn: str, tmp_path: Path) -> None:
    with running(dsn, tmp_path, 1) as hub, psycopg.connect(dsn) as other, ThreadPoolExecutor(1) as aside:
        hub.post(posted(record(1)))
        other.execute(HELD)
        left = hub.descendants
        waiting = aside.submit(hub.post, posted(record(2)))
        assert until(lambda: waits(dsn))
        hub.process.terminate()
        assert hub.process.wait(timeout=15) == 0
        assert until(lambda: not any(alive(process) for process in left))
        broken = waiting.exception()
        assert isinstance(broken, httpx.TransportError) or waiting.result().status_code >= 500


def test_a_connection_that_postgresql_closed_is_replaced_before_it_is_used(dsn: str, tmp_path: Path) -> None:
    with running(dsn, tmp_path, 1) as hub:
        hub.post(posted(record(1)))
        for seq in (2, 3):
            assert hub.client.get("/v1/trace", params={"code": "CASE-1"}).status_code == 200
            with psycopg.connect(dsn, autocommit=True) as other:
                other.execute(f"{ENDED} AND application_name ^@ 'station-'")
                assert until(lambda: connections(dsn) == 0)
            assert hub.client.get("/v1/trace", params={"code": "CASE-1"}).status_code == 200
            assert hub.post(posted(record(seq))).json()["accepted_through"] == seq


async def test_where_no_process_is_to_be_had_the_station_comes_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise BlockingIOError("Resource temporarily unavailable")

    monkeypatch.setattr(ProcessPoolExecutor, "submit", refuse)
    with pytest.raises(RequestRefused) as caught:
        await WorkerProcesses(make_url("postgresql+psycopg:///nowhere"), 1).do(lambda _: "")
    assert (caught.value.status, caught.value.retry_after_s) == (503, 1)


def test_only_a_hub_on_postgresql_has_workers_by_itself() -> None:
    assert parse(["--dsn=postgresql:///x"]).ingest_workers == INGEST_WORKERS
    assert parse(["--dsn=postgresql:///x", "--ingest-workers=0"]).ingest_workers == 0
    assert parse(["--data=x"]).ingest_workers == 0


@pytest.mark.parametrize(
    "words",
    [("--data=x", "--ingest-workers=1"), ("--dsn=x", "--ingest-workers=-1"), ("--dsn=x", "--ingest-workers=99")],
)
def test_a_number_of_workers_that_makes_no_sense_is_a_usage_error(words: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(words)
    assert ended.value.code == 2


def connections(dsn: str) -> int:
    return found(dsn, "application_name ^@ 'station-'")


def waits(dsn: str) -> bool:
    """Does a worker wait for a row that somebody else holds?"""
    return found(dsn, "wait_event_type = 'Lock'") > 0


def found(dsn: str, backends: LiteralString) -> int:
    with psycopg.connect(dsn, autocommit=True) as connection:
        return connection.execute(f"{ACTIVITY} AND {backends}").rowcount


def alive(process: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False


def _command_line(process: int) -> bytes:
    """Empty when it has ended meanwhile."""
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return b""


def until(true: Callable[[], bool]) -> bool:
    """Does it become true soon?"""
    end = time.monotonic() + SOON_S
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True
