"""``station ui``: the screen as a program of its own. It takes this process's place; nothing of Qt is loaded here."""

import os
import sys
from collections.abc import Sequence
from typing import NoReturn


def ui(arguments: Sequence[str]) -> NoReturn:
    """Options, help and refusals are those of ``python -P -m ui``. Raises OSError."""
    os.execv(sys.executable, [sys.executable, "-P", "-m", "ui", *arguments])
