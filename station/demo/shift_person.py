"""The hands of a shift at the bench: pack, put labels on, stack, rework. Each act is done to the goods (the truth) and
told to the station, by its scanner or its screen's commands; the truth is never taken from what the station says, but
for the text of a label, which is read where it is printed."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from station.client import Client
from station.demo.bench_person import GTIN, NAME, SERIAL_LENGTH, Person, Scanner
from station.demo.shift_truth import ShiftTruth

PALLET_LEVEL = 2
WHY = "demo of a shift"


@dataclass(frozen=True, slots=True)
class Mishap:
    """Something breaks; the person sees the alarm and mends it."""

    begins: Callable[[], None]
    alarm: str
    ends: Callable[[], None]


class ShiftPerson(Person):
    """One person, all the shift."""

    def __init__(
        self, client: Client, scanner: Scanner, data: Path, seed: int, units_per_case: int, look: Callable[[], None]
    ) -> None:
        super().__init__(client, scanner, data, random.Random(seed), units_per_case, (), look, labels=False)
        self.goods = ShiftTruth()
        self.gtin = GTIN
        self.reworks = 0

    # packing ---------------------------------------------------------------------------------------------------------

    def pack(self, count: int = 0, mistake: str = "", trouble: Mishap | None = None) -> str:
        """A case of so many units (0 = full), with a mistake after the first. The label that is on it.

        ``trouble``: with the printer, from before the last unit until the person has mended it."""
        count = count or self._size
        units: list[str] = []
        for place in range(count):
            if place == 1:
                self._err(mistake, units, "")
            if place + 1 == count and trouble is not None:
                trouble.begins()
            units.append(self.new_unit())
            self._scan(units[-1], "bench_label_printed" if place + 1 == self._size else "bench_packed")
        if count < self._size:
            self._command("close_short", {"by": NAME, "reason": "no more bottles"})
        if trouble is not None:
            self.alarmed(trouble.alarm)
            trouble.ends()
        label = self._label_out()
        self._scan(label, "bench_closed")
        self.goods.case_packed(label, units)
        self.cases += 1
        return label

    def new_unit(self) -> str:
        """Fresh from the filler, of the product that is packed now."""
        self._units += 1
        return f"01{self.gtin}21{self._units:0{SERIAL_LENGTH}d}"

    def _new_unit(self) -> str:
        return self.new_unit()

    def must_refuse(self, code: str, why: str) -> None:
        """A scan that the station must refuse."""
        self._scan(code, why)

    def pallet(self) -> str:
        """The pallet's label has come out: it is put on."""
        label = self._label_out()
        self.do("scan_label", code=label)
        self.goods.pallet_labelled(label)
        return label

    def end_pallet(self) -> str:
        """It goes as it is."""
        self.do("close_container", level=PALLET_LEVEL, reason="end of the order")
        return self.pallet()

    def _label_out(self) -> str:
        """The text of the label that came out of the printer; one that failed is asked for once more."""
        found: dict[str, Any] = {}

        def out() -> bool:
            told = self._client.get("/v1/labels")
            found.update(told["awaited"][0] if told and told["awaited"] else {})
            if found.get("state") == "failed":
                self._client.command("retry_label", {"by": NAME, "label": found["id"], "reason": WHY})
            return found.get("state") == "printed"

        self._until(out, "label")
        return f"00{found['code'].removeprefix('00')}"

    # the screen ------------------------------------------------------------------------------------------------------

    def do(self, kind: str, **args: object) -> Mapping[str, Any]:
        """A command that must be done."""
        answer = self._client.command(kind, {"by": NAME, **args})
        if answer is None or not answer["done"]:
            self.complaints.append(f"{kind} {args}: {answer}")
        return answer or {}

    def order(self, kind: str, **args: object) -> None:
        """The same of orders, where the station knows who it is."""
        answer = self._client.command(kind, args)
        if answer is None or not answer["done"]:
            self.complaints.append(f"{kind} {args}: {answer}")

    def shows(self, what: Callable[[Mapping[str, Any]], bool], named: str) -> None:
        """Wait until the screen shows it."""
        self._until(lambda: what(self._client.get("/v1/snapshot") or {}), named)

    def alarmed(self, key: str) -> None:
        self.shows(lambda shot: key in [each["key"] for each in shot.get("alarms", ())], key)

    # rework ----------------------------------------------------------------------------------------------------------

    def rework(self, kind: str, **args: object) -> None:
        self.reworks += 1
        self.do("rework", reason=WHY, act={"kind": kind, **args})

    def replace(self, old: str, case: str) -> str:
        """A fresh unit in the place of one of the case."""
        new = self.new_unit()
        self.rework("replace", old=old, new=new)
        self.goods.taken_out(old)
        self.goods.put_in(new, case)
        return new

    def take_out(self, unit: str) -> None:
        self.rework("remove", code=unit)
        self.goods.taken_out(unit)

    def put_in(self, unit: str, case: str) -> None:
        self.rework("add", container=case, codes=[unit])
        self.goods.put_in(unit, case)

    def out_of_use(self, unit: str, fate: str) -> None:
        self.rework("decommission", code=unit, fate=fate)
        self.goods.out_of_use(unit, fate)

    def bring_back(self, unit: str) -> None:
        self.rework("recommission", code=unit)
        self.goods.brought_back(unit)

    def dissolve(self, case: str) -> list[str]:
        self.rework("dissolve", container=case)
        return self.goods.opened_up(case)

    def restore(self, case: str, units: list[str]) -> None:
        self.rework("restore", container=case)
        self.goods.made_again(case, units)

    def onto_pallet(self, case: str, pallet: str) -> None:
        self.rework("add", container=pallet, codes=[case])
        self.goods.onto_pallet(case, pallet)

    def off_pallet(self, case: str) -> None:
        self.rework("remove", code=case)
        self.goods.off_pallet(case)

    def merge(self, source: str, into: str) -> None:
        self.rework("merge", source=source, into=into)
        self.goods.merged(source, into)

    def relabel(self, old: str) -> str:
        """A new label is printed and stuck over the old one."""
        self.reworks += 1
        self.do("reprint_label", code=old, reason=WHY)
        new = self._label_out()
        self.do("scan_label", code=new)
        self.goods.relabelled(old, new)
        return new

    def undo(self) -> None:
        self.rework("undo")
