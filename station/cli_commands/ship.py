"""``station ship`` and ``station delivery``: loading and confirming deliveries, asked of the running station's API."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from station.cli_commands.asked_station import ActGroup, AskedStation
from station.cli_commands.help import HELP, WholeCommand
from station.cli_commands.person import PinFile, User

AT_ONCE = 500
app = typer.Typer(
    cls=ActGroup,
    context_settings=HELP,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="""Ship cases and pallets: open a delivery, load, confirm; cancel it, or return what came back.

    The station must be running; everything works offline. All of a command is done or nothing, and a refusal says
    why. A pallet carries its cases.

    \b
      station ship open DIST-7 --note LS-77 --data dock --by ANNA
      station ship load PALLET PALLET CASE --data dock --by ANNA
      station ship confirm --data dock --by ANNA
      station ship send DIST-7 PALLET PALLET --data dock --by ANNA
      station ship return PALLET --data dock --by ANNA --reason "refused"
      station ship cancel --delivery 17 --data dock --by ANNA --reason "wrong truck"

    Exit code 0 = done, 1 = refused or the station does not answer, 2 = the command is wrong.
    """,
)


def _do(context: typer.Context, kind: str, *, why: bool = False, **told: object) -> None:
    """Ask the station to do it and say the answer; ends with its exit code where it was not done."""
    context.obj.command(kind, told, why=why)


@app.callback()
def ship(
    context: typer.Context,
    by: Annotated[str, typer.Option(help="Who does it; with --user it is the user.")] = "",
    user: User = "",
    pin_file: PinFile = None,
    reason: Annotated[str, typer.Option(help="Why: to cancel, to return, or where the note asks otherwise.")] = "",
    config: Annotated[Path | None, typer.Option("--config", help="The station's config file.")] = None,
    data: Annotated[Path | None, typer.Option(help="The station's data folder.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document instead of words.")] = False,
) -> None:
    context.obj = AskedStation(by.strip() or user.strip(), reason.strip(), config, data, as_json, user, pin_file)


Codes = Annotated[list[str], typer.Argument(help="Codes of cases and pallets, as read or typed.")]
Note = Annotated[str, typer.Option(help="Number of the delivery note.")]
To = Annotated[str, typer.Argument(help="Code of the distributor.")]


@app.command("open", cls=WholeCommand)
def open_(context: typer.Context, to: To, note: Note = "") -> None:
    """Begin to load for a distributor."""
    _do(context, "ship_open", to=to, document=note)


@app.command(cls=WholeCommand)
def load(context: typer.Context, codes: Codes) -> None:
    """Put cases and pallets on the list."""
    _load(context, codes)


@app.command(cls=WholeCommand)
def unload(context: typer.Context, code: Annotated[str, typer.Argument(help="A code on the list.")]) -> None:
    """Take one off the list."""
    _do(context, "ship_unload", code=code)


@app.command(cls=WholeCommand)
def confirm(context: typer.Context) -> None:
    """All on the list leave."""
    _do(context, "ship_confirm", reason=context.obj.reason)


@app.command(cls=WholeCommand)
def send(context: typer.Context, to: To, codes: Codes, note: Note = "") -> None:
    """Open, load and confirm in one; where loading is refused the delivery stays open."""
    _do(context, "ship_open", to=to, document=note)
    _load(context, codes)
    _do(context, "ship_confirm", reason=context.obj.reason)


@app.command("return", cls=WholeCommand)
def return_(context: typer.Context, codes: Codes) -> None:
    """Say that shipped ones are back, or never left."""
    _do(context, "ship_return", why=True, codes=codes, reason=context.obj.reason)


@app.command(cls=WholeCommand)
def cancel(
    context: typer.Context,
    delivery: Annotated[int, typer.Option(help="Number of a confirmed delivery; none = the open one.")] = 0,
) -> None:
    """Give up the open delivery, or take back a confirmed one whole."""
    _do(context, "ship_cancel", why=True, delivery=delivery, reason=context.obj.reason)


@app.command(cls=WholeCommand)
def show(context: typer.Context) -> None:
    """What is loaded, and the deliveries before it."""
    from station.cli_commands.output import NO, err, out

    told = context.obj.client.get("/v1/shipping")
    if not isinstance(told, dict) or "past" not in told:
        err("The station does not answer. Start it first: station run.")
        raise typer.Exit(NO)
    if context.obj.as_json:
        out(json.dumps(told))
        return
    for line in _told(told):
        out(line)


_COUNTS = "{n:1 container|{n} containers}, {cases:1 case|{cases} cases}"


def _told(shown: Mapping[str, Any]) -> list[str]:
    from station.cli_commands.output import counted
    from station.core.codes import display

    delivery = shown["delivery"]
    if delivery is None:
        lines = ["No delivery is open."]
    else:
        note = f", note {display(delivery['document'])}" if delivery["document"] else ""
        counts = counted(_COUNTS, n=delivery["count"], cases=delivery["cases"])
        lines = [f"Loading for {display(delivery['to'])}{note}: {counts}"]
        lines += [
            f"  {display(line['product'])}: {line['loaded']} of {line['quantity']} ({line['counted']})"
            for line in delivery["lines"]
        ]
        lines += [f"  {each['name']} {display(each['code'])}" for each in delivery["items"]]
    lines += [
        f"{each['id']}  {each['state']}  {display(each['to'])}  {display(each['document'])}  "
        + counted("{n:1 container|{n} containers}, {away} away", n=each["count"], away=each["out"])
        for each in shown["past"]
    ]
    return lines


def _load(context: typer.Context, codes: list[str]) -> None:
    """A request has a bounded size; each is done whole or not at all."""
    for start in range(0, len(codes), AT_ONCE):
        _do(context, "ship_load", codes=codes[start : start + AT_ONCE])


delivery_app = typer.Typer(
    context_settings=HELP,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="""Delivery notes and distributors from files of the office.

    A file is taken whole or not at all; the station may be running or not.
    """,
)
File = Annotated[Path, typer.Argument(help="CSV or JSON, UTF-8.")]
Config = Annotated[Path | None, typer.Option("--config", help="The station's config file.")]
Data = Annotated[Path | None, typer.Option(help="The station's data folder.")]


@delivery_app.command("import", cls=WholeCommand)
def import_notes(file: File, config: Config = None, data: Data = None) -> None:
    """Delivery notes: columns number, to, product, quantity, counted (unit, case, container), lot."""
    from station.assembly.shipping_lists import read_notes

    _put(file, config, data, lambda lists, path: _notes(lists, read_notes(path)))


@delivery_app.command(cls=WholeCommand)
def distributors(file: File, config: Config = None, data: Data = None) -> None:
    """Distributors: columns code, name."""
    from station.assembly.shipping_lists import read_receivers

    _put(file, config, data, lambda lists, path: _receivers(lists, read_receivers(path)))


def _notes(lists: Any, notes: Any) -> str:
    from station.cli_commands.output import counted

    lists.put(notes=notes)
    return counted("{n:1 delivery note|{n} delivery notes} taken.", n=len(notes))


def _receivers(lists: Any, receivers: Any) -> str:
    from station.cli_commands.output import counted

    lists.put(receivers=receivers)
    return counted("{n:1 distributor|{n} distributors} taken.", n=len(receivers))


def _put(file: Path, config: Path | None, data: Path | None, take: Any) -> None:
    from station.assembly.shipping_lists import ListRefused, ShippingLists
    from station.cli_commands.journal_paths import made_folder
    from station.cli_commands.output import NO, fail, foreseeable, out

    folder = made_folder(config, data)
    with foreseeable():
        try:
            out(take(ShippingLists(folder), file))
        except ListRefused as refused:
            fail(NO, refused.key, refused.arguments)
