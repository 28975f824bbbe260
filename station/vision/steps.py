"""The table of steps, cheapest first. A step is one view of a patch and one way of calling the reader."""

from dataclasses import dataclass
from typing import Literal

from zxingcpp import Binarizer

from station.vision.optics import Optics
from station.vision.restore import ViewOf, as_it_is, deblurred, levelled, scaled, softened, turned, undone, unsharp
from station.vision.symbologies import LINEAR, NAMES

EVERYTHING = frozenset(NAMES)
MATRIX = EVERYTHING - LINEAR
NOT_QR = EVERYTHING - {"qr"}
"""QR codes are found at any angle."""
DOTTED = frozenset({"datamatrix"})
"""Marked into metal dot by dot; the dots must be smeared until they touch."""
AT_NO_ANGLE = frozenset({"datamatrix"})
"""Found near upright only, unless zxing-cpp is told to try others; then quickly, in a patch."""

Where = Literal["patch", "cell"]
"""``patch``: the textured parts of the cell, if there are any. ``cell``: all of it."""


@dataclass(frozen=True, slots=True)
class Step:
    name: str
    view: ViewOf
    enlarges: float = 1.0
    where: Where = "patch"
    binarizer: Binarizer = Binarizer.LocalAverage
    flags: bool = False
    """Let the reader rotate, invert and downscale by itself."""
    reads: frozenset[str] = EVERYTHING
    """What it is good for. A step that moves edges is not for linear codes, which have a check digit at most."""


# Measured on rendered cases (tests/bench/decode): x2 reads nearly all at 2-3 px a module in mild blur, the two
# deconvolutions what blur beats, and each of the others something that no earlier one reads.
TURNED: tuple[Step, ...] = (
    Step("flags", as_it_is, flags=True, reads=AT_NO_ANGLE),
    Step("x1.5 flags", scaled(1.5), 1.5, flags=True, reads=AT_NO_ANGLE),
)
"""What a patch costs a tenth of a millisecond and reads nearly all of at 2-4 px a module."""
FIRST: tuple[Step, ...] = (
    Step("x2 flags", scaled(2), 2, flags=True, reads=AT_NO_ANGLE),
    Step("x3 flags", scaled(3), 3, flags=True, reads=AT_NO_ANGLE),
    Step("x2", scaled(2), 2),
)
LIGHT: tuple[Step, ...] = (
    Step("deblur 0.9", deblurred(0.9, 0.03), 3, reads=MATRIX),
    Step("deblur 1.1", deblurred(1.1, 0.02), 3, reads=MATRIX),
    Step("flags", as_it_is, flags=True),
)
MODULES = Step("modules", as_it_is, reads=frozenset({"qr", "datamatrix"}))
"""Not a view: the modules are estimated through the blur (``estimate``), where the camera's blur is known."""


def undoing(optics: Optics) -> Step:
    """Deblurring by the blur that was learned. Data Matrix codes are not easily found in what it leaves."""
    return Step("deblur", undone(optics), 3, reads=MATRIX - AT_NO_ANGLE)


HEAVY: tuple[Step, ...] = (
    Step("deblur 1.1 gently", deblurred(1.1, 0.05), 3, reads=MATRIX),
    Step("deblur 0.9 gently", deblurred(0.9, 0.1), 3, reads=MATRIX),
    Step("x3", scaled(3), 3),
    Step("x4", scaled(4), 4),
    Step("deblur 1.4", deblurred(1.4, 0.02), 3, reads=MATRIX),
    Step("unsharp", unsharp(2.0, 1.5), 3, reads=MATRIX),
    Step("level", levelled(2), 2, reads=MATRIX),
    Step("x2 global", scaled(2), 2, binarizer=Binarizer.GlobalHistogram, reads=MATRIX),
    Step("deblur global", deblurred(0.9, 0.03), 3, binarizer=Binarizer.GlobalHistogram, reads=MATRIX),
    Step("soften", softened(1.2, 1), flags=True, reads=MATRIX),
    Step("half", softened(1.0, 0.5), 0.5, flags=True, reads=MATRIX),
    Step("dots", softened(2.0, 1), flags=True, binarizer=Binarizer.GlobalHistogram, reads=DOTTED),
    Step("dots half", softened(3.0, 0.5), 0.5, flags=True, reads=DOTTED),
    Step("dots half global", softened(2.0, 0.5), 0.5, flags=True, binarizer=Binarizer.GlobalHistogram, reads=DOTTED),
    Step("wide dots half", softened(4.0, 0.5), 0.5, flags=True, reads=DOTTED),
    Step("turn 20", turned(20, 2), 3, flags=True, reads=NOT_QR),
    Step("turn 45", turned(45, 2), 3, flags=True, reads=NOT_QR),
    Step("level flags", levelled(1), flags=True, reads=MATRIX),
    Step("soften more", softened(2.5, 1), flags=True, reads=MATRIX),
    Step("cell flags", as_it_is, where="cell", flags=True),
    Step("cell x2", scaled(2), 2, where="cell"),
    Step("cell x3", scaled(3), 3, where="cell", flags=True),
)
