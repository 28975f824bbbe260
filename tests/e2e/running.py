"""A station that runs as a program, asked and told as a screen does it; and the emulated printer beside it."""

import asyncio
import json
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import httpx

from drivers.sim.printer import SimPrinter
from station.api.actor import SESSION_HEADER
from station.journal import Reader
from tests.waiting import until

WITHIN_S = 30.0
MOST_EVENTS = 1_000


@dataclass
class Running:
    """The station of ``folder/line.toml``, and the screen at which somebody stands."""

    folder: Path
    process: "subprocess.Popen[bytes]"
    session: str = ""
    number: int = 0
    _http: httpx.Client = field(default_factory=lambda: httpx.Client(timeout=WITHIN_S))

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def ask(self, method: str, path: str, body: dict[str, object] | None = None) -> httpx.Response:
        """Its port is looked up each time: after a restart it may be another. Raises OSError, httpx.HTTPError."""
        port = json.loads((self.data / "run.json").read_text())["api_port"]
        token = (self.data / "api.token").read_text().strip()
        headers = {"authorization": f"Bearer {token}", SESSION_HEADER: self.session}
        return self._http.request(method, f"http://127.0.0.1:{port}{path}", json=body, headers=headers)

    def get(self, path: str) -> Any:
        return self.ask("GET", path).json()

    def post(self, path: str, body: dict[str, object]) -> dict[str, Any]:
        answer: dict[str, Any] = self.ask("POST", path, body).json()
        return answer

    def shot(self) -> dict[str, Any]:
        shot: dict[str, Any] = self.get("/v1/snapshot")
        return shot

    def answers(self) -> bool:
        """False also while it ends and starts again."""
        try:
            return self.ask("GET", "/v1/snapshot").status_code == httpx.codes.OK
        except (OSError, ValueError, httpx.HTTPError):
            return False

    def do(self, kind: str, **args: object) -> dict[str, Any]:
        """The answer to a command."""
        self.number += 1
        return self.post("/v1/commands", {"id": f"t-{self.number}", "kind": kind, "args": args})

    def key(self, kind: str, **args: object) -> str:
        """The key of what came of a command."""
        return str(self.do(kind, **args)["key"])

    def alarm(self, key: str) -> dict[str, Any] | None:
        return next((each for each in self.shot()["alarms"] if each["key"] == key), None)

    def log(self, after: int = 0) -> list[tuple[int, Any]]:
        """Events of its journal, each with its number."""
        with closing(Reader.open(self.data / "journal.db")) as reader:
            return [(told.seq, told.event) for told in reader.events(after, MOST_EVENTS)]

    def events(self) -> list[Any]:
        return [event for _, event in self.log()]

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(WITHIN_S)

    def ended(self) -> int:
        """Told to end, if it runs; its exit code."""
        self._http.close()
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(WITHIN_S)


Kind = TypeVar("Kind", bound=Running)


@contextmanager
def running(kind: type[Kind], folder: Path, how: str = "--headless") -> Iterator[Kind]:
    """``station run HOW`` of ``folder/line.toml``. It must end in order when it is told to, unless it was killed."""
    words = [sys.executable, "-P", "-m", "station", "run", how, "--config", str(folder / "line.toml")]
    with (folder / "out").open("ab") as out, subprocess.Popen(words, stdout=out, stderr=out) as process:
        made = kind(folder, process)
        try:
            until(made.answers, "the station answers")
            yield made
        finally:
            code = made.ended()
    assert code in (0, -signal.SIGKILL)
    assert "Traceback" not in (said := (folder / "out").read_text()), said


@contextmanager
def printer() -> Iterator[SimPrinter]:
    """An emulated one, in a loop of its own, as a printer is."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    one = SimPrinter("zpl")
    asyncio.run_coroutine_threadsafe(one.start(), loop).result(5)
    try:
        yield one
    finally:
        asyncio.run_coroutine_threadsafe(one.close(), loop).result(5)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
