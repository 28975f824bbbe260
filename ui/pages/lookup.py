"""Look-up: where is this code? Scan it, or type it; follow what it is in and what is in it, and come back."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QWidget

from station.api.schema import CaseStory, CodeStory
from ui.i18n.visible import visible
from ui.i18n.words import Words
from ui.pages.journal_query import JournalQuery
from ui.pages.lookup_layout import Tab, View, lookup_layout
from ui.pages.placement import lay_named
from ui.pages.run_layout import Area
from ui.presenters.answers import sound_of
from ui.presenters.case import case_model
from ui.presenters.lookup import (
    LookupRequest,
    StoryModel,
    asked_of,
    case_story_model,
    code_model,
    looking,
    not_found,
    nothing_asked,
)
from ui.presenters.moment import Moment
from ui.presenters.order_cases import order_cases_model
from ui.shell.page import Page, PageTools
from ui.widgets.case_views import CaseViews
from ui.widgets.guide import ScanBox
from ui.widgets.keys import Key, press_by_scan
from ui.widgets.location_card import LocationCard
from ui.widgets.plain_text import PlainField, PlainLabel, PlainText
from ui.widgets.row_list import RowList

TABS: tuple[Tab, ...] = ("story", "kin", "picture")


class LookupPage(Page):
    """A scan anywhere, that no other page wants, ends here."""

    def __init__(self, tools: PageTools) -> None:
        super().__init__(tools)
        theme = tools.theme
        self.enquiry = JournalQuery(tools.client, self._came, self)
        self.field, self.head, self.code = PlainField(theme, self), LocationCard(theme, self), PlainText(theme, self)
        self.look_up, self.back = Key(theme, self, kind="primary"), Key(theme, self, icon="left")
        self.story, self.kin, self.cases = (RowList(theme, self) for _ in range(3))
        self.views, self.scan = CaseViews(theme, self), ScanBox(theme, self)
        self.picture = self.views.picture
        self.tabs: dict[Tab, Key] = {tab: Key(theme, self) for tab in TABS}
        self.earlier, self.later = Key(theme, self, icon="left"), Key(theme, self, icon="right")
        self.bad, self.cancel = Key(theme, self), Key(theme, self, icon="close")
        self.place = PlainLabel(theme, align=Qt.AlignmentFlag.AlignCenter, parent=self)
        self._named: dict[str, QWidget] = {
            "field": self.field, "look": self.look_up, "back": self.back, "head": self.head, "code": self.code,
            "scan": self.scan, "story": self.story, "kin": self.kin, "picture": self.views, "cases": self.cases,
            "earlier": self.earlier, "place": self.place, "later": self.later, "bad": self.bad, "cancel": self.cancel,
            **{f"tab_{tab}": key for tab, key in self.tabs.items()},
        }  # fmt: skip
        self._tab: Tab = "story"
        self._page_shown, self._bad_only = 0, False
        self._told: object = None
        self._scanned = False
        """A scan waits for the sound of its answer."""
        self._chosen_view: int | None = None
        """The view a person chose to see large, 0 = all; None = the one that shows what was asked for."""
        self._paths: tuple[str, ...] = ()
        self._images: tuple[QImage | None, ...] = ()
        self._connect()

    def _connect(self) -> None:
        self.field.returnPressed.connect(self._typed)
        self.look_up.clicked.connect(self._typed)
        self.back.clicked.connect(self._back)
        for rows in (self.story, self.kin, self.cases):
            rows.chosen.connect(self._follow)
        self.picture.chosen.connect(self._follow_cell)
        self.views.view_chosen.connect(self._choose_view)
        for tab, key in self.tabs.items():
            key.clicked.connect(lambda _=False, tab=tab: self._open_tab(tab))
        self.earlier.clicked.connect(lambda: self._turn(-1))
        self.later.clicked.connect(lambda: self._turn(1))
        self.bad.clicked.connect(self._other_cases)
        self.cancel.clicked.connect(self.enquiry.cancel)
        self.theme.changed.connect(self._place)

    # what a person does ------------------------------------------------------------------------------------------

    def opened(self, about: str) -> None:
        if about:
            self.scanned(about)
        else:
            self.enquiry.resume()
        if not any(self._images):
            self._paths, self._told = (), None

    def closed(self) -> None:
        self._scanned = False
        self.enquiry.cancel()
        self.tools.pictures.forget()

    def scanned(self, code: str) -> bool:
        self._scanned = True
        self._ask(LookupRequest("code", code))
        return True

    def commanded(self, name: str) -> bool:
        """The next tab, where there are tabs; back to what was looked at before."""
        if name == "next" and self.tabs[self._tab].isVisible():
            self._open_tab(TABS[(TABS.index(self._tab) + 1) % len(TABS)])
            return True
        return press_by_scan({"cancel": self.back}.get(name))

    def _came(self) -> None:
        """Another part of the answer. Whoever scanned hears it: found, or not."""
        if self._scanned and self.enquiry.settled:
            self._scanned = False
            failure = self.enquiry.failure
            self.tools.sounds.play(sound_of(failure.key) if failure is not None else "accepted")
        self._show()

    def _typed(self) -> None:
        text = self.field.text()
        if text.strip():
            self._ask(LookupRequest("code", text))
            self.field.selectAll()

    def _ask(self, asked: LookupRequest) -> None:
        self._tab, self._page_shown, self._bad_only, self._chosen_view = "story", 0, False, None
        self.enquiry.ask(asked)

    def _back(self) -> None:
        self._tab, self._page_shown, self._chosen_view = "story", 0, None
        self.enquiry.back()

    def _follow(self, row_key: str) -> None:
        asked = asked_of(row_key)
        if asked is not None and asked != self.enquiry.asked:
            self._ask(asked)

    def _follow_cell(self, row: int, column: int) -> None:
        case = self.enquiry.case
        cells = case.case.cells if case is not None else ()
        place = (self._large, row, column)
        found = next((cell for cell in cells if (cell.view or self._large, cell.row, cell.column) == place), None)
        if found is not None and found.text:
            self._ask(LookupRequest("code", found.text))

    def _choose_view(self, view: int) -> None:
        self._chosen_view = view
        self._show()

    @property
    def _own_view(self) -> int:
        """The view that shows the unit which was asked for; 0 = there is none."""
        story, case = self.enquiry.story, self.enquiry.case
        several = case is not None and len(case.case.views) > 1
        return story.view if several and isinstance(story, CodeStory) else 0

    @property
    def _large(self) -> int:
        """The view that is seen large; 0 = all, or the only one."""
        return self._own_view if self._chosen_view is None else self._chosen_view

    def _open_tab(self, tab: Tab) -> None:
        self._tab = tab
        self._show()

    def _turn(self, pages: int) -> None:
        self._page_shown += pages
        self._show()

    def _other_cases(self) -> None:
        self._bad_only, self._page_shown = not self._bad_only, 0
        self._show()

    # what is shown -----------------------------------------------------------------------------------------------

    def show_moment(self, moment: Moment) -> None:
        told = (moment.words.language, moment.words.epoch, self.enquiry.version)
        if told != self._told:
            self._told = told
            self._show()

    def _show(self) -> None:
        words = self.tools.words
        self.field.setPlaceholderText(words.say("lookup", "A code, or an order"))
        self.look_up.set_label(words.say("lookup", "Look up"))
        self.back.set_label(words.say("lookup", "Back"))
        self.back.setEnabled(self.enquiry.can_go_back)
        if self.enquiry.order is not None:
            self._show_order(words)
        else:
            self._show_story(self._story(words), words)
        self._place()

    def _story(self, words: Words) -> StoryModel:
        asked, failure = self.enquiry.asked, self.enquiry.failure
        if asked is None:
            return nothing_asked(words)
        if failure is not None:
            return not_found(asked, failure.key, failure.arguments, words)
        match self.enquiry.story:
            case CodeStory() as story:
                return code_model(story, words, self._now_us())
            case CaseStory() as story:
                return case_story_model(story, words, self._now_us())
            case None:
                return looking(asked, words)

    def _now_us(self) -> int:
        newest = self.tools.client.newest
        return newest.made_at_us if newest is not None else 0

    def _show_story(self, model: StoryModel, words: Words) -> None:
        self.head.show_model(model.head)
        self.scan.show_model((model.head.where, self.enquiry.asked is None))
        self.code.set_text(visible(model.head.code))
        self.story.show_rows(model.steps)
        self.kin.show_rows(model.kin)
        titles = (words.say("lookup", "Story"), words.say("lookup", "Case and units"), words.say("lookup", "Picture"))
        for (tab, key), title in zip(self.tabs.items(), titles, strict=True):
            key.set_label(title)
            key.set_kind("primary" if tab == self._tab else "plain")
        self._show_picture(model, words)

    def _show_picture(self, model: StoryModel, words: Words) -> None:
        case = self.enquiry.case
        if case is None:
            self._paths, self._images = (), ()
            return
        drawn = case_model(case.case, words, earlier=True)
        if drawn.pictures != self._paths:
            self._paths, self._images = drawn.pictures, ()
            if any(drawn.pictures):
                self.tools.pictures.want_each(drawn.pictures, self._arrived)
        cell = model.cell if self._large == self._own_view else None
        self.views.show_case(drawn, self._images, self._large, cell, words.say("verdict", "All"))

    def _arrived(self, place: int, image: QImage | None) -> None:
        """They come in the order of the views."""
        self._images = (*self._images[:place], image)
        if image is not None:
            self._show()

    def _show_order(self, words: Words) -> None:
        order = self.enquiry.order
        assert order is not None
        model = order_cases_model(order, self._page_shown, bad_only=self._bad_only, words=words)
        self._page_shown = model.page
        self.head.show_model(model.head)
        self.cases.show_rows(model.rows)
        self.place.set_text(model.place)
        self.earlier.set_label(words.say("lookup", "Earlier"))
        self.later.set_label(words.say("lookup", "Later"))
        self.earlier.setEnabled(model.page > 0)
        self.later.setEnabled(model.page < model.pages - 1)
        self.bad.set_label(words.say("lookup", "All cases") if self._bad_only else words.say("lookup", "Not good only"))
        self.cancel.set_label(words.say("lookup", "Cancel"))
        self.cancel.setEnabled(model.running)

    # where it lies -----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def _view(self) -> View:
        if self.enquiry.order is not None:
            return "order"
        if self.enquiry.story is not None:
            return "story"
        return "unknown" if self.enquiry.asked is not None else "empty"

    def _place(self) -> None:
        sign = self.theme.metrics("body", script="code")
        signs = max(20, (self.width() - 4 * self.theme.sizes.pad) // max(1, sign.horizontalAdvance("M")))
        lines = max(1, -(-len(self.code.toPlainText()) // signs))
        theme, size, view = self.theme, self.size(), self._view()
        areas = lookup_layout(
            theme.size_class, theme.sizes, size.width(), size.height(), view, self._tab, sign.height(), lines
        )
        if self.enquiry.case is None:
            free = areas.pop("picture", None)
            if free is not None and "kin" in areas:  # no tabs: what is in it has the place of the picture
                story = areas["story"]
                areas["story"], areas["kin"] = Area(story.x, free.y, story.width, free.height), free
        lay_named(self._named, areas)

    def anchors(self) -> tuple[QRect, ...]:
        shown = (self.field, self.head, self.story, self.kin, self.views, self.back)
        return tuple(widget.geometry() for widget in shown)
