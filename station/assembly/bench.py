"""A bench as the API shows it, and its commands."""

from typing import assert_never

from station.api import schema
from station.core import commands as core
from station.core.loaded import OpenContainer
from station.core.view import BenchView
from station.runtime.bench_scans import BenchScans


async def bench_answer(scans: BenchScans, request: schema.BenchCommand) -> schema.CommandAnswer:
    """Durable when it is there; what is done has a key too, which says what came of it."""
    match request:
        case schema.Scan(args=args):
            refusal, last = await scans.scan(args.by, args.code, typed=True)
        case schema.UndoScan(args=args):
            refusal, last = await scans.do(core.UndoScan(args.by))
        case schema.StoreOpen(args=args):
            refusal, last = await scans.do(core.StoreOpen(args.by))
        case schema.CloseShort(args=short):
            refusal, last = await scans.do(core.CloseShort(short.by, short.reason))
        case _:
            assert_never(request)
    if refusal is not None:
        told: schema.Arguments = dict(refusal.arguments)
        return schema.CommandAnswer(id=request.id, done=False, key=refusal.key, arguments=told)
    told = dict(last.arguments) if last is not None else {}
    return schema.CommandAnswer(id=request.id, done=True, key=last.key if last is not None else "", arguments=told)


def shown_bench(view: BenchView | None) -> schema.Bench | None:
    if view is None:
        return None
    last = view.last_scan
    return schema.Bench(
        open=_case(view.open) if view.open is not None else None,
        expected=view.expected,
        stored=tuple(_case(each) for each in view.stored[:1000]),
        last_scan=None
        if last is None
        else schema.LastScan(
            code=last.code, taken=last.taken, key=last.key, arguments=dict(last.arguments), at_us=last.at_us
        ),
        closing_short=view.closing_short,
    )


def _case(found: OpenContainer) -> schema.OpenCase:
    return schema.OpenCase(
        container=found.id,
        name=found.name,
        code=found.code.text if found.code is not None else "",
        members=tuple(member.code.text for member in found.members[:1000]),
        opened_us=found.opened_us,
    )
