"""The end of a demo: does the balance close, is the truth matched, is the journal clean."""

import http.client
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from drivers.sim.facts import Numbered, Restarted, Started
from drivers.sim.truth import Pallets, compare, read
from station.core.values import CaseRef, Tally
from station.demo.claims import PAGE, Number, Uncounted, log, passed_contents, released_cases, uncounted
from station.demo.pallets import fold
from station.demo.setup import STATION_ID
from station.journal import Reader
from station.journal.verify import verify

TIMEOUT_S = 10.0


@dataclass(frozen=True, slots=True)
class Balance:
    """What the summary says, and why it says no."""

    summary: dict[str, Any]
    complaints: tuple[str, ...]

    @property
    def rows(self) -> dict[str, Any]:
        """The summary without tables in it: ``pallets_closed`` …"""
        flat: dict[str, Any] = {}
        for key, value in self.summary.items():
            flat |= {f"{key}_{part}": n for part, n in value.items()} if isinstance(value, dict) else {key: value}
        return flat

    @property
    def good(self) -> bool:
        return all(self.summary[key] is True for key in ("balance_closes", "truth_matches", "verify_clean"))


def delivered_cases(port: int, data: Path) -> set[Number]:
    """Epoch and number of every case the hub holds of this station. Raises OSError when it does not answer."""
    cases = (each["case"] for each in delivered_containers(port, data) if each["case"] is not None)
    return {(case["epoch"], case["seq"]) for case in cases}


def delivered_containers(port: int, data: Path, level: int = 1) -> Iterator[dict[str, Any]]:
    """What the hub holds of this station, at one level. Raises OSError when it does not answer."""
    token = (data / "hub.token").read_text(encoding="ascii").strip()
    first = f"/v1/stations/{STATION_ID}/released?level={level}&limit={PAGE}"
    after: str | None = ""
    while after is not None:
        page = hub_answer(port, first + (f"&after={quote(after)}" if after else ""), token)
        yield from page["containers"]
        after = page["next"] or None


def hub_answer(port: int, path: str, token: str) -> Any:
    """Raises OSError when the hub gives none."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT_S)
    try:
        connection.request("GET", path, headers={"Authorization": f"Bearer {token}"})
        return json.loads(connection.getresponse().read())
    except (http.client.HTTPException, ValueError) as broken:
        raise OSError(f"the hub gave no answer to {path}: {broken}") from broken
    finally:
        connection.close()


def judge(
    data: Path, delivered: set[Number], latency: tuple[float, float], seconds: float, capacity: int = 0
) -> Balance:
    """Compare everything in a data folder whose line has ended. ``capacity``: cases a pallet; 0 = there are none."""
    path, truth = data / "journal.db", data / "plant" / "truth.jsonl"
    reader = Reader.open(path)
    try:
        tally = reader.balance()
        released = released_cases(reader)
        pallets = fold(log(reader)).claim(capacity) if capacity else None
        known = {(each.case.epoch, each.case.seq) for each in _cases(reader)}
        contents = passed_contents(reader)
        unnumbered = uncounted(reader)
        quarantined = {(each.case.epoch, each.case.seq) for each in _cases(reader) if each.state == "quarantined"}
    finally:
        reader.close()
    report = verify(path)
    plant = compare(
        truth,
        [(*number, case.units) for number, case in released.items()],
        quarantined,
        {number: case.code for number, case in released.items()},
        {number: case.places for number, case in released.items()},
        pallets,
        contents,
    )
    given = numbers_given(truth, known, unnumbered)
    open_balance = _unbalanced(tally, known, given.numbers, set(released), delivered)
    complaints = [
        *open_balance,
        *plant.lies,
        *(f"{epoch}/{seq} stands at the exit and is not in the books" for epoch, seq in plant.unaccounted),
        *(f"verify: {finding.key} {dict(finding.arguments)}" for finding in report.findings),
    ]
    summary: dict[str, Any] = {
        "cases_triggered": tally.triggered,
        "passed": tally.passed,
        "rejected": tally.rejected,
        "void": tally.void,
        "missed": tally.missed,
        "quarantined": tally.quarantined,
        "in_flight": tally.in_flight,
        "released": tally.released,
        "delivered": len(delivered),
        "units_read": tally.units_read,
        "no_reads": tally.no_reads,
        "verdict_ms_p50": round(latency[0], 2),
        "verdict_ms_p99": round(latency[1], 2),
        "balance_closes": not open_balance,
        "truth_matches": plant.matches,
        "verify_clean": report.clean,
        "seconds": round(seconds, 1),
    }
    if unnumbered != Uncounted():
        silent_s = round(sum(unnumbered.silent_s), 1)
        summary["unnumbered"] = {"cases": unnumbered.cases, "silent_s": silent_s, "in_silence": given.in_silence}
    if pallets is not None:
        summary["pallets"] = _counted(pallets)
    return Balance(summary, tuple(complaints))


def _counted(pallets: Pallets) -> dict[str, int]:
    """Closed pallets, the cases on all of them, pallets still open."""
    held = [pallet for pallet in pallets.pallets if pallet.cases]
    closed = sum(1 for pallet in held if pallet.code)
    return {"closed": closed, "cases": sum(len(pallet.cases) for pallet in held), "open": len(held) - closed}


@dataclass(frozen=True, slots=True)
class GivenNumbers:
    """What the plant's memory says of numbers."""

    numbers: set[Number]
    in_silence: int = 0
    """Cases that passed an I/O block while nobody could look or count: the balance names that time."""


