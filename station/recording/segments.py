"""The format of a recording: lines of JSON in a gzip file, one array a line, its first item says what it is.

``["recording", 1, {...}]``   the first line: format, program, station, settings of the line, boot and number of segment
``["loaded", {...}]``         a core begins from what the journal held
``["state", "…"]``            a core goes on in the middle of a run (``recording.state``, base64)
``["poll", t, w, {...}, d]``  a PLC block: only the words that differ from the block before in this segment
``["item", t, w, name, {...}, d]``  any other observation or command
``["gap", n]``                n inputs could not be written in time; the state of after them follows
``t``: monotonic ms, ``w``: wall clock in µs, ``d``: digest of the step it led to. An input that decided cases has one
more item: their events as ``[kind, version, body]``.
"""

import base64
import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from drivers.protocols import PlcBlock
from station.core import commands as cmd
from station.core import observations as obs
from station.core.effects import Step
from station.core.loaded import Loaded
from station.core.settings import LineSettings
from station.journal import codec
from station.journal.errors import BadEvent

FORMAT = 1
SUFFIX = ".rec.gz"
RECORDINGS = "recordings"
"""Of a data folder."""
ITEMS = {kind.__name__: kind for kind in (*get_args(obs.Observation), *get_args(cmd.Command))}
LINE_BYTES_MAX = 64_000_000
"""A longer line is no recording of ours (a command of 10,000 members takes some megabytes)."""
DECIDES = "case."
"""Kinds of events that say what became of a case begin so."""


