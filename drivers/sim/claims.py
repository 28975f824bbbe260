"""What a station claims of its cases and pallets, to be held against the plant's memory."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

Number = tuple[int, int]
"""Epoch and absolute number of a case."""
Claim = tuple[int, int, Collection[str]]
"""Epoch, absolute number, unit codes."""


@dataclass(frozen=True, slots=True)
class CaseCode:
    """The case code that a case was released with."""

    text: str
    """As an element string: ``00`` and the SSCC."""
    printed: bool
    """It was read off the case; else the station assigned it, and nothing is on the case."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in its case a unit lies; what means nothing for the case's source is 0. All count from 1."""

    view: int = 0
    row: int = 0
    column: int = 0
    lane: int = 0
    place: int = 0
    """Its turn in its lane, or in the case where there are no lanes."""


@dataclass(frozen=True, slots=True)
class Pallet:
    """One pallet of the station, the cases in the order in which they came onto it."""

    code: str
    """As an element string; empty while it is open."""
    cases: tuple[Number, ...]
    state: Literal["open", "full", "by_hand"]
    """``full``: closed because it was full; ``by_hand``: closed, or changed since, by a person."""


CaseCodes = Mapping[Number, CaseCode]
Places = Mapping[Number, Mapping[str, Place]]
"""Case → unit code → where it lies."""


@dataclass(frozen=True, slots=True)
class Pallets:
    """Every pallet of the station, oldest first."""

    capacity: int
    pallets: tuple[Pallet, ...]
    by_hand: frozenset[Number] = frozenset()
    """Cases that a person found good later on: they are on no pallet, or were put onto one out of turn."""
