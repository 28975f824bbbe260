"""The Alarms page: what is to be seen to first, what a person may do, what was."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from station.api.schema import AcknowledgeAlarmArgs, AlarmHistory, CodeStory, PastAlarm, RejectPage, RejectRow, Snapshot
from tests.ui.factories import samples, samples_rejects
from tests.ui.factories.moments import WORDS, at, with_alarms
from tests.ui.factories.samples import EPOCH, HOSTILE, NOW_US, TOP, alarm, unconfirmed
from tests.ui.factories.samples_rejects import QUARANTINE_PATH, many_alarms, must_find
from tests.ui.factories.stand import StandClient, make_screen
from ui.client import Failure
from ui.client.client import code_path
from ui.pages.alarms import AlarmsPage
from ui.presenters.alarm_history import past_rows
from ui.presenters.alarms import alarm_card, alarm_rows, choices
from ui.screen import Screen
from ui.sound import SILENCE_MS, Sounds

EJECT = f"eject_unconfirmed:{EPOCH}/{TOP + 1}"


@pytest.fixture
def made(qtbot: QtBot) -> Iterator[tuple[Screen, StandClient]]:
    screen, client = make_screen()
    qtbot.addWidget(screen)
    client.fallback = samples.picture()
    client.answers.update(samples_rejects.answers())
    screen.show()
    client.feed(many_alarms())
    screen.shell.open_page("alarms")
    yield screen, client


def page_of(screen: Screen) -> AlarmsPage:
    page = screen.shell.page
    assert isinstance(page, AlarmsPage)
    return page


def tap(key: QWidget) -> None:
    QTest.mouseClick(key, Qt.MouseButton.LeftButton)


# what is said ----------------------------------------------------------------------------------------------------


def test_the_first_is_the_oldest_unacknowledged_of_the_highest_priority() -> None:
    old = alarm("upstream_down", "P3", 1, destination="hub", cause="unreached")
    seen = alarm("reader_lost", "P1", 2, device="case").model_copy(update={"acknowledged_by": "Li"})
    newer, older = alarm("camera_lost", "P1", 9, device="top"), alarm("plc_silent", "P1", 5, age_ms=900)
    rows = alarm_rows(at(with_alarms(old, seen, newer, older)))
    assert [row.key for row in rows] == [older.alarm, newer.alarm, old.alarm, seen.alarm]
    assert [row.large for row in rows] == [True, False, False, False]
    assert [row.quiet for row in rows] == [False, False, False, True]
    assert alarm_rows(at(with_alarms())) == ()


def test_nothing_is_large_when_every_alarm_is_known() -> None:
    seen = alarm("reader_lost", "P1", 2, device="case").model_copy(update={"acknowledged_by": "Li"})
    (row,) = alarm_rows(at(with_alarms(seen)))
    assert (row.large, row.about) == (False, "Acknowledged by Li")


def test_a_card_says_what_which_and_what_to_do() -> None:
    card = alarm_card((alarm("camera_lost", "P1", NOW_US, device="top"),), WORDS)
    assert card.what == "Camera top is lost. Cases are rejected."
    assert card.do == "Check its cable; Devices says more. It reconnects."
    assert dict(card.facts)["Since"] == "14:32:07 · 11 Jun"
    assert dict(card.facts)["Acknowledged"] == "not yet"


@pytest.mark.parametrize(
    ("clears", "by", "end", "acknowledge"),
    [
        (True, "", "Goes by itself when the cause is gone", True),
        (True, "Li", "Goes by itself when the cause is gone", False),
        (False, "", "Stays until it is acknowledged", True),
        (False, "Li", "Stays until it is acknowledged", True),
    ],
)
def test_self_clearing_and_must_acknowledge_are_told_apart(clears: bool, by: str, end: str, acknowledge: bool) -> None:
    given = alarm("camera_lost", "P1", device="top").model_copy(update={"self_clearing": clears, "acknowledged_by": by})
    card = alarm_card((given,), WORDS)
    assert (dict(card.facts)["Its end"], card.acknowledge) == (end, acknowledge)


@pytest.mark.parametrize(("case", "known"), [("3/7319", "3/7319"), ("7319", ""), ("x/1", ""), ("²/1", ""), ("", "")])
def test_only_a_case_is_taken_for_a_case(case: str, known: str) -> None:
    assert alarm_card((alarm("case_let_go_unproven", "P1", case=case),), WORDS).case == known
    assert alarm_card((alarm("eject_unconfirmed", "P1", first=case, last=case, n=1),), WORDS).case == known


def test_an_alarm_whose_cases_must_be_found_is_acknowledged_once_and_stays() -> None:
    once = alarm_card((unconfirmed(),), WORDS)
    assert (once.acknowledge, dict(once.facts)["Its end"]) == (True, "Stays until every case is found")
    known = alarm_card((unconfirmed().model_copy(update={"acknowledged_by": "Li"}),), WORDS)
    assert (known.acknowledge, known.sought) == (False, ("3/7319", "3/7319"))


def test_a_case_let_go_is_sought_before_anybody_knows_how_it_left() -> None:
    card = alarm_card((alarm("case_let_go_unproven", "P1", case="3/7319"),), WORDS)
    assert [each.key for each in choices(RejectPage(since_us=0), card, WORDS)] == ["3/7319"]


def test_the_cases_to_find_are_those_of_the_alarm() -> None:
    card = alarm_card((must_find().alarms[0],), WORDS)
    page = samples_rejects.rejects()
    assert [each.key for each in choices(page, card, WORDS)] == ["3/7304"]
    assert [each.name for each in choices(samples_rejects.quarantined(), card, WORDS)] == ["7304", "7305", "7306"]


@pytest.mark.parametrize(
    ("lasted_s", "said"),
    [(0, "over after 0 s"), (59, "over after 59 s"), (600, "over after 10 min"), (9000, "over after 2.5 h")],
)
def test_history_says_how_long_it_lasted(lasted_s: int, said: str) -> None:
    past = PastAlarm(alarm="a", key="air_low", raised_us=NOW_US, cleared_us=NOW_US + lasted_s * 1_000_000)
    assert past_rows((past,), WORDS)[0].about == said


def test_history_says_who_acknowledged() -> None:
    past = PastAlarm(alarm="a", key="air_low", raised_us=NOW_US, acknowledged_us=NOW_US, acknowledged_by="local")
    assert past_rows((past,), WORDS)[0].about == "active · acknowledged 14:32 by an operator here"


# the page --------------------------------------------------------------------------------------------------------


def test_the_page_begins_with_the_first(screen: Screen) -> None:
    page = page_of(screen)
    assert page.detail.model is not None and page.detail.model.alarm == EJECT
    assert page.list.selected == EJECT


def test_a_tapped_alarm_is_acknowledged(screen: Screen, client: StandClient) -> None:
    page = page_of(screen)
    page.list.chosen.emit("upstream_down:hub")
    assert page.detail.model is not None and page.detail.model.what.startswith("Upstream hub")
    tap(page.acknowledge)
    assert client.commands == [("acknowledge_alarm", {"alarm": "upstream_down:hub"})]


def test_a_chosen_alarm_that_ends_gives_way_to_the_first(screen: Screen, client: StandClient) -> None:
    page = page_of(screen)
    page.list.chosen.emit("upstream_down:hub")
    client.feed(samples.alarmed())
    assert page.detail.model is not None and page.detail.model.alarm == "reader_lost:case"  # it stops the line


def test_no_alarms_is_said(screen: Screen, client: StandClient) -> None:
    client.feed(samples.calm())
    page = page_of(screen)
    assert page.nothing.isVisible() and page.nothing.shown == "No alarms. 1 in the last hour."
    assert not page.list.isVisible() and not page.acknowledge.isVisible()


def test_an_old_list_is_marked(screen: Screen, client: StandClient) -> None:
    page = page_of(screen)
    client.clock.now_s += 2.5
    client.connection.heard(client.clock())
    client.looked.emit()
    assert page.rates.model is not None and page.rates.model[1] == "Old: no new data for 2 s"
    client.feed(many_alarms())
    assert page.rates.model[1] == ""


def test_counters_are_shown(screen: Screen) -> None:
    assert page_of(screen).rates.model == ((("Last 10 min", "2"), ("Last hour", "3")), "")


def test_an_alarm_about_a_case_opens_it(screen: Screen, client: StandClient) -> None:
    tap(page_of(screen).open_case)
    assert screen.shell.here == "rejects"
    assert f"/v1/cases/{EPOCH}/{TOP + 1}" in client.asked


def test_on_a_small_screen_the_list_comes_first(screen: Screen, client: StandClient) -> None:
    screen.resize(1024, 600)
    client.feed(many_alarms())
    page = page_of(screen)
    assert page.list.isVisible() and not page.detail.isVisible()
    page.list.chosen.emit(EJECT)
    assert page.detail.isVisible() and not page.list.isVisible()
    tap(page.back)
    assert page.list.isVisible()


# history ---------------------------------------------------------------------------------------------------------


def test_history_is_read_page_by_page(screen: Screen, client: StandClient) -> None:
    newest = AlarmHistory(past=(PastAlarm(alarm="b", key="air_low", raised_us=NOW_US),), next=77)
    older = AlarmHistory(past=(PastAlarm(alarm="a", key="disk_low", raised_us=NOW_US - 1),))
    client.answers["/v1/alarms?limit=50"] = newest.model_dump_json().encode()
    client.answers["/v1/alarms?limit=50&before=77"] = older.model_dump_json().encode()
    page = page_of(screen)
    tap(page.tabs.key("history"))
    assert page.past.isVisible() and len(page.past.rows) == 1
    page.past.wants_more.emit()
    page.past.wants_more.emit()
    assert [row.title for row in page.past.rows] == [
        "Air pressure of the ejector is low.",
        "Only ? % of the disk is free.",
    ]
    assert client.asked.count("/v1/alarms?limit=50&before=77") == 1


def test_a_history_that_cannot_be_read_is_told(screen: Screen, client: StandClient) -> None:
    client.answers["/v1/alarms?limit=50"] = Failure("journal_busy")
    tap(page_of(screen).tabs.key("history"))
    assert screen.shell.answer.model is not None and screen.shell.answer.model.what == "The journal is busy."


# quarantine ------------------------------------------------------------------------------------------------------


@pytest.fixture
def finding(screen: Screen, client: StandClient) -> AlarmsPage:
    client.feed(must_find())
    return page_of(screen)


def test_cases_nobody_saw_leave_are_asked_for(finding: AlarmsPage, client: StandClient) -> None:
    assert QUARANTINE_PATH in client.asked
    assert [row.title for row in finding.quarantine.list.rows] == ["Case 7304", "Case 7305", "Case 7306"]
    assert not any(key.isEnabled() for key in finding.quarantine.found.keys)


@pytest.mark.parametrize("found", ["pallet", "bin", "gone"])
def test_a_found_case_is_said_by_a_long_press(finding: AlarmsPage, client: StandClient, found: str) -> None:
    finding.quarantine.list.chosen.emit("3/7305")
    key = getattr(finding.quarantine.found, found)
    assert key.isEnabled()
    tap(key)
    assert client.commands == []
    key.held.emit()
    assert client.commands == [("resolve_case", {"epoch": 3, "seq": 7305, "found": found})]
    assert client.asked.count(QUARANTINE_PATH) == 2


def test_a_case_is_found_by_its_code(screen: Screen, finding: AlarmsPage, client: StandClient) -> None:
    story = CodeStory(
        asked="BOX", key="BOX", role="case", status="container", live=True, epoch=3, seq=7306, case_state="quarantined"
    )
    client.answers[code_path("BOX")] = story.model_dump_json().encode()
    screen.scanned("BOX")
    assert finding.quarantine.case == "3/7306"
    assert client.commands == []


def test_a_code_of_another_case_is_refused(screen: Screen, finding: AlarmsPage, client: StandClient) -> None:
    story = CodeStory(
        asked="X", key="X", role="case", status="container", live=True, epoch=3, seq=9, case_state="released"
    )
    client.answers[code_path("X")] = story.model_dump_json().encode()
    screen.scanned("X")
    answer = screen.shell.answer.model
    assert answer is not None and (answer.verdict, answer.what) == (
        "refused",
        "Case 9 is not in the list of cases to find.",
    )
    assert finding.quarantine.case == ""


def test_another_alarm_asks_for_no_case(screen: Screen, client: StandClient) -> None:
    page_of(screen).choose("reader_lost:case")
    assert not page_of(screen).quarantine.isVisible()
    assert QUARANTINE_PATH not in client.asked


# silence ---------------------------------------------------------------------------------------------------------


def test_silence_lasts_two_minutes_and_is_shown(screen: Screen) -> None:
    page = page_of(screen)
    tap(page.silence)
    assert screen.sounds.silent_until_us == NOW_US + SILENCE_MS * 1000
    assert page.silence.label == "Silent to 14:34:07"


def test_a_new_p1_breaks_the_silence_an_old_one_does_not(qtbot: QtBot) -> None:
    sounds = Sounds()
    old, new = alarm("camera_lost", "P1", device="top"), alarm("plc_silent", "P1", age_ms=1)
    sounds.alarms((old,))
    sounds.silence(NOW_US)
    sounds.alarms((old, alarm("air_low", "P2")))
    sounds._again.timeout.emit()
    assert sounds.played == ["p1"]
    sounds.alarms((old, new))
    assert sounds.played == ["p1", "p1"] and sounds.silent_until_us == 0


def test_what_a_person_does_is_answered_in_silence(qtbot: QtBot) -> None:
    sounds = Sounds()
    sounds.silence(NOW_US)
    sounds.play("refused")
    assert sounds.played == ["refused"]


def test_p1_is_not_silent_for_good(qtbot: QtBot) -> None:
    sounds = Sounds()
    sounds.alarms((alarm("camera_lost", "P1", device="top"),))
    sounds.silence(NOW_US)
    sounds._silent.stop()  # two minutes later
    sounds._again.timeout.emit()
    assert sounds.played == ["p1", "p1"]


# hostile ---------------------------------------------------------------------------------------------------------


def hostile(text: str) -> Snapshot:
    short = text[:400]
    wicked = alarm("case_quarantined", "P1", first=short, last=short, n=3, cause=short)
    other = alarm("eject_unconfirmed", "P2", case=short).model_copy(update={"key": short, "alarm": f"{short}2"})
    return many_alarms().model_copy(update={"alarms": (wicked, other)})


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_alarms_are_shown_literally(text: str, screen: Screen, client: StandClient) -> None:
    page = samples_rejects.quarantined()
    rows = tuple(RejectRow.model_validate({**row.model_dump(), "code": text}) for row in page.rejects)
    client.answers[QUARANTINE_PATH] = page.model_copy(update={"rejects": rows}).model_dump_json().encode()
    past = PastAlarm(alarm=text, key=text[:400], arguments={"device": text}, raised_us=2**62, acknowledged_by=text)
    client.answers["/v1/alarms?limit=50"] = AlarmHistory(past=(past,) * 3).model_dump_json().encode()
    for size in ((1920, 1080), (1280, 800), (1024, 600), (800, 600)):
        screen.resize(*size)
        client.feed(hostile(text))
        page_of(screen).choose(page_of(screen).list.rows[1].key)
        assert not screen.grab().isNull()
        tap(page_of(screen).tabs.key("history"))
        assert not screen.grab().isNull()
        page_of(screen)._choose_tab("active")


def test_snapshots_that_change_nothing_cost_nothing(screen: Screen, client: StandClient) -> None:
    page, shown = page_of(screen), [0]
    page._show = lambda moment: shown.__setitem__(0, shown[0] + 1)  # type: ignore[method-assign]
    for _ in range(20):
        client.feed(many_alarms())
    assert shown == [0]
    client.feed(samples.calm())
    assert shown == [1]


# many of one kind --------------------------------------------------------------------------------------------------


def hundred() -> Snapshot:
    lost = (unconfirmed(NOW_US - n * 1_000_000, TOP + 1 + n) for n in range(100))
    return samples.alarmed().model_copy(
        update={"alarms": (*lost, alarm("air_low", "P2"), alarm("camera_lost", "P1", device="top"))}
    )


def test_a_hundred_alarms_of_a_kind_are_one_row(screen: Screen, client: StandClient) -> None:
    client.feed(hundred())
    rows = page_of(screen).list.rows
    assert len(rows) == 3
    (cases,) = (row for row in rows if row.note.startswith("×"))
    assert cases.note.startswith("× 100 · ") and cases.about.startswith("and 99 more of this kind · ")


def test_one_tap_acknowledges_the_kind(screen: Screen, client: StandClient) -> None:
    client.feed(hundred())
    page = page_of(screen)
    page.choose(EJECT)
    tap(page.acknowledge)
    ((kind, args),) = client.commands
    assert kind == "acknowledge_alarm"
    names = {f"eject_unconfirmed:{EPOCH}/{TOP + 1 + n}" for n in range(100)}
    assert {args["alarm"], *args["also"]} == names and len(args["also"]) == 99
    AcknowledgeAlarmArgs.model_validate(args)


def test_cases_of_a_kind_are_worked_off_one_after_another(screen: Screen, client: StandClient) -> None:
    three = tuple(unconfirmed(NOW_US, TOP + 1 + n) for n in range(3))
    client.feed(hundred().model_copy(update={"alarms": three}))
    page = page_of(screen)
    client.answers.update({path: b'{"since_us":0}' for path in client.asked if "reason=owed" in path})
    assert [row.key for row in page.quarantine.list.rows] == [f"{EPOCH}/{TOP + 1 + n}" for n in range(3)]
    assert page.quarantine.hint.shown.startswith("3 cases to find.")
    for left in (2, 1):
        story = CodeStory(
            asked="B",
            key="B",
            role="case",
            status="container",
            live=True,
            epoch=EPOCH,
            seq=TOP + left,
            case_state="rejected",
        )
        client.answers[code_path("B")] = story.model_dump_json().encode()
        screen.scanned("B")
        assert page.quarantine.case == f"{EPOCH}/{TOP + left}"
        page.quarantine.found.bin.held.emit()
        gone = {f"eject_unconfirmed:{EPOCH}/{TOP + left}"}
        three = tuple(each for each in three if each.alarm not in gone)
        client.feed(hundred().model_copy(update={"alarms": three}))
        assert page.detail.model is not None and page.detail.model.alarm == three[0].alarm
        assert len(page.quarantine.list.rows) == left
    assert [args["seq"] for kind, args in client.commands if kind == "resolve_case"] == [TOP + 2, TOP + 1]


def test_several_devices_of_a_kind_are_named(screen: Screen, client: StandClient) -> None:
    away = tuple(alarm("camera_lost", "P1", NOW_US - n, device=f"cam{n}") for n in range(3))
    client.feed(samples.alarmed().model_copy(update={"alarms": away}))
    page = page_of(screen)
    assert page.members.isVisible() and not page.quarantine.isVisible()
    assert {row.title for row in page.members.rows} == {f"Camera cam{n} is lost. Cases are rejected." for n in range(3)}
    assert not page.members.geometry().intersects(page.detail.geometry())
