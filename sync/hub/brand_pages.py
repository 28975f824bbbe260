"""The dashboards as HTML, the map and the chart as SVG in it. What stands in them was typed by strangers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sync.hub.brand_figures import Due, Ranked, ScanCount, Tile, sums
from sync.hub.deliveries import Delivery, Oddity
from sync.hub.diversion_cases import EXPLAINED, DiversionFigures
from sync.hub.pages import inert, render
from sync.hub.scans import DAY_US
from sync.hub.trade_pages import RegionNames, TradePages, region_name
from sync.hub.trade_words import TRADE_WORDS
from sync.hub.words import Language

VIEWS = ("scans", "distributors", "diversion", "credits", "shipping", "orders")
TILE_PX = 60
CHART_PX = (720, 240)


@dataclass(frozen=True, slots=True)
class Table:
    """A section of a page. ``head``: column titles, those of numbers begin with ``#``; a float is shown as a share."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[Any]]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """Who looks, at what, in which language, of how many days."""

    language: Language
    view: str
    form: str
    days: int

    @property
    def words(self) -> Mapping[str, str]:
        return TRADE_WORDS[self.language]


@dataclass(frozen=True, slots=True)
class DayBar:
    """A day of the chart; heights of ``CHART_PX``, the first scans within all scans."""

    x: float
    width: float
    scans: int
    scans_px: float
    firsts_px: float
    label: str


def day_bars(counts: Sequence[ScanCount], since_day: int, today: int) -> list[DayBar]:
    """A bar a day, labels at about ten of them."""
    told = {each.key: each for each in counts}
    days = range(since_day, today + 1)
    most = max((each.scans for each in counts if each.key in days), default=0) or 1
    width, every = CHART_PX[0] / len(days), max(1, -(-len(days) // 10))
    bars = []
    for place, day in enumerate(days):
        each = told.get(day, ScanCount(day, 0, 0))
        heights = (each.scans * CHART_PX[1] / most, each.firsts * CHART_PX[1] / most)
        label = datetime.fromtimestamp(day * 86_400, UTC).strftime("%m-%d")
        bars.append(DayBar(place * width, width * 0.8, each.scans, *heights, label if place % every == 0 else ""))
    return bars


def login(language: Language, *, refused: bool = False) -> str:
    words = TRADE_WORDS[language]
    return render("brand_login.html", words, f"/brand/login?lang={words['lang']}", refused=refused)


def scans(
    seen: Seen,
    tiles: Sequence[Tile],
    bars: Sequence[DayBar],
    regions: Sequence[ScanCount],
    answers: Sequence[ScanCount],
    names: RegionNames,
) -> str:
    words = seen.words
    named = [[region_name(words, names, each.key), each.scans, each.firsts] for each in regions]
    told = [[words[f"answer_{each.key}"], each.scans] for each in answers]
    tables = (
        Table(words["by_region"], (words["region"], f"#{words['scans']}", f"#{words['firsts']}"), named),
        Table(words["by_answer"], (words["answer"], f"#{words['scans']}"), told),
    )
    placed = [
        {
            "x": (each.column - 1) * TILE_PX,
            "y": (each.row - 1) * TILE_PX,
            "name": inert(each.names[seen.language == "zh"]),
            "scans": each.scans,
            "heat": each.heat,
        }
        for each in tiles
    ]
    size = tuple(max((getattr(each, way) for each in tiles), default=0) * TILE_PX for way in ("column", "row"))
    return page(seen, tables, tiles=placed, size=size, bars=bars, chart=bool(regions))


def ranked(seen: Seen, distributors: Sequence[Ranked], products: Sequence[Ranked]) -> str:
    words = seen.words
    numbers = ("scans", "firsts", "shipped_units", "in_channel", "rate")
    tables = []
    for title, name, rows in (("by_distributor", "distributor", distributors), ("by_product", "product", products)):
        head = (f"#{words['rank']}", words[name], *(f"#{words[each]}" for each in numbers))
        told = [
            [place, inert(each.name), each.scans, each.firsts, each.shipped, each.in_channel, each.rate]
            for place, each in enumerate(rows, 1)
        ]
        tables.append(Table(words[title], head, told))
    return page(seen, tables)


def diversion(seen: Seen, pages: TradePages, cases: Sequence[Any], figures: DiversionFigures) -> str:
    words = seen.words
    days = f"{figures.turnaround_us / DAY_US:.1f}"
    facts = [
        (words["open_cases"], figures.open),
        (words["upheld_cases"], figures.by_state.get("upheld", 0)),
        (words["dropped_cases"], figures.by_state.get("dropped", 0)),
        (words["explained_cases"], figures.by_state.get(EXPLAINED, 0)),
        (words["turnaround"], words["turnaround_days"].format(days=days) if figures.turnaround_us else "–"),
    ]
    return page(seen, (), facts=facts, cases=[pages.case_row(words, each, by_brand=True) for each in cases])


def credits_due(seen: Seen, found: Sequence[Due], *, known: bool) -> str:
    words = seen.words
    head = (
        words["distributor"],
        words["product"],
        f"#{words['firsts']}",
        f"#{words['credit_each']}",
        f"#{words['credit_sum']}",
    )
    rows = [
        [
            inert(each.distributor),
            inert(each.product),
            each.firsts,
            *(f"{_money(n)} {each.currency}" for n in (each.amount, each.sum)),
        ]
        for each in found
    ]
    facts = [(currency, _money(amount)) for currency, amount in sorted(sums(found).items())]
    note = words["credit_note"] if known else words["credit_none"]
    file = f"/brand/credits.csv?days={seen.days}" if found else ""
    return page(seen, (Table(words["credits"], head, rows, note),), facts=facts, file=file)


def shipping(seen: Seen, pages: TradePages, goods: Sequence[Delivery], oddities: Sequence[Oddity]) -> str:
    words = seen.words
    head = (
        words["distributor"],
        words["shipping"],
        f"#{words['shipped_units']}",
        words["shipped_at"],
        words["receipt"],
    )
    rows = [
        [
            inert(each.recipient),
            inert(each.document) or words["document_none"],
            each.units,
            pages.time(each.shipped_us),
            pages.time(each.received_us) if each.received_us else words["receipt_none"],
        ]
        for each in goods
    ]
    odd = [
        [words[f"odd_{each.what}"].format(code=inert(each.code), one=inert(each.one), other=inert(each.other))]
        for each in oddities
    ]
    tables = [Table(words["shipping"], head, rows)]
    if odd:
        tables.insert(0, Table(words["oddities"], ("",), odd))
    return page(seen, tables)


def _money(hundredths: int) -> str:
    return f"{hundredths // 100:,}.{hundredths % 100:02}"


def page(seen: Seen, tables: Sequence[Table], **more: Any) -> str:
    words = seen.words
    told = {"tiles": (), "size": (0, 0), "bars": (), "chart": False, "facts": (), "cases": None, "file": ""} | more
    switch = f"/brand/{seen.view}?lang={words['lang']}&days={seen.days}"
    return render("brand.html", words, switch, seen=seen, views=VIEWS, tables=tables, plot=CHART_PX, **told)
