"""``station hub pool | wechat``: codes issued, given to printers and stations, activated; and the balance of a pool."""

import csv
import json
import os
import sys
from functools import partial
from pathlib import Path

import httpx

from station.core.codes.ranges import CodeRange, count
from sync.code_pack import KEY_BYTES
from sync.hub import console
from sync.hub.code_balance import code_balance
from sync.hub.code_pools import (
    CHUNK,
    IssuedPool,
    PoolFault,
    PoolKind,
    all_pools,
    codes_of,
    issue,
    make_pool,
    make_void,
    next_range,
    note_range,
    pool_named,
    ranges_of,
)
from sync.hub.console import now_us
from sync.hub.database import Database
from sync.hub.wechat_api import TIMEOUT_S, CodeActivity, WechatApi
from sync.hub.wechat_codes import activate, apply, download, wechat_pool

REFUSALS = {
    "pool_unknown": "there is no pool {name!r}: see `station hub pool list`",
    "pool_taken": "there is a pool {name!r} already",
    "pool_name": "a pool's name has letters, digits, dots, dashes and underlines, 40 at most, not {name!r}",
    "pool_gtin": "{head!r} is no GTIN of 14 digits with a right check digit",
    "pool_url": "{head!r} is no beginning of a web address, such as https://q.brand.cn/",
    "pool_length": "a serial has {low} to {high} signs",
    "pool_not_wechat": "{name!r} is no pool of WeChat codes: apply for them first, `station hub wechat apply`",
    "codes_short": "{name!r} has no {left} more codes in one range that were not given away: issue more",
    "codes_repeated": "a code of the pack is in a pool already: nothing of this range is kept in {name!r}",
    "wechat_count": "an application is for a multiple of {step} codes, {most} at most",
    "platform_silent": "the platform gave no answer ({words}): nothing is lost, say the command again",
    "platform_endless": "the platform's answer has more than {mb} MB: nothing of it is kept; a pack so large is taken "
    "from the platform's file, `station pool import --format wechat`",
    "platform_refused": "the platform refuses, {code}: {words}",
    "platform_busy": "the platform takes no more calls for now, {code}: {words}; say the command again later",
    "pack_key": "the key does not open the pack {first} to {last}: take the key of this account's notice",
    "pack_unreadable": "the pack {first} to {last} holds a line that is no code: nothing of it is kept",
    "pack_differs": "the pack {first} to {last} holds {found} codes or others than it should: nothing of it is kept",
    "file_unreadable": "{path} cannot be read: {why}",
    "file_there": "{path} is there already: give another name",
    "key_form": "a key has 16, 24 or 32 characters, {path} has {found}",
}
at_database = partial(console.at_database, refusals=REFUSALS)


def issue_codes(folder: Path | None, dsn: str | None, name: str, gtin: str, url: str, length: int, codes: int) -> int:
    """Make the pool where there is none of this name, and new codes in it."""
    kind: PoolKind = "gs1" if gtin else "url"

    def do(database: Database) -> None:
        with database.writer.begin() as connection:
            try:
                pool = make_pool(connection, name, kind, gtin or url, length, now_us())
            except PoolFault as fault:
                if fault.key != "pool_taken":
                    raise
                pool = pool_named(connection, name)
            if (pool.kind, pool.head) != (kind, gtin or url):
                raise PoolFault("pool_taken", name=name)
            made = issue(connection, pool, codes)
        sys.stdout.write(f"{name}: codes issued {made.codes}, numbers {made.first} to {made.last}\n")

    return at_database(folder, dsn, do)


def list_pools(folder: Path | None, dsn: str | None) -> int:
    def do(database: Database) -> None:
        with database.reader.connect() as connection:
            for pool in all_pools(connection):
                about = pool.head or f"application {pool.application or '-'}"
                sys.stdout.write(f"{pool.name}\t{pool.kind}\t{about}\n")

    return at_database(folder, dsn, do)


def print_file(folder: Path | None, dsn: str | None, name: str, codes: int, output: Path, whom: str) -> int:
    """The next codes that were given to no printer, as CSV; said to be printed once the file is whole on disk."""

    def do(database: Database) -> None:
        with database.writer.begin() as connection:
            pool = pool_named(connection, name)
            within = next_range(connection, pool, "printed", codes)
            note_range(connection, pool, "printed", within, now_us(), whom=whom)
            _write(database, pool, within, output)
        sys.stdout.write(f"{name}: numbers {within.first} to {within.last} in {output}\n")

    return at_database(folder, dsn, do)


def _write(database: Database, pool: IssuedPool, within: CodeRange, output: Path) -> None:
    """A new file, whole or not at all: one that is there may hold codes that are on labels already."""
    part = output.with_name(f"{output.name}.part")
    if output.exists():
        raise PoolFault("file_there", path=str(output))
    try:
        with part.open("w", encoding="utf-8", newline="") as file, database.reader.connect() as connection:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(("number", "code", "raw"))
            first = within.first
            while rows := codes_of(connection, pool, CodeRange(first, within.last), CHUNK):
                writer.writerows(rows)
                first = rows[-1][0] + 1
            file.flush()
            os.fsync(file.fileno())
        part.rename(output)
    except OSError as error:
        raise PoolFault("file_unreadable", path=str(output), why=error.strerror or "") from None


