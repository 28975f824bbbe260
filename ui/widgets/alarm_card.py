"""The chosen alarm, and the strip of counters over the list."""

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter

from ui.presenters.alarms import AlarmCard
from ui.theme.theme import TextRole
from ui.widgets.base import RIGHT, Shows
from ui.widgets.icons import draw_icon, draw_octagon, draw_warning

_ROLES: tuple[TextRole, ...] = ("count2", "step", "head", "body")


class AlarmDetail(Shows[AlarmCard]):
    """What happened, as large as it fits; what to do; since when, whose it is."""

    def sizeHint(self) -> QSize:
        return QSize(400, 300)

    def changed(self) -> None:
        if self.model is not None:
            facts = ", ".join(f"{label} {value}" for label, value in self.model.facts)
            self.setAccessibleName(f"{self.model.what} {self.model.do} {facts}")

    def paint_model(self, painter: QPainter, model: AlarmCard) -> None:
        painter.fillRect(self.rect(), self.colour("surface"))
        pad = self.theme.sizes.pad + 6
        inner = self.rect().adjusted(pad, pad, -pad, -pad // 2)
        facts = self._facts_height(model, inner)
        top = self._sentences(painter, inner.adjusted(0, 0, 0, -facts - 8), model)
        if facts:
            self._facts(painter, QRect(inner.left(), top + 8, inner.width(), facts), model)

    def _facts_height(self, model: AlarmCard, inner: QRect) -> int:
        """The sentences come first: facts take what is left over."""
        line = self.line_of("body") + 6
        least = 3 * self.line_of("head", bold=True) + self.line_of("body")
        rows = max(0, min(len(model.facts), (inner.height() - least) // line))
        return rows * line

    def _sentences(self, painter: QPainter, box: QRect, model: AlarmCard) -> int:
        side = self.theme.sizes.icon + 14
        self._sign(painter, QRectF(box.left(), box.top() + 2, side, side), model.priority)
        room = box.adjusted(side + 16, 0, 0, 0)
        role = next((each for each in _ROLES if self._height(model, each, room.width()) <= room.height()), _ROLES[-1])
        bottom = room.top() + self.paragraph(painter, room, model.what, role, bold=True) - 1
        below = QRect(room.left(), bottom + 6, room.width(), max(0, room.bottom() - bottom - 6))
        if below.height() < self.line_of(_do_role(role)):
            return bottom  # half a line is none: the Now bar has it
        return below.top() + self.paragraph(painter, below, model.do, _do_role(role)) - 1

    def _height(self, model: AlarmCard, role: TextRole, width: int) -> int:
        what = self.paragraph_height(model.what, width, role, bold=True)
        return what + 6 + self.paragraph_height(model.do, width, _do_role(role))

    def _facts(self, painter: QPainter, box: QRect, model: AlarmCard) -> None:
        step = self.line_of("body") + 6
        labels = max(self.width_of(label) for label, _ in model.facts) + 20
        for place, (label, value) in enumerate(model.facts):
            top = box.top() + place * step
            if top + step > box.bottom() + 4:
                return
            painter.fillRect(QRect(box.left(), top, box.width(), 1), self.colour("line"))
            self.text(painter, QRect(box.left(), top, labels, step), label, ink="text2")
            self.text(painter, QRect(box.left() + labels, top, box.width() - labels, step), value)

    def _sign(self, painter: QPainter, box: QRectF, priority: str) -> None:
        match priority:
            case "P1":
                draw_octagon(painter, box, self.colour("red"), self.colour("onred"), "alert")
            case "P2":
                draw_warning(painter, box, self.colour("amber"), self.colour("onamber"))
            case _:
                draw_icon(painter, "box_square", box.adjusted(5, 5, -5, -5), self.colour("text2"))


def _do_role(role: TextRole) -> TextRole:
    return "head" if role in ("count2", "step") else "body"


class RateStrip(Shows[tuple[tuple[tuple[str, str], ...], str]]):
    """The model: counters (label, number), and what is said instead when they are old."""

    def sizeHint(self) -> QSize:
        return QSize(320, 56)

    def paint_model(self, painter: QPainter, model: tuple[tuple[tuple[str, str], ...], str]) -> None:
        counters, stale = model
        if stale:
            self._stale(painter, stale)
            return
        painter.fillRect(self.rect(), self.colour("bg"))
        right = self.width() - 4
        for label, value in reversed(counters):
            number = self.width_of(value, "step", bold=True)
            self.text(painter, QRect(right - number, 0, number + 2, self.height()), value, "step", bold=True)
            right -= number + 8
            width = self.width_of(label) + 2
            if right - width < 0:
                return
            box = QRect(right - width, 0, width, self.height())
            self.text(painter, box, label, ink="text2", align=RIGHT)
            right -= width + 26

    def _stale(self, painter: QPainter, text: str) -> None:
        painter.fillRect(self.rect(), self.colour("amber"))
        side = min(28.0, self.height() - 12.0)
        draw_icon(painter, "stale", QRectF(10, (self.height() - side) / 2, side, side), self.colour("onamber"))
        self.text(painter, self.rect().adjusted(22 + round(side), 0, -8, 0), text, ink="onamber", bold=True)
