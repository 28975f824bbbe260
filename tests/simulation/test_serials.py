"""SSCCs under virtual time: killed between assign and commit, and a data folder that is lost while the line packs."""

import pytest

from drivers.sim.settings import Shape
from tests.simulation.run import Run, sail, scenario
from tests.simulation.station import Disk, Upstream


def codes(disk: Disk) -> list[str]:
    """Every case code that was ever given with a pass, voided ones too."""
    rows = disk.connection.execute("SELECT json_extract(body, '$.case_code.key') FROM event WHERE kind = 'case.passed'")
    return [str(row[0]) for row in rows]


def run_until(run: Run, triggers: int) -> None:
    while run.plant.triggers < triggers and run.plant.now_ms < 400_000:
        run._tick()


def run_with_lost_folder(seed: int, shape: Shape) -> tuple[Disk, Disk]:
    """Two journals of one line: the second begins empty when the first is gone, beside the same upstream."""
    run = Run(scenario(seed, shape=shape, case_code="sscc", incidents=frozenset(), crashes=2, cases=40))
    run_until(run, run.scenario.cases // 2)
    lost, run.disk = run.disk, Disk()
    run.upstream = Upstream(highest=run.upstream.highest)
    run.station, run.before, run.back_ms = None, None, run.plant.now_ms + 1_000
    run.operator.reset()
    run_until(run, run.scenario.cases)
    return lost, run.disk


@pytest.mark.parametrize("shape", ["picture", "queue"])
def test_a_lost_data_folder_gives_no_sscc_again(shape: Shape) -> None:
    packed = 0
    for seed in range(6):
        lost, found = run_with_lost_folder(seed, shape)
        assert len(set(codes(lost))) == len(codes(lost))
        assert len(set(codes(found))) == len(codes(found))
        assert not set(codes(lost)) & set(codes(found)), seed
        packed += len(codes(found))
    assert packed


def test_without_upstreams_word_the_same_loss_gives_them_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """The witness sees the mistake it stands for."""
    monkeypatch.setattr("tests.simulation.station.UNDELIVERED", 0)
    monkeypatch.setattr(Upstream, "take", lambda self, seq, record: self.got.__setitem__(seq, record))
    monkeypatch.setattr("tests.simulation.station.VirtualStation._serial_of", lambda self, case: 0)
    again = 0
    for seed in range(3):
        lost, found = run_with_lost_folder(seed, "picture")
        again += len(set(codes(lost)) & set(codes(found)))
    assert again


def test_killed_between_assign_and_commit_no_serial_is_given_twice() -> None:
    killed = 0
    for seed in range(2_000, 2_012):
        outcome = sail(seed, case_code="sscc", crashes=6)
        assert not outcome.broken, outcome.broken
        killed += outcome.hits["killed before_commit"]
    assert killed
