"""Talking to the terminal: plain lines, errors in one sentence, and the exit codes."""

import logging
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import NoReturn

import typer

from station.core.codes import display
from station.messages.sentences import sentence
from station.messages.templates import fill

YES, NO, USAGE, REFUSED = 0, 1, 2, 3


def out(line: str) -> None:
    """One line of the answer. Scanned text in it must have been through ``display``."""
    sys.stdout.write(f"{line}\n")


def err(line: str) -> None:
    """One line for the person who asked."""
    sys.stderr.write(f"{line}\n")


def counted(template: str, /, **given: str | int) -> str:
    """A sentence with counts in it (``{n:1 code|{n} codes}``), filled; numbers are grouped."""
    return fill(template, {name: value if isinstance(value, str) else f"{value:,}" for name, value in given.items()})


def fail(code: int, key: str, arguments: Mapping[str, str | int | float]) -> NoReturn:
    """End with one sentence, and where the evidence was put if there is some."""
    kept = f" {sentence('journal_kept', {'kept': arguments['kept']})}" if "kept" in arguments else ""
    err(sentence(key, {name: value for name, value in arguments.items() if name != "kept"}) + kept)
    raise typer.Exit(code)


def quiet_libraries() -> None:
    """pymodbus and OpenCV print what our own sentence says once. Before the first picture or camera."""
    os.environ["OPENCV_LOG_LEVEL"] = "SILENT"  # read when OpenCV is loaded: a line does that late, if at all
    if (cv2 := sys.modules.get("cv2")) is not None:
        cv2.utils.logging.setLogLevel(0)
    logging.getLogger("pymodbus.logging").setLevel(logging.CRITICAL)


def leaves(error: BaseException) -> Iterator[BaseException]:
    """The errors inside groups of errors."""
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            yield from leaves(inner)
    else:
        yield error


@contextmanager
def foreseeable() -> Iterator[None]:
    """Foreseeable failures end the command with one sentence and its exit code; anything else is a bug and shows."""
    from config.errors import ConfigErrors
    from station.api.errors import ApiRefused
    from station.journal import JournalError

    try:
        yield
    except (Exception, BaseExceptionGroup) as error:
        for leaf in leaves(error):
            match leaf:
                case ConfigErrors():
                    err(str(leaf))
                    raise typer.Exit(USAGE) from None
                case JournalError():
                    fail(REFUSED, leaf.key, leaf.arguments)
                case ApiRefused():
                    fail(USAGE, leaf.key, leaf.arguments)
                case OSError():
                    err(display(f"{leaf.strerror or leaf}: {leaf.filename}" if leaf.filename else str(leaf)))
                    raise typer.Exit(NO) from None
                case _:
                    continue
        raise
