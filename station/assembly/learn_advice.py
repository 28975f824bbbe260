"""Which number to improve, in words: keys of ``station.messages.learn``, the worst first."""

from station.assembly.learned_config import NewRecipe
from station.assembly.learning import LEAST_CONTRAST, LEAST_PX, MOST_BLUR, Learned, Motion
from station.vision.pass_rate import cases_needed

GOAL = 0.99
_MOST_MOTION = 1.0
"""Modules."""
Advice = tuple[str, dict[str, str | int | float]]


def advice(found: Learned, motion: Motion | None, new: NewRecipe) -> list[Advice]:
    """What to do next; empty = nothing."""
    found_wrong = [*_of_units(new), *_of_cells(found), *_of_motion(found, motion)]
    rated = sorted(found_wrong, key=lambda one: one[0])
    if not rated and found.rate.proven < GOAL:
        wanted = cases_needed(GOAL)
        return [("learn_advice_more", {"cases": found.cases, "wanted": wanted, "rate": round(100 * GOAL)})]
    return [told for _, told in rated]


def _of_units(new: NewRecipe) -> list[tuple[float, Advice]]:
    """Two cases that touch, or a part of one, lie in rows and columns, too."""
    units, before = new.recipe.units_per_case, new.units_before
    return [(-1.0, ("learn_advice_units", {"units": units, "before": before}))] if units != before else []


def _of_cells(found: Learned) -> list[tuple[float, Advice]]:
    told: list[tuple[float, Advice]] = []
    for cell in found.cells:
        if cell.read < cell.of:
            at = f"{cell.cell[0]},{cell.cell[1]}"
            told.append((0.0, ("learn_advice_unread", {"cell": at, "read": cell.read, "pictures": cell.of})))
    px = min((cell.px_per_module for cell in found.cells if cell.px_per_module is not None), default=LEAST_PX)
    if px < LEAST_PX:
        told.append((px / LEAST_PX, ("learn_advice_size", {"px": round(px, 2), "least": LEAST_PX})))
    faint = min((cell.contrast for cell in found.cells if cell.contrast is not None), default=1.0)
    if faint < LEAST_CONTRAST:
        told.append(
            (faint / LEAST_CONTRAST, ("learn_advice_contrast", {"contrast": round(faint, 2), "least": LEAST_CONTRAST}))
        )
    blur = max((cell.blur_modules for cell in found.cells if cell.blur_modules is not None), default=0.0)
    if blur > MOST_BLUR:
        told.append((MOST_BLUR / blur, ("learn_advice_blur", {"blur": round(blur, 2), "most": MOST_BLUR})))
    return told[:3]


def _of_motion(found: Learned, motion: Motion | None) -> list[tuple[float, Advice]]:
    modules = found.motion_modules
    if motion is None or modules is None or modules <= _MOST_MOTION:
        return []
    longest_us = int(motion.exposure_us * _MOST_MOTION / modules)
    return [(_MOST_MOTION / modules, ("learn_advice_motion", {"modules": round(modules, 1), "most_us": longest_us}))]
