"""Run a recording again through the core of this program.

The core is pure, so the same inputs lead to the same steps bit for bit; a difference is a change of the program. What
the plant did after a case that is now decided otherwise is what it did after the old verdict: read the first
difference, and take what follows with care.
"""

import base64
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from station.core import observations as obs
from station.core.dock import KINDS
from station.core.line import Line
from station.core.loaded import Loaded
from station.core.settings import LineSettings
from station.journal import codec
from station.journal.errors import BadEvent
from station.recording.segments import (
    RECORDINGS,
    SUFFIX,
    Input,
    NotRecorded,
    SegmentHead,
    SegmentReader,
    decided,
    digest,
)
from station.recording.state import StateUnreadable, thaw

DAMAGED = ("recording_damaged", "recording_line")
KEPT = 100
"""Differences that are told one by one."""

Decisions = dict[str, dict[str, str]]
"""Case (``epoch/seq``) → kind of event → what of it matters, as JSON text."""


@dataclass(slots=True)
class ReplayOutcome:
    """What came of a replay."""

    programs: list[str] = field(default_factory=list)
    """Those that recorded, in order of first appearance."""
    segments: int = 0
    inputs: int = 0
    cases: int = 0
    steps_differ: int = 0
    first_differing: list[tuple[obs.Now, str]] = field(default_factory=list)
    """When, and what the core was told (the first hundred)."""
    decided_otherwise: dict[str, tuple[dict[str, str], dict[str, str]]] = field(default_factory=dict)
    """Case → (recorded, now)."""
    numbered_otherwise: list[str] = field(default_factory=list)
    """Cases of which nothing differs but the SSCC that the station gave: one more or less was given before them."""
    skipped: list[str] = field(default_factory=list)
    """Segments that begin with a state of another program, before any that this program can begin with."""
    gaps: int = 0
    """Inputs that were not recorded."""
    ended_early: int = 0
    """Segments whose end was lost with their process."""
    damaged: list[str] = field(default_factory=list)
    """Segments of which something was changed: not run, or not from there on."""


def segments_of(path: Path) -> list[Path]:
    """One file, or the recording in a folder (or in its ``recordings``) in the order of time. Raises NotRecorded."""
    if path.is_dir():
        found = sorted(path.glob(f"*{SUFFIX}")) or sorted((path / RECORDINGS).glob(f"*{SUFFIX}"))
        if not found:
            raise NotRecorded("recording_missing", file=str(path))
        return found
    return [path]


Look = Callable[[Line, SegmentHead, Input], None]
"""Is shown every input before the core is told it."""


def replay(paths: Sequence[Path], look: Look = lambda line, head, told: None) -> ReplayOutcome:
    """Run these segments one after the other. Raises NotRecorded."""
    outcome, run = ReplayOutcome(), _Run()
    recorded: Decisions = {}
    now: Decisions = {}
    for path in paths:
        try:
            for head, told in run.inputs(SegmentReader(path), outcome):
                assert run.line is not None
                look(run.line, head, told)
                _one(run, told, outcome, recorded, now)
        except NotRecorded as wrong:
            if len(paths) == 1 or wrong.key not in DAMAGED:
                raise
            run.forget(path, outcome)
    if not outcome.programs:
        raise NotRecorded("recording_unknown", file=str(paths[0]))
    outcome.cases = len(recorded.keys() | now.keys())
    for case in sorted(recorded.keys() | now.keys(), key=_by_number):
        before, after = recorded.get(case, {}), now.get(case, {})
        if _unnumbered(before) != _unnumbered(after):
            outcome.decided_otherwise[case] = (before, after)
        elif before != after:
            outcome.numbered_otherwise.append(case)
    return outcome


def _unnumbered(events: dict[str, str]) -> dict[str, dict[str, Any]]:
    """What was decided, without the number of a label that the station gave by itself: it follows from all before."""
    plain = {kind: json.loads(body) for kind, body in events.items()}
    for body in plain.values():
        if body.pop("sscc_serial", None) is not None:
            body.pop("case_code", None)
    return plain


