"""What a hub does by itself every minute: fold new scans, raise cases, bundle messages, drop what is old."""

import asyncio
import time
from contextlib import suppress

from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool

from sync.hub import diversion, notices, scans
from sync.hub.database import Database
from sync.hub.diversion_cases import bundle
from sync.hub.scans import DAY_US
from sync.hub.shipments import count_late

EVERY_S = 60.0
NOTICES_KEPT_DAYS = 90
LATE_DAYS = 14
"""So late may the packing of a container come after its shipment, and be counted."""


def minute(database: Database, now_us: int, scan_days: int) -> None:
    """Two hubs over one database may do it at once: the rows they change are locked. Raises SQLAlchemyError."""
    with database.writer.begin() as connection:
        count_late(connection, now_us - LATE_DAYS * DAY_US, now_us)
        diversion.run(connection, now_us)
        bundle(connection, now_us)
    if now_us // 60_000_000 % 60 == 0:  # once an hour
        with database.writer.begin() as connection:
            scans.purge(connection, now_us - scan_days * DAY_US)
            notices.forget(connection, now_us - NOTICES_KEPT_DAYS * DAY_US)


async def every_minute(database: Database, scan_days: int) -> None:
    """Until it is cancelled. A minute that fails is made up for by the next: the place is in the database."""
    while True:
        await asyncio.sleep(EVERY_S)
        with suppress(SQLAlchemyError):
            await run_in_threadpool(minute, database, time.time_ns() // 1_000, scan_days)
