"""A card of facts: labels at the left, values at the right of them, as large as there is room."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.presenters.order import FactsModel
from ui.theme.theme import TextRole, Theme
from ui.widgets.base import LEFT, RIGHT, Shows

LABEL_PART = 0.42


_BETWEEN = 14
"""A label and its value."""


@dataclass(frozen=True, slots=True)
class _Columns:
    labels: int
    """Their width."""
    ragged: bool
    """Each value is as wide as it is, and its label has the rest."""
    plain: TextRole
    lines: tuple[int, ...]
    """Of each fact."""


class FactsCard(Shows[FactsModel]):
    """Read only. Whichever the plant wrote gives way where there is no room for both: the values, or, with
    ``counts``, the labels."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, counts: bool = False) -> None:
        super().__init__(theme, parent)
        self._counts = counts

    def sizeHint(self) -> QSize:
        return QSize(300, 8 * self.line_of("body"))

    def changed(self) -> None:
        if self.model is not None:
            told = ", ".join(f"{label} {value}" for label, value in self.model.rows)
            self.setAccessibleName(f"{self.model.title}: {told}")

    def least_height(self) -> int:
        """With every fact in one line."""
        rows = len(self.model.rows) if self.model is not None else 0
        return self.line_of("head", bold=True) + 8 + rows * self.line_of("body") + self.theme.sizes.pad

    def paint_model(self, painter: QPainter, model: FactsModel) -> None:
        painter.fillRect(self.rect(), self.colour("surface"))
        pad = self.theme.sizes.pad + 6
        inner = self.rect().adjusted(pad, pad // 2, -pad, -pad // 2)
        title = self.line_of("head", bold=True) + 8
        head: TextRole = self._fitting(model.title, inner.width(), "head", "body", "small")
        self.text(painter, QRect(inner.left(), inner.top(), inner.width(), title), model.title, head, bold=True)
        columns = self._columns(model, inner.width(), inner.height() - title)
        n = max(1, sum(columns.lines))
        role = self._role(n, inner.height() - title) if columns.plain == "body" else "small"
        step = min((inner.height() - title) // n, self.line_of(role, bold=True) + 20)
        top = inner.top() + title
        for (label, value), lines in zip(model.rows, columns.lines, strict=True):
            row = QRect(inner.left(), top, inner.width(), lines * step)
            painter.fillRect(QRect(row.left(), row.top(), row.width(), 1), self.colour("line"))
            self._row(painter, row, (label, value), columns, role, under=lines > 1)
            top += row.height()

    def _columns(self, model: FactsModel, width: int, height: int) -> _Columns:
        """In the larger letters in which all facts have a line each, or two."""
        roles: tuple[TextRole, ...] = ("body", "small")
        tried = [self._columns_of(model, width, role) for role in roles]
        return next((each for each in tried if sum(each.lines) * self.line_of(each.plain) <= height), tried[-1])

    def _columns_of(self, model: FactsModel, width: int, plain: TextRole) -> _Columns:
        longest = max((self.width_of(label, plain) for label, _ in model.rows), default=0) + _BETWEEN
        labels = max(longest, round(width * LABEL_PART))
        if self._counts:
            widest = max((self.width_of(value, plain, bold=True) for _, value in model.rows), default=0)
            labels = max(0, min(labels, width - widest))
        ragged = self._counts and labels < longest

        def lines(label: str, value: str) -> int:
            """Both beside one another in one, else the value under its label."""
            of_label, of_value = self.width_of(label, plain) + _BETWEEN, self.width_of(value, plain, bold=True)
            return 1 + (of_label + of_value > width if ragged else of_value + 2 > width - labels)

        return _Columns(labels, ragged, plain, tuple(lines(*row) for row in model.rows))

    def _row(
        self, painter: QPainter, row: QRect, fact: tuple[str, str], columns: _Columns, role: TextRole, *, under: bool
    ) -> None:
        """``under``: the value has a line of its own."""
        (label, value), labels = fact, columns.labels
        if columns.ragged:  # each value as wide as it is, or most labels were cut for the longest value
            labels = max(0, row.width() - self.width_of(value, columns.plain, bold=True) - 6)
        high = row.height() // 2 if under else row.height()
        beside = QRect(row.left(), row.top(), row.width() if under else labels - 12, high)
        self.text(painter, beside, label, columns.plain, ink="text2")
        box = row.adjusted(0, high, 0, 0) if under else row.adjusted(labels, 0, 0, 0)
        align = RIGHT if columns.ragged or under else LEFT
        self.text(painter, box, value, self._fitting(value, box.width(), role, columns.plain), bold=True, align=align)

    def _fitting(self, text: str, width: int, *roles: TextRole) -> TextRole:
        """The first of them in which it is whole."""
        return next((role for role in roles if self.width_of(text, role, bold=True) <= width), roles[-1])

    def _role(self, rows: int, height: int) -> TextRole:
        return "head" if rows * (self.line_of("head", bold=True) + 4) <= height else "body"
