"""F67 (docs/promises.md): expired, forged, misnamed or replaced certificates. Nothing is sent; the reason is told."""

import asyncio
import socket
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    load_pem_private_key,
)
from pydantic import ValidationError

from sync.delivery.destination import NativeDestination
from sync.errors import LocalFault
from sync.result import DeliveryResult, Outcome
from sync.settings import NativeUpstream
from sync.transport.tls import certificate_ends, load_tls
from tests.sync.answering import Answering, Authority, answering
from tests.sync.desk import HandClock
from tests.sync.servers import answer

pytestmark = pytest.mark.wire
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
THROUGH_3 = answer(200, {"contiguous_through": 3})


@pytest.fixture
def ours(tmp_path: Path) -> Authority:
    return Authority(tmp_path)


@pytest.fixture
def token(tmp_path: Path) -> Path:
    path = tmp_path / "token"
    path.write_text("the-token")
    return path


def station(server: Answering, token: Path, **more: Path | None) -> NativeDestination:
    told = {"name": "hub", "url": server.url, "token_file": token} | more
    return NativeDestination(NativeUpstream.model_validate(told), station="L1", line="L1", clock=HandClock())


async def asked(destination: NativeDestination) -> DeliveryResult:
    return await destination.ask_cursor("epoch-a")


async def test_our_own_authority_is_enough_and_the_only_one_believed(ours: Authority, token: Path) -> None:
    async with answering(lambda *_: THROUGH_3, ours.server()) as server:
        with_ca, without = station(server, token, ca_file=ours.file), station(server, token)
        assert (await asked(with_ca)).through == 3
        assert (await asked(without)).status == "tls_untrusted"
        await with_ca.close()
        await without.close()


@pytest.mark.parametrize("kind", ["expired", "not_yet_valid", "wrong_host", "untrusted"])
async def test_a_server_that_cannot_prove_itself_hears_nothing_at_all(
    ours: Authority, token: Path, tmp_path: Path, kind: str
) -> None:
    stranger = Authority(tmp_path / "elsewhere")
    match kind:
        case "expired":
            tls = ours.server(before=LONG_AGO)
        case "not_yet_valid":
            tls = ours.server()
            later = datetime.now(UTC) + timedelta(days=3)
            ours.ca.issue_cert("localhost", not_before=later, not_after=later + timedelta(days=9)).configure_cert(tls)
        case "wrong_host":
            tls = ours.server("other.example")
        case _:
            tls = stranger.server()
    async with answering(lambda *_: THROUGH_3, tls) as server:
        destination = station(server, token, ca_file=ours.file)
        told = await asked(destination)
        await destination.close()
    assert (told.outcome, told.status) == (Outcome.UNREACHED, f"tls_{kind}")
    assert told.words.isprintable() and "the-token" not in told.words
    assert server.heads == []


async def test_a_new_authority_on_disk_is_believed_without_a_restart(ours: Authority, token: Path) -> None:
    """The server has moved to another authority; the station follows as soon as its file does."""
    path, next_year = ours.file, Authority(ours.folder)
    async with answering(lambda *_: THROUGH_3, next_year.server()) as server:
        destination = station(server, token, ca_file=path)
        assert (await asked(destination)).status == "tls_untrusted"
        next_year.install(path)
        assert (await asked(destination)).through == 3
        await destination.close()


async def test_an_authority_taken_away_ends_the_connection_it_vouched_for(ours: Authority, token: Path) -> None:
    async with answering(lambda *_: THROUGH_3, ours.server()) as server:
        destination = station(server, token, ca_file=ours.file)
        assert (await asked(destination)).through == 3
        Authority(ours.folder).install(ours.file)
        assert (await asked(destination)).status == "tls_untrusted"
        ours.file.unlink()
        told = await asked(destination)
        assert (told.outcome, told.status) == (Outcome.HELD, "ca_unreadable")
        await destination.close()


async def test_a_server_may_ask_who_we_are(ours: Authority, token: Path, tmp_path: Path) -> None:
    cert, key = tmp_path / "station.pem", tmp_path / "station.key"
    ours.station(cert, key)
    async with answering(lambda *_: THROUGH_3, ours.server(client=ours.ca)) as server:
        destination = station(server, token, ca_file=ours.file, client_cert_file=cert, client_key_file=key)
        assert (await asked(destination)).through == 3
        Authority(tmp_path).station(cert, key)  # of an authority the server does not know
        assert (await asked(destination)).outcome is Outcome.UNREACHED
        ours.station(cert, key)
        assert (await asked(destination)).through == 3
        await destination.close()


async def test_without_a_certificate_such_a_server_is_not_reached(ours: Authority, token: Path) -> None:
    async with answering(lambda *_: THROUGH_3, ours.server(client=ours.ca)) as server:
        destination = station(server, token, ca_file=ours.file)
        told = await asked(destination)
        await destination.close()
    assert told.outcome is Outcome.UNREACHED
    assert server.heads == []


