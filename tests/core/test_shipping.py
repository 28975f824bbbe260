"""A dock: what is loaded, what is refused with its story, and what leaves in one confirmation; over a real journal."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from station.core import events as ev
from station.core import shipping as ship
from station.core.commands import Refusal, StartOrder
from station.core.deliveries import NoteLine, Origin, ShippedItem
from station.core.dock import Dock
from station.core.effects import Step
from station.core.observations import Now
from station.core.serials import serial_range
from station.core.settings import LineSettings
from station.core.shipping import ScannedContainer, Shipped
from station.core.values import Code
from station.journal import Batch, Reader
from station.journal.codec import decode, encode
from station.journal.verify import verify_over
from tests.core.talk import RECIPE
from tests.journal.make import NOW_US, in_memory, memory

SETTINGS = LineSettings("D1", "queue", kind="dock")


def code(text: str) -> Code:
    return Code(text, text)


def pallet(text: str, **more: object) -> ScannedContainer:
    """A pallet of 64 cases of 24 that L1 packed."""
    number = sum(map(ord, text))
    item = ShippedItem(code(text), 0, Origin("L1", "epoch-1", number), 2, "pallet", "water", "B7", 64, 1_536)
    return replace(ScannedContainer(item, "live"), **more)  # type: ignore[arg-type]


class DockTalk:
    """A dock with its journal; every step is committed."""

    def __init__(self, settings: LineSettings = SETTINGS) -> None:
        self.disk = memory()
        self.store = in_memory(self.disk)
        self.reader = Reader(lambda: self.disk)
        self.settings = settings
        self.start()

    def start(self) -> None:
        """Also again: a restart reads the tables only."""
        self.dock = Dock(self.settings, self.store.load())

    def do(self, command: ship.ShippingCommand | StartOrder) -> Step:
        step = self.dock.handle(Now(1_000, NOW_US), command)
        if batch := Batch.of(step):
            self.store.append(NOW_US, [batch])
        return step

    def facts(self, found: Sequence[ScannedContainer]) -> ship.ShippingFacts:
        return ship.ShippingFacts(self.dock.state.seq, tuple(found))

    def load(self, *found: ScannedContainer) -> Refusal | None:
        return self.do(ship.LoadContainers("anna", self.facts(found))).refusal

    def confirm(self, *found: ScannedContainer, reason: str = "") -> Refusal | None:
        return self.do(ship.ConfirmDelivery("anna", reason, self.facts(found))).refusal

    def opened(self, *lines: NoteLine) -> "DockTalk":
        self.do(ship.OpenForLoading("anna", "DIST-7", "LS-77" if lines else "", lines))
        return self

    @property
    def kinds(self) -> list[str]:
        return [record.kind for record in self.reader.wire(0, 5_000)]

    def is_whole(self) -> bool:
        return not verify_over(lambda: self.disk).findings


def test_what_is_loaded_leaves_in_one_confirmation_and_upstream_hears_of_each() -> None:
    talk, loaded = DockTalk().opened(), [pallet("P1"), pallet("P2")]
    assert talk.load(loaded[0]) is None
    assert talk.load(loaded[1]) is None
    assert talk.kinds == [], "nothing has left yet"
    assert talk.confirm(*loaded) is None
    assert talk.kinds == ["shipment.confirmed"] * 2
    body = talk.reader.wire(0, 10)[0].body
    assert body["origin"] == {"station": "L1", "station_epoch": "epoch-1", "container": 129}
    assert (body["container"], body["to"], body["delivery"], body["level"]) == (0, "DIST-7", 2, 2)
    assert talk.dock.state.delivery is None
    assert talk.is_whole()


def test_a_restart_loses_no_scan() -> None:
    talk = DockTalk().opened(NoteLine("water", 128))
    talk.load(pallet("P1"), pallet("P2"))
    talk.do(ship.UnloadContainer("anna"))
    before = talk.dock.state.delivery
    talk.start()
    assert talk.dock.state.delivery == before
    assert before is not None and [item.code.text for item in before.items] == ["P1"]


STORIES = [
    (pallet("P1", where="unknown"), "ship_unknown"),
    (pallet("P1", where="unit", inside="C1", inside_name="case"), "ship_unit"),
    (pallet("P1", where="open"), "ship_open"),
    (pallet("P1", where="passed"), "ship_not_released"),
    (pallet("P1", where="quarantined"), "ship_quarantined"),
    (pallet("P1", where="void"), "ship_void"),
    (pallet("P1", where="dissolved"), "ship_dissolved"),
    (pallet("P1", where="decommissioned"), "ship_decommissioned"),
    (pallet("P1", inside="P9", inside_name="pallet"), "ship_inside"),
    (pallet("P1", shipped=Shipped("DIST-3", "LS-1", NOW_US, "D2")), "ship_shipped"),
    (pallet("P1", where="unknown", shipped=Shipped("DIST-3", "LS-1", NOW_US)), "ship_shipped"),
]


@pytest.mark.parametrize(("found", "key"), STORIES, ids=[f"{key}-{n}" for n, (_, key) in enumerate(STORIES)])
def test_a_wrong_one_is_refused_with_its_story(found: ScannedContainer, key: str) -> None:
    talk = DockTalk().opened()
    refusal = talk.load(found)
    assert refusal is not None and refusal.key == key
    assert talk.dock.state.delivery is not None and not talk.dock.state.delivery.items


def test_one_wrong_code_of_many_loads_none_of_them() -> None:
    talk = DockTalk().opened()
    refusal = talk.load(pallet("P1"), pallet("P2", where="dissolved"))
    assert refusal is not None and refusal.key == "ship_dissolved"
    assert talk.dock.state.delivery is not None and not talk.dock.state.delivery.items


def test_what_nobody_knows_is_taken_only_where_the_config_says_so_and_is_told_as_unproven() -> None:
    unknown = ScannedContainer(ShippedItem(code("X1")))
    talk = DockTalk(replace(SETTINGS, ship_unproven=True)).opened()
    assert talk.load(unknown) is None
    assert talk.confirm(unknown) is None
    assert talk.reader.wire(0, 10)[0].body["origin"] is None


def test_what_became_wrong_after_its_scan_is_not_confirmed() -> None:
    talk = DockTalk().opened()
    talk.load(pallet("P1"))
    refusal = talk.confirm(pallet("P1", where="quarantined"))
    assert refusal is not None and refusal.key == "ship_quarantined"
    assert talk.kinds == []


def test_what_was_scanned_after_the_look_up_is_looked_up_again() -> None:
    talk = DockTalk().opened()
    talk.load(pallet("P1"))
    refusal = talk.confirm()
    assert refusal is not None and refusal.key == "rework_stale"


def test_a_note_refuses_another_product_and_another_lot_and_wants_a_reason_for_a_difference() -> None:
    talk = DockTalk().opened(NoteLine("water", 128, "case", "B7"))
    other = pallet("P2")
    for change, key in (({"product": "oil"}, "ship_wrong_product"), ({"lot": "B8"}, "ship_wrong_lot")):
        refusal = talk.load(replace(other, item=replace(other.item, **change)))  # type: ignore[arg-type]
        assert refusal is not None and refusal.key == key
    talk.load(pallet("P1"))
    short = talk.confirm(pallet("P1"))
    assert short is not None and short.key == "ship_differs"
    assert dict(short.arguments)["loaded"] == 64
    assert talk.confirm(pallet("P1"), reason="the truck is full") is None


def test_a_code_scanned_twice_is_on_the_list_once() -> None:
    talk = DockTalk().opened()
    talk.load(pallet("P1"))
    refusal = talk.load(pallet("P1"))
    assert refusal is not None and refusal.key == "ship_twice"


def test_a_confirmed_delivery_is_cancelled_whole_by_events_that_take_it_back() -> None:
    talk = DockTalk().opened()
    loaded = [pallet("P1"), pallet("P2")]
    talk.load(*loaded)
    number = talk.dock.state.delivery.id if talk.dock.state.delivery else 0
    talk.confirm(*loaded)
    away = [replace(each, shipped=Shipped("DIST-7", "", NOW_US)) for each in loaded]
    talk.do(ship.ReturnContainers("anna", "refused", talk.facts(away[:1])))
    state, out = talk.reader.delivery(number)
    assert (state, [item.code.text for item in out]) == ("confirmed", ["P2"])
    command = ship.CancelDelivery("anna", "wrong truck", number, "confirmed", talk.facts(away[1:]))
    assert talk.do(command).refusal is None
    assert talk.kinds[-2:] == ["shipment.returned"] * 2
    assert talk.reader.delivery(number) == ("cancelled", ())
    again = talk.do(ship.CancelDelivery("anna", "wrong truck", number, "cancelled")).refusal
    assert again is not None and again.key == "ship_delivery_cancelled"
    assert talk.is_whole()


def test_an_open_delivery_is_given_up_and_nothing_of_it_left() -> None:
    talk = DockTalk().opened()
    talk.load(pallet("P1"))
    assert talk.do(ship.CancelDelivery("anna", "wrong truck")).refusal is None
    assert talk.dock.state.delivery is None
    assert talk.kinds == []
    assert talk.opened().load(pallet("P1")) is None, "it is free again"


def test_what_never_left_is_not_returned() -> None:
    refusal = DockTalk().do(ship.ReturnContainers("anna", "why", ship.ShippingFacts(1, (pallet("P1"),)))).refusal
    assert refusal is not None and refusal.key == "ship_not_shipped"


def test_only_one_delivery_is_open() -> None:
    refusal = DockTalk().opened().do(ship.OpenForLoading("anna", "DIST-8")).refusal
    assert refusal is not None and refusal.key == "ship_delivery_open"


def test_a_dock_packs_nothing() -> None:
    talk = DockTalk()
    refusal = talk.do(StartOrder("anna", "A1", RECIPE)).refusal
    assert refusal is not None and refusal.key == "dock_packs_nothing"
    assert serial_range(SETTINGS) is None
    assert talk.dock.view().permissive


@pytest.mark.parametrize("event", [ev.DeliveryOpened("D", "N", (NoteLine("p", 1),), "b")], ids=["opened"])
def test_deliveries_are_read_back_as_they_were(event: ev.Event) -> None:
    assert decode(*encode(event)) == event
