"""``station io-limit``: how many cases a minute an I/O block without a program can keep apart on this line, and why."""

import asyncio
import json
import sqlite3
import tempfile
import time
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path

from config.result import Config
from drivers.errors import DriverError
from drivers.plc.profiles.io_limit import IoTiming, io_timing
from drivers.plc.profiles.settings import IoSettings
from drivers.protocols import HasRegisters
from station.assembly.config_file import load_config
from station.assembly.devices import make_plc
from station.cli_commands.output import NO, USAGE, YES, err, foreseeable, out, quiet_libraries
from station.client import Client
from station.runtime.latency import LatencyRing

COMMITS, PROBES = 200, 40
REQUESTS_A_POLL = 2
"""One read, one write."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What stands in no config, in milliseconds."""

    commit_ms: float
    request_ms: float | None
    """Round trip of one request, p99; None = the block does not answer."""
    verdict_ms: float | None
    """Of the line that runs, p99; None = none runs, or it has judged nothing yet."""


def io_limit(path: Path, *, as_json: bool) -> int:
    """1 when nothing could pass, or a photocell would miss cases."""
    with foreseeable():
        config = load_config(path)
        settings = config.plc.settings if config.plc is not None else None
        if not isinstance(settings, IoSettings):
            err('This line has no I/O block: profile = "io" in [plc].')
            return USAGE
        quiet_libraries()
        measured = Measured(commit_ms(config.station.data), asyncio.run(_request_ms(config)), verdict_ms(config))
    timing = limit_of(config, settings, measured)
    good = not (timing.too_near or timing.unseen)
    if as_json:
        told = {name: round(value, 1) for name, value in asdict(timing).items()}
        told |= {name: round(getattr(timing, name), 1) for name in ("gate_ms", "camera_ms", "pitch_ms")}
        limit = {"cases_a_minute": round(timing.cases_a_minute, 1), "good": good}
        out(json.dumps({**limit, **told, "measured": asdict(measured)}))
    else:
        _tell(config, timing, measured)
    return YES if good else NO


def limit_of(config: Config, settings: IoSettings, measured: Measured) -> IoTiming:
    """What a case costs on this line, with what was measured in place of what is set."""
    poll_ms = max(float(settings.poll_ms), REQUESTS_A_POLL * (measured.request_ms or 0.0))
    verdict_ms = measured.verdict_ms
    if verdict_ms is None:
        verdict_ms = (config.vision.budget_ms if config.cameras else settings.verdict_timeout_ms) + measured.commit_ms
    return io_timing(settings.belt, poll_ms, settings.watchdog.time_ms, verdict_ms)


def _tell(config: Config, timing: IoTiming, measured: Measured) -> None:
    out(f"At most {timing.cases_a_minute:.0f} cases a minute: one every {timing.pitch_ms:.0f} ms.")
    confirmed = f"{timing.confirm_ms:.0f} to its photocells"
    armed = f"{timing.watchdog_ms:.0f} of the watchdog"
    longer = f"{confirmed} (more than {armed})" if timing.confirm_ms >= timing.watchdog_ms else f"{armed} ({confirmed})"
    late = f"{timing.late_ms:.0f} (two polls)"
    out(f"  rejecter: {timing.gate_ms:.0f} ms = window {timing.window_ms:.0f} + 3 × {late} + {longer}")
    out(f"  camera or reader: {timing.camera_ms:.0f} ms = verdict {timing.verdict_ms:.0f} + 2 × {late}")
    out(f"  photocell: dark for {timing.case_ms:.0f} ms by a case, then clear for {timing.late_ms:.0f} ms at least")
    out(f"  way to the rejecter: {timing.travel_ms:.0f} ms, of which {timing.camera_ms:.0f} are needed")
    out(f"  commit: {measured.commit_ms:.1f} ms (p99 of {COMMITS})")
    asked = "the block does not answer" if measured.request_ms is None else f"{measured.request_ms:.1f} ms (p99)"
    out(f"  request: {asked}")
    out(f"  verdict: {_verdict_told(config, measured)}")
    if timing.too_near:
        out("The rejecter is too near: the answer is not there when the case is. Every case would be ejected.")
    if timing.unseen:
        out("The photocells are asked too seldom: a case passes between two polls.")


def _verdict_told(config: Config, measured: Measured) -> str:
    if measured.verdict_ms is not None:
        return f"{measured.verdict_ms:.0f} ms (p99 of the line that runs)"
    return f"no line runs: {'[vision] budget_ms' if config.cameras else '[plc] verdict_timeout_ms'} and the commit"


def commit_ms(data: Path) -> float:
    """p99 of a commit like a case's, on the disk of the journal and beside it."""
    place = next(each for each in (data, *data.resolve().parents) if each.is_dir())
    times = LatencyRing(COMMITS)
    with (
        tempfile.TemporaryDirectory(prefix="io-limit-", dir=place) as folder,
        closing(sqlite3.connect(Path(folder) / "bare.db", isolation_level=None)) as db,
    ):
        db.executescript(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE unit(code TEXT, body TEXT)"
        )
        for case in range(COMMITS):
            began_s = time.perf_counter()
            db.execute("BEGIN")
            db.executemany("INSERT INTO unit VALUES (?, ?)", ((f"{case}/{n}", "x" * 60) for n in range(24)))
            db.execute("COMMIT")
            times.add((time.perf_counter() - began_s) * 1_000)
    return times.summary().p99_ms


async def _request_ms(config: Config) -> float | None:
    """p99 of a read, beside a line that may run: nothing is written."""
    plc, times = make_plc(config), LatencyRing(2 * PROBES)
    assert plc is not None and isinstance(plc, HasRegisters)
    try:
        await plc.open()
        for _ in range(PROBES):
            probe = await plc.probe()
            times.add(probe.read_ms)
            times.add(probe.read_back_ms)
    except DriverError:
        return None
    finally:
        await plc.close()
    return times.summary().p99_ms


def verdict_ms(config: Config) -> float | None:
    shot = Client(config.station.data).get("/v1/snapshot")
    verdict = shot.get("verdict") if isinstance(shot, dict) else None
    return float(verdict["p99_ms"]) if verdict and verdict["n"] else None
