"""The Devices page: is each device alive, and how well does it do its work?"""

from dataclasses import dataclass
from typing import Literal

from station.api.schema import DeviceDetail, DeviceList, Snapshot
from ui.i18n.mark import mark
from ui.i18n.visible import line
from ui.i18n.words import Words, fill
from ui.presenters.age import age_text, is_stale
from ui.theme.tokens import Token

Shape = Literal["check", "ring", "hourglass", "triangle", "octagon", "stale"]
ICONS = {"camera": "camera", "reader": "reader", "printer": "label", "plc": "plc", "upstream": "server"}
_KINDS = {
    "camera": mark("device", "Camera"),
    "reader": mark("device", "Code reader"),
    "printer": mark("device", "Label printer"),
    "plc": mark("device", "PLC"),
    "upstream": mark("device", "Upstream"),
}
_SHAPES: dict[str, tuple[Shape, Token]] = {
    "up": ("check", "text2"),
    "sending": ("check", "text2"),
    "starting": ("ring", "text2"),
    "connecting": ("ring", "text2"),
    "waiting": ("hourglass", "text2"),
    "paused": ("triangle", "amber"),
    "paused_auth": ("triangle", "amber"),
    "away": ("octagon", "red"),
}


@dataclass(frozen=True, slots=True)
class DeviceRow:
    """One device in the list."""

    name: str
    """As the station calls it."""
    icon: str
    title: str
    about: str
    shape: Shape
    tone: Token


@dataclass(frozen=True, slots=True)
class Number:
    label: str
    value: str
    note: str = ""
    stale: bool = False


@dataclass(frozen=True, slots=True)
class DeviceCard:
    """The chosen one."""

    name: str
    title: str
    about: str
    """Its state, where it is reached, what it is."""
    shape: Shape
    tone: Token
    head: tuple[Number, ...]
    """Age, rate, errors."""
    numbers: tuple[Number, ...]
    what: str
    """What it says when it is away, or what it said last; empty = nothing is wrong."""
    do: str
    words: str
    """Its own words, exactly as they came."""
    is_camera: bool
    page: str
    """Where more about it stands; empty = nowhere."""


def as_devices(snapshot: Snapshot) -> DeviceList:
    """What a snapshot knows of the devices, until the first answer about them is there."""
    devices = tuple(DeviceDetail(**each.model_dump()) for each in snapshot.devices)
    upstream = tuple(
        DeviceDetail(name=each.name, kind="upstream", driver="", state=each.state, words=each.last_words)
        for each in snapshot.sync
    )
    return DeviceList(made_at_us=snapshot.made_at_us, devices=(*devices, *upstream))


def device_rows(told: DeviceList, words: Words, *, stale: bool = False) -> tuple[DeviceRow, ...]:
    """In the station's order. ``stale``: the answer itself is old."""
    return tuple(_row(each, told.made_at_us, words, stale) for each in told.devices)


def _row(device: DeviceDetail, now_us: int, words: Words, stale: bool) -> DeviceRow:
    shape, tone = _shape(device, stale)
    about = words.say("device", "STALE") if stale else _about(device, now_us, words)
    return DeviceRow(device.name, ICONS[device.kind], line(device.name), about, shape, tone)


def _shape(device: DeviceDetail, stale: bool) -> tuple[Shape, Token]:
    if stale or (device.kind == "plc" and device.state == "up" and is_stale(device.last_data_age_s)):
        return "stale", "text2"
    if device.kind in ("camera", "reader") and device.state == "up" and is_stale(device.last_data_age_s):
        return "ring", "text2"
    return _SHAPES[device.state]


def _about(device: DeviceDetail, now_us: int, words: Words) -> str:
    """``live · 31 ms ago``, ``ready · last 14:31``, ``away · since 14:31``."""
    age_s = device.last_data_age_s
    if device.state == "away":
        since = words.clock(device.since_us) if device.since_us is not None else "–"
        return fill(words.say("device", "{state} · since {time}"), state=words.phrase("away"), time=since)
    if device.state == "up" and device.kind != "plc" and is_stale(age_s):
        if age_s is None:
            return words.say("device", "ready · nothing yet")
        last = words.clock(now_us - round(age_s * 1_000_000))
        return fill(words.say("device", "ready · last {time}"), time=last)
    state = words.phrase(device.state)
    if age_s is None:
        return state
    return fill(words.say("device", "{state} · {age} ago"), state=state, age=age_text(age_s, words))


def device_card(told: DeviceList, name: str, words: Words, *, stale: bool = False) -> DeviceCard | None:
    """The device of this name; None = there is none any more."""
    device = next((each for each in told.devices if each.name == name), None)
    if device is None:
        return None
    shape, tone = _shape(device, stale)
    state = words.say("device", "STALE") if stale else words.phrase(device.state)
    what, do = _trouble(device, words)
    kind = words.say("device", _KINDS[device.kind])
    return DeviceCard(
        name=device.name,
        title=line(device.name),
        about=" · ".join(part for part in (state, line(device.address), kind, line(device.driver)) if part),
        shape=shape,
        tone=tone,
        head=_head(device, words, stale),
        numbers=_NUMBERS[device.kind](device, words),
        what=what,
        do=do,
        words=device.words,
        is_camera=device.kind == "camera",
        page={"plc": "plc", "upstream": "sync", "printer": "labels"}.get(device.kind, ""),
    )


