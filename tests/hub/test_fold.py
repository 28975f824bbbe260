"""A database from before versions were written down is folded anew, and everything is found again."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sync.hub.database import in_folder
from sync.hub.store import Store
from sync.hub.trace import trace
from sync.wire import BatchDocument
from tests.sync.factory import packed, posted, record

V1 = """
DROP TABLE mention; DROP TABLE packed_case; DROP TABLE captured; DROP TABLE token; DROP TABLE hub_schema;
ALTER TABLE journal DROP COLUMN heard_us; ALTER TABLE journal DROP COLUMN event_time;
ALTER TABLE journal DROP COLUMN agent; ALTER TABLE journal DROP COLUMN conflicts;
ALTER TABLE journal DROP COLUMN conflict_us;
CREATE TABLE packed_unit (code TEXT, journal INTEGER, seq INTEGER, text TEXT, PRIMARY KEY (code, journal, seq));
CREATE TABLE packed_case (journal INTEGER, seq INTEGER, case_epoch INTEGER NOT NULL, case_seq INTEGER NOT NULL,
  code TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (journal, seq));
INSERT INTO packed_case VALUES (1, 1, 1, 1, 'CASE-1', 'CASE-1');
UPDATE event SET body = '{"case": "of another shape"}' WHERE seq = 3;
"""


def ingested(store: Store, *seqs: int) -> int:
    document = BatchDocument.model_validate_json(posted(*(record(seq) for seq in seqs)))
    return store.ingest("L1", document, 1).accepted_through


def test_a_hub_of_version_one_goes_on_with_all_it_had(tmp_path: Path) -> None:
    store = Store(in_folder(tmp_path))
    ingested(store, 1, 2, 3)
    store.close()
    with closing(sqlite3.connect(tmp_path / "hub.db")) as old:
        old.executescript(V1)
    for _ in range(2):
        store = Store(in_folder(tmp_path))
        assert trace(store.reader, ["CASE-2"]) is not None
        assert trace(store.reader, [packed(1)["units"][0]["code"]["key"]]) is not None
        assert trace(store.reader, ["CASE-3"]) is None  # in the log, but it names nothing
        store.close()
    store = Store(in_folder(tmp_path))
    assert ingested(store, 4) == 4
    assert ingested(store, 2) == 4
    store.close()
