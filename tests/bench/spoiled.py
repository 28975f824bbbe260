"""What happens to codes before and behind the lens: covered, scratched, overlapping, cut by the edge, sent as JPEG.

For the hunt for wrong codes: each way changes what of a printed symbol can be seen, so that something else might be
read. Drawn by seed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import cv2
import numpy as np

from drivers.sim.picture import CellContent, Corners, PictureSpec, Pixels, code_corners, render_case
from drivers.sim.picture_light import blurred, moved

Text = tuple[str, tuple[float, float]]
"""What is printed once more, and its middle in the picture."""


@dataclass(slots=True, eq=False)
class Scene:
    """A picture in the making, and what is printed in it."""

    pixels: Pixels
    places: list[tuple[CellContent, Corners]]
    rng: np.random.Generator
    cut: tuple[int, int] = (0, 0)
    """Pixels that are gone on the left and at the top."""
    added: list[Text] = field(default_factory=list)

    def size(self, place: Corners) -> float:
        """Its longer side."""
        return float(max(np.hypot(*(place[1] - place[0])), np.hypot(*(place[3] - place[0]))))

    def some(self, share: float) -> list[tuple[CellContent, Corners]]:
        return [each for each in self.places if self.rng.random() < share]

    def box(self, place: Corners, room: int) -> tuple[slice, slice]:
        (x0, y0), (x1, y1) = place.min(axis=0) - room, place.max(axis=0) + room
        return slice(max(0, int(y0)), max(0, int(y1))), slice(max(0, int(x0)), max(0, int(x1)))


def spoiled(cells: Sequence[CellContent], spec: PictureSpec, seed: int) -> Scene:
    """The picture of these cells in one or two of these ways, drawn by the seed."""
    rng = np.random.default_rng((seed, 13))
    sharp = replace(spec, blur_px=0.0, motion_px=0.0, noise=0.0)
    places = [(cell, place) for cell, place in zip(cells, code_corners(cells, spec, seed), strict=True)
              if place is not None]  # fmt: skip
    scene = Scene(render_case(cells, sharp, seed), places, rng)
    BEFORE[rng.integers(len(BEFORE))](scene)
    scene.pixels = blurred(scene.pixels, spec.blur_px)
    if spec.motion_px:
        scene.pixels = moved(scene.pixels, spec.motion_px, spec.motion_deg)
    noisy = scene.pixels + rng.normal(0, spec.noise, scene.pixels.shape)
    scene.pixels = np.asarray(np.clip(noisy, 0, 255), np.uint8)
    BEHIND[rng.integers(len(BEHIND))](scene)
    return scene


def covered(scene: Scene) -> None:
    """A strip over a part of a code: tape, a finger, a divider, striped or plain."""
    rng = scene.rng
    for _, place in scene.some(0.8):
        size, angle = scene.size(place), rng.uniform(0, 180)
        off = rng.uniform(-0.6, 0.6, 2) * size
        middle = place.mean(axis=0) + off
        strip = cv2.boxPoints(((*map(float, middle),), (size * rng.uniform(0.1, 0.6), size * 1.5), angle))
        grey = int(rng.choice([20, 60, 180, 235]))
        cv2.fillConvexPoly(scene.pixels, np.round(strip).astype(np.int32), grey)


def scratched(scene: Scene) -> None:
    """Spots in which dark is bright and bright is dark: up to what error correction can still undo, and beyond."""
    rng = scene.rng
    for _, place in scene.some(0.9):
        size = scene.size(place)
        side = max(2, round(size / rng.uniform(8, 25)))
        for _ in range(int(rng.integers(2, 50))):
            a, b = rng.uniform(0, 1, 2)
            x, y = place[0] + a * (place[1] - place[0]) + b * (place[3] - place[0])
            spot = scene.pixels[max(0, int(y)) : max(0, int(y)) + side, max(0, int(x)) : max(0, int(x)) + side]
            spot[:] = 235 - np.clip(spot, 20, 215)


def overlapped(scene: Scene) -> None:
    """Another unit's code, label and all, over a part of this one."""
    _pasted(scene, 0.25, 1.0, 1.0)


def nested(scene: Scene) -> None:
    """Another code, small, in the middle of this one."""
    _pasted(scene, 0.0, 0.2, float(scene.rng.uniform(0.25, 0.6)))


