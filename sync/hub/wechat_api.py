"""WeChat One Product One Code, as its pages document it: one call a function, faults told apart.

An access token that has ended (40001, 40014, 42001) is fetched anew once. A lost answer says nothing: the caller must
ask before it does again what cannot be taken back.
"""

import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import httpx

from station.core.codes.ranges import CodeRange
from sync.code_pack import PACK_LINE, PackFault, pack_lines
from sync.errors import SyncError

TOKEN_ENDED = frozenset({40001, 40014, 42001})
TOO_OFTEN = frozenset({45009, 45011})
TIMEOUT_S = 60.0
ANSWER_MAX_BYTES = 256 << 20
"""A pack of two million codes has some 160 MB."""
COUNT_STEP, COUNT_MAX = 10_000, 20_000_000
"""Codes of one application: a multiple of the step."""
NAME_MAX = 128
"""Characters of our own name for an application; the same name is the same application."""


class WechatFault(SyncError):
    """The platform did not do it; the key is one of ``sync.hub.pool_commands.REFUSALS``."""


class AnswerLost(WechatFault):
    """Nobody knows whether the platform did it."""


class TooOften(WechatFault):
    """The platform did not do it: too many calls for now."""


@dataclass(frozen=True, slots=True)
class Application:
    """What the platform says of an application for codes."""

    finished: bool
    ranges: tuple[CodeRange, ...]
    """Of indexes that may be downloaded."""


@dataclass(frozen=True, slots=True)
class CodeActivity:
    """What activated codes stand for."""

    name: str
    brand: str
    title: str
    ean: str
    appid: str = ""
    """Of the mini-program a scan opens; '' = none."""
    path: str = ""
    kind: int = 0
    """0 release, 1 development, 2 trial."""

    def document(self) -> dict[str, Any]:
        told = {"activity_name": self.name, "product_brand": self.brand, "product_title": self.title}
        program = {"wxa_appid": self.appid, "wxa_path": self.path, "wxa_type": self.kind} if self.appid else {}
        return {**told, "product_code": self.ean, **program}


class WechatApi:
    """One brand's account. Blocking."""

    def __init__(self, client: httpx.Client, appid: str, secret: str) -> None:
        """``client`` has the platform's address as its base."""
        self._client = client
        self._appid = appid
        self._secret = secret
        self._token = ""

    def apply(self, codes: int, name: str) -> str:
        """Number of the application with this name; asking again with it is the same application."""
        return str(self._call("applycode", {"code_count": codes, "isv_application_id": name})["application_id"])

    def application(self, number: str, name: str) -> Application:
        told = self._call("applycodequery", {"application_id": int(number), "isv_application_id": name})
        ranges = tuple(
            CodeRange(int(each["code_start"]), int(each["code_end"])) for each in told.get("code_generate_list", ())
        )
        return Application(told.get("status") == "FINISH", ranges)

    def download(self, number: str, within: CodeRange, key: bytes) -> Iterator[tuple[int, str, str]]:
        """(index, address, raw code) of a range that the platform told. Raises WechatFault."""
        asked = {"application_id": int(number), "code_start": within.first, "code_end": within.last}
        buffer = str(self._call("applycodedownload", asked)["buffer"]).encode("ascii", "replace")
        try:
            for lines in pack_lines(io.BytesIO(buffer), key):
                for line in filter(bytes.strip, lines):
                    found = PACK_LINE.fullmatch(line.strip())
                    if found is None:
                        raise WechatFault("pack_unreadable", first=within.first, last=within.last)
                    yield int(found[1]), found[3].decode("ascii", "backslashreplace"), found[2].decode("ascii")
        except PackFault as fault:
            if fault.why == "damaged":
                raise WechatFault("pack_unreadable", first=within.first, last=within.last) from None
            raise WechatFault("pack_key", first=within.first, last=within.last) from None

    def activate(self, number: str, within: CodeRange, activity: CodeActivity) -> None:
        """One contiguous range, both ends included. It cannot be taken back."""
        asked = {"application_id": int(number), "code_start": within.first, "code_end": within.last}
        self._call("codeactive", {**asked, **activity.document()})

    def is_active(self, number: str, index: int) -> bool:
        """The single-code query."""
        try:
            told = self._call("codeactivequery", {"application_id": int(number), "code_index": index})
        except (AnswerLost, TooOften):
            raise
        except WechatFault as fault:
            if fault.key == "platform_refused":
                return False
            raise
        return "code_start" in told and int(told["code_start"]) <= index <= int(told["code_end"])

    # the wire ----------------------------------------------------------------------------------------------------

    def _call(self, name: str, body: Mapping[str, Any]) -> Mapping[str, Any]:
        for fresh in (False, True):
            params = {"access_token": self._current(fresh=fresh)}
            told = self._asked("POST", f"/intp/marketcode/{name}", params=params, json=body)
            code = int(told.get("errcode", 0))
            if code == 0:
                return told
            if code not in TOKEN_ENDED or fresh:
                break
        words = str(told.get("errmsg", ""))[:200]
        if code in TOO_OFTEN:
            raise TooOften("platform_busy", code=code, words=words)
        raise WechatFault("platform_refused", code=code, words=words)

    def _current(self, *, fresh: bool) -> str:
        if not self._token or fresh:
            params = {"grant_type": "client_credential", "appid": self._appid, "secret": self._secret}
            told = self._asked("GET", "/cgi-bin/token", params=params)
            if "access_token" not in told:
                raise WechatFault(
                    "platform_refused", code=int(told.get("errcode", 0)), words=str(told.get("errmsg", ""))[:200]
                )
            self._token = str(told["access_token"])
        return self._token

    def _asked(self, method: str, path: str, **told: Any) -> dict[str, Any]:
        try:
            with self._client.stream(method, path, **told) as answer:
                document = json.loads(_whole(answer))
        except (httpx.HTTPError, ValueError) as error:
            raise AnswerLost("platform_silent", words=type(error).__name__) from None
        if answer.status_code != 200 or not isinstance(document, dict):
            raise AnswerLost("platform_silent", words=f"status {answer.status_code}")
        return document


def _whole(answer: httpx.Response) -> bytes:
    """The body, as far as it may be kept in memory. Raises AnswerLost."""
    body = bytearray()
    for piece in answer.iter_bytes():
        body += piece
        if len(body) > ANSWER_MAX_BYTES:
            raise AnswerLost("platform_endless", mb=ANSWER_MAX_BYTES >> 20)
    return bytes(body)
