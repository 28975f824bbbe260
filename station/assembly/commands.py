"""From what a client posts to what the core is asked to do."""

from dataclasses import dataclass
from typing import assert_never

from station.api import schema
from station.api.actor import LOCAL_ROLE
from station.core import commands as core
from station.core.codes import LAYOUTS, identify
from station.core.loaded import StoredCase
from station.core.values import CaseRef, CheckedCode, Level, Recipe, View
from station.journal.stories import CodeStory


@dataclass(frozen=True, slots=True)
class Known:
    """What the journal says of the code or case a command names."""

    booked: tuple[int, int] = (0, 1)
    """Trigger and lane under which a case has the code."""
    stored: StoredCase | None = None
    shipped: bool = False
    label: CheckedCode | None = None
    audited: CheckedCode | None = None
    why: str = ""
    """What is wrong with the code of an audit, a key."""


SPOILT_SCANS = frozenset({*LAYOUTS, "code_device_message"})
"""What is wrong with a scan that is no code at all, of no plant."""


def unit_key(code: str, recipe: Recipe) -> str:
    return identify(b"", code, recipe, "unit", typed=True).code.key if code else ""


def scan_refused(request: schema.LineCommand, recipe: Recipe) -> core.Refusal | None:
    """Why the code a person scanned for a command is none; None = it may be one."""
    if not isinstance(request, schema.RestoreTrust | schema.AnswerAudit) or not request.args.code:
        return None
    why = identify(b"", request.args.code, recipe, "unit", typed=True).why
    return core.Refusal(why) if why in SPOILT_SCANS else None


def booked_under(story: CodeStory | None, epoch: int) -> tuple[int, int]:
    """Trigger number and lane under which the newest case of this epoch has a code; 0 = none has."""
    seen = [each for each in story.appearances if each.story.case.case.epoch == epoch] if story is not None else []
    newest = max(seen, key=lambda each: each.story.case.case.seq, default=None)
    entry = newest.entry if newest is not None else None
    return (entry.trigger, entry.lane or 1) if entry is not None else (0, 1)


def recipe_of_args(args: schema.RecipeArgs) -> Recipe:
    plain = args.model_dump(exclude={"above", "views"})
    above = tuple(Level(**level.model_dump()) for level in args.above)
    return Recipe(**plain, above=above, views=tuple(View(**view.model_dump()) for view in args.views))


def to_core(request: schema.LineCommand, recipe: Recipe, known: Known, by: str = LOCAL_ROLE) -> core.Command:
    """``recipe``: the open order's, else the config's. ``by``: who gives the command (``station.api.actor``)."""
    match request:
        case (
            schema.StartOrder()
            | schema.SuspendOrder()
            | schema.ResumeOrder()
            | schema.CloseOrder()
            | schema.ClearLine()
            | schema.CheckFirstCase()
        ):
            return _order(request, recipe, by)
        case schema.RestoreTrust(args=args):
            return core.RestoreTrust(by, args.how, unit_key(args.code, recipe), *known.booked, reason=args.reason)
        case schema.AcknowledgeAlarm(args=args):
            return core.AcknowledgeAlarm(by, args.alarm, args.also, args.reason)
        case schema.Hold(args=args):
            return core.Hold(by, args.reason)
        case schema.Resume(args=args):
            return core.Resume(by, args.reason)
        case schema.BeginHandPacking(args=args):
            return core.BeginHandPacking(by, args.reason)
        case schema.EndHandPacking(args=args):
            return core.EndHandPacking(by, args.reason)
        case schema.Stop():
            return core.Stop(by)
        case schema.ConfirmNumbers(args=args):
            return core.ConfirmNumbers(by, args.reason)
        case schema.ResolveCase(args=args):
            case = CaseRef(args.epoch, args.seq)
            return core.ResolveCase(by, case, args.found, known.stored, known.shipped, args.reason)
        case schema.SetNextSerial(args=args):
            return core.SetNextSerial(by, args.next, args.reason)
        case schema.CloseContainer(args=args):
            return core.CloseContainer(by, args.level, args.reason, known.label, args.container)
        case schema.AnswerAudit() | schema.SkipAudit():
            return _audit(request, known, by)
        case _:
            assert_never(request)


def _order(request: schema.OrderCommand, recipe: Recipe, by: str) -> core.Command:
    match request:
        case schema.StartOrder(args=args):
            wanted = recipe_of_args(args.recipe) if args.recipe is not None else recipe
            return core.StartOrder(by, args.order, wanted, args.reason)
        case schema.SuspendOrder(args=args):
            return core.SuspendOrder(by, args.order or "", args.reason)
        case schema.ResumeOrder(args=args):
            return core.ResumeOrder(by, args.order, args.reason)
        case schema.CloseOrder(args=args):
            return core.CloseOrder(by, args.order or "", args.reason)
        case schema.ClearLine(args=args):
            return core.ClearLine(by, args.items, args.reason)
        case schema.CheckFirstCase(args=args):
            return core.CheckFirstCase(by, args.good, args.case, args.reason)
        case _:
            assert_never(request)


def _audit(request: schema.AnswerAudit | schema.SkipAudit, known: Known, by: str) -> core.Command:
    place, reason = request.args.place, request.args.reason
    if isinstance(request, schema.SkipAudit):
        return core.SkipAudit(by, place, reason)
    assert known.audited is not None
    return core.AnswerAudit(by, place, known.audited, known.why, request.args.sure, reason)
