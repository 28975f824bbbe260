"""Users: who is signed in at this screen, and how somebody signs in."""

from typing import Annotated, Literal

from pydantic import Field

from station.api.schema.base import Part, Text
from station.api.schema.recipe import Args
from station.api.schema.request import Name, Why

UserRole = Literal["operator", "supervisor", "engineer", "it"]
Pin = Annotated[str, Field(max_length=64)]
Badge = Annotated[Text, Field(max_length=4096)]


class ShownUser(Part):
    name: str
    role: UserRole
    has_pin: bool = True


class SessionView(Part):
    """What a screen must know to let somebody in."""

    required: bool = False
    """Somebody must be signed in before a command is done; HOLD always is."""
    user: ShownUser | None = None
    """Who is signed in at the screen that asks."""
    users: tuple[ShownUser, ...] = ()
    first: bool = False
    """There is no user yet: the first supervisor can be created."""
    lock_after_s: float = 0
    """The screen locks when it was idle for so long."""


class SignIn(Args):
    """Name and PIN, or a badge."""

    name: Text = Field(default="", max_length=128)
    pin: Pin = ""
    badge: Badge = ""


class HandOver(SignIn):
    """The next shift signs in where this one is signed in."""

    note: Why = ""


class SignedIn(Part):
    session: str
    user: ShownUser


class AddUser(Args):
    name: Name
    role: UserRole
    pin: Pin = ""
    badge: Badge = ""


class RemoveUser(Args):
    name: Name


class ChangePin(Args):
    name: Name
    pin: Pin
