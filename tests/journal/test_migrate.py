"""A file of the first format is brought up, with what stood parked in it."""

from pathlib import Path

from sqlite_utils import Migrations

from station.core.events import RecordParked
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
