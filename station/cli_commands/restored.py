"""``station restored``: a backup is the journal from now on."""

import time
from pathlib import Path

from station.cli_commands.journal_paths import journal_file
from station.cli_commands.output import YES, foreseeable, out
from station.cli_commands.person import computer_user
from station.version import PROGRAM


def restored(config: Path | None, data: Path | None, backup: Path | None, by: str) -> int:
    """The line must not be running: it holds the journal."""
    with foreseeable():
        path = journal_file(config, data)
        from station.assembly import companions
        from station.journal.restore import put_back, restore_epoch

        if backup is not None:
            kept = put_back(path, backup)
            if kept is not None:
                out(f"{path}: what lay there is kept in {kept}.")
            for file in companions.put_back(backup, path.parent, kept or path.parent / "quarantine"):
                out(f"{file}: put back too.")
        epoch = restore_epoch(path, program=PROGRAM, now_us=time.time_ns() // 1_000, by=by or computer_user())
    out(f"{path}: from now on this journal is {epoch}. Upstream gets everything again under this name.")
    return YES
