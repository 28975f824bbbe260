"""Units stand in the names of keys; this says how a person writes them."""

_UNITS = {
    "_ms": "ms",
    "_s": "s",
    "_mb": "MB",
    "_megapixels": "Mpx",
    "_percent": "%",
    "_px": "px",
    "_bytes": "bytes",
    "_cases": "cases",
    "_frames": "frames",
    "_readings": "readings",
    "_events": "records",
}


def unit_of(key: str) -> str:
    """Return the unit of a key; empty = it has none."""
    return next((unit for ending, unit in _UNITS.items() if key.endswith(ending)), "")
