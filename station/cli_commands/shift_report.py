"""What ``station report shift`` does: the journal is asked, the report is written in the format of the file's name."""

import sys
import time
from contextlib import closing
from datetime import tzinfo
from pathlib import Path
from typing import Literal, get_args

from config.result import Config
from config.schema import SHIFT_STARTS
from station.api.schema import ShiftReport
from station.assembly.shift_report import OrderUnknown, ReportAsked, make_report
from station.assembly.shifts import ShiftCalendar, calendar, calendar_of, find_shift
from station.cli_commands.journal_paths import journal_file
from station.cli_commands.output import NO, USAGE, YES, fail, foreseeable
from station.journal import Reader
from station.journal.lock import is_held
from station.reports.words import ReportLanguage, ReportWords

ReportSuffix = Literal[".pdf", ".csv", ".xlsx", ".json"]
STDOUT = Path("-")


def report_shift(
    config: Path | None,
    data: Path | None,
    output: Path,
    shift: str,
    order: str,
    lang: ReportLanguage,
    font: Path | None,
) -> int:
    """``shift`` empty: the current one, or with ``order`` the order over its whole life."""
    suffix = ".json" if output == STDOUT else output.suffix.lower()
    if suffix not in get_args(ReportSuffix):
        fail(USAGE, "report_file_form", {"path": str(output)})
    with foreseeable():
        found, zone = _made(config, data, shift or ("" if order else "current"), order)
        _write(output, _rendered(suffix, found, ReportWords(lang, zone, found.unit_noun), font))
    return YES


def _made(config: Path | None, data: Path | None, shift: str, order: str) -> tuple[ShiftReport, tzinfo | None]:
    """The report, and the zone its times are told in."""
    found = _config(config)
    shifts = calendar_of(found) if found is not None else calendar(SHIFT_STARTS, "")
    path = journal_file(config, data)
    with closing(Reader.open(path)) as reader:
        try:
            asked = _asked(found, path, shifts, shift, order)
            return reader.ask(lambda db: make_report(db, asked)), shifts.zone
        except ValueError:
            fail(USAGE, "report_shift_form", {"shift": shift})
        except OrderUnknown:
            fail(NO, "report_no_order", {"order": order})


def _config(config: Path | None) -> Config | None:
    if config is None:
        return None
    from station.assembly.config_file import load_config

    return load_config(config)


def _asked(config: Config | None, path: Path, shifts: ShiftCalendar, shift: str, order: str) -> ReportAsked:
    now_us = time.time_ns() // 1_000
    return ReportAsked(
        station=config.station.id if config is not None else path.parent.name,
        now_us=now_us,
        shift=find_shift(shifts, shift, now_us) if shift else None,
        order=order,
        alive=is_held(path.parent / "lock"),
        bench=config is not None and config.station.kind == "bench",
        unit_noun=config.recipe.unit_noun if config is not None else "unit",
        shape=config.line.shape if config is not None and config.line is not None else None,
        time_zone=config.shifts.time_zone if config is not None else "",
    )


def _rendered(suffix: str, found: ShiftReport, words: ReportWords, font: Path | None) -> bytes:
    match suffix:
        case ".pdf":
            from station.reports.fonts import NoFont
            from station.reports.pdf import pdf_report

            try:
                return pdf_report(found, words, font)
            except NoFont:
                fail(NO, "report_no_font", {})
        case ".xlsx":
            from station.reports.tables import xlsx_report

            return xlsx_report(found, words)
        case ".csv":
            from station.reports.tables import csv_report

            return csv_report(found, words)
        case _:
            return found.model_dump_json(indent=2).encode() + b"\n"


def _write(output: Path, content: bytes) -> None:
    """Whole or not at all."""
    if output == STDOUT:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    part = output.with_name(f"{output.name}.part")
    part.write_bytes(content)
    part.replace(output)
