"""Rework: scan anything, see what it is, and do what can be done with it now."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QResizeEvent

from ui.pages.placement import lay, rect_of
from ui.pages.rework_flow import ReworkFlow
from ui.pages.run_layout import Area
from ui.pages.work_layout import WorkLayout, work_layout
from ui.presenters.lookup import code_model
from ui.presenters.moment import Moment
from ui.presenters.rework import ReworkModel, rework_model
from ui.shell.page import Page, PageTools
from ui.widgets.guide import Steps
from ui.widgets.keys import Key
from ui.widgets.plain_text import PlainLabel
from ui.widgets.row_list import RowList
from ui.widgets.task_keys import TaskKeys
from ui.widgets.task_panel import TaskPanel


class ReworkPage(Page):
    """Steps at the left; in the middle what is wanted, over its story, with keys; at the right what was done."""

    def __init__(self, tools: PageTools) -> None:
        super().__init__(tools)
        theme = tools.theme
        self.flow = ReworkFlow(tools, self.refresh)
        self.steps, self.story = Steps(theme, self), RowList(theme, self)
        self.task, self.keys = TaskPanel(theme, self), TaskKeys(theme, self)
        self.entries, self.log = RowList(theme, self), RowList(theme, self)
        self.log_title = PlainLabel(theme, "body", ink="text2", parent=self)
        self.undo, self.cancel = Key(theme, self, icon="undo"), Key(theme, self)
        self._model: ReworkModel | None = None
        self._ground: tuple[Area, ...] = ()
        self.task.chosen.connect(self.flow.take_out)
        self.keys.chosen.connect(self.flow.press)
        self.log.chosen.connect(self.flow.mark)
        self.undo.clicked.connect(lambda: self.flow.press("key:undo"))
        self.cancel.clicked.connect(lambda: self.flow.press("key:cancel"))
        theme.changed.connect(self._place)

    # what is shown -----------------------------------------------------------------------------------------------

    def opened(self, about: str) -> None:
        """``about``: a code, or ``case:3/41``."""
        self.flow.refresh()
        kind, _, name = about.partition(":")
        if kind == "case" and name:
            self.flow.ask_case(name)
        elif about:
            self.flow.ask(about)

    def show_moment(self, moment: Moment) -> None:
        del moment
        self.refresh()

    def refresh(self) -> None:
        words, work = self.tools.words, self.flow.work
        model = rework_model(work, words)
        if model == self._model:
            return
        self._model = model
        self.task.show_model(model.task)
        self.keys.show_keys(model.keys)
        if model.steps is not None:
            self.steps.show_model(model.steps)
        story = work.options.story if work.options is not None else None
        rows = code_model(story, words).steps[::-1] if story is not None else ()
        self.story.show_rows(rows)
        self.entries.show_rows(model.entries)
        wanted = work.undoable
        self.log.show_rows(model.log, str(wanted.operation) if wanted is not None and work.marked else "")
        self.log_title.set_text(words.say("rework", "Done lately"))
        self.undo.set_label(model.undo)
        self.undo.setEnabled(model.able_to_undo)
        self.cancel.set_label(model.cancel or words.say("rework", "Cancel"))
        self.cancel.setEnabled(bool(model.cancel))
        self._place()

    # where it lies -----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def _place(self) -> None:
        model = self._model
        if model is None:
            return
        high = self.keys.height_for(len(model.keys))
        sizes, steps = self.theme.sizes, model.steps is not None
        layout = work_layout(self.width(), self.height(), sizes, self.theme.size_class, high, steps=steps)
        rows = self.entries if model.entries else self.story
        listed = bool(model.entries or self.story.rows) and not steps
        task, below = layout.task, layout.task
        if listed:  # the prompt over a list
            lines = 3 if self.theme.size_class == "small" else 4
            task, below = task.rows(sizes.gap, max(task.height // 3, lines * self.line_of("step", bold=True)))
        listed = listed and below.height >= 2 * self.line_of("body")
        lay(self.task, task if listed else layout.task, shown=True)
        for each in (self.entries, self.story):
            lay(each, below, shown=listed and each is rows)
        lay(self.keys, layout.keys, shown=bool(model.keys))
        lay(self.undo, layout.undo, shown=True)
        lay(self.cancel, layout.cancel, shown=True)
        self._place_sides(layout)
        self.update()

    def _place_sides(self, layout: WorkLayout) -> None:
        none = Area(0, 0, 0, 0)
        lay(self.steps, layout.steps or none, shown=layout.steps is not None)
        title, log = (layout.log or none).rows(0, self.line_of("body") + 12)
        inside = Area(title.x + 12, title.y, title.width - 12, title.height)
        lay(self.log_title, inside, shown=layout.log is not None)
        lay(self.log, log, shown=layout.log is not None)
        self._ground = tuple(area for area in (layout.steps, layout.log) if area is not None)

    def paint(self, painter: QPainter) -> None:
        super().paint(painter)
        for area in self._ground:
            painter.fillRect(rect_of(area), self.colour("surface"))

    def anchors(self) -> tuple[QRect, ...]:
        steps = self.steps if self.steps.isVisible() else self.task
        return tuple(each.geometry() for each in (self.task, self.keys, steps, self.log, self.undo))

    # what a person does ------------------------------------------------------------------------------------------

    def scanned(self, code: str) -> bool:
        self.flow.scanned(code)
        return True

    def commanded(self, name: str) -> bool:
        return self.flow.commanded(name, self._model.keys if self._model is not None else ())
