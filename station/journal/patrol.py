"""``python -m station.journal.patrol JOURNAL``: the whole journal looked through beside its running line, slowly.

A process of its own, started by the station: what it costs is not the interpreter of the line. It only reads, at the
lowest priority, a page a transaction, and rests four times as long as it worked: the log from its first event (chain,
numbers, bodies), the rows of every case beside its event, then the file's structure and what must hold between tables.
One line of JSON a page on standard output; it ends when nobody reads them any more. ``station verify`` and every backup
do more: they fold the whole log.
"""

import json
import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from station.journal.case_check import check_page
from station.journal.errors import fault_of
from station.journal.findings import Report
from station.journal.fold import Walk
from station.journal.invariants import judge_tables
from station.journal.opening import connect

REST_TIMES = 4.0
NICE = 19
HEAD = "SELECT coalesce(max(seq), 0) FROM event"


@dataclass(frozen=True, slots=True)
class Progress:
    """After each page."""

    through: int
    """Events of this pass that were looked at."""
    head: int
    found: int
    first: str
    """Key of the first thing found; empty = nothing."""
    detail: str
    ended: bool = False


def look_through(connection: Callable[[], sqlite3.Connection]) -> Iterator[Progress]:
    """One pass. Between two of its steps no transaction is open."""
    report, walk = Report(), Walk()
    with closing(connection()) as db:
        try:
            head = int(db.execute(HEAD).fetchone()[0])
            while walk.seq < head and check_page(db, walk, report):
                yield _progress(walk, head, report)
            _whole(db, report)
        except sqlite3.Error as error:
            head = max(walk.seq, 0)
            report.find("journal_damaged", detail=str(fault_of(error).arguments["detail"]), path="")
    yield _progress(walk, head, report, ended=True)


def _whole(db: sqlite3.Connection, report: Report) -> None:
    db.execute("BEGIN")
    try:
        for (said,) in db.execute("PRAGMA integrity_check(20)"):
            if said != "ok":
                report.find("sqlite_integrity", detail=said)
        judge_tables(db, report)
    finally:
        db.rollback()


def _progress(walk: Walk, head: int, report: Report, *, ended: bool = False) -> Progress:
    first = report.findings[0] if report.findings else None
    detail = "" if first is None else ", ".join(f"{name} {value}" for name, value in first.arguments if value != "")
    return Progress(walk.seq, head, report.found, "" if first is None else first.key, detail, ended)


def main(path: Path) -> int:
    """1 when something was found."""
    os.nice(NICE)
    found, began_s = 0, time.monotonic()
    for progress in look_through(lambda: connect(path, "ro")):
        found = progress.found
        try:
            sys.stdout.write(json.dumps([getattr(progress, name) for name in Progress.__slots__]) + "\n")
            sys.stdout.flush()
        except BrokenPipeError:  # the line has ended
            return 0
        time.sleep(min(1.0, REST_TIMES * (time.monotonic() - began_s)))
        began_s = time.monotonic()
    return int(found > 0)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
