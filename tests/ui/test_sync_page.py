"""The Sync page: what waits, why, since when; what was refused, in the server's words; sent again, and into a file."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from station.api.schema import Destination, Snapshot, SyncStatus
from tests.ui.factories import samples
from tests.ui.factories import samples_records as told
from tests.ui.factories.samples import HOSTILE, NOW_US
from tests.ui.factories.samples_records import answered
from tests.ui.factories.stand import StandClient, make_screen
from ui.client import Failure
from ui.client.export import UNWRITABLE, Export
from ui.i18n.visible import visible
from ui.i18n.words import Words
from ui.pages import sync as sync_pages
from ui.pages.sync import ASK_EVERY_US, SyncPage, export_path
from ui.presenters.moment import Moment
from ui.presenters.now import now_model
from ui.presenters.sync import CardModel, SyncModel, detail_model, parked_rows, row_key, sync_model
from ui.screen import Screen

WORDS = Words(zone=UTC, epoch=samples.EPOCH)
SIZES = ((1920, 1080), (1280, 800), (1024, 600))


def told_of(snapshot: Snapshot, status: SyncStatus | None = None) -> SyncModel:
    return sync_model(Moment(snapshot, WORDS), status, parked_rows(status, WORDS))


def card(destination: Destination) -> CardModel:
    return told_of(told.with_sync(destination)).cards[0]


# what it says, without Qt ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "state", "why"),
    [
        ({}, "All delivered", "Nothing waits. Nothing to do."),
        ({"waiting": 3}, "Sending", "Nothing to do."),
        ({"parked": 2}, "2 set aside", "Open a record below, correct its cause, send it again."),
        ({"parked": 2, "again": 1}, "2 set aside", "Being sent again: 1 record"),
        ({"state": "connecting"}, "Connecting", "It asks what upstream has."),
        (
            {"state": "waiting", "cause": "unreached", "next_try_us": NOW_US + 41_000_000},
            "Waiting",
            "It does not answer. Nothing is lost, it tries again in 41 s.",
        ),
        (
            {"state": "paused_auth", "cause": "unauthorised"},
            "Paused",
            "It refuses our key. Nothing is lost. Ask IT for a new token.",
        ),
        ({"state": "paused", "cause": "conflict"}, "Paused", "Nothing is lost. Call IT."),
    ],
)
def test_a_destination_says_how_it_stands_and_why(changes: dict[str, object], state: str, why: str) -> None:
    model = card(told.destination("hub", **changes))
    assert model.state == state
    assert why in model.why


def test_what_waits_says_since_when() -> None:
    since_us = NOW_US - 52 * 60_000_000
    model = card(told.destination("hub", state="waiting", waiting=1_284, since_us=since_us))
    assert (model.count, model.count_of) == ("1,284", "wait since 13:40:07")
    assert ("Since", "13:40:07 (52 min)") in model.facts


def test_what_was_delivered_is_counted_when_it_is_known() -> None:
    assert "Sent today" not in dict(told_of(told.refused_some()).cards[0].facts)
    facts = dict(told_of(told.refused_some(), told.some_parked()).cards[0].facts)
    assert (facts["Sent today"], facts["Sent in all"]) == ("6,102 of 6,105", "7,327")


def test_a_parked_record_is_told_with_what_it_is_and_the_servers_words() -> None:
    record = told.parked(tried_us=NOW_US)
    model = detail_model(record, WORDS)
    facts = dict(model.facts)
    assert model.title == "Case 7277" and model.words == record.words
    assert (facts["Upstream"], facts["Order"], facts["Status"]) == ("hub", told.ORDER, "422")
    assert "Sent again" in facts
    assert detail_model(told.parked(words=""), WORDS).words == "The server gave no words."


def test_more_refused_than_shown_is_said() -> None:
    snapshot = told.with_sync(told.destination("hub", parked=900))
    assert "the newest 3 are shown" in told_of(snapshot, told.some_parked()).heading


@pytest.mark.parametrize(
    ("snapshot", "said"),
    [(told.all_delivered(), "Nothing was refused."), (samples.calm().model_copy(update={"sync": ()}), "No upstream")],
)
def test_nothing_refused_is_said(snapshot: Snapshot, said: str) -> None:
    assert said in told_of(snapshot, told.status(snapshot=snapshot)).nothing


@pytest.mark.parametrize("pages", [frozenset({"run"}), frozenset({"run", "sync"})])
def test_an_alarm_of_upstream_opens_this_page_where_it_is(pages: frozenset[str]) -> None:
    alarm = samples.alarm("record_parked", "P3", destination="hub")
    snapshot = samples.calm().model_copy(update={"alarms": (alarm,), "sync": told.refused_some().sync})
    actions = now_model(Moment(snapshot, WORDS, pages=pages)).actions
    assert [each.about for each in actions if each.kind == "open"] == ["sync"] * ("sync" in pages)


# the page --------------------------------------------------------------------------------------------------------


@pytest.fixture
def made(qtbot: QtBot) -> Iterator[tuple[Screen, StandClient]]:
    screen, client = make_screen()
    qtbot.addWidget(screen)
    client.fallback = samples.picture()
    answered(client, "/v1/sync", told.some_parked())
    screen.show()
    client.feed(told.refused_some())
    screen.shell.open_page("sync")
    yield screen, client


def page(screen: Screen) -> SyncPage:
    shown = screen.shell.page
    assert isinstance(shown, SyncPage)
    return shown


def tap(key: QWidget) -> None:
    QTest.mouseClick(key, Qt.MouseButton.LeftButton)


def asked(client: StandClient) -> int:
    return client.asked.count("/v1/sync")


def test_the_lists_are_asked_for_when_a_counter_changed_and_now_and_then(client: StandClient) -> None:
    begun = asked(client)
    client.feed(told.refused_some().model_copy(update={"made_at_us": NOW_US + 50_000}))
    assert asked(client) == begun
    fewer = tuple(each.model_copy(update={"parked": 0}) for each in told.refused_some().sync)
    client.feed(told.with_sync(*fewer))
    assert asked(client) == begun + 1
    client.feed(told.with_sync(*fewer).model_copy(update={"made_at_us": NOW_US + ASK_EVERY_US}))
    assert asked(client) == begun + 2


def test_one_record_is_opened_and_sent_again(screen: Screen, client: StandClient) -> None:
    shown = page(screen)
    assert not shown.again.isVisible()
    shown.list.chosen.emit("hub:41")
    assert shown.words.toPlainText() == told.parked().words
    tap(shown.again)
    assert client.commands[-1] == ("send_again", {"destination": "hub", "wire_seqs": [41]})


def test_all_of_them_are_sent_again_where_something_is_parked(screen: Screen, client: StandClient) -> None:
    tap(page(screen).all)
    assert client.commands == [("send_again", {"destination": "hub"})]


def test_a_record_that_was_taken_meanwhile_closes(screen: Screen, client: StandClient) -> None:
    shown = page(screen)
    shown.list.chosen.emit("hub:41")
    answered(client, "/v1/sync", told.status())
    client.feed(told.all_delivered())
    assert shown.record is None and not shown.again.isVisible()


def test_a_refusal_is_told(screen: Screen, client: StandClient) -> None:
    client.refusal = Failure("record_not_parked", {"destination": "hub"})
    tap(page(screen).all)
    assert screen.shell.answer.isVisible()


def test_a_small_window_shows_the_list_then_the_record(screen: Screen) -> None:
    screen.resize(1024, 600)
    shown = page(screen)
    assert shown.list.isVisible()
    shown.list.chosen.emit("hub:41")
    assert shown.words.isVisible() and not shown.list.isVisible()
    tap(shown.close_record)
    assert shown.list.isVisible() and not shown.words.isVisible()


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_server_is_shown_letter_by_letter(text: str, screen: Screen, client: StandClient) -> None:
    record = told.parked(
        status=text[:400], words=text[:500], order=text[:400], kind=text[:400], case="", destination="hub"
    )
    record = type(record).model_validate(record.model_dump())
    answered(client, "/v1/sync", told.status(record))
    destination = told.destination(text[:100], last_words=text, last_status=text[:60], parked=1, cause=text[:60])
    for size in SIZES:
        screen.resize(*size)
        client.feed(
            told.with_sync(destination, destination).model_copy(update={"made_at_us": NOW_US + 9 * ASK_EVERY_US})
        )
        page(screen)._asked = None
        client.feed(told.with_sync(destination))
        page(screen).list.chosen.emit(row_key(record))
        assert page(screen).words.toPlainText() == visible(record.words)
        assert not screen.grab().isNull()
        tap(page(screen).close_record)


# the file --------------------------------------------------------------------------------------------------------


def lines(*seqs: int) -> bytes:
    return b"".join(json.dumps({"seq": seq, "words": "<b>"}).encode() + b"\n" for seq in seqs)


def page_path(after: int) -> str:
    return f"/v1/sync/hub/parked.jsonl?after={after}&limit=200"


def test_parked_records_are_written_into_a_file(
    screen: Screen, client: StandClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sync_pages, "export_path", lambda name, now: tmp_path / "new" / f"{name}.jsonl")
    client.answers |= {page_path(0): lines(2, 38), page_path(38): lines(41), page_path(41): b""}
    tap(page(screen).export)
    assert (tmp_path / "new" / "hub.jsonl").read_bytes() == lines(2, 38, 41)
    assert [each.name for each in (tmp_path / "new").iterdir()] == ["hub.jsonl"]
    assert page(screen).exporting is None


Ended = tuple[Path, int] | Failure


def export(client: StandClient, path: Path) -> list[Ended]:
    ended: list[Ended] = []
    Export(client, "hub", path, lambda count: None, ended.append).start()
    return ended


@pytest.mark.parametrize("broken", [b"no json\n", b'{"words": 1}\n', b"[1]\n", Failure("no_answer")])
def test_an_answer_that_breaks_off_leaves_no_half_file(
    broken: bytes | Failure, client: StandClient, tmp_path: Path
) -> None:
    client.answers |= {page_path(0): lines(2), page_path(2): broken}
    (failure,) = export(client, tmp_path / "out.jsonl")
    assert isinstance(failure, Failure)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_is_said(client: StandClient, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    (failure,) = export(client, tmp_path / "file" / "out.jsonl")
    assert isinstance(failure, Failure) and failure.key == UNWRITABLE


def test_a_cancelled_export_leaves_nothing(client: StandClient, tmp_path: Path) -> None:
    ended: list[Ended] = []
    running: list[Export] = []
    client.answers |= {page_path(0): lines(2), page_path(2): lines(3)}
    running.append(Export(client, "hub", tmp_path / "out.jsonl", lambda count: running[0].cancel(), ended.append))
    running[0].start()
    assert (ended, list(tmp_path.iterdir())) == ([], [])


def test_a_file_is_named_by_upstream_and_time_whatever_upstream_is_called() -> None:
    path = export_path("../<b>", datetime(2026, 6, 1, 14, 2, 3, tzinfo=UTC))
    assert path.name == "parked-----b--20260601-140203.jsonl"
