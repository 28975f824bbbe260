"""The screen as a program, with eyes for a test: ``python -P -m tests.e2e.probed SOCKET ARGUMENTS…``.

It is the whole screen, started as it always is. Beside it a socket answers one question: what stands where? A test
asks for a word that a person could read, and clicks there with the pointer of the display; it cannot press what is
hidden, dim, covered by something else or too fresh for a hand.
"""

import json
import sys
from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QPoint, QRect
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication, QWidget

from ui import app
from ui.scanner import burst_detector
from ui.screen import Screen
from ui.widgets.answer_strip import AnswerStrip
from ui.widgets.chips import ChipKey
from ui.widgets.keys import GUARD_MS, GuardedKey, Key, now_ms
from ui.widgets.pallet_picture import PalletPicture
from ui.widgets.plain_text import PlainField
from ui.widgets.row_list import RowList
from ui.widgets.task_panel import TaskPanel

STALLED_MS = 5_000
"""A machine under test may stand still in the midst of a scan, a scanner does not. What parts a scan from a person's
keys is proved in ``tests/ui/test_burst_detector``."""
Found = tuple[str, QWidget, QRect]
"""A word, where it is shown, and its box there."""


class Probed(Screen):
    """Answers each line that comes with all that can be seen and pressed now."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._server = QLocalServer(self)
        self._server.newConnection.connect(self._connected)
        if not self._server.listen(sys.argv[1]):
            raise SystemExit(self._server.errorString())

    def _connected(self) -> None:
        link = self._server.nextPendingConnection()
        link.readyRead.connect(lambda: self._answer(link))

    def _answer(self, link: QLocalSocket) -> None:
        while link.canReadLine():
            wanted = json.loads(bytes(link.readLine().data()))
            link.write(json.dumps(self._told(wanted)).encode() + b"\n")

    def _told(self, wanted: str) -> dict[str, Any]:
        places = [] if self.shows_lost else list(_places(self, wanted))
        return {
            "page": "" if self.shows_lost else "login" if self.shell.login.isVisible() else self.shell.here,
            "places": [{"text": text, "at": at} for text, at in places],
        }


def _places(screen: QWidget, wanted: str) -> Iterator[tuple[str, tuple[int, int] | None]]:
    """All that says what is wanted. Without a place it is read, not pressed."""
    for widget in screen.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if not isinstance(widget, Key) and wanted in widget.accessibleName():
            yield widget.accessibleName(), None
        for text, seen, box in _pressable(widget):
            if wanted in text:
                yield text, _in_reach(seen, box)


def _pressable(widget: QWidget) -> Iterator[Found]:
    match widget:
        case ChipKey():
            yield f"chip {widget.model.key}", widget, widget.rect()
        case Key() if widget.isEnabled() and _is_steady(widget):
            yield widget.label, widget, widget.rect()
        case RowList() if now_ms() - widget._moved_ms >= GUARD_MS:
            for place, row in enumerate(widget.rows):
                yield row.title, widget.viewport(), widget.visualRect(widget.model().index(place, 0))
        case AnswerStrip():
            yield "answer", widget, widget.rect()
        case PlainField():
            yield widget.placeholderText() or widget.text(), widget, widget.rect()
        case TaskPanel() if (task := widget.model) is not None:
            cells = [cell for grid in task.grids for cell in grid.cells]
            for cell, box in zip(cells, widget._boxes(task, widget._head_height(task)), strict=True):
                yield cell.name, widget, box
        case PalletPicture() if (pallet := widget.model) is not None:
            boxes = [box for row in widget._rows(pallet) for box in widget._places(pallet, row)]
            for number, box in enumerate(boxes[: sum(len(each.cells) for each in pallet.layers)], start=1):
                yield f"place {number}", widget, box
        case _:
            return


def _is_steady(key: Key) -> bool:
    return not isinstance(key, GuardedKey) or now_ms() - key._since_ms >= GUARD_MS


def _in_reach(widget: QWidget, box: QRect) -> tuple[int, int] | None:
    """The middle of the box on the display; None where something else lies there."""
    middle: QPoint = widget.mapToGlobal(box.center())
    hit = QApplication.widgetAt(middle)
    return (middle.x(), middle.y()) if hit is not None and (hit is widget or widget.isAncestorOf(hit)) else None


if __name__ == "__main__":
    burst_detector.SILENCE_MS = STALLED_MS
    setattr(app, "Screen", Probed)  # noqa: B010  # the name is a class to the type checker
    sys.exit(app.main(sys.argv[2:]))
