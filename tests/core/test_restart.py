"""What a start reads from a real journal is what the line knew; and a journal that refuses a case ends no line."""

import sqlite3
from dataclasses import dataclass, field, replace

import pytest

from station.core import observations as obs
from station.core.codes import sscc
from station.core.commands import Command, Hold, RestoreTrust
from station.core.effects import Step
from station.core.inputs import Inputs
from station.core.line import Line
from station.core.serials import serial_range
from station.core.state import LineState, from_loaded
from station.core.values import CheckedCode, Code, Reason
from station.journal import Batch, Store, UnitTaken
from tests.core.talk import Talk, asked_camera, checked, queue_line

MOVING = Inputs.RUNNING
EMPTY = Inputs.RUNNING | Inputs.EMPTY
EPOCH = "8f7d3d0a-6a53-4c0e-9a3e-5d1f8d0c7b11"
SAME = (
    "epoch",
    "top",
    "disposed",
    "order",
    "trust",
    "held",
    "sscc_serial",
    "sscc_range",
    "tally",
    "held_keys",
    "alarms",
)


@dataclass(slots=True)
class Journalled(Talk):
    """A conversation that a journal in memory writes down."""

    disk: sqlite3.Connection = field(
        default_factory=lambda: sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    )
    store: Store = field(init=False)

    def __post_init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        self.store = Store.over(lambda: self.disk, program="test", now_us=1, station_epoch=EPOCH)
        self.line = Line(self.settings, self.store.load())
        if (assigned := serial_range(self.settings)) is not None:
            self.say(obs.SerialsHeard("hub", assigned, 0))

    def say(self, item: obs.Observation | Command) -> Step:
        step = Talk.say(self, item)
        if batch := Batch.of(step):
            self.store.append(self.ms * 1000, [batch])
        return step

    def durable(self) -> LineState:
        return from_loaded(self.store.load())


def same(talk: Journalled) -> None:
    for name in SAME:
        assert getattr(talk.line.state, name) == getattr(talk.durable(), name), name
    mine = {ref: replace(case, at_us=0, keys=()) for ref, case in talk.line.state.cases.items()}
    assert mine == {ref: replace(case, at_us=0, keys=()) for ref, case in talk.durable().cases.items()}


def test_the_fold_and_the_tables_say_the_same() -> None:
    talk = Journalled()
    talk.start()
    for seq in range(1, 40):
        talk.pack(seq, good=seq % 4 != 0)
        mask = {"good_mask": int(seq % 3 != 0), "ejected_mask": int(seq % 5 == 0)}
        talk.poll(disposed_epoch=1, disposed_seq=max(0, seq - 3), **mask)
    talk.say(Hold("anna"))
    talk.poll(epoch=0, case_seq=0, case_state=0)
    same(talk)


def test_a_restart_in_the_middle_answers_as_before() -> None:
    talk = Journalled()
    talk.start()
    talk.pack(1)
    talk.pack(2, good=False)
    talk.restart()
    assert talk.poll().words.verdict == -2
    talk.poll(disposed_epoch=1, disposed_seq=2, good_mask=0b10, ejected_mask=0b01)
    assert talk.line.state.tally.released == 1
    same(talk)


def test_tainted_units_are_counted_on_over_a_restart() -> None:
    talk = Journalled(queue_line())
    talk.start()
    for trigger, text in enumerate("abcdef", start=1):
        talk.say(obs.UnitRead(1, trigger, checked(text)))
    talk.ask(1, first_trigger=1, last_trigger=2, unit_count=6)
    talk.poll(inputs=0b101)
    talk.restart()
    talk.poll(inputs=0b001)
    tainted = talk.line.state.trust.tainted_through
    assert tainted % talk.settings.modulus == 6
    assert len(talk.queue.rows) == 4
    talk.say(obs.UnitRead(1, 7, checked("g")))
    talk.poll(unit_count=7)
    assert talk.queue.table.tops[1] == tainted + 1
    same(talk)


def cleared(talk: Journalled) -> Journalled:
    """One case is packed and has left; then the two units behind it are taken off, and the station dies."""
    talk.start()
    for trigger, text in enumerate("abcd", start=1):
        talk.say(obs.UnitRead(1, trigger, checked(text)))
    talk.ask(1, first_trigger=1, last_trigger=2, unit_count=4, inputs=MOVING)
    talk.poll(case_state=2, inputs=MOVING | Inputs.GUARD_OPEN)
    talk.poll(600, inputs=EMPTY, disposed_epoch=1, disposed_seq=1, good_mask=1)
    assert talk.say(RestoreTrust("anna", "clearance")).refusal is None
    talk.restart()
    for _ in range(4):
        talk.poll(200, inputs=EMPTY)
    return talk


def test_units_that_were_taken_off_before_a_start_are_not_missing_after_it() -> None:
    """Simulation, queue, seed 10 with orders: the station died between the clearance and the next case."""
    talk = cleared(Journalled(queue_line()))
    assert (talk.of("offset.found"), talk.line.state.trust.held) == ([], True)
    for trigger, text in ((5, "e"), (6, "f")):
        talk.say(obs.UnitRead(1, trigger, checked(text)))
    talk.ask(2, first_trigger=5, last_trigger=6, unit_count=6, inputs=MOVING)
    assert talk.of("case.passed")[-1].case.seq == 2  # type: ignore[attr-defined]
    same(talk)