class NotRecorded(Exception):
    """The file is no recording, or not one that this program reads; key and arguments say why."""

    def __init__(self, key: str, **arguments: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.arguments = arguments


@dataclass(frozen=True, slots=True)
class SegmentHead:
    """The first line of a segment."""

    program: str
    settings: LineSettings
    boot: int
    segment: int
    """From 1 within a boot."""
    reading: Mapping[str, Any] = field(default_factory=dict)
    """How pictures were read: ``budget_ms``, ``pyzbar``."""


@dataclass(frozen=True, slots=True)
class Input:
    """One thing the core was told, and the digest of what it did."""

    now: obs.Now
    item: obs.Observation | cmd.Command
    digest: str
    decided: tuple[tuple[str, int, str], ...] = ()
    """(kind, version, body) of the events about cases that it led to."""


def digest(step: Step) -> str:
    """The same for two steps exactly if all that they want written, told and done is the same."""
    plain = (
        codec.to_plain(step.words),
        [codec.encode(event) for event in step.events],
        [codec.to_plain(row) for row in step.queue],
        step.dropped,
        [(type(effect).__name__, codec.to_plain(effect)) for effect in step.effects],
        codec.to_plain(step.refusal) if step.refusal is not None else None,
    )
    return hashlib.blake2b(codec.dump(plain).encode(), digest_size=8).hexdigest()  # type: ignore[arg-type]


def decided(step: Step) -> tuple[tuple[str, int, str], ...]:
    """What a step says of cases."""
    return tuple(codec.encode(event) for event in step.events if event.kind.startswith(DECIDES))


class Writer:
    """Makes the lines of one segment."""

    def __init__(self) -> None:
        self._words: dict[str, int] = {}

    def head(self, head: SegmentHead) -> bytes:
        told = {"program": head.program, "boot": head.boot, "segment": head.segment, "reading": dict(head.reading)}
        return _line(["recording", FORMAT, {**told, "settings": codec.to_plain(head.settings)}])

    def input(self, now: obs.Now, item: obs.Observation | cmd.Command, step: Step) -> bytes:
        time: list[Any] = [now.mono_ms, now.wall_us]
        if isinstance(item, obs.PlcPolled):
            words = {name: getattr(item.block, name) for name in WORDS}
            changed = {name: value for name, value in words.items() if self._words.get(name) != value}
            self._words = words
            told = ["poll", *time, changed, digest(step)]
        else:
            told = ["item", *time, type(item).__name__, codec.to_plain(item), digest(step)]
        events = decided(step)
        return _line([*told, events] if events else told)


WORDS = tuple(PlcBlock.__dataclass_fields__)


def _line(items: Sequence[Any]) -> bytes:
    return json.dumps(items, separators=(",", ":")).encode() + b"\n"


def loaded_line(loaded: Loaded) -> bytes:
    return _line(["loaded", codec.to_plain(loaded)])


def state_line(state: bytes) -> bytes:
    return _line(["state", base64.b64encode(state).decode()])


def gap_line(inputs: int) -> bytes:
    return _line(["gap", inputs])


class SegmentReader:
    """The lines of one segment as what they mean. Raises NotRecorded; a file that ends in the middle just ends."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.ended_early = False
        """Its process was killed, or still writes it."""
        self.is_damaged = False
        """Behind what was read there is something that nobody wrote."""
        self._words: dict[str, int] = {}

    def demand_whole(self) -> None:
        """Raises NotRecorded for one that was written to its end and is another one now, by its checksum."""
        begins = False
        try:
            with gzip.open(self.path, "rb") as file:
                while file.read1(1 << 16):
                    begins = True
        except gzip.BadGzipFile:
            key = "recording_damaged" if begins else "recording_unknown"
            raise NotRecorded(key, file=str(self.path)) from None
        except (EOFError, zlib.error):
            return  # it has no checksum yet: its lines are looked at one by one
        except OSError as error:
            told = error.strerror or str(error)
            raise NotRecorded("recording_unreadable", file=str(self.path), detail=told) from None

    def head(self) -> SegmentHead | None:
        """None where its process, or the power, ended before the first line was flushed."""
        match next(self._lines(), None):
            case None:
                return None
            case ["recording", int(number), dict(told)]:
                if number != FORMAT:
                    raise NotRecorded("recording_newer", file=str(self.path), version=number, known=FORMAT)
                return self._head(told)
            case _:
                raise NotRecorded("recording_unknown", file=str(self.path))

    def _head(self, told: dict[str, Any]) -> SegmentHead:
        try:
            settings = codec.from_plain(LineSettings, told["settings"])
            reading = dict(told.get("reading", {}))
            return SegmentHead(str(told["program"]), settings, int(told["boot"]), int(told["segment"]), reading)
        except (KeyError, TypeError, ValueError, BadEvent):
            raise NotRecorded(
                "recording_other_program", file=str(self.path), program=str(told.get("program"))
            ) from None

    def __iter__(self) -> Iterator[Input | list[Any]]:
        """Every input; lines of another kind as they are."""
        for number, line in enumerate(self._lines(), start=1):
            if number == 1:
                continue
            try:
                yield self._meaning(line)
            except (KeyError, TypeError, ValueError, IndexError, BadEvent):
                raise NotRecorded("recording_line", file=str(self.path), line=number) from None

    def _meaning(self, line: Any) -> Input | list[Any]:
        match line:
            case ["poll", int(mono), int(wall), dict(changed), str(told), *rest]:
                self._words |= {str(word): _number(value) for word, value in changed.items()}
                return Input(obs.Now(mono, wall), obs.PlcPolled(PlcBlock(**self._words)), told, _events(rest))
            case ["item", int(mono), int(wall), str(name), dict(body), str(told), *rest]:
                item = codec.from_plain(ITEMS[name], body)
                return Input(obs.Now(mono, wall), item, told, _events(rest))
            case ["loaded" | "state" | "gap", _]:
                return list(line)
            case _:
                raise ValueError

    def _lines(self) -> Iterator[Any]:
        """The line ended, or lost power, before the segment was closed: what is whole counts."""
        number = 0
        try:
            with gzip.open(self.path, "rb") as file:
                while (line := file.readline(LINE_BYTES_MAX)).endswith(b"\n"):
                    number += 1
                    yield json.loads(line)
                self.ended_early = bool(line)
        except EOFError:
            self.ended_early = True
        except (zlib.error, gzip.BadGzipFile):
            self.is_damaged = True
        except (ValueError, RecursionError):
            key = "recording_line" if number > 1 else "recording_unknown"
            raise NotRecorded(key, file=str(self.path), line=number) from None


def _number(value: Any) -> int:
    if type(value) is not int:
        raise ValueError
    return value


def _events(rest: list[Any]) -> tuple[tuple[str, int, str], ...]:
    return tuple((str(kind), int(version), str(body)) for kind, version, body in (rest[0] if rest else ()))
