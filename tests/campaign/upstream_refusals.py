"""F63 to F66 (docs/promises.md): refusals. One record may be parked when the server takes others; else all wait."""

import asyncio
from functools import partial

from sync.delivery.policy import Phase
from tests.campaign.upstream_servers import TOKEN
from tests.campaign.upstream_stand import must
from tests.campaign.upstream_world import Scenario, World, behind_nginx

POISON = 137
PORTAL = """
location = /login { default_type text/html; return 200 "<html>Welcome to FreeWifi: log in</html>"; }
"""


async def one_of_500(world: World, mode: str, status: int) -> None:
    async with behind_nginx(world, batch=500, timeout_s=5) as (station, front):
        await front.say("return 503;")
        await asyncio.gather(station.line.make(500), station.heard("503"))
        world.hub.fault(mode=mode, status=status, seqs=[POISON], body="this one never")
        await front.say()
        await station.until(lambda: station.uploader.status.parked == 1, "the one is parked")
        world.hub.heal()
        await station.drained()
        must((1, 500) in station.overheard.sent, f"the five hundred did not go out together: {station.overheard.sent}")
        await station.check(parked=[POISON])


async def everything_refused(world: World, answer: str) -> None:
    async with behind_nginx(world) as (station, front):
        await station.line.make(5)
        await station.drained()
        await front.say(answer)
        await station.line.make(30)
        await station.alarmed("upstream_refuses_all")
        must(station.uploader.status.phase is Phase.PAUSED, "not paused")
        await station.line.make(10)
        must(await station.parked() == [], "something was parked")
        await front.say()
        await station.drained()
        await station.check()


async def every_record_rejected(world: World) -> None:
    """The document is right, and says no to all: a wrong table over there."""
    async with behind_nginx(world) as (station, _):
        world.hub.fault(mode="reject", body="unknown product")
        await station.line.make(30)
        await station.alarmed("upstream_refuses_all")
        must(await station.parked() == [], "something was parked")
        world.hub.heal()
        await station.drained()
        await station.check()


async def captive_portal(world: World, answer: str) -> None:
    async with behind_nginx(world) as (station, front):
        await station.line.make(5)
        await station.drained()
        await front.say(answer, PORTAL)
        await station.line.make(20)
        await station.until(lambda: station.uploader.status.phase is not Phase.SENDING, "the portal is noticed")
        must(await station.parked() == [], "something was parked")
        await front.say()
        await station.drained()
        await station.check()


async def torn_answer(world: World) -> None:
    async with behind_nginx(world) as (station, _):
        world.hub.fault(mode="truncate", times=4, methods=["POST"])
        await station.line.make(30)
        await station.drained()
        await station.check()


async def token_run_out(world: World) -> None:
    own = world.folder / "run-out.token"
    own.write_text("yesterday's")
    async with behind_nginx(world, token_file=own) as (station, _):
        await station.line.make(10)
        await station.alarmed("upstream_auth")
        must(station.uploader.status.phase is Phase.PAUSED_AUTH, "not paused")
        await station.line.make(10)
        own.write_text(TOKEN)
        await station.drained()
        await station.check()


async def refused_once(world: World) -> None:
    """A 401 in mid run, then nothing: one more try, and nobody is told."""
    async with behind_nginx(world) as (station, _):
        await station.line.make(5)
        await station.drained()
        world.hub.fault(mode="status", status=401, times=1, methods=["POST"])
        await station.line.make(10)
        await station.drained()
        must("401" in station.overheard.statuses(), "nothing was refused")
        must(station.uploader.status.failures == 0, "it was counted as a failure")
        await station.check()


HTML = 'default_type text/html; return 200 "<html>Welcome to FreeWifi</html>";'
SCENARIOS = (
    Scenario(63, "400 for one of 500", partial(one_of_500, mode="refuse", status=400)),
    Scenario(63, "422 for one of 500", partial(one_of_500, mode="refuse", status=422)),
    Scenario(63, "one of 500 rejected by number", partial(one_of_500, mode="reject", status=200)),
    Scenario(64, "400 for everything", partial(everything_refused, answer="return 400;")),
    Scenario(64, "404 for everything", partial(everything_refused, answer="return 404;")),
    Scenario(
        64, "405 for every batch", partial(everything_refused, answer="if ($request_method = POST) { return 405; }")
    ),
    Scenario(64, "every record rejected", every_record_rejected),
    Scenario(65, "200 with a page", partial(captive_portal, answer=HTML)),
    Scenario(65, "redirected to a login", partial(captive_portal, answer="return 302 /login;")),
    Scenario(65, "511", partial(captive_portal, answer="return 511;")),
    Scenario(65, "200 with half of the document", torn_answer),
    Scenario(66, "a token that has run out", token_run_out),
    Scenario(66, "401 once", refused_once),
)
