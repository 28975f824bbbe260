"""``station doctor``: the test card, and every device tested with it. What it needs is imported when it runs."""

from pathlib import Path
from typing import Annotated

import typer

from station.cli_commands.help import WholeCommand, WholeGroup

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, cls=WholeGroup, help="Devices tested with a test card.")


@app.command(cls=WholeCommand)
def card(
    output: Annotated[Path, typer.Option("-o", "--output", help="PDF file.")] = Path("card.pdf"),
) -> None:
    """Write the test card: codes of known text and size, to be printed at 100 %."""
    from station.cli_commands.doctor_devices import write_card

    raise typer.Exit(write_card(output))


@app.command(cls=WholeCommand)
def devices(
    config: Annotated[Path, typer.Option("--config", help="The line's config file.", readable=False)],
    wait_s: Annotated[
        float, typer.Option("--wait", min=0.1, max=600, help="Seconds to show the card to each reader.")
    ] = 20,
    typed: Annotated[
        Path | None,
        typer.Option(help="A file into which a keyboard scanner typed fields 1, 2, 3.", exists=True, dir_okay=False),
    ] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write an acceptance protocol (PDF).")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Test each configured device while the station does not run; 0 only if all is as it must be."""
    from station.cli_commands.doctor_devices import doctor_devices

    raise typer.Exit(doctor_devices(config, wait_s, typed, output, as_json=as_json))
