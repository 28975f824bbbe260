"""Devices: is each device alive? The list at the left, the chosen one at the right; on a small screen one, then the
other."""

from urllib.parse import quote

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage, QPainter, QResizeEvent

from station.api.schema import DeviceList, Preview
from ui.i18n.words import Words, fill
from ui.pages.device_test import DeviceTest
from ui.pages.placement import rect_of
from ui.pages.polling import Poll
from ui.pages.run_layout import Area
from ui.presenters.age import STALE_S
from ui.presenters.devices import DeviceCard, as_devices, device_card, device_rows
from ui.presenters.moment import Moment
from ui.presenters.preview import preview_model, preview_numbers
from ui.shell.page import Page, PageTools
from ui.widgets.camera_preview import CameraPreview
from ui.widgets.device_list import DeviceListModel, DeviceListView, draw_state
from ui.widgets.keys import Key
from ui.widgets.numbers import Numbers
from ui.widgets.plain_text import PlainLabel
from ui.widgets.trouble import Trouble, TroubleModel

EVERY_MS, PREVIEW_MS = 500, 500
LIST_PART = 0.276
PREVIEW_PART = {"large": 0.72, "medium": 0.72, "small": 0.53}
SEEN_PART = 0.55
HEAD = {"large": 104, "medium": 96, "small": 76}
_SICK = ("octagon", "triangle", "stale")


