"""``station`` as plant IT types it: here where only the answer counts, as a process where the process does."""

import logging
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import structlog
from typer.testing import CliRunner

from station.cli import app

ROOT = Path(__file__).parents[2]
WITHIN_S = 60


@dataclass(frozen=True)
class Told:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def sentence(self) -> str:
        """The one line on stderr."""
        (line,) = self.err.splitlines()
        return line


def station(*arguments: str | Path, said: str = "") -> Told:
    """Run a command here; ``said``: what a person types. An exception that leaves it is a traceback to the user, and a
    failure of the test."""
    with _logging_as_it_was():
        done = CliRunner().invoke(app, [str(each) for each in arguments], input=said, prog_name="station")
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Told(done.exit_code, done.stdout, done.stderr)


@contextmanager
def _logging_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level, interval_s = list(root.handlers), root.level, sys.getswitchinterval()
    try:
        yield
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
        structlog.reset_defaults()
        sys.setswitchinterval(interval_s)


def process(*arguments: str | Path, **options: str) -> subprocess.Popen[str]:
    """Start a command as a process of its own, in a group of its own; ``options`` go into its environment."""
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "station", *(str(each) for each in arguments)],
        cwd=ROOT,
        env=os.environ | options,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        errors="surrogateescape",
        start_new_session=True,
    )


def run_process(*arguments: str | Path, **options: str) -> Told:
    """Run a command as a process to its end."""
    with process(*arguments, **options) as running:
        try:
            out, err = running.communicate(timeout=WITHIN_S)
        except subprocess.TimeoutExpired:
            running.kill()
            raise
    assert "Traceback" not in err, err
    return Told(running.returncode, out, err)


def changed(text: str, changes: Mapping[str, str]) -> str:
    """The text with every key of ``changes`` replaced; each must stand in it."""
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new)
    return text
