"""The command line of a hub."""

import argparse
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sync.hub.database import holds_password

_HEADER = re.compile(r"[A-Za-z0-9-]{1,100}")
INGEST_WORKERS, INGEST_WORKERS_MAX = 2, 16
DSN_IN_SIGHT = (
    "--dsn holds a password, and everybody on this machine can see the command line: write the DSN into a file of your "
    "own and give --dsn-file, or the password into ~/.pgpass"
)


@dataclass(frozen=True, slots=True)
class Options:
    data: Path | None
    dsn: str | None
    token_file: Path | None
    host: str
    port: int
    tls_cert: Path | None
    tls_key: Path | None
    plain_http: bool
    trust_proxy: str
    region_header: tuple[str, ...]
    page_rate: float
    timezone: tzinfo
    scan_days: int
    ingest_workers: int
    fault: bool


def parse(argv: Sequence[str] | None) -> Options:
    """Ends the process with 2 and a sentence when the words make no sense."""
    parser = argparse.ArgumentParser(prog="hub", description="The reference upstream: stores, dedups, tells.")
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--data", type=Path, help="folder of hub.db (SQLite)")
    where.add_argument("--dsn", help="postgresql://user@host/database; the password from ~/.pgpass or --dsn-file")
    where.add_argument("--dsn-file", type=Path, help="file with the DSN, for one with a password")
    parser.add_argument("--token-file", type=Path, help="lines STATION TOKEN, or one bare token for all")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=_port, default=8650, help="0 = any free one, told in the ready line")
    parser.add_argument("--tls-cert", type=Path, help="certificate chain (PEM)")
    parser.add_argument("--tls-key", type=Path, help="its key (PEM)")
    parser.add_argument("--plain-http", action="store_true", help="no TLS though others can reach it: a proxy ends it")
    parser.add_argument("--trust-proxy", default="", help="addresses whose X-Forwarded-For is believed, with commas")
    parser.add_argument(
        "--region-header", type=_headers, default=(), help="headers by which the proxy says a region: COUNTRY[,REGION]"
    )
    parser.add_argument("--page-rate", type=_rate, default=20.0, help="public pages per second and address")
    parser.add_argument("--timezone", type=_zone, default=UTC, help="of the pages, such as Asia/Shanghai")
    parser.add_argument("--scan-days", type=_days, default=180, help="days that scans are kept")
    parser.add_argument(
        "--ingest-workers", type=_workers, help=f"processes that validate what comes in ({INGEST_WORKERS} with --dsn)"
    )
    parser.add_argument("--fault", action="store_true", help="obey DIR/fault.json (tests and drills)")
    given = vars(parser.parse_args(argv))
    if (given["tls_cert"] is None) != (given["tls_key"] is None):
        parser.error("--tls-cert and --tls-key go together")
    if given["dsn"] is not None and holds_password(given["dsn"]):
        parser.error(DSN_IN_SIGHT)
    if given["region_header"] and not given["trust_proxy"]:
        parser.error("--region-header goes with --trust-proxy: what no proxy has set is anybody's word")
    dsn_file = given.pop("dsn_file")
    if dsn_file is not None:
        given["dsn"] = _read(parser, dsn_file)
    if given["ingest_workers"] and given["dsn"] is None:
        parser.error("--ingest-workers goes with --dsn: SQLite has one writer")
    if given["ingest_workers"] is None:
        given["ingest_workers"] = 0 if given["dsn"] is None else INGEST_WORKERS
    return Options(**given)


def _read(parser: argparse.ArgumentParser, path: Path) -> str:
    try:
        return path.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        parser.error(f"--dsn-file {path}: {getattr(error, 'strerror', None) or 'not a text'}")


def _headers(text: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in text.split(","))
    if len(names) > 3 or not all(_HEADER.fullmatch(name) for name in names):
        raise argparse.ArgumentTypeError(f"{text!r} is not one to three names of headers with commas between them")
    return names


def _port(text: str) -> int:
    if not text.isdecimal() or not text.isascii() or len(text) > 5 or int(text) > 65_535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port (0 to 65535)")
    return int(text)


def _days(text: str) -> int:
    if not text.isdecimal() or not text.isascii() or not 1 <= int(text[:6]) <= 36_500:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of days (1 to 36500)")
    return int(text)


def _workers(text: str) -> int:
    if not text.isdecimal() or not text.isascii() or len(text) > 2 or int(text) > INGEST_WORKERS_MAX:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of processes (0 to {INGEST_WORKERS_MAX})")
    return int(text)


def _rate(text: str) -> float:
    try:
        rate = float(text)
    except ValueError:
        rate = math.nan
    if not 0.01 <= rate <= 1e6:
        raise argparse.ArgumentTypeError(f"{text!r} is not a rate (0.01 to 1000000 per second)")
    return rate


def _zone(text: str) -> tzinfo:
    try:
        return ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise argparse.ArgumentTypeError(f"{text!r} is not a time zone such as Asia/Shanghai") from None
