"""``plc-test --profile bits`` against the simulated small PLC in virtual time: green, and red for each wrong line."""

from collections.abc import Callable, Sequence

import pytest

from drivers.plc_test.bits_session import BITS_CHECKS, BITS_SCENARIOS, BitsSession, BitsWiring, play_bits
from drivers.plc_test.results import Results
from drivers.sim.plc_io import Sensors
from drivers.sim.settings import PlantSettings
from drivers.sim.simulated import SimulatedPlant
from drivers.sim.small_plc import PASS, PERMISSIVE, REJECT, SmallPlc, SmallPlcStep
from station.messages.plc_bits import BITS_SCENARIO_TEXTS, BITS_TEXTS
from station.messages.templates import places

POLL_MS = 20
SETTINGS = PlantSettings(shape="picture", rows=2, columns=3, units_per_hour=20_000, profile="bits", camera="asked")
LONGEST_MS = 400_000


class DropsEarly(SmallPlc):
    def _handshake(self, now_ms: int, answer: int) -> None:
        if self._step is SmallPlcStep.ASKING and now_ms - self._since_ms >= 300:
            self._since_ms = -self._timeout_ms
        super()._handshake(now_ms, answer)


class NeverClears(SmallPlc):
    def _handshake(self, now_ms: int, answer: int) -> None:
        took = self._took_pass
        super()._handshake(now_ms, answer)
        self._took_pass = self._took_pass or (took and self._step is SmallPlcStep.ASKING)


class RisesAtOnce(SmallPlc):
    def _handshake(self, now_ms: int, answer: int) -> None:
        self._low_since_ms = -100_000
        stale = self._step is SmallPlcStep.ARRIVED
        super()._handshake(now_ms, 0 if stale else answer)


class ShortLow(SmallPlc):
    """The next case stands there at once, and is asked about in the next scan."""

    def _handshake(self, now_ms: int, answer: int) -> None:
        leaving = self._step is SmallPlcStep.LEAVING and now_ms - self._since_ms >= 60 and not answer & (PASS | REJECT)
        if leaving:
            self._step, self._low_since_ms = SmallPlcStep.ARRIVED, -100_000
        super()._handshake(now_ms, answer)


class Deaf(SmallPlc):
    """It goes on believing a station that fell silent."""

    @property
    def alive(self) -> bool:
        return True


class ForgetsPass(SmallPlc):
    def _leave(self, now_ms: int, seen: Sensors) -> None:
        super()._leave(now_ms, seen)
        if self._step is SmallPlcStep.EMPTY:
            self._took_pass = False


class NoPassBit(SmallPlc):
    def _handshake(self, now_ms: int, answer: int) -> None:
        super()._handshake(now_ms, answer)
        self._took_pass = False


class LetsAllGo(SmallPlc):
    def _handshake(self, now_ms: int, answer: int) -> None:
        super()._handshake(now_ms, answer)
        if self._step is SmallPlcStep.LEAVING:
            self.let_go = True


class NotCounting(SmallPlc):
    def _leave(self, now_ms: int, seen: Sensors) -> None:
        super()._leave(now_ms, seen)
        self._exits = 0


class RejectIsPass(SmallPlc):
    def _handshake(self, now_ms: int, answer: int) -> None:
        super()._handshake(now_ms, answer)
        if self._step is SmallPlcStep.LEAVING and answer & REJECT:
            self._took_pass = True


class RunsAnyway(SmallPlc):
    def scan(self, now_ms: int, seen: Sensors, station: Sequence[int]) -> None:
        super().scan(now_ms, seen, [station[0] | PERMISSIVE, station[1]])


class SlowBeat(SmallPlc):
    def _show(self, now_ms: int) -> None:
        before, self._beat_ms = self._beat_ms, self._beat_ms if now_ms - self._beat_ms >= 600 else now_ms
        super()._show(now_ms)
        self._beat_ms = self._beat_ms if now_ms - before >= 600 else before


