"""Classic mistakes of such a station, each a one-line switch, each with the invariant it must break.

A mutation that stops failing means that the simulation has rotted, not that the mistake became harmless.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from unittest.mock import patch

from drivers.sim.faults import Incident
from station.core import cases, evolve, order_state, orders
from station.core import events as ev
from station.core.cases import Cases, window_of
from station.core.codes import sscc
from station.core.guided import GuidedCheck
from station.core.lanes import Lane
from station.core.loaded import StoredCase
from station.core.numbered_reads import NumberedReads
from station.core.numbers import extend, short
from station.core.observations import PlcBlock, ReleasedFound, UnitRead
from station.core.packing import Packing
from station.core.pictures import PictureSource
from station.core.proofs import Proofs
from station.core.reader_count import ReaderCount
from station.core.recall import Recalling
from station.core.serials import Serials
from station.core.state import LineState
from station.core.step_context import StepContext
from station.core.triggers import Triggers, Whose
from station.core.values import CaseRef, CheckedCode, Code, Level, Window
from station.journal import members, wire
from station.journal.members import ContainerAt
from tests.drivers.sim.sabotage import gate_without_windows, one_mask
from tests.simulation.run import FAST_MODULUS, MODULUS

Patch = Callable[[], AbstractContextManager[object]]


@dataclass(frozen=True, slots=True)
class Mutation:
    name: str
    breaks: str
    """The invariant that must fail (docs/promises.md)."""
    patch: Patch = nullcontext
    answer_first: bool = False
    incidents: frozenset[Incident] = frozenset()
    """Faults that bring the mistake to light."""
    crashes: int = 2
    cases: int = 30
    more: Mapping[str, object] = field(default_factory=dict)
    """What else the scenario must be."""
    by_chance: bool = False
    """The line without the mistake sees this fault in some runs only (an honest limit of the queue shape)."""


def _ask_anew(self: Cases, block: PlcBlock, stored: StoredCase | None) -> None:
    """No echo: a number that is asked again is judged again."""
    if stored is not None and block.case_state == 1:
        self.packing.ask(stored.case, window_of(block))


def _release_at_once(original: Callable[[StepContext, ev.Event], None]) -> Callable[[StepContext, ev.Event], None]:
    """No disposal leg: what was passed counts as gone out."""

    def emit(self: StepContext, event: ev.Event) -> None:
        original(self, event)
        if isinstance(event, ev.CasePassed):
            original(self, ev.CaseReleased(event.case, "exit"))

    return emit


def _void_when_moved_on(original: Callable[[Packing, CaseRef, Window], None]) -> Callable[..., None]:
    """Void on "moved on": the PLC asks about the next case, so the one before is taken for late."""

    def ask(self: Packing, case: CaseRef, window: Window) -> None:
        for stored in self.context.state.open_cases:
            self.context.emit(ev.CaseVoided(stored.case, "ejector"))
        original(self, case, window)

    return ask


def _believe_released(self: Recalling, item: ReleasedFound) -> None:
    """No retraction: what has left stays believed."""
    if self.asked is not None:
        self._end()


def _believe_number(self: Triggers, number: int, came_ms: int, within_ms: int, longest_ms: int) -> Whose:
    """A frame is its counter's, whenever it comes."""
    return Whose.PROVED


def _believe_label(self: NumberedReads[CheckedCode], trigger: int) -> None:
    """A label is its number's, whenever it comes."""
    self.read[trigger].whose, self.proofs = Whose.PROVED, self.needed


def _label_mutation(incident: Incident) -> "Mutation":
    """A reader whose own count was the PLC's until this happened."""
    return Mutation(
        f"a label is its number's ({incident.value})",
        "I2",
        lambda: patch.object(NumberedReads, "_weigh", _believe_label),
        incidents=frozenset({incident}),
        crashes=0,
        more={"case_code": "reader", "label_numbers": "reader", "label_reader": "tagged", "units_per_hour": 90_000},
    )


def _every_place_is_out(self: GuidedCheck, lane: Lane, first: int, places: int) -> bool:
    """A packer stands between two cases whenever it stands."""
    return False


def _keep_what_is_ahead(self: ReaderCount, seen: UnitRead) -> int | None:
    """A telegram is believed by its number alone: no wait for the count, no first after a standstill."""
    return extend(self.counted, seen.trigger, FAST_MODULUS) if self.shown is not None else None


def _count_on(self: ReaderCount, step: int) -> None:
    """What a reader counts is never held against the moments of the PLC's count."""
    self.counted += step
    self.moved_ms = self.context.now.mono_ms


