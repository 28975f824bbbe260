"""Pools: how many codes are left? Each pool as a row, the chosen one with its facts and the bad lines of its file."""

from dataclasses import dataclass

from station.api.schema import BadLines, PoolDetail, PoolList
from ui.i18n.visible import line
from ui.i18n.words import Words, fill
from ui.presenters.rows import RowModel, RowSign
from ui.presenters.sync import DetailModel
from ui.presenters.times import at_text


@dataclass(frozen=True, slots=True)
class PoolsModel:
    heading: str
    rows: tuple[RowModel, ...]
    detail: DetailModel | None
    """The chosen pool; its words are the bad lines."""


def pools_model(told: PoolList | None, chosen: str, bad: BadLines | None, words: Words, now_us: int) -> PoolsModel:
    """``told`` None: not asked yet. ``bad``: of the chosen pool, once they have come."""
    if told is None:
        return PoolsModel(words.say("answer", "Looking it up."), (), None)
    heading = _heading(told, words)
    rows = tuple(_row(each, words) for each in told.pools)
    found = next((each for each in told.pools if each.pool == chosen), None)
    return PoolsModel(heading, rows, None if found is None else _detail(found, bad, words, now_us))


def _heading(told: PoolList, words: Words) -> str:
    if told.problem:
        return words.whole(told.problem, {})
    if not told.pools:
        return words.whole("pools_none", {})
    return fill(words.say("pool", "{n:1 pool|{n} pools} of codes"), n=words.number(len(told.pools)))


def _row(pool: PoolDetail, words: Words) -> RowModel:
    if pool.remaining is None:
        about = words.say("pool", "being counted")
    else:
        about = fill(words.say("pool", "{n} of {m} left"), n=words.number(pool.remaining), m=words.number(pool.codes))
    note = words.say("pool", "in this order") if pool.in_order else ""
    sign: RowSign = "P2" if pool.low else "runs" if pool.in_order else "none"
    return RowModel(pool.pool, sign, line(pool.pool), about, note)


def _detail(pool: PoolDetail, bad: BadLines | None, words: Words, now_us: int) -> DetailModel:
    facts = [(words.say("pool", "Issued"), words.number(pool.codes))]
    facts.append((words.say("pool", "Left over"), _count(pool.remaining, words)))
    facts.append((words.say("pool", "Packed"), _count(pool.used, words)))
    facts.append((words.say("pool", "Left the line"), _count(pool.left, words)))
    facts.append((words.say("pool", "Void"), words.number(pool.void)))
    at = at_text(pool.counted_us, words, now_us) if pool.counted_us else "–"
    facts.append((words.say("pool", "Counted"), at))
    if pool.last is not None:
        facts.append((words.say("pool", "Last import"), at_text(pool.last.at_us, words, now_us)))
        facts.append((words.say("pool", "File"), line(pool.last.file)))
        facts.append((words.say("pool", "Imported"), words.number(pool.last.imported)))
        facts.append((words.say("pool", "Duplicates"), words.number(pool.last.duplicates)))
        facts.append((words.say("pool", "Bad lines"), words.number(pool.last.bad)))
    return DetailModel(line(pool.pool), tuple(facts), _bad(pool, bad, words))


def _count(value: int | None, words: Words) -> str:
    return "–" if value is None else words.number(value)


def _bad(pool: PoolDetail, bad: BadLines | None, words: Words) -> str:
    if bad is None or bad.pool != pool.pool or not bad.lines:
        return words.say("pool", "No bad lines in the last import.")
    template = words.say("pool", "Line {n}: {code}: {why}")
    return "\n".join(
        fill(template, n=words.number(each.line), code=line(each.text), why=words.what(each.why, {}))
        for each in bad.lines
    )
