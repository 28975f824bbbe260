"""``python -m tests.campaign.epcis --prism PATH``: thousands of cases through GS1's schema, library and OpenAPI.

A journal is filled with lives of cases (released, rejected, void, quarantined, missed) and with every odd code. Each of
its EPCIS documents is checked against GS1's JSON schema, each event's name against GS1's reference library; then the
uploader delivers the journal's records to Prism, which serves GS1's OpenAPI and refuses what does not fit it.
Prism: ``npm install @stoplight/prism-cli`` in any folder; the program is its ``node_modules/.bin/prism``.
"""

import argparse
import asyncio
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from station.assembly import exports
from station.core import events as ev
from station.core.values import CaseRef
from station.journal import Batch
from station.journal.pages import Pages
from sync.clock import SystemClock
from sync.delivery.session import DeliveryOptions
from sync.delivery.uploader import Uploader
from sync.epcis.destination import EpcisDestination
from sync.epcis.document import DocumentLimits
from sync.epcis.events import carried
from sync.epcis.settings import EpcisUpstream
from tests.journal.history import History
from tests.journal.make import NOW_US, on_disk, passed
from tests.ports import free_port
from tests.sync.epcis.factory import ODD_CODES, WEB
from tests.sync.epcis.gs1 import OPENAPI, SCHEMA, Schema
from tests.sync.memory import MemoryOutbox

EPOCH_OF_ODD_CODES = 1_000_000
READY_WITHIN_S = 60.0


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def fill(folder: Path, count: int, seed: int) -> None:
    """So many draws of a line's life, then one case for each odd code."""
    with closing(on_disk(folder)) as store:
        for number, event in enumerate(History(random.Random(seed), units_per_case=24).events(count)):
            store.append(NOW_US + number * 1_234_567, [Batch((event,))])
        for place, code in enumerate(ODD_CODES, start=1):
            released = ev.CaseReleased(CaseRef(EPOCH_OF_ODD_CODES, place), "exit")
            case = passed(place, [code], epoch=EPOCH_OF_ODD_CODES)
            store.append(NOW_US + (count + place) * 1_234_567, [Batch((case, released))])


def documents(pages: Pages) -> Iterator[dict[str, Any]]:
    source = exports.Source(pages, exports.Wanted(), "L1")
    for line in exports.epcis(source, WEB, DocumentLimits(100, 2**20), lambda: datetime.now(UTC)):
        yield json.loads(line)


def checked(pages: Pages) -> tuple[int, int, list[str]]:
    """Documents, events, and what is wrong with them."""
    from epcis_event_hash_generator import hash_generator, json_to_py

    check, problems, count, total = Schema(), list[str](), 0, 0
    for document in documents(pages):
        problems += check.problems(document)
        names = [event["eventID"] for event in document["epcisBody"]["eventList"]]
        theirs = hash_generator.epcis_hashes_from_events(json_to_py.event_list_from_epcis_document_json(document))
        problems += [
            f"{ours}: {other} by the library" for ours, other in zip(names, theirs, strict=True) if ours != other
        ]
        count, total = count + 1, total + len(names)
    return count, total, problems


def servable(openapi: dict[str, Any]) -> dict[str, Any]:
    """The OpenAPI as Prism can serve it: it falls over header parameters that are no strings."""

    def found(part: Any) -> Any:
        while isinstance(part, dict) and "$ref" in part:
            where, part = part["$ref"], openapi
            for key in where.removeprefix("#/").split("/"):
                part = part[key.replace("~1", "/").replace("~0", "~")]
        return part

    operations = [
        part for path in openapi["paths"].values() for part in (path, *path.values()) if isinstance(part, dict)
    ]
    for operation in operations:
        for parameter in map(found, operation.get("parameters", [])):
            if parameter.get("in") == "header" and found(parameter.get("schema", {})).get("type") != "string":
                parameter["schema"] = {"type": "string"}
    schemas = openapi["components"]["schemas"]
    schemas["GS1-Extensions"] = {"type": "string", "example": "x=https://example.org/x"}
    for name in ("EPCIS-Version", "EPCIS-Min", "EPCIS-Max", "CBV-Version", "CBV-Min", "CBV-Max"):
        schemas[f"GS1-{name}"] = {"type": "string", "example": "2.0.0"}
    return openapi