def _whatever_it_counted(self: ReaderCount, number: int) -> int | None:
    """Every number is the next one."""
    self.number, trigger = number, self.told + 1
    return None if self.offset is None else trigger


def _relative(epoch: int, seq: int) -> CaseRef:
    """Relative numbers in the key: a case is filed under the wire's number."""
    return CaseRef(epoch, short(seq, MODULUS))


def _other_lane(self: Window, lane: int) -> tuple[int, int]:
    """A lane's window is taken from the words of the other one."""
    return (self.first_2, self.last_2) if lane == 1 else (self.first, self.last)


def _other_layer(self: PictureSource, window: Window, layer: int) -> int:
    """The layers of a case are photographed from the top: the picture of the last one is the first's."""
    return (window.last - layer) % self.context.settings.modulus + 1 if window.last else 0


TWO_LANES: dict[str, object] = {"shape": "queue", "lanes": 2}
LAYERS: dict[str, object] = {"shape": "picture", "cameras": 2, "layers": 2}
FAST_QUEUE: dict[str, object] = {"shape": "queue", "units_per_hour": 90_000}


@contextmanager
def several(*patches: AbstractContextManager[object]) -> Iterator[None]:
    """All of them at once."""
    with ExitStack() as stack:
        for each in patches:
            stack.enter_context(each)
        yield


def _from_memory(self: Serials, used: int) -> tuple[Code, int]:
    """The next serial is the one after the last of this process."""
    assert self.range is not None
    self.skipped = max(self.skipped, self.range.first - 1) + 1
    number = sscc(self.range.extension, self.range.prefix, self.skipped)
    return Code(f"gs1:00{number}", number), self.skipped


def _closing_only(original: Callable[..., None]) -> Callable[..., None]:
    """A container has for ever what it was closed with."""

    def fold(db: object, log: object, found: ContainerAt, at_us: int, event: ev.Event) -> None:
        if not (found.closed and isinstance(event, ev.MembersChanged)):
            original(db, log, found, at_us, event)

    return fold


def _lifted(original: Callable[..., wire.WireRecord]) -> Callable[..., wire.WireRecord]:
    """Records are read with the body of today's program."""

    def record(db: object, row: tuple[int | str, ...]) -> wire.WireRecord:
        seq, _, *rest = row
        return original(db, (seq, wire.newest_version(ev.WIRE_KINDS[str(rest[3])]), *rest))

    return record


def _lost_counts(original: Callable[..., None]) -> Callable[..., None]:
    """Counters are of a run, not of the order's life."""

    def order(state: LineState, event: ev.Event) -> None:
        original(state, event)
        if isinstance(event, ev.OrderResumed) and state.order is not None:
            state.order = replace(state.order, passed=0, reasons=())

    return order


