"""Which modules are dark, where the place of a symbol is known: all of them at once."""

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
import numpy.typing as npt

from station.vision.lattice import FINE, REACH, Lattice, Plane

_LIGHT_EVERY = 6
_PULL = 0.2
"""How strongly a grey module is drawn to dark or bright in the last round."""
_INSIDE = (slice(REACH, -REACH),) * 2
"""Of a framed plane: the symbol and the rim that is compared with the picture."""


def settled(lattice: Lattice, shown: Plane, blends: Plane, modules: Plane, rounds: int) -> Plane:
    """The grey values between dark and bright whose blend is nearest to the picture, drawn ever more to either end.

    ``shown``: the picture at the modules' middles. ``modules``: framed, as the answer is. Accelerated projected
    gradient: nearest within bounds is a convex question, so no blur makes it go astray."""
    frame = _frame(lattice)
    near = np.ascontiguousarray(blends[blends.shape[0] // 2 % FINE :: FINE, blends.shape[1] // 2 % FINE :: FINE])
    most = float(np.abs(near).sum())
    near /= most  # a step of the gradient is as long as that allows
    beyond = _blended(frame.beyond, near)[_INSIDE]
    seen = frame.without_light(shown)
    now = np.ascontiguousarray(modules[_INSIDE])
    ahead, pace, offer = now, 1.0, beyond
    for number in range(rounds):
        told = _blended(ahead, near)
        if number % _LIGHT_EVERY == 0:
            offer = frame.wanted(seen, told + beyond, most) - beyond
        new = ahead * np.float32(1 + _PULL * number / rounds / most)
        new += offer
        new -= told
        np.maximum(new, frame.low, out=new)
        np.minimum(new, frame.high, out=new)
        faster = (1 + float(np.sqrt(1 + 4 * pace * pace))) / 2
        ahead = new - now
        ahead *= np.float32((pace - 1) / faster)
        ahead += new
        now, pace = new, faster
    answer = lattice.framed.copy()
    answer[_INSIDE] = now
    return answer


def _blended(modules: Plane, near: Plane) -> Plane:
    return np.asarray(cv2.filter2D(modules, cv2.CV_32F, near, borderType=cv2.BORDER_CONSTANT), np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class _Frame:
    """What of a question is the same for every symbol of one size."""

    low: Plane
    high: Plane
    """Between which a module may be; a known one is what it is."""
    beyond: Plane
    """What stands around what is compared."""
    light: npt.NDArray[np.float32]
    """Orthonormal columns: what uneven light may add."""

    def without_light(self, plane: Plane) -> Plane:
        return np.asarray(plane - self._of_light(plane), np.float32)

    def wanted(self, seen: Plane, told: Plane, most: float) -> Plane:
        """What is ``seen`` (without light) in units of a module, in the light of what is ``told``."""
        lit = self._of_light(told)
        level = (told - lit).ravel()
        contrast = float(level @ seen.ravel()) / (float(level @ level) * most + 1e-3 / most)
        return np.asarray(lit + seen / np.float32(max(contrast, 1e-2) * most), np.float32)

    def _of_light(self, plane: Plane) -> Plane:
        return np.asarray((self.light @ (plane.ravel() @ self.light)).reshape(plane.shape), np.float32)


@lru_cache(maxsize=16)
def _frame(lattice: Lattice) -> _Frame:
    some = lattice.ground[FINE // 2 :: FINE, FINE // 2 :: FINE]
    light, _ = np.linalg.qr(some.reshape(-1, some.shape[-1]))
    known, beyond = lattice.framed[_INSIDE], lattice.framed.copy()
    beyond[_INSIDE] = 0
    low, high = (np.where(known != 0, known, limit).astype(np.float32) for limit in (-1, 1))
    return _Frame(low, high, beyond, np.ascontiguousarray(light, np.float32))
