"""What a person must find stays open and counted until it is found by name; to acknowledge it only silences it."""

import pytest

from station.core import observations as obs
from station.core.commands import AcknowledgeAlarm, ResolveCase
from station.core.events import CaseDisposed, CaseFound
from station.core.inputs import Outputs
from station.core.loaded import Loaded, StoredCase
from station.core.state import OWED_KEPT
from station.core.values import CaseRef, Found, Tally, Window
from tests.core.talk import Talk

FIRST = CaseRef(1, 1)


def unconfirmed(cases: int = 1) -> Talk:
    """So many rejected cases that were seen neither at the exit nor in the ejector."""
    talk = Talk().start()
    for seq in range(1, cases + 1):
        talk.pack(seq, good=False)
    talk.poll(disposed_epoch=1, disposed_seq=cases)
    return talk


def find(talk: Talk, case: CaseRef, found: Found) -> str:
    """The refusal's key; empty = it was taken down."""
    refusal = talk.say(ResolveCase("anna", case, found)).refusal
    return refusal.key if refusal is not None else ""


@pytest.mark.parametrize("found", ["pallet", "bin", "gone"])
def test_a_rejected_case_nobody_saw_ejected_is_owed_until_it_is_found(found: Found) -> None:
    talk = unconfirmed()
    talk.say(AcknowledgeAlarm("li", "eject_unconfirmed:1/1"))
    assert talk.line.state.alarms["eject_unconfirmed:1/1"].acknowledged_by == "li"
    assert talk.line.state.tally.owed == 1
    assert find(talk, FIRST, found) == ""
    assert talk.of("case.found") == [CaseFound(FIRST, found, "anna")]
    assert (talk.alarms(), talk.line.state.tally.owed) == (set(), 0)
    assert talk.line.state.tally.rejected == 1


def test_a_quarantined_case_that_is_gone_is_looked_for_no_more_and_keeps_its_codes() -> None:
    talk = Talk().start()
    talk.pack(1)
    talk.poll(disposed_epoch=1, disposed_seq=1)
    assert find(talk, FIRST, "gone") == ""
    assert (talk.alarms(), talk.line.state.tally.owed) == (set(), 0)
    assert talk.line.state.tally.quarantined == 1
    assert "case.voided" not in talk.kinds()


@pytest.mark.parametrize("found", ["pallet", "bin"])
def test_the_alarm_of_a_quarantined_case_ends_when_it_is_found(found: Found) -> None:
    talk = Talk().start()
    talk.pack(1)
    talk.poll(disposed_epoch=1, disposed_seq=1)
    assert talk.alarms() == {"case_quarantined:1/1"}
    assert find(talk, FIRST, found) == ""
    assert (talk.alarms(), talk.line.state.tally.owed) == (set(), 0)


def test_what_was_gone_may_turn_up_later() -> None:
    talk = Talk().start()
    talk.pack(1)
    talk.poll(disposed_epoch=1, disposed_seq=1)
    find(talk, FIRST, "gone")
    assert find(talk, FIRST, "bin") == ""
    assert (talk.line.state.tally.void, talk.line.state.tally.quarantined) == (1, 0)
    assert find(talk, FIRST, "bin") == "case_not_sought"


def test_an_alarm_of_several_cases_ends_with_the_last_of_them() -> None:
    talk = Talk().start()
    for seq in (1, 2, 3):
        talk.pack(seq)
    talk.poll(epoch=0, case_seq=0, case_state=0)
    assert "case_quarantined:1/1" in talk.alarms()
    for seq in (1, 3):
        find(talk, CaseRef(1, seq), "pallet")
        assert "case_quarantined:1/1" in talk.alarms()
    find(talk, CaseRef(1, 2), "pallet")
    assert talk.alarms() == set()


def test_a_case_that_needs_no_search_is_refused() -> None:
    talk = Talk().start()
    talk.pack(1, good=False)
    assert find(talk, FIRST, "bin") == "case_not_sought"
    talk.poll(disposed_epoch=1, disposed_seq=1, ejected_mask=1)
    assert find(talk, FIRST, "bin") == "case_not_sought"


def test_a_case_let_go_unproven_holds_the_line_until_it_is_found() -> None:
    talk = Talk().start()
    talk.pack(1, good=False)
    talk.poll(disposed_epoch=1, disposed_seq=1, good_mask=1)
    talk.say(AcknowledgeAlarm("li", "case_let_go_unproven:1/1"))
    assert not talk.poll().words.outputs & Outputs.PERMISSIVE
    assert find(talk, FIRST, "bin") == ""
    assert talk.poll().words.outputs & Outputs.PERMISSIVE
    assert (talk.alarms(), talk.line.state.tally.owed) == (set(), 0)


def test_rejected_cases_on_the_belt_of_a_plc_that_started_anew_are_owed() -> None:
    talk = Talk().start()
    talk.pack(1, good=False)
    talk.pack(2, good=False)
    talk.poll(disposed_epoch=1, disposed_seq=1, ejected_mask=1)
    talk.poll(epoch=0, case_seq=0, case_state=0, disposed_epoch=0, disposed_seq=0)
    assert talk.of("case.disposed")[-1] == CaseDisposed(CaseRef(1, 2), "unsure")
    assert "eject_unconfirmed:1/2" in talk.alarms()
    talk.poll(epoch=2)
    assert find(talk, CaseRef(1, 2), "bin") == ""
    assert talk.alarms() == set()


def test_what_is_owed_and_not_remembered_keeps_its_alarm_until_all_of_it_is_found() -> None:
    kept = tuple(StoredCase(CaseRef(1, seq), "quarantined", Window(), owed=True) for seq in range(2, OWED_KEPT + 2))
    tally = Tally(triggered=OWED_KEPT + 1, quarantined=OWED_KEPT + 1, owed=OWED_KEPT + 1)
    talk = Talk(loaded=Loaded("e", 2, epoch=2, owed=kept, tally=tally))
    talk.say(obs.DeviceBack("top"))
    talk.line.context.alarm("cases_recalled", "1/1001", n=OWED_KEPT + 1, first="0/0", last="1/1001")
    for stored in kept:
        find(talk, stored.case, "bin")
    assert (talk.line.state.tally.owed, "cases_recalled:1/1001" in talk.alarms()) == (1, True)
    old = StoredCase(FIRST, "quarantined", Window(), owed=True)
    assert talk.say(ResolveCase("anna", FIRST, "pallet", old)).refusal is None
    assert "cases_recalled:1/1001" not in talk.alarms()
