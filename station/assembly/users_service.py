"""Users as the API asks for them (``station.api.routes_users.UsersBackend``): the file in a thread, sessions here."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

import structlog

from station.api.actor import LOCAL, NOBODY, Actor
from station.api.schema.base import Problem
from station.api.schema.users import (
    AddUser,
    ChangePin,
    HandOver,
    RemoveUser,
    SessionView,
    ShownUser,
    SignedIn,
    SignIn,
)
from station.core.commands import Command, HandOverShift, Refusal
from station.users.sessions import Session, Sessions
from station.users.store import User, UserRefused, UserStore

_log = structlog.get_logger("users")
Do = Callable[[Command], Awaitable[Refusal | None]]
"""``Station.command``."""


class UsersService:
    """``required`` None: somebody must be signed in as soon as there are users."""

    def __init__(self, folder: Path, required: bool | None, lock_after_s: float, do: Do) -> None:
        self._store = UserStore(folder)
        self._sessions = Sessions(lock_after_s)
        self._required, self._lock_after_s, self._do = required, lock_after_s, do

    # who it is ---------------------------------------------------------------------------------------------------

    async def actor(self, session: str) -> Actor:
        """Whoever cannot be told is nobody: a file that cannot be read lets no one do more than hold the line."""
        try:
            users = await asyncio.to_thread(self._store.users)
        except UserRefused as refused:
            _log.warning("users_not_read", key=refused.key, **refused.arguments)
            return LOCAL if self._required is False else NOBODY
        found = self._live(session, users, used=True)
        if found is not None:
            return Actor(found.role, found.name)
        return NOBODY if self._must(users) else LOCAL

    def _live(self, session: str, users: list[User], *, used: bool) -> User | None:
        """Who is signed in, with the role of now; None where the session ended, or the user is no more."""
        kept = self._sessions.find(session, used=used) if session else None
        found = next((each for each in users if kept is not None and each.name == kept.name), None)
        if kept is not None and found is None:
            self._sessions.end(session)
        return found

    def _must(self, users: list[User]) -> bool:
        return bool(users) if self._required is None else self._required

    async def view(self, session: str, *, used: bool) -> SessionView:
        try:
            users = await asyncio.to_thread(self._store.users)
        except UserRefused:
            return SessionView(required=self._required is not False, lock_after_s=self._lock_after_s)
        found = self._live(session, users, used=used)
        return SessionView(
            required=self._must(users),
            user=_shown(found) if found is not None else None,
            users=tuple(_shown(each) for each in users),
            first=not users,
            lock_after_s=self._lock_after_s,
        )

    async def is_first(self) -> bool:
        try:
            return not await asyncio.to_thread(self._store.users)
        except UserRefused:
            return False

    # signing in --------------------------------------------------------------------------------------------------

    async def sign_in(self, request: SignIn) -> SignedIn | Problem:
        try:
            user = await asyncio.to_thread(self._person, request)
            session = self._sessions.begin(user)
        except UserRefused as refused:
            _log.warning("sign_in_refused", user=request.name, badge=bool(request.badge), key=refused.key)
            return _problem(refused)
        _log.info("signed_in", user=user.name, role=user.role)
        return SignedIn(session=session, user=_shown(user))

    def _person(self, request: SignIn) -> User:
        return self._store.by_badge(request.badge) if request.badge else self._store.by_pin(request.name, request.pin)

    async def sign_out(self, session: str) -> None:
        self._sessions.end(session)

    async def hand_over(self, session: str, request: HandOver) -> SignedIn | Problem:
        """The old session ends only when the new person is in and the journal has it."""
        before: Session | None = self._sessions.find(session, used=True)
        if before is None:
            return Problem(key="sign_in_needed")
        come = await self.sign_in(request)
        if isinstance(come, Problem):
            return come
        refused = await self._do(HandOverShift(before.name, come.user.name, request.note))
        if refused is not None:
            self._sessions.end(come.session)
            return Problem(key=refused.key, arguments=dict(refused.arguments))
        self._sessions.end(session)
        return come

    # changed -----------------------------------------------------------------------------------------------------

    async def add(self, actor: Actor, request: AddUser) -> Problem | None:
        who = {"pin": request.pin, "badge": request.badge}
        return await self._change(partial(self._store.add, request.name, request.role, actor.name, **who))

    async def remove(self, actor: Actor, request: RemoveUser) -> Problem | None:
        return await self._change(partial(self._store.remove, request.name, actor.name))

    async def change_pin(self, actor: Actor, request: ChangePin) -> Problem | None:
        return await self._change(partial(self._store.set_pin, request.name, request.pin, actor.name))

    async def _change(self, do: Callable[[], object]) -> Problem | None:
        try:
            await asyncio.to_thread(do)
        except UserRefused as refused:
            return _problem(refused)
        return None


def _shown(user: User) -> ShownUser:
    return ShownUser(name=user.name, role=user.role, has_pin=user.has_pin)


def _problem(refused: UserRefused) -> Problem:
    return Problem(key=refused.key, arguments=dict(refused.arguments))
