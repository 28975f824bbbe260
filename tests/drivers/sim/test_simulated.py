"""The whole plant under virtual time, driven by a small honest station and judged by its own truth."""

from contextlib import nullcontext
from dataclasses import replace

import pytest

from drivers.sim.facts import Closed, Ended, LetGo, Numbered, Placed, Stacked
from drivers.sim.faults import PROFILES, At, Incident, Profile
from drivers.sim.plc_io import CONFIRM_WITHIN_MS
from drivers.sim.settings import Distances, PlantSettings
from drivers.sim.simulated import SimFrame, SimulatedPlant
from drivers.sim.truth import TruthInMemory, TruthReport, compare_facts
from tests.drivers.sim.sabotage import gate_without_windows, one_mask
from tests.drivers.sim.small_station import SmallStation

LINE = PlantSettings(rows=2, columns=3, units_per_hour=108_000, cases=30)
"""A case every 200 ms."""


TWO_CAMERAS = replace(LINE, rows=1, columns=3, cameras=2)
TWO_LAYERS = replace(LINE, rows=1, columns=3, layers=2)
VIEWS = replace(LINE, rows=1, columns=2, cameras=2, layers=2)
LANES = replace(LINE, shape="queue", lanes=2)
WHOLE = replace(LINE, shape="reader")
SHAPES = (TWO_CAMERAS, TWO_LAYERS, VIEWS, LANES, WHOLE)
SHAPE_NAMES = ("two cameras", "two layers", "views", "lanes", "whole case")


def facts_of(plant: SimulatedPlant) -> list[object]:
    assert isinstance(plant.ledger, TruthInMemory)
    return list(plant.ledger.facts)


def report_of(station: SmallStation) -> TruthReport:
    assert isinstance(station.plant.ledger, TruthInMemory)
    released = [(*number, codes) for number, codes in station.released.items()]
    return compare_facts(station.plant.ledger.facts, released, station.quarantined)


def drive(settings: PlantSettings, profile: Profile = PROFILES["none"], *placed: At) -> SmallStation:
    station = SmallStation(SimulatedPlant(settings, profile, placed=placed))
    station.run_out()
    return station


@pytest.mark.parametrize(
    "settings",
    [LINE, replace(LINE, shape="queue"), replace(LINE, camera="asked"), replace(LINE, case_code="reader"), *SHAPES],
    ids=["counted", "queue", "asked", "label reader", *SHAPE_NAMES],
)
def test_without_faults_every_case_is_released(settings: PlantSettings) -> None:
    station = drive(settings)
    report = report_of(station)
    assert report.matches
    assert len(station.released) == report.triggers == station.plant.triggers == 30
    assert report.ended == {"exit": 30}


@pytest.mark.parametrize("shape", ["queue", "picture"])
def test_at_a_slow_rate_a_case_has_the_time_it_needs_to_the_exit(shape: str) -> None:
    """At 20,000 units an hour, 24 in a case, the photocells are 1.3 and 1.5 s behind the gate: each was unsure, and
    a rejected one an escape."""
    slow = replace(LINE, shape=shape, units_per_hour=5_000, cases=8)  # type: ignore[arg-type]
    assert Distances.of(slow).exit - Distances.of(slow).gate > CONFIRM_WITHIN_MS
    station = drive(slow, Profile({"unread": 0.1}, {}))
    report = report_of(station)
    assert report.matches and not station.quarantined
    assert set(report.ended) == {"exit", "bin"} and sum(report.ended.values()) == 8
    assert station.plant.program is not None and not station.plant.program.escaped


def test_at_full_rate_six_and_more_cases_are_between_packer_and_gate() -> None:
    station = SmallStation(SimulatedPlant(PlantSettings(cases=20)))
    most = 0
    while not station.plant.run_out:
        station.run(100)
        most = max(most, (station.plant.block() or [0] * 24)[19])
    assert 8 <= most < 13


def test_the_same_seed_makes_the_same_run() -> None:
    first, second = (drive(replace(LINE, seed=5), PROFILES["rough"]) for _ in range(2))
    other = drive(replace(LINE, seed=6), PROFILES["rough"])
    assert facts_of(first.plant) == facts_of(second.plant)
    assert facts_of(first.plant) != facts_of(other.plant)


