"""What the screen says, without a screen."""

import pytest

from station.api.schema import AlarmRate, CaseRow, Cause, LineState, Minute, Order, Rates, Snapshot
from tests.ui.factories import samples
from tests.ui.factories.moments import WORDS, at, with_alarms
from tests.ui.factories.samples import NOW_US, alarm, calm, rejected
from ui.client.connection import ConnectionState, ConnectionView
from ui.presenters.answers import refused, short_code
from ui.presenters.belt import belt_model, guide_model
from ui.presenters.case import case_model, newest_case
from ui.presenters.cells import cell_name, grid_of
from ui.presenters.counters import counters, reason_bars, tiles, trend
from ui.presenters.lost import clock_of, lost_model
from ui.presenters.moment import Moment
from ui.presenters.now import now_model
from ui.presenters.state import state_model
from ui.presenters.top import chip_models, order_model
from ui.theme.tokens import tokens

ALL_PAGES = frozenset({"run", "alarms", "rejects", "devices", "sync"})


# state -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "shown", "shape", "fill"),
    [
        ("execute", "RUNNING", "play", "run"),
        ("idle", "READY", "ring", "surface"),
        ("stopped", "STOPPED", "square", "surface"),
        ("held", "HELD", "pause", "amber"),
        ("suspended", "WAITING", "hourglass", "surface"),
        ("aborted", "ABORTED", "octagon", "red"),
        ("unknown", "NO DATA", "stale", "surface"),
        ("never heard of", "NO DATA", "stale", "surface"),
    ],
)
def test_a_state_is_a_word_a_shape_and_a_fill(word: str, shown: str, shape: str, fill: str) -> None:
    model = state_model(at(calm().model_copy(update={"line": LineState(number=0, word=word)})))
    assert (model.word, model.shape, model.fill) == (shown, shape, fill)


def test_a_bench_has_no_plc_that_could_be_silent() -> None:
    unknown = calm().model_copy(update={"line": LineState(number=0, word="unknown")})
    devices = tuple(device for device in unknown.devices if device.kind != "plc")
    assert state_model(at(unknown.model_copy(update={"devices": devices}))).word == "READY"


def test_every_packml_state_of_the_station_has_a_word() -> None:
    from station.assembly.snapshot import PACKML

    for number, word in PACKML.items():
        model = state_model(at(calm().model_copy(update={"line": LineState(number=number, word=word)})))
        assert model.word != "NO DATA", word


def test_running_is_not_green_and_the_past_is_not_the_present() -> None:
    assert state_model(at(calm())).fill == "run"
    assert state_model(at(calm(), stale=True)).word == "STALE"


def test_since_is_said_only_when_it_was_seen() -> None:
    assert state_model(at(calm())).since == ""
    assert state_model(Moment(calm(), WORDS, state_since_us=NOW_US)).since == "since\n14:32"


# the Now bar -----------------------------------------------------------------------------------------------------


def test_nothing_to_do_is_said() -> None:
    model = now_model(at(calm()))
    assert (model.level, model.what) == ("calm", "Line is good. Nothing to do.")
    assert model.note == "No alarms · 1 in the last hour"


@pytest.mark.parametrize(
    ("snapshot", "level", "what"),
    [
        (with_alarms(alarm("disk_low", "P2", percent=4)), "P2", "Only 4 % of the disk is free."),
        (
            with_alarms(alarm("disk_low", "P2", percent=4), alarm("plc_lost", "P1")),
            "P1",
            "The link to the PLC is lost. Every case is rejected.",
        ),
        (calm().model_copy(update={"held": True}), "task", "The line is held by a person."),
        (calm().model_copy(update={"order": None}), "task", "No order is open. Every case is rejected."),
        (with_alarms(alarm("clock_jump", "P3", seconds=7)), "P3", "The clock jumped by 7 s."),
        (rejected(), "task", "Case 7319 rejected: duplicate at D2."),
    ],
)
def test_the_most_urgent_thing_is_said(snapshot: Snapshot, level: str, what: str) -> None:
    model = now_model(at(snapshot))
    assert (model.level, model.what) == (level, what)


def test_a_task_comes_before_a_p3() -> None:
    both = with_alarms(alarm("clock_jump", "P3", seconds=7)).model_copy(update={"held": True})
    model = now_model(at(both))
    assert (model.level, model.more) == ("task", "+1 more")


