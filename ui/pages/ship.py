"""Ship: the list of what is loaded at the left, for whom and how much at the right; everything by scan or by touch."""

from typing import Any
from urllib.parse import quote

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QResizeEvent

from station.api.schema import CommandAnswer, Shipping, ShippingChoices
from ui.client import Call, Failure
from ui.pages.polling import Poll
from ui.presenters.answers import AnswerModel, refused
from ui.presenters.moment import Moment
from ui.presenters.ship import NOTE, PAST, RECEIVER, ShipModel, ship_page
from ui.presenters.user_name import LOCAL
from ui.shell.page import Page, PageTools
from ui.widgets.facts import FactsCard
from ui.widgets.keys import GuardedKey, HoldKey, Key, press_by_scan
from ui.widgets.plain_text import PlainField, PlainLabel
from ui.widgets.row_list import RowList

EVERY_MS = 1_000
HOLD_S = 1.0
LIST_PART = 0.56
LONGEST = 128


class ShipPage(Page):
    """A scan goes to the station, which knows whether it is a note, a distributor or a container."""

    def __init__(self, tools: PageTools) -> None:
        super().__init__(tools)
        theme = tools.theme
        self.prompt = PlainLabel(theme, "step", bold=True, align=Qt.AlignmentFlag.AlignLeft, parent=self)
        self.under = PlainLabel(theme, "body", ink="text2", wrap=True, align=Qt.AlignmentFlag.AlignLeft, parent=self)
        self.field = PlainField(theme, self)
        self.field.setMaxLength(LONGEST)
        self.go = Key(theme, self)
        self.list = RowList(theme, self)
        self.facts = FactsCard(theme, self, counts=True)
        self.confirm = HoldKey(theme, self, hold_s=HOLD_S, kind="primary")
        self.undo = GuardedKey(theme, self)
        self.cancel = HoldKey(theme, self, hold_s=HOLD_S)
        self.back = GuardedKey(theme, self)
        self._poll = Poll(self, tools.client, Shipping, self._got, EVERY_MS)
        self._shown: Shipping | None = None
        self._choices: ShippingChoices | None = None
        self._call: Call | None = None
        self._returning = False
        self._chosen = ""
        self._model: ShipModel | None = None
        self._card = QRect()
        self.list.chosen.connect(self._choose)
        self.go.clicked.connect(self._typed)
        self.field.returnPressed.connect(self._typed)
        self.field.textEdited.connect(self._ask_choices)
        self.confirm.held.connect(self._confirm)
        self.undo.clicked.connect(self._undo)
        self.cancel.held.connect(self._cancel)
        self.back.clicked.connect(self._back)
        theme.changed.connect(self._place)

    # what is shown -----------------------------------------------------------------------------------------------

    def opened(self, about: str) -> None:
        del about
        self._poll.start("/v1/shipping")
        self._ask_choices()

    def closed(self) -> None:
        self._poll.stop()
        if self._call is not None:
            self._call.cancel()

    def _ask_choices(self, letters: str = "") -> None:
        if self._call is not None:
            self._call.cancel()
        self._call = self.tools.client.get(f"/v1/shipping/choices{_find(letters)}", ShippingChoices, self._got_choices)

    def _got_choices(self, choices: ShippingChoices | Failure) -> None:
        self._call = None
        if not isinstance(choices, Failure):
            self._choices = choices
            self._show()

    def _got(self, shown: Shipping) -> None:
        before, self._shown = self._shown, shown
        if (before is None or before.delivery is not None) and shown.delivery is None:
            self._ask_choices()
        self._show()

    def show_moment(self, moment: Moment) -> None:
        del moment
        self._show()

    def _show(self) -> None:
        if self._shown is None:
            return
        words = self.tools.words
        model = ship_page(self._shown, self._choices, self._returning, self._chosen, words)
        if model == self._model:
            return
        self._model = model
        self.prompt.set_text(model.prompt)
        self.field.setAccessibleName(model.prompt)
        self.under.set_text(model.about)
        self.go.set_label(words.say("ship", "Take"))
        self.list.show_rows(model.rows, self._chosen)
        self.facts.show_model(model.facts)
        for key, label in ((self.confirm, model.confirm), (self.undo, model.undo), (self.cancel, model.cancel)):
            key.set_label(label)
            key.setVisible(bool(label))
        self.confirm.hint = self.cancel.hint = words.say("answer", "Press longer")
        self.undo.mean(model.undo)
        self.back.set_label(model.back)
        self.back.mean(model.back)
        self.back.setVisible(bool(model.back))
        self._place()

    # where it lies -----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def _place(self) -> None:
        sizes = self.theme.sizes
        pad, gap = sizes.pad, sizes.gap
        width, height = self.width() - 2 * pad, self.height() - 2 * pad
        left = round((width - gap) * LIST_PART)
        head, field = self.line_of("step", bold=True), self.field.minimumHeight()
        small = max(self.line_of("body"), self.under.heightForWidth(left))
        key = max(160, self.go.sizeHint().width())
        y = pad
        self.prompt.setGeometry(pad, y, left, head)
        y += head + 2
        self.under.setGeometry(pad, y, left, small)
        y += small + gap
        self.field.setGeometry(pad, y, left - key - gap, field)
        self.go.setGeometry(pad + left - key, y, key, field)
        y += field + gap
        self.list.setGeometry(pad, y, left, height + pad - y)
        self._card = QRect(pad + left + gap, pad, width - left - gap, height)
        self._place_keys(self._card)
        self.update()

    def _place_keys(self, card: QRect) -> None:
        """The keys stand over the foot, where answers are shown; the facts above them."""
        sizes = self.theme.sizes
        pad, gap, btn = sizes.pad, sizes.gap, sizes.btn
        rows = [
            [key for key in row if not key.isHidden()]
            for row in ((self.confirm,), (self.undo, self.cancel), (self.back,))
        ]
        shown = [row for row in rows if row]
        y = card.bottom() - (btn + 12) // 2 - len(shown) * (btn + gap)
        self.facts.setGeometry(card.left(), card.top(), card.width(), max(0, y - card.top() - gap))
        for row in shown:
            wide = (card.width() - 2 * pad - (len(row) - 1) * gap) // len(row)
            for place, key in enumerate(row):
                key.setGeometry(card.left() + pad + place * (wide + gap), y, wide, btn)
            y += btn + gap

    def paint(self, painter: QPainter) -> None:
        super().paint(painter)
        painter.fillRect(self._card, self.colour("surface"))

    def anchors(self) -> tuple[QRect, ...]:
        return (self.prompt.geometry(), self.list.geometry(), self.facts.geometry(), self.confirm.geometry())

    # what a person does ------------------------------------------------------------------------------------------

    def scanned(self, code: str) -> bool:
        if self._returning:
            self._do("ship_return", {"codes": [code], "reason": self._why()}, code)
        else:
            self._do("ship_scan", {"code": code}, code)
        return True

    def commanded(self, name: str) -> bool:
        keys: dict[str, Key] = {"finish": self.confirm, "undo": self.undo, "cancel": self.cancel, "return": self.back}
        return press_by_scan(keys.get(name))

    def _typed(self) -> None:
        text = self.field.text().strip()
        if text:
            self.field.clear()
            self.scanned(text)

    def _choose(self, key: str) -> None:
        self._chosen = key
        if self._model is not None and self._model.doing == "choose" and not key.startswith(PAST):
            self._chosen = ""
            number = key.removeprefix(NOTE) if key.startswith(NOTE) else ""
            if number:
                self._do("ship_scan", {"code": number}, number)
            else:
                self._do("ship_open", {"to": key.removeprefix(RECEIVER)}, "")
        self._show()

    def _confirm(self) -> None:
        reason = self.tools.words.say("ship", "confirmed as loaded") if self._model and self._model.as_loaded else ""
        self._do("ship_confirm", {"reason": reason}, "")

    def _undo(self) -> None:
        delivery = self._shown.delivery if self._shown is not None else None
        chosen = delivery is not None and any(each.code == self._chosen for each in delivery.items)
        self._do("ship_unload", {"code": self._chosen if chosen else None}, "")
        self._chosen = ""

    def _cancel(self) -> None:
        number = int(self._chosen.removeprefix(PAST)) if self._chosen.startswith(PAST) else 0
        self._do("ship_cancel", {"delivery": number, "reason": self._why()}, "")
        self._chosen = ""

    def _back(self) -> None:
        self._returning = not self._returning
        self._show()

    def _why(self) -> str:
        return self.tools.words.say("ship", "told at the screen")

    def _do(self, kind: str, args: dict[str, Any], code: str) -> None:
        def answered(answer: CommandAnswer | Failure) -> None:
            words = self.tools.words
            if isinstance(answer, Failure):
                self.tools.tell(refused(answer.key, answer.arguments, words, code))
            else:
                what, do = (ask(answer.key, answer.arguments) for ask in (words.what, words.to_do))
                self.tools.tell(AnswerModel("accepted", what, do, code))
            self._poll.again()

        self.tools.client.command(kind, {"by": LOCAL, **args}, answered)


def _find(letters: str) -> str:
    return f"?find={quote(letters, safe='', errors='replace')}" if letters else ""
