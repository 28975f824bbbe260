"""The random audit: asked by chance that a replay repeats, answered by a scan; a slip of the hand is no wrong link."""

from dataclasses import replace

import pytest

from station.core import observations as obs
from station.core.audit import WRONG
from station.core.commands import AnswerAudit, SkipAudit
from station.core.inputs import Outputs
from station.core.loaded import Loaded
from station.core.shift_events import AuditAnswered, AuditAsked
from station.core.values import CheckedCode, Code, Reason
from tests.core.talk import Talk, asked_camera, queue_line


def asking(every: int = 1, **more: object) -> Talk:
    return Talk(asked_camera(audit_every=every, **more)).start()


def leave(talk: Talk, seq: int) -> None:
    """A good case, packed and seen at the exit."""
    talk.pack(seq)
    talk.poll(case_seq=0, case_state=0, disposed_epoch=1, disposed_seq=seq, good_mask=1)


def scanned(talk: Talk, text: str, found: str | None, *, sure: bool = False, refusal: Reason | None = None) -> str:
    """Key of the refusal; empty = it was taken."""
    asked = talk.line.state.audit
    assert asked is not None
    seen = CheckedCode(Code(text, text), refusal, found)
    told = talk.say(AnswerAudit("ANNA", asked.place, seen, sure=sure)).refusal
    return told.key if told is not None else ""


def answers(talk: Talk) -> list[AuditAnswered]:
    return [event for event in talk.log if isinstance(event, AuditAnswered)]


def test_one_unit_of_a_case_that_left_is_asked_for_by_its_cell() -> None:
    talk = asking()
    leave(talk, 1)
    (asked,) = talk.of("audit.asked")
    assert isinstance(asked, AuditAsked)
    assert (asked.place, asked.name, asked.row) == ("1/1", "case", 1)
    assert asked.column in (1, 2)
    (case,) = talk.line.state.cases.values()
    assert asked.code is not None and asked.code.text == case.case_text


def test_a_case_that_did_not_leave_is_not_asked_for() -> None:
    talk = asking()
    talk.pack(1)
    talk.poll(case_seq=0, case_state=0, disposed_epoch=1, disposed_seq=1, ejected_mask=1)
    talk.pack(2, good=False)
    assert talk.of("audit.asked") == []


def test_about_one_case_in_so_many_is_drawn_and_a_replay_draws_the_same() -> None:
    first, again = asking(every=8), asking(every=8)
    for talk in (first, again):
        for seq in range(1, 201):
            leave(talk, seq)
    asked = [event.place for event in first.log if isinstance(event, AuditAsked)]
    assert 10 <= len(asked) <= 45
    assert asked == [event.place for event in again.log if isinstance(event, AuditAsked)]
    other = Talk(asked_camera(audit_every=8), loaded=Loaded("another", 1)).start()
    for seq in range(1, 201):
        leave(other, seq)
    assert asked != [event.place for event in other.log if isinstance(event, AuditAsked)]


def test_without_a_rate_nothing_is_asked() -> None:
    talk = asking(every=0)
    leave(talk, 1)
    assert talk.of("audit.asked") == []


def test_a_unit_that_is_in_the_case_is_right() -> None:
    talk = asking()
    leave(talk, 1)
    assert scanned(talk, "u2", "1/1") == ""
    (answer,) = answers(talk)
    assert (answer.result, answer.by, answer.differed) == ("right", "ANNA", 0)
    assert talk.line.state.audit is None
    assert talk.alarms() == set()


def test_a_slip_of_the_hand_is_no_wrong_link() -> None:
    talk = asking()
    leave(talk, 1)
    assert scanned(talk, "u9", "1/7") == "audit_differs"
    assert answers(talk) == []
    assert scanned(talk, "u2", "1/1") == ""
    assert [(each.result, each.differed) for each in answers(talk)] == [("right", 1)]


def test_a_wrong_link_that_a_person_stands_by_is_an_alarm() -> None:
    talk = asking()
    leave(talk, 1)
    assert scanned(talk, "u9", None) == "audit_differs"
    assert scanned(talk, "u9", None, sure=True) == ""
    assert [(each.result, each.found) for each in answers(talk)] == [("wrong", "")]
    assert talk.alarms() == {f"{WRONG}:1/1"}


def test_a_wrong_link_costs_the_queue_its_trust() -> None:
    talk = Talk(queue_line(audit_every=1)).start()
    talk.poll(inputs=0x1, unit_count=1)
    talk.say(obs.UnitRead(1, 1, CheckedCode(Code("a", "a"))))
    talk.line.state.audit = AuditAsked("1/1", "case", None)
    scanned(talk, "u9", "1/2", sure=True)
    talk.poll()
    trust = talk.line.state.trust
    assert (trust.held, trust.cause) == (False, WRONG)


@pytest.mark.parametrize(
    ("text", "refusal", "key"),
    [("label", None, "audit_label"), ("4006381333931", Reason.FOREIGN, "audit_not_a_unit")],
)
def test_what_is_no_unit_is_no_answer(text: str, refusal: Reason | None, key: str) -> None:
    talk = asking()
    leave(talk, 1)
    asked = talk.line.state.audit
    assert asked is not None
    talk.line.state.audit = replace(asked, code=Code("label", "label"))
    assert scanned(talk, text, "1/1", refusal=refusal) == key
    assert answers(talk) == []


def test_a_look_up_that_did_not_answer_proves_nothing() -> None:
    talk = asking()
    leave(talk, 1)
    seen = CheckedCode(Code("u2", "u2"), proven=False)
    refused = talk.say(AnswerAudit("ANNA", "1/1", seen, sure=True)).refusal
    assert refused is not None and refused.key == "bench_unproven"
    assert answers(talk) == []


def test_a_person_may_pass_a_question_over_and_an_old_one_is_nobodys() -> None:
    talk = asking()
    leave(talk, 1)
    assert talk.say(SkipAudit("ANNA", "1/1", "case is wrapped")).refusal is None
    assert [(each.result, each.reason) for each in answers(talk)] == [("skipped", "case is wrapped")]
    refused = talk.say(SkipAudit("ANNA", "1/1")).refusal
    assert refused is not None and refused.key == "audit_not_asked"


def test_the_next_question_ends_the_one_before() -> None:
    talk = asking()
    leave(talk, 1)
    leave(talk, 2)
    assert [(each.place, each.result) for each in answers(talk)] == [("1/1", "expired")]
    assert talk.line.state.audit is not None and talk.line.state.audit.place == "1/2"


@pytest.mark.parametrize("holds", [False, True])
def test_the_line_waits_for_an_answer_only_where_that_is_configured(holds: bool) -> None:
    talk = asking(audit_holds=holds)
    leave(talk, 1)
    assert bool(talk.poll().words.outputs & Outputs.PERMISSIVE) is not holds
    scanned(talk, "u2", "1/1")
    assert talk.poll().words.outputs & Outputs.PERMISSIVE
