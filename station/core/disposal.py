"""Leg three of the handshake: how the cases left, by the two masks of the PLC block.

Only a passed case seen at the exit is released; only a confirmed ejection voids; neither is quarantine, by number.
A case that did not leave as it should is owed: it is counted until a person has said where it was.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from station.core import events as ev
from station.core.alarms import kind_of
from station.core.commands import Refusal, ResolveCase
from station.core.inputs import Inputs
from station.core.loaded import StandingAlarm, StoredCase
from station.core.numbers import extend
from station.core.observations import PlcBlock
from station.core.step_context import StepContext, arguments
from station.core.values import CaseRef, Disposal

MEMORY = 16
"""Cases the masks speak of."""
_SEEN: dict[tuple[int, int], Disposal] = {(1, 0): "exit", (0, 1): "ejector"}
"""(good bit, ejected bit) → what the photocells saw. Both at once say nothing."""


@dataclass(slots=True)
class _Unclear:
    """Cases that a person must look for; one alarm names each run of numbers."""

    quarantined: dict[ev.QuarantineCause, list[CaseRef]] = field(default_factory=dict)
    unconfirmed: list[CaseRef] = field(default_factory=list)

    def name(self, context: StepContext) -> None:
        for cause, cases in self.quarantined.items():
            for run in runs(cases):
                named = _ends(run)
                context.alarm("case_quarantined", str(run[0]), **named, n=len(run), cause=cause)
        for run in runs(self.unconfirmed):
            context.alarm("eject_unconfirmed", str(run[0]), **_ends(run), n=len(run))


def runs(cases: Sequence[CaseRef]) -> Iterator[list[CaseRef]]:
    """Numbers that follow each other, together; ``cases`` are in order."""
    run: list[CaseRef] = []
    for case in cases:
        if run and (case.epoch, case.seq) != (run[-1].epoch, run[-1].seq + 1):
            yield run
            run = []
        run.append(case)
    if run:
        yield run


def _ends(run: Sequence[CaseRef]) -> dict[str, str]:
    return {"first": str(run[0]), "last": str(run[-1])}


def newest_left(context: StepContext, block: PlcBlock) -> int:
    """The absolute number of the newest case that left, by word 15 (which is not 0)."""
    state = context.state
    return extend(max(state.top, state.disposed), block.disposed_seq, context.settings.modulus)


Release = Callable[[CaseRef], None]
"""What is done with a case that left by the exit."""


def take_in(context: StepContext, block: PlcBlock, newest: int, release: Release) -> bool:
    """Record every disposal up to ``newest`` that is new in ``block`` (which is of this epoch). False: this number is
    not believed."""
    state, unclear = context.state, _Unclear()
    if not state.disposed <= newest <= state.top:
        return False
    if newest > state.disposed:
        for stored in state.undisposed(newest):
            _dispose(context, stored, block, newest - stored.case.seq, unclear, release)
    unclear.name(context)
    return True


def _dispose(
    context: StepContext, stored: StoredCase, block: PlcBlock, behind: int, unclear: _Unclear, release: Release
) -> None:
    """``behind``: so many numbers behind the newest that left; sixteen are remembered."""
    known = behind < MEMORY
    good, ejected = (block.good_mask >> behind & 1, block.ejected_mask >> behind & 1) if known else (0, 0)
    seen: Disposal = "unsure" if block.inputs & Inputs.BYPASSED else _SEEN.get((good, ejected), "unsure")
    if stored.state == "passed":
        _end_passed(context, stored.case, seen, "unsure" if known else "sixteen_behind", unclear, release)
    else:
        _end_rejected(context, stored, seen, bool(good), unclear)


def _end_passed(
    context: StepContext, case: CaseRef, seen: Disposal, cause: ev.QuarantineCause, unclear: _Unclear, release: Release
) -> None:
    match seen:
        case "exit":
            release(case)
        case "ejector":
            context.emit(ev.CaseVoided(case, "ejector"))
        case _:
            context.emit(ev.CaseQuarantined(case, cause))
            unclear.quarantined.setdefault(cause, []).append(case)


def _end_rejected(context: StepContext, stored: StoredCase, seen: Disposal, good: bool, unclear: _Unclear) -> None:
    """A rejected or missed case: the ejector is right, a good bit is the gravest alarm, neither is named."""
    case = str(stored.case)
    context.emit(ev.CaseDisposed(stored.case, seen))
    if stored.found is not None:
        return
    if good:
        context.alarm("case_let_go_unproven", case, case=case, state=stored.state)
    elif seen != "ejector":
        unclear.unconfirmed.append(stored.case)


def close_epoch(context: StepContext, cause: ev.QuarantineCause) -> None:
    """Every case whose end the PLC will not report any more is named to a person; nothing is freed."""
    state = context.state
    waiting = state.open_cases
    for stored in waiting:
        context.emit(ev.CaseQuarantined(stored.case, cause))
    if waiting:
        first, last = str(waiting[0].case), str(waiting[-1].case)
        context.alarm("case_quarantined", first, first=first, last=last, n=len(waiting), cause=cause)
    unclear = _Unclear()
    for stored in state.undisposed(state.top):
        context.emit(ev.CaseDisposed(stored.case, "unsure"))
        if stored.found is None:
            unclear.unconfirmed.append(stored.case)
    unclear.name(context)


# what a person finds -------------------------------------------------------------------------------------------------


def resolve(context: StepContext, command: ResolveCase) -> Refusal | None:
    """A person says where a case was. One that was gone may turn up later."""
    stored = context.state.cases.get(command.case, command.stored)
    if stored is None or not (stored.owed or stored.found == "gone"):
        return Refusal("case_not_sought", arguments(case=str(command.case)))
    if command.stored is not None:
        now = command.stored
        stored = replace(stored, parent=now.parent, key=now.key, case_text=now.case_text)
    found = _found(stored, command)
    if isinstance(found, ev.CaseVoided) and command.shipped:
        return Refusal("case_shipped", arguments(case=str(command.case)))
    context.state.cases[command.case] = stored
    if isinstance(found, ev.CaseVoided) and stored.parent:
        _take_out(context, stored, command)
    context.emit(found)
    end_found(context, command.case)
    return None


def _take_out(context: StepContext, stored: StoredCase, command: ResolveCase) -> None:
    """A case that is no product is in no container of the level above."""
    is_open, operation = stored.parent in context.state.containers, context.state.seq + 1
    who = (command.by, command.reason)
    told = ev.MembersChanged(stored.parent, (stored.member,), (), is_open, "remove", *who, operation)
    context.emit(told)


def _found(stored: StoredCase, command: ResolveCase) -> ev.Event:
    if stored.state != "quarantined" or command.found == "gone":
        return ev.CaseFound(command.case, command.found, command.by, command.reason)
    if command.found == "bin":
        return ev.CaseVoided(command.case, "person", command.by, command.reason)
    if stored.was_released:
        return ev.CaseRestored(command.case, command.by, command.reason)
    return ev.CaseReleased(command.case, "person", command.by, reason=command.reason)


def end_found(context: StepContext, found: CaseRef | None = None) -> None:
    """Alarms end with the last of their cases. Where not every owed case is remembered, only what names ``found`` alone
    is known to be done with."""
    state, owed = context.state, context.state.owed
    for standing in list(state.alarms.values()):
        first, last = _range(standing)
        alone = first == last == found
        whole = len(owed) == state.tally.owed
        if kind_of(standing.key).until_found and (alone or (whole and not any(first <= each <= last for each in owed))):
            context.end(standing.alarm)


def _range(standing: StandingAlarm) -> tuple[CaseRef, CaseRef]:
    """The first and the last case an alarm names."""
    told = dict(standing.arguments)
    return _ref(told.get("first", told.get("case", ""))), _ref(told.get("last", told.get("case", "")))


def _ref(name: str | int) -> CaseRef:
    epoch, _, seq = str(name).partition("/")
    return CaseRef(int(epoch), int(seq)) if epoch.isdecimal() and seq.isdecimal() else CaseRef(0, 0)
