"""From what a client posts to what the core is asked to do."""

from typing import assert_never

from station.api import schema
from station.api.face import LOCAL_ROLE
from station.core import commands as core
from station.core.codes import identify
from station.core.values import CaseRef, Recipe


def to_core(request: schema.LineCommand, recipe: Recipe) -> core.Command:
    """``recipe``: the open order's, else the config's."""
    match request:
        case schema.StartOrder(args=args):
            wanted = Recipe(**args.recipe.model_dump()) if args.recipe is not None else recipe
            return core.StartOrder(LOCAL_ROLE, args.order, wanted)
        case schema.CloseOrder():
            return core.CloseOrder(LOCAL_ROLE)
        case schema.RestoreTrust(args=args):
            key = identify(b"", args.code, recipe, "unit").code.key if args.code else ""
            return core.RestoreTrust(LOCAL_ROLE, args.how, key)
        case schema.AcknowledgeAlarm(args=args):
            return core.AcknowledgeAlarm(LOCAL_ROLE, args.alarm)
        case schema.Hold():
            return core.Hold(LOCAL_ROLE)
        case schema.Resume():
            return core.Resume(LOCAL_ROLE)
        case schema.Stop():
            return core.Stop(LOCAL_ROLE)
        case schema.ConfirmNumbers():
            return core.ConfirmNumbers(LOCAL_ROLE)
        case schema.ResolveQuarantine(args=args):
            return core.ResolveQuarantine(LOCAL_ROLE, CaseRef(args.epoch, args.seq), args.found)
        case _:
            assert_never(request)
