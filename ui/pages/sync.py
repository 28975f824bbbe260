"""Sync: what has upstream not got? Counters and reasons above, what was refused below, with the server's own words."""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from station.api.schema import ParkedRecord, SyncStatus
from ui.client import Call, Failure
from ui.client.documents import documents, plain_name
from ui.client.export import Export
from ui.i18n.visible import line, visible
from ui.i18n.words import fill
from ui.pages.placement import lay_named, rect_of
from ui.pages.sync_layout import sync_layout
from ui.presenters.answers import AnswerModel, refused
from ui.presenters.moment import Moment
from ui.presenters.rows import RowModel
from ui.presenters.sync import SyncModel, detail_model, parked_rows, row_key, sync_model
from ui.shell.page import Page, PageTools
from ui.widgets.destination_card import DestinationCard
from ui.widgets.keys import Key
from ui.widgets.parked_card import ParkedCard
from ui.widgets.plain_text import PlainLabel, PlainText
from ui.widgets.row_list import RowList

ASK_EVERY_US = 5_000_000
"""The lists are asked for again this often, and at once when a counter of the snapshot changed."""


class SyncPage(Page):
    """It changes nothing by itself: it asks for records to be sent again, and writes a file."""

    def __init__(self, tools: PageTools) -> None:
        super().__init__(tools)
        theme = tools.theme
        self.cards: list[DestinationCard] = []
        self.heading, self.list = PlainLabel(theme, bold=True, parent=self), RowList(theme, self)
        self.facts, self.words = ParkedCard(theme, self), PlainText(theme, self)
        self.again, self.close_record = Key(theme, self, kind="primary", icon="retry"), Key(theme, self, icon="close")
        self.all, self.export = Key(theme, self, icon="retry"), Key(theme, self)
        self.status: SyncStatus | None = None
        self.record: ParkedRecord | None = None
        self.exporting: Export | None = None
        self._moment: Moment | None = None
        self._model: SyncModel | None = None
        self._call: Call | None = None
        self._asked: tuple[object, int] | None = None
        self._told: tuple[SyncStatus | None, str, int] | None = None
        self._rows: tuple[RowModel, ...] = ()
        self._written = 0
        self._named: dict[str, QWidget] = {
            "heading": self.heading, "list": self.list, "facts": self.facts, "words": self.words, "again": self.again,
            "close": self.close_record, "all": self.all, "export": self.export,
        }  # fmt: skip
        self.list.chosen.connect(self._choose)
        self.close_record.clicked.connect(self._close)
        self.again.clicked.connect(self._send_one)
        self.all.clicked.connect(self._send_all)
        self.export.clicked.connect(self._export)
        theme.changed.connect(self._place)

    # what is shown -----------------------------------------------------------------------------------------------

    def opened(self, about: str) -> None:
        del about
        self._asked = None

    def closed(self) -> None:
        if self._call is not None:
            self._call.cancel()
            self._call = None

    def show_moment(self, moment: Moment) -> None:
        self._moment = moment
        self._ask_if_due(moment)
        self._show()

    def _ask_if_due(self, moment: Moment) -> None:
        counts = tuple((each.parked, each.again, each.state) for each in moment.snapshot.sync)
        now_us = moment.snapshot.made_at_us
        if self._call is None and (
            self._asked is None or self._asked[0] != counts or now_us - self._asked[1] >= ASK_EVERY_US
        ):
            self._asked = (counts, now_us)
            self._call = self.tools.client.get("/v1/sync", SyncStatus, self._got)

    def _got(self, answer: SyncStatus | Failure) -> None:
        self._call = None
        if isinstance(answer, Failure):
            return  # what was shown stays; the snapshot goes on saying how it stands
        self.status = answer
        if self.record is not None:
            key = row_key(self.record)
            self.record = next((each for each in answer.parked if row_key(each) == key), None)
        self._show()

    def _show(self) -> None:
        if self._moment is None:
            return
        words = self._moment.words
        told = (self.status, words.language, words.epoch)
        if self._told is None or self._told[0] is not told[0] or self._told[1:] != told[1:]:
            self._told, self._rows = told, parked_rows(self.status, words)
        model = sync_model(self._moment, self.status, self._rows)
        self._show_cards(model)
        self.heading.set_text(model.heading if model.parked else model.nothing)
        self.list.show_rows(model.parked, row_key(self.record) if self.record is not None else "")
        if self.record is not None:
            detail = detail_model(self.record, words)
            self.facts.show_model(detail)
            self.words.set_text(visible(detail.words))
        self.again.set_label(words.say("sync", "Send again"))
        self.close_record.set_label(words.say("sync", "Close"))
        self.all.set_label(words.say("sync", "Send all again"))
        self.all.setEnabled(bool(model.parked))
        self._label_export(model)
        self._model = model
        self._place()

    def _show_cards(self, model: SyncModel) -> None:
        while len(self.cards) < len(model.cards):
            self.cards.append(DestinationCard(self.theme, self))
        for card, told in zip(self.cards, model.cards, strict=False):
            card.show_model(told)

    def _label_export(self, model: SyncModel) -> None:
        words = self.tools.words
        if self.exporting is not None:
            count = words.number(self._written)
            self.export.set_label(fill(words.say("sync", "{n} written: cancel"), n=count))
        else:
            self.export.set_label(words.say("sync", "Export to a file"))
        self.export.setEnabled(self.exporting is not None or bool(model.parked))

    # where it lies -----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def _place(self) -> None:
        count = len(self._model.cards) if self._model is not None else 0
        height = self.cards[0].height_wanted() if self.cards else 0
        places, areas = sync_layout(
            self.theme.size_class, self.theme.sizes, self.width(), self.height(), cards=count, card=height,
            facts=self.facts.height_wanted(), detail=self.record is not None,
        )  # fmt: skip
        for number, card in enumerate(self.cards):
            card.setVisible(number < len(places))
            if number < len(places):
                card.setGeometry(rect_of(places[number]))
        lay_named(self._named, areas)

    def anchors(self) -> tuple[QRect, ...]:
        first = self.cards[0].geometry() if self.cards else QRect()
        return first, self.list.geometry(), self.all.geometry(), self.export.geometry()

    # what a person does ------------------------------------------------------------------------------------------

    def _choose(self, key: str) -> None:
        found = self.status.parked if self.status is not None else ()
        self.record = next((each for each in found if row_key(each) == key), None)
        self._show()

    def _close(self) -> None:
        self.record = None
        self._show()

    def _send_one(self) -> None:
        if self.record is not None:
            said = self.tools.words.say("sync", "It is sent again.")
            args = {"destination": self.record.destination, "wire_seqs": [self.record.wire_seq]}
            self.tools.command("send_again", args, said=said)

    def _send_all(self) -> None:
        said = self.tools.words.say("sync", "All of them are sent again.")
        for name in self._destinations():
            self.tools.command("send_again", {"destination": name}, said=said)

    def _destinations(self) -> list[str]:
        """Those with something set aside."""
        told = self._moment.snapshot.sync if self._moment is not None else ()
        return [each.name for each in told if each.parked]

    # the file ----------------------------------------------------------------------------------------------------

    def _export(self) -> None:
        if self.exporting is not None:
            self.exporting.cancel()
            self.exporting = None
        else:
            self._written = 0
            self._export_next(self._destinations())
        self._show()

    def _export_next(self, names: list[str]) -> None:
        """One file a destination."""
        if not names:
            return
        path = export_path(names[0], datetime.now(UTC))
        self.exporting = Export(
            self.tools.client, names[0], path, self._wrote, lambda done: self._exported(done, names[1:])
        )
        self.exporting.start()

    def _wrote(self, count: int) -> None:
        self._written = count
        self._show()

    def _exported(self, done: tuple[Path, int] | Failure, others: list[str]) -> None:
        self.exporting = None
        words = self.tools.words
        if isinstance(done, tuple):
            told = fill(words.say("sync", "{n:1 record|{n} records} written."), n=words.number(done[1]))
            self.tools.tell(AnswerModel("accepted", told, "", line(str(done[0]))))
            self._export_next(others)
        else:
            self.tools.tell(refused(done.key, done.arguments, words))
        self._show()


def export_path(destination: str, now: datetime) -> Path:
    """Where a person finds it: their documents, else their home."""
    return documents() / f"parked-{plain_name(destination)}-{now:%Y%m%d-%H%M%S}.jsonl"
