"""``station restored``: the journal in its folder is a backup that was put back."""

import time
from pathlib import Path

from station.cli_commands.places import journal_file
from station.cli_commands.say import YES, foreseeable, out
from station.version import PROGRAM


def restored(config: Path | None, data: Path | None) -> int:
    """The line must not be running: it holds the journal."""
    with foreseeable():
        path = journal_file(config, data)
        from station.journal.restore import restore_epoch

        epoch = restore_epoch(path, program=PROGRAM, now_us=time.time_ns() // 1_000)
    out(f"{path}: from now on this journal is {epoch}. Upstream gets everything again under this name.")
    return YES
