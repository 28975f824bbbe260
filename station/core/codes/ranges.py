"""Numbers of codes as ranges: merged, both ends included."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CodeRange:
    """Numbers from ``first`` to ``last``, both included, all of them."""

    first: int
    last: int

    @property
    def codes(self) -> int:
        return self.last - self.first + 1


def merged(numbers: Iterable[int]) -> Iterator[CodeRange]:
    """Rising numbers as ranges; one may occur several times."""
    first = last = None
    for number in numbers:
        if first is None or last is None:
            first = last = number
        elif number <= last + 1:
            last = number
        else:
            yield CodeRange(first, last)
            first = last = number
    if first is not None and last is not None:
        yield CodeRange(first, last)


def united(ranges: Iterable[CodeRange]) -> list[CodeRange]:
    """Ranges in any order, as few as say the same."""
    done: list[CodeRange] = []
    for each in sorted(ranges, key=lambda one: one.first):
        if done and each.first <= done[-1].last + 1:
            done[-1] = CodeRange(done[-1].first, max(done[-1].last, each.last))
        else:
            done.append(each)
    return done


def without(ranges: Sequence[CodeRange], others: Sequence[CodeRange]) -> list[CodeRange]:
    """What is in ``ranges`` and not in ``others``; both united."""
    done: list[CodeRange] = []
    place = 0
    for each in ranges:
        first = each.first
        while place < len(others) and others[place].last < first:
            place += 1
        at = place
        while at < len(others) and others[at].first <= each.last:
            if others[at].first > first:
                done.append(CodeRange(first, others[at].first - 1))
            first = max(first, others[at].last + 1)
            at += 1
        if first <= each.last:
            done.append(CodeRange(first, each.last))
    return done


def count(ranges: Iterable[CodeRange]) -> int:
    return sum(each.codes for each in ranges)
