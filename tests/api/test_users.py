"""Users over HTTP, with the real file: the first supervisor, signing in, roles, hand over, guessing, idle screens."""

import asyncio
import stat
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from station.api.actor import SESSION_HEADER
from station.api.app import create_app
from station.assembly.users_service import UsersService
from station.core.commands import Command, HandOverShift, Refusal
from station.users.sessions import Sessions
from station.users.store import BLOCKED_S, LONGEST_BLOCKED_S, MOST_USERS, TRIES, UserRefused, UserStore
from tests.api.conftest import TOKEN
from tests.api.fake_station import FakeStation

PIN, OTHER = "4711", "8150"
BADGE = "BADGE-0042"


@dataclass
class World:
    """A station with users, its clocks, and what reached the journal."""

    folder: Path
    client: httpx.AsyncClient
    service: UsersService
    now_s: float = 1_000.0
    done: list[Command] = field(default_factory=list)

    async def post(self, path: str, session: str = "", **body: object) -> tuple[int, dict[str, object]]:
        answer = await self.client.post(path, json=body, headers={SESSION_HEADER: session})
        return answer.status_code, answer.json()

    async def view(self, session: str = "") -> dict[str, object]:
        answer = await self.client.get("/v1/session", headers={SESSION_HEADER: session})
        told: dict[str, object] = answer.json()
        return told

    async def sign_in(self, **who: str) -> str:
        """The session, or the key of the refusal."""
        _, told = await self.post("/v1/session/sign-in", **who)
        return str(told.get("session") or told["key"])

    async def command(self, kind: str, session: str = "") -> str:
        """Its refusal; empty = done."""
        body = {"id": f"{kind}-{session[:8]}", "kind": kind, "args": {}}
        answer = await self.client.post("/v1/commands", json=body, headers={SESSION_HEADER: session})
        return str(answer.json()["key"])


@pytest.fixture
async def world(station: FakeStation, tmp_path: Path) -> AsyncIterator[World]:
    async def do(command: Command) -> Refusal | None:
        made.done.append(command)
        return None

    service = UsersService(tmp_path, None, 600, do)
    transport = httpx.ASGITransport(create_app(station, TOKEN, asyncio.Event(), users=service))
    headers = {"authorization": f"Bearer {TOKEN}"}
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8640", headers=headers) as client:
        made = World(tmp_path, client, service)
        service._store = UserStore(tmp_path, lambda: made.now_s)
        service._sessions = Sessions(600, lambda: made.now_s)
        yield made


async def first(world: World) -> str:
    """The first supervisor, signed in."""
    assert (await world.post("/v1/users/add", name="Wang", role="supervisor", pin=PIN))[0] == 200
    return await world.sign_in(name="Wang", pin=PIN)


async def test_without_users_whoever_stands_there_may_do_everything(world: World) -> None:
    view = await world.view()
    assert (view["required"], view["first"], view["users"]) == (False, True, [])
    assert await world.command("resume") == ""
    assert list(world.folder.glob("users.db*")) == []


async def test_the_first_user_is_a_supervisor_and_from_then_on_somebody_must_sign_in(world: World) -> None:
    refused = await world.post("/v1/users/add", name="Li", role="operator", pin=PIN)
    assert (refused[0], refused[1]["key"]) == (409, "first_is_supervisor")
    session = await first(world)
    assert await world.command("resume") == "sign_in_needed"
    assert await world.command("hold") == ""
    assert await world.command("resume", session) == ""
    refused = await world.post("/v1/users/add", name="Evil", role="supervisor", pin=PIN)
    assert (refused[0], refused[1]["key"]) == (403, "sign_in_needed")


async def test_the_file_is_the_service_users_alone_and_holds_no_pin(world: World) -> None:
    session = await first(world)
    await world.post("/v1/users/add", session, name="Li", role="operator", pin=OTHER, badge=BADGE)
    file = world.folder / "users.db"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    stored = file.read_bytes()
    assert not any(secret.encode() in stored for secret in (PIN, OTHER, BADGE))


async def test_a_badge_signs_in_and_an_operator_may_not_add_users(world: World) -> None:
    session = await first(world)
    assert (await world.post("/v1/users/add", session, name="Li", role="operator", badge=BADGE))[0] == 200
    li = await world.sign_in(badge=BADGE)
    assert (await world.view(li))["user"] == {"name": "Li", "role": "operator", "has_pin": False}
    refused = await world.post("/v1/users/add", li, name="Chen", role="operator", pin=PIN)
    assert (refused[0], refused[1]["key"]) == (403, "role_missing")
    assert await world.sign_in(badge="BADGE-0043") == "badge_unknown"


async def test_a_pin_cannot_be_guessed(world: World) -> None:
    """Every pin from 0000 on, as fast as they can be posted: five are looked at, then minutes pass between two."""
    await first(world)
    told = [await world.sign_in(name="wang", pin=f"{n:04}") for n in range(TRIES + 3)]
    assert told == ["pin_wrong"] * (TRIES - 1) + ["sign_in_blocked"] * 4
    assert await world.sign_in(name="Wang", pin=PIN) == "sign_in_blocked", "the right one waits, too"
    world.now_s += BLOCKED_S + 1
    assert await world.sign_in(name="Wang", pin="0000") == "sign_in_blocked", "one more try, and a longer wait"
    world.now_s += BLOCKED_S + 1
    assert await world.sign_in(name="Wang", pin=PIN) == "sign_in_blocked"
    world.now_s += BLOCKED_S
    assert len(await world.sign_in(name="Wang", pin=PIN)) > 20
    assert await world.sign_in(name="Wang", pin="0000") == "pin_wrong", "the right PIN ended the count"


