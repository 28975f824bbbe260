"""The top bar beside the state: the order, and the chips."""

from dataclasses import dataclass
from typing import Literal

from station.api.schema import Destination
from ui.i18n.visible import line
from ui.i18n.words import NAMES, Words, fill
from ui.presenters.moment import Moment
from ui.presenters.remedies import DEVICES_LOST, PLC_UNHEARD
from ui.theme.tokens import SizeClass

ChipTone = Literal["none", "amber", "red"]
ChipAction = Literal["page", "language", "help", "user", "none"]

_SLOWEST_PER_MIN, _LONGEST_H = 0.5, 100
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
    part: float | None = None
    """How much of the order is done, 0 … 1; None = nobody said how many are wanted."""
    left: str = ""
    """How long it will take at the present rate."""
    name: str = ""
    lot: str = ""
    """Order and lot for themselves: the lot is never hidden behind the order's name."""


@dataclass(frozen=True, slots=True)
class ChipModel:
    key: str
    icon: str
    label: str
    value: str
    tone: ChipTone = "none"
    action: ChipAction = "none"
    about: str = ""


def order_model(moment: Moment) -> OrderModel:
    order, words = moment.snapshot.order, moment.words
    if order is None:
        return OrderModel(words.say("top", "No order"), "", "", "", "")
    lot = fill(words.say("top", "Lot {lot}"), lot=line(order.lot)) if order.lot else ""
    named = fill(words.say("top", "Order {order}"), order=line(order.order))
    about = " · ".join(part for part in (named, lot) if part)
    short = " · ".join(line(part) for part in (order.order, order.lot) if part)
    passed = words.number(order.passed)
    if not order.target_cases:
        cases = words.say("top", "{n:case|cases} passed")
        return OrderModel(
            line(order.product), about, short, passed, fill(cases, n=passed), name=line(order.order), lot=lot
        )
    wanted = fill(words.say("top", "of {n:1 case|{n} cases}"), n=words.number(order.target_cases))
    part = min(1.0, order.passed / order.target_cases)
    left = _time_left(order.target_cases - order.passed, moment.snapshot.rates.cases_per_min, words)
    return OrderModel(line(order.product), about, short, passed, wanted, part, left, line(order.order), lot)


def _time_left(cases: int, per_min: float, words: Words) -> str:
    """At the rate of the last minute; nothing while the line stands, for nobody knows then."""
    if cases <= 0:
        return words.say("top", "target reached")
    if per_min < _SLOWEST_PER_MIN:
        return ""
    hours, minutes = divmod(round(cases / per_min), 60)
    if hours >= _LONGEST_H:
        return ""
    if hours:
        return fill(words.say("top", "about {h} h {min} min left"), h=str(hours), min=f"{minutes:02d}")
    return fill(words.say("top", "about {min} min left"), min=str(max(1, minutes)))


def chip_models(moment: Moment, size_class: SizeClass) -> tuple[ChipModel, ...]:
    """Left to right. Sick ones are filled; there is no chip for what does not exist."""
    words = moment.words
    chips = [_devices(moment)]
    if moment.snapshot.sync:
        chips.append(_sync(moment))
    if size_class != "small":
        name = NAMES[words.language]
        chips.append(ChipModel("language", "globe", words.say("top", "Language"), name, action="language"))
    chips += [*_user(moment, size_class), _time(moment, size_class)]
    chips.append(ChipModel("help", "help", words.say("top", "Help"), "?", action="help"))
    return tuple(chips)


def _devices(moment: Moment) -> ChipModel:
    words, devices = moment.words, moment.snapshot.devices
    up = sum(device.state == "up" for device in devices)
    away = sum(device.state == "away" for device in devices)
    value = fill(words.say("top", "{n} of {m}"), n=str(up), m=str(len(devices)))
    red = any(alarm.priority == "P1" and alarm.key in _DEVICE_ALARMS for alarm in moment.snapshot.alarms)
    tone: ChipTone = "red" if red else "amber" if away else "none"
    return ChipModel("devices", "plug", words.say("top", "Devices"), value, tone, *_to("devices", moment))


_DEVICE_ALARMS = frozenset((*DEVICES_LOST, *PLC_UNHEARD))


def _sync(moment: Moment) -> ChipModel:
    words, sync = moment.words, moment.snapshot.sync
    waiting = sum(destination.waiting for destination in sync)
    value = fill(words.say("top", "{n} {n:waits|wait}"), n=words.number(waiting))
    tone: ChipTone = "amber" if any(_sick(destination) for destination in sync) else "none"
    return ChipModel("sync", "cloud", words.say("top", "Sync"), value, tone, *_to("sync", moment))


def _sick(destination: Destination) -> bool:
    return destination.state in _SICK_SYNC or destination.parked > 0


def _user(moment: Moment, size_class: SizeClass) -> tuple[ChipModel, ...]:
    """Who is signed in; on a small screen the chip of the time says it."""
    words, session = moment.words, moment.session
    if session is None or size_class == "small":
        return ()
    name = line(session.user.name) if session.user is not None else words.say("top", "nobody")
    return (ChipModel("user", "user", words.say("top", "User"), _short(name), action="user"),)


def _short(name: str, most: int = 12) -> str:
    return name if len(name) <= most else f"{name[: most - 1]}…"


def _time(moment: Moment, size_class: SizeClass) -> ChipModel:
    words, at, session = moment.words, moment.snapshot.made_at_us, moment.session
    if size_class == "small" and session is not None:
        name = line(session.user.name) if session.user is not None else words.say("top", "nobody")
        return ChipModel("time", "user", _short(name), words.clock(at), action="user")
    label = words.date(at) if size_class == "large" else words.say("top", "Time")
    return ChipModel("time", "clock", label, words.clock(at))


def _to(page: str, moment: Moment) -> tuple[ChipAction, str]:
    return ("page", page) if page in moment.pages else ("none", "")
