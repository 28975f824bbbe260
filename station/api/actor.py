"""Who gives a command: the one place where the ``by`` of an event is decided.

With a person signed in at the screen it is that person, whatever the request says. Without one it is the name in the
request where it has one (``args.by``), else the local role.
"""

from dataclasses import dataclass
from typing import Literal, Protocol

from station.api.schema import CommandRequest

Role = Literal["operator", "supervisor", "engineer", "it"]
Standing = Role | Literal["local", "nobody"]
LOCAL_ROLE = "local"
"""The name in events where nobody is signed in."""
SESSION_HEADER = "x-station-session"


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever sends a request: a person with a role, the local role with every right, or nobody."""

    standing: Standing
    name: str = LOCAL_ROLE

    @property
    def is_person(self) -> bool:
        return self.standing not in ("local", "nobody")


LOCAL = Actor("local")
"""Every right: a station without users."""
NOBODY = Actor("nobody")
"""Nobody is signed in where somebody must be."""


class ActorSource(Protocol):
    """Knows the sessions of the screens."""

    async def actor(self, session: str) -> Actor:
        """Whose session this is; empty = the request names none."""


class OneLocalRole:
    """A station without users."""

    async def actor(self, session: str) -> Actor:
        del session
        return LOCAL


def signed(request: CommandRequest, actor: Actor) -> CommandRequest:
    """The request with the name of the signed-in person in ``args.by``, where its kind has that."""
    args = request.args
    if not actor.is_person or getattr(args, "by", actor.name) == actor.name:
        return request
    return request.model_copy(update={"args": args.model_copy(update={"by": actor.name})})


def by_of(request: CommandRequest, actor: Actor) -> str:
    """The ``by`` of what comes of this command."""
    return actor.name if actor.is_person else str(getattr(request.args, "by", "") or LOCAL_ROLE)
