"""A command id is done once: the same id again gets the stored answer."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from station.api.schema import CommandAnswer, CommandRequest


@dataclass(frozen=True, slots=True)
class _Entry:
    request: CommandRequest
    answer: asyncio.Task[CommandAnswer]


class CommandLog:
    """Remembers the newest commands by id, in memory (a restart forgets; the core refuses what makes no sense twice).

    When full, the oldest *answered* one is forgotten; if all still run, a new one is refused."""

    def __init__(self, capacity: int = 1024) -> None:
        self._capacity = capacity
        self._entries: OrderedDict[str, _Entry] = OrderedDict()

    async def once(
        self, request: CommandRequest, run: Callable[[CommandRequest], Awaitable[CommandAnswer]]
    ) -> CommandAnswer:
        """Run the command, or give the answer its id already has (or will have: it may still run).

        A client that goes away does not cancel it. If ``run`` raises, every waiter sees it and the id is free again."""
        known = self._entries.get(request.id)
        if known is not None and known.request != request:
            return _refused(request, "command_id_reused")
        if known is None:
            if not self._make_room():
                return _refused(request, "too_many_commands")
            known = self._start(request, run)
        return await asyncio.shield(known.answer)

    def _start(self, request: CommandRequest, run: Callable[[CommandRequest], Awaitable[CommandAnswer]]) -> _Entry:
        async def answer() -> CommandAnswer:
            try:
                return await run(request)
            except BaseException:
                self._entries.pop(request.id, None)
                raise

        entry = _Entry(request, asyncio.create_task(answer(), name=f"command {request.id}"))
        self._entries[request.id] = entry
        return entry

    def _make_room(self) -> bool:
        if len(self._entries) < self._capacity:
            return True
        for known, entry in self._entries.items():
            if entry.answer.done():
                del self._entries[known]
                return True
        return False


def _refused(request: CommandRequest, key: str) -> CommandAnswer:
    return CommandAnswer(id=request.id, done=False, key=key, arguments={"id": request.id})
