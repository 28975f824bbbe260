"""Look-ups of rework over HTTP."""

from urllib.parse import quote

import httpx
import pytest

from station.api.schema import ReworkOperations, ReworkOptions
from station.api.schema.rework import BATCH_MOST


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


async def test_a_batch_is_answered_act_by_act(client: httpx.AsyncClient) -> None:
    acts = [{"kind": "dissolve", "container": "c1"}, {"kind": "dissolve", "container": "c1"}]
    answer = await client.post("/v1/rework/check-batch", json={"by": "Li", "reason": "why", "acts": acts})
    assert [each["able"] for each in answer.json()["verdicts"]] == [True, False]


@pytest.mark.parametrize("acts", [[], [{"kind": "ship", "container": "c1", "to": "x"}], [{"kind": "remove"}]])
async def test_what_is_no_batch_is_refused(acts: list[object], client: httpx.AsyncClient) -> None:
    answer = await client.post("/v1/rework/check-batch", json={"by": "Li", "reason": "why", "acts": acts})
    assert answer.status_code == 400


async def test_a_batch_has_so_many_acts_and_no_more(client: httpx.AsyncClient) -> None:
    acts = [{"kind": "remove", "code": "c1"}] * (BATCH_MOST + 1)
    told = {"by": "Li", "reason": "why", "acts": acts}
    assert (await client.post("/v1/rework/check-batch", json=told)).status_code == 400
    assert (await client.post("/v1/rework/check-batch", json=told | {"acts": acts[1:]})).status_code == 200
