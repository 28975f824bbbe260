"""``station hub region | distributor | alias | recall | credit | scans``: who sells where, and what a scan is told."""

from pathlib import Path
from typing import Annotated

import typer

from station.cli_commands.help import WholeCommand, WholeGroup
from station.cli_commands.hub import Data, Dsn, DsnFile, one_database

GROUPS: dict[str, typer.Typer] = {}


def _group(name: str, told: str) -> typer.Typer:
    GROUPS[name] = typer.Typer(no_args_is_help=True, rich_markup_mode=None, cls=WholeGroup, help=told)
    return GROUPS[name]


regions = _group("region", "Regions: where scans are and what distributors own.")
distributors = _group("distributor", "Distributors: whom shipments name, and their regions.")
aliases = _group("alias", "Second codes of cases, such as the one printed inside.")
recalls = _group("recall", "Products and lots that are called back.")
credits_ = _group("credit", "What a first scan is worth to the distributor.")
scans = _group("scans", "The scans that are kept.")
rules = _group("rule", "When scans outside a distributor's regions are a diversion case.")
diversion = _group("diversion", "Diversion: the job, and what another rule would do.")
Lot = Annotated[str, typer.Option(help="Only this lot; else all of the product.")]


@regions.command("import", cls=WholeCommand)
def import_regions(
    file: Annotated[
        Path | None, typer.Argument(help="CSV: code, parent, name_en, name_zh, column, row, neighbours, names.")
    ] = None,
    china: Annotated[bool, typer.Option("--china", help="The provinces of China.")] = False,
    data: Data = None,
    dsn: Dsn = None,
    dsn_file: DsnFile = None,
) -> None:
    """Replace the regions by those of a file."""
    from sync.hub.trade_commands import import_regions as do

    if china == (file is not None):
        raise typer.BadParameter("either a FILE or --china")
    raise typer.Exit(do(data, one_database(data, dsn, dsn_file), file))


@regions.command("list", cls=WholeCommand)
def list_regions(data: Data = None, dsn: Dsn = None, dsn_file: DsnFile = None) -> None:
    """Code, parent and names of every region."""
    from sync.hub.trade_commands import list_regions as do

    raise typer.Exit(do(data, one_database(data, dsn, dsn_file)))


@distributors.command(cls=WholeCommand)
def add(
    code: Annotated[str, typer.Argument(help="As shipments name it.")],
    name: Annotated[str, typer.Option(help="As people name it.")] = "",
    region: Annotated[list[str] | None, typer.Option(help="A region it owns; may be given several times.")] = None,
    data: Data = None,
    dsn: Dsn = None,
    dsn_file: DsnFile = None,
) -> None:
    """Add a distributor, or change its name and its regions."""
    from sync.hub.distributors import Distributor
    from sync.hub.trade_commands import keep as do

    told = Distributor(code, name, tuple(region or ()))
    raise typer.Exit(do(data, one_database(data, dsn, dsn_file), told))


@distributors.command("import", cls=WholeCommand)
def import_distributors(
    file: Annotated[Path, typer.Argument(help="CSV: code, name, regions (blanks or | between them).")],
    data: Data = None,
    dsn: Dsn = None,
    dsn_file: DsnFile = None,
) -> None:
    """Add or change the distributors of a file: all or none."""
    from sync.hub.trade_commands import import_distributors as do

    raise typer.Exit(do(data, one_database(data, dsn, dsn_file), file))


@distributors.command("list", cls=WholeCommand)
def list_distributors(data: Data = None, dsn: Dsn = None, dsn_file: DsnFile = None) -> None:
    """Code, name and regions of every distributor."""
    from sync.hub.trade_commands import list_distributors as do

    raise typer.Exit(do(data, one_database(data, dsn, dsn_file)))


@aliases.command("import", cls=WholeCommand)
def import_aliases(
    file: Annotated[Path, typer.Argument(help="CSV: code, target (the code that the station knows).")],
    data: Data = None,
    dsn: Dsn = None,
    dsn_file: DsnFile = None,
) -> None:
    """Make codes the same as other codes: the one inside a case and the one outside."""
    from sync.hub.trade_commands import import_aliases as do

    raise typer.Exit(do(data, one_database(data, dsn, dsn_file), file))


@recalls.command("add", cls=WholeCommand)
def recall(
    product: str,
    lot: Lot = "",
    words: Annotated[str, typer.Option(help="Why, for the list.")] = "",
    data: Data = None,
    dsn: Dsn = None,
    dsn_file: DsnFile = None,
) -> None:
    """From now on every scan of it is told that it is recalled."""
    from sync.hub.trade_commands import recall as do

    raise typer.Exit(do(data, one_database(data, dsn, dsn_file), product, lot, words))


@recalls.command("end", cls=WholeCommand)
def end_recall(product: str, lot: Lot = "", data: Data = None, dsn: Dsn = None, dsn_file: DsnFile = None) -> None:
    """Take a recall back."""
    from sync.hub.trade_commands import end_recall as do

    raise typer.Exit(do(data, one_database(data, dsn, dsn_file), product, lot))


