"""Whatever is seen or wanted, in whatever order: the rules that no conversation may break."""

from collections import Counter
from dataclasses import replace

from hypothesis import settings as checked
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from drivers.plc.codec import encode_station
from station.core import commands as cmd
from station.core import events as ev
from station.core import observations as obs
from station.core.effects import Step
from station.core.inputs import Outputs
from station.core.line import Line
from station.core.loaded import Loaded
from station.core.numbers import short
from station.core.pictures import PictureSource
from station.core.rows import ROWS_MAX
from station.core.settings import CameraRole, LineSettings
from station.core.step_context import ALARMS_MAX
from station.core.values import CaseRef, CheckedCode, Code, Found, QueueRow, Reason
from tests.core.reloading import reloaded
from tests.core.talk import RECIPE, Block, one_view, proved, recipe_for

MODULUS = 256
TWO = (CameraRole("top", "counted"), CameraRole("side", "asked"))
LINES = (
    LineSettings("L1", "picture", (CameraRole("top", "asked"),), case_code="sscc", sscc_prefix="401234567890"),
    LineSettings("L1", "picture", (CameraRole("top", "counted"),), case_code="picture", frame_within_ms=50),
    LineSettings("L1", "picture", TWO, case_code="sscc", sscc_prefix="4012345", frame_within_ms=50),
    LineSettings(
        "L1", "picture", (CameraRole("top", "asked"),), case_code="reader", case_reader="case", label_within_ms=50
    ),
    LineSettings("L1", "queue", (), ("unit",), case_code="sscc", sscc_prefix="4012345"),
    LineSettings("L1", "queue", (), ("unit",), "reader", "case", "asked"),
)
DEVICES = st.sampled_from(("top", "side", "unit", "case", "nobody"))
WORD = st.integers(-2, MODULUS + 2) | st.integers(-(2**40), 2**40)
NEAR = st.integers(-3, 3) | st.just(70)
MASK = st.integers(0, 0xFFFF) | st.sampled_from((0, 1, 0xFFFF))
INPUTS = st.sampled_from((0x101, 0x001, 0x005, 0x021, 0x081, 0x100, 0))
WAIT_MS = st.sampled_from((0, 20, 20, 250, 600, 5_000))
FIRST_RECORDS = (ev.CasePassed, ev.CaseRejected, ev.CaseMissed)
LATER = (ev.CaseReleased, ev.CaseVoided, ev.CaseQuarantined, ev.CaseDisposed)


