"""F67, F69 and F70 (docs/promises.md): who is who. Certificates, a hub that forgot, and a station that was cloned."""

import asyncio
import shutil
from datetime import UTC, datetime
from pathlib import Path

from tests.campaign.upstream_stand import Station, must, station
from tests.campaign.upstream_world import Scenario, World, behind_nginx, direct
from tests.sync.answering import Authority

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def _tls(folder: Path, more: str = "") -> str:
    return f"ssl_certificate {folder}/server.pem; ssl_certificate_key {folder}/server.key; {more}"


async def certificates(world: World) -> None:
    """Expired, of another name, self-signed, of a new authority: each told for what it is, then sent as before."""
    folder = world.folder / "certificates"
    folder.mkdir()
    ours, stranger = Authority(folder), Authority(folder)
    path = ours.file
    ours.write_server(folder)
    async with behind_nginx(world, tls=_tls(folder), ca_file=path) as (station, front):
        await station.line.make(5)
        await station.drained()
        for key, who, names, ends in (
            ("tls_expired", ours, (), LONG_AGO),
            ("tls_wrong_host", ours, ("other.example",), None),
            ("tls_untrusted", stranger, (), None),
        ):
            who.write_server(folder, *names, ends=ends)
            await front.say()
            await station.line.make(10)
            await station.alarmed("upstream_down", key)
        stranger.install(path)  # the authority was changed over there; now here too
        await station.drained()
        await station.check()


async def client_certificate(world: World) -> None:
    folder = world.folder / "client"
    folder.mkdir()
    ours = Authority(folder)
    cert, key = folder / "station.pem", folder / "station.key"
    ours.write_server(folder)
    ours.station(cert, key)
    tls = _tls(folder, f"ssl_client_certificate {ours.file}; ssl_verify_client on;")
    files = {"ca_file": ours.file, "client_cert_file": cert, "client_key_file": key}
    async with behind_nginx(world, tls=tls, **files) as (station, _):
        await station.line.make(5)
        await station.drained()
        ours.station(cert, key, ends=LONG_AGO)
        before = len(station.overheard.heard)
        await station.line.make(10)
        await station.alarmed("upstream_held", "client_cert_expired")
        must(
            {told.status for told in station.overheard.heard[before:]} == {"client_cert_expired"}, "it was sent anyway"
        )
        ours.station(cert, key)
        await station.drained()
        await station.check()


async def hub_forgot(world: World) -> None:
    """The hub is put back to its own backup; the gap goes out again, once something is to be said."""
    backup = world.folder / "backup"
    async with direct(world) as station:
        await station.line.make(20)
        await station.drained()
        await asyncio.to_thread(world.hub.back_up, backup)
        await station.line.make(20)
        await station.drained()
        await asyncio.to_thread(world.hub.restore, backup)
        await station.line.make(1)
        await station.until(lambda: station.uploader.status.delivered > 41, "the gap goes out again")
        await station.drained()
        await station.check()
    shutil.rmtree(backup)


async def hub_lost_all(world: World) -> None:
    """Its backup is from before this station was ever heard of."""
    backup = world.folder / "backup"
    await asyncio.to_thread(world.hub.back_up, backup)
    async with direct(world) as station:
        await station.line.make(30)
        await station.drained()
        await asyncio.to_thread(world.hub.restore, backup)
        await station.line.make(5)
        await station.until(lambda: station.uploader.status.delivered >= 65, "everything goes out again")
        await station.drained()
        await station.check()
    shutil.rmtree(backup)


async def cloned(world: World) -> None:
    """A disk was copied: two stations with one name and one journal. What is upstream stays what it is."""
    original, name = world.place()
    told = {"url": f"http://127.0.0.1:{world.hub.port}", "token_file": world.token_file}
    async with station(original, world.hub, name, **told) as before:  # type: ignore[arg-type]
        await before.line.make(10)
        await before.drained()
    copy = world.folder / f"{name}-copy"
    shutil.copytree(original, copy)
    async with (
        station(original, world.hub, name, first=11, mark="a", **told) as ours,  # type: ignore[arg-type]
        station(copy, world.hub, name, first=11, mark="b", **told) as twin,  # type: ignore[arg-type]
    ):
        ours.line.truth |= before.line.truth
        # Both have asked upstream before either writes: a copy that asks later is behind, which is another alarm.
        await ours.drained()
        await twin.drained()
        await ours.line.make(10)
        await ours.drained()
        await twin.line.make(5)
        await twin.alarmed("upstream_identity", "conflict")
        await _nothing_parked(ours, twin)
        await ours.line.make(5)
        await ours.drained()
        await ours.alarmed("upstream_identity", "contested")
        held = await asyncio.to_thread(world.hub.released, name)
        must([case["members"] for case in held] == list(ours.line.truth.values()), "the hub took what the copy said")
        world.waits_ms += ours.line.waits_ms


async def _nothing_parked(*stations: Station) -> None:
    for one in stations:
        must(await one.parked() == [], "something was parked")


SCENARIOS = (
    Scenario(67, "certificates of the server", certificates),
    Scenario(67, "our own certificate runs out", client_certificate),
    Scenario(69, "the hub forgot the last hour", hub_forgot, nginx=False),
    Scenario(69, "the hub forgot everything", hub_lost_all, nginx=False),
    Scenario(70, "a cloned station", cloned, nginx=False),
)
