"""Alarms: what must I do first? What stands at the left, the chosen one at the right; what was, in a tab."""

import re

from PySide6.QtCore import QRect
from PySide6.QtGui import QResizeEvent

from ui.i18n.words import fill
from ui.pages.alarm_history import AlarmHistoryList
from ui.pages.placement import lay
from ui.pages.quarantine import Quarantine
from ui.pages.run_layout import Area
from ui.presenters.action import Action
from ui.presenters.alarms import AlarmCard, Kind, alarm_card, alarm_rows, counters, kind_of, kinds, nothing
from ui.presenters.moment import Moment
from ui.presenters.remedies import remedy_key
from ui.shell.actions import ActionHandler
from ui.shell.page import Page, PageTools
from ui.widgets.alarm_card import AlarmDetail, RateStrip
from ui.widgets.base import CENTRE
from ui.widgets.choice_keys import Choice, ChoiceKeys
from ui.widgets.keys import GuardedKey, Key
from ui.widgets.plain_text import PlainLabel
from ui.widgets.row_list import RowList

CASE = re.compile(r"[0-9]+/[0-9]+")
LIST_PART = 0.46
TEXT_PART = {"large": 0.5, "medium": 0.4, "small": 0.32}
"""Of the detail, where cases must be found below it."""
LIST_OF = 3
LESS_PART = {"large": 0.36, "medium": 0.24, "small": 0.28}
"""Where more than that are below it."""


