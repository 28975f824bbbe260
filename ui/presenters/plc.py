"""The PLC page: do PLC and station understand each other? Both blocks word by word, and the newest handshakes."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from station.api.schema import PlcDetail, RegisterRow, SeenHandshake
from ui.i18n.mark import mark
from ui.i18n.visible import line
from ui.i18n.words import Words, fill
from ui.presenters.age import age_text, is_stale
from ui.presenters.devices import Number

MAIN_PLC = (
    "line_state", "case_seq", "case_state", "case_units", "disposed_seq", "unit_count", "inputs", "good_mask",
)  # fmt: skip
MAIN_STATION = (
    "heartbeat", "station_state", "verdict", "reason", "units_read", "backlog", "outputs", "disposed_recorded",
)  # fmt: skip
"""What is worth a look first, where there is no room for every word."""
FRAME = frozenset({"block_first", "map_version", "probe", "block_last"})
"""Words that only prove the others: shown where there is little room when they do not."""
WINDOW_S = 10
_TICK_S = 2
CASES_SHOWN = 4
"""Case numbers of a mask, newest first."""

Sign = Literal["bar", "tick", "cross", "square"]


@dataclass(frozen=True, slots=True)
class WordCell:
    """One field of a table."""

    text: str
    bold: bool = False
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class TableModel:
    """Rows under a title; what is said in their place when there are none."""

    title: str
    note: str
    heads: tuple[str, ...]
    rows: tuple[tuple[WordCell, ...], ...]
    none: str = ""


@dataclass(frozen=True, slots=True)
class TimeMark:
    """Something on a lane; ``begin`` and ``end`` are parts of the window, 0 = its oldest moment, 1 = now."""

    begin: float
    end: float
    sign: Sign
    text: str


@dataclass(frozen=True, slots=True)
class TimingLane:
    label: str
    marks: tuple[TimeMark, ...]


@dataclass(frozen=True, slots=True)
class TimingModel:
    title: str
    lanes: tuple[TimingLane, ...]
    ticks: tuple[tuple[float, str], ...]
    none: str


@dataclass(frozen=True, slots=True)
class PlcModel:
    title: str
    about: str
    head: tuple[Number, ...]
    trouble: str
    """What is wrong with the link, in words; empty = nothing."""
    do: str
    stale: bool
    plc: TableModel
    station: TableModel
    short_plc: TableModel
    short_station: TableModel
    """Without the words that only prove the others, while they do."""
    main_plc: TableModel
    main_station: TableModel
    timing: TimingModel
    handshakes: TableModel


def plc_model(told: PlcDetail, words: Words, since_s: float = 0.0) -> PlcModel:
    """``since_s``: how long ago the answer came."""
    device = told.device
    age_s = None if told.read_age_s is None else told.read_age_s + since_s
    trouble = words.what(device.key, device.arguments) if device.key else ""
    return PlcModel(
        title=words.say("plc", "PLC"),
        about=" · ".join(line(part) for part in (device.name, device.address) if part),
        head=_head(told, age_s, words),
        trouble=trouble,
        do=words.to_do(device.key, device.arguments) if device.key else "",
        stale=is_stale(age_s),
        plc=_block(told.plc, words, from_plc=True),
        station=_block(told.station, words, from_plc=False),
        short_plc=_block(told.plc, words, from_plc=True, only=_names(told.plc) - FRAME),
        short_station=_block(told.station, words, from_plc=False, only=_names(told.station) - FRAME),
        main_plc=_block(told.plc, words, from_plc=True, only=_main(told.plc, MAIN_PLC)),
        main_station=_block(told.station, words, from_plc=False, only=_main(told.station, MAIN_STATION)),
        timing=_timing(told, since_s, words),
        handshakes=_handshakes(told.handshakes, words),
    )


def _head(told: PlcDetail, age_s: float | None, words: Words) -> tuple[Number, ...]:
    device = told.device
    return (
        Number(words.say("device", "Data age"), age_text(age_s, words), stale=is_stale(age_s)),
        Number(words.say("device", "Reads / s"), words.decimal(device.rate_per_s, 0)),
        Number(words.say("plc", "Torn"), words.number(told.torn)),
        Number(words.say("plc", "No answer"), words.number(told.no_answers)),
    )


# the blocks ------------------------------------------------------------------------------------------------------


def _block(rows: Sequence[RegisterRow], words: Words, *, from_plc: bool, only: Collection[str] = ()) -> TableModel:
    known = [row for row in rows if row.value is not None]
    title = words.say("plc", "PLC to station") if from_plc else words.say("plc", "Station to PLC")
    count = (
        words.say("plc", "reads {n:1 word|{n} words}") if from_plc else words.say("plc", "writes {n:1 word|{n} words}")
    )
    none = words.say("plc", "No block read yet") if from_plc else words.say("plc", "No block written yet")
    heads = ("#", words.say("plc", "Address"), words.say("plc", "Name"),
             words.say("plc", "Value"), words.say("plc", "Meaning"))  # fmt: skip
    shown = tuple(_register(row, words) for row in known if not only or row.name in only or row.wrong)
    return TableModel(title, fill(count, n=str(len(rows))), heads, shown, none)


def _main(rows: Sequence[RegisterRow], main: Collection[str]) -> Collection[str]:
    """A PLC without the map has few signals: all of them are shown."""
    return main if _names(rows) >= set(main) else _names(rows)


def _names(rows: Sequence[RegisterRow]) -> frozenset[str]:
    return frozenset(row.name for row in rows)


def _register(row: RegisterRow, words: Words) -> tuple[WordCell, ...]:
    value = row.value or 0
    raw = f"{value & 0xFFFF:04X}" if row.hexadecimal else str(value)
    return (
        WordCell(str(row.word)),
        WordCell(str(row.address)),
        WordCell(words.phrase(row.name)),
        WordCell(raw, bold=True),
        WordCell(_meaning(row, words), wrong=row.wrong),
    )


def _meaning(row: RegisterRow, words: Words) -> str:
    said = [words.phrase(key) for key in row.meaning]
    cases = [str(each) for each in row.cases[:CASES_SHOWN]]
    more = ["…"] if len(row.cases) > CASES_SHOWN else []
    return ", ".join([*said, *cases, *more])


# the handshakes --------------------------------------------------------------------------------------------------


def _timing(told: PlcDetail, since_s: float, words: Words) -> TimingModel:
    """Three legs on one axis of time: the case waits, its verdict is written, it leaves."""
    ago = [(each, each.seen_ago_s + since_s) for each in told.handshakes]
    lanes = (
        TimingLane(words.say("plc", "Case waits"), _marks(_waits(each, at_s) for each, at_s in ago)),
        TimingLane(words.say("plc", "Verdict"), _marks(_verdict(each, at_s, words) for each, at_s in ago)),
        TimingLane(words.say("plc", "Left the line"), _marks(_left(each, at_s, words) for each, at_s in ago)),
    )
    ticks = tuple(
        (1 - s / WINDOW_S, fill(words.say("plc", "{n} s"), n=f"−{s}" if s else "0"))
        for s in range(WINDOW_S, -1, -_TICK_S)
    )
    none = words.say("plc", "No case in the last {n} s")
    return TimingModel(words.say("plc", "Last handshakes"), lanes, ticks, fill(none, n=str(WINDOW_S)))


def _marks(found: Iterable[TimeMark | None]) -> tuple[TimeMark, ...]:
    """What lies within the window."""
    return tuple(each for each in found if each is not None and each.end >= 0)


def _place(ago_s: float) -> float:
    return 1 - ago_s / WINDOW_S


def _waits(case: SeenHandshake, seen_s: float) -> TimeMark:
    """From its asking to the PLC's taking of the answer; a case still waiting reaches to now."""
    taken_s = seen_s - case.taken_ms / 1_000 if case.taken_ms is not None else 0.0
    return TimeMark(max(0.0, _place(seen_s)), _place(taken_s), "bar", str(case.seq))


