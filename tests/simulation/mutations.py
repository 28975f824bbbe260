"""Classic mistakes of such a station, each a one-line switch, each with the invariant it must break.

A mutation that stops failing means that the simulation has rotted, not that the mistake became harmless.
"""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from unittest.mock import patch

from drivers.sim.faults import Incident
from drivers.sim.settings import Mutant
from station.core import cases
from station.core import events as ev
from station.core.cases import Cases, window_of
from station.core.desk import Desk
from station.core.guided import GuidedCheck
from station.core.loaded import StoredCase
from station.core.numbers import short
from station.core.observations import PlcBlock, ReleasedFound
from station.core.packing import Packing
from station.core.recall import Recalling
from station.core.values import CaseRef, Window
from tests.simulation.run import MODULUS

Patch = Callable[[], AbstractContextManager[object]]


@dataclass(frozen=True, slots=True)
class Mutation:
    name: str
    breaks: str
    """The invariant that must fail."""
    patch: Patch = nullcontext
    answer_first: bool = False
    plant: frozenset[Mutant] = frozenset()
    incidents: frozenset[Incident] = frozenset()
    """Faults that bring the mistake to light."""
    crashes: int = 2
    cases: int = 30
    more: Mapping[str, object] = field(default_factory=dict)
    """What else the scenario must be."""


def _ask_anew(self: Cases, block: PlcBlock, stored: StoredCase | None) -> None:
    """No echo: a number that is asked again is judged again."""
    if stored is not None and block.case_state == 1:
        self.packing.ask(stored.case, window_of(block))


def _release_at_once(original: Callable[[Desk, ev.Event], None]) -> Callable[[Desk, ev.Event], None]:
    """No disposal leg: what was passed counts as gone out."""

    def emit(self: Desk, event: ev.Event) -> None:
        original(self, event)
        if isinstance(event, ev.CasePassed):
            original(self, ev.CaseReleased(event.case, "exit"))

    return emit


def _void_when_moved_on(original: Callable[[Packing, CaseRef, Window], None]) -> Callable[..., None]:
    """Void on "moved on": the PLC asks about the next case, so the one before is taken for late."""

    def ask(self: Packing, case: CaseRef, window: Window) -> None:
        for stored in self.desk.state.open_cases:
            self.desk.emit(ev.CaseVoided(stored.case, "ejector"))
        original(self, case, window)

    return ask


def _believe_released(self: Recalling, item: ReleasedFound) -> None:
    """No retraction: what has left stays believed."""
    if self.asked is not None:
        self._end()


def _every_place_is_out(self: GuidedCheck, first: int, places: int) -> bool:
    """A packer stands between two cases whenever it stands."""
    return False


def _relative(epoch: int, seq: int) -> CaseRef:
    """Relative numbers in the key: a case is filed under the wire's number."""
    return CaseRef(epoch, short(seq, MODULUS))


MUTATIONS = (
    Mutation("answer before commit", "I2", answer_first=True, crashes=6),
    Mutation("no echo", "I6", lambda: patch.object(Cases, "_asked_again", _ask_anew), crashes=4),
    Mutation(
        "no disposal leg",
        "I2",
        lambda: patch.object(Desk, "emit", _release_at_once(Desk.emit)),
        incidents=frozenset({Incident.LIFTED_OFF}),
    ),
    Mutation("void on moved on", "I2", lambda: patch.object(Packing, "ask", _void_when_moved_on(Packing.ask))),
    Mutation("relative numbers in the key", "I6", lambda: patch.object(cases, "CaseRef", _relative), cases=60),
    Mutation(
        "a gate FIFO without belt windows",
        "I2",
        plant=frozenset({"fifo_gate"}),
        incidents=frozenset({Incident.LIFTED_OFF, Incident.PUT_ON}),
    ),
    Mutation(
        "one disposal mask",
        "I2",
        plant=frozenset({"one_mask"}),
        incidents=frozenset({Incident.LIFTED_OFF, Incident.BYPASS}),
    ),
    Mutation(
        "no retraction",
        "PLC.md",
        lambda: patch.object(Recalling, "found", _believe_released),
        incidents=frozenset({Incident.UNIT_LIFTED}),
    ),
    Mutation(
        "an unfinished case is an offset",
        "false recall",
        lambda: patch.object(GuidedCheck, "_unfinished", _every_place_is_out),
        crashes=4,
        more={"shape": "queue"},
    ),
)
