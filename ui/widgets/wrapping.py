"""Text in as many lines as it may have: broken between words, and within one only where it is longer than a line."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

_UNIT = "utf-16-le"
"""Qt counts in these."""


def wrapped(text: str, font: QFont, width: int, most: int) -> tuple[str, ...]:
    """The lines of a text without line breaks; the last one is cut where ``most`` do not hold it."""
    metrics = QFontMetrics(font)
    if most < 2 or metrics.horizontalAdvance(text) <= width:
        return (metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, width)),)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    coded, starts = text.encode(_UNIT, "surrogatepass"), list[int]()
    layout.beginLayout()
    while len(starts) <= most and (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        starts.append(2 * line.textStart())
    layout.endLayout()
    parts = [coded[begin:end] for begin, end in zip(starts, (*starts[1:], len(coded)), strict=True)]
    kept = [part.decode(_UNIT, "surrogatepass").rstrip() for part in parts[:most]]
    if len(starts) > most:
        rest = coded[starts[most - 1] :].decode(_UNIT, "surrogatepass")
        kept[-1] = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, max(0, width))
    return tuple(kept)
