"""Scans kept and answered: once each by the id their caller gave, with no person and no place finer than a region.

A code's scans are counted for ever; of each code the first ``KEPT_OF_A_CODE`` are kept whole, so that a storm of one
code costs no more rows. Of codes that nobody packed only figures are kept: what is forged is not stored.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from sync.hub.database import Database
from sync.hub.notices import Notice, record
from sync.hub.one_of import one_of
from sync.hub.regions import spelled
from sync.hub.scan_lookup import Answer, ScannedItem, look_up
from sync.hub.trade_tables import PRODUCT, REGION_NAME, SCAN, SCAN_DAY, SCANNED_CODE

KEPT_OF_A_CODE = 20
DAY_US = 86_400 * 1_000_000
OLDEST_US, AHEAD_US = 90 * DAY_US, 600 * 1_000_000
"""A scan's own time is believed so far back and ahead; else it is when it came."""
NO_ROW = frozenset({Answer.UNKNOWN})


@dataclass(frozen=True, slots=True)
class AskedScan:
    """One scan as its caller tells it; ``region`` is any word for one, ``wider`` one for what that lies in, where it is
    not known itself; ``at_us`` 0 = now."""

    client: str
    scan: str
    code: str
    region: str = ""
    at_us: int = 0
    wider: str = ""


@dataclass(frozen=True, slots=True)
class AnsweredScan:
    """``before``: scans of the code before this one, since ``first_us`` (0 = none). ``repeated``: this id was answered
    before, and is answered the same. ``conflict``: this id was given to another code. ``region`` '' = not known."""

    asked: AskedScan
    item: ScannedItem
    before: int = 0
    first_us: int = 0
    region: str = ""
    repeated: bool = False
    conflict: bool = False


def answer(database: Database, asked: Sequence[AskedScan], now_us: int) -> list[AnsweredScan]:
    """The answers, in the order asked. What is told is on disk."""
    items = look_up(database.reader, list(dict.fromkeys(each.code for each in asked)))
    with database.writer.begin() as connection:
        return _Batch(connection, items, now_us).answered(asked)


def seen(database: Database, code: str) -> AnsweredScan:
    """What a scan of this code would be answered; nothing is kept."""
    item = look_up(database.reader, [code])[code]
    with database.reader.connect() as connection:
        row = connection.execute(select(SCANNED_CODE).where(SCANNED_CODE.c.code_hash == item.code_hash)).one_or_none()
    counted = (0, 0) if row is None else (row.scans, row.first_us)
    return AnsweredScan(AskedScan("", "", code), item, *counted)


# made once: to build a statement costs more than to run it
_COUNTED = select(SCANNED_CODE).where(one_of(SCANNED_CODE.c.code_hash, "hashes"))
_KNOWN = select(SCAN.c.scan, SCAN.c.code_hash, SCAN.c.nth).where(
    SCAN.c.client == bindparam("client"), one_of(SCAN.c.scan, "ids")
)
_PRODUCTS = select(PRODUCT.c.name, PRODUCT.c.id).where(one_of(PRODUCT.c.name, "names"))
_REGIONS = select(REGION_NAME.c.name, REGION_NAME.c.region).where(one_of(REGION_NAME.c.name, "names"))
_COUNT = (
    update(SCANNED_CODE)
    .where(SCANNED_CODE.c.code_hash == bindparam("code"))
    .values(scans=SCANNED_CODE.c.scans + bindparam("count"), last_us=bindparam("at_us"), first_us=bindparam("since_us"))
)
FIGURE_KEYS = ("day", "region", "distributor", "product", "answer")


class _Writes:
    """What a batch writes, for one kind of database."""

    def __init__(self, new: Callable[[Table], Any]) -> None:
        counted = new(SCANNED_CODE)
        self.lock = counted.on_conflict_do_update(index_elements=["code_hash"], set_={"scans": SCANNED_CODE.c.scans})
        self.scan = new(SCAN).on_conflict_do_nothing()
        self.product = new(PRODUCT).on_conflict_do_nothing()
        day = new(SCAN_DAY)
        sums = {name: SCAN_DAY.c[name] + day.excluded[name] for name in ("scans", "firsts")}
        self.figures = day.on_conflict_do_update(index_elements=list(FIGURE_KEYS), set_=sums)


_WRITES = {"sqlite": _Writes(sqlite.insert), "postgresql": _Writes(postgresql.insert)}


