"""Counters, reasons, the trend and the last twenty cases of the Run page."""

from dataclasses import dataclass
from typing import Literal

from station.api.schema import CaseRow, Minute, Order
from ui.i18n.mark import mark
from ui.i18n.words import Words, capital, fill
from ui.presenters.moment import Moment

REASONS_SHOWN = 4
MINUTE_US = 60_000_000
TileKind = Literal["passed", "rejected", "unhandled", "doubt"]
TileShape = Literal["check", "cross", "alert", "dots"]


@dataclass(frozen=True, slots=True)
class CounterModel:
    label: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReasonBar:
    word: str
    count: str
    part: float
    """Of the longest bar."""


@dataclass(frozen=True, slots=True)
class TrendModel:
    title: str
    short: str
    """The title where there is little room."""
    legend: str
    empty: str
    """Shown instead of the line while there is none."""
    values: tuple[int | None, ...]
    """Cases a minute, oldest first, one an hour's minute; None = the station was not there."""
    rejects: tuple[bool, ...]
    top: int
    ticks: tuple[str, ...]
    times: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TileModel:
    name: str
    """``epoch/seq``."""
    number: str
    word: str
    kind: TileKind
    shape: TileShape
    shown: bool
    """The case on show above."""


def counters(moment: Moment) -> tuple[CounterModel, CounterModel, CounterModel]:
    """Passed, rejected, rate."""
    words, snapshot = moment.words, moment.snapshot
    order = snapshot.order
    passed, rejected = (order.passed, order.rejected) if order is not None else (0, 0)
    on_the_way = fill(words.say("run", "{n} on the way out"), n=words.number(snapshot.tally.in_flight))
    rate = words.decimal(snapshot.rates.cases_per_min, 0)
    per_min = words.decimal(snapshot.rates.units_per_min, 0)
    units = fill(words.say("run", "{n} {units}/min"), n=per_min, units=words.units)
    return (
        CounterModel(words.say("run", "Cases passed"), words.number(passed), on_the_way),
        CounterModel(words.say("run", "Cases rejected"), words.number(rejected), _share(order, words)),
        CounterModel(words.say("run", "Cases a minute"), rate, units),
    )


def _share(order: Order | None, words: Words) -> str:
    judged = order.passed + order.rejected if order is not None else 0
    if order is None or judged == 0:
        return ""
    return fill(words.say("run", "{n} % of cases"), n=words.decimal(100 * order.rejected / judged, 2))


def reason_bars(moment: Moment) -> tuple[ReasonBar, ...]:
    """The most frequent first reasons of the order; the rest together in the last bar."""
    ranked = sorted(moment.snapshot.reasons.items(), key=lambda each: (-each[1], each[0]))
    words = moment.words
    rows = [(capital(words.phrase(key)), n) for key, n in ranked if n > 0]
    if len(rows) > REASONS_SHOWN:
        rest = sum(n for _, n in rows[REASONS_SHOWN - 1 :])
        rows = [*rows[: REASONS_SHOWN - 1], (words.say("run", "All others"), rest)]
    most = max((n for _, n in rows), default=1)
    return tuple(ReasonBar(word, words.number(n), n / most) for word, n in rows)


# trend -----------------------------------------------------------------------------------------------------------

MINUTES = 60


def trend(moment: Moment) -> TrendModel:
    """The last hour by whole minutes; the minute that runs is not over and is not drawn."""
    words, snapshot = moment.words, moment.snapshot
    end_us = snapshot.made_at_us // MINUTE_US * MINUTE_US
    known = {minute.at_us // MINUTE_US * MINUTE_US: minute for minute in snapshot.trend}
    minutes = [known.get(end_us - back * MINUTE_US) for back in range(MINUTES, 0, -1)]
    first = next((place for place, minute in enumerate(minutes) if minute is not None), MINUTES)
    values = tuple(_value(minute, place >= first) for place, minute in enumerate(minutes))
    top = _nice(max((value for value in values if value is not None), default=0))
    return TrendModel(
        words.say("run", "Last hour, cases a minute"),
        words.say("run", "Last hour"),
        words.say("run", "rejected case"),
        "" if first < MINUTES else words.say("run", "Less than one minute"),
        values,
        tuple(minute is not None and minute.rejected > 0 for minute in minutes),
        top,
        (words.number(top), words.number(top // 2), "0"),
        tuple(words.clock(end_us - back * MINUTE_US) for back in (MINUTES, MINUTES // 2, 0)),
    )


def _value(minute: Minute | None, begun: bool) -> int | None:
    if minute is None:
        return 0 if begun else None
    return minute.passed + minute.rejected


def _nice(most: int) -> int:
    """An even round number that is not less: 10, 20, 50, 100 …"""
    step = 10
    while True:
        for factor in (1, 2, 5):
            if step * factor >= most:
                return step * factor
        step *= 10


# tiles -----------------------------------------------------------------------------------------------------------

_TILES: dict[str, tuple[TileKind, TileShape, str]] = {
    "open": ("passed", "dots", ""),
    "passed": ("passed", "check", ""),
    "released": ("passed", "check", ""),
    "rejected": ("rejected", "cross", ""),
    "missed": ("rejected", "cross", mark("run", "Missed")),
    "void": ("rejected", "cross", mark("run", "Ejected")),
    "quarantined": ("doubt", "alert", mark("run", "Not proven")),
}


def tiles(moment: Moment, shown: str) -> tuple[TileModel, ...]:
    """The last twenty, newest first; a newest case that was rejected is filled until the next one."""
    rows = moment.snapshot.cases
    return tuple(_tile(row, place == 0, shown, moment.words) for place, row in enumerate(rows))


def _tile(row: CaseRow, newest: bool, shown: str, words: Words) -> TileModel:
    kind, shape, word = _TILES[row.state]
    if row.state == "rejected" and newest:
        kind = "unhandled"
    said = words.say("run", word) if word else capital(words.phrase(row.reasons[0])) if row.reasons else ""
    name = f"{row.epoch}/{row.seq}"
    return TileModel(name, words.case(name), said, kind, shape, name == shown)