def numbers_given(truth: Path, known: set[Number], unnumbered: Uncounted) -> GivenNumbers:
    """Every case number the plant's PLC gave, but for those that died with its memory before anybody recorded them.

    When station and PLC lose power together, a number given in the last moment is in no memory but the plant's truth:
    the newest ones of an epoch that ended so, newer than everything the journal has of it. (Had such a case left as
    product, the comparison with the truth would name it.)"""
    came = 0
    given: set[Number] = set()
    epoch: set[Number] = set()
    for fact in read(truth):
        match fact:
            case Numbered(epoch=0):
                came += 1
            case Numbered(epoch=number, abs_seq=seq):
                epoch.add((number, seq))
            case Started() | Restarted():
                top = max(epoch & known, default=(0, 0))
                given |= {number for number in epoch if number in known or number < top}
                epoch = set()
            case _:
                continue
    if came:  # a PLC without numbers: only how many is known
        more = came - len(known) - unnumbered.cases
        if more == 0 or (more > 0 and unnumbered.silent_s):
            return GivenNumbers(known, more)
        return GivenNumbers({(0, case + 1) for case in range(came)})
    return GivenNumbers(given | epoch)


def _unbalanced(
    tally: Tally, known: set[Number], given: set[Number], released: set[Number], delivered: set[Number]
) -> list[str]:
    """Everything that keeps the balance open, in sentences."""
    ends = tally.released + tally.rejected + tally.void + tally.missed + tally.quarantined + tally.in_flight
    checks = (
        (tally.triggered == ends, f"{tally.triggered} triggers, but {ends} ends"),
        (known == given, f"the PLC gave {len(given)} numbers, the journal knows {len(known)}: {_some(known ^ given)}"),
        (not tally.in_flight, f"{tally.in_flight} cases are still in flight"),
        (delivered == released, f"{len(released)} released, {len(delivered)} delivered: {_some(released ^ delivered)}"),
    )
    return [complaint for holds, complaint in checks if not holds]


def _some(numbers: set[Number]) -> str:
    shown = ", ".join(f"{epoch}/{seq}" for epoch, seq in sorted(numbers)[:8])
    return f"{shown} …" if len(numbers) > 8 else shown


def _cases(reader: Reader) -> Iterator[Any]:
    before: CaseRef | None = None
    while page := reader.cases(PAGE, before=before):
        yield from page
        before = page[-1].case
