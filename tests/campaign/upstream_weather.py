"""F60 to F62 and F68 (docs/promises.md): lost, doubled, late and slow; busy for long. All of it is waited out."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import httpx

from tests.campaign.upstream_servers import HubProcess
from tests.campaign.upstream_stand import must
from tests.campaign.upstream_world import Scenario, World, behind_nginx, direct
from tests.sync.answering import answering
from tests.sync.servers import answer

TEN_YEARS_S = 315_360_000


async def lost_request(world: World) -> None:
    async with behind_nginx(world) as (station, front):
        await station.line.make(5)
        await front.say("if ($request_method = POST) { return 444; }")
        await asyncio.gather(station.line.make(30), station.heard("unreached", 3))
        await front.say()
        await station.drained()
        await station.check()


async def lost_response(world: World) -> None:
    async with behind_nginx(world) as (station, _):
        world.hub.fault(mode="lose_response", times=3, methods=["POST"])
        await station.line.make(30)
        await station.drained()
        must("502" in station.overheard.statuses() or "unreached" in station.overheard.statuses(), "no answer was lost")
        await station.check()


async def duplicated_request(world: World) -> None:
    """nginx sends every request twice."""
    async with behind_nginx(world) as (station, front):
        await front.say("mirror /copy; mirror_request_body on;")
        await station.line.make(30)
        await station.drained()
        await station.check()


@dataclass(slots=True)
class Holding:
    """Passes bytes on to the hub, but keeps the first POST back until it is let go."""

    hub: HubProcess
    let_go: asyncio.Event = field(default_factory=asyncio.Event)
    held: int = 0
    tasks: set[asyncio.Task[None]] = field(default_factory=set)

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task: asyncio.Task[None] | None = asyncio.current_task()
        assert task is not None
        self.tasks.add(task)
        beyond, onward = await asyncio.open_connection("127.0.0.1", self.hub.port)
        back = asyncio.create_task(_pass_on(beyond, writer))
        try:
            while piece := await reader.read(65_536):
                if not self.held and piece.startswith(b"POST"):
                    self.held += 1
                    await self.let_go.wait()
                onward.write(piece)
        finally:
            onward.close()
            await back


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while piece := await reader.read(65_536):
            writer.write(piece)
    except ConnectionError:
        return
    finally:
        writer.close()


@asynccontextmanager
async def holding(hub: HubProcess) -> AsyncIterator[tuple[Holding, str]]:
    told = Holding(hub)
    server = await asyncio.start_server(told.talk, "127.0.0.1", 0)
    async with server:
        yield told, f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    await asyncio.gather(*told.tasks, return_exceptions=True)


async def late_request(world: World) -> None:
    """A request that was given up arrives after the ones that came later."""
    async with holding(world.hub) as (network, url), direct(world, url=url) as station:
        await station.line.make(30)
        await station.drained()
        must(network.held == 1, "no request was held back")
        network.let_go.set()
        await station.line.make(5)
        await station.drained()
        await station.check()


async def stale_answer(world: World) -> None:
    """Something between gives the answer of an earlier request to a later one."""
    answers: list[bytes] = []
    hub = f"http://127.0.0.1:{world.hub.port}"

    def reply(head: str, body: bytes) -> bytes:
        method, path, _ = head.split(" ", 2)
        named = (line.partition(": ") for line in head.split("\r\n")[1:] if line)
        headers = {name: value for name, _, value in named if name.lower() not in ("host", "content-length")}
        said = httpx.request(method, hub + path, content=body, headers=headers, trust_env=False, verify=False)
        raw = answer(said.status_code, said.content)
        if method == "POST":
            answers.append(raw)
            return answers[0] if len(answers) in (2, 4) else raw
        return raw

    async with answering(reply) as between, direct(world, url=between.url) as station:
        await station.line.make(5)
        await station.drained()
        await station.line.make(10)
        await station.until(lambda: len(answers) >= 4, "two answers were mixed up")
        await station.drained()
        await station.check()


async def long_outage(world: World) -> None:
    async with behind_nginx(world) as (station, front):
        await station.line.make(5)
        await front.say("return 503;")
        await asyncio.gather(station.line.make(60), station.heard("503", 10))
        await station.alarmed("upstream_down", "busy")
        await station.until(lambda: station.uploader.status.waiting >= 60, "the backlog is told")
        await front.say()
        await station.drained()
        await station.check()


async def long_outage_live_first(world: World) -> None:
    async with behind_nginx(world, order="live-first", batch=5) as (station, front):
        await front.say("return 503;")
        await asyncio.gather(station.line.make(60), station.heard("503", 5))
        await front.say()
        await station.line.make(20)
        await station.drained()
        await station.check(in_order=False)


async def told_when_to_come_back(world: World) -> None:
    """429 with Retry-After in every way of saying it; the pace of the campaign caps it at 0.3 s."""
    wanted = {"2": 2.0, str(TEN_YEARS_S): float(TEN_YEARS_S), "soon": None, "-5": None, "": None}
    async with behind_nginx(world) as (station, front):
        for text, seconds in wanted.items():
            await front.say(f'add_header Retry-After "{text}" always; return 429;')
            await asyncio.gather(station.line.make(3), station.heard("429", 2))
            told = station.overheard.heard[-1].retry_after_s
            must(told == seconds, f"Retry-After {text!r} was read as {told}")
        await front.say("expires +1h; add_header Retry-After $sent_http_expires always; return 429;")
        await station.heard("429", 2)
        await front.say()
        await station.drained()
        await station.check()


async def too_large(world: World) -> None:
    """413 for what is too long for the server: halved until it fits, and nothing is parked."""
    async with behind_nginx(world, batch=200) as (station, front):
        await front.say("return 503;")
        await asyncio.gather(station.line.make(200), station.heard("503"))
        await front.say("client_max_body_size 2k;")
        await station.drained()
        must("413" in station.overheard.statuses(), "nothing was too large")
        await station.check()


async def closed_without_a_word(world: World) -> None:
    async with behind_nginx(world) as (station, front):
        await front.say("return 444;")
        await asyncio.gather(station.line.make(20), station.heard("unreached", 4))
        await station.alarmed("upstream_down", "unreached")
        await front.say()
        await station.drained()
        await station.check()


async def drop_by_drop(world: World) -> None:
    """One byte a second: every answer takes longer than anybody waits."""
    async with behind_nginx(world, timeout_s=0.3) as (station, front):
        await station.line.make(5)
        await station.drained()
        await front.say("limit_rate 1;")
        await asyncio.gather(station.line.make(20), station.heard("timeout", 3))
        await front.say()
        await station.drained()
        await station.check()


async def gateway_without_a_hub(world: World) -> None:
    """The hub is gone, nginx is not: 502."""
    async with behind_nginx(world) as (station, _):
        await station.line.make(5)
        await station.drained()
        await asyncio.to_thread(world.hub.stop)
        await asyncio.gather(station.line.make(20), station.heard("502", 3))
        await asyncio.to_thread(world.hub.start)
        await station.drained()
        await station.check()


SCENARIOS = (
    Scenario(60, "lost request", lost_request),
    Scenario(60, "lost response", lost_response),
    Scenario(60, "every request twice", duplicated_request),
    Scenario(60, "a request that comes late", late_request, nginx=False),
    Scenario(60, "an answer that was meant for another", stale_answer, nginx=False),
    Scenario(61, "503 for long", long_outage),
    Scenario(61, "503 for long, live first", long_outage_live_first),
    Scenario(61, "502: the hub is gone", gateway_without_a_hub),
    Scenario(61, "444: closed without a word", closed_without_a_word),
    Scenario(62, "429 and Retry-After", told_when_to_come_back),
    Scenario(63, "413 for long batches", too_large),
    Scenario(68, "one byte a second", drop_by_drop),
)
