"""``station export``: files that hold the journal, whole or not at all, and run nothing where they are opened."""

import csv
import io
import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from station.assembly import exports
from station.cli import app
from station.core import events as ev
from station.core.codes import inert_cell
from station.core.values import CaseRef, Code, UnitEntry
from station.journal import Batch
from station.journal.pages import PAGE, Pages
from sync.hub.validation import validate as hub_validate
from sync.wire import EventDocument
from tests.journal.make import NOW_US, missed, on_disk, order_started, passed, rejected
from tests.sync.epcis.factory import ODD_CODES
from tests.sync.reworked import ReworkedJournal, a_day_of_rework

NAMESPACE = ("--namespace", "https://id.brand.example")
PAYLOADS = ("=1+1", "+1", "-1", "@SUM(A1)", "＝1", "a,b", 'a"b', "a;b", "'a", "<b>", "\u202eabc", "x" * 900)


def station(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def written(folder: Path, *events: ev.Event, at_us: int = NOW_US, create: bool = True) -> Path:
    with closing(on_disk(folder, create=create)) as store:
        store.append(at_us, [Batch((event,)) for event in events])
    return folder


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """An order of three cases: released, rejected, missed; a second order of one released case, an hour later."""
    folder = tmp_path / "data"
    first = (
        order_started(),
        ev.EpochGranted(1, 0, "first"),
        passed(1, ["a", "b"]),
        ev.CaseReleased(CaseRef(1, 1), "exit"),
        rejected(2, ["c"]),
        missed(3),
        ev.OrderClosed("o1", 1, 1),
    )
    written(folder, *first)
    hour_us = 3_600_000_000
    second = (order_started("o2"), passed(4, ["d"], order="o2"), ev.CaseReleased(CaseRef(1, 4), "exit"))
    return written(folder, *second, at_us=NOW_US + hour_us)


def rows(text: bytes) -> list[dict[str, str]]:
    assert text.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"), newline="")))


def exported(data: Path, what: str, *more: str) -> bytes:
    file = data.parent / "out"
    done = station("export", what, "--data", str(data), "-o", str(file), *more)
    assert (done.exit_code, done.output) == (0, "")
    assert [path.name for path in data.parent.iterdir() if path.name.startswith("out")] == ["out"]
    return file.read_bytes()


def documents(text: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_every_case_has_a_row_whatever_became_of_it(data: Path) -> None:
    found = rows(exported(data, "cases"))
    assert [(row["number"], row["state"], row["reasons"], row["units"]) for row in found] == [
        ("1", "released", "", "2"),
        ("2", "rejected", "no_read", "2"),
        ("3", "missed", "", "0"),
        ("4", "released", "", "1"),
    ]
    assert (found[0]["case_code"], found[0]["order"], found[0]["disposal"]) == ("case-1-1", "o1", "exit")
    assert found[0]["time"] == "2026-09-21T14:13:20.000000+00:00"


def test_every_unit_has_a_row_and_so_has_what_was_not_read(data: Path) -> None:
    found = rows(exported(data, "units"))
    assert [(row["number"], row["code"], row["column"], row["reason"]) for row in found] == [
        ("1", "a", "1", ""),
        ("1", "b", "2", ""),
        ("2", "c", "1", ""),
        ("2", "", "2", "no_read"),
        ("4", "d", "1", ""),
    ]


def test_every_container_and_every_member_has_a_row_as_it_is_now() -> None:
    journal = ReworkedJournal(labels=("c1", "c2", "=c3", "c4", "p1", "p2"))
    a_day_of_rework(journal)
    source = exports.Source(Pages(lambda: journal.disk), exports.Wanted())
    found = rows(b"".join(exports.containers(source)))
    told = {row["code"]: (row["level"], row["name"], row["state"], row["shipped"], row["members"]) for row in found}
    assert told == {
        "c1": ("1", "case", "live", "0", "1"),
        "n1": ("1", "case", "live", "0", "4"),
        "'=c3": ("1", "case", "dissolved", "0", "0"),
        "c4": ("1", "case", "live", "0", "1"),
        "p1": ("2", "pallet", "live", "1", "2"),
        "p2": ("2", "pallet", "dissolved", "0", "0"),
    }
    number = {row["code"]: row["container"] for row in found}
    assert [row["parent"] for row in found if row["code"] in ("c1", "n1")] == [number["p1"]] * 2
    inside = rows(b"".join(exports.members(source)))
    assert {(row["container_code"], row["code"]) for row in inside} == set(
        journal.disk.execute(
            "SELECT c.code, u.code FROM unit u JOIN container c ON c.id = u.container WHERE u.state = 1 "
            "UNION SELECT p.code, c.code FROM container c JOIN container p ON p.id = c.parent"
        )
    )
    pallet = [row for row in inside if row["container_code"] == "p1"]
    assert [(row["code"], row["member"], row["place"]) for row in pallet] == [
        ("c1", number["c1"], "1"),
        ("n1", number["n1"], "2"),
    ]
    unit = next(row for row in inside if row["code"] == "u1")
    assert (unit["member"], unit["view"], unit["row"], unit["column"], unit["frame"]) == ("", "1", "1", "2", "7")


def test_containers_and_members_are_written_by_the_command(data: Path) -> None:
    found = rows(exported(data, "containers"))
    assert [(row["code"], row["state"], row["order"], row["number"]) for row in found] == [
        ("case-1-1", "live", "o1", "1"),
        ("case-1-4", "live", "o2", "4"),
    ]
    inside = rows(exported(data, "members", "--order", "o2"))
    assert [(row["container_code"], row["code"], row["level"]) for row in inside] == [("case-1-4", "d", "1")]


def test_a_trigger_is_shown_by_its_number_on_the_wire(tmp_path: Path) -> None:
    case = passed(1, ["a", "b", "c"])
    units = tuple(replace(unit, trigger=trigger) for unit, trigger in zip(case.units, (0, 32_001, 64_000), strict=True))
    events = (order_started(), ev.EpochGranted(1, 0, "first"), replace(case, units=units))
    data = written(tmp_path / "data", *events)
    assert [row["trigger"] for row in rows(exported(data, "units"))] == ["0", "1", "32000"]


def test_events_are_the_records_of_the_native_wire(data: Path) -> None:
    found = documents(exported(data, "events"))
    assert [(each["seq"], each["kind"]) for each in found] == [
        (1, "order.started"),
        (2, "container.packed"),
        (3, "order.closed"),
        (4, "order.started"),
        (5, "container.packed"),
    ]
    for each in found:
        EventDocument.model_validate(each)
        assert type(hub_validate(each["seq"], each)).__name__ == "ValidEvent"


def test_epcis_documents_hold_the_packed_cases(data: Path) -> None:
    (document,) = documents(exported(data, "epcis", *NAMESPACE))
    events = document["epcisBody"]["eventList"]
    assert [event["parentID"] for event in events] == [
        "https://id.brand.example/obj/case-1-1",
        "https://id.brand.example/obj/case-1-4",
    ]
    assert [event["eventID"] for event in events] == [
        event["eventID"] for event in documents(exported(data, "epcis", *NAMESPACE))[0]["epcisBody"]["eventList"]
    ]


@pytest.mark.parametrize(
    ("more", "numbers"),
    [
        (["--order", "o2"], ["4"]),
        (["--order", "nobody"], []),
        (["--since", "2026-09-21T15:00:00Z"], ["4"]),
        (["--until", "2026-09-21T23:00:00+08:00"], ["1", "2", "3"]),
        (["--since", "2026-09-01", "--until", "2026-09-02"], []),
        (["--since", "2026-09-21T14:13:20Z", "--until", "2026-09-21T14:13:20.000001Z"], ["1", "2", "3"]),
    ],
)
def test_an_order_or_a_span_of_time_alone(data: Path, more: list[str], numbers: list[str]) -> None:
    assert [row["number"] for row in rows(exported(data, "cases", *more))] == numbers
    packed = [
        each["body"]["case"]["seq"] for each in documents(exported(data, "events", *more)) if "case" in each["body"]
    ]
    assert [str(number) for number in packed] == [number for number in numbers if number in ("1", "4")]


def test_standard_output_takes_it_too(data: Path) -> None:
    done = station("export", "cases", "--data", str(data), "-o", "-")
    assert rows(done.stdout_bytes) == rows(exported(data, "cases"))


def test_no_cell_begins_a_formula_and_each_comes_back_as_it_was(tmp_path: Path) -> None:
    texts = list(dict.fromkeys((*PAYLOADS, *ODD_CODES)))
    shown = [Code(text, text) for text in texts]
    case = passed(1, [str(place) for place in range(len(texts))])
    units = tuple(
        UnitEntry(unit.trigger, unit.frame, unit.cell, code) for unit, code in zip(case.units, shown, strict=True)
    )
    odd = ev.CasePassed(case.case, "=o", "@p", "-l", case.window, Code("=case", "=case"), units, pictures=("+picture",))
    data = written(tmp_path / "data", order_started("=o"), ev.EpochGranted(1, 0, "first"), odd)
    found = rows(exported(data, "units"))
    assert [row["code"].removeprefix("'") for row in found] == [text.removeprefix("'") for text in texts]
    for row in (*found, *rows(exported(data, "cases"))):
        assert not any(value.startswith(tuple("=+-@\t\r\n＝＋－＠")) for value in row.values())
    assert (found[0]["order"], found[0]["product"], found[0]["lot"]) == ("'=o", "'@p", "'-l")


@pytest.mark.parametrize("value", ["\ta", "\ra", "\na", "=a", "－1"])
def test_what_would_begin_a_formula_is_quoted(value: str) -> None:
    assert inert_cell(value) == f"'{value}"


def test_numbers_and_nothing_stay(data: Path) -> None:
    assert (inert_cell(-1), inert_cell(None), inert_cell("a")) == (-1, None, "a")


def test_a_pipe_or_a_device_is_written_into_and_stays_what_it_is(data: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    end = os.open(pipe, os.O_RDWR)  # holds what fits until it is read
    try:
        done = station("export", "cases", "--data", str(data), "-o", str(pipe))
        assert (done.exit_code, done.output) == (0, "")
        assert len(rows(os.read(end, 65_536))) == 4
    finally:
        os.close(end)
    assert pipe.is_fifo()


def test_a_link_to_a_file_stays_a_link(data: Path, tmp_path: Path) -> None:
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    assert station("export", "cases", "--data", str(data), "-o", str(tmp_path / "link.csv")).exit_code == 0
    assert (tmp_path / "link.csv").is_symlink()
    assert len(rows((tmp_path / "real.csv").read_bytes())) == 4


# refusals ------------------------------------------------------------------------------------------------------------


def files(folder: Path) -> list[Path]:
    """Without what SQLite keeps beside a journal that is read."""
    return sorted(path for path in folder.rglob("*") if not path.name.startswith("journal.db-"))


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["cases", "-o", "x"], 2, "--config FILE or --data FOLDER"),
        (["cases", "--data", "nowhere", "-o", "x"], 3, "nowhere"),
        (["cases", "--data", "DATA", "-o", "DATA/journal.db"], 2, "choose another place"),
        (["cases", "--data", "DATA", "-o", "DATA/evidence/x.csv"], 2, "choose another place"),
        (["cases", "--data", "DATA", "-o", "DATA/.."], 1, "Is a folder"),
        (["cases", "--data", "DATA", "-o", "DATA/../no/such/x.csv"], 1, "No such file"),
        (["cases", "--data", "DATA", "-o", "x", "--since", "yesterday"], 2, "'yesterday' is no time"),
        (["epcis", "--data", "DATA", "-o", "x"], 2, "need a namespace"),
        (["epcis", "--data", "DATA", "-o", "x", "--namespace", "urn:epc:id"], 2, "of your own"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence_and_leaves_no_file(
    data: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, told: str
) -> None:
    monkeypatch.chdir(data.parent)
    before = files(data.parent)
    done = station("export", *(argument.replace("DATA", str(data)) for argument in arguments))
    assert (done.exit_code, told in done.stderr, done.stdout) == (code, True, "")
    assert files(data.parent) == before


def test_a_database_that_is_not_our_journal_is_refused(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "journal.db")) as other:
        other.execute("CREATE TABLE t(a)")
    done = station("export", "cases", "--data", str(tmp_path), "-o", str(tmp_path.parent / "x"))
    assert done.exit_code == 3


@pytest.mark.parametrize("what", ["containers", "members", "cases", "units", "events", "epcis"])
@pytest.mark.parametrize("body", ["{", "[]", '{"case_code": 1}', '{"units": [1]}', '{"units": 1}'])
def test_a_damaged_log_leaves_no_file_and_no_traceback(data: Path, tmp_path: Path, what: str, body: str) -> None:
    with closing(sqlite3.connect(data / "journal.db", isolation_level=None)) as other:
        other.execute("UPDATE event SET body = ? WHERE kind = 'case.passed'", (body,))
    done = station("export", what, "--data", str(data), "-o", str(tmp_path / "x"), *NAMESPACE)
    passed_on = what in ("containers", "members") or (what, body) == ("cases", '{"units": [1]}')  # read no such body
    assert done.exit_code == (0 if passed_on else 3)
    assert [path.name for path in tmp_path.glob("x*")] == (["x"] if passed_on else [])


# beside a running line -----------------------------------------------------------------------------------------------


def test_the_line_writes_and_checkpoints_while_an_export_stands_still(tmp_path: Path) -> None:
    folder = written(tmp_path, order_started(), ev.EpochGranted(1, 0, "first"))
    with closing(on_disk(folder)) as store:
        store.append(NOW_US, [Batch((passed(seq, [f"u{seq}"]),)) for seq in range(1, PAGE + 51)])
        with closing(Pages.open(folder / "journal.db")) as pages:
            reading = pages.all_cases()
            seen = [next(reading).case.seq for _ in range(10)]
            store.append(NOW_US, [Batch((passed(PAGE + 51, ["late"]),))])
            assert _checkpointed_whole(folder / "journal.db")
            seen += [case.case.seq for case in reading]
    assert seen == list(range(1, PAGE + 52))


def _checkpointed_whole(path: Path) -> bool:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        busy, frames, moved = other.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
    return bool(busy == 0 and frames == moved)


def test_wire_records_are_read_a_page_at_a_time_up_to_the_head_seen_first(tmp_path: Path) -> None:
    cases = PAGE + 20

    def life() -> Iterator[ev.Event]:
        yield order_started()
        yield ev.EpochGranted(1, 0, "first")
        for seq in range(1, cases + 1):
            yield passed(seq, [f"u{seq}"])
            yield ev.CaseReleased(CaseRef(1, seq), "exit")

    folder = written(tmp_path, *life())
    with closing(Pages.open(folder / "journal.db")) as pages:
        assert [record.seq for record in pages.all_wire(cases - 5)] == list(range(1, cases - 4))
        assert [record.seq for record in pages.all_wire(cases + 1)] == list(range(1, cases + 2))
