"""Pictures that smart readers push by FTP. Each reader logs in under its own name; what it stores is kept in memory
until it is whole, and handed over.

A name that a reader gives a file is a text here and never a path: there are no files, and every folder exists. So there
is nothing to walk out of, nothing to read back and nothing to fill but the memory, which is bounded.
"""

import hmac
import io
import logging
import threading
import time
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from drivers.errors import DeviceLost
from drivers.protocols import ReaderPicture

with warnings.catch_warnings():  # Python 3.11 has asyncore itself, and says that 3.12 has not
    warnings.simplefilter("ignore", DeprecationWarning)
    from pyftpdlib.authorizers import AuthenticationFailed, DummyAuthorizer
    from pyftpdlib.filesystems import AbstractedFS, FilesystemError
    from pyftpdlib.handlers import FTPHandler
    from pyftpdlib.ioloop import IOLoop
    from pyftpdlib.servers import FTPServer

MOST_CONNECTIONS = 16
"""Each may hold one picture that is not whole yet."""
IDLE_S = 60
POLL_S = 0.2
WRONG_PASSWORD_S = 1.0
"""A wrong password is answered so late."""
_MOST_NAME = 200
_log = logging.getLogger("pyftpdlib")
_log.addHandler(logging.NullHandler())
_log.propagate = False  # it would tell every command of every client


@dataclass(frozen=True, slots=True)
class FtpAddress:
    """Where readers connect to. Port 0 = any free one; no ``passive_ports`` = any."""

    host: str
    port: int
    passive_ports: tuple[int, ...] = ()


class FtpReceiver:
    """A :class:`drivers.protocols.PictureInbox`. It works in a thread of its own: a reader that floods holds nobody."""

    def __init__(self, address: FtpAddress, passwords: Callable[[], Mapping[str, str]], most_bytes: int) -> None:
        """``passwords``: reader to password, asked for at every start; may raise DeviceLost."""
        self._address = address
        self._passwords = passwords
        self._most_bytes = most_bytes
        self._ending = threading.Event()
        self._thread: threading.Thread | None = None
        self.port = 0
        self.refused = 0
        """Files that were too large, or broke off."""

    def start(self, take: Callable[[ReaderPicture], None]) -> None:
        """Listen. ``take`` is called in the receiver's thread. Raises DeviceLost (``pictures_cannot_listen``)."""
        loop = IOLoop()
        try:
            server = FTPServer((self._address.host, self._address.port), self._handler(take), ioloop=loop)
        except (OSError, OverflowError) as taken:
            loop.close()
            raise DeviceLost("pictures_cannot_listen", host=self._address.host, port=self._address.port) from taken
        server.max_cons, server.max_cons_per_ip = MOST_CONNECTIONS, MOST_CONNECTIONS // 2
        self.port = int(server.address[1])
        self._ending.clear()
        self._thread = threading.Thread(target=self._serve, args=(server, loop), name="reader pictures")
        self._thread.start()

    def stop(self) -> None:
        """Let every reader go and free the port."""
        thread, self._thread = self._thread, None
        if thread is not None:
            self._ending.set()
            thread.join()

    def _serve(self, server: Any, loop: Any) -> None:
        while not self._ending.is_set():
            loop.loop(timeout=POLL_S, blocking=False)
        server.close_all()

    def _refuse(self) -> None:
        self.refused += 1

    def _handler(self, take: Callable[[ReaderPicture], None]) -> type[FTPHandler]:
        keys = {
            "authorizer": _Readers(self._passwords()),
            "abstracted_fs": _NoFiles,
            "passive_ports": self._address.passive_ports or None,
            "auth_failed_timeout": WRONG_PASSWORD_S,
            "most_bytes": self._most_bytes,
            "take": staticmethod(take),
            "refuse": staticmethod(self._refuse),
        }
        return type("PictureHandler", (_Session,), keys)


class _Readers(DummyAuthorizer):  # type: ignore[misc]
    """Names and passwords. Nobody may list, read back, rename or delete anything."""

    def __init__(self, passwords: Mapping[str, str]) -> None:
        super().__init__()
        for name, password in passwords.items():
            self.add_user(name, password, "/", perm="elmw")

    def validate_authentication(self, username: str, password: str, handler: object) -> None:
        wanted = self.user_table.get(username, {}).get("pwd", "")
        if not hmac.compare_digest(password.encode(), wanted.encode()) or not wanted:
            raise AuthenticationFailed("Authentication failed.")


class _Whole(io.BytesIO):
    """A file that is being received; its content stays when it is closed."""

    def __init__(self, name: str, most_bytes: int) -> None:
        super().__init__()
        self.name = name
        self.content = b""
        self._most_bytes = most_bytes

    def write(self, data: Any) -> int:
        if self.tell() + len(data) > self._most_bytes:
            raise OSError("the picture is too large")
        return super().write(data)

    def close(self) -> None:
        if not self.closed:
            self.content = self.getvalue()
        super().close()


class _NoFiles(AbstractedFS):  # type: ignore[misc]
    """Every folder is there and empty; a file is stored and gone."""

    def ftp2fs(self, ftppath: str) -> str:
        return str(self.ftpnorm(ftppath))

    def fs2ftp(self, fspath: str) -> str:
        return fspath

    def validpath(self, path: str) -> bool:
        return "\0" not in path

    def open(self, filename: str, mode: str) -> _Whole:
        if mode != "wb":
            raise FilesystemError("Only whole files can be stored")
        self.cmd_channel.file = _Whole(filename, self.cmd_channel.most_bytes)
        found: _Whole = self.cmd_channel.file
        return found

    def mkstemp(self, **_: object) -> None:
        raise FilesystemError("Give the file a name")

    def chdir(self, path: str) -> None:
        self.cwd = path

    def mkdir(self, path: str) -> None:
        """It is there already."""

    def listdir(self, path: str) -> list[str]:
        return []

    listdirinfo = listdir

    def isdir(self, path: str) -> bool:
        return True

    def isfile(self, path: str) -> bool:
        return False

    def lexists(self, path: str) -> bool:
        return False

    def realpath(self, path: str) -> str:
        return path


class _Session(FTPHandler):  # type: ignore[misc]
    """One connected reader."""

    timeout = IDLE_S
    banner = "ready"
    max_login_attempts = 3
    use_sendfile = False
    most_bytes = 0
    take: Callable[[ReaderPicture], None]
    refuse: Callable[[], None]
    file: _Whole | None = None

    def on_file_received(self, file: str) -> None:
        whole, self.file = self.file, None
        if whole is not None:
            name = PurePosixPath(file).name[-_MOST_NAME:]
            self.take(ReaderPicture(self.username, name, whole.content, time.monotonic()))

    def on_incomplete_file_received(self, file: str) -> None:
        self.file = None
        self.refuse()
