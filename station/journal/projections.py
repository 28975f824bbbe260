"""What the tables say after an event: applied in the event's own transaction, and again by ``verify``'s fold.

Every table but ``event``, ``queue`` and ``cursor`` is a function of the events alone. An event that cannot follow
what is recorded raises Conflict; the caller rolls the whole transaction back. These checks are the last line of
defence of "a unit is in at most one live case", whatever the core believed.
"""

import json
import sqlite3
from typing import Any, assert_never

from station.core import events as e
from station.core.kept_count import KeptCount, kept_after
from station.core.loaded import ByHand, Hold, Recall
from station.journal import codec
from station.journal.case_rows import found, judge, move, release, set_disposal
from station.journal.codec import column
from station.journal.container_rows import apply_container
from station.journal.delivery_rows import apply_delivery
from station.journal.device_checks import note_check
from station.journal.errors import Conflict
from station.journal.label_rows import apply_label
from station.journal.meta import get_meta, set_meta
from station.journal.order_rows import apply_changeover, apply_order
from station.journal.parked import park, unpark


def apply(db: sqlite3.Connection, log: sqlite3.Connection, seq: int, at_us: int, event: e.Event) -> None:
    """Change the tables of ``db``; ``log`` is where earlier events are read (the same one but in a fold).

    Raises Conflict (UnitTaken), BadEvent and sqlite3.Error."""
    match event:
        case e.CasePassed() | e.CaseRejected() | e.CaseMissed():
            judge(db, seq, at_us, event)
        case e.CaseReleased() | e.CaseVoided() | e.CaseQuarantined() | e.CaseDisposed() | e.CaseFound():
            _leave(db, log, seq, event)
        case e.CaseRecalled() | e.CaseRestored() | e.OffsetFound() | e.RecallEnded():
            _recall(db, log, seq, event)
        case (
            e.JournalOpened()
            | e.EpochGranted()
            | e.TrustLost()
            | e.TrustRestored()
            | e.LineHeld()
            | e.LineResumed()
            | e.HandPackingBegan()
            | e.HandPackingEnded()
            | e.SerialsProved()
            | e.AuditAsked()
            | e.AuditAnswered()
            | e.CasesUncounted()
            | e.CountKept()
        ):
            _station(db, at_us, event)
        case e.OrderStarted() | e.OrderSuspended() | e.OrderResumed() | e.OrderClosed():
            apply_order(db, seq, event)
        case e.LineCleared() | e.FirstCaseChecked() | e.ShiftHandedOver():
            apply_changeover(db, event)
        case e.AlarmRaised() | e.AlarmAcknowledged() | e.AlarmCleared():
            _alarm(db, at_us, event)
        case (
            e.ContainerOpened()
            | e.MembersChanged()
            | e.ContainerClosed()
            | e.ContainerDissolved()
            | e.ContainerRestored()
            | e.CodeChanged()
            | e.UnitDecommissioned()
            | e.UnitRecommissioned()
            | e.ShipmentConfirmed()
            | e.ShipmentReturned()
        ):
            apply_container(db, log, seq, at_us, event)
        case (
            e.LabelAssigned()
            | e.LabelSent()
            | e.LabelPrinted()
            | e.LabelFailed()
            | e.LabelRetried()
            | e.LabelScanned()
            | e.LabelWaived()
            | e.LabelVoided()
        ):
            apply_label(db, seq, at_us, event)
        case e.DeliveryOpened() | e.DeliveryChanged() | e.DeliveryConfirmed() | e.DeliveryCancelled():
            apply_delivery(db, seq, at_us, event)
        case e.RecordParked():
            park(db, at_us, event)
        case e.RecordUnparked():
            unpark(db, event)
        case e.DeviceChecked():
            note_check(db, at_us, event)
        case e.ForeignDisposal() | e.SettingsChanged() | e.LineStateChanged():
            pass  # history: kept as events, judged by nothing
        case _:
            assert_never(event)


Leaving = e.CaseReleased | e.CaseVoided | e.CaseQuarantined | e.CaseDisposed | e.CaseFound


def _leave(db: sqlite3.Connection, log: sqlite3.Connection, seq: int, event: Leaving) -> None:
    match event:
        case e.CaseReleased():
            release(db, log, seq, event)
        case e.CaseVoided():
            move(db, log, seq, event.case, "void", event.disposal)
        case e.CaseQuarantined():
            move(db, log, seq, event.case, "quarantined", "unsure")
        case e.CaseDisposed():
            set_disposal(db, seq, event.case, event.disposal)
        case e.CaseFound():
            found(db, seq, event.case, event.found)
        case _:
            assert_never(event)


Recalling = e.CaseRecalled | e.CaseRestored | e.OffsetFound | e.RecallEnded


