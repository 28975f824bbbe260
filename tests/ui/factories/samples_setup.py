"""Fixed moments of the Doctor and Learn pages."""

from station.api.schema import CheckedDevice, DoctorStatus, Finding, LearnedCell, LearnResult, LearnStatus, PassRateTold
from tests.ui.factories import samples

_DAY_US = 86_400_000_000
LINES = """[recipe]
code = "url"
units_per_case = 24
symbologies = ["qr"]
url_prefix = "https://q.example.com/u/"

[[view]]
camera = "top"
rows = 4
columns = 6
area = [0, 8, 999, 988]"""


def doctor_status(testing: str = "", *, may_test: bool = True) -> DoctorStatus:
    """A camera that is right, a reader that loses GS, a PLC, and a scanner that nobody tested."""
    now_us = samples.NOW_US
    camera = (
        Finding(outcome="ok", key="doctor_opened", arguments={"ms": 41}),
        Finding(outcome="ok", key="doctor_picture", arguments={"size": "1440 x 960", "ms": 38}),
        Finding(outcome="ok", key="doctor_light", arguments={"level": 211}),
        Finding(outcome="ok", key="doctor_scale", arguments={"scale": 11.4, "smallest": 0.254, "wanted": 0.22}),
    )
    reader = (
        Finding(outcome="ok", key="doctor_opened", arguments={"ms": 3}),
        Finding(outcome="ok", key="card_right", arguments={"field": 1}),
        Finding(outcome="no", key="card_trimmed", arguments={"field": 2}),
        Finding(outcome="no", key="card_gs_lost", arguments={"field": 3}),
        Finding(outcome="open", key="doctor_no_read_open"),
    )
    plc = (
        Finding(outcome="ok", key="doctor_block"),
        Finding(outcome="ok", key="doctor_round_trip", arguments={"ms": 0.6, "most_ms": 1.9, "back_ms": 0.7}),
    )
    ago_us = now_us - _DAY_US - 3_600_000_000
    devices = (
        CheckedDevice(name="plc", kind="plc", driver="modbus", at_us=now_us - 60_000_000, outcome="ok", findings=plc),
        CheckedDevice(name="top", kind="camera", driver="gige", at_us=ago_us, outcome="ok", findings=camera,
                      canary="canary_due", checked_us=ago_us),
        CheckedDevice(name="case", kind="reader", driver="tcp", at_us=now_us - 90_000_000, outcome="no",
                      findings=reader),
        CheckedDevice(name="screen", kind="scanner", driver="keyboard"),
    )  # fmt: skip
    return DoctorStatus(
        made_at_us=now_us, devices=devices, testing=testing, left_s=12.0 if testing else 0.0, may_test=may_test,
        protocols=("protocol-20261128-141500.pdf",),
    )  # fmt: skip


def learn_status(*, result: bool = True, busy: bool = False, cameras: tuple[str, ...] = ("top",)) -> LearnStatus:
    """Two cases were shown; one cell is dim."""
    cells = tuple(
        LearnedCell(
            row=row, column=column, read=2, of=2, px_per_module=2.9 + column / 50, contrast=0.6 - row / 20,
            blur_modules=0.24,
        )
        for row in range(1, 5)
        for column in range(1, 7)
    )  # fmt: skip
    learned = LearnResult(
        rows=4,
        columns=6,
        area=(0, 8, 999, 988),
        symbologies=("qr",),
        cases=2,
        cells=cells,
        still=PassRateTold(read=48, cells=48, likely=1.0, proven=0.223),
        moving=PassRateTold(read=48, cells=48, likely=1.0, proven=0.223),
        motion_px=1.3,
        motion_modules=0.45,
        advice=(Finding(outcome="no", key="learn_advice_more", arguments={"cases": 2, "wanted": 299, "rate": 99}),),
        lines=LINES,
    )
    return LearnStatus(
        cameras=cameras, camera=cameras[0] if cameras else "", busy=busy, pictures=2 if result else 0,
        result=learned if result else None,
    )  # fmt: skip


def answers() -> dict[str, bytes]:
    return {
        "/v1/doctor": doctor_status().model_dump_json().encode(),
        "/v1/learn": learn_status().model_dump_json().encode(),
    }