def _pasted(scene: Scene, near: float, far: float, scale: float) -> None:
    rng, source = scene.rng, scene.pixels.copy()
    for number, (_, place) in enumerate(scene.places):
        other, their = scene.places[(number + 1) % len(scene.places)]
        rows, columns = scene.box(their, 6)
        patch = cv2.resize(source[rows, columns], None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        towards = rng.uniform(0, 2 * np.pi)
        middle = place.mean(axis=0) + rng.uniform(near, far) * scene.size(place) * np.array(
            [np.cos(towards), np.sin(towards)]
        )
        x, y = (round(float(at) - side / 2) for at, side in zip(middle, patch.shape[::-1], strict=True))
        part = scene.pixels[max(y, 0) : y + patch.shape[0], max(x, 0) : x + patch.shape[1]]
        if part.shape == patch.shape and rng.random() < 0.7:
            part[:] = patch
            scene.added.append((str(other.text), (float(middle[0]), float(middle[1]))))


def inverted(scene: Scene) -> None:
    for _, place in scene.some(0.8):
        part = scene.pixels[scene.box(place, 8)]
        part[:] = 255 - part


def mirrored(scene: Scene) -> None:
    for _, place in scene.some(0.8):
        part = scene.pixels[scene.box(place, 8)]
        part[:] = part[:, ::-1].copy()


def cut_by_the_edge(scene: Scene) -> None:
    """The camera stands aside: the outer row and column are cut through."""
    _, place = scene.places[0] if scene.places else (None, np.zeros((4, 2), np.float32))
    (x0, y0), (x1, y1) = place.min(axis=0), place.max(axis=0)
    left, top = (max(0, int(a + (b - a) * scene.rng.uniform(-0.1, 0.9))) for a, b in ((x0, x1), (y0, y1)))
    left, top = [(left, 0), (0, top), (left, top)][scene.rng.integers(3)]
    scene.cut, scene.pixels = (left, top), np.ascontiguousarray(scene.pixels[top:, left:])


def printed_over(scene: Scene) -> None:
    """Dates, lots and words across and around the codes."""
    rng = scene.rng
    for _, place in scene.some(0.9):
        size, (x, y) = scene.size(place), place.mean(axis=0)
        for _ in range(int(rng.integers(1, 6))):
            text = "".join(rng.choice(list("ABHILMNT01234567890III||=#%:/."), int(rng.integers(4, 14))))
            at = (round(float(x + rng.uniform(-1.2, 0.6) * size)), round(float(y + rng.uniform(-0.8, 0.8) * size)))
            cv2.putText(scene.pixels, text, at, cv2.FONT_HERSHEY_SIMPLEX, float(rng.uniform(0.3, 1.0)),
                        int(rng.choice([30, 40, 200])), int(rng.integers(1, 3)), cv2.LINE_AA)  # fmt: skip


def on_a_screen(scene: Scene) -> None:
    """Through a grid of lines, as a phone shows it; sampled anew without smoothing."""
    rng, shape = scene.rng, scene.pixels.shape
    y, x = np.mgrid[: shape[0], : shape[1]]
    period, angle = rng.uniform(1.5, 6), rng.uniform(0, np.pi)
    lines = 1 - rng.uniform(0.2, 0.7) * (np.sin(2 * np.pi * (x * np.cos(angle) + y * np.sin(angle)) / period) > 0)
    small = cv2.resize(
        np.asarray(scene.pixels * lines, np.uint8), None, fx=0.8, fy=0.8, interpolation=cv2.INTER_NEAREST
    )
    scene.pixels = np.asarray(cv2.resize(small, shape[::-1], interpolation=cv2.INTER_NEAREST), np.uint8)


def as_sent(scene: Scene) -> None:
    """Nothing more."""


def as_jpeg(scene: Scene) -> None:
    _, data = cv2.imencode(".jpg", scene.pixels, [cv2.IMWRITE_JPEG_QUALITY, int(scene.rng.integers(3, 40))])
    scene.pixels = np.asarray(cv2.imdecode(data, cv2.IMREAD_GRAYSCALE), np.uint8)


def by_a_rolling_shutter(scene: Scene) -> None:
    """Rows that were exposed one after the other while the belt shook."""
    rng, rows = scene.rng, np.arange(scene.pixels.shape[0], dtype=np.float32)[:, None]
    by = rng.uniform(1, 10) * np.sin(rows / rng.uniform(4, 60) + rng.uniform(0, 6))
    x = np.arange(scene.pixels.shape[1], dtype=np.float32)[None, :] + by.astype(np.float32)
    y = np.broadcast_to(rows, x.shape)
    scene.pixels = np.asarray(
        cv2.remap(scene.pixels, x.astype(np.float32), y.astype(np.float32), cv2.INTER_LINEAR), np.uint8
    )


def overexposed(scene: Scene) -> None:
    """More light than the sensor takes, here and there."""
    rng, (height, width) = scene.rng, scene.pixels.shape
    light = cv2.resize(rng.uniform(0.8, 3.0, (5, 7)).astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC)
    scene.pixels = np.asarray(np.clip(scene.pixels * light, 0, 255), np.uint8)


BEFORE: tuple[Callable[[Scene], None], ...] = (
    *(covered, covered, scratched, scratched, overlapped, nested, inverted, mirrored),
    *(cut_by_the_edge, cut_by_the_edge, printed_over, on_a_screen),
)
BEHIND: tuple[Callable[[Scene], None], ...] = (as_sent, as_sent, as_jpeg, by_a_rolling_shutter, overexposed)
