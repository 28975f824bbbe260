"""A report as CSV or as an Excel workbook."""

import csv
import io
from collections.abc import Sequence

import xlsxwriter

from station.api.schema import ShiftReport
from station.core.codes import inert_cell
from station.reports.sections import ReportSection, Value, head, sections
from station.reports.words import ReportWords

_WIDEST = 60


def csv_report(report: ShiftReport, words: ReportWords) -> bytes:
    """Section after section, with an empty line between; UTF-8 with the mark that Excel looks for."""
    file = io.StringIO()
    rows = csv.writer(file)
    for number, section in enumerate((head(report, words), *sections(report, words))):
        if number:
            rows.writerow(())
        rows.writerow((section.title,))
        if section.header:
            rows.writerow(section.header)
        rows.writerows([inert_cell(value) for value in row] for row in section.rows)
    return file.getvalue().encode("utf-8-sig")


def xlsx_report(report: ShiftReport, words: ReportWords) -> bytes:
    """One sheet a section."""
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(file, options) as book:
        bold = book.add_format({"bold": True})
        for section in (head(report, words), *sections(report, words)):
            _sheet(book.add_worksheet(section.title[:31]), section, bold)
    return file.getvalue()


def _sheet(sheet: "xlsxwriter.worksheet.Worksheet", section: ReportSection, bold: object) -> None:
    rows: list[Sequence[Value]] = [section.header, *section.rows] if section.header else list(section.rows)
    widths: dict[int, int] = {}
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            form = bold if section.header and at == 0 else None
            if isinstance(value, str):
                sheet.write_string(at, column, value, form)
            else:
                sheet.write_number(at, column, value, form)
            widths[column] = min(_WIDEST, max(widths.get(column, 8), len(str(value)) + 2))
    for column, width in widths.items():
        sheet.set_column(column, column, width)
