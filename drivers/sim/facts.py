"""What physically happened at the plant, one JSON object a line."""

import json
from dataclasses import asdict, dataclass
from typing import Literal

Lane = Literal["exit", "bin", "hand"]
Seen = Literal["good", "ejected", "unsure"]


class DamagedTruth(ValueError):
    """A line of the truth file is not a fact."""


@dataclass(frozen=True, slots=True)
class Started:
    """The plant began: the belt is empty, the PLC in epoch 0."""

    seed: int


@dataclass(frozen=True, slots=True)
class Placed:
    """Units came into the plant: (running number, code, what is wrong with it or "")."""

    units: tuple[tuple[int, str, str], ...]


@dataclass(frozen=True, slots=True)
class Closed:
    """A case is filled. ``units`` are running numbers, in picking order or by cell (0 = an empty cell)."""

    case: int
    units: tuple[int, ...]
    label: str
    grid: tuple[int, int] = (0, 0)
    """Rows and columns of one view, the units lying view after view; (0, 0) = they are read before they are packed."""
    lanes: tuple[int, ...] = ()
    """The lane each unit came by; empty = they come by no lane."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """The PLC gave the case a number. ``abs_seq`` counts on where the wire's ``seq`` wraps."""

    epoch: int
    abs_seq: int
    seq: int
    case: int


@dataclass(frozen=True, slots=True)
class Granted:
    """The PLC took a new epoch from the station."""

    epoch: int


@dataclass(frozen=True, slots=True)
class LetGo:
    """The gate was open for this case by the PLC's will when it came to the flap."""

    case: int


@dataclass(frozen=True, slots=True)
class Ended:
    """Where the case physically is now. The last one counts: a lifted case may come back."""

    case: int
    where: Lane
    why: str = ""


@dataclass(frozen=True, slots=True)
class Stacked:
    """The palletiser put the case onto the pallet that it builds, after all those before it."""

    case: int


@dataclass(frozen=True, slots=True)
class Settled:
    """The PLC settled a number: what the masks say of it."""

    epoch: int
    abs_seq: int
    seen: Seen


@dataclass(frozen=True, slots=True)
class Restarted:
    """The PLC lost its memory: the epoch ended. ``kept``: the disposal words outlived it."""

    kept: bool


Fact = Started | Placed | Closed | Numbered | Granted | LetGo | Ended | Stacked | Settled | Restarted

_KINDS: dict[str, type[Fact]] = {
    kind.__name__.lower(): kind
    for kind in (Started, Placed, Closed, Numbered, Granted, LetGo, Ended, Stacked, Settled, Restarted)
}


def encode(fact: Fact) -> bytes:
    """One line, with its end."""
    row = {"fact": type(fact).__name__.lower(), **asdict(fact)}
    return json.dumps(row, separators=(",", ":")).encode() + b"\n"


def decode(line: bytes) -> Fact:
    """Raises DamagedTruth for anything that ``encode`` did not write."""
    try:
        row = json.loads(line)
        kind = _KINDS[row.pop("fact")]
        if kind is Placed:
            return Placed(tuple((int(number), str(code), str(fault)) for number, code, fault in row["units"]))
        if kind is Closed:
            rows, columns = row["grid"]
            return Closed(
                int(row["case"]),
                tuple(int(unit) for unit in row["units"]),
                str(row["label"]),
                (int(rows), int(columns)),
                tuple(int(lane) for lane in row["lanes"]),
            )
        return kind(**row)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamagedTruth(f"not a fact of the plant: {line[:80]!r}") from error
