"""A person at a bench: scans what lies there, makes mistakes, reads what the station says and mends them."""

import random
import socket
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from station.client import Client
from station.core.codes import check_digit, sscc
from station.demo.bench_truth import PackedCase, write_truth

GTIN = "09501101530003"
OTHER_GTIN = "0950110153001"
SERIAL_LENGTH = 10
ANSWER_S = 20.0
TICK_S = 0.01
SNAPSHOT_S = 0.1
"""A snapshot may be so old: what is shown after a command is looked at after that."""
NAME = "anna"
MISTAKES = ("none", "twice", "foreign", "wrong_product", "label_early", "stored", "packed_before", "undo", "short")


class Interrupted(Exception):
    """The station gave no answer, or is another one now: what came of the last scan is not known."""


class Scanner:
    """A handheld at the other end of a TCP connection; the station dials it."""

    def __init__(self) -> None:
        self._server = socket.create_server(("127.0.0.1", 0))
        self._server.settimeout(0.05)
        self._link: socket.socket | None = None
        self.port: int = self._server.getsockname()[1]

    def connected(self) -> bool:
        """The newest connection counts: a station that was started again dials again."""
        try:
            link, _ = self._server.accept()
        except TimeoutError:
            return self._link is not None
        if self._link is not None:
            self._link.close()
        self._link = link
        return True

    def send(self, text: str) -> None:
        """One telegram; lost where nobody is connected, as with a real one."""
        if self._link is not None:
            try:
                self._link.sendall(text.encode() + b"\r\n")
            except OSError:
                self._link = None

    def drop(self) -> None:
        """Whoever was connected is gone."""
        if self._link is not None:
            self._link.close()
        self._link = None

    def close(self) -> None:
        self.drop()
        self._server.close()


