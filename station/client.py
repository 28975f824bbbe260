"""The local API from another process of the same user. Standard library only; every failure is None or a refusal."""

import http.client
import json
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

TIMEOUT_S = 3.0
SIGN_IN, SIGN_OUT = "/v1/session/sign-in", "/v1/session/sign-out"
LARGEST = 16 * 2**20


class Client:
    """Finds the station by its data folder: port in ``run.json``, token in ``api.token``.

    With ``user`` and ``pin`` every command has a session of its own, which ends with it.
    """

    def __init__(self, data: Path, user: str = "", pin: str = "") -> None:
        self._data, self._user, self._pin = data, user, pin

    def get(self, path: str) -> Any:
        """The JSON answer, or None when the station does not answer now."""
        return self._ask("GET", path, None)

    def command(self, kind: str, args: Mapping[str, object] | None = None) -> Mapping[str, Any] | None:
        """The answer to a command, or None when the station did not answer. A wrong PIN is an answer, too."""
        if not self._user:
            return self._command(kind, args, "")
        told = self._ask("POST", SIGN_IN, {"name": self._user, "pin": self._pin})
        if not isinstance(told, dict) or "session" not in told:
            return told if isinstance(told, dict) else None
        try:
            return self._command(kind, args, str(told["session"]))
        finally:
            self._ask("POST", SIGN_OUT, {}, str(told["session"]))

    def _command(self, kind: str, args: Mapping[str, object] | None, session: str) -> Mapping[str, Any] | None:
        body = {"id": secrets.token_hex(8), "kind": kind, "args": dict(args or {})}
        answer = self._ask("POST", "/v1/commands", body, session)
        return answer if isinstance(answer, dict) else None

    def _ask(self, method: str, path: str, body: object, session: str = "") -> Any:
        try:
            run = json.loads((self._data / "run.json").read_text(encoding="ascii"))
            token = (self._data / "api.token").read_text(encoding="ascii").strip()
            headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
            headers |= {"X-Station-Session": session} if session else {}
            told = None if body is None else json.dumps(body)
            return _exchange(int(run["api_port"]), method, path, told, headers)
        except (OSError, ValueError, KeyError, TypeError, http.client.HTTPException):
            return None


def _exchange(port: int, method: str, path: str, body: str | None, headers: dict[str, str]) -> Any:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT_S)
    try:
        connection.request(method, path, body, headers)
        return json.loads(connection.getresponse().read(LARGEST))
    finally:
        connection.close()