def test_three_times_round_the_case_numbers_with_small_numbers() -> None:
    station = drive(replace(LINE, cases=3 * 48 + 5, case_top=48, shape="queue", trigger_top=32_000))
    assert report_of(station).matches
    assert len(station.released) == 3 * 48 + 5
    numbered = [fact for fact in facts_of(station.plant) if isinstance(fact, Numbered)]
    assert [fact.abs_seq for fact in numbered] == list(range(1, 3 * 48 + 6))
    assert [fact.seq for fact in numbered[46:50]] == [47, 48, 1, 2]


def test_labels_reach_the_station_with_the_trigger_of_their_case() -> None:
    plant = SimulatedPlant(replace(LINE, case_code="reader"), placed=(At(10, Incident.LIFTED_OFF),))
    station = SmallStation(plant)
    texts: dict[int, str | None] = {}
    asked: dict[int, int] = {}
    while not plant.run_out or station.waiting:
        station.run(20)
        texts |= {telegram.trigger: telegram.text for telegram in plant.label_reads()}
        block = plant.block() or [0] * 24
        asked[block[7]] = block[18]
    labels = {fact.case: fact.label for fact in facts_of(plant) if isinstance(fact, Closed)}
    by_number = {fact.seq: labels[fact.case] for fact in facts_of(plant) if isinstance(fact, Numbered)}
    told = {seq: texts[trigger] for seq, trigger in asked.items() if trigger}
    assert told == {seq: by_number[seq] for seq in told}
    assert len(told) in (29, 30), "the lifted case has a label only if it had passed the reader"


@pytest.mark.parametrize("fault", ["unread", "duplicate", "foreign", "missing"])
@pytest.mark.parametrize(
    "settings", [LINE, replace(LINE, shape="queue"), *SHAPES], ids=["picture", "queue", *SHAPE_NAMES]
)
def test_a_bad_unit_never_leaves_by_the_exit(fault: str, settings: PlantSettings) -> None:
    station = drive(settings, Profile(units={fault: 0.03}))
    assert station.plant.counters()[fault] > 0
    assert station.rejected
    assert report_of(station).matches


OUT_OF_STEP = (
    *(Incident.CAMERA_MISSED, Incident.CAMERA_DOUBLED, Incident.LABEL_MISSED, Incident.LABEL_DOUBLED),
    *(Incident.LABEL_RESTART, Incident.READER_RESTART, Incident.READER_PULSE_MISSED, Incident.READER_PULSE_DOUBLED),
    *(Incident.PLC_PULSE_MISSED, Incident.PLC_PULSE_DOUBLED, Incident.INFEED_GAP),
    *(Incident.UNIT_LIFTED, Incident.UNIT_FALLS),
)
"""They put units or numbers out of step: only the real station notices (tests/simulation), not this small one."""
INCIDENTS = [incident for incident in Incident if incident not in OUT_OF_STEP]


@pytest.mark.parametrize("incident", INCIDENTS)
@pytest.mark.parametrize("settings", [LINE, VIEWS], ids=["one view", "views"])
def test_each_incident_is_hit_and_leaves_the_truth_standing(incident: Incident, settings: PlantSettings) -> None:
    rejects = Profile(units={"unread": 0.05}) if incident is Incident.EJECTOR_FAILS else PROFILES["none"]
    station = SmallStation(SimulatedPlant(settings, rejects, placed=tuple(At(case, incident) for case in (5, 14, 22))))
    while not station.plant.run_out or station.waiting:
        station.run(20)
        assert station.plant.now_ms < 300_000
    assert station.plant.counters()[incident] > 0
    assert report_of(station).matches
    assert station.released


READER = [Incident.READER_PULSE_MISSED, Incident.READER_PULSE_DOUBLED, Incident.READER_RESTART, Incident.LINK_LOST]


@pytest.mark.parametrize("incident", READER)
def test_a_reader_of_whole_cases_that_misses_one_costs_that_case_only(incident: Incident) -> None:
    station = drive(WHOLE, PROFILES["none"], At(5, incident), At(14, incident))
    assert station.plant.counters()[incident] == 2
    assert report_of(station).matches
    most = 2 if incident in (Incident.READER_PULSE_MISSED, Incident.READER_PULSE_DOUBLED) else 2 * 3_000 // 200
    assert len(station.released) >= max(1, 30 - most)


