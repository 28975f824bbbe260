"""The chips at the right of the top bar: devices, sync, language, time, help."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.presenters.top import ChipModel
from ui.theme.theme import Theme
from ui.theme.tokens import Token
from ui.widgets.base import CENTRE, Painted
from ui.widgets.icons import draw_icon
from ui.widgets.keys import Key

_TONES: dict[str, tuple[Token, Token, Token]] = {
    "none": ("surface", "text", "text2"),
    "amber": ("amber", "onamber", "onamber"),
    "red": ("red", "onred", "onred"),
}


class ChipKey(Key):
    """One chip: an icon, a label, a value. Without a deed it is only a sign."""

    def __init__(self, theme: Theme, model: ChipModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.model = model
        self._obey()

    def show_model(self, model: ChipModel) -> None:
        if model != self.model:
            self.model = model
            self._obey()
            self.updateGeometry()
            self.update()

    def _obey(self) -> None:
        self.setAccessibleName(f"{self.model.label} {self.model.value}")
        acts = self.model.action != "none"
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if acts else Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        label = self.theme.metrics("small").horizontalAdvance(self.model.label)
        value = self.theme.metrics("small", bold=True).horizontalAdvance(self.model.value)
        width = max(label, value, self.theme.sizes.icon) + 20
        return QSize(max(78, width), self.theme.sizes.top)

    def paint(self, painter: QPainter) -> None:
        fill, ink, quiet = _TONES[self.model.tone]
        painter.fillRect(self.rect(), self.theme.colour(fill))
        if self.isDown() and self.model.action != "none":
            painter.fillRect(self.rect(), self.theme.colour("sunken"))
        painter.fillRect(QRect(0, 0, 2, self.height()), self.theme.colour("line"))
        self._rows(painter, ink, quiet)
        if self.hasFocus():
            painter.fillRect(QRect(0, self.height() - 5, self.width(), 5), self.theme.colour("blue"))

    def _rows(self, painter: QPainter, ink: Token, quiet: Token) -> None:
        """Icon, label, value from top to bottom; the label goes first where there is no room."""
        icon = round(self.theme.sizes.icon * 0.86)
        height = self.theme.metrics("small").height()
        roomy = self.height() >= icon + 2 * height + 4
        total = icon + height * (2 if roomy else 1) + 4
        top = (self.height() - total) / 2
        draw_icon(painter, self.model.icon, QRectF(0, top, self.width(), icon), self.theme.colour(quiet))
        top += icon + 2
        rows = ((self.model.label, False, quiet), (self.model.value, True, ink))
        for text, bold, token in rows if roomy else rows[1:] if self.model.value != "?" else rows[:1]:
            painter.setFont(self.theme.font("small", bold=bold))
            painter.setPen(self.theme.colour(token))
            metrics = self.theme.metrics("small", bold=bold)
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, self.width() - 4)
            painter.drawText(QRectF(0, top, self.width(), height), int(CENTRE | Qt.TextFlag.TextSingleLine), shown)
            top += height


class ChipBar(Painted):
    """The row of chips; which ones there are may change."""

    pressed = Signal(object)
    """The ChipModel that was pressed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.chips: dict[str, ChipKey] = {}

    def show_models(self, models: tuple[ChipModel, ...]) -> None:
        if [model.key for model in models] != list(self.chips):
            self._rebuild(models)
        for model in models:
            self.chips[model.key].show_model(model)

    def _rebuild(self, models: tuple[ChipModel, ...]) -> None:
        for old in self.chips.values():
            self._row.removeWidget(old)
            old.setParent(None)
            old.deleteLater()
        self.chips = {model.key: ChipKey(self.theme, model, self) for model in models}
        for chip in self.chips.values():
            chip.clicked.connect(lambda _=False, chip=chip: self.pressed.emit(chip.model))
            self._row.addWidget(chip)
            chip.show()

    def paint(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), self.colour("surface"))
