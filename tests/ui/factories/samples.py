"""Fixed moments of a line: real schema values, for tests and for the pictures of the screen."""

import json
from functools import cache

import cv2

from drivers.sim.picture import render_case
from drivers.sim.picture_spec import CellContent, PictureSpec
from station.api.schema import (
    Alarm,
    AlarmRate,
    CaseDetail,
    CaseRow,
    Cause,
    Cell,
    Destination,
    Device,
    Handshake,
    LeftOpen,
    LineState,
    Minute,
    Order,
    PlcLink,
    QueueUnit,
    Rates,
    Snapshot,
    Tally,
    Trust,
)
from station.core.alarms import kind_of

NOW_US = 1_718_116_327_000_000
"""11 June 2024, 14:32:07 UTC."""
MINUTE_US = 60_000_000
EPOCH = 3
TOP = 7318
ROWS, COLUMNS = 4, 6
NO_READ, DUPLICATE = (2, 5), (4, 2)
LATE = (3, 3)

HOSTILE = (
    "<b>bold</b>",
    "<img src=file:///etc/passwd>",
    "<a href='http://127.0.0.1:9/x'>tap</a>",
    "&lt;b&gt;&amp;",
    "\u202eabc\u202c",
    "a\x00b\x07c\x1dd\x1b[31m",
    "line\nline\r\nline\ttab",
    "{what} %n %1 {0} {}",
    "\u200b\u2060\ufeff\u3164",
    "e\u0301" * 40 + "\U0001f469\u200d\U0001f52c",
    "P.URL.CN/0P$M%LZ4LHSVSDCR2L2" + "X" * 10_000,
    "&Key && accelerator",
    "\ud800 lone",
)
"""What a code may hold. Every sign of it is shown, none of it is obeyed."""


def unit_text(number: int) -> str:
    return f"P.URL.CN/0P$M%LZ4LHSV{number:04X}"


def cells(*failed: Cell) -> tuple[Cell, ...]:
    """A whole case; the failed cells stand in for read ones."""
    odd = {(cell.row, cell.column): cell for cell in failed}
    places = [(row, column) for row in range(1, ROWS + 1) for column in range(1, COLUMNS + 1)]
    return tuple(
        odd.get(place) or Cell(row=place[0], column=place[1], state="read", text=unit_text(number))
        for number, place in enumerate(places)
    )


def no_read() -> Cell:
    return Cell(row=NO_READ[0], column=NO_READ[1], state="no_read", reason="no_read")


def duplicate() -> Cell:
    twin = f"{EPOCH}/7102"
    return Cell(
        row=DUPLICATE[0], column=DUPLICATE[1], state="failed", text=unit_text(77), reason="duplicate", twin=twin
    )


def late() -> Cell:
    return Cell(row=LATE[0], column=LATE[1], state="failed", text=unit_text(78), reason="late")


def passed_case(seq: int = TOP) -> CaseDetail:
    return CaseDetail(
        epoch=EPOCH, seq=seq, state="passed", at_us=NOW_US - 400_000, units_read=24, has_picture=True, order="20611-07",
        rows=ROWS, columns=COLUMNS, cells=cells(), picture=f"/v1/cases/{EPOCH}/{seq}/picture.jpg",
    )  # fmt: skip


def rejected_case(seq: int = TOP + 1) -> CaseDetail:
    return CaseDetail(
        epoch=EPOCH, seq=seq, state="rejected", reasons=("duplicate", "no_read"), at_us=NOW_US - 300_000, units_read=22,
        has_picture=True, order="20611-07", rows=ROWS, columns=COLUMNS, cells=cells(no_read(), duplicate(), late()),
        picture=f"/v1/cases/{EPOCH}/{seq}/picture.jpg",
    )  # fmt: skip


def rows(top: int, *rejected: int) -> tuple[CaseRow, ...]:
    """The last twenty, newest first."""

    def row(seq: int) -> CaseRow:
        at_us = NOW_US - 400_000 - (top - seq) * 1_600_000
        if seq in rejected:
            reasons = ("no_read",)
            return CaseRow(epoch=EPOCH, seq=seq, state="rejected", reasons=reasons, at_us=at_us, units_read=23)
        state = "passed" if top - seq < 4 else "released"
        return CaseRow(epoch=EPOCH, seq=seq, state=state, at_us=at_us, units_read=24)  # type: ignore[arg-type]

    return tuple(row(top - back) for back in range(20))


