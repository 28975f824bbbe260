"""The chosen setting: what it is, its field with − and + or its choices, what is wrong with it, default and limits."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.presenters.settings import SettingCardModel
from ui.theme.theme import Theme
from ui.widgets.base import Painted
from ui.widgets.choice_grid import ChoiceGrid
from ui.widgets.keys import Key
from ui.widgets.plain_text import PlainField, PlainLabel

_NUMBERS = ("whole", "number")
_DIGITS = Qt.InputMethodHint.ImhFormattedNumbersOnly
_CHOICES = ("yes_no", "choice", "choices")
_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_REPEAT_MS = 90
_NUMBER_KEYS = 3
"""Width of the field of a number, in keys."""


class SettingCard(Painted):
    """Shows a card; tells what a person does with it. It decides nothing."""

    stepped = Signal(int)
    typed = Signal(str)
    chosen = Signal(str)
    defaulted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.title = PlainLabel(theme, "head", bold=True, parent=self)
        self.written = PlainLabel(theme, "small", ink="text2", script="code", parent=self)
        self.help = PlainLabel(theme, "body", wrap=True, align=_TOP, parent=self)
        self.field = PlainField(theme, self)
        self.unit = PlainLabel(theme, "body", ink="text2", parent=self)
        self.less, self.more, self.default = Key(theme, self), Key(theme, self), Key(theme, self)
        self.choices = ChoiceGrid(theme, self)
        self.fault = PlainLabel(theme, "body", ink="redtxt", bold=True, wrap=True, align=_TOP, parent=self)
        self.facts = PlainLabel(theme, "body", ink="text2", wrap=True, align=_TOP, parent=self)
        self.model: SettingCardModel | None = None
        self._kept: str | None = None
        """What was typed and is still being typed: it is not written over."""
        self._connect()

    def _connect(self) -> None:
        for key, label, way in ((self.less, "−", -1), (self.more, "+", 1)):
            key.set_label(label)
            key.setAutoRepeat(True)
            key.setAutoRepeatInterval(_REPEAT_MS)
            key.clicked.connect(lambda _=False, way=way: self._step(way))
        self.field.textEdited.connect(self._type)
        self.choices.chosen.connect(self.chosen)
        self.default.clicked.connect(self._default)
        self.theme.changed.connect(self._place)

    def show_card(self, model: SettingCardModel) -> None:
        other = self.model is None or self.model.key != model.key
        if model == self.model:
            return
        self.model = model
        self.setAccessibleName(f"{model.title}, {model.written}")
        self.title.set_text(model.title)
        self.written.set_text(model.written)
        self.help.set_text(model.help)
        self.unit.set_text(model.unit)
        self.fault.set_text(model.fault or model.why_not)
        self.fault.set_ink("redtxt" if model.fault else "text2")
        self.facts.set_text(model.facts)
        self.choices.show_choices(model.choices)
        self.default.set_label(model.default)
        self._fill(model, other=other)
        self._place()

    def _fill(self, model: SettingCardModel, *, other: bool) -> None:
        """A new secret is typed blind, and stays until it is saved."""
        secret = model.kind == "secret"
        self.field.setEchoMode(self.field.EchoMode.Password if secret else self.field.EchoMode.Normal)
        self.field.setReadOnly(not model.editable)
        self.field.setPlaceholderText(model.hint)
        self.field.setAccessibleName(model.title)
        hints = self.field.inputMethodHints()  # of a secret there is one more
        self.field.setInputMethodHints(hints | _DIGITS if model.kind in _NUMBERS else hints & ~_DIGITS)
        if other:
            self._kept = None
        if other or (self._kept is None and not secret):
            self.field.setText(model.text)
            self.field.setCursorPosition(0)

    def put_text(self, text: str) -> None:
        """As if it were typed: a scan."""
        self.field.setText(text)
        self._type(text)

    def cleared(self) -> None:
        """What was typed is saved, or given up."""
        self._kept = None
        if self.model is not None:
            self.field.setText(self.model.text)

    def _type(self, text: str) -> None:
        self._kept = text
        self.typed.emit(text)

    def _step(self, way: int) -> None:
        self._kept = None
        self.stepped.emit(way)

    def _default(self) -> None:
        self._kept = None
        self.defaulted.emit()

    # where it lies -----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def _place(self) -> None:
        model, sizes = self.model, self.theme.sizes
        if model is None or self.width() < 2 * sizes.pad:
            return
        box = self.rect().adjusted(sizes.pad, sizes.pad, -sizes.pad, -sizes.pad)
        top = self._row(self.title, box, box.top(), self.line_of("head", bold=True), bool(model.title))
        top = self._row(self.written, box, top, self.line_of("small"), True) + sizes.gap
        top = self._row(self.help, box, top, self.help.heightForWidth(box.width()), bool(model.help)) + sizes.gap
        top = self._place_editor(model, QRect(box.left(), top, box.width(), sizes.btn)) + sizes.gap
        said = bool(model.fault or model.why_not)
        top = self._row(self.fault, box, top, self.fault.heightForWidth(box.width()), said) + sizes.gap
        left = self.default.sizeHint().width() if model.default else 0
        self.default.setVisible(bool(model.default))
        self.default.setGeometry(box.right() - left, top, left, max(48, sizes.btn - 16))
        facts = QRect(box.left(), top, box.width() - left - (sizes.gap if left else 0), max(0, box.bottom() - top))
        self.facts.setGeometry(facts)

    def _row(self, label: PlainLabel, box: QRect, top: int, height: int, shown: bool) -> int:
        label.setVisible(shown)
        label.setGeometry(box.left(), top, box.width(), height)
        return top + (height if shown else 0)

    def _place_editor(self, model: SettingCardModel, row: QRect) -> int:
        """− field + unit, or the choices; nothing where nothing may be changed but its value is told."""
        listed = model.kind in _CHOICES
        number = model.kind in _NUMBERS and model.editable
        self.choices.setVisible(listed)
        self.choices.setEnabled(model.editable)
        self.field.setVisible(not listed and model.kind != "file")
        self.less.setVisible(number)
        self.more.setVisible(number)
        self.unit.setVisible(bool(model.unit))
        if listed:
            height = self.choices.height_for(row.width())
            self.choices.setGeometry(row.left(), row.top(), row.width(), height)
            return row.top() + height
        if model.kind == "file":
            return row.top()
        key = row.height() if number else 0
        unit = self.width_of(model.unit) + 12 if model.unit else 0
        gap = self.theme.sizes.gap if number else 0
        field = min(row.width() - 2 * (key + gap) - unit, _NUMBER_KEYS * key if number else row.width())
        self.less.setGeometry(row.left(), row.top(), key, row.height())
        self.field.setGeometry(row.left() + key + gap, row.top(), field, row.height())
        right = row.left() + key + gap + field
        self.more.setGeometry(right + gap, row.top(), key, row.height())
        self.unit.setGeometry(right + gap + key + 12, row.top(), unit, row.height())
        return row.bottom()

    def paint(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), self.colour("surface"))
