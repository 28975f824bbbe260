"""What every scenario of the campaign shares: a hub, an authority, and a station behind a fresh nginx."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from tests.campaign.upstream_servers import TOKEN, HubProcess, Nginx
from tests.campaign.upstream_stand import Station, station
from tests.sync.answering import Authority

_number = count(1)


@dataclass(slots=True)
class World:
    """One hub for all scenarios, each of which is a station it never heard of."""

    folder: Path
    hub: HubProcess
    authority: Authority
    waits_ms: list[float] = field(default_factory=list)
    """Of the line, in the scenario that runs."""

    @property
    def token_file(self) -> Path:
        path = self.folder / "station.token"
        if not path.exists():
            path.write_text(TOKEN)
        return path

    def place(self) -> tuple[Path, str]:
        """A folder and a name nobody has."""
        name = f"L{next(_number)}"
        folder = self.folder / name
        folder.mkdir()
        return folder, name


@asynccontextmanager
async def world_at(folder: Path) -> AsyncIterator[World]:
    hub = HubProcess(folder / "hub")
    await asyncio.to_thread(hub.start)
    try:
        yield World(folder, hub, Authority(folder))
    finally:
        await asyncio.to_thread(hub.stop)


@asynccontextmanager
async def direct(world: World, **more: object) -> AsyncIterator[Station]:
    """A station that speaks to the hub itself."""
    folder, name = world.place()
    told = {"url": f"http://127.0.0.1:{world.hub.port}", "token_file": world.token_file} | more
    async with station(folder, world.hub, name, **told) as made:  # type: ignore[arg-type]
        yield made
        world.waits_ms += made.line.waits_ms


@asynccontextmanager
async def behind_nginx(world: World, tls: str = "", **more: object) -> AsyncIterator[tuple[Station, "Front"]]:
    """A station and the nginx it speaks to."""
    nginx = Nginx(world.folder / f"nginx-{next(_number)}", world.hub.port, tls)
    try:
        await asyncio.to_thread(nginx.start)
        told = {"url": nginx.url} | more
        async with direct(world, **told) as made:
            yield made, Front(nginx)
    finally:
        await asyncio.to_thread(nginx.stop)


@dataclass(frozen=True, slots=True)
class Front:
    """The nginx as a scenario handles it, without holding up the line."""

    nginx: Nginx

    async def say(self, fault: str = "", beside: str = "") -> None:
        await asyncio.to_thread(self.nginx.say, fault, beside)


Act = Callable[[World], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Scenario:
    """One row of the campaign; ``number`` is that of the fault list."""

    number: int
    name: str
    act: Act
    nginx: bool = True
