"""A report as a file: fetched whole, written beside its name, there whole or not at all."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from PySide6.QtCore import QStandardPaths

from ui.client.calls import Call, Failure
from ui.client.client import ScreenClient
from ui.client.export import UNWRITABLE

TIMEOUT_MS = 70_000
"""A station makes it in a program of its own, which may take a while beside a busy line."""


def report_query(shift: str, order: str) -> str:
    """The period as the paths of reports take it."""
    return f"shift={quote(shift, safe='')}&order={quote(order, safe='', errors='surrogatepass')}"


def report_path(form: str, shift: str, order: str, now: datetime) -> Path:
    """Where a person finds it: their documents, else their home."""
    place = QStandardPaths.StandardLocation
    folder = QStandardPaths.writableLocation(place.DocumentsLocation) or QStandardPaths.writableLocation(
        place.HomeLocation
    )
    name = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in order or shift)
    return Path(folder) / f"report-{name}-{now:%Y%m%d-%H%M%S}.{form}"


def fetch_report(
    client: ScreenClient, path: Path, query: str, language: str, done: Callable[[Path | Failure], None]
) -> Call | None:
    """``done`` gets the path, or why there is no file."""

    def came(answer: bytes | Failure) -> None:
        if isinstance(answer, Failure):
            done(answer)
            return
        part = path.with_name(path.name + ".part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(answer)
            part.replace(path)
        except OSError as error:
            done(Failure(UNWRITABLE, {"path": str(path), "why": error.strerror or ""}))
        else:
            done(path)

    return client.fetch_file(f"/v1/report.{path.suffix[1:]}?{query}&lang={language}", came, TIMEOUT_MS)
