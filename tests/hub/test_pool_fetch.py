"""A station fetches what was handed to it from a hub on the wire, and void codes go both ways."""

from contextlib import closing
from pathlib import Path

import pytest

from station.assembly import pool_fetch
from station.assembly.pool_fetch import Fetched, HubPools, fetch
from station.pools.errors import PoolRefused
from station.pools.reader import PoolReader
from station.pools.voiding import void_range
from sync.hub.pool_commands import hand, issue_codes, void
from sync.settings import NativeUpstream
from tests.hub.test_command import running
from tests.journal.make import on_disk
from tests.pools.make import NOW_US

pytestmark = pytest.mark.wire
GTIN = "09501101530003"


def test_codes_come_void_ones_go_both_ways_and_again_nothing_is_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool_fetch, "PAGE", 7)
    hub, data, token = tmp_path / "hub", tmp_path / "line", tmp_path / "token"
    token.write_text("L1 one\n")
    on_disk(data).close()
    issue_codes(hub, None, "water", GTIN, "", 13, 50)
    hand(hub, None, "water", "L1", 20, None)
    void(hub, None, "water", (2, 3), "anna", "torn")
    (tmp_path / "own").write_text("one")
    with running(f"--data={hub}", f"--token-file={token}") as port:
        settings = NativeUpstream(name="hub", url=f"http://127.0.0.1:{port}", token_file=tmp_path / "own")
        station = HubPools(settings, "L1")
        assert fetch(data, station, NOW_US) == [Fetched("water", 20, 2, 0)]
        void_range(data, "water", 10, 12, by="ben", reason="spoilt", now_us=NOW_US)
        hand(hub, None, "water", "L1", 5, None)
        assert fetch(data, station, NOW_US) == [Fetched("water", 5, 0, 3)]
        assert fetch(data, station, NOW_US) == [Fetched("water", 0, 0, 0)]
        with pytest.raises(PoolRefused, match="pool_hub_answer"):
            fetch(data, HubPools(settings, "L2"), NOW_US)
    with closing(PoolReader(data)) as reader:
        assert len(list(reader.codes("water"))) == 20
        assert reader.pool("water").void == 5
    with pytest.raises(PoolRefused, match="pool_hub_answer"):
        fetch(data, station, NOW_US)
