"""The fold: what each event changes in the line's state."""

from dataclasses import replace
from typing import assert_never

from station.core import events as ev
from station.core.case_state import dispose_case, number_case, recall_case
from station.core.container_state import change_container
from station.core.deliveries import delivery_after
from station.core.kept_count import kept_after
from station.core.label_events import assigned_label, changed_label
from station.core.loaded import ByHand, Hold, StandingAlarm, Trust
from station.core.order_state import check_first, fold_order
from station.core.state import LineState


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
            number_case(state, event, wall_us)
        case ev.CaseReleased() | ev.CaseVoided() | ev.CaseQuarantined() | ev.CaseDisposed() | ev.CaseFound():
            dispose_case(state, event)
        case ev.CaseRecalled() | ev.CaseRestored() | ev.OffsetFound() | ev.RecallEnded():
            recall_case(state, event)
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
            change_container(state, event, wall_us)


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
