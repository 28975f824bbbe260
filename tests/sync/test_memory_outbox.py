from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sync.outbox import Outbox
from tests.sync.memory import MemoryOutbox
from tests.sync.outbox_suite import OutboxSuite


class TestMemoryOutbox(OutboxSuite):
    @asynccontextmanager
    async def filled(self, count: int) -> AsyncIterator[Outbox]:
        outbox = MemoryOutbox()
        for number in range(1, count + 1):
            outbox.write("container.packed", {"order": "A", "number": number})
        yield outbox
