"""Is an ITF that was read only a part of one? Any part of an ITF is an ITF: it has neither length nor check digit.

Where something bright covers its start, what is left may begin with bars that look like a start again, with a quiet
zone before them. So the bars that were read are followed up and down, along themselves, as far as they go: a whole code
has the same quiet zones all the way; of a part there are rows where more bars stand beside the same ones. The edge of
the picture is such a cover too: where it leaves no quiet zone in sight, nothing says that there is one.
"""

from dataclasses import dataclass

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
_BESIDE = 5.0
"""Modules beside the code that must lie in the picture: a wide space of it has three at most, a quiet zone ten."""
_ALONE = 0.5
"""The same of a picture that is the code and nothing else."""
_LOOKED_AT = 0.06
"""Part of the width beside the code that is looked at, if that is more."""
_DIGIT, _ENDS = 9, 9
"""Modules of a digit, and of start and stop, of the widest that are printed (wide is three times narrow)."""
_NEAR = 2
"""Pixels by which the ends may be off."""
_BAR = 1.1
"""What is darker again by that, beside the code, is a bar and no shadow: in units of what a narrow bar or space of it
shows, which is less the more the picture is blurred."""
_SHARP_BAR = 0.75
"""Of the contrast of the code, that is enough where the picture is sharp."""
_FADED = 0.5
"""Of the contrast of the middle row: where bars end they fade, and noise is left."""
_LEAST_SWING, _NARROW = 0.15, 25.0
"""Of the contrast, that is a bar or a space at all; the percentile of those that a narrow one shows."""
_BEARER, _GOES_ON = 0.3, 0.5
"""Of the contrast, up to which a bearer bar is grey, and the part of the need beside the code in which it is."""
_MOST_WITH_MORE, _ALWAYS = 0.05, 1
"""Of the rows. Public pictures of whole codes: one row at most. Parts of drawn ones: 3 of 40 and more."""

Grey = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Laid:
    """A code and its surroundings laid along the rows, its middle in the middle."""

    rows: Pixels
    seen: npt.NDArray[np.bool_]
    """What of it lies in the picture."""
    left: int
    """Column of its first bar."""
    width: int

    need: int
    """Pixels beside it that must lie in the picture."""
    room: int
    """Pixels beside it that are looked at."""

    def around(self, shift: int, beyond: int) -> slice:
        return slice(max(0, self.left + shift - beyond), self.left + self.width + shift + beyond)


def room_beside(width: int, digits: int) -> int:
    return max(needed_beside(width, digits), int(_LOOKED_AT * width))


def needed_beside(width: int, digits: int, *, alone: bool = False) -> int:
    """Pixels beside an ITF of this width. ``alone``: of a picture that is the code and nothing else."""
    modules = _ALONE if alone else _BESIDE
    return max(1, int(modules * width / (_DIGIT * digits + _ENDS) + 0.5))


def is_part(laid: Laid) -> bool:
    """Whether in more than a few rows of the code something stands beside it, or nothing can be known to."""
    rows = np.asarray(cv2.blur(laid.rows, (3, 3)), np.float32)
    followed = [more for step in (-_EVERY, _EVERY) for more in _followed(laid, rows, step)]
    return not followed or sum(followed) > max(_ALWAYS, _MOST_WITH_MORE * len(followed)) or _bearer_is_cut(laid, rows)


def _bearer_is_cut(laid: Laid, rows: Grey) -> bool:
    """Whether a bar that runs along all of the code's ends goes on beyond it on one side and not on the other."""
    right, middle = laid.left + laid.width, rows[rows.shape[0] // 2, laid.left : laid.left + laid.width]
    low, high = np.percentile(middle, (5, 95))
    dark = rows < low + _BEARER * (high - low)
    along = dark[:, laid.left + _NEAR : right - _NEAR].all(axis=1)
    beside = _NEAR + laid.need
    sides = (slice(laid.left - beside, laid.left - _NEAR), slice(right + _NEAR, right + beside))
    left_on, right_on = (dark[along][:, side].mean(axis=1) > _GOES_ON for side in sides)
    return bool(along.any() and (left_on != right_on).all())


def _followed(laid: Laid, rows: Grey, step: int) -> list[bool]:
    """Of each row to which the bars go on: whether there may be more beside them."""
    middle, shift, told = rows.shape[0] // 2, 0, []
    inner = slice(laid.left + int(_INNER * laid.width), laid.left + laid.width - int(_INNER * laid.width))
    least = _FADED * _narrow(rows[middle, inner])
    for at in range(middle, 0 if step < 0 else rows.shape[0] - 1, step):
        tried = [
            (_like(rows[middle], rows[at], inner, by), by) for by in range(shift - _MOST_SHIFT, shift + _MOST_SHIFT + 1)
        ]
        likeness, shift = max(tried)
        here = slice(inner.start + shift, inner.stop + shift)
        if likeness < _SAME or not laid.seen[at, here].all():
            break
        needed, whole = laid.around(shift, laid.need), laid.around(shift, laid.room + _NEAR)
        told.append(not laid.seen[at, needed].all() or _has_more(rows[at, whole], laid.room + _NEAR, least))
    return told


def _like(one: Grey, other: Grey, inner: slice, by: int) -> float:
    if inner.start + by < 0 or inner.stop + by > other.size:
        return -1.0
    a, b = one[inner], other[inner.start + by : inner.stop + by]
    a, b = a - a.mean(), b - b.mean()
    return float(a @ b / (np.sqrt(float(a @ a) * float(b @ b)) + 1e-6))


def _has_more(row: Grey, room: int, least: float) -> bool:
    """``row``: the code with its room on both sides. ``least``: what its narrow bars show at least."""
    inner = row[room:-room]
    bar = min(_BAR * max(least, _narrow(inner)), _SHARP_BAR * _contrast(inner))
    return any(_darker_again(end) > bar for end in (row[:room][::-1], row[-room:]))


def _darker_again(outwards: Grey) -> float:
    return float((np.maximum.accumulate(outwards) - outwards).max())


def _contrast(row: Grey) -> float:
    return float(np.ptp(np.percentile(row, (5, 95))))


def _narrow(row: Grey) -> float:
    """Grey levels from a narrow bar to the space beside it."""
    steps = np.diff(row)
    swings = np.abs(np.diff(row[1:-1][steps[1:] * steps[:-1] < 0]))
    swings = swings[swings > _LEAST_SWING * _contrast(row)]
    return float(np.percentile(swings, _NARROW)) if swings.size else _contrast(row)
