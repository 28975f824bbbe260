"""``station backup``: a verified copy of the journal and of what lies beside it, of a running line or one at rest."""

import json
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import typer

from station.cli_commands.journal_paths import data_folder
from station.cli_commands.output import NO, USAGE, YES, err, foreseeable, out
from station.messages.sentences import sentence

TOLD_EVERY_S = 0.5


def backup(target: Path, config: Path | None, data: Path | None, keep: int, *, as_json: bool) -> int:
    with foreseeable():
        folder = data_folder(config, data)
        if target.resolve().is_relative_to(folder.resolve()):
            err(f"{target} lies in the data folder {folder}: choose another place, best on another disk.")
            raise typer.Exit(USAGE)
        from station.assembly.companions import copy_out, thin_out
        from station.journal.background import lower_priority
        from station.journal.backup import back_up

        with ThreadPoolExecutor(1, initializer=lower_priority) as aside:  # a backup has time; the line has not
            job = aside.submit(back_up, folder / "journal.db", target, keep=keep, progress=_progress())
            done = job.result()
            more = aside.submit(copy_out, folder, done.file).result() if done.report.clean else []
        gone = (*done.removed, *thin_out(done.removed))
    report = done.report
    if as_json:
        findings = [{"key": each.key, "arguments": dict(each.arguments)} for each in report.findings]
        told = {"file": str(done.file), "good": report.clean, "bytes": done.size, "counts": report.counts}
        out(
            json.dumps(
                told
                | {
                    "findings": findings,
                    "removed": [str(file) for file in gone],
                    "beside": [str(file) for file in more],
                }
            )
        )
        return YES if report.clean else NO
    for finding in report.findings:
        out(sentence(finding.key, finding.arguments))
    if not report.clean:
        err(sentence("backup_not_clean", {"path": str(folder / "journal.db")}))
        return NO
    counts = ", ".join(f"{number} {what}" for what, number in report.counts.items())
    out(f"{done.file}: a whole journal, opened and verified ({done.size / 1e6:.1f} MB, {counts})")
    for file in more:
        out(f"{file}: copied beside it")
    for file in gone:
        out(f"removed: {file}")
    return YES


def _progress() -> Callable[[int, int], None]:
    """How far the copy is, on a terminal only."""
    told_s = time.monotonic()

    def tell(done: int, total: int) -> None:
        nonlocal told_s
        if sys.stderr.isatty() and time.monotonic() - told_s > TOLD_EVERY_S:
            told_s = time.monotonic()
            err(f"{100 * done // max(1, total)} % copied")

    return tell
