"""``station user``: the users of a station, beside a running line or at rest.

Secrets are asked for on the terminal, or read from standard input (one line), never given as arguments."""

import getpass
import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from station.cli_commands.help import WholeCommand, WholeGroup
from station.cli_commands.journal_paths import data_folder
from station.cli_commands.output import NO, fail, foreseeable, out
from station.cli_commands.person import secret
from station.users.store import Role, UserRefused, UserStore

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, cls=WholeGroup, help="Who may work at a station.")

Name = Annotated[str, typer.Argument(help="The user's name.")]
Config = Annotated[Path | None, typer.Option("--config", help="The line's config file.")]
Data = Annotated[Path | None, typer.Option("--data", help="The line's data folder.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON document.")]


@app.command(cls=WholeCommand)
def add(
    name: Name,
    role: Annotated[Role, typer.Option(help="What he may do: see docs/operations.md.")],
    badge: Annotated[bool, typer.Option("--badge", help="Ask for a badge code instead of a PIN: scan it.")] = False,
    config: Config = None,
    data: Data = None,
) -> None:
    """Add a user; the first one must be a supervisor. His PIN is asked for, or read from standard input."""
    store = _store(config, data)
    given = {"badge": secret("Badge")} if badge else {"pin": secret("PIN")}
    try:
        made = store.add(name, role, _by(), **given)
    except UserRefused as refused:
        _refuse(refused)
    out(f"{made.name} is a user: {made.role}.")


@app.command("list", cls=WholeCommand)
def list_users(config: Config = None, data: Data = None, as_json: AsJson = False) -> None:
    """Show the users: name, role, and how each signs in."""
    try:
        users = _store(config, data).users()
    except UserRefused as refused:
        _refuse(refused)
    if as_json:
        out(json.dumps([asdict(each) for each in users], ensure_ascii=False))
        return
    for each in users:
        ways = ", ".join(way for way, has in (("PIN", each.has_pin), ("badge", each.has_badge)) if has)
        out(f"{each.name:<40} {each.role:<10} {ways}")
    if not users:
        out("There are no users: whoever stands at the station may do everything.")


@app.command(cls=WholeCommand)
def remove(name: Name, config: Config = None, data: Data = None) -> None:
    """Remove a user; where he is signed in he is signed out."""
    try:
        _store(config, data).remove(name, _by())
    except UserRefused as refused:
        _refuse(refused)
    out(f"{name} is no user any more.")


@app.command(cls=WholeCommand)
def pin(name: Name, config: Config = None, data: Data = None) -> None:
    """Give a user another PIN; it also ends his wait after wrong ones."""
    store, given = _store(config, data), secret("New PIN")
    try:
        store.set_pin(name, given, _by())
    except UserRefused as refused:
        _refuse(refused)
    out(f"{name} has a new PIN.")


@app.command(cls=WholeCommand)
def badge(name: Name, config: Config = None, data: Data = None) -> None:
    """Give a user a badge: scan it when asked."""
    store, given = _store(config, data), secret("Badge")
    try:
        store.set_badge(name, given, _by())
    except UserRefused as refused:
        _refuse(refused)
    out(f"{name} has a badge.")


def _store(config: Path | None, data: Path | None) -> UserStore:
    with foreseeable():
        folder = data_folder(config, data)
        folder.mkdir(parents=True, exist_ok=True)
    return UserStore(folder)


def _by() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user id without a name
        return "command line"


def _refuse(refused: UserRefused) -> NoReturn:
    fail(NO, refused.key, refused.arguments)
