"""The commands of docs/shipping.md do what the page says, typed as they stand, on a dock that runs."""

import asyncio
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.receiver import DOCS
from tests.shipping.plant import Docked, dock, say
from tests.sync.reworked import ReworkedJournal
from tests.sync.servers import hub_at
from tests.waiting import until

pytestmark = pytest.mark.wire
PAGE = (DOCS / "shipping.md").read_text("utf-8")


def typed(folder: Path, block: str, gate: Docked) -> str:
    """What the commands of a block print."""
    (folder / "bin").mkdir(exist_ok=True)
    program = folder / "bin" / "station"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -P -m station "$@"\n')
    program.chmod(0o755)
    if not (folder / "dock").exists():
        (folder / "dock").symlink_to(gate.folder)
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", block],
        cwd=folder,
        env={"PATH": f"{folder / 'bin'}:/usr/bin:/bin", "PYTHONPATH": str(DOCS.parent)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


async def test_the_page_ships_as_it_says(tmp_path: Path) -> None:
    async with hub_at(tmp_path / "hub") as hub:
        await say(hub, "L1", "line-1", ReworkedJournal().wire())
        await asyncio.to_thread(_page, hub.url, tmp_path)


def _page(url: str, folder: Path) -> None:
    blocks = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    assert len(blocks) == 5
    with dock(folder, url) as gate:
        gate.knows(6)
        assert len(typed(folder, blocks[0], gate)) == 0
        assert "2 delivery notes taken." in typed(folder, blocks[1], gate)
        assert typed(folder, blocks[2], gate).endswith(
            "delivery notes for D1: 2\nLS-77\tD1\tDIST-7\nLS-78\tD1\tDIST-7\n"
        )
        until(lambda: "DIST-9" in gate.choices()[0], "the dock knows DIST-9")
        assert "water: 2 of 2 (case)" in typed(folder, blocks[3], gate)
        number = str(gate.shown()["past"][-1]["id"])
        assert "is cancelled: 1 container is here again" in typed(folder, blocks[4].replace("17", number), gate)


def test_every_control_card_is_on_the_page() -> None:
    from station.assembly.shipping import CARDS

    assert set(re.findall(r"`(STATION:SHIP:[A-Z-]+)`", PAGE)) == set(CARDS)
