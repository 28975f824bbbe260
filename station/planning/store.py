"""``plan.db``: planned orders and the recipe library. Every call opens it: the command line writes beside the line.

A recipe is found by its product. A changed one is a new version, an earlier one stays until it is removed by name."""

import json
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass, replace
from pathlib import Path

from station.core.values import Recipe
from station.journal import codec
from station.planning.orders import PlannedOrder, PlanRefused, Source

PLAN_FILE = "plan.db"
MOST_PLANNED = 100_000
SHOWN_PRODUCTS = 5
"""Of those that are known, in a sentence about one that is not."""
_WAIT_S = 2.0
_TABLES = """
CREATE TABLE IF NOT EXISTS recipe(
    product TEXT NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL, at REAL NOT NULL, by TEXT NOT NULL,
    removed_by TEXT NOT NULL DEFAULT '', PRIMARY KEY (product, version)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS planned(
    name TEXT PRIMARY KEY, product TEXT NOT NULL, lot TEXT NOT NULL, cases INTEGER NOT NULL, version INTEGER NOT NULL,
    source TEXT NOT NULL, place INTEGER NOT NULL, at REAL NOT NULL, by TEXT NOT NULL, started REAL
) WITHOUT ROWID;
"""
_PLANNED = "SELECT name, product, lot, cases, version, source FROM planned"


