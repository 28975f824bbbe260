"""Flagged cases and the heat map over the API."""

import httpx
import pytest

from station.api.schema import HeatMap, Problem, RejectPage
from tests.api.fake_station import FakeStation


async def test_rejects_are_asked_for_by_time_reason_and_page(client: httpx.AsyncClient, station: FakeStation) -> None:
    answer = await client.get("/v1/rejects?since_us=12&before=3/42&reason=no_read&limit=7")
    assert RejectPage.model_validate_json(answer.content).rejects[0].code == station.scanned
    await client.get("/v1/rejects")
    assert station.asked == [(12, (3, 42), "no_read", 7), (None, None, "", 50)]


async def test_the_heat_map_comes_by_hours(client: httpx.AsyncClient) -> None:
    told = HeatMap.model_validate_json((await client.get("/v1/heatmap?hours=3")).content)
    assert (told.cells[0].no_reads, told.seen, told.drift[0].column) == ((6, 6, 6), (70, 70, 70), 2)


@pytest.mark.parametrize(
    "path",
    [
        "/v1/rejects?limit=0",
        "/v1/rejects?limit=201",
        "/v1/rejects?since_us=-1",
        f"/v1/rejects?since_us={2**63}",
        "/v1/rejects?before=3",
        "/v1/rejects?before=3/4/5",
        "/v1/rejects?before=3/-4",
        "/v1/rejects?reason=%27%20OR%201",
        "/v1/heatmap?hours=0",
        "/v1/heatmap?hours=25",
    ],
)
async def test_what_cannot_be_asked_is_a_problem(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(path)
    assert (answer.status_code, Problem.model_validate_json(answer.content).key) == (400, "request_malformed")
