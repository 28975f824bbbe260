"""Classic mistakes of a profile's program or its block, each a one-line change, each with the promise it must break."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

from drivers.plc.profiles.bits import BitsProgram
from drivers.plc.profiles.case_counter import TOP, CaseCounter
from drivers.plc.profiles.io_block import IoProgram
from drivers.plc.profiles.uncounted_log import UncountedLog
from drivers.sim.faults import Incident
from drivers.sim.io_block import IoBlock
from tests.simulation.mutations import Patch
from tests.simulation.profiles import FAULTS, Name, sail


@dataclass(frozen=True, slots=True)
class Mistake:
    """A one-line change of a program or a block, and the promise that it must break within these seeds."""

    name: str
    profile: Name
    breaks: str
    patch: Patch
    seeds: tuple[int, ...]
    more: Mapping[str, object] = field(default_factory=dict)


def _any_place(self: IoProgram) -> bool:
    oldest = self._on_belt[0] if self._on_belt else None
    if oldest is not None and oldest.case.verdict == "pass":
        oldest.disarmed = True
        return True
    return False


def _all_but_rejects(of: Callable[[IoProgram], bool]) -> Callable[[IoProgram], bool]:
    def lets_go(self: IoProgram) -> bool:
        oldest = self._on_belt[0] if self._on_belt else None
        if oldest is not None and oldest.case.verdict in ("", "late"):
            oldest.case.verdict = "pass"
        return of(self)

    return lets_go


def _believed_at_once(of: Callable[..., None]) -> Callable[..., None]:
    def take(self: IoProgram, *told: Any) -> None:
        of(self, *told)
        self._believe()

    return take


def _unseen_is_good(of: Callable[..., str]) -> Callable[..., str]:
    def seen(self: IoProgram, each: Any) -> str:
        return "good" if each.disarmed and not each.rejects else of(self, each)

    return seen


def _unseen_is_ejected(of: Callable[..., str]) -> Callable[..., str]:
    def seen(self: IoProgram, each: Any) -> str:
        found = of(self, each)
        return "ejected" if found == "unsure" else found

    return seen


def _taken_when_it_drops(of: Callable[..., None]) -> Callable[..., None]:
    def drop(self: BitsProgram, now_ms: int, took: bool) -> None:
        of(self, now_ms, self._was_passed)

    return drop


def _silence_is_nothing(self: UncountedLog, *_: object, **__: object) -> None:
    """Where nobody looked, nothing came."""


def _unseen_is_difference(self: CaseCounter, value: int, edges: int, _silent_ms: int) -> int | None:
    """Fewer than before is a wrap, and another block is this one."""
    return None if self._offset is None else (value - edges - self._offset) % TOP


def _note_without_mark(self: CaseCounter, value: int, _mark: int = 0) -> None:
    """Whatever block it is."""
    self._value = value % TOP


MISTAKES = (
    Mistake("the pass is taken when the trigger drops", "bits", "released wrongly",
            lambda: patch.object(BitsProgram, "_drop", _taken_when_it_drops(BitsProgram._drop)), (0,),
            {"exit_sensor": "none", "late_verdicts": 0.5, "late_ms": (900, 1_000)}),
    Mistake("a gap is nothing", "io", "released wrongly",
            lambda: patch.object(IoProgram, "_lose", lambda self: None), (0,),
            {"faults": frozenset(), "kills": 0, "restart_ms": 3_600, "travel": 8.0}),
    Mistake("a verdict is believed at once", "io", "released wrongly",
            lambda: patch.object(IoProgram, "take", _believed_at_once(IoProgram.take)), (0,),
            {"faults": FAULTS - {Incident.LIFTED_OFF}, "late_verdicts": 0.9, "late_ms": (1_761, 1_780),
             "restart_ms": 1_010}),
    Mistake("a pass lets go at any place", "io", "let go without a pass",
            lambda: patch.object(IoProgram, "_lets_go", _any_place), (0,)),
    Mistake("a block's outputs come back when it is asked again", "io", "let go without a pass",
            lambda: patch.object(IoBlock, "hear", lambda self, write: self.asked()), (0,),
            {"cut_questions": 0.1, "cases": 24, "counter": True, "marked": True}),
    Mistake("all is let go but rejects", "io", "let go without a pass",
            lambda: patch.object(IoProgram, "_lets_go", _all_but_rejects(IoProgram._lets_go)), (0,),
            {"stuck": False, "late_verdicts": 0.3}),
    Mistake("where nobody looked nothing came", "io", "the balance does not close",
            lambda: patch.object(UncountedLog, "fall_silent", _silence_is_nothing), (0, 1, 2),
            {"kills": 0, "stuck": False, "cut_questions": 0.3}),
    Mistake("a kept count is believed whatever the block is", "io", "the balance does not close",
            lambda: patch.multiple(CaseCounter, unseen=_unseen_is_difference, note=_note_without_mark), (0, 1, 2, 3),
            {"kills": 3, "stuck": False, "counter": True, "marked": True, "restart_ms": 1_000}),
    Mistake("a case that nobody saw is released", "io", "released wrongly",
            lambda: patch.object(IoProgram, "_seen", _unseen_is_good(IoProgram._seen)), (0,), {"stuck": False}),
    Mistake("a case that nobody saw is void", "io", "void and not in the bin",
            lambda: patch.object(IoProgram, "_seen", _unseen_is_ejected(IoProgram._seen)), (0, 1, 2), {"stuck": False}),
)  # fmt: skip


def broken_by(mistake: Mistake) -> set[str]:
    """What breaks in the first of its seeds that shows it."""
    for seed in mistake.seeds:
        with mistake.patch():
            if broken := sail(seed, mistake.profile, **mistake.more).broken:
                return set(broken)
    return set()