class AnyLine(RuleBasedStateMachine):
    """A line, a PLC that is sometimes right, readers that lie, people who press anything."""

    @initialize(settings=st.sampled_from(LINES))
    def begin(self, settings: LineSettings) -> None:
        self.settings = replace(settings, modulus=MODULUS)
        self.ms, self.fresh, self.copy, self.counter = 1_000, 0, 0, 0
        self.block = Block()
        self.records: dict[CaseRef, str] = {}
        self.ended: dict[CaseRef, str] = {}
        self.live: dict[str, CaseRef] = {}
        self.keys: dict[CaseRef, list[str]] = {}
        self.standing: set[str] = set()
        self.rows: dict[tuple[int, int], QueueRow] = {}
        self.running = ""
        self.counts: dict[str, tuple[int, int]] = {}
        """Open order → cases passed and rejected since it was started."""
        self.line = Line(self.settings, proved(self.settings, Loaded("e", 1)))
        self.recipe = recipe_for(settings) if len(settings.cameras) < 2 else replace(RECIPE, columns=1)
        self.say(cmd.StartOrder("test", "O1", self.recipe))
        for name in self.settings.devices:
            self.say(obs.DeviceBack(name))
        self.poll()
        self.poll(epoch=self.line.cases.epoch_on_wire)

    # saying ------------------------------------------------------------------------------------------------------

    def say(self, item: obs.Observation | cmd.Command) -> Step:
        self.step = self.line.handle(obs.Now(self.ms, self.ms * 1_000), item)
        for event in self.step.events:
            self.note(event)
        for row in self.step.queue:
            self.rows[(row.lane, row.trigger)] = row
        for place in self.step.dropped:
            self.rows.pop(place, None)
        if self.step.refusal is not None:
            assert self.step.events == ()
        return self.step

    def poll(self, wait_ms: int = 20, **words: int) -> None:
        self.ms += wait_ms
        self.block = replace(self.block, **words)
        self.say(obs.PlcPolled(self.block))

    def note(self, event: ev.Event) -> None:
        """What an event may be, given those before it."""
        if isinstance(event, FIRST_RECORDS):
            assert event.case not in self.records, "a case number gets one record"
            self.records[event.case] = event.kind
            self.counted(event)
            if isinstance(event, ev.CasePassed):
                self.passed(event)
        elif isinstance(event, LATER):
            self.left(event)
        elif isinstance(event, ev.OrderStarted | ev.OrderSuspended | ev.OrderResumed | ev.OrderClosed):
            self.changed_over(event)
        elif isinstance(event, ev.AlarmRaised):
            assert event.alarm not in self.standing
            self.standing.add(event.alarm)
        elif isinstance(event, ev.AlarmCleared):
            self.standing.remove(event.alarm)

    def counted(self, event: ev.CasePassed | ev.CaseRejected | ev.CaseMissed) -> None:
        assert event.order == self.running, "a case is of the order that runs"
        if self.running:
            passed, rejected = self.counts[self.running]
            good, bad = isinstance(event, ev.CasePassed), isinstance(event, ev.CaseRejected)
            self.counts[self.running] = (passed + good, rejected + bad)

    def changed_over(self, event: ev.OrderStarted | ev.OrderSuspended | ev.OrderResumed | ev.OrderClosed) -> None:
        """One runs at a time; while it has cases on the belt no other does."""
        match event:
            case ev.OrderStarted(order=order):
                assert not self.running and order not in self.counts
                self.running, self.counts[order] = order, (0, 0)
            case ev.OrderResumed(order=order):
                assert not self.running and order in self.counts
                self.running = order
            case ev.OrderSuspended(order=order):
                assert self.running == order
                self.running = ""
            case ev.OrderClosed(order=order, passed=passed, rejected=rejected):
                assert self.counts.pop(order) == (passed, rejected)
                self.running = "" if order == self.running else self.running
        assert not any(case not in self.ended for case, kind in self.records.items() if kind == "case.passed") or (
            isinstance(event, ev.OrderClosed) and self.running
        )

    def passed(self, event: ev.CasePassed) -> None:
        keys = [unit.code.key for unit in event.units if unit.code and unit.reason is None] + [event.case_code.key]
        assert len(keys) == len(set(keys)) == RECIPE.units_per_case + 1
        assert not self.live.keys() & set(keys), "a code is in one live case"
        if self.settings.shape == "picture":
            grid = [(1, 1), (1, 2)] if len(self.settings.cameras) == 1 else [(1, 1), (1, 1)]
            assert [unit.cell for unit in event.units] == grid
        self.live |= dict.fromkeys(keys, event.case)
        self.keys[event.case] = keys

    def left(self, event: ev.CaseReleased | ev.CaseVoided | ev.CaseQuarantined | ev.CaseDisposed) -> None:
        was_passed = self.records[event.case] == "case.passed"
        assert was_passed is not isinstance(event, ev.CaseDisposed)
        assert self.ended.get(event.case) in (None, "case.quarantined"), "a case ends once"
        self.ended[event.case] = event.kind
        if isinstance(event, ev.CaseVoided):
            for key in self.keys[event.case]:
                del self.live[key]

    def checked(self, text: str) -> CheckedCode:
        taken = self.live.get(text)
        return CheckedCode(Code(text, text), taken_by=str(taken) if taken else None)

    def new_code(self) -> str:
        """A code never seen; or, where a copy is wanted, one of a little while ago."""
        self.fresh += 1
        copy, self.copy = self.copy, 0
        return f"u{max(1, self.fresh - copy)}"

    # the PLC -----------------------------------------------------------------------------------------------------

    def photograph(self, how: str, good: bool) -> None:
        """A picture of the case in hand, from every camera that is fired like this."""
        for role in self.settings.cameras:
            if role.trigger != how:
                continue
            columns = 2 if len(self.settings.cameras) < 2 else 1
            found = [self.new_code() if good else None for _ in range(columns)]
            cells = tuple(
                obs.CellRead((1, place), self.checked(text) if text else None)
                for place, text in enumerate(found, start=1)
            )
            label = (self.checked(self.new_code()),) if self.settings.case_code == "picture" else ()
            case = self.asked_case() if role.trigger == "asked" else None
            if case is None:
                self.say(obs.FrameSeen(role.name, self.counter))
            self.say(one_view(role.name, case, self.counter, cells, (), label))

    def asked_case(self) -> CaseRef:
        state = self.line.state
        return CaseRef(state.epoch, state.top + 1)

    @rule(
        n=st.integers(1, 4), good=st.sampled_from((True, True, True, False)), ejected=st.booleans(),
        behind=st.integers(0, 3), copy=st.integers(0, 9),
    )  # fmt: skip
    def a_good_hour(self, n: int, good: bool, ejected: bool, behind: int, copy: int) -> None:
        """Everything is put right, and cases run as they should."""
        self.put_right()
        for _ in range(n):
            self.a_proper_case(good, ejected, behind, 250, copy)

    def put_right(self) -> None:
        for name in self.settings.devices:
            if self.line.watch.away[name]:
                self.say(obs.DeviceBack(name, self.counter))
        if self.line.cases.disbelieved:
            self.say(cmd.ConfirmNumbers("p"))
        self.poll(epoch=self.line.cases.epoch_on_wire, case_state=0, inputs=0x101)
        self.everything_stands_still()
        self.say(cmd.RestoreTrust("p", "clearance"))
        suspended = next(iter(self.line.state.suspended), None)
        self.say(cmd.StartOrder("p", "O3", self.recipe) if suspended is None else cmd.ResumeOrder("p", suspended))
        self.everything_stands_still()
        for _ in range(2):
            self.a_frame_proves_its_trigger()

    def a_frame_proves_its_trigger(self) -> None:
        """No case is asked about meanwhile."""
        for _ in range(8):
            self.poll()
        self.counter += 1
        if self.settings.shape == "picture":
            self.poll(unit_count=self.block.unit_count % MODULUS + 1)
            self.photograph("counted", good=True)

    @rule(good=st.booleans(), ejected=st.booleans(), behind=st.integers(0, 3), wait_ms=st.sampled_from((20, 250)))
    def a_proper_case(self, good: bool, ejected: bool, behind: int, wait_ms: int, copy: int = 0) -> None:
        """Fired, read, asked, answered, and an earlier one leaves. ``copy``: a code was there so many codes before."""
        self.copy = copy
        self.poll(wait_ms, epoch=self.line.cases.epoch_on_wire)
        for _ in range(3):
            self.poll()
        state, first = self.line.state, self.block.unit_count % MODULUS + 1
        self.counter += 1
        units = 2 if self.settings.shape == "queue" else 1
        last = (first + units - 2) % MODULUS + 1
        for number in (first, last) if units == 2 else ():
            self.say(obs.UnitRead(1, number, self.checked(self.new_code()) if good else None))
        label = self.block.label_trigger % MODULUS + 1
        self.poll(unit_count=last, label_trigger=label)
        self.photograph("counted", good)
        seq = state.top + 1
        self.poll(
            case_seq=short(seq, MODULUS), case_state=1, first_trigger=first, last_trigger=last, case_units=2,
            first_trigger_2=0, last_trigger_2=0, case_label=label,
        )  # fmt: skip
        if self.settings.case_code == "reader":
            asked = self.settings.case_reader_trigger == "asked"
            seen = self.checked(self.new_code())
            self.say(obs.LabelRead("case", self.asked_case() if asked else None, label, seen))
        if self.line.state.top < seq:
            self.photograph("asked", good)
        for _ in range(3):
            self.poll()
        gone = max(state.disposed, state.top - behind)
        self.poll(
            disposed_epoch=self.line.cases.epoch_on_wire, disposed_seq=short(gone, MODULUS),
            good_mask=0 if ejected else 0xFFFF, ejected_mask=0xFFFF if ejected else 0,
        )  # fmt: skip

    @rule(
        seq=NEAR, state=st.integers(0, 5), first=NEAR, length=NEAR, label=st.integers(0, 4), wait_ms=WAIT_MS,
        inputs=INPUTS,
    )  # fmt: skip
    def the_plc_asks_something(
        self, seq: int, state: int, first: int, length: int, label: int, wait_ms: int, inputs: int
    ) -> None:
        number = short(max(0, self.line.state.top + seq), MODULUS)
        trigger = (self.block.last_trigger + first) % MODULUS
        last = (trigger + length) % MODULUS
        self.poll(
            wait_ms, case_seq=number, case_state=state, first_trigger=trigger, last_trigger=last, case_label=label,
            inputs=inputs, epoch=self.line.cases.epoch_on_wire,
        )  # fmt: skip

    @rule(seq=NEAR, good=MASK, ejected=MASK, inputs=INPUTS)
    def cases_leave(self, seq: int, good: int, ejected: int, inputs: int) -> None:
        number = short(max(0, self.line.state.top + seq), MODULUS)
        epoch = self.line.cases.epoch_on_wire
        self.poll(disposed_epoch=epoch, disposed_seq=number, good_mask=good, ejected_mask=ejected, inputs=inputs)

    @rule(name=st.sampled_from(list(Block.__dataclass_fields__)), value=WORD, wait_ms=WAIT_MS)
    def any_word_is_anything(self, name: str, value: int, wait_ms: int) -> None:
        self.poll(wait_ms, **{name: value})

    @rule()
    def the_plc_restarts(self) -> None:
        self.poll(epoch=0, case_seq=0, case_state=0, unit_count=0)
        self.poll(epoch=self.line.cases.epoch_on_wire)

    @rule(key=st.sampled_from(("plc_lost", "plc_silent", "plc_foreign_master")))
    def the_plc_is_silent(self, key: str) -> None:
        self.say(obs.PlcSilent(key))

    @rule()
    def everything_stands_still(self) -> None:
        for _ in range(4):
            self.poll(200)

    # devices -----------------------------------------------------------------------------------------------------

    @rule(name=DEVICES, back=st.booleans(), counter=st.integers(-2, 300))
    def a_device_comes_or_goes(self, name: str, back: bool, counter: int) -> None:
        if back and name == "top":
            self.counter = counter
        self.say(obs.DeviceBack(name, counter) if back else obs.DeviceGone(name, "away"))

    @rule(camera=DEVICES, ahead=NEAR, texts=st.lists(st.integers(0, 12), max_size=4), error=st.booleans())
    def a_strange_picture(self, camera: str, ahead: int, texts: list[int], error: bool) -> None:
        cells = tuple(
            obs.CellRead((1, place % 3), self.checked(f"u{text}") if text else None)
            for place, text in enumerate(texts, start=1)
        )
        self.say(obs.FrameSeen(camera, self.counter + ahead))
        case = self.asked_case() if ahead % 2 else None
        self.say(one_view(camera, case, self.counter + ahead, cells, error="torn" if error else None))

    @rule(cells=st.lists(st.tuples(st.integers(0, 2), st.integers(1, 3)), min_size=1, max_size=3))
    def a_case_with_a_strange_grid(self, cells: list[tuple[int, int]]) -> None:
        seq = short(self.line.state.top + 1, MODULUS)
        self.poll(epoch=self.line.cases.epoch_on_wire, case_seq=seq, case_state=1, case_units=2)
        found = tuple(obs.CellRead(cell, self.checked(self.new_code())) for cell in cells)
        self.say(one_view("top", self.asked_case(), 0, found))

    @rule(lane=st.integers(0, 2), trigger=WORD, text=st.integers(0, 12))
    def a_strange_telegram(self, lane: int, trigger: int, text: int) -> None:
        self.say(obs.UnitRead(lane, trigger, self.checked(f"u{text}") if text else None))

    @rule(reader=DEVICES, trigger=WORD, text=st.integers(0, 12), asked=st.booleans())
    def a_strange_label(self, reader: str, trigger: int, text: int, asked: bool) -> None:
        case = self.asked_case() if asked else None
        self.say(obs.LabelRead(reader, case, trigger, self.checked(f"u{text}") if text else None))

    @rule(key=st.sampled_from(("disk_low", "queue_full", "strange", "record_parked")), standing=st.booleans())
    def the_shell_notices(self, key: str, standing: bool) -> None:
        self.say(obs.Noticed(key, standing, (("destination", f"d{self.ms % 7}"),)))

    @rule(wait_ms=WAIT_MS)
    def time_passes(self, wait_ms: int) -> None:
        self.ms += wait_ms
        self.say(obs.TimePassed())

    # people ------------------------------------------------------------------------------------------------------

    @rule(
        command=st.sampled_from(
            (
                cmd.StartOrder("p", "O2", RECIPE), cmd.CloseOrder("p"), cmd.Hold("p"), cmd.Resume("p"),
                cmd.ConfirmNumbers("p"), cmd.RestoreTrust("p", "clearance"), cmd.RestoreTrust("p", "first_unit", "u3"),
            )
        )
    )  # fmt: skip
    def a_person_presses_something(self, command: cmd.Command) -> None:
        self.say(command)

    @rule(
        order=st.sampled_from(("O1", "O2", "O3")), act=st.sampled_from(("start", "suspend", "resume", "close")),
        before=st.sampled_from(("nothing", "a case", "all left")),
    )  # fmt: skip
    def a_person_changes_over(self, order: str, act: str, before: str) -> None:
        if before == "all left":
            self.everything_has_left()
        elif before == "a case":
            self.a_good_hour(1, good=True, ejected=False, behind=1, copy=0)
        commands: dict[str, cmd.Command] = {
            "start": cmd.StartOrder("p", order, self.recipe),
            "suspend": cmd.SuspendOrder("p"),
            "resume": cmd.ResumeOrder("p", order),
            "close": cmd.CloseOrder("p", order),
        }
        self.say(commands[act])

    def everything_has_left(self) -> None:
        """The belt is empty: an order may be suspended or closed."""
        for _ in range(2):
            self.put_right()
            epoch, top = self.line.cases.epoch_on_wire, short(self.line.state.top, MODULUS)
            self.poll(
                disposed_epoch=epoch, disposed_seq=top, good_mask=0xFFFF, ejected_mask=0, in_transit=0, case_state=0,
            )  # fmt: skip
            self.say(cmd.RestoreTrust("p", "clearance"))

    @rule(back=st.integers(0, 20), found=st.sampled_from(("pallet", "bin", "gone")))
    def a_person_finds_a_case(self, back: int, found: Found) -> None:
        state = self.line.state
        case = CaseRef(state.epoch, state.top - back)
        self.say(cmd.ResolveCase("p", case, found))

    @rule()
    def a_person_acknowledges_everything(self) -> None:
        for alarm in sorted(self.standing):
            self.say(cmd.AcknowledgeAlarm("p", alarm))

    @rule(failed=st.booleans())
    def the_station_starts_again(self, failed: bool) -> None:
        """All that is durable is told to a new core."""
        before = self.line.state
        self.line = Line(self.settings, reloaded(before, tuple(self.rows.values())))
        for name in (
            "epoch",
            "top",
            "disposed",
            "order",
            "suspended",
            "trust",
            "hold",
            "sscc_serial",
            "tally",
            "held_keys",
        ):
            assert getattr(self.line.state, name) == getattr(before, name), name
        if failed:
            told = (("case", str(self.asked_case())), ("code", "040123450000000016"))
            self.say(obs.StoreFailed("unit_taken", told))
        for name in self.settings.devices:
            self.say(obs.DeviceBack(name, self.counter))

    # what is always true -----------------------------------------------------------------------------------------

    @invariant()
    def the_words_are_of_the_map_and_pass_only_what_passed(self) -> None:
        words, state = self.step.words, self.line.state
        encode_station(words, 1, 1)
        if words.verdict > 0:
            case = CaseRef(state.epoch, state.top)
            assert self.records[case] == "case.passed"
            assert (words.verdict_epoch, words.verdict) == (short(case.epoch), short(case.seq, MODULUS))
        if words.outputs & Outputs.PERMISSIVE:
            assert self.line.block is not None and state.order is not None and not state.held

    @invariant()
    def the_balance_holds(self) -> None:
        tally, records = self.line.state.tally, Counter(self.records.values())
        ends = Counter(self.ended.values())
        assert tally.triggered == len(self.records)
        assert tally.passed == records["case.passed"]
        assert (tally.rejected, tally.missed) == (records["case.rejected"], records["case.missed"])
        assert (tally.released, tally.void) == (ends["case.released"], ends["case.voided"])
        parts = (tally.released, tally.rejected, tally.void, tally.missed, tally.quarantined, tally.in_flight)
        assert tally.triggered == sum(parts)
        assert min(parts) >= 0
        assert tally.owed == len(self.line.state.owed)

    @invariant()
    def an_order_counts_its_whole_life(self) -> None:
        state = self.line.state
        open_orders = [*state.suspended.values(), *([] if state.order is None else [state.order])]
        assert {each.order: (each.passed, each.rejected) for each in open_orders} == self.counts
        assert (state.order.order if state.order is not None else "") == self.running

    @invariant()
    def nothing_grows_for_ever(self) -> None:
        line = self.line
        assert self.standing == line.state.alarms.keys()
        assert len(self.standing) <= ALARMS_MAX
        assert len(line.state.cases) <= 1_400
        assert {(row.lane, row.trigger): row for row in line.source.rows} == self.rows
        assert len(self.rows) <= ROWS_MAX
        assert (
            len(line.packing.labels) <= 16
            and len(line.packing.labels.unaligned) <= 16
            and len(line.packing.label_answer) <= 1
        )
        if isinstance(line.source, PictureSource):
            pictures, counts = line.source, line.source.counting.counts.values()
            assert len(pictures.waiting.reads) <= 256 and len(pictures.answers) <= 2
            assert len(pictures.waiting.marked) <= 8_192 and len(pictures.counting.triggers.given) <= 128
            assert all(len(count.frames) <= 128 and len(count.missing) <= 64 for count in counts)

    @invariant()
    def the_view_can_be_taken(self) -> None:
        assert self.line.view().words == self.step.words


TestAnyLine = AnyLine.TestCase
TestAnyLine.settings = checked(max_examples=60, stateful_step_count=40, deadline=None, derandomize=True)


def test_the_machine_reaches_what_it_is_about() -> None:
    """A machine whose proper cases never pass would prove nothing."""
    for settings in LINES:
        machine = AnyLine()
        machine.begin(settings)
        machine.everything_stands_still()
        for _ in range(2):
            machine.a_frame_proves_its_trigger()
        for _ in range(300):
            machine.a_proper_case(good=True, ejected=False, behind=1, wait_ms=250)
        tally, order = machine.line.state.tally, machine.line.state.order
        assert order is not None
        reasons = dict(order.reasons)
        assert tally.released > 290, (settings, tally, reasons)
        assert Reason.OTHER not in reasons
        over = (("O1", "suspend"), ("O2", "start"), ("O2", "suspend"), ("O1", "resume"), ("O2", "close"))
        for name, act in over:
            machine.a_person_changes_over(name, act, "all left" if act in ("suspend", "close") else "nothing")
        assert (machine.running, set(machine.counts)) == ("O1", {"O1"}), settings
