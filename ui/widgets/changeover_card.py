"""Line clearance as a checklist, or the first case as a question: ticked, and signed with a name."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.presenters.changeover import ChangeoverModel
from ui.presenters.settings import ChoiceModel
from ui.theme.theme import Theme
from ui.widgets.base import Painted
from ui.widgets.choice_grid import ChoiceGrid
from ui.widgets.keys import HoldKey
from ui.widgets.plain_text import PlainField, PlainLabel
from ui.widgets.row_list import FingerBar

LONGEST_NAME = 128
DONE_S = 1.0


class ChangeoverCard(Painted):
    """Tells which item was tapped, and that it is confirmed; whether it may be so is the station's to say."""

    tapped = Signal(str)
    confirmed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.title = PlainLabel(theme, "body", bold=True, wrap=True, parent=self)
        self.facts = PlainLabel(theme, "head", bold=True, wrap=True, parent=self)
        self.items = ChoiceGrid(theme)
        self.seen = QScrollArea(self)
        """Over the items, where there are more of them than fit."""
        self.seen.setWidget(self.items)
        for ground in (self.items, self.seen.viewport()):
            ground.setAutoFillBackground(False)
        self.seen.setFrameShape(QScrollArea.Shape.NoFrame)
        self.seen.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.seen.setVerticalScrollBar(FingerBar(self.seen))
        self.name = PlainField(theme, self)
        self.name.setMaxLength(LONGEST_NAME)
        self.done = HoldKey(theme, self, kind="primary", hold_s=DONE_S)
        self.model: ChangeoverModel | None = None
        self.items.chosen.connect(self._tapped)
        self.name.textChanged.connect(self._judge)
        self.done.held.connect(lambda: self.confirmed.emit())
        theme.changed.connect(self._place)
        self.hide()

    @property
    def signed(self) -> str:
        """The name in the field."""
        return self.name.text().strip()

    @property
    def is_signed(self) -> bool:
        """A person is known: signed in, or typed."""
        return self.model is not None and (not self.model.name or bool(self.signed))

    def show_model(self, model: ChangeoverModel | None) -> None:
        if (model is None) != (self.model is None) or (model and self.model and model.kind != self.model.kind):
            self.done.cancel()
        self.model = model
        self.setVisible(model is not None)
        if model is None:
            return
        self.title.set_text(model.title)
        self.facts.set_text("\n".join(f"{label}: {value}" for label, value in model.facts))
        tick = {True: "☑ ", False: "☐ "} if model.kind == "clearance" else {True: "", False: ""}
        choices = (ChoiceModel(each.key, tick[each.ticked] + each.label, each.ticked) for each in model.items)
        self.items.show_choices(tuple(choices))
        self.name.setPlaceholderText(model.name)
        self.done.set_label(model.done)
        self._judge()
        self._place()

    def _judge(self) -> None:
        self.done.setEnabled(self.model is not None and self.model.is_ready and self.is_signed)

    def _tapped(self, key: str) -> None:
        self.tapped.emit(key)

    def height_for(self, width: int) -> int:
        gap, model = self.theme.sizes.gap, self.model
        if model is None:
            return 0
        facts = self.facts.heightForWidth(width) + gap if model.facts else 0
        rest = self.theme.sizes.btn + gap + self.items.height_for(width)
        return self.title.heightForWidth(width) + gap + facts + rest

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def _place(self) -> None:
        """The name beside the key that it signs; the items last: there may be many of them."""
        model, width, gap, y = self.model, self.width(), self.theme.sizes.gap, 0
        if model is None:
            return
        self.facts.setVisible(bool(model.facts))
        self.name.setVisible(bool(model.name))
        for label, shown in ((self.title, True), (self.facts, bool(model.facts))):
            height = label.heightForWidth(width) if shown else 0
            label.setGeometry(0, y, width, height)
            y += height + gap if shown else 0
        half, btn = (width - gap) // 2 if model.name else 0, self.theme.sizes.btn
        self.name.setGeometry(0, y, half, btn)
        left = half + gap if model.name else 0
        self.done.setGeometry(left, y, width - left, btn)
        y += btn + gap
        room, bar = max(0, self.height() - y), self.seen.verticalScrollBar().sizeHint().width()
        beside = bar + gap if self.items.height_for(width) > room else 0
        self.seen.setGeometry(0, y, width, room)
        self.items.resize(width - beside, self.items.height_for(width - beside))

    def paint(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), self.colour("surface"))
