"""A report as a file: fetched whole, written beside its name, there whole or not at all."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from ui.client.calls import Call, Failure
from ui.client.client import ScreenClient
from ui.client.documents import documents, plain_name, write_whole
from ui.client.export import unwritable

TIMEOUT_MS = 70_000
"""A station makes it in a program of its own, which may take a while beside a busy line."""


def report_query(shift: str, order: str) -> str:
    """The period as the paths of reports take it."""
    return f"shift={quote(shift, safe='')}&order={quote(order, safe='', errors='surrogatepass')}"


def report_path(form: str, shift: str, order: str, now: datetime) -> Path:
    """Where a person finds it: their documents, else their home."""
    return documents() / f"report-{plain_name(order or shift)}-{now:%Y%m%d-%H%M%S}.{form}"


def fetch_report(
    client: ScreenClient, path: Path, query: str, language: str, done: Callable[[Path | Failure], None]
) -> Call | None:
    """``done`` gets the path, or why there is no file."""

    def came(answer: bytes | Failure) -> None:
        if isinstance(answer, Failure):
            done(answer)
            return
        try:
            write_whole(path, answer)
        except OSError as error:
            done(unwritable(path, error))
        else:
            done(path)

    return client.fetch_file(f"/v1/report.{path.suffix[1:]}?{query}&lang={language}", came, TIMEOUT_MS)
