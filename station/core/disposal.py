"""Leg three of the handshake: how the cases left, by the two masks of the PLC block.

Only a passed case seen at the exit is released; only a confirmed ejection voids; neither is quarantine, by number.
"""

from station.core import events as ev
from station.core.desk import Desk
from station.core.inputs import Inputs
from station.core.loaded import StoredCase
from station.core.numbers import extend
from station.core.observations import PlcBlock
from station.core.values import CaseRef, Disposal

MEMORY = 16
"""Cases the masks speak of."""


def take_in(desk: Desk, block: PlcBlock) -> bool:
    """Record every disposal that is new in ``block`` (which is of this epoch). False: its number is not believed."""
    state = desk.state
    if block.disposed_seq == 0:
        return True
    newest = extend(max(state.top, state.disposed), block.disposed_seq, desk.settings.modulus)
    if newest > state.top:
        return False
    bypassed = bool(block.inputs & Inputs.BYPASSED)
    for seq in range(state.disposed + 1, newest + 1):
        stored = state.cases.get(CaseRef(state.epoch, seq))
        if stored is not None and stored.disposal is None:
            _dispose(desk, stored, _seen(block, newest - seq, bypassed), behind=newest - seq)
    return True


def _seen(block: PlcBlock, back: int, bypassed: bool) -> Disposal:
    """What the photocells saw of the case ``back`` numbers behind the newest. Both bits at once say nothing."""
    if bypassed or back >= MEMORY:
        return "unsure"
    good, ejected = block.good_mask >> back & 1, block.ejected_mask >> back & 1
    table: dict[tuple[int, int], Disposal] = {(1, 0): "exit", (0, 1): "ejector"}
    return table.get((good, ejected), "unsure")


def _dispose(desk: Desk, stored: StoredCase, seen: Disposal, behind: int) -> None:
    case = stored.case
    if stored.state != "passed":
        desk.emit(ev.CaseDisposed(case, seen))
        if seen == "exit":
            desk.alarm("case_let_go_unproven", str(case), case=str(case), state=stored.state)
        elif seen == "unsure":
            desk.alarm("eject_unconfirmed", str(case), case=str(case))
        return
    match seen:
        case "exit":
            desk.emit(ev.CaseReleased(case, "exit"))
        case "ejector":
            desk.emit(ev.CaseVoided(case, "ejector"))
        case _:
            cause: ev.QuarantineCause = "sixteen_behind" if behind >= MEMORY else "unsure"
            desk.emit(ev.CaseQuarantined(case, cause))
            desk.alarm("case_quarantined", str(case), first=str(case), last=str(case), n=1, cause=cause)


def quarantine_open(desk: Desk, cause: ev.QuarantineCause) -> None:
    """Every passed case whose end nobody will report any more is named to a person; nothing is freed."""
    waiting = desk.state.open_cases
    for stored in waiting:
        desk.emit(ev.CaseQuarantined(stored.case, cause))
    if waiting:
        first, last = str(waiting[0].case), str(waiting[-1].case)
        desk.alarm("case_quarantined", first, first=first, last=last, n=len(waiting), cause=cause)
