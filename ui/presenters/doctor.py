"""The Doctor page: which device was tested with the card, what came of it, and what to do to test it now."""

from dataclasses import dataclass

from station.api.schema import CheckedDevice, DoctorStatus, Finding
from ui.i18n.mark import mark
from ui.i18n.visible import line
from ui.i18n.words import Words, fill
from ui.presenters.rows import RowModel, RowSign
from ui.presenters.times import at_text

FILE = "file:"
"""Begins the key of a row that is a protocol."""
_SIGNS: dict[str, RowSign] = {"ok": "done", "no": "rejected", "open": "waits"}
_OUTCOMES: dict[str, str] = {
    "ok": mark("doctor", "as it must be"),
    "no": mark("doctor", "not right"),
    "open": mark("doctor", "not all was shown"),
}
_HOW = {
    "camera": mark("doctor", "Lay the test card under it, or a case, then press Test."),
    "reader": mark("doctor", "Press Test, then show it fields 1, 2, 3 of the test card, then nothing."),
    "plc": mark("doctor", "Press Test. Nothing is written into the PLC."),
    "scanner": mark("doctor", "Scan fields 1, 2 and 3 of the test card, here on this page."),
}


@dataclass(frozen=True, slots=True)
class DoctorCard:
    """The chosen device, or protocol."""

    name: str
    title: str
    about: str
    how: str
    """What to do now."""
    findings: tuple[RowModel, ...]
    may_test: bool
    may_check: bool
    """It has a daily check."""
    file: str = ""
    """Name of a protocol; empty = it is a device."""


def doctor_rows(told: DoctorStatus, words: Words) -> tuple[RowModel, ...]:
    """The devices, then the protocols that are kept."""
    return (*(_row(each, told, words) for each in told.devices), *(_file_row(each, words) for each in told.protocols))


def _row(device: CheckedDevice, told: DoctorStatus, words: Words) -> RowModel:
    sign: RowSign = "runs" if told.testing == device.name else "none" if not device.at_us else _SIGNS[device.outcome]
    if device.canary:
        sign = "P2" if device.canary != "canary_due" else "P3"
    return RowModel(device.name, sign, _title(device, words), _state(device, told, words), large=False)


def _title(device: CheckedDevice, words: Words) -> str:
    return words.say("doctor", "Scanner of this screen") if device.kind == "scanner" else line(device.name)


def _state(device: CheckedDevice, told: DoctorStatus, words: Words) -> str:
    if told.testing == device.name:
        return fill(words.say("doctor", "being tested · {n} s"), n=words.number(round(told.left_s)))
    if device.canary:
        return words.say("doctor", _CANARIES.get(device.canary, device.canary))
    if not device.at_us:
        return words.say("doctor", "never tested")
    outcome = words.say("doctor", _OUTCOMES[device.outcome])
    when = at_text(device.at_us, words, told.made_at_us)
    return fill(words.say("doctor", "{outcome} · {time}"), outcome=outcome, time=when)


_CANARIES = {
    "canary_due": mark("doctor", "daily check due"),
    "canary_missed": mark("doctor", "daily check missed"),
    "canary_failed": mark("doctor", "last check failed"),
}


def _file_row(name: str, words: Words) -> RowModel:
    return RowModel(FILE + name, "P3", words.say("doctor", "Acceptance protocol"), line(name))


def doctor_card(told: DoctorStatus, wanted: str, words: Words) -> DoctorCard | None:
    """None = there is no such row."""
    if wanted.startswith(FILE):
        name = wanted.removeprefix(FILE)
        how = words.say("doctor", "Save it, print it, and have it signed.")
        title = words.say("doctor", "Acceptance protocol")
        return DoctorCard(wanted, title, line(name), how, (), False, False, name) if name in told.protocols else None
    device = next((each for each in told.devices if each.name == wanted), None)
    if device is None:
        return None
    checked = _checked(device, told, words)
    reads = device.kind in ("camera", "reader")
    free = not told.testing and (told.may_test or device.kind == "plc")
    return DoctorCard(
        device.name,
        _title(device, words),
        " · ".join(part for part in (_state(device, told, words), line(device.driver), checked) if part),
        _how(device, told, words),
        tuple(_finding_row(str(place), each, words) for place, each in enumerate(device.findings)),
        may_test=free and device.kind != "scanner",
        may_check=free and reads,
    )


def _finding_row(key: str, found: Finding, words: Words) -> RowModel:
    what, do = words.what(found.key, found.arguments), words.to_do(found.key, found.arguments)
    return RowModel(key, _SIGNS[found.outcome], what, do)


def _checked(device: CheckedDevice, told: DoctorStatus, words: Words) -> str:
    if not device.checked_us:
        return ""
    return fill(words.say("doctor", "checked {time}"), time=at_text(device.checked_us, words, told.made_at_us))


def _how(device: CheckedDevice, told: DoctorStatus, words: Words) -> str:
    if told.testing == device.name:
        if device.kind == "reader" and not told.canary:
            return words.say("doctor", "Show it fields 1, 2, 3 of the test card now, then nothing.")
        return words.say("doctor", "Show it the test card now.") if device.kind != "plc" else ""
    if not told.may_test and device.kind in ("camera", "reader"):
        return words.whole("doctor_line_moves", {})
    return words.say("doctor", _HOW[device.kind])
