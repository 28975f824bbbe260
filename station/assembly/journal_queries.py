"""A look into the journal for the API: in a thread, so that a long one holds up nothing."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from station.api.errors import ApiRefused
from station.journal import JournalError

Found = TypeVar("Found")


async def look(job: Callable[[], Found]) -> Found:
    """Raises ApiRefused with what the journal says."""
    try:
        return await asyncio.to_thread(job)
    except JournalError as error:
        raise ApiRefused(error.key, **error.arguments) from error
