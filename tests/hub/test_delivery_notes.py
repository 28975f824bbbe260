"""Delivery notes and distributors at the hub: told to the dock they are for, a page at a time, and kept by the dock."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from sync.hub import delivery_notes
from sync.hub.delivery_notes import LINES_BYTES, distributors, drop_note, keep_notes, notes_for
from sync.hub.distributors import Distributor, keep_distributors
from sync.hub.regions import TradeRefused
from sync.released.feed import HubLine, HubNote, HubNotes
from tests.badinput.command import station
from tests.hub.conftest import Home
from tests.hub.serving import served

WATER = HubLine(product="矿泉水", quantity=2)
ANY = HubNote(number="LS-1", to="NORTH", lines=[WATER])
MINE = HubNote(number="LS-2", to="SOUTH")
OTHERS = HubNote(number="LS-3", to="SOUTH", lines=[WATER, WATER])


async def test_a_dock_is_told_of_its_own_notes_and_of_those_for_any_dock(home: Home, tmp_path: Path) -> None:
    tokens = tmp_path / "tokens"
    tokens.write_text("D1 one\nD2 two\neverything\n")
    database = home.open()
    with database.writer.begin() as connection:
        keep_notes(connection, "", [ANY], 1)
        keep_notes(connection, "D1", [MINE], 1)
        keep_notes(connection, "D2", [OTHERS], 1)
        keep_distributors(
            connection, [Distributor("NORTH", " 北方\u2028 "), Distributor("x" * 129, "none can write it")]
        )
    database.close()
    async with served(home, tokens) as client:

        async def asked(path: str, token: str = "one", **params: str) -> Mapping[str, Any]:
            answer = await client.get(path, params=params, headers={"Authorization": f"Bearer {token}"})
            return dict(answer.json())

        assert HubNotes.model_validate(await asked("/v1/delivery-notes")).notes == [ANY, MINE]
        assert HubNotes.model_validate(await asked("/v1/delivery-notes", "two")).notes == [ANY, OTHERS]
        named = await asked("/v1/delivery-notes", "everything", station="D2")
        assert HubNotes.model_validate(named).notes == [ANY, OTHERS]
        assert HubNotes.model_validate(await asked("/v1/delivery-notes", "everything")).notes == [ANY]
        assert (await asked("/v1/delivery-notes", station="D2"))["code"] == "token_of_another_station"
        assert (await asked("/v1/delivery-notes", "stranger"))["code"] == "token_refused"
        assert (await asked("/v1/distributors"))["distributors"] == [{"code": "NORTH", "name": "北方"}]


def test_one_number_is_one_note_and_a_replacement_drops_the_others_of_the_same_dock(home: Home) -> None:
    database = home.open()
    with database.writer.begin() as connection:
        keep_notes(connection, "", [ANY], 1)
        keep_notes(connection, "D1", [MINE, OTHERS], 1)
        keep_notes(connection, "D1", [ANY], 2)
    assert notes_for(database.reader, "D2").notes == [], "it is for D1 now"
    with database.writer.begin() as connection:
        keep_notes(connection, "D1", [MINE], 3, replace=True)
        keep_notes(connection, "D2", [OTHERS], 3)
    assert notes_for(database.reader, "D1").notes == [MINE]
    with database.writer.begin() as connection:
        drop_note(connection, "LS-3")
    with pytest.raises(TradeRefused, match="note_unknown"), database.writer.begin() as connection:
        drop_note(connection, "LS-3")
    database.close()


def test_long_lists_are_told_in_pages_that_a_dock_can_take(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    long = HubLine(product="水" * 128, quantity=1, lot="批" * 128)
    heavy = [HubNote(number=f"N-{n}", to="NORTH", lines=[long] * 1_000) for n in range(5)]
    monkeypatch.setattr(delivery_notes, "DISTRIBUTORS_AT_ONCE", 2)
    database = home.open()
    with database.writer.begin() as connection:
        keep_notes(connection, "", heavy, 1)
        keep_distributors(connection, [Distributor(f"D-{n}", "") for n in range(3)])
    page, told = notes_for(database.reader, ""), []
    while True:
        assert len(page.model_dump_json().encode()) < 3 * LINES_BYTES
        told += page.notes
        if page.next is None:
            break
        page = notes_for(database.reader, "", page.next)
    assert told == heavy
    first = distributors(database.reader)
    assert [each.code for each in first.distributors] == ["D-0", "D-1"] and first.next == "D-1"
    assert [each.code for each in distributors(database.reader, "D-1").distributors] == ["D-2"]
    database.close()


def test_more_notes_than_a_dock_keeps_are_refused_whole(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery_notes, "LISTED_MAX", 1)
    database = home.open()
    with pytest.raises(TradeRefused, match="notes_too_many"), database.writer.begin() as connection:
        keep_notes(connection, "", [ANY, MINE], 1)
    assert notes_for(database.reader, "").notes == []
    database.close()


def test_the_command_takes_a_file_whole_or_not_at_all(tmp_path: Path) -> None:
    good, broken, data = tmp_path / "good.csv", tmp_path / "bad.csv", str(tmp_path / "hub")
    good.write_text("number,to,product,quantity\nLS-1,NORTH,water,2\nLS-2,SOUTH,,\n")
    broken.write_text("number,to,product,quantity\nLS-3,NORTH,water,2\nLS-4,SOUTH,water,none\n")
    told = station("hub", "delivery", "import", str(good), "--station", "D1", "--data", data)
    assert (told.code, told.out) == (0, "delivery notes for D1: 2\n"), told.err
    refused = station("hub", "delivery", "import", str(broken), "--data", data)
    assert refused.code == 1 and "line 3" in refused.err.lower(), refused.err
    assert station("hub", "delivery", "list", "--data", data).out == "LS-1\tD1\tNORTH\nLS-2\tD1\tSOUTH\n"
    assert station("hub", "delivery", "drop", "LS-1", "--data", data).code == 0
    again = station("hub", "delivery", "drop", "LS-1", "--data", data)
    assert again.code == 1 and "there is no delivery note 'LS-1'" in again.err
