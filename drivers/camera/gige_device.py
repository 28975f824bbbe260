"""The GigE Vision camera that a config means: found by serial number, name or address, and asked whether it lives.

Common to both libraries that stream from one.
"""

from drivers.camera import gvcp
from drivers.camera.genicam_settings import AravisCameraSettings, GigeCameraSettings
from drivers.camera.genicam_source import not_found
from drivers.errors import DeviceLost

GigeSettings = GigeCameraSettings | AravisCameraSettings
FIND_WITHIN_S = 0.7
HEARTBEAT_MS = 1_000
"""A camera whose controller is silent for so long is free again: a station that was killed, or whose cable was pulled,
finds its own camera free when it comes back."""


def find(settings: GigeSettings) -> gvcp.GigeDevice:
    """Return the camera. Raises DeviceLost ``camera_not_found`` with what does answer."""

    def is_meant(device: gvcp.GigeDevice) -> bool:
        pairs = ((settings.serial, device.serial), (settings.user_name, device.user_name))
        return all(not wanted or wanted == found for wanted, found in pairs)

    answered = gvcp.discover(FIND_WITHIN_S, settings.host, is_meant)
    for device in answered:
        if is_meant(device):
            return device
    raise not_found(settings, [device.serial or device.address for device in answered])


def demand_alive(device: gvcp.GigeDevice) -> None:
    """Raises DeviceLost where the camera does not answer, or where nobody has control of it: it began anew."""
    privilege = gvcp.read_register(device.address, gvcp.CONTROL_PRIVILEGE)
    if privilege is None:
        raise DeviceLost("camera_silent", address=device.address)
    if privilege == 0:
        raise DeviceLost("camera_restarted")
