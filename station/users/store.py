"""The file of users: ``users.db`` in the data folder, mode 0600. Every call opens it, so that the command line and the
running station may both write; what was changed by whom stands in its table ``change``.

Wrong PINs are counted here, before the PIN is looked at: neither a restart nor many screens at once give more tries.
"""

import os
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from station.users.roles import Role
from station.users.secrets import badge_fault, badge_hash, is_pin, pin_fault, pin_hash

USERS_FILE = "users.db"
RESERVED = frozenset({"local", "station", "nobody"})
"""Names that ``by`` of events has without a person."""
MOST_USERS = 200
LONGEST_NAME = 40
TRIES = 5
"""Wrong PINs of one user before he has to wait."""
BLOCKED_S, LONGEST_BLOCKED_S = 30, 900
"""The first wait; every further wrong PIN doubles it up to the longest."""
BADGE = "(badge)"
"""Badges that belong to no one are counted together; no user's key has brackets around it."""
_WAIT_S = 2.0
_TABLES = """
CREATE TABLE IF NOT EXISTS user(
    key TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, pin TEXT NOT NULL, badge TEXT UNIQUE
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS attempt(key TEXT PRIMARY KEY, wrong INTEGER NOT NULL, until REAL NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS change(at REAL NOT NULL, by TEXT NOT NULL, what TEXT NOT NULL, name TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS salt(badge BLOB NOT NULL);
"""


class UserRefused(Exception):
    """A foreseeable refusal: a key of ``station.messages.users`` and its arguments."""

    def __init__(self, key: str, /, **arguments: str | int) -> None:
        super().__init__(key, arguments)
        self.key = key
        self.arguments = arguments


@dataclass(frozen=True, slots=True)
class User:
    name: str
    role: Role
    has_pin: bool
    has_badge: bool


