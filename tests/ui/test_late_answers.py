"""Answers that come late, out of their turn, or not at all: nothing is stuck, done twice or mixed up."""

from typing import TypeVar

import pytest
from pytestqt.qtbot import QtBot

from station.api.schema import AlarmHistory, CommandAnswer, PastAlarm, Plan, PlannedOrder, Snapshot
from station.api.schema.settings import SaveAnswer
from tests.ui.factories import samples, samples_pack, samples_pools, samples_rejects, samples_rework, samples_settings
from tests.ui.factories.samples import EPOCH, NOW_US, TOP
from tests.ui.factories.samples_rejects import QUARANTINE_PATH, REJECTS_PATH, many_alarms, must_find, row
from tests.ui.factories.samples_rework import CASE_CODE, NEW
from tests.ui.factories.stand import SlowClient
from ui.client import Failure
from ui.client.client import code_path
from ui.i18n.translations import Translations
from ui.pages.alarms import AlarmsPage
from ui.pages.orders import OrdersPage
from ui.pages.pack import PackPage
from ui.pages.pools import PoolsPage
from ui.pages.rejects import RejectsPage
from ui.pages.rework import ReworkPage
from ui.pages.run import RunPage
from ui.pages.settings import FILE, SAVE, SettingsPage
from ui.presenters.changeover import PLANNED
from ui.screen import Screen
from ui.shell.page import Page
from ui.theme.theme import Theme

Shown = TypeVar("Shown", bound=Page)
REWORK_CHECK = "/v1/rework/check"


@pytest.fixture
def made(qtbot: QtBot) -> tuple[Screen, SlowClient]:
    client = SlowClient()
    screen = Screen(client, Theme("light"), Translations("en"))
    qtbot.addWidget(screen)
    screen.resize(1280, 800)
    client.fallback = samples.picture()
    screen.show()
    return screen, client


def opened(made: tuple[Screen, SlowClient], key: str, kind: type[Shown], moment: Snapshot) -> Shown:
    """The page, with everything answered that it asks at first."""
    screen, client = made
    client.feed(moment)
    screen.shell.open_page(key)
    client.answer()
    page = screen.shell.page
    assert isinstance(page, kind)
    return page


# lists, a page at a time ---------------------------------------------------------------------------------------------

OLDER = f"{REJECTS_PATH}&before={EPOCH}/7200"


@pytest.fixture
def rejects(made: tuple[Screen, SlowClient]) -> RejectsPage:
    client = made[1]
    newest = samples_rejects.rejects().model_copy(update={"next": f"{EPOCH}/7200"})
    older = newest.model_copy(update={"rejects": (row(100, "rejected", 90.0, ("no_read",)),), "next": ""})
    client.answers.update(samples_rejects.answers())
    client.answers[REJECTS_PATH] = newest.model_dump_json().encode()
    client.answers[OLDER] = older.model_dump_json().encode()
    return opened(made, "rejects", RejectsPage, samples.rejected())


def test_older_rejects_come_also_when_the_line_rejects_meanwhile(
    made: tuple[Screen, SlowClient], rejects: RejectsPage
) -> None:
    client = made[1]
    rejects.source.more()
    rejects.source.ask()
    client.answer(REJECTS_PATH)
    client.answer(OLDER)
    assert rejects.source.rows[-1].seq == 100


def test_older_rejects_that_did_not_come_are_asked_for_again(
    made: tuple[Screen, SlowClient], rejects: RejectsPage
) -> None:
    client = made[1]
    told, client.answers[OLDER] = client.answers[OLDER], Failure("journal_busy")
    rejects.source.more()
    client.answer()
    client.answers[OLDER] = told
    rejects.source.more()
    rejects.source.more()
    client.answer()
    assert rejects.source.rows[-1].seq == 100
    assert client.asked.count(OLDER) == 2


def test_another_reason_is_not_joined_by_what_was_asked_of_all(
    made: tuple[Screen, SlowClient], rejects: RejectsPage
) -> None:
    client = made[1]
    one = samples_rejects.rejects().model_copy(update={"rejects": (row(7310, "rejected", 1.0, ("late",)),), "next": ""})
    client.answers["/v1/rejects?limit=100&reason=late"] = one.model_dump_json().encode()
    rejects.source.more()
    rejects.choose_reason("late")
    client.answer()
    assert [each.seq for each in rejects.source.rows] == [7310]


def test_an_older_page_of_alarms_that_did_not_come_is_asked_for_again(made: tuple[Screen, SlowClient]) -> None:
    client = made[1]
    client.answers.update(samples_rejects.answers())
    page = opened(made, "alarms", AlarmsPage, many_alarms())
    newest = AlarmHistory(past=(PastAlarm(alarm="b", key="air_low", raised_us=NOW_US),), next=77)
    older = AlarmHistory(past=(PastAlarm(alarm="a", key="disk_low", raised_us=NOW_US - 1),))
    client.answers["/v1/alarms?limit=50"] = newest.model_dump_json().encode()
    client.answers["/v1/alarms?limit=50&before=77"] = Failure("journal_busy")
    page.tabs.chosen.emit("history")
    client.answer()
    page.past.wants_more.emit()
    client.answer()
    client.answers["/v1/alarms?limit=50&before=77"] = older.model_dump_json().encode()
    page.past.wants_more.emit()
    page.past.wants_more.emit()
    client.answer()
    assert len(page.past.rows) == 2
    assert client.asked.count("/v1/alarms?limit=50&before=77") == 2


