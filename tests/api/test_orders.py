"""Orders over HTTP, against a real core: every command as a client posts it, what is refused, what the others see."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from station.api.app import create_app
from station.api.schema import CommandAnswer, CommandRequest, LineCommand, Snapshot
from station.assembly.commands import Known, to_core
from station.assembly.snapshot import open_order
from station.core.values import Level
from tests.api.conftest import TOKEN
from tests.api.fake_station import FakeStation
from tests.core.talk import RECIPE, Talk
from tests.core.test_levels import leave, line

PALLET = Level("pallet", 8, "assigned")


class CoreStation(FakeStation):
    """A line that does what it is told: the real core behind the real API."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.talk: Talk = line(PALLET)

    async def _do(self, request: CommandRequest) -> CommandAnswer:
        assert isinstance(request, LineCommand)
        refusal = self.talk.say(to_core(request, replace(RECIPE, above=(PALLET,)), Known())).refusal
        if refusal is None:
            return CommandAnswer(id=request.id, done=True)
        return CommandAnswer(id=request.id, done=False, key=refusal.key, arguments=dict(refusal.arguments))

    def snapshot(self) -> Snapshot:
        view = self.talk.line.view()
        shown = {
            "order": None if view.order is None else open_order(view.order, view),
            "suspended": tuple(open_order(each, view) for each in view.suspended),
        }
        return self.now.model_copy(update=shown)


@pytest.fixture
def core(tmp_path: Path) -> CoreStation:
    return CoreStation(tmp_path)


@pytest.fixture
async def posts(core: CoreStation) -> AsyncIterator["Posts"]:
    transport = httpx.ASGITransport(create_app(core, TOKEN, asyncio.Event()))
    headers = {"authorization": f"Bearer {TOKEN}"}
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8640", headers=headers) as made:
        yield Posts(made)


class Posts:
    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client
        self.number = 0

    async def __call__(self, kind: str, **args: object) -> str:
        """Its refusal; empty = done."""
        self.number += 1
        body = {"id": f"c-{self.number}", "kind": kind, "args": args}
        answer = await self.client.post("/v1/commands", json=body)
        told = CommandAnswer.model_validate_json(answer.content)
        assert answer.status_code == (200 if told.done else 409)
        return told.key

    async def shot(self) -> Snapshot:
        return Snapshot.model_validate_json((await self.client.get("/v1/snapshot")).content)

    async def orders(self) -> tuple[str, list[str]]:
        """The running one, and those that wait."""
        shot = await self.shot()
        return shot.order.order if shot.order is not None else "", [each.order for each in shot.suspended]


async def test_orders_are_changed_over_and_each_keeps_its_counts(posts: Posts, core: CoreStation) -> None:
    leave(core.talk, 1)
    assert await posts("suspend_order", order="O1") == ""
    assert await posts("start_order", order="O2") == ""
    leave(core.talk, 2)
    leave(core.talk, 3)
    assert await posts.orders() == ("O2", ["O1"])
    assert await posts("suspend_order") == ""
    assert await posts("resume_order", order="O1") == ""
    shot = await posts.shot()
    assert shot.order is not None and (shot.order.order, shot.order.passed) == ("O1", 1)
    assert [(each.order, each.passed) for each in shot.suspended] == [("O2", 2)]
    [pallet] = shot.order.left_open
    assert (pallet.name, pallet.level, pallet.members, pallet.capacity) == ("pallet", 2, 1, 8)


@pytest.mark.parametrize(
    ("kind", "args", "key"),
    [
        ("start_order", {"order": "O3"}, "order_open"),
        ("start_order", {"order": "O1"}, "order_open"),
        ("resume_order", {"order": "O1"}, "order_open"),
        ("suspend_order", {"order": "O1"}, "order_not_running"),
        ("close_order", {"order": "O9"}, "order_none_open"),
    ],
)
async def test_while_one_runs(posts: Posts, kind: str, args: dict[str, object], key: str) -> None:
    assert await posts("suspend_order") == ""
    assert await posts("start_order", order="O2") == ""
    assert await posts(kind, **args) == key
    assert await posts.orders() == ("O2", ["O1"])


@pytest.mark.parametrize(
    ("kind", "args", "key"),
    [
        ("suspend_order", {}, "no_order"),
        ("suspend_order", {"order": "O1"}, "no_order"),
        ("close_order", {}, "no_order"),
        ("start_order", {"order": "O1"}, "order_suspended"),
        ("resume_order", {"order": "O9"}, "order_not_suspended"),
    ],
)
async def test_while_none_runs(posts: Posts, kind: str, args: dict[str, object], key: str) -> None:
    assert await posts("suspend_order") == ""
    assert await posts(kind, **args) == key
    assert await posts.orders() == ("", ["O1"])


async def test_a_closed_order_is_neither_resumed_nor_closed_again(posts: Posts) -> None:
    assert await posts("close_order", order="O1") == ""
    assert await posts("resume_order", order="O1") == "order_not_suspended"
    assert await posts("close_order", order="O1") == "order_none_open"
    assert await posts.orders() == ("", [])


async def test_an_order_with_an_open_pallet_is_suspended_and_not_closed(posts: Posts, core: CoreStation) -> None:
    leave(core.talk, 1)
    assert await posts("close_order") == "container_open"
    assert await posts("suspend_order") == ""
    assert await posts("close_order", order="O1") == "container_open"
    assert (await posts.shot()).suspended[0].left_open_count == 1
    assert await posts("resume_order", order="O1") == ""
    assert await posts("close_container", level=2, by="Li") == ""
    assert await posts("close_order", order="O1") == ""


async def test_with_a_case_on_the_belt_it_is_neither_suspended_nor_closed(posts: Posts, core: CoreStation) -> None:
    core.talk.pack(1)
    assert await posts("suspend_order") == "cases_on_belt"
    assert await posts("close_order") == "cases_on_belt"
    assert await posts.orders() == ("O1", [])


async def test_why_is_kept_beside_who(posts: Posts, core: CoreStation) -> None:
    assert await posts("suspend_order", reason="no caps left") == ""
    assert await posts("resume_order", order="O1", reason="") == ""
    [suspended], [resumed] = core.talk.of("order.suspended"), core.talk.of("order.resumed")
    assert (suspended.reason, resumed.reason) == ("no caps left", "")  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", ["hold", "resume", "suspend_order", "close_order", "confirm_numbers"])
async def test_a_reason_longer_than_a_page_is_refused(posts: Posts, kind: str) -> None:
    body = {"id": "a", "kind": kind, "args": {"reason": "x" * 501}}
    answer = await posts.client.post("/v1/commands", json=body)
    assert (answer.status_code, answer.json()["key"]) == (400, "command_malformed")


@pytest.mark.parametrize("kind", ["resume_order", "suspend_order", "close_order", "start_order"])
@pytest.mark.parametrize("order", ["", "x" * 129, 7, "\ud800"])
async def test_a_name_that_is_none_is_refused_at_the_door(posts: Posts, kind: str, order: object) -> None:
    answer = await posts.client.post(
        "/v1/commands",
        content=f'{{"id":"a","kind":"{kind}","args":{{"order":{_json(order)}}}}}',
        headers={"content-type": "application/json"},
    )
    assert (answer.status_code, answer.json()["key"]) == (400, "command_malformed")
    assert await posts.orders() == ("O1", [])


def _json(value: object) -> str:
    return '"\\ud800"' if value == "\ud800" else f'"{value}"' if isinstance(value, str) else str(value)
