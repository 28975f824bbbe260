"""The person at the demo's line: looks at what the screen would show, and does what it asks for.

Trust lost: hold the line, take everything off between reader and packer, say so, let it run again (the guided check).
A number not believed: look at the PLC, confirm. Alarms that hold the line: acknowledge. Everything through the
station's own API, five seconds after it began; a person is not faster.
"""

import time
from collections.abc import Mapping
from typing import Any, Literal

from station.client import Client
from station.launcher import Child

REACTION_S = 5.0
STANDSTILL_S = 1.2

Doing = Literal["nothing", "holding", "cleared"]


class Operator:
    """Call ``look`` with every snapshot."""

    def __init__(self, client: Client, plant: Child) -> None:
        self._client = client
        self._plant = plant
        self._since_s: dict[str, float] = {}
        self._doing: Doing = "nothing"
        self._at_s = 0.0
        self.checks = 0
        """Guided checks done."""

    def look(self, shot: Mapping[str, Any]) -> None:
        """What stands now, and whether it has stood long enough to be acted on."""
        for alarm in shot["alarms"]:
            if self._due(alarm["alarm"], True) and not alarm["self_clearing"] and not alarm["acknowledged_by"]:
                self._acknowledge(alarm)
        self._forget({alarm["alarm"] for alarm in shot["alarms"]} | {"trust"})
        self._guided_check(shot)

    def _acknowledge(self, alarm: Mapping[str, Any]) -> None:
        if alarm["key"] == "number_not_believed":
            self._client.command("confirm_numbers")
        self._client.command("acknowledge_alarm", {"alarm": alarm["alarm"]})

    def _guided_check(self, shot: Mapping[str, Any]) -> None:
        now_s = time.monotonic()
        match self._doing:
            case "nothing":
                if self._due("trust", not shot["trust"]["held"]) and self._client.command("hold"):
                    self._doing, self._at_s = "holding", now_s
            case "holding":
                if now_s - self._at_s >= STANDSTILL_S:
                    if shot["shape"] == "queue":
                        self._plant.tell('{"do": "clear_zone"}')
                    self._doing, self._at_s = "cleared", now_s
            case "cleared":
                if now_s - self._at_s >= 0.3:
                    self._at_s = now_s
                    answer = self._client.command("restore_trust", {"how": "clearance"})
                    if answer is not None and (answer["done"] or answer["key"] == "trust_not_lost"):
                        self._client.command("resume")
                        self._doing = "nothing"
                        self.checks += 1

    def _due(self, what: str, stands: bool) -> bool:
        if not stands:
            self._since_s.pop(what, None)
            return False
        return time.monotonic() - self._since_s.setdefault(what, time.monotonic()) >= REACTION_S

    def _forget(self, standing: set[str]) -> None:
        self._since_s = {what: since for what, since in self._since_s.items() if what in standing}
