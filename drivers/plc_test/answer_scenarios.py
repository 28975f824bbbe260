"""What the PLC must believe and what not: grants and answers, one wrong thing at a time."""

from collections.abc import Callable, Mapping

from drivers.plc.codec import TOP, CaseAsk
from drivers.plc_test.case import UNSEEN, AskedCase
from drivers.plc_test.epoch_record import LATE_SETTLES_MS
from drivers.plc_test.session import NotTested, Session, Steps

_STILL_BELIEVED_MS = 850
"""So long after the last beat a PLC takes answers."""
_FIRST_CASES = 3
_CASES_IN_A_GRANT = 4
"""So many are numbered while the adopted grant still stands there."""


def believe(s: Session) -> Steps:
    """A station is believed after three beats, not before, and then its grant is adopted."""
    yield from s.wait(s.timing.doubt_ms)  # whatever was there before is doubted by now
    s.usual()
    s.policy = "silent"
    s.station.beating = False
    s.epoch = s.station.grant = s.another_epoch()
    for beats in (0, 1):
        s.station.heartbeat = s.station.heartbeat + beats or 1
        yield from s.wait(s.timing.settle_ms // 2)
        s.results.judge("three_beats", s.block.epoch != s.epoch, beats=beats + 1)
    s.station.beating = True
    if not (yield from s.until(lambda: s.block.epoch == s.epoch, 3 * s.timing.answer_ms)):
        s.results.failed("grant_adopted", epoch=s.epoch, shown=s.block.epoch)
        raise NotTested("no_grant")
    s.results.passed("grant_adopted")
    s.policy = "mixed"
    grown = yield from s.until(lambda: s.record.newest >= _CASES_IN_A_GRANT)
    s.station.grant = 0
    yield from s.cases_come(1)  # with the grant away: none come at all, and nothing was tried
    s.results.judge("grant_once", grown)


def grants_to_refuse(s: Session) -> Steps:
    """A grant in a torn block, in one of another map, or of a station without a beat."""
    kept = s.epoch
    for check, spoil in (("torn_grant", _torn), ("other_version", _other_version), ("doubted_grant", _no_beat)):
        with s.wrong(check):
            spoil(s)
            if check == "doubted_grant":
                yield from s.wait(s.timing.doubt_ms)
            s.station.grant = s.another_epoch()
            yield from s.wait(s.timing.settle_ms)
            s.results.judge(check, s.block.epoch == kept, epoch=s.station.grant)
            s.station.grant = 0
        yield from s.wait(s.timing.settle_ms)
        if s.block.epoch != kept:
            yield from s.grant()
            kept = s.epoch


def _torn(s: Session) -> None:
    s.station.torn = True


def _other_version(s: Session) -> None:
    s.station.version = 2


def _no_beat(s: Session) -> None:
    s.station.beating = False


def answers_to_refuse(s: Session) -> Steps:
    """What is not the answer to the question, one wrong thing at a time."""
    for check, spoil in ANSWERS_TO_REFUSE.items():
        case = yield from s.next_case()
        with s.wrong(check):
            case.tried_with = check
            spoil(s, case.seq)
            yield from _stands(s, case)
            _judge(s, check, case)
        yield from s.taken(case)


def _stands(s: Session, case: AskedCase) -> Steps:
    """Let the wrong word stand while the question does."""
    yield from s.until(lambda: case.state != CaseAsk.WAITING, s.timing.settle_ms)


def doubted_answer(s: Session) -> Steps:
    """A right answer of a station whose heart has stopped beating."""
    with s.wrong("doubted_answer"):
        s.station.beating = False
        yield from s.wait(_STILL_BELIEVED_MS)
        s.policy = "silent"
        s.station.answer(0, 0)
        yield from s.wait(s.timing.doubt_ms - _STILL_BELIEVED_MS)
        case = yield from s.next_case()
        case.tried_with = "doubted_answer"
        s.station.answer(s.epoch, case.seq)
        yield from _stands(s, case)
        _judge(s, "doubted_answer", case)
    yield from s.taken(case)


def _judge(s: Session, check: str, case: AskedCase) -> None:
    if case.state == CaseAsk.WAITING:
        s.results.passed(check)
    else:
        s.results.not_tested(check, "gave_up")
    s.station.answer(0, 0)


def _torn_answer(s: Session, seq: int) -> None:
    s.station.torn = True
    s.station.answer(s.epoch, seq)


def _answer_of_another_map(s: Session, seq: int) -> None:
    s.station.version = 2
    s.station.answer(s.epoch, seq)


def _answer_of_another_epoch(s: Session, seq: int) -> None:
    s.station.answer(s.another_epoch(), seq)


def _answer_to_another_case(s: Session, seq: int) -> None:
    """To the one before, which is never asked about again; not as it stands there, for a PLC may look for a change."""
    before = (seq - 2) % TOP + 1
    s.station.answer(s.epoch, before if s.station.verdict < 0 else -before)


def _no_answer(s: Session, seq: int) -> None:
    s.station.answer(s.epoch, 0)


ANSWERS_TO_REFUSE: Mapping[str, Callable[[Session, int], None]] = {
    "no_answer": _no_answer,
    "torn_answer": _torn_answer,
    "other_version": _answer_of_another_map,
    "other_epoch": _answer_of_another_epoch,
    "other_number": _answer_to_another_case,
}


def late(s: Session) -> Steps:
    """No answer until the case is at the gate; then one that comes too late."""
    case = yield from s.next_case()
    if not (yield from s.until(lambda: case.state != CaseAsk.WAITING or s.record.asked != case.seq)):
        s.results.failed("held_until_answered", case=case.seq)
        return
    ended_ms = s.now_ms
    with s.wrong("late_answer"):
        case.tried_with = "late_answer"
        s.station.answer(s.epoch, case.seq)
        yield from s.wait(s.timing.settle_ms // 4)
        s.policy = "mixed"
        yield from s.until(lambda: case.seq in s.record.fates)
        if case.state == UNSEEN:  # state 4 came and went between two reads: its case must have been at the gate
            s.results.judge("held_until_answered", s.now_ms - ended_ms <= LATE_SETTLES_MS, case=case.seq)
        if s.record.fates.get(case.seq) == "ejected":
            s.results.passed("late_answer")


def new_grant(s: Session) -> Steps:
    """Another epoch while cases are on the belt: numbers begin at 1, and what is on the belt is a stranger."""
    yield from s.until(lambda: bool(s.record.travels))
    usual_ms, pitch_ms = s.record.travel_ms, s.record.pitch_ms
    yield from s.grant()
    yield from s.cases_come()
    if usual_ms and (yield from s.until(lambda: len(s.record.travels) >= _FIRST_CASES)):
        first = dict(list(s.record.travels.items())[:_FIRST_CASES])
        s.results.judge("strange_case", max(first.values()) > usual_ms - pitch_ms / 2, case=min(first))
