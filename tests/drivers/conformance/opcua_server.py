"""The test's PLC as a real OPC UA server (asyncua): one for all tests, in a thread; each test reaches it by a relay."""

import asyncio
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from asyncua import Server, ua
from asyncua.crypto.cert_gen import setup_self_signed_certificate
from asyncua.crypto.validator import CertificateValidator, CertificateValidatorOptions
from cryptography.x509.oid import ExtendedKeyUsageOID

from tests.drivers.conformance.modbus_server import PLC_BASE, STATION_BASE, PlcServer

STATION_URI = "urn:test:station"
SERVER_URI = "urn:test:plc"
POLICIES = [
    ua.SecurityPolicyType.NoSecurity,
    ua.SecurityPolicyType.Basic256Sha256_Sign,
    ua.SecurityPolicyType.Basic256Sha256_SignAndEncrypt,
]


class Plc:
    """The server's nodes: both blocks as arrays and word by word, INT and UINT. ``now`` is whose words they are."""

    def __init__(self) -> None:
        self.now = PlcServer()
        self.folder = TemporaryDirectory(prefix="opcua-")
        self.port = 0
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, name="opcua server", daemon=True).start()
        asyncio.run_coroutine_threadsafe(self._serve(), self._loop).result(30)

    def file(self, name: str) -> str:
        return str(Path(self.folder.name) / name)

    async def _serve(self) -> None:
        for who, uri, use in (("plc", SERVER_URI, ExtendedKeyUsageOID.SERVER_AUTH),
                              ("station", STATION_URI, ExtendedKeyUsageOID.CLIENT_AUTH),
                              ("stranger", SERVER_URI, ExtendedKeyUsageOID.SERVER_AUTH)):  # fmt: skip
            key, certificate = Path(self.file(f"{who}.pem")), Path(self.file(f"{who}.der"))
            await setup_self_signed_certificate(key, certificate, uri, "localhost", [use], {"commonName": who})
        server = Server()
        await server.init()
        await server.set_application_uri(SERVER_URI)
        server.set_endpoint("opc.tcp://127.0.0.1:0")
        server.set_security_policy(POLICIES)
        await server.load_certificate(self.file("plc.der"))
        await server.load_private_key(self.file("plc.pem"))
        server.set_certificate_validator(CertificateValidator(CertificateValidatorOptions.EXT_VALIDATION))
        await server.register_namespace("urn:test")
        await self._fill(server)
        await server.start()
        self.port = server.bserver._server.sockets[0].getsockname()[1]
        self.server = server

    async def _fill(self, server: Any) -> None:
        objects = server.nodes.objects
        for kind in (ua.VariantType.Int16, ua.VariantType.UInt16):
            for name, base, count in (("plc", PLC_BASE, 24), ("station", STATION_BASE, 18)):
                array = ua.Variant([0] * count, kind)
                whole = await objects.add_variable(ua.NodeId(f"{name}{kind.name}", 2), f"{name}{kind.name}", array)
                self._bind(server, whole.nodeid, kind, base, count)
                await whole.set_writable()
                for at in range(count):
                    ident = f"{name}{kind.name}[{at}]"
                    one = await objects.add_variable(ua.NodeId(ident, 2), ident, ua.Variant(0, kind))
                    self._bind(server, one.nodeid, kind, base + at, 0)
                    await one.set_writable()
        text = await objects.add_variable(ua.NodeId("text", 2), "text", "no words")
        await text.set_writable()
        await objects.add_variable(ua.NodeId("fixed", 2), "fixed", ua.Variant([0] * 18, ua.VariantType.Int16))
        await objects.add_variable(ua.NodeId("short", 2), "short", ua.Variant([0] * 17, ua.VariantType.Int16))

    def _bind(self, server: Any, node: Any, kind: Any, base: int, count: int) -> None:
        """``count`` registers from ``base``; 0 = the one there."""
        signed: Callable[[int], int] = (lambda w: w - 0x10000 if w >= 0x8000 else w) if kind.name == "Int16" else int

        def read(_node: Any, _attribute: Any) -> Any:
            words = self.now.shown(base, count or 1)
            value = [signed(word) for word in words] if count else signed(words[0])
            return ua.DataValue(ua.Variant(value, kind))

        def write(_node: Any, _attribute: Any, value: Any) -> None:
            told = value.Value.Value if count else [value.Value.Value]
            self.now.put([word & 0xFFFF for word in told], base)

        server.iserver.aspace.set_attribute_value_callback(node, ua.AttributeIds.Value, read)
        server.iserver.aspace.set_attribute_value_setter(node, ua.AttributeIds.Value, write)


@cache
def plc() -> Plc:
    """Started when the first test wants it; it ends with the process."""
    return Plc()


@dataclass
class OpcUaServer(PlcServer):
    """Any ``fault`` is silence: the relay holds back what comes."""

    nodes: tuple[str, str] = ("ns=2;s=plcInt16", "ns=2;s=stationInt16")
    _pipes: set[asyncio.Task[None]] = field(default_factory=set)

    def table(self) -> dict[str, int | str]:
        told: dict[str, int | str] = {
            "driver": "opcua",
            "url": f"opc.tcp://127.0.0.1:{self.port}",
            "request_timeout_ms": 3000,
        }
        return told | {"plc_node": self.nodes[0], "station_node": self.nodes[1]}

    def shown(self, base: int, count: int) -> list[int]:
        """What a read gives; a read that has the first word in it is a new block."""
        if base == PLC_BASE and self.publishes:
            self.publish()
        words = [self.registers.get(base + at, 0) for at in range(count)]
        if self.tears and base == PLC_BASE:
            self.tears -= 1
            words[0] = 32_000
        return words

    async def start(self) -> None:
        plc().now = self
        await super().start()

    async def stop(self) -> None:
        await super().stop()
        pipes, self._pipes = self._pipes, set()
        for pipe in pipes:
            pipe.cancel()
        if pipes:
            await asyncio.wait(pipes)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there_reader, there_writer = await asyncio.open_connection("127.0.0.1", plc().port)
        self._writers += [writer, there_writer]
        for one, other in ((reader, there_writer), (there_reader, writer)):
            pipe = asyncio.create_task(self._pipe(one, other))
            self._pipes.add(pipe)
            pipe.add_done_callback(self._pipes.discard)

    async def _pipe(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while data := await reader.read(65_536):
                if self.fault is None:
                    writer.write(data)
                    await writer.drain()
        except OSError:
            return
        finally:
            writer.transport.abort()
