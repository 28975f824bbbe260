"""Faults as data: which, how often, and when. The plant does them; this module only decides their time."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

ProfileName = Literal["none", "light", "rough"]


class Incident(StrEnum):
    """What can happen to a line besides bad units."""

    FRAME_LOST = "frame_lost"
    FRAME_LATE = "frame_late"
    CAMERA_MISSED = "camera_missed"
    """The camera does not see a pulse: it counts one less from then on."""
    CAMERA_DOUBLED = "camera_doubled"
    """The camera makes two pictures of one pulse: it counts one more from then on."""
    LABEL_MISSED = "label_missed"
    """The case-code reader does not see a pulse."""
    LABEL_DOUBLED = "label_doubled"
    """The case-code reader answers one pulse twice."""
    LABEL_RESTART = "label_restart"
    """The case-code reader starts again, its own count at 0 or 1."""
    LIFTED_OFF = "lifted_off"
    PUT_ON = "put_on"
    UNIT_LIFTED = "unit_lifted"
    """Somebody opens the guard and takes a unit out between reader and packer."""
    EJECTOR_FAILS = "ejector_fails"
    PLC_RESTART = "plc_restart"
    TWO_IN_ONE_SCAN = "two_in_one_scan"
    POWER_CUT = "power_cut"
    """PC and PLC lose power together. Virtual time only: it is the caller who kills the station."""
    TORN = "torn"
    BYPASS = "bypass"
    LINK_LOST = "link_lost"
    UPSTREAM_500 = "upstream_500"
    READER_RESTART = "reader_restart"
    """The unit reader starts anew, and its own count with it; every other time its connection stays."""
    READER_PULSE_MISSED = "reader_pulse_missed"
    READER_PULSE_DOUBLED = "reader_pulse_doubled"
    PLC_PULSE_MISSED = "plc_pulse_missed"
    """The PLC does not count a unit that the reader counts. A unit that neither sees is ``UNIT_FALLS`` the other way
    round: no number is wrong, only one unit too many."""
    PLC_PULSE_DOUBLED = "plc_pulse_doubled"
    INFEED_GAP = "infeed_gap"
    """No units come for a while: the line runs empty."""
    UNIT_FALLS = "unit_falls"
    """A unit leaves the file behind the reader, and no guard was opened: nobody knows before the line is empty."""


UNSEEN = frozenset({Incident.UNIT_FALLS})
"""What a queue line sees only when it is empty: a person who clears it before takes the evidence away."""


@dataclass(frozen=True, slots=True)
class Profile:
    units: Mapping[str, float] = field(default_factory=dict)
    """Chance a unit: unread, duplicate, foreign, missing; chance a case: label_unread."""
    incidents: Mapping[Incident, float] = field(default_factory=dict)
    """Mean number of cases between two of a kind."""


_LIGHT_UNITS = {"unread": 0.0015, "duplicate": 0.0005, "foreign": 0.0005, "missing": 0.0005}

PROFILES: Mapping[ProfileName, Profile] = {
    "none": Profile(),
    "light": Profile(units=_LIGHT_UNITS),
    "rough": Profile(
        units={**_LIGHT_UNITS, "label_unread": 0.01},
        incidents={
            Incident.FRAME_LOST: 50,
            Incident.FRAME_LATE: 50,
            Incident.LIFTED_OFF: 40,
            Incident.PUT_ON: 40,
            Incident.UNIT_LIFTED: 80,
            Incident.EJECTOR_FAILS: 80,
            Incident.PLC_RESTART: 120,
            Incident.TWO_IN_ONE_SCAN: 50,
            Incident.TORN: 20,
            Incident.BYPASS: 150,
            Incident.LINK_LOST: 80,
            Incident.UPSTREAM_500: 60,
            Incident.READER_RESTART: 120,
            Incident.READER_PULSE_MISSED: 60,
            Incident.READER_PULSE_DOUBLED: 60,
            Incident.PLC_PULSE_MISSED: 120,
            Incident.PLC_PULSE_DOUBLED: 120,
            Incident.INFEED_GAP: 60,
        },
    ),
}


@dataclass(frozen=True, slots=True)
class At:
    """A fault placed by hand: when the plant has closed so many cases in this run."""

    case: int
    incident: Incident


class Timeline:
    """When which incident falls due, in closed cases; the same seed makes the same timeline."""

    def __init__(self, seed: str, rates: Mapping[Incident, float], placed: tuple[At, ...] = ()) -> None:
        self._draw = random.Random(f"timeline/{seed}")
        self._rates = dict(sorted(rates.items()))
        self._next = {incident: self._draw.uniform(0, 2 * mean) for incident, mean in self._rates.items()}
        self._placed = sorted(placed, key=lambda at: at.case)

    def due(self, closed: int) -> list[Incident]:
        """Every incident whose time has come since the last call."""
        found = []
        while self._placed and self._placed[0].case <= closed:
            found.append(self._placed.pop(0).incident)
        for incident, at in self._next.items():
            if at <= closed:
                found.append(incident)
                self._next[incident] = closed + self._draw.uniform(0.1, 1.9) * self._rates[incident]
        return found
