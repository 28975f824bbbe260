"""The simulated plant as a process: ``python -P -m drivers.sim.plant --data DIR``.

Only registers, telegrams and frames leave it, over TCP on loopback. On stdout it says, one JSON object a line: that it
is ready (with its ports), when its upstream is to be down or up, the answers to what it is asked on stdin, and that it
has stopped. On stdin it takes lines: ``stop``, ``{"do": "clear_zone"}``, ``{"do": "first_unit"}``
(``first_unit_2``: of lane 2), ``{"do": "counters"}``. It ends when stdin closes or on SIGTERM; SIGINT is its parent's
business.
"""

import argparse
import asyncio
import fcntl
import gc
import json
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from drivers.sim.ledger import TruthFile
from drivers.sim.plant_arguments import optics_of, parser, settings_of, wire_of
from drivers.sim.plant_process import PlantProcess

MAX_LINE_BYTES = 4096


def _say(said: dict[str, object]) -> None:
    with suppress(BrokenPipeError):  # a parent that is gone closes stdin too, and that ends us
        os.write(sys.stdout.fileno(), json.dumps(said).encode() + b"\n")


def _listen_to_parent(obey: Callable[[str], None], gone: Callable[[], None]) -> None:
    """Read stdin line by line until it closes. Plain reads: a buffered stdin would block the exit."""
    waiting = b""
    with suppress(RuntimeError):  # the loop has ended before the parent did
        while part := os.read(0, MAX_LINE_BYTES):
            *lines, waiting = (waiting + part).split(b"\n")
            waiting = waiting[-MAX_LINE_BYTES:]
            for line in lines:
                if line.strip():
                    obey(line.decode("utf-8", "replace").strip())
        gone()


@contextmanager
def _only_one(folder: Path) -> Iterator[None]:
    """Hold the folder's lock. Raises BlockingIOError when another plant has it."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield


async def _serve(process: PlantProcess, folder: Path) -> None:
    loop = asyncio.get_running_loop()
    end = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, end.set)

    def ready(ports: dict[str, object]) -> None:
        written = folder / "ports.json.new"
        written.write_text(json.dumps(ports) + "\n")
        written.replace(folder / "ports.json")
        _say(ports)
        gc.freeze()  # a PLC does not stand still for a collector that walks what was imported

    parent = threading.Thread(
        target=_listen_to_parent,
        args=(
            lambda line: loop.call_soon_threadsafe(process.obey, line),
            lambda: loop.call_soon_threadsafe(end.set),
        ),
        daemon=True,
    )
    parent.start()
    await process.run(end, ready)


def run(arguments: argparse.Namespace) -> None:
    """Run the plant until it is ended."""
    folder = Path(arguments.data) / "plant"
    with _only_one(folder):
        truth = TruthFile(folder / "truth.jsonl")
        try:
            process = PlantProcess(
                settings_of(arguments),
                arguments.faults,
                optics_of(arguments),
                wire_of(arguments),
                truth,
                _say,
            )
            asyncio.run(_serve(process, folder))
        finally:
            truth.synchronise()
            truth.close()


def main(argv: Sequence[str] | None = None) -> int:
    """Exit code 0, or 2 with one sentence on stderr."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.getLogger("pymodbus").setLevel(logging.CRITICAL)
    try:
        run(parser().parse_args(argv))
    except BlockingIOError:
        return _refuse("another plant is running in this folder")
    except (OSError, ValueError) as error:
        return _refuse(str(error))
    return 0


def _refuse(why: str) -> int:
    os.write(sys.stderr.fileno(), f"plant: {why}\n".encode())
    return 2


if __name__ == "__main__":
    sys.exit(main())
