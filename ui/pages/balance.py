"""Balance: does the count close? The equation, where it does not, why cases failed, why the line stood, the audits."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QResizeEvent

from station.api.schema import AuditQuestion, CommandAnswer, ShiftReport
from ui.client import Call, Failure
from ui.client.report_file import fetch_report, report_path, report_query
from ui.pages.polling import Poll
from ui.pages.report_told import report_told
from ui.presenters.answers import AnswerModel, refused
from ui.presenters.balance import (
    PERIODS,
    TABS,
    BalanceTab,
    audit_facts,
    audit_prompt,
    balance_model,
    bars_model,
    difference_rows,
)
from ui.presenters.moment import Moment
from ui.presenters.order import FactsModel
from ui.shell.page import Page, PageTools
from ui.widgets.balance_card import BalanceCard
from ui.widgets.base import CENTRE
from ui.widgets.choice_keys import Choice, ChoiceKeys
from ui.widgets.counters import Reasons
from ui.widgets.facts import FactsCard
from ui.widgets.keys import GuardedKey, Key, press_by_scan
from ui.widgets.plain_text import PlainLabel
from ui.widgets.row_list import RowList

EVERY_MS = 5_000
LEFT_PART = 0.44
SKIP_PX = 140
FORMS = {"pdf": "PDF", "xlsx": "Excel", "csv": "CSV"}


class BalancePage(Page):
    """It asks for a report while it is open; a file is fetched and written for whoever runs the screen."""

    def __init__(self, tools: PageTools) -> None:
        super().__init__(tools)
        theme = tools.theme
        self.periods, self.tabs = ChoiceKeys(theme, self), ChoiceKeys(theme, self)
        self.exports = {form: Key(theme, self) for form in FORMS}
        self.card, self.bars, self.facts = BalanceCard(theme, self), Reasons(theme, self), FactsCard(theme, self)
        self.list = RowList(theme, self)
        self.nothing = PlainLabel(theme, "head", align=CENTRE, parent=self)
        self.prompt = PlainLabel(theme, "head", bold=True, parent=self)
        self.ask = PlainLabel(theme, wrap=True, parent=self)
        self.skip, self.sure = GuardedKey(theme, self), GuardedKey(theme, self, kind="primary")
        self.poll: Poll[ShiftReport] = Poll(self, tools.client, ShiftReport, self._got, EVERY_MS)
        self.report: ShiftReport | None = None
        self._chosen: BalanceTab | None = None
        self._period = "current"
        self._order = ""
        self._moment: Moment | None = None
        self._asked: AuditQuestion | None = None
        self._differed = ""  # the code that was scanned for the audit and is not in the case
        self._file: Call | None = None
        self._connect()

    def _connect(self) -> None:
        self.periods.chosen.connect(self.choose_period)
        self.tabs.chosen.connect(self.choose_tab)
        self.list.chosen.connect(self._open_row)
        self.skip.clicked.connect(self._skip)
        self.sure.clicked.connect(lambda: self._answer(self._differed, sure=True))
        for form, key in self.exports.items():
            key.set_label(FORMS[form])
            key.clicked.connect(lambda _checked=False, form=form: self._export(form))
        self.theme.changed.connect(self._place)

    # what is asked -----------------------------------------------------------------------------------------------

    def opened(self, about: str) -> None:
        del about
        self._start()

    def closed(self) -> None:
        self.poll.stop()

    def _start(self) -> None:
        self.poll.start(f"/v1/report?{self._query()}")

    def _query(self) -> str:
        return report_query("" if self._period == "order" else self._period, self._order)

    def _got(self, report: ShiftReport) -> None:
        self.report = report
        self._show()

    def choose_period(self, period: str) -> None:
        order = self._moment.snapshot.order if self._moment is not None else None
        self._period, self._order = period, ""
        if period == "order" and order is not None:
            self._order = order.order
        self.report = None
        self._start()
        self._show()

    def choose_tab(self, tab: BalanceTab) -> None:
        self._chosen = tab
        self._show()

    @property
    def _tabs(self) -> list[BalanceTab]:
        return [tab for tab in TABS if tab != "equation" or self._narrow]

    @property
    def _tab(self) -> BalanceTab:
        """The equation first, where it does not stand beside the others."""
        first: BalanceTab = "equation" if self._narrow else "differences"
        return first if self._chosen is None or (self._chosen == "equation" and not self._narrow) else self._chosen

    # what is shown -----------------------------------------------------------------------------------------------

    def show_moment(self, moment: Moment) -> None:
        before, self._moment = self._moment, moment
        asked = moment.snapshot.audit
        changed = asked != self._asked
        if changed:
            self._asked, self._differed = asked, ""
        told = None if before is None else (before.words, before.words.epoch, before.snapshot.order is None)
        if changed or told != (moment.words, moment.words.epoch, moment.snapshot.order is None):
            self._show()

    def _show(self) -> None:
        moment = self._moment
        if moment is None:
            return
        words = moment.words
        periods = [key for key in PERIODS if key != "order" or moment.snapshot.order is not None or self._order]
        self.periods.show_choices(
            tuple(Choice(key, words.say("balance", PERIODS[key])) for key in periods), self._period
        )
        self.tabs.show_choices(tuple(Choice(tab, words.say("balance", TABS[tab])) for tab in self._tabs), self._tab)
        self._show_audit()
        self._show_report()
        self._place()

    def _show_audit(self) -> None:
        if self._asked is None or self._moment is None:
            return
        prompt = audit_prompt(self._asked, self._moment.words, differed=bool(self._differed))
        self.prompt.set_text(prompt.what)
        self.ask.set_text(prompt.do)
        self.skip.set_label(prompt.skip)
        self.skip.mean(self._asked.place)
        self.sure.set_label(prompt.sure)
        self.sure.mean(f"{self._asked.place} {self._differed}")

    def _show_report(self) -> None:
        report, moment = self.report, self._moment
        if report is None or moment is None:
            self.nothing.set_text(self.tools.words.say("balance", "The count is being made …"))
            return
        words = moment.words
        self.card.show_model(balance_model(report, words))
        match self._tab:
            case "differences":
                rows = difference_rows(report, words)
                self.list.show_rows(rows, "")
                self.nothing.set_text("" if rows else words.say("balance", "No differences"))
            case "audit":
                facts = audit_facts(report, words)
                self.facts.show_model(FactsModel(words.say("balance", "Wrong links (95 % sure); bypasses"), facts))
            case "reasons" | "no_reads" | "stops":
                bars = bars_model(self._tab, report, words)
                self.bars.show_model((bars.title, bars.bars, bars.none))
            case "equation":
                pass

    # where it lies -----------------------------------------------------------------------------------------------

    @property
    def _narrow(self) -> bool:
        """Equation and list do not fit side by side."""
        return self.theme.size_class == "small"

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._show()
        self._place()
        super().resizeEvent(event)

    def _place(self) -> None:
        sizes = self.theme.sizes
        pad, gap = sizes.pad, sizes.gap
        inner = QRect(pad, pad, self.width() - 2 * pad, self.height() - 2 * pad)
        key = self.periods.key_height()
        self._place_head(QRect(inner.left(), inner.top(), inner.width(), key), gap)
        top = self._place_audit(inner.top() + key + gap, inner, gap)
        body = QRect(inner.left(), top, inner.width(), inner.bottom() - top)
        if self._narrow:
            left, right = body.adjusted(0, key + gap, 0, 0), body
        else:
            width = round((body.width() - gap) * LEFT_PART)
            left = QRect(body.left(), body.top(), width, body.height())
            right = QRect(body.left() + width + gap, body.top(), body.width() - width - gap, body.height())
        self.tabs.setGeometry(right.left(), right.top(), right.width(), key)
        self._place_content(left, right.adjusted(0, key + gap, 0, 0))
        self.update()

    def _place_head(self, row: QRect, gap: int) -> None:
        right = row.right() + 1
        for key in reversed(self.exports.values()):
            width = max(96, self.theme.metrics("body", bold=True).horizontalAdvance(key.label) + 32)
            right -= width
            key.setGeometry(right, row.top(), width, row.height())
            right -= 6
        self.periods.setGeometry(row.left(), row.top(), max(0, right - row.left() - gap), row.height())

    def _place_audit(self, top: int, inner: QRect, gap: int) -> int:
        """The question of the audit, above all else; returns where the rest begins."""
        asked = self._asked is not None
        for widget in (self.prompt, self.ask, self.skip):
            widget.setVisible(asked)
        self.sure.setVisible(asked and bool(self._differed))
        if not asked:
            return top
        key, head = self.periods.key_height(), self.line_of("head", bold=True)
        sure = self.theme.metrics("body", bold=True).horizontalAdvance(self.sure.label) + 54 if self._differed else 0
        width = inner.width() - SKIP_PX - sure - gap
        below = self.ask.heightForWidth(max(1, width))
        high = max(head + below + 4, key)
        right, middle = inner.right() + 1 - SKIP_PX, top + (high - key) // 2
        self.skip.setGeometry(right, middle, SKIP_PX, key)
        self.sure.setGeometry(right - sure, middle, max(0, sure - 6), key)
        self.prompt.setGeometry(inner.left(), top, width, head)
        self.ask.setGeometry(inner.left(), top + head + 4, width, below)
        return top + high + gap

    def _place_content(self, left: QRect, right: QRect) -> None:
        there, tab = self.report is not None, self._tab
        empty = there and tab == "differences" and not self.report.balance.differences  # type: ignore[union-attr]
        self.card.setGeometry(left)
        self.card.setVisible(there and (not self._narrow or tab == "equation"))
        for widget, shown in (
            (self.list, tab == "differences" and not empty),
            (self.bars, tab in ("reasons", "no_reads", "stops")),
            (self.facts, tab == "audit"),
        ):
            widget.setGeometry(right)
            widget.setVisible(there and shown)
        self.nothing.setVisible(not there or bool(empty))
        self.nothing.setGeometry(right)

    def paint(self, painter: QPainter) -> None:
        super().paint(painter)
        if self.nothing.isVisible():
            painter.fillRect(self.nothing.geometry(), self.colour("surface"))

    def anchors(self) -> tuple[QRect, ...]:
        first = self.card if self.card.isVisible() else self.tabs
        shown = next((each for each in (self.list, self.bars, self.facts) if each.isVisible()), self.tabs)
        return self.periods.geometry(), first.geometry(), shown.geometry(), self.exports["pdf"].geometry()

    # what a person does ------------------------------------------------------------------------------------------

    def scanned(self, code: str) -> bool:
        """While the audit asks, a scan is its answer."""
        if self._asked is None:
            return False
        self._answer(code, sure=False)
        return True

    def commanded(self, name: str) -> bool:
        if name == "next":
            self.choose_tab(self._tabs[(self._tabs.index(self._tab) + 1) % len(self._tabs)])
            return True
        return press_by_scan({"skip": self.skip, "sure": self.sure}.get(name))

    def _answer(self, code: str, *, sure: bool) -> None:
        asked, words = self._asked, self.tools.words
        if asked is None:
            return

        def answered(answer: CommandAnswer | Failure) -> None:
            if not isinstance(answer, Failure):
                right = words.say("balance", "Audit: it is in the case it was taken from.")
                wrong = words.say("balance", "Audit: recorded as a wrong link.")
                self.tools.tell(AnswerModel("accepted", wrong if sure else right, "", code))
                return
            if answer.key == "audit_differs":
                self._differed = code
                self._show()
            self.tools.tell(refused(answer.key, answer.arguments, words, code))

        args = {"place": asked.place, "code": code, "sure": sure}
        self.tools.client.command("answer_audit", args, answered)

    def _skip(self) -> None:
        if self._asked is not None:
            said = self.tools.words.say("balance", "Audit skipped.")
            self.tools.command("skip_audit", {"place": self._asked.place}, said=said)

    def _open_row(self, key: str) -> None:
        kind, _, name = key.partition("/")
        if kind == "case":
            self.tools.open_page("rejects", name)
        elif kind == "device":
            self.tools.open_page("devices", name)

    # the file ----------------------------------------------------------------------------------------------------

    def _export(self, form: str) -> None:
        if self._file is not None and self._file.open:
            return
        path = report_path(form, self._period, self._order, datetime.now().astimezone())
        language = self.tools.words.language
        self._file = fetch_report(self.tools.client, path, self._query(), language, self._exported)

    def _exported(self, done: Path | Failure) -> None:
        self.tools.tell(report_told(done, self.tools.words))
