"""The top bar beside the state: the order, and the chips."""

from dataclasses import dataclass
from typing import Literal

from station.api.schema import Destination, Snapshot
from ui.i18n.visible import line
from ui.i18n.words import NAMES, Words, fill
from ui.presenters.moment import Moment
from ui.theme.tokens import SizeClass

ChipTone = Literal["none", "amber", "red"]
ChipDeed = Literal["page", "language", "help", "none"]

_SICK_SYNC = frozenset({"paused_auth", "paused"})


@dataclass(frozen=True, slots=True)
class OrderModel:
    title: str
    """The product, or that no order is open."""
    about: str
    short: str
    """The same where there is little room."""
    count: str
    count_of: str


@dataclass(frozen=True, slots=True)
class ChipModel:
    key: str
    icon: str
    label: str
    value: str
    tone: ChipTone = "none"
    deed: ChipDeed = "none"
    about: str = ""


def order_model(moment: Moment) -> OrderModel:
    order, words = moment.snapshot.order, moment.words
    if order is None:
        return OrderModel(words.say("top", "No order"), "", "", "", "")
    lot = fill(words.say("top", "Lot {lot}"), lot=line(order.lot)) if order.lot else ""
    named = fill(words.say("top", "Order {order}"), order=line(order.order))
    about = " · ".join(part for part in (named, lot) if part)
    short = " · ".join(line(part) for part in (order.order, order.lot) if part)
    return OrderModel(line(order.product), about, short, words.number(order.passed), words.say("top", "cases passed"))


def chip_models(moment: Moment, size_class: SizeClass) -> tuple[ChipModel, ...]:
    """Left to right. Sick ones are filled; there is no chip for what does not exist."""
    words = moment.words
    chips = [_devices(moment)]
    if moment.snapshot.sync:
        chips.append(_sync(moment))
    if size_class != "small":
        name = NAMES[words.language]
        chips.append(ChipModel("language", "globe", words.say("top", "Language"), name, deed="language"))
    chips.append(_time(moment.snapshot, words, size_class))
    chips.append(ChipModel("help", "help", words.say("top", "Help"), "?", deed="help"))
    return tuple(chips)


def _devices(moment: Moment) -> ChipModel:
    words, devices = moment.words, moment.snapshot.devices
    up = sum(device.state == "up" for device in devices)
    away = sum(device.state == "away" for device in devices)
    value = fill(words.say("top", "{n} of {m}"), n=str(up), m=str(len(devices)))
    red = any(alarm.priority == "P1" and alarm.key in _DEVICE_ALARMS for alarm in moment.snapshot.alarms)
    tone: ChipTone = "red" if red else "amber" if away else "none"
    return ChipModel("devices", "plug", words.say("top", "Devices"), value, tone, *_to("devices", moment))


_DEVICE_ALARMS = frozenset({"camera_lost", "reader_lost", "plc_lost", "plc_silent", "plc_heartbeat", "plc_exception"})


def _sync(moment: Moment) -> ChipModel:
    words, sync = moment.words, moment.snapshot.sync
    waiting = sum(destination.waiting for destination in sync)
    value = fill(words.say("top", "{n} wait"), n=words.number(waiting))
    tone: ChipTone = "amber" if any(_sick(destination) for destination in sync) else "none"
    return ChipModel("sync", "cloud", words.say("top", "Sync"), value, tone, *_to("sync", moment))


def _sick(destination: Destination) -> bool:
    return destination.state in _SICK_SYNC or destination.parked > 0


def _time(snapshot: Snapshot, words: Words, size_class: SizeClass) -> ChipModel:
    at = snapshot.made_at_us
    label = words.date(at) if size_class == "large" else words.say("top", "Time")
    return ChipModel("time", "clock", label, words.clock(at))


def _to(page: str, moment: Moment) -> tuple[ChipDeed, str]:
    return ("page", page) if page in moment.pages else ("none", "")
