"""Learn: one case under the camera becomes a recipe. What is known of the line at the left, what was learned at the
right."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from station.api.schema import LearnStatus
from ui.pages.placement import lay, rect_of
from ui.pages.polling import Poll
from ui.pages.run_layout import Area
from ui.presenters.learn import LearnModel, learn_model
from ui.presenters.moment import Moment
from ui.shell.page import Page, PageTools
from ui.widgets.choice_keys import Choice, ChoiceKeys
from ui.widgets.keys import Key
from ui.widgets.numbers import Numbers
from ui.widgets.plain_text import PlainField, PlainLabel, PlainText

EVERY_MS = 500
FORM_PART = 0.4
_LABEL_PART = 0.58
_DIGITS = {"rate": 7, "exposure_us": 6, "units": 4}
"""Of each field: what the station takes, and no more."""
_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class LearnPage(Page):
    """It changes nothing but by Save; pictures of this visit and of earlier ones count together until a new one
    begins."""

    def __init__(self, tools: PageTools) -> None:
        super().__init__(tools)
        theme = tools.theme
        self.cameras = ChoiceKeys(theme, self)
        self.state = PlainLabel(theme, "body", bold=True, wrap=True, align=_TOP, parent=self)
        self.told = PlainLabel(theme, "body", wrap=True, align=_TOP, parent=self)
        self.fields = {name: PlainField(theme, self) for name in _DIGITS}
        self.labels = {name: PlainLabel(theme, "body", ink="text2", parent=self) for name in self.fields}
        for name, field in self.fields.items():
            field.setMaxLength(_DIGITS[name])
            field.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.take, self.more = Key(theme, self, kind="primary", icon="camera"), Key(theme, self)
        self.save, self.settings = Key(theme, self, kind="primary"), Key(theme, self)
        self.numbers, self.lines = Numbers(theme, 3, self), PlainText(theme, self)
        self._poll = Poll(self, tools.client, LearnStatus, self._got, EVERY_MS)
        self._status: LearnStatus | None = None
        self._model: LearnModel | None = None
        self._camera = ""
        self._form = QRect()
        self.cameras.chosen.connect(self._choose)
        self.take.clicked.connect(lambda: self._take(more=False))
        self.more.clicked.connect(lambda: self._take(more=True))
        self.save.clicked.connect(lambda: self.tools.command("save_learned"))
        self.settings.clicked.connect(lambda: self.tools.open_page("settings"))
        theme.changed.connect(self._place)

    # what is shown -----------------------------------------------------------------------------------------------

    def opened(self, about: str) -> None:
        self._camera = about or self._camera
        self._poll.start("/v1/learn")

    def closed(self) -> None:
        self._poll.stop()

    def show_moment(self, moment: Moment) -> None:
        self._show()

    def _got(self, status: LearnStatus) -> None:
        self._status = status
        self._show()

    def _show(self) -> None:
        status, words = self._status, self.tools.words
        if status is None:
            return
        if self._camera not in status.cameras:
            self._camera = status.camera or next(iter(status.cameras), "")
        self.cameras.show_choices(tuple(Choice(name, name) for name in status.cameras), self._camera)
        model = self._model = learn_model(status, words)
        self.state.set_text(model.state)
        self.numbers.show_model(model.numbers)
        self.lines.set_text(model.lines)
        self.take.setEnabled(model.may_take)
        self.more.setEnabled(model.may_add and self._camera == status.camera)
        self.save.setEnabled(model.may_save)
        self._label()
        self._place()

    def _label(self) -> None:
        words = self.tools.words
        self.labels["rate"].set_text(words.say("learn", "Units an hour"))
        self.labels["exposure_us"].set_text(words.say("learn", "Exposure, µs"))
        self.labels["units"].set_text(words.say("learn", "Units in the picture"))
        for name, field in self.fields.items():
            field.setAccessibleName(self.labels[name].shown)
        for name, hint in (("rate", "–"), ("exposure_us", words.say("learn", "as set")), ("units", "–")):
            self.fields[name].setPlaceholderText(hint)
        self.take.set_label(words.say("learn", "Take a picture"))
        self.more.set_label(words.say("learn", "Another case"))
        self.save.set_label(words.say("learn", "Save the recipe"))
        self.settings.set_label(words.say("learn", "To the restart"))

    # what a person does ------------------------------------------------------------------------------------------

    def _choose(self, camera: str) -> None:
        self._camera = camera
        self._show()

    def _take(self, *, more: bool) -> None:
        typed = {name: field.text().strip() for name, field in self.fields.items()}
        args = {name: int(text) for name, text in typed.items() if text.isascii() and text.isdigit()}
        said = self.tools.words.say("learn", "A picture is taken.")
        self.tools.command("learn_case", {"camera": self._camera, "more": more, **args}, said=said)

    # where it lies -----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def _place(self) -> None:
        sizes = self.theme.sizes
        whole = Area(sizes.pad, sizes.pad, self.width() - 2 * sizes.pad, self.height() - 2 * sizes.pad)
        left, right = whole.columns(sizes.gap, FORM_PART)
        self._form = rect_of(left)
        self._place_form(left)
        self._place_result(right)
        self.update()

    def _place_form(self, area: Area) -> None:
        """From the top: cameras, what is known of the line, the keys; what is told takes what is left."""
        pad, gap, key = self.theme.sizes.pad, self.theme.sizes.gap, self.theme.sizes.btn
        inside = Area(area.x + pad, area.y + pad, area.width - 2 * pad, area.height - 2 * pad)
        several = self._status is not None and len(self._status.cameras) > 1
        state = self.state.heightForWidth(inside.width)
        field = self.fields["rate"].minimumHeight()
        choices = self.cameras.key_height() if several else 0
        names = list(self.fields)[: 2 if self.theme.size_class == "small" else 3]
        rows = inside.rows(gap, *([choices] if several else []), state, *(field for _ in names), key)
        if several:
            lay(self.cameras, rows.pop(0), shown=True)
        self.cameras.setVisible(several)
        lay(self.state, rows.pop(0), shown=True)
        for name, widget in self.fields.items():
            label, value = rows.pop(0).columns(gap, _LABEL_PART) if name in names else (inside, inside)
            lay(self.labels[name], label, shown=name in names)
            lay(widget, value, shown=name in names)
        first, second = rows.pop(0).columns(gap, 0.55)
        lay(self.take, first, shown=True)
        lay(self.more, second, shown=True)
        self._place_told(rows[0])

    def _place_told(self, area: Area) -> None:
        """Whole sentences, the first is the worst: as many as there is room for."""
        told = self._model.told.split("\n") if self._model is not None else []
        self.told.set_text("\n".join(told))
        while len(told) > 1 and self.told.heightForWidth(area.width) > area.height:
            told.pop()
            self.told.set_text("\n".join(told))
        lay(self.told, area, shown=bool(self.told.shown))

    def _place_result(self, area: Area) -> None:
        """Numbers, the lines for the config, and the key that saves them."""
        gap, key = self.theme.sizes.gap, self.theme.sizes.btn
        shown = self._model is not None and bool(self._model.numbers)
        numbers, lines, keys = area.rows(
            gap, self.numbers.height_for(6), max(0, area.height - self.numbers.height_for(6) - key - 2 * gap)
        )
        lay(self.numbers, numbers, shown=shown)
        lay(self.lines, lines, shown=shown)
        save, restart = keys.columns(gap, 0.6)
        lay(self.save, save, shown=shown)
        lay(self.settings, restart, shown=shown and self._status is not None and self._status.saved)

    def paint(self, painter: QPainter) -> None:
        super().paint(painter)
        painter.fillRect(self._form, self.colour("surface"))

    def anchors(self) -> tuple[QRect, ...]:
        shown: tuple[QWidget, ...] = (self.fields["rate"], self.take, self.more, self.numbers, self.lines, self.save)
        return tuple(widget.geometry() if widget.isVisible() else QRect() for widget in shown)
