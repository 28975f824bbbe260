"""A hub, a line that packed, and docks as processes of their own: everything real but the packing itself."""

import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from station.client import Client
from sync.outbox import Head, WireRecord
from sync.wire import WireBatch, encode_batch
from tests.sync.servers import TOKEN, Hub
from tests.waiting import until

CONFIG = """\
[station]
kind = "dock"
id = "{name}"
data = "{name}"

[api]
port = 0

[recording]
limit_mb = 0

[shipping]
upstream = "hub"
token_file = "token"
every_s = 1
{more}

[[upstream]]
name = "hub"
driver = "native"
url = "{url}"
token_file = "token"
"""


async def say(hub: Hub, station: str, epoch: str, records: Sequence[WireRecord]) -> None:
    """A station delivers its records."""
    batch = WireBatch(epoch, Head(records[-1].seq, "00"), tuple(records))
    _, body = encode_batch(batch, station, 2**23)
    async with httpx.AsyncClient(trust_env=False, verify=False) as client:
        answer = await client.post(
            f"{hub.url}/v1/stations/{station}/events", content=body, headers={"Authorization": f"Bearer {TOKEN}"}
        )
    assert answer.status_code == 200, answer.text
    assert all(each["status"] != "rejected" for each in answer.json()["results"]), answer.text


@dataclass(frozen=True, slots=True)
class Docked:
    """A dock that runs."""

    folder: Path
    config: Path

    def do(self, kind: str, **args: Any) -> tuple[bool, str]:
        """Whether it was done, and the key of the answer."""
        answer = Client(self.folder).command(kind, {"by": "anna", **args})
        assert answer is not None
        return bool(answer.get("done")), str(answer.get("key"))

    def scan(self, code: str) -> tuple[bool, str]:
        return self.do("ship_scan", code=code)

    def shown(self) -> Mapping[str, Any]:
        told = Client(self.folder).get("/v1/shipping")
        assert isinstance(told, dict)
        return told

    def choices(self) -> tuple[set[str], set[str]]:
        """Codes of the distributors and numbers of the notes that a person may choose from."""
        told = Client(self.folder).get("/v1/shipping/choices")
        assert isinstance(told, dict)
        return {each["code"] for each in told["receivers"]}, {each["number"] for each in told["notes"]}

    def knows(self, containers: int) -> None:
        until(lambda: self.shown()["released"]["known"] == containers, f"the dock knows {containers} containers")

    def delivered(self) -> None:
        def has_all() -> bool:
            sync = Client(self.folder).get("/v1/sync")
            return isinstance(sync, dict) and sync["destinations"][0]["waiting"] == 0

        until(has_all, "upstream has everything of the dock")


@contextmanager
def dock(folder: Path, url: str, name: str = "D1", more: str = "") -> Iterator[Docked]:
    """``more``: further keys of [shipping]."""
    (folder / "token").write_text(TOKEN + "\n")
    config = folder / f"{name}.toml"
    config.write_text(CONFIG.format(name=name, url=url, more=more))
    command = [sys.executable, "-P", "-m", "station", "run", "--headless", "--config", str(config)]
    with (folder / f"{name}.log").open("wb") as out, subprocess.Popen(command, stdout=out, stderr=out) as process:
        try:
            until(lambda: Client(folder / name).get("/v1/shipping"), "the dock answers")
            yield Docked(folder / name, config)
        finally:
            process.terminate()
            process.wait(20)