class Person:
    """Packs case after case; ``complaints`` is what the station answered and should not have."""

    def __init__(
        self,
        client: Client,
        scanner: Scanner,
        truth: Path,
        chance: random.Random,
        units_per_case: int,
        before: Sequence[PackedCase],
        look: Callable[[], None],
        labels: bool,
    ) -> None:
        self.truth = truth
        self.complaints: list[str] = []
        self.refused = 0
        self.cases = 0
        self.unseen = 0
        """Cases that were closed, and the station died before it could say so."""
        self._hand: list[str] = []
        """Units of the case that is being packed."""
        self._label = ""
        self._boot: int | None = None
        self._client = client
        self._scanner = scanner
        self._chance = chance
        self._size = units_per_case
        self._look = look
        self._labels = labels
        self._packed = list(before)
        self._units = sum(len(case.members) for case in before)
        self._label_number = len(before)

    # one case ----------------------------------------------------------------------------------------------------

    def pack_case(self) -> None:
        """With the mistake that is next in turn."""
        mistake = MISTAKES[len(self._packed) % len(MISTAKES)]
        label, first = self._new_label(), self._labels and self._chance.random() < 0.3 and mistake != "label_early"
        members: list[str] = []
        self._hand, self._label = members, label
        if first:
            self._scan(label, "bench_labelled")
        wanted = self._size - 1 if mistake == "short" else self._size
        for place in range(wanted):
            if place == 1:
                self._err(mistake, members, label)
            code = self._new_unit()
            closes = place + 1 == self._size and (first or not self._labels)
            members.append(code)
            self._scan(code, "bench_closed" if closes else "bench_packed")
        self._end(mistake, label, first=first)
        self._done(label if self._labels else self._newest_code())

    def _done(self, code: str) -> None:
        """The case in hand is closed."""
        self._packed.append(PackedCase(code, tuple(self._hand)))
        write_truth(self.truth, self._packed[-1])
        self.cases += 1
        self._hand = []

    def _end(self, mistake: str, label: str, *, first: bool) -> None:
        if mistake == "short":
            self._command("close_short", {"by": NAME, "reason": "no more bottles"})
        if self._labels and not first:
            self._scan(label, "bench_closed")

    def _err(self, mistake: str, members: Sequence[str], label: str) -> None:
        match mistake:
            case "twice":
                self._scan(members[0], "bench_twice")
            case "foreign":
                self._scan("https://example.com/x", "bench_foreign")
            case "wrong_product":
                other = f"{OTHER_GTIN}{check_digit(OTHER_GTIN)}"
                self._scan(f"01{other}21{self._units:0{SERIAL_LENGTH}d}", "bench_wrong_product")
            case "label_early":
                self._scan(label, "bench_label_early" if self._labels else "bench_label_unused")
            case "stored":
                self._command("store_open", {"by": NAME})
                self._scan(members[-1], "bench_resumed")
            case "packed_before":
                if self._packed:
                    self._scan(self._chance.choice(self._packed[-1].members), "bench_taken")
            case "undo":
                self._scan(self._new_unit(), "bench_packed")
                self._command("undo_scan", {"by": NAME})
            case _:
                return

    def recover(self) -> None:
        """The station died with a case in hand, and is there again. Was it closed all the same? That is looked up as a
        person would, by a bottle of it; what is still open is unpacked, its bottles go to waste."""
        self._boot = None
        self._scanner.drop()
        self._until(self._scanner.connected, "scanner")
        self._until(self._ready, "permissive")
        if self._hand:
            told = self._client.get(f"/v1/codes/{quote(self._hand[0], safe='')}")
            if told is None:
                raise Interrupted("look-up")
            held = next(iter(told.get("containers", ())), None)
            if held is not None and held["state"] == "live":
                self.unseen += 1
                self._done(self._label if self._labels else f"00{held['code']}")
        self._hand = []
        self.take_over()

    def _ready(self) -> bool:
        shot = self._client.get("/v1/snapshot")
        return isinstance(shot, Mapping) and bool(shot.get("permissive"))

    def _until(self, over: Callable[[], bool], what: str) -> None:
        until_s = time.monotonic() + ANSWER_S
        while not over():
            self._look()
            if time.monotonic() > until_s:
                raise Interrupted(what)
            time.sleep(TICK_S)

    def take_over(self) -> None:
        """What an earlier run left open is unpacked, scan by scan."""
        while (bench := self._bench())["open"] is not None or bench["stored"]:
            if bench["open"] is not None:
                self._command("undo_scan", {"by": NAME})
            else:
                stored = bench["stored"][0]
                self._scan((stored["members"] or [stored["code"]])[0], "bench_resumed")

    # scanning ----------------------------------------------------------------------------------------------------

    def _new_unit(self) -> str:
        self._units += 1
        return f"01{GTIN}21{self._units:0{SERIAL_LENGTH}d}"

    def _new_label(self) -> str:
        self._label_number += 1
        return f"00{sscc(3, '9501101', self._label_number)}"

    def _scan(self, text: str, expected: str) -> None:
        """Scan, wait for what the station says of it, and compare that with what it should say."""
        before = self._last_at()
        self._scanner.connected()
        self._scanner.send(text)
        last = self._told(text, before)
        self.refused += not last["taken"]
        if last["key"] != expected:
            self.complaints.append(f"{text}: {last['key']}, expected {expected}")

    def _told(self, text: str, before: int) -> Mapping[str, Any]:
        until_s = time.monotonic() + ANSWER_S
        while time.monotonic() < until_s:
            self._look()
            last = self._bench()["last_scan"]
            if last is not None and last["at_us"] > before and last["code"] == text:
                return dict(last)
            time.sleep(TICK_S)
        raise Interrupted(text)

    def _last_at(self) -> int:
        last = self._bench()["last_scan"]
        return 0 if last is None else int(last["at_us"])

    def _newest_code(self) -> str:
        last = self._bench()["last_scan"]
        return f"00{last['arguments']['code']}"

    def _bench(self) -> Mapping[str, Any]:
        until_s = time.monotonic() + ANSWER_S
        while time.monotonic() < until_s:
            shot = self._client.get("/v1/snapshot")
            if isinstance(shot, Mapping) and shot.get("bench") is not None:
                if self._boot not in (None, shot["boot"]):
                    self._boot = shot["boot"]
                    raise Interrupted("the station was started again")
                self._boot = shot["boot"]
                return dict(shot["bench"])
            self._look()
            time.sleep(TICK_S)
        raise Interrupted("snapshot")

    def _command(self, kind: str, args: Mapping[str, object]) -> None:
        answer = self._client.command(kind, args)
        if answer is None:
            raise Interrupted(kind)
        if not answer["done"]:
            self.complaints.append(f"{kind}: {answer}")
        time.sleep(SNAPSHOT_S)
