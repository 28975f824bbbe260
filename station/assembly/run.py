"""Running one line from its config: everything made, started, and ended in order."""

import asyncio
import gc
import os
import signal
import sys
from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import structlog

from config.result import Config
from drivers.protocols import Plc
from drivers.wire_record import Tape
from station.api.errors import ApiRefused
from station.api.listening import bound_port
from station.assembly.api_listener import ApiListener
from station.assembly.devices import (
    decode_settings,
    line_settings,
    make_cameras,
    make_case_reader,
    make_pictures,
    make_plc,
    make_scan_readers,
    make_unit_readers,
    order_name,
    recipe_of,
)
from station.assembly.installation import demand_known, note_begun
from station.assembly.label_printing import make_printers
from station.core.commands import StartOrder
from station.exit_codes import RESTART
from station.journal import Journal, JournalRefused, Reader, Store
from station.journal.lock import refuse_if_held
from station.plc_log import FOLDER, Keep, PlcLog
from station.recording.recorder import Recorder
from station.recording.segments import RECORDINGS
from station.runtime.clock import SystemClock
from station.runtime.evidence import EvidenceRing
from station.runtime.health import DiskLimits
from station.runtime.parts import Parts
from station.runtime.plc_task import PlcTiming
from station.runtime.station import Station
from station.runtime.supervisor import AWAITED_BACK_OFF_S, PLC_BACK_OFF_S
from station.version import PROGRAM
from station.vision.pool import DecodePool

if TYPE_CHECKING:
    from station.assembly.side_services import SideServices

DRAIN_S = 1.0
"""How long a stopping station lets upstream catch up; what is left is sent by the next start."""
SWITCH_S = 0.001
"""How long a thread may keep the interpreter while the loop has a verdict to write (Python's own default: 5 ms)."""
PRIVATE = 0o077
"""What a line writes is read by its user alone."""
ORDER_FIRST_S = 1.0
"""So long what is slow to load stays behind the order that opens the line: a disk that hangs keeps no screen away."""
_log = structlog.get_logger("station")


@dataclass(frozen=True, slots=True)
class RunOptions:
    console: bool = False
    """Show the live view on stdout."""
    parent_pipe: bool = False
    """End when stdin closes (a launcher holds it)."""


def recordings_path(config: Config) -> Path:
    return config.station.data / RECORDINGS


def journal_path(data: Path) -> Path:
    return data / "journal.db"


def make_parts(config: Config, decoder: DecodePool, on_commit: Callable[[], None]) -> Parts:
    """Everything the station is made of. Opens nothing."""
    clock, path = SystemClock(), journal_path(config.station.data)
    plc = config.plc.settings if config.plc is not None else None
    return Parts(
        settings=line_settings(config),
        data=config.station.data,
        clock=clock,
        journal=Journal(lambda: Store.open(path, program=PROGRAM, now_us=clock.now().wall_us)),
        reader=lambda: Reader.open(path),
        plc=make_plc(config),
        plc_timing=PlcTiming(
            poll_ms=getattr(plc, "poll_ms", 20),
            heartbeat_timeout_ms=getattr(plc, "heartbeat_timeout_ms", 600),
            back_off_s=AWAITED_BACK_OFF_S if getattr(plc, "is_server", False) else PLC_BACK_OFF_S,
        ),
        cameras=make_cameras(config),
        unit_readers=make_unit_readers(config),
        case_reader=make_case_reader(config),
        scan_readers=make_scan_readers(config),
        pictures=make_pictures(config),
        printers=make_printers(config),
        decoder=decoder,
        decode_settings=decode_settings(config),
        limits=DiskLimits(
            config.storage.alarm_free_percent, config.storage.stop_free_percent, config.evidence.limit_mb * 1_000_000
        ),
        recording=_recording(config),
        samples=_samples(config),
        sample_all=config.recording.pictures == "all",
        on_commit=on_commit,
    )


def make_plc_log(config: Config, plc: Plc | None) -> PlcLog:
    """What the config wants kept of the requests; it writes until it is closed."""
    settings = config.plc.settings if config.plc is not None else None
    keep: Keep = getattr(settings, "wire_log", "off")
    tape: Tape = getattr(plc, "tape", None) or Tape()
    return PlcLog(tape, config.station.data / FOLDER, getattr(settings, "wire_log_mb", 1) * 1_000_000, keep)


def _recording(config: Config) -> Recorder | None:
    share = config.recording.limit_mb * 1_000_000 - _room_for_pictures(config)
    how = {"budget_ms": config.vision.budget_ms, "pyzbar": config.vision.pyzbar}
    return Recorder(recordings_path(config), share, line_settings(config), PROGRAM, how) if share else None


def _samples(config: Config) -> EvidenceRing | None:
    room = _room_for_pictures(config)
    return EvidenceRing(recordings_path(config) / "pictures", room, whole=True) if room else None


def _room_for_pictures(config: Config) -> int:
    """Bytes: half of the recording's room, where whole pictures are kept in it."""
    kept = config.cameras and config.recording.pictures != "none"
    return config.recording.limit_mb * 500_000 if kept else 0