def test_each_camera_sees_its_own_part_of_every_layer_and_misses_pictures_for_itself() -> None:
    plant = SimulatedPlant(replace(VIEWS, cases=3), placed=(At(1, Incident.CAMERA_MISSED),))
    station = SmallStation(plant)
    seen: dict[int, list[SimFrame]] = {0: [], 1: []}
    while not plant.run_out:
        plant.advance(20)
        for camera in seen:
            seen[camera] += plant.frames(camera)
        station.poll()
    placed = {number: code for fact in facts_of(plant) if isinstance(fact, Placed) for number, code, _ in fact.units}
    for closed in (fact for fact in facts_of(plant) if isinstance(fact, Closed)):
        frames = [
            frame for frames in seen.values() for frame in frames if frame.case and frame.case.number == closed.case
        ]
        for frame in frames:
            part = closed.units[2 * frame.view : 2 * frame.view + 2]
            assert frame.cells == tuple(placed[unit] for unit in part)
        if closed.case == 1:
            assert sorted(frame.view for frame in frames) == [0, 1, 2, 3]
    assert sorted(plant.camera_count(camera) for camera in seen) == [5, 6], "one camera did not see a pulse"


def test_the_second_lane_has_its_own_words_and_its_own_cable() -> None:
    plant = SimulatedPlant(LANES)
    station = SmallStation(plant)
    windows: dict[int, list[int]] = {}
    while not plant.run_out or station.waiting:
        station.run(20)
        words = plant.block() or [0] * 24
        windows[words[7]] = words[9:14]
        assert abs(words[16] - words[17]) <= 1, "units come by both lanes in turn"
    assert [windows[seq] for seq in (1, 2, 30)] == [[6, 1, 3, 1, 3], [6, 4, 6, 4, 6], [6, 88, 90, 88, 90]]
    lanes = [fact.lanes for fact in facts_of(plant) if isinstance(fact, Closed)]
    assert set(lanes) == {(1, 2, 1, 2, 1, 2)}
    plant.cut_link("reader_2", 1_000)
    assert (plant.link_up("reader"), plant.link_up("reader_2")) == (True, False)


def test_a_unit_taken_out_of_one_lane_leaves_the_other_in_step() -> None:
    plant = SimulatedPlant(LANES, placed=(At(5, Incident.UNIT_LIFTED),))
    station = SmallStation(plant)
    windows: dict[int, list[int]] = {}
    while not plant.run_out:
        station.run(20)
        words = plant.block() or [0] * 24
        windows[words[7]] = words[9:14]
    assert plant.counters()["unit_lifted"] == 1
    lengths = [(w[2] - w[1] + 1, w[4] - w[3] + 1) for seq, w in windows.items() if seq]
    assert all(sum(both) == 6 for both in lengths)
    lanes = {fact.lanes for fact in facts_of(plant) if isinstance(fact, Closed)}
    assert lanes > {(1, 2, 1, 2, 1, 2)}, "the packer went on with the lane that was whole"


def test_an_empty_infeed_runs_both_lanes_out() -> None:
    plant = SimulatedPlant(LANES, placed=(At(5, Incident.INFEED_GAP),))
    station = SmallStation(plant)
    empty = False
    while not plant.run_out or station.waiting:
        station.run(20)
        empty = empty or bool((plant.block() or [0] * 24)[20] & 0x100 and plant.triggers > 5)
    assert empty
    assert len(station.released) == 30
    assert report_of(station).matches


def test_the_next_first_unit_of_each_lane_and_a_clearance_of_both() -> None:
    plant = SimulatedPlant(LANES)
    station = SmallStation(plant)
    station.run(3_000)
    first = [plant.first_unit(lane) for lane in (0, 1)]
    closed = plant.counters()["closed"]
    while plant.counters()["closed"] < closed + 2:
        station.run(20)
    station.run_out()
    following = [station.released[(1, closed + step)] for step in (1, 2)]
    assert any(set(first) == {codes[0], codes[3]} for codes in following), "lane 1's codes come first"
    plant = SimulatedPlant(LANES)
    station = SmallStation(plant)
    station.run(3_000)
    taken = plant.clear_zone()
    station.run_out()
    assert 4 <= len(taken) <= 4 + 5
    assert report_of(station).matches


def test_the_palletiser_stacks_what_was_let_go_in_the_order_of_leaving() -> None:
    settings, bad = replace(LINE, palletiser=True), Profile(units={"unread": 0.02})
    station = drive(settings, bad, At(6, Incident.EJECTOR_FAILS), At(12, Incident.BYPASS))
    facts = facts_of(station.plant)
    let_go = {fact.case for fact in facts if isinstance(fact, LetGo)}
    left = [fact.case for fact in facts if isinstance(fact, Ended) and fact.where == "exit"]
    stacked = [fact.case for fact in facts if isinstance(fact, Stacked)]
    assert stacked == [case for case in left if case in let_go]
    assert len(stacked) < len(left), "what escaped is put aside"


