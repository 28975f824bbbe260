"""Settings: what may I change? Groups, settings, the chosen one; saved together, in force after a restart."""

from collections.abc import Callable

from pydantic import ValidationError
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from station.api.schema import ConfigFile, SaveAnswer, SettingFault
from ui.client import Call, Failure
from ui.pages.placement import lay, rect_of
from ui.pages.run_layout import Area
from ui.presenters.answers import AnswerModel, refused
from ui.presenters.moment import Moment
from ui.presenters.settings import (
    BACK,
    about_lines,
    card,
    group_rows,
    loose_faults,
    search_rows,
    setting_rows,
    status,
)
from ui.presenters.settings_draft import SettingsDraft
from ui.shell.page import Page, PageTools
from ui.widgets.keys import HoldKey, Key
from ui.widgets.plain_text import PlainField, PlainLabel
from ui.widgets.row_list import RowList
from ui.widgets.setting_card import SettingCard

FILE, SAVE = "/v1/config/file", "/v1/config"
RESTART_S = 1.0
GROUPS_PART, LIST_PART = 0.26, 0.46
_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class SettingsPage(Page):
    """What is typed here is kept while other pages are looked at, and is nothing until it is saved."""

    def __init__(self, tools: PageTools) -> None:
        super().__init__(tools)
        theme = tools.theme
        self.draft = SettingsDraft()
        self.search = PlainField(theme, self)
        self.status = PlainLabel(theme, "body", bold=True, parent=self)
        self.back, self.forget = Key(theme, self, icon="left"), Key(theme, self)
        self.save = Key(theme, self, kind="primary")
        self.restart = HoldKey(theme, self, icon="retry", hold_s=RESTART_S)
        self.groups, self.list = RowList(theme, self), RowList(theme, self)
        self.card = SettingCard(theme, self)
        self.about = PlainLabel(theme, "body", wrap=True, align=_TOP, parent=self)
        self.loose = PlainLabel(theme, "body", ink="redtxt", bold=True, wrap=True, align=_TOP, parent=self)
        self._group, self._chosen = "", ""
        self._panel = QRect()
        self._revealed: dict[RowList, str] = {}
        self._call: Call | None = None
        self._saving = False
        """A save is on its way: a second one would be to a file that is another one by then."""
        self._moment: Moment | None = None
        self._known: tuple[int, str] | None = None
        """The start and the order that the file was read under."""
        self._connect()

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._again())
        self.groups.chosen.connect(self.choose_group)
        self.list.chosen.connect(self.choose)
        self.card.stepped.connect(lambda way: self._changed(self.draft.step, way))
        self.card.typed.connect(lambda text: self._changed(self.draft.put_text, text))
        self.card.chosen.connect(self._choice)
        self.card.defaulted.connect(lambda: self._changed(self.draft.reset))
        self.back.clicked.connect(lambda: self.choose(""))
        self.forget.clicked.connect(self._forget)
        self.save.clicked.connect(self._save)
        self.restart.held.connect(lambda: self.tools.command("restart"))
        self.theme.changed.connect(self._place)

    # what is shown -----------------------------------------------------------------------------------------------

    def opened(self, about: str) -> None:
        """``about``: the key of a setting to show."""
        if about:
            self._chosen, self._group = about, about.rpartition(".")[0]
        self._read()

    def closed(self) -> None:
        if self._call is not None:
            self._call.cancel()
            self._call = None

    def _read(self) -> None:
        self._call = self.tools.client.get(FILE, ConfigFile, self._arrived)

    def _arrived(self, file: ConfigFile | Failure) -> None:
        self._call = None
        if isinstance(file, Failure):
            self.tools.tell(refused(file.key, file.arguments, self.tools.words))
            return
        self.draft.read(file)
        if not self._group and file.groups:
            self._group = file.groups[0].key if self._three else ""
        self._again()

    def show_moment(self, moment: Moment) -> None:
        """The line goes on; the file is read anew after a start of the station, and with another order."""
        order = moment.snapshot.order
        now = (moment.snapshot.boot, order.order if order is not None else "")
        if self._known not in (None, now) and self._call is None:
            self._read()
        self._moment, self._known = moment, now
        self._again()

    @property
    def _three(self) -> bool:
        return self.theme.size_class == "large"

    def _again(self) -> None:
        words, draft = self.tools.words, self.draft
        hits = self.search.text().strip()
        self.search.setPlaceholderText(words.say("settings", "Search"))
        self.status.set_text(status(draft, words))
        self.groups.show_rows(group_rows(draft, words), self._group)
        rows = (
            search_rows(draft, hits, words) if hits else setting_rows(draft, self._group, words, back=not self._three)
        )
        self.list.show_rows(rows, self._chosen)
        self._reveal()
        none = [words.say("settings", "No setting has these words.")] if hits and not rows else []
        gap = "\n" if self.theme.size_class == "small" else "\n\n"
        self.about.set_text(gap.join((*none, *about_lines(draft, words))))
        self.loose.set_text(loose_faults(draft, words))
        if (shown := card(draft, self._chosen, words)) is not None:
            self.card.show_card(shown)
        self._label()
        self._place()

    def _reveal(self) -> None:
        """What was chosen by something else than a tap is scrolled to, once."""
        for shown, chosen in ((self.groups, self._group), (self.list, self._chosen)):
            keys = [row.key for row in shown.rows]
            if chosen in keys and self._revealed.get(shown) != chosen:
                self._revealed[shown] = chosen
                shown.scrollTo(shown.model().index(keys.index(chosen), 0))

    def _label(self) -> None:
        words = self.tools.words
        self.back.set_label(words.say("settings", "Back"))
        self.forget.set_label(words.say("settings", "Discard"))
        self.save.set_label(words.say("settings", "Save"))
        self.restart.set_label(words.say("settings", "Hold to restart"))
        self.save.setEnabled(bool(self.draft.changes) and not self._saving)
        self.forget.setEnabled(bool(self.draft.changes))

    # what a person does ------------------------------------------------------------------------------------------

    def choose_group(self, group: str) -> None:
        self._group, self._chosen = group, ""
        self.search.clear()
        self._again()

    def choose(self, key: str) -> None:
        """A row was tapped; the first row of a single column leads back to the groups."""
        if key == BACK:
            self._group, key = "", ""
        self._chosen = key
        self._again()

    def scanned(self, code: str) -> bool:
        """Into the field of the chosen setting; otherwise it is looked up."""
        setting = self.draft.setting(self._chosen)
        if setting is None or setting.by_hand or setting.kind not in ("text", "text_or_whole", "secret"):
            return False
        self.card.put_text(code)
        return True

    def _choice(self, name: str) -> None:
        setting = self.draft.setting(self._chosen)
        if setting is None:
            return
        match setting.kind:
            case "yes_no":
                self.draft.put(setting.key, name == "yes")
            case "choices":
                self.draft.toggle(setting.key, name)
            case _:
                self.draft.put(setting.key, name)
        self._again()

    def _changed(self, change: Callable[..., None], *arguments: object) -> None:
        change(self._chosen, *arguments)
        self._again()

    def _forget(self) -> None:
        self.draft.forget()
        self.card.cleared()
        self._again()

    def _save(self) -> None:
        request = self.draft.request()
        if request is not None and not self._saving:
            self._saving = True
            self.save.setEnabled(False)
            self.tools.client.post(SAVE, request, SaveAnswer, self._answered)

    def _answered(self, answer: SaveAnswer | Failure) -> None:
        words, self._saving = self.tools.words, False
        if isinstance(answer, Failure):
            self._refused(answer)
            return
        self.draft.saved()
        self.card.cleared()
        said = words.say("settings", "Saved; restart to apply") if answer.restart else words.say("settings", "Saved")
        self.tools.tell(AnswerModel("accepted", said))
        self._read()

    def _refused(self, failure: Failure) -> None:
        """Every fault at once, the first one opened; where somebody else was faster, what there is now."""
        first = self.draft.refused(_faults(failure))
        self.tools.tell(refused(failure.key, failure.arguments, self.tools.words))
        if failure.key == "config_changed_meanwhile":
            self._read()
        if first:
            self._chosen, self._group = first, first.rpartition(".")[0]
            self.search.clear()
        self._again()

    # where it lies -----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def _place(self) -> None:
        sizes = self.theme.sizes
        whole = Area(sizes.pad, sizes.pad, self.width() - 2 * sizes.pad, self.height() - 2 * sizes.pad)
        strip, main = whole.rows(sizes.gap, sizes.btn)
        chosen = self.draft.setting(self._chosen) is not None
        small = self.theme.size_class == "small"
        self._lay_strip(strip, back=small and chosen)
        if small:
            left, right = self._one_column(main, chosen=chosen)
        else:
            left, right = main.columns(sizes.gap, 0.6 if self._three else LIST_PART)
        self._lay_lists(left, shown=not (small and chosen))
        self._lay_right(right, chosen=chosen)

    def _one_column(self, main: Area, *, chosen: bool) -> tuple[Area, Area]:
        """The list, or the chosen setting; what a restart does and what is wrong stands under the list."""
        if chosen:
            return main, main
        wanted = self.about.heightForWidth(main.width - 2 * self.theme.sizes.pad) + 2 * self.theme.sizes.pad
        waits = self.draft.file is not None and bool(self.draft.file.waits)
        below = min(main.height // 2, wanted) if waits or self.loose.shown else 0
        above, rest = main.rows(self.theme.sizes.gap, main.height - below - (self.theme.sizes.gap if below else 0))
        return above, rest

    def _lay_strip(self, strip: Area, *, back: bool) -> None:
        """Search, what is not saved, and the keys for it at the right."""
        gap = self.theme.sizes.gap
        waits = self.draft.file is not None and bool(self.draft.file.waits) and not self.draft.changes
        keys = [self.restart] if waits else [self.forget, self.save]
        right = strip.x + strip.width
        for key in (self.save, self.forget, self.restart):
            key.setVisible(key in keys)
        for key in reversed(keys):
            width = key.sizeHint().width()
            right -= width
            key.setGeometry(right, strip.y, width, strip.height)
            right -= gap
        first = self.back.sizeHint().width() if back else round(strip.width * GROUPS_PART)
        self.back.setVisible(back)
        self.search.setVisible(not back)
        (self.back if back else self.search).setGeometry(rect_of(Area(strip.x, strip.y, first, strip.height)))
        left = strip.x + first + 2 * gap
        self.status.setGeometry(rect_of(Area(left, strip.y, max(0, right - left), strip.height)))

    def _lay_lists(self, area: Area, *, shown: bool) -> None:
        gap, hits = self.theme.sizes.gap, bool(self.search.text().strip())
        groups = not hits and not self._group
        if self._three:
            left, right = area.columns(gap, GROUPS_PART / 0.6)
        else:
            left = right = area
        lay(self.groups, left, shown=shown and (self._three or groups))
        lay(self.list, right, shown=shown and (self._three or not groups))

    def _lay_right(self, area: Area, *, chosen: bool) -> None:
        lay(self.card, area, shown=chosen)
        pad, loose = self.theme.sizes.pad, bool(self.loose.shown)
        above, below = area.rows(0, area.height // 2 if loose else 0)
        inside = Area(below.x + pad, below.y + pad, below.width - 2 * pad, max(0, below.height - 2 * pad))
        room = not chosen and area.height > 2 * pad
        notes = Area(above.x + pad, above.y + pad, above.width - 2 * pad, above.height - pad)
        lay(self.loose, notes, shown=loose and room)
        lay(self.about, inside, shown=room)
        self._panel = rect_of(area) if room else QRect()
        self.update()

    def paint(self, painter: QPainter) -> None:
        super().paint(painter)
        painter.fillRect(self._panel, self.colour("surface"))

    def anchors(self) -> tuple[QRect, ...]:
        shown: tuple[QWidget, ...] = (
            self.search, self.groups if self.groups.isVisible() else self.list, self.list,
            self.card if self.card.isVisible() else self.about, self.save if self.save.isVisible() else self.restart,
        )  # fmt: skip
        return tuple(widget.geometry() for widget in shown)


def _faults(failure: Failure) -> tuple[SettingFault, ...]:
    """Those of the station; none where it was not the station that refused."""
    try:
        return SaveAnswer.model_validate_json(failure.body).faults
    except ValidationError:
        return ()
