"""Who gives a command, and whether he may: over HTTP, with a session that is somebody's."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import get_args

import httpx
import pytest

from station.api.actor import LOCAL, NOBODY, SESSION_HEADER, Actor, Role, by_of, signed
from station.api.app import create_app
from station.api.permission import ANYBODY, NEEDS, objection
from station.api.schema import COMMAND, CommandRequest
from station.assembly.users_service import UsersService
from station.core.commands import Command, Refusal
from tests.api.conftest import TOKEN
from tests.api.fake_station import FakeStation

LI = Actor("operator", "Li")
WANG = Actor("supervisor", "Wang")


class Signed(UsersService):
    """Two who are signed in; the rest is the real thing."""

    async def actor(self, session: str) -> Actor:
        return {"li": LI, "wang": WANG}.get(session, NOBODY)


async def nothing(command: Command) -> Refusal | None:
    raise AssertionError(command)


@pytest.fixture
async def client(station: FakeStation, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    users = Signed(tmp_path, None, 600, nothing)
    transport = httpx.ASGITransport(create_app(station, TOKEN, asyncio.Event(), users=users))
    headers = {"authorization": f"Bearer {TOKEN}"}
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8640", headers=headers) as made:
        yield made


async def post(client: httpx.AsyncClient, session: str, kind: str, **args: object) -> tuple[int, str]:
    body = {"id": f"{session}-{kind}", "kind": kind, "args": args}
    answer = await client.post("/v1/commands", json=body, headers={SESSION_HEADER: session})
    return answer.status_code, answer.json()["key"]


def read(kind: str, **args: object) -> CommandRequest:
    return COMMAND.validate_python({"id": "c", "kind": kind, "args": args})


async def test_a_claimed_name_is_replaced_by_who_is_signed_in(client: httpx.AsyncClient, station: FakeStation) -> None:
    assert await post(client, "li", "scan", by="Somebody else", code="A1") == (200, "")
    [done] = station.done
    assert done == read("scan", by="Li", code="A1").model_copy(update={"id": "li-scan"})
    assert station.actors == [LI]


async def test_locked_the_line_can_be_held_and_nothing_else(client: httpx.AsyncClient, station: FakeStation) -> None:
    assert await post(client, "", "hold") == (200, "")
    assert await post(client, "", "resume") == (403, "sign_in_needed")
    assert [each.kind for each in station.done] == ["hold"]


async def test_a_role_that_is_not_enough_is_told_which_one_is(client: httpx.AsyncClient) -> None:
    assert await post(client, "li", "confirm_numbers") == (403, "role_missing")
    assert await post(client, "wang", "confirm_numbers") == (200, "")


def test_by_is_the_person_then_the_name_given_then_the_local_role() -> None:
    scan, hold = read("scan", by="Chen", code="A1"), read("hold")
    assert [by_of(scan, who) for who in (LI, LOCAL, NOBODY)] == ["Li", "Chen", "Chen"]
    assert [by_of(hold, who) for who in (LI, LOCAL, NOBODY)] == ["Li", "local", "local"]
    assert signed(hold, LI) is hold


def test_every_command_has_a_row_in_the_table_of_roles() -> None:
    union = get_args(get_args(COMMAND._type)[0])
    kinds = {each.model_fields["kind"].default for each in union}
    assert len(kinds) > 20 and kinds <= set(NEEDS) | ANYBODY


def test_what_is_not_in_the_table_is_not_for_operators() -> None:
    assert objection("unheard_of", LI) is not None and objection("unheard_of", WANG) is None


@pytest.mark.parametrize("role", get_args(Role))
def test_every_role_may_acknowledge(role: Role) -> None:
    assert objection("acknowledge_alarm", Actor(role, "x")) is None
