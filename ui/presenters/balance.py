"""Balance: does the count close? The equation, where it does not, and what the shift came to."""

from dataclasses import dataclass
from typing import Literal

from station.api.schema import AuditCounts, AuditQuestion, BalanceDifference, ShiftReport
from station.messages import PHRASES
from ui.i18n.mark import mark
from ui.i18n.visible import line
from ui.i18n.words import Words, capital, fill
from ui.presenters.cells import cell_name
from ui.presenters.counters import ReasonBar
from ui.presenters.rows import RowModel

BalanceTab = Literal["equation", "differences", "reasons", "no_reads", "stops", "audit"]
TABS: dict[BalanceTab, str] = {
    "equation": mark("balance", "Equation"),
    "differences": mark("balance", "Differences"),
    "reasons": mark("balance", "Rejects"),
    "no_reads": mark("balance", "No-reads"),
    "stops": mark("balance", "Downtime"),
    "audit": mark("balance", "Audit"),
}
PERIODS: dict[str, str] = {
    "current": mark("balance", "This shift"),
    "previous": mark("balance", "Last shift"),
    "order": mark("balance", "This order"),
}
BARS_SHOWN = 20
MILLION = 1_000_000
_MINUTE_S = 60


@dataclass(frozen=True, slots=True)
class TimeBar:
    """One stretch of the period; parts are of the highest bar."""

    label: str
    packed: float
    other: float


@dataclass(frozen=True, slots=True)
class BalanceModel:
    title: str
    """Which shift or order."""
    verdict: str
    closes: bool
    difference: str
    """The number to read from afar; ``?`` where the sensor is silent."""
    note: str
    terms: tuple[ReasonBar, ...]
    over_time: tuple[TimeBar, ...]
    legend: tuple[str, str]


@dataclass(frozen=True, slots=True)
class BarsModel:
    title: str
    bars: tuple[ReasonBar, ...]
    none: str


def balance_model(report: ShiftReport, words: Words) -> BalanceModel:
    balance, say = report.balance, words.say
    unknown = balance.sensor is None
    if unknown:
        verdict = say("balance", "Not closed: the sensor is silent.")
    elif balance.closes:
        verdict = say("balance", "The count closes.")
    else:
        verdict = say("balance", "The count does not close.")
    total = max(1, balance.sensor or sum(max(0, term.units) for term in balance.terms))
    sensor = "?" if balance.sensor is None else words.number(balance.sensor)
    terms = [ReasonBar(words.phrase("term_sensor"), sensor, 0.0 if unknown else 1.0)]
    terms += [
        ReasonBar(words.phrase(f"term_{term.key}"), words.number(term.units), max(0.0, term.units / total))
        for term in balance.terms
    ]
    return BalanceModel(
        title=_title(report, words),
        verdict=verdict,
        closes=balance.closes,
        difference="?" if balance.difference is None else words.number(balance.difference),
        note=fill(say("balance", "Difference · from {source}"), source=words.phrase(f"source_{balance.source}")),
        terms=tuple(terms),
        over_time=_over_time(report, words),
        legend=(words.phrase("term_packed"), say("balance", "all other")),
    )


def _title(report: ShiftReport, words: Words) -> str:
    period = report.period
    times = f"{words.date(period.begin_us)} {words.clock(period.begin_us)} – {words.clock(period.end_us)}"
    return f"{line(period.order)} · {times}" if period.order else times


def _over_time(report: ShiftReport, words: Words) -> tuple[TimeBar, ...]:
    highest = max((bucket.packed + max(0, bucket.other) for bucket in report.over_time), default=0)
    if not highest:
        return ()
    return tuple(
        TimeBar(words.clock(bucket.at_us), max(0, bucket.packed) / highest, max(0, bucket.other) / highest)
        for bucket in report.over_time
    )


def difference_rows(report: ShiftReport, words: Words) -> tuple[RowModel, ...]:
    """Newest first."""
    return tuple(
        _difference(place, each, words) for place, each in reversed(tuple(enumerate(report.balance.differences)))
    )


def _difference(place: int, each: BalanceDifference, words: Words) -> RowModel:
    case, device = each.arguments.get("case"), each.arguments.get("device")
    told = capital(_cause(each.key, each.arguments, words))
    named = words.say("balance", "Case {case}: {why}")
    title = told if case is None else fill(named, case=words.case(str(case)), why=told)
    size = each.units if each.units is not None else each.arguments.get("n")
    about = words.say("balance", "A person must find it.") if each.open and case is not None else ""
    about = about or _how_long(each, words)
    note = f"{words.number(size)} · {words.clock(each.at_us)}" if isinstance(size, int) else words.clock(each.at_us)
    sign: Literal["doubt", "done"] = "doubt" if each.open or each.units else "done"
    key = f"case/{case}" if case is not None else f"device/{device}" if device else f"row/{place}"
    return RowModel(key, sign, title, about, note, quiet=sign == "done")


