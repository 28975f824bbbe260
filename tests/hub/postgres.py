"""A PostgreSQL of our own: a cluster in a temporary folder, reached by a socket file, gone afterwards."""

import os
import secrets
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import psycopg

from tests.hub.ready import EMPTIED, SHAPE

DEBIAN = Path("/usr/lib/postgresql")
USER = "postgres"


@dataclass(frozen=True, slots=True)
class Cluster:
    folder: Path
    spare: list[str] = field(default_factory=list)
    """Databases without tables that somebody gave back."""
    ready: list[str] = field(default_factory=list)
    """With all tables of a hub, and no rows."""

    def dsn(self, database: str) -> str:
        return f"postgresql://{USER}@/{database}?host={self.folder}"

    def make(self, database: str, template: str = "template0") -> str:
        """A new database; its DSN. A template must have nobody connected to it."""
        self.do(f'CREATE DATABASE "{database}" TEMPLATE "{template}"')
        return self.dsn(database)

    def drop(self, database: str) -> None:
        self.do(f'DROP DATABASE "{database}" WITH (FORCE)')

    def lend(self, *, ready: bool = False) -> str:
        """The name of a database without tables, or, where there is one, of one with a hub's tables and no rows."""
        if ready and self.ready:
            return self.ready.pop()
        if self.spare:
            return self.spare.pop()
        name = f"lent_{secrets.token_hex(8)}"
        self.make(name)
        return name

    def shape(self, database: str) -> str:
        with psycopg.connect(self.dsn(database), autocommit=True) as connection:
            told = connection.execute(SHAPE.encode()).fetchone()
        assert told is not None
        return str(told[0])

    def take_back(self, database: str, shape: str = "") -> None:
        """``shape``: as a hub's tables were; whatever has another one now is cleared away altogether."""
        self.do(f"SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '{database}'")
        kept = shape != "" and self.shape(database) == shape
        with psycopg.connect(self.dsn(database), autocommit=True) as connection:
            connection.execute(EMPTIED.encode() if kept else b"DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        (self.ready if kept else self.spare).append(database)

    def do(self, statement: str) -> None:
        with psycopg.connect(self.dsn("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())


def programs() -> Path | None:
    """The folder of initdb and pg_ctl: of the PATH, or where Debian puts them."""
    found = shutil.which("initdb")
    if found is not None:
        return Path(found).resolve().parent
    places = sorted(DEBIAN.glob("*/bin/initdb"), key=lambda place: int(place.parts[-3]))
    return places[-1].parent if places else None


@contextmanager
def cluster(settings: Sequence[str] = ("fsync=off",)) -> Iterator[Cluster]:
    """A running server with these settings; it refuses to run as root, then it is user postgres."""
    bin_folder = programs()
    assert bin_folder is not None
    user = USER if os.getuid() == 0 else None
    with tempfile.TemporaryDirectory(prefix="hub-pg-") as name:
        folder = Path(name)
        if user is not None:
            shutil.chown(folder, user, user)

        def run(*words: str) -> None:
            with (folder / "out").open("w+") as out:
                done = subprocess.run(words, user=user, cwd=folder, stdout=out, stderr=out, timeout=60, check=False)
                out.seek(0)
                assert done.returncode == 0, out.read()

        data = str(folder / "data")
        run(str(bin_folder / "initdb"), "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--no-locale", "-N")
        words = [str(bin_folder / "postgres"), "-D", data, "-k", str(folder)]
        for setting in (*settings, "listen_addresses="):
            words += ["-c", setting]
        with (folder / "log").open("wb") as log, _tied(words, user, folder, log) as server:
            running = Cluster(folder)
            _until_it_answers(running, server)
            yield running


@contextmanager
def _tied(words: Sequence[str], user: str | None, folder: Path, log: IO[bytes]) -> Iterator["subprocess.Popen[bytes]"]:
    """The server, which goes when this process goes, however it goes: the shell waits for the end of its input."""
    shell = ("sh", "-c", '"$@" </dev/null & read _; kill -QUIT $!; wait', "sh", *words)
    with subprocess.Popen(shell, user=user, cwd=folder, stdin=subprocess.PIPE, stdout=log, stderr=log) as server:
        yield server  # leaving Popen closes the input and waits


def _until_it_answers(running: Cluster, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(600):
        try:
            return running.do("SELECT 1")
        except psycopg.OperationalError:
            assert server.poll() is None, (running.folder / "log").read_text()
            time.sleep(0.05)
    raise AssertionError((running.folder / "log").read_text())
