"""The person at the demo's line: looks at what the screen would show, and does what it asks for.

Trust lost: hold the line and scan the first unit of the next case. Where it does not prove the order, take everything
off between reader and packer and say so. Then let the line run again. Cases that did not leave as they should: look for
each, and say where it was. A number not believed: look at the PLC, confirm. Other alarms: acknowledge. Everything
through the station's own API, five seconds after it began; a person is not faster.
"""

import json
import time
from collections.abc import Iterator, Mapping
from typing import Any, Literal, get_args

from station.client import Client
from station.core.values import Leaving
from station.launcher import Child

REACTION_S = 5.0
STANDSTILL_S = 1.2
LOOKING_S = 1.0
"""How long the first unit is looked for."""

Doing = Literal["nothing", "holding", "looking", "cleared"]


class Operator:
    """Call ``look`` with every snapshot, ``heard`` with everything the plant says."""

    def __init__(self, client: Client, plant: Child) -> None:
        self._client = client
        self._plant = plant
        self._since_s: dict[str, float] = {}
        self._doing: Doing = "nothing"
        self._at_s = 0.0
        self._first_unit: str | None = None

    def look(self, shot: Mapping[str, Any]) -> None:
        """What stands now, and whether it has stood long enough to be acted on."""
        self._say_next_serial(shot)
        for alarm in shot["alarms"]:
            if self._due(alarm["alarm"], True) and not alarm["self_clearing"] and not alarm["acknowledged_by"]:
                self._acknowledge(alarm)
        self._forget({alarm["alarm"] for alarm in shot["alarms"]} | {"trust"})
        self._guided_check(shot)

    def _say_next_serial(self, shot: Mapping[str, Any]) -> None:
        """In a new folder no SSCC is taken yet: a person who knows that need not wait for the hub."""
        unproved = any(cause["key"] == "sscc_unproved" for cause in shot["not_ready"])
        if unproved and shot["boot"] == 1 and not shot["tally"]["triggered"]:
            self._client.command("set_next_serial", {"next": 1, "by": "demo"})

    def heard(self, said: Mapping[str, object]) -> None:
        """The plant shows the first unit of the next case in a lane, when asked for it."""
        if str(said.get("did", "")).startswith("first_unit"):
            self._first_unit = str(said.get("code") or "")

    def _acknowledge(self, alarm: Mapping[str, Any]) -> None:
        if alarm["key"] == "number_not_believed":
            self._client.command("confirm_numbers")
        if alarm["until_found"]:
            self._find(alarm["arguments"].get("case", ""))
        self._client.command("acknowledge_alarm", {"alarm": alarm["alarm"]})

    def _guided_check(self, shot: Mapping[str, Any]) -> None:
        waited_s = time.monotonic() - self._at_s
        match self._doing:
            case "nothing":
                if self._due("trust", not shot["trust"]["held"]) and self._client.command("hold"):
                    self._now("holding")
            case "holding":
                if waited_s >= STANDSTILL_S and shot["shape"] == "queue":
                    self._look_at_first_unit(1)
                elif waited_s >= STANDSTILL_S:
                    self._now("cleared")
            case "looking":
                if self._first_unit is not None or waited_s >= LOOKING_S:
                    self._scan(self._first_unit or "")
            case "cleared":
                if waited_s >= 0.3:
                    self._at_s = time.monotonic()
                    self._end(self._client.command("restore_trust", {"how": "clearance"}))

    def _now(self, doing: Doing) -> None:
        self._doing, self._at_s = doing, time.monotonic()

    def _look_at_first_unit(self, lane: int) -> None:
        self._first_unit = None
        self._plant.tell(json.dumps({"do": "first_unit" if lane == 1 else f"first_unit_{lane}"}))
        self._now("looking")

    def _scan(self, code: str) -> None:
        """A unit out of its place is scanned a second time: it is no slip of the hand. With two lanes the first unit
        of each is scanned."""
        answer = self._first(code)
        if answer is not None and answer.get("key") == "first_unit_elsewhere":
            answer = self._first(code)
        if answer is not None and answer.get("key") == "first_unit_of_lane":
            self._look_at_first_unit(int(answer["arguments"]["lane"]))
        elif not self._end(answer):
            self._plant.tell('{"do": "clear_zone"}')
            self._now("cleared")

    def _first(self, code: str) -> Mapping[str, Any] | None:
        return self._client.command("restore_trust", {"how": "first_unit", "code": code}) if code else None

    def _end(self, answer: Mapping[str, Any] | None) -> bool:
        """Trust is back: let the line run again."""
        if answer is None or not (answer["done"] or answer["key"] == "trust_not_lost"):
            return False
        self._client.command("resume")
        self._doing = "nothing"
        return True

    def _find(self, named: str) -> None:
        """In this plant what left by the exit is where it was put, and what was rejected is thrown into the bin by
        hand; of the others nobody can tell. ``named``: the one case an alarm is about (``epoch/number``)."""
        epoch, _, seq = named.partition("/")
        if seq:
            self._say_where(int(epoch), int(seq), "bin")
        for case in self._owed():
            if case["state"] != "quarantined":
                self._say_where(case["epoch"], case["seq"], "bin")
            elif case["disposal"] in get_args(Leaving):
                self._say_where(case["epoch"], case["seq"], "pallet")

    def _say_where(self, epoch: int, seq: int, found: str) -> None:
        self._client.command("resolve_case", {"epoch": epoch, "seq": seq, "found": found})

    def _owed(self) -> Iterator[Mapping[str, Any]]:
        edge = ""
        while True:
            page = self._client.get(f"/v1/rejects?since_us=0&reason=owed&limit=200{edge}")
            if not isinstance(page, dict):
                return
            yield from page["rejects"]
            if not page["next"]:
                return
            edge = f"&before={page['next']}"

    def _due(self, what: str, stands: bool) -> bool:
        if not stands:
            self._since_s.pop(what, None)
            return False
        return time.monotonic() - self._since_s.setdefault(what, time.monotonic()) >= REACTION_S

    def _forget(self, standing: set[str]) -> None:
        self._since_s = {what: since for what, since in self._since_s.items() if what in standing}
