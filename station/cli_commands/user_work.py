"""What the commands of ``station user`` do."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from station.cli_commands.journal_paths import made_folder
from station.cli_commands.output import NO, fail, out
from station.cli_commands.person import computer_user, secret
from station.users.roles import Role
from station.users.store import UserRefused, UserStore


def add_user(name: str, role: Role, config: Path | None, data: Path | None, *, badge: bool) -> None:
    store = UserStore(made_folder(config, data))
    given = {"badge": secret("Badge")} if badge else {"pin": secret("PIN")}
    with _refusing():
        made = store.add(name, role, computer_user(), **given)
    out(f"{made.name} is a user: {made.role}.")


def list_all(config: Path | None, data: Path | None, *, as_json: bool) -> None:
    with _refusing():
        users = UserStore(made_folder(config, data)).users()
    if as_json:
        out(json.dumps([asdict(each) for each in users], ensure_ascii=False))
        return
    for each in users:
        ways = ", ".join(way for way, has in (("PIN", each.has_pin), ("badge", each.has_badge)) if has)
        out(f"{each.name:<40} {each.role:<10} {ways}")
    if not users:
        out("There are no users: whoever stands at the station may do everything.")


def remove_user(name: str, config: Path | None, data: Path | None) -> None:
    with _refusing():
        UserStore(made_folder(config, data)).remove(name, computer_user())
    out(f"{name} is no user any more.")


def give_pin(name: str, config: Path | None, data: Path | None) -> None:
    store, given = UserStore(made_folder(config, data)), secret("New PIN")
    with _refusing():
        store.set_pin(name, given, computer_user())
    out(f"{name} has a new PIN.")


def give_badge(name: str, config: Path | None, data: Path | None) -> None:
    store, given = UserStore(made_folder(config, data)), secret("Badge")
    with _refusing():
        store.set_badge(name, given, computer_user())
    out(f"{name} has a badge.")


@contextmanager
def _refusing() -> Iterator[None]:
    try:
        yield
    except UserRefused as refused:
        fail(NO, refused.key, refused.arguments)
