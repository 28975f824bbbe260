"""``station order`` and ``station recipe``: what shall be packed, beside a running line or at rest."""

import getpass
import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from station.cli_commands.help import WholeCommand, WholeGroup
from station.cli_commands.journal_paths import data_folder
from station.cli_commands.output import NO, err, fail, foreseeable, out
from station.messages.sentences import sentence
from station.planning.order_file import LineFault, OrderFile, read_order_file
from station.planning.orders import PlannedOrder, PlanRefused
from station.planning.store import PlanStore

orders = typer.Typer(no_args_is_help=True, rich_markup_mode=None, cls=WholeGroup, help="Orders that are planned.")
recipes = typer.Typer(no_args_is_help=True, rich_markup_mode=None, cls=WholeGroup, help="The recipe library.")

Config = Annotated[Path | None, typer.Option("--config", help="The line's config file.")]
Data = Annotated[Path | None, typer.Option("--data", help="The line's data folder.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON document.")]


# orders --------------------------------------------------------------------------------------------------------------


@orders.command("import", cls=WholeCommand)
def import_orders(
    file: Annotated[Path, typer.Argument(help="CSV with a line of names, or JSON.", readable=False)],
    config: Config = None,
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """Plan the orders of a file: all of them, or none and every fault with its line."""
    store, own = _store(config, data), _own_product(config)
    with foreseeable():
        try:
            found = read_order_file(file)
            faults = [*found.faults, *_plan_faults(store, found, own)]
            if faults:
                _refuse_file(file, faults, as_json)
            summary = store.plan([order for _, order in found.orders], _by())
        except PlanRefused as refused:
            _refuse(refused)
    if as_json:
        out(json.dumps(asdict(summary)))
    else:
        told = f"{summary.added} planned, {summary.changed} changed, {summary.unchanged} as they were."
        out(f"{len(found.orders)} orders: {told}")


@orders.command("list", cls=WholeCommand)
def list_orders(config: Config = None, data: Data = None, as_json: AsJson = False) -> None:
    """Show the planned orders."""
    try:
        planned = _store(config, data).planned()
    except PlanRefused as refused:
        _refuse(refused)
    if as_json:
        out(json.dumps([asdict(each) for each in planned], ensure_ascii=False))
        return
    for each in planned:
        out(_line(each))
    if not planned:
        out("No order is planned.")


def _line(order: PlannedOrder) -> str:
    cases = f"{order.cases} cases" if order.cases else ""
    version = f"recipe {order.recipe_version}" if order.recipe_version else ""
    parts = (order.order, order.product, order.lot, cases, version, order.source)
    return "\t".join(parts)


@orders.command(cls=WholeCommand)
def drop(order: Annotated[str, typer.Argument(help="Its number.")], config: Config = None, data: Data = None) -> None:
    """Plan an order no more."""
    try:
        _store(config, data).drop(order)
    except PlanRefused as refused:
        _refuse(refused)
    out(f"Order {order} is not planned any more.")


def _plan_faults(store: PlanStore, found: OrderFile, own: str) -> list[LineFault]:
    """Products without a recipe, versions that are gone, orders that ran already."""
    names = [order.order for _, order in found.orders]
    started = store.started_already(names)
    faults = []
    for line, order in found.orders:
        if order.order in started:
            faults.append(LineFault(line, "order_was_started", {"order": order.order}))
        try:
            if order.product != own or order.recipe_version:
                store.recipe(order.product, order.recipe_version)
        except PlanRefused as refused:
            faults.append(LineFault(line, refused.key, refused.arguments))
    return faults


def _refuse_file(file: Path, faults: list[LineFault], as_json: bool) -> NoReturn:
    """Every fault with its line; nothing was planned."""
    faults.sort(key=lambda each: each.line)
    if as_json:
        out(json.dumps({"faults": [asdict(each) for each in faults]}, ensure_ascii=False))
    for each in () if as_json else faults:
        err(f"{file}:{each.line}: {sentence(each.key, each.arguments)}")
    err(sentence("plan_file_refused", {"n": len(faults)}))
    raise typer.Exit(NO)


def _own_product(config: Path | None) -> str:
    """Of the recipe in the config, which needs no other."""
    if config is None:
        return ""
    from station.assembly.config_file import load_config

    with foreseeable():
        return load_config(config).recipe.product


# recipes -------------------------------------------------------------------------------------------------------------


@recipes.command("import", cls=WholeCommand)
def import_recipes(
    files: Annotated[list[Path], typer.Argument(help="TOML: [recipe], [[level]], [[view]].", readable=False)],
    config: Config = None,
    data: Data = None,
) -> None:
    """Take recipes into the library; one that differs from the newest of its product is a new version."""
    from config.recipe_file import load_recipe

    store = _store(config, data)
    with foreseeable():
        made = [load_recipe(file) for file in files]
    for recipe in made:
        try:
            version, new = store.put_recipe(recipe, _by())
        except PlanRefused as refused:
            _refuse(refused)
        out(f"{recipe.product}: version {version}" + ("." if new else ", as it was."))


@recipes.command("list", cls=WholeCommand)
def list_recipes(config: Config = None, data: Data = None, as_json: AsJson = False) -> None:
    """Show every product that has a recipe, with its newest version."""
    try:
        found = _store(config, data).recipes()
    except PlanRefused as refused:
        _refuse(refused)
    if as_json:
        out(json.dumps([{"product": each.product, "version": each.version, "by": each.by} for each in found]))
        return
    for each in found:
        out(f"{each.product}\tversion {each.version}\t{each.recipe.units_per_case} in a case")
    if not found:
        out("The library is empty: orders are packed by the recipe of the config.")


@recipes.command(cls=WholeCommand)
def show(
    product: Annotated[str, typer.Argument(help="Of which product.")],
    version: Annotated[int, typer.Option(min=0, help="Which one; 0 = the newest.")] = 0,
    config: Config = None,
    data: Data = None,
) -> None:
    """Show a recipe as JSON, and which versions there are."""
    store = _store(config, data)
    try:
        recipe = store.recipe(product, version)
        versions = [each.version for each in store.recipes(product)]
    except PlanRefused as refused:
        _refuse(refused)
    out(json.dumps({"versions": versions, **asdict(recipe)}, ensure_ascii=False, indent=2))


@recipes.command(cls=WholeCommand)
def remove(
    product: Annotated[str, typer.Argument(help="Of which product.")],
    version: Annotated[int, typer.Option(min=1, help="Which one.")],
    config: Config = None,
    data: Data = None,
) -> None:
    """Remove one version; its number is not given again, and what ran with it is in the journal."""
    try:
        _store(config, data).remove_recipe(product, version, _by())
    except PlanRefused as refused:
        _refuse(refused)
    out(f"{product}: version {version} is removed.")


def _store(config: Path | None, data: Path | None) -> PlanStore:
    with foreseeable():
        folder = data_folder(config, data)
        folder.mkdir(parents=True, exist_ok=True)
    return PlanStore(folder)


def _by() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user id without a name
        return "command line"


def _refuse(refused: PlanRefused) -> NoReturn:
    fail(NO, refused.key, refused.arguments)