def _how_long(each: BalanceDifference, words: Words) -> str:
    """Of a moment in which counting was not possible."""
    seconds = each.arguments.get("seconds")
    if isinstance(seconds, int):
        return fill(words.say("balance", "For {time}"), time=duration(seconds))
    return capital(words.phrase("report_standing")) if "standing" in each.arguments else ""


def bars_model(tab: BalanceTab, report: ShiftReport, words: Words) -> BarsModel:
    """Rejects, no-reads or downtime as bars, the longest first."""
    match tab:
        case "reasons":
            found = [(words.phrase(each.key), each.cases, words.number(each.cases)) for each in report.reasons]
            return _bars(words.say("balance", "Rejected cases by reason"), found, words.say("balance", "No rejects"))
        case "no_reads":
            cells = [
                (_place(each.view, each.row, each.column, each.lane, words), each.units, words.number(each.units))
                for each in report.no_reads
            ]
            return _bars(words.say("balance", "No-reads by cell"), cells, words.say("balance", "No no-reads"))
        case _:
            stops = [
                (_cause(each.cause, each.arguments, words), each.seconds, duration(each.seconds))
                for each in report.stops
            ]
            lost = fill(
                words.say("balance", "Downtime by cause · {time} of it because of this station"),
                time=duration(report.lost_by_us_s),
            )
            return _bars(lost, stops, words.say("balance", "The line did not stand"))


def _bars(title: str, found: list[tuple[str, int, str]], none: str) -> BarsModel:
    longest = max((size for _, size, _ in found), default=0) or 1
    bars = tuple(ReasonBar(capital(word), shown, size / longest) for word, size, shown in found[:BARS_SHOWN])
    return BarsModel(title, bars, none)


def _place(view: int, row: int, column: int, lane: int, words: Words) -> str:
    if lane:
        return fill(words.say("balance", "Lane {n}"), n=words.number(lane))
    if not row:
        return words.say("balance", "No place")
    name = cell_name(row, column)
    return name if view <= 1 else fill(words.say("balance", "View {n}, {cell}"), n=words.number(view), cell=name)


def _cause(key: str, arguments: dict[str, str | int | float], words: Words) -> str:
    if key not in PHRASES:
        return words.what(key, arguments).rstrip(".。")
    device = arguments.get("device")
    return words.phrase(key) + (f" ({line(str(device))})" if device else "")


def duration(seconds: int) -> str:
    """``h:mm:ss``."""
    return f"{seconds // 3600}:{seconds % 3600 // _MINUTE_S:02}:{seconds % _MINUTE_S:02}"


# audits -----------------------------------------------------------------------------------------------------------


def audit_facts(report: ShiftReport, words: Words) -> tuple[tuple[str, str], ...]:
    """Label and value, of this period and of everything, then what went past the ordinary way."""
    say = words.say
    facts = [
        _audit(report.audit, say("balance", "This period"), words),
        _audit(report.audit_total, say("balance", "Whole journal"), words),
    ]
    facts += [
        (fill(say("balance", "Bypass: {what}"), what=words.phrase(each.key)), f"{words.number(each.times)} ×")
        for each in report.bypasses
    ]
    return tuple(facts)


def _audit(audit: AuditCounts, name: str, words: Words) -> tuple[str, str]:
    checked = audit.right + audit.wrong
    if not checked:
        return name, words.say("balance", "none checked")
    told = words.say("balance", "{wrong} of {n} wrong · at most {share} %")
    share = f"{100 * audit.most_wrong_ppm / MILLION:.3g}"
    return name, fill(told, wrong=words.number(audit.wrong), n=words.number(checked), share=share)


@dataclass(frozen=True, slots=True)
class AuditPrompt:
    what: str
    do: str
    skip: str
    sure: str
    """Shown once a scan differed; empty = it did not."""


def audit_prompt(asked: AuditQuestion, words: Words, *, differed: bool) -> AuditPrompt:
    """What a person shall do for the audit."""
    say = words.say
    case = words.case(asked.place)
    if asked.row:
        what = fill(
            say("balance", "Audit: take the {unit} at {cell} out of case {case}."),
            unit=words.unit, cell=_place(asked.view, asked.row, asked.column, 0, words), case=case,
        )  # fmt: skip
    else:
        what = fill(say("balance", "Audit: take one {unit} out of case {case}."), unit=words.unit, case=case)
    do = fill(say("balance", "Scan it. The label of the case: {code}"), code=line(asked.code) or "–")
    sure = say("balance", "It was in this case") if differed else ""
    return AuditPrompt(what, do, say("balance", "Skip"), sure)
