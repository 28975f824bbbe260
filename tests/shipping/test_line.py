"""A line whose case or pallet a dock has shipped changes nothing of it before it is returned, once it has heard."""

import asyncio
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from station.api.errors import ApiRefused
from station.assembly.shipping_facts import ToldOfOthers
from sync.clock import SystemClock
from sync.outbox import Record
from sync.released.cache import CacheFault, ReleasedCache
from sync.released.feed import Change
from sync.released.watch import ReleasedFeed
from sync.settings import NativeUpstream
from tests.assembly.test_rework_lookups import Table
from tests.cli.test_rework import url
from tests.journal.make import NOW_US
from tests.shipping.plant import say
from tests.sync.factory import code_body
from tests.sync.servers import hub_at

OWN = ("L1", "line-1")
SHIPPED_US = NOW_US - 3_600_000_000


class Told(Table):
    """A line that the hub tells of a dock."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.cache = ReleasedCache(file)
        self.service.known = self.lookups.known = ToldOfOthers(self.journal.reader, self.cache, lambda: OWN)

    def hear(self, seq: int, kind: str, code: str, at_us: int = SHIPPED_US, document: str = "") -> None:
        """The dock D1 has shipped or returned what has this code."""
        at = time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime(at_us / 1_000_000))
        record = {"seq": seq, "kind": kind, "time": at, "container": 0, "level": 1, "name": "case"}
        more = {"code": code_body(code), "to": "DIST-7", "document": document}
        self.cache.take("D1", "dock-1", [Change.model_validate(record | more)], seq)


@pytest.fixture
def line(tmp_path: Path) -> Iterator[Told]:
    told = Told(tmp_path / "released.db")
    yield told
    told.cache.close()


def test_what_a_dock_shipped_is_not_changed_and_the_story_is_told(line: Told) -> None:
    line.hear(1, "shipment.confirmed", "p1", document="LS-77")
    for act, more in (("remove", {"code": url("u1a")}), ("dissolve", {"container": "p1"}), ("remove", {"code": "c1"})):
        answer = line.ask(act, **more)
        assert (answer["done"], answer["key"]) == (False, "rework_shipped_with_note")
        told = answer["arguments"]
        assert (told["shipped"], told["to"], told["document"], told["station"]) == ("p1", "DIST-7", "LS-77", "D1")
        assert told["date"] == time.strftime("%Y-%m-%d %H:%M", time.localtime(SHIPPED_US / 1_000_000))
    assert line.able("p1") == {"return"}
    assert set(line.unable("p1").values()) == {"rework_shipped_with_note"}
    line.hear(2, "shipment.confirmed", "c3")
    assert line.ask("decommission", code=url("u3a"), fate="sampled")["key"] == "rework_shipped_elsewhere"
    assert line.ask("ship", container="c3", to="DIST-8")["key"] == "rework_shipped_elsewhere"
    assert line.ask("remove", code=url("u4a"))["key"] == "rework_last_member"


def test_what_is_returned_here_by_a_person_may_be_changed_and_is_told_as_the_dock_named_it(line: Told) -> None:
    line.hear(1, "shipment.confirmed", "p1")
    assert line.ask("return", container="p1")["done"]
    record = line.journal.sent()[-1]
    assert record.kind == "shipment.returned"
    assert {key: record.body[key] for key in ("container", "by", "reason")} == {
        "container": 0,
        "by": "Li",
        "reason": "why",
    }
    origin = {"station": "L1", "station_epoch": "line-1", "container": line.journal.pallet}
    assert (record.body["code"]["key"], record.body["origin"]) == ("p1", origin)
    assert line.ask("remove", code="c1")["done"]
    assert line.ask("return", container="p1")["key"] == "rework_not_shipped"


def test_a_return_that_the_dock_told_sets_it_free_and_an_older_shipment_changes_nothing(line: Told) -> None:
    line.hear(1, "shipment.confirmed", "p1")
    line.hear(2, "shipment.returned", "p1", SHIPPED_US + 1_000_000)
    assert line.ask("remove", code="c1")["done"]
    line.hear(3, "shipment.confirmed", "p1")
    assert line.ask("remove", code="c2")["key"] == "rework_last_member"


@pytest.mark.wire
async def test_the_line_hears_of_the_dock_from_the_hub_and_keeps_it_when_the_hub_is_gone(
    line: Told, tmp_path: Path
) -> None:
    body = {
        "container": 0,
        "level": 2,
        "name": "pallet",
        "code": code_body("p1"),
        "order": "",
        "product": "",
        "lot": "",
    }
    left = body | {"by": "anna", "reason": "", "to": "DIST-7", "document": "LS-77", "delivery": 1, "origin": None}
    async with hub_at(tmp_path / "hub") as hub:
        assert (await asyncio.to_thread(line.ask, "remove", code="c3"))["key"] == "rework_not_in_container"
        await say(hub, "D1", "dock-1", [Record(1, "id-1", "shipment.confirmed", 1, SHIPPED_US, left)])
        told = {"name": "hub", "url": hub.url, "token_file": hub.token_file}
        feed = ReleasedFeed(NativeUpstream.model_validate(told), line.cache, "L1", SystemClock())
        assert await feed.once()
    assert not await feed.once()
    answer = await asyncio.to_thread(line.ask, "remove", code="c1")
    assert answer["key"] == "rework_shipped_with_note"
    await feed._http.close()


def test_a_line_that_nobody_tells_says_nothing(line: Told) -> None:
    line.hear(1, "shipment.confirmed", "p1")
    line.service.known = ToldOfOthers(line.journal.reader, None, lambda: OWN)
    assert line.ask("remove", code="c1")["done"]


def test_a_cache_that_cannot_be_read_refuses_in_one_sentence(line: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: str) -> None:
        raise CacheFault("database disk image is malformed")

    monkeypatch.setattr(line.cache, "moved", broken)
    with pytest.raises(ApiRefused) as refused:
        line.ask("remove", code="c1")
    assert refused.value.key == "ship_cache_unusable"
