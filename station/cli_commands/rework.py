"""``station rework``: what is done by hand with closed cases, pallets and units, asked of the running line's API."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from station.cli_commands.asked_station import ActGroup, AskedStation
from station.cli_commands.help import HELP, WholeCommand
from station.cli_commands.keys import sheet
from station.cli_commands.person import PinFile, User

app = typer.Typer(
    cls=ActGroup,
    context_settings=HELP,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="""Change closed cases and pallets by hand: take out, put in, take apart, relabel, ship; and undo it.

    The line must be running; it goes on meanwhile. Everything is done whole or refused whole, works offline, and
    upstream follows. A container is named by its code, or by its number: '#17'. Who does it and why is always said:

    \b
      station rework replace OLD NEW --data line --by ANNA --reason "cap loose"
      station rework remove CODE --data line --by ANNA --reason "crushed"
      station rework add CODE CODE --to CASE --data line --by ANNA --reason "was short"
      station rework decommission CODE --as sampled --data line --by ANNA --reason "QC"
      station rework dissolve PALLET --all-levels --data line --by ANNA --reason "unload"
      station rework undo --data line --by ANNA --reason "my mistake"

    Exit code 0 = done, 1 = refused or the line does not answer, 2 = the command is wrong.
    """,
)


def _do(context: typer.Context, kind: str, **act: object) -> None:
    """Ask the line to do it, say the answer, end with its exit code."""
    asked: AskedStation = context.obj
    asked.command("rework", {"reason": asked.reason, "act": {"kind": kind, **act}}, why=True)


@app.callback()
def rework(
    context: typer.Context,
    by: Annotated[str, typer.Option(help="Who does it; with --user it is the user.")] = "",
    user: User = "",
    pin_file: PinFile = None,
    reason: Annotated[str, typer.Option(help="Why.")] = "",
    config: Annotated[Path | None, typer.Option("--config", help="The line's config file.")] = None,
    data: Annotated[Path | None, typer.Option(help="The line's data folder.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document instead of words.")] = False,
) -> None:
    context.obj = AskedStation(by.strip() or user.strip(), reason.strip(), config, data, as_json, user, pin_file)


Code = Annotated[str, typer.Argument(help="A code, as read or typed.")]
Codes = Annotated[list[str], typer.Argument(help="Codes, as read or typed.")]
Container = Annotated[str, typer.Argument(help="Its code, or its number such as '#17'.")]


@app.command(cls=WholeCommand)
def add(
    context: typer.Context, codes: Codes, to: Annotated[str, typer.Option(help="The case or pallet they go into.")]
) -> None:
    """Put free units (or cases) into a closed case (or pallet)."""
    _do(context, "add", container=to, codes=codes)


@app.command(cls=WholeCommand)
def remove(context: typer.Context, code: Code) -> None:
    """Take a unit or a case out of what it is in."""
    _do(context, "remove", code=code)


@app.command(cls=WholeCommand)
def replace(context: typer.Context, old: Code, new: Code) -> None:
    """Put NEW into the place of OLD."""
    _do(context, "replace", old=old, new=new)


@app.command(cls=WholeCommand)
def dissolve(
    context: typer.Context,
    container: Container,
    all_levels: Annotated[bool, typer.Option("--all-levels", help="And every case in it.")] = False,
) -> None:
    """Take a case or pallet apart: its members are free, its code is void."""
    _do(context, "dissolve", container=container, all_levels=all_levels)


@app.command(cls=WholeCommand)
def restore(context: typer.Context, container: Container) -> None:
    """Put a dissolved case or pallet together again, with the members and the code it had."""
    _do(context, "restore", container=container)


@app.command(cls=WholeCommand)
def relabel(
    context: typer.Context,
    container: Container,
    new: Annotated[str, typer.Option(help="The new code; without it the station assigns an SSCC.")] = "",
) -> None:
    """Give a case or pallet another code; the old one is void."""
    _do(context, "relabel", container=container, new=new or None)


@app.command(cls=WholeCommand)
def merge(
    context: typer.Context, source: Container, into: Annotated[str, typer.Option(help="What takes its members.")]
) -> None:
    """Put all of one partial case (or pallet) into another; the first is dissolved."""
    _do(context, "merge", source=source, into=into)


@app.command(cls=WholeCommand)
def decommission(
    context: typer.Context,
    code: Code,
    fate: Annotated[
        Literal["sampled", "destroyed", "lost", "damaged", "other"], typer.Option("--as", help="What became of it.")
    ],
) -> None:
    """Say that a unit will be in no case any more; one that is in a case is taken out."""
    _do(context, "decommission", code=code, fate=fate)


@app.command(cls=WholeCommand)
def recommission(context: typer.Context, code: Code) -> None:
    """Take that back: the unit may be packed again."""
    _do(context, "recommission", code=code)


@app.command(cls=WholeCommand)
def undo(
    context: typer.Context,
    operation: Annotated[int | None, typer.Argument(min=1, help="Its number; without it the newest one.")] = None,
) -> None:
    """Take a whole operation back, if nothing that came later stands on it."""
    _do(context, "undo", operation=operation)


@app.command(cls=WholeCommand)
def ship(
    context: typer.Context,
    container: Container,
    to: Annotated[str, typer.Option(help="Who gets it.")],
    document: Annotated[str, typer.Option(help="Number of the delivery note.")] = "",
) -> None:
    """Say that a pallet (or a case alone) has left: nothing of it is changed before it is returned."""
    _do(context, "ship", container=container, to=to, document=document)


@app.command(cls=WholeCommand)
def repack(
    context: typer.Context,
    case: Annotated[str, typer.Argument(help="Number of the rejected case: EPOCH/NUMBER.", metavar="CASE")],
    new: Annotated[list[str] | None, typer.Option(help="For an empty place, in their order; may be repeated.")] = None,
    out: Annotated[list[str] | None, typer.Option(help="A unit that is taken out; may be repeated.")] = None,
    label: Annotated[str, typer.Option(help="Its label; without it the one that was read, or a new SSCC.")] = "",
    short: Annotated[bool, typer.Option("--short", help="Close it with fewer units than fit.")] = False,
) -> None:
    """Put a rejected case right: what was read in it stays, and it is a closed case."""
    epoch, _, seq = case.partition("/")
    if not (epoch.isdecimal() and seq.isdecimal()):
        raise typer.BadParameter("A case is EPOCH/NUMBER, such as 3/41.")
    told = {"epoch": int(epoch), "seq": int(seq), "new": new or [], "out": out or []}
    _do(context, "repack", **told, label=label or None, short=short)


@app.command(cls=WholeCommand)
def palletise(
    context: typer.Context,
    code: Code,
    onto: Annotated[int | None, typer.Option(min=1, help="Number of the open pallet; without it a new one.")] = None,
) -> None:
    """Put a case onto an open pallet; the last one that fits closes it."""
    _do(context, "palletise", code=code, onto=onto)


app.command("sheet", cls=WholeCommand)(sheet)


@app.command("return", cls=WholeCommand)
def return_(context: typer.Context, container: Container) -> None:
    """Say that a shipped one is here again, or never left."""
    _do(context, "return", container=container)
