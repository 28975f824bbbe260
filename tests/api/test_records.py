"""Orders and parked records over HTTP: in stretches, whole to the letter, and never of somebody else."""

import json
from urllib.parse import quote

import httpx
import pytest

from station.api.schema import CommandAnswer, OrderCases
from tests.api.fake_station import FakeStation
from tests.api.hostile import HOSTILE


async def test_an_order_is_read_on_with_what_the_page_before_gave(client: httpx.AsyncClient) -> None:
    path, pages = f"/v1/orders/{quote('HTTP://P.URL/7', safe='')}/cases", []
    after: int | None = 0
    while after is not None:
        page = OrderCases.model_validate_json((await client.get(f"{path}?after={after}")).content)
        pages.append(page)
        after = page.after
    assert [(page.looked, page.of) for page in pages] == [(5, 10), (10, 10)]
    assert [case.seq for page in pages for case in page.cases] == [41, 42]


@pytest.mark.parametrize("order", [text for text in HOSTILE if len(text) <= 100])
async def test_an_unknown_order_is_named_whatever_it_is_called(client: httpx.AsyncClient, order: str) -> None:
    answer = await client.get(f"/v1/orders/{quote(order, safe='', errors='surrogatepass')}/cases")
    assert answer.status_code in (400, 404)
    assert answer.json()["key"] in ("order_unknown", "request_malformed", "path_unknown")


async def test_a_code_that_lost_its_separator_says_so(client: httpx.AsyncClient) -> None:
    answer = await client.get("/v1/codes/0104012345123456211234")
    assert (answer.status_code, answer.json()["key"]) == (404, "gs1_separator_missing")


async def test_parked_records_are_lines_a_page_at_a_time(client: httpx.AsyncClient) -> None:
    answer = await client.get("/v1/sync/hub/parked.jsonl?after=4&limit=1")
    assert answer.headers["content-type"].startswith("application/x-ndjson")
    assert [json.loads(line)["seq"] for line in answer.content.splitlines()] == [7]


@pytest.mark.parametrize(
    ("path", "status", "key"),
    [
        ("/v1/sync/nobody/parked.jsonl", 404, "destination_unknown"),
        ("/v1/sync/hub/parked.jsonl?limit=501", 400, "request_malformed"),
        ("/v1/sync/hub/parked.jsonl?after=-1", 400, "request_malformed"),
        ("/v1/orders/A/cases?after=x", 400, "request_malformed"),
        (f"/v1/orders/{'x' * 600}/cases", 400, "request_malformed"),
    ],
)
async def test_what_cannot_be_answered_is_said(client: httpx.AsyncClient, path: str, status: int, key: str) -> None:
    answer = await client.get(path)
    assert (answer.status_code, answer.json()["key"]) == (status, key)


@pytest.mark.parametrize(
    ("args", "status"),
    [
        ({"destination": "hub", "wire_seqs": [4]}, 200),
        ({"destination": "hub", "wire_seqs": None}, 200),
        ({"destination": "hub"}, 200),
        ({"destination": "hub", "wire_seqs": [0]}, 400),
        ({"destination": "hub", "wire_seqs": list(range(1, 202))}, 400),
        ({"destination": ""}, 400),
        ({"destination": "hub", "all": True}, 400),
        ({}, 400),
    ],
)
async def test_send_again_is_strict_about_what_is_asked(
    client: httpx.AsyncClient, station: FakeStation, args: dict[str, object], status: int
) -> None:
    answer = await client.post("/v1/commands", json={"id": "c", "kind": "send_again", "args": args})
    assert answer.status_code == status
    assert len(station.done) == (status == 200)
    if status == 200:
        assert CommandAnswer.model_validate_json(answer.content).done
