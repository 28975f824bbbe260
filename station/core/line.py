"""The line: one door for everything that is seen or wanted, and dispatch only.

``handle`` is pure: no I/O, no clock, no threads. The same inputs give the same steps, whatever the machine.
"""

from typing import assert_never

from station.core import commands as cmd
from station.core import events as ev
from station.core import observations as obs
from station.core.alarms import kind_of
from station.core.answer import words
from station.core.cases import Cases
from station.core.desk import Desk, arguments
from station.core.effects import EndProgram, Step
from station.core.inputs import Inputs
from station.core.loaded import Loaded
from station.core.packing import Packing
from station.core.pictures import Pictures
from station.core.queue import UnitQueue
from station.core.settings import LineSettings
from station.core.state import from_loaded
from station.core.values import Arguments, CaseRef, StationWords
from station.core.view import LineView

FOREIGN_MASTER = "plc_foreign_master"
FOREIGN_MASTER_MS = 3000
INPUT_ALARMS = (
    (Inputs.ESCAPED, "gate_escape"),
    (Inputs.BYPASSED, "gate_bypassed"),
    (Inputs.BIN_FULL, "reject_bin_full"),
    (Inputs.AIR_LOW, "air_low"),
)


class Line:
    """One packing line: the state and everything that changes it."""

    def __init__(self, settings: LineSettings, loaded: Loaded) -> None:
        self.settings = settings
        self.state = from_loaded(loaded)
        self.desk = Desk(settings, self.state)
        self.pictures = Pictures(self.desk)
        self.queue = UnitQueue(self.desk)
        self.packing = Packing(self.desk, self.pictures, self.queue)
        self.cases = Cases(self.desk, self.packing)
        self.block: obs.PlcBlock | None = None
        self.away = dict.fromkeys(settings.devices, True)
        self.foreign_ms: int | None = None
        self.stopping = False
        self.queue.load(loaded.queue)

    # the door ----------------------------------------------------------------------------------------------------

    def handle(self, now: obs.Now, item: obs.Observation | cmd.Command) -> Step:
        """What this observation or command leads to. Never raises for bad material."""
        self.desk.clear(now)
        if isinstance(item, cmd.Command):
            refusal = self._command(item)
        else:
            refusal = None
            self._observe(item)
        desk = self.desk
        return Step(
            self._words(), tuple(desk.events), tuple(desk.queue), tuple(desk.dropped), tuple(desk.effects), refusal
        )

    @property
    def next_deadline_ms(self) -> int | None:
        """When TimePassed is wished for; None = nothing waits."""
        return self.packing.pending.deadline_ms if self.packing.pending is not None else None

    # observations ------------------------------------------------------------------------------------------------

    def _observe(self, item: obs.Observation) -> None:
        match item:
            case obs.PlcPolled(block=block):
                self._polled(block)
            case obs.PlcSilent(key=key, arguments=told):
                self._silent(key, told)
            case obs.FrameSeen():
                self.pictures.frame(item)
            case obs.PictureRead():
                self.pictures.read(item)
            case obs.UnitRead():
                if self.queue.active:
                    self.queue.read(item)
            case obs.LabelRead():
                self.packing.label(item)
            case obs.DeviceGone():
                self._gone(item)
            case obs.DeviceBack(name=name, counter=counter):
                self._back(name, counter)
            case obs.StoreFailed(key=key):
                self.desk.alarm("store_failed", cause=key)
            case obs.Noticed(key=key, standing=standing, arguments=told):
                self.desk.set_alarm(key, standing, _about(told), **dict(told))
            case obs.TimePassed():
                pass
            case _:
                assert_never(item)
        self.packing.proceed()

    def _polled(self, block: obs.PlcBlock) -> None:
        if self.block is None:
            for key in [a.key for a in self.state.alarms.values() if a.key.startswith("plc_")]:
                if key != FOREIGN_MASTER:
                    self.desk.settle(key)
        self.block = block
        if self.foreign_ms is not None and self.desk.now.mono_ms - self.foreign_ms > FOREIGN_MASTER_MS:
            self.foreign_ms = None
            self.desk.settle(FOREIGN_MASTER)
        for bit, key in INPUT_ALARMS:
            self.desk.set_alarm(key, bool(block.inputs & bit))
        self.cases.polled(block)
        if self.queue.active:
            self.queue.counted(block)
        else:
            self.pictures.counted(block)

    def _silent(self, key: str, told: Arguments) -> None:
        self.desk.alarm(key, "", **dict(told))
        if key == FOREIGN_MASTER:
            self.foreign_ms = self.desk.now.mono_ms
            return
        self.block = None
        self.queue.doubted("plc_lost")

    def _gone(self, item: obs.DeviceGone) -> None:
        key = "camera_lost" if any(role.name == item.name for role in self.settings.cameras) else "reader_lost"
        self.desk.alarm(key, item.name, device=item.name, cause=item.key)
        if item.name in self.away:
            self.away[item.name] = True
        self.pictures.gone(item.name)
        self._doubt_reader(item.name)

    def _back(self, name: str, counter: int) -> None:
        self.desk.settle("camera_lost", name)
        self.desk.settle("reader_lost", name)
        if name in self.away:
            self.away[name] = False
        self.pictures.back(name, counter)
        self._doubt_reader(name)

    def _doubt_reader(self, name: str) -> None:
        """A lost unit reader costs trust once the line has run: units may have passed unseen."""
        if name in self.settings.unit_readers and self.queue.unit_count is not None:
            self.queue.doubted("reader_lost")

    # commands ----------------------------------------------------------------------------------------------------

    def _command(self, command: cmd.Command) -> cmd.Refusal | None:
        match command:
            case cmd.StartOrder():
                return self._start_order(command)
            case cmd.CloseOrder():
                return self._close_order()
            case cmd.RestoreTrust():
                return self._restore_trust(command)
            case cmd.AcknowledgeAlarm():
                return self._acknowledge(command)
            case cmd.Hold(by=by):
                if not self.state.held:
                    self.desk.emit(ev.LineHeld(by))
            case cmd.Resume(by=by):
                if self.state.held:
                    self.desk.emit(ev.LineResumed(by))
            case cmd.Stop():
                self.stopping = True
                self.desk.effects.append(EndProgram())
            case cmd.ConfirmNumbers():
                return self.cases.confirm()
            case cmd.ResolveQuarantine():
                return self._resolve(command)
            case _:
                assert_never(command)
        return None

    def _start_order(self, command: cmd.StartOrder) -> cmd.Refusal | None:
        if self.state.order is not None:
            return cmd.Refusal("order_open", arguments(order=self.state.order.order))
        if command.recipe.units_per_case < 1:
            return cmd.Refusal("recipe_invalid", arguments(units_per_case=command.recipe.units_per_case))
        self.desk.emit(ev.OrderStarted(command.order, command.recipe))
        return None

    def _close_order(self) -> cmd.Refusal | None:
        order = self.state.order
        if order is None:
            return cmd.Refusal("no_order")
        on_belt = self.block.in_transit if self.block is not None else self.state.tally.in_flight
        if on_belt or self.packing.pending is not None:
            return cmd.Refusal("cases_on_belt", arguments(n=max(1, on_belt)))
        self.desk.emit(ev.OrderClosed(order.order, order.passed, order.rejected))
        return None

    def _restore_trust(self, command: cmd.RestoreTrust) -> cmd.Refusal | None:
        if self.queue.active:
            return self.queue.restore(command)
        if self.state.trust.held and self.pictures.proved:
            return cmd.Refusal("trust_not_lost")
        self.pictures.forget_offsets()
        self.pictures.restoring_by = command.by
        return None

    def _acknowledge(self, command: cmd.AcknowledgeAlarm) -> cmd.Refusal | None:
        standing = self.state.alarms.get(command.alarm)
        if standing is None:
            return cmd.Refusal("alarm_unknown", arguments(alarm=command.alarm))
        if not standing.acknowledged_by:
            self.desk.emit(ev.AlarmAcknowledged(command.alarm, command.by))
        if not kind_of(standing.key).self_clearing:
            self.desk.emit(ev.AlarmCleared(command.alarm))
        return None

    def _resolve(self, command: cmd.ResolveQuarantine) -> cmd.Refusal | None:
        stored = self.state.cases.get(CaseRef(command.case.epoch, command.case.seq))
        if stored is None or stored.state != "quarantined":
            return cmd.Refusal("not_quarantined", arguments(case=str(command.case)))
        if command.found == "good":
            self.desk.emit(ev.CaseReleased(command.case, "person", command.by))
        else:
            self.desk.emit(ev.CaseVoided(command.case, "person", command.by))
        return None

    # what is shown -----------------------------------------------------------------------------------------------

    def _not_ready(self) -> list[tuple[str, Arguments]]:
        """Everything that stands against running, as keys."""
        against: list[tuple[str, Arguments]] = []
        if self.block is None:
            against.append(("plc_silent", ()))
        if self.state.order is None:
            against.append(("no_order", ()))
        if self.state.held:
            against.append(("held", ()))
        if self.stopping:
            against.append(("stopping", ()))
        against += [("device_away", arguments(device=name)) for name, away in self.away.items() if away]
        if self.pictures.counts and not (self.pictures.proved and self.state.trust.held):
            against.append(("count_not_proved", ()))
        if self.foreign_ms is not None:
            against.append((FOREIGN_MASTER, ()))
        if self.cases.disbelieved:
            against.append(("number_not_believed", ()))
        holding = (alarm for alarm in self.state.alarms.values() if kind_of(alarm.key).holds)
        return against + [(alarm.key, alarm.arguments) for alarm in holding]

    def _words(self) -> StationWords:
        return words(self.state, self.cases, self.block, not self._not_ready(), self.stopping)

    def view(self) -> LineView:
        """A frozen picture of the line."""
        state, against = self.state, tuple(self._not_ready())
        newest = (state.cases.get(CaseRef(state.epoch, state.top - back)) for back in range(20))
        rows = tuple(self.queue.rows.values())
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
            held=state.held,
            stopping=self.stopping,
            trust=state.trust,
            proved=state.trust.held and self.pictures.proved,
            order=state.order,
            tally=state.tally,
            reasons=tuple(state.reasons.items()),
            cases=tuple(case for case in newest if case is not None),
            pending=str(self.packing.pending.case) if self.packing.pending else None,
            queue=rows[-64:],
            queue_length=len(rows),
            alarms=tuple(state.alarms.values()),
        )


def _about(told: Arguments) -> str:
    """What tells two alarms of one key apart."""
    named = dict(told)
    return str(named.get("about") or named.get("destination") or named.get("device") or "")
