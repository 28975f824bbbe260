"""One reject: picture under its verdict, its failed cells as keys, and the chosen cell beside it."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.client import Failure
from ui.i18n.words import Words
from ui.pages.found_keys import FoundKeys
from ui.pages.opened_case import OpenedCase
from ui.pages.placement import lay
from ui.pages.run_layout import VERDICT, Area
from ui.presenters.answers import refused
from ui.shell.page import PageTools
from ui.widgets.base import Painted
from ui.widgets.case_views import CaseViews
from ui.widgets.cell_keys import CellKeys
from ui.widgets.keys import Key
from ui.widgets.reject_card import RejectDetail
from ui.widgets.verdict import Verdict

LEFT_PART = 0.56


class RejectCase(Painted):
    """On a small screen the cell takes the place of the picture; a tap on it brings the picture back."""

    shown = Signal(str)
    """Another case is shown."""

    def __init__(self, tools: PageTools, parent: QWidget) -> None:
        super().__init__(tools.theme, parent)
        self.tools = tools
        self.case = OpenedCase(tools, self.refresh, self._not_found, self)
        self.verdict, self.views = Verdict(tools.theme, self), CaseViews(tools.theme, self)
        self.picture = self.views.picture
        self.keys, self.detail = CellKeys(tools.theme), RejectDetail(tools.theme)
        self.keys.setParent(self)
        self.detail.setParent(self)
        self._told = ""
        self.fix = Key(tools.theme, self, kind="primary", icon="rework")
        self.fix.clicked.connect(lambda: tools.open_page("rework", f"case:{self._told}"))
        self.found = FoundKeys(tools, self.case.again, self)
        self._close = False
        """The cell in front of the picture, where there is room for one of them."""
        self._ground: tuple[Area, ...] = ()
        self._fixable = False
        self.picture.chosen.connect(self.choose_cell)
        self.views.view_chosen.connect(self.case.choose_view)
        self.keys.chosen.connect(self.choose_cell)
        self.detail.tapped.connect(self._away)
        tools.theme.changed.connect(self._place)

    @property
    def words(self) -> Words:
        return self.tools.words

    def refresh(self) -> None:
        """Show what is open, in the language of now."""
        story, words = self.case.story, self.words
        if story is None:
            return
        name = f"{story.case.epoch}/{story.case.seq}"
        if name != self._told:
            self._told, self._close = name, False
            self.shown.emit(name)
        model = self.case.model(words)
        self.verdict.show_model(model.verdict)
        view, place = self.case.view, self.case.place
        self.views.show_case(model, self.case.images, view, place, words.say("verdict", "All"))
        self.keys.show_cells(model.failed, (*place, view) if place is not None else None)
        self._fixable = story.case.state in ("rejected", "void")
        self.fix.set_label(words.say("rework", "Fix"))
        self.found.show_case(name if story.case.owed or story.case.found == "gone" else "")
        self.detail.show_card(self.case.card(words), self.case.crop, self.case.twin_crop)
        self._place()

    def choose_cell(self, row: int, column: int, view: int = 0) -> None:
        self._close = True
        self.case.choose((row, column), view)

    def _away(self) -> None:
        self._close = False
        self._place()

    def _not_found(self, failure: Failure) -> None:
        self.tools.tell(refused(failure.key, failure.arguments, self.words))

    # where it lies -----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def _place(self) -> None:
        """Beside each other; on a small screen the cell lies where the picture is, the keys beside both."""
        sizes, size_class = self.theme.sizes, self.theme.size_class
        whole, small = Area(0, 0, self.width(), self.height()), size_class == "small"
        left, right = whole.columns(sizes.gap, LEFT_PART)
        lost = bool(self.found.case)
        fixable = self._fixable and not lost
        several = bool(self.keys.model) or lost or fixable
        if small:
            picture, detail = left, left
            verdict, keys = right.rows(sizes.gap, VERDICT[size_class])
        else:
            above, keys = left.rows(sizes.gap, left.height - (sizes.btn + sizes.gap if several else 0))
            verdict, picture = above.rows(0, VERDICT[size_class])
            detail = right
        whole_case = small and not self.keys.model  # no cell to tap: why it was rejected lies beside its picture
        found = Area(keys.x, keys.y, keys.width, sizes.btn)
        if whole_case:
            found, detail = keys.rows(sizes.gap, sizes.btn) if lost else (found, keys)
        fix = keys
        if fixable and small:
            keys, fix = keys.rows(sizes.gap, keys.height - sizes.btn - sizes.gap)
            detail = keys if whole_case else detail
        elif fixable:
            wide = min(keys.width // 2, self.fix.sizeHint().width())
            fix = Area(keys.x + keys.width - wide, keys.y, wide, keys.height)
            keys = Area(keys.x, keys.y, keys.width - wide - sizes.gap, keys.height)
        lay(self.fix, fix, shown=fixable)
        close = small and self._close and not whole_case
        self._ground = (left if small else above, verdict)
        lay(self.keys, keys, shown=several and not lost)
        lay(self.found, found, shown=lost)
        lay(self.verdict, verdict, shown=True)
        lay(self.views, _inside(picture, 8), shown=not close)
        lay(self.detail, detail, shown=close or whole_case or not small)
        self.update()

    def paint(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), self.colour("bg"))
        for area in self._ground:
            painter.fillRect(QRect(area.x, area.y, area.width, area.height), self.colour("surface"))


def _inside(area: Area, edge: int) -> Area:
    return Area(area.x + edge, area.y, area.width - 2 * edge, area.height - edge)
