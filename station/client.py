"""The local API from another process of the same user. Standard library only; every failure is None or a refusal."""

import http.client
import json
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

TIMEOUT_S = 3.0
LARGEST = 16 * 2**20


class Client:
    """Finds the station by its data folder: port in ``run.json``, token in ``api.token``."""

    def __init__(self, data: Path) -> None:
        self._data = data

    def get(self, path: str) -> Any:
        """The JSON answer, or None when the station does not answer now."""
        return self._ask("GET", path, None)

    def command(self, kind: str, args: Mapping[str, object] | None = None) -> Mapping[str, Any] | None:
        """The answer to a command, or None when the station did not answer."""
        body = {"id": secrets.token_hex(8), "kind": kind, "args": dict(args or {})}
        answer = self._ask("POST", "/v1/commands", json.dumps(body))
        return answer if isinstance(answer, dict) else None

    def _ask(self, method: str, path: str, body: str | None) -> Any:
        try:
            run = json.loads((self._data / "run.json").read_text(encoding="ascii"))
            token = (self._data / "api.token").read_text(encoding="ascii").strip()
            return _exchange(int(run["api_port"]), method, path, body, token)
        except (OSError, ValueError, KeyError, TypeError, http.client.HTTPException):
            return None


def _exchange(port: int, method: str, path: str, body: str | None, token: str) -> Any:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT_S)
    try:
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        connection.request(method, path, body, headers)
        return json.loads(connection.getresponse().read(LARGEST))
    finally:
        connection.close()
