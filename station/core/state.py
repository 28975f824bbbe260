"""What is durable about the line, in memory: read from projections at the start, then changed by events only.

``evolve`` is the fold. Everything that is not here (the case in hand, pictures and labels that wait, the last PLC
block) may be lost in a crash without harm: the PLC asks again, or the case is missed and rejected.
"""

from collections import ChainMap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import assert_never

from station.core import events as ev
from station.core.container_events import in_hand_after
from station.core.deliveries import OpenDelivery, delivery_after
from station.core.kept_count import KeptCount, kept_after
from station.core.label_events import ContainerLabel, assigned_label, changed_label
from station.core.loaded import (
    ByHand,
    Clearance,
    Hold,
    Loaded,
    OpenContainer,
    OpenOrder,
    Recall,
    StandingAlarm,
    StoredCase,
    Trust,
)
from station.core.order_state import check_first, count_order, fold_order, keep_order, with_passed
from station.core.recipe import level_of
from station.core.values import CaseRef, ContainerState, Member, Reason, Recipe, SerialRange, Tally, Window

RECENT = 128
OWED_KEPT = 1000
NO_WINDOW = Window()


@dataclass(slots=True)
class LineState:
    seq: int
    """Number of the newest event: the next one is this one's successor."""
    station_epoch: str
    boot: int
    epoch: int
    top: int
    """Highest number stored in ``epoch``; 0 = none."""
    disposed: int
    """Highest number of ``epoch`` whose disposal is stored; 0 = none."""
    cases: dict[CaseRef, StoredCase]
    held_keys: dict[str, CaseRef | str]
    """Every key of a passed case that is still open."""
    order: OpenOrder | None
    trust: Trust
    recall: Recall | None
    alarms: dict[str, StandingAlarm]
    hold: Hold | None
    sscc_serial: int
    sscc_range: SerialRange | None
    sscc_proved: bool
    tally: Tally
    restored: bool
    containers: dict[int, OpenContainer]
    """Containers that are being filled, by number, oldest first."""
    suspended: dict[str, OpenOrder] = field(default_factory=dict)
    """Orders that are open and do not run, by name."""
    by_hand: ByHand | None = None
    """A line that is packed by hand meanwhile."""
    counted_us: int = 0
    """When the newest case got its record; before the first one: when the first epoch began, 0 = none has."""
    kept_count: KeptCount | None = None
    """The I/O block's own count; None = nothing is known of it that could be believed."""
    in_hand: int = 0
    """By hand: the open container that scans go into; 0 = none."""
    clearance: Clearance = field(default_factory=Clearance)
    delivery: OpenDelivery | None = None
    """What is being loaded."""
    audit: ev.AuditAsked | None = None
    """The question of the random audit that is open."""
    reworked: dict[str, CaseRef | str] = field(default_factory=dict)
    """Codes that rework has taken lately → ``#container``, or the fate of a decommissioned one."""

    labels: dict[int, ContainerLabel] = field(default_factory=dict)
    """Labels that are awaited, by number, oldest first."""

    def label_of(self, container: int) -> ContainerLabel | None:
        """The label that this container waits for."""
        return next((each for each in self.labels.values() if container and each.container == container), None)

    def label_with(self, key: str) -> ContainerLabel | None:
        """The awaited label with this code."""
        return next((each for each in self.labels.values() if each.code.key == key), None)

    def open_container(self, level: int, recipe: Recipe, order: str) -> OpenContainer | None:
        """The one of this level that this order fills by itself (a mixed one is filled by every order); what waits for
        its label is full."""
        mixed, labelled = level_of(recipe, level).mixed, {each.container for each in self.labels.values()}
        filling = (each for each in self.containers.values() if each.level == level and not each.by_scan)
        found = (each for each in filling if each.id not in labelled)
        return next((each for each in found if mixed or each.order == order), None)

    def open_order(self, name: str) -> OpenOrder | None:
        """The running or suspended order of this name."""
        running = self.order if self.order is not None and self.order.order == name else None
        return running or self.suspended.get(name)

    @property
    def taken(self) -> Mapping[str, CaseRef | str]:
        """Codes that a look-up made a moment ago may have found free, and that are not."""
        return ChainMap(self.held_keys, self.reworked)

    @property
    def held(self) -> bool:
        """A person asked the line to stand."""
        return self.hold is not None

    @property
    def owed(self) -> list[CaseRef]:
        """Cases that a person must find, as far as they are remembered."""
        return [ref for ref, case in self.cases.items() if case.owed]

    @property
    def open_cases(self) -> list[StoredCase]:
        """Passed and not yet disposed of, oldest first."""
        return sorted((c for c in self.cases.values() if c.state == "passed"), key=lambda c: c.case)

    def undisposed(self, through: int) -> list[StoredCase]:
        """Cases of this epoch up to a number of which nobody has told how they left, oldest first."""
        mine = (c for c in self.cases.values() if c.case.epoch == self.epoch and c.case.seq <= through)
        return sorted((c for c in mine if c.disposal is None), key=lambda c: c.case)

    def same_reason(self, newest: int) -> Reason | None:
        """The first reason of so many newest cases of this epoch; None = one was not rejected, or for another one."""
        found = [self.cases.get(CaseRef(self.epoch, seq)) for seq in range(self.top, max(0, self.top - newest), -1)]
        reasons = {case.reasons[0] if case is not None and case.state == "rejected" else None for case in found}
        return reasons.pop() if len(found) == newest and len(reasons) == 1 else None

    def last_window(self, lane: int = 1) -> StoredCase | None:
        """The newest case of this epoch whose trigger window of this lane is known."""
        for seq in range(self.top, max(0, self.top - RECENT), -1):
            found = self.cases.get(CaseRef(self.epoch, seq))
            if found is not None and found.window.of(lane)[1]:
                return found
        return None