def test_of_equal_alarms_the_oldest_nobody_acknowledged_is_first() -> None:
    old = alarm("camera_lost", "P1", NOW_US - 9, device="top").model_copy(update={"acknowledged_by": "Li"})
    middle, young = alarm("reader_lost", "P1", NOW_US - 5, device="case"), alarm("plc_lost", "P1", NOW_US)
    model = now_model(at(with_alarms(young, old, middle)))
    assert model.what == "Reader case is lost. Cases are rejected."
    assert model.more == "+2 more"
    assert model.flashing


def test_acknowledged_means_i_know_flash_ends_alarm_stays() -> None:
    known = alarm("camera_lost", "P1", device="top").model_copy(update={"acknowledged_by": "Li"})
    model = now_model(at(with_alarms(known)))
    assert (model.level, model.flashing, model.actions) == ("P1", False, ())


def test_an_alarm_is_acknowledged_by_its_identity() -> None:
    (action,) = now_model(at(with_alarms(alarm("camera_lost", "P1", device="top")))).actions
    assert (action.label, action.kind, action.about) == ("Acknowledge", "acknowledge", "camera_lost:top")


def test_numbers_not_believed_are_confirmed_where_it_says_so() -> None:
    model = now_model(at(with_alarms(alarm("number_not_believed", "P1", read=9, expected=4))))
    assert [action.kind for action in model.actions] == ["confirm_numbers", "acknowledge"]


def test_a_cause_that_is_an_alarm_is_said_once() -> None:
    both = with_alarms(alarm("plc_silent", "P1", age_ms=900)).model_copy(
        update={"not_ready": (Cause(key="plc_silent"), Cause(key="device_away", arguments={"device": "top"}))}
    )
    assert now_model(at(both)).more == ""


def test_an_action_leads_only_to_pages_that_exist() -> None:
    assert now_model(at(rejected())).actions == ()
    (action,) = now_model(at(rejected(), pages=ALL_PAGES)).actions
    assert (action.kind, action.about) == ("open", "rejects")


def test_an_old_reject_is_nobodys_task_any_more() -> None:
    later = rejected().model_copy(update={"made_at_us": NOW_US + 60_000_000})
    assert now_model(at(later)).level == "calm"


def test_stale_data_is_said_above_all() -> None:
    model = now_model(at(with_alarms(alarm("plc_lost", "P1")), stale=True))
    assert (model.level, model.what) == ("P2", "This screen gets no new data.")


# the top bar -----------------------------------------------------------------------------------------------------


def test_the_order_is_told() -> None:
    model = order_model(at(calm()))
    assert (model.title, model.about) == ("Sunrise Orange 500 ml × 24", "Order 20611-07 · Lot L240611A")
    assert (model.count, model.count_of, model.left) == ("7,309", "of 12,000 cases", "about 2 h 03 min left")
    assert model.part == 7_309 / 12_000


@pytest.mark.parametrize(
    ("target", "rate", "count_of", "part", "left"),
    [
        (0, 38.0, "cases passed", None, ""),
        (7_309, 38.0, "of 7,309 cases", 1.0, "target reached"),
        (7_000, 38.0, "of 7,000 cases", 1.0, "target reached"),
        (7_347, 38.0, "of 7,347 cases", 7_309 / 7_347, "about 1 min left"),
        (12_000, 0.0, "of 12,000 cases", 7_309 / 12_000, ""),
        (10_000_000, 1.0, "of 10,000,000 cases", 7_309 / 10_000_000, ""),
    ],
)
def test_the_target_of_an_order_is_told_with_what_is_left(
    target: int, rate: float, count_of: str, part: float | None, left: str
) -> None:
    order = samples.order().model_copy(update={"target_cases": target})
    shot = calm().model_copy(update={"order": order, "rates": Rates(cases_per_min=rate)})
    model = order_model(at(shot))
    assert (model.count_of, model.part, model.left) == (count_of, part, left)


def test_there_is_no_chip_for_what_does_not_exist() -> None:
    alone = calm().model_copy(update={"sync": ()})
    assert [chip.key for chip in chip_models(at(alone), "large")] == ["devices", "language", "time", "help"]
    assert [chip.key for chip in chip_models(at(calm()), "small")] == ["devices", "sync", "time", "help"]


def test_a_sick_chip_is_filled_and_counts() -> None:
    away = calm().model_copy(update={"devices": samples.devices("case")})
    chip = chip_models(at(away), "large")[0]
    assert (chip.value, chip.tone) == ("2 of 3", "amber")
    assert chip_models(at(samples.alarmed()), "large")[0].tone == "red"
    unread = samples.calm().model_copy(update={"alarms": (samples.alarm("plc_torn", "P1"),)})
    assert chip_models(at(unread), "large")[0].tone == "red"


