"""Orders: several may be open, one is packed. One is suspended or closed when its last case has left."""

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from station.api.schema import CommandAnswer, Plan
from ui.client import Call, Failure
from ui.i18n.words import fill
from ui.pages.changeover_steps import ChangeoverSteps
from ui.presenters.answers import AnswerModel, refused, short_code
from ui.presenters.changeover import PLANNED, is_sheet, product_choices, with_plan
from ui.presenters.moment import Moment
from ui.presenters.order import NEW, ConfigExcerpt, NextSerialModel, OrderPageModel, next_serial, order_page
from ui.shell.page import Page, PageTools
from ui.widgets.changeover_card import ChangeoverCard
from ui.widgets.choice_grid import ChoiceGrid
from ui.widgets.facts import FactsCard
from ui.widgets.keys import GuardedKey, HoldKey, Key, press_by_scan
from ui.widgets.next_serial import NextSerial
from ui.widgets.plain_text import PlainField, PlainLabel
from ui.widgets.row_list import RowList

CLOSE_S = 1.0
CLEAR_S = 1.5
PLAN_MS = 5_000
FACTS_PART, BESIDE_ASKED_PART = 0.56, 0.38
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
        self.drop = HoldKey(theme, self, hold_s=CLOSE_S)
        self.products, self.changeover = ChoiceGrid(theme, self), ChangeoverCard(theme, self)
        self.steps = ChangeoverSteps(tools, self.changeover, self._show_again)
        self.next_serial = NextSerial(theme, self)
        self.next_serial.told.connect(self._say_serial)
        self._wanted = NEW  # the row a person chose
        self._moment: Moment | None = None
        self._model: OrderPageModel | None = None
        self._serial: NextSerialModel | None = None
        self._config: ConfigExcerpt | None = None
        self._call: Call | None = None
        self._plan_call: Call | None = None
        self._plan: Plan | None = None
        self._product = ""
        self._again = QTimer(self, interval=PLAN_MS)
        self._again.timeout.connect(self._ask_plan)
        self._card = QRect()
        self.start.clicked.connect(self._start)
        self.list.chosen.connect(self._choose)
        self.suspend.held.connect(self._suspend)
        self.resume.clicked.connect(self._resume)
        self.close_order.held.connect(self._close)
        self.clear.held.connect(self._clear)
        self.drop.held.connect(self._drop)
        self.products.chosen.connect(self._of_product)
        self.field.textChanged.connect(self._typed)
        self.field.returnPressed.connect(self._start)
        theme.changed.connect(self._place)
        self._typed()

    # what is shown -----------------------------------------------------------------------------------------------

    def opened(self, about: str) -> None:
        self._ask_plan()
        self._again.start()
        if is_sheet(about):
            self._plan_sheet(about)
        self._call = self.tools.client.get("/v1/config", ConfigExcerpt, self._configured)

    def closed(self) -> None:
        if self._call is not None:
            self._call.cancel()
        self._again.stop()
        self.steps.forget()

    def _ask_plan(self) -> None:
        """Orders come and go by the command line and from upstream, too."""
        if self._plan_call is None or not self._plan_call.open:
            self._plan_anew()

    def _plan_anew(self) -> None:
        """It has changed: what is on its way is old."""
        if self._plan_call is not None:
            self._plan_call.cancel()
        self._plan_call = self.tools.client.get("/v1/plan", Plan, self._plan_told)

    def _plan_told(self, plan: Plan | Failure) -> None:
        if not isinstance(plan, Failure) and plan != self._plan:
            self._plan = plan
            self._show_again()

    def _show_again(self) -> None:
        if self._moment is not None:
            self.show_moment(self._moment)

    def _configured(self, config: ConfigExcerpt | Failure) -> None:
        """What would be started; without it the field is empty, nothing else."""
        self._call = None
        if isinstance(config, Failure):
            return
        self._config = config
        if not self.field.text():
            self.field.setText(config.recipe.name)
        self._show_again()

    def show_moment(self, moment: Moment) -> None:
        self._moment = moment
        model = with_plan(order_page(moment, self._config, self._wanted), self._plan, self._wanted, moment)
        serial = next_serial(moment)
        self.steps.show(moment, (self._product if model.doing == "new" else "") or model.product)
        self.products.show_choices(product_choices(self._plan, self._product, model))
        if (model, serial) == (self._model, self._serial):
            self._place()
            return
        before, self._model, self._serial = self._model, model, serial
        if before is not None and (before.chosen, before.doing) != (model.chosen, model.doing):
            for key in (self.suspend, self.close_order, self.clear, self.drop):
                key.cancel()
        self.list.show_rows(model.rows, model.chosen)
        self.next_serial.show_serial(serial)
        self.facts.show_model(model.facts)
        self.hint.set_text(model.hint)
        self._label(model)
        self._place()

    def _label(self, model: OrderPageModel) -> None:
        self.wanted.set_text(model.field)
        self.field.setAccessibleName(model.field)
        self.start.set_label(model.start)
        self.suspend.set_label(model.suspend)
        self.resume.set_label(model.resume)
        self.resume.mean(model.chosen if model.resume else "")
        self.close_order.set_label(model.close)
        self.clear.set_label(model.clear)
        self.drop.set_label(model.drop)
        self._typed()

    # where it lies -----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def _place(self) -> None:
        model, sizes = self._model, self.theme.sizes
        pad, gap = sizes.pad, sizes.gap
        width, height = self.width() - 2 * pad, self.height() - 2 * pad
        left = round((width - gap) * (FACTS_PART if self.changeover.model is None else BESIDE_ASKED_PART))
        listed = model is not None and model.is_listed
        self.list.setVisible(listed)
        top = pad
        if listed and model is not None:
            rows = min(self.list.height_of(LISTED, left), max(height // 3, height - gap - self.facts.least_height()))
            self.list.setGeometry(pad, pad, left, rows)
            top += rows + gap
        self.facts.setGeometry(pad, top, left, height + pad - top)
        self._card = QRect(pad + left + gap, pad, width - left - gap, height)
        self._place_keys(self._card.adjusted(pad, pad, -pad, -pad), model)
        self.update()

    def _place_keys(self, inner: QRect, model: OrderPageModel | None) -> None:
        """From the top: not at the foot, there answers are shown. What must be confirmed first stands alone."""
        btn, y = self.theme.sizes.btn, inner.top()
        asked, doing = self.changeover.model, model.doing if model is not None else "new"
        if asked is not None:
            y = self._put(self.changeover, inner, y, min(self.changeover.height_for(inner.width()), inner.height()))
        is_new = doing == "new" and asked is None
        for widget in (self.wanted, self.field):
            widget.setVisible(is_new)
        if is_new:
            y = self._put(self.wanted, inner, y, self.line_of("body"))
            y = self._put(self.field, inner, y, self.field.minimumHeight())
        self.products.setVisible(is_new and bool(self.products.choices))
        if self.products.isVisibleTo(self):
            y = self._put(self.products, inner, y, self.products.height_for(inner.width()))
        can_start = doing in ("new", "planned") and (model is None or bool(model.start))
        for key, shown in ((self.start, can_start), (self.drop, doing == "planned")):
            key.setVisible(shown and asked is None)
            y = self._put(key, inner, y, btn) if shown and asked is None else y
        if doing in ("runs", "suspended") or asked is None:
            y = self._place_pair(inner, y, doing, alone=asked is not None and asked.kind == "clearance")
        self.clear.setVisible(model is not None and bool(model.clear))
        if model is not None and model.clear:
            y = self._put(self.clear, inner, y, btn)
        if self._serial is not None:
            y = self._put(self.next_serial, inner, y, self.next_serial.height_for(inner.width()))
        self.hint.setVisible(asked is None)
        self.hint.setGeometry(inner.left(), y, inner.width(), max(0, inner.bottom() - y))

    def _put(self, widget: QWidget, inner: QRect, y: int, height: int) -> int:
        """Across the card; where the next one begins."""
        widget.setGeometry(inner.left(), y, inner.width(), height)
        return y + height + self.theme.sizes.gap

    def _place_pair(self, inner: QRect, y: int, doing: str, *, alone: bool) -> int:
        """Suspend or resume beside close; ``alone``: it cannot be resumed yet."""
        gap, btn = self.theme.sizes.gap, self.theme.sizes.btn
        half = (inner.width() - gap) // 2
        for place, key in enumerate((self.suspend, self.resume)):  # one of the two
            key.setVisible(doing == ("runs", "suspended")[place] and not alone)
            key.setGeometry(inner.left(), y, half, btn)
        shown = doing in ("runs", "suspended") and y + btn <= inner.bottom() + 1
        self.suspend.setVisible(self.suspend.isVisibleTo(self) and shown)
        self.close_order.setVisible(shown)
        self.close_order.setGeometry(inner.left() + half + gap, y, inner.width() - half - gap, btn)
        return y + btn + gap if shown else y

    def paint(self, painter: QPainter) -> None:
        super().paint(painter)
        painter.fillRect(self._card, self.colour("surface"))

    def anchors(self) -> tuple[QRect, ...]:
        asked = self.field if self._model is None or self._model.doing == "new" else self.close_order
        return self.facts.geometry(), asked.geometry()

    # what a person does ------------------------------------------------------------------------------------------

    def scanned(self, code: str) -> bool:
        """A sheet plans its order; an open or planned order is chosen; with none running, anything else is the next
        order's number."""
        if is_sheet(code):
            self._plan_sheet(code)
            return True
        if self._model is None or self._moment is None or len(code) > LONGEST_ORDER:
            return False
        keys = [row.key for row in self._model.rows if row.key != NEW]
        if (known := next((each for each in (code, PLANNED + code) if each in keys), None)) is not None:
            self._choose(known)
            return True
        if self._moment.snapshot.order is not None:
            return False
        self._choose(NEW)
        self.field.setText(code)
        return True

    def commanded(self, name: str) -> bool:
        keys = {"start": self.start, "suspend": self.suspend, "resume": self.resume, "close": self.close_order}
        return self.steps.commanded(name) or press_by_scan(keys.get(name))

    def _plan_sheet(self, sheet: str) -> None:
        words = self.tools.words

        def told(answer: CommandAnswer | Failure) -> None:
            if isinstance(answer, Failure):
                self.tools.tell(refused(answer.key, answer.arguments, words, sheet))
                return
            self.tools.tell(AnswerModel("accepted", words.what(answer.key, answer.arguments), ""))
            self._plan_anew()
            self._choose(PLANNED + str(answer.arguments.get("order", "")))

        self.tools.client.command("plan_order", {"sheet": sheet}, told)

    def _choose(self, key: str) -> None:
        if key != self._wanted:
            self.steps.forget()
        self._wanted = key
        self._show_again()

    def _of_product(self, product: str) -> None:
        self._product = product
        self._show_again()

    def _drop(self) -> None:
        if self._model is not None and self._model.doing == "planned":
            self.tools.command("drop_order", {"order": self._model.chosen.removeprefix(PLANNED)}, then=self._plan_anew)

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
        is_planned = self._model is not None and self._model.doing == "planned"
        self.start.setEnabled(is_planned or bool(self.field.text().strip()))

    def _start(self) -> None:
        model, order = self._model, self.field.text().strip()
        if model is not None and model.doing == "planned":
            order = model.chosen.removeprefix(PLANNED)
        if order and model is not None and model.doing in ("new", "planned"):
            told = {"order": order} | ({"product": self._product} if model.doing == "new" and self._product else {})
            said = fill(self.tools.words.say("orders", "Order {order} was started."), order=short_code(order))
            self.tools.command("start_order", told, said=said)

    def _clear(self) -> None:
        said = self.tools.words.say("orders", "The belt was cleared: the order can be closed.")
        self.tools.command("restore_trust", {"how": "clearance"}, said=said)

    def _say_serial(self, serial: int, by: str) -> None:
        said = fill(self.tools.words.say("orders", "The next SSCC has the serial {n}."), n=str(serial))
        self.tools.command("set_next_serial", {"next": serial, "by": by}, said=said)
