"""What can be asked of the journal, and what it costs."""

import random
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from station.core.events import (
    AlarmCleared,
    AlarmRaised,
    CasePassed,
    CaseQuarantined,
    CaseRecalled,
    CaseReleased,
    CaseRestored,
    CaseVoided,
    EpochGranted,
    Event,
    OrderClosed,
)
from station.core.values import CaseRef, QueueRow, Reason
from station.journal import (
    Batch,
    JournalRefused,
    Reader,
    Store,
    StoreFault,
    container_checks,
    contents,
    load,
    members,
    reader,
    stories,
    wire,
)
from station.journal.verify import DERIVED
from tests.journal.history import History
from tests.journal.make import NOW_US, code, in_memory, memory, missed, on_disk, order_started, park, passed, rejected

LARGE = re.compile(r"SCAN (event|e|unit|u|plc_case|p|container|c|sighting|event_case)\b")


class Line:
    def __init__(self) -> None:
        self.disk = memory()
        self.store: Store = in_memory(self.disk)
        self.reader = Reader(lambda: self.disk)
        self.put(EpochGranted(1, 0, "first"), order_started())

    def put(self, *events: Event) -> None:
        self.store.append(NOW_US, [Batch(events=events)])


@pytest.fixture
def line() -> Line:
    return Line()


def test_only_taken_codes_are_told_with_their_case(line: Line) -> None:
    line.put(passed(1, ["a"], "box"), passed(2, ["b"]), CaseVoided(CaseRef(1, 2), "ejector"), rejected(3, ["c"]))
    assert line.reader.taken(["a", "b", "c", "d", "box", "case-1-2"]) == {"a": "1/1", "box": "1/1"}


def test_a_thousand_codes_are_looked_up_at_once(line: Line) -> None:
    keys = [f"u{n}" for n in range(1000)]
    line.put(passed(1, keys))
    assert line.reader.taken([*keys, *keys]) == dict.fromkeys(keys, "1/1")
    assert line.reader.taken([]) == {}


def test_upstream_gets_released_cases_with_the_body_of_their_pass(line: Line) -> None:
    line.put(passed(1, ["a", "b"], "box"), passed(2, ["c"]), rejected(3, ["d"]), missed(4))
    line.put(CaseReleased(CaseRef(1, 2), "exit"), CaseVoided(CaseRef(1, 1), "ejector"), OrderClosed("o1", 2, 1))
    started, packed, closed = line.reader.wire(0, 100)
    assert [(r.seq, r.kind) for r in (started, packed, closed)] == [
        (1, "order.started"),
        (2, "container.packed"),
        (3, "order.closed"),
    ]
    assert packed.body["case"] == {"epoch": 1, "seq": 2}
    assert packed.body["code"] == {"key": "case-1-2", "text": "case-1-2"}
    where = {"row": 1, "column": 1, "frame": 1}
    assert packed.body["members"] == [{"code": {"key": "c", "text": "c"}, "container": 0, "position": where}]
    assert (packed.body["product"], packed.body["lot"], packed.body["order"]) == ("Water 0.5 l", "L7", "o1")
    assert (packed.body["exit"], packed.body["packed_at_us"], packed.at_us) == ("confirmed", NOW_US, NOW_US)
    assert line.reader.wire(1, 1) == [packed] and line.reader.wire(3, 100) == []
    assert line.reader.wire(0, 100, through=2) == [started, packed]
    head = line.reader.wire_head()
    assert (head.seq, head.hash) == (3, line.store.head.hash.hex())


def test_a_pass_that_was_taken_and_not_seen_leaving_is_told_as_assumed(line: Line) -> None:
    line.put(passed(1, ["a"]), CaseReleased(CaseRef(1, 1), "taken"))
    assert [record.body["exit"] for record in line.reader.wire(0, 100) if record.kind == "container.packed"] == [
        "assumed"
    ]
    story = line.reader.trace("a")
    assert story is not None and [held.exit for held in story.containers] == ["assumed"]


def test_upstream_hears_of_a_recalled_case_and_of_one_found_good_again(line: Line) -> None:
    case = CaseRef(1, 1)
    line.put(passed(1, ["a", "b"], "box"), CaseReleased(case, "exit"), CaseRecalled(case, "offset_found"))
    line.put(CaseRestored(case, "Li"))
    _, packed, dissolved, restored = line.reader.wire(0, 100)
    assert [(r.seq, r.kind) for r in (packed, dissolved, restored)] == [
        (2, "container.packed"),
        (3, "container.dissolved"),
        (4, "container.restored"),
    ]
    about = {key: packed.body[key] for key in dissolved.body if key not in ("cause", "by")}
    assert dissolved.body == about | {"cause": "offset_found", "by": ""}
    assert restored.body == packed.body | {"exit": "by_hand", "by": "Li"}