def from_loaded(loaded: Loaded) -> LineState:
    """The state a start begins with."""
    stored = {case.case: case for case in (*loaded.owed, *loaded.recent, *loaded.open_cases)}
    mine = [case for case in stored.values() if case.case.epoch == loaded.epoch]
    return LineState(
        seq=loaded.head_seq,
        station_epoch=loaded.station_epoch,
        boot=loaded.boot,
        epoch=loaded.epoch,
        top=max((case.case.seq for case in mine), default=0),
        disposed=max((case.case.seq for case in mine if case.disposal is not None), default=0),
        cases=stored,
        held_keys={key: case.case for case in loaded.open_cases for key in case.keys},
        order=loaded.order,
        suspended={each.order: each for each in loaded.suspended},
        trust=loaded.trust,
        recall=loaded.recall,
        alarms={alarm.alarm: alarm for alarm in loaded.alarms},
        hold=loaded.hold,
        sscc_serial=loaded.sscc_serial,
        sscc_range=loaded.sscc_range,
        sscc_proved=loaded.sscc_proved,
        tally=loaded.tally,
        restored=loaded.restored,
        containers={each.id: each for each in loaded.containers},
        counted_us=loaded.counted_us,
        kept_count=loaded.kept_count,
        in_hand=loaded.in_hand,
        delivery=loaded.delivery,
        by_hand=loaded.by_hand,
        clearance=loaded.clearance,
        labels={each.id: each for each in loaded.labels},
        audit=loaded.audit,
    )


