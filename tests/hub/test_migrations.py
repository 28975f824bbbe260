"""The hub's tables are made by steps: the first one makes exactly those the code speaks of, on either database."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, create_engine, inspect, text

from sync.hub import pool_tables, trade_tables
from sync.hub.database import Database, DatabaseRefused, in_folder
from sync.hub.migrations import VERSION_TABLE, newest, version_of
from sync.hub.tables import METADATA
from tests.badinput.command import station
from tests.hub.conftest import Home, SqliteHome

SCHEMA = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"


def described(connection: Connection) -> dict[str, Any]:
    """Every table as the database has it: columns, keys, indexes, defaults."""
    found = inspect(connection)
    return {
        name: (
            [column | {"type": str(column["type"])} for column in found.get_columns(name)],
            found.get_pk_constraint(name),
            sorted(
                ({key: _plain(value) for key, value in index.items()} for index in found.get_indexes(name)),
                key=lambda index: str(index["name"]),
            ),
            sorted(found.get_unique_constraints(name), key=lambda unique: str(unique["name"])),
            found.get_foreign_keys(name),
        )
        for name in found.get_table_names()
        if name != VERSION_TABLE
    }


def _plain(value: Any) -> str:
    """A condition of a partial index is an object that is like no other."""
    return str({key: str(each) for key, each in value.items()} if isinstance(value, dict) else value)


def test_the_steps_make_exactly_the_tables_that_the_code_speaks_of(new_home: Home) -> None:
    database = new_home.open()
    with database.writer.begin() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE, "compare_type": True})
        assert trade_tables.SCAN.metadata is pool_tables.ISSUED_CODE.metadata is METADATA
        assert compare_metadata(context, METADATA) == []
        made = described(connection)
        METADATA.drop_all(connection)
        METADATA.create_all(connection)
        assert described(connection) == made
    database.close()


def test_on_sqlite_they_are_the_same_to_the_letter(tmp_path: Path) -> None:
    in_folder(tmp_path).close()
    plain = create_engine(f"sqlite:///{tmp_path / 'plain.db'}")
    METADATA.create_all(plain)
    plain.dispose()
    schemas = []
    for name in ("hub.db", "plain.db"):
        with closing(sqlite3.connect(tmp_path / name)) as file:
            schemas.append(
                {table: " ".join(sql.split()) for table, sql in file.execute(SCHEMA) if table != VERSION_TABLE}
            )
    assert schemas[0] == schemas[1]
    assert len(schemas[0]) > len(METADATA.tables)  # with their indexes


def test_a_database_says_its_version_and_opened_again_it_is_left_as_it_is(new_home: Home) -> None:
    for _ in range(2):
        database = new_home.open()
        with database.reader.connect() as connection:
            assert version_of(connection) == newest() == "0001"
        database.close()


def changed(database: Database, statement: str) -> None:
    with database.writer.begin() as connection:
        connection.execute(text(statement))
    database.close()


@pytest.mark.parametrize(
    ("statement", "key"),
    [
        (f"UPDATE {VERSION_TABLE} SET version_num = '9999'", "database_newer"),
        (f"DROP TABLE {VERSION_TABLE}", "database_foreign"),
    ],
)
def test_a_database_of_a_newer_hub_or_of_none_is_refused_and_left_alone(
    new_home: Home, statement: str, key: str
) -> None:
    changed(new_home.open(), statement)
    with pytest.raises(DatabaseRefused) as refused:
        new_home.open()
    assert refused.value.key == key


def test_the_command_says_the_version_and_what_is_wrong(tmp_path: Path) -> None:
    told = station("hub", "migrate", "--data", str(tmp_path))
    assert (told.code, told.out.strip()) == (0, "version 0001")
    changed(SqliteHome(tmp_path, new=True).open(), f"DROP TABLE {VERSION_TABLE}")
    told = station("hub", "migrate", "--data", str(tmp_path))
    assert told.code == 1
    assert told.sentence.startswith("hub: the database holds tables that no release of the hub made")
