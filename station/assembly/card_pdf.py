"""The test card and the acceptance protocol as PDF, by reportlab."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from station.assembly.card import CARD, PAGE_MM, CardCode, rectangles
from station.version import PROGRAM

_CHINESE = "STSong-Light"
"""A font that every reader of PDF has for Chinese: none has to be shipped."""
_TEXT = ParagraphStyle("text", fontName="Helvetica", fontSize=9, leading=12)
_TITLE = ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=16, leading=22)
_HEAD = ParagraphStyle("head", fontName="Helvetica-Bold", fontSize=10, leading=14, spaceBefore=8, spaceAfter=3)


def card_pdf() -> bytes:
    """The test card, one A4 page, to be printed at 100 %."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=1)
    canvas.setTitle("Test card")
    _line(canvas, 20, 22, "Test card", 16)
    _line(canvas, 20, 29, f"Print at 100 % on white paper, 600 dots an inch or more, not shiny. {PROGRAM}", 8)
    _line(
        canvas,
        20,
        34,
        "Show the readers fields 1, 2, 3, then nothing; lay the card where the camera sees the codes.",
        8,
    )
    for code in CARD:
        _draw(canvas, code)
    canvas.setLineWidth(0.3)
    canvas.line(20 * mm, _up(215), 120 * mm, _up(215))
    for at in range(0, 101, 10):
        canvas.line((20 + at) * mm, _up(213), (20 + at) * mm, _up(217))
    _line(canvas, 124, 216, "100 mm: measure it", 8)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def _up(top_mm: float) -> float:
    """PDF counts from below."""
    return float((PAGE_MM[1] - top_mm) * mm)


def _line(canvas: Canvas, left_mm: float, top_mm: float, text: str, size: float) -> None:
    canvas.setFont("Helvetica", size)
    canvas.drawString(left_mm * mm, _up(top_mm), text)


def _draw(canvas: Canvas, code: CardCode) -> None:
    """All of a symbol is one path, so that no seam is seen between its rows."""
    ink = canvas.beginPath()
    for left, top, width, height in rectangles(code):
        ink.rect(left * mm, _up(top + height), width * mm, height * mm)
    canvas.drawPath(ink, stroke=0, fill=1)
    _line(canvas, code.left_mm - 6, code.top_mm - 4, f"{code.field}", 10)
    _line(canvas, code.left_mm, code.top_mm - 4, code.caption, 7)


@dataclass(frozen=True, slots=True)
class ProtocolRow:
    """One thing that was tested."""

    outcome: str
    said: str


@dataclass(frozen=True, slots=True)
class ProtocolPart:
    """One device."""

    title: str
    rows: tuple[ProtocolRow, ...]


def protocol_pdf(facts: Sequence[tuple[str, str]], parts: Sequence[ProtocolPart], result: str) -> bytes:
    """An acceptance protocol to be signed."""
    if _CHINESE not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(_CHINESE))
    story: list[Flowable] = [Paragraph("Acceptance protocol of devices", _TITLE)]
    story.append(_table([(_cell(name), _cell(value)) for name, value in facts], (45, 125)))
    for part in parts:
        story.append(Paragraph(_marked(part.title), _HEAD))
        story.append(_table([(_cell(row.outcome), _cell(row.said)) for row in part.rows], (25, 145)))
    story += [Spacer(0, 8 * mm), Paragraph(_marked(result), _HEAD), Spacer(0, 14 * mm)]
    story.append(_cell("Date, name, signature: ______________________________________________________"))
    file = io.BytesIO()
    page = {"leftMargin": 20 * mm, "rightMargin": 20 * mm, "topMargin": 18 * mm, "bottomMargin": 18 * mm}
    SimpleDocTemplate(file, pagesize=A4, title="Acceptance protocol", author=PROGRAM, **page).build(story)
    return file.getvalue()


def _table(rows: Sequence[tuple[Paragraph, Paragraph]], widths_mm: tuple[float, float]) -> Table:
    lines = TableStyle([("GRID", (0, 0), (-1, -1), 0.3, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    return Table(list(rows), colWidths=[width * mm for width in widths_mm], style=lines)


def _cell(text: str) -> Paragraph:
    return Paragraph(_marked(text), _TEXT)


def _marked(text: str) -> str:
    """Text of any kind as a paragraph's: nothing in it is markup."""
    return "".join(
        escape(sign) if sign < "\u0100" else f'<font name="{_CHINESE}">{escape(sign)}</font>' for sign in text
    )
