"""Leg three of the handshake: how the cases left, by the two masks of the PLC block.

Only a passed case seen at the exit is released; only a confirmed ejection voids; neither is quarantine, by number.
"""

from station.core import events as ev
from station.core.commands import Refusal, ResolveQuarantine
from station.core.desk import Desk, arguments
from station.core.inputs import Inputs
from station.core.loaded import StoredCase
from station.core.numbers import extend
from station.core.observations import PlcBlock
from station.core.values import Disposal

MEMORY = 16
"""Cases the masks speak of."""
_SEEN: dict[tuple[int, int], Disposal] = {(1, 0): "exit", (0, 1): "ejector"}
"""(good bit, ejected bit) → what the photocells saw. Both at once say nothing."""


def take_in(desk: Desk, block: PlcBlock) -> bool:
    """Record every disposal that is new in ``block`` (which is of this epoch). False: its number is not believed."""
    state = desk.state
    if block.disposed_seq == 0:
        return True
    newest = extend(max(state.top, state.disposed), block.disposed_seq, desk.settings.modulus)
    if not state.disposed <= newest <= state.top:
        return False
    if newest > state.disposed:
        for stored in state.undisposed(newest):
            _dispose(desk, stored, block, newest - stored.case.seq)
    return True


def _dispose(desk: Desk, stored: StoredCase, block: PlcBlock, behind: int) -> None:
    """``behind``: so many numbers behind the newest that left; sixteen are remembered."""
    known = behind < MEMORY
    good, ejected = (block.good_mask >> behind & 1, block.ejected_mask >> behind & 1) if known else (0, 0)
    seen: Disposal = "unsure" if block.inputs & Inputs.BYPASSED else _SEEN.get((good, ejected), "unsure")
    if stored.state == "passed":
        _end_passed(desk, stored, seen, "unsure" if known else "sixteen_behind")
    else:
        _end_rejected(desk, stored, seen, bool(good))


def _end_passed(desk: Desk, stored: StoredCase, seen: Disposal, cause: ev.QuarantineCause) -> None:
    case = stored.case
    match seen:
        case "exit":
            desk.emit(ev.CaseReleased(case, "exit"))
        case "ejector":
            desk.emit(ev.CaseVoided(case, "ejector"))
        case _:
            desk.emit(ev.CaseQuarantined(case, cause))
            desk.alarm("case_quarantined", str(case), first=str(case), last=str(case), n=1, cause=cause)


def _end_rejected(desk: Desk, stored: StoredCase, seen: Disposal, good: bool) -> None:
    """A rejected or missed case: the ejector is right, a good bit is the gravest alarm, neither is named."""
    case = str(stored.case)
    desk.emit(ev.CaseDisposed(stored.case, seen))
    if good:
        desk.alarm("case_let_go_unproven", case, case=case, state=stored.state)
    elif seen != "ejector":
        desk.alarm("eject_unconfirmed", case, case=case)


def quarantine_open(desk: Desk, cause: ev.QuarantineCause) -> None:
    """Every passed case whose end nobody will report any more is named to a person; nothing is freed."""
    waiting = desk.state.open_cases
    for stored in waiting:
        desk.emit(ev.CaseQuarantined(stored.case, cause))
    if waiting:
        first, last = str(waiting[0].case), str(waiting[-1].case)
        desk.alarm("case_quarantined", first, first=first, last=last, n=len(waiting), cause=cause)


def resolve(desk: Desk, command: ResolveQuarantine) -> Refusal | None:
    """A person found a quarantined case: good, or in the bin."""
    stored = desk.state.cases.get(command.case, command.stored)
    if stored is None or stored.state != "quarantined":
        return Refusal("not_quarantined", arguments(case=str(command.case)))
    desk.state.cases[command.case] = stored
    if command.found == "good" and stored.was_released:
        desk.emit(ev.CaseRestored(command.case, command.by))
    elif command.found == "good":
        desk.emit(ev.CaseReleased(command.case, "person", command.by))
    else:
        desk.emit(ev.CaseVoided(command.case, "person", command.by))
    return None
