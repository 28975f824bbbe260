"""What a scanned text is: one canonical key, its role, and what speaks against it. Pure; biip reads GS1."""

from station.core.codes.identify import (
    MAX_CODE_CHARS,
    WHY,
    Identified,
    Role,
    identify,
    is_sscc,
    keys_for,
    sscc_code,
)
from station.core.codes.layouts import LAYOUTS, layout_of
from station.core.codes.messages import is_device_message
from station.core.codes.signs import display
from station.core.codes.sscc import check_digit, sscc, sscc_room

__all__ = [
    "LAYOUTS",
    "MAX_CODE_CHARS",
    "WHY",
    "Identified",
    "Role",
    "check_digit",
    "display",
    "identify",
    "is_device_message",
    "is_sscc",
    "keys_for",
    "layout_of",
    "sscc",
    "sscc_code",
    "sscc_room",
]
