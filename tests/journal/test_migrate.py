"""Files of older formats are brought up, with what was in them."""

from pathlib import Path

from sqlite_utils import Migrations

from station.core.events import EpochGranted, OffsetFound, RecordParked, TrustLost, TrustRestored
from station.core.values import CaseRef
from station.journal import Batch, Reader, migrations, schema
from station.journal.door import connect
from station.journal.verify import verify
from tests.journal.make import NOW_US, on_disk, order_started


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
