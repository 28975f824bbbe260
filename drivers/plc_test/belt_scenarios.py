"""What hands do at the PLC and at its belt: a restart, a case taken off or put on, an ejector that fails, the wrap."""

from drivers.plc_test.packer_scenarios import no_number
from drivers.plc_test.session import NotTested, Session, Steps
from drivers.plc_test.station_player import BeltRequest

WRAP_FROM = 31_900
_AFTER_THE_WRAP = 4
_REQUEST_SEEN_MS = 300
_LIFTS = 3
_SHIFTED = 4
"""So many cases that leave too early are no stall of the test: the numbers have moved up by one."""


def plc_restarts(s: Session) -> Steps:
    """After its start the PLC shows epoch 0 and numbers nothing until it is granted one."""
    gone, s.restarting = s.epoch, True
    yield from s.ask_for(BeltRequest.RESTART, lambda: s.seen.words is None or s.block.epoch != gone)
    yield from s.until(lambda: s.seen.words is not None)
    yield from s.wait(s.timing.settle_ms)
    s.obeyed = True
    yield from s.wait(max(s.timing.settle_ms, 2 * s.record.pitch_ms))
    block = s.block
    rests = block.epoch == 0 and block.in_transit == 0 and block.case_seq == 0
    s.results.judge("starts_in_epoch_0", rests, epoch=block.epoch, cases=block.in_transit)
    yield from s.grant()


def torn_reads(s: Session) -> Steps:
    """Reads that meet the PLC's program half-way. A real PLC shows them by itself, or never."""
    s.station.request = BeltRequest.TEAR
    yield from s.cases_come(8)


def lifted_case(s: Session) -> Steps:
    """Somebody takes a case off: its number is settled as unsure, and those behind keep their own answers."""
    s.seen.now.excused = True
    known = set(s.record.fates)

    def noticed() -> bool:
        return any(fate == "unsure" for seq, fate in s.record.fates.items() if seq not in known)

    s.policy = "pass"
    travel_ms = max(s.record.travels.values(), default=10_000)
    for _ in range(_LIFTS if s.obeyed else 1):  # what is lifted may be a stranger of an earlier epoch
        yield from s.wait(_REQUEST_SEEN_MS)
        s.station.request = BeltRequest.LIFT_CASE
        s.tell("lift_case")
        if (yield from s.until(noticed, travel_ms + 4 * s.record.pitch_ms if s.obeyed else None)):
            s.results.passed("lifted_case")
            return
        s.station.request = BeltRequest.NOTHING
    s.station.outputs = 0
    yield from s.wait(2 * travel_ms + 2 * s.timing.answer_ms)
    if s.block.in_transit == 0:
        raise NotTested("nobody")
    s.results.failed("lifted_case", cases=s.block.in_transit)
    yield from s.grant()


def strange_case(s: Session) -> Steps:
    """Somebody puts a case on: it is ejected and takes nobody's number."""
    s.seen.now.excused = True
    s.policy = "pass"
    yield from s.cases_come()
    usual_ms = s.record.travel_ms
    known = set(s.record.travels)
    s.station.request = BeltRequest.PUT_CASE
    s.tell("put_case")
    if s.obeyed:
        yield from s.cases_come(14)
        early = [
            seq for seq, ms in s.record.travels.items() if seq not in known and ms < usual_ms - s.record.pitch_ms / 2
        ]
        s.results.judge("strange_case", len(early) < _SHIFTED, case=early[0] if early else 0)
        return
    if not (yield from s.until(lambda: s.confirm("strange_ejected") is not None)):
        raise NotTested("nobody")
    s.results.judge("strange_case", bool(s.confirm("strange_ejected")), case=s.record.newest)


def ejector_fails(s: Session) -> Steps:
    """A rejected case goes out by the exit: that is latched, never told as ejected, and stops the packer."""
    s.seen.now.excused = True
    s.policy = "reject"
    yield from s.cases_come()
    known = set(s.record.fates)
    s.station.request = BeltRequest.FAIL_EJECTOR
    s.tell("fail_ejector")

    def passed_by() -> bool:
        return s.seen.escaped or bool({"good", "unsure"} & _fates_of_rejected(s, known))

    if not (yield from s.until(passed_by, 40 * s.record.pitch_ms if s.obeyed else None)):
        if s.obeyed:
            s.results.failed("escape_latched", case=s.block.disposed_seq)
        raise NotTested("nobody")
    yield from s.wait(s.timing.settle_ms // 2)
    s.results.judge("escape_latched", s.seen.escaped, case=s.block.disposed_seq)
    if not s.seen.escaped:
        return
    s.results.judge("ejection_seen", "unsure" in _fates_of_rejected(s, known), case=s.block.disposed_seq)
    yield from s.wait(2 * s.record.pitch_ms)
    yield from no_number(s, "escape_stops")
    yield from s.ask_for(BeltRequest.RESET_GATE, lambda: not s.seen.escaped)


def _fates_of_rejected(s: Session, known: set[int]) -> set[str]:
    rejected = {seq for seq, case in s.record.cases.items() if case.given < 0 and seq not in known}
    return {s.record.fates[seq] for seq in rejected & set(s.record.fates)}


def wrap(s: Session) -> Steps:
    """After 32000 comes 1, in questions, answers and masks."""
    s.station.request = BeltRequest.PRESET
    s.tell("preset")
    s.seen.now.preset = True
    yield from s.wait(_REQUEST_SEEN_MS)
    yield from s.grant()
    yield from s.cases_come(1)
    if s.record.newest < WRAP_FROM:
        raise NotTested("no_preset")
    s.station.request = BeltRequest.NOTHING
    s.seen.now.injecting = "wrap"
    crossed = yield from s.until(lambda: _AFTER_THE_WRAP in s.record.fates or s.results.outcomes["wrap"].faults > 0)
    if crossed and _AFTER_THE_WRAP in s.record.fates:
        s.results.passed("wrap")
    s.seen.now.injecting = ""
    yield from s.grant()