@recalls.command("list", cls=WholeCommand)
def list_recalls(data: Data = None, dsn: Dsn = None, dsn_file: DsnFile = None) -> None:
    """Product, lot and why."""
    from sync.hub.trade_commands import list_recalls as do

    raise typer.Exit(do(data, one_database(data, dsn, dsn_file)))


@credits_.command("set", cls=WholeCommand)
def set_credit(
    amount: Annotated[str, typer.Argument(help="Of one first scan, such as 0.10.")],
    currency: Annotated[str, typer.Argument(help="Such as CNY.")],
    distributor: Annotated[str | None, typer.Option(help="Only for this one.")] = None,
    product: Annotated[str | None, typer.Option(help="Only for this one, as the stations name it.")] = None,
    data: Data = None,
    dsn: Dsn = None,
    dsn_file: DsnFile = None,
) -> None:
    """Say what a first scan is worth; it is counted here and paid elsewhere."""
    from sync.hub.trade_commands import set_credit as do

    raise typer.Exit(do(data, one_database(data, dsn, dsn_file), amount, currency, distributor, product))


@scans.command(cls=WholeCommand)
def purge(
    days: Annotated[int, typer.Option(min=1, help="What came longer ago is dropped; the figures stay.")] = 180,
    data: Data = None,
    dsn: Dsn = None,
    dsn_file: DsnFile = None,
) -> None:
    """Drop old scans and their ids."""
    from sync.hub.trade_commands import purge_scans as do

    raise typer.Exit(do(data, one_database(data, dsn, dsn_file), days))


Whole = typer.Option(min=1, max=1_000_000)
Days = typer.Option(min=1, max=366)
WindowDays = Annotated[int, Days]
Count = Annotated[int, Whole]
PerMille = Annotated[int, typer.Option(min=0, max=1_000, help="Of the window's scans, at least so many in a thousand.")]
Sample = Annotated[int, typer.Option(min=1, max=100, help="Of all codes, so many in a hundred are looked at.")]


@rules.command("set", cls=WholeCommand)
def set_rule(
    window_days: WindowDays = 7,
    codes: Count = 3,
    border_codes: Count = 10,
    per_mille: PerMille = 0,
    sample: Sample = 100,
    appeal_days: WindowDays = 14,
    distributor: Annotated[str | None, typer.Option(help="Only for this one.")] = None,
    product: Annotated[str | None, typer.Option(help="Only for this one, as the stations name it.")] = None,
    data: Data = None,
    dsn: Dsn = None,
    dsn_file: DsnFile = None,
) -> None:
    """Say when codes scanned outside are a case; the most particular rule counts."""
    from sync.hub.diversion import DiversionRule
    from sync.hub.diversion_commands import set_rule as do

    rule = DiversionRule(window_days, codes, border_codes, per_mille, sample, appeal_days)
    raise typer.Exit(do(data, one_database(data, dsn, dsn_file), rule, distributor, product))


@rules.command("list", cls=WholeCommand)
def list_rules(data: Data = None, dsn: Dsn = None, dsn_file: DsnFile = None) -> None:
    """Every rule, and what counts where none does."""
    from sync.hub.diversion_commands import list_rules as do

    raise typer.Exit(do(data, one_database(data, dsn, dsn_file)))


@diversion.command("what-if", cls=WholeCommand)
def what_if(
    days: Annotated[int, typer.Option(min=1, max=3_660, help="Of so many days.")] = 90,
    window_days: WindowDays = 7,
    codes: Count = 3,
    border_codes: Count = 10,
    per_mille: PerMille = 0,
    sample: Sample = 100,
    kept: Annotated[bool, typer.Option("--kept", help="By the rules that are kept, not by these numbers.")] = False,
    data: Data = None,
    dsn: Dsn = None,
    dsn_file: DsnFile = None,
) -> None:
    """Which cases past scans would be under another rule; nothing is changed."""
    from sync.hub.diversion import DiversionRule
    from sync.hub.diversion_commands import what_if as do

    rule = None if kept else DiversionRule(window_days, codes, border_codes, per_mille, sample)
    raise typer.Exit(do(data, one_database(data, dsn, dsn_file), rule, days))


@diversion.command(cls=WholeCommand)
def run(
    whole: Annotated[
        bool, typer.Option("--whole", help="Fold all scans again, by the regions as they are now.")
    ] = False,
    data: Data = None,
    dsn: Dsn = None,
    dsn_file: DsnFile = None,
) -> None:
    """Do now what a hub does every minute."""
    from sync.hub.diversion_commands import run_job as do

    raise typer.Exit(do(data, one_database(data, dsn, dsn_file), whole=whole))


@distributors.command(cls=WholeCommand)
def link(
    code: str,
    base: Annotated[
        str, typer.Option(help="Address of the hub as the distributor reaches it.")
    ] = "http://127.0.0.1:8650",
    new: Annotated[bool, typer.Option("--new", help="Every link made before is no good any more.")] = False,
    data: Data = None,
    dsn: Dsn = None,
    dsn_file: DsnFile = None,
) -> None:
    """Print the signed link of a distributor's page: who has it is the distributor."""
    from sync.hub.diversion_commands import link as do

    raise typer.Exit(do(data, one_database(data, dsn, dsn_file), code, base, new=new))
