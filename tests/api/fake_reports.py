"""Reports of a station without a line: one shift, told as it was asked for."""

from station.api.reports import ReportFormat, ReportLanguage
from station.api.schema import (
    BalanceTerm,
    CaseCounts,
    ReasonBarCount,
    ReportPeriod,
    ShiftReport,
    UnitBalance,
)

KNOWN = ("current", "previous", "2026-11-29/2")


def a_report(shift: str = "2026-11-29/2", order: str = "") -> ShiftReport:
    terms = (("packed", 960), ("rejected", 30), ("sampled", 2), ("no_read", 8), ("in_flight", 0))
    return ShiftReport(
        station="L1",
        period=ReportPeriod(shift=shift, order=order, begin_us=1, end_us=3, through_us=2, running=True),
        balance=UnitBalance(
            source="case_count",
            sensor=1_000,
            terms=tuple(BalanceTerm(key=key, units=units) for key, units in terms),  # type: ignore[arg-type]
            difference=0,
            closes=True,
        ),
        cases=CaseCounts(released=40, rejected=2),
        reasons=(ReasonBarCount(key="no_read", cases=2),),
    )


class FakeReports:
    """Implements ``Reports``."""

    async def report(self, shift: str, order: str) -> ShiftReport | None:
        return a_report(shift, order) if shift in KNOWN or order == "O-1" else None

    async def file(self, form: ReportFormat, shift: str, order: str, language: ReportLanguage) -> bytes | None:
        return f"{form} {shift} {order} {language}".encode() if shift in KNOWN else None