def trend() -> tuple[Minute, ...]:
    """The last hour, with three minutes that saw a reject."""
    start_us = NOW_US // MINUTE_US * MINUTE_US - 59 * MINUTE_US
    return tuple(
        Minute(at_us=start_us + n * MINUTE_US, passed=38 + (n * 7) % 3 - 1, rejected=int(n in (12, 35, 52)))
        for n in range(60)
    )


def devices(*away: str) -> tuple[Device, ...]:
    def device(name: str, kind: str, driver: str) -> Device:
        state = "away" if name in away else "up"
        key = "camera_no_frame" if state == "away" else ""
        return Device.model_validate(
            {"name": name, "kind": kind, "driver": driver, "state": state, "key": key, "last_data_age_s": 0.03}
        )

    return (device("top", "camera", "opencv"), device("case", "reader", "tcp"), device("plc", "plc", "modbus"))


def order() -> Order:
    return Order(
        order="20611-07", product="Sunrise Orange 500 ml × 24", lot="L240611A", units_per_case=24, rows=ROWS,
        columns=COLUMNS, passed=7309, rejected=9, target_cases=12_000, unit_noun="bottle",
    )  # fmt: skip


def calm() -> Snapshot:
    """The line runs and nobody is needed."""
    return Snapshot(
        made_at_us=NOW_US,
        station="L1",
        station_epoch="63362d9e-4792-40a6-b68b-0fe81e8f5f6c",
        boot=3,
        version="0.1.0",
        shape="picture",
        line=LineState(number=6, word="execute"),
        station_state="producing",
        permissive=True,
        held=False,
        trust=Trust(held=True),
        cases_on_belt=4,
        order=order(),
        tally=Tally(triggered=TOP, released=7305, rejected=9, in_flight=4, passed=7309, units_read=175_632, no_reads=6),
        rates=Rates(units_per_min=912.0, cases_per_min=38.0),
        reasons={"no_read": 6, "duplicate": 1, "foreign": 1, "short": 1},
        cases=rows(TOP, 7311),
        last_case=passed_case(),
        alarm_rate=AlarmRate(last_10_min=0, last_hour=1),
        devices=devices(),
        plc=PlcLink(
            block={"inputs": 1},
            epoch=EPOCH,
            handshakes=(Handshake(epoch=EPOCH, seq=TOP, verdict="pass", committed_ms=84.1, written_ms=86.0),),
        ),
        sync=(Destination(name="hub", state="sending", delivered=7305),),
        trend=trend(),
    )


def settings_wait() -> Snapshot:
    """Settings were saved and wait for a restart."""
    return calm().model_copy(update={"settings_wait": True})


def rejected() -> Snapshot:
    """The newest case was rejected; the line runs on."""
    case = rejected_case()
    row = CaseRow(epoch=EPOCH, seq=case.seq, state="rejected", reasons=case.reasons, at_us=case.at_us, units_read=22)
    return calm().model_copy(update={"last_case": case, "cases": (row, *calm().cases[:19])})


def alarm(key: str, priority: str, since_us: int = NOW_US, **arguments: str | int) -> Alarm:
    about, kind = next((str(value) for value in arguments.values()), ""), kind_of(key)
    return Alarm.model_validate(
        {
            "alarm": f"{key}:{about}",
            "key": key,
            "arguments": arguments,
            "since_us": since_us,
            "priority": priority,
            "needs_person": True,
            "self_clearing": kind.self_clearing,
            "until_found": kind.until_found,
            "holds": kind.holds,
        }
    )


def unconfirmed(since_us: int = NOW_US, seq: int = TOP + 1) -> Alarm:
    """A rejected case that nobody saw ejected."""
    name = f"{EPOCH}/{seq}"
    return alarm("eject_unconfirmed", "P1", since_us, first=name, last=name, n=1)


def alarmed() -> Snapshot:
    """Held: an ejection was not confirmed, and a device is away."""
    alarms = (
        unconfirmed(),
        alarm("reader_lost", "P1", NOW_US + 1, device="case", cause="reader_silent"),
    )
    return rejected().model_copy(
        update={
            "line": LineState(number=11, word="held"),
            "station_state": "held",
            "held": True,
            "permissive": False,
            "not_ready": (Cause(key="held"), Cause(key="device_away", arguments={"device": "case"})),
            "held_by": "local",
            "held_since_us": NOW_US - 45_000_000,
            "stands_since_us": NOW_US - 45_000_000,
            "tally": calm().tally.model_copy(update={"owed": 1}),
            "alarms": alarms,
            "devices": devices("case"),
            "alarm_rate": AlarmRate(last_10_min=2, last_hour=3),
            "rates": Rates(),
        }
    )


