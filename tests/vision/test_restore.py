"""Views of a patch: what is found in a view is told where it is in the patch."""

import cv2
import numpy as np
import pytest

from station.vision.restore import ViewOf, as_it_is, deblurred, levelled, scaled, softened, turned, unsharp

VIEWS = {
    "as it is": as_it_is,
    "x2": scaled(2),
    "x3": scaled(3),
    "half": scaled(0.5),
    "deblur": deblurred(0.9, 0.03),
    "unsharp": unsharp(2.0, 1.5),
    "soften": softened(1.2, 0.5),
    "level": levelled(2),
    "turn": turned(20, 2),
}


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS.keys())
def test_the_way_back_leads_to_the_same_dot(view: ViewOf) -> None:
    patch = np.full((80, 120), 50, np.uint8)
    cv2.circle(patch, (90, 30), 6, 250, -1)
    seen = view(patch)
    ys, xs = np.nonzero(seen.pixels > int(seen.pixels.max()) - 30)
    middle = seen.back[:, :2] @ np.array([xs.mean(), ys.mean()]) + seen.back[:, 2]
    assert np.hypot(*(middle - (90, 30))) < 1.0


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS.keys())
@pytest.mark.parametrize("shape", [(1, 1), (1, 100), (3, 2)])
def test_tiny_patches_have_views(view: ViewOf, shape: tuple[int, int]) -> None:
    assert view(np.zeros(shape, np.uint8)).pixels.size > 0


def test_deconvolution_gives_edges_back() -> None:
    sharp = np.kron(np.indices((12, 12)).sum(axis=0) % 2, np.ones((4, 4))).astype(np.uint8) * 200 + 20
    blurred = cv2.GaussianBlur(sharp, (0, 0), 1.1)
    restored = deblurred(1.1, 0.01, 1.0)(np.asarray(blurred, np.uint8)).pixels
    error = np.abs(restored.astype(int) - sharp).mean()
    assert error < 0.75 * np.abs(blurred.astype(int) - sharp).mean()


def test_equal_steps_look_at_the_same_thing() -> None:
    assert scaled(2) is scaled(2)
