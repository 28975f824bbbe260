"""Where a hub keeps: every test of its behaviour runs over SQLite and over PostgreSQL."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Protocol

import pytest

from sync.hub.database import Database, by_dsn, in_folder
from tests.hub import postgres


class Home(Protocol):
    """A database that can be opened several times, saved and set back."""

    def open(self) -> Database: ...

    def save(self) -> None: ...

    def set_back(self) -> None:
        """To what was saved; nobody may have it open."""


class SqliteHome:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def open(self) -> Database:
        return in_folder(self._folder)

    def save(self) -> None:
        with (
            closing(sqlite3.connect(self._folder / "hub.db")) as source,
            closing(sqlite3.connect(self._folder / "saved.db")) as target,
        ):
            source.backup(target)

    def set_back(self) -> None:
        for name in ("hub.db-wal", "hub.db-shm"):
            (self._folder / name).unlink(missing_ok=True)
        shutil.copyfile(self._folder / "saved.db", self._folder / "hub.db")


class PostgresHome:
    def __init__(self, cluster: postgres.Cluster) -> None:
        self._cluster = cluster
        self._name = cluster.lend()
        self._saved = ""
        self.dsn = cluster.dsn(self._name)

    def open(self) -> Database:
        return by_dsn(self.dsn)

    def save(self) -> None:
        self._saved = f"{self._name}_saved"
        self._cluster.make(self._saved, template=self._name)

    def set_back(self) -> None:
        self._cluster.drop(self._name)
        self._cluster.make(self._name, template=self._saved)

    def give_back(self) -> None:
        if self._saved:
            self._cluster.drop(self._saved)
        self._cluster.take_back(self._name)


@pytest.fixture(scope="session")
def cluster() -> Iterator[postgres.Cluster]:
    if postgres.programs() is None:
        pytest.skip("PostgreSQL is not installed (Debian: postgresql)")
    with postgres.cluster() as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Home]:
    if request.param == "sqlite":
        yield SqliteHome(tmp_path)
        return
    made = PostgresHome(request.getfixturevalue("cluster"))
    yield made
    made.give_back()
