"""Labels printed here: one code a case whatever the printer does, and nothing counts before its label is scanned."""

from dataclasses import dataclass, field, replace

import pytest

from station.core import commands as cmd
from station.core import events as ev
from station.core import observations as obs
from station.core.bench import Bench
from station.core.effects import Effect, PrintLabel
from station.core.label_events import ContainerLabel
from station.core.loaded import Loaded
from station.core.rework import CodeFacts, ContainerFacts, Facts, Relabel, RemoveMember, Rework
from station.core.serials import GRACE_MS, LAST_NUMBER
from station.core.settings import LineSettings
from station.core.values import CheckedCode, Code, Level, Member, Reason, Recipe, SerialRange

RECIPE = Recipe("Water", "plain", 3, pattern="[a-z]", above=(Level("pallet", 2, "printed"),))
SETTINGS = LineSettings("B1", "queue", kind="bench", case_code="printed", sscc_prefix="9501101", printers=("zebra",))
PROVED = Loaded("e1", 1, sscc_range=SerialRange(0, "9501101", 1, 10**9 - 1), sscc_proved=True)


@dataclass(slots=True)
class Desk:
    """A person at a bench with a printer."""

    bench: Bench
    ms: int = 0
    events: list[ev.Event] = field(default_factory=list)
    effects: list[Effect] = field(default_factory=list)

    def say(self, item: obs.Observation | cmd.Command) -> cmd.Refusal | None:
        self.ms += 10
        step = self.bench.handle(obs.Now(self.ms, self.ms * 1_000), item)
        self.events += step.events
        self.effects += step.effects
        return step.refusal

    def scan(self, text: str, **facts: object) -> str:
        key = f"gs1:00{text}" if text.isdigit() else text
        role = "case" if text.isdigit() else "unit"
        self.say(cmd.Scan("anna", CheckedCode(Code(key, text), **facts), role))  # type: ignore[arg-type]
        assert self.bench.last_scan is not None
        return self.bench.last_scan.key

    def pack(self, units: str) -> ContainerLabel:
        """A full case; its label."""
        for unit in units:
            self.scan(unit)
        return self.label

    @property
    def label(self) -> ContainerLabel:
        """The newest one that is awaited."""
        return list(self.bench.state.labels.values())[-1]

    def printed(self, label: ContainerLabel, *, proved: bool = True) -> None:
        assert self.say(cmd.NoteLabel(label.id, "sent")) is None
        assert self.say(cmd.NoteLabel(label.id, "printed", proved)) is None

    def asked(self) -> list[int]:
        """Labels that the printer is asked for, since the last look."""
        asked = [each.label.id for each in self.effects if isinstance(each, PrintLabel)]
        self.effects.clear()
        return asked

    def kinds(self) -> list[str]:
        return [event.kind for event in self.events]

    def alarms(self) -> set[str]:
        return {alarm.key for alarm in self.bench.state.alarms.values()}

    def crashed(self) -> "Desk":
        """Killed, and started on what is durable."""
        state = self.bench.state
        loaded = replace(
            PROVED,
            head_seq=state.seq,
            sscc_range=state.sscc_range,
            order=state.order,
            containers=tuple(state.containers.values()),
            labels=tuple(state.labels.values()),
            in_hand=state.in_hand,
            sscc_serial=state.sscc_serial,
            alarms=tuple(state.alarms.values()),
        )
        return Desk(Bench(self.bench.settings, loaded), self.ms)


def desk(settings: LineSettings = SETTINGS) -> Desk:
    one = Desk(Bench(settings, PROVED))
    one.say(obs.DeviceBack("zebra"))
    one.say(cmd.StartOrder("anna", "O1", RECIPE))
    one.events.clear()
    return one


def test_a_full_case_is_printed_and_counts_when_its_label_is_scanned() -> None:
    one = desk()
    label = one.pack("abc")
    assert one.bench.last_scan is not None and one.bench.last_scan.key == "bench_label_printed"
    assert one.asked() == [label.id]
    assert "container.closed" not in one.kinds()
    one.printed(label)
    assert one.scan(label.code.text) == "bench_closed"
    assert one.kinds()[-5:-1] == ["label.sent", "label.printed", "label.scanned", "container.opened"]
    closed = one.events[-1]
    assert isinstance(closed, ev.ContainerClosed) and closed.code == label.code and closed.sscc_serial is None
    assert one.bench.state.order is not None and one.bench.state.order.passed == 1
    assert not one.bench.state.labels


