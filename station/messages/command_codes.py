"""Barcodes that press a key of the screen: for whoever has a scanner and no finger free.

A code is ``PREFIX`` and the name of a key in capitals, letters and digits alone: every keyboard layout has them where
they are. ``station keys sheet`` prints them.
"""

PREFIX = "STNCMD"
COMMAND_KEYS: dict[str, str] = {
    "hold": "HOLD",
    "orders": "Page Orders",
    "pack": "Page Pack",
    "run": "Page Run",
    "rework": "Page Rework",
    "pallets": "Page Pallets",
    "labels": "Page Labels",
    "ship": "Page Ship",
    "balance": "Page Balance",
    "pools": "Page Pools",
    "lookup": "Page Look-up",
    "rejects": "Page Rejects",
    "alarms": "Page Alarms",
    "next": "Next in the list",
    "acknowledge": "Acknowledge",
    "handover": "Hand over",
    "lock": "Lock",
    "start": "Start order",
    "tick": "Tick the next item",
    "cleared": "Line is cleared",
    "right": "Case is right",
    "suspend": "Suspend order",
    "resume": "Resume order",
    "close": "Close order",
    "finish": "Finish",
    "undo": "Undo",
    "cancel": "Cancel",
    "repack": "Put the case right",
    "replace": "Replace",
    "remove": "Take out",
    "fill": "Put one in",
    "put": "Put into another",
    "merge": "Merge into another",
    "relabel": "New label",
    "assign": "Assign an SSCC",
    "dissolve": "Dissolve",
    "dissolveall": "Dissolve all levels",
    "decommission": "Out of use",
    "recommission": "Back into use",
    "restore": "Bring back",
    "return": "Returned",
    "short": "Close short",
    "store": "Put aside",
    "several": "Several at once",
    "closepallet": "Close the pallet",
    "orderend": "The order ends",
    "fetched": "It is fetched",
    "damaged": "Damaged",
    "mistake": "Packing mistake",
    "label": "Label wrong",
    "quality": "Quality check",
    "camera": "Camera failed",
    "other": "Other",
    "sampled": "Sample",
    "destroyed": "Destroyed",
    "lost": "Lost",
    "printagain": "Print again",
    "without": "Go on without a label",
    "spoilt": "Label spoilt",
    "printer": "Printer broken",
    "skip": "Skip the audit",
    "sure": "Audit: it was in there",
}
"""Name of a key → what it does, in English."""


def command_code(name: str) -> str:
    """What is printed and scanned."""
    return PREFIX + name.upper()


def command_of(code: str) -> str:
    """The name of the key; empty = it is no such code."""
    name = code[len(PREFIX) :].lower() if code.startswith(PREFIX) else ""
    return name if name in COMMAND_KEYS else ""
