"""Both blocks as nodes of the PLC's OPC UA server; the station is the client. Needs the extra ``opcua``."""

import time
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from drivers.errors import DeviceLost
from drivers.plc.block_plc import BlockPlc
from drivers.plc.codec import PLC_NAMES, STATION_NAMES
from drivers.plc.settings import OpcUaSettings
from drivers.wire_record import Tape

if TYPE_CHECKING:
    from drivers.plc.opcua_session import OpcUaSession

T = TypeVar("T")


class OpcUaTransport:
    """A :class:`drivers.plc.transport.Transport` by the services Read and Write."""

    plc_base = station_base = 0
    """Nodes have names: a word's address is its place in the block."""

    def __init__(self, settings: OpcUaSettings) -> None:
        self._settings = settings
        self.tape = Tape()
        self._plc = nodes_of(settings.plc_node, PLC_NAMES)
        self._station = nodes_of(settings.station_node, STATION_NAMES)
        self._session: OpcUaSession | None = None

    async def open(self) -> None:
        await self.close()
        try:
            from drivers.plc.opcua_session import OpcUaSession
        except ImportError as missing:
            raise DeviceLost("plc_library_missing", extra="opcua") from missing
        session = OpcUaSession(self._settings)
        await session.open()
        self._session = session

    async def close(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def read_plc(self) -> list[int]:
        return await self._read(self._plc, self._settings.plc_node, len(PLC_NAMES))

    async def read_station(self) -> list[int]:
        return await self._read(self._station, self._settings.station_node, len(STATION_NAMES))

    async def write_station(self, words: Sequence[int]) -> None:
        session = self._opened()
        if not session.knows(self._station):
            await self.read_station()
        with self.tape.exchange("text", self._settings.url) as seen:
            seen.request = f"write {self._settings.station_node} = {_shown(words)}".encode()
            await self._ended(session.write(self._station, words))

    async def find_plc(self) -> None:
        """Nothing to look through."""

    def foreign_writes(self) -> int:
        return 0

    async def _read(self, nodes: tuple[str, ...], told: str, count: int) -> list[int]:
        session = self._opened()
        with self.tape.exchange("text", self._settings.url) as seen:
            seen.request = f"read {told}".encode()
            words = await self._ended(session.read(nodes, count))
            seen.response = _shown(words).encode()
        return words

    async def _ended(self, question: Awaitable[T]) -> T:
        """A session that is lost is closed: its server keeps it for as long as it was asked to otherwise."""
        try:
            return await question
        except DeviceLost:
            await self.close()
            raise

    def _opened(self) -> "OpcUaSession":
        if self._session is None:
            raise DeviceLost("plc_opcua_lost", url=self._settings.url)
        return self._session


def nodes_of(pattern: str, names: Sequence[str]) -> tuple[str, ...]:
    """One node with an array, or one a word where the pattern has ``{word}`` or ``{name}`` in it."""
    if "{word}" not in pattern and "{name}" not in pattern:
        return (pattern,)
    return tuple(pattern.replace("{word}", str(at)).replace("{name}", name) for at, name in enumerate(names))


def _shown(words: Sequence[int]) -> str:
    return " ".join(map(str, words))


def opcua_plc(name: str, settings: OpcUaSettings, clock: Callable[[], float] = time.monotonic) -> BlockPlc:
    """OPC UA, the PLC is the server."""
    return BlockPlc(name, settings, OpcUaTransport(settings), clock)