@dataclass(frozen=True, slots=True)
class RecipeVersion:
    product: str
    version: int
    at_s: float
    by: str
    recipe: Recipe


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """What came of planning orders."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0


class PlanStore:
    """Threads may share it. Every method raises PlanRefused; ``plan_unreadable`` where the file cannot be used."""

    def __init__(self, folder: Path, clock: Callable[[], float] = time.time) -> None:
        self._path = folder / PLAN_FILE
        self._clock = clock

    # recipes -----------------------------------------------------------------------------------------------------

    def recipes(self, product: str = "") -> list[RecipeVersion]:
        """The newest version of each product; with a product every version of it, newest first."""
        if not self._path.exists():
            return []
        newest = "version = (SELECT max(version) FROM recipe r WHERE r.product = recipe.product AND removed_by = '')"
        which = "product = :product" if product else newest
        asked = "SELECT product, version, at, by, body FROM recipe WHERE removed_by = '' AND "
        with self._open() as db:
            rows = db.execute(f"{asked}{which} ORDER BY product, version DESC", {"product": product}).fetchall()
        return [RecipeVersion(name, version, at, by, _recipe(body, version)) for name, version, at, by, body in rows]

    def recipe(self, product: str, version: int = 0) -> Recipe:
        """Version 0: the newest."""
        found = self.recipes(product) if product else []
        if not found:
            known = [each.product for each in self.recipes()]
            shown = ", ".join(known[:SHOWN_PRODUCTS]) or "-"
            raise PlanRefused("product_unknown", product=product, n=len(known), known=shown)
        chosen = next((each for each in found if version in (0, each.version)), None)
        if chosen is None:
            versions = ", ".join(str(each.version) for each in found[:SHOWN_PRODUCTS])
            raise PlanRefused("recipe_version_gone", product=product, version=version, versions=versions)
        return chosen.recipe

    def put_recipe(self, recipe: Recipe, by: str) -> tuple[int, bool]:
        """Its version, and whether it is a new one."""
        body = codec.dump(codec.to_plain(replace(recipe, version=0)))
        with self._open() as db:
            newest = db.execute(
                "SELECT version, body FROM recipe WHERE product = ? AND removed_by = '' ORDER BY version DESC LIMIT 1",
                (recipe.product,),
            ).fetchone()
            if newest is not None and newest[1] == body:
                return newest[0], False
            top = db.execute("SELECT coalesce(max(version), 0) FROM recipe WHERE product = ?", (recipe.product,))
            version = top.fetchone()[0] + 1
            row = (recipe.product, version, body, self._clock(), by)
            db.execute("INSERT INTO recipe(product, version, body, at, by) VALUES (?,?,?,?,?)", row)
        return version, True

    def remove_recipe(self, product: str, version: int, by: str) -> None:
        """It is chosen no more; its number is never given again."""
        self.recipe(product, version)
        with self._open() as db:
            db.execute("UPDATE recipe SET removed_by = ? WHERE product = ? AND version = ?", (by, product, version))

    # orders ------------------------------------------------------------------------------------------------------

    def planned(self) -> list[PlannedOrder]:
        """Those that were not started, in the order they were planned."""
        if not self._path.exists():
            return []
        with self._open() as db:
            rows = db.execute(f"{_PLANNED} WHERE started IS NULL ORDER BY place, name").fetchall()
        return [PlannedOrder(*row) for row in rows]

    def find(self, order: str) -> PlannedOrder | None:
        if not self._path.exists():
            return None
        with self._open() as db:
            row = db.execute(f"{_PLANNED} WHERE name = ? AND started IS NULL", (order,)).fetchone()
        return PlannedOrder(*row) if row is not None else None

    def plan(self, orders: Iterable[PlannedOrder], by: str) -> PlanSummary:
        """All or none. One that was started already is refused, one that is planned takes what is new."""
        with self._open() as db:
            return self._put(db, list(orders), by)

    def started_already(self, names: Sequence[str]) -> set[str]:
        with self._open() as db:
            rows = db.execute("SELECT name FROM planned WHERE started IS NOT NULL").fetchall()
        return {name for (name,) in rows} & set(names)

    def take_over(self, orders: Sequence[PlannedOrder], source: Source, by: str) -> PlanSummary:
        """Exactly these are planned by this one (``by``) of this source: what it offers no more is gone, what was
        started stays, and so does what another one planned."""
        with self._open() as db:
            rows = db.execute("SELECT name, source, by, started IS NOT NULL FROM planned").fetchall()
            not_mine = {name for name, *of, started in rows if started or of != [source, by]}
            wanted = [each for each in orders if each.order not in not_mine]
            names = {each.order for each in wanted}
            gone = [name for name, *_ in rows if name not in names | not_mine]
            db.executemany("DELETE FROM planned WHERE name = ?", [(name,) for name in gone])
            return replace(self._put(db, wanted, by), removed=len(gone))

    def keep_of(self, names: Sequence[str], source: Source) -> None:
        """Of this source only what these have planned stays: nobody else of it can take anything back any more."""
        if not self._path.exists():
            return
        with self._open() as db:
            places = ", ".join("?" * len(names))
            gone = f"DELETE FROM planned WHERE source = ? AND started IS NULL AND by NOT IN ({places})"
            db.execute(gone, (source, *names))

    def drop(self, order: str) -> None:
        if self.find(order) is None:
            raise PlanRefused("order_not_planned", order=order)
        with self._open() as db:
            db.execute("DELETE FROM planned WHERE name = ? AND started IS NULL", (order,))

    def note_started(self, names: Sequence[str]) -> None:
        """What runs is planned no more."""
        if not self._path.exists():
            return
        with self._open() as db:
            told = [(self._clock(), name) for name in names]
            db.executemany("UPDATE planned SET started = ? WHERE name = ? AND started IS NULL", told)

    def _put(self, db: sqlite3.Connection, orders: list[PlannedOrder], by: str) -> PlanSummary:
        (place,) = db.execute("SELECT coalesce(max(place), 0) FROM planned").fetchone()
        if place + len(orders) > MOST_PLANNED:
            (n,) = db.execute("SELECT count(*) FROM planned WHERE started IS NULL").fetchone()
            if n + len(orders) > MOST_PLANNED:
                raise PlanRefused("plan_full", most=MOST_PLANNED)
        counts = {"added": 0, "changed": 0, "unchanged": 0}
        for each in orders:
            row = db.execute(f"{_PLANNED} WHERE name = ?", (each.order,)).fetchone()
            before = PlannedOrder(*row) if row is not None else None
            if before is not None and replace(before, source=each.source) == each:
                counts["unchanged"] += 1
                continue
            counts["added" if before is None else "changed"] += 1
            place += before is None
            kept = "place = place" if before is not None else "place = excluded.place"
            db.execute(
                "INSERT INTO planned(name, product, lot, cases, version, source, place, at, by) "
                "VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT(name) DO UPDATE SET product = excluded.product, "
                "lot = excluded.lot, cases = excluded.cases, version = excluded.version, source = excluded.source, "
                f"{kept}, at = excluded.at, by = excluded.by, started = NULL",
                (*astuple(each), place, self._clock(), by),
            )
        return PlanSummary(**counts)

    # the file ----------------------------------------------------------------------------------------------------

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """One transaction; writers wait for each other."""
        try:
            db = sqlite3.connect(self._path, timeout=_WAIT_S, isolation_level=None)
            try:
                db.execute("PRAGMA synchronous = FULL")
                db.execute("BEGIN IMMEDIATE")
                for statement in _TABLES.split(";"):
                    db.execute(statement)
                yield db
                db.execute("COMMIT")
            finally:
                db.close()  # what was not committed is gone
        except sqlite3.Error as error:
            raise PlanRefused("plan_unreadable", path=str(self._path), detail=str(error)) from None


def _recipe(body: str, version: int) -> Recipe:
    return replace(codec.from_plain(Recipe, json.loads(body)), version=version)
