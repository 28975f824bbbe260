"""Codes the hub issues: not to be guessed, given to one printer and one station each, and accounted for to the end."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from station.core.codes import identify
from station.core.codes.ranges import CodeRange
from station.core.values import Recipe
from sync.hub.code_balance import code_balance
from sync.hub.code_pools import (
    IssuedPool,
    PoolFault,
    codes_of,
    issue,
    make_pool,
    make_void,
    next_range,
    note_range,
)
from sync.hub.database import Database
from sync.hub.pool_commands import balance, hand, issue_codes, print_file, void
from sync.hub.store import HubStore
from tests.hub.conftest import Home
from tests.hub.histories import say
from tests.hub.serving import served
from tests.hub.trade import NOW_US
from tests.sync.factory import case_body

GTIN = "09501101530003"


@pytest.fixture
def database(home: Home) -> Iterator[Database]:
    opened = home.open()
    yield opened
    opened.close()


def made(database: Database, name: str = "water", codes: int = 100, kind: str = "gs1") -> IssuedPool:
    with database.writer.begin() as connection:
        head = GTIN if kind == "gs1" else "https://q.brand.cn/"
        pool = make_pool(connection, name, kind, head, 13, NOW_US)  # type: ignore[arg-type]
        issue(connection, pool, codes)
    return pool


def texts(database: Database, pool: IssuedPool) -> list[str]:
    with database.reader.connect() as connection:
        return [code for _, code, _ in codes_of(connection, pool, CodeRange(0, 10**9), 10**6)]


def packed(database: Database, number: int, codes: list[str]) -> dict[str, Any]:
    keys = [f"gs1:{code}" if code.startswith("01") else code for code in codes]
    members = [
        {"code": {"key": key, "text": code}, "container": 0, "position": {}}
        for key, code in zip(keys, codes, strict=True)
    ]
    body = case_body(number, f"CASE-{number}", members)
    say(HubStore(database), f"L{number}", ("container.packed", body))
    return body


@pytest.mark.parametrize("kind", ["gs1", "url"])
def test_codes_are_all_different_and_good_for_a_line(database: Database, kind: str) -> None:
    codes = texts(database, made(database, kind=kind))
    assert len(set(codes)) == 100
    recipe = Recipe("w", "gs1", 1, gtin=GTIN, serial_length=13) if kind == "gs1" else Recipe("w", "url", 1)
    assert all(identify(code.encode(), code, recipe, "unit").why == "" for code in codes)


@pytest.mark.parametrize(
    ("name", "kind", "head", "length", "key"),
    [
        ("a b", "gs1", GTIN, 13, "pool_name"),
        ("w", "gs1", GTIN[:-1] + "4", 13, "pool_gtin"),
        ("w", "url", "q.brand.cn", 13, "pool_url"),
        ("w", "url", "https://q.brand.cn/", 9, "pool_length"),
    ],
)
def test_what_gives_no_good_codes_is_refused(
    database: Database, name: str, kind: Any, head: str, length: int, key: str
) -> None:
    with database.writer.begin() as connection, pytest.raises(PoolFault, match=key):
        make_pool(connection, name, kind, head, length, NOW_US)


def test_no_number_is_given_to_two_printers_and_void_ones_to_none(database: Database) -> None:
    pool = made(database)
    with database.writer.begin() as connection:
        make_void(connection, pool, [CodeRange(31, 35)], NOW_US, whom="", by="a", words="b")
        first = next_range(connection, pool, "printed", 30)
        note_range(connection, pool, "printed", first, NOW_US)
        assert (first, next_range(connection, pool, "printed", 30)) == (CodeRange(1, 30), CodeRange(36, 65))
        with pytest.raises(PoolFault, match="codes_short"):
            next_range(connection, pool, "printed", 66)


def test_a_code_is_followed_from_issue_to_leaving_and_what_is_left_over_has_its_numbers(database: Database) -> None:
    pool = made(database)
    codes = texts(database, pool)
    with database.writer.begin() as connection:
        note_range(connection, pool, "printed", CodeRange(1, 50), NOW_US)
        note_range(connection, pool, "activated", CodeRange(1, 4), NOW_US)
        make_void(connection, pool, [CodeRange(49, 50)], NOW_US, whom="", by="a", words="b")
    packed(database, 1, codes[:10])
    gone = packed(database, 2, codes[20:24])
    say(HubStore(database), "L2", ("container.dissolved", gone | {"cause": "rework"}), first=2)
    packed(database, 3, codes[60:61])
    with database.reader.connect() as connection:
        told = code_balance(connection, pool).document()
    over = {name: each["ranges"] for name, each in told.pop("leftovers").items()}
    assert told == {"issued": 100, "void": 2, "printed": 50, "packed": 15, "left": 11, "asking": 0, "activated": 4}
    assert over == {
        "not_printed": [[51, 100]],
        "printed_not_packed": [[11, 20], [25, 48]],
        "packed_not_left": [[21, 24]],
        "left_not_activated": [[5, 10], [61, 61]],
        "activated_not_left": [],
        "void_and_packed": [],
    }


async def test_a_station_fetches_what_was_handed_to_it_and_gives_void_codes_back(home: Home, tmp_path: Path) -> None:
    database = home.open()
    pool = made(database)
    with database.writer.begin() as connection:
        note_range(connection, pool, "handed", CodeRange(1, 30), NOW_US, whom="L1")
        note_range(connection, pool, "handed", CodeRange(51, 60), NOW_US, whom="L1")
        make_void(connection, pool, [CodeRange(5, 6), CodeRange(40, 41)], NOW_US, whom="", by="a", words="b")
    codes = texts(database, pool)
    database.close()
    token = tmp_path / "token"
    token.write_text("L1 one\n")
    async with served(home, token) as client:
        [told] = (await client.get("/v1/stations/L1/pools")).json()["pools"]
        assert (told["pool"], told["codes"], told["void"]) == ("water", 40, [[5, 6]])
        page = (await client.get("/v1/stations/L1/pools/water?limit=35")).json()
        rest = (await client.get(f"/v1/stations/L1/pools/water?after={page['next']}")).json()
        assert [number for number, _, _ in (*page["codes"], *rest["codes"])] == [*range(1, 31), *range(51, 61)]
        assert page["codes"][0][1] == codes[0] and rest["next"] is None
        void_ = {"ranges": [[10, 12]], "by": "anna", "reason": "torn"}
        assert (await client.post("/v1/stations/L1/pools/water/void", json=void_)).json() == {"void": 3}
        assert (await client.post("/v1/stations/L1/pools/water/void", json=void_)).json() == {"void": 0}
        other = await client.post("/v1/stations/L1/pools/water/void", json={"ranges": [[30, 31]]})
        assert (other.status_code, other.json()["code"]) == (403, "codes_of_another_station")
        assert (await client.get("/v1/stations/L2/pools")).status_code == 403
        assert (await client.get("/v1/stations/L1/pools/none")).status_code == 404
        counted = (await client.get("/v1/pools/water/balance")).json()
        assert (counted["issued"], counted["void"]) == (100, 7)


def test_the_commands_do_what_they_say(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hub, file = tmp_path / "hub", tmp_path / "codes.csv"
    assert issue_codes(hub, None, "water", GTIN, "", 13, 50) == 0
    assert issue_codes(hub, None, "water", GTIN, "", 13, 50) == 0
    assert print_file(hub, None, "water", 60, file, "Rolls Ltd") == 0
    assert hand(hub, None, "water", "L1", 80, None) == 0
    assert void(hub, None, "water", (1, 3), "anna", "torn") == 0
    capsys.readouterr()
    rows = list(csv.reader(file.read_text("utf-8").splitlines()))
    assert (rows[0], len(rows), rows[60][0]) == (["number", "code", "raw"], 61, "60")
    assert balance(hub, None, "water", as_json=False) == 0
    said = capsys.readouterr().out
    assert "printed              60\n" in said and "printed not packed: 57: 4-60\n" in said
    assert print_file(hub, None, "water", 10, file, "") == 1
    assert issue_codes(hub, None, "water", "", "https://q.brand.cn/", 13, 1) == 1
    assert hand(hub, None, "water", "L1", 30, None) == 1
    errors = capsys.readouterr().err.splitlines()
    assert [each.partition(":")[0] for each in errors] == ["hub"] * 3


def test_a_printer_file_that_cannot_be_written_gives_no_number_away(tmp_path: Path) -> None:
    issue_codes(tmp_path, None, "water", GTIN, "", 13, 50)
    assert print_file(tmp_path, None, "water", 10, tmp_path / "none" / "codes.csv", "") == 1
    assert print_file(tmp_path, None, "water", 50, tmp_path / "codes.csv", "") == 0