def evolve(state: LineState, event: ev.Event, wall_us: int) -> None:
    """Fold one event into the state; it is the one after ``state.seq``."""
    state.seq += 1
    match event:
        case (
            ev.JournalOpened()
            | ev.SettingsChanged()
            | ev.ForeignDisposal()
            | ev.RecordParked()
            | ev.RecordUnparked()
            | ev.DeviceChecked()
            | ev.ShiftHandedOver()
            | ev.LineStateChanged()
        ):
            pass  # when the next check of a device is due is the shell's to watch
        case ev.AuditAsked() | ev.AuditAnswered() | ev.CasesUncounted() | ev.CountKept():
            _note(state, event)
        case ev.EpochGranted(epoch=epoch):
            state.epoch, state.top, state.disposed, state.restored = epoch, 0, 0, False
            state.counted_us = state.counted_us or wall_us
            state.cases = {ref: case for ref, case in state.cases.items() if case.state == "passed" or case.owed}
        case ev.OrderStarted() | ev.OrderSuspended() | ev.OrderResumed() | ev.OrderClosed():
            fold_order(state, event)
        case ev.LineCleared() | ev.FirstCaseChecked():
            _changeover(state, event)
        case ev.CasePassed() | ev.CaseRejected() | ev.CaseMissed():
            _number(state, event, wall_us)
        case ev.CaseReleased() | ev.CaseVoided() | ev.CaseQuarantined() | ev.CaseDisposed() | ev.CaseFound():
            _dispose(state, event)
        case ev.CaseRecalled() | ev.CaseRestored() | ev.OffsetFound() | ev.RecallEnded():
            _recall(state, event)
        case ev.TrustLost() | ev.TrustRestored():
            _trust(state, event)
        case ev.DeliveryOpened() | ev.DeliveryChanged() | ev.DeliveryConfirmed() | ev.DeliveryCancelled():
            state.delivery = delivery_after(state.delivery, state.seq, event, wall_us)
        case ev.SerialsProved(range=proved_range, through=through):
            state.sscc_range, state.sscc_serial, state.sscc_proved = proved_range, through, True
        case ev.LineHeld() | ev.LineResumed() | ev.HandPackingBegan() | ev.HandPackingEnded():
            _stand(state, event, wall_us)
        case ev.AlarmRaised() | ev.AlarmAcknowledged() | ev.AlarmCleared():
            _alarm(state, event, wall_us)
        case (
            ev.LabelAssigned()
            | ev.LabelSent()
            | ev.LabelPrinted()
            | ev.LabelFailed()
            | ev.LabelRetried()
            | ev.LabelScanned()
            | ev.LabelWaived()
            | ev.LabelVoided()
        ):
            _label(state, event, wall_us)
        case _:
            _contain(state, event, wall_us)


def _note(state: LineState, event: ev.AuditAsked | ev.AuditAnswered | ev.CasesUncounted | ev.CountKept) -> None:
    """What stands beside the cases: the open question of an audit, the block's own count."""
    match event:
        case ev.AuditAsked() | ev.AuditAnswered():
            state.audit = event if isinstance(event, ev.AuditAsked) else None
        case ev.CasesUncounted() | ev.CountKept():
            state.kept_count = kept_after(state.kept_count, event)
        case _:
            assert_never(event)


def _changeover(state: LineState, event: ev.LineCleared | ev.FirstCaseChecked) -> None:
    if isinstance(event, ev.LineCleared):
        state.clearance = replace(state.clearance, cleared_by=event.by)
    else:
        check_first(state, event)


def _trust(state: LineState, event: ev.TrustLost | ev.TrustRestored) -> None:
    match event:
        case ev.TrustLost():
            lost = {
                name: getattr(event, name) for name in ("cause", "arguments", "tainted_through", "tainted_through_2")
            }
            state.trust = replace(state.trust, held=False, **lost)
        case ev.TrustRestored(offsets=offsets, proved_case=proved, next_first=first):
            state.trust = Trust(offsets=offsets, proved_case=proved, proved_epoch=state.epoch, next_first=first)
        case _:
            assert_never(event)


Standing = ev.LineHeld | ev.LineResumed | ev.HandPackingBegan | ev.HandPackingEnded


def _stand(state: LineState, event: Standing, wall_us: int) -> None:
    """A person lets the line stand, or ends that."""
    match event:
        case ev.LineHeld(by=by):
            state.hold = Hold(by, wall_us)
        case ev.LineResumed():
            state.hold = None
        case ev.HandPackingBegan(by=by, reason=reason):
            state.by_hand = ByHand(by, reason, wall_us)
        case ev.HandPackingEnded():
            state.by_hand = None
        case _:
            assert_never(event)


def _label(state: LineState, event: ev.LabelEvent, wall_us: int) -> None:
    """A label is awaited, or another thing is known of one that is."""
    if isinstance(event, ev.LabelAssigned):
        state.labels[state.seq] = assigned_label(state.seq, event, wall_us)
        state.sscc_serial = max(state.sscc_serial, event.sscc_serial or 0)
        return
    after = changed_label(state.labels[event.label], event)
    state.labels[event.label] = after
    if not after.is_open:
        del state.labels[event.label]


def _alarm(state: LineState, event: ev.AlarmRaised | ev.AlarmAcknowledged | ev.AlarmCleared, wall_us: int) -> None:
    match event:
        case ev.AlarmRaised(alarm=alarm, key=key, arguments=arguments):
            state.alarms[alarm] = StandingAlarm(alarm, key, arguments, wall_us)
        case ev.AlarmAcknowledged(alarm=alarm, by=by):
            state.alarms[alarm] = replace(state.alarms[alarm], acknowledged_by=by)
        case ev.AlarmCleared(alarm=alarm):
            state.alarms.pop(alarm, None)
        case _:
            assert_never(event)