def test_bad_lines_that_did_not_come_are_asked_for_with_the_next_look(made: tuple[Screen, SlowClient]) -> None:
    client = made[1]
    samples_pools.set_out(client)
    bad = "/v1/pools/water-2026/bad"
    told, client.answers[bad] = client.answers[bad], Failure("no_answer")
    page = opened(made, "pools", PoolsPage, samples.calm())
    client.answers[bad] = told
    page._poll.again()
    client.answer()
    assert "Line 17:" in page.bad.toPlainText()


# scans ---------------------------------------------------------------------------------------------------------------


@pytest.fixture
def rework(made: tuple[Screen, SlowClient]) -> ReworkPage:
    samples_rework.set_out(made[1])
    return opened(made, "rework", ReworkPage, samples.calm())


def test_a_second_scan_of_a_burst_is_checked_with_the_first(
    made: tuple[Screen, SlowClient], rework: ReworkPage
) -> None:
    screen, client = made
    screen.scanned(CASE_CODE)
    client.answer()
    screen.scanned(NEW)
    screen.scanned(NEW)
    client.answer(REWORK_CHECK)
    checked = [body.model_dump()["act"]["new"] for path, body in client.posted if path == REWORK_CHECK]
    assert checked == [(NEW,), (NEW, NEW)]


def test_of_two_codes_in_a_burst_the_second_is_shown_whatever_comes_first(
    made: tuple[Screen, SlowClient], rework: ReworkPage
) -> None:
    screen, client = made
    for code in (samples_rework.IN_CASE, CASE_CODE):
        screen.scanned(code)
    asked = [path for path in client.asked if path.startswith("/v1/rework/options")]
    assert asked == [samples_rework.options_path(samples_rework.IN_CASE)]
    client.answer()
    assert rework.flow.work.options is not None and rework.flow.work.options.asked == CASE_CODE


def test_scans_at_the_bench_are_posted_in_their_turn(made: tuple[Screen, SlowClient]) -> None:
    screen, client = made
    client.done = samples_pack.PACKED
    opened(made, "pack", PackPage, samples_pack.bench())
    for code in ("A", "B", "C"):
        screen.scanned(code)
    assert [args["code"] for _, args in client.commands] == ["A"]
    client.answer()
    assert [args["code"] for _, args in client.commands] == ["A", "B", "C"]


def test_a_scan_for_a_merge_that_was_left_says_nothing(made: tuple[Screen, SlowClient]) -> None:
    screen, client = made
    page = opened(made, "pack", PackPage, samples_pack.bench())
    samples_pack.mergeable(client)
    page.press("key:merge")
    screen.scanned(samples_pack.IN_STORED)
    page.press("key:cancel")
    client.answer()
    assert not screen.shell.answer.isVisible()
    screen.scanned("A")
    assert [kind for kind, _ in client.commands] == ["scan"]


def test_cases_to_be_found_come_also_when_one_is_scanned_meanwhile(made: tuple[Screen, SlowClient]) -> None:
    screen, client = made
    client.answers.update(samples_rejects.answers())
    page = opened(made, "alarms", AlarmsPage, must_find())
    assert len(page.quarantine.choices) > 1
    page.quarantine.ask()
    screen.scanned("SOMETHING")
    assert [each.open for each in client.under_way if each.path in (QUARANTINE_PATH, code_path("SOMETHING"))] == [
        True,
        True,
    ]


# keys ----------------------------------------------------------------------------------------------------------------


def test_a_case_that_comes_after_its_page_was_left_is_not_shown(made: tuple[Screen, SlowClient]) -> None:
    screen, client = made
    client.answers.update(samples_rejects.answers())
    earlier = samples_rejects.missed_story(TOP - 3).model_dump_json().encode()
    client.answers[f"/v1/cases/{EPOCH}/{TOP - 3}"] = earlier
    page = opened(made, "run", RunPage, samples.rejected())
    page.case.choose_case(f"{EPOCH}/{TOP - 3}")
    screen.shell.open_page("lookup")
    screen.shell.open_page("run")
    client.answer()
    assert page.case.model is not None and page.case.model.name == f"{EPOCH}/{TOP + 1}"


def test_settings_are_saved_once_however_often_the_key_is_tapped(made: tuple[Screen, SlowClient]) -> None:
    _, client = made
    client.answers[FILE] = samples_settings.config_file().model_dump_json().encode()
    client.answers[SAVE] = SaveAnswer(saved=True, restart=True).model_dump_json().encode()
    page = opened(made, "settings", SettingsPage, samples.calm())
    page.list.chosen.emit("plc.poll_ms")
    page.card.more.click()
    page.save.click()
    client.feed(samples.calm())
    assert not page.save.isEnabled()
    page._save()
    assert [path for path, _ in client.posted] == [SAVE]
    client.answers[SAVE] = Failure("no_answer")
    client.answer()
    page.card.more.click()
    assert page.save.isEnabled()


def test_a_planned_order_is_gone_once_it_was_dropped(made: tuple[Screen, SlowClient]) -> None:
    """Asked at the same time, the plan would come from before."""
    _, client = made
    planned = PlannedOrder(order="WO-7", product="P", lot="L", cases=3, source="typed", units_per_case=24)
    client.answers["/v1/config"] = samples.plan()
    client.answers["/v1/plan"] = Plan(orders=(planned,)).model_dump_json().encode()
    page = opened(made, "orders", OrdersPage, samples.no_order())
    page._choose(f"{PLANNED}WO-7")
    page._drop()
    client.answer("/v1/plan")
    client.answers["/v1/plan"] = Plan().model_dump_json().encode()
    client.done = CommandAnswer(id="x", done=True, key="order_dropped", arguments={"order": "WO-7"})
    client.answer("drop_order")
    client.answer("/v1/plan")
    assert all(PLANNED not in each.key for each in page.list.rows)
