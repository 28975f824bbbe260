"""Pack: the grid fills as units are scanned; what came of each scan is seen, heard and read."""

from typing import Any

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QResizeEvent

from station.api.schema import CodeStory, CommandAnswer
from ui.client import Failure
from ui.client.client import code_path
from ui.pages.pack_merge import PackMerge
from ui.pages.placement import lay, rect_of
from ui.pages.run_layout import Area
from ui.pages.scan_queue import ScanQueue
from ui.pages.work_layout import work_layout
from ui.presenters.answers import TWICE, AnswerModel, refused
from ui.presenters.moment import Moment
from ui.presenters.pack import BEGIN_REASONS, PackModel, log_rows, pack_model, twin_told, verdict_of
from ui.presenters.user_name import LOCAL
from ui.shell.page import Page, PageTools
from ui.widgets.keys import Key
from ui.widgets.row_list import RowList
from ui.widgets.scan_verdict import ScanVerdictCard
from ui.widgets.task_keys import TaskKeys
from ui.widgets.task_panel import TaskPanel

KEPT = 30
"""Scans in the list."""
MERGING = ("merge", "finish", "cancel")
"""Keys of merging two cases."""


class PackPage(Page):
    """The newest scan at the left over what is stored, the case in the middle, the scans at the right."""

    def __init__(self, tools: PageTools) -> None:
        super().__init__(tools)
        theme = tools.theme
        self.verdict, self.stored = ScanVerdictCard(theme, self), RowList(theme, self)
        self.task, self.keys, self.log = TaskPanel(theme, self), TaskKeys(theme, self), RowList(theme, self)
        self.undo, self.look = Key(theme, self, icon="undo"), Key(theme, self, icon="lookup")
        self.merge = PackMerge(tools, self.refresh)
        self._model: PackModel | None = None
        self._moment: Moment | None = None
        self._scans: list[tuple[int, AnswerModel]] = []
        self._twin = ""
        self._queue = ScanQueue(self._judge)
        """Two codes in one burst are packed in their order."""
        self.keys.chosen.connect(self.press)
        self.stored.chosen.connect(self._tapped)
        self.undo.clicked.connect(lambda: self.press("key:undo"))
        self.look.clicked.connect(lambda: self.tools.open_page("lookup", self._last_code))
        theme.changed.connect(self._place)

    @property
    def _last_code(self) -> str:
        return self._scans[-1][1].code if self._scans else ""

    # what is shown -----------------------------------------------------------------------------------------------

    def show_moment(self, moment: Moment) -> None:
        self._moment = moment
        self.refresh()

    def refresh(self) -> None:
        if self._moment is None:
            return
        words = self.tools.words
        self.merge.follow(self._moment.snapshot.bench)
        model = pack_model(self._moment, self.merge.state)
        newest = self._scans[-1][1] if self._scans else None
        self.verdict.show_model(verdict_of(newest, words, self._twin))
        self.log.show_rows(log_rows(self._scans, words))
        self.look.set_label(words.say("pack", "Look up"))
        self.look.setEnabled(bool(self._last_code))
        if model == self._model:
            return
        self._model = model
        self.task.show_model(model.task)
        self.keys.show_keys(model.keys)
        self.stored.show_rows(model.stored)
        self.undo.set_label(model.undo)
        self.undo.setEnabled(model.able_to_undo)
        self._place()

    # where it lies -----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def _place(self) -> None:
        """On a small screen the verdict lies beside the grid, and what was put aside where one of that is wanted."""
        model, sizes = self._model, self.theme.sizes
        if model is None:
            return
        across = self.width() - 2 * sizes.pad if self.theme.size_class == "small" else 0
        high = self.keys.height_for(len(model.keys), across)
        layout = work_layout(self.width(), self.height(), sizes, self.theme.size_class, high, steps=True)
        task, none = layout.task, Area(0, 0, 0, 0)
        if layout.steps is None:
            left, task = task.columns(sizes.gap, 0.34)
            wanted = model.choosing and bool(model.stored)
            verdict, stored = (none, left) if wanted else (left, none)
        else:
            verdict, stored = layout.steps.rows(sizes.gap, round(layout.steps.height * 0.6))
        lay(self.verdict, verdict, shown=verdict is not none)
        lay(self.stored, stored, shown=stored is not none)
        lay(self.task, task, shown=True)
        lay(self.keys, layout.keys, shown=bool(model.keys))
        lay(self.log, layout.log or none, shown=layout.log is not None)
        lay(self.undo, layout.undo, shown=True)
        lay(self.look, layout.cancel, shown=True)
        self._ground = tuple(area for area in (layout.log, stored) if area is not None and area is not none)
        self.update()

    _ground: tuple[Area, ...] = ()

    def paint(self, painter: QPainter) -> None:
        super().paint(painter)
        for area in self._ground:
            painter.fillRect(rect_of(area), self.colour("surface"))

    def anchors(self) -> tuple[QRect, ...]:
        return tuple(each.geometry() for each in (self.verdict, self.task, self.keys, self.undo, self.log))

    # what a person does ------------------------------------------------------------------------------------------

    def scanned(self, code: str) -> bool:
        if self._moment is None or self._moment.snapshot.bench is None:
            return False
        self._queue.put(code)
        return True

    def commanded(self, name: str) -> bool:
        model = self._model
        key = "key:undo" if name == "undo" and self.merge.state is None else ""
        if model is not None and not key:
            key = next((each.key for each in model.keys if each.name == name), "")
        if key:
            self.press(key)
        return bool(key)

    def press(self, key: str) -> None:
        words = self.tools.words
        kind, _, name = key.partition(":")
        if kind == "begin":
            reason = words.say("pack", BEGIN_REASONS[name]).partition(":")[0].partition("：")[0]
            self.tools.command("begin_hand_packing", {"by": LOCAL, "reason": reason})
            return
        if name in MERGING:
            self._merge(name)
            return
        commands: dict[str, tuple[str, dict[str, Any]]] = {
            "undo": ("undo_scan", {"by": LOCAL}),
            "store": ("store_open", {"by": LOCAL}),
            "short": ("close_short", {"by": LOCAL, "reason": words.say("pack", "Close short")}),
            "end": ("end_hand_packing", {"by": LOCAL}),
        }
        self._post(*commands[name], "")

    def _merge(self, name: str) -> None:
        bench = self._moment.snapshot.bench if self._moment is not None else None
        if name == "merge" and bench is not None and bench.open is not None:
            self.merge.begin(bench.open.container)
        elif name == "finish":
            self.merge.finish()
        else:
            self.merge.leave()

    def _tapped(self, row: str) -> None:
        if self._moment is not None:
            self.merge.choose(row, self._moment.snapshot.bench)

    def _judge(self, code: str) -> None:
        self._queue.begin()
        if self.merge.state is not None:
            self.merge.scanned(code, self._queue.end)
        else:
            self._post("scan", {"by": LOCAL, "code": code}, code)

    def closed(self) -> None:
        """What was begun is not gone on with."""
        self.merge.leave()

    def _post(self, kind: str, args: dict[str, Any], code: str) -> None:
        words = self.tools.words

        def answered(answer: CommandAnswer | Failure) -> None:
            if isinstance(answer, Failure):
                told = refused(answer.key, answer.arguments, words, code)
            else:
                what = words.what(answer.key, answer.arguments) if answer.key else ""
                told = AnswerModel("accepted", what, "", code, answer.key)
            self._told(told, code, is_scan=kind == "scan")

        self.tools.client.command(kind, args, answered)

    def _told(self, told: AnswerModel, code: str, *, is_scan: bool) -> None:
        if is_scan:
            self._twin = ""
            number = self._scans[-1][0] + 1 if self._scans else 1
            self._scans = [*self._scans[1 - KEPT :], (number, told)]
            if told.sound is not None:
                self.tools.sounds.play(told.sound)
            if told.key in TWICE:
                self._find_twin(code, number)
            self.refresh()
            self._queue.end()
        elif told.what:
            self.tools.tell(told)

    def _find_twin(self, code: str, number: int) -> None:
        def came(story: CodeStory | Failure) -> None:
            newest = self._scans[-1][0] if self._scans else 0
            if isinstance(story, CodeStory) and newest == number and self._moment is not None:
                self._twin = twin_told(story, self.tools.words, self._moment.snapshot.made_at_us)
                self.refresh()

        self.tools.client.get(code_path(code), CodeStory, came)
