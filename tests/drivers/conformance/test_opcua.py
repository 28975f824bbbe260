"""OPC UA beside the common suite: words as single nodes, types, certificates, and what a server may say no to."""

import sys
from collections.abc import AsyncIterator
from typing import Any

import pytest

pytest.importorskip("asyncua", reason="asyncua is not installed (the extra opcua)")

from drivers.errors import DeviceLost, WireFault
from station.core.values import StationWords
from tests.drivers.conformance.opcua_server import OpcUaServer, plc
from tests.drivers.conformance.test_plc import made, proved
from tests.drivers.plc.blocks import block

pytestmark = pytest.mark.wire


@pytest.fixture
async def peer() -> AsyncIterator[OpcUaServer]:
    server = OpcUaServer()
    await server.start()
    yield server
    await server.stop()


@pytest.mark.parametrize("kind", ["Int16", "UInt16"])
@pytest.mark.parametrize("pattern", ["{kind}", "{kind}[{word}]"], ids=["array", "a node a word"])
async def test_every_form_of_the_blocks_is_read_and_written_alike(peer: OpcUaServer, kind: str, pattern: str) -> None:
    suffix = pattern.replace("{kind}", kind)
    it = made(peer, plc_node=f"ns=2;s=plc{suffix}", station_node=f"ns=2;s=station{suffix}")
    await proved(it)
    peer.publishes = False
    peer.put(block(9, 9, w4=3, w7=10, w21=0x8001))
    read = await it.poll()
    assert (read.epoch, read.case_seq, read.good_mask) == (3, 10, 0x8001)
    await it.write(StationWords(verdict=-10, verdict_epoch=3, outputs=0xFFFF), 7)
    written = await peer.station_block()
    assert (written[0], written[3], written[6], written[11], written[17]) == (1, 7, 0x10000 - 10, 0xFFFF, 1)
    assert await it.read_back()
    await it.close()


def certificates(server: str) -> dict[str, Any]:
    """The station's own, and that of the server which it believes."""
    own = {"certificate_file": plc().file("station.der"), "private_key_file": plc().file("station.pem")}
    return own | {"server_certificate_file": plc().file(f"{server}.der")}


@pytest.mark.parametrize("security", ["sign", "sign_and_encrypt"])
async def test_messages_are_protected_by_certificates(peer: OpcUaServer, security: str) -> None:
    it = made(peer, security=security, **certificates("plc"))
    await proved(it)
    await it.write(StationWords(verdict=5), 1)
    assert (await peer.station_block())[6] == 5
    await it.close()
    stranger = made(peer, request_timeout_ms=200, security=security, **certificates("stranger"))
    with pytest.raises(DeviceLost, match="plc_opcua"):
        await stranger.open()
    await stranger.close()


@pytest.mark.parametrize(
    ("nodes", "key"),
    [
        ({"plc_node": "ns=2;s=nobody"}, "plc_no_node"),
        ({"plc_node": "ns=2;i=nobody"}, "plc_no_node"),
        ({"plc_node": "ns=70000;s=nobody"}, "plc_no_node"),
        ({"plc_node": "ns=2;s=text"}, "plc_node_type"),
        ({"plc_node": "ns=2;s=short"}, "plc_node_length"),
        ({"plc_node": "ns=2;s=stationInt16"}, "plc_node_length"),
    ],
)
async def test_a_plc_block_that_is_none_is_told_by_its_node(peer: OpcUaServer, nodes: dict[str, Any], key: str) -> None:
    it = made(peer, **nodes)
    await it.open()
    with pytest.raises(WireFault, match=f"{key}.*{nodes['plc_node']}"):
        await it.poll()
    with pytest.raises(DeviceLost):
        await it.poll()
    await it.close()


@pytest.mark.parametrize(
    ("node", "key"), [("ns=2;s=nobody", "plc_no_node"), ("ns=2;s=fixed", "plc_node_refused"), ("ns=2;s=text", "type")]
)
async def test_a_station_block_that_cannot_be_written_is_told_by_its_node(
    peer: OpcUaServer, node: str, key: str
) -> None:
    it = made(peer, station_node=node)
    await proved(it)
    with pytest.raises(WireFault, match=key):
        await it.write(StationWords(), 1)
    await it.close()


async def test_a_missing_library_is_a_device_that_is_away(peer: OpcUaServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "drivers.plc.opcua_session", None)
    it = made(peer)
    with pytest.raises(DeviceLost, match=r"plc_library_missing.*opcua"):
        await it.open()


async def test_a_password_that_cannot_be_read_is_told(peer: OpcUaServer) -> None:
    secret: dict[str, Any] = {"user": "station", "password_file": plc().file("nowhere")}
    it = made(peer, security="sign_and_encrypt", **secret, **certificates("plc"))
    with pytest.raises(DeviceLost, match="plc_opcua_lost"):
        await it.open()
    await it.close()


async def test_what_was_asked_and_said_is_kept_as_text(peer: OpcUaServer) -> None:
    it = made(peer)
    await proved(it)
    tape = it.tape  # type: ignore[attr-defined]
    assert tape.newest[-1].request == b"read ns=2;s=plcInt16"
    assert tape.newest[-1].response.split()[2] == b"4660"
    await it.close()
