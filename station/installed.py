"""The console script ``station``, and how an installed wheel keeps its packages to itself.

The packages are called ``config``, ``ui``, ``sync``, ``drivers``: at the top of somebody's site-packages they would
overwrite, or be taken for, somebody else's. A wheel therefore holds one package, ``scanning_station``: this module is
its ``__init__``, and ours lie inside it. They are found first in our own processes only. In a checkout they are found
where they are, and there is nothing to do.
"""

import os
import sys
from pathlib import Path


def _find_our_packages_first() -> None:
    inside = Path(__file__).resolve().parent
    if (inside / "station").is_dir():
        sys.path.insert(0, str(inside))
        children = (str(inside), os.environ.get("PYTHONPATH", ""))  # ``python -P -m station …``
        os.environ["PYTHONPATH"] = os.pathsep.join(part for part in children if part)


def main() -> int:
    """Run ``station``; the exit code."""
    _find_our_packages_first()
    from station.cli import main as command

    return command()
