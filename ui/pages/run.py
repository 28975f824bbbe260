"""Run: is the line good? Verdict, picture and counters; in the queue shape the belt, and the guided check."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.client import Failure
from ui.i18n.words import Words
from ui.pages.open_levels import OpenLevels
from ui.pages.placement import lay, lay_named, rect_of
from ui.pages.run_layout import Area, guide_layout, run_layout
from ui.pages.shown_case import ShownCase
from ui.presenters.answers import refused
from ui.presenters.belt import GuideModel, belt_model, guide_model
from ui.presenters.case import CaseModel
from ui.presenters.cells import CellMark
from ui.presenters.counters import counters, reason_bars, tiles, trend
from ui.presenters.moment import Moment
from ui.presenters.open_levels import open_levels
from ui.presenters.user_name import LOCAL
from ui.shell.page import Page, PageTools
from ui.widgets.belt_strip import BeltStrip
from ui.widgets.case_views import CaseViews
from ui.widgets.cell_card import CellCard, CellCardModel
from ui.widgets.counters import Counter, Reasons, Trend
from ui.widgets.guide import ScanBox, Steps
from ui.widgets.keys import HoldKey, Key
from ui.widgets.tiles import Tiles
from ui.widgets.verdict import Verdict

CLEAR_HOLD_S = 1.5


class RunPage(Page):
    """The page a line is run from."""

    def __init__(self, tools: PageTools) -> None:
        super().__init__(tools)
        theme = tools.theme
        self.case = ShownCase(tools.client, tools.pictures, tools.translations, self._show_case, self._not_found, self)
        self.verdict, self.views = Verdict(theme, self), CaseViews(theme, self)
        self.picture = self.views.picture
        self.newest = Key(theme, self)
        self.passed, self.rejected, self.rate = (Counter(theme, self) for _ in range(3))
        self.reasons, self.trend = Reasons(theme, self), Trend(theme, self)
        self.cells, self.tiles = CellCard(theme, self), Tiles(theme, self)
        self.levels = OpenLevels(tools, self)
        self.belt, self.steps, self.scan = BeltStrip(theme, self), Steps(theme, self), ScanBox(theme, self)
        self.clear = HoldKey(theme, self, hold_s=CLEAR_HOLD_S)
        self._named: dict[str, QWidget] = {
            "verdict": self.verdict, "picture": self.views, "passed": self.passed, "rejected": self.rejected,
            "rate": self.rate, "reasons": self.reasons, "trend": self.trend, "detail": self.cells,
            "steps": self.steps, "scan": self.scan, "clear": self.clear,
        }  # fmt: skip
        self._moment: Moment | None = None
        self._guide: GuideModel | None = None
        self._left = QRect()
        self._layout: object = None
        self._crop: tuple[object, QImage | None] = (None, None)
        self.picture.chosen.connect(self.case.choose_cell)
        self.views.view_chosen.connect(self.case.choose_view)
        self.cells.chosen.connect(self.case.choose_cell)
        self.tiles.chosen.connect(self.case.choose_case)
        self.newest.clicked.connect(self.case.back)
        self.clear.held.connect(self._clear_belt)
        theme.changed.connect(self._place)

    # what is shown -----------------------------------------------------------------------------------------------

    def show_moment(self, moment: Moment) -> None:
        self._moment = moment
        words = moment.words
        for counter, model in zip((self.passed, self.rejected, self.rate), counters(moment), strict=True):
            counter.show_model(model)
        with_order = moment.snapshot.order is not None
        none = words.say("run", "No case was rejected.") if with_order else words.say("orders", "No order is open")
        self.reasons.show_model((words.say("run", "Rejected, by reason"), reason_bars(moment), none))
        self.trend.show_model(trend(moment))
        self.newest.set_label(words.say("run", "Newest case"))
        self.levels.show_levels(open_levels(moment), words)
        self._show_queue(moment)
        self.case.show_moment(moment)
        self._show_case()

    def _show_queue(self, moment: Moment) -> None:
        guide = guide_model(moment)
        if moment.snapshot.shape == "queue":
            self.belt.show_model(belt_model(moment))
        if guide is not None:
            self.steps.show_model(guide)
            self.scan.show_model((guide.scan, guide.wants_scan))
            self.clear.set_label(guide.clear)
        if (guide is None) != (self._guide is None):
            self._guide = guide
            self._place()
        self._guide = guide

    def _show_case(self) -> None:
        model, moment = self.case.model, self._moment
        if model is None or moment is None:
            return
        words = moment.words
        self.verdict.show_model(model.verdict)
        every = words.say("verdict", "All")
        self.views.show_case(model, self.case.images, self.case.view, self.case.place, every)
        self.tiles.show_model(tiles(moment, model.name))
        self.cells.show_cells(_card(model, self._chosen(), words), self._crop_now())
        self._place()

    def _chosen(self) -> CellMark | None:
        cells = self.case.front.cells if self.case.front is not None else ()
        return next((cell for cell in cells if (cell.row, cell.column) == self.case.place), None)

    def _crop_now(self) -> QImage | None:
        """Cut out once for each chosen cell."""
        wanted = (id(self.case.image), self.case.place)
        if self._crop[0] != wanted:
            self._crop = (wanted, self.case.crop())
        return self._crop[1]

    # where it lies -----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def _place(self) -> None:
        """Only what changes the layout is worth a new one: it paints the whole page."""
        queue = self._moment is not None and self._moment.snapshot.shape == "queue"
        strip = self.belt if queue else self.tiles
        height = strip.height_wanted()
        layout = (
            self.size(),
            self.theme.sizes,
            queue,
            self._guide is None,
            self._detailed(),
            self.case.earlier,
            self.levels.width_wanted(),
            height,
        )
        if layout != self._layout:
            self._layout = layout
            self._lay_out(queue, strip, height)

    def _lay_out(self, queue: bool, strip: QWidget, height: int) -> None:
        if self._guide is not None:
            areas = guide_layout(self.theme.sizes, self.width(), self.height(), height)
        else:
            areas = run_layout(self.theme.size_class, self.theme.sizes, self.width(), self.height(), height)
            areas = self._with_detail(areas)
        self._left = rect_of(areas["left"]) if "left" in areas else QRect()
        strip.setGeometry(self._beside_levels(areas["strip"]))
        self.belt.setVisible(queue)
        self.tiles.setVisible(not queue)
        lay_named(self._named, areas)
        self._place_newest(areas)
        self.update()

    def _beside_levels(self, foot: Area) -> QRect:
        """The containers that are being filled lie at the right of the tiles or the belt."""
        width = min(self.levels.width_wanted(), foot.width // 2)
        lay(self.levels, Area(foot.x + foot.width - width, foot.y, width, foot.height), shown=width > 0)
        gap = self.theme.sizes.gap if width else 0
        return rect_of(Area(foot.x, foot.y, foot.width - width - gap, foot.height))

    def _detailed(self) -> bool:
        model = self.case.model
        return model is not None and (bool(model.failed) or self.case.place is not None)

    def _with_detail(self, areas: dict[str, Area]) -> dict[str, Area]:
        """Failed or chosen cells take the place of what lies there, nothing else moves."""
        given = {name for name in ("reasons", "trend") if areas.get(name) == areas["detail"]}
        away = given if self._detailed() else {"detail"}
        return {name: area for name, area in areas.items() if name not in away}

    def _place_newest(self, areas: dict[str, Area]) -> None:
        """The way back stands in the head of an earlier case."""
        shown = self.case.earlier and "verdict" in areas
        self.newest.setVisible(shown)
        if shown:
            head = areas["verdict"]
            width = min(self.newest.sizeHint().width(), head.width // 3)
            height = max(48, min(self.theme.sizes.btn, head.height - 14))
            key = QRect(head.x + head.width - width - 8, head.y + (head.height - height) // 2, width, height)
            self.newest.setGeometry(key)
            self.verdict.setGeometry(head.x, head.y, head.width - width - 12, head.height)

    def paint(self, painter: QPainter) -> None:
        super().paint(painter)
        if not self._left.isNull():
            painter.fillRect(self._left, self.colour("surface"))
        if self.case.earlier and not self._left.isNull():
            painter.fillRect(QRect(self._left.x(), self._left.y() - 4, self._left.width(), 4), self.colour("blue"))

    def anchors(self) -> tuple[QRect, ...]:
        shown = (
            self.verdict,
            self.views,
            self.cells if self.cells.isVisible() else self.reasons,
            self.passed,
            self.tiles,
        )
        return tuple(widget.geometry() for widget in shown)

    # what a person does ------------------------------------------------------------------------------------------

    def scanned(self, code: str) -> bool:
        if self.levels.scanned(code):
            return True
        if self._moment is not None and self._moment.snapshot.bench is not None:
            self.tools.command("scan", {"by": LOCAL, "code": code}, code=code)
            return True
        if self._guide is None or not self._guide.wants_scan:
            return False
        said = self.tools.words.say("belt", "The queue is trusted again. Press RESUME.")
        self.tools.command("restore_trust", {"how": "first_unit", "code": code}, said=said, code=code)
        return True

    def _clear_belt(self) -> None:
        said = self.tools.words.say("belt", "The belt was cleared: the queue is trusted again.")
        self.tools.command("restore_trust", {"how": "clearance"}, said=said)

    def _not_found(self, failure: Failure) -> None:
        self.tools.tell(refused(failure.key, failure.arguments, self.tools.words))

    def closed(self) -> None:
        self.levels.forget()
        self.case.back()


def _card(model: CaseModel, chosen: CellMark | None, words: Words) -> CellCardModel:
    return CellCardModel(
        model.failed,
        chosen,
        words.say("cell", "Read without a fault."),
        words.say("cell", "and {n} more"),
    )
