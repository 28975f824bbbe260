"""Rungs for ClassicLadder (Debian: linuxcnc-uspace), written as its ``.clp`` file.

A rung here is one row: up to nine columns of contacts and comparisons, then a coil or an assignment. Words and bits
have names; ``WORD[INDEX]`` is the word at the place of WORD plus the value of INDEX.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Contact = tuple[Literal["on", "off", "rises", "if"], str]
"""A bit that is on or off, an input that rises, a comparison."""
Action = tuple[Literal["coil", "set", "reset", "let"], str]
"""What is done to a bit; or an assignment such as ``X=Y+1``."""
_CONTACTS = {"on": 1, "off": 2, "rises": 3}
_COILS = {"coil": 50, "set": 52, "reset": 53}
_LINE, _NOTHING, _WIDE, _COMPARE, _OPERATE = "9-0-0/0", "0-0-0/0", "99-0-0/0", 20, 60
_COLUMNS, _ROWS = 10, 6
_BIT, _INPUT, _OUTPUT, _WORD, _WORD_IN, _WORD_OUT = 0, 50, 60, 200, 270, 280
_NAME = re.compile(r"([A-Za-z]\w*)(?:\[(\w+)\])?")


@dataclass(frozen=True, slots=True)
class Places:
    """Names, and where each lies: memory, then the pins of HAL by their number."""

    words: Mapping[str, int]
    bits: Mapping[str, int]
    inputs: Sequence[str]
    outputs: Sequence[str]
    words_in: Sequence[str]
    words_out: Sequence[str]

    def of_bit(self, name: str) -> str:
        if name in self.inputs:
            return f"{_INPUT}/{self.inputs.index(name)}"
        if name in self.outputs:
            return f"{_OUTPUT}/{self.outputs.index(name)}"
        return f"{_BIT}/{self.bits[name]}"

    def of_word(self, found: re.Match[str]) -> str:
        name, index = found[1], found[2]
        if name in self.words_in:
            return f"@{_WORD_IN}/{self.words_in.index(name)}@"
        if name in self.words_out:
            return f"@{_WORD_OUT}/{self.words_out.index(name)}@"
        at = f"[{_WORD}/{self.words[index]}]" if index else ""
        return f"@{_WORD}/{self.words[name]}{at}@"


class Ladder:
    def __init__(self, places: Places) -> None:
        self._places = places
        self._rows: list[list[str]] = []
        self._expressions: list[str] = []

    def rung(self, contacts: Sequence[Contact], action: Action) -> None:
        row: list[str] = []
        for kind, what in contacts:
            if kind == "if":
                row += [_WIDE, _WIDE, f"{_COMPARE}-0-0/{self._expression(what)}"]
            else:
                row.append(f"{_CONTACTS[kind]}-0-{self._places.of_bit(what)}")
        done, to = action
        if done == "let":
            row += [_LINE] * (_COLUMNS - 3 - len(row)) + [_WIDE, _WIDE, f"{_OPERATE}-0-0/{self._expression(to)}"]
        else:
            row += [_LINE] * (_COLUMNS - 1 - len(row)) + [f"{_COILS[done]}-0-{self._places.of_bit(to)}"]
        if len(row) != _COLUMNS:
            raise ValueError(f"too wide: {contacts} {action}")
        self._rows.append(row)

    def all_of(self, bit: str, *contacts: Contact) -> None:
        """The bit is on where every contact holds; as many rungs as that takes."""
        left, carried = list(contacts), list[Contact]()
        while left:
            row = carried
            while left and _width([*row, left[0]]) < _COLUMNS:
                row = [*row, left.pop(0)]
            self.rung(row, ("coil", bit))
            carried = [("on", bit)]

    def do(self, bit: str, *actions: Action) -> None:
        """Each of them where the bit is on; always where no bit is named."""
        for action in actions:
            self.rung([("on", bit)] if bit else [], action)

    def let(self, bit: str, *assignments: str) -> None:
        self.do(bit, *(("let", assignment) for assignment in assignments))

    def _expression(self, told: str) -> int:
        placed = _NAME.sub(self._places.of_word, told)
        if placed not in self._expressions:
            self._expressions.append(placed)
        return self._expressions.index(placed)

    def text(self) -> str:
        """The whole file."""
        files = {f"rung_{at}.csv": self._rung_file(at, row) for at, row in enumerate(self._rows)}
        files |= {name: ["#VER=1.0"] for name in ("symbols.csv", "modbusioconf.csv", "ioconf.csv", "sequential.csv")}
        files["com_params.txt"] = ["MODBUS_ELEMENT_OFFSET=1", "MODBUS_DEBUG_LEVEL=0"]
        files["sections.csv"] = ["#VER=1.0", "#NAME000=Prog1", f"000,0,-1,0,{len(self._rows) - 1},0"]
        numbered = [f"{at:04d},{each}" for at, each in enumerate(self._expressions)]
        files["arithmetic_expressions.csv"] = ["#VER=2.0", *numbered]
        lines = [line for name, body in files.items() for line in (f"_FILE-{name}", *body, f"_/FILE-{name}")]
        return "\n".join(["_FILES_CLASSICLADDER", *lines, "_/FILES_CLASSICLADDER", ""])

    def _rung_file(self, at: int, row: list[str]) -> list[str]:
        following = at + 1 if at + 1 < len(self._rows) else -1
        head = ["#VER=2.0", "#LABEL=", "#COMMENT=", f"#PREVRUNG={max(0, at - 1)}", f"#NEXTRUNG={following}"]
        return [*head, *(" , ".join(each) for each in (row, *[[_NOTHING] * _COLUMNS] * (_ROWS - 1)))]


def _width(contacts: Sequence[Contact]) -> int:
    return sum(3 if kind == "if" else 1 for kind, _ in contacts)