def test_until_then_nothing_else_goes_into_it() -> None:
    one = desk()
    label = one.pack("abc")
    one.printed(label)
    assert one.scan("d") == "label_wrong"
    assert one.scan("395212340000000014", taken_by="#4") == "label_wrong"
    assert one.bench.last_scan is not None
    assert dict(one.bench.last_scan.arguments) == {
        "code": "395212340000000014", "where": "#4", "expected": label.code.text, "name": "case",
    }  # fmt: skip
    assert one.say(cmd.UndoScan("anna")) == cmd.Refusal("label_pending", (("code", label.code.text), ("name", "case")))
    assert one.say(cmd.CloseShort("anna", "end")) is not None


def test_a_label_that_was_never_sent_cannot_be_on_a_case() -> None:
    one = desk()
    label = one.pack("abc")
    assert one.scan(label.code.text) == "label_not_printed"


def test_a_foreign_label_is_told_as_what_it_is() -> None:
    one = desk()
    one.pack("abc")
    one.scan("x", refusal=Reason.FOREIGN)
    assert one.bench.last_scan is not None
    assert dict(one.bench.last_scan.arguments)["where"] == "foreign"


def test_a_case_put_aside_is_closed_by_its_label_all_the_same() -> None:
    one = desk()
    first = one.pack("abc")
    assert one.say(cmd.StoreOpen("anna")) is None
    second = one.pack("def")
    for label in (first, second):
        one.printed(label)
        assert one.scan(label.code.text) == "bench_closed"


@pytest.mark.parametrize("sent", [False, True], ids=["before it was sent", "after it was sent"])
def test_killed_between_print_and_scan_it_is_the_same_label_with_the_same_code(sent: bool) -> None:
    one = desk()
    label = one.pack("abc")
    if sent:
        one.say(cmd.NoteLabel(label.id, "sent"))
    again = one.crashed()
    again.say(obs.DeviceBack("zebra"))
    assert again.asked() == ([] if sent else [label.id])
    assert (again.label.code, again.label.id) == (label.code, label.id)
    if sent:
        assert again.alarms() == {"label_doubtful"}
        assert again.say(cmd.RetryLabel("anna", label.id)) is None
        assert again.asked() == [label.id]
    again.printed(again.label)
    assert again.scan(label.code.text) == "bench_closed"
    assert not again.alarms()
    assert "label.assigned" not in again.kinds() and again.kinds().count("container.closed") == 1
    assert again.scan(label.code.text, taken_by="#1") != "bench_closed"


def test_what_may_have_come_out_is_never_printed_by_itself() -> None:
    one = desk()
    label = one.pack("abc")
    one.say(cmd.NoteLabel(label.id, "sent"))
    assert one.say(cmd.NoteLabel(label.id, "sent")) == cmd.Refusal("label_not_awaited")
    again = one.crashed()
    for _ in range(3):
        again.say(obs.DeviceGone("zebra", "printer_lost"))
        again.say(obs.DeviceBack("zebra"))
    assert again.asked() == []


def test_a_label_that_was_in_doubt_may_simply_be_scanned() -> None:
    one = desk()
    label = one.pack("abc")
    one.say(cmd.NoteLabel(label.id, "sent"))
    again = one.crashed()
    assert again.scan(label.code.text) == "bench_closed"


def test_a_printer_that_is_back_prints_what_waited() -> None:
    one = desk()
    one.say(obs.DeviceGone("zebra", "printer_lost"))
    assert one.alarms() == {"printer_away"}
    label = one.pack("abc")
    one.asked()
    one.say(obs.DeviceBack("zebra"))
    assert one.asked() == [label.id] and not one.alarms()


def test_a_failure_never_takes_a_second_code() -> None:
    one = desk()
    label = one.pack("abc")
    one.asked()
    for _ in range(3):
        one.say(cmd.NoteLabel(label.id, "sent"))
        one.say(cmd.NoteLabel(label.id, "failed", cause="printer_paper_out"))
        assert one.alarms() == {"label_failed"}
        assert one.say(cmd.RetryLabel("anna", label.id)) is None
        assert one.asked() == [label.id]
    assert one.bench.state.sscc_serial == 1 and one.label.tries == 3
    assert not one.alarms()