def fields_differ(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """What differs in events of one kind, as ``kind field``."""
    old, new = _unnumbered(before), _unnumbered(after)
    return [
        f"{kind} {name}"
        for kind in old.keys() & new.keys()
        for name in sorted(old[kind].keys() | new[kind].keys())
        if old[kind].get(name) != new[kind].get(name)
    ]


def _one(run: "_Run", told: Input, outcome: ReplayOutcome, recorded: Decisions, now: Decisions) -> None:
    assert run.line is not None
    step = run.line.handle(told.now, told.item)
    outcome.inputs += 1
    if digest(step) != told.digest:
        outcome.steps_differ += 1
        if len(outcome.first_differing) < KEPT:
            outcome.first_differing.append((told.now, type(told.item).__name__))
    _note(recorded, told.decided)
    _note(now, decided(step))


class _Run:
    """The core that runs, over all segments."""

    def __init__(self) -> None:
        self.line: Line | None = None
        self._after: tuple[int, int] = (0, 0)
        """Boot and number of the segment that the core has gone through."""

    def forget(self, path: Path, outcome: ReplayOutcome) -> None:
        """This segment is damaged: the next one begins with the state at its own head."""
        outcome.damaged.append(path.name)
        self.line, self._after = None, (0, 0)

    def inputs(self, reader: SegmentReader, outcome: ReplayOutcome) -> Iterator[tuple[SegmentHead, Input]]:
        """Every input of a segment that the core can be told. A segment of nothing known is skipped, and said."""
        reader.demand_whole()
        head, lost = reader.head(), 0
        outcome.segments += 1
        if head is None and reader.is_damaged:
            self.forget(reader.path, outcome)
            return
        if head is None:
            outcome.ended_early += 1
            return
        if head.program not in outcome.programs:
            outcome.programs.append(head.program)
        for told in reader:
            match told:
                case Input():
                    if self.line is not None:
                        yield head, told
                case ["gap", int(lost)]:
                    outcome.gaps += lost
                case ["loaded", dict(plain)]:
                    self.line = _made(head.settings, plain, reader.path)
                case ["state", str(state)]:
                    self._go_on(head, state, lost, outcome, reader.path)
                case _:
                    raise NotRecorded("recording_unknown", file=str(reader.path))
        outcome.ended_early += reader.ended_early
        self._after = (head.boot, head.segment)
        if reader.is_damaged:
            self.forget(reader.path, outcome)

    def _go_on(self, head: SegmentHead, state: str, lost: int, outcome: ReplayOutcome, path: Path) -> None:
        """Where the core has gone through all before, it goes on as it is: so a difference stays one."""
        if self.line is not None and not lost and self._after == (head.boot, head.segment - 1):
            return
        try:
            self.line = thaw(base64.b64decode(state))
        except (StateUnreadable, ValueError):
            self.line = None
            outcome.skipped.append(path.name)


def _made(settings: LineSettings, plain: dict[str, Any], path: Path) -> Line:
    try:
        loaded = codec.from_plain(Loaded, plain)
    except BadEvent:
        raise NotRecorded("recording_other_program", file=str(path), program="") from None
    return KINDS[settings.kind](settings, loaded)


def _note(decisions: Decisions, events: Iterable[tuple[str, int, str]]) -> None:
    """The newest of each kind about a case."""
    for kind, version, body in events:
        plain = codec.body_of(kind, version, body)
        case = plain.get("case")
        if isinstance(case, dict):
            about = {key: value for key, value in plain.items() if key != "case"}
            decisions.setdefault(f"{case.get('epoch')}/{case.get('seq')}", {})[kind] = codec.dump(about)


def _by_number(case: str) -> tuple[int, ...]:
    return tuple(int(part) if part.isdigit() else 0 for part in case.split("/"))