async def test_many_guesses_at_once_are_no_more_tries(world: World) -> None:
    await first(world)
    told = await asyncio.gather(*(world.sign_in(name="Wang", pin=f"{n:04}") for n in range(20)))
    assert sorted(told).count("pin_wrong") == TRIES - 1 and set(told) == {"pin_wrong", "sign_in_blocked"}


async def test_a_restart_gives_no_more_tries_and_the_wait_has_an_end(world: World) -> None:
    await first(world)
    for n in range(40):
        await world.sign_in(name="Wang", pin=f"{n:04}")
        world.now_s += LONGEST_BLOCKED_S + 1 if n > TRIES else 0
    fresh = UserStore(world.folder, lambda: world.now_s)
    with pytest.raises(UserRefused) as refused:
        for _ in range(2):
            fresh.by_pin("Wang", "0000")
    assert refused.value.key == "sign_in_blocked"
    assert int(refused.value.arguments["seconds"]) <= LONGEST_BLOCKED_S


async def test_an_idle_screen_locks_and_a_touched_one_does_not(world: World) -> None:
    session = await first(world)
    world.now_s += 599
    assert (await world.view(session))["user"] is not None, "looking at it is no touch"
    world.now_s += 2
    assert (await world.view(session))["user"] is None
    assert await world.command("resume", session) == "sign_in_needed"
    session = await world.sign_in(name="Wang", pin=PIN)
    for _ in range(3):
        world.now_s += 500
        await world.post("/v1/session/used", session)
    assert (await world.view(session))["user"] is not None


async def test_a_shift_is_handed_over_by_name_and_the_old_session_ends(world: World) -> None:
    wang = await first(world)
    await world.post("/v1/users/add", wang, name="Li", role="operator", pin=OTHER)
    status, told = await world.post("/v1/session/hand-over", wang, name="Li", pin=PIN)
    assert (status, told["key"]) == (409, "pin_wrong") and (await world.view(wang))["user"] is not None
    status, told = await world.post("/v1/session/hand-over", wang, name="Li", pin=OTHER, note="printer is slow")
    assert status == 200
    assert world.done == [HandOverShift("Wang", "Li", "printer is slow")]
    assert (await world.view(wang))["user"] is None
    assert (await world.view(str(told["session"])))["user"] == {"name": "Li", "role": "operator", "has_pin": True}


async def test_a_removed_user_is_out_at_once_and_the_last_supervisor_stays(world: World) -> None:
    wang = await first(world)
    await world.post("/v1/users/add", wang, name="Li", role="operator", pin=OTHER)
    li = await world.sign_in(name="Li", pin=OTHER)
    status, told = await world.post("/v1/users/remove", wang, name="Wang")
    assert (status, told["key"]) == (409, "last_supervisor")
    assert (await world.post("/v1/users/remove", wang, name="LI"))[0] == 200
    assert await world.command("resume", li) == "sign_in_needed"


@pytest.mark.parametrize(
    ("body", "key"),
    [
        ({"name": "local", "role": "operator", "pin": PIN}, "user_name_reserved"),
        ({"name": "a\u202eb", "role": "operator", "pin": PIN}, "user_name_form"),
        ({"name": "Li", "role": "operator", "pin": "123"}, "pin_form"),
        ({"name": "Li", "role": "operator", "pin": "1111"}, "pin_form"),
        ({"name": "Li", "role": "operator", "pin": "١٢٣٤"}, "pin_form"),
        ({"name": "Li", "role": "operator"}, "pin_form"),
        ({"name": "Li", "role": "operator", "badge": "42"}, "badge_form"),
        ({"name": "WANG", "role": "operator", "pin": PIN}, "user_exists"),
        ({"name": "Li", "role": "king", "pin": PIN}, "request_malformed"),
    ],
)
async def test_users_that_are_refused(world: World, body: dict[str, str], key: str) -> None:
    session = await first(world)
    _, told = await world.post("/v1/users/add", session, **body)
    assert told["key"] == key and PIN not in str(told)


async def test_a_file_that_is_none_lets_nobody_do_more_than_hold(world: World) -> None:
    (world.folder / "users.db").write_bytes(b"this is no database" * 100)
    assert await world.command("resume") == "sign_in_needed"
    assert await world.command("hold") == ""
    assert (await world.view())["required"] is True
    assert await world.sign_in(name="Wang", pin=PIN) == "users_unreadable"


def test_there_is_an_end_of_users(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("station.users.store.MOST_USERS", 2)
    store = UserStore(tmp_path)
    store.add("A", "supervisor", "test", pin=PIN)
    store.add("B", "operator", "test", pin=PIN)
    with pytest.raises(UserRefused, match="users_many"):
        store.add("C", "operator", "test", pin=PIN)
    assert MOST_USERS > 100
