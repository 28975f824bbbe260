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
class CascadeStep:
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
TURNED: tuple[CascadeStep, ...] = (
    CascadeStep("flags", as_it_is, flags=True, reads=AT_NO_ANGLE),
    CascadeStep("x1.5 flags", scaled(1.5), 1.5, flags=True, reads=AT_NO_ANGLE),
)
"""What a patch costs a tenth of a millisecond and reads nearly all of at 2-4 px a module."""
FIRST: tuple[CascadeStep, ...] = (
    CascadeStep("x2 flags", scaled(2), 2, flags=True, reads=AT_NO_ANGLE),
    CascadeStep("x3 flags", scaled(3), 3, flags=True, reads=AT_NO_ANGLE),
    CascadeStep("x2", scaled(2), 2),
)
LIGHT: tuple[CascadeStep, ...] = (
    CascadeStep("deblur 0.9", deblurred(0.9, 0.03), 3, reads=MATRIX),
    CascadeStep("deblur 1.1", deblurred(1.1, 0.02), 3, reads=MATRIX),
    CascadeStep("flags", as_it_is, flags=True),
)
LABEL: tuple[CascadeStep, ...] = (
    CascadeStep("label", as_it_is),
    CascadeStep("label flags", as_it_is, flags=True),
    CascadeStep("label x2", scaled(2), 2, flags=True),
)
"""For a case code beside the grid."""
MODULES = CascadeStep("modules", as_it_is, reads=frozenset({"qr", "datamatrix"}))
"""Not a view: the modules are estimated through the blur (``estimate``), where the camera's blur is known."""


def undoing(optics: Optics) -> CascadeStep:
    """Deblurring by the blur that was learned. Data Matrix codes are not easily found in what it leaves."""
    return CascadeStep("deblur", undone(optics), 3, reads=MATRIX - AT_NO_ANGLE)


HEAVY: tuple[CascadeStep, ...] = (
    CascadeStep("deblur 1.1 gently", deblurred(1.1, 0.05), 3, reads=MATRIX),
    CascadeStep("deblur 0.9 gently", deblurred(0.9, 0.1), 3, reads=MATRIX),
    CascadeStep("x3", scaled(3), 3),
    CascadeStep("x4", scaled(4), 4),
    CascadeStep("deblur 1.4", deblurred(1.4, 0.02), 3, reads=MATRIX),
    CascadeStep("unsharp", unsharp(2.0, 1.5), 3, reads=MATRIX),
    CascadeStep("level", levelled(2), 2, reads=MATRIX),
    CascadeStep("x2 global", scaled(2), 2, binarizer=Binarizer.GlobalHistogram, reads=MATRIX),
    CascadeStep("deblur global", deblurred(0.9, 0.03), 3, binarizer=Binarizer.GlobalHistogram, reads=MATRIX),
    CascadeStep("soften", softened(1.2, 1), flags=True, reads=MATRIX),
    CascadeStep("half", softened(1.0, 0.5), 0.5, flags=True, reads=MATRIX),
    CascadeStep("dots", softened(2.0, 1), flags=True, binarizer=Binarizer.GlobalHistogram, reads=DOTTED),
    CascadeStep("dots half", softened(3.0, 0.5), 0.5, flags=True, reads=DOTTED),
    CascadeStep(
        "dots half global", softened(2.0, 0.5), 0.5, flags=True, binarizer=Binarizer.GlobalHistogram, reads=DOTTED
    ),
    CascadeStep("wide dots half", softened(4.0, 0.5), 0.5, flags=True, reads=DOTTED),
    CascadeStep("turn 20", turned(20, 2), 3, flags=True, reads=NOT_QR),
    CascadeStep("turn 45", turned(45, 2), 3, flags=True, reads=NOT_QR),
    CascadeStep("level flags", levelled(1), flags=True, reads=MATRIX),
    CascadeStep("soften more", softened(2.5, 1), flags=True, reads=MATRIX),
    CascadeStep("cell flags", as_it_is, where="cell", flags=True),
    CascadeStep("cell x2", scaled(2), 2, where="cell"),
    CascadeStep("cell x3", scaled(3), 3, where="cell", flags=True),
)
