"""F66 (docs/promises.md): an expired token costs one new token however many requests see it; then a person."""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from sync.delivery.destination import NativeDestination
from sync.delivery.policy import Phase
from sync.delivery.session import IDLE_S
from sync.delivery.uploader import FILE_CHECK_S, Uploader
from sync.result import DeliveryResult, Outcome
from sync.settings import NativeUpstream
from tests.sync.answering import answering
from tests.sync.desk import HandClock, settle
from tests.sync.factory import outbox_of
from tests.sync.servers import answer

pytestmark = pytest.mark.wire


@dataclass(slots=True)
class Platform:
    """Gives tokens for the right secret, and takes the newest one only."""

    url: str = ""
    secret: str = "the-secret"
    life_s: object = 3_600
    given: int = 0
    taken: Counter[str] = field(default_factory=Counter)
    instead: bytes = b""
    """What the giver of tokens says instead."""
    forms: list[dict[str, list[str]]] = field(default_factory=list)

    def reply(self, head: str, body: bytes) -> bytes:
        if head.startswith("POST /token "):
            return self._give(parse_qs(body.decode()))
        said = head.partition("Authorization: Bearer ")[2].partition("\r\n")[0]
        self.taken[said] += 1
        if said != f"token-{self.given}":
            return answer(401, {"code": "token_refused", "detail": f"I do not know {said}"})
        return answer(200, {"contiguous_through": 0})

    def _give(self, form: dict[str, list[str]]) -> bytes:
        self.forms.append(form)
        if self.instead:
            return self.instead
        if form.get("client_secret") != [self.secret]:
            return answer(401, {"error": "invalid_client", "error_description": f"not {form['client_secret'][0]}"})
        self.given += 1
        return answer(200, {"access_token": f"token-{self.given}", "token_type": "Bearer", "expires_in": self.life_s})

    def renew(self) -> None:
        """What was given counts no more."""
        self.given += 1


@asynccontextmanager
async def platform(folder: Path, clock: HandClock) -> AsyncIterator[tuple[Platform, NativeDestination]]:
    told = Platform()
    secret = folder / "secret"
    secret.write_text("the-secret\n")
    async with answering(told.reply) as server:
        told.url = server.url
        settings = NativeUpstream(
            name="hub",
            url=server.url,
            oauth_url=f"{server.url}/token",
            oauth_client="L1",
            oauth_secret_file=secret,
            oauth_scope="events write",
        )
        destination = NativeDestination(settings, station="L1", line="L1", clock=clock)
        yield told, destination
        await destination.close()


async def asked(destination: NativeDestination) -> DeliveryResult:
    return await destination.ask_cursor("epoch-a")


async def test_a_token_is_had_for_the_clients_credentials_and_kept(tmp_path: Path) -> None:
    async with platform(tmp_path, HandClock()) as (server, destination):
        assert [(await asked(destination)).outcome for _ in range(5)] == [Outcome.DELIVERED] * 5
        assert server.given == 1
        (form,) = server.forms
        assert form == {
            "grant_type": ["client_credentials"],
            "client_id": ["L1"],
            "client_secret": ["the-secret"],
            "scope": ["events write"],
        }


async def test_ten_requests_that_are_refused_at_once_cost_one_new_token(tmp_path: Path) -> None:
    async with platform(tmp_path, HandClock()) as (server, destination):
        assert (await asked(destination)).outcome is Outcome.DELIVERED
        server.renew()
        refused = await asyncio.gather(*(asked(destination) for _ in range(10)))
        assert {told.outcome for told in refused} == {Outcome.UNAUTHORISED}
        assert len(server.forms) == 1
        again = await asyncio.gather(*(asked(destination) for _ in range(10)))
        assert {told.outcome for told in again} == {Outcome.DELIVERED}
        assert len(server.forms) == 2


async def test_ten_requests_at_the_start_cost_one_token(tmp_path: Path) -> None:
    async with platform(tmp_path, HandClock()) as (server, destination):
        told = await asyncio.gather(*(asked(destination) for _ in range(10)))
        assert {each.outcome for each in told} == {Outcome.DELIVERED}
        assert len(server.forms) == 1


async def test_a_late_refusal_of_the_old_token_does_not_cost_the_new_one(tmp_path: Path) -> None:
    """Ten slow requests with one token: nine of the refusals come after the new one is there."""
    async with platform(tmp_path, HandClock()) as (server, destination):
        await asked(destination)
        server.renew()
        slow = asyncio.gather(*(asked(destination) for _ in range(10)))
        while server.taken["token-1"] < 3:
            await asyncio.sleep(0)
        quick = asyncio.gather(*(asked(destination) for _ in range(3)))
        await slow
        await quick
        assert (await asked(destination)).outcome is Outcome.DELIVERED
        assert len(server.forms) == 2


@pytest.mark.parametrize(("life_s", "renewed_after_s"), [(3_600, 3_240), (60, 54), (None, 270)])
async def test_a_token_is_renewed_before_its_end_by_a_clock_nobody_can_set(
    tmp_path: Path, life_s: int | None, renewed_after_s: float
) -> None:
    clock = HandClock()
    async with platform(tmp_path, clock) as (server, destination):
        server.life_s = life_s
        await asked(destination)
        clock.passed_s = renewed_after_s - 1
        await asked(destination)
        assert server.given == 1
        clock.passed_s = renewed_after_s
        assert (await asked(destination)).outcome is Outcome.DELIVERED
        assert server.given == 2


