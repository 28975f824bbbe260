"""Print and apply: one label ahead, and a case passes only with a label that was printed here and is not used."""

import random
from dataclasses import dataclass, field, replace

import pytest

from station.core import commands as cmd
from station.core import events as ev
from station.core import observations as obs
from station.core.applied import MOST_UNREAD
from station.core.label_events import ContainerLabel
from station.core.loaded import Loaded
from station.core.settings import LineSettings
from station.core.values import CaseRef, CheckedCode, Code, Reason
from tests.core.talk import RECIPE, Talk, asked_camera

SETTINGS = asked_camera(case_code="printed", case_reader="label", case_reader_trigger="asked", printers=("zebra",))


class ApplyingLine(Talk):
    """The applicator puts on what was printed; the reader tells it."""

    def waiting(self) -> list[ContainerLabel]:
        return self.line.applied.waiting

    def codes(self) -> list[str]:
        return [label.code.text for label in self.waiting()]

    def printed(self) -> ContainerLabel:
        """The newest label comes out."""
        label = self.waiting()[-1]
        assert self.say(cmd.NoteLabel(label.id, "sent")).refusal is None
        assert self.say(cmd.NoteLabel(label.id, "printed", True)).refusal is None
        return label

    def case(self, seq: int, label: str | None, *, good: bool = True, **against: object) -> None:
        """One case with this label on it, None = none that can be read."""
        self.ask(seq)
        said = CheckedCode(Code(f"gs1:00{label}", label), **against) if label else None  # type: ignore[arg-type]
        self.say(obs.LabelRead("label", CaseRef(1, seq), 0, said))
        self.serial += 2
        self.picture(seq, f"u{self.serial}", f"u{self.serial + 1}" if good else None)

    def states(self) -> list[str]:
        """What became of labels, in order."""
        kinds = {"label.assigned": "ahead", "label.scanned": "used", "label.voided": "void"}
        return [kinds[kind] for kind in self.kinds() if kind in kinds]

    def crashed(self) -> "ApplyingLine":
        """Killed, and started on what is durable."""
        state = self.line.state
        kept = replace(
            self.loaded,
            head_seq=state.seq,
            epoch=state.epoch,
            order=state.order,
            labels=tuple(state.labels.values()),
            recent=tuple(state.cases.values()),
            sscc_serial=state.sscc_serial,
            alarms=tuple(state.alarms.values()),
        )
        again = ApplyingLine(self.settings, kept, self.block, self.ms)
        for name in (*self.settings.devices, "zebra"):
            again.say(obs.DeviceBack(name))
        again.poll()
        return again


def line(settings: LineSettings = SETTINGS) -> ApplyingLine:
    made = ApplyingLine(settings, Loaded("e", 1))
    made.say(obs.DeviceBack("zebra"))
    made.start()
    return made


def test_one_label_is_printed_ahead_and_the_next_one_with_the_verdict_that_used_it() -> None:
    one = line()
    [first] = one.waiting()
    assert (first.container, first.purpose, first.order, first.product, first.count) == (0, "apply", "O1", "cola", 2)
    one.printed()
    one.poll()
    assert one.states() == ["ahead"], "no second label while the first one waits for its case"
    one.case(1, first.code.text)
    [passed] = one.of("case.passed")
    assert isinstance(passed, ev.CasePassed) and passed.case_code == first.code and passed.sscc_serial is None
    assert one.states() == ["ahead", "used", "ahead"]
    [used] = one.of("label.scanned")
    assert isinstance(used, ev.LabelScanned) and used.container > 0
    assert one.codes() != [first.code.text] and len(one.codes()) == 1


@pytest.mark.parametrize("code", ["395212340000000014", "395212340000000021"])
def test_a_label_that_was_not_printed_here_rejects_its_case_and_takes_none_of_ours(code: str) -> None:
    one = line()
    mine = one.printed()
    one.case(1, code)
    assert one.reasons() == (Reason.LABEL_NOT_OURS,)
    assert one.codes() == [mine.code.text]
    one.case(2, mine.code.text)
    assert one.kinds().count("case.passed") == 1


