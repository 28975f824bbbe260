"""Fixed moments for Alarms and Rejects: what the journal would answer."""

from station.api.schema import (
    AlarmHistory,
    CaseDetail,
    CaseStory,
    Cell,
    Drift,
    HeatCell,
    HeatMap,
    PastAlarm,
    RejectPage,
    RejectRow,
    Snapshot,
)
from tests.ui.factories.samples import (
    COLUMNS,
    EPOCH,
    MINUTE_US,
    NOW_US,
    ROWS,
    TOP,
    alarm,
    alarmed,
    cells,
    duplicate,
    no_read,
    passed_case,
    rejected_case,
    unconfirmed,
    unit_text,
)

TWIN = (1, 3)
REJECTS_PATH = "/v1/rejects?limit=100"
QUARANTINE_PATH = "/v1/rejects?since_us=0&reason=owed&limit=200&before=3/7307"
HEAT_PATH = "/v1/heatmap?hours=8"


def row(seq: int, state: str, minutes: float, reasons: tuple[str, ...] = (), **more: object) -> RejectRow:
    return RejectRow.model_validate(
        {
            "epoch": EPOCH, "seq": seq, "state": state, "reasons": reasons, "units_read": 24 - len(reasons),
            "at_us": NOW_US - round(minutes * MINUTE_US), "code": f"BOX-{seq}", **more,
        }
    )  # fmt: skip


def rejects() -> RejectPage:
    """The shift's flagged cases, in every state there is."""
    rows = (
        row(TOP + 1, "rejected", 0.1, ("duplicate", "no_read")),
        row(7311, "rejected", 0.3, ("no_read",), disposal="ejector"),
        row(7304, "quarantined", 2, disposal="unsure", owed=True),
        row(7290, "void", 5, disposal="ejector"),
        row(7288, "missed", 6, ("missed_trigger",), disposal="ejector"),
        row(7201, "rejected", 9, ("foreign",), disposal="ejector"),
        row(7150, "void", 14, disposal="person"),
        row(7080, "rejected", 21, ("wrong_product", "no_read"), disposal="unsure", owed=True),
        row(6990, "rejected", 34, ("no_read",), disposal="ejector"),
        row(6702, "rejected", 55, ("short",), disposal="exit", owed=True),
        *(row(6600 - n, "rejected", 60 + 4 * n, ("no_read",), disposal="ejector") for n in range(30)),
    )
    reasons = {"no_read": 34, "duplicate": 1, "foreign": 1, "wrong_product": 1, "short": 1, "missed_trigger": 1}
    return RejectPage(
        since_us=NOW_US - 480 * MINUTE_US,
        rejects=rows,
        total=40,
        reasons={**reasons, "void": 2, "quarantined": 1, "owed": 3},
    )


def quarantined() -> RejectPage:
    rows = tuple(row(seq, "quarantined", 2, disposal="unsure", owed=True) for seq in (7306, 7305, 7304))
    return RejectPage(since_us=0, rejects=rows, total=3, reasons={"quarantined": 3})


def story() -> CaseStory:
    """The newest reject: B5 not read, D2 twice."""
    case = rejected_case().model_copy(update={"cells": cells(no_read(), duplicate())})
    return CaseStory(case=case, product="Sunrise Orange 500 ml × 24", lot="L240611A")


def twin_story() -> CaseStory:
    """The case that holds the code of D2, in its A3."""
    same = Cell(row=TWIN[0], column=TWIN[1], state="read", text=unit_text(77))
    case: CaseDetail = passed_case(7102).model_copy(
        update={"state": "released", "at_us": NOW_US - 34 * MINUTE_US, "cells": cells(same)}
    )
    return CaseStory(case=case)


def missed_story(seq: int = 7288) -> CaseStory:
    case = CaseDetail(epoch=EPOCH, seq=seq, state="missed", reasons=("missed_trigger",), at_us=NOW_US - 6 * MINUTE_US)
    return CaseStory(case=case)