class _Batch:
    """Some scans, in one transaction."""

    def __init__(self, connection: Connection, items: Mapping[str, ScannedItem], now_us: int) -> None:
        self._connection = connection
        self._items = items
        self._now_us = now_us
        self._writes = _WRITES[connection.dialect.name]

    def answered(self, asked: Sequence[AskedScan]) -> list[AnsweredScan]:
        hashes = sorted({item.code_hash for item in self._items.values() if item.answer not in NO_ROW})
        counts = self._locked(hashes)
        known = self._known(asked)
        words = {spelled(word) for each in asked for word in (each.region, each.wider) if word}
        named = self._connection.execute(_REGIONS, {"names": list(words)}) if words else ()
        regions = {row.name: row.region for row in named}
        answers = []
        for each in asked:
            region = regions.get(spelled(each.region)) or regions.get(spelled(each.wider), "")
            told = self._answer(each, counts, known, region)
            answers.append(told)
            if not told.repeated and not told.conflict:
                known[each.client, each.scan] = (told.item.code_hash, told.before + 1)
        self._keep([each for each in answers if not each.repeated and not each.conflict])
        return answers

    def _locked(self, hashes: Sequence[int]) -> dict[int, list[int]]:
        """Scans so far and the first of them, by code; locked, so that no two transactions count the same one."""
        if not hashes:
            return {}
        rows = [{"code_hash": each, "scans": 0, "first_us": 0, "last_us": 0} for each in hashes]
        self._connection.execute(self._writes.lock, rows)
        found = self._connection.execute(_COUNTED, {"hashes": hashes})
        return {row.code_hash: [row.scans, row.first_us] for row in found}

    def _known(self, asked: Sequence[AskedScan]) -> dict[tuple[str, str], tuple[int, int]]:
        """Which of these ids are kept: with the code, and which scan of it that was."""
        found = {}
        for client in {each.client for each in asked}:
            ids = [each.scan for each in asked if each.client == client]
            for row in self._connection.execute(_KNOWN, {"client": client, "ids": ids}):
                found[client, row.scan] = (row.code_hash, row.nth)
        return found

    def _answer(
        self,
        asked: AskedScan,
        counts: dict[int, list[int]],
        known: Mapping[tuple[str, str], tuple[int, int]],
        region: str,
    ) -> AnsweredScan:
        item = self._items[asked.code]
        code, nth = known.get((asked.client, asked.scan), (item.code_hash, 0))
        if code != item.code_hash:
            return AnsweredScan(asked, item, conflict=True)
        if item.answer in NO_ROW:
            return AnsweredScan(asked, item, region=region, repeated=nth > 0)
        count = counts[item.code_hash]
        if nth:
            return AnsweredScan(asked, item, nth - 1, count[1] if nth > 1 else 0, region, repeated=True)
        told = AnsweredScan(asked, item, count[0], count[1], region)
        count[0], count[1] = count[0] + 1, count[1] or self._at(asked)
        return told

    def _at(self, asked: AskedScan) -> int:
        told = asked.at_us
        return told if self._now_us - OLDEST_US < told < self._now_us + AHEAD_US else self._now_us

    def _keep(self, new: Sequence[AnsweredScan]) -> None:
        packed = [each for each in new if each.item.answer not in NO_ROW]
        self._count(packed)
        products = self._products({each.item.product for each in packed if each.item.product})
        rows = [self._row(each, products) for each in packed if each.before < KEPT_OF_A_CODE]
        if rows:
            self._connection.execute(self._writes.scan, rows)
        self._figures(new, products)
        record(self._connection, [Notice("scanned", self._at(each.asked), notice_body(each)) for each in packed])

    def _count(self, packed: Iterable[AnsweredScan]) -> None:
        told = {each.item.code_hash: each for each in packed}
        new = Counter(each.item.code_hash for each in packed)
        rows = []
        for code, count in sorted(new.items()):
            at_us = self._at(told[code].asked)
            rows.append({"code": code, "count": count, "at_us": at_us, "since_us": told[code].first_us or at_us})
        if rows:
            self._connection.execute(_COUNT, rows)

    def _products(self, names: set[str]) -> dict[str, int]:
        if not names:
            return {}
        asked = {"names": list(names)}
        found = {row.name: int(row.id) for row in self._connection.execute(_PRODUCTS, asked)}
        missing = [{"name": name} for name in sorted(names - set(found))]
        if missing:
            self._connection.execute(self._writes.product, missing)
            found = {row.name: int(row.id) for row in self._connection.execute(_PRODUCTS, asked)}
        return found

    def _row(self, told: AnsweredScan, products: Mapping[str, int]) -> dict[str, Any]:
        item = told.item
        return {
            "client": told.asked.client,
            "scan": told.asked.scan,
            "at_us": self._at(told.asked),
            "received_us": self._now_us,
            "code_hash": item.code_hash,
            "journal": item.journal,
            "container": item.container,
            "nth": told.before + 1,
            "answer": item.answer.value,
            "product": products.get(item.product, 0),
            "distributor": item.distributor,
            "region": told.region,
        }

    def _figures(self, new: Sequence[AnsweredScan], products: Mapping[str, int]) -> None:
        sums: DaySums = {}
        for each in new:
            item = each.item
            day = self._at(each.asked) // DAY_US
            key = (day, each.region, item.distributor, products.get(item.product, 0), item.answer.value)
            add_to(sums, key, 1, each.before == 0 and item.answer not in NO_ROW)
        add_figures(self._connection, sums)


DayKey = tuple[int, str, int, int, int]
"""Day, region, distributor, product and answer: a row of ``scan_day``."""
DaySums = dict[DayKey, tuple[int, int]]
"""Scans, and those that were a code's first."""


def add_to(sums: DaySums, key: DayKey, scans: int, firsts: int) -> None:
    before = sums.get(key, (0, 0))
    sums[key] = (before[0] + scans, before[1] + firsts)


def add_figures(connection: Connection, sums: DaySums) -> None:
    """Add to the figures of the days; always in the same order, so that no two transactions wait for each other."""
    rows = [
        dict(zip(FIGURE_KEYS, key, strict=True)) | {"scans": scans, "firsts": firsts}
        for key, (scans, firsts) in sorted(sums.items())
    ]
    if rows:
        connection.execute(_WRITES[connection.dialect.name].figures, rows)


def notice_body(told: AnsweredScan) -> dict[str, Any]:
    item = told.item
    return {
        "client": told.asked.client,
        "scan": told.asked.scan,
        "answer": item.answer.name.lower(),
        "scanned_before": told.before,
        "region": told.region,
        "product": item.product,
        "lot": item.lot,
        "distributor": item.recipient,
    }


def purge(connection: Connection, before_us: int) -> int:
    """Drop the scans that came before then, and their ids; figures and counts stay. How many."""
    last = connection.scalar(select(func.max(SCAN.c.seq)).where(SCAN.c.received_us < before_us))
    return 0 if last is None else connection.execute(delete(SCAN).where(SCAN.c.seq <= last)).rowcount