def _unit(trigger: int, tainted_through: int) -> QueueUnit:
    unread = trigger % 9 == 0
    return QueueUnit(
        trigger=trigger,
        state="no_read" if unread else "read",
        text="" if unread else unit_text(trigger),
        reason="no_read" if unread else "",
        tainted=trigger <= tainted_through,
    )


def queue_case() -> CaseDetail:
    """Twenty-four units in order, no picture; the fifth was not read."""
    units = tuple(
        Cell(row=0, column=0, state="no_read" if n == 5 else "read", text="" if n == 5 else unit_text(n), trigger=n,
             reason="no_read" if n == 5 else "")
        for n in range(1, 25)
    )  # fmt: skip
    return CaseDetail(
        epoch=EPOCH, seq=TOP, state="rejected", reasons=("no_read",), at_us=NOW_US - 400_000, units_read=23, cells=units
    )


def queue() -> Snapshot:
    """The queue shape, trusted."""
    return calm().model_copy(
        update={
            "shape": "queue",
            "queue": tuple(_unit(trigger, 0) for trigger in range(101, 123)),
            "queue_length": 22,
            "last_case": queue_case(),
            "order": order().model_copy(update={"rows": 0, "columns": 0}),
        }
    )


def misplaced() -> Snapshot:
    """The first unit stood elsewhere than the queue has it: everything since the last proof is withdrawn."""
    found = alarm("offset_found", "P1", places=2, first="3/7190")
    recalled = alarm("cases_recalled", "P1", n=114, first="3/7190", last="3/7304")
    told = untrusted(run_out=True)
    trust = told.trust.model_copy(update={"misplaced": True})
    return told.model_copy(update={"trust": trust, "alarms": (found, recalled, *told.alarms)})


def untrusted(*, run_out: bool = False) -> Snapshot:
    """The guard was opened: units are not proven; ``run_out``: those are gone, the line is held for the check."""
    through = 100 if run_out else 118
    units = tuple(_unit(trigger, through) for trigger in range(101, 123))
    state = (
        {
            "line": LineState(number=11, word="held"),
            "station_state": "held",
            "held": True,
            "held_by": "local",
            "held_since_us": NOW_US - 95_000_000,
        }
        if run_out
        else {}
    )
    return queue().model_copy(
        update={
            "trust": Trust(held=False, cause="guard_opened", tainted_through=through),
            "queue": units,
            "alarms": (alarm("trust_lost", "P2", cause="guard_opened"),),
            **state,
        }
    )


@cache
def picture(*smeared: tuple[int, int], rows: int = ROWS, columns: int = COLUMNS) -> bytes:
    """A JPEG of a case as the renderer draws it: these cells smeared, the others readable."""
    spec = PictureSpec(rows=rows, columns=columns, width=1440, height=960, px_per_module=2.6, noise=0.0)
    contents = [
        CellContent("smeared" if (row, column) in smeared else "code", unit_text(row * 16 + column))
        for row in range(1, rows + 1)
        for column in range(1, columns + 1)
    ]
    done, jpeg = cv2.imencode(".jpg", render_case(contents, spec, 7), [cv2.IMWRITE_JPEG_QUALITY, 80])
    assert done
    return jpeg.tobytes()


def left_open(n: int) -> tuple[LeftOpen, ...]:
    return tuple(LeftOpen(level=2, name="pallet", container=40 + each, members=3, capacity=8) for each in range(n))


def several_orders() -> Snapshot:
    """One runs, two wait, one of them with an open pallet."""
    fifth = order().model_copy(
        update={"order": "20611-05", "passed": 2450, "rejected": 3, "left_open": left_open(1), "left_open_count": 1}
    )
    sixth = order().model_copy(update={"order": "20611-06", "product": "Sunrise Lemon 330 ml × 24", "passed": 12})
    return calm().model_copy(
        update={"cases_on_belt": 0, "suspended": (fifth, sixth.model_copy(update={"rejected": 0}))}
    )


def no_order() -> Snapshot:
    """The last order was closed, the next is not started."""
    cause = Cause(key="no_order")
    return calm().model_copy(update={"order": None, "not_ready": (cause,), "permissive": False})


def plan() -> bytes:
    """What this page reads of ``/v1/config``."""
    recipe = {"product": "Sunrise Orange 500 ml", "lot": "L240611B", "units_per_case": 24, "rows": 4, "columns": 6}
    return json.dumps({"recipe": recipe, "station": {"id": "line-1"}}).encode()