def test_without_a_label_it_counts_with_a_name_and_a_reason() -> None:
    one = desk()
    label = one.pack("abc")
    one.say(cmd.NoteLabel(label.id, "failed", cause="label_glyph_missing"))
    assert one.say(cmd.WaiveLabel("anna", label.id, "printer broken")) is None
    waived, closed = (event for event in one.events if isinstance(event, ev.LabelWaived | ev.ContainerClosed))
    assert (waived.by, waived.reason) == ("anna", "printer broken")
    assert isinstance(closed, ev.ContainerClosed) and closed.code == label.code
    assert not one.alarms()


def test_closed_short_it_is_printed_with_what_is_in_it() -> None:
    one = desk()
    one.scan("a")
    one.say(cmd.CloseShort("anna", "end of lot"))
    assert one.label.count == 1
    one.printed(one.label)
    one.scan(one.label.code.text)
    assert isinstance(one.events[-1], ev.ContainerClosed) and one.events[-1].reason == "end of lot"


def test_a_full_pallet_waits_for_its_label_while_the_next_one_is_begun() -> None:
    one = desk()
    cases = []
    for units in ("abc", "def", "ghi"):
        case = one.pack(units)
        one.printed(case)
        one.scan(case.code.text)
        cases.append(case.code.text)
    [pallet] = one.bench.state.labels.values()
    assert (pallet.level, pallet.count) == (2, 2)
    open_pallets = [each for each in one.bench.state.containers.values() if each.level == 2]
    assert [len(each.members) for each in open_pallets] == [2, 1]
    one.printed(pallet)
    assert one.say(cmd.ScanLabel("anna", CheckedCode(pallet.code))) is None
    assert isinstance(one.events[-1], ev.ContainerClosed) and one.events[-1].container == pallet.container


def test_what_waits_for_its_label_is_not_closed_twice_and_not_changed() -> None:
    one = desk()
    for units in ("abc", "def"):
        case = one.pack(units)
        one.printed(case)
        one.scan(case.code.text)
    [pallet] = one.bench.state.labels.values()
    again = one.say(cmd.CloseContainer("anna", 2, "other", container=pallet.container))
    assert again is not None and again.key == "label_pending"
    assert len(one.bench.state.labels) == 1
    found = one.bench.state.containers[pallet.container]
    box = ContainerFacts(found.id, 2, "pallet", "open", None, "O1", "Water", "", members=found.members)
    known = CodeFacts(case.code, seen=True, container=case.container)
    held = ContainerFacts(case.container, 1, "case", "live", case.code, "O1", "Water", "", parent=found.id)
    facts = Facts(one.bench.state.seq, (known,), (box, held), ())
    refused = one.say(Rework("anna", "damaged", RemoveMember(case.code), facts))
    assert refused is not None and refused.key == "label_pending"


# labels of closed containers -----------------------------------------------------------------------------------------


def closed(one: Desk) -> tuple[ContainerLabel, Facts]:
    label = one.pack("abc")
    one.printed(label)
    one.scan(label.code.text)
    members = tuple(Member(Code(unit, unit)) for unit in "abc")
    case = ContainerFacts(label.container, 1, "case", "live", label.code, "O1", "Water", "", members=members)
    known = CodeFacts(label.code, seen=True, container=label.container)
    return label, Facts(one.bench.state.seq, (known,), (case,), (("O1", RECIPE),))


def test_a_reprint_by_the_rule_void_takes_another_code_and_the_old_one_is_void_with_its_scan() -> None:
    one = desk()
    first, facts = closed(one)
    assert one.say(cmd.Reprint("anna", "torn", first.container, facts, first.first_us)) is None
    label = one.label
    assert (label.purpose, label.old, label.first_us) == ("relabel", first.code, first.first_us)
    assert label.code != first.code
    one.printed(label)
    new = CodeFacts(label.code)
    later = replace(facts, seq=one.bench.state.seq, codes=(*facts.codes, new))
    wrong = Rework("anna", "", Relabel(first.container, Code("gs1:00x", "x")), later)
    assert one.say(wrong) is not None
    assert one.say(Rework("anna", "", Relabel(first.container, label.code), later)) is None
    assert one.kinds()[-2:] == ["container.code_changed", "label.scanned"]