@contextmanager
def prism(program: str, folder: Path) -> Iterator[str]:
    """Prism with GS1's OpenAPI; its address."""
    spec = folder / "openapi.json"
    spec.write_text(json.dumps(servable(json.loads(OPENAPI.read_text("utf-8")))))
    port = free_port()
    argv = [program, "mock", str(spec), "-p", str(port), "-h", "127.0.0.1"]
    with (folder / "prism.log").open("wb") as log, subprocess.Popen(argv, stdout=log, stderr=log) as process:
        try:
            _await(f"http://127.0.0.1:{port}")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def _await(url: str) -> None:
    until_s = time.monotonic() + READY_WITHIN_S
    while True:
        try:
            urllib.request.urlopen(f"{url}/capture", timeout=5).close()
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            if time.monotonic() > until_s:
                raise
            time.sleep(0.2)


def refuses(url: str, document: dict[str, Any]) -> bool:
    """The control: what does not fit GS1's OpenAPI is not taken."""
    for event in document["epcisBody"]["eventList"]:
        event["action"] = "PACK"
    headers = {"Content-Type": "application/json", "Authorization": "Bearer campaign"}
    asked = urllib.request.Request(f"{url}/capture", json.dumps(document).encode(), headers)
    try:
        urllib.request.urlopen(asked, timeout=60).close()
    except urllib.error.HTTPError as answer:
        return answer.code == 400
    return False


async def deliver(pages: Pages, url: str, folder: Path) -> tuple[Uploader, MemoryOutbox]:
    """Everything the journal has for upstream, until the uploader rests."""
    (folder / "token").write_text("campaign")
    given = {"name": "prism", "url": url, "token_file": folder / "token", "namespace": WEB.namespace.base}
    destination = EpcisDestination(
        EpcisUpstream.model_validate(given | {"timeout_s": 60}), station="L1", clock=SystemClock()
    )
    outbox = MemoryOutbox("epoch")
    outbox.records.extend(pages.all_wire(2**62))
    uploader = Uploader("prism", outbox, destination, SystemClock(), lambda: 0.5, DeliveryOptions(carries=carried))
    try:
        while await uploader.step() == 0:
            pass
    finally:
        await destination.close()
    return uploader, outbox


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=6_000, help="draws of a line's life")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--prism", default="prism", help="the program")
    options = parser.parse_args()
    if not SCHEMA.is_file():
        say(f"skipped: GS1's schema is not at {SCHEMA}")
        return 0
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        fill(folder / "data", options.events, options.seed)
        with closing(Pages.open(folder / "data" / "journal.db")) as pages:
            count, total, problems = checked(pages)
            say(f"{count} documents, {total} events, {len(problems)} problems with GS1's schema and library")
            for problem in problems[:20]:
                say(problem)
            if shutil.which(options.prism) is None:
                say("Prism skipped: --prism names no program (npm install @stoplight/prism-cli)")
                return 1 if problems else 0
            with prism(options.prism, folder) as url:
                if not refuses(url, next(documents(pages))):
                    problems.append("Prism took a document that is none")
                uploader, outbox = asyncio.run(deliver(pages, url, folder))
    status = uploader.status
    say(f"Prism: {status.phase}, {status.delivered} records delivered, {status.waiting} wait, {status.parked} parked")
    if status.waiting or outbox.stones:
        say(f"last answer {status.last_status}: {status.last_words}")
    return 1 if problems or status.waiting or outbox.stones else 0


if __name__ == "__main__":
    sys.exit(main())
