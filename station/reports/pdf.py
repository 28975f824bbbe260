"""A report as PDF: one or two A4 pages to be printed and signed, in either language, by fpdf2."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import MethodReturnValue, XPos, YPos

from station.api.schema import ShiftReport
from station.reports.fonts import ReportFont, font_for
from station.reports.sections import ReportSection, Value, head, sections
from station.reports.words import ReportWords
from station.version import PROGRAM

MARGIN_MM = 15.0
WIDTH_MM = 180.0
LINE_MM = 5.2
BAR_MM = 60.0
BODY, SMALL, HEAD, TITLE = 9, 7, 11, 16
INK, QUIET, RULE, BAR = (25, 30, 35), (90, 98, 106), (200, 205, 210), (120, 130, 140)
DURATION = re.compile(r"\d+:\d\d:\d\d")
MOST_ROWS = 40
"""Of one section on paper; all of them are in the other formats."""


def pdf_report(report: ShiftReport, words: ReportWords, font: Path | None = None) -> bytes:
    """Raises NoFont where it holds characters that no font found here has."""
    first, rest = head(report, words), sections(report, words)
    sheet = ReportSheet(font_for("".join(_texts(first, *rest)) + words.phrase("report_more"), font), words)
    sheet.begin(first)
    for section in rest:
        sheet.section(section)
    return bytes(sheet.output())


def _texts(*all_sections: ReportSection) -> Iterator[str]:
    for section in all_sections:
        yield section.title
        yield from section.header
        yield from (str(value) for row in section.rows for value in row)


class ReportSheet(FPDF):
    """The pages."""

    def __init__(self, font: ReportFont, words: ReportWords) -> None:
        super().__init__(format="A4")
        self.words = words
        self.set_margin(MARGIN_MM)
        self.set_auto_page_break(auto=True, margin=MARGIN_MM)
        self.family = "Helvetica"
        if font.path is not None:
            self.family = "report"
            self.add_font("report", fname=font.path, collection_font_number=font.face)
        self.set_creator(PROGRAM)
        self.set_creation_date(datetime(2000, 1, 1, tzinfo=UTC))

    def footer(self) -> None:
        self.set_y(-MARGIN_MM + 3)
        self._ink(SMALL, QUIET)
        self.cell(WIDTH_MM / 2, LINE_MM, PROGRAM)
        self.cell(WIDTH_MM / 2, LINE_MM, str(self.page_no()), align="R")

    def _ink(self, size: int, colour: tuple[int, int, int] = INK) -> None:
        self.set_font(self.family, size=size)
        self.set_text_color(*colour)

    def begin(self, section: ReportSection) -> None:
        """The title and the facts."""
        self.set_title(section.title)
        self.add_page()
        self._ink(TITLE)
        self.cell(WIDTH_MM, 10, section.title, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        for row in section.rows:
            self._row(row, (50.0, 130.0), quiet_first=True)

    def section(self, section: ReportSection) -> None:
        """A title, and its rows; it does not begin at the foot of a page."""
        if self.get_y() > self.h - 4 * MARGIN_MM:
            self.add_page()
        self.ln(3)
        self._ink(HEAD)
        self.cell(WIDTH_MM, 7, section.title, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self._rule()
        if not section.rows:
            self._row((self.words.phrase("report_no_differences"),), (WIDTH_MM,))
            return
        widths = _widths(section)
        right = tuple(_is_number(value) for value in section.rows[0])
        self._row(section.header, widths, quiet=True, right=right)
        longest = max((abs(row[section.bar]) for row in _numbers(section)), default=0) if section.bar else 0
        for row in section.rows[:MOST_ROWS]:
            self._row(row, widths, bar=section.bar, longest=longest, right=right)
        if len(section.rows) > MOST_ROWS:
            self._row((self.words.phrase("report_more"), str(len(section.rows) - MOST_ROWS)), widths[:2], quiet=True)

    def _rule(self) -> None:
        self.set_draw_color(*RULE)
        self.line(MARGIN_MM, self.get_y(), MARGIN_MM + WIDTH_MM, self.get_y())

    def _height(self, width: float, text: str) -> float:
        """Of wrapped text."""
        lines = self.multi_cell(width, LINE_MM, text, dry_run=True, output=MethodReturnValue.LINES)
        return LINE_MM * (len(lines) if isinstance(lines, list) else 1)

    def _row(
        self,
        row: tuple[Value, ...],
        widths: tuple[float, ...],
        *,
        quiet: bool = False,
        quiet_first: bool = False,
        bar: int | None = None,
        longest: float = 0,
        right: tuple[bool, ...] = (),
    ) -> None:
        """Long text is wrapped; all cells are as high as the highest."""
        self._ink(BODY, QUIET if quiet else INK)
        texts = [self.words.number(value) if isinstance(value, int) else str(value) for value in row]
        high = max(self._height(width, text) for width, text in zip(widths, texts, strict=False))
        if self.get_y() + high > self.h - MARGIN_MM:
            self.add_page()
        top, left = self.get_y(), MARGIN_MM
        for column, (width, text) in enumerate(zip(widths, texts, strict=False)):
            self._ink(BODY, QUIET if quiet or (quiet_first and column == 0) else INK)
            self.set_xy(left, top)
            self.multi_cell(width, LINE_MM, text, align="R" if right[column : column + 1] == (True,) else "L")
            left += width
        if bar is not None and longest and isinstance(row[bar], int | float) and row[bar]:
            self.set_fill_color(*BAR)
            self.rect(left + 4, top + 1.2, BAR_MM * abs(float(row[bar])) / longest, LINE_MM - 2.4, style="F")
        self.set_xy(MARGIN_MM, top + high)


def _is_number(value: Value) -> bool:
    """A number, or a duration."""
    return not isinstance(value, str) or DURATION.fullmatch(value) is not None


def _numbers(section: ReportSection) -> Iterator[tuple[float, ...]]:
    """Rows with a number in the column of bars, as numbers."""
    for row in section.rows:
        if section.bar is not None and not isinstance(row[section.bar], str):
            yield tuple(0.0 if isinstance(value, str) else float(value) for value in row)


def _widths(section: ReportSection) -> tuple[float, ...]:
    """Columns of numbers and times are narrow, the text has the rest."""
    room = WIDTH_MM - (BAR_MM + 6 if section.bar is not None else 0)
    match len(section.header):
        case 2:
            return room - 30, 30.0
        case 3:
            return 38.0, room - 38 - 25, 25.0
        case _:
            return room - 35 - 20 - 50, 35.0, 20.0, 50.0