def heat() -> HeatMap:
    """Column 5 rises since an hour."""
    counts = {(1, 5): (2, 0), (2, 5): (3, 1), (3, 5): (1, 0), (2, 2): (0, 1), (4, 6): (1, 2), (4, 1): (0, 1)}
    heat_cells = tuple(
        HeatCell(row=row, column=column, no_reads=(*given, 0, 0, 0, 0, 0, 0))
        for (row, column), given in sorted(counts.items())
    )
    return HeatMap(
        made_at_us=NOW_US, camera="top", rows=ROWS, columns=COLUMNS, seen=(2280, 2270, 2285, 2281, 2279, 0, 0, 0),
        cells=heat_cells, drift=(Drift(kind="column", column=5, n=6, rising=True),),
    )  # fmt: skip


def answers() -> dict[str, bytes]:
    """Path → what the station answers."""
    said = {
        REJECTS_PATH: rejects(),
        QUARANTINE_PATH: quarantined(),
        HEAT_PATH: heat(),
        "/v1/alarms?limit=50": history(),
        f"/v1/cases/{EPOCH}/{TOP + 1}": story(),
        f"/v1/cases/{EPOCH}/7102": twin_story(),
        f"/v1/cases/{EPOCH}/7288": missed_story(),
    }
    return {path: answer.model_dump_json().encode() for path, answer in said.items()}


# alarms ----------------------------------------------------------------------------------------------------------


def many_alarms() -> Snapshot:
    """One to see to, one that is known, one that can wait."""
    known = alarm("reader_lost", "P1", NOW_US - 300_000_000, device="case", cause="reader_silent").model_copy(
        update={"acknowledged_by": "local"}
    )
    return alarmed().model_copy(
        update={
            "alarms": (
                known,
                unconfirmed(NOW_US - 90_000_000),
                alarm("upstream_down", "P3", NOW_US - 7_000_000_000, destination="hub", cause="unreached"),
            )
        }
    )


def many_of_a_kind() -> Snapshot:
    """Forty cases nobody saw ejected, three cameras away."""
    lost = (unconfirmed(NOW_US - (90 - n) * 1_000_000, TOP - 39 + n) for n in range(40))
    cameras = (
        alarm("camera_lost", "P1", NOW_US - n * 1_000_000, device=name, cause="camera_silent")
        for n, name in enumerate("abc", 1)
    )
    air = alarm("air_low", "P2", NOW_US - 60_000_000)
    return alarmed().model_copy(update={"alarms": (*lost, *cameras, air)})


def must_find() -> Snapshot:
    """Three cases left unseen."""
    first, last = f"{EPOCH}/7304", f"{EPOCH}/7306"
    lost = alarm("case_quarantined", "P1", NOW_US - 60_000_000, first=first, last=last, n=3, cause="unsure")
    return alarmed().model_copy(update={"alarms": (lost,)})


def history() -> AlarmHistory:
    def past(key: str, minutes: int, lasted_s: int | None, **arguments: str | int) -> PastAlarm:
        raised_us = NOW_US - minutes * MINUTE_US
        over_us = raised_us + lasted_s * 1_000_000 if lasted_s is not None else None
        known = {"acknowledged_us": raised_us + 9_000_000, "acknowledged_by": "local"} if minutes % 2 else {}
        return PastAlarm.model_validate(
            {"alarm": key, "key": key, "arguments": arguments, "raised_us": raised_us, "cleared_us": over_us, **known}
        )

    return AlarmHistory(
        past=(
            past("eject_unconfirmed", 1, None, first=f"{EPOCH}/{TOP + 1}", last=f"{EPOCH}/{TOP + 1}", n=1),
            past("reader_lost", 5, None, device="case", cause="reader_silent"),
            past("air_low", 31, 42),
            past("trust_lost", 45, 380, cause="guard_opened"),
            past("camera_lost", 122, 7400, device="top", cause="camera_silent"),
        )
    )