async def test_a_server_that_says_what_it_thinks_of_our_certificate_is_understood(
    ours: Authority, token: Path, tmp_path: Path
) -> None:
    cert, key = tmp_path / "station.pem", tmp_path / "station.key"
    Authority(tmp_path).station(cert, key)
    tls = ours.server(client=ours.ca)
    tls.maximum_version = ssl.TLSVersion.TLSv1_2  # in 1.3 the refusal comes after the request, and may be lost
    with socket.create_server(("127.0.0.1", 0)) as listener:
        refusing = asyncio.create_task(asyncio.to_thread(_shake_hands, listener, tls))
        server = Answering(lambda *_: b"", f"https://localhost:{listener.getsockname()[1]}")
        destination = station(server, token, ca_file=ours.file, client_cert_file=cert, client_key_file=key)
        told = await asked(destination)
        await destination.close()
        assert await refusing == "CERTIFICATE_VERIFY_FAILED"
    assert (told.outcome, told.status) == (Outcome.UNREACHED, "tls_client_refused")


def _shake_hands(listener: socket.socket, tls: ssl.SSLContext) -> str:
    """With OpenSSL's own hands, which send the alert; why it failed."""
    connection, _ = listener.accept()
    with connection:
        try:
            tls.wrap_socket(connection, server_side=True).close()
        except ssl.SSLError as error:
            return error.reason or ""
    return ""


async def test_a_certificate_of_ours_that_is_over_is_not_shown_to_anybody(
    ours: Authority, token: Path, tmp_path: Path
) -> None:
    cert, key = tmp_path / "station.pem", tmp_path / "station.key"
    ours.station(cert, key, ends=LONG_AGO)
    async with answering(lambda *_: THROUGH_3, ours.server(client=ours.ca)) as server:
        destination = station(server, token, ca_file=ours.file, client_cert_file=cert, client_key_file=key)
        told = await asked(destination)
        assert (told.outcome, told.status) == (Outcome.HELD, "client_cert_expired")
        assert server.connections == 0
        ours.station(cert, key)
        assert (await asked(destination)).through == 3
        await destination.close()


async def test_a_rotation_seen_half_way_holds_until_it_is_whole(ours: Authority, token: Path, tmp_path: Path) -> None:
    cert, key = tmp_path / "station.pem", tmp_path / "station.key"
    ours.station(cert, key)
    async with answering(lambda *_: THROUGH_3, ours.server(client=ours.ca)) as server:
        destination = station(server, token, ca_file=ours.file, client_cert_file=cert, client_key_file=key)
        ours.station(cert, tmp_path / "other.key")
        assert (await asked(destination)).status == "client_cert_unreadable"
        (tmp_path / "other.key").rename(key)
        assert (await asked(destination)).through == 3
        await destination.close()


def test_a_key_with_a_password_is_refused_and_nobody_is_asked_for_it(ours: Authority, tmp_path: Path) -> None:
    cert, key = tmp_path / "station.pem", tmp_path / "station.key"
    ours.station(cert, key)
    plain = load_pem_private_key(key.read_bytes(), None)
    key.write_bytes(plain.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"x")))
    told = {"name": "hub", "url": "https://h", "token_file": key, "client_cert_file": cert, "client_key_file": key}
    with pytest.raises(LocalFault) as caught:
        load_tls(NativeUpstream.model_validate(told))
    assert caught.value.key == "client_cert_unreadable"


@pytest.mark.parametrize("content", [b"", b"no PEM", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"])
def test_files_that_are_no_certificates_are_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.pem"
    path.write_bytes(content)
    told = {"name": "hub", "url": "https://h", "token_file": path}
    for key in ("ca_file", "client_cert_file"):
        with pytest.raises(LocalFault) as caught:
            load_tls(NativeUpstream.model_validate(told | {key: path}))
        assert caught.value.key in ("ca_unreadable", "client_cert_unreadable")
    with pytest.raises(LocalFault):
        certificate_ends(path)


async def test_the_environment_can_neither_add_an_authority_nor_take_one(
    ours: Authority, token: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(ours.file))
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    async with answering(lambda *_: THROUGH_3, ours.server()) as server:
        with_ca, without = station(server, token, ca_file=ours.file), station(server, token)
        assert (await asked(with_ca)).through == 3
        assert (await asked(without)).status == "tls_untrusted"
        await with_ca.close()
        await without.close()


@pytest.mark.parametrize("key", ["verify", "insecure", "tls_verify", "verify_tls", "check_hostname"])
def test_there_is_no_switch_that_turns_checking_off(key: str) -> None:
    with pytest.raises(ValidationError):
        NativeUpstream.model_validate({"name": "hub", "url": "https://h", "token_file": "t", key: False})
