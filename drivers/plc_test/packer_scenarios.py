"""When the packer must stand: no permissive, a stop request, a station that is away or takes nothing in."""

from collections.abc import Callable

from drivers.plc_test.case import ahead
from drivers.plc_test.session import Session, Steps
from drivers.plc_test.station_player import PERMISSIVE, STOP_REQUEST

UNRECORDED_MAX = 12


def permissive(s: Session) -> Steps:
    yield from _packer_stops(s, "permissive", lambda: setattr(s.station, "outputs", 0))


def stop_request(s: Session) -> Steps:
    yield from _packer_stops(s, "stop_request", lambda: setattr(s.station, "outputs", PERMISSIVE | STOP_REQUEST))


def _packer_stops(s: Session, check: str, stop: Callable[[], None]) -> Steps:
    """The case that is being packed may be finished; then no number is given until it is allowed again."""
    yield from s.cases_come()
    stop()
    yield from s.wait(2 * s.record.pitch_ms + s.timing.settle_ms)
    yield from no_number(s, check)
    s.station.outputs = PERMISSIVE
    yield from s.cases_come(1)


def no_number(s: Session, check: str) -> Steps:
    before = s.record.newest
    yield from s.wait(3 * s.record.pitch_ms)
    s.results.judge(check, s.record.newest == before, cases=ahead(s.record.newest, before))


def station_restarts(s: Session) -> Steps:
    """The station is away, comes back on a new connection, and goes on in the same epoch."""
    yield from s.cases_come()
    s.silent, s.policy = True, "silent"
    yield from s.wait(s.timing.doubt_ms + 2 * s.record.pitch_ms)
    yield from no_number(s, "station_silent")
    s.reconnect = True
    s.station.answer(0, 0)
    yield from s.wait(s.timing.settle_ms)
    s.usual()
    yield from s.wait(s.timing.settle_ms)
    shown = s.block.epoch
    s.results.judge("epoch_kept", shown == s.epoch, granted=s.epoch, shown=shown)
    if shown == s.epoch:
        yield from s.cases_come()


def unrecorded(s: Session) -> Steps:
    """The station does not take in what left: memory must not overflow."""
    yield from s.cases_come()
    s.recording = False
    kept = s.station.recorded

    def behind() -> bool:
        return ahead(s.block.disposed_seq, kept) >= UNRECORDED_MAX

    if not (yield from s.until(behind, min(s.timing.patience_ms, 40 * s.record.pitch_ms))):
        s.results.passed("unrecorded")  # it stopped even earlier
        return
    yield from s.wait(2 * s.record.pitch_ms)
    yield from no_number(s, "unrecorded")
    s.recording = True
    yield from s.cases_come(1)
