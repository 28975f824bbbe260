"""Who gives a command from the command line, where people sign in: ``--user`` and a PIN that is never an argument."""

import getpass
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

User = Annotated[str, typer.Option("--user", help="Sign in as this user; the PIN is asked for.")]
PinFile = Annotated[Path | None, typer.Option("--pin-file", help="With --user: a file whose first line is the PIN.")]
SIGN_IN_NEEDED = "sign_in_needed"


def computer_user() -> str:
    """Who works at this computer, by its own account."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user id without a name
        return "command line"


def secret(asked: str) -> str:
    """From the terminal without being shown, or one line of standard input."""
    return (getpass.getpass(f"{asked}: ") if sys.stdin.isatty() else sys.stdin.readline()).strip()


def client_of(folder: Path, user: str, pin_file: Path | None) -> Any:
    """A ``station.client.Client`` that signs in as this user; as nobody where none is named. Raises OSError."""
    from station.client import Client

    return Client(folder, user.strip(), _pin(pin_file) if user.strip() else "")


def refusal_sentence(key: str, arguments: Mapping[str, str | int | float]) -> str:
    """What the station refused, with what is to be done here."""
    from station.messages.sentences import sentence

    return "Somebody must sign in: say --user NAME." if key == SIGN_IN_NEEDED else sentence(key, arguments)


def _pin(pin_file: Path | None) -> str:
    if pin_file is None:
        return secret("PIN")
    lines = pin_file.read_text(encoding="utf-8", errors="replace").splitlines()
    return lines[0].strip() if lines else ""
