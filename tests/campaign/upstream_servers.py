"""What stands upstream of a station in the campaign: the real hub as a process, and a real nginx before it."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from tests.ports import free_port

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "campaign-token"
READY_S = 15.0
CONFIG = """
worker_processes 1;
worker_shutdown_timeout 1s;
{user}
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 128; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  server {{
    listen 127.0.0.1:{probe};
    return 200 "{phase}";
  }}
  server {{
    listen 127.0.0.1:{port}{secure};
    {tls}
    server_name localhost;
    location = /copy {{ internal; proxy_pass http://127.0.0.1:{hub}$request_uri; }}
    location / {{
      {fault}
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_pass http://127.0.0.1:{hub};
    }}
    {beside}
  }}
}}
"""


def nginx_program() -> str | None:
    """Where nginx is: Debian keeps it outside an ordinary PATH."""
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")


@dataclass(slots=True)
class HubProcess:
    """``python -m sync.hub`` over a folder, always on the same port."""

    folder: Path
    port: int = field(default_factory=free_port)
    _process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        token = self.folder.parent / f"{self.folder.name}.token"
        if not token.exists():
            token.write_text(TOKEN + "\n")
        argv = ["-P", "-m", "sync.hub", "--data", str(self.folder), "--port", str(self.port), "--fault"]
        with (self.folder.parent / f"{self.folder.name}.log").open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, *argv, "--token-file", str(token)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                env=os.environ | {"PYTHONPATH": str(ROOT)},
            )
        assert self._process.stdout is not None
        if not json.loads(self._process.stdout.readline() or "{}").get("ready"):
            raise RuntimeError("the hub did not start")

    def stop(self) -> None:
        if self._process is None:
            return
        self._process.terminate()
        self._process.communicate(timeout=READY_S)
        self._process = None

    def back_up(self, into: Path) -> None:
        """A copy of its data, taken while it stands still."""
        self.stop()
        shutil.copytree(self.folder, into)
        self.start()

    def restore(self, backup: Path) -> None:
        """As it was at the backup: what came since is forgotten."""
        self.stop()
        shutil.rmtree(self.folder)
        shutil.copytree(backup, self.folder)
        self.start()

    def fault(self, **told: object) -> None:
        """Do wrong from now on; see ``sync.hub.faults``."""
        fresh = self.folder / "fault.new"
        fresh.write_text(json.dumps(told))
        fresh.replace(self.folder / "fault.json")

    def heal(self) -> None:
        (self.folder / "fault.json").unlink(missing_ok=True)

    def released(self, station: str) -> list[dict[str, Any]]:
        """What it holds of a station: every released case with its wire number and its units."""
        found: list[dict[str, Any]] = []
        after = ""
        while True:
            page = self._get(f"/v1/stations/{station}/released?level=1&limit=5000{after}")
            found += page["containers"]
            if page["next"] is None:
                return found
            after = f"&after={page['next']}"

    def contiguous_through(self, station: str, station_epoch: str) -> int:
        return int(self._get(f"/v1/stations/{station}/cursor?station_epoch={station_epoch}")["contiguous_through"])

    def _get(self, path: str) -> Any:
        headers = {"Authorization": f"Bearer {TOKEN}"}
        url = f"http://127.0.0.1:{self.port}{path}"
        answer = httpx.get(url, headers=headers, trust_env=False, verify=False, timeout=READY_S)
        answer.raise_for_status()
        return answer.json()


@dataclass(slots=True)
class Nginx:
    """A real nginx before the hub; ``say`` changes what it does, and returns when it does so."""

    folder: Path
    hub: int
    tls: str = ""
    """Directives of TLS (``ssl_certificate …``); empty = plain HTTP."""
    port: int = field(default_factory=free_port)
    _probe: int = field(default_factory=free_port)
    _phase: int = 0
    _process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"https://localhost:{self.port}" if self.tls else f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self._write("", "")
        program = nginx_program()
        assert program is not None, "whoever asks for nginx looks first whether it is there"
        self._process = subprocess.Popen(
            [program, "-p", str(self.folder), "-c", str(self.folder / "nginx.conf"), "-g", "daemon off;"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._wait()

    def say(self, fault: str = "", beside: str = "") -> None:
        """``fault`` stands in the location of the wire, ``beside`` beside it; both empty: as it should be."""
        assert self._process is not None
        old = self._workers()
        self._write(fault, beside)
        self._process.send_signal(signal.SIGHUP)
        self._wait(old)

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(READY_S)
            self._process = None

    def _write(self, fault: str, beside: str) -> None:
        self._phase += 1
        text = CONFIG.format(
            user="user root;" if os.getuid() == 0 else "",
            folder=self.folder,
            port=self.port,
            probe=self._probe,
            secure=" ssl" if self.tls else "",
            tls=self.tls,
            phase=self._phase,
            hub=self.hub,
            fault=fault,
            beside=beside,
        )
        (self.folder / "nginx.conf").write_text(text)

    def _workers(self) -> set[str]:
        assert self._process is not None
        pid = self._process.pid
        return set(Path(f"/proc/{pid}/task/{pid}/children").read_text().split())

    def _wait(self, old: Collection[str] = ()) -> None:
        """Until the new worker answers and the old one, with all its connections, is gone."""
        until_s = time.monotonic() + READY_S
        while time.monotonic() < until_s:
            if self._told() == str(self._phase) and self._workers().isdisjoint(old):
                return
            time.sleep(0.005)
        raise RuntimeError(f"nginx did not start: {(self.folder / 'error.log').read_text()[-500:]}")

    def _told(self) -> str:
        try:
            return httpx.get(f"http://127.0.0.1:{self._probe}", trust_env=False, verify=False, timeout=1.0).text
        except httpx.TransportError:
            return ""