def test_a_label_that_never_went_to_the_printer_is_on_no_case() -> None:
    one = line()
    [label] = one.waiting()
    one.case(1, label.code.text)
    assert one.reasons() == (Reason.LABEL_NOT_OURS,)


def test_a_label_is_used_once() -> None:
    one = line()
    label = one.printed()
    one.case(1, label.code.text)
    one.printed()
    one.case(2, label.code.text)
    assert one.reasons() == (Reason.CASE_CODE_USED,), "the case with it is on its way"
    one.case(3, label.code.text, taken_by="1/1")
    assert one.reasons() == (Reason.CASE_CODE_USED,)
    assert len(one.codes()) == 1


def test_a_rejected_case_makes_its_label_void_and_the_same_case_comes_in_vain_again() -> None:
    one = line()
    label = one.printed()
    one.case(1, label.code.text, good=False)
    assert one.reasons() == (Reason.NO_READ,)
    assert one.states() == ["ahead", "void", "ahead"]
    one.printed()
    one.case(2, label.code.text)
    assert one.reasons() == (Reason.LABEL_NOT_OURS,)


def test_after_an_unread_label_the_next_one_is_printed_and_the_unread_one_is_void_when_that_is_read() -> None:
    one = line()
    first = one.printed()
    one.case(1, None)
    assert one.reasons() == (Reason.CASE_CODE_UNREAD,)
    second = one.printed()
    assert one.codes() == [first.code.text, second.code.text]
    one.case(2, second.code.text)
    voided = one.of("label.voided")[-1]
    assert isinstance(voided, ev.LabelVoided) and (voided.label, voided.cause) == (first.id, "passed_over")
    assert len(one.codes()) == 1


def test_an_unread_label_that_was_still_on_the_pad_is_used_and_no_label_is_lost() -> None:
    one = line()
    first = one.printed()
    one.case(1, None)
    second = one.printed()
    one.case(2, first.code.text)
    assert one.kinds().count("case.passed") == 1
    assert one.codes() == [second.code.text]


def test_a_dead_reader_spends_a_few_labels_and_then_the_oldest_are_void() -> None:
    one = line()
    for seq in range(1, 12):
        one.printed()
        one.case(seq, None)
    assert len(one.codes()) == 5
    assert one.states().count("void") == one.states().count("ahead") - 5


def test_after_a_restart_a_dead_reader_spends_no_cases_before_the_next_label_comes() -> None:
    one = line()
    for seq in range(1, 6):
        one.printed()
        one.case(seq, None)
    again = one.crashed()
    again.printed()
    before = again.codes()
    again.case(6, None)
    assert again.codes()[:-1] == before[1:] and again.codes()[-1] not in before


def test_while_the_printer_stands_no_code_is_spent_and_cases_are_rejected_as_unread() -> None:
    one = line()
    for seq in range(1, 8):
        one.case(seq, None)
    assert one.states() == ["ahead"]
    assert one.reasons() == (Reason.CASE_CODE_UNREAD,)


@pytest.mark.parametrize("sent", [False, True])
def test_a_kill_between_print_and_read_gives_the_same_label_and_no_second(sent: bool) -> None:
    one = line()
    [label] = one.waiting()
    if sent:
        assert one.say(cmd.NoteLabel(label.id, "sent")).refusal is None
    again = one.crashed()
    assert again.codes() == [label.code.text] and again.states() == []
    if not sent:
        again.printed()
    else:
        assert f"label_doubtful:{label.id}" in again.alarms()
    again.case(1, label.code.text)
    assert again.kinds().count("case.passed") == 1
    assert not any(each.startswith("label_doubtful") for each in again.alarms())
    assert again.codes() != [label.code.text]


def test_another_order_makes_the_labels_of_the_one_before_void() -> None:
    one = line()
    old = one.printed()
    one.say(cmd.SuspendOrder("anna"))
    assert one.codes() == []
    one.say(cmd.StartOrder("anna", "O2", replace(RECIPE, lot="L2")))
    [label] = one.waiting()
    assert (label.order, label.lot) == ("O2", "L2")
    one.printed()
    one.case(1, old.code.text)
    assert one.reasons() == (Reason.LABEL_NOT_OURS,)


