"""``python -m tests.campaign.upstream [--only WORD]``: faults F60 to F70 between a station and the real hub.

The faults are those of docs/promises.md. A real journal on disk, the real uploader, the hub as a process, and a real
nginx that misbehaves. After every fault the hub holds the released cases exactly once and in order, nothing is parked
that should not be, and no alarm stands. The line commits cases all the while; how long it waited for its disk is
printed beside a run without any uploader.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from station.core.events import EpochGranted
from station.journal import Batch, Journal
from tests.campaign import upstream_identity, upstream_refusals, upstream_weather
from tests.campaign.upstream_servers import nginx_program
from tests.campaign.upstream_stand import Broken, Line
from tests.campaign.upstream_world import Scenario, World, world_at
from tests.journal.make import NOW_US, on_disk

SCENARIOS = (*upstream_weather.SCENARIOS, *upstream_refusals.SCENARIOS, *upstream_identity.SCENARIOS)
CONTROL_CASES = 300


async def control(folder: Path) -> list[float]:
    """The line alone: what a commit takes when nobody sends anything."""
    journal = Journal(partial(on_disk, folder))
    await journal.start()
    await journal.submit(NOW_US, Batch(events=(EpochGranted(1, 0, "first"),)))
    line = Line(journal)
    await line.make(CONTROL_CASES)
    await journal.close()
    return line.waits_ms


async def play(world: World, scenario: Scenario) -> str:
    """Empty, or what was broken."""
    world.waits_ms.clear()
    world.hub.heal()
    try:
        await scenario.act(world)
    except Broken as broken:
        return str(broken)
    return ""


async def campaign(only: str) -> int:
    broken = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _say(f"{'the line alone':<44} {_waits(await control(folder / 'control'))}")
        async with world_at(folder) as world:
            for scenario in SCENARIOS:
                if only not in f"{scenario.number} {scenario.name}":
                    continue
                if scenario.nginx and nginx_program() is None:
                    _say(f"{scenario.number} {scenario.name:<41} skipped: no nginx here")
                    continue
                begun_s = time.monotonic()
                found = await play(world, scenario)
                told = f"{_waits(world.waits_ms)} {time.monotonic() - begun_s:5.1f} s  {found or 'ok'}"
                _say(f"{scenario.number} {scenario.name:<41} {told}")
                broken += bool(found)
    _say("every fault ended well" if not broken else f"{broken} ended badly")
    return 1 if broken else 0


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _waits(waits_ms: list[float]) -> str:
    if not waits_ms:
        return "line: no case"
    ordered = sorted(waits_ms)
    p50, p99 = (ordered[int(len(ordered) * share)] for share in (0.5, 0.99))
    return f"line: {len(ordered):4} cases, p50 {p50:5.1f} p99 {p99:6.1f} max {ordered[-1]:6.1f} ms"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="scenarios with this in number or name")
    raise SystemExit(asyncio.run(campaign(parser.parse_args().only)))


if __name__ == "__main__":
    main()
