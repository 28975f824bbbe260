"""Fixed labels, and their pictures as the station draws them."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from station.api.schema.labels import LabelStatus, ShownLabel, ShownPrinter, ShownTemplate, TemplateProblem
from station.labels.drawing import draw
from station.labels.fonts import usual_fonts
from station.labels.output import jpeg
from station.labels.template import read_template
from station.labels.values import SAMPLE
from tests.ui.factories.samples import MINUTE_US, NOW_US
from tests.ui.factories.stand import StandClient

EXAMPLES = Path("config/examples/labels")
PRINTER = ShownPrinter(
    name="zebra",
    driver="tcp",
    address="192.0.2.40:9100",
    language="zpl",
    dpi=203,
    state="up",
    known=True,
    counter=41_207,
    printed=212,
)
DONE = ShownLabel(
    id=4_101,
    container=4_080,
    level=1,
    name="case",
    code="095011010000000017",
    purpose="close",
    state="scanned",
    awaited=False,
    proved=True,
    order="O-2217",
    product="鲜橙汁 1 l",
    lot="A117",
    count=12,
    at_us=NOW_US - 9 * MINUTE_US,
    first_us=NOW_US - 9 * MINUTE_US,
    tries=1,
    ended_by="Li Wei",
)
AWAITED = DONE.model_copy(
    update={
        "id": 4_160,
        "container": 4_141,
        "code": "095011010000000024",
        "state": "printed",
        "awaited": True,
        "at_us": NOW_US - MINUTE_US,
        "first_us": NOW_US - MINUTE_US,
        "ended_by": "",
    }
)
FAILED = AWAITED.model_copy(
    update={"id": 4_170, "code": "095011010000000031", "state": "failed", "cause": "label_not_counted", "tries": 2}
)
WAIVED = DONE.model_copy(
    update={
        "id": 4_090,
        "code": "095011010000000000",
        "state": "waived",
        "at_us": NOW_US - 30 * MINUTE_US,
        "ended_reason": "printer broken",
    }
)
TEMPLATES = (
    ShownTemplate(name="case", level="case", width_mm=100, height_mm=80, dpi=203),
    ShownTemplate(
        name="pallet",
        level="pallet",
        width_mm=105,
        height_mm=148,
        dpi=300,
        problems=(TemplateProblem(where="dpi", key="label_dpi_differs", arguments={"found": 300, "printer": 203}),),
    ),
)
CALM = LabelStatus(
    printers=(PRINTER,), awaited=(AWAITED,), last=(AWAITED, DONE, WAIVED), templates=TEMPLATES, reprint="void"
)
TROUBLE = CALM.model_copy(
    update={
        "printers": (PRINTER.model_copy(update={"faults": ("paper_out",)}),),
        "awaited": (FAILED,),
        "last": (FAILED, DONE, WAIVED),
    }
)


@cache
def picture(code: str) -> bytes:
    values = replace(SAMPLE, sscc=code, product="鲜橙汁 1 l", lot="A117", count=12, day=date(2026, 11, 29))
    return jpeg(draw(read_template(EXAMPLES / "case.toml"), values, usual_fonts()))


def set_out(client: StandClient, status: LabelStatus = CALM) -> None:
    client.answers["/v1/labels"] = status.model_dump_json().encode()
    for each in (*status.awaited, *status.last):
        client.answers[f"/v1/labels/label/{each.id}.jpg"] = picture(each.code)
    client.answers["/v1/labels/template.jpg?name=case"] = picture("0" * 18)
