"""Is an ITF that was read only a part of one? Any part of an ITF is an ITF: it has neither length nor check digit.

Where something bright covers its start, what is left may begin with bars that look like a start again, with a quiet
zone before them. So the bars that were read are followed up and down, along themselves, as far as they go: a whole code
has the same quiet zones all the way; of a part there are rows where more bars stand beside the same ones.
"""

import cv2
import numpy as np
import numpy.typing as npt

from station.vision.types import Pixels

_EVERY = 4
"""Rows from one look to the next; a code whose bars lean by half of that moves two pixels meanwhile."""
_MOST_SHIFT = 2
_SAME = 0.8
"""Likeness to the row that was read, above which these are its bars."""
_INNER = 0.1
"""Part of the width at either end that is not compared: the ends are what is in question."""
_BESIDE, _LEAST_BESIDE = 0.06, 3
"""Part of the width, and pixels, that are looked at beside the code."""
_NEAR = 2
"""Pixels beside an end that are not looked at: its own bar is blurred."""
_BAR = 0.75
"""Contrast beside the code, of its own, that is a bar and no shadow."""
_MOST_WITH_MORE = 0.2
"""Of the rows. Public pictures of whole codes: 1 of 16 at most; of the part that was read as a code: 11 of 34."""

Grey = npt.NDArray[np.float32]


def is_part(flat: Pixels, seen: npt.NDArray[np.bool_], left: int, width: int) -> bool:
    """``flat``: the code and its surroundings laid along the rows, the code from column ``left`` on, its middle in the
    middle; ``seen``: which rows are of the picture."""
    rows = np.asarray(cv2.blur(flat, (3, 3)), np.float32)
    followed = [more for step in (-_EVERY, _EVERY) for more in _followed(rows, seen, left, width, step)]
    return sum(followed) > _MOST_WITH_MORE * len(followed)


def _followed(rows: Grey, seen: npt.NDArray[np.bool_], left: int, width: int, step: int) -> list[bool]:
    """Of each row to which the bars go on: whether there are more beside them."""
    middle, shift, told = rows.shape[0] // 2, 0, []
    inner = slice(left + int(_INNER * width), left + width - int(_INNER * width))
    for at in range(middle, 0 if step < 0 else rows.shape[0] - 1, step):
        tried = [
            (_like(rows[middle], rows[at], inner, by), by) for by in range(shift - _MOST_SHIFT, shift + _MOST_SHIFT + 1)
        ]
        likeness, shift = max(tried)
        if likeness < _SAME or not seen[at]:
            break
        told.append(_has_more(rows[at], inner, left + shift, width, shift))
    return told


def _like(one: Grey, other: Grey, inner: slice, by: int) -> float:
    if inner.start + by < 0 or inner.stop + by > other.size:
        return -1.0
    a, b = one[inner], other[inner.start + by : inner.stop + by]
    a, b = a - a.mean(), b - b.mean()
    return float(a @ b / (np.sqrt(float(a @ a) * float(b @ b)) + 1e-6))


def _has_more(row: Grey, inner: slice, left: int, width: int, shift: int) -> bool:
    low, high = np.percentile(row[inner.start + shift : inner.stop + shift], (5, 95))
    room, right = max(_LEAST_BESIDE, int(_BESIDE * width)), left + width
    ends = (row[max(0, left - room - _NEAR) : max(0, left - _NEAR)], row[right + _NEAR : right + room + _NEAR])
    return any(end.size and np.ptp(end) > _BAR * (high - low) for end in ends)
