"""Webhooks: signed, in order, told again until they are taken, replayed; over either database."""

import json
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from standardwebhooks import Webhook

from sync.delivery.policy import Backoff
from sync.hub import webhook_commands as commands
from sync.hub.database import Database
from sync.hub.notices import Notice, record
from sync.hub.trade_job import minute
from sync.hub.webhooks import WebhookSender, receivers
from tests.hub.conftest import Home, PostgresHome

AT_US = 1_763_792_345_000_000
HOUR_US = 3_600_000_000
NO_WAIT = Backoff(base_s=0.0, cap_s=0.0, pause_s=0.0, held_s=0.0)


class Stand:
    """A hub's database with one webhook, and a receiver that answers as a test wants."""

    def __init__(self, database: Database, where: commands.Place, capsys: pytest.CaptureFixture[str]) -> None:
        self.database, self.where, self.capsys = database, where, capsys
        self.heard: list[httpx.Request] = []
        self.answers: list[httpx.Response] = []
        self.sender = WebhookSender(database, backoff=NO_WAIT)

    def happens(self, *kinds: str) -> None:
        with self.database.writer.begin() as connection:
            record(
                connection, [Notice(kind, AT_US + n, {"n": n, "code": "(01)<b>\u202e"}) for n, kind in enumerate(kinds)]
            )

    def receive(self, request: httpx.Request) -> httpx.Response:
        self.heard.append(request)
        return self.answers.pop(0) if self.answers else httpx.Response(204)

    async def rounds(self, count: int = 1) -> None:
        async with httpx.AsyncClient(transport=httpx.MockTransport(self.receive)) as client:
            for _ in range(count):
                await self.sender.once(client)

    @property
    def kinds(self) -> list[str]:
        return [json.loads(each.content)["type"] for each in self.heard]


@pytest.fixture
def stand(home: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Stand]:
    with closing(home.open()) as database:
        where = (None, home.dsn) if isinstance(home, PostgresHome) else (tmp_path, None)
        found = Stand(database, where, capsys)
        assert commands.add(where, "erp", "https://erp.example/hook", []) == 0
        yield found


async def test_a_message_is_signed_and_its_signature_is_proved_by_the_secret(stand: Stand) -> None:
    secret = stand.capsys.readouterr().out.strip()
    stand.happens("shipped")
    await stand.rounds()
    (request,) = stand.heard
    told = Webhook(secret).verify(request.content, dict(request.headers))
    assert told["type"] == "shipped" and told["data"]["n"] == 0
    with pytest.raises(Exception, match="signature"):
        Webhook(secret).verify(request.content.replace(b"shipped", b"scanned"), dict(request.headers))


async def test_a_receiver_that_is_down_or_answers_html_is_told_everything_in_order_when_it_is_back(
    stand: Stand,
) -> None:
    stand.happens("shipped", "scanned", "returned")
    page = httpx.Response(200, headers={"content-type": "text/html"}, text="<h1>Login</h1>")
    stand.answers = [httpx.Response(503), page, httpx.Response(429), httpx.Response(302), httpx.Response(401)]
    await stand.rounds(6)
    assert stand.kinds == ["shipped"] * 6 + ["scanned", "returned"]
    assert len({request.headers["webhook-id"] for request in stand.heard[:6]}) == 1, "the same message, the same id"


async def test_a_receiver_that_was_away_for_days_has_lost_nothing(stand: Stand) -> None:
    """The hub goes on all the while, and drops what is old once an hour."""
    stand.happens("shipped", "scanned")
    stand.answers = [httpx.Response(503) for _ in range(40)]
    for day in range(1, 31):
        await stand.rounds()
        minute(stand.database, (AT_US // HOUR_US + 24 * day) * HOUR_US, 180)
        stand.happens("returned")
    stand.answers, before = [], len(stand.heard)
    await stand.rounds(2)
    assert stand.kinds[before:] == ["shipped", "scanned", *["returned"] * 30]
    first = json.loads(stand.heard[before].content)
    assert first["timestamp"] == "2025-11-22T06:19:05+00:00", "it is told when it happened"


@pytest.mark.parametrize("page", [b"<html>" + b"<p>log in</p>" * 1_000, b"\xff" * 10_000])
async def test_a_page_without_end_is_not_read_to_its_end(stand: Stand, page: bytes) -> None:
    read = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal read
        while True:
            read += len(page)
            yield page

    stand.happens("shipped")
    stand.answers = [httpx.Response(200, headers={"content-type": "text/html"}, content=endless())]
    await stand.rounds(2)
    assert read == len(page)
    assert stand.kinds == ["shipped"] * 2, "told again once the receiver is right"


async def test_one_message_that_is_refused_is_passed_over_when_the_next_one_is_taken(stand: Stand) -> None:
    stand.happens("shipped", "scanned", "returned")
    stand.answers = [httpx.Response(422, text="no such thing")]
    await stand.rounds(2)
    assert stand.kinds == ["shipped", "scanned", "returned"]
    assert commands.newest(stand.where, "erp", 10) == 0
    assert "refused\t422\tno such thing" in stand.capsys.readouterr().out


async def test_a_receiver_that_refuses_everything_loses_nothing(stand: Stand) -> None:
    stand.happens("shipped", "scanned")
    stand.answers = [httpx.Response(400) for _ in range(6)]
    await stand.rounds(3)
    stand.answers = []
    before = len(stand.heard)
    await stand.rounds(2)
    assert stand.kinds[before:] == ["shipped", "scanned"]


async def test_only_wanted_kinds_are_told(stand: Stand) -> None:
    assert commands.add(stand.where, "wecom", "https://wecom.example/", ["diversion.raised"]) == 0
    stand.happens("scanned", "diversion.raised", "scanned")
    await stand.rounds(2)
    assert [each.url.host for each in stand.heard].count("wecom.example") == 1


async def test_a_replay_tells_again_from_a_time_on_under_the_same_ids(stand: Stand) -> None:
    from datetime import UTC, datetime

    stand.happens("shipped", "scanned")
    await stand.rounds()
    ids = [each.headers["webhook-id"] for each in stand.heard]
    assert commands.again(stand.where, "erp", datetime(2020, 1, 1, tzinfo=UTC)) == 0
    await stand.rounds()
    assert [each.headers["webhook-id"] for each in stand.heard] == ids * 2


async def test_two_hubs_do_not_tell_at_once(stand: Stand) -> None:
    from sync.hub.webhooks import leased

    (one,) = receivers(stand.database)
    assert leased(stand.database, one.id, AT_US, AT_US + 60)
    assert not leased(stand.database, one.id, AT_US + 1, AT_US + 60)
    assert leased(stand.database, one.id, AT_US + 61, AT_US + 120), "the other one died"


@pytest.mark.parametrize(
    ("name", "url", "kinds"),
    [
        ("erp", "https://other.example/", []),
        ("b", "http://erp.example/", []),
        ("b", "https://me:pw@erp.example/", []),
        ("b", "https://erp.example/", ["shiped"]),
    ],
    ids=["name", "clear", "secret", "kind"],
)
def test_a_webhook_that_cannot_be_is_refused_with_a_sentence(
    stand: Stand, name: str, url: str, kinds: list[str]
) -> None:
    assert commands.add(stand.where, name, url, kinds) == 1
    assert len(receivers(stand.database)) == 1
    assert stand.capsys.readouterr().err
