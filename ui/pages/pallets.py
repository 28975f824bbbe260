"""Pallets: which one is filled, how its layers stand; cases are scanned onto it, it is closed, merged, put right."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QResizeEvent

from station.api.schema import FillingContainers
from ui.pages.pallets_flow import PalletsFlow
from ui.pages.placement import lay, rect_of
from ui.pages.polling import Poll
from ui.pages.run_layout import Area
from ui.pages.work_layout import work_layout
from ui.presenters.moment import Moment
from ui.presenters.pallets import PalletsModel, pallets_model
from ui.shell.page import Page, PageTools
from ui.widgets.keys import Key
from ui.widgets.pallet_picture import PalletPicture
from ui.widgets.row_list import RowList
from ui.widgets.task_keys import TaskKeys
from ui.widgets.task_panel import TaskPanel

EVERY_MS = 1_000
SMALL_TASK = 0.42
OPEN = "/v1/containers/open"


class PalletsPage(Page):
    """Open pallets at the left, the chosen one in the middle under what is wanted, the scans at the right."""

    def __init__(self, tools: PageTools) -> None:
        super().__init__(tools)
        theme = tools.theme
        self.flow = PalletsFlow(tools, self.refresh, lambda: self._poll.again())
        self.rows, self.picture = RowList(theme, self), PalletPicture(theme, self)
        self.task, self.keys, self.log = TaskPanel(theme, self), TaskKeys(theme, self), RowList(theme, self)
        self.undo, self.cancel = Key(theme, self, icon="undo"), Key(theme, self)
        self._model: PalletsModel | None = None
        self._ground: tuple[Area, ...] = ()
        self._poll = Poll(self, tools.client, FillingContainers, self.flow.got, EVERY_MS)
        self.rows.chosen.connect(self.flow.choose)
        self.picture.chosen.connect(self.flow.tap)
        self.keys.chosen.connect(self.flow.press)
        self.undo.clicked.connect(lambda: self.flow.press("key:undo"))
        self.cancel.clicked.connect(lambda: self.flow.press("key:cancel"))
        theme.changed.connect(self._place)

    # what is shown -----------------------------------------------------------------------------------------------

    def opened(self, about: str) -> None:
        del about
        self._poll.start(OPEN)

    def closed(self) -> None:
        self._poll.stop()

    def show_moment(self, moment: Moment) -> None:
        del moment
        self.refresh()

    def refresh(self) -> None:
        model = pallets_model(self.flow.work, self.tools.words)
        if model == self._model:
            return
        self._model = model
        self.task.show_model(model.task)
        self.keys.show_keys(model.keys)
        self.rows.show_rows(model.rows, str(self.flow.work.chosen))
        if model.picture is not None:
            self.picture.show_model(model.picture)
        self.log.show_rows(model.log)
        self.undo.set_label(model.undo)
        self.undo.setEnabled(model.able_to_undo)
        self.cancel.set_label(model.cancel or self.tools.words.say("rework", "Cancel"))
        self.cancel.setEnabled(bool(model.cancel))
        self._place()

    # where it lies -----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def _place(self) -> None:
        """On a small screen the list is in the place of the picture while one of it is wanted."""
        model, sizes, none = self._model, self.theme.sizes, Area(0, 0, 0, 0)
        if model is None:
            return
        high = self.keys.height_for(len(model.keys))
        layout = work_layout(self.width(), self.height(), sizes, self.theme.size_class, high, steps=True)
        beside = layout.steps
        listed = beside is None and model.listed and bool(model.rows)
        pictured = model.picture is not None and not listed
        task, below = layout.task, none
        if beside is None and (pictured or listed):  # side by side: there is no height
            task, below = task.columns(sizes.gap, SMALL_TASK)
        elif pictured:
            task, below = task.rows(sizes.gap, max(task.height // 4, 4 * self.line_of("step", bold=True)))
        lay(self.task, task, shown=True)
        lay(self.picture, below, shown=pictured)
        lay(self.rows, beside or below, shown=beside is not None or listed)
        lay(self.keys, layout.keys, shown=bool(model.keys))
        lay(self.log, layout.log or none, shown=layout.log is not None)
        lay(self.undo, layout.undo, shown=True)
        lay(self.cancel, layout.cancel, shown=True)
        self._ground = tuple(area for area in (beside, layout.log) if area is not None)
        self.update()

    def paint(self, painter: QPainter) -> None:
        super().paint(painter)
        for area in self._ground:
            painter.fillRect(rect_of(area), self.colour("surface"))

    def anchors(self) -> tuple[QRect, ...]:
        rows = self.rows if self.rows.isVisible() else self.task
        picture = self.picture if self.picture.isVisible() else self.task
        return tuple(each.geometry() for each in (self.task, rows, picture, self.keys, self.undo))

    # what a person does ------------------------------------------------------------------------------------------

    def scanned(self, code: str) -> bool:
        self.flow.scanned(code)
        return True

    def commanded(self, name: str) -> bool:
        return self.flow.commanded(name, self._model.keys if self._model is not None else ())