def test_a_chip_leads_only_to_pages_that_exist() -> None:
    assert chip_models(at(calm()), "large")[0].action == "none"
    assert chip_models(at(calm(), pages=ALL_PAGES), "large")[0].about == "devices"


# the case --------------------------------------------------------------------------------------------------------


def test_a_passed_case_is_quiet() -> None:
    model = newest_case(at(calm()))
    assert (model.verdict.word, model.verdict.count, model.verdict.shape) == ("PASSED", "24 of 24", "check")
    assert (model.verdict.case, model.verdict.time) == ("Case 7318", "14:32:06 · 86 ms")
    assert model.failed == ()


def test_failed_cells_say_what_where_and_why() -> None:
    model = newest_case(at(rejected()))
    assert [(cell.name, cell.group, cell.word, cell.why) for cell in model.failed] == [
        ("B5", "nothing", "No read", "No code could be read here."),
        ("C3", "unproven", "Late", "The answer came too late."),
        ("D2", "forbidden", "Duplicate", "Already in case 7102."),
    ]


def test_units_of_the_queue_are_numbered_in_order() -> None:
    model = case_model(samples.queue_case(), WORDS)
    assert (model.rows, model.columns, model.lettered) == (4, 6, False)
    assert [cell.name for cell in model.failed] == ["5"]


def test_no_case_yet_is_an_empty_grid() -> None:
    model = newest_case(at(calm().model_copy(update={"last_case": None})))
    assert (model.verdict.word, model.rows, model.columns, len(model.cells)) == ("No case yet", 4, 6, 24)


@pytest.mark.parametrize(("place", "name"), [((1, 1), "A1"), ((2, 5), "B5"), ((26, 3), "Z3"), ((27, 10), "AA10")])
def test_cells_are_named_like_a_chessboard(place: tuple[int, int], name: str) -> None:
    assert cell_name(*place) == name


@pytest.mark.parametrize("n", [0, 1, 2, 7, 24, 63, 1000])
def test_every_unit_of_a_queue_case_has_a_place(n: int) -> None:
    case = samples.queue_case().model_copy(update={"cells": samples.queue_case().cells[:1] * n})
    rows, columns = grid_of(case)
    assert rows * columns >= n
    assert (rows - 1) * columns < max(1, n)


# counters --------------------------------------------------------------------------------------------------------


def test_counters_are_of_the_order() -> None:
    passed, rejected_, rate = counters(at(calm()))
    assert (passed.value, passed.note) == ("7,309", "4 on the way out")
    assert (rejected_.value, rejected_.note) == ("9", "0.12 % of cases")
    assert (rate.value, rate.note) == ("38", "912 units/min")


def test_reasons_are_ranked_and_the_rest_is_together() -> None:
    many = calm().model_copy(update={"reasons": {"late": 1, "no_read": 9, "over": 2, "short": 3, "foreign": 4}})
    assert [(bar.word, bar.count) for bar in reason_bars(at(many))] == [
        ("No read", "9"),
        ("Not ours", "4"),
        ("Too few", "3"),
        ("All others", "3"),
    ]


def test_the_trend_has_sixty_whole_minutes_and_marks_rejects() -> None:
    model = trend(at(calm()))
    assert len(model.values) == 60
    assert model.values[0] is None and all(value is not None for value in model.values[1:])
    assert [place for place, rejected_ in enumerate(model.rejects) if rejected_] == [13, 36, 53]
    assert (model.top, model.ticks, model.times) == (50, ("50", "25", "0"), ("13:32", "14:02", "14:32"))


def test_a_minute_without_cases_is_zero_and_one_before_the_start_is_none() -> None:
    one = calm().model_copy(update={"trend": (Minute(at_us=NOW_US - 180_000_000, passed=7),)})
    model = trend(at(one))
    assert model.values[-4:] == (None, 7, 0, 0)


def test_tiles_show_what_became_of_the_last_cases() -> None:
    shown = tiles(at(rejected()), f"{samples.EPOCH}/7318")
    assert [(tile.number, tile.kind, tile.word) for tile in shown[:2]] == [
        ("7319", "unhandled", "Duplicate"),
        ("7318", "passed", ""),
    ]
    assert [tile.number for tile in shown if tile.shown] == ["7318"]
    assert [tile.number for tile in shown if tile.kind == "rejected"] == ["7311"]


def test_a_case_nobody_saw_leaving_is_in_doubt() -> None:
    row = CaseRow(epoch=samples.EPOCH, seq=9, state="quarantined", at_us=NOW_US)
    (tile,) = tiles(at(calm().model_copy(update={"cases": (row,)})), "")
    assert (tile.kind, tile.word) == ("doubt", "Not proven")


