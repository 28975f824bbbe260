"""How long our own certificates last: told a month, a week and a day before they end, and when they have ended."""

import asyncio
from datetime import datetime, timedelta
from pathlib import Path

from station.core.values import Arguments
from sync.errors import Unfit
from sync.tls import Mark, certificate_ends, mark

STEPS: tuple[tuple[timedelta, str], ...] = (
    (timedelta(days=1), "client_cert_ends_1"),
    (timedelta(days=7), "client_cert_ends_7"),
    (timedelta(days=30), "client_cert_ends_30"),
)
"""The nearest first: only one of them stands at a time."""


class CertificateWatch:
    """Watches the client certificate of one destination; the file may be replaced at any time."""

    def __init__(self, destination: str, path: Path | None) -> None:
        self._destination = destination
        self._path = path
        self._mark: Mark = None
        self._ends: datetime | None = None

    async def look(self) -> None:
        """Read the file if it is another than before; cheap enough for every second."""
        seen = mark(self._path)
        if self._path is None or seen == self._mark:
            return
        self._mark = seen
        try:
            self._ends = await asyncio.to_thread(certificate_ends, self._path)
        except Unfit:
            self._ends = None  # whoever wants to send with it says so

    def alarms(self, now: datetime) -> tuple[tuple[str, Arguments], ...]:
        """What a person should know of it now: nothing, or one alarm."""
        if self._ends is None:
            return ()
        if self._ends <= now:
            return (("upstream_held", (("cause", "client_cert_expired"), ("destination", self._destination))),)
        until = ("until", self._ends.date().isoformat())
        for before, key in STEPS:
            if self._ends - now <= before:
                return ((key, (("destination", self._destination), until)),)
        return ()
