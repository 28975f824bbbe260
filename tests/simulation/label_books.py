"""What the log says of labels that are printed ahead, by a fold that shares nothing with the program's."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

ENDS = {"label.scanned": "used", "label.voided": "void", "label.waived": "waived"}


@dataclass(slots=True)
class Books:
    """Yields (invariant, what breaks it) as the log is followed."""

    codes: dict[int, str] = field(default_factory=dict)
    orders: dict[str, str] = field(default_factory=dict)
    """Code → the order that its label says."""
    sent: Counter[str] = field(default_factory=Counter)
    ends: dict[int, str] = field(default_factory=dict)
    causes: Counter[str] = field(default_factory=Counter)
    passed: dict[tuple[int, int], str] = field(default_factory=dict)
    packed: dict[int, str] = field(default_factory=dict)
    """Seq of a pass → its code."""

    def follow(self, seq: int, kind: str, body: dict[str, Any]) -> Iterator[tuple[str, str]]:
        if kind == "case.passed":
            yield from self._pass(seq, body)
        elif kind == "label.assigned":
            text = plain(body["code"]["key"])
            if text in self.codes.values():
                yield "L1", f"{text} was given to two labels"
            self.codes[seq], self.orders[text] = text, body["order"]
        elif kind == "label.sent":
            self.sent[self.codes[body["label"]]] += 1
        elif (end := ENDS.get(kind)) is not None:
            yield from self._end(body, f"label {end}")
            self.causes[f"{kind} {body.get('cause', '')}".strip()] += 1

    def _pass(self, seq: int, body: dict[str, Any]) -> Iterator[tuple[str, str]]:
        text = plain(body["case_code"]["key"])
        if text in self.passed.values():
            yield "L1", f"{text} is on two cases that passed"
        ended = [label for label, code in self.codes.items() if code == text and label in self.ends]
        if ended or text not in self.codes.values():
            yield "L2", f"{text} passed, and its label is {[self.ends[each] for each in ended] or 'none of ours'}"
        if self.orders.get(text, body["order"]) != body["order"]:
            yield "L2", f"{text} passed in order {body['order']}, and its label says {self.orders[text]}"
        self.passed[(body["case"]["epoch"], body["case"]["seq"])] = text
        self.packed[seq] = text

    def _end(self, body: dict[str, Any], end: str) -> Iterator[tuple[str, str]]:
        label = body["label"]
        if label in self.ends:
            yield "L3", f"label {label} is {end} and was {self.ends[label]}"
        if end == "label used" and self.packed.get(body["container"]) != self.codes[label]:
            yield "L3", f"label {label} is used on {body['container']}, which passed with another code"
        self.ends[label] = end


def plain(key: str) -> str:
    """A code as a reader tells it."""
    return key.removeprefix("gs1:")
