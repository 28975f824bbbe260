"""``/v1/session`` and ``/v1/users``: signing in and out at one screen, hand over, and who the users are."""

from collections.abc import Awaitable, Callable
from typing import Protocol, TypeVar

from fastapi import APIRouter, Request
from pydantic import BaseModel, ValidationError
from starlette.responses import Response

from station.api.actor import SESSION_HEADER, Actor, ActorSource
from station.api.answers import answer, problem
from station.api.permission import objection
from station.api.schema.base import Part, Problem, malformed
from station.api.schema.users import (
    AddUser,
    ChangePin,
    HandOver,
    RemoveUser,
    SessionView,
    SignedIn,
    SignIn,
)

Asked = TypeVar("Asked", bound=BaseModel)


class UsersBackend(ActorSource, Protocol):
    """What the API asks of whoever keeps the users. A refusal is a Problem."""

    async def view(self, session: str, *, used: bool) -> SessionView:
        """``used``: a person touched the screen."""

    async def sign_in(self, request: SignIn) -> SignedIn | Problem:
        """A session for the person whose PIN or badge it is."""

    async def sign_out(self, session: str) -> None:
        """The screen is locked."""

    async def hand_over(self, session: str, request: HandOver) -> SignedIn | Problem:
        """The next person instead of this one; the journal has it."""

    async def add(self, actor: Actor, request: AddUser) -> Problem | None:
        """None = done."""

    async def remove(self, actor: Actor, request: RemoveUser) -> Problem | None:
        """None = done."""

    async def change_pin(self, actor: Actor, request: ChangePin) -> Problem | None:
        """None = done."""

    async def is_first(self) -> bool:
        """No user exists: whoever stands here may create the first supervisor."""


def users_routes(users: UsersBackend) -> APIRouter:
    router = APIRouter(prefix="/v1")

    @router.get("/session")
    async def session(request: Request) -> Response:
        return answer(await users.view(_session(request), used=False))

    @router.post("/session/used")
    async def used(request: Request) -> Response:
        return answer(await users.view(_session(request), used=True))

    @router.post("/session/sign-in")
    async def sign_in(request: Request) -> Response:
        asked = await _read(request, SignIn)
        return _told(asked if isinstance(asked, Problem) else await users.sign_in(asked))

    @router.post("/session/sign-out")
    async def sign_out(request: Request) -> Response:
        await users.sign_out(_session(request))
        return answer(await users.view("", used=False))

    @router.post("/session/hand-over")
    async def hand_over(request: Request) -> Response:
        asked = await _read(request, HandOver)
        return _told(asked if isinstance(asked, Problem) else await users.hand_over(_session(request), asked))

    _change_routes(router, users)
    return router


def _change_routes(router: APIRouter, users: UsersBackend) -> None:
    @router.post("/users/add")
    async def add(request: Request) -> Response:
        return await _changed(request, users, "add_user", AddUser, users.add)

    @router.post("/users/remove")
    async def remove(request: Request) -> Response:
        return await _changed(request, users, "remove_user", RemoveUser, users.remove)

    @router.post("/users/pin")
    async def pin(request: Request) -> Response:
        return await _changed(request, users, "change_pin", ChangePin, users.change_pin)


async def _changed(
    request: Request,
    users: UsersBackend,
    kind: str,
    model: type[Asked],
    do: Callable[[Actor, Asked], Awaitable[Problem | None]],
) -> Response:
    asked = await _read(request, model)
    if isinstance(asked, Problem):
        return problem(400, asked)
    actor = await users.actor(_session(request))
    why = objection(kind, actor)
    if why is not None and not (kind == "add_user" and await users.is_first()):
        return problem(403, why)
    refused = await do(actor, asked)
    return problem(409, refused) if refused is not None else answer(await users.view(_session(request), used=True))


def _session(request: Request) -> str:
    return request.headers.get(SESSION_HEADER, "")


def _told(said: Part) -> Response:
    return problem(400 if said.key == "request_malformed" else 409, said) if isinstance(said, Problem) else answer(said)


async def _read(request: Request, model: type[Asked]) -> Asked | Problem:
    """What was posted."""
    try:
        return model.model_validate_json(await request.body())
    except ValidationError as broken:
        return malformed(broken)
