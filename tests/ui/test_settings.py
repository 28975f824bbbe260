"""Settings on the screen: what may be changed, what is wrong with it, when it is in force."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from station.api.schema import ConfigFile, SaveAnswer, SaveRequest, Setting, SettingFault, SettingGroup, SettingValue
from tests.ui.factories import samples, samples_settings
from tests.ui.factories.moments import WORDS, at
from tests.ui.factories.samples import HOSTILE
from tests.ui.factories.samples_settings import config_fault, config_file, refusal, waiting
from tests.ui.factories.stand import StandClient, make_screen
from ui.client import Failure
from ui.i18n.setting_texts import fault_text, value_text
from ui.i18n.translations import Translations
from ui.i18n.words import LANGUAGES, Language
from ui.pages.settings import FILE, SAVE, SettingsPage
from ui.presenters.lost import lost_model
from ui.presenters.now import now_model
from ui.presenters.settings import BACK, about_lines, card, group_rows, loose_faults, search_rows, setting_rows, status
from ui.presenters.settings_draft import SettingsDraft
from ui.screen import Screen
from ui.theme.tokens import SMALLEST_TARGET_PX
from ui.widgets.keys import Key

POLL = "plc.poll_ms"


@pytest.fixture
def draft() -> SettingsDraft:
    made = SettingsDraft()
    made.read(config_file())
    return made


# what is not saved yet -------------------------------------------------------------------------------------------


def test_a_change_is_what_differs_from_the_file(draft: SettingsDraft) -> None:
    draft.put(POLL, 30)
    assert (draft.value(POLL), draft.changes) == (30, {POLL: 30})
    draft.put(POLL, 20)
    assert (draft.value(POLL), draft.changes) == (20, {})


def test_what_is_changed_by_hand_only_does_not_change_here(draft: SettingsDraft) -> None:
    for key in ("station.data", "plc.driver", "nothing.here"):
        draft.put(key, "x")
    assert draft.changes == {}


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        (POLL, "35", 35),
        (POLL, " 35 ", 35),
        (POLL, "fast", "fast"),
        ("upstream[1].timeout_s", "2.5", 2.5),
        ("upstream[1].timeout_s", "3", 3),
        ("camera[1].source", "1", 1),
        ("camera[1].source", "rtsp://camera", "rtsp://camera"),
        ("recipe.lot", "007", "007"),
    ],
)
def test_a_text_becomes_what_the_setting_is(draft: SettingsDraft, key: str, text: str, value: SettingValue) -> None:
    draft.put_text(key, text)
    assert draft.changes == {key: value} and type(draft.changes[key]) is type(value)


@pytest.mark.parametrize(
    ("before", "way", "after"), [(20, 1, 21), (20, -1, 19), (100, 1, 100), (5, -1, 5), (99, 1, 100), (100, -1, 99)]
)
def test_a_number_goes_by_steps_within_its_limits(draft: SettingsDraft, before: int, way: int, after: int) -> None:
    draft.put(POLL, before)
    draft.step(POLL, way)
    assert draft.value(POLL) == after


@pytest.mark.parametrize(("before", "after"), [(500, 510), (1_000, 1_100), (59_000, 60_000), (59_900, 60_000)])
def test_large_numbers_go_by_large_steps(draft: SettingsDraft, before: int, after: int) -> None:
    draft.put("plc.verdict_timeout_ms", before)
    draft.step("plc.verdict_timeout_ms", 1)
    assert draft.value("plc.verdict_timeout_ms") == after


def test_what_is_no_number_has_no_steps(draft: SettingsDraft) -> None:
    draft.put_text(POLL, "fast")
    draft.step(POLL, 1)
    assert draft.value(POLL) == "fast"


def test_choices_are_toggled_one_by_one(draft: SettingsDraft) -> None:
    key = "recipe.symbologies"
    draft.toggle(key, "code128")
    assert draft.value(key) == ("qr", "code128")
    draft.toggle(key, "code128")
    assert draft.changes == {}


def test_back_to_the_default_takes_the_key_out_of_the_file(draft: SettingsDraft) -> None:
    draft.reset("vision.budget_ms")
    assert draft.changes == {"vision.budget_ms": None}
    assert draft.value("vision.budget_ms") == 100


def test_a_setting_that_must_be_set_has_no_way_back_to_a_default(draft: SettingsDraft) -> None:
    draft.put("recipe.product", "x")
    draft.reset("recipe.product")
    assert draft.changes == {}


def test_what_is_asked_for_names_the_file_it_was_made_to(draft: SettingsDraft) -> None:
    assert draft.request() is None
    draft.put(POLL, 30)
    draft.put("recipe.symbologies", ("qr", "ean13"))
    request = draft.request()
    assert request is not None and draft.file is not None
    assert request.hash == draft.file.hash
    assert {each.key: each.value for each in request.changes} == {POLL: 30, "recipe.symbologies": ["qr", "ean13"]}


def test_a_change_is_dropped_where_somebody_else_was_faster(draft: SettingsDraft) -> None:
    draft.put(POLL, 40)
    draft.put("recipe.lot", "L7")
    draft.read(waiting())
    assert draft.changes == {"recipe.lot": "L7"}


# what is shown ---------------------------------------------------------------------------------------------------


def test_every_group_and_every_setting_has_a_row(draft: SettingsDraft) -> None:
    groups = group_rows(draft, WORDS)
    assert [row.key for row in groups][-4:] == ["camera[1]", "reader[1]", "plc", "upstream[1]"]
    rows = setting_rows(draft, "plc", WORDS, back=True)
    assert rows[0].key == BACK and POLL in [row.key for row in rows]
    row = next(row for row in rows if row.key == POLL)
    assert (row.title, row.note, row.sign) == ("Poll every", "20 ms", "none")


def test_a_search_looks_everywhere_and_for_all_words(draft: SettingsDraft) -> None:
    assert POLL in [row.key for row in search_rows(draft, "poll plc", WORDS)]
    assert POLL in [row.key for row in search_rows(draft, "PLC.POLL", WORDS)]
    assert search_rows(draft, "no such thing", WORDS) == ()


def test_a_search_in_chinese_finds_what_it_shows(draft: SettingsDraft) -> None:
    chinese = Translations("zh_CN").words
    assert POLL in [row.key for row in search_rows(draft, "轮询", chinese)]


def test_the_card_has_unit_default_limits_and_help(draft: SettingsDraft) -> None:
    shown = card(draft, POLL, WORDS)
    assert shown is not None and shown.editable
    assert (shown.unit, shown.text, shown.facts) == ("ms", "20", "Default: 20 ms\nLimits: 5 … 100 ms")
    assert shown.help


def test_the_card_says_what_is_in_force_while_that_is_another_value(draft: SettingsDraft) -> None:
    draft.read(waiting())
    shown = card(draft, POLL, WORDS)
    assert shown is not None and shown.facts.startswith("In force now: 20 ms\n")


def test_the_card_says_why_nothing_can_be_changed(draft: SettingsDraft) -> None:
    shown = card(draft, "station.data", WORDS)
    assert shown is not None and not shown.editable
    assert shown.why_not.startswith("Changed in the file only.")


def test_no_secret_is_ever_in_a_model(draft: SettingsDraft) -> None:
    key = "upstream[1].token_file"
    draft.put_text(key, "hush-hush")
    shown, rows = card(draft, key, WORDS), setting_rows(draft, "upstream[1]", WORDS)
    assert "hush" not in f"{shown}{rows}{status(draft, WORDS)}{about_lines(draft, WORDS)}"
    row = next(row for row in rows if row.key == key)
    assert (row.note, row.sign) == ("new", "P3")


def test_faults_stand_at_their_settings_and_the_rest_by_themselves(draft: SettingsDraft) -> None:
    first = draft.refused(
        (
            config_fault("camera[1]", "config_trigger_missing", choices="asked, counted"),
            config_fault(POLL, "config_at_most", most=100),
        )
    )
    assert first == POLL
    shown = card(draft, POLL, WORDS)
    assert shown is not None and shown.fault == "This must be at most 100."
    assert loose_faults(draft, WORDS) == "camera[1]: Say how it is triggered: asked, counted."
    assert [row.key for row in group_rows(draft, WORDS) if row.sign == "doubt"] == ["camera[1]", "plc"]
    draft.put(POLL, 30)
    shown = card(draft, POLL, WORDS)
    assert shown is not None and shown.fault == ""


def test_the_head_says_what_is_to_be_done() -> None:
    draft = SettingsDraft()
    said = [status(draft, WORDS)]
    draft.read(config_file())
    said.append(status(draft, WORDS))
    draft.read(waiting())
    said.append(status(draft, WORDS))
    assert said == ["Reading the config.", "Saved and in force", "Saved; restart to apply"]


def test_a_fault_is_told_in_the_language_with_its_parts(qapp: object) -> None:
    fault = config_fault(POLL, "config_type", expected="a whole number", found="text")
    assert fault_text(Translations("zh_CN").words, fault) == "此处须为整数，现为文本。"
    meant = config_fault("x", "config_choice", "qr", found="qe", choices="qr")
    assert fault_text(WORDS, meant) == "qe is not one of: qr. Did you mean qr?"


def test_values_are_told_in_few_words() -> None:
    file = config_file()
    known = {each.key: each for group in file.groups for each in group.settings}
    told = {key: value_text(WORDS, known[key], known[key].value) for key in known}
    assert told["recipe.lot_checked"] == "No"
    assert told["recipe.symbologies"] == "qr"
    assert told["recipe.gtin"] == "–"
    assert told["upstream[1].token_file"] == "kept in a file"


# restart ---------------------------------------------------------------------------------------------------------


def test_the_now_bar_says_that_a_restart_is_due_and_leads_to_it() -> None:
    model = now_model(at(samples.settings_wait(), pages=frozenset({"settings"})))
    assert (model.level, model.what) == ("task", "Settings are saved; restart to apply.")
    assert [(action.kind, action.about) for action in model.actions] == [("open", "settings")]
    assert now_model(at(samples.settings_wait())).actions == ()


def test_an_ordered_restart_is_announced_and_is_no_alarm(qapp: object) -> None:
    screen, client = make_screen()
    client.feed(samples.calm().model_copy(update={"restarting_by": "local"}))
    assert screen.shell.now.model is not None
    assert screen.shell.now.model.what == "The station restarts, ordered by an operator here."
    client.pass_time(4.0)
    assert screen.shows_lost and screen.lost.model is not None
    assert (screen.lost.model.title.first, screen.lost.model.alarming) == ("Station restarts", False)
    assert "an operator here" in screen.lost.model.steps[0].first
    client.feed(samples.calm())
    assert screen.lost.isHidden()
    screen.deleteLater()


def test_a_restart_that_does_not_come_back_is_a_lost_station(qapp: object) -> None:
    screen, client = make_screen()
    client.feed(samples.calm().model_copy(update={"restarting_by": "local"}))
    client.pass_time(61.0)
    model = lost_model(client.view(), client.newest, Translations().both)
    assert (model.alarming, model.title.first) == (True, "Station does not answer")
    screen.deleteLater()


# the page --------------------------------------------------------------------------------------------------------


@pytest.fixture
def made(qtbot: QtBot) -> Iterator[tuple[Screen, StandClient, SettingsPage]]:
    yield opened(qtbot)


def opened(
    qtbot: QtBot, size: tuple[int, int] = (1280, 800), language: Language = "en", file: ConfigFile | None = None
) -> tuple[Screen, StandClient, SettingsPage]:
    screen, client = make_screen(size, language)
    qtbot.addWidget(screen)
    screen.show()
    client.feed(samples.calm())
    client.answers[FILE] = (file or config_file()).model_dump_json().encode()
    screen.shell.open_page("settings")
    page = screen.shell.page
    assert isinstance(page, SettingsPage)
    return screen, client, page


def saved(client: StandClient) -> SaveRequest:
    path, body = client.posted[-1]
    assert path == SAVE and isinstance(body, SaveRequest)
    return body


def tap(key: Key) -> None:
    QTest.mouseClick(key, Qt.MouseButton.LeftButton)


def test_a_gloved_finger_changes_a_number_and_saves_it(made: tuple[Screen, StandClient, SettingsPage]) -> None:
    screen, client, page = made
    client.answers[SAVE] = SaveAnswer(saved=True, restart=True).model_dump_json().encode()
    page.list.chosen.emit(POLL)
    assert not page.save.isEnabled()
    tap(page.card.more)
    tap(page.card.more)
    tap(page.card.less)
    assert (page.card.field.text(), page.save.isEnabled()) == ("21", True)
    client.answers[FILE] = waiting().model_dump_json().encode()
    tap(page.save)
    assert [(each.key, each.value) for each in saved(client).changes] == [(POLL, 21)]
    assert screen.shell.answer.model is not None and screen.shell.answer.model.what == "Saved; restart to apply"
    assert (page.restart.isVisible(), page.status.shown) == (True, "Saved; restart to apply")


def test_what_is_typed_stays_while_snapshots_come(made: tuple[Screen, StandClient, SettingsPage]) -> None:
    _, client, page = made
    page.list.chosen.emit("upstream[1].timeout_s")
    page.card.field.setFocus()
    page.card.field.clear()
    QTest.keyClicks(page.card.field, "7.")
    client.feed(samples.rejected())
    assert page.card.field.text() == "7."
    QTest.keyClicks(page.card.field, "5")
    assert page.draft.changes == {"upstream[1].timeout_s": 7.5}


def test_a_refusal_shows_every_fault_beside_its_field(made: tuple[Screen, StandClient, SettingsPage]) -> None:
    screen, client, page = made
    page.draft.put(POLL, 200)
    page.choose("recipe.rows")
    client.answers[SAVE] = refusal(*samples_settings.FAULTS)
    tap(page.save)
    assert (page.card.model is not None and page.card.model.key, page.card.fault.shown) == (
        POLL,
        "This must be at most 100.",
    )
    assert page.status.shown == "Not saved: 2 faults"
    assert screen.sounds.played[-1] == "refused"
    assert page.draft.changes == {POLL: 200}


def test_a_change_by_somebody_else_is_told_and_read_again(made: tuple[Screen, StandClient, SettingsPage]) -> None:
    screen, client, page = made
    page.draft.put("recipe.lot", "L7")
    page.choose("recipe.lot")
    client.answers[SAVE] = Failure("config_changed_meanwhile")
    client.answers[FILE] = waiting().model_dump_json().encode()
    tap(page.save)
    assert screen.shell.answer.model is not None
    assert screen.shell.answer.model.what == "Somebody else has changed the config meanwhile."
    assert (page.draft.value(POLL), page.draft.changes) == (30, {"recipe.lot": "L7"})


def test_a_station_that_does_not_answer_leaves_the_changes(made: tuple[Screen, StandClient, SettingsPage]) -> None:
    _, client, page = made
    page.draft.put(POLL, 30)
    page.choose(POLL)
    client.answers[SAVE] = Failure("no_answer")
    tap(page.save)
    assert (page.draft.changes, page.save.isEnabled()) == ({POLL: 30}, True)


def test_a_secret_is_typed_blind_and_gone_once_it_is_saved(made: tuple[Screen, StandClient, SettingsPage]) -> None:
    _, client, page = made
    client.answers[SAVE] = SaveAnswer(saved=True).model_dump_json().encode()
    page.list.chosen.emit("upstream[1].token_file")
    QTest.keyClicks(page.card.field, "hush")
    assert page.card.field.displayText() == "●" * 4
    tap(page.save)
    assert [(each.key, each.value) for each in saved(client).changes] == [("upstream[1].token_file", "hush")]
    assert (page.card.field.text(), page.draft.changes) == ("", {})


def test_choices_are_keys(made: tuple[Screen, StandClient, SettingsPage]) -> None:
    _, _, page = made
    page.list.chosen.emit("recipe.lot_checked")
    tap(page.card.choices.keys[0])
    page.list.chosen.emit("recipe.unit_noun")
    tap(page.card.choices.keys[1])
    assert page.draft.changes == {"recipe.lot_checked": True, "recipe.unit_noun": "bottle"}
    tap(page.forget)
    assert page.draft.changes == {}


def test_a_scan_goes_into_the_field_that_is_open(made: tuple[Screen, StandClient, SettingsPage]) -> None:
    screen, _, page = made
    page.list.chosen.emit("recipe.gtin")
    screen.scanned("09501101530003")
    assert page.draft.changes == {"recipe.gtin": "09501101530003"}
    assert page.card.field.text() == "09501101530003"
    page.list.chosen.emit(POLL)
    assert not page.scanned("123")


def test_a_restart_needs_a_long_press(qtbot: QtBot) -> None:
    _, client, page = opened(qtbot, file=waiting())
    assert page.restart.isVisible() and page.restart.hold_s == 1.0
    tap(page.restart)
    assert client.commands == []
    page.restart.held.emit()
    assert client.commands == [("restart", {})]


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 800), (1024, 600), (800, 600)])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", [POLL, "recipe.symbologies", "upstream[1].token_file", "station.data", ""])
def test_everything_to_touch_is_large_enough(size: tuple[int, int], language: Language, key: str, qtbot: QtBot) -> None:
    screen, _, page = opened(qtbot, size, language, waiting())
    page.choose(key)
    for each in page.findChildren(Key):
        if each.isVisible():
            assert each.width() >= SMALLEST_TARGET_PX and each.height() >= SMALLEST_TARGET_PX, each.label
            assert screen.rect().contains(each.rect().translated(each.mapTo(screen, QPoint(0, 0)))), each.label


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("kind", ["text", "choice", "choices", "whole"])
def test_a_hostile_config_is_shown_literally(text: str, kind: str, qtbot: QtBot) -> None:
    short = text.encode("utf-8", "backslashreplace").decode()[:300]
    setting = Setting.model_validate(
        {"key": short, "title": short, "help": short, "kind": kind, "unit": short, "value": short, "default": short,
         "choices": (short, "b"), "by_hand": ""}
    )  # fmt: skip
    fault = SettingFault(at=short, key=short[:500], arguments={"x": short}, suggestion=short)
    group = SettingGroup(key=short, title=short, name=short, settings=(setting,))
    hostile = ConfigFile(name=short, hash="0", groups=(group,), waits=(short,))
    screen, client, page = opened(qtbot, (1920, 1080), file=hostile)
    page.choose(short)
    client.answers[SAVE] = refusal(fault)
    page.draft.put(short, "other")
    page._save()
    for size in ((1920, 1080), (1024, 600)):
        screen.resize(*size)
        assert not screen.grab().isNull()
    assert page.card.title.shown.isprintable()
    assert not any(sign in page.card.fault.shown for sign in "\x00\x1b\u202e\n")


def test_after_a_restart_the_file_is_read_anew(made: tuple[Screen, StandClient, SettingsPage]) -> None:
    _, client, page = made
    client.answers[FILE] = waiting().model_dump_json().encode()
    page.opened("")
    assert page.status.shown == "Saved; restart to apply"
    client.answers[FILE] = config_file().model_dump_json().encode()
    calm = samples.calm()
    client.feed(calm)
    client.feed(calm.model_copy(update={"boot": calm.boot + 1}))
    assert page.status.shown == "Saved and in force"


def test_what_the_open_order_keeps_is_not_said_to_be_in_force(
    made: tuple[Screen, StandClient, SettingsPage],
) -> None:
    _, client, page = made
    file = config_file()
    groups = tuple(
        group.model_copy(
            update={
                "settings": tuple(
                    each.model_copy(update={"in_order": "Milk"}) if each.key == "recipe.product" else each
                    for each in group.settings
                )
            }
        )
        for group in file.groups
    )
    kept = file.model_copy(update={"groups": groups, "next_order": ("recipe.product",), "kept": ("recipe.product",)})
    client.answers[FILE] = kept.model_dump_json().encode()
    page.opened("recipe.product")
    assert page.status.shown == "Saved; the open order keeps its own"
    shown = card(page.draft, "recipe.product", WORDS)
    assert shown is not None and "In the open order: Milk" in shown.facts
    assert shown.facts.startswith("Takes effect: from the next order; the one that runs keeps its own\n")
    client.answers[FILE] = file.model_dump_json().encode()
    calm = samples.calm()
    client.feed(calm)
    client.feed(calm.model_copy(update={"order": None}))
    assert page.status.shown == "Saved and in force"
