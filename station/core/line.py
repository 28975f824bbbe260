"""The line: one door for everything that is seen or wanted, and dispatch only.

``handle`` is pure: no I/O, no clock, no threads. The same inputs give the same steps, whatever the machine.
"""

from collections.abc import Callable
from typing import assert_never

from station.core import changeover, orders, shipping
from station.core import commands as cmd
from station.core import events as ev
from station.core import observations as obs
from station.core.alarms import kind_of
from station.core.answer import words
from station.core.applied import AppliedLabels
from station.core.audit import DUE, Audit
from station.core.block_count import hear_block
from station.core.cases import NOT_BELIEVED, Cases
from station.core.disposal import resolve
from station.core.effects import EndProgram, Step
from station.core.hand_packing import HandPacking
from station.core.labels import Labels
from station.core.line_state_record import LineStateRecord, line_word
from station.core.loaded import Loaded, OpenContainer
from station.core.packing import Packing
from station.core.pictures import PictureSource
from station.core.queue import QueueSource
from station.core.reader import ReaderSource
from station.core.recall import Recalling
from station.core.rework import Rework
from station.core.rework_handler import ReworkHandler
from station.core.serials import POOL_UNPROVED, UNPROVED
from station.core.settings import LineSettings
from station.core.shipping_handler import ShippingHandler
from station.core.sources import UnitSource
from station.core.state import from_loaded
from station.core.step_context import StepContext, arguments
from station.core.values import Arguments, CaseRef, Shape, StationWords
from station.core.view import BenchView, LineView, SerialsView
from station.core.watch import Watch

SOURCES: dict[Shape, Callable[[StepContext], UnitSource]] = {
    "picture": PictureSource,
    "queue": QueueSource,
    "reader": ReaderSource,
}


HINDERS_A_HAND = frozenset({"stopping", UNPROVED, POOL_UNPROVED, "sscc_exhausted"})
"""Causes against running that hinder packing by hand, too."""


