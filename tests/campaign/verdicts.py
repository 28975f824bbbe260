"""How long verdicts took, from the handshakes a snapshot tells: each case once, by what was going on meanwhile."""

import threading
from typing import Any

from station.client import Client

GAP_S = 0.5


class Verdicts(threading.Thread):
    """Set ``phase``; cases that appear from then on count for it."""

    def __init__(self, client: Client) -> None:
        super().__init__(name="verdicts", daemon=True)
        self._client = client
        self._ending = threading.Event()
        self._took_ms: dict[str, dict[tuple[int, int, int], float]] = {}
        self._seen: set[tuple[int, int, int]] = set()
        self.phase = "at the start"

    def run(self) -> None:
        while not self._ending.wait(GAP_S):
            phase, shot = self.phase, self._client.get("/v1/snapshot")
            if isinstance(shot, dict) and "plc" in shot:
                self._take(phase, shot)

    def _take(self, phase: str, shot: dict[str, Any]) -> None:
        for each in shot["plc"]["handshakes"]:
            name = (shot["boot"], each["epoch"], each["seq"])
            if each["written_ms"] is not None and name not in self._seen:
                self._seen.add(name)
                self._took_ms.setdefault(phase, {})[name] = each["written_ms"]

    def end(self) -> None:
        self._ending.set()
        self.join()

    def told(self) -> dict[str, dict[str, float]]:
        """Phase → cases, p50, p99 and the longest, in milliseconds after the trigger was seen."""
        return {phase: _summary(sorted(took.values())) for phase, took in self._took_ms.items()}


def _summary(took_ms: list[float]) -> dict[str, float]:
    def at(share: float) -> float:
        return round(took_ms[min(len(took_ms) - 1, int(len(took_ms) * share))], 1)

    return {"cases": len(took_ms), "p50_ms": at(0.5), "p99_ms": at(0.99), "most_ms": at(1.0)}
