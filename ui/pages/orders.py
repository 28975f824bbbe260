"""Orders: several may be open, one is packed. One is suspended or closed when its last case has left."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QResizeEvent

from ui.client import Call, Failure
from ui.i18n.words import fill
from ui.presenters.answers import short_code
from ui.presenters.moment import Moment
from ui.presenters.order import NEW, ConfigExcerpt, NextSerialModel, OrderPageModel, next_serial, order_page
from ui.shell.page import Page, PageTools
from ui.widgets.facts import FactsCard
from ui.widgets.keys import GuardedKey, HoldKey, Key
from ui.widgets.next_serial import NextSerial
from ui.widgets.plain_text import PlainField, PlainLabel
from ui.widgets.row_list import RowList

CLOSE_S = 1.0
CLEAR_S = 1.5
FACTS_PART = 0.56
LONGEST_ORDER = 128
LISTED = 3
"""Rows of the list that are seen without scrolling."""


class OrdersPage(Page):
    """At the left the open orders and the facts of the chosen one; at the right its keys, or what starts a new one."""

    def __init__(self, tools: PageTools) -> None:
        super().__init__(tools)
        theme = tools.theme
        self.list = RowList(theme, self)
        self.facts = FactsCard(theme, self)
        self.wanted = PlainLabel(theme, "body", ink="text2", parent=self)
        self.field = PlainField(theme, self)
        self.field.setMaxLength(LONGEST_ORDER)
        self.hint = PlainLabel(theme, "body", wrap=True, align=Qt.AlignmentFlag.AlignLeft, parent=self)
        self.start = Key(theme, self, kind="primary")
        self.suspend = HoldKey(theme, self, hold_s=CLOSE_S)
        self.resume = GuardedKey(theme, self, kind="primary")
        self.close_order = HoldKey(theme, self, hold_s=CLOSE_S)
        self.clear = HoldKey(theme, self, hold_s=CLEAR_S)
        self.next_serial = NextSerial(theme, self)
        self.next_serial.told.connect(self._say_serial)
        self._wanted = NEW
        """The row a person chose."""
        self._moment: Moment | None = None
        self._model: OrderPageModel | None = None
        self._serial: NextSerialModel | None = None
        self._plan: ConfigExcerpt | None = None
        self._call: Call | None = None
        self._card = QRect()
        self.start.clicked.connect(self._start)
        self.list.chosen.connect(self._choose)
        self.suspend.held.connect(self._suspend)
        self.resume.clicked.connect(self._resume)
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
        model, serial = order_page(moment, self._plan, self._wanted), next_serial(moment)
        if (model, serial) == (self._model, self._serial):
            return
        before, self._model, self._serial = self._model, model, serial
        if before is not None and (before.chosen, before.doing) != (model.chosen, model.doing):
            for key in (self.suspend, self.close_order, self.clear):
                key.cancel()
        self.list.show_rows(model.rows, model.chosen)
        self.next_serial.show_serial(serial)
        self.facts.show_model(model.facts)
        self.hint.set_text(model.hint)
        self._label(model)
        self._place()

    def _label(self, model: OrderPageModel) -> None:
        self.wanted.set_text(model.field)
        self.start.set_label(model.start)
        self.suspend.set_label(model.suspend)
        self.resume.set_label(model.resume)
        self.resume.mean(model.chosen if model.resume else "")
        self.close_order.set_label(model.close)
        self.clear.set_label(model.clear)

    # where it lies -----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def _place(self) -> None:
        model, sizes = self._model, self.theme.sizes
        pad, gap = sizes.pad, sizes.gap
        width, height = self.width() - 2 * pad, self.height() - 2 * pad
        left = round((width - gap) * FACTS_PART)
        listed = model is not None and model.is_listed
        self.list.setVisible(listed)
        top = pad
        if listed and model is not None:
            rows = min(LISTED, len(model.rows)) * self.list.sizeHintForRow(0)
            self.list.setGeometry(pad, pad, left, rows)
            top += rows + gap
        self.facts.setGeometry(pad, top, left, height + pad - top)
        self._card = QRect(pad + left + gap, pad, width - left - gap, height)
        self._place_keys(self._card.adjusted(pad, pad, -pad, -pad), model)
        self.update()

    def _place_keys(self, inner: QRect, model: OrderPageModel | None) -> None:
        """From the top: not at the foot, there answers are shown."""
        gap, btn = self.theme.sizes.gap, self.theme.sizes.btn
        is_new = model is None or model.doing == "new"
        for widget in (self.wanted, self.field, self.start):
            widget.setVisible(is_new)
        y = inner.top()
        if is_new:
            line, field = self.line_of("body"), self.field.minimumHeight()
            self.wanted.setGeometry(inner.left(), y, inner.width(), line)
            self.field.setGeometry(inner.left(), y + line + 6, inner.width(), field)
            y += line + 6 + field + gap
            self.start.setGeometry(inner.left(), y, inner.width(), btn)
        half = (inner.width() - gap) // 2
        for place, key in enumerate((self.suspend, self.resume)):  # one of the two
            key.setVisible(model is not None and model.doing == ("runs", "suspended")[place])
            key.setGeometry(inner.left(), y, half, btn)
        self.close_order.setVisible(not is_new)
        self.close_order.setGeometry(inner.left() + half + gap, y, inner.width() - half - gap, btn)
        y += btn + gap
        self.clear.setVisible(model is not None and bool(model.clear))
        if model is not None and model.clear:
            self.clear.setGeometry(inner.left(), y, inner.width(), btn)
            y += btn + gap
        if self._serial is not None:
            asked = self.next_serial.height_for(inner.width())
            self.next_serial.setGeometry(inner.left(), y, inner.width(), asked)
            y += asked + gap
        self.hint.setGeometry(inner.left(), y, inner.width(), max(0, inner.bottom() - y))

    def paint(self, painter: QPainter) -> None:
        super().paint(painter)
        painter.fillRect(self._card, self.colour("surface"))

    def anchors(self) -> tuple[QRect, ...]:
        is_new = self._model is None or self._model.doing == "new"
        middle = self.field.geometry() if is_new else self.close_order.geometry()
        return self.facts.geometry(), middle

    # what a person does ------------------------------------------------------------------------------------------

    def scanned(self, code: str) -> bool:
        """An open order is chosen; with none running, anything else is the next order's number."""
        if self._model is None or self._moment is None or len(code) > LONGEST_ORDER:
            return False
        if code in [row.key for row in self._model.rows if row.key != NEW]:
            self._choose(code)
            return True
        if self._moment.snapshot.order is not None:
            return False
        self._choose(NEW)
        self.field.setText(code)
        return True

    def _choose(self, key: str) -> None:
        self._wanted = key
        if self._moment is not None:
            self.show_moment(self._moment)

    def _order_command(self, kind: str, said: str) -> None:
        """About the order that is shown, whatever runs meanwhile."""
        if self._model is not None and self._model.chosen != NEW:
            order = self._model.chosen
            self.tools.command(kind, {"order": order}, said=fill(said, order=short_code(order)))

    def _suspend(self) -> None:
        self._order_command("suspend_order", self.tools.words.say("orders", "Order {order} was suspended."))

    def _resume(self) -> None:
        self._order_command("resume_order", self.tools.words.say("orders", "Order {order} was resumed."))

    def _close(self) -> None:
        self._order_command("close_order", self.tools.words.say("orders", "Order {order} was closed."))

    def _typed(self) -> None:
        self.start.setEnabled(bool(self.field.text().strip()))

    def _start(self) -> None:
        order = self.field.text().strip()
        if order and self._model is not None and self._model.doing == "new":
            said = fill(self.tools.words.say("orders", "Order {order} was started."), order=short_code(order))
            self.tools.command("start_order", {"order": order}, said=said)

    def _clear(self) -> None:
        said = self.tools.words.say("orders", "The belt was cleared: the order can be closed.")
        self.tools.command("restore_trust", {"how": "clearance"}, said=said)

    def _say_serial(self, serial: int, by: str) -> None:
        said = fill(self.tools.words.say("orders", "The next SSCC has the serial {n}."), n=str(serial))
        self.tools.command("set_next_serial", {"next": serial, "by": by}, said=said)
