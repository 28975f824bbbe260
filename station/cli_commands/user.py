"""``station user``: the users of a station, beside a running line or at rest. ``user_work`` does it.

Secrets are asked for on the terminal, or read from standard input (one line), never given as arguments."""

from pathlib import Path
from typing import Annotated

import typer

from station.cli_commands.help import WholeCommand, WholeGroup
from station.users.roles import Role

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
    from station.cli_commands.user_work import add_user

    add_user(name, role, config, data, badge=badge)


@app.command("list", cls=WholeCommand)
def list_users(config: Config = None, data: Data = None, as_json: AsJson = False) -> None:
    """Show the users: name, role, and how each signs in."""
    from station.cli_commands.user_work import list_all

    list_all(config, data, as_json=as_json)


@app.command(cls=WholeCommand)
def remove(name: Name, config: Config = None, data: Data = None) -> None:
    """Remove a user; where he is signed in he is signed out."""
    from station.cli_commands.user_work import remove_user

    remove_user(name, config, data)


@app.command(cls=WholeCommand)
def pin(name: Name, config: Config = None, data: Data = None) -> None:
    """Give a user another PIN; it also ends his wait after wrong ones."""
    from station.cli_commands.user_work import give_pin

    give_pin(name, config, data)


@app.command(cls=WholeCommand)
def badge(name: Name, config: Config = None, data: Data = None) -> None:
    """Give a user a badge: scan it when asked."""
    from station.cli_commands.user_work import give_badge

    give_badge(name, config, data)