def test_so_many_are_printed_ahead_as_cases_stand_before_the_reader() -> None:
    one = line(replace(SETTINGS, labels_ahead=3))
    labels = [one.printed() for _ in range(3)]
    one.poll()
    assert one.codes() == [each.code.text for each in labels]
    one.case(1, labels[0].code.text)
    assert len(one.codes()) == 3


def test_a_person_does_not_scan_what_the_applicator_puts_on() -> None:
    one = line()
    label = one.printed()
    refused = one.say(cmd.ScanLabel("anna", CheckedCode(label.code))).refusal
    assert refused is not None and refused.key == "label_none_awaited"
    assert one.codes() == [label.code.text]


def test_labels_of_a_line_get_codes_of_a_pool_too_and_an_empty_one_is_an_alarm() -> None:
    one = line(replace(SETTINGS, case_code="pool", case_pool="boxes", sscc_prefix=""))
    assert one.waiting() == []
    one.say(obs.PoolDrawn("boxes", ((7, Code("gs1:00B7", "B7")),), "pool_used_up"))
    label = one.printed()
    assert label.code.text == "B7"
    one.case(1, "B7")
    assert one.kinds().count("case.passed") == 1
    assert one.waiting() == [] and "pool_empty" in one.alarms()
    one.say(obs.PoolDrawn("boxes", ((9, Code("gs1:00B9", "B9")),), "pool_used_up"))
    assert one.codes() == ["B9"]


@dataclass
class Plant:
    """A liner of printed labels, an applicator that misses, labels that nobody can read, old labels, kills."""

    draw: random.Random
    line: ApplyingLine
    liner: list[str] = field(default_factory=list)
    on_cases: list[str] = field(default_factory=lambda: ["395212340000000014"])
    passed: list[str] = field(default_factory=list)
    given: list[str] = field(default_factory=list)

    def print_out(self) -> None:
        """Everything that waits for the printer; each label that comes out may lead to the next one."""
        while waiting := [label for label in self.line.waiting() if label.state == "assigned"]:
            for label in waiting:
                self.line.say(cmd.NoteLabel(label.id, "sent"))
                self.line.say(cmd.NoteLabel(label.id, "printed", True))
                self.liner.append(label.code.text)
                self.given.append(label.code.text)

    def case(self, seq: int, trouble: float) -> None:
        applied = self.liner.pop(0) if self.liner and self.draw.random() > trouble / 3 else None
        label = self.draw.choice(self.on_cases) if self.draw.random() < trouble / 6 else applied
        if self.draw.random() < trouble / 3:
            label = None  # it cannot be read
        before = len(self.line.of("case.passed"))
        twin = "#1" if label in self.passed else None
        self.line.case(seq, label, good=self.draw.random() >= trouble / 3, taken_by=twin)
        self.on_cases += [applied] if applied else []
        for event in self.line.of("case.passed")[before:]:
            assert isinstance(event, ev.CasePassed)
            self.passed.append(event.case_code.text)

    def kill(self) -> None:
        serial = self.line.serial
        self.line = self.line.crashed()
        self.line.serial = serial


@pytest.mark.parametrize("seed", range(40))
def test_whatever_happens_no_code_passes_twice_and_labels_come_again(seed: int) -> None:
    """Once all is well again, a few cases are rejected and then every one passes."""
    draw = random.Random(seed)
    plant = Plant(draw, line(replace(SETTINGS, labels_ahead=draw.choice((1, 1, 2, 4)))))
    for seq in range(1, 61):
        trouble = 1.0 if seq < 40 else 0.0
        if draw.random() >= trouble / 4:
            plant.print_out()
        if draw.random() < trouble / 12:
            plant.kill()
        before = len(plant.passed)
        plant.case(seq, trouble)
        assert len(plant.line.waiting()) <= plant.line.settings.labels_ahead + MOST_UNREAD
        assert seq < 50 or len(plant.passed) == before + 1, "all is well again"
    assert len(plant.passed) == len(set(plant.passed)) and set(plant.passed) <= set(plant.given)
    assert len(plant.given) == len(set(plant.given))
