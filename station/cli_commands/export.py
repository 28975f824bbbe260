"""``station export``: the journal as files, beside a running line or at rest."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import BinaryIO, NoReturn, assert_never

import typer

from config.result import Config
from station.assembly import exports
from station.assembly.exports import Source, Wanted, What
from station.cli_commands.authority import Document, Paper, SigningService, files, hand_in, make, tell
from station.cli_commands.journal_paths import data_folder
from station.cli_commands.output import USAGE, YES, err, foreseeable
from station.journal.pages import Pages
from sync.epcis.document import DocumentLimits
from sync.epcis.events import Where
from sync.epcis.identifiers import Namespace, namespace_fault, percent
from sync.epcis.settings import EpcisUpstream

STDOUT = Path("-")
DOCUMENT = DocumentLimits(1_000, 2**20)
"""What one EPCISDocument of a file holds at most."""
TOLD_EVERY_S = 0.5


def export(
    what: What,
    config: Path | None,
    data: Path | None,
    output: Path,
    *,
    order: str,
    since: str,
    until: str,
    namespace: str,
    read_point: str,
    upstream: str,
) -> int:
    wanted = Wanted(order, _moment(since, -exports.ALWAYS_US), _moment(until, exports.ALWAYS_US))
    with foreseeable():
        line, found = _settings(config)
        folder = data_folder(config, data)
        with closing(Pages.open(folder / "journal.db")) as pages, progress(exports.total(pages, what)) as seen:
            source = Source(pages, wanted, line, seen)
            match what:
                case "events":
                    pieces = exports.events(source)
                case "containers":
                    pieces = exports.containers(source)
                case "members":
                    pieces = exports.members(source)
                case "cases":
                    pieces = exports.cases(source)
                case "units":
                    pieces = exports.units(source)
                case "epcis":
                    where = _where(found, line, upstream, namespace, read_point)
                    pieces = exports.epcis(source, where, DOCUMENT, lambda: datetime.now(UTC))
                case _:
                    assert_never(what)
            write_whole(output, exports.believed(pieces), folder)
    return YES


def export_document(
    what: Document,
    config: Path | None,
    data: Path | None,
    output: Path | None,
    paper: Paper,
    *,
    order: str,
    since: str,
    until: str,
    check: bool,
    signer: SigningService | None = None,
) -> int:
    """A document for an authority: what it would refuse is said first, and then nothing is written."""
    if config is None:
        _refuse(f"{what} needs --config FILE: its [authority] says who hands it in.")
    if output is None and not check:
        _refuse(f"{what} needs -o FILE, or --check to say only what would be refused.")
    wanted = Wanted(order, _moment(since, -exports.ALWAYS_US), _moment(until, exports.ALWAYS_US))
    with foreseeable():
        line, found = _settings(config)
        assert found is not None
        folder = data_folder(config, data)
        with closing(Pages.open(folder / "journal.db")) as pages:
            made = make(what, Source(pages, wanted, line), found, paper, lambda: _where_12(found, line))
            if (code := tell(made.findings)) or check or output is None:
                return code
            _outside(output, folder)
            written = []
            for file, content in files(output, made.parts()):
                _write(file, iter([content]))
                written.append(file)
    return max((hand_in(what, file, signer) for file in written), default=YES) if signer is not None else YES


def _where_12(config: Config, line: str) -> Where:
    """As events are sent where the config sends them, else below a namespace of the station; units are commissioned."""
    found = [one.settings for one in config.upstreams if isinstance(one.settings, EpcisUpstream)]
    where = found[0].where(line) if found else Where(Namespace("urn:station"), f"urn:station:loc:{percent(line)}")
    return replace(where, commissioning=True)


def _settings(config: Path | None) -> tuple[str, Config | None]:
    """Name of the line and its config, where one was named."""
    if config is None:
        return "", None
    from station.assembly.config_file import load_config

    found = load_config(config)
    return found.station.id, found


def _where(config: Config | None, line: str, upstream: str, namespace: str, read_point: str) -> Where:
    """What makes the identifiers: as they are sent, or as the command line says."""
    upstreams = config.upstreams if config is not None else ()
    found = [one.settings for one in upstreams if isinstance(one.settings, EpcisUpstream)]
    chosen = [settings for settings in found if upstream in ("", settings.name)]
    if namespace:
        if fault := namespace_fault(namespace):
            _refuse(f"--namespace: {fault}.")
        space = Namespace(namespace)
        return Where(space, read_point or space.uri("loc", line or "line"))
    if not chosen:
        _refuse('Identifiers need a namespace: --config with an [[upstream]] of driver "epcis", or --namespace URI.')
    if len(chosen) > 1:
        _refuse(f"Which of {', '.join(settings.name for settings in chosen)}? --upstream NAME.")
    return chosen[0].where(line)


def _moment(text: str, default: int) -> int:
    """Microseconds since 1970; without an offset it is the time of this machine."""
    if not text:
        return default
    try:
        moment = datetime.fromisoformat(text).astimezone()
    except (ValueError, OverflowError, OSError):
        _refuse(f"{text!r} is no time: 2026-11-22, 2026-11-22T06:00 or 2026-11-22T06:00+08:00.")
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)


def _outside(output: Path, folder: Path) -> None:
    """A file must never take the place of something in the data folder."""
    if output != STDOUT and output.resolve().is_relative_to(folder.resolve()):
        _refuse(f"{output} lies in the data folder {folder}: choose another place.")


def write_whole(output: Path, pieces: Iterator[bytes], folder: Path) -> None:
    """Outside the data folder only; whole or not at all."""
    _outside(output, folder)
    _write(output, pieces)


def _refuse(sentence: str) -> NoReturn:
    err(sentence)
    raise typer.Exit(USAGE)


def _write(output: Path, pieces: Iterator[bytes]) -> None:
    """Whole or not at all: the file gets its name when everything is on disk."""
    if output == STDOUT:
        for piece in pieces:
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
        return
    if output.is_dir():
        raise IsADirectoryError(21, "Is a folder, a file is needed", str(output))
    output = output.resolve()
    if output.exists() and not output.is_file():  # a device or a pipe is written into, never replaced
        with output.open("wb") as file:
            file.writelines(pieces)
        return
    part = output.with_name(f"{output.name}.part")
    try:
        with part.open("wb") as file:
            _fill(file, pieces)
        part.replace(output)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


def _fill(file: BinaryIO, pieces: Iterator[bytes]) -> None:
    for piece in pieces:
        file.write(piece)
    file.flush()
    os.fsync(file.fileno())


@contextmanager
def progress(total: int) -> Iterator[Callable[[int], None]]:
    """How far it is, on a terminal only; never in the way of what is written. ``total`` 0 = not known."""
    if not sys.stderr.isatty():
        yield lambda _count: None
        return
    due_s = time.monotonic() + TOLD_EVERY_S

    def seen(count: int) -> None:
        nonlocal due_s
        if (now_s := time.monotonic()) >= due_s:
            due_s = now_s + TOLD_EVERY_S
            sys.stderr.write(f"\r{count:,} of {total:,} " if total else f"\r{count:,} ")
            sys.stderr.flush()

    try:
        yield seen
    finally:
        sys.stderr.write("\r\x1b[K")