def test_a_reprint_by_the_rule_repeat_is_the_same_label() -> None:
    one = desk(replace(SETTINGS, reprint="repeat"))
    first, facts = closed(one)
    assert one.say(cmd.Reprint("anna", "torn", first.container, facts, first.first_us)) is None
    label = one.label
    assert (label.purpose, label.code, label.first_us) == ("repeat", first.code, first.first_us)
    assert one.say(cmd.Reprint("anna", "torn", first.container, facts, 1)) is not None
    one.printed(label)
    assert one.say(cmd.ScanLabel("anna", CheckedCode(label.code))) is None
    assert one.kinds()[-1] == "label.scanned" and not one.bench.state.labels
    assert one.bench.state.sscc_serial == 1


def test_what_was_shipped_or_changed_since_gets_no_label() -> None:
    one = desk()
    first, facts = closed(one)
    [case] = facts.containers
    gone = replace(facts, containers=(replace(case, shipped=True),))
    told = one.say(cmd.Reprint("anna", "", first.container, gone, 1))
    assert told is not None and told.key == "rework_shipped"
    stale = replace(facts, seq=0)
    told = one.say(cmd.Reprint("anna", "", first.container, stale, 1))
    assert told is not None and told.key == "rework_stale"
    assert one.bench.state.sscc_serial == 1


# codes of a pool -----------------------------------------------------------------------------------------------------

BOXED = replace(RECIPE, above=())
POOLED = replace(SETTINGS, case_code="pool", case_pool="boxes", sscc_prefix="")
BOXES = tuple((number, Code(f"B{number}", f"B{number}")) for number in (3, 4, 7))


def pool_desk(codes: tuple[tuple[int, Code], ...] = BOXES, cause: str = "") -> Desk:
    one = Desk(Bench(POOLED, replace(PROVED, sscc_range=SerialRange(0, "", 0, LAST_NUMBER, "boxes"), sscc_serial=2)))
    one.say(obs.DeviceBack("zebra"))
    one.say(cmd.StartOrder("anna", "O1", BOXED))
    one.say(obs.PoolDrawn("boxes", codes, cause))
    one.events.clear()
    return one


def test_a_label_gets_the_next_code_of_its_pool_and_keeps_it_through_a_reprint_and_a_crash() -> None:
    one = pool_desk()
    label = one.pack("abc")
    assert label.code.text == "B3"
    one.printed(label)
    assert one.say(cmd.RetryLabel("anna", label.id, "torn")) is None
    again = one.crashed()
    again.say(obs.PoolDrawn("boxes", BOXES))
    assert again.label.code.text == "B3"
    again.printed(again.label)
    assert again.scan("B3") == "bench_closed"
    assert again.pack("def").code.text == "B4", "no code is given twice, whatever the shell tells"


def test_an_empty_pool_is_an_alarm_and_a_label_that_has_its_code_still_counts() -> None:
    one = pool_desk(BOXES[:1], "pool_used_up")
    label = one.pack("abc")
    one.printed(label)
    assert one.bench.state.alarms["pool_empty"].arguments == (("cause", "pool_used_up"), ("pool", "boxes"))
    assert one.scan("B3") == "bench_closed"
    one.scan("d")
    one.scan("e")
    assert one.scan("f") == "label_pool_empty"
    one.say(obs.PoolDrawn("boxes", BOXES[1:], "pool_used_up"))
    assert "pool_empty" not in one.alarms()
    assert one.pack("f").code.text == "B4"


def test_no_code_of_a_pool_before_it_is_known_which_are_taken() -> None:
    one = Desk(Bench(POOLED, replace(PROVED, sscc_range=None, sscc_proved=False)))
    one.say(obs.DeviceBack("zebra"))
    one.say(cmd.StartOrder("anna", "O1", BOXED))
    one.say(obs.PoolDrawn("boxes", BOXES))
    assert one.scan("a") == "pool_unproved"
    one.ms += GRACE_MS
    one.say(obs.TimePassed())
    assert "pool_unproved" in one.alarms()
    assert one.say(cmd.SetNextSerial("anna", 4, "labels up to 3 are on cases")) is None
    assert "pool_unproved" not in one.alarms()
    assert one.pack("abc").code.text == "B4"


def test_a_reprint_that_voids_takes_the_next_code_of_the_pool() -> None:
    one = pool_desk()
    label, facts = closed(one)
    assert label.code.text == "B3"
    assert one.say(cmd.Reprint("anna", "spoilt", label.container, facts, label.first_us)) is None
    assert (one.label.code.text, one.label.old) == ("B4", label.code)