def _verdict(case: SeenHandshake, seen_s: float, words: Words) -> TimeMark | None:
    if case.written_ms is None:
        return None
    at = _place(seen_s - case.written_ms / 1_000)
    template = words.say("plc", "pass · {n} ms") if case.verdict == "pass" else words.say("plc", "reject · {n} ms")
    sign: Sign = "tick" if case.verdict == "pass" else "cross"
    return TimeMark(at, at, sign, fill(template, n=words.decimal(case.written_ms, 0)))


def _left(case: SeenHandshake, seen_s: float, words: Words) -> TimeMark | None:
    if case.disposed_ms is None:
        return None
    at = _place(seen_s - case.disposed_ms / 1_000)
    return TimeMark(at, at, "square", fill(words.say("plc", "{case} · {n} s"), case=str(case.seq),
                                           n=words.decimal(case.disposed_ms / 1_000, 1)))  # fmt: skip


def _handshakes(cases: Sequence[SeenHandshake], words: Words) -> TableModel:
    """Newest first, each leg in milliseconds after the case was seen."""
    heads = (words.say("plc", "Case"), words.say("plc", "Verdict"), words.say("plc", "Committed"),
             words.say("plc", "Written"), words.say("plc", "Taken"), words.say("plc", "Left"))  # fmt: skip
    rows = tuple(_legs(case, words) for case in reversed(cases))
    note = words.say("plc", "ms after the case was seen")
    return TableModel(words.say("plc", "Last handshakes"), note, heads, rows, words.say("plc", "No case yet"))


_VERDICTS = {
    "pass": mark("plc", "pass"),
    "reject": mark("plc", "reject"),
    "": mark("plc", "none yet"),
}


def _legs(case: SeenHandshake, words: Words) -> tuple[WordCell, ...]:
    legs = (case.committed_ms, case.written_ms, case.taken_ms, case.disposed_ms)
    times = [WordCell(words.decimal(ms, 1 if ms < 1_000 else 0) if ms is not None else "–", bold=True) for ms in legs]
    return (WordCell(str(case.seq), bold=True), WordCell(words.say("plc", _VERDICTS[case.verdict])), *times)
