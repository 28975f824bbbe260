"""Labels: is one awaited, and what is to be done with it? The labels at the left, the chosen one as it is printed at
the right; on a small screen one, then the other. A scan here is a label on its container."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from station.api.schema import LabelStatus
from ui.i18n.words import fill
from ui.pages.placement import lay_named, rect_of
from ui.pages.polling import Poll
from ui.pages.run_layout import Area
from ui.presenters.labels import REASONS, TEMPLATE, LabelsModel, labels_model
from ui.presenters.moment import Moment
from ui.presenters.user_name import LOCAL
from ui.shell.page import Page, PageTools
from ui.theme.tokens import SizeClass, Sizes
from ui.widgets.choice_keys import Choice, ChoiceKeys
from ui.widgets.keys import HoldKey, Key, press_by_scan
from ui.widgets.parked_card import ParkedCard
from ui.widgets.plain_text import PlainLabel
from ui.widgets.row_list import RowList
from ui.widgets.scaled_picture import ScaledPicture

EVERY_MS = 1_000
LIST_PART = 0.42
WAIVE_S = 1.0


class LabelsPage(Page):
    """Polls while it is open."""

    def __init__(self, tools: PageTools) -> None:
        super().__init__(tools)
        theme = tools.theme
        self.tabs = ChoiceKeys(theme, self)
        self.heading, self.list = PlainLabel(theme, bold=True, wrap=True, parent=self), RowList(theme, self)
        self.facts = ParkedCard(theme, self)
        self.sentence = PlainLabel(theme, bold=True, wrap=True, parent=self)
        self.reasons = ChoiceKeys(theme, self)
        self.again = Key(theme, self, kind="primary", icon="retry")
        self.waive = HoldKey(theme, self, hold_s=WAIVE_S)
        self.back = Key(theme, self, icon="left")
        self.templates = False
        self.chosen = ""
        self.reason = REASONS[0][0]
        self.model: LabelsModel | None = None
        self._moment: Moment | None = None
        self._told: LabelStatus | None = None
        self._opened = False
        """On a small screen: the chosen one is shown, not the list."""
        self._image: QImage | None = None
        self._pictured = ""
        self._picture_area = QRect()
        self._scaled = ScaledPicture()
        self._poll = Poll(self, tools.client, LabelStatus, self._got, EVERY_MS)
        self._named: dict[str, QWidget] = {
            "tabs": self.tabs, "heading": self.heading, "list": self.list, "facts": self.facts,
            "sentence": self.sentence, "reasons": self.reasons, "again": self.again, "waive": self.waive,
            "back": self.back,
        }  # fmt: skip
        self.tabs.chosen.connect(self._choose_tab)
        self.list.chosen.connect(self._choose)
        self.reasons.chosen.connect(self._choose_reason)
        self.again.clicked.connect(self._print)
        self.waive.held.connect(self._waive)
        self.back.clicked.connect(self._close)
        theme.changed.connect(self._place)

    # what is shown -----------------------------------------------------------------------------------------------

    def opened(self, about: str) -> None:
        self._opened = False
        if about:
            self.chosen, self.templates = about, False
        self._poll.start("/v1/labels")

    def closed(self) -> None:
        self._poll.stop()
        self.tools.pictures.forget()
        if self._image is None:  # it is asked for again
            self._pictured = ""

    def _got(self, told: LabelStatus) -> None:
        self._told = told
        self._show()

    def show_moment(self, moment: Moment) -> None:
        self._moment = moment
        self._show()

    def _show(self) -> None:
        if self._moment is None:
            return
        words = self._moment.words
        model = labels_model(self._told, self.chosen, self.templates, words, self._moment.snapshot.made_at_us)
        if self.model is not None and self.model.chosen != model.chosen:
            self.waive.cancel()
        self.model = model
        tabs = (Choice("labels", words.say("page", "Labels")), Choice("templates", words.say("label", "Templates")))
        self.tabs.show_choices(tabs, "templates" if self.templates else "labels")
        self.heading.set_text(model.heading)
        self.heading.set_ink(model.tone)
        self.list.show_rows(model.rows, model.chosen)
        if model.detail is not None:
            self.facts.show_model(model.detail)
        self.sentence.set_text(model.sentence)
        self._label_keys(model)
        self._want_picture(model.picture)
        self._place()

    def _label_keys(self, model: LabelsModel) -> None:
        words = self.tools.words
        choices = tuple(Choice(key, words.say("label", label)) for key, label in REASONS)
        self.reasons.show_choices(choices, self.reason)
        if self.templates:
            self.again.set_label(words.say("label", "Print a test label"))
        else:
            self.again.set_label(words.say("label", "Print again"))
        self.again.setEnabled(model.retry or model.reprint or model.test)
        self.waive.set_label(words.say("label", "Go on without"))
        self.waive.hint = words.say("label", "Press for one second")
        self.waive.setEnabled(model.waive)
        self.back.set_label(words.say("page", "Labels"))

    def _want_picture(self, path: str) -> None:
        if path == self._pictured:
            return
        self._pictured, self._image = path, None
        if path:
            self.tools.pictures.want(path, self._arrived)

    def _arrived(self, image: QImage | None) -> None:
        self._image = image
        self._place()

    # where it lies -----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def _place(self) -> None:
        model = self.model
        areas = labels_layout(
            self.theme.size_class, self.theme.sizes, self.width(), self.height(),
            facts=self.facts.height_wanted(), line=self.line_of("body", bold=True),
            detail=model is not None and model.detail is not None, opened=self._opened,
            reasons=model is not None and (model.waive or model.reprint), waive=not self.templates,
        )  # fmt: skip
        self._picture_area = rect_of(areas.pop("picture")) if "picture" in areas else QRect()
        lay_named(self._named, areas)
        self.update()

    def paint(self, painter: QPainter) -> None:
        super().paint(painter)
        box = self._picture_area
        if box.isEmpty():
            return
        painter.fillRect(box, self.colour("surface"))
        if self._image is not None:
            size = self._image.size()
            size.scale(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
            left = box.left() + (box.width() - size.width()) // 2
            top = box.top() + (box.height() - size.height()) // 2
            area = QRectF(left, top, size.width(), size.height())
            self._scaled.paint(painter, area, self._image, self.colour("surface"))

    def anchors(self) -> tuple[QRect, ...]:
        return (
            self.heading.geometry(),
            self.list.geometry(),
            self._picture_area,
            self.again.geometry(),
            self.waive.geometry(),
        )

    # what a person does ------------------------------------------------------------------------------------------

    def scanned(self, code: str) -> bool:
        """A label on its container, whichever is chosen."""
        self.tools.command("scan_label", {"by": LOCAL, "code": code}, code=code)
        return True

    def commanded(self, name: str) -> bool:
        """On a small screen the first ``next`` opens what is chosen, the others go on from it."""
        reasons = {"spoilt": REASONS[0][0], "lost": REASONS[1][0], "printer": REASONS[2][0]}
        if name == "next" and self.model is not None and self.model.rows:
            rows = [row.key for row in self.model.rows]
            seen = self._opened or self.theme.size_class != "small"
            self._choose(rows[(rows.index(self.model.chosen) + seen) % len(rows)])
            return True
        if name in reasons and self.reasons.isVisible():
            self._choose_reason(reasons[name])
            return True
        return press_by_scan({"printagain": self.again, "without": self.waive, "cancel": self.back}.get(name))

    def _choose_tab(self, tab: str) -> None:
        self.templates, self.chosen, self._opened = tab == "templates", "", False
        self._show()

    def _choose(self, key: str) -> None:
        self.chosen, self._opened = key, True
        self._show()

    def _choose_reason(self, reason: str) -> None:
        self.reason = reason
        self._show()

    def _close(self) -> None:
        self._opened = False
        self._place()

    def _print(self) -> None:
        """The same label once more; of a container that is closed, one by the rule of the station."""
        model = self.model
        if model is None:
            return
        if model.test:
            self.tools.command("print_test_label", {"template": model.chosen.removeprefix(TEMPLATE)})
        elif model.retry:
            self.tools.command("retry_label", {"by": LOCAL, "label": int(model.chosen), "reason": self.reason})
        elif model.reprint and model.detail is not None and self._told is not None:
            label = next((each for each in self._told.last if str(each.id) == model.chosen), None)
            if label is not None:
                named = f"#{label.container}"
                self.tools.command("reprint_label", {"by": LOCAL, "code": named, "reason": self.reason})

    def _waive(self) -> None:
        if self.model is not None and self.model.waive:
            said = fill(self.tools.words.say("label", "It goes on without the label {n}."), n=self.model.chosen)
            args = {"by": LOCAL, "label": int(self.model.chosen), "reason": self.reason}
            self.tools.command("waive_label", args, said=said)


def labels_layout(
    size_class: SizeClass,
    sizes: Sizes,
    width: int,
    height: int,
    *,
    facts: int,
    line: int,
    detail: bool,
    opened: bool,
    reasons: bool,
    waive: bool,
) -> dict[str, Area]:
    """Areas by name. ``facts``, ``line``: heights; ``reasons``: one is asked for; ``waive``: its key is there."""
    pad, gap, key = sizes.pad, sizes.gap, max(56, sizes.btn - 8)
    whole = Area(pad, pad, width - 2 * pad, height - 2 * pad)
    small = size_class == "small"
    if small and opened and detail:
        return _opened(whole, gap, key, line, reasons=reasons, waive=waive)
    top, below = whole.rows(gap, key)
    tabs, heading = top.columns(gap, 0.36 if not small else 0.46)
    areas = {"tabs": tabs, "heading": heading}
    if small or not detail:
        return areas | {"list": below}
    left, right = below.columns(gap, LIST_PART)
    return areas | {"list": left} | _detail(right, gap, key, facts, line, reasons=reasons, waive=waive)


def _opened(whole: Area, gap: int, key: int, line: int, *, reasons: bool, waive: bool) -> dict[str, Area]:
    """On a small screen: the facts beside the picture, and all keys in one row."""
    rows = key * (2 if reasons else 1) + gap * (1 if reasons else 0)
    top, said, keys = whole.rows(gap, max(40, whole.height - 2 * line - 4 - rows - 2 * gap), 2 * line + 4)
    facts, picture = top.columns(gap, 0.62)
    areas = {"facts": facts, "picture": picture, "sentence": said}
    if reasons:
        areas["reasons"], keys = keys.rows(gap, key)
    areas["back"], rest = keys.columns(gap, 0.28)
    if not waive:
        return areas | {"again": rest}
    areas["again"], areas["waive"] = rest.columns(gap, 0.5)
    return areas


def _detail(area: Area, gap: int, key: int, facts: int, line: int, *, reasons: bool, waive: bool) -> dict[str, Area]:
    """The picture takes what the facts, the sentence and the keys leave."""
    rows = key * (2 if reasons else 1) + gap * (1 if reasons else 0)
    sentence = 2 * line + 4
    picture = max(40, area.height - facts - sentence - rows - 3 * gap)
    shown, told, said, keys = area.rows(gap, picture, facts, sentence)
    areas = {"picture": shown, "facts": told, "sentence": said}
    if reasons:
        asked, keys = keys.rows(gap, key)
        areas["reasons"] = asked
    if not waive:
        return areas | {"again": keys}
    again, without = keys.columns(gap, 0.55)
    return areas | {"again": again, "waive": without}
