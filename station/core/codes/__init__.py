"""What a scanned text is: one canonical key, its role, and what speaks against it. Pure; biip reads GS1.

``gs1`` is not here: biip takes a tenth of a second to load, and no start waits for it.
"""

from station.core.codes.groups import MARKING_GROUPS, CheckPart
from station.core.codes.identify import (
    MAX_CODE_CHARS,
    WHY,
    Identified,
    Role,
    bracketed,
    identify,
    is_sscc,
    keys_for,
    sscc_code,
)
from station.core.codes.layouts import LAYOUTS, layout_of
from station.core.codes.messages import is_device_message
from station.core.codes.signs import GS, display, inert_cell
from station.core.codes.sscc import check_digit, sscc, sscc_room

__all__ = [
    "GS",
    "LAYOUTS",
    "MARKING_GROUPS",
    "MAX_CODE_CHARS",
    "WHY",
    "CheckPart",
    "Identified",
    "Role",
    "bracketed",
    "check_digit",
    "display",
    "identify",
    "inert_cell",
    "is_device_message",
    "is_sscc",
    "keys_for",
    "layout_of",
    "sscc",
    "sscc_code",
    "sscc_room",
]
