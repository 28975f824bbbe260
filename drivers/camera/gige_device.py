"""The GigE Vision camera that a config means: found by serial number, name or address, and asked whether it lives.

Common to both libraries that stream from one.
"""

from collections.abc import Callable

from drivers.camera import gvcp
from drivers.camera.genicam_settings import AravisCameraSettings, GigeCameraSettings
from drivers.camera.genicam_source import not_found
from drivers.errors import DeviceLost

GigeSettings = GigeCameraSettings | AravisCameraSettings
FIND_WITHIN_S = 0.7
LOOK_ROUND_S = 0.2
HEARTBEAT_MS = 1_000
"""A camera whose controller is silent for so long is free again: a station that was killed, or whose cable was pulled,
finds its own camera free when it comes back."""


def find(settings: GigeSettings) -> gvcp.GigeDevice:
    """Return the camera. Raises DeviceLost ``camera_not_found`` with what does answer."""
    is_meant = _meant(settings)
    answered = gvcp.discover(FIND_WITHIN_S, settings.host, is_meant)
    for device in answered:
        if is_meant(device):
            return device
    raise not_found(settings, [device.serial or device.address for device in answered])


def find_free(settings: GigeSettings) -> gvcp.GigeDevice:
    """Return the camera, which nobody has control of. Raises DeviceLost ``camera_not_found``, ``camera_held`` or
    ``camera_other_network``.

    Asked first: not every camera answers a claim that it refuses, and a library would wait for seconds."""
    device = find(settings)
    control = gvcp.control_of(device.address)
    if control == "held":
        raise DeviceLost("camera_held", wanted=settings.place)
    if control == "silent" and not gvcp.is_near(device.address):
        raise DeviceLost("camera_other_network", wanted=settings.place, address=device.address)
    return device


def _meant(settings: GigeSettings) -> Callable[[gvcp.GigeDevice], bool]:
    def is_meant(device: gvcp.GigeDevice) -> bool:
        pairs = ((settings.serial, device.serial), (settings.user_name, device.user_name))
        return all(not wanted or wanted == found for wanted, found in pairs)

    return is_meant


def answers(settings: GigeSettings) -> bool:
    """Whether the camera answers; blocks for 0.2 s where it does not."""
    is_meant = _meant(settings)
    return any(is_meant(device) for device in gvcp.discover(LOOK_ROUND_S, settings.host, is_meant))


def demand_alive(device: gvcp.GigeDevice) -> None:
    """Raises DeviceLost where the camera does not answer, or where nobody has control of it: it began anew."""
    privilege = gvcp.read_register(device.address, gvcp.CONTROL_PRIVILEGE)
    if privilege is None:
        raise DeviceLost("camera_silent", address=device.address)
    if privilege == 0:
        raise DeviceLost("camera_restarted")
