"""Widgets put where an area says."""

from collections.abc import Mapping

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from ui.pages.run_layout import Area


def rect_of(area: Area) -> QRect:
    return QRect(area.x, area.y, area.width, max(0, area.height))


def lay(widget: QWidget, area: Area, *, shown: bool) -> None:
    """There it lies, seen or not."""
    widget.setGeometry(rect_of(area))
    widget.setVisible(shown)


def lay_named(widgets: Mapping[str, QWidget], areas: Mapping[str, Area]) -> None:
    """Each in the area of its name; what has none is not seen."""
    for name, widget in widgets.items():
        widget.setVisible(name in areas)
        if name in areas:
            widget.setGeometry(rect_of(areas[name]))