BROKEN: dict[str, tuple[type[SmallPlc], ...]] = {
    "bits_heartbeat": (SlowBeat,),
    "bits_held": (DropsEarly,),
    "bits_low": (ShortLow,),
    "bits_cleared": (NeverClears,),
    "bits_waits_for_low": (RisesAtOnce,),
    "bits_pass_taken": (NoPassBit,),
    "bits_pass_kept": (ForgetsPass,),
    "bits_passed_leaves": (NotCounting,),
    "bits_reject_taken": (RejectIsPass,),
    "bits_rejected_stays": (LetsAllGo,),
    "bits_doubted": (Deaf,),
    "bits_permissive": (RunsAnyway,),
}
"""Check → PLCs that break its duty."""
OF_THE_WIRE = ["bits_replies"]
"""Here nothing is lost: ``test_connection.py`` has that."""


def run(program: Callable[[int, int | None], SmallPlc] = SmallPlc) -> Results:
    """What the test found."""
    plant = SimulatedPlant(SETTINGS, make_program=lambda told, _l, _k: program(told.verdict_timeout_ms, None))
    session = BitsSession(patience_ms=20_000)
    script = play_bits(session, lambda number, name: None)
    while plant.now_ms < LONGEST_MS:
        plant.advance(POLL_MS)
        plant.frames(0)
        session.step(plant.now_ms, plant.block())
        if next(script, True):
            return session.results
        plant.write(session.words())
    raise AssertionError("the test does not end")


def test_other_bits_and_an_exit_photocell_are_those_of_the_config() -> None:
    wiring = BitsWiring(trigger=8, took_pass=16, passed=2, reject=4, permissive=64, exit=128)
    plant = SimulatedPlant(SETTINGS, make_program=lambda told, _l, _k: SmallPlc(told.verdict_timeout_ms, None))
    session = BitsSession(patience_ms=20_000, wiring=wiring)
    script = play_bits(session, lambda number, name: None)
    dark_until_ms = exits = 0
    while next(script, False) is None and plant.now_ms < LONGEST_MS:
        plant.advance(POLL_MS)
        plant.frames(0)
        signals, beat, counted, _ = plant.block() or [0, 0, 0, 0]
        dark_until_ms, exits = (plant.now_ms + 200, counted) if counted != exits else (dark_until_ms, exits)
        shown = (8 if signals & 1 else 0) | (16 if signals & 2 else 0) | (128 if plant.now_ms < dark_until_ms else 0)
        session.step(plant.now_ms, [shown, beat, 0, 0])
        answer, heart = session.words()
        plant.write([bool(answer & 2) * PASS | bool(answer & 4) * REJECT | bool(answer & 64) * PERMISSIVE, heart])
    assert red(session.results) == set()
    assert session.results.outcomes["bits_passed_leaves"].tried


def red(results: Results) -> set[str]:
    return {name for name, outcome in results.outcomes.items() if outcome.faults}


def test_a_right_program_is_green_and_everything_was_tried() -> None:
    results = run()
    assert red(results) == set(), results.outcomes
    assert [name for name, each in results.outcomes.items() if not each.tried] == OF_THE_WIRE


@pytest.mark.parametrize(("check", "program"), [(check, one) for check, programs in BROKEN.items() for one in programs])
def test_a_program_with_one_wrong_line_is_named(check: str, program: type[SmallPlc]) -> None:
    results = run(program)
    assert check in red(results)
    for name in red(results):
        fault = BITS_TEXTS[name].fault
        assert places(fault.what) | places(fault.do) <= set(results.outcomes[name].first)


def test_where_no_case_comes_nothing_is_called_tested() -> None:
    session = BitsSession(patience_ms=1_000)
    script = play_bits(session, lambda number, name: None)
    now_ms = 0
    while not next(script, True):
        now_ms += POLL_MS
        session.step(now_ms, [0, now_ms // 100, 0, 0])
    assert session.results.outcomes["bits_permissive"].why_not == "no_cases"


def test_every_check_has_its_words() -> None:
    assert list(BITS_TEXTS) == list(BITS_CHECKS) == OF_THE_WIRE + list(BROKEN)
    assert list(BITS_SCENARIO_TEXTS) == [scenario.__name__ for scenario in BITS_SCENARIOS]
    for text in BITS_TEXTS.values():
        assert all(0 < len(words) <= 80 for words in (text.title, text.fault.what, text.fault.do))