def test_a_unit_lifted_through_the_guard_is_told_by_the_guard() -> None:
    plant = SimulatedPlant(replace(LINE, shape="queue"), placed=(At(5, Incident.UNIT_LIFTED),))
    station = SmallStation(plant)
    guard = False
    while not plant.run_out:
        station.run(20)
        guard = guard or bool((plant.block() or [0] * 24)[20] & 4)
    assert guard
    assert plant.counters()["unit_lifted"] == 1
    assert not report_of(station).matches, "a station without trust is one unit ahead from here on"


def test_line_clearance_brings_the_count_back_into_step() -> None:
    plant = SimulatedPlant(replace(LINE, shape="queue"))
    station = SmallStation(plant)
    station.run(3_000)
    expected = plant.first_unit()
    taken = plant.clear_zone()
    assert expected in taken
    assert 4 <= len(taken) <= 4 + 5, "what is between reader and packer, and the case being filled"
    station.run_out()
    assert report_of(station).matches
    assert not set(taken) & {code for codes in station.released.values() for code in codes}


def test_first_unit_is_the_first_of_the_next_case() -> None:
    plant = SimulatedPlant(replace(LINE, shape="queue", zone_units=12))
    station = SmallStation(plant)
    station.run(3_000)
    expected, closed = plant.first_unit(), plant.counters()["closed"]
    while plant.counters()["closed"] < closed + 2:
        station.run(20)
    station.run_out()
    numbers = [(1, closed + 1), (1, closed + 2)]
    assert expected in {station.released[number][0] for number in numbers}


def test_a_plc_restart_ejects_what_was_on_the_belt_and_quarantines_it_by_number() -> None:
    plant = SimulatedPlant(LINE)
    station = SmallStation(plant)
    station.run(4_000)
    on_belt = len(plant.belt.cases)
    plant.restart_plc(keeps=True)
    assert plant.block() is None
    assert not plant.write([0] * 18)
    station.run_out()
    assert on_belt >= 6
    assert len(station.quarantined) in range(on_belt - 2, on_belt + 1)
    assert report_of(station).matches
    assert station.epoch == 2


def test_power_cut_is_told_once_and_forgets_the_stations_words() -> None:
    plant = SimulatedPlant(LINE, placed=(At(3, Incident.POWER_CUT),))
    station = SmallStation(plant)
    while plant.program is not None:
        station.run(20)
    assert plant.take_power_cut()
    assert not plant.take_power_cut()
    assert plant.station_words() == (0,) * 18


def test_stop_finishes_the_case_in_hand_and_runs_out() -> None:
    plant = SimulatedPlant(replace(LINE, cases=0))
    station = SmallStation(plant)
    station.run(3_000)
    plant.stop()
    station.run_out()
    assert report_of(station).matches
    assert len(station.released) == plant.triggers


def test_stop_without_a_living_station_ends_too() -> None:
    plant = SimulatedPlant(replace(LINE, cases=0))
    SmallStation(plant).run(3_000)
    plant.advance(1_500)
    plant.stop()
    plant.advance(10_000)
    assert plant.run_out


@pytest.mark.parametrize("incident", [Incident.LIFTED_OFF, Incident.PUT_ON])
def test_a_gate_without_belt_windows_ships_the_wrong_cases(incident: Incident) -> None:
    profile = Profile(units={"unread": 0.02})
    matches = []
    for gate in (nullcontext, gate_without_windows):
        with gate():
            plant = SimulatedPlant(LINE, profile, placed=(At(6, incident), At(12, incident)))
            station = SmallStation(plant)
            station.run(12_000)
            assert plant.run_out
            matches.append(report_of(station).matches)
    assert matches == [True, False]


def test_with_one_mask_a_case_in_somebodys_hand_is_taken_for_ejected() -> None:
    healthy = drive(LINE, PROFILES["none"], At(6, Incident.LIFTED_OFF))
    with one_mask():
        broken = drive(LINE, PROFILES["none"], At(6, Incident.LIFTED_OFF))
    in_hand = {fact.case for fact in facts_of(broken.plant) if isinstance(fact, Ended) and fact.where == "hand"}
    assert len(in_hand) == 1
    assert (len(healthy.quarantined), len(healthy.void)) == (1, 0)
    assert (len(broken.quarantined), len(broken.void)) == (0, 1)
