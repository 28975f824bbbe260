"""Alarms end when their cause does, come once, and are never so many that nobody can look at them."""

import pytest

from station.core import observations as obs
from station.core.alarms import ALARMS, kind_of
from station.core.commands import AcknowledgeAlarm, ConfirmNumbers, ResolveCase, Resume, StartOrder
from station.core.commands import Hold as HoldLine
from station.core.events import AlarmCleared
from station.core.inputs import Inputs, Outputs
from station.core.loaded import Hold, Loaded, StandingAlarm
from station.core.step_context import ALARMS_MAX, FLOOD
from station.core.values import CaseRef
from tests.core.talk import RECIPE, Talk, asked_camera


def standing(*alarms: str) -> tuple[StandingAlarm, ...]:
    return tuple(StandingAlarm(alarm, alarm.partition(":")[0], (), 0) for alarm in alarms)


def permissive(talk: Talk) -> bool:
    return bool(talk.poll().words.outputs & Outputs.PERMISSIVE)


OUTLIVES = ("trust_lost", "counter_mismatch", "offset_found", "records_lost")
"""They end when trust is restored (or the journal has a new name), and that is as durable as they are."""


@pytest.mark.parametrize("key", [key for key, kind in ALARMS.items() if kind.self_clearing and key not in OUTLIVES])
def test_no_self_clearing_alarm_outlives_a_start_without_its_cause(key: str) -> None:
    alarm = f"{key}:top" if key in ("camera_lost", "reader_lost") else key
    talk = Talk(loaded=Loaded("e", 2, alarms=standing(alarm)))
    talk.start()
    talk.poll(4_000)
    talk.poll(4_000)
    assert talk.alarms() == set()
    assert permissive(talk)


LAMPS = (Outputs.RED, Outputs.AMBER, Outputs.GREEN, Outputs.BUZZER)


def lamps(talk: Talk) -> list[bool]:
    """Red, amber, green, buzzer."""
    outputs = talk.poll().words.outputs
    return [bool(outputs & lamp) for lamp in LAMPS]


def test_the_light_stack_tells_the_gravest_alarm_and_the_buzzer_one_that_nobody_has_seen() -> None:
    talk = Talk(asked_camera()).start()
    assert lamps(talk) == [False, False, True, False]
    talk.poll(inputs=0x101 | Inputs.AIR_LOW)
    assert [kind_of(key).priority for key in talk.alarms()] == ["P2"]
    assert lamps(talk) == [False, True, True, False]
    talk.poll(4_000, inputs=0x101)
    talk.say(obs.DeviceGone("top", "camera_silent"))
    assert lamps(talk)[0] and lamps(talk)[3] and not lamps(talk)[2]
    talk.say(AcknowledgeAlarm("anna", "camera_lost:top"))
    assert lamps(talk) == [True, False, False, False]
    talk.say(obs.DeviceBack("top"))
    assert lamps(talk) == [False, False, True, False]


def test_alarms_of_the_plc_end_in_the_order_in_which_they_were_raised() -> None:
    """Seen: a set of their keys has another order in each process, and a replay of the step differed."""
    keys = ("plc_silent", "plc_lost", "plc_heartbeat", "plc_reply", "plc_torn", "plc_range")
    talk = Talk()
    talk.start()
    for key in keys:
        talk.say(obs.PlcSilent(key))
    ended = [event.alarm for event in talk.poll().events if isinstance(event, AlarmCleared)]
    assert ended == [key for key in keys if key in ended] and len(ended) > 3


def test_a_camera_that_repeats_itself_is_told_until_it_sends_a_picture_of_its_own() -> None:
    talk = Talk(asked_camera())
    talk.start()
    talk.say(obs.PictureRead("top", CaseRef(1, 1), 7, (), error="picture_stale"))
    assert "camera_stale:top" in talk.alarms()
    talk.say(obs.PictureRead("top", CaseRef(1, 2), 8, (), error="picture_missing"))
    assert "camera_stale:top" in talk.alarms()
    talk.say(obs.PictureRead("top", CaseRef(1, 3), 9, ()))
    assert "camera_stale:top" not in talk.alarms()


def test_records_that_only_upstream_holds_hold_the_line_until_the_journal_has_a_new_name() -> None:
    talk = Talk()
    talk.start()
    assert permissive(talk)
    told = (("destination", "hub"), ("found", 3), ("through", 8))
    talk.say(obs.Noticed("records_lost", True, told))
    assert not permissive(talk)
    talk.say(AcknowledgeAlarm("Li", "records_lost:hub"))
    assert not permissive(talk)
    assert "records_lost:hub" in talk.alarms()
    again = Talk(loaded=Loaded("e", 2, alarms=standing("records_lost:hub")))
    again.start()
    assert not permissive(again)


def test_an_alarm_of_a_device_that_the_line_has_no_more_ends_at_the_start() -> None:
    talk = Talk(loaded=Loaded("e", 2, alarms=standing("camera_lost:old", "reader_lost:older", "camera_lost:top")))
    talk.poll()
    assert talk.alarms() == {"camera_lost:top"}


def test_what_waits_for_a_person_waits_over_a_start() -> None:
    talk = Talk(loaded=Loaded("e", 2, alarms=standing("eject_unconfirmed:1/1", "case_let_go_unproven:1/2")))
    talk.start()
    assert len(talk.alarms()) == 2
    assert not permissive(talk)