def _number(state: LineState, event: ev.CasePassed | ev.CaseRejected | ev.CaseMissed, wall_us: int) -> None:
    """A case number gets its first record."""
    stored, tally = _stored(state.seq, event, wall_us), state.tally
    counts: dict[str, int] = {stored.state: getattr(tally, stored.state) + 1, "triggered": tally.triggered + 1}
    if not isinstance(event, ev.CaseMissed):
        counts["units_read"] = tally.units_read + stored.units_read
        counts["no_reads"] = tally.no_reads + len(event.units) - stored.units_read
    if isinstance(event, ev.CasePassed):
        counts["in_flight"] = tally.in_flight + 1
        state.held_keys.update(dict.fromkeys(stored.keys, event.case))
        state.sscc_serial = max(state.sscc_serial, event.sscc_serial or 0)
    state.tally = replace(tally, **counts)
    state.cases[event.case] = stored
    state.top = max(state.top, event.case.seq)
    state.counted_us = wall_us
    count_order(state, event)
    _forget(state)


def _stored(seq: int, event: ev.CasePassed | ev.CaseRejected | ev.CaseMissed, wall_us: int) -> StoredCase:
    match event:
        case ev.CasePassed():
            keys = (*tuple(unit.code.key for unit in event.units if unit.code), event.case_code.key)
            read = sum(unit.code is not None for unit in event.units)
            text = event.case_code.text
            passed = StoredCase(event.case, "passed", event.window, (), None, keys, text, read, wall_us)
            return replace(passed, container=seq, container_state="passed", key=event.case_code.key)
        case ev.CaseRejected():
            read = sum(unit.code is not None for unit in event.units)
            code = event.case_code.text if event.case_code else None
            return StoredCase(event.case, "rejected", event.window, event.reasons, None, (), code, read, wall_us)
        case ev.CaseMissed():
            from_missed = (Reason.MISSED_TRIGGER,)
            return StoredCase(event.case, "missed", NO_WINDOW, from_missed, None, (), None, 0, wall_us)
        case _:
            assert_never(event)


Leaving = ev.CaseReleased | ev.CaseVoided | ev.CaseQuarantined | ev.CaseDisposed | ev.CaseFound


def _dispose(state: LineState, event: Leaving) -> None:
    """A numbered case gets its end (or, rejected and missed ones, how they left; or where a person found it)."""
    before = state.cases[event.case]
    match event:
        case ev.CaseReleased(disposal=disposal, into=into):
            done = replace(before, container_state="live", parent=into)
            after = replace(done, state="released", disposal=disposal, keys=(), owed=False, found=None)
            _fill(state, into, before.member)
        case ev.CaseVoided(disposal=disposal):
            gone = replace(before, container_state="void", parent=0)
            after = replace(gone, state="void", disposal=disposal, keys=(), owed=False, found=None)
        case ev.CaseQuarantined():
            doubted = replace(before, container_state="quarantined")
            after = replace(doubted, state="quarantined", disposal="unsure", keys=(), owed=True, found=None)
        case ev.CaseDisposed(disposal=disposal):
            after = replace(before, disposal=disposal, owed=disposal != "ejector" and before.found is None)
        case ev.CaseFound(found=found):
            _move(state, replace(before, owed=False, found=found))
            return
        case _:
            assert_never(event)
    _move(state, after)
    if event.case.epoch == state.epoch:
        state.disposed = max(state.disposed, event.case.seq)
    _free(state, before.keys)


def _recall(state: LineState, event: ev.CaseRecalled | ev.CaseRestored | ev.OffsetFound | ev.RecallEnded) -> None:
    """What follows from an offset; a recalled case keeps how it left."""
    match event:
        case ev.OffsetFound():
            state.trust = replace(state.trust, misplaced=True)
            state.recall = Recall(event.since, event.through, event.on_their_way).and_(state.recall)
        case ev.CaseRecalled(case=case):
            if state.recall is not None:
                state.recall = replace(state.recall, cases=state.recall.cases + 1)
            doubted = replace(state.cases[case], container_state="quarantined")
            _move(state, replace(doubted, state="quarantined", owed=True, found=None))
            _forget(state)
        case ev.CaseRestored(case=case):
            good = replace(state.cases[case], container_state="live")
            _move(state, replace(good, state="released", disposal="person", owed=False, found=None))
        case ev.RecallEnded():
            state.recall = None
        case _:
            assert_never(event)


