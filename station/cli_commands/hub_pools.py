"""``station hub pool | wechat``: codes that the hub issues, and those of WeChat."""

import re
from pathlib import Path
from typing import Annotated

import typer

from station.cli_commands.help import WholeCommand, WholeGroup
from station.cli_commands.hub import Data, Dsn, DsnFile, one_database
from station.cli_commands.plc import AsJson

pools = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, cls=WholeGroup, help="Codes that the hub issues, by pool."
)
wechat = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, cls=WholeGroup, help="WeChat One Product One Code: pools of its codes."
)
GROUPS = {"pool": pools, "wechat": wechat}

Pool = Annotated[str, typer.Argument(metavar="POOL", help="Name of the pool.")]
Numbers = Annotated[str, typer.Option(metavar="FIRST-LAST", help="Numbers, both included.")]
Appid = Annotated[str, typer.Option(help="The brand's service account.")]
Secret = Annotated[Path, typer.Option("--secret-file", help="File with its secret.")]
Address = Annotated[str, typer.Option(help="Address of the platform.")]
WEIXIN = "https://api.weixin.qq.com"


@pools.command("issue", cls=WholeCommand)
def issue(
    pool: Pool,
    count: Annotated[int, typer.Option(min=1, max=50_000_000, help="How many codes.")],
    gtin: Annotated[str, typer.Option(help="GS1 codes of this GTIN, 14 digits.")] = "",
    url: Annotated[str, typer.Option(help="Web addresses that begin so.")] = "",
    length: Annotated[int, typer.Option(help="Signs of chance in a code, 10 to 20.")] = 13,
    data: Data = None,
    dsn: Dsn = None,
    dsn_file: DsnFile = None,
) -> None:
    """Issue codes that cannot be guessed."""
    from sync.hub.pool_commands import issue_codes as do

    if bool(gtin) == bool(url):
        raise typer.BadParameter("either --gtin or --url")
    raise typer.Exit(do(data, one_database(data, dsn, dsn_file), pool, gtin, url, length, count))


@pools.command("list", cls=WholeCommand)
def listing(data: Data = None, dsn: Dsn = None, dsn_file: DsnFile = None) -> None:
    """Every pool: name, kind, and what its codes begin with."""
    from sync.hub.pool_commands import list_pools as do

    raise typer.Exit(do(data, one_database(data, dsn, dsn_file)))


