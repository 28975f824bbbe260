"""A label printer, its applicator and the reader behind it under virtual time, with what goes wrong at each.

What comes out is known here whatever the printer says of it: it stops, jams, falls silent with a label in it, answers
late, and a label that it did not count lies on the liner all the same.
"""

import random
from collections import Counter, deque
from dataclasses import dataclass, field
from typing import Literal

from drivers.sim.devices import Telegram

Trouble = Literal["", "paper_out", "ribbon_out", "jam", "silent", "slow"]
TROUBLES: tuple[Trouble, ...] = ("paper_out", "ribbon_out", "jam", "silent", "slow")
STOPS: frozenset[Trouble] = frozenset({"paper_out", "ribbon_out", "jam"})
"""The printer stands, and says why."""
PRINTS_MS, SLOW_MS, STANDS_MS = (120, 300), (1_000, 18_000), (300, 4_000)
EVERY_LABELS = 12
"""About so many labels from one trouble to the next."""
FOREIGN = "00395212340000999999"
"""A label of somebody else."""


@dataclass(slots=True)
class InPrint:
    text: str
    done_ms: int
    counted: bool = True


@dataclass(slots=True)
class LabelPrinter:
    """Printer and applicator at the plant: they outlive every start of the station."""

    draw: random.Random = field(default_factory=lambda: random.Random(0))
    well: bool = False
    """Nothing goes wrong with it."""
    trouble: Trouble = ""
    until_ms: int = 0
    counter: int = 0
    """As it tells it."""
    inside: list[InPrint] = field(default_factory=list)
    liner: deque[str] = field(default_factory=deque)
    out: list[str] = field(default_factory=list)
    """Every label that ever came out."""
    lying: list[str] = field(default_factory=list)
    """Labels that fell off, and copies of applied ones: a person may stick one on."""
    hits: Counter[str] = field(default_factory=Counter)

    @property
    def answers(self) -> bool:
        return self.trouble != "silent"

    @property
    def faults(self) -> tuple[str, ...]:
        """What it says of itself."""
        return (self.trouble,) if self.trouble in STOPS else ()

    def print(self, text: str, now_ms: int) -> None:
        """The last byte has arrived."""
        self._meet_trouble(now_ms)
        took = SLOW_MS if self.trouble == "slow" else PRINTS_MS
        self.inside.append(InPrint(text, now_ms + self.draw.randint(*took)))
        if self.trouble == "jam":  # crumpled, or out and not counted
            self._spoil()
        elif self.trouble == "silent" and self.draw.random() < 0.5:
            self.inside.pop()  # the connection broke in the middle of it

    def _meet_trouble(self, now_ms: int) -> None:
        if self.well or self.trouble or self.draw.random() >= 1 / EVERY_LABELS:
            return
        self.trouble = self.draw.choice(TROUBLES)
        self.until_ms = now_ms + self.draw.randint(*STANDS_MS)
        self.hits[f"printer {self.trouble}"] += 1

    def _spoil(self) -> None:
        if self.draw.random() < 0.5:
            self.inside.pop()
        else:
            self.inside[-1].counted = False

    def run(self, now_ms: int) -> None:
        """What is done by now comes out, in its order; nothing while it stands."""
        if self.trouble and now_ms >= self.until_ms:
            self.trouble = ""
        if self.trouble in STOPS:
            return
        while self.inside and self.inside[0].done_ms <= now_ms:
            done = self.inside.pop(0)
            self.counter += done.counted
            self.liner.append(done.text)
            self.out.append(done.text)

    def put_on(self) -> str | None:
        """What is on the next case; None = nothing."""
        luck = 1.0 if self.well else self.draw.random()
        if luck < 0.02:
            return self._note("applied another", self.draw.choice([*self.lying, FOREIGN]))
        if luck < 0.05 or not self.liner:
            return self._note("applied none", None)  # it stays on the liner, if there is one
        text = self.liner.popleft()
        self.lying.append(text)  # on a case that is rejected it can be peeled off
        return self._note("label fell off", None) if luck < 0.07 else text

    def _note(self, what: str, text: str | None) -> str | None:
        self.hits[what] += 1
        return text


@dataclass(slots=True)
class ScanBack:
    """What becomes of the telegrams of the case-code reader on their way: lost, told twice, of another case."""

    draw: random.Random
    hits: Counter[str]
    well: bool = False
    read: list[str] = field(default_factory=list)

    def spoil(self, telegrams: list[Telegram], awaited: set[str]) -> list[Telegram]:
        """``awaited``: a code that no case was read with yet could be told of another case by nobody but its owner's
        reader: what tells that one wrongly cannot be found out by any station, so it does not happen here."""
        found: list[Telegram] = []
        for each in telegrams:
            luck = 1.0 if self.well or each.text is None else self.draw.random()
            others = [text for text in self.read[-6:] if text not in awaited]
            if luck < 0.02 and others:
                self.hits["scan-back of another"] += 1
                found.append(Telegram(each.trigger, self.draw.choice(others)))
            elif luck < 0.04:
                self.hits["scan-back lost"] += 1
            else:
                twice = luck < 0.06
                self.hits["scan-back twice"] += twice
                found += [each] * (1 + twice)
            self.read += [each.text] if each.text is not None else []
        return found
