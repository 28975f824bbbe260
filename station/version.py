"""Which program this is."""

from importlib.metadata import PackageNotFoundError, version


def _version() -> str:
    try:
        return version("scanning-station")
    except PackageNotFoundError:
        return "0+checkout"


VERSION = _version()
PROGRAM = f"scanning-station {VERSION}"