def test_a_clearance_is_remembered_over_a_start_though_a_scan_gave_trust_back_after_it() -> None:
    """The case behind it begins where it should: what was taken off is no gap in front of it."""
    talk = cleared(Journalled(queue_line()))
    talk.poll(inputs=MOVING | Inputs.GUARD_OPEN)
    talk.poll(inputs=MOVING)
    talk.say(obs.UnitRead(1, 5, checked("e")))
    talk.poll(unit_count=5, inputs=MOVING)
    talk.poll(600, inputs=MOVING)
    assert talk.say(RestoreTrust("anna", "first_unit", key="e")).refusal is None
    talk.restart()
    talk.poll(inputs=MOVING)
    talk.say(obs.UnitRead(1, 6, checked("f")))
    talk.ask(2, first_trigger=5, last_trigger=6, unit_count=6, inputs=MOVING)
    assert talk.of("case.rejected")[-1].case.seq == 2  # type: ignore[attr-defined]
    assert [lost.cause for lost in talk.of("trust.lost")][-1] == "station_restart"  # type: ignore[attr-defined]


def test_a_case_with_units_that_were_taken_off_before_a_start_is_rejected() -> None:
    talk = cleared(Journalled(queue_line()))
    for trigger, text in ((5, "e"), (6, "f")):
        talk.say(obs.UnitRead(1, trigger, checked(text)))
    talk.ask(2, first_trigger=4, last_trigger=5, unit_count=6, inputs=MOVING)
    for _ in range(4):
        talk.poll(500)
    assert talk.of("case.rejected")[-1].case.seq == 2  # type: ignore[attr-defined]
    assert not talk.line.state.trust.held


def conflict(talk: Journalled, error: UnitTaken) -> Step:
    """What the shell does: a new core from the journal, told what was refused."""
    talk.restart()
    for name in talk.settings.devices:
        talk.say(obs.DeviceBack(name))
    return talk.say(obs.StoreFailed(error.key, tuple(sorted(error.arguments.items()))))


def test_a_case_takes_no_waiting_unit_of_the_other_lane_out_of_the_journal() -> None:
    """Lanes count apart: the case has unit 2 of lane 2 while unit 2 of lane 1 waits for the next one."""
    talk = Journalled(queue_line(unit_readers=("one", "two")))
    talk.start()
    for lane, trigger, text in ((1, 1, "a"), (1, 2, "b"), (2, 1, "w"), (2, 2, "x")):
        talk.poll(**{"unit_count" if lane == 1 else "unit_count_2": trigger, "inputs": MOVING})
        talk.say(obs.UnitRead(lane, trigger, checked(text)))
    talk.ask(1, first_trigger=1, last_trigger=1, first_trigger_2=1, last_trigger_2=2)
    waiting = [row for row in talk.line.source.rows if row.lane == 1]
    assert [row.code.text for row in waiting if row.code] == ["b"]
    assert [row for row in talk.store.load().queue if row.lane == 1] == waiting


def test_a_case_that_the_journal_refuses_is_not_offered_for_ever() -> None:
    """A look-up that ran before the code was taken: the journal knows, the checked code does not."""
    talk = Journalled()
    talk.start()
    talk.ask(1)
    talk.picture(1, "a", "b")
    talk.poll(disposed_epoch=1, disposed_seq=1, good_mask=1)
    talk.ask(2)
    with pytest.raises(UnitTaken) as refused:
        talk.picture(2, "a", "c")
    conflict(talk, refused.value)
    talk.ask(2)
    assert talk.picture(2, "a", "c").words.verdict == -2
    assert talk.reasons() == (Reason.STORE_FAILURE,)
    assert "store_failed" in talk.alarms()
    talk.ask(3)
    assert talk.picture(3, "d", "e").words.verdict == 3
    same(talk)


def test_case_codes_that_are_in_use_already_are_stepped_over() -> None:
    """Labels with our own prefix were printed elsewhere before the station assigned codes itself."""
    talk = Journalled(asked_camera(case_code="reader", case_reader="case"))
    talk.start()
    for seq in (1, 2):
        printed = sscc(0, "4012345", seq)
        code = CheckedCode(Code(f"gs1:00{printed}", printed))
        talk.label(seq)
        talk.say(obs.LabelRead("case", None, seq, code))
        for _ in range(4):
            talk.poll()
        talk.ask(seq, case_label=seq)
        assert talk.picture(seq, f"a{seq}", f"b{seq}").words.verdict == seq
    talk.settings = asked_camera(sscc_prefix="4012345")
    talk.restart()
    for name in talk.settings.devices:
        talk.say(obs.DeviceBack(name))
    for seq in (3, 4):
        talk.ask(seq)
        with pytest.raises(UnitTaken) as refused:
            talk.picture(seq, f"a{seq}", f"b{seq}")
        conflict(talk, refused.value)
        talk.ask(seq)
        assert talk.picture(seq, f"a{seq}", f"b{seq}").words.verdict == -seq
    talk.ask(5)
    assert talk.picture(5, "a5", "b5").words.verdict == 5
    assert talk.line.state.sscc_serial == 3
