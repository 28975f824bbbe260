"""``station hub webhook``: who is told what happened, signed as Standard Webhooks has it."""

from datetime import datetime
from typing import Annotated

import typer

from station.cli_commands.help import WholeCommand, WholeGroup
from station.cli_commands.hub import Data, Dsn, DsnFile, one_database

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    cls=WholeGroup,
    help="Webhooks: who is told of shipments, scans and diversion, signed and in order.",
)
Name = Annotated[str, typer.Argument(help="Its name.")]


@app.command(cls=WholeCommand)
def add(
    name: Name,
    url: Annotated[str, typer.Argument(help="https://… of the receiver.")],
    kind: Annotated[list[str] | None, typer.Option(help="Only this kind; may be given several times.")] = None,
    data: Data = None,
    dsn: Dsn = None,
    dsn_file: DsnFile = None,
) -> None:
    """Register a receiver. Its secret is printed once: it proves our signature."""
    from sync.hub.webhook_commands import add as do

    raise typer.Exit(do((data, one_database(data, dsn, dsn_file)), name, url, kind or []))


@app.command("list", cls=WholeCommand)
def listing(data: Data = None, dsn: Dsn = None, dsn_file: DsnFile = None) -> None:
    """Every receiver, what it is told, and how much waits for it."""
    from sync.hub.webhook_commands import listing as do

    raise typer.Exit(do((data, one_database(data, dsn, dsn_file))))


@app.command(cls=WholeCommand)
def remove(name: Name, data: Data = None, dsn: Dsn = None, dsn_file: DsnFile = None) -> None:
    """It is told nothing more; its log goes."""
    from sync.hub.webhook_commands import remove as do

    raise typer.Exit(do((data, one_database(data, dsn, dsn_file)), name))


@app.command(cls=WholeCommand)
def test(name: Name, data: Data = None, dsn: Dsn = None, dsn_file: DsnFile = None) -> None:
    """Send a message of the kind test now, and say what the receiver answered."""
    from sync.hub.webhook_commands import test as do

    raise typer.Exit(do((data, one_database(data, dsn, dsn_file)), name))


@app.command(cls=WholeCommand)
def replay(
    name: Name,
    since: Annotated[datetime, typer.Option(help="From this time on, such as 2026-11-29T08:00 (UTC).")],
    data: Data = None,
    dsn: Dsn = None,
    dsn_file: DsnFile = None,
) -> None:
    """Tell it everything again from a time on; the ids of the messages are the same."""
    from sync.hub.webhook_commands import again as do

    raise typer.Exit(do((data, one_database(data, dsn, dsn_file)), name, since))


@app.command(cls=WholeCommand)
def log(
    name: Name,
    count: Annotated[int, typer.Option(min=1, max=10_000, help="So many of the newest.")] = 50,
    data: Data = None,
    dsn: Dsn = None,
    dsn_file: DsnFile = None,
) -> None:
    """What came of each attempt, newest first."""
    from sync.hub.webhook_commands import newest as do

    raise typer.Exit(do((data, one_database(data, dsn, dsn_file)), name, count))
