"""A stand-in for WeChat One Product One Code: the documented calls and answers, with faults that are asked for."""

import json
from collections import deque
from typing import Any

import httpx

from tests.pools.make import KEY, sealed_pack

APPID, SECRET = "wx1", "s3cret"


class Platform:
    """``faults``: name of a call → what goes wrong with its next ones: an error code, 0 (nothing), ``lost`` (it is done
    and the answer is lost), ``cut`` (it is not done, and there is no answer)."""

    def __init__(self) -> None:
        self.applications: dict[str, tuple[int, int]] = {}
        """Our name → number and count."""
        self.ready = 10_000
        """So many codes of an application are made; more with every query."""
        self.active: list[tuple[int, int, int]] = []
        """Application, first, last; in the order of the calls."""
        self.faults: dict[str, deque[int | str]] = {}
        self.calls: list[str] = []
        self.tokens = 0
        self.key = KEY

    def client(self) -> httpx.Client:
        return httpx.Client(base_url="https://weixin.test", transport=httpx.MockTransport(self._answer))

    def fail(self, call: str, *faults: int | str) -> None:
        self.faults.setdefault(call, deque()).extend(faults)

    @property
    def activated(self) -> list[int]:
        """Every index, as often as it was activated."""
        return [index for _, first, last in self.active for index in range(first, last + 1)]

    def code(self, index: int) -> str:
        return f"P.URL.CN/{index:019d}".replace("0" * 14, "0P$M%LZ4LHSVSD", 1)

    # the calls ---------------------------------------------------------------------------------------------------

    def _answer(self, request: httpx.Request) -> httpx.Response:
        call = request.url.path.rpartition("/")[2]
        self.calls.append(call)
        fault = self.faults[call].popleft() if self.faults.get(call) else None
        if fault == "cut":
            raise httpx.ReadTimeout("no answer", request=request)
        if isinstance(fault, int) and fault:
            return httpx.Response(200, json={"errcode": fault, "errmsg": f"fault {fault}"})
        told = self._do(call, request)
        if fault == "lost":
            raise httpx.ReadTimeout("the answer is lost", request=request)
        return httpx.Response(200, json=told)

    def _do(self, call: str, request: httpx.Request) -> dict[str, Any]:
        params = request.url.params
        if call == "token":
            if (params["appid"], params["secret"]) != (APPID, SECRET):
                return {"errcode": 40125, "errmsg": "invalid appsecret"}
            self.tokens += 1
            return {"access_token": f"t{self.tokens}", "expires_in": 7200}
        if params["access_token"] != f"t{self.tokens}":
            return {"errcode": 40001, "errmsg": "invalid credential"}
        body = json.loads(request.content)
        return {"errcode": 0, "errmsg": "ok", **getattr(self, f"_{call}")(body)}

    def _applycode(self, body: dict[str, Any]) -> dict[str, Any]:
        name, count = body["isv_application_id"], body["code_count"]
        assert count % 10_000 == 0
        number, _ = self.applications.setdefault(name, (700 + len(self.applications), count))
        return {"application_id": number}

    def _applycodequery(self, body: dict[str, Any]) -> dict[str, Any]:
        _, count = self._application(body["application_id"])
        made = min(count, self.ready)
        self.ready += 10_000
        ranges = [{"code_start": start, "code_end": start + 4_999} for start in range(0, made, 5_000)]
        status = "FINISH" if made == count else "INIT"
        return {"status": status, "isv_application_id": body["isv_application_id"], "code_generate_list": ranges}

    def _applycodedownload(self, body: dict[str, Any]) -> dict[str, Any]:
        first, last = body["code_start"], body["code_end"]
        lines = [f"{index}\tWX{index:07d}\t{self.code(index)}" for index in range(first, last + 1)]
        return {"buffer": sealed_pack("\n".join(lines).encode(), self.key).decode()}

    def _codeactive(self, body: dict[str, Any]) -> dict[str, Any]:
        assert set(body) >= {"activity_name", "product_brand", "product_title", "product_code"}
        assert body["code_start"] <= body["code_end"]
        self.active.append((body["application_id"], body["code_start"], body["code_end"]))
        return {}

    def _codeactivequery(self, body: dict[str, Any]) -> dict[str, Any]:
        for number, first, last in self.active:
            if number == body["application_id"] and first <= body["code_index"] <= last:
                return {"code_start": first, "code_end": last, "code": f"WX{body['code_index']:07d}"}
        return {"errcode": 9_410_014, "errmsg": "code not active"}

    def _application(self, number: int) -> tuple[int, int]:
        return next(each for each in self.applications.values() if each[0] == number)