def hand(
    folder: Path | None, dsn: str | None, name: str, station: str, codes: int, numbers: tuple[int, int] | None
) -> int:
    """Give a range to a station: the next one, or the one that is named."""

    def do(database: Database) -> None:
        with database.writer.begin() as connection:
            pool = pool_named(connection, name)
            within = CodeRange(*numbers) if numbers is not None else next_range(connection, pool, "handed", codes)
            note_range(connection, pool, "handed", within, now_us(), whom=station)
        sys.stdout.write(f"{name}: numbers {within.first} to {within.last} are {station}'s\n")

    return at_database(folder, dsn, do)


def void(folder: Path | None, dsn: str | None, name: str, numbers: tuple[int, int], by: str, reason: str) -> int:
    def do(database: Database) -> None:
        with database.writer.begin() as connection:
            pool = pool_named(connection, name)
            made = make_void(connection, pool, [CodeRange(*numbers)], now_us(), whom="", by=by, words=reason)
        sys.stdout.write(f"{name}: {made} codes are void now\n")

    return at_database(folder, dsn, do)


def balance(folder: Path | None, dsn: str | None, name: str, *, as_json: bool) -> int:
    """Each step of the codes' life with its count; what went one step and not the next, by range."""

    def do(database: Database) -> None:
        with database.reader.connect() as connection:
            pool = pool_named(connection, name)
            told = code_balance(connection, pool)
        if as_json:
            sys.stdout.write(json.dumps({"pool": name, **told.document()}) + "\n")
            return
        document = told.document()
        for step in ("issued", "void", "printed", "packed", "left", "asking", "activated"):
            sys.stdout.write(f"{step:10} {document[step]:>12,}\n")
        for over, ranges in told.leftovers.items():
            shown = ", ".join(f"{each.first}-{each.last}" for each in ranges[:20])
            more = " ..." if len(ranges) > 20 else ""
            sys.stdout.write(f"{over.replace('_', ' ')}: {count(ranges):,}{': ' if ranges else ''}{shown}{more}\n")

    return at_database(folder, dsn, do)


# WeChat --------------------------------------------------------------------------------------------------------------


def wechat(address: str, appid: str, secret_file: Path) -> WechatApi:
    """Raises PoolFault when the secret cannot be read."""
    client = httpx.Client(base_url=address, timeout=TIMEOUT_S, trust_env=False)
    return WechatApi(client, appid, _text_of(secret_file))


def wechat_apply(folder: Path | None, dsn: str | None, account: tuple[str, str, Path], name: str, codes: int) -> int:
    def do(database: Database) -> None:
        pool = apply(database, wechat(*account), name, codes, now_us())
        sys.stdout.write(f"{name}: application {pool.application} for {codes} codes\n")

    return at_database(folder, dsn, do)


def wechat_query(folder: Path | None, dsn: str | None, account: tuple[str, str, Path], name: str) -> int:
    """1 while the platform has not finished."""
    finished = False

    def do(database: Database) -> None:
        nonlocal finished
        pool = wechat_pool(database, name)
        told = wechat(*account).application(pool.application, pool.asked)
        finished = told.finished
        shown = ", ".join(f"{each.first}-{each.last}" for each in told.ranges)
        sys.stdout.write(f"{name}: {'finished' if told.finished else 'not finished yet'}: {shown or 'no codes'}\n")

    return at_database(folder, dsn, do) or int(not finished)


def wechat_download(folder: Path | None, dsn: str | None, account: tuple[str, str, Path], name: str, key: Path) -> int:
    """1 while some of the codes are still to come."""
    finished = False

    def do(database: Database) -> None:
        nonlocal finished
        opened = _text_of(key).encode("ascii", "replace")
        if len(opened) not in KEY_BYTES:
            raise PoolFault("key_form", path=str(key), found=len(opened))
        new, finished = download(database, wechat(*account), name, opened)
        rest = "" if finished else "; the platform has not finished: say the command again later"
        sys.stdout.write(f"{name}: {new} new codes{rest}\n")

    return at_database(folder, dsn, do) or int(not finished)


def wechat_activate(
    folder: Path | None, dsn: str | None, account: tuple[str, str, Path], name: str, activity: CodeActivity
) -> int:
    """1 while something that left is not activated yet."""
    open_ = False

    def do(database: Database) -> None:
        nonlocal open_
        done = activate(database, wechat(*account), name, activity, now_us())
        open_ = bool(done.unsure or done.stopped)
        sys.stdout.write(f"{name}: codes activated {done.codes}, ranges {len(done.ranges)}\n")
        for each in done.unsure:
            sys.stdout.write(f"  no answer for {each.first} to {each.last}: the next run asks first\n")
        if done.stopped:
            sys.stdout.write(f"  stopped by the platform ({done.stopped}): say the command again later\n")

    return at_database(folder, dsn, do) or int(open_)


def wechat_ledger(folder: Path | None, dsn: str | None, name: str) -> int:
    def do(database: Database) -> None:
        pool = wechat_pool(database, name)
        with database.reader.connect() as connection:
            for kind in ("activated", "asking"):
                for each in ranges_of(connection, pool, kind):
                    sys.stdout.write(f"{kind}\t{each.first}\t{each.last}\n")

    return at_database(folder, dsn, do)


def _text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise PoolFault("file_unreadable", path=str(path), why=getattr(error, "strerror", None) or "not text") from None
