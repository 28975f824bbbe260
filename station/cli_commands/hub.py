"""``station hub``: the reference upstream, and the tokens of those who may speak to it."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from station.cli_commands.help import WholeCommand, WholeGroup

app = typer.Typer(no_args_is_help=False, rich_markup_mode=None, cls=WholeGroup)
tokens = typer.Typer(no_args_is_help=True, rich_markup_mode=None, cls=WholeGroup, help="Who may speak to the hub.")
app.add_typer(tokens, name="token")

Data = Annotated[Path | None, typer.Option("--data", help="Folder of the hub's database (SQLite).")]
Dsn = Annotated[str | None, typer.Option("--dsn", help="postgresql://user@host/database; a password in ~/.pgpass.")]
DsnFile = Annotated[Path | None, typer.Option("--dsn-file", help="File with the DSN, for one with a password.")]


@app.callback(invoke_without_command=True)
def hub(
    context: typer.Context,
    data: Data = None,
    dsn: Dsn = None,
    dsn_file: DsnFile = None,
    token_file: Annotated[Path | None, typer.Option(help="Lines STATION TOKEN, or one bare token for all.")] = None,
    host: Annotated[str, typer.Option()] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65_535, help="0 = any free one.")] = 8650,
    tls_cert: Annotated[Path | None, typer.Option(help="Certificate chain (PEM).")] = None,
    tls_key: Annotated[Path | None, typer.Option(help="Its key (PEM).")] = None,
    plain_http: Annotated[bool, typer.Option(help="Serve others without TLS: a proxy in front ends it.")] = False,
    trust_proxy: Annotated[str, typer.Option(help="Addresses whose X-Forwarded-For is believed.")] = "",
    region_header: Annotated[
        str, typer.Option(help="Headers by which the proxy says a shopper's region: COUNTRY[,REGION].")
    ] = "",
    page_rate: Annotated[float, typer.Option(help="Public pages per second and address.")] = 20.0,
    timezone: Annotated[str, typer.Option(help="Of the pages, such as Asia/Shanghai.")] = "UTC",
    scan_days: Annotated[int, typer.Option(min=1, max=36_500, help="Days that scans are kept.")] = 180,
    workers: Annotated[
        int | None, typer.Option(min=0, max=16, help="Processes that validate what comes in; 2 with PostgreSQL.")
    ] = None,
) -> None:
    """Run the reference upstream: takes what stations send, tells where a code has been (/t/CODE, /stations)."""
    if context.invoked_subcommand is not None:
        return
    from sync.hub.server import main as do

    told = {
        "--data": data,
        "--dsn": dsn,
        "--dsn-file": dsn_file,
        "--token-file": token_file,
        "--host": host,
        "--port": port,
        "--tls-cert": tls_cert,
        "--tls-key": tls_key,
        "--trust-proxy": trust_proxy or None,
        "--region-header": region_header or None,
        "--page-rate": page_rate,
        "--timezone": timezone,
        "--scan-days": scan_days,
        "--ingest-workers": workers,
    }
    wanted = [f"{name}={value}" for name, value in told.items() if value is not None]
    raise typer.Exit(do(wanted + ["--plain-http"] * plain_http))


@app.command(cls=WholeCommand)
def migrate(data: Data = None, dsn: Dsn = None, dsn_file: DsnFile = None) -> None:
    """Bring the tables of a database to this program's version, as the hub's start does, and print it."""
    from sync.hub.startup import bring_up_to_date as do

    raise typer.Exit(do(data, one_database(data, dsn, dsn_file)))


@tokens.command(cls=WholeCommand)
def add(
    station: Annotated[
        str | None, typer.Argument(help="The station that writes with it; none = it only reads.")
    ] = None,
    name: Annotated[str | None, typer.Option(help="To revoke it by; else the station's.")] = None,
    read: Annotated[bool, typer.Option(help="A token that reads everything and writes nothing.")] = False,
    scans: Annotated[bool, typer.Option(help="A token that asks what scans are answered, and nothing else.")] = False,
    brand: Annotated[bool, typer.Option(help="A token that logs in at /brand.")] = False,
    data: Data = None,
    dsn: Dsn = None,
    dsn_file: DsnFile = None,
) -> None:
    """Make a token. It is printed once; the hub keeps only its hash."""
    from sync.hub.token_commands import add as do

    if [station is not None, read, scans, brand].count(True) != 1:
        raise typer.BadParameter("either a STATION, or one of --read, --scans and --brand with a --name")
    kind: Literal["station", "reader", "scans", "brand"] = "scans" if scans else "brand" if brand else "reader"
    if station is not None:
        kind = "station"
    raise typer.Exit(do(data, one_database(data, dsn, dsn_file), station, name or station or kind, kind))


@tokens.command(cls=WholeCommand)
def revoke(name: str, data: Data = None, dsn: Dsn = None, dsn_file: DsnFile = None) -> None:
    """Refuse a token from now on, at every hub over this database."""
    from sync.hub.token_commands import revoke as do

    raise typer.Exit(do(data, one_database(data, dsn, dsn_file), name))


@tokens.command("list", cls=WholeCommand)
def listing(data: Data = None, dsn: Dsn = None, dsn_file: DsnFile = None) -> None:
    """Every token ever made: name, what it may, since when, until when."""
    from sync.hub.token_commands import listing as do

    raise typer.Exit(do(data, one_database(data, dsn, dsn_file)))


def one_database(data: Path | None, dsn: str | None, dsn_file: Path | None) -> str | None:
    """The DSN; exactly one of the three must be given."""
    if [data, dsn, dsn_file].count(None) != 2:
        raise typer.BadParameter("one of --data, --dsn and --dsn-file")
    if dsn is not None:
        from sync.hub.database import holds_password
        from sync.hub.options import DSN_IN_SIGHT

        if holds_password(dsn):
            raise typer.BadParameter(DSN_IN_SIGHT)
    if dsn_file is None:
        return dsn
    try:
        return dsn_file.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise typer.BadParameter(f"--dsn-file {dsn_file}: {getattr(error, 'strerror', None) or 'not a text'}") from None
