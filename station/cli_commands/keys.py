"""``station keys``: barcodes that press the keys of the screen."""

from pathlib import Path
from typing import Annotated

import typer

from station.cli_commands.help import HELP, WholeCommand, WholeGroup

app = typer.Typer(
    cls=WholeGroup, context_settings=HELP, help="Barcodes that press the keys of the screen.", no_args_is_help=True
)


@app.callback()
def keys() -> None:
    """A group, though it has one command."""


@app.command(cls=WholeCommand)
def sheet(output: Annotated[Path, typer.Option("-o", "--output", help="The PDF that is written.")]) -> None:
    """Write sheets of barcodes that press the keys of an operator's pages, and HOLD, for a scanner alone."""
    from station.assembly.command_sheet import write_command_sheet
    from station.cli_commands.output import counted, foreseeable, out

    with foreseeable():
        n = write_command_sheet(output)
    out(counted("{n:1 code|{n} codes} in {output}", n=n, output=str(output)))
