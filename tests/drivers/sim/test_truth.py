"""The plant's memory: what it says of a station's claims, and what outlives kill -9."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from drivers.sim.facts import (
    Closed,
    DamagedTruth,
    Ended,
    Fact,
    Granted,
    LetGo,
    Numbered,
    Placed,
    Restarted,
    Settled,
    Started,
    decode,
    encode,
)
from drivers.sim.faults import PROFILES
from drivers.sim.ledger import TruthFile, read
from drivers.sim.settings import PlantSettings
from drivers.sim.simulated import SimulatedPlant
from drivers.sim.truth import CaseCode, compare, compare_facts
from drivers.sim.unit_codes import case_code
from tests.drivers.sim.small_station import SmallStation

LINE = PlantSettings(rows=2, columns=3, units_per_hour=108_000, cases=12)


def case(number: int, *, let_go: bool = True, where: str = "exit", seen: str = "good") -> list[Fact]:
    """A case of two units, by its number in epoch 1."""
    units = (number * 2, number * 2 + 1)
    told: list[Fact] = [
        Placed(tuple((unit, f"u{unit}", "") for unit in units)),
        Closed(number, units, "label"),
        Numbered(1, number, number, number),
    ]
    if let_go:
        told.append(LetGo(number))
    told.append(Ended(number, where))  # type: ignore[arg-type]
    told.append(Settled(1, number, seen))  # type: ignore[arg-type]
    return told


PLANT: list[Fact] = [
    Started(1),
    Granted(1),
    *case(1),
    *case(2),
    *case(3, let_go=False, where="bin", seen="ejected"),
    *case(4, let_go=False, where="hand", seen="unsure"),
    *case(5, let_go=False, where="exit", seen="unsure"),
]
TRUE = [(1, 1, {"u2", "u3"}), (1, 2, {"u4", "u5"})]


ASSIGNED = CaseCode(case_code(7), False)


@pytest.mark.parametrize(
    ("codes", "lies"),
    [
        ({(1, 1): CaseCode("label", True), (1, 2): ASSIGNED}, []),
        ({(1, 1): CaseCode("ERROR", True), (1, 2): ASSIGNED},
         ["1/1 was released with the case code ERROR, and on the case stands: label"]),
        ({(1, 1): ASSIGNED, (1, 2): ASSIGNED},
         [f"1/2 was released with the case code {ASSIGNED.text}, which is on 1/1 too"]),
        ({(1, 1): ASSIGNED}, ["1/2 was released without a case code"]),
        ({(1, 1): CaseCode("label", True), (1, 2): CaseCode("001", False)},
         ["1/2 was released with the case code 001, which is not an SSCC"]),
        ({(1, 1): CaseCode("label", True), (1, 2): CaseCode(f"{ASSIGNED.text[:-1]}8", False)},
         [f"1/2 was released with the case code {ASSIGNED.text[:-1]}8, which is not an SSCC"]),
    ],
)  # fmt: skip
def test_a_case_code_is_the_one_on_the_case_and_on_no_other(
    codes: dict[tuple[int, int], CaseCode], lies: list[str]
) -> None:
    assert list(compare_facts(PLANT, TRUE, case_codes=codes).lies) == lies


def test_true_claims_match() -> None:
    report = compare_facts(PLANT, TRUE)
    assert report.matches
    assert report.triggers == 5
    assert report.ended == {"exit": 3, "bin": 1, "hand": 1}
    assert report.escaped == ((1, 5),)


@pytest.mark.parametrize(
    ("claim", "what"),
    [
        ((1, 1, {"u2", "u9"}), "other units"),
        ((1, 1, {"u2"}), "other units"),
        ((1, 1, {"u2", "u3", "u9"}), "other units"),
        ((1, 1, ["u2", "u3", "u3"]), "other units"),
        ((1, 3, {"u6", "u7"}), "not at the exit but: bin"),
        ((1, 4, {"u8", "u9"}), "not at the exit but: hand"),
        ((1, 5, {"u10", "u11"}), "without being let go"),
        ((1, 6, {"u2", "u3"}), "never gave that number"),
        ((2, 1, {"u2", "u3"}), "never gave that number"),
        ((1, 2, {"u4", "u5"}), "released twice"),
    ],
)
def test_each_lie_is_found(claim: tuple[int, int, set[str]], what: str) -> None:
    others = [true for true in TRUE if true[:2] != claim[:2] or what == "released twice"]
    report = compare_facts(PLANT, [*others, claim], quarantined=[(1, 1)])
    assert [what in lie for lie in report.lies] == [True]
    assert not report.matches


def test_a_code_in_two_released_cases_and_a_foreign_unit_are_lies() -> None:
    twins: list[Fact] = [
        *PLANT[:2],
        Placed(((1, "same", ""), (2, "same", "duplicate"), (3, "alien", "foreign"))),
        *(fact for n in (1, 2, 3) for fact in (Closed(n, (n,), ""), Numbered(1, n, n, n), LetGo(n), Ended(n, "exit"))),
    ]
    report = compare_facts(twins, [(1, 1, ["same"]), (1, 2, ["same"]), (1, 3, ["alien"])])
    assert ["1/1 too" in report.lies[0], "foreign" in report.lies[1], len(report.lies)] == [True, True, 2]


def test_a_case_that_left_must_be_released_or_quarantined_by_number() -> None:
    assert compare_facts(PLANT, TRUE[:1]).unaccounted == ((1, 2),)
    assert compare_facts(PLANT, TRUE[:1], quarantined=[(1, 2)]).matches
    assert compare_facts(PLANT, TRUE, quarantined=[]).matches


def test_a_disposal_that_a_plc_restart_took_along_is_excused_only_without_the_list() -> None:
    ended = [*PLANT, Restarted(False), Granted(2)]
    assert compare_facts(ended, []).matches
    assert compare_facts(ended, [], quarantined=[(1, 1)]).unaccounted == ((1, 2),)
    long_ago = [*PLANT, *(fact for n in range(6, 23) for fact in case(n)), Restarted(False)]
    excused = compare_facts(long_ago, []).unaccounted
    assert (1, 2) in excused
    assert (1, 22) not in excused


def test_an_epoch_granted_twice_is_a_lie() -> None:
    assert compare_facts([Started(1), Granted(1), Restarted(True), Granted(1)], []).lies == (
        "epoch 1 was granted twice",
    )


@pytest.mark.parametrize("fact", [*PLANT, Restarted(True)])
def test_facts_survive_the_file(fact: Fact) -> None:
    assert decode(encode(fact)) == fact


@pytest.mark.parametrize("line", [b"", b"{", b"[]", b"3", b'{"fact":"x"}', b'{"fact":"letgo"}', b"\xff"])
def test_a_line_that_is_no_fact_is_refused(line: bytes) -> None:
    with pytest.raises(DamagedTruth):
        decode(line)


def test_a_last_line_that_a_kill_cut_off_is_dropped(tmp_path: Path) -> None:
    path = tmp_path / "plant" / "truth.jsonl"
    truth = TruthFile(path)
    for fact in PLANT:
        truth.tell(fact)
    truth.close()
    whole = path.read_bytes()
    path.write_bytes(whole[:-9])
    again = TruthFile(path)
    again.tell(Granted(2))
    again.close()
    assert list(read(path)) == [*PLANT[:-1], Granted(2)]


def run_on(path: Path, seed: int, last_epoch: int) -> SmallStation:
    truth = TruthFile(path)
    plant = SimulatedPlant(replace(LINE, seed=seed), PROFILES["light"], ledger=truth, left=truth.left)
    station = SmallStation(plant, epoch=last_epoch)
    station.run(3_000)  # and the plant dies with cases on its belt
    truth.close()
    return station


def test_a_plant_goes_on_where_it_was(tmp_path: Path) -> None:
    path = tmp_path / "truth.jsonl"
    released: list[tuple[int, int, list[str]]] = []
    for run, seed in enumerate((1, 2, 1)):
        station = run_on(path, seed, last_epoch=run)
        released += [(*number, codes) for number, codes in station.released.items()]
    codes = [code for fact in read(path) if isinstance(fact, Placed) for _, code, fault in fact.units if not fault]
    assert len(set(codes)) == len(codes)
    cases = [fact.case for fact in read(path) if isinstance(fact, Closed)]
    assert cases == sorted(set(cases))
    assert any(fact.why for fact in read(path) if isinstance(fact, Ended)), "the belt was emptied"
    assert compare(path, released).matches


_KILLED = """
import os, signal, sys
from pathlib import Path
from drivers.sim.ledger import TruthFile
from drivers.sim.settings import PlantSettings
from drivers.sim.simulated import SimulatedPlant
from tests.drivers.sim.small_station import SmallStation
truth = TruthFile(Path(sys.argv[1]))
settings = PlantSettings(rows=2, columns=3, units_per_hour=108_000)
station = SmallStation(SimulatedPlant(settings, ledger=truth, left=truth.left))
station.run(5_000)
for (epoch, seq), codes in station.released.items():
    print(epoch, seq, *codes, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_truth_knows_after_kill_9_what_the_station_was_shown(tmp_path: Path) -> None:
    path = tmp_path / "truth.jsonl"
    died = subprocess.run(
        [sys.executable, "-c", _KILLED, str(path)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
    )
    assert died.returncode == -signal.SIGKILL
    rows = [line.split() for line in died.stdout.splitlines()]
    released = [(int(epoch), int(seq), set(codes)) for epoch, seq, *codes in rows]
    assert len(released) > 5
    assert compare(path, released).matches
    assert all(json.loads(line) for line in path.read_text().splitlines())
    assert TruthFile(path).left.open_cases, "cases stood on the belt"