@pools.command("print", cls=WholeCommand)
def print_(
    pool: Pool,
    count: Annotated[int, typer.Option(min=1, help="How many codes.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="CSV file to write; it must not be there.")],
    printer: Annotated[str, typer.Option(help="Who prints them.")] = "",
    data: Data = None,
    dsn: Dsn = None,
    dsn_file: DsnFile = None,
) -> None:
    """Write the next codes for a printer; the same ones are never written again."""
    from sync.hub.pool_commands import print_file as do

    raise typer.Exit(do(data, one_database(data, dsn, dsn_file), pool, count, output, printer))


@pools.command("hand", cls=WholeCommand)
def hand(
    pool: Pool,
    station: Annotated[str, typer.Option(help="The station that packs them.")],
    count: Annotated[int, typer.Option(min=0, help="The next so many codes.")] = 0,
    numbers: Numbers = "",
    data: Data = None,
    dsn: Dsn = None,
    dsn_file: DsnFile = None,
) -> None:
    """Hand codes to a station, which fetches them: station pool fetch."""
    from sync.hub.pool_commands import hand as do

    if bool(count) == bool(numbers):
        raise typer.BadParameter("either --count or --numbers")
    within = range_of(numbers) if numbers else None
    raise typer.Exit(do(data, one_database(data, dsn, dsn_file), pool, station, count, within))


@pools.command("void", cls=WholeCommand)
def void(
    pool: Pool,
    numbers: Numbers,
    by: Annotated[str, typer.Option(help="Who says so.")],
    reason: Annotated[str, typer.Option(help="Why, in a few words.")],
    data: Data = None,
    dsn: Dsn = None,
    dsn_file: DsnFile = None,
) -> None:
    """Make codes void; the stations that have them hear it with their next fetch."""
    from sync.hub.pool_commands import void as do

    raise typer.Exit(do(data, one_database(data, dsn, dsn_file), pool, range_of(numbers), by, reason))


@pools.command("balance", cls=WholeCommand)
def balance(pool: Pool, data: Data = None, dsn: Dsn = None, dsn_file: DsnFile = None, as_json: AsJson = False) -> None:
    """A code's whole life: issued, printed, packed, left, activated; and what is left over, by its numbers."""
    from sync.hub.pool_commands import balance as do

    raise typer.Exit(do(data, one_database(data, dsn, dsn_file), pool, as_json=as_json))


@wechat.command("apply", cls=WholeCommand)
def apply(
    pool: Pool,
    count: Annotated[int, typer.Option(help="How many codes, a multiple of 10000.")],
    appid: Appid,
    secret: Secret,
    address: Address = WEIXIN,
    data: Data = None,
    dsn: Dsn = None,
    dsn_file: DsnFile = None,
) -> None:
    """Apply for codes. The same pool is the same application, however often it is said."""
    from sync.hub.pool_commands import wechat_apply as do

    raise typer.Exit(do(data, one_database(data, dsn, dsn_file), (address, appid, secret), pool, count))


@wechat.command("query", cls=WholeCommand)
def query(
    pool: Pool,
    appid: Appid,
    secret: Secret,
    address: Address = WEIXIN,
    data: Data = None,
    dsn: Dsn = None,
    dsn_file: DsnFile = None,
) -> None:
    """Are the codes made? Exit code 1 = not yet."""
    from sync.hub.pool_commands import wechat_query as do

    raise typer.Exit(do(data, one_database(data, dsn, dsn_file), (address, appid, secret), pool))


@wechat.command("download", cls=WholeCommand)
def download(
    pool: Pool,
    key_file: Annotated[Path, typer.Option(help="File with the key of the code packs.")],
    appid: Appid,
    secret: Secret,
    address: Address = WEIXIN,
    data: Data = None,
    dsn: Dsn = None,
    dsn_file: DsnFile = None,
) -> None:
    """Fetch the ranges that are ready and not here. Exit code 1 = some are still to come."""
    from sync.hub.pool_commands import wechat_download as do

    raise typer.Exit(do(data, one_database(data, dsn, dsn_file), (address, appid, secret), pool, key_file))


@wechat.command("activate", cls=WholeCommand)
def activate(
    pool: Pool,
    activity: Annotated[str, typer.Option(help="Name of the activity.")],
    brand: Annotated[str, typer.Option(help="Brand.")],
    title: Annotated[str, typer.Option(help="Product.")],
    ean: Annotated[str, typer.Option(help="Its EAN.")],
    appid: Appid,
    secret: Secret,
    program: Annotated[str, typer.Option(help="Mini-program that a scan opens: its appid.")] = "",
    path: Annotated[str, typer.Option(help="Its page.")] = "",
    address: Address = WEIXIN,
    data: Data = None,
    dsn: Dsn = None,
    dsn_file: DsnFile = None,
) -> None:
    """Activate what left the lines, and nothing else. It cannot be taken back. Exit code 1 = say it again later."""
    from sync.hub.pool_commands import wechat_activate as do
    from sync.hub.wechat_api import CodeActivity

    told = CodeActivity(activity, brand, title, ean, program, path)
    raise typer.Exit(do(data, one_database(data, dsn, dsn_file), (address, appid, secret), pool, told))


@wechat.command("ledger", cls=WholeCommand)
def ledger(pool: Pool, data: Data = None, dsn: Dsn = None, dsn_file: DsnFile = None) -> None:
    """Ranges that are activated, and those whose answer was lost."""
    from sync.hub.pool_commands import wechat_ledger as do

    raise typer.Exit(do(data, one_database(data, dsn, dsn_file), pool))


def range_of(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"([0-9]{1,15})-([0-9]{1,15})", text)
    if found is None or int(found[1]) > int(found[2]):
        raise typer.BadParameter(f"{text!r} is no range: 1-5000")
    return int(found[1]), int(found[2])
