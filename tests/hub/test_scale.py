"""docs/scale.md: the index of codes in parts by the code's hash works under the same statements."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from sqlalchemy import text

from sync.hub.database import Database, by_dsn
from sync.hub.trace import trace
from tests.bench.hub_rows import UNITS, code
from tests.bench.scans import pack_units
from tests.hub import postgres

PARTS = 16
PARTITIONED = (
    "ALTER TABLE code_index RENAME TO code_index_of_one",
    "CREATE TABLE code_index (code_hash BIGINT NOT NULL, journal BIGINT NOT NULL, seq BIGINT NOT NULL, "
    "role SMALLINT NOT NULL, PRIMARY KEY (code_hash, journal, seq, role)) PARTITION BY HASH (code_hash)",
    *(
        f"CREATE TABLE code_index_{part} PARTITION OF code_index FOR VALUES WITH (MODULUS {PARTS}, REMAINDER {part})"
        for part in range(PARTS)
    ),
)
CASES = 50


@pytest.fixture
def partitioned() -> Iterator[Database]:
    if postgres.programs() is None:
        pytest.skip("PostgreSQL is not installed (apt-get install postgresql)")
    with postgres.cluster() as cluster, closing(by_dsn(cluster.make("hub"))) as database:
        with database.writer.begin() as connection:
            for statement in PARTITIONED:
                connection.exec_driver_sql(statement)
        yield database


@pytest.mark.wire
def test_codes_in_sixteen_parts_are_traced_as_in_one_and_a_look_up_reads_one_part(partitioned: Database) -> None:
    pack_units(partitioned, 1, CASES)
    with partitioned.writer.begin() as connection:
        sizes = [connection.scalar(text(f"SELECT count(*) FROM code_index_{part}")) or 0 for part in range(PARTS)]
        assert sum(sizes) == CASES * (UNITS + 1)
        assert min(sizes) > sum(sizes) / PARTS / 2
        connection.exec_driver_sql("ANALYZE")
        plan = [row[0] for row in connection.execute(text("EXPLAIN SELECT * FROM code_index WHERE code_hash = 42"))]
    assert sum("code_index_" in line and "Scan" in line for line in plan) == 1
    found = trace(partitioned.reader, [code(UNITS * 3)])
    assert found is not None and found.packings
    assert trace(partitioned.reader, ["https://u.example/NOT-THERE"]) is None