def _recall(db: sqlite3.Connection, log: sqlite3.Connection, seq: int, event: Recalling) -> None:
    """``meta.recall`` is there while released cases wait to be recalled."""
    match event:
        case e.OffsetFound():
            set_meta(db, trust=get_meta(db, "trust", {}) | {"misplaced": True}, recall=_doubted(db, event))
        case e.CaseRecalled():
            recall = get_meta(db, "recall", None)
            if recall is not None:
                set_meta(db, recall=recall | {"cases": recall.get("cases", 0) + 1})
            move(db, log, seq, event.case, "quarantined", None)
        case e.CaseRestored():
            container = move(db, log, seq, event.case, "released", "person")
            db.execute("UPDATE container SET exit = 'by_hand' WHERE id = ?", (container,))
        case e.RecallEnded():
            set_meta(db, recall=None)
        case _:
            assert_never(event)


def _doubted(db: sqlite3.Connection, event: e.OffsetFound) -> dict[str, Any]:
    """What is in doubt now; an earlier recall that has not ended is part of it."""
    before = get_meta(db, "recall", None)
    known = None if before is None else codec.from_plain(Recall, before)
    doubted: dict[str, Any] = codec.to_plain(Recall(event.since, event.through, event.on_their_way).and_(known))
    return doubted


StationEvent = (
    e.JournalOpened
    | e.EpochGranted
    | e.TrustLost
    | e.TrustRestored
    | e.LineHeld
    | e.LineResumed
    | e.SerialsProved
    | e.AuditAsked
    | e.AuditAnswered
    | e.CasesUncounted
    | e.CountKept
    | e.HandPackingBegan
    | e.HandPackingEnded
)


def _station(db: sqlite3.Connection, at_us: int, event: StationEvent) -> None:
    match event:
        case e.JournalOpened():
            if event.station_epoch != get_meta(db, "station_epoch", ""):
                set_meta(db, sscc_proved=False)  # another journal may have assigned more since
                _keep_count(db, e.CountKept(None))  # and recorded more cases
            set_meta(db, station_epoch=event.station_epoch, boot=event.boot, program=event.program)
            if event.restored_by:
                set_meta(db, restored=True)
        case e.EpochGranted():
            if event.epoch <= get_meta(db, "epoch", 0):
                raise Conflict("epoch_known", epoch=event.epoch)
            set_meta(db, epoch=event.epoch, restored=False)
        case e.TrustLost() | e.TrustRestored():
            _trust(db, event)
        case e.LineHeld(by=by):
            set_meta(db, held=codec.to_plain(Hold(by, at_us)))
        case e.LineResumed():
            set_meta(db, held=None)
        case e.HandPackingBegan(by=by, reason=reason):
            set_meta(db, by_hand=codec.to_plain(ByHand(by, reason, at_us)))
        case e.HandPackingEnded():
            set_meta(db, by_hand=None)
        case e.SerialsProved():
            set_meta(db, sscc_range=codec.to_plain(event.range), sscc_serial=event.through, sscc_proved=True)
        case e.AuditAsked() | e.AuditAnswered():
            set_meta(db, audit=codec.to_body(event) if isinstance(event, e.AuditAsked) else None)
        case e.CasesUncounted() | e.CountKept():
            _keep_count(db, event)
        case _:
            assert_never(event)


def _keep_count(db: sqlite3.Connection, event: e.Event) -> None:
    """``meta.kept_count`` is there while the I/O block's own count is believed."""
    before = get_meta(db, "kept_count", None)
    after = kept_after(None if before is None else codec.from_plain(KeptCount, before), event)
    if before is not None or after is not None:
        set_meta(db, kept_count=None if after is None else codec.to_plain(after))


KEPT = ("offsets", "proved_case", "proved_epoch", "misplaced", "next_first")
"""What trust that is lost still knows."""
PROVED = ("offsets", "proved_case", "next_first")
LOST = ("cause", "arguments", "tainted_through", "tainted_through_2")


def _trust(db: sqlite3.Connection, event: e.TrustLost | e.TrustRestored) -> None:
    trust = get_meta(db, "trust", {})
    body = codec.to_body(event)
    if isinstance(event, e.TrustLost):
        kept = {name: trust[name] for name in KEPT if name in trust}
        told = {name: value for name, value in body.items() if name in LOST}
        set_meta(db, trust={"held": False} | told | kept)
    else:
        proved = {"proved_epoch": get_meta(db, "epoch", 0)}
        set_meta(db, trust={name: body[name] for name in PROVED if name in body} | proved)


def _alarm(db: sqlite3.Connection, at_us: int, event: e.AlarmRaised | e.AlarmAcknowledged | e.AlarmCleared) -> None:
    match event:
        case e.AlarmRaised():
            db.execute(
                "INSERT OR REPLACE INTO alarm(alarm, key, arguments, since, acknowledged_by) VALUES (?,?,?,?,'')",
                (column(event.alarm), column(event.key), json.dumps(codec.to_body(event)["arguments"]), at_us),
            )
        case e.AlarmAcknowledged():
            db.execute("UPDATE alarm SET acknowledged_by = ? WHERE alarm = ?", (column(event.by), column(event.alarm)))
        case e.AlarmCleared():
            db.execute("DELETE FROM alarm WHERE alarm = ?", (column(event.alarm),))
        case _:
            assert_never(event)
