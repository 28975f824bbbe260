"""What the doctor keeps in the data folder: the newest result of each device, and acceptance protocols."""

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import structlog

from station.assembly.device_doctor import DeviceTested, Tested

FOLDER = "doctor"
PROTOCOL = re.compile(r"protocol-\d{8}-\d{6}\.pdf")
_RESULTS = "results.json"
_log = structlog.get_logger("doctor")


class DoctorShelf:
    """Files of ``DATA/doctor``; each is there whole or not at all."""

    def __init__(self, data: Path) -> None:
        self._folder = data / FOLDER

    def results(self) -> dict[str, DeviceTested]:
        """By name. A file that cannot be read is no result: the devices are tested again."""
        try:
            rows = json.loads((self._folder / _RESULTS).read_text("utf-8"))
            return {row["name"]: _tested(row) for row in rows}
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            _log.warning("doctor_results_unreadable", detail=type(error).__name__)
            return {}

    def keep(self, results: dict[str, DeviceTested]) -> None:
        """Raises OSError."""
        rows = [_row(each) for each in results.values()]
        self._put(_RESULTS, json.dumps(rows, ensure_ascii=True).encode())

    def protocols(self) -> list[str]:
        """Names, newest first."""
        try:
            return sorted((each.name for each in self._folder.iterdir() if PROTOCOL.fullmatch(each.name)), reverse=True)
        except OSError:
            return []

    def protocol(self, name: str) -> bytes | None:
        """None = there is none of this name."""
        if not PROTOCOL.fullmatch(name):
            return None
        try:
            return (self._folder / name).read_bytes()
        except OSError:
            return None

    def keep_protocol(self, pdf: bytes, at: datetime) -> str:
        """Return its name. Raises OSError."""
        name = f"protocol-{at:%Y%m%d-%H%M%S}.pdf"
        self._put(name, pdf)
        return name

    def _put(self, name: str, data: bytes) -> None:
        self._folder.mkdir(exist_ok=True)
        fresh = self._folder / f"{name}.new"
        fresh.write_bytes(data)
        fresh.replace(self._folder / name)


def _row(tested: DeviceTested) -> dict[str, Any]:
    findings = [[one.outcome, one.key, dict(one.arguments)] for one in tested.findings]
    return {"kind": tested.kind, "name": tested.name, "driver": tested.driver, "at_us": tested.at_us,
            "findings": findings}  # fmt: skip


def _tested(row: dict[str, Any]) -> DeviceTested:
    findings = tuple(Tested(outcome, str(key), dict(arguments)) for outcome, key, arguments in row["findings"])
    return DeviceTested(str(row["kind"]), str(row["name"]), str(row["driver"]), findings, int(row["at_us"]))