class DevicesPage(Page):
    """Polls while it is open: the devices, and the preview of a chosen camera."""

    def __init__(self, tools: PageTools) -> None:
        super().__init__(tools)
        theme = tools.theme
        self.list = DeviceListView(theme, self)
        self.title, self.about = (
            PlainLabel(theme, "head", bold=True, parent=self),
            PlainLabel(theme, "small", parent=self),
        )
        self.head, self.numbers = Numbers(theme, 3, self), Numbers(theme, 1, self)
        self.seen = Numbers(theme, 1, self)
        self.preview, self.trouble = CameraPreview(theme, self), Trouble(theme, self)
        self.back, self.test, self.more = Key(theme, self, icon="left"), Key(theme, self), Key(theme, self)
        self._poll = Poll(self, tools.client, DeviceList, self._got, EVERY_MS)
        self._looking = Poll(self, tools.client, Preview, self._looked, PREVIEW_MS)
        self._test = DeviceTest(tools, lambda: self.test.setEnabled(True))
        self._told: DeviceList | None = None
        self._card: DeviceCard | None = None
        self._preview: Preview | None = None
        self._coming: Preview | None = None
        self._image: QImage | None = None
        self._wanted = ""
        """The chosen device; empty = none yet."""
        self._moment: Moment | None = None
        self._head = QRect()
        self._sign = QRectF()
        self.list.chosen.connect(self._choose)
        self.back.clicked.connect(lambda: self._choose(""))
        self.test.clicked.connect(self._ask)
        self.more.clicked.connect(self._open_page)
        theme.changed.connect(self._place)

    # what is shown -----------------------------------------------------------------------------------------------

    def opened(self, about: str) -> None:
        self._wanted = about or self._wanted
        self._poll.start("/v1/devices")
        self._look_at(self._card)

    def closed(self) -> None:
        self._poll.stop()
        self._looking.stop()
        self.tools.pictures.forget()
        self._coming = None

    def _got(self, told: DeviceList) -> None:
        self._told = told
        self._show()

    def show_moment(self, moment: Moment) -> None:
        self._moment = moment
        self._show()

    def _show(self) -> None:
        moment, words = self._moment, self.tools.words
        if moment is None:
            return
        told = self._told or as_devices(moment.snapshot)
        stale = moment.stale or (self._told is not None and self._poll.age_s > STALE_S)
        rows = device_rows(told, words, stale=stale)
        if not self._wanted and self.theme.size_class != "small" and rows:
            self._wanted = next((row.name for row in rows if row.shape in _SICK), rows[0].name)
        more = fill(words.say("device", "{n:1 device|{n} devices}, show more"), n=str(len(rows)))
        none = words.say("device", "No devices set up")
        self.list.show_model(DeviceListModel(rows, self._wanted, more, none))
        card = device_card(told, self._wanted, words, stale=stale)
        before, self._card = self._card, card
        if (card.name if card else "") != (before.name if before else ""):
            self._look_at(card)
        if card is not None:
            self._show_card(card, words)
        self._place()

    def _show_card(self, card: DeviceCard, words: Words) -> None:
        self.title.set_text(card.title)
        self.about.set_text(card.about)
        self.head.show_model(card.head)
        self.numbers.show_model(card.numbers)
        said = words.say("device", "Its last message:")
        what = card.what or words.say("device", "Nothing to do.")
        self.trouble.show_model(TroubleModel(what, card.do, said, card.words))
        self.test.set_label(words.say("device", "Test"))
        self.back.set_label(words.say("device", "Devices"))
        self.more.set_label(words.say("device", "Open its page"))
        self._show_preview(card, words)

    def _show_preview(self, card: DeviceCard, words: Words) -> None:
        if self._preview is None:
            said = card.what or words.say("device", "No picture yet")
            self.preview.show_preview(said, None)
            self.seen.show_model(())
            return
        model = preview_model(self._preview, words, self._looking.age_s)
        self.preview.show_preview(model, self._image)
        self.seen.show_model(preview_numbers(self._preview, words))

    # the preview -------------------------------------------------------------------------------------------------

    def _look_at(self, card: DeviceCard | None) -> None:
        self._looking.stop()
        self._preview = self._coming = self._image = None
        if card is not None and card.is_camera:
            self._looking.start("/v1/previews/" + quote(card.name, safe=""))

    def _looked(self, preview: Preview) -> None:
        """Its picture first; then both are shown together."""
        if self._preview is not None and preview.number == self._preview.number and self._image is not None:
            self._preview = preview
            self._show()
            return
        self._coming = preview
        self.tools.pictures.want(preview.picture, lambda image: self._arrived(preview, image))

    def _arrived(self, preview: Preview, image: QImage | None) -> None:
        if self._coming is preview:
            self._preview, self._image, self._coming = preview, image, None
            self._show()

    # what a person does ------------------------------------------------------------------------------------------

    def _choose(self, name: str) -> None:
        self._wanted = name
        self._show()

    def _ask(self) -> None:
        if self._card is not None:
            self.test.setEnabled(False)
            self._test.ask(self._card.name)

    def _open_page(self) -> None:
        if self._card is not None:
            self.tools.open_page(self._card.page, self._card.name)

    # where it lies -----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def _place(self) -> None:
        sizes, small = self.theme.sizes, self.theme.size_class == "small"
        whole = Area(sizes.pad, sizes.pad, self.width() - 2 * sizes.pad, self.height() - 2 * sizes.pad)
        left, right = (whole, whole) if small else whole.columns(sizes.gap, LIST_PART)
        detailed = self._card is not None
        self.list.columns = 2 if small else 1
        self.list.setVisible(not (small and detailed))
        self.list.setGeometry(rect_of(left))
        self.back.setVisible(small and detailed)
        head, body = right.rows(sizes.gap, HEAD[self.theme.size_class])
        self._head = rect_of(head) if detailed else QRect()
        for widget in (self.title, self.about, self.head, self.test):
            widget.setVisible(detailed)
        self._place_head(head, back=small)
        self._place_body(body, sizes.gap)
        self.update()

    def _place_head(self, head: Area, *, back: bool) -> None:
        """Way back on a small screen, shape, name, numbers, Test."""
        pad, gap = self.theme.sizes.pad, self.theme.sizes.gap
        height = max(48, min(self.theme.sizes.btn, head.height - 12))
        top, left = head.y + (head.height - height) // 2, head.x + pad
        if back:
            width = min(self.back.sizeHint().width(), head.width // 5)
            self.back.setGeometry(head.x + gap, top, width, height)
            left = head.x + gap + width + gap
        width = self.test.sizeHint().width()
        right = head.x + head.width - gap - width
        self.test.setGeometry(right, top, width, height)
        side = self.theme.sizes.icon
        self._sign = QRectF(left, head.y + (head.height - side) / 2, side, side)
        left += side + gap
        name = round((right - left) * 0.38)
        first, second = self.line_of("head", bold=True), self.line_of("small")
        middle = head.y + (head.height - first - second) // 2
        self.title.setGeometry(left, middle, name, first)
        self.about.setGeometry(left, middle + first, name, second)
        self.head.setGeometry(left + name + gap, head.y + 2, right - left - name - 2 * gap, head.height - 4)

    def _place_body(self, body: Area, gap: int) -> None:
        camera = self._card is not None and self._card.is_camera
        self.preview.setVisible(camera)
        self.seen.setVisible(camera)
        self.numbers.setVisible(self._card is not None)
        self.trouble.setVisible(self._card is not None and not camera)
        page = self._card.page if self._card is not None and self._moment is not None else ""
        opens = bool(page) and self._moment is not None and page in self._moment.pages
        self.more.setVisible(opens)
        if camera:
            picture, side = body.columns(gap, PREVIEW_PART[self.theme.size_class])
            seen, numbers = side.rows(gap, round(side.height * SEEN_PART))
            self.preview.setGeometry(rect_of(picture))
            self.numbers.across = self.seen.across = 2 if self.theme.size_class == "small" else 1
            self.seen.setGeometry(rect_of(seen))
            self.numbers.setGeometry(rect_of(numbers))
            return
        self.numbers.across = 4
        count = len(self._card.numbers) if self._card is not None else 0
        numbers, rest = body.rows(gap, self.numbers.height_for(count))
        self.numbers.setGeometry(rect_of(numbers))
        if opens:
            key = max(48, self.theme.sizes.btn)
            rest, below = rest.rows(gap, rest.height - key - gap)
            self.more.setGeometry(below.x, below.y, min(below.width, self.more.sizeHint().width()), key)
        self.trouble.setGeometry(rect_of(rest))

    def paint(self, painter: QPainter) -> None:
        super().paint(painter)
        if self._card is not None and not self._head.isNull():
            painter.fillRect(self._head, self.colour("surface"))
            draw_state(self, painter, self._card.shape, self._card.tone, self._sign)

    def anchors(self) -> tuple[QRect, ...]:
        shown = (self.list, self.head, self.preview if self.preview.isVisible() else self.trouble, self.seen, self.test)
        return tuple(widget.geometry() if widget.isVisible() else QRect() for widget in shown)
