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
from tests.hub.ready import lay


class Home(Protocol):
    """A database that can be opened several times, saved and set back."""

    def open(self) -> Database: ...

    def save(self) -> None: ...

    def set_back(self) -> None:
        """To what was saved; nobody may have it open."""


class SqliteHome:
    """``new``: without tables; the hub that opens it makes them."""

    def __init__(self, folder: Path, *, new: bool = False) -> None:
        self._folder = folder
        if not new:
            lay(folder)

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
    """``new``: as of ``SqliteHome``."""

    def __init__(self, cluster: postgres.Cluster, *, new: bool = False) -> None:
        self._cluster, self._new = cluster, new
        self._name = cluster.lend(ready=not new)
        self._saved = self._shape = ""
        self.dsn = cluster.dsn(self._name)

    def open(self) -> Database:
        opened = by_dsn(self.dsn)
        if not self._new and not self._shape:
            self._shape = self._cluster.shape(self._name)
        return opened

    def save(self) -> None:
        self._saved = f"{self._name}_saved"
        self._cluster.make(self._saved, template=self._name)

    def set_back(self) -> None:
        self._cluster.drop(self._name)
        self._cluster.make(self._name, template=self._saved)

    def give_back(self) -> None:
        if self._saved:
            self._cluster.drop(self._saved)
        self._cluster.take_back(self._name, self._shape)


@pytest.fixture(scope="session")
def cluster() -> Iterator[postgres.Cluster]:
    if postgres.programs() is None:
        pytest.skip("PostgreSQL is not installed (Debian: postgresql)")
    with postgres.cluster() as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Home]:
    yield from _homes(request, tmp_path, new=False)


@pytest.fixture(params=["sqlite", "postgresql"])
def new_home(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Home]:
    """One without tables."""
    yield from _homes(request, tmp_path, new=True)


def _homes(request: pytest.FixtureRequest, folder: Path, *, new: bool) -> Iterator[Home]:
    if request.param == "sqlite":
        yield SqliteHome(folder, new=new)
        return
    made = PostgresHome(request.getfixturevalue("cluster"), new=new)
    yield made
    made.give_back()
