"""Files of older formats are brought up, with what was in them."""

import ast
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from sqlite_utils import Migrations

from station import journal
from station.core.events import EpochGranted, Event, OffsetFound, OrderClosed, RecordParked, TrustLost, TrustRestored
from station.core.values import CaseRef, Reason
from station.journal import Batch, Reader, migrations, schema
from station.journal.door import connect
from station.journal.fold import fresh_tables
from station.journal.verify import verify
from tests.journal.make import NOW_US, on_disk, order_started, rejected


def test_what_stood_parked_in_format_one_can_be_sent_again(tmp_path: Path) -> None:
    first = Migrations("station")
    first(name="1-the-line-runs")(migrations._the_line_runs)
    path = tmp_path / "journal.db"
    old = connect(path, "rwc")
    migrations.apply(old, first)
    assert old.execute("PRAGMA user_version").fetchone() == (1,)
    assert "said_at" not in {row[1] for row in old.execute("PRAGMA table_info(parked)")}
    old.close()
    older = verify(path)  # a whole journal of an older program: its log is checked, its tables are another's
    assert older.clean
    assert [note.key for note in older.notes] == ["tables_older"]
    store = on_disk(tmp_path, create=False)
    store.append(NOW_US, [Batch(events=(order_started(), RecordParked("hub", 1, "422", "no")))])
    store.append(NOW_US + 1, [Batch(events=(RecordParked("hub", 1, "400", "still no"),))])
    store.close()
    reader = Reader.open(path)
    (parked,) = reader.parked("hub")
    reader.close()
    assert (parked.words, parked.said_words, parked.said_at_us) == ("no", "still no", NOW_US + 1)
    check = connect(path, "ro")
    assert check.execute("PRAGMA user_version").fetchone() == (schema.SCHEMA_VERSION,)
    check.close()
    assert verify(path).clean


def test_of_the_last_proof_in_format_two_the_epoch_is_known(tmp_path: Path) -> None:
    second = Migrations("station")
    second(name="1-the-line-runs")(migrations._the_line_runs)
    second(name="2-parked-records-are-sent-again")(migrations._sent_again)
    path = tmp_path / "journal.db"
    old = connect(path, "rwc")
    migrations.apply(old, second)
    old.close()
    store = on_disk(tmp_path, create=False)
    proved = (EpochGranted(4, 0, "first"), TrustRestored("Li", "clearance", (), 17))
    store.append(NOW_US, [Batch(events=(*proved, EpochGranted(6, 4, "plc_started"), TrustLost("plc_restart", (), 0)))])
    after = store.load().trust
    store.close()
    back = connect(path, "rw")
    back.execute("UPDATE meta SET value = json_remove(value, '$.proved_epoch') WHERE key = 'trust'")
    back.execute("DELETE FROM _sqlite_migrations WHERE name LIKE '3-%'")
    back.execute("PRAGMA user_version = 2")
    back.close()
    store = on_disk(tmp_path, create=False)
    assert store.load().trust == after
    assert after.proved == CaseRef(4, 17)
    store.append(NOW_US, [Batch(events=(OffsetFound("Li", 1, 0, after.proved, CaseRef(6, 0)),))])
    store.close()
    assert verify(path).clean


def test_of_the_newest_order_in_format_four_the_reasons_are_counted_from_the_log(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    store = on_disk(tmp_path)
    of_before = (order_started(), rejected(1, ["a"], Reason.FOREIGN), OrderClosed("o1", 0, 1))
    of_now = [rejected(n, [f"b{n}"], reason) for n, reason in enumerate(LATER, 2)]
    events: tuple[Event, ...] = (EpochGranted(1, 0, "first"), *of_before, order_started(), *of_now)
    store.append(NOW_US, [Batch(events=events)])
    after = store.load().order
    store.close()
    back = connect(path, "rw")
    back.execute("DELETE FROM meta WHERE key IN ('order_reasons', 'restored', 'sscc_proved')")
    back.execute("DELETE FROM _sqlite_migrations WHERE name LIKE '5-%'")
    back.execute("PRAGMA user_version = 4")
    back.close()
    older = verify(path)
    assert (older.clean, [note.key for note in older.notes]) == (True, ["tables_older"])
    store = on_disk(tmp_path, create=False)
    assert store.load().order == after
    store.close()
    assert verify(path).clean


LATER = (Reason.SHORT, Reason.NO_READ, Reason.SHORT)


def test_tables_and_single_values_change_with_a_schema_version_only() -> None:
    """Fails for you? A journal from before your change is whole, and ``verify`` would call it damaged: take the next
    SCHEMA_VERSION, add a step to ``migrations`` with a test here, then note the new names below."""
    with closing(fresh_tables()) as db:
        made = [f"{table}.{column} {kind}" for table, column, kind in db.execute(COLUMNS)]
    found = sha256("\n".join((*made, *sorted(values_written()))).encode()).hexdigest()[:16]
    assert (schema.SCHEMA_VERSION, found) == (5, "911b6c46460f1c1f")


COLUMNS = """SELECT t.name, c.name, c.type FROM sqlite_master AS t JOIN pragma_table_info(t.name) AS c
    WHERE t.type = 'table' AND t.name NOT LIKE '\\_%' ESCAPE '\\' ORDER BY 1, 2"""


def values_written() -> set[str]:
    """The names of the single values that the projections write."""
    trees = (ast.parse(path.read_text("utf-8")) for path in Path(journal.__file__).parent.glob("*.py"))
    calls = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call))
    named = (call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "set_meta")
    return {word.arg for call in named for word in call.keywords if word.arg}
