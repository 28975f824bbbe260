"""A line packs, the hub tells the dock, the dock ships, and the hub answers to whom a unit went."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from station.core import rework as rw
from sync.hub.database import in_folder
from sync.hub.delivery_notes import keep_notes
from sync.hub.distributors import Distributor, keep_distributors
from sync.released.feed import HubLine, HubNote
from tests.shipping.plant import Docked, dock, say
from tests.sync.reworked import ReworkedJournal, code
from tests.sync.servers import Hub, hub_at
from tests.waiting import until

pytestmark = pytest.mark.wire


@pytest.fixture
async def hub(tmp_path: Path) -> AsyncIterator[Hub]:
    async with hub_at(tmp_path / "hub") as found:
        yield found


async def story(hub: Hub, text: str) -> dict[str, Any]:
    found = await hub.get("/v1/trace", code=text)
    assert found.status_code == 200, found.text
    return dict(found.json())


async def test_a_pallet_that_a_line_packed_is_shipped_by_a_dock_and_the_hub_names_the_distributor_of_a_unit(
    hub: Hub, tmp_path: Path
) -> None:
    line = ReworkedJournal()  # p1 holds c1 (u0, u1, u2) and c2; p2 holds c3; c4 stands alone
    await say(hub, "L1", "line-1", line.wire())
    await asyncio.to_thread(ship_by_scanner, hub.url, tmp_path)
    found = await story(hub, "u1")
    chain = found["as_unit"][0]["containers"]
    assert chain[-1]["shipped"]["to"] == "DIST-7"
    assert chain[-1]["shipped"]["document"] == "LS-77"
    assert [step["step"] for step in found["history"]][-1] == "shipped"


def ship_by_scanner(url: str, folder: Path) -> None:
    (folder / "notes.csv").write_text("number;to;product;quantity\nLS-77;DIST-7;water;2\n")
    with dock(folder, url) as gate:
        gate.knows(6)
        assert gate.scan("p1") == (False, "ship_no_delivery")
        imported(folder, "import", "notes.csv")
        assert gate.scan("LS-77") == (True, "ship_opened_note")
        assert gate.scan("c1") == (False, "ship_inside")
        assert gate.scan("u1") == (False, "ship_unit"), "a dock knows no units, and asks the hub"
        assert gate.scan("u99") == (False, "ship_unknown")
        assert gate.scan("c4") == (False, "ship_wrong_product")
        assert gate.scan("p1") == (True, "ship_loaded")
        assert gate.scan("p1") == (False, "ship_twice")
        line = gate.shown()["delivery"]["lines"][0]
        assert (line["loaded"], line["quantity"]) == (2, 2)
        assert gate.scan("STATION:SHIP:CONFIRM") == (True, "ship_confirmed")
        assert gate.scan("LS-77") == (False, "ship_note_done")
        gate.delivered()


def imported(folder: Path, command: str, file: str) -> None:
    import subprocess
    import sys

    asked = [sys.executable, "-P", "-m", "station", "delivery", command, file, "--data", "D1"]
    subprocess.run(asked, cwd=folder, check=True, capture_output=True)


async def test_two_docks_hear_of_each_other_by_the_hub_and_what_was_dissolved_is_refused(
    hub: Hub, tmp_path: Path
) -> None:
    line = ReworkedJournal()
    await say(hub, "L1", "line-1", line.wire())
    await asyncio.to_thread(two_docks, hub.url, tmp_path)
    told = len(line.wire())
    assert isinstance(line.do(rw.Dissolve(code("p2"))), int)
    await say(hub, "L1", "line-1", line.wire()[told:])
    await asyncio.to_thread(dissolved, hub.url, tmp_path)


ANY = 'receivers = "any"'


def two_docks(url: str, folder: Path) -> None:
    with dock(folder, url, "D1", ANY) as one, dock(folder, url, "D2", ANY) as two:
        one.knows(6)
        two.knows(6)
        one.do("ship_open", to="DIST-7", document="LS-9")
        assert one.scan("p1") == (True, "ship_loaded")
        assert one.do("ship_confirm") == (True, "ship_confirmed")
        one.delivered()
        two.do("ship_open", to="DIST-8")
        until_refused(two, "p1", "ship_shipped")
        assert two.do("ship_open", to="DIST-7", document="LS-9") == (False, "ship_note_elsewhere")
        assert two.do("ship_return", codes=["p1"], reason="came back here") == (True, "ship_returned")
        assert two.scan("p1") == (True, "ship_loaded"), "returned here, it may leave from here"


def until_refused(gate: Docked, text: str, key: str) -> None:
    """The other dock hears of it by its next round."""

    def refused() -> bool:
        done, found = gate.scan(text)
        if done:
            gate.do("ship_unload", code=text)
        return found == key

    until(refused, f"{text} is refused: {key}")


def dissolved(url: str, folder: Path) -> None:
    with dock(folder, url, "D1", ANY) as gate:
        gate.do("ship_open", to="DIST-7")
        until_refused(gate, "p2", "ship_dissolved")
        assert gate.scan("c3") == (True, "ship_loaded"), "its case is free"


async def test_a_dock_ships_by_a_note_of_the_hub_and_keeps_it_when_the_hub_is_gone(hub: Hub, tmp_path: Path) -> None:
    await say(hub, "L1", "line-1", ReworkedJournal().wire())
    notes = [HubNote(number="LS-1", to="DIST-9", lines=[HubLine(product="water", quantity=2)])]
    others = [HubNote(number="LS-2", to="DIST-9")]
    with closing(in_folder(hub.folder)) as database, database.writer.begin() as connection:
        keep_distributors(connection, [Distributor("DIST-9", "Nine")])
        keep_notes(connection, "D1", notes, 1)
        keep_notes(connection, "D2", others, 1)
    await asyncio.to_thread(by_a_note_of_the_hub, hub.url, tmp_path)
    chain = (await story(hub, "u1"))["as_unit"][0]["containers"]
    assert (chain[-1]["shipped"]["to"], chain[-1]["shipped"]["document"]) == ("DIST-9", "LS-1")


def by_a_note_of_the_hub(url: str, folder: Path) -> None:
    with dock(folder, url) as gate:
        gate.knows(6)
        until(lambda: gate.choices() == ({"DIST-9"}, {"LS-1"}), "the dock has what the hub tells it, and no other")
    with dock(folder, "http://127.0.0.1:1") as gate:
        assert gate.scan("LS-2") == (False, "ship_no_delivery")
        assert gate.scan("LS-1") == (True, "ship_opened_note")
        assert gate.scan("p1") == (True, "ship_loaded")
        assert gate.do("ship_confirm") == (True, "ship_confirmed")
    with dock(folder, url) as gate:
        gate.delivered()


async def test_a_dock_without_a_hub_ships_what_it_knew(hub: Hub, tmp_path: Path) -> None:
    await say(hub, "L1", "line-1", ReworkedJournal().wire())
    await asyncio.to_thread(offline, hub.url, tmp_path)


def offline(url: str, folder: Path) -> None:
    with dock(folder, url, "D1", ANY) as gate:
        gate.knows(6)
    with dock(folder, "http://127.0.0.1:1", "D1", ANY) as gate:
        gate.do("ship_open", to="DIST-7")
        assert gate.scan("p1") == (True, "ship_loaded")
        assert gate.scan("never-heard-of") == (False, "ship_unknown_offline")
        assert gate.scan("u1") == (False, "ship_unknown_offline")
        assert gate.do("ship_confirm") == (True, "ship_confirmed")
        assert gate.shown()["past"][0]["out"] == 1
