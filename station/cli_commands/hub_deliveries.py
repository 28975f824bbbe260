"""``station hub delivery``: the delivery notes that a hub tells its docks."""

from pathlib import Path
from typing import Annotated

import typer

from station.cli_commands.help import WholeCommand, WholeGroup
from station.cli_commands.hub import Data, Dsn, DsnFile, one_database
from station.cli_commands.output import NO, fail, foreseeable

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, cls=WholeGroup, help="Delivery notes for docks.")
Station = Annotated[str, typer.Option(help="The dock that ships them; none = any dock.")]


@app.command("import", cls=WholeCommand)
def import_notes(
    file: Annotated[Path, typer.Argument(help="CSV (number,to,product,quantity,counted,lot) or JSON.", readable=False)],
    station: Station = "",
    replace: Annotated[bool, typer.Option("--replace", help="Its other notes go.")] = False,
    data: Data = None,
    dsn: Dsn = None,
    dsn_file: DsnFile = None,
) -> None:
    """Add the notes of a file, or change those of the same number; docks fetch them by themselves."""
    from station.assembly.shipping_lists import ListRefused, read_notes

    with foreseeable():
        try:
            notes = read_notes(file)
        except ListRefused as refused:
            fail(NO, refused.key, refused.arguments)
    from sync.hub.delivery_commands import import_notes as do
    from sync.released.feed import HubNote

    told = [HubNote.model_validate(each.model_dump(exclude={"source"}, mode="json")) for each in notes]
    raise typer.Exit(do((data, one_database(data, dsn, dsn_file)), station, told, replace))


@app.command("list", cls=WholeCommand)
def list_notes(data: Data = None, dsn: Dsn = None, dsn_file: DsnFile = None) -> None:
    """Number, dock (- = any) and distributor of every note."""
    from sync.hub.delivery_commands import list_notes as do

    raise typer.Exit(do((data, one_database(data, dsn, dsn_file))))


@app.command(cls=WholeCommand)
def drop(
    number: Annotated[str, typer.Argument(help="Of the note.")],
    data: Data = None,
    dsn: Dsn = None,
    dsn_file: DsnFile = None,
) -> None:
    """Tell no dock of a note any more; what was shipped stays shipped."""
    from sync.hub.delivery_commands import drop_note as do

    raise typer.Exit(do((data, one_database(data, dsn, dsn_file)), number))
