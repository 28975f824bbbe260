"""A start of the station after another, without a journal."""

from dataclasses import replace

from station.core.loaded import Loaded
from station.core.state import LineState
from station.core.values import QueueRow


def reloaded(state: LineState, rows: tuple[QueueRow, ...]) -> Loaded:
    """What the journal would read back of this state."""
    cases = list(state.cases.values())
    recent = [case for case in cases if case.case.epoch == state.epoch and case.case.seq > state.top - 128]
    return Loaded(
        state.station_epoch,
        state.boot + 1,
        state.epoch,
        tuple(replace(case, keys=()) for case in sorted(recent, key=lambda case: case.case)),
        tuple(state.open_cases),
        tuple(case for case in cases if case.owed),
        state.order,
        rows,
        state.trust,
        tuple(state.alarms.values()),
        state.hold,
        state.sscc_serial,
        state.tally,
        sscc_range=state.sscc_range,
        sscc_proved=state.sscc_proved,
        suspended=tuple(state.suspended.values()),
    )
