"""What the PLC is told: the station words as a pure function of the state. Published only when the state is durable."""

from station.core.alarms import kind_of
from station.core.cases import PASSED, Cases
from station.core.inputs import PACKML_EXECUTE, Outputs, StationMode
from station.core.loaded import StoredCase
from station.core.numbers import short
from station.core.observations import PlcBlock
from station.core.state import LineState
from station.core.values import TOLD_AS, WIRE_REASON, StationWords

COUNTER_MAX = 32000


def words(state: LineState, cases: Cases, block: PlcBlock | None, ready: bool, stopping: bool) -> StationWords:
    """The words for this state. ``ready``: nothing but the PLC's own word stands against running."""
    ours = block is not None and cases.granting is None and not cases.disbelieved
    answered = state.cases.get(cases.answered) if ours else None
    modulus = cases.context.settings.modulus
    order = state.order
    return StationWords(
        grant=short(state.epoch) if cases.granting is not None else 0,
        station_state=_mode(state, block, ready),
        verdict_epoch=cases.epoch_on_wire if answered else 0,
        verdict=_verdict(answered, modulus),
        reason=_reason(answered),
        units_read=answered.units_read if answered else 0,
        backlog=min(COUNTER_MAX, state.tally.in_flight),
        boot=(state.boot - 1) % COUNTER_MAX + 1,
        outputs=_outputs(state, block, ready and ours, stopping),
        cases_passed=order.passed if order else 0,
        cases_rejected=order.rejected if order else 0,
        disposed_recorded=short(state.disposed, modulus) if cases.granting is None else 0,
    )


def _verdict(answered: StoredCase | None, modulus: int) -> int:
    if answered is None:
        return 0
    number = short(answered.case.seq, modulus)
    return number if answered.state in PASSED else -number


def _reason(answered: StoredCase | None) -> int:
    if answered is None or not answered.reasons:
        return 0
    reason = answered.reasons[0]
    return WIRE_REASON[TOLD_AS.get(reason, reason)]


def _mode(state: LineState, block: PlcBlock | None, ready: bool) -> StationMode:
    if block is None:
        return StationMode.STARTING if not state.tally.triggered else StationMode.NOT_READY
    if state.held:
        return StationMode.HELD
    if not ready:
        return StationMode.NOT_READY
    return StationMode.PRODUCING if block.line_state == PACKML_EXECUTE else StationMode.READY


def _outputs(state: LineState, block: PlcBlock | None, permissive: bool, stopping: bool) -> int:
    kinds = [(kind_of(alarm.key).priority, alarm.acknowledged_by) for alarm in state.alarms.values()]
    running = block is not None and block.line_state == PACKML_EXECUTE
    lit = (
        (Outputs.PERMISSIVE, permissive),
        (Outputs.RED, any(priority == "P1" for priority, _ in kinds)),
        (Outputs.AMBER, any(priority == "P2" for priority, _ in kinds)),
        (Outputs.GREEN, permissive and running),
        (Outputs.BUZZER, ("P1", "") in kinds),
        (Outputs.STOP_REQUEST, stopping or state.held),
    )
    return sum(bit for bit, on in lit if on)
