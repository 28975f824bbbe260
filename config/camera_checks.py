"""Two cameras of a config that are one: each would take the other's pictures, or find it held."""

from collections.abc import Iterator, Sequence

from config.faults import Faults
from config.result import CameraDevice

_NAMES = ("serial", "user_name", "host")
"""What says which GenICam camera is meant."""


def check_cameras(cameras: Sequence[CameraDevice], faults: Faults) -> None:
    """Note every camera that another one is already. A file or a stream may be looked at twice."""
    taken: dict[tuple[str, object], str] = {}
    for place, one in enumerate(cameras):
        for key, value in _is(one):
            if (other := taken.setdefault((key, value), one.name)) != one.name:
                faults.add(("camera", place, key), "config_camera_twice", other=other)


def _is(camera: CameraDevice) -> Iterator[tuple[str, object]]:
    if hasattr(camera.settings, "serial"):
        found = ((key, getattr(camera.settings, key, "")) for key in _NAMES)
        yield from ((key, value) for key, value in found if value)
    elif isinstance(source := getattr(camera.settings, "source", ""), int):
        yield "source", source
