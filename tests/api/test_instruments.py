"""Devices and PLC over the API: asked while somebody looks, tested by a command."""

from urllib.parse import quote

import httpx
import pytest

from station.api.schema import CommandAnswer, DeviceList, PlcDetail, Preview
from tests.api.fake_station import JPEG, FakeStation


async def test_the_pages_are_answered_in_their_own_types(client: httpx.AsyncClient, station: FakeStation) -> None:
    devices = DeviceList.model_validate_json((await client.get("/v1/devices")).content)
    assert [each.kind for each in devices.devices] == ["camera", "camera", "reader", "plc", "upstream"]
    plc = PlcDetail.model_validate_json((await client.get("/v1/plc")).content)
    assert (len(plc.plc), len(plc.station)) == (24, 18)


async def test_a_preview_names_its_own_picture(client: httpx.AsyncClient) -> None:
    shown = Preview.model_validate_json((await client.get("/v1/previews/top")).content)
    picture = await client.get(shown.picture)
    assert (picture.headers["content-type"], picture.content) == ("image/jpeg", JPEG)


@pytest.mark.parametrize("path", ["/v1/previews/nobody", "/v1/looks/9/top.jpg", "/v1/looks/1/no%2Fbody.jpg"])
async def test_a_picture_that_is_gone_is_a_problem(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(path)
    assert (answer.status_code, answer.json()["key"]) == (404, "preview_unknown")


@pytest.mark.parametrize("number", ["0", "x", "-1", str(2**63)])
async def test_a_picture_has_a_number(client: httpx.AsyncClient, number: str) -> None:
    assert (await client.get(f"/v1/looks/{number}/top.jpg")).status_code == 400


async def test_any_name_can_be_asked_for(client: httpx.AsyncClient) -> None:
    answer = await client.get("/v1/previews/" + quote("<b>a/b\n\ud800</b>", safe="", errors="surrogatepass"))
    assert answer.status_code in (400, 404)


async def test_a_test_is_a_command_and_its_answer_a_sentence(client: httpx.AsyncClient, station: FakeStation) -> None:
    for device, status, key in (("top", 200, "test_camera_ok"), ("nobody", 409, "device_unknown")):
        body = {"id": f"t-{device}", "kind": "test_device", "args": {"device": device}}
        answer = await client.post("/v1/commands", json=body)
        told = CommandAnswer.model_validate_json(answer.content)
        assert (answer.status_code, told.key, told.arguments["device"]) == (status, key, device)
    assert station.done == []


@pytest.mark.parametrize("args", [{}, {"device": ""}, {"device": "x" * 129}, {"device": 7}, {"device": "a", "b": 1}])
async def test_a_malformed_test_is_refused(client: httpx.AsyncClient, args: dict[str, object]) -> None:
    answer = await client.post("/v1/commands", json={"id": "t", "kind": "test_device", "args": args})
    assert (answer.status_code, answer.json()["key"]) == (400, "command_malformed")