def _contain(state: LineState, event: ev.ContainerEvent, wall_us: int) -> None:
    """A container is opened, filled, closed or taken apart."""
    state.in_hand = in_hand_after(state.in_hand, state.seq, event)
    match event:
        case ev.ContainerOpened():
            told = (event.level, event.name, event.order, event.product, event.lot, event.link)
            state.containers[state.seq] = OpenContainer(
                state.seq, *told, opened_us=wall_us, code=event.code, by_scan=event.act == "palletise"
            )
        case ev.MembersChanged(container=container, removed=removed, added=added):
            if event.open:
                state.containers[container] = state.containers[container].changed(removed, added)
            _carry(state, {member.container for member in removed}, 0)
            _carry(state, {member.container for member in added}, container)
        case ev.ContainerClosed(container=container, into=into, code=code):
            closed = state.containers.pop(container)
            state.sscc_serial = max(state.sscc_serial, event.sscc_serial or 0)
            if code is not None:
                _fill(state, into, Member(code, container))
            order = state.open_order(closed.order)
            if closed.level == 1 and order is not None:
                keep_order(state, with_passed(order, f"#{container}"))
        case ev.ContainerDissolved(container=container):
            _dissolve(state, container)
        case ev.CodeChanged(sscc_serial=serial):
            state.sscc_serial = max(state.sscc_serial, serial or 0)
        case (
            ev.ContainerRestored()
            | ev.UnitDecommissioned()
            | ev.UnitRecommissioned()
            | ev.ShipmentConfirmed()
            | ev.ShipmentReturned()
        ):
            pass  # of closed containers and free units nothing is remembered here
        case _:
            assert_never(event)


def _dissolve(state: LineState, container: int) -> None:
    state.containers.pop(container, None)
    state.labels = {number: label for number, label in state.labels.items() if label.container != container}
    for ref, case in state.cases.items():
        if container in (case.parent, case.container):
            parent = 0 if case.parent == container else case.parent
            own: ContainerState | None = "dissolved" if case.container == container else case.container_state
            state.cases[ref] = replace(case, parent=parent, container_state=own)


def _fill(state: LineState, into: int, member: Member) -> None:
    """A member takes the next place of an open container; ``into`` 0: it goes into none."""
    if into:
        filled = state.containers[into]
        placed = replace(member, position=filled.next_place)
        state.containers[into] = filled.changed((), (placed,))


def _carry(state: LineState, containers: set[int], parent: int) -> None:
    """Cases of these containers are in ``parent`` now."""
    containers.discard(0)
    for ref, case in state.cases.items() if containers else ():
        if case.container in containers:
            state.cases[ref] = replace(case, parent=parent)


def _move(state: LineState, after: StoredCase) -> None:
    state.tally = _moved(state.tally, state.cases[after.case], after)
    state.cases[after.case] = after


def _moved(tally: Tally, before: StoredCase, after: StoredCase) -> Tally:
    tally = replace(tally, owed=tally.owed + after.owed - before.owed)
    if before.state == after.state:
        return tally
    gone = "in_flight" if before.state == "passed" else before.state
    return replace(tally, **{gone: getattr(tally, gone) - 1, after.state: getattr(tally, after.state) + 1})


def _free(state: LineState, keys: Iterable[str]) -> None:
    for key in keys:
        state.held_keys.pop(key, None)


def _forget(state: LineState) -> None:
    """Keep what is open, to be found, or among the newest numbers of this epoch."""
    if len(state.cases) <= 2 * RECENT + OWED_KEPT:
        return
    oldest = state.top - RECENT
    kept_open = {r: c for r, c in state.cases.items() if c.state == "passed"}
    waiting = {ref: state.cases[ref] for ref in sorted(state.owed)[-OWED_KEPT:]}
    recent = {r: c for r, c in state.cases.items() if r.epoch == state.epoch and r.seq > oldest}
    state.cases = waiting | recent | kept_open
