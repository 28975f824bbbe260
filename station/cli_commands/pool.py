"""``station pool``: which codes were issued for this station. What each command does is in ``pool_work``."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from station.cli_commands.help import HELP, WholeCommand, WholeGroup
from station.cli_commands.plc import AsJson

app = typer.Typer(
    cls=WholeGroup,
    context_settings=HELP,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="""Pools of codes: which codes were issued for this station. A recipe with pool = "NAME" packs no others.

    Every command works beside a running line, and at rest:

    \b
      station pool import codes.txt --pool water --data line
      station pool import codes.csv --pool water --column code --data line
      station pool import pack.txt --pool water --format wechat --key-file key.txt --data line
      station pool show water --data line
      station pool void water --codes spoilt.txt --by ANNA --reason "roll torn" --data line
      station pool report water --csv -o left.csv --data line

    An import is done whole or not at all: after a kill or a full disk begin it again. Codes that are in a pool
    already are counted and left there. Exit code 0 = done, 1 = refused, 2 = the command is wrong.
    """,
)

Name = Annotated[str, typer.Argument(metavar="POOL", help="Name of the pool.")]
Config = Annotated[Path | None, typer.Option("--config", help="The station's config file.")]
Data = Annotated[Path | None, typer.Option("--data", help="The station's data folder, instead of --config.")]
Output = Annotated[Path, typer.Option("-o", "--output", help="File to write; - = standard output.")]


@app.command("import", cls=WholeCommand)
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Text or CSV; as it is, .gz or .zip.")],
    pool: Annotated[str, typer.Option("--pool", help="Pool to import into; made where there is none of this name.")],
    config: Config = None,
    data: Data = None,
    column: Annotated[str, typer.Option(help="CSV with a header: the column that holds the codes.")] = "",
    form: Annotated[
        Literal["lines", "wechat"], typer.Option("--format", help="lines: one code a line; wechat: a code pack.")
    ] = "lines",
    key_file: Annotated[Path | None, typer.Option(help="wechat: file with the brand's key.")] = None,
    gs1: Annotated[bool, typer.Option("--gs1", help="Every code is a GS1 code; others are bad lines.")] = False,
    as_json: AsJson = False,
) -> None:
    """Import a file of codes, and say how many are new, were there already, and are no codes."""
    from station.cli_commands.pool_work import ImportAsked, import_file

    asked = ImportAsked(file, pool, column, form, key_file, gs1)
    raise typer.Exit(import_file(asked, config, data, as_json=as_json))


@app.command(cls=WholeCommand)
def fetch(
    config: Annotated[Path, typer.Option("--config", help="The station's config file.")],
    upstream: Annotated[str, typer.Option(help="Which upstream, where the config has several.")] = "",
    as_json: AsJson = False,
) -> None:
    """Fetch the codes that the hub handed to this station, and tell it which ones were made void here."""
    from station.cli_commands.pool_work import fetch_pools

    raise typer.Exit(fetch_pools(config, upstream, as_json=as_json))


@app.command("list", cls=WholeCommand)
def list_(config: Config = None, data: Data = None, as_json: AsJson = False) -> None:
    """The pools of this station, with how many codes each has."""
    from station.cli_commands.pool_work import list_pools

    raise typer.Exit(list_pools(config, data, as_json=as_json))


@app.command(cls=WholeCommand)
def show(
    pool: Name,
    config: Config = None,
    data: Data = None,
    bad: Annotated[int, typer.Option(min=0, max=1_000, help="Show so many bad lines of the last import.")] = 20,
    as_json: AsJson = False,
) -> None:
    """One pool: what is used, void and remaining, its imports, and the bad lines of the last one."""
    from station.cli_commands.pool_work import show_pool

    raise typer.Exit(show_pool(pool, config, data, bad, as_json=as_json))


@app.command(cls=WholeCommand)
def report(
    pool: Name,
    config: Config = None,
    data: Data = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="CSV instead of JSON.")] = False,
    output: Output = Path("-"),
) -> None:
    """The ranges of numbers whose codes really left the line: inclusive and merged, ready to be activated."""
    from station.cli_commands.pool_work import report_left

    raise typer.Exit(report_left(pool, config, data, output, as_csv=as_csv))


@app.command(cls=WholeCommand)
def void(
    pool: Name,
    by: Annotated[str, typer.Option(help="Who says so.")],
    reason: Annotated[str, typer.Option(help="Why, in a few words.")],
    config: Config = None,
    data: Data = None,
    codes: Annotated[Path | None, typer.Option(help="File with the codes, one a line; - = standard input.")] = None,
    numbers: Annotated[str, typer.Option(metavar="FIRST-LAST", help="All codes with these numbers.")] = "",
    as_json: AsJson = False,
) -> None:
    """Make codes void: spoilt, lost or taken back. A void code is refused; one that is packed already stays packed."""
    from station.cli_commands.pool_work import VoidAsked, void_of

    asked = VoidAsked(pool, by, reason, codes, numbers)
    raise typer.Exit(void_of(asked, config, data, as_json=as_json))


@app.command(cls=WholeCommand)
def export(pool: Name, config: Config = None, data: Data = None, output: Output = Path("-")) -> None:
    """The codes of a pool that are not void, as CSV in the order of their numbers."""
    from station.cli_commands.pool_work import export_pool

    raise typer.Exit(export_pool(pool, config, data, output))