def test_a_foreign_master_that_went_away_is_forgotten_after_a_while() -> None:
    talk = Talk().start()
    words = talk.say(obs.PlcSilent("plc_foreign_master")).words
    assert not words.outputs & Outputs.PERMISSIVE
    talk.poll(2_000)
    talk.say(obs.PlcSilent("plc_foreign_master"))
    talk.poll(2_000)
    assert "plc_foreign_master" in talk.alarms()
    talk.poll(1_100)
    assert permissive(talk)
    assert len(talk.of("alarm.raised")) == 1


def test_numbers_not_believed_before_a_start_are_not_believed_after_it() -> None:
    talk = Talk(loaded=Loaded("e", 2, epoch=1, alarms=standing("number_not_believed")))
    for name in talk.settings.devices:
        talk.say(obs.DeviceBack(name))
    talk.say(StartOrder("test", "O1", RECIPE))
    assert talk.poll(epoch=1, case_seq=1, case_state=1).words.verdict == 0
    assert talk.kinds().count("case.rejected") == 0
    assert talk.say(ConfirmNumbers("anna")).words.grant == 2


def test_a_line_held_before_a_start_is_held_after_it_and_an_order_may_begin() -> None:
    talk = Talk(loaded=Loaded("e", 2, hold=Hold("anna", 1))).start()
    assert talk.line.state.order is not None
    assert talk.poll().words.station_state == 4
    assert talk.say(HoldLine("anna")).events == ()
    talk.say(Resume("anna"))
    assert talk.say(Resume("anna")).events == ()
    assert permissive(talk)


def test_an_input_that_chatters_is_one_alarm() -> None:
    talk = Talk().start()
    for _ in range(100):
        talk.poll(inputs=Inputs.AIR_LOW)
        talk.poll(inputs=0)
    assert len(talk.of("alarm.raised")) == 1
    talk.poll(2_000)
    assert talk.alarms() == set()


def test_nobody_is_shown_more_alarms_than_can_be_looked_at() -> None:
    talk = Talk().start()
    for seq in range(2, 700, 2):
        talk.ask(seq)
        talk.poll(disposed_epoch=1, disposed_seq=seq - 1)
    assert FLOOD in talk.alarms()
    assert len(talk.alarms()) <= ALARMS_MAX
    assert not permissive(talk)
    for alarm in sorted(talk.alarms() - {FLOOD}):
        talk.say(AcknowledgeAlarm("anna", alarm))
    for case in sorted(talk.line.state.owed):
        talk.say(ResolveCase("anna", case, "bin"))
    assert talk.alarms() == set()
    assert talk.line.state.tally.owed == 0
    assert permissive(talk)


def test_conditions_find_room_beside_a_flood_of_numbered_alarms_and_are_bounded_too() -> None:
    talk = Talk().start()
    for seq in range(2, 1_300, 2):
        talk.ask(seq)
    talk.say(obs.Noticed("disk_low", True, (("percent", 3),)))
    assert "disk_low" in talk.alarms()
    for number in range(1_000):
        talk.say(obs.Noticed(f"strange_{number}", True))
        talk.say(obs.DeviceGone(f"device {number}", "gone"))
    assert len(talk.alarms()) <= ALARMS_MAX
    talk.say(obs.Noticed("disk_low", False))
    assert "disk_low" not in talk.alarms()


def test_a_condition_of_two_destinations_is_two_alarms() -> None:
    talk = Talk().start()
    for name in ("erp", "hub"):
        talk.say(obs.Noticed("upstream_down", True, (("destination", name),)))
    talk.say(obs.Noticed("upstream_down", False, (("destination", "hub"),)))
    assert talk.alarms() == {"upstream_down:erp"}


def test_acknowledging_marks_a_standing_condition_and_ends_what_only_waits_for_a_person() -> None:
    talk = Talk(asked_camera()).start()
    talk.ask(2)
    talk.poll(inputs=Inputs.AIR_LOW)
    talk.say(AcknowledgeAlarm("anna", "air_low"))
    assert talk.line.state.alarms["air_low"].acknowledged_by == "anna"
    assert talk.say(AcknowledgeAlarm("anna", "air_low")).events == ()
    talk.say(AcknowledgeAlarm("anna", "cases_missed:1/1"))
    assert talk.alarms() == {"air_low"}
    refusal = talk.say(AcknowledgeAlarm("anna", "cases_missed:1/1")).refusal
    assert refusal is not None
    assert refusal.key == "alarm_unknown"


def test_one_command_acknowledges_what_a_person_saw_together() -> None:
    talk = Talk().start()
    for name in ("erp", "hub", "lab"):
        talk.say(obs.Noticed("upstream_down", True, (("destination", name),)))
    talk.say(obs.Noticed("upstream_down", False, (("destination", "lab"),)))
    said = talk.say(AcknowledgeAlarm("anna", "upstream_down:lab", ("upstream_down:erp", "upstream_down:hub")))
    assert said.refusal is None
    assert {alarm.acknowledged_by for alarm in talk.line.state.alarms.values()} == {"anna"}
    gone = talk.say(AcknowledgeAlarm("anna", "upstream_down:lab", ("strange",))).refusal
    assert gone is not None and gone.key == "alarm_unknown"


def test_a_key_nobody_wrote_down_is_an_alarm_all_the_same() -> None:
    assert kind_of("brand_new").priority == "P2"
