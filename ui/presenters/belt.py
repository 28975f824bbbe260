"""The queue shape: the units between reader and packer as a strip, and the steps that bring trust back."""

from dataclasses import dataclass
from typing import Literal

from station.api.schema import QueueUnit, Snapshot
from ui.i18n.words import Words, fill
from ui.presenters.cells import lane_name
from ui.presenters.moment import Moment

UnitKind = Literal["read", "no_read", "failed", "tainted", "tainted_no_read"]

GUARD_OPEN, EMERGENCY_STOP, EMPTY = 1 << 2, 1 << 1, 1 << 8
"""Bits of the PLC's inputs word."""
_MOVING = frozenset({"execute", "starting", "unholding", "unsuspending", "completing"})


@dataclass(frozen=True, slots=True)
class BeltModel:
    reader: str
    packer: str
    units: tuple[UnitKind, ...]
    """Nearest to the packer last: they are drawn in the belt's direction, left to right."""
    check: int | None
    """Index of the unit to take and scan."""
    mark: str
    """What its mark says."""
    text: str
    trusted: bool
    lanes: tuple[int, ...] = ()
    """Of each unit, where there are two lanes; empty = one lane."""
    names: tuple[str, ...] = ()
    """Of the lanes."""


@dataclass(frozen=True, slots=True)
class GuideStep:
    what: str
    about: str
    done: bool
    due: bool
    """The step to take now."""


@dataclass(frozen=True, slots=True)
class GuideModel:
    """The guided check, while trust is lost."""

    steps: tuple[GuideStep, ...]
    wants_scan: bool
    scan: str
    clear: str
    """Label of the button that says the belt is empty."""


def belt_model(moment: Moment) -> BeltModel:
    """Oldest unit at the packer. Trust is shown, never assumed."""
    snapshot, words = moment.snapshot, moment.words
    units = tuple(reversed(snapshot.queue))
    whole = snapshot.queue_length == len(units) > 0
    check = len(units) - 1 if whole and _wants_scan(snapshot) else None
    lanes = tuple(unit.lane for unit in units) if len({unit.lane for unit in units}) > 1 else ()
    return BeltModel(
        words.say("belt", "Reader"),
        words.say("belt", "Packer"),
        tuple(_kind(unit) for unit in units),
        check,
        _mark(units[check].lane if lanes else 0, words) if check is not None else "",
        _text(snapshot, words),
        snapshot.trust.held,
        lanes,
        tuple(lane_name(lane, words) for lane in sorted(set(lanes))),
    )


def _mark(lane: int, words: Words) -> str:
    """On the unit to take; ``lane``: 0 = there is one."""
    if not lane:
        return words.say("belt", "take this one")
    return fill(words.say("belt", "take this one, {lane}"), lane=lane_name(lane, words))


def _kind(unit: QueueUnit) -> UnitKind:
    if unit.tainted:
        return "tainted_no_read" if unit.state == "no_read" else "tainted"
    return unit.state


def _text(snapshot: Snapshot, words: Words) -> str:
    n = snapshot.queue_length
    unread = sum(unit.state == "no_read" for unit in snapshot.queue)
    between = words.say("belt", "{n} {units} between reader and packer")
    text = fill(between, n=words.number(n), units=words.noun(n))
    if unread:
        text += fill(words.say("belt", ", {n} of them not read (?)"), n=words.number(unread))
    hidden = n - len(snapshot.queue)
    if hidden > 0:
        text += fill(words.say("belt", "; the newest {n} are shown"), n=words.number(len(snapshot.queue)))
    return text


# the guided check ------------------------------------------------------------------------------------------------


def guide_model(moment: Moment) -> GuideModel | None:
    """The steps that bring trust back; None while the queue is trusted."""
    snapshot, words = moment.snapshot, moment.words
    if snapshot.shape != "queue" or snapshot.trust.held:
        return None
    close = (words.say("belt", "Close the guard."), words.say("belt", "And release the emergency stop."))
    stand = (words.say("belt", "Press HOLD and wait until the line has stopped."), "")
    steps = (
        ((*close, _closed(snapshot)), (*stand, _still(snapshot)), _take_off(words))
        if snapshot.trust.misplaced
        else ((*close, _closed(snapshot)), _run_out(snapshot, words), (*stand, _still(snapshot)), _scan(words))
    )
    due = next(place for place, (_, _, done) in enumerate(steps) if not done)
    return GuideModel(
        tuple(
            GuideStep(what, about if not done else "", done, place == due)
            for place, (what, about, done) in enumerate(steps)
        ),
        wants_scan=_wants_scan(snapshot),
        scan=_waits_for(snapshot, words),
        clear=words.say("belt", "Belt is empty: clear it"),
    )


def _run_out(snapshot: Snapshot, words: Words) -> tuple[str, str, bool]:
    tainted = _tainted(snapshot)
    not_proven = words.say("belt", "{n} {units} on the belt {n:is|are} not proven.")
    left = fill(not_proven, n=words.number(tainted), units=words.noun(tainted))
    return fill(words.say("belt", "Let the unproven {units} run out."), units=words.units), left, tainted == 0


def _scan(words: Words) -> tuple[str, str, bool]:
    what = fill(words.say("belt", "Scan the {unit} at the blue mark."), unit=words.unit)
    return what, words.say("belt", "The last before the packer."), False


def _take_off(words: Words) -> tuple[str, str, bool]:
    """After an offset no scan can help."""
    what = fill(words.say("belt", "Take all {units} off, then clear."), units=words.units)
    return what, words.say("belt", "Everything between reader and packer."), False


def _waits_for(snapshot: Snapshot, words: Words) -> str:
    if snapshot.trust.misplaced:
        return words.say("belt", "The order is wrong")
    return words.say("belt", "Waiting for scan") if _wants_scan(snapshot) else words.say("belt", "First the steps")


def _wants_scan(snapshot: Snapshot) -> bool:
    ready = _closed(snapshot) and _still(snapshot) and _tainted(snapshot) == 0 and not snapshot.trust.misplaced
    return snapshot.shape == "queue" and not snapshot.trust.held and ready


def _closed(snapshot: Snapshot) -> bool:
    return not snapshot.plc.block.get("inputs", GUARD_OPEN) & (GUARD_OPEN | EMERGENCY_STOP)


def _still(snapshot: Snapshot) -> bool:
    return snapshot.line.word not in _MOVING


def _tainted(snapshot: Snapshot) -> int:
    return sum(unit.tainted for unit in snapshot.queue)