class Line:
    """One packing line: the state and everything that changes it."""

    def __init__(self, settings: LineSettings, loaded: Loaded) -> None:
        self.settings = settings
        self.state = from_loaded(loaded)
        self.context = StepContext(settings, self.state)
        self.source = self._make_source()
        self.packing = Packing(self.context, self.source)
        self.cases = Cases(self.context, self.packing)
        self.watch = Watch(self.context)
        self.recalling = Recalling(self.context)
        self.rework = ReworkHandler(self.context, self.packing.levels, self._is_on_line)
        self.labels = Labels(self.context, self.packing.levels, self.rework)
        self.applied = AppliedLabels(self.context, self.packing.levels)
        self.shipping = ShippingHandler(self.context, self.rework.changes)
        self.audit = Audit(self.context, self.source.doubt)
        self.states = LineStateRecord(self.context)
        self.by_hand = HandPacking(self.context, self.packing, self.labels, self.audit)
        self.stopping = False
        self.stands_since_us = 0
        """Since when something stands against running; 0 = nothing does."""
        self.source.load(loaded.queue)

    def _make_source(self) -> UnitSource:
        return SOURCES[self.settings.shape](self.context)

    # the door ----------------------------------------------------------------------------------------------------

    def handle(self, now: obs.Now, item: obs.Observation | cmd.Command) -> Step:
        """What this observation or command leads to. Never raises for bad material."""
        self.context.clear(now)
        self.watch.begin()
        if self.watch.waited_out():
            self.source.doubt("plc_lost")
        if isinstance(item, cmd.Command):
            refusal = self._command(item)
        else:
            refusal = None
            self._observe(item)
        self.recalling.proceed()
        self.applied.follow(self.stopping)
        self.labels.follow()
        self.rework.note(self.context.events, self.context.first_seq)
        self.audit.follow(self.context.events)
        context, against = self.context, self._not_ready()
        self.states.follow(line_word(against, self._packml))
        self.stands_since_us = (self.stands_since_us or now.wall_us) if against else 0
        told = self._words()
        kept = (tuple(context.events), tuple(context.queue), tuple(context.dropped))
        return Step(told, *kept, tuple(context.effects), refusal, context.first_seq)

    @property
    def next_deadline_ms(self) -> int | None:
        """When TimePassed is wished for; None = nothing waits."""
        verdict = self.packing.pending.deadline_ms if self.packing.pending is not None else None
        waits = [deadline for deadline in (verdict, self.watch.deadline_ms) if deadline is not None]
        return min(waits, default=None)

    # observations ------------------------------------------------------------------------------------------------

    def _observe(self, item: obs.Observation) -> None:
        match item:
            case obs.PlcPolled(block=block):
                self._polled(block)
            case obs.CasesUncounted() | obs.BlockCounted():
                hear_block(self.context, item)
            case obs.PlcSilent(key=key, arguments=told):
                self._silent(key, told)
            case obs.PictureRead():
                self.watch.picture(item)
                self.packing.read(item)
            case obs.FrameSeen() | obs.UnitRead():
                self.packing.read(item)
            case obs.LabelRead():
                self.packing.label(item)
            case obs.DeviceGone():
                self._gone(item)
            case obs.DeviceBack(name=name, counter=counter):
                self._back(name, counter)
            case obs.StoreFailed():
                self._store_failed(item)
            case obs.ReleasedFound():
                self.recalling.found(item)
            case obs.SerialsHeard():
                self.packing.proof.heard(item)
            case obs.PoolDrawn():
                self.packing.drawn(item)
            case obs.Noticed():
                self.watch.noticed(item)
            case obs.TimePassed():
                pass
            case _:
                assert_never(item)
        self.packing.proceed()

    def _polled(self, block: obs.PlcBlock) -> None:
        """Whether the order still holds is known before the case that the block asks about is looked at."""
        self.watch.polled(block)
        self.source.polled(block)
        self.packing.counted(block)
        self.cases.polled(block)
        self.packing.proof.polled()
        self.packing.levels.polled()
        self.watch.rejects()
        self.packing.follow_serials()

    def _silent(self, key: str, told: Arguments) -> None:
        if self.watch.silent(key, told):
            self.source.doubt("plc_lost")

    def _store_failed(self, item: obs.StoreFailed) -> None:
        told = dict(item.arguments)
        self.context.alarm("store_failed", cause=item.key)
        self.packing.not_taken(str(told.get("case", "")), str(told.get("code", "")))

    def _gone(self, item: obs.DeviceGone) -> None:
        self.watch.gone(item)
        self.source.gone(item.name)
        self.packing.reader_away(item.name)

    def _back(self, name: str, counter: int) -> None:
        self.watch.back(name)
        if name in self.settings.printers:
            self.labels.printer_back()
        self.source.back(name, counter)
        self.packing.reader_away(name)

    # commands ----------------------------------------------------------------------------------------------------

    def _command(self, command: cmd.Command) -> cmd.Refusal | None:
        match command:
            case (
                cmd.StartOrder()
                | cmd.SuspendOrder()
                | cmd.ResumeOrder()
                | cmd.CloseOrder()
                | cmd.ClearLine()
                | cmd.CheckFirstCase()
                | cmd.HandOverShift()
            ):
                return self._order(command)
            case cmd.RestoreTrust():
                return self.source.restore(command)
            case cmd.AcknowledgeAlarm():
                return self._acknowledge(command)
            case cmd.Hold() | cmd.Resume():
                self._hold(command)
            case cmd.Stop():
                self.stopping = True
                self.context.effects.append(EndProgram())
            case cmd.RecordSettings(by=by, changes=changes, file=file):
                self.context.emit(ev.SettingsChanged(by, changes, file))
            case cmd.RecordDeviceCheck(checked=checked):
                self.context.emit(checked)
            case cmd.ConfirmNumbers():
                return self.cases.confirm(command)
            case cmd.ResolveCase():
                return resolve(self.context, command)
            case cmd.SetNextSerial() | cmd.CloseContainer():
                return self._numbered(command)
            case cmd.AnswerAudit() | cmd.SkipAudit():
                return self.audit.do(command)
            case cmd.ParkRecord() | cmd.UnparkRecord():
                self._set_aside(command)
            case (
                Rework()
                | cmd.NoteLabel()
                | cmd.ScanLabel()
                | cmd.RetryLabel()
                | cmd.WaiveLabel()
                | cmd.Reprint()
                | shipping.OpenForLoading()
                | shipping.LoadContainers()
                | shipping.UnloadContainer()
                | shipping.ConfirmDelivery()
                | shipping.CancelDelivery()
                | shipping.ReturnContainers()
            ):
                return self._rework(command)
            case _ if isinstance(command, cmd.HandCommand):
                return self._pack_by_hand(command)
            case _:
                assert_never(command)
        return None

    def _rework(self, command: Rework | cmd.LabelCommand | shipping.ShippingCommand) -> cmd.Refusal | None:
        if isinstance(command, shipping.ShippingCommand):
            return self.shipping.do(command)
        if not isinstance(command, Rework):
            return self.labels.do(command)
        refusal = self.labels.relabel_refused(command) or self.rework.do(command)
        if refusal is None:
            self.labels.relabelled(command)
            self.labels.full_pallets(command.by)
            self.by_hand.filled(command.by)
        return refusal

    def _order(self, command: cmd.OrderCommand) -> cmd.Refusal | None:
        match command:
            case cmd.StartOrder():
                return orders.start(self.context, command)
            case cmd.SuspendOrder():
                return orders.suspend(self.context, self._cases_on_belt, len(self.source.rows), command)
            case cmd.ResumeOrder():
                return orders.resume(self.context, command)
            case cmd.CloseOrder():
                return orders.close(self.context, self._cases_on_belt, len(self.source.rows), command)
            case cmd.ClearLine() | cmd.CheckFirstCase() | cmd.HandOverShift():
                return changeover.do(self.context, command)
            case _:
                assert_never(command)

    def _numbered(self, command: cmd.SetNextSerial | cmd.CloseContainer) -> cmd.Refusal | None:
        """Codes that are assigned here, and what gets one."""
        if isinstance(command, cmd.SetNextSerial):
            return self.packing.proof.set_next(command)
        return self.packing.levels.close(command)

    def _pack_by_hand(self, command: cmd.HandCommand) -> cmd.Refusal | None:
        """Asked for twice it is done once. Whoever packs takes units off the belt: their order is in doubt."""
        if isinstance(command, cmd.BenchCommand):
            return self.by_hand.do(command, self._against_packing())
        wanted, state = isinstance(command, cmd.BeginHandPacking), self.state
        if self.settings.kind != "line":
            return cmd.Refusal("hand_packing_needless")
        if wanted == (state.by_hand is not None):
            return None
        if wanted and state.order is None:
            return cmd.Refusal("no_order")
        if isinstance(command, cmd.BeginHandPacking):
            self.context.emit(ev.HandPackingBegan(command.by, command.reason))
        elif (found := self.by_hand.in_hand) is not None:
            return cmd.Refusal("hand_packing_open", arguments(name=found.name, n=len(found.members)))
        else:
            self.context.emit(ev.HandPackingEnded(command.by, command.reason))
        self.source.doubt("hand_packing")
        return None

    def _against_packing(self) -> cmd.Refusal | None:
        """A line is packed by hand whatever stands against its own packing, but for what hinders both."""
        if self.state.by_hand is None:
            return cmd.Refusal("not_a_bench")
        both = (each for each in self._not_ready() if each[0] in HINDERS_A_HAND)
        return next((cmd.Refusal(*each) for each in both), None)

    def _set_aside(self, command: cmd.ParkRecord | cmd.UnparkRecord) -> None:
        told = (command.destination, command.wire_seq)
        if isinstance(command, cmd.ParkRecord):
            self.context.emit(ev.RecordParked(*told, command.status, command.words))
        else:
            self.context.emit(ev.RecordUnparked(*told))

    def _is_on_line(self, key: str) -> bool:
        """This code was read, and is in no case yet."""
        return any(row.code is not None and row.code.key == key for row in self.source.rows)

    @property
    def _cases_on_belt(self) -> int:
        """Cases that the PLC or the station waits for, or that are read and not asked about yet."""
        told = self.block.in_transit if self.block is not None else 0
        in_hand = int(self.packing.pending is not None)
        return max(told, self.state.tally.in_flight, in_hand) + self.source.cases_waiting

    def _hold(self, command: cmd.Hold | cmd.Resume) -> None:
        """Asked for twice it is done once."""
        wanted = isinstance(command, cmd.Hold)
        if wanted != self.state.held:
            made = ev.LineHeld if wanted else ev.LineResumed
            self.context.emit(made(command.by, command.reason))

    def _acknowledge(self, command: cmd.AcknowledgeAlarm) -> cmd.Refusal | None:
        names = [name for name in dict.fromkeys((command.alarm, *command.also)) if name in self.state.alarms]
        if not names:
            return cmd.Refusal("alarm_unknown", arguments(alarm=command.alarm))
        for name in names:
            self._acknowledge_one(name, command)
        return None

    def _acknowledge_one(self, alarm: str, command: cmd.AcknowledgeAlarm) -> None:
        standing = self.state.alarms[alarm]
        if not standing.acknowledged_by:
            self.context.emit(ev.AlarmAcknowledged(alarm, command.by, command.reason))
        kind = kind_of(standing.key)
        asks = kind.until_found or (alarm == NOT_BELIEVED and self.cases.disbelieved)
        if not kind.self_clearing and not asks:
            self.context.end(alarm)

    # what is shown -----------------------------------------------------------------------------------------------

    def _not_ready(self) -> list[tuple[str, Arguments]]:
        """Everything that stands against running, as keys."""
        against = self.watch.against()
        if self.state.order is None:
            against.append(("no_order", ()))
        against += changeover.against_running(self.context)
        if self.state.held:
            against.append(("held", ()))
        if self.state.by_hand is not None:
            against.append(("hand_packing", arguments(by=self.state.by_hand.by)))
        if self.stopping:
            against.append(("stopping", ()))
        if self.audit.holds:
            against.append((DUE, ()))
        unproved = self.packing.proof.unproved
        if not self.packing.proof.given and unproved not in self.state.alarms:
            against.append((unproved, ()))
        if not self.source.may_run:
            against.append(("count_not_proved", ()))
        holding = (alarm for alarm in self.state.alarms.values() if kind_of(alarm.key).holds)
        return against + [(alarm.key, alarm.arguments) for alarm in holding]

    @property
    def _packml(self) -> int | None:
        """State of the machine as the PLC tells it; None = there is no PLC."""
        return self.block.line_state if self.block is not None else None

    @property
    def block(self) -> obs.PlcBlock | None:
        """The last whole block; None while the PLC is silent."""
        return self.watch.block

    def _words(self) -> StationWords:
        return words(self.state, self.cases, self.block, not self._not_ready(), self.stopping)

    def view(self) -> LineView:
        """A frozen picture of the line."""
        state, against = self.state, tuple(self._not_ready())
        newest = (state.cases.get(CaseRef(state.epoch, state.top - back)) for back in range(20))
        rows = self.source.rows
        return LineView(
            line=self.settings.line,
            shape=self.settings.shape,
            station_epoch=state.station_epoch,
            boot=state.boot,
            epoch=state.epoch,
            words=self._words(),
            block=self.block,
            permissive=not against,
            not_ready=against,
            hold=state.hold,
            stands_since_us=self.stands_since_us,
            stopping=self.stopping,
            trust=state.trust,
            proved=state.trust.held and self.source.may_run,
            restoring=self.source.restoring,
            cases_on_belt=self._cases_on_belt,
            order=state.order,
            suspended=tuple(state.suspended.values()),
            clearance=state.clearance,
            tally=state.tally,
            reasons=state.order.reasons if state.order is not None else (),
            cases=tuple(case for case in newest if case is not None),
            pending=str(self.packing.pending.case) if self.packing.pending else None,
            queue=tuple(rows[-64:]),
            queue_length=len(rows),
            alarms=tuple(state.alarms.values()),
            serials=self._serials(),
            containers=self._open_containers(),
            filling=tuple(state.containers.values()),
            by_hand=state.by_hand,
            bench=self.bench_view(),
            labels=tuple(state.labels.values()),
            audit=state.audit,
        )

    def bench_view(self) -> BenchView | None:
        """What is packed by hand; None on a line that packs by itself."""
        return None if self.state.by_hand is None else self.by_hand.view()

    def _open_containers(self) -> tuple[OpenContainer, ...]:
        """Those that what is released now goes into."""
        order = self.state.order
        if order is None:
            return ()
        levels = range(2, len(order.recipe.above) + 2)
        found = (self.state.open_container(level, order.recipe, order.order) for level in levels)
        return tuple(each for each in found if each is not None)

    def _serials(self) -> SerialsView | None:
        packing = self.packing
        if not packing.proof.assigns or packing.proof.range is None:
            return None
        return SerialsView(packing.proof.range, packing.serials.through(packing.proof.taken) + 1, packing.proof.given)