def _trouble(device: DeviceDetail, words: Words) -> tuple[str, str]:
    """What is wrong and what to do; of a reader that answers, what the newest telegram that gave nothing was."""
    if device.key:
        return words.what(device.key, device.arguments), words.to_do(device.key, device.arguments)
    fault = device.detail.get("last_unusable")
    if not isinstance(fault, str) or not fault:
        return "", ""
    said = words.say("device", "Newest unusable telegram: {what}")
    return fill(said, what=words.what(fault, {})), words.to_do(fault, {})


def _head(device: DeviceDetail, words: Words, stale: bool) -> tuple[Number, ...]:
    old = stale or is_stale(device.last_data_age_s)
    heard = words.say("device", "Last heard") if device.kind == "upstream" else words.say("device", "Data age")
    age = Number(heard, age_text(device.last_data_age_s, words), stale=old and device.kind != "upstream")
    rate = Number(words.say("device", _RATES[device.kind]), words.decimal(device.rate_per_s, 1))
    label = words.say("device", _ERRORS[device.kind == "upstream"])
    errors = Number(label, words.number(device.errors))
    return (age, errors) if device.kind == "upstream" else (age, rate, errors)


_RATES = {
    "camera": mark("device", "Pictures / s"),
    "reader": mark("device", "Codes / s"),
    "printer": mark("device", "Answers / s"),
    "plc": mark("device", "Reads / s"),
    "upstream": mark("device", "Records / s"),
}
_ERRORS = {True: mark("device", "Failures in a row"), False: mark("device", "Errors")}


def _number(device: DeviceDetail, key: str, words: Words, places: int = 0, unit: str = "") -> str:
    value = device.detail.get(key)
    if value is None:
        return "–"
    if isinstance(value, str):
        return line(value) or "–"
    return (words.decimal(float(value), places) if places else words.number(int(value))) + unit


def _camera(device: DeviceDetail, words: Words) -> tuple[Number, ...]:
    def count(key: str) -> str:
        return _number(device, key, words)

    decode = f"{_number(device, 'decode_ms_p50', words, 1)} / {_number(device, 'decode_ms_p99', words, 1)} ms"
    lost = fill(
        words.say("device", "{missing} missing, {stale} old, {busy} skipped"),
        missing=count("missing"), stale=count("stale"), busy=count("busy"),
    )  # fmt: skip
    return (
        Number(words.say("device", "Pictures"), count("frames"), lost),
        Number(words.say("device", "Decoding, half and 99 %"), decode),
        _on_the_way(device, words) or Number(words.say("device", "Size"), f"{count('width')} × {count('height')} px"),
    )


def _on_the_way(device: DeviceDetail, words: Words) -> Number | None:
    """What a camera on a network lost before it was here; None where nothing is."""
    if not any(device.detail.get(key) for key in ("lost", "torn", "packets_lost")):
        return None
    lost = f"{_number(device, 'lost', words)} / {_number(device, 'packets_lost', words)}"
    advice = words.say("device", "Check packet size, jumbo frames, socket buffer.")
    return Number(words.say("device", "Pictures, packets lost"), lost, advice)


def _reader(device: DeviceDetail, words: Words) -> tuple[Number, ...]:
    return (
        Number(words.say("device", "Telegrams"), _number(device, "telegrams", words), _pictures(device, words)),
        Number(words.say("device", "No reads"), _number(device, "no_reads", words)),
        Number(words.say("device", "Without a trigger number"), _number(device, "untagged", words)),
        Number(words.say("device", "Unusable telegrams"), _number(device, "unusable", words)),
    )


def _pictures(device: DeviceDetail, words: Words) -> str:
    """Of a reader that pushes them: those of cases, and all."""
    keys = ("pictures", "pictures_unassigned", "pictures_unusable")
    tied, nobodys, unusable = (device.detail.get(key) for key in keys)
    if not (isinstance(tied, int) and isinstance(nobodys, int) and isinstance(unusable, int)):
        return ""
    told = words.number(tied + nobodys + unusable)
    return fill(words.say("device", "Pictures {tied} / {told}"), tied=words.number(tied), told=told)


def _plc(device: DeviceDetail, words: Words) -> tuple[Number, ...]:
    def pair(name: str) -> str:
        half, most = (_number(device, f"{name}_ms_{part}", words, 1) for part in ("p50", "p99"))
        return f"{half} / {most} ms"

    return (
        Number(words.say("device", "Read, half and 99 %"), pair("poll")),
        Number(words.say("device", "Write, half and 99 %"), pair("write")),
        Number(words.say("device", "No answers"), _number(device, "no_answers", words)),
    )


def _upstream(device: DeviceDetail, words: Words) -> tuple[Number, ...]:
    return (
        Number(words.say("device", "Waiting"), _number(device, "waiting", words)),
        Number(words.say("device", "Parked"), _number(device, "parked", words)),
        Number(words.say("device", "Delivered since start"), _number(device, "delivered", words)),
        Number(words.say("device", "Last answer"), _number(device, "last_status", words)),
    )


def _printer(device: DeviceDetail, words: Words) -> tuple[Number, ...]:
    state = device.detail.get("state")
    if state == "unknown":
        said = words.say("device", "it says nothing")
    else:
        said = words.phrase(str(state)) if state else words.say("device", "ready")
    return (
        Number(words.say("device", "It says"), said),
        Number(words.say("device", "Labels since the start"), _number(device, "printed", words)),
        Number(words.say("device", "Its own count"), _number(device, "counter", words)),
        Number(words.say("device", "Waiting"), _number(device, "waiting", words)),
    )


_NUMBERS = {"camera": _camera, "printer": _printer, "reader": _reader, "plc": _plc, "upstream": _upstream}
