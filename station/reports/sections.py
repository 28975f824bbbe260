"""A shift report as sections of rows: the same in every format."""

from collections.abc import Iterable
from dataclasses import dataclass

from station.api.schema import AuditCounts, BalanceDifference, ShiftReport
from station.reports.words import ReportWords

Value = str | int | float
Row = tuple[Value, ...]
MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class ReportSection:
    """A table with a title."""

    title: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    bar: int | None = None
    """Column whose numbers are drawn as bars."""


def sections(report: ShiftReport, words: ReportWords) -> tuple[ReportSection, ...]:
    """Everything the report tells, the head first; a part with nothing in it says so."""
    say = words.phrase
    made = (
        _table(words, "report_balance", ("report_what", "report_units"), _balance(report, words), bar=1),
        _table(
            words,
            "report_differences",
            ("report_time", "report_cause", "report_units"),
            (_difference(each, words) for each in report.balance.differences),
        ),
        _table(words, "report_cases", ("report_what", "report_value"), _cases(report, words)),
        _table(
            words,
            "report_reasons",
            ("report_reason", "report_count"),
            ((say(each.key), each.cases) for each in report.reasons),
            bar=1,
        ),
        _table(
            words,
            "report_no_reads",
            ("report_place", "report_units"),
            ((words.place(each.view, each.row, each.column, each.lane), each.units) for each in report.no_reads),
            bar=1,
        ),
        _table(
            words,
            "report_stops",
            ("report_cause", "report_kept_by", "report_times", "report_duration"),
            (
                (words.cause(each.cause, each.arguments), say(f"group_{each.group}"), each.times, duration)
                for each in report.stops
                for duration in (words.duration(each.seconds),)
            ),
        ),
        _table(
            words,
            "report_bypasses",
            ("report_what", "report_times", "report_duration", "report_by"),
            (
                (
                    say(each.key),
                    each.times,
                    words.duration(each.seconds) if each.seconds else "",
                    ", ".join((*each.by, *each.reasons)),
                )
                for each in report.bypasses
            ),
        ),
        _table(words, "report_audit", ("report_what", "report_value"), _audit(report.audit, words)),
        _table(words, "report_audit_total", ("report_what", "report_value"), _audit(report.audit_total, words)),
    )
    return made


def title(report: ShiftReport, words: ReportWords) -> str:
    return words.phrase("report_shift" if report.period.shift else "report_order")


def head(report: ShiftReport, words: ReportWords) -> ReportSection:
    """What it is about, and whether the count closes."""
    period, say = report.period, words.phrase
    ended = f" ({say('report_running')})" if period.running else ""
    facts: list[Row] = [
        (say("report_station"), report.station),
        (say("report_period"), f"{words.moment(period.begin_us)} - {words.moment(period.end_us)}{ended}"),
    ]
    facts += [(say("report_shift_name"), period.shift)] if period.shift else []
    facts += [(say("report_order_name"), period.order)] if period.order else []
    facts += [
        (say("report_as_of"), words.moment(period.through_us)),
        (say("report_running_time"), words.duration(report.running_s)),
        (say("report_lost_by_us"), words.duration(report.lost_by_us_s)),
        (say("report_balance"), verdict(report, words)),
        (say("report_counted_by"), say(f"source_{report.balance.source}")),
    ]
    return ReportSection(title(report, words), (), tuple(facts))


def verdict(report: ShiftReport, words: ReportWords) -> str:
    """Whether the count closes; a silent sensor is not closed."""
    balance = report.balance
    if balance.sensor is None:
        return words.phrase("report_sensor_silent")
    return words.phrase("report_closes" if balance.closes else "report_open")


def _table(
    words: ReportWords, key: str, header: tuple[str, ...], rows: Iterable[Row], bar: int | None = None
) -> ReportSection:
    return ReportSection(words.phrase(key), tuple(words.phrase(each) for each in header), tuple(rows), bar)


def _balance(report: ShiftReport, words: ReportWords) -> Iterable[Row]:
    balance, unknown = report.balance, words.phrase("report_unknown")
    yield words.phrase("term_sensor"), unknown if balance.sensor is None else balance.sensor
    for term in balance.terms:
        yield words.phrase(f"term_{term.key}"), term.units
    yield words.phrase("term_difference"), unknown if balance.difference is None else balance.difference


def _difference(each: BalanceDifference, words: ReportWords) -> Row:
    case, named, seconds = (
        each.arguments.get("case"),
        words.cause(each.key, each.arguments),
        each.arguments.get("seconds"),
    )
    told = named if case is None else f"{case}: {named}"
    if seconds is not None:
        told = f"{told}, {words.duration(int(seconds))}"
    elif "standing" in each.arguments:
        told = f"{told}, {words.phrase('report_standing')}"
    size = each.units if each.units is not None else each.arguments.get("n", "")
    return words.moment(each.at_us), told, size


def _cases(report: ShiftReport, words: ReportWords) -> Iterable[Row]:
    for key, n in report.cases.model_dump().items():
        yield words.phrase(f"case_{key}"), n


def _audit(audit: AuditCounts, words: ReportWords) -> Iterable[Row]:
    checked = audit.right + audit.wrong
    yield words.phrase("audit_asked"), audit.asked or checked + audit.skipped + audit.expired
    yield words.phrase("audit_checked"), checked
    yield words.phrase("audit_wrong_count"), audit.wrong
    yield words.phrase("audit_skipped"), audit.skipped
    yield words.phrase("audit_expired"), audit.expired
    bound = f"{100 * audit.most_wrong_ppm / MILLION:.3g} %" if checked else words.phrase("report_unknown")
    yield words.phrase("audit_bound"), bound
