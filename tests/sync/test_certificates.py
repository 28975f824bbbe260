"""Our own certificate is told of before it ends."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme

from sync.transport.tls import CertificateWatch, certificate_ends
from tests.sync.answering import Authority


@pytest.fixture
def ours(tmp_path: Path) -> Authority:
    return Authority(tmp_path)


@pytest.mark.parametrize(
    ("left", "key"),
    [
        (timedelta(days=31), None),
        (timedelta(days=30), "client_cert_ends_30"),
        (timedelta(days=7, seconds=1), "client_cert_ends_30"),
        (timedelta(days=7), "client_cert_ends_7"),
        (timedelta(days=1), "client_cert_ends_1"),
        (timedelta(seconds=1), "client_cert_ends_1"),
        (timedelta(0), "upstream_held"),
        (timedelta(days=-400), "upstream_held"),
    ],
)
async def test_the_end_of_our_certificate_is_told_a_month_a_week_and_a_day_before(
    ours: Authority, tmp_path: Path, left: timedelta, key: str | None
) -> None:
    ends = datetime(2027, 5, 1, 12, tzinfo=UTC)
    cert, watch = tmp_path / "station.pem", CertificateWatch("hub", tmp_path / "station.pem")
    await watch.refresh()
    assert watch.alarms(ends - left) == ()  # no file yet: whoever wants to send with it says so
    ours.station(cert, tmp_path / "station.key", ends=ends)
    await watch.refresh()
    assert [found for found, _ in watch.alarms(ends - left)] == ([] if key is None else [key])
    ours.station(cert, tmp_path / "station.key", ends=ends + timedelta(days=365))
    await watch.refresh()
    assert watch.alarms(ends - timedelta(days=2)) == ()


async def test_the_shortest_certificate_of_a_chain_counts(tmp_path: Path) -> None:
    chain, soon = tmp_path / "chain.pem", datetime(2027, 1, 1, tzinfo=UTC)
    ca = trustme.CA()
    long, short = (ca.issue_cert("a@b.example", not_after=ends) for ends in (datetime(2030, 1, 1, tzinfo=UTC), soon))
    chain.write_bytes(long.cert_chain_pems[0].bytes() + short.cert_chain_pems[0].bytes())
    assert certificate_ends(chain) == soon


async def test_without_a_client_certificate_there_is_nothing_to_watch() -> None:
    watch = CertificateWatch("hub", None)
    await watch.refresh()
    assert watch.alarms(datetime(2027, 1, 1, tzinfo=UTC)) == ()
