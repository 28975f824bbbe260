"""A unit scanned to be shipped: a station that ships knows containers, and asks upstream what else a code may be."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from station.core.commands import Refusal
from station.core.shipping import ScannedContainer
from station.core.step_context import arguments
from sync.released.feed import TracedCode
from sync.released.watch import FeedFault

ASKED_S = 2.0
"""A person stands there with the scanner."""
AskUpstream = Callable[[str], Awaitable[TracedCode | None]]
"""What upstream knows of a code; None = nothing, or nobody is asked. Raises FeedFault."""


async def nobody(_code: str) -> None:
    """Where nobody tells this station of the others."""


async def objection_upstream(ask: AskUpstream, found: Sequence[ScannedContainer]) -> Refusal | None:
    """Why the first of these that nobody here knows is no container; None = upstream does not say so either."""
    for each in found:
        if each.where != "unknown" or each.shipped is not None:
            continue
        code = each.item.code.text
        try:
            async with asyncio.timeout(ASKED_S):
                told = await ask(code)
        except (TimeoutError, FeedFault):
            return Refusal("ship_unknown_offline", arguments(code=code))
        if told is not None and (refusal := _of_unit(code, told)) is not None:
            return refusal
    return None


def _of_unit(code: str, told: TracedCode) -> Refusal | None:
    """Nothing of a container: what this station has not been told of it yet, it will be."""
    holders = [place.containers[0] for place in told.as_unit if place.containers]
    if holders:
        where = holders[0].code["text"] if holders[0].code is not None else f"#{holders[0].container}"
        return Refusal("ship_unit", arguments(code=code, name=holders[0].name, container=where))
    if told.verdict == "decommissioned":
        return Refusal("ship_decommissioned", arguments(code=code))
    return None
