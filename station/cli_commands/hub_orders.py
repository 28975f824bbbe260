"""``station hub order``: what a hub has planned for its stations."""

from pathlib import Path
from typing import Annotated

import typer

from station.cli_commands.help import WholeCommand, WholeGroup
from station.cli_commands.hub import Data, Dsn, DsnFile, one_database
from station.cli_commands.output import NO, YES, counted, err, fail, foreseeable, out
from station.messages.sentences import sentence
from station.planning.order_file import read_order_file
from station.planning.orders import PlanRefused

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, cls=WholeGroup, help="Orders planned for stations.")


@app.command("import", cls=WholeCommand)
def import_orders(
    file: Annotated[Path, typer.Argument(help="CSV with a line of names, or JSON.", readable=False)],
    station: Annotated[str, typer.Option(help="For which station.")],
    data: Data = None,
    dsn: Dsn = None,
    dsn_file: DsnFile = None,
) -> None:
    """Plan exactly the orders of a file for a station; it fetches them by itself."""
    with foreseeable():
        try:
            found = read_order_file(file)
        except PlanRefused as refused:
            fail(NO, refused.key, refused.arguments)
    for each in found.faults:
        err(f"{file}:{each.line}: {sentence(each.key, each.arguments)}")
    if found.faults:
        fail(NO, "plan_file_refused", {"n": len(found.faults)})
    from sync.hub.console import at_database, now_us
    from sync.hub.planned_orders import offer
    from sync.wire import PlannedOrder

    orders = [
        PlannedOrder(name=each.order, product=each.product, lot=each.lot, cases=each.cases, recipe=each.recipe_version)
        for _, each in found.orders
    ]
    code = at_database(
        data,
        one_database(data, dsn, dsn_file),
        lambda database: offer(database.writer, station, orders, now_us()),
        refusals={},
    )
    if code == YES:
        out(counted("{n:1 order is|{n} orders are} planned for {station}.", n=len(orders), station=station))
    raise typer.Exit(code)
