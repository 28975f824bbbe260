"""The native wire over HTTP, against a server that says word for word what it is told to."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from sync.delivery.destination import NativeDestination
from sync.errors import TokenUnreadable
from sync.result import DeliveryResult, Outcome
from sync.settings import NativeUpstream
from sync.transport.tokens import read_secret
from tests.sync.desk import HandClock
from tests.sync.factory import batch_of, record
from tests.sync.servers import Script, answer, scripted

pytestmark = pytest.mark.wire
GOOD: dict[str, object] = {"accepted_through": 1, "results": [{"seq": 1, "status": "accepted"}]}


@pytest.fixture
def token_file(tmp_path: Path) -> Path:
    path = tmp_path / "token"
    path.write_text(" abc \n")
    return path


@asynccontextmanager
async def native(
    url: str, token_file: Path, *, station: str = "L1", timeout_s: float = 5.0
) -> AsyncIterator[NativeDestination]:
    settings = NativeUpstream(name="hub", url=url, token_file=token_file, timeout_s=timeout_s)
    destination = NativeDestination(settings, station=station, line="L1", clock=HandClock())
    try:
        yield destination
    finally:
        await destination.close()


async def told(script: Script, token_file: Path, timeout_s: float = 5.0) -> DeliveryResult:
    async with native(script.url, token_file, timeout_s=timeout_s) as destination:
        return await destination.send(destination.prepare(batch_of(record(1))))


async def test_a_request_names_station_and_token_and_asks_for_a_plain_answer(token_file: Path) -> None:
    async with scripted(answer(200, {"contiguous_through": 3})) as script:
        async with native(script.url, token_file, station="Line 1/ü") as destination:
            assert (await destination.ask_cursor("e&f")).through == 3
        head = script.heard[0].decode()
        assert head.startswith("GET /v1/stations/Line%201%2F%C3%BC/cursor?station_epoch=e%26f HTTP/1.1\r\n")
        assert "Authorization: Bearer abc\r\n" in head
        assert "Accept-Encoding: identity\r\n" in head


async def test_one_connection_is_kept_for_all_requests(token_file: Path) -> None:
    async with scripted(answer(200, GOOD), answer(200, GOOD)) as script:
        async with native(script.url, token_file) as destination:
            encoded = destination.prepare(batch_of(record(1)))
            assert (await destination.send(encoded)).outcome is Outcome.DELIVERED
            assert (await destination.send(encoded)).outcome is Outcome.DELIVERED
        assert len(script.heard) == 2


@pytest.mark.parametrize(
    ("raw", "outcome", "status"),
    [
        (answer(200, b"<html>Welcome to FreeWifi</html>", Content_Type="text/html"), Outcome.FOREIGN, "200"),
        (answer(200, b'{"accepted_through": 1, "resu'), Outcome.FOREIGN, "200"),
        (answer(200, b"x" * (5 * 2**20)), Outcome.FOREIGN, "200"),
        (answer(200, GOOD, Content_Encoding="gzip"), Outcome.DELIVERED, "200"),
        (answer(302, b"", Location="http://login.example/"), Outcome.FOREIGN, "302"),
        (answer(404, b"no such page"), Outcome.FOREIGN, "404"),
        (answer(400, b"\xff\x1b[2J bad"), Outcome.REFUSED, "400"),
        (answer(500), Outcome.BUSY, "500"),
        (b"", Outcome.UNREACHED, "unreached"),
        (b"SSH-2.0-OpenSSH_9.2\r\n\r\n", Outcome.UNREACHED, "unreached"),
        (answer(200, GOOD)[:-10], Outcome.UNREACHED, "timeout"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n", Outcome.UNREACHED, "timeout"),
    ],
)
async def test_whatever_a_server_says_has_a_meaning_and_nothing_falls(
    token_file: Path, raw: bytes, outcome: Outcome, status: str
) -> None:
    async with scripted(raw) as script:
        said = await told(script, token_file, timeout_s=0.3 if status == "timeout" else 5.0)
    assert (said.outcome, said.status) == (outcome, status)
    assert said.words.isprintable()


async def test_an_answer_that_drips_is_cut_off_as_a_whole(token_file: Path) -> None:
    async with scripted(answer(200, GOOD)) as script:
        script.drip_s = 0.02
        said = await told(script, token_file, timeout_s=0.3)
        assert (said.status, said.words) == ("timeout", "")  # the key says it, in the language of who reads it


async def test_nobody_listening_is_weather(token_file: Path) -> None:
    async with scripted() as script:
        closed = script.url
    async with native(closed, token_file) as destination:
        said = await destination.ask_cursor("e")
    assert said.outcome is Outcome.UNREACHED
    assert said.words.startswith("ConnectError")


async def test_retry_after_is_counted_from_the_servers_own_clock(token_file: Path) -> None:
    busy = answer(503, b"", Retry_After="Mon, 01 Jan 2001 00:02:00 GMT", Date="Mon, 01 Jan 2001 00:00:00 GMT")
    async with scripted(busy) as script:
        assert (await told(script, token_file)).retry_after_s == 120.0


@pytest.mark.parametrize("content", [b"", b"  \n", b"two words", b"caf\xc3\xa9", b"a\x00b", b"line\nline"])
def test_a_file_without_a_token_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "token"
    path.write_bytes(content)
    with pytest.raises(TokenUnreadable):
        read_secret(path)


def test_a_folder_is_no_token(tmp_path: Path) -> None:
    with pytest.raises(TokenUnreadable) as caught:
        read_secret(tmp_path)
    assert caught.value.key == "token_file_unreadable"
