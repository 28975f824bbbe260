"""``station label``: templates checked and seen before a label is printed; a test label from a printer."""

from pathlib import Path
from typing import Annotated

import typer

from station.cli_commands.help import HELP, WholeCommand, WholeGroup
from station.cli_commands.person import PinFile, User

app = typer.Typer(cls=WholeGroup, context_settings=HELP, help="Labels: check, preview and print.", no_args_is_help=True)

Template = Annotated[str, typer.Argument(help="Its name in the folder of templates, or a file *.toml.")]
Config = Annotated[Path | None, typer.Option("--config", help="The station's config file.")]


@app.command(cls=WholeCommand)
def preview(
    template: Template,
    output: Annotated[Path, typer.Option("-o", "--output", help="The picture: *.png, one dot a pixel.")],
    config: Config = None,
) -> None:
    """Draw a label as it is printed, with the product of the config or with sample values."""
    from station.cli_commands.label_files import preview as do

    raise typer.Exit(do(template, output, config))


@app.command(cls=WholeCommand)
def check(
    template: Annotated[str, typer.Argument(help="As in preview; nothing = every one of the folder.")] = "",
    config: Config = None,
) -> None:
    """Say what is wrong with a template: its fields, what would not be readable, and the printer it is for."""
    from station.cli_commands.label_files import check as do

    raise typer.Exit(do(template, config))


@app.command("print", cls=WholeCommand)
def print_(
    template: Annotated[str, typer.Argument(help="Its name in the folder of templates.")],
    config: Annotated[Path, typer.Option("--config", help="The station's config file.")],
    user: User = "",
    pin_file: PinFile = None,
) -> None:
    """Print a test label: sample values and a code of no company, so that nobody can take it for a case's."""
    from station.cli_commands.label_files import print_test as do

    raise typer.Exit(do(template, config, user, pin_file))


@app.command("list", cls=WholeCommand)
def list_(
    config: Annotated[Path | None, typer.Option("--config", help="The station's config file.")] = None,
    data: Annotated[Path | None, typer.Option(help="The station's data folder.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print all of it as JSON.")] = False,
) -> None:
    """Show the labels of the running station: those that are awaited, then the last ones."""
    from station.cli_commands.label_files import list_labels as do

    raise typer.Exit(do(config, data, as_json=as_json))