@pytest.mark.parametrize(
    ("instead", "outcome", "status"),
    [
        (answer(401, {"error": "invalid_client"}), Outcome.UNAUTHORISED, "oauth_refused"),
        (answer(400, {"error": "invalid_scope"}), Outcome.UNAUTHORISED, "oauth_refused"),
        (answer(302, b"", Location="https://login.example"), Outcome.UNAUTHORISED, "oauth_refused"),
        (answer(200, b"<html>log in</html>"), Outcome.UNAUTHORISED, "oauth_not_a_token"),
        (answer(200, {"access_token": "a b", "token_type": "Bearer"}), Outcome.UNAUTHORISED, "oauth_not_a_token"),
        (answer(200, {"access_token": "a\r\nX: y", "token_type": "Bearer"}), Outcome.UNAUTHORISED, "oauth_not_a_token"),
        (answer(200, {"access_token": "a", "token_type": "mac"}), Outcome.UNAUTHORISED, "oauth_not_a_token"),
        (answer(200, {"access_token": "a", "token_type": "Bearer", "expires_in": -5}), Outcome.UNAUTHORISED, None),
        (answer(503, b"", Retry_After="30"), Outcome.BUSY, "503"),
        (answer(429), Outcome.BUSY, "429"),
    ],
)
async def test_who_gives_no_token_is_told_and_nothing_is_sent(
    tmp_path: Path, instead: bytes, outcome: Outcome, status: str | None
) -> None:
    async with platform(tmp_path, HandClock()) as (server, destination):
        server.instead = instead
        told = await asked(destination)
        assert told.outcome is outcome
        assert status is None or told.status == status
        assert server.taken == Counter()
        server.instead = b""
        assert (await asked(destination)).outcome is Outcome.DELIVERED


async def test_no_secret_of_ours_comes_back_in_a_servers_words(tmp_path: Path) -> None:
    async with platform(tmp_path, HandClock()) as (server, destination):
        server.secret = "another"
        told = await asked(destination)
        assert "the-secret" not in told.words and "***" in told.words
        server.secret = "the-secret"
        await asked(destination)
        server.renew()
        told = await asked(destination)
        assert (told.outcome, "token-1" in told.words, "***" in told.words) == (Outcome.UNAUTHORISED, False, True)


async def test_a_secret_refused_for_good_pauses_keeps_everything_and_asks_seldom(tmp_path: Path) -> None:
    clock, outbox = HandClock(), outbox_of(5)
    async with platform(tmp_path, clock) as (server, destination):
        server.secret = "another"
        uploader = Uploader("hub", outbox, destination, clock, lambda: 0.5)
        for _ in range(4):
            assert 30 <= await settle(uploader) <= 60
        status = uploader.status
        assert (status.phase, status.waiting, status.parked) == (Phase.PAUSED_AUTH, 5, 0)
        assert status.alarms == (("upstream_auth", (("cause", "oauth_refused"), ("destination", "hub"))),)
        assert len(server.forms) == 8  # each look: once, and once more to be sure
        assert json.dumps([str(status)]).find("the-secret") == -1


async def test_a_token_in_a_file_that_was_replaced_is_used_at_once(tmp_path: Path) -> None:
    token, server = tmp_path / "token", Platform(given=2)
    token.write_text("token-1")
    async with answering(server.reply) as listener:
        settings = NativeUpstream(name="hub", url=listener.url, token_file=token)
        destination = NativeDestination(settings, station="L1", line="L1", clock=HandClock())
        assert (await asked(destination)).outcome is Outcome.UNAUTHORISED
        token.write_text("token-2")
        assert (await asked(destination)).outcome is Outcome.DELIVERED
        await destination.close()


@dataclass(slots=True)
class Mends(HandClock):
    """Somebody puts the token right after the third look at its file: another file under its name (a file written anew
    within one tick of the system's clock looks like the one before). Time stands still once nothing is left to do."""

    token: Path = Path()
    idle: asyncio.Event = field(default_factory=asyncio.Event)

    async def wait(self, event: asyncio.Event, timeout_s: float) -> bool:
        passed = await HandClock.wait(self, event, timeout_s)
        if len(self.waits) == 3:
            fresh = self.token.with_suffix(".new")
            fresh.write_text("token-2")
            fresh.replace(self.token)
        if timeout_s == IDLE_S:
            self.idle.set()
            await asyncio.Event().wait()  # until the uploader is stopped
        return passed


async def test_a_pause_ends_some_seconds_after_the_token_was_put_right(tmp_path: Path) -> None:
    token, server = tmp_path / "token", Platform(given=2)
    token.write_text("token-1")
    clock = Mends(token=token)
    async with answering(server.reply) as listener:
        settings = NativeUpstream(name="hub", url=listener.url, token_file=token)
        destination = NativeDestination(settings, station="L1", line="L1", clock=clock)
        uploader, stop = Uploader("hub", outbox_of(0), destination, clock, lambda: 0.5), asyncio.Event()
        running = asyncio.create_task(uploader.run(stop))
        async with asyncio.timeout(20):
            await clock.idle.wait()
        stop.set()
        await running
    assert clock.waits == [FILE_CHECK_S, FILE_CHECK_S, FILE_CHECK_S, IDLE_S]
    assert server.taken == Counter({"token-1": 2, "token-2": 1})