def test_released_cases_are_listed_by_stretches_and_recalled_ones_are_not_among_them(line: Line) -> None:
    for number in range(1, 6):
        line.put(passed(number, [f"u{number}"]), CaseReleased(CaseRef(1, number), "exit"))
    line.put(passed(6, ["u6"]), CaseRecalled(CaseRef(1, 4), "offset_found"))
    found = line.reader.released(CaseRef(1, 1), CaseRef(1, 6), 2)
    assert [each.case.seq for each in found] == [2, 3]
    assert [each.case.seq for each in line.reader.released(found[-1].case, CaseRef(1, 6), 10)] == [5]
    assert line.reader.cases(state="quarantined")[0].disposal == "exit"


def test_a_recall_upstream_has_not_heard_of_is_a_case_too_many_there(line: Line) -> None:
    line.put(passed(1, ["a"]), CaseReleased(CaseRef(1, 1), "exit"))
    line.store.set_cursor("hub", 2)
    line.put(CaseRecalled(CaseRef(1, 1), "offset_found"))
    assert line.reader.waiting_cases("hub") == -1
    line.put(CaseRestored(CaseRef(1, 1), "Li"))
    assert line.reader.waiting_cases("hub") == 0


def test_an_empty_journal_has_no_wire_head() -> None:
    disk = memory()
    in_memory(disk)
    assert Reader(lambda: disk).wire_head() == wire.WireHead(0, "")


def test_cursors_and_parked_records(line: Line) -> None:
    line.put(*(event for n in (1, 2, 3) for event in (passed(n, [f"u{n}"]), CaseReleased(CaseRef(1, n), "exit"))))
    assert line.reader.waiting_cases("hub") == 3
    line.store.set_cursor("hub", 3)
    line.store.append(NOW_US, [Batch(events=(park(2, "rejected", "no such \ud800 product"),))])
    line.store.append(NOW_US + 5, [Batch(events=(park(2, "rejected", "again"),))])
    assert line.reader.cursors() == {"hub": 3}
    (parked,) = line.reader.parked("hub")
    assert (parked.seq, parked.words, parked.at_us) == (2, "no such \\ud800 product", NOW_US)
    assert line.reader.waiting_cases("hub") == 2  # one behind the cursor, one aside
    line.store.set_cursor("hub", 1)  # upstream was restored
    assert line.reader.cursors() == {"hub": 1} and line.reader.parked("other") == []


def test_a_units_story_goes_back_to_the_cases_it_was_refused_in(line: Line) -> None:
    line.put(rejected(1, ["a"], Reason.SHORT), passed(2, ["a"], "box"), CaseVoided(CaseRef(1, 2), "ejector"))
    line.put(passed(3, ["a"], "box"), CaseReleased(CaseRef(1, 3), "exit"))
    story = line.reader.trace("a")
    assert story is not None
    assert [(a.story.case.case.seq, a.story.case.state, a.live, a.role) for a in story.appearances] == [
        (1, "rejected", False, "unit"),
        (2, "void", False, "unit"),
        (3, "released", True, "unit"),
    ]
    newest = story.appearances[-1]
    assert newest.entry is not None and newest.entry.cell == (1, 1)
    assert [told.event.kind for told in newest.story.events] == ["case.passed", "case.released"]
    assert newest.story.events[1].wire_seq == 2 and isinstance(newest.story.verdict, CasePassed)


def test_a_case_codes_story(line: Line) -> None:
    line.put(passed(1, ["a"], "box"), CaseQuarantined(CaseRef(1, 1), "unsure"))
    story = line.reader.trace("box")
    assert story is not None
    (only,) = story.appearances
    assert (only.role, only.entry, only.live, only.story.case.case_text) == ("case", None, True, "box")


def test_a_code_between_reader_and_packer_has_a_story_too(line: Line) -> None:
    line.store.append(NOW_US, [Batch(queue=(QueueRow(9, NOW_US, code("q"), None, 9),))])
    story = line.reader.trace("q")
    assert story is not None and story.appearances == ()
    assert story.queued is not None and story.queued.trigger == 9
    assert line.reader.trace("never seen") is None


def test_a_case_by_its_number(line: Line) -> None:
    line.put(missed(1))
    story = line.reader.case(CaseRef(1, 1))
    assert story is not None and story.case.reasons == (Reason.MISSED_TRIGGER,)
    assert line.reader.case(CaseRef(1, 2)) is None