class UserStore:
    """Threads may share it. Every method raises UserRefused; ``users_unreadable`` where the file cannot be used."""

    def __init__(self, folder: Path, clock: Callable[[], float] = time.time) -> None:
        self._path = folder / USERS_FILE
        self._clock = clock

    # who there is ------------------------------------------------------------------------------------------------

    def users(self) -> list[User]:
        """By name; none where there is no file."""
        if not self._path.exists():
            return []
        with self._open() as db:
            rows = db.execute("SELECT name, role, pin, badge FROM user ORDER BY key").fetchall()
        return [User(name, role, bool(pin), badge is not None) for name, role, pin, badge in rows]

    def find(self, name: str) -> User | None:
        return next((each for each in self.users() if _key(each.name) == _key(name)), None)

    # changed -----------------------------------------------------------------------------------------------------

    def add(self, name: str, role: Role, by: str, *, pin: str = "", badge: str = "") -> User:
        """The first user must be a supervisor: somebody has to be able to add the others."""
        name = name.strip()
        _demand_name(name)
        _demand_secrets(pin, badge, one=True)
        with self._open(create=True) as db:
            n = db.execute("SELECT count(*) FROM user").fetchone()[0]
            if n == 0 and role != "supervisor":
                raise UserRefused("first_is_supervisor")
            if n >= MOST_USERS:
                raise UserRefused("users_many", n=n)
            row = (_key(name), name, role, pin_hash(pin) if pin else "", self._badge(db, badge))
            try:
                db.execute("INSERT INTO user(key, name, role, pin, badge) VALUES (?,?,?,?,?)", row)
            except sqlite3.IntegrityError:
                taken = db.execute("SELECT 1 FROM user WHERE key = ?", (row[0],)).fetchone()
                raise (UserRefused("user_exists", name=name) if taken else UserRefused("badge_taken")) from None
            self._note(db, by, f"added as {role}", name)
        return User(name, role, bool(pin), bool(badge))

    def remove(self, name: str, by: str) -> None:
        """Sessions of his end with him."""
        with self._open() as db:
            found, role, _ = self._row(db, name)
            others = db.execute("SELECT count(*) FROM user WHERE role = 'supervisor' AND key <> ?", (_key(name),))
            total = db.execute("SELECT count(*) FROM user").fetchone()[0]
            if role == "supervisor" and total > 1 and others.fetchone()[0] == 0:
                raise UserRefused("last_supervisor", name=found)
            db.execute("DELETE FROM user WHERE key = ?", (_key(name),))
            db.execute("DELETE FROM attempt WHERE key = ?", (_key(name),))
            self._note(db, by, "removed", found)

    def set_pin(self, name: str, pin: str, by: str) -> None:
        """A new PIN; it also ends a wait after wrong ones."""
        _demand_secrets(pin, "", one=True)
        with self._open() as db:
            found, _, _ = self._row(db, name)
            db.execute("UPDATE user SET pin = ? WHERE key = ?", (pin_hash(pin), _key(name)))
            db.execute("DELETE FROM attempt WHERE key = ?", (_key(name),))
            self._note(db, by, "PIN changed", found)

    def set_badge(self, name: str, badge: str, by: str) -> None:
        _demand_secrets("", badge, one=True)
        with self._open() as db:
            found, _, _ = self._row(db, name)
            try:
                db.execute("UPDATE user SET badge = ? WHERE key = ?", (self._badge(db, badge), _key(name)))
            except sqlite3.IntegrityError:
                raise UserRefused("badge_taken") from None
            self._note(db, by, "badge changed", found)

    # signing in --------------------------------------------------------------------------------------------------

    def by_pin(self, name: str, pin: str) -> User:
        with self._open() as db:
            found, role, stored = self._row(db, name)
        left = self._begin_attempt(_key(name))
        if not is_pin(pin, stored):
            raise UserRefused("pin_wrong", left=left) if left else self._blocked(_key(name))
        self._forget_attempts(_key(name))
        return User(found, role, has_pin=True, has_badge=False)

    def by_badge(self, badge: str) -> User:
        """Nobody guesses a badge at a screen: many unknown ones end the trying for a while, PINs go on."""
        if badge_fault(badge) or not self._path.exists():
            raise UserRefused("badge_unknown")
        left = self._begin_attempt(BADGE)
        with self._open() as db:
            row = db.execute("SELECT name, role FROM user WHERE badge = ?", (self._badge(db, badge),)).fetchone()
        if row is None:
            raise UserRefused("badge_unknown") if left else self._blocked(BADGE)
        self._forget_attempts(BADGE)
        return User(row[0], row[1], has_pin=False, has_badge=True)

    def _begin_attempt(self, key: str) -> int:
        """Count a try before it is judged; how many are left after it."""
        now = self._clock()
        with self._open() as db:
            row = db.execute("SELECT wrong, until FROM attempt WHERE key = ?", (key,)).fetchone()
            wrong, until = row if row is not None else (0, 0.0)
            if (wait := min(until - now, LONGEST_BLOCKED_S)) > 0:
                raise UserRefused("sign_in_blocked", seconds=max(1, round(wait)))
            wrong += 1
            wait = min(BLOCKED_S * 2 ** (wrong - TRIES), LONGEST_BLOCKED_S) if wrong >= TRIES else 0
            db.execute("INSERT OR REPLACE INTO attempt(key, wrong, until) VALUES (?,?,?)", (key, wrong, now + wait))
        return max(0, TRIES - wrong)

    def _blocked(self, key: str) -> UserRefused:
        with self._open() as db:
            (until,) = db.execute("SELECT until FROM attempt WHERE key = ?", (key,)).fetchone()
        return UserRefused("sign_in_blocked", seconds=max(1, round(until - self._clock())))

    def _forget_attempts(self, key: str) -> None:
        with self._open() as db:
            db.execute("DELETE FROM attempt WHERE key = ?", (key,))

    # the file ----------------------------------------------------------------------------------------------------

    @contextmanager
    def _open(self, *, create: bool = False) -> Iterator[sqlite3.Connection]:
        """One transaction; writers wait for each other."""
        if not create and not self._path.exists():
            raise UserRefused("user_unknown", name="")
        try:
            if create:
                os.close(os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600))
            db = sqlite3.connect(self._path, timeout=_WAIT_S, isolation_level=None)
            try:
                db.execute("BEGIN IMMEDIATE")
                for statement in _TABLES.split(";"):
                    db.execute(statement)
                yield db
                db.execute("COMMIT")
            finally:
                db.close()  # what was not committed is gone
        except (sqlite3.Error, OSError) as error:
            detail = getattr(error, "strerror", None) or str(error)
            raise UserRefused("users_unreadable", path=str(self._path), detail=detail) from None

    def _row(self, db: sqlite3.Connection, name: str) -> tuple[str, Role, str]:
        row: tuple[str, Role, str] | None = db.execute(
            "SELECT name, role, pin FROM user WHERE key = ?", (_key(name),)
        ).fetchone()
        if row is None:
            raise UserRefused("user_unknown", name=name[:LONGEST_NAME])
        return row

    def _badge(self, db: sqlite3.Connection, badge: str) -> str | None:
        if not badge:
            return None
        row = db.execute("SELECT badge FROM salt").fetchone()
        salt = row[0] if row is not None else secrets.token_bytes(16)
        if row is None:
            db.execute("INSERT INTO salt(badge) VALUES (?)", (salt,))
        return badge_hash(badge, salt)

    def _note(self, db: sqlite3.Connection, by: str, what: str, name: str) -> None:
        db.execute("INSERT INTO change(at, by, what, name) VALUES (?,?,?,?)", (self._clock(), by, what, name))


def _key(name: str) -> str:
    """Upper and lower case are one name to a person."""
    return name.strip().casefold()


def _demand_name(name: str) -> None:
    if not 1 <= len(name) <= LONGEST_NAME or not name.isprintable() or name.startswith("("):
        raise UserRefused("user_name_form")
    if _key(name) in RESERVED:
        raise UserRefused("user_name_reserved", name=name)


def _demand_secrets(pin: str, badge: str, *, one: bool) -> None:
    """What is given must have the right form, and one of the two must be given."""
    if (pin or not badge) and pin_fault(pin) and (pin or one):
        raise UserRefused("pin_form")
    if badge and badge_fault(badge):
        raise UserRefused("badge_form")