PALLETS: dict[str, object] = {"above": (Level("pallet", 2, "assigned"),)}
MUTATIONS = (
    Mutation(
        "SSCC from memory",
        "C8",
        lambda: patch.object(Serials, "after", _from_memory),
        crashes=6,
        more=PALLETS | {"case_code": "sscc"},
    ),
    Mutation(
        "membership from the closing event only",
        "C4",
        lambda: patch.object(members, "_fold", _closing_only(members._fold)),
        more=PALLETS,
        cases=60,
    ),
    Mutation(
        "wire body lifted to today's version",
        "C10",
        lambda: patch.object(wire, "_record", _lifted(wire._record)),
        crashes=4,
        more=PALLETS | {"upgrade": True},
    ),
    Mutation(
        "an order is suspended over its cases",
        "I18",
        lambda: patch.object(orders, "_belt_refused", lambda cases, units: None),
        crashes=0,
        more=PALLETS | {"changes": 4},
    ),
    Mutation(
        "an order that is resumed counts from the beginning",
        "I18",
        lambda: patch.object(evolve, "fold_order", _lost_counts(order_state.fold_order)),
        crashes=0,
        more={"shape": "picture", "changes": 4},
    ),
    Mutation("answer before commit", "I2", answer_first=True, crashes=6),
    Mutation("no echo", "I6", lambda: patch.object(Cases, "_asked_again", _ask_anew), crashes=4),
    Mutation(
        "no disposal leg",
        "I2",
        lambda: patch.object(StepContext, "emit", _release_at_once(StepContext.emit)),
        incidents=frozenset({Incident.LIFTED_OFF}),
    ),
    Mutation("void on moved on", "I2", lambda: patch.object(Packing, "ask", _void_when_moved_on(Packing.ask))),
    Mutation("relative numbers in the key", "I6", lambda: patch.object(cases, "CaseRef", _relative), cases=60),
    Mutation(
        "a gate FIFO without belt windows",
        "I2",
        gate_without_windows,
        incidents=frozenset({Incident.LIFTED_OFF, Incident.PUT_ON}),
    ),
    Mutation(
        "one disposal mask",
        "I2",
        one_mask,
        incidents=frozenset({Incident.LIFTED_OFF, Incident.BYPASS}),
    ),
    Mutation(
        "no retraction",
        "I14",
        lambda: patch.object(Recalling, "found", _believe_released),
        incidents=frozenset({Incident.UNIT_LIFTED}),
    ),
    *(
        Mutation(
            f"a frame is its counter's ({incident.value})",
            "I2",
            lambda: patch.object(Triggers, "whose", _believe_number),
            incidents=frozenset({incident}),
            crashes=0,
            more={"shape": "picture", "units_per_hour": 90_000},
        )
        for incident in (Incident.CAMERA_MISSED, Incident.CAMERA_DOUBLED)
    ),
    _label_mutation(Incident.LABEL_MISSED),
    _label_mutation(Incident.LABEL_DOUBLED),
    _label_mutation(Incident.LABEL_RESTART),
    Mutation(
        "an unfinished case is an offset",
        "false recall",
        lambda: patch.object(GuidedCheck, "_unfinished", _every_place_is_out),
        crashes=4,
        more={"shape": "queue"},
    ),
    Mutation(
        "reads in front of the count are kept",
        "I2",
        lambda: patch.object(ReaderCount, "read", _keep_what_is_ahead),
        incidents=frozenset({Incident.PLC_RESTART}),
        cases=60,
        more=FAST_QUEUE | {"unit_numbers": "reader", "unit_reader_trigger": "tagged"},
    ),
    Mutation(
        "a counter mismatch takes nothing back",
        "I2",
        lambda: patch.object(ReaderCount, "disproved", lambda self: 0),
        incidents=frozenset({Incident.READER_PULSE_MISSED, Incident.INFEED_GAP}),
        by_chance=True,
        crashes=0,
        more=FAST_QUEUE | {"unit_numbers": "reader", "unit_reader_trigger": "tagged"},
    ),
    Mutation(
        "an empty line disproves nothing",
        "I2",
        lambda: patch.object(Proofs, "_judge_empty", lambda self: None),
        incidents=frozenset({Incident.UNIT_FALLS, Incident.INFEED_GAP}),
        by_chance=True,
        crashes=0,
        cases=60,
        more={"shape": "queue", "unit_numbers": "plc"},
    ),
    Mutation(
        "a counting reader need not prove its number",
        "I2",
        lambda: several(
            patch.object(ReaderCount, "_advance", _count_on),
            patch.object(ReaderCount, "_counted", _whatever_it_counted),
        ),
        incidents=frozenset({Incident.READER_PULSE_MISSED, Incident.PLC_PULSE_MISSED}),
        more={"shape": "queue", "unit_numbers": "reader"},
    ),
    Mutation(
        "a lane's window is taken from the other lane",
        "I2",
        lambda: patch.object(Window, "of", _other_lane),
        crashes=0,
        more=TWO_LANES | {"unit_numbers": "plc"},
    ),
    Mutation(
        "the pictures of two layers are swapped",
        "I2",
        lambda: patch.object(PictureSource, "_trigger", _other_layer),
        crashes=0,
        more=LAYERS,
    ),
    *(
        Mutation(
            f"a telegram of a whole case is its number's ({incident.value})",
            "I2",
            lambda: patch.object(NumberedReads, "_weigh", _believe_label),
            incidents=frozenset({incident}),
            crashes=0,
            more={
                "shape": "reader",
                "unit_numbers": "reader",
                "unit_reader_trigger": "tagged",
                "case_code": "sscc",
                "units_per_hour": 90_000,
            },
        )
        for incident in (Incident.READER_PULSE_MISSED, Incident.READER_PULSE_DOUBLED)
    ),
    Mutation(
        "a unit counted twice is two units",
        "I2",
        lambda: patch.object(Lane, "_read_twice", lambda self, trigger, key: None),
        incidents=frozenset({Incident.PLC_PULSE_DOUBLED}),
        more={"shape": "queue", "unit_numbers": "plc"},
    ),
)
