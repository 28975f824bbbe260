"""What is printed: never twice, the right size, and right check digits."""

from collections import Counter

from drivers.sim.facts import Placed
from drivers.sim.faults import PROFILES, At, Incident, Timeline
from drivers.sim.goods import Supply
from drivers.sim.ledger import TruthInMemory
from drivers.sim.settings import PlantSettings
from drivers.sim.unit_codes import case_code, foreign_code, unit_code


def test_no_code_repeats_on_one_folder_whatever_the_seed() -> None:
    codes = [unit_code(seed, number) for number in range(1, 3_000) for seed in (number % 7,)]
    assert len(set(codes)) == len(codes)
    assert unit_code(1, 5) != unit_code(2, 5)
    assert {len(code) for code in codes} == {28}, "QR version 2 or 3"
    assert not foreign_code(1, 5).startswith("https://u.example/")


def test_a_case_code_is_an_sscc_with_its_check_digit() -> None:
    code = case_code(1)
    assert code == "00395212340000000014"
    digits = [int(digit) for digit in code[2:]]
    assert sum(digit * (3 if place % 2 == 0 else 1) for place, digit in enumerate(digits)) % 10 == 0
    assert len({case_code(number) for number in range(1, 500)}) == 499


def test_faults_of_units_come_about_as_often_as_they_are_set() -> None:
    ledger, hits = TruthInMemory(), Counter[str]()
    rates = {"unread": 0.05, "duplicate": 0.02, "foreign": 0.01, "missing": 0.02, "label_unread": 0.1}
    supply = Supply(PlantSettings(case_code="reader"), rates, ledger, hits)
    places = supply.units(10_000)
    assert all(0.6 < hits[kind] / (rate * 10_000) < 1.5 for kind, rate in rates.items() if kind != "label_unread")
    assert sum(place is None for place in places) == hits["missing"]
    labels = [supply.case(places[:24]).label_readable for _ in range(200)]
    assert labels.count(False) == hits["label_unread"] > 5
    (placed,) = (fact for fact in ledger.facts if isinstance(fact, Placed))
    assert len(placed.units) == 10_000 - hits["missing"]


def test_a_duplicate_bears_the_code_of_a_unit_before_it() -> None:
    supply = Supply(PlantSettings(), {"duplicate": 0.1}, TruthInMemory(), Counter())
    seen: set[str] = set()
    for place in supply.units(500):
        assert place is not None
        assert (place.code in seen) is (place.fault == "duplicate")
        seen.add(place.code)


def test_the_timeline_is_data_made_by_the_seed() -> None:
    def told(seed: str) -> list[tuple[int, Incident]]:
        timeline = Timeline(seed, PROFILES["rough"].incidents, (At(7, Incident.POWER_CUT),))
        return [(closed, incident) for closed in range(600) for incident in timeline.due(closed)]

    assert told("a") == told("a") != told("b")
    assert (7, Incident.POWER_CUT) in told("a")
    counts = Counter(incident for _, incident in told("a"))
    assert all(counts[incident] >= 1 for incident in PROFILES["rough"].incidents)
    assert 20 <= counts[Incident.TORN] <= 45
