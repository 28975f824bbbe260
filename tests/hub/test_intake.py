"""A request body that never ends, at the hub's door."""

import asyncio
from collections.abc import Callable

import pytest
from starlette.requests import Request

from sync.hub import intake
from sync.hub.refusal import Refused


async def test_a_body_that_never_ends_is_refused_after_half_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    async def never() -> dict[str, object]:
        await asyncio.Event().wait()
        raise AssertionError("nobody sends anything")

    waits: list[float | None] = []
    really: Callable[[float | None], asyncio.Timeout] = asyncio.timeout

    def at_once(delay: float | None) -> asyncio.Timeout:
        waits.append(delay)
        return really(0)

    monkeypatch.setattr("sync.hub.intake.asyncio.timeout", at_once)
    scope = {"type": "http", "method": "POST", "path": "/v1/batch", "headers": []}
    with pytest.raises(Refused) as refused:
        await intake.read_parcel(Request(scope, never), "L1")
    assert (refused.value.status, refused.value.key) == (408, "body_too_slow")
    assert len(waits) == 1
    assert waits[0] is not None
    assert waits[0] <= 30
