"""A scan line divided into the parts of a code, each as wide as it happens to be, and what stands in each.

Of all ways to divide the line into its parts, each a quarter wider or narrower at most, and of all that may stand in
each, the one that looks most like the line is found: dynamic programming over the grey values, no threshold.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

Signal = npt.NDArray[np.float32]
_Numbers = npt.NDArray[np.int64]
_Scores = npt.NDArray[np.float64]

FINE = 4
"""Samples a module."""
BEYOND = 10
"""Modules of a line on either side of the code."""
QUIET, BESIDE = 4, 1
"""Modules compared with what stands beside a part: of the quiet zones, and of what is within the code."""
_STRETCH = tuple(np.arange(0.76, 1.25, 0.06).tolist())
_OFF = 7 * FINE
"""Samples by which a part may begin off its place."""
_STIFF = 0.4
"""What a part loses that is twice as wide as it should be, in parts of a perfect likeness."""


@dataclass(frozen=True, slots=True, eq=False)
class CodePart:
    """What may stand in one part: rows of samples, centred and of length 1, with what is beside the part."""

    drawn: Signal
    wide: int
    """Modules."""
    before: int
    """Modules to the left of the part that are compared too."""


@dataclass(frozen=True, slots=True)
class Divided:
    likeness: float
    """Of all parts, in the mean."""
    least: float
    """Of the part that is least alike."""
    found: tuple[int, ...]
    """Which of its patterns stands in each part."""


def part(
    patterns: Signal, before: int, after: int, sigma: float, *, first: bool = False, last: bool = False
) -> CodePart:
    """``patterns``: a row of modules each, 1 = bar; ``before``, ``after``: what stands beside all of them; ``sigma``:
    the blur in modules. The quiet zones belong to the ``first`` and the ``last`` part."""
    padded = np.pad(
        np.pad(patterns, ((0, 0), (QUIET + 1, 0)), constant_values=before),
        ((0, 0), (0, QUIET + 1)),
        constant_values=after,
    )
    fine = np.repeat(padded, FINE, axis=1)
    rows, columns = fine.shape
    soft = np.asarray(cv2.GaussianBlur(fine, (0, 0), sigma * FINE, sigmaY=1e-3), np.float32).reshape(rows, columns)
    left, right = (QUIET if at_end else BESIDE for at_end in (first, last))
    seen = soft[:, (QUIET + 1 - left) * FINE : columns - (QUIET + 1 - right) * FINE]
    seen = seen - seen.mean(axis=1, keepdims=True)
    return CodePart(seen / np.sqrt((seen**2).sum(axis=1, keepdims=True)), patterns.shape[1], left)


def divided(profile: Signal, parts: Sequence[CodePart]) -> Divided:
    """The best division of the line. ``profile``: darkness, with BEYOND modules on either side of the parts."""
    offs = np.arange(-_OFF, _OFF + 1)
    scores: list[_Scores] = [np.zeros(offs.size)]
    ways: list[tuple[_Numbers, _Numbers]] = []
    begin = BEYOND * FINE
    for each in parts:
        best, came, what = _next(profile, each, begin + offs, scores[-1])
        scores.append(best)
        ways.append((came, what))
        begin += each.wide * FINE
    at = int(scores[-1].argmax())
    whole, least, found = float(scores[-1][at]), 1.0, []
    for (came, what), after, before in zip(reversed(ways), reversed(scores), scores[-2::-1], strict=False):
        found.append(int(what[at]))
        least = min(least, float(after[at] - before[came[at]]))
        at = int(came[at])
    return Divided(whole / len(parts), least, tuple(reversed(found)))


def _next(profile: Signal, part: CodePart, starts: _Numbers, before: _Scores) -> tuple[_Scores, _Numbers, _Numbers]:
    """Of each place where the part may end: the best likeness so far, where it began, what stands in it."""
    after = np.full(before.size, -np.inf)
    came, what = np.zeros(before.size, np.int64), np.zeros(before.size, np.int64)
    samples = np.arange(part.drawn.shape[1]) + 0.5 - part.before * FINE
    for stretch in _STRETCH:
        grown = round(part.wide * FINE * (stretch - 1))
        width = part.wide * FINE + grown
        places = starts[:, None] + samples[None, :] * (width / (part.wide * FINE)) - 0.5
        seen = np.interp(places, np.arange(profile.size), profile)
        seen -= seen.mean(axis=1, keepdims=True)
        seen /= np.sqrt((seen**2).sum(axis=1, keepdims=True)) + 1e-6
        like = seen @ part.drawn.T
        which = like.argmax(axis=1)
        score = before + like[np.arange(like.shape[0]), which] - _STIFF * abs(stretch - 1)
        begun = np.arange(before.size)
        ends = begun + grown
        good = (ends >= 0) & (ends < before.size)
        ends, begun = ends[good], begun[good]
        better = score[begun] > after[ends]
        ends, begun = ends[better], begun[better]
        after[ends], came[ends], what[ends] = score[begun], begun, which[begun]
    return after, came, what
