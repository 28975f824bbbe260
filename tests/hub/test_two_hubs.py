"""Two hub processes over one PostgreSQL behind nginx: one may fall over, and nobody is told twice or not at all."""

import asyncio
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest

from sync.hub.database import by_dsn
from sync.hub.tokens import StoredTokens
from tests.hub.conftest import PostgresHome
from tests.hub.postgres import Cluster
from tests.ports import free_port
from tests.sync.factory import packed, posted, record

pytestmark = pytest.mark.wire
ROOT = Path(__file__).resolve().parents[2]
NGINX = shutil.which("nginx", path=os.environ.get("PATH", "") + ":/usr/sbin")
BATCHES = 24
BATCH = 5

AROUND = """
daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log; {user}
events {{ worker_connections 128; }}
http {{
  access_log off; proxy_connect_timeout 2s;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  {page}
}}
"""


def of_the_page(servers: str, port: int) -> str:
    """What docs/hub.md tells an administrator to write, for these hubs and without TLS."""
    (found,) = re.findall(r"```nginx\n(.*?)```", (ROOT / "docs" / "hub.md").read_text("utf-8"), re.DOTALL)
    for written, here in (
        ("server 10.0.0.11:8650; server 10.0.0.12:8650;", servers),
        ("listen 443 ssl;", f"listen 127.0.0.1:{port};"),
    ):
        assert written in found
        found = found.replace(written, here)
    return str(found)


@contextmanager
def hub_process(dsn: str) -> Iterator[tuple["subprocess.Popen[bytes]", int]]:
    words = ["hub", f"--dsn={dsn}", "--port=0", "--trust-proxy=127.0.0.1"]
    with subprocess.Popen(
        [sys.executable, "-P", "-m", "station", *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    ) as process:
        try:
            assert process.stdout is not None
            yield process, json.loads(process.stdout.readline())["port"]
        finally:
            process.kill()


@contextmanager
def nginx(folder: Path, ports: Sequence[int]) -> Iterator[str]:
    assert NGINX is not None
    port = free_port()
    servers = " ".join(f"server 127.0.0.1:{each} max_fails=1 fail_timeout=1s;" for each in ports)
    user = "user root;" if os.getuid() == 0 else ""
    text = AROUND.format(folder=folder, user=user, page=of_the_page(servers, port))
    (folder / "nginx.conf").write_text(text)
    with subprocess.Popen([NGINX, "-c", str(folder / "nginx.conf"), "-p", str(folder)]) as process:
        try:
            with httpx.Client(transport=httpx.HTTPTransport(retries=8), trust_env=False) as client:
                assert client.get(f"http://127.0.0.1:{port}/healthz").status_code == 200
            yield f"http://127.0.0.1:{port}"
        finally:
            process.send_signal(signal.SIGQUIT)


@pytest.mark.skipif(NGINX is None, reason="nginx is not installed (Debian: nginx-light)")
async def test_two_hubs_behind_nginx_are_one_though_one_dies(cluster: Cluster, tmp_path: Path) -> None:
    dsn = PostgresHome(cluster, new=True).dsn
    token = made_token(dsn)
    with ExitStack() as stack:
        hubs = [stack.enter_context(hub_process(dsn)) for _ in range(2)]
        url = stack.enter_context(nginx(tmp_path, [port for _, port in hubs]))
        async with httpx.AsyncClient(base_url=url, headers={"Authorization": f"Bearer {token}"}, timeout=30) as client:
            first = await asyncio.gather(*(sent(client, number) for number in range(BATCHES)))
            hubs[0][0].kill()
            hubs[0][0].wait()
            again = await asyncio.gather(*(sent(client, number) for number in range(BATCHES)))
            cursor = await client.get("/v1/stations/L1/cursor", params={"station_epoch": "epoch-a"})
            listed = (await client.get("/v1/stations/L1/released", params={"limit": 5_000})).json()
            story = await client.get("/t/CASE-7", headers={"Authorization": ""})
            code = packed(7)["members"][0]["code"]["key"]
            address = await client.get(f"/t/{code}", headers={"Authorization": ""})
    assert {status for answer in first for status in answer} == {"accepted"}
    assert {status for answer in again for status in answer} == {"exists"}
    assert cursor.json()["contiguous_through"] == BATCHES * BATCH
    assert sorted(case["case"]["seq"] for case in listed["containers"]) == list(range(1, BATCHES * BATCH + 1))
    assert (story.status_code, address.status_code) == (200, 200)


def made_token(dsn: str) -> str:
    database = by_dsn(dsn)
    token = StoredTokens(database.writer, database.reader).make("L1", "L1", 1)
    database.close()
    return token


async def sent(client: httpx.AsyncClient, number: int) -> list[str]:
    """The statuses of one batch; every batch is of the same journal, in no order."""
    body = posted(*(record(number * BATCH + place) for place in range(1, BATCH + 1)))
    answer = await client.post("/v1/stations/L1/events", content=body)
    while answer.json().get("code") == "busy":  # more at once than one hub holds: as a station does, it comes again
        await asyncio.sleep(int(answer.headers["Retry-After"]))
        answer = await client.post("/v1/stations/L1/events", content=body)
    return [item["status"] for item in answer.json()["results"]]
