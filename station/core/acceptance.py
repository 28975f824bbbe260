"""Is this case proved? Every check that speaks against it is named; a check that could not run rejects.

A unit is a failed unit until nothing speaks against it. A pure function of what was gathered.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from station.core.values import CaseCodeSource, CaseRef, CheckedCode, Code, Fate, Reason, Recipe, UnitEntry

FATES = frozenset(get_args(Fate))
PRECEDENCE = {reason: rank for rank, reason in enumerate(Reason)}


@dataclass(frozen=True, slots=True)
class CasePlace:
    """One place of the case with what was read there, and what is already known against it."""

    cell: tuple[int, int] | None
    trigger: int
    frame: int
    checked: CheckedCode | None
    reason: Reason | None = None
    twin: str | None = None
    view: int = 0
    lane: int = 0


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything that belongs to a case when it is judged."""

    places: tuple[CasePlace, ...] = ()
    extra: tuple[CheckedCode, ...] = ()
    """Codes beyond one a place."""
    case_codes: tuple[CheckedCode, ...] = ()
    problems: tuple[Reason, ...] = ()
    """What already speaks against the whole case (no order, trust lost, a missing trigger, too late …)."""
    counted: int = 0
    """Units the PLC counted into the case; 0 = it does not count."""
    pictures: tuple[str, ...] = ()
    """Evidence, one name a view in order; empty where a view's was not kept."""
    unseen: int = 0
    """Places of views that gave nothing, where others gave something."""


@dataclass(frozen=True, slots=True)
class Judgement:
    units: tuple[UnitEntry, ...]
    reasons: tuple[Reason, ...]
    """Empty = proved. Most serious first."""
    case_code: Code | None


def judge(
    gathered: Gathered, recipe: Recipe | None, source: CaseCodeSource, held: Mapping[str, CaseRef | str]
) -> Judgement:
    """Judge a case. ``held`` are the keys of passed cases that are still open, and what rework took lately."""
    units = _units(gathered.places, held)
    reasons = set(gathered.problems) | {unit.reason for unit in units if unit.reason is not None}
    if recipe is None:
        reasons.add(Reason.NOT_READY)
    else:
        reasons |= _count(gathered, recipe)
    keys = {unit.code.key for unit in units if unit.code}
    code, against = _case_code(gathered.case_codes, source, held, keys)
    reasons |= against
    return Judgement(units, by_precedence(reasons), code)


def by_precedence(reasons: set[Reason]) -> tuple[Reason, ...]:
    """Most serious first."""
    return tuple(sorted(reasons, key=PRECEDENCE.__getitem__))


def _units(places: tuple[CasePlace, ...], held: Mapping[str, CaseRef | str]) -> tuple[UnitEntry, ...]:
    times = Counter(place.checked.code.key for place in places if place.checked)
    return tuple(_unit(place, held, times) for place in places)


def _unit(place: CasePlace, held: Mapping[str, CaseRef | str], times: Counter[str]) -> UnitEntry:
    seen = place.checked
    if seen is None:
        return _entry(place, None, place.reason or Reason.NO_READ, place.twin)
    reason, twin = against(seen, held)
    if reason is None and times[seen.code.key] > 1:
        reason, twin = Reason.DUPLICATE, "case"
    if reason is None:
        reason, twin = place.reason, place.twin
    return _entry(place, seen.code, reason, twin)


def _entry(place: CasePlace, code: Code | None, reason: Reason | None, twin: str | None) -> UnitEntry:
    return UnitEntry(place.trigger, place.frame, place.cell, code, reason, twin, place.view, place.lane)


def against(seen: CheckedCode, held: Mapping[str, CaseRef | str]) -> tuple[Reason | None, str | None]:
    """What speaks against one code by itself, and where its twin is (or what became of it)."""
    if seen.refusal is not None:
        return seen.refusal, None
    if not seen.proven:
        return Reason.STORE_FAILURE, None
    if seen.taken_by in FATES:
        return Reason.DECOMMISSIONED, seen.taken_by
    if seen.taken_by is not None:
        return Reason.DUPLICATE, seen.taken_by
    if seen.code.key in held:
        where = str(held[seen.code.key])
        return Reason.DECOMMISSIONED if where in FATES else Reason.DUPLICATE, where
    return None, None


def _count(gathered: Gathered, recipe: Recipe) -> set[Reason]:
    """Short or over, by what was read and by the PLC's own count. Where nothing came to be read at all, that is the
    reason (it stands in ``problems``), and the case is not called short as well."""
    reasons: set[Reason] = set()
    whole = recipe.units_per_case
    placed = len(gathered.places) + gathered.unseen if gathered.places or not gathered.problems else whole
    counted = gathered.counted or whole
    if gathered.extra or max(counted, placed) > whole:
        reasons.add(Reason.OVER)
    if min(counted, placed) < whole:
        reasons.add(Reason.SHORT)
    return reasons


def _case_code(
    seen: tuple[CheckedCode, ...], source: CaseCodeSource, held: Mapping[str, CaseRef | str], units: set[str]
) -> tuple[Code | None, set[Reason]]:
    """The one case code, and what speaks against it. Two different ones are as good as none."""
    if source == "sscc":
        return None, set()
    codes = {checked.code.key: checked for checked in seen}
    if len(codes) != 1:
        return None, {Reason.CASE_CODE_UNREAD}
    [checked] = codes.values()
    reason, _ = against(checked, held)
    if reason in (Reason.DUPLICATE, Reason.DECOMMISSIONED) or checked.code.key in units:
        return checked.code, {Reason.CASE_CODE_USED}
    return checked.code, {Reason.CASE_CODE_UNREAD, reason} if reason else set()
