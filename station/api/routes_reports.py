"""Paths of the Balance page: a shift or an order as data, and as a file."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi import Path as PathPart
from starlette.responses import Response

from station.api.answers import answer, problem
from station.api.backend import StationBackend
from station.api.reports import ReportFormat, ReportLanguage
from station.api.schema import Problem, Text

ShiftName = Annotated[str, Query(pattern=r"^(current|previous|\d{4}-\d\d-\d\d/\d|)$")]
OrderName = Annotated[Text, Query(max_length=512)]
MEDIA: dict[ReportFormat, str] = {
    "pdf": "application/pdf",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


def report_routes(backend: StationBackend) -> APIRouter:
    router = APIRouter(prefix="/v1")

    @router.get("/report")
    async def report(shift: ShiftName = "current", order: OrderName = "") -> Response:
        found = await backend.reports.report(shift, order)
        return _none(shift, order) if found is None else answer(found)

    @router.get("/report.{form}")
    async def report_file(
        form: Annotated[ReportFormat, PathPart()],
        shift: ShiftName = "current",
        order: OrderName = "",
        lang: ReportLanguage = "en",
    ) -> Response:
        found = await backend.reports.file(form, shift, order, lang)
        return _none(shift, order) if found is None else Response(found, media_type=MEDIA[form])

    return router


def _none(shift: str, order: str) -> Response:
    if order:
        return problem(404, Problem(key="report_no_order", arguments={"order": order}))
    return problem(404, Problem(key="report_shift_form", arguments={"shift": shift}))
