"""Look-ups of rework over HTTP."""

from urllib.parse import quote

import httpx
import pytest

from station.api.schema import ReworkOperations, ReworkOptions


async def test_a_code_is_told_what_can_be_done_with_it(client: httpx.AsyncClient) -> None:
    answer = await client.get(f"/v1/rework/options?code={quote('HTTP://P.URL/7', safe='')}")
    told = ReworkOptions.model_validate_json(answer.content)
    assert [(each.name, each.able) for each in told.options] == [("remove", True)]


async def test_a_case_is_asked_for_by_its_number(client: httpx.AsyncClient) -> None:
    told = ReworkOptions.model_validate_json((await client.get("/v1/rework/options?case=3/41")).content)
    assert told.asked == "3/41"


async def test_operations_come_newest_first_and_bounded(client: httpx.AsyncClient) -> None:
    told = ReworkOperations.model_validate_json((await client.get("/v1/rework/operations?limit=1")).content)
    assert [each.operation for each in told.operations] == [17]


async def test_what_is_open_is_told(client: httpx.AsyncClient) -> None:
    assert (await client.get("/v1/containers/open")).json()["containers"] == []


@pytest.mark.parametrize(
    ("path", "status", "key"),
    [
        ("options?code=nothing", 404, "code_unknown"),
        ("options?case=9/1", 404, "case_unknown"),
        ("options?case=x", 400, "request_malformed"),
        ("options?code=" + "x" * 4097, 400, "request_malformed"),
        ("operations?limit=51", 400, "request_malformed"),
    ],
)
async def test_what_is_not_there_is_named(client: httpx.AsyncClient, path: str, status: int, key: str) -> None:
    answer = await client.get(f"/v1/rework/{path}")
    assert (answer.status_code, answer.json()["key"]) == (status, key)
