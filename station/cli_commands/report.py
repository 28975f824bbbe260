"""``station report``: a shift or an order as a file. What it needs is imported when it runs."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from station.cli_commands.help import WholeCommand, WholeGroup

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, cls=WholeGroup, help="Reports of shifts and orders.")


@app.callback()
def report() -> None:
    """A group of commands, though it has one yet."""


@app.command(cls=WholeCommand)
def shift(
    output: Annotated[
        Path, typer.Option("-o", "--output", help="NAME.pdf, NAME.csv, NAME.xlsx or NAME.json; - prints JSON.")
    ],
    config: Annotated[Path | None, typer.Option(help="The line's config file: its shifts and time zone.")] = None,
    data: Annotated[Path | None, typer.Option(help="Data folder, where no config is at hand.")] = None,
    which: Annotated[str, typer.Option("--shift", help="current, previous, or a day and a number: 2026-11-29/2.")] = "",
    order: Annotated[str, typer.Option(help="This order only; without --shift over its whole life.")] = "",
    lang: Annotated[Literal["en", "zh_CN", "ru"], typer.Option(help="Language of the report.")] = "en",
    font: Annotated[
        Path | None, typer.Option(help="Font file for a PDF with Chinese characters.", exists=True, dir_okay=False)
    ] = None,
) -> None:
    """Write what a shift or an order came to: balance, rejects, no-reads, downtime, bypasses, audits.

    It reads the journal, beside a running line too, and changes nothing. Exit code 0: the file is written, whether the
    count closes or not; 1: there is no such order, or it cannot be written; 2: the command is wrong."""
    from station.cli_commands.shift_report import report_shift

    raise typer.Exit(report_shift(config, data, output, which, order, lang, font))
