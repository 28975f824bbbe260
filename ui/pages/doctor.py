"""Doctor: does each device send what the test card says? Devices and protocols at the left, the chosen one at the
right; on a small screen one, then the other."""

from urllib.parse import quote

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QResizeEvent

from station.api.schema import CommandAnswer, DoctorStatus
from ui.client import Failure
from ui.client.documents import documents, keep
from ui.client.export import unwritable
from ui.i18n.visible import line
from ui.pages.placement import lay, rect_of
from ui.pages.polling import Poll
from ui.pages.run_layout import Area
from ui.presenters.answers import AnswerModel, refused
from ui.presenters.doctor import DoctorCard, doctor_card, doctor_rows
from ui.presenters.moment import Moment
from ui.shell.page import Page, PageTools
from ui.widgets.keys import Key
from ui.widgets.plain_text import PlainLabel
from ui.widgets.row_list import RowList

EVERY_MS = 500
LIST_PART = 0.36
CARD_FILE = "card.pdf"
SCREEN = "screen"
"""The scanner of this screen, as the station calls it."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class DoctorPage(Page):
    """Polls while it is open; a test goes on in the station when the page is left."""

    def __init__(self, tools: PageTools) -> None:
        super().__init__(tools)
        theme = tools.theme
        self.list, self.findings = RowList(theme, self), RowList(theme, self)
        self.title = PlainLabel(theme, "head", bold=True, parent=self)
        self.about = PlainLabel(theme, "small", ink="text2", wrap=True, align=_LEFT, parent=self)
        self.how = PlainLabel(theme, "body", bold=True, wrap=True, align=_LEFT, parent=self)
        self.back = Key(theme, self, icon="left")
        self.test, self.check = Key(theme, self, kind="primary"), Key(theme, self)
        self.save, self.write, self.card = Key(theme, self, kind="primary"), Key(theme, self), Key(theme, self)
        self._poll = Poll(self, tools.client, DoctorStatus, self._got, EVERY_MS)
        self._told: DoctorStatus | None = None
        self._shown: DoctorCard | None = None
        self._wanted = ""
        self._head = QRect()
        self.list.chosen.connect(self._choose)
        self.back.clicked.connect(lambda: self._choose(""))
        self.test.clicked.connect(lambda: self._test(canary=False))
        self.check.clicked.connect(lambda: self._test(canary=True))
        self.write.clicked.connect(lambda: self.tools.command("write_protocol"))
        self.card.clicked.connect(lambda: self._fetch("/v1/doctor/card.pdf", CARD_FILE))
        self.save.clicked.connect(self._save)
        theme.changed.connect(self._place)

    # what is shown -----------------------------------------------------------------------------------------------

    def opened(self, about: str) -> None:
        self._wanted = about or self._wanted
        self._poll.start("/v1/doctor")

    def closed(self) -> None:
        self._poll.stop()

    def show_moment(self, moment: Moment) -> None:
        self._show()

    def _got(self, told: DoctorStatus) -> None:
        self._told = told
        self._show()

    def _show(self) -> None:
        told, words = self._told, self.tools.words
        if told is None:
            return
        rows = doctor_rows(told, words)
        if not self._wanted and self.theme.size_class != "small" and rows:
            self._wanted = next((row.key for row in rows if row.sign in ("P2", "P3", "rejected")), rows[0].key)
        self.list.show_rows(rows, self._wanted)
        self._shown = doctor_card(told, self._wanted, words)
        if self._shown is not None:
            self._show_card(self._shown)
        self._label()
        self._place()

    def _show_card(self, card: DoctorCard) -> None:
        self.title.set_text(card.title)
        self.about.set_text(card.about)
        self.how.set_text(card.how)
        self.findings.show_rows(card.findings)
        self.test.setEnabled(card.may_test)
        self.check.setEnabled(card.may_check)

    def _label(self) -> None:
        words = self.tools.words
        self.back.set_label(words.say("doctor", "Devices"))
        self.test.set_label(words.say("doctor", "Test"))
        self.check.set_label(words.say("doctor", "Daily check"))
        self.save.set_label(words.say("doctor", "Save to a file"))
        self.write.set_label(words.say("doctor", "Write protocol"))
        self.card.set_label(words.say("doctor", "Test card"))

    # what a person does ------------------------------------------------------------------------------------------

    def _choose(self, key: str) -> None:
        self._wanted = key
        self._show()

    def _test(self, *, canary: bool) -> None:
        if self._shown is not None:
            said = self.tools.words.say("doctor", "It begins.")
            self.tools.command("check_device", {"device": self._shown.name, "canary": canary}, said=said)

    def scanned(self, code: str) -> bool:
        """A code of the card, while the screen's own scanner is chosen; otherwise it is looked up."""
        if self._shown is None or self._shown.name != SCREEN:
            return False
        self.tools.client.command("card_scan", {"text": code}, lambda answer: self._judged(code, answer))
        return True

    def _judged(self, code: str, answer: CommandAnswer | Failure) -> None:
        words = self.tools.words
        if isinstance(answer, Failure) or answer.key != "card_right":
            self.tools.tell(refused(answer.key, answer.arguments, words, code))
        else:
            what = words.what(answer.key, answer.arguments)
            self.tools.tell(AnswerModel("accepted", what, "", line(code)))

    def _save(self) -> None:
        if self._shown is not None and self._shown.file:
            self._fetch("/v1/doctor/protocols/" + quote(self._shown.file, safe=""), self._shown.file)

    def _fetch(self, path: str, name: str) -> None:
        self.tools.client.fetch(path, lambda answer: self._fetched(name, answer))

    def _fetched(self, name: str, answer: bytes | Failure) -> None:
        words = self.tools.words
        if isinstance(answer, Failure):
            self.tools.tell(refused(answer.key, answer.arguments, words))
            return
        try:
            path = keep(name, answer)
        except OSError as error:
            failure = unwritable(documents() / name, error)
            self.tools.tell(refused(failure.key, failure.arguments, words))
            return
        self.tools.tell(AnswerModel("accepted", words.say("doctor", "Saved."), "", line(str(path))))

    # where it lies -----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def _place(self) -> None:
        sizes, small = self.theme.sizes, self.theme.size_class == "small"
        whole = Area(sizes.pad, sizes.pad, self.width() - 2 * sizes.pad, self.height() - 2 * sizes.pad)
        left, right = (whole, whole) if small else whole.columns(sizes.gap, LIST_PART)
        chosen = self._shown is not None
        listed = not (small and chosen)
        rows, keys = left.rows(sizes.gap, left.height - sizes.btn - sizes.gap)
        lay(self.list, rows, shown=listed)
        first, second = keys.columns(sizes.gap)
        lay(self.write, first, shown=listed)
        lay(self.card, second, shown=listed)
        self._place_card(right, shown=chosen, back=small)
        self.update()

    def _place_card(self, area: Area, *, shown: bool, back: bool) -> None:
        """Name and keys, what to do now, and what was found."""
        sizes, pad, gap = self.theme.sizes, self.theme.sizes.pad, self.theme.sizes.gap
        lines = self.line_of("head", bold=True) + 2 * self.line_of("small")
        how = self.how.heightForWidth(max(1, area.width - 2 * pad)) if self.how.shown else 0
        head, below = area.rows(gap, max(sizes.btn, lines) + how + 3 * pad // 2)
        self._head = rect_of(head) if shown else QRect()
        top, left, right = head.y + pad // 2, head.x + pad, head.x + head.width - pad
        if back:
            width = min(self.back.sizeHint().width(), head.width // 4)
            self.back.setGeometry(left, top, width, sizes.btn)
            left += width + gap
        self.back.setVisible(shown and back)
        for key in self._keys(shown=shown):
            width = key.sizeHint().width()
            right -= width
            key.setGeometry(right, top, width, sizes.btn)
            right -= gap
        room = max(0, right - left)
        self.title.setGeometry(left, top, room, self.line_of("head", bold=True))
        self.about.setGeometry(left, top + self.line_of("head", bold=True), room, 2 * self.line_of("small"))
        self.how.setGeometry(head.x + pad, top + max(sizes.btn, lines) + pad // 2, head.width - 2 * pad, how)
        for widget in (self.title, self.about, self.how):
            widget.setVisible(shown)
        lay(self.findings, below, shown=shown)

    def _keys(self, *, shown: bool) -> list[Key]:
        """Those of the chosen one, from the right; the others are out of sight."""
        card = self._shown
        if card is None or not shown:
            wanted: list[Key] = []
        elif card.file:
            wanted = [self.save]
        else:
            wanted = [] if card.name == SCREEN else [self.test, *([self.check] if self._has_daily(card) else [])]
        for key in (self.save, self.test, self.check):
            key.setVisible(key in wanted)
        return wanted

    def _has_daily(self, card: DoctorCard) -> bool:
        devices = self._told.devices if self._told is not None else ()
        return any(each.name == card.name and each.kind in ("camera", "reader") for each in devices)

    def paint(self, painter: QPainter) -> None:
        super().paint(painter)
        if not self._head.isNull():
            painter.fillRect(self._head, self.colour("surface"))

    def anchors(self) -> tuple[QRect, ...]:
        shown = (self.list, self.test, self.check, self.findings, self.write, self.card)
        return tuple(widget.geometry() if widget.isVisible() else QRect() for widget in shown)
