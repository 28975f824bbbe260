"""Who may do what, how often: tokens made and revoked, buckets, and the access control in front."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from station.connections import address_key
from sync.hub.access import STATION_MAX
from sync.hub.context import HubSettings
from sync.hub.limits import KEYS_MAX, Buckets, Rate, RateLimits
from sync.hub.refusal import RequestRefused
from sync.hub.tokens import StoredTokens, TokenRefused
from tests.hub.conftest import Home
from tests.hub.serving import served
from tests.sync.factory import posted, record


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def tokens(home: Home) -> Iterator[StoredTokens]:
    database = home.open()
    yield StoredTokens(database.writer, database.reader)
    database.close()


async def write(hub: httpx.AsyncClient, token: str, station: str = "L1") -> int:
    path = f"/v1/stations/{quote(station, safe='')}/events"
    answer = await hub.post(path, content=posted(record(1)), headers={"Authorization": f"Bearer {token}"})
    return answer.status_code


async def test_a_stations_token_writes_as_that_station_until_it_is_revoked(home: Home, tokens: StoredTokens) -> None:
    token = tokens.make("L1 of 2026", "L1", 1)
    async with served(home, None) as hub:
        assert [await write(hub, token), await write(hub, token, "L2")] == [200, 403]
        tokens.revoke("L1 of 2026", 2)
        assert await write(hub, token) == 401


async def test_a_reading_token_sees_all_and_writes_nothing(home: Home, tokens: StoredTokens) -> None:
    reader, writer = tokens.make("office", None, 1), tokens.make("L1", "L1", 1)
    async with served(home, None) as hub:
        assert await write(hub, writer) == 200
        assert await write(hub, reader) == 403
        hub.headers["Authorization"] = f"Bearer {reader}"
        assert (await hub.get("/v1/trace/CASE-1")).status_code == 200
        assert [each["station"] for each in (await hub.get("/v1/stations")).json()["stations"]] == ["L1"]
        assert (await hub.get("/v1/stations/L1/released")).json()["count"] == 1


def test_only_the_hash_of_a_token_is_kept(tokens: StoredTokens) -> None:
    token = tokens.make("L1", "L1", 1)
    assert len(token) >= 43
    (listed,) = tokens.all()
    assert (listed.name, listed.station, listed.made_us, listed.revoked_us) == ("L1", "L1", 1, None)
    assert token not in repr(listed)
    assert tokens.grant(token) is not None
    assert tokens.grant(token + "x") is None


def test_a_name_is_never_used_twice_and_an_unknown_one_cannot_be_revoked(tokens: StoredTokens) -> None:
    tokens.make("L1", "L1", 1)
    tokens.revoke("L1", 2)
    for attempt in (lambda: tokens.make("L1", "L1", 3), lambda: tokens.revoke("L1", 3), lambda: tokens.revoke("L9", 3)):
        with pytest.raises(TokenRefused):
            attempt()
    assert not tokens.any


async def test_without_any_token_nobody_writes_or_reads(home: Home) -> None:
    async with served(home, None) as hub:
        for token in ("", "one", "None", "x" * 9_000):
            assert await write(hub, token) == 401
        assert (await hub.get("/v1/stations")).status_code == 401
        assert (await hub.get("/t/nobody")).status_code == 404


@pytest.mark.parametrize("station", ["x" * (STATION_MAX + 1), "a\nb", "a\u202eb"])
async def test_a_station_whose_name_is_none_is_unknown(home: Home, tmp_path: Path, station: str) -> None:
    (tmp_path / "token").write_text("one")
    async with served(home, tmp_path / "token") as hub:
        assert await write(hub, "one", station) == 404


async def test_who_guesses_tokens_is_slowed_and_the_right_token_from_there_is_not(home: Home, tmp_path: Path) -> None:
    (tmp_path / "token").write_text("one")
    async with served(home, tmp_path / "token", HubSettings(RateLimits(stranger=Rate(0.1, 3)))) as hub:
        assert [await write(hub, f"guess-{turn}") for turn in range(5)] == [401, 401, 401, 429, 429]
        assert await write(hub, "one") == 200


async def test_a_token_and_a_page_have_their_rates_and_are_told_when_to_come_again(home: Home, tmp_path: Path) -> None:
    (tmp_path / "token").write_text("one")
    rates = RateLimits(token=Rate(0.5, 2), page=Rate(0.25, 1))
    async with served(home, tmp_path / "token", HubSettings(rates)) as hub:
        answers = [await hub.get("/v1/stations") for _ in range(3)]
        assert [answer.status_code for answer in answers] == [200, 200, 429]
        assert 1 <= int(answers[2].headers["Retry-After"]) <= 2
        pages = [await hub.get("/t?lang=zh") for _ in range(2)]
        assert [page.status_code for page in pages] == [200, 429]
        assert "请求过于频繁" in pages[1].text
        assert 1 <= int(pages[1].headers["Retry-After"]) <= 4


def test_a_bucket_fills_with_time_and_never_over_its_brim() -> None:
    clock = Clock()
    buckets = Buckets(Rate(2.0, 3), clock)
    for _ in range(3):
        buckets.take("a")
    with pytest.raises(RequestRefused) as refused:
        buckets.take("a")
    assert (refused.value.status, refused.value.retry_after_s) == (429, 1)
    buckets.take("b")
    clock.now = 0.5
    buckets.take("a")
    clock.now = 1_000.0
    for _ in range(3):
        buckets.take("a")
    with pytest.raises(RequestRefused):
        buckets.take("a")


def test_who_has_not_come_for_longest_is_forgotten_first() -> None:
    buckets = Buckets(Rate(0.001, 1), Clock())
    for number in range(KEYS_MAX + 1):
        buckets.take(str(number))
    buckets.take("0")
    with pytest.raises(RequestRefused):
        buckets.take(str(KEYS_MAX))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8::1", "2001:db8::ffff:1", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        (None, "not an address", True),
    ],
)
def test_an_address_is_a_subscriber(one: str | None, other: str, same: bool) -> None:
    assert (address_key(one) == address_key(other)) is same
