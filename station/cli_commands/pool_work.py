"""What the commands of ``station pool`` do."""

import csv
import io
import json
import re
import sqlite3
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import NoReturn

import typer

from station.cli_commands.export import STDOUT, progress, write_whole
from station.cli_commands.journal_paths import data_folder
from station.cli_commands.output import NO, USAGE, YES, counted, err, fail, foreseeable, out
from station.core.codes import display
from station.core.recipe_limits import POOL_NAME_FORM
from station.messages.sentences import sentence
from station.pools.errors import PoolRefused
from station.pools.importing import ImportSummary, import_lines
from station.pools.lines import column_blocks, opened, text_blocks
from station.pools.reader import PoolReader
from station.pools.usage import left_ranges, pool_usage
from station.pools.voiding import void_codes, void_range

_RANGE = re.compile(r"([0-9]{1,15})-([0-9]{1,15})")
SHOWN_AFTER_IMPORT = 20


@dataclass(frozen=True, slots=True)
class ImportAsked:
    file: Path
    pool: str
    column: str
    form: str
    key_file: Path | None
    gs1: bool


def import_file(asked: ImportAsked, config: Path | None, data: Path | None, *, as_json: bool) -> int:
    """1 where nothing was imported."""
    if not re.fullmatch(POOL_NAME_FORM, asked.pool):
        fail(USAGE, "pool_name_form", {})
    if (asked.form == "wechat") != (asked.key_file is not None):
        _refuse("A WeChat pack needs its key, and only it: --format wechat --key-file FILE.")
    if asked.form == "wechat" and (asked.column or asked.gs1):
        _refuse("A WeChat pack has no --column and no --gs1.")
    with _refusing():
        folder = data_folder(config, data)
        with progress(0) as seen, opened(asked.file) as file:
            name = asked.file.name
            do = partial(import_lines, folder, asked.pool, name, now_us=time.time_ns() // 1_000, progress=seen)
            if asked.key_file is not None:
                from station.pools.wechat import pack_codes, read_key  # the cipher: no other import waits for it

                summary = do(pack_codes(file, name, read_key(asked.key_file)), kind="wechat")
            else:
                lines = column_blocks(file, name, asked.column) if asked.column else text_blocks(file, name)
                summary = do(lines, gs1=asked.gs1)
    _say_imported(summary, as_json=as_json)
    return YES


def _say_imported(summary: ImportSummary, *, as_json: bool) -> None:
    if as_json:
        told = asdict(summary)
        out(json.dumps({**told, "seconds": round(summary.seconds, 3)}, ensure_ascii=True))
        return
    duplicates = counted("{n:1 duplicate|{n} duplicates}", n=summary.duplicates)
    bad = counted("{n:1 bad line|{n} bad lines}", n=summary.bad)
    out(f"Pool {summary.pool}: {summary.imported:,} imported, {duplicates}, {bad}, {summary.seconds:.1f} s.")
    _say_bad(((each.line, each.why, each.text) for each in summary.bad_lines), SHOWN_AFTER_IMPORT)
    if len(summary.bad_lines) > SHOWN_AFTER_IMPORT:
        out(f"  and more: station pool show {summary.pool} --bad 1000")


def _say_bad(lines: Iterable[tuple[int, str, str]], most: int) -> None:
    for place, (line, why, text) in enumerate(lines):
        if place == most:
            return
        out(f"  line {line}: {display(text)}: {sentence(why)}")


def fetch_pools(config: Path, upstream: str, *, as_json: bool) -> int:
    """1 where the hub does not answer, or refuses."""
    with _refusing():
        from station.assembly.config_file import load_config
        from station.assembly.pool_fetch import HubPools, fetch  # httpx: no other command waits for it
        from sync.settings import NativeUpstream

        line = load_config(config)
        named = [each.settings for each in line.upstreams if upstream in ("", each.name)]
        hubs = [each for each in named if isinstance(each, NativeUpstream)]
        if len(hubs) != 1:
            fail(USAGE, "pool_no_hub", {})
        done = fetch(line.station.data, HubPools(hubs[0], line.station.id), time.time_ns() // 1_000)
    if as_json:
        out(json.dumps([asdict(each) for each in done]))
    for each in () if as_json else done:
        out(f"{each.pool}: {each.new:,} new codes, {each.void_here:,} void by the hub, {each.void_told:,} void told it")
    return YES


def _codes(n: int) -> str:
    return counted("{n:1 code|{n} codes}", n=n)


def list_pools(config: Path | None, data: Path | None, *, as_json: bool) -> int:
    with _refusing(), closing(PoolReader(data_folder(config, data))) as reader:
        found = reader.pools()
    if as_json:
        out(json.dumps([asdict(each) for each in found]))
    for each in () if as_json else found:
        out(f"{each.name}  {each.kind}  {_codes(each.codes)}, {each.void:,} void")
    return YES


def show_pool(pool: str, config: Path | None, data: Path | None, bad: int, *, as_json: bool) -> int:
    with _refusing(), closing(PoolReader(folder := data_folder(config, data))) as reader:
        found, imports, voids = reader.pool(pool), reader.imports(pool), reader.voids(pool)
        lines = reader.bad_lines(imports[0].id, bad) if imports else []
        usage = pool_usage(folder, pool)
    if as_json:
        bad_lines = [{"line": line, "why": why, "text": text} for line, why, text in lines]
        told = {**asdict(found), **asdict(usage), "remaining": usage.remaining}
        parts = {"imports": [asdict(each) for each in imports], "voids": [asdict(each) for each in voids]}
        out(json.dumps({**told, **parts, "bad_lines": bad_lines}))
        return YES
    out(f"Pool {found.name} ({found.kind}): {_codes(usage.codes)}, {usage.remaining:,} remaining.")
    out(f"  used {usage.used:,}, of these {usage.left:,} left the line")
    out(f"  out of use {usage.decommissioned:,}, void {usage.void:,}")
    for each in imports:
        duplicates = counted("{n:1 duplicate|{n} duplicates}", n=each.duplicates)
        out(f"  import {_day(each.at_us)} {each.file}: {each.imported:,} imported, {duplicates}, {each.bad:,} bad")
    for void in voids:
        out(f"  void {_day(void.at_us)} by {display(void.by)}: {_codes(void.codes)}, {display(void.reason)}")
    _say_bad(lines, bad)
    return YES


def _day(at_us: int) -> str:
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(at_us / 1e6))


def report_left(pool: str, config: Path | None, data: Path | None, output: Path, *, as_csv: bool) -> int:
    with _refusing():
        folder = data_folder(config, data)
        with closing(PoolReader(folder)) as reader:
            found = reader.pool(pool)
        ranges = left_ranges(folder, pool)
        if as_csv:
            rows = ((found.name, found.application, each.first, each.last, each.codes) for each in ranges)
            write_whole(output, _csv(("pool", "application", "first", "last", "codes"), rows), folder)
        else:
            told = [{"first": each.first, "last": each.last, "codes": each.codes} for each in ranges]
            total = sum(each["codes"] for each in told)
            document = {"pool": found.name, "application": found.application, "codes": total, "ranges": told}
            write_whole(output, iter([json.dumps(document).encode("ascii") + b"\n"]), folder)
    return YES


def export_pool(pool: str, config: Path | None, data: Path | None, output: Path) -> int:
    with _refusing(), closing(PoolReader(folder := data_folder(config, data))) as reader:
        reader.pool(pool)
        rows = ((number, text, raw or "") for number, text, raw in reader.codes(pool))
        write_whole(output, _csv(("number", "code", "raw"), rows), folder)
    return YES


def _csv(header: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> Iterator[bytes]:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow(row)
        if text.tell() > 65_536:
            yield text.getvalue().encode("utf-8")
            text.seek(0)
            text.truncate()
    yield text.getvalue().encode("utf-8")


@dataclass(frozen=True, slots=True)
class VoidAsked:
    pool: str
    by: str
    reason: str
    codes: Path | None
    numbers: str


def void_of(asked: VoidAsked, config: Path | None, data: Path | None, *, as_json: bool) -> int:
    """1 where no code was made void."""
    if not asked.by.strip() or not asked.reason.strip():
        _refuse("Say who does it and why: --by NAME --reason TEXT.")
    if (asked.codes is None) == (not asked.numbers):
        _refuse("Say which codes: --codes FILE, or --numbers FIRST-LAST.")
    by, reason, now_us = asked.by.strip(), asked.reason.strip(), time.time_ns() // 1_000
    with _refusing():
        folder = data_folder(config, data)
        if asked.codes is not None:
            done = void_codes(folder, asked.pool, _texts(asked.codes), by=by, reason=reason, now_us=now_us)
        else:
            done = void_range(folder, asked.pool, *_numbers(asked.numbers), by=by, reason=reason, now_us=now_us)
    if as_json:
        out(json.dumps(asdict(done)))
    else:
        told = (
            "{n:1 code is|{n} codes are} void now, {before} {before:was|were} before, "
            "{unknown} {unknown:is|are} not in the pool."
        )
        out(counted(told, n=done.void, before=done.already, unknown=done.unknown))
    return YES if done.void or done.already else NO


def _texts(path: Path) -> list[str]:
    text = sys.stdin.read() if path == STDOUT else path.read_text("utf-8-sig", "replace")
    return [line for line in text.splitlines() if line.strip()]


def _numbers(text: str) -> tuple[int, int]:
    found = _RANGE.fullmatch(text)
    if found is None or int(found[1]) > int(found[2]):
        _refuse(f"{display(text)!r} is no range: --numbers 1-5000.")
    return int(found[1]), int(found[2])


def _refuse(text: str) -> NoReturn:
    err(text)
    raise typer.Exit(USAGE)


@contextmanager
def _refusing() -> Iterator[None]:
    """What a pool refuses, and what the disk does."""
    try:
        with foreseeable():
            yield
    except PoolRefused as refused:
        fail(NO, refused.key, refused.arguments)
    except sqlite3.Error as error:
        fail(NO, "pools_unreadable", {"detail": str(error)})
