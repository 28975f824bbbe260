"""What the Balance page asks of the running station."""

from typing import Literal, Protocol

from station.api.schema import ShiftReport

ReportFormat = Literal["pdf", "csv", "xlsx", "json"]
ReportLanguage = Literal["en", "zh_CN", "ru"]


class Reports(Protocol):
    """Both read the journal beside the line. Raise ApiRefused."""

    async def report(self, shift: str, order: str) -> ShiftReport | None:
        """``shift``: current, previous, a name such as ``2026-11-29/2``, or empty: the order over its whole life.
        None: there is no such shift or order."""

    async def file(self, form: ReportFormat, shift: str, order: str, language: ReportLanguage) -> bytes | None:
        """The same as a file, made by a process of its own."""
