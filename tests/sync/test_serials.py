"""What upstream tells of SSCCs, over real sockets: the highest, who shares the range, what was packed twice."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from station.assembly.serials import UNTOLD, heard
from station.core.codes import sscc
from station.core.values import SerialRange
from sync.delivery.destination import NativeDestination
from sync.delivery.session import DeliveryOptions
from sync.delivery.uploader import Uploader
from sync.result import DeliveryResult, Outcome
from sync.settings import NativeUpstream
from sync.wire import CodeRange, RepeatedCode, SerialsDocument
from tests.sync.desk import HandClock, Upstream, settle
from tests.sync.factory import packed
from tests.sync.memory import MemoryOutbox
from tests.sync.servers import Hub, answer, hub_at, scripted

pytestmark = pytest.mark.wire
RANGE = CodeRange(extension=0, prefix="4012345", first=1, last=999_999_999)


@pytest.fixture
async def hub(tmp_path: Path) -> AsyncIterator[Hub]:
    async with hub_at(tmp_path) as hub:
        yield hub


def destination(hub: Upstream, station: str) -> NativeDestination:
    settings = NativeUpstream(name="hub", url=hub.url, token_file=hub.token_file)
    return NativeDestination(settings, station=station, line="L1", clock=HandClock())


def numbered(case: int, serial: int) -> dict[str, Any]:
    digits = sscc(0, "4012345", serial)
    return packed(case) | {"code": {"key": f"gs1:00{digits}", "text": digits}}


async def asked(hub: Hub, station: str = "L1", *, claimed: bool = False) -> SerialsDocument:
    native = destination(hub, station)
    found = await native.ask_serials(RANGE, claimed=claimed)
    await native.close()
    assert isinstance(found, SerialsDocument)
    return found


async def delivered(hub: Hub, outbox: MemoryOutbox, station: str = "L1") -> list[tuple[RepeatedCode, int]]:
    """What was told of codes packed twice, each with where the cursor stood at that moment."""
    told: list[tuple[RepeatedCode, int]] = []
    native = destination(hub, station)
    options = DeliveryOptions(repeated=lambda code: told.append((code, outbox.cursors.get("hub", 0))))
    await settle(Uploader("hub", outbox, native, HandClock(), lambda: 0.5, options))
    await native.close()
    return told


async def test_the_highest_is_told_after_delivery_and_a_question_claims_nothing(hub: Hub) -> None:
    assert (await asked(hub)).highest is None
    outbox = MemoryOutbox("epoch-a")
    for serial in (40, 41):
        outbox.write("container.packed", numbered(serial, serial))
    assert await delivered(hub, outbox) == []
    assert (await asked(hub)).highest == 41
    assert (await asked(hub, "L2")).shared_with == ["L1"]
    assert (await asked(hub)).shared_with == []
    assert (await asked(hub, "L2", claimed=True)).highest == 41
    assert (await asked(hub)).shared_with == ["L2"]


async def test_two_stations_that_give_one_sscc_are_told_before_the_cursor_moves(hub: Hub) -> None:
    first, second = MemoryOutbox("epoch-a"), MemoryOutbox("epoch-b")
    first.write("container.packed", numbered(1, 7))
    second.write("container.packed", numbered(2, 7))
    assert await delivered(hub, first) == []
    [(twice, cursor)] = await delivered(hub, second, "L2")
    assert (twice.code, twice.other, twice.seq, cursor) == (sscc(0, "4012345", 7), "L1 1/1", 1, 0)


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        (answer(404), Outcome.FOREIGN),
        (answer(405), Outcome.FOREIGN),
        (answer(200, b"<html>"), Outcome.FOREIGN),
        (answer(200, {"highest": "41"}), Outcome.FOREIGN),
        (answer(200, {"highest": -1}), Outcome.FOREIGN),
        (answer(503), Outcome.BUSY),
        (b"", Outcome.UNREACHED),
    ],
)
async def test_an_upstream_that_cannot_tell_has_told_nothing(tmp_path: Path, said: bytes, outcome: Outcome) -> None:
    (tmp_path / "token").write_text("one")
    async with scripted(said) as script:
        settings = NativeUpstream(name="hub", url=script.url, token_file=tmp_path / "token")
        native = NativeDestination(settings, station="L1", line="L1", clock=HandClock())
        found = await native.ask_serials(RANGE, claimed=True)
        await native.close()
    assert isinstance(found, DeliveryResult) and found.outcome is outcome


@pytest.mark.parametrize(("first", "last"), [(5, 4), (0, 10**9)])
def test_a_range_that_is_none_is_not_asked_for(first: int, last: int) -> None:
    with pytest.raises(ValueError, match="no serials beside this prefix"):
        CodeRange(extension=0, prefix="4012345", first=first, last=last)


def test_what_all_of_them_told_is_the_highest_of_all_and_room_behind_it() -> None:
    wanted = SerialRange(0, "4012345", 10, 99)
    none = SerialsDocument(highest=None)
    assert heard(wanted, [("a", none), ("b", none)]).through == 9
    assert heard(wanted, [("a", none)]).undelivered == 0
    told = heard(wanted, [("a", SerialsDocument(highest=41, undelivered=3)), ("b", SerialsDocument(highest=40))])
    assert (told.by, told.through, told.undelivered) == ("a, b", 41, UNTOLD + 3)
