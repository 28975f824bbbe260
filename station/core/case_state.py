"""Cases in the line's state: numbered, let go or not, doubted, and forgotten when nothing of them is open."""

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from station.core import events as ev
from station.core.container_state import fill_place
from station.core.loaded import Recall, StoredCase
from station.core.order_state import count_order
from station.core.state import OWED_KEPT, RECENT, LineState
from station.core.values import Reason, Tally, Window

NO_WINDOW = Window()
NumberingEvent = ev.CasePassed | ev.CaseRejected | ev.CaseMissed
LeavingEvent = ev.CaseReleased | ev.CaseVoided | ev.CaseQuarantined | ev.CaseDisposed | ev.CaseFound
RecallEvent = ev.CaseRecalled | ev.CaseRestored | ev.OffsetFound | ev.RecallEnded


def number_case(state: LineState, event: NumberingEvent, wall_us: int) -> None:
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


def _stored(seq: int, event: NumberingEvent, wall_us: int) -> StoredCase:
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


def dispose_case(state: LineState, event: LeavingEvent) -> None:
    """A numbered case gets its end (or, rejected and missed ones, how they left; or where a person found it)."""
    before = state.cases[event.case]
    match event:
        case ev.CaseReleased(disposal=disposal, into=into):
            done = replace(before, container_state="live", parent=into)
            after = replace(done, state="released", disposal=disposal, keys=(), owed=False, found=None)
            fill_place(state, into, before.member)
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


def recall_case(state: LineState, event: RecallEvent) -> None:
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
