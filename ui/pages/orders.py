"""Orders: what is being packed. One order at a time is started, and closed when its last case has left."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QResizeEvent

from ui.client import Call, Failure
from ui.i18n.words import fill
from ui.presenters.answers import short_code
from ui.presenters.moment import Moment
from ui.presenters.order import ConfigExcerpt, NextSerialModel, OrderPageModel, next_serial, order_page
from ui.shell.page import Page, PageTools
from ui.widgets.facts import FactsCard
from ui.widgets.keys import HoldKey, Key
from ui.widgets.next_serial import NextSerial
from ui.widgets.plain_text import PlainField, PlainLabel

CLOSE_S = 1.0
CLEAR_S = 1.5
FACTS_PART = 0.56
LONGEST_ORDER = 128


class OrdersPage(Page):
    """Facts at the left; at the right the field and key to start, or the key to close."""

    def __init__(self, tools: PageTools) -> None:
        super().__init__(tools)
        theme = tools.theme
        self.facts = FactsCard(theme, self)
        self.wanted = PlainLabel(theme, "body", ink="text2", parent=self)
        self.field = PlainField(theme, self)
        self.field.setMaxLength(LONGEST_ORDER)
        self.hint = PlainLabel(theme, "body", wrap=True, align=Qt.AlignmentFlag.AlignLeft, parent=self)
        self.start = Key(theme, self, kind="primary")
        self.close_order = HoldKey(theme, self, hold_s=CLOSE_S)
        self.clear = HoldKey(theme, self, hold_s=CLEAR_S)
        self.next_serial = NextSerial(theme, self)
        self.next_serial.told.connect(self._say_serial)
        self._moment: Moment | None = None
        self._model: OrderPageModel | None = None
        self._serial: NextSerialModel | None = None
        self._plan: ConfigExcerpt | None = None
        self._call: Call | None = None
        self._card = QRect()
        self.start.clicked.connect(self._start)
        self.close_order.held.connect(self._close)
        self.clear.held.connect(self._clear)
        self.field.textChanged.connect(self._typed)
        self.field.returnPressed.connect(self._start)
        theme.changed.connect(self._place)
        self._typed()

    # what is shown -----------------------------------------------------------------------------------------------

    def opened(self, about: str) -> None:
        del about
        self._call = self.tools.client.get("/v1/config", ConfigExcerpt, self._planned)

    def closed(self) -> None:
        if self._call is not None:
            self._call.cancel()
            self._call = None

    def _planned(self, plan: ConfigExcerpt | Failure) -> None:
        """What would be started; without it the field is empty, nothing else."""
        self._call = None
        if isinstance(plan, Failure):
            return
        self._plan = plan
        if not self.field.text():
            self.field.setText(plan.recipe.name)
        if self._moment is not None:
            self.show_moment(self._moment)

    def show_moment(self, moment: Moment) -> None:
        self._moment = moment
        model, serial = order_page(moment, self._plan), next_serial(moment)
        if (model, serial) == (self._model, self._serial):
            return
        self._model, self._serial = model, serial
        self.next_serial.show_serial(serial)
        self.facts.show_model(model.facts)
        self.hint.set_text(model.hint)
        self.wanted.set_text(model.field)
        self.start.set_label(model.key)
        self.close_order.set_label(model.key)
        self.clear.set_label(model.clear)
        self._place()

    # where it lies -----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def _place(self) -> None:
        is_open = self._model is not None and self._model.is_open
        for widget, shown in ((self.start, not is_open), (self.field, not is_open), (self.wanted, not is_open)):
            widget.setVisible(shown)
        self.close_order.setVisible(is_open)
        sizes = self.theme.sizes
        pad, gap, btn = sizes.pad, sizes.gap, sizes.btn
        width, height = self.width() - 2 * pad, self.height() - 2 * pad
        left = round((width - gap) * FACTS_PART)
        self.facts.setGeometry(pad, pad, left, height)
        self._card = QRect(pad + left + gap, pad, width - left - gap, height)
        inner = self._card.adjusted(pad, pad, -pad, -pad)
        line, field = self.line_of("body"), self.field.minimumHeight()
        y = inner.top()
        if not is_open:
            self.wanted.setGeometry(inner.left(), y, inner.width(), line)
            self.field.setGeometry(inner.left(), y + line + 6, inner.width(), field)
            y += line + 6 + field + gap
        for key in (self.start, self.close_order):  # not at the foot: there answers are shown
            key.setGeometry(inner.left(), y, inner.width(), btn)
        y += btn + gap
        self.clear.setVisible(self._model is not None and bool(self._model.clear))
        if self._model is not None and self._model.clear:
            self.clear.setGeometry(inner.left(), y, inner.width(), btn)
            y += btn + gap
        if self._serial is not None:
            asked = self.next_serial.height_for(inner.width())
            self.next_serial.setGeometry(inner.left(), y, inner.width(), asked)
            y += asked + gap
        self.hint.setGeometry(inner.left(), y, inner.width(), max(0, inner.bottom() - y))
        self.update()

    def paint(self, painter: QPainter) -> None:
        super().paint(painter)
        painter.fillRect(self._card, self.colour("surface"))

    def anchors(self) -> tuple[QRect, ...]:
        middle = (
            self.close_order.geometry() if self._model is not None and self._model.is_open else self.field.geometry()
        )
        return self.facts.geometry(), middle

    # what a person does ------------------------------------------------------------------------------------------

    def scanned(self, code: str) -> bool:
        """With no order open, what is scanned is the next order's number."""
        if self._model is None or self._model.is_open or len(code) > LONGEST_ORDER:
            return False
        self.field.setText(code)
        return True

    def _typed(self) -> None:
        self.start.setEnabled(bool(self.field.text().strip()))

    def _start(self) -> None:
        order = self.field.text().strip()
        if order and self._model is not None and not self._model.is_open:
            said = fill(self.tools.words.say("orders", "Order {order} was started."), order=short_code(order))
            self.tools.command("start_order", {"order": order}, said=said)

    def _clear(self) -> None:
        said = self.tools.words.say("orders", "The belt was cleared: the order can be closed.")
        self.tools.command("restore_trust", {"how": "clearance"}, said=said)

    def _say_serial(self, serial: int, by: str) -> None:
        said = fill(self.tools.words.say("orders", "The next SSCC has the serial {n}."), n=str(serial))
        self.tools.command("set_next_serial", {"next": serial, "by": by}, said=said)

    def _close(self) -> None:
        order = self._moment.snapshot.order if self._moment is not None else None
        if order is not None:
            said = fill(self.tools.words.say("orders", "Order {order} was closed."), order=short_code(order.order))
            self.tools.command("close_order", said=said)
