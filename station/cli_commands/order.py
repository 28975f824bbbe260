"""``station order`` and ``station recipe``: what shall be packed, beside a running line or at rest.

What each command does is in ``order_work``."""

from pathlib import Path
from typing import Annotated

import typer

from station.cli_commands.help import WholeCommand, WholeGroup

orders = typer.Typer(no_args_is_help=True, rich_markup_mode=None, cls=WholeGroup, help="Orders that are planned.")
recipes = typer.Typer(no_args_is_help=True, rich_markup_mode=None, cls=WholeGroup, help="The recipe library.")

Config = Annotated[Path | None, typer.Option("--config", help="The line's config file.")]
Data = Annotated[Path | None, typer.Option("--data", help="The line's data folder.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON document.")]
Product = Annotated[str, typer.Argument(help="Of which product.")]


@orders.command("import", cls=WholeCommand)
def import_orders(
    file: Annotated[Path, typer.Argument(help="CSV with a line of names, or JSON.", readable=False)],
    config: Config = None,
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """Plan the orders of a file: all of them, or none and every fault with its line."""
    from station.cli_commands.order_work import import_file

    import_file(file, config, data, as_json=as_json)


@orders.command("list", cls=WholeCommand)
def list_orders(config: Config = None, data: Data = None, as_json: AsJson = False) -> None:
    """Show the planned orders."""
    from station.cli_commands.order_work import list_planned

    list_planned(config, data, as_json=as_json)


@orders.command(cls=WholeCommand)
def drop(order: Annotated[str, typer.Argument(help="Its number.")], config: Config = None, data: Data = None) -> None:
    """Plan an order no more."""
    from station.cli_commands.order_work import drop_order

    drop_order(order, config, data)


@recipes.command("import", cls=WholeCommand)
def import_recipes(
    files: Annotated[list[Path], typer.Argument(help="TOML: [recipe], [[level]], [[view]].", readable=False)],
    config: Config = None,
    data: Data = None,
) -> None:
    """Take recipes into the library; one that differs from the newest of its product is a new version."""
    from station.cli_commands.order_work import import_files

    import_files(files, config, data)


@recipes.command("list", cls=WholeCommand)
def list_recipes(config: Config = None, data: Data = None, as_json: AsJson = False) -> None:
    """Show every product that has a recipe, with its newest version."""
    from station.cli_commands.order_work import list_library

    list_library(config, data, as_json=as_json)


@recipes.command(cls=WholeCommand)
def show(
    product: Product,
    version: Annotated[int, typer.Option(min=0, help="Which one; 0 = the newest.")] = 0,
    config: Config = None,
    data: Data = None,
) -> None:
    """Show a recipe as JSON, and which versions there are."""
    from station.cli_commands.order_work import show_recipe

    show_recipe(product, version, config, data)


@recipes.command(cls=WholeCommand)
def remove(
    product: Product,
    version: Annotated[int, typer.Option(min=1, help="Which one.")],
    config: Config = None,
    data: Data = None,
) -> None:
    """Remove one version; its number is not given again, and what ran with it is in the journal."""
    from station.cli_commands.order_work import remove_version

    remove_version(product, version, config, data)