class Wake:
    """Calls whoever is there when events are durable; the uploaders come after the journal is open."""

    def __init__(self) -> None:
        self.call: Callable[[], None] = lambda: None

    def __call__(self) -> None:
        self.call()


async def run_line(config: Config, options: RunOptions) -> int:
    """Until SIGTERM, SIGINT, a stop command, or (with ``parent_pipe``) the parent's end; the exit code.

    Raises JournalRefused, ApiRefused, OSError, alone or in a group."""
    sys.setswitchinterval(SWITCH_S)
    os.umask(PRIVATE)
    demand_known(config.station.id, config.station.data)
    _make_folder(config.station.data)
    wake, pool = Wake(), DecodePool(config.vision.threads)
    try:
        parts = make_parts(config, pool, wake)
        with closing(_listener(config)) as listener, closing(make_plc_log(config, parts.plc)):
            async with Station(parts) as station:
                interrupted = _obey_signals(station, options)
                await asyncio.to_thread(note_begun, config.station.id, config.station.data)
                _say_started(config, station, listener)
                await _run_all(config, options, station, pool, listener, wake)
                code = 130 if interrupted() else RESTART if station.restarting_by else 0
            _log.info("stopped", station=config.station.id, exit_code=code, restarting_by=station.restarting_by)
            return code
    finally:
        await pool.close()
        gc.unfreeze()  # what is frozen would be told as leaked by every library that counts its objects at the end


def _listener(config: Config) -> ApiListener:
    """A port in use says little where it is another station on this very folder that has it."""
    try:
        return ApiListener(config)
    except ApiRefused:
        refuse_if_held(config.station.data / "lock")
        raise


def _say_started(config: Config, station: Station, listener: ApiListener) -> None:
    api = f"http://{config.api.host}:{bound_port(listener.listening)}"
    boot, data = station.line.state.boot, str(config.station.data)
    _log.info("started", station=config.station.id, program=PROGRAM, data=data, api=api, boot=boot, pid=os.getpid())


def _spare_the_collector() -> None:
    """What was imported lives for ever: no full collection has to walk it while a case waits for its verdict."""
    gc.freeze()
    gc.enable()


def _make_folder(data: Path) -> None:
    try:
        data.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise JournalRefused("journal_unwritable", path=str(data), detail=error.strerror or "") from None


async def _run_all(
    config: Config, options: RunOptions, station: Station, pool: DecodePool, listener: ApiListener, wake: Wake
) -> None:
    """The line first, then its companions; when it has ended, upstream may catch up, then the API is closed."""
    with ExitStack() as held:
        async with asyncio.TaskGroup() as group:
            line = group.create_task(station.run(), name="line")
            packs = config.station.kind != "dock"
            if packs and station.line.state.order is None and not station.line.state.suspended:
                order = group.create_task(_start_order(config, station), name="order")
                await asyncio.wait({order}, timeout=ORDER_FIRST_S)
            await _load_readers(config, pool)
            make = await asyncio.to_thread(_load_side_services)
            companions = held.enter_context(closing(make(config, station, listener)))
            wake.call = companions.wake
            _spare_the_collector()
            companions.start(group, console=options.console)
            await line
            await companions.end(DRAIN_S)


async def _load_readers(config: Config, pool: DecodePool) -> None:
    """What the first code is judged, the first label drawn and the first picture read with, loaded while the devices
    connect: no verdict waits for it."""
    await asyncio.to_thread(import_module, "station.core.codes.gs1")
    if config.printers:
        await asyncio.to_thread(import_module, "drivers.symbols")
    if config.cameras:
        await pool.load()


def _load_side_services() -> "type[SideServices]":
    """Web server, metrics, HTTP client: more than half of a start's imports, and the line waits for none of them."""
    from station.assembly.side_services import SideServices

    return SideServices


async def _start_order(config: Config, station: Station) -> None:
    """A run begins with the order of its config if none is open."""
    name = order_name(config)
    refusal = await station.command(StartOrder("station", name, recipe_of(config)))
    if refusal is not None:
        _log.warning("order_not_started", order=name, key=refusal.key, **dict(refusal.arguments))


def _obey_signals(station: Station, options: RunOptions) -> Callable[[], bool]:
    """SIGTERM ends in order; SIGINT too, but for a child: its launcher decides. Returns: was it SIGINT?"""
    loop, interrupted = asyncio.get_running_loop(), asyncio.Event()

    def interrupt() -> None:
        interrupted.set()
        station.stop()

    loop.add_signal_handler(signal.SIGTERM, station.stop)
    if options.parent_pipe:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        watch_parent(loop, station.stop)
    else:
        loop.add_signal_handler(signal.SIGINT, interrupt)
    return interrupted.is_set


def watch_parent(loop: asyncio.AbstractEventLoop, gone: Callable[[], None]) -> None:
    """Call ``gone`` when the pipe on stdin closes: the parent is no more."""
    fd = sys.stdin.fileno()

    def heard() -> None:
        if not os.read(fd, 4_096):
            loop.remove_reader(fd)
            gone()

    loop.add_reader(fd, heard)
