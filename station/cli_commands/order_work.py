"""What the commands of ``station order`` and ``station recipe`` do."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import NoReturn

import typer

from station.cli_commands.journal_paths import made_folder
from station.cli_commands.output import NO, counted, err, fail, foreseeable, out
from station.cli_commands.person import computer_user
from station.messages.sentences import sentence
from station.planning.order_file import LineFault, OrderFile, read_order_file
from station.planning.orders import PlannedOrder, PlanRefused
from station.planning.store import PlanStore

# orders --------------------------------------------------------------------------------------------------------------


def import_file(file: Path, config: Path | None, data: Path | None, *, as_json: bool) -> None:
    store, own = PlanStore(made_folder(config, data)), _own_product(config)
    with _refusing():
        found = read_order_file(file)
        faults = [*found.faults, *_plan_faults(store, found, own)]
        if faults:
            _refuse_file(file, faults, as_json=as_json)
        summary = store.plan([order for _, order in found.orders], computer_user())
    if as_json:
        out(json.dumps(asdict(summary)))
    else:
        told = f"{summary.added} planned, {summary.changed} changed, {summary.unchanged} as they were."
        orders = counted("{n:1 order|{n} orders}", n=len(found.orders))
        out(f"{orders}: {told}")


def list_planned(config: Path | None, data: Path | None, *, as_json: bool) -> None:
    with _refusing():
        planned = PlanStore(made_folder(config, data)).planned()
    if as_json:
        out(json.dumps([asdict(each) for each in planned], ensure_ascii=False))
        return
    for each in planned:
        out(_line(each))
    if not planned:
        out("No order is planned.")


def drop_order(order: str, config: Path | None, data: Path | None) -> None:
    with _refusing():
        PlanStore(made_folder(config, data)).drop(order)
    out(f"Order {order} is not planned any more.")


def _line(order: PlannedOrder) -> str:
    cases = counted("{n:1 case|{n} cases}", n=order.cases) if order.cases else ""
    version = f"recipe {order.recipe_version}" if order.recipe_version else ""
    parts = (order.order, order.product, order.lot, cases, version, order.source)
    return "\t".join(parts)


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


def _refuse_file(file: Path, faults: list[LineFault], *, as_json: bool) -> NoReturn:
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


def import_files(files: Sequence[Path], config: Path | None, data: Path | None) -> None:
    from config.recipe_file import load_recipe

    store = PlanStore(made_folder(config, data))
    with _refusing():
        made = [load_recipe(file) for file in files]
        for recipe in made:
            version, new = store.put_recipe(recipe, computer_user())
            out(f"{recipe.product}: version {version}" + ("." if new else ", as it was."))


def list_library(config: Path | None, data: Path | None, *, as_json: bool) -> None:
    with _refusing():
        found = PlanStore(made_folder(config, data)).recipes()
    if as_json:
        out(json.dumps([{"product": each.product, "version": each.version, "by": each.by} for each in found]))
        return
    for each in found:
        out(f"{each.product}\tversion {each.version}\t{each.recipe.units_per_case} in a case")
    if not found:
        out("The library is empty: orders are packed by the recipe of the config.")


def show_recipe(product: str, version: int, config: Path | None, data: Path | None) -> None:
    store = PlanStore(made_folder(config, data))
    with _refusing():
        recipe = store.recipe(product, version)
        versions = [each.version for each in store.recipes(product)]
    out(json.dumps({"versions": versions, **asdict(recipe)}, ensure_ascii=False, indent=2))


def remove_version(product: str, version: int, config: Path | None, data: Path | None) -> None:
    with _refusing():
        PlanStore(made_folder(config, data)).remove_recipe(product, version, computer_user())
    out(f"{product}: version {version} is removed.")


@contextmanager
def _refusing() -> Iterator[None]:
    """What the plan refuses, and what the disk does."""
    try:
        with foreseeable():
            yield
    except PlanRefused as refused:
        fail(NO, refused.key, refused.arguments)
