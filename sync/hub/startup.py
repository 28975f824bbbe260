"""What must be there before a hub can serve; what is not is one sentence for a person."""

import socket
import ssl
import sys
from ipaddress import ip_address
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from sync.hub.database import Database, DatabaseRefused, by_dsn, in_folder
from sync.hub.migrations import newest
from sync.hub.options import Options
from sync.hub.tokens import FileTokens, StoredTokens

REFUSALS = {
    "dsn_unreadable": "the DSN is none: write it like postgresql://user@host:5432/database",
    "dsn_not_postgresql": "a DSN begins with postgresql://, not with {scheme}://; for SQLite give --data FOLDER",
    "database_foreign": "the database holds tables that no release of the hub made: give an empty folder or database",
    "database_newer": "the database was written by a newer hub (version {found}, this one knows {known})",
}


class CannotServe(Exception):
    """Says why, for a person."""


def open_database(folder: Path | None, dsn: str | None) -> Database:
    """The database of these options; raises CannotServe."""
    try:
        if dsn is not None:
            return by_dsn(dsn)
        assert folder is not None
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return in_folder(folder)
    except DatabaseRefused as error:
        raise CannotServe(REFUSALS[error.key].format(**error.arguments)) from None
    except DBAPIError as error:
        where = f"the database in {folder}" if dsn is None else "the database of the DSN"
        raise CannotServe(f"{where} cannot be used: {_one_line(error.orig)}") from None
    except OSError as error:
        raise CannotServe(f"the folder {folder} cannot be made: {error.strerror or error}") from None


def tokens_there(token_file: Path | None, database: Database) -> None:
    """Raises CannotServe when nobody could ever come in."""
    if token_file is not None and not FileTokens(token_file).any:
        raise CannotServe(f"{token_file} holds no token: write one into it, alone or as STATION TOKEN")
    if token_file is None and not StoredTokens(database.writer, database.reader).any:
        raise CannotServe("there is no token yet: make one with `station hub token add`, or give --token-file")


def safe_to_serve(options: Options) -> None:
    """Raises CannotServe when tokens would travel in the clear, or the certificate cannot be used."""
    if options.tls_cert is not None and options.tls_key is not None:
        _try_certificate(options.tls_cert, options.tls_key)
    elif not (options.plain_http or is_loopback(options.host)):
        raise CannotServe(
            f"{options.host} can be reached from elsewhere, and without TLS tokens would travel in the clear: "
            "give --tls-cert and --tls-key, or --plain-http when a proxy in front ends the TLS"
        )


def _try_certificate(cert: Path, key: Path) -> None:
    try:
        # A key that wants a passphrase would ask for it on a terminal nobody sits at: here it gets an empty one.
        ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(cert, key, password=lambda: b"")
    except (OSError, ValueError) as error:
        raise CannotServe(f"{cert} and {key} cannot be used for TLS: {error}") from None


def is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listener = socket.create_server((host, port), family=family, backlog=128)
        # Inherited by every connection. asyncio sets it only where a socket names its protocol, which those made by
        # create_server do not; without it an answer waits 40 ms for the other side's delayed acknowledgement.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return listener
    except OSError as error:
        raise CannotServe(f"cannot serve on {host}:{port}: {error.strerror or error}") from None


def _one_line(error: BaseException | None) -> str:
    lines = str(error).strip().splitlines()
    return lines[0][:300] if lines else "it does not answer"


def bring_up_to_date(folder: Path | None, dsn: str | None) -> int:
    """``station hub migrate``: make or update the tables, as the start does, and say their version."""
    try:
        open_database(folder, dsn).close()
    except CannotServe as error:
        sys.stderr.write(f"hub: {error}\n")
        return 1
    sys.stdout.write(f"version {newest()}\n")
    return 0