def test_lists_are_pages_newest_first(line: Line) -> None:
    line.put(*(rejected(n, [f"u{n}"]) if n % 2 else missed(n) for n in range(1, 11)))
    newest = line.reader.cases(3)
    assert [case.case.seq for case in newest] == [10, 9, 8]
    assert [case.case.seq for case in line.reader.cases(2, before=newest[-1].case)] == [7, 6]
    assert [case.case.seq for case in line.reader.cases(2, state="rejected")] == [9, 7]
    with pytest.raises(ValueError, match="released"):
        line.reader.cases(state="released")


def test_counts_by_reason(line: Line) -> None:
    line.put(rejected(1, ["a"], Reason.DUPLICATE, Reason.NO_READ), rejected(2, [], Reason.NO_READ))
    assert line.reader.reasons() == {
        Reason.DUPLICATE: reader.ReasonCount(cases=1, units=0),
        Reason.NO_READ: reader.ReasonCount(cases=1, units=2),
    }
    assert line.reader.balance().rejected == 2


def test_alarms_now_and_then(line: Line) -> None:
    line.put(AlarmRaised("a", "a", ()), missed(1), AlarmCleared("a"), AlarmRaised("b", "b", (("n", 1),)))
    assert [told.event.kind for told in line.reader.alarm_events(2)] == ["alarm.raised", "alarm.cleared"]
    assert [alarm.alarm for alarm in line.reader.alarms()] == ["b"]


def test_the_log_is_read_in_pages(line: Line) -> None:
    line.put(missed(1), missed(2))
    assert [told.seq for told in line.reader.events(2, 2)] == [3, 4]
    assert line.reader.station_epoch() == "11111111-1111-4111-8111-111111111111"


def test_there_is_no_reader_without_a_journal(tmp_path: Path) -> None:
    with pytest.raises(JournalRefused, match="journal_absent"):
        Reader.open(tmp_path / "journal.db")


def test_a_reader_cannot_write_and_a_closed_one_says_so(tmp_path: Path) -> None:
    on_disk(tmp_path).close()
    look = Reader.open(tmp_path / "journal.db")
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        look._db.execute("DELETE FROM event")
    look.close()
    with pytest.raises(StoreFault):
        look.taken(["a"])


def statements() -> Iterator[tuple[str, str]]:
    yield from load.QUERIES.items()
    yield from reader.QUERIES.items()
    yield "taken", reader.TAKEN.format(marks="?,?")
    yield "seen", stories.SEEN
    yield "case_events", stories.CASE_EVENTS
    yield "one_event", stories.ONE_EVENT
    yield "container_history", stories.CONTAINER_EVENTS
    yield "entered", stories.ENTERED
    yield "while_inside", stories.WHILE_INSIDE
    yield "where", contents.WHERE
    yield "above", contents.ABOVE
    yield "children", contents.CHILDREN
    yield "wire", wire.WIRE
    yield "wire_head", wire.WIRE_HEAD
    yield "passed", wire.PASSED
    yield "container_events", members.EVENTS_OF
    yield "shipped", container_checks.SHIPPED
    yield "not_free", container_checks.NOT_FREE.format(marks="?,?")
    yield "head", "SELECT max(wire_seq) FROM event"


@pytest.fixture(scope="module")
def history() -> sqlite3.Connection:
    disk = memory()
    store = in_memory(disk)
    store.append(NOW_US, [Batch(events=tuple(History(random.Random(2)).events(300)))])
    return disk


@pytest.mark.parametrize(("name", "sql"), list(statements()), ids=[name for name, _ in statements()])
def test_no_question_walks_the_history(history: sqlite3.Connection, name: str, sql: str) -> None:
    marks = max(1, sql.count("?")) if "?1" not in sql else 1 + ("?2" in sql)
    values: tuple[int, ...] = (1,) * (marks if "?" in sql else 0)
    plan = [row[3] for row in history.execute(f"EXPLAIN QUERY PLAN {sql}", values)]
    assert not any(LARGE.match(step) for step in plan) or name in ("open_containers", "began"), plan
    assert not any("TEMP B-TREE" in step for step in plan) or name in ("alarms", "seen"), plan


def test_the_tables_of_verify_are_all_there_is(history: sqlite3.Connection) -> None:
    tables = {row[0] for row in history.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    ours = {name for name in tables if not name.startswith(("sqlite_", "_"))}
    assert ours == set(DERIVED) | {"event", "queue", "cursor"}
