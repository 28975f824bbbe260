"""Many values are one parameter, and the index is used for it all the same."""

from typing import Any

import pytest
from sqlalchemy import Select, insert, select

from sync.hub import scan_lookup, scans, trace
from sync.hub.database import Database
from sync.hub.one_of import one_of
from sync.hub.trade_tables import PRODUCT
from tests.hub.conftest import Home

HOSTILE = ["it's", '["', "\\", "水", "a,b", "{1,2}", "NULL", " "]
ASKED_OFTEN = {
    "found": scan_lookup._FOUND,
    "issued": scan_lookup._ISSUED,
    "aliases": scan_lookup._ALIASES,
    "elsewhere": scan_lookup._ELSEWHERE,
    "shipped": scan_lookup._SHIPPED,
    "counted": scans._COUNTED,
    "known": scans._KNOWN,
    "products": scans._PRODUCTS,
    "regions": scans._REGIONS,
    "named": trace._NAMED,
}


@pytest.fixture
def database(home: Home) -> Any:
    opened = home.open()
    yield opened
    opened.close()


def test_exactly_the_rows_with_one_of_the_values_are_found(database: Database) -> None:
    wanted = select(PRODUCT.c.name).where(one_of(PRODUCT.c.name, "names"))
    with database.writer.begin() as connection:
        connection.execute(insert(PRODUCT), [{"name": name} for name in [*HOSTILE, "other"]])
        assert sorted(connection.scalars(wanted, {"names": HOSTILE})) == sorted(HOSTILE)
        assert list(connection.scalars(wanted, {"names": ["other", "other", "none"]})) == ["other"]
        assert list(connection.scalars(wanted, {"names": []})) == []


@pytest.mark.parametrize("name", ASKED_OFTEN)
def test_what_is_asked_for_each_scan_goes_through_no_whole_table(name: str, tmp_path: Any) -> None:
    from sync.hub.database import in_folder

    database = in_folder(tmp_path)
    with database.reader.connect() as connection:
        steps = _plan(connection, ASKED_OFTEN[name])
    database.close()
    assert any(step.startswith("SEARCH") for step in steps)
    assert [step for step in steps if step.startswith("SCAN")] == ["SCAN json_each VIRTUAL TABLE INDEX 1:"]


def _plan(connection: Any, statement: Select[Any]) -> list[str]:
    sql = statement.compile(dialect=connection.dialect)
    values = tuple(sql.params.get(each) or 1 for each in sql.positiontup or ())
    return [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values)]
