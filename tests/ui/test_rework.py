"""The Rework page: by scanner alone, by touch alone, and nothing is offered that the station would refuse."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from station.api.schema import CommandAnswer
from station.api.schema.rework import BATCH_MOST, ReworkBatch
from station.api.schema.rework_lookups import BatchVerdict, BatchVerdicts
from station.messages import command_code
from tests.ui.factories import samples, samples_rework
from tests.ui.factories.samples import EPOCH, HOSTILE, TOP
from tests.ui.factories.samples_rework import CASE_CODE, IN_CASE, NEW, TAKEN, options_path
from tests.ui.factories.stand import StandClient, make_screen
from ui.client import Failure
from ui.client.calls import Done
from ui.pages.rework import ReworkPage
from ui.presenters.rework_state import BatchEntry
from ui.screen import Screen
from ui.widgets.keys import Key

DONE = CommandAnswer(
    id="x", done=True, key="rework_done", arguments={"operation": 9, "code": "3/7319", "cause": "act_repack"}
)


@pytest.fixture(params=[(1280, 800), (1024, 600)])
def made(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[tuple[Screen, StandClient]]:
    screen, client = make_screen(request.param)
    qtbot.addWidget(screen)
    samples_rework.set_out(client)
    client.done = DONE
    screen.show()
    client.feed(samples.calm())
    screen.shell.open_page("rework")
    yield screen, client


@pytest.fixture
def page(screen: Screen) -> ReworkPage:
    found = screen.shell.page
    assert isinstance(found, ReworkPage)
    return found


def press(page: ReworkPage, key: str) -> None:
    """With a finger."""
    QTest.mouseClick(page.keys.key(key), Qt.MouseButton.LeftButton)


def acts(client: StandClient) -> list[dict[str, object]]:
    return [args["act"] for kind, args in client.commands if kind == "rework"]


def labels(page: ReworkPage) -> list[str]:
    return [choice.label for choice in page.keys.choices]


# a flagged case ------------------------------------------------------------------------------------------------------


def test_a_flagged_case_is_put_right_by_four_scans_and_no_touch(
    screen: Screen, client: StandClient, page: ReworkPage
) -> None:
    """Its label, two new units, its label once more."""
    for code in (CASE_CODE, NEW, samples.unit_text(902), CASE_CODE):
        screen.scanned(code)
    (act,) = acts(client)
    assert act == {
        "kind": "repack",
        "epoch": EPOCH,
        "seq": TOP + 1,
        "new": [NEW, samples.unit_text(902)],
        "out": [],
        "short": False,
        "label": None,
    }
    assert client.commands[-1][1]["reason"] == "no read"
    assert page.flow.work.options is None


def test_a_case_with_one_unit_missing_takes_two_scans_and_a_touch(
    screen: Screen, client: StandClient, page: ReworkPage
) -> None:
    places = tuple(
        place.model_copy(update={"kept": True, "reason": ""}) if place.text else place
        for place in samples_rework.places()
    )
    told = samples_rework.flagged(places=places)
    client.answers[options_path(CASE_CODE)] = told.model_dump_json().encode()
    screen.scanned(CASE_CODE)
    assert page.task.model is not None and "B5" in page.task.model.prompt
    screen.scanned(NEW)
    press(page, "key:finish")
    assert [act["kind"] for act in acts(client)] == ["repack"]


def test_a_unit_that_is_elsewhere_is_refused_before_it_counts(
    screen: Screen, client: StandClient, page: ReworkPage
) -> None:
    screen.scanned(CASE_CODE)
    client.answers["/v1/rework/check"] = samples_rework.ELSEWHERE
    screen.scanned(TAKEN)
    answer = screen.shell.answer.model
    assert answer is not None and (answer.verdict, answer.sound) == ("refused", "duplicate")
    assert CASE_CODE in answer.what
    assert page.flow.work.scanned == ()


def test_the_last_scan_is_taken_back_before_anything_that_was_done(
    screen: Screen, client: StandClient, page: ReworkPage
) -> None:
    screen.scanned(CASE_CODE)
    screen.scanned(NEW)
    assert page.undo.label == "Undo scan"
    QTest.mouseClick(page.undo, Qt.MouseButton.LeftButton)
    assert page.flow.work.scanned == () and acts(client) == []
    QTest.mouseClick(page.undo, Qt.MouseButton.LeftButton)
    assert acts(client) == [{"kind": "undo", "operation": 900}]


def test_a_tap_on_a_unit_takes_it_out_of_the_case(screen: Screen, client: StandClient, page: ReworkPage) -> None:
    screen.scanned(CASE_CODE)
    assert page.flow.work.missing == 2
    model = page.task.model
    assert model is not None
    box = page.task._boxes(model, page.task._head_height(model))[0]
    QTest.mouseClick(page.task, Qt.MouseButton.LeftButton, pos=QPoint(box.center().x(), box.center().y()))
    assert page.flow.work.missing == 3 and page.task.model is not None and "A1" in page.task.model.prompt
    for number in range(3):
        screen.scanned(samples.unit_text(910 + number))
    press(page, "key:finish")
    assert acts(client)[0]["out"] == [samples.unit_text(0)]


def test_a_case_whose_label_was_not_read_waits_for_it(screen: Screen, client: StandClient, page: ReworkPage) -> None:
    client.answers[options_path(CASE_CODE)] = samples_rework.flagged(label="").model_dump_json().encode()
    client.answers["/v1/rework/check"] = Failure("rework_label_needed", {"case": "3/7319"})
    for code in (CASE_CODE, NEW, samples.unit_text(902)):
        screen.scanned(code)
    assert page.task.model is not None and page.task.model.prompt.startswith("Scan the label")
    screen.scanned("(00)340123450000073198")
    assert acts(client)[0]["label"] == "(00)340123450000073198"


def test_the_reject_page_opens_it_on_its_case(screen: Screen, client: StandClient, page: ReworkPage) -> None:
    told = samples_rework.flagged().model_copy(update={"story": None})
    client.answers["/v1/rework/options?case=3%2F7319"] = told.model_dump_json().encode()
    screen.shell.open_page("rework", "case:3/7319")
    assert page.flow.work.repair is not None


# other things ----------------------------------------------------------------------------------------------------


def test_by_touch_a_unit_is_taken_out_with_its_reason(screen: Screen, client: StandClient, page: ReworkPage) -> None:
    screen.scanned(IN_CASE)
    press(page, "option:remove")
    press(page, "reason:damaged")
    assert client.commands[-1] == (
        "rework", {"by": "local", "reason": "Damaged", "act": {"kind": "remove", "code": IN_CASE}},
    )  # fmt: skip


def test_by_scanner_alone_a_sample_is_taken(screen: Screen, client: StandClient, page: ReworkPage) -> None:
    for code in (IN_CASE, command_code("decommission"), command_code("sampled")):
        screen.scanned(code)
    assert acts(client) == [{"kind": "decommission", "code": IN_CASE, "fate": "sampled"}]


def test_a_unit_takes_the_place_of_another(screen: Screen, client: StandClient, page: ReworkPage) -> None:
    for code in (IN_CASE, command_code("replace"), NEW):
        screen.scanned(code)
    assert acts(client) == [{"kind": "replace", "old": IN_CASE, "new": NEW}]


def test_a_dim_key_says_why(screen: Screen, client: StandClient, page: ReworkPage) -> None:
    client.answers[options_path(CASE_CODE)] = samples_rework.full_case().model_dump_json().encode()
    screen.scanned(CASE_CODE)
    assert labels(page)[-1] == "Put one in"
    press(page, "option:fill")
    answer = screen.shell.answer.model
    assert answer is not None and "holds 24 of 24" in answer.what
    assert acts(client) == []


def test_a_barcode_of_a_key_that_is_not_there_does_nothing(
    screen: Screen, client: StandClient, page: ReworkPage
) -> None:
    screen.scanned(command_code("dissolve"))
    answer = screen.shell.answer.model
    assert answer is not None and answer.verdict == "refused"
    assert client.asked == [path for path in client.asked if "STNCMD" not in path]


def test_cancel_leaves_everything_as_it_was(screen: Screen, client: StandClient, page: ReworkPage) -> None:
    for code in (CASE_CODE, NEW, command_code("cancel")):
        screen.scanned(code)
    assert page.flow.work.options is None and acts(client) == []


def test_an_unknown_code_is_told_and_leaves_the_page_as_it_was(screen: Screen, page: ReworkPage) -> None:
    for code in HOSTILE:
        screen.scanned(code)
    assert page.flow.work.options is None


def test_of_a_batch_each_is_checked_before_and_only_those_that_can_are_done(
    screen: Screen, client: StandClient, page: ReworkPage
) -> None:
    samples_rework.batch(screen, client)
    assert page.flow.work.entries[3].why.endswith("Return P-7 first.")
    assert labels(page) == ["Dissolve: 4"]
    samples_rework.look_at_batch(client, 1, {0: "rework_shipped"})
    press(page, "key:finish")
    assert [act["container"] for act in acts(client)] == [f"(00)34012345000007{n}" for n in (0, 1, 2, 4)]
    assert {args["reason"] for _, args in client.commands} == {"Label wrong"}
    assert [entry.able for entry in page.flow.work.entries] == [False]


def test_a_batch_is_looked_at_as_a_whole_each_time(screen: Screen, client: StandClient, page: ReworkPage) -> None:
    samples_rework.batch(screen, client)
    _, newest = client.posted[-1]
    assert isinstance(newest, ReworkBatch)
    assert [act.container for act in newest.acts] == [samples_rework.batch_code(n) for n in range(5)]  # type: ignore[union-attr]
    samples_rework.look_at_batch(client, 6, {3: "rework_shipped", 5: "rework_not_live"})
    screen.scanned(samples_rework.batch_code(5))
    assert "dissolved" in page.flow.work.entries[5].why, "the case of a pallet that is taken apart before it"
    assert screen.sounds.played[-1] == "refused" and labels(page) == ["Dissolve: 4"]


def test_of_a_batch_the_next_is_done_when_the_one_before_is(
    screen: Screen, client: StandClient, page: ReworkPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    samples_rework.batch(screen, client)
    waiting: list[Done[CommandAnswer]] = []

    def slow(kind: str, args: dict[str, object], done: Done[CommandAnswer]) -> None:
        client.commands.append((kind, args))
        waiting.append(done)

    monkeypatch.setattr(client, "command", slow)
    press(page, "key:finish")
    press(page, "key:finish")
    assert len(acts(client)) == 1, "pressed twice it is one run"
    waiting[0](Failure("rework_stale", {}))
    assert len(acts(client)) == 2 and page.flow.work.entries[0].able is False
    for number in (1, 2, 3):
        waiting[number](DONE)
    assert [entry.code for entry in page.flow.work.entries] == [samples_rework.batch_code(n) for n in (0, 3)]


def test_a_batch_that_is_left_is_not_gone_on_with(
    screen: Screen, client: StandClient, page: ReworkPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    samples_rework.batch(screen, client)
    waiting: list[Done[CommandAnswer]] = []
    monkeypatch.setattr(client, "command", lambda kind, args, done: waiting.append(done))
    press(page, "key:finish")
    screen.scanned(command_code("cancel"))
    waiting[0](DONE)
    assert len(waiting) == 1 and page.flow.work.entries == ()


def test_an_answer_of_another_length_proves_nothing(screen: Screen, client: StandClient, page: ReworkPage) -> None:
    samples_rework.batch(screen, client)
    samples_rework.look_at_batch(client, 2, {})
    screen.scanned("C9")
    assert not any(entry.able for entry in page.flow.work.entries) and labels(page) == []


def test_a_late_look_at_fewer_says_nothing_of_more(
    screen: Screen, client: StandClient, page: ReworkPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    samples_rework.batch(screen, client)
    waiting: list[Done[BatchVerdicts]] = []
    monkeypatch.setattr(client, "post", lambda path, body, kind, done: waiting.append(done))
    screen.scanned("A")
    screen.scanned("B")
    good = BatchVerdict(able=True)
    waiting[0](BatchVerdicts(verdicts=(good,) * 6))
    assert [entry.able for entry in page.flow.work.entries[-2:]] == [None, None]
    waiting[1](BatchVerdicts(verdicts=(good,) * 7))
    assert [entry.able for entry in page.flow.work.entries] == [True] * 7


def test_a_batch_ends_where_the_station_takes_no_more(screen: Screen, client: StandClient, page: ReworkPage) -> None:
    samples_rework.batch(screen, client)
    page.flow._set(entries=tuple(BatchEntry(f"C{n}", able=True) for n in range(BATCH_MOST)))
    screen.scanned("one more")
    assert len(page.flow.work.entries) == BATCH_MOST
    assert "do these first" in screen.shell.answer.model.what  # type: ignore[union-attr]


def test_an_operation_of_the_log_is_chosen_and_undone(screen: Screen, client: StandClient, page: ReworkPage) -> None:
    page.log.chosen.emit("899")
    QTest.mouseClick(page.undo, Qt.MouseButton.LeftButton)
    assert acts(client) == [{"kind": "undo", "operation": 899}]
    page.log.chosen.emit("897")
    answer = screen.shell.answer.model
    assert answer is not None and "cannot be undone" in answer.what


def test_every_key_is_large_enough_and_inside(screen: Screen, client: StandClient, page: ReworkPage) -> None:
    client.answers[options_path(CASE_CODE)] = samples_rework.full_case().model_dump_json().encode()
    screen.scanned(CASE_CODE)
    keys = [key for key in page.findChildren(Key) if key.isVisible()]
    for key in keys:
        box = QRect(key.mapTo(page, QPoint(0, 0)), key.size())
        assert min(key.width(), key.height()) >= 48 and page.rect().contains(box), key.label