def test_an_order_without_cases_has_no_share() -> None:
    fresh = Order(order="1", product="x", lot="", units_per_case=24, rows=4, columns=6, passed=0, rejected=0)
    assert counters(at(calm().model_copy(update={"order": fresh})))[1].note == ""


# the queue -------------------------------------------------------------------------------------------------------


def test_the_oldest_unit_stands_at_the_packer() -> None:
    model = belt_model(at(samples.untrusted()))
    assert model.units[-1] == "tainted" and model.units[0] == "read"
    assert model.text == "22 units between reader and packer, 2 of them not read (?)"


def test_a_trusted_queue_has_no_guide() -> None:
    assert guide_model(at(samples.queue())) is None
    assert guide_model(at(calm())) is None


def test_the_guide_asks_for_one_thing_at_a_time() -> None:
    first = guide_model(at(samples.untrusted()))
    last = guide_model(at(samples.untrusted(run_out=True)))
    assert first is not None and last is not None
    assert [step.what for step in first.steps if step.due] == ["Let the unproven units run out."]
    assert not first.wants_scan
    assert [step.what for step in last.steps if step.due] == ["Scan the unit at the blue mark."]
    assert last.wants_scan


def test_after_an_offset_nothing_is_scanned_and_the_belt_is_cleared() -> None:
    guide = guide_model(at(samples.misplaced()))
    assert guide is not None
    assert [step.what for step in guide.steps if step.due] == ["Take all units off, then clear."]
    assert (guide.wants_scan, guide.scan) == (False, "The order is wrong")
    assert belt_model(at(samples.misplaced())).check is None


def test_the_unit_to_check_is_marked_only_when_it_is_its_turn_and_in_sight() -> None:
    assert belt_model(at(samples.untrusted())).check is None
    ready = samples.untrusted(run_out=True)
    assert belt_model(at(ready)).check == 21
    assert belt_model(at(ready.model_copy(update={"queue_length": 90}))).check is None


# lost ------------------------------------------------------------------------------------------------------------


def test_a_lost_station_is_told_in_both_languages_with_the_last_seen() -> None:
    view = ConnectionView(ConnectionState.LOST, attempt=14, lost_for_s=42.9, retry_in_s=1.4)
    model = lost_model(view, calm(), (WORDS, WORDS))
    assert (model.alarming, model.lost_for, model.title.first) == (True, "0:42", "Station does not answer")
    assert len(model.steps) == 3
    assert model.retry == "Trying again in 2 s (attempt 14)"
    assert model.seen == "Last seen · Last seen 14:32:07, Case 7318"


def test_a_refusal_names_who_to_call() -> None:
    view = ConnectionView(ConnectionState.LOST, 3, 5.0, 1.0, key="token_wrong")
    model = lost_model(view, None, (WORDS, WORDS))
    assert model.title.first == "This screen is not allowed to connect"
    assert model.steps[-1].first.startswith("Call IT")


def test_a_screen_that_only_starts_does_not_cry() -> None:
    model = lost_model(ConnectionView(ConnectionState.CONNECTING, 1, 2.0, 0.0), None, (WORDS, WORDS))
    assert (model.alarming, model.steps) == (False, ())


@pytest.mark.parametrize(("seconds", "shown"), [(0.4, "0:00"), (42, "0:42"), (725, "12:05"), (11229, "3:07:09")])
def test_how_long_it_is_lost(seconds: float, shown: str) -> None:
    assert clock_of(seconds) == shown


# answers ---------------------------------------------------------------------------------------------------------


def test_a_refusal_names_the_code() -> None:
    model = refused("first_unit_differs", {"expected": "A\x1dB"}, WORDS, "C\x00")
    assert (model.what, model.code) == ("This is not the next unit: A␝B was expected.", "C␀")
    assert refused("no_answer", {}, WORDS).what == "The station did not answer."


def test_a_long_code_is_known_by_its_end() -> None:
    assert short_code("x" * 40 + "END") == "…" + "x" * 21 + "END"


# every moment can be told ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "snapshot",
    [
        calm(),
        rejected(),
        samples.alarmed(),
        samples.queue(),
        samples.untrusted(),
        calm().model_copy(update={"alarm_rate": AlarmRate()}),
    ],
)
def test_colours_are_tokens(snapshot: Snapshot) -> None:
    names = tokens().colours["light"].keys()
    state, case = state_model(at(snapshot)), newest_case(at(snapshot))
    assert {state.fill, state.ink, case.verdict.ink} <= names
