"""Reports of a shift for the Balance page."""

from station.api.schema import (
    AuditCounts,
    AuditQuestion,
    BalanceBucket,
    BalanceDifference,
    BalanceTerm,
    Bypass,
    CaseCounts,
    CellNoReads,
    LineStop,
    ReasonBarCount,
    ReportPeriod,
    ShiftReport,
    Snapshot,
    UnitBalance,
)
from tests.ui.factories import samples
from tests.ui.factories.samples import EPOCH

HOUR_US = 3_600_000_000
BEGIN_US = samples.calm().made_at_us - 5 * HOUR_US
PATH = "/v1/report?shift=current&order="
HOURS = ((38_400, 310), (36_100, 520), (39_200, 240), (33_000, 390), (28_500, 316))
CELLS = ((2, 5, 88), (1, 5, 61), (4, 1, 22))
OWED = {"case": f"{EPOCH}/7102"}
TERMS = (("packed", 175_200), ("rejected", 1_460), ("sampled", 6), ("no_read", 214), ("in_flight", 96))
DIFFERENCES = (
    BalanceDifference(at_us=BEGIN_US + HOUR_US, key="balance_taken_off", arguments={"case": f"{EPOCH}/6804", "n": 11}),
    BalanceDifference(
        at_us=BEGIN_US + 2 * HOUR_US,
        key="balance_unconfirmed",
        arguments={"case": f"{EPOCH}/7102"},
        units=24,
        open=True,
    ),
    BalanceDifference(
        at_us=BEGIN_US + 3 * HOUR_US - 40_000_000, key="balance_camera_away", arguments={"device": "top", "seconds": 95}
    ),
    BalanceDifference(at_us=BEGIN_US + 3 * HOUR_US, key="balance_gap", arguments={"case": f"{EPOCH}/7215"}, units=2),
    BalanceDifference(at_us=BEGIN_US + 4 * HOUR_US, key="balance_restarted"),
    BalanceDifference(at_us=BEGIN_US + 4 * HOUR_US + 3_000_000, key="balance_silent", arguments={"standing": 1}),
)


def report(*differences: BalanceDifference, silent: bool = False) -> ShiftReport:
    """The fifth hour of a shift."""
    difference = sum(each.units or 0 for each in differences)
    sensor = sum(units for _, units in TERMS) + difference
    return ShiftReport(
        station="L1",
        shape="picture",
        unit_noun="bottle",
        period=ReportPeriod(
            shift="2026-11-29/1",
            begin_us=BEGIN_US,
            end_us=BEGIN_US + 8 * HOUR_US,
            through_us=BEGIN_US + 5 * HOUR_US,
            running=True,
        ),
        balance=UnitBalance(
            source="case_count",
            sensor=None if silent else sensor,
            terms=tuple(BalanceTerm(key=key, units=units) for key, units in TERMS),  # type: ignore[arg-type]
            difference=None if silent else difference,
            closes=not difference and not silent,
            differences=differences,
            differences_count=len(differences),
        ),
        over_time=tuple(
            BalanceBucket(at_us=BEGIN_US + hour * HOUR_US, sensor=packed + other, packed=packed, other=other)
            for hour, (packed, other) in enumerate(
                ((38_400, 310), (36_100, 520), (39_200, 240), (33_000, 390), (28_500, 316))
            )
        ),
        cases=CaseCounts(released=7_300, rejected=68, void=2, quarantined=1),
        reasons=tuple(
            ReasonBarCount(key=key, cases=n)
            for key, n in (("no_read", 41), ("duplicate", 14), ("short", 8), ("foreign", 3), ("late", 2))
        ),
        no_reads=tuple(
            CellNoReads(row=row, column=column, units=n) for row, column, n in ((2, 5, 88), (1, 5, 61), (4, 1, 22))
        ),
        stops=(
            LineStop(group="neighbours", cause="plc_suspended", seconds=1_540, times=9),
            LineStop(group="station", cause="device_away", arguments={"device": "top"}, seconds=372, times=2),
            LineStop(group="person", cause="held", seconds=240, times=3),
        ),
        running_s=15_848,
        lost_by_us_s=372,
        bypasses=(Bypass(key="bypass_line_cleared", times=1, by=("Li Wei",), reasons=("guard opened",)),),
        audit=AuditCounts(asked=14, right=12, wrong=0, skipped=1, expired=1, most_wrong_ppm=220_922),
        audit_total=AuditCounts(asked=0, right=2_961, wrong=1, skipped=20, expired=44, most_wrong_ppm=1_601),
    )


def asking(row: int = 2, column: int = 5) -> Snapshot:
    """The audit asks for one bottle."""
    question = AuditQuestion(place=f"{EPOCH}/7319", name="case", code="(00)340123450000073194", row=row, column=column)
    return samples.calm().model_copy(update={"audit": question})
