"""The person at a simulated line."""

from typing import TYPE_CHECKING

from station.core import commands as cmd
from station.core.values import CaseRef
from tests.simulation.station import TICK_MS, VirtualStation

if TYPE_CHECKING:
    from tests.simulation.run import Run


class Operator:
    """The person at the line: does the guided check, confirms numbers, acknowledges; each after some seconds.

    Every other one looks at the first unit of the next case before the line is cleared."""

    PATIENCE_MS = 5_000

    def __init__(self, run: "Run") -> None:
        self.run = run
        self.since: int | None = None
        self.clearing = False
        self.careful = run.draw.random() < 0.5
        self.refused = ""
        """Why the last clearance did not give trust back."""

    def reset(self) -> None:
        self.since, self.clearing = None, False

    @property
    def busy(self) -> bool:
        station = self.run.station
        if station is None:
            return False
        # a count that only more units could prove stays unproved when there are no more
        over = self.run.plant.run_out and self.refused in ("reader_count_unknown", "counts_differ")
        return self.clearing or bool(set(self._wishes(station)) - ({"trust"} if over else set()))

    def _wishes(self, station: VirtualStation) -> list[str]:
        line = station.line
        holding = [alarm for alarm in line.state.alarms if alarm.split(":")[0] in ("case_let_go_unproven",)]
        wishes = ["trust"] if not line.state.trust.held else []
        hold = line.state.hold
        if line.state.trust.held and not self.clearing and hold is not None and hold.by == "op":
            wishes.append("go on")  # the station died as trust had come back, and the line is held still
        recalled = [
            alarm
            for alarm, standing in line.state.alarms.items()
            if alarm.startswith("cases_recalled:") and not standing.acknowledged_by
        ]
        return wishes + (["numbers"] if line.cases.disbelieved else []) + holding + recalled

    def act(self, station: VirtualStation) -> None:
        now = self.run.plant.now_ms
        wishes = self._wishes(station)
        if not wishes and not self.clearing:
            self.since = None
            return
        self.since = now if self.since is None else self.since
        if now - self.since >= self.PATIENCE_MS:
            self._do(station, wishes)

    def _do(self, station: VirtualStation, wishes: list[str]) -> None:
        for wish in wishes:
            if wish == "numbers":
                station.handle(cmd.ConfirmNumbers("op"))
            elif wish == "go on":
                station.handle(cmd.Resume("op"))
            elif wish.startswith("case_let_go_unproven:"):
                station.handle(cmd.ResolveCase("op", CaseRef(*map(int, wish.partition(":")[2].split("/"))), "bin"))
            elif wish != "trust":
                station.handle(cmd.AcknowledgeAlarm("op", wish))
                self._find_recalled(station)
        if "trust" in wishes and self.run.scenario.shape != "queue":
            station.handle(cmd.RestoreTrust("op", "clearance"))
            self.since = None
        elif "trust" in wishes or self.clearing:
            self._clear(station)

    def _clear(self, station: VirtualStation) -> None:
        """Hold, take everything off, close the guard, confirm, go on."""
        waited = self.run.plant.now_ms - (self.since or 0) - self.PATIENCE_MS
        if not self.clearing:
            self.clearing = True
            station.handle(cmd.Hold("op"))
        elif self.careful and 1_800 <= waited < 1_800 + TICK_MS and self._first_unit_is_right(station):
            station.handle(cmd.Resume("op"))
            self.clearing, self.since = False, None
        elif 2_000 <= waited < 2_000 + TICK_MS:
            self.run.plant.clear_zone()
        elif waited >= 5_000:
            refused = station.handle(cmd.RestoreTrust("op", "clearance")).refusal
            station.handle(cmd.Resume("op"))
            self.clearing, self.since = False, None
            self.refused = refused.key if refused is not None else ""
            self.run.outcome.hits["guided check" if refused is None else f"check refused {refused.key}"] += 1

    def _first_unit_is_right(self, station: VirtualStation) -> bool:
        """One lane after the other. Scanned a second time where it stands out of place; else the line is cleared."""
        said: str | None = "unread"
        for lane in range(self.run.scenario.lanes):
            text = self.run.plant.first_unit(lane)
            said = station.scan_first_unit(text) if text is not None else "unread"
            if text is not None and said == "first_unit_elsewhere":
                said = station.scan_first_unit(text)
            self.run.outcome.hits[f"first unit {said or 'right'}"] += 1
            if said != "first_unit_of_lane":
                break
        return said is None

    def _find_recalled(self, station: VirtualStation) -> None:
        """All of them left by the exit; every other one is found there, and is good if it holds what was said."""
        cases = [stored for stored in station.line.state.cases.values() if stored.state == "quarantined"]
        for stored in cases:
            if stored.was_released and stored.case.seq % 2 and self.run.is_true((stored.case.epoch, stored.case.seq)):
                station.handle(cmd.ResolveCase("op", stored.case, "pallet"))
