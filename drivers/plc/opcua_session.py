"""A session with an OPC UA server: words of nodes, read and written. All that knows asyncua is here.

A block is one node with an array, or one node a word; whole numbers of any size will do, as long as the words fit. One
request carries a whole block, upwards.
"""

import asyncio
import logging
import struct
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

from asyncua import Client, ua
from asyncua.crypto.security_policies import SecurityPolicyBasic256Sha256
from asyncua.ua.ua_binary import nodeid_to_binary
from cryptography import x509

from drivers.errors import DeviceLost, NoAnswer, WireFault
from drivers.plc.settings import OpcUaSettings

logging.getLogger("asyncua").setLevel(logging.CRITICAL)  # each fault is told by our own sentence, once
_MODES = {"sign": ua.MessageSecurityMode.Sign, "sign_and_encrypt": ua.MessageSecurityMode.SignAndEncrypt}
_SIGNED = frozenset({ua.VariantType.SByte, ua.VariantType.Int16, ua.VariantType.Int32, ua.VariantType.Int64})
_WHOLE = _SIGNED | {ua.VariantType.Byte, ua.VariantType.UInt16, ua.VariantType.UInt32, ua.VariantType.UInt64}
_NOT_THERE = frozenset({ua.StatusCodes.BadNodeIdUnknown, ua.StatusCodes.BadNodeIdInvalid})
_CLOSE_S = 0.5
_NEVER_S = 3600.0
"""The library's own look whether the server lives: the polls are that."""
_LOST = (OSError, ua.UaError, asyncio.TimeoutError, ValueError, EOFError)


class OpcUaSession:
    """One connection. What it raises is for :class:`drivers.plc.transport.Transport`."""

    def __init__(self, settings: OpcUaSettings) -> None:
        self._settings = settings
        self._timeout_s = settings.request_timeout_ms / 1000
        self._client = Client(settings.url, timeout=self._timeout_s, watchdog_intervall=_NEVER_S)
        self._types: dict[str, ua.VariantType] = {}

    async def open(self) -> None:
        """Raises DeviceLost."""
        client = self._client
        try:
            async with asyncio.timeout(4 * self._timeout_s):  # connection, channel, session, log-on
                await self._secure()
                if self._settings.user:
                    client.set_user(self._settings.user)
                    client.set_password(_password(self._settings.password_file))
                await client.connect()
        except _LOST as gone:
            await self.close()
            if isinstance(gone, ua.UaStatusCodeError):
                raise DeviceLost("plc_opcua_refused", url=self._settings.url, detail=_name_of(gone.code)) from gone
            raise self._lost() from gone

    async def close(self) -> None:
        """Within half a second, whatever the server does."""
        with suppress(*_LOST):
            async with asyncio.timeout(_CLOSE_S):
                await self._client.disconnect()
        self._client.disconnect_socket()
        await asyncio.sleep(0)

    async def read(self, nodes: tuple[str, ...], count: int) -> list[int]:
        """Return ``count`` words of one array node, or of a node each."""
        found = await self._asked(self._client.uaclient.read_attributes(_ids(nodes), ua.AttributeIds.Value))
        words: list[int] = []
        for node, value in zip(nodes, found, strict=True):
            self._check(node, value.StatusCode)
            if value.Value is None or value.Value.VariantType not in _WHOLE:
                raise WireFault("plc_node_type", node=node)
            self._types[node] = value.Value.VariantType
            words += value.Value.Value if isinstance(value.Value.Value, list) else [value.Value.Value]
        if len(words) != count:
            raise WireFault("plc_node_length", node=nodes[0], expected=count, got=len(words))
        return [_word(nodes[0], word) for word in words]

    async def write(self, nodes: tuple[str, ...], words: Sequence[int]) -> None:
        """Write the words as the type that the nodes have. They must have been read on this session before."""
        one = len(nodes) == 1
        values = [
            _value(list(words) if one else words[at], self._types[node], is_list=one) for at, node in enumerate(nodes)
        ]
        for node, status in zip(
            nodes, await self._asked(self._client.uaclient.write_attributes(_ids(nodes), values)), strict=True
        ):
            self._check(node, status)

    def knows(self, nodes: tuple[str, ...]) -> bool:
        """The types of these nodes are known."""
        return all(node in self._types for node in nodes)

    async def _asked(self, question: "asyncio.Future[list[ua.DataValue]]") -> list[ua.DataValue]:
        try:
            async with asyncio.timeout(self._timeout_s):
                return await question
        except TimeoutError as silent:
            raise NoAnswer("plc_no_reply", timeout_ms=self._settings.request_timeout_ms) from silent
        except ua.UaStatusCodeError as refused:
            raise DeviceLost("plc_opcua_refused", url=self._settings.url, detail=_name_of(refused.code)) from refused
        except _LOST as gone:
            raise self._lost() from gone

    def _check(self, node: str, status: ua.StatusCode) -> None:
        if status is None or status.is_good():
            return
        if status.value in _NOT_THERE:
            raise WireFault("plc_no_node", node=node)
        if status.is_uncertain() or status.value == ua.StatusCodes.BadWaitingForInitialData:
            raise NoAnswer("plc_node_refused", node=node, detail=_name_of(status.value))
        raise WireFault("plc_node_refused", node=node, detail=_name_of(status.value))

    async def _secure(self) -> None:
        told = self._settings
        if told.security == "none":
            return
        # the server compares the name in our certificate with the one we say
        self._client.application_uri = await asyncio.to_thread(_application_uri, Path(told.certificate_file))
        await self._client.set_security(
            SecurityPolicyBasic256Sha256,
            told.certificate_file,
            told.private_key_file,
            server_certificate=told.server_certificate_file,
            mode=_MODES[told.security],
        )

    def _lost(self) -> DeviceLost:
        return DeviceLost("plc_opcua_lost", url=self._settings.url)


@cache
def _ids(nodes: tuple[str, ...]) -> list[ua.NodeId]:
    """Once for each block of the config: a poll has no time to read names."""
    return [_id(node) for node in nodes]


def _id(node: str) -> ua.NodeId:
    """Raises WireFault for what no node can be called."""
    try:
        found = ua.NodeId.from_string(node)
        nodeid_to_binary(found)
    except (ua.UaError, struct.error) as wrong:
        raise WireFault("plc_no_node", node=node) from wrong
    return found


def _word(node: str, value: object) -> int:
    if not isinstance(value, int) or not -0x8000 <= value <= 0xFFFF:
        raise WireFault("plc_node_type", node=node)
    return value & 0xFFFF


def _value(words: int | list[int], kind: ua.VariantType, *, is_list: bool) -> ua.DataValue:
    """Without a time of ours: many servers refuse a value that carries one."""
    signed = kind in _SIGNED
    each = words if isinstance(words, list) else [words]
    fit = [struct.unpack(">h", struct.pack(">H", word))[0] if signed else word for word in each]
    return ua.DataValue(ua.Variant(fit if is_list else fit[0], kind))


def _name_of(code: int) -> str:
    return str(ua.status_codes.get_name_and_doc(code)[0])


def _password(path: str) -> str:
    return Path(path).read_text(encoding="utf-8").strip()


def _application_uri(certificate: Path) -> str:
    """Raises ValueError for a certificate without one."""
    data = certificate.read_bytes()
    found = x509.load_pem_x509_certificate(data) if data.startswith(b"-----") else x509.load_der_x509_certificate(data)
    try:
        names = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        names = None
    uris = names.get_values_for_type(x509.UniformResourceIdentifier) if names is not None else []
    if not uris:
        raise ValueError("no application URI in the certificate")
    return uris[0]