class AlarmsPage(Page):
    """The list, the chosen alarm, the history."""

    def __init__(self, tools: PageTools) -> None:
        super().__init__(tools)
        theme = tools.theme
        self.tabs, self.rates = ChoiceKeys(theme, self), RateStrip(theme, self)
        self.list, self.members, self.past = RowList(theme, self), RowList(theme, self), AlarmHistoryList(tools)
        self.past.setParent(self)
        self.detail = AlarmDetail(theme, self)
        self.quarantine = Quarantine(tools, self._again, self)
        self.nothing = PlainLabel(theme, "step", bold=True, align=CENTRE, parent=self)
        self.acknowledge = GuardedKey(theme, self)
        self.remedy = Key(theme, self, kind="primary")
        """What the chosen alarm asks for, where this screen can do it."""
        self.open_case, self.silence, self.back = (Key(theme, self) for _ in range(3))
        self._remedy: Action | None = None
        self._moment: Moment | None = None
        self._tab = "active"
        self._chosen = ""
        """What a person tapped; empty = the first one."""
        self._key = ""
        """Of what kind it is: the next of it is shown when it ends."""
        self._card: AlarmCard | None = None
        self._standing: frozenset[tuple[str, int]] | None = None
        self._strip_right = Area(0, 0, 0, 0)
        self._told: tuple[object, ...] | None = None
        self._connect()

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._choose_tab)
        self.list.chosen.connect(self.choose)
        self.members.chosen.connect(self._choose_member)
        self.acknowledge.clicked.connect(self._acknowledge)
        self.remedy.clicked.connect(self._do)
        self.open_case.clicked.connect(self._open_case)
        self.silence.clicked.connect(self._silence)
        self.back.clicked.connect(lambda: self.choose(""))
        self.theme.changed.connect(self._place)

    # what is shown -----------------------------------------------------------------------------------------------

    def show_moment(self, moment: Moment) -> None:
        self._moment = moment
        self._follow(moment)
        told = self._what_is_told(moment)
        if told != self._told:
            self._told = told
            self._show(moment)
            self._told = self._what_is_told(moment)

    def _what_is_told(self, moment: Moment) -> tuple[object, ...]:
        """All that can change here: most snapshots of a calm line change nothing."""
        snapshot, words = moment.snapshot, moment.words
        silent = self.tools.sounds.silent_until_us > snapshot.made_at_us
        words_now = (words.language, words.epoch, words.unit_noun)
        chosen = (self._tab, self._chosen, self.quarantine.choices, moment.pages)
        return (
            snapshot.alarms,
            snapshot.alarm_rate,
            snapshot.not_ready,
            snapshot.trust,
            moment.stale,
            silent,
            words_now,
            chosen,
        )

    def _show(self, moment: Moment) -> None:
        words = moment.words
        tabs = (Choice("active", words.say("alarms", "Active")), Choice("history", words.say("alarms", "History")))
        self.tabs.show_choices(tabs, self._tab)
        old = words.say("alarms", "Old: no new data for 2 s") if moment.stale else ""
        self.rates.show_model((counters(moment), old))
        self.nothing.set_text(nothing(moment))
        kind = self._kind(moment)
        alarm = kind[0] if kind is not None else None
        self._card = alarm_card(kind, words) if kind is not None else None
        self.list.show_rows(alarm_rows(moment), alarm.alarm if alarm is not None else "")
        self.members.show_rows(self._card.members if self._card is not None else ())
        if self._card is not None:
            self.detail.show_model(self._card)
        self._remedy = remedy_key(alarm.key, moment, alarm.alarm) if alarm is not None else None
        self.quarantine.show_card(self._card)
        self._label(moment)
        self.past.tell(words)
        self._place()

    def _kind(self, moment: Moment) -> Kind | None:
        """The chosen kind while any of it stands, else the first."""
        there = kinds(moment)
        chosen = kind_of(self._chosen, moment) or next((kind for kind in there if kind[0].key == self._key), None)
        if not self._chosen or chosen is None:
            self._chosen = self._key = ""
            return there[0] if there else None
        self._key = chosen[0].key
        return chosen

    def _follow(self, moment: Moment) -> None:
        """What is asked of the journal follows what stands."""
        standing = frozenset((alarm.alarm, alarm.since_us) for alarm in moment.snapshot.alarms)
        if standing == self._standing:
            return
        self._standing = standing
        self.quarantine.ask()
        if self._tab == "history":
            self.past.ask()

    def _label(self, moment: Moment) -> None:
        words, until_us = moment.words, self.tools.sounds.silent_until_us
        card, known = self._card, words.say("now", "Acknowledge")
        if card is not None and card.also:
            known = fill(words.say("alarms", "Acknowledge ({n})"), n=words.number(1 + len(card.also)))
        self.acknowledge.set_label(known)
        self.acknowledge.mean(f"{(card.alarm, *card.also)}" if card is not None and card.acknowledge else "")
        self.remedy.set_label(self._remedy.label if self._remedy is not None else "")
        self.open_case.set_label(words.say("alarms", "Open case"))
        self.back.set_label(words.say("alarms", "All alarms"))
        silent = until_us > moment.snapshot.made_at_us
        said = fill(words.say("alarms", "Silent to {time}"), time=words.clock(until_us, seconds=True))
        self.silence.set_label(said if silent else words.say("alarms", "Silence 2 min"))

    def _again(self) -> None:
        """A person or the journal changed what is shown."""
        self._told = None
        if self._moment is not None:
            self.show_moment(self._moment)

    # what a person does ------------------------------------------------------------------------------------------

    def opened(self, about: str) -> None:
        """``about``: the alarm to show."""
        self._chosen, self._key, self._tab, self._standing, self._told = about, "", "active", None, None

    def closed(self) -> None:
        self.quarantine.forget()
        self.past.forget()

    def choose(self, alarm: str) -> None:
        """A row was tapped; empty = back to the list."""
        self._chosen, self._key = alarm, ""
        self._again()

    def _choose_member(self, name: str) -> None:
        """One of several of a kind: its case is shown."""
        if CASE.fullmatch(name) and self._knows("rejects"):
            self.tools.open_page("rejects", name)

    def _choose_tab(self, tab: str) -> None:
        self._tab = tab
        if tab == "history":
            self.past.ask()
        self._again()

    def _acknowledge(self) -> None:
        if self._card is not None:
            also = {"also": self._card.also} if self._card.also else {}
            self.tools.command("acknowledge_alarm", {"alarm": self._card.alarm, **also})

    def _do(self) -> None:
        if self._remedy is not None:
            ActionHandler(self.tools).act(self._remedy)

    def _open_case(self) -> None:
        if self._card is not None:
            self.tools.open_page("rejects", self._card.case)

    def _silence(self) -> None:
        if self._moment is not None:
            self.tools.sounds.silence(self._moment.snapshot.made_at_us)
            self._again()

    def scanned(self, code: str) -> bool:
        return self._tab == "active" and self.quarantine.scanned(code)

    # where it lies -----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def _place(self) -> None:
        sizes = self.theme.sizes
        whole = Area(sizes.pad, sizes.pad, self.width() - 2 * sizes.pad, self.height() - 2 * sizes.pad)
        strip, main = whole.rows(sizes.gap, self.tabs.sizeHint().height())
        some, history = self._card is not None, self._tab == "history"
        narrow = self.theme.size_class == "small"
        detail = some and not history and (not narrow or bool(self._chosen))
        left, right = (main, main) if narrow else main.columns(sizes.gap, LIST_PART)
        self._lay_strip(strip, back=narrow and detail)
        lay(self.list, left, shown=some and not history and not (narrow and detail))
        lay(self.past, main, shown=history)
        lay(self.nothing, main, shown=not some and not history)
        self._lay_detail(right, shown=detail)

    def _lay_strip(self, strip: Area, *, back: bool) -> None:
        """On a small screen the way back to the list stands where the tabs were."""
        tabs = min(strip.width // 2, max(self.tabs.sizeHint().width(), self.back.sizeHint().width()))
        lay(self.tabs, Area(strip.x, strip.y, tabs, strip.height), shown=not back)
        lay(self.back, Area(strip.x, strip.y, tabs, strip.height), shown=back)
        left = strip.x + tabs + self.theme.sizes.gap
        self._strip_right = Area(left, strip.y, strip.x + strip.width - left, strip.height)
        lay(self.rates, self._strip_right, shown=True)

    def _lay_detail(self, area: Area, *, shown: bool) -> None:
        gap, finding = self.theme.sizes.gap, shown and bool(self.quarantine.choices)
        several = shown and not finding and self._card is not None and bool(self._card.members)
        above, foot = area.rows(gap, area.height - self.theme.sizes.btn - gap)
        if (finding or several) and self.theme.size_class == "small":  # the cases need the room: the keys stand on top
            above, foot = area, self._strip_right
            self.rates.setVisible(False)
        parts = LESS_PART if len(self.quarantine.choices) > LIST_OF else TEXT_PART
        part = parts[self.theme.size_class] if finding or several else 1.0
        text, cases = above.rows(gap, round(above.height * part) - (gap if finding or several else 0))
        lay(self.detail, text, shown=shown)
        lay(self.quarantine, cases, shown=finding)
        lay(self.members, cases, shown=several)
        self._lay_keys(foot, shown=shown)

    def _lay_keys(self, area: Area, *, shown: bool) -> None:
        """Side by side, the first one widest."""
        card, gap = self._card, self.theme.sizes.gap
        there = {
            self.remedy: self._remedy is not None and self._remedy.kind != "find",
            self.acknowledge: card is not None and card.acknowledge,
            self.open_case: card is not None and bool(card.case) and self._knows("rejects"),
            self.silence: True,
        }
        keys = [key for key, is_there in there.items() if is_there and shown]
        width = (area.width - gap * (len(keys) - 1)) // max(1, len(keys))
        for key in there:
            place = keys.index(key) if key in keys else 0
            lay(key, Area(area.x + place * (width + gap), area.y, width, area.height), shown=key in keys)

    def _knows(self, page: str) -> bool:
        return self._moment is not None and page in self._moment.pages

    def anchors(self) -> tuple[QRect, ...]:
        shown = (self.list, self.detail, self.acknowledge, self.silence, self.rates, self.tabs)
        return tuple(widget.geometry() for widget in shown)
