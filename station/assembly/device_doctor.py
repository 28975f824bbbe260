"""The doctor: each configured device is asked for what the test card shows, and what it makes of it is told."""

import asyncio
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from typing import Literal, Protocol

import numpy as np

from drivers.errors import DriverError, NoAnswer
from drivers.protocols import Camera, Checkable, CodeReader, Device, HasRegisters, Identifies, Pixels, Plc, Reading
from station.assembly.card import BY_TEXT, FOR_READERS, told_text
from station.assembly.learning import LEAST_CONTRAST, LEAST_PX, MOST_BLUR
from station.assembly.taken_pictures import taken
from station.core.codes import display
from station.vision.cascade import decode
from station.vision.measure import blur_px, contrast, px_per_module
from station.vision.teaching import PATIENT_MS
from station.vision.types import Decoded, DecodeSettings

Outcome = Literal["ok", "no", "open"]
"""As it must be · not so · not shown, not tried."""
Arguments = Mapping[str, str | int | float]
IDENTITY_WITHIN_S = 2.0
ASK_WITHIN_S = 2.0
_DARK, _FULL = 90, 0.02
"""Grey level that the brightest twentieth must reach; how much of a picture may be as bright as can be."""


@dataclass(frozen=True, slots=True)
class Tested:
    """One thing that was tested: a key of ``station.messages`` with its arguments."""

    outcome: Outcome
    key: str
    arguments: Arguments = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DeviceTested:
    """All of one device."""

    kind: str
    name: str
    driver: str
    findings: tuple[Tested, ...]
    at_us: int = 0
    """When; 0 = now."""

    @property
    def outcome(self) -> Outcome:
        """The worst one."""
        told = {finding.outcome for finding in self.findings}
        return "no" if "no" in told else "open" if "open" in told else "ok"


async def look_at(kind: str, device: Device, driver: str, test: Callable[[], Awaitable[list[Tested]]]) -> DeviceTested:
    """Open a device, test it, close it. A device that is away is a finding."""
    began_s = time.perf_counter()
    findings: list[Tested] = []
    if kind == "camera" and isinstance(device, Checkable):
        moves = Tested("open", "learn_moves_files", {"camera": device.name})
        return DeviceTested(kind, device.name, driver, (moves,))
    try:
        await device.open()
        findings.append(Tested("ok", "doctor_opened", {"ms": _ms(began_s)}))
        findings += await test()
    except DriverError as error:
        findings.append(Tested("no", error.key, {"device": device.name, **error.arguments}))
    finally:
        await device.close()
    return DeviceTested(kind, device.name, driver, tuple(findings))


def _ms(began_s: float) -> int:
    return round((time.perf_counter() - began_s) * 1_000)


# readers -------------------------------------------------------------------------------------------------------------


async def check_reader(reader: CodeReader, wait_s: float, *, fired: bool, one_code: bool = False) -> list[Tested]:
    """Fire it, or listen. Take what the reader says, until fields 1, 2, 3 and a no-read were seen (or any code of the
    card, where ``one_code`` is enough), or for so long."""
    findings: list[Tested] = []
    said = await reader.identify(IDENTITY_WITHIN_S) if isinstance(reader, Identifies) else ""
    if said:
        findings.append(Tested("ok", "doctor_identity", {"said": display(said)[:60]}))
    heard = _Heard(tagged=reader.trigger != "asked")
    try:
        async with asyncio.timeout(wait_s), aclosing(_telegrams(reader, heard, fired)) as telegrams:
            async for reading in telegrams:
                heard.take(reading)
                if heard.is_whole or (one_code and heard.is_right):
                    break
    except TimeoutError:
        return [*findings, *heard.findings()]  # what was not shown meanwhile is told as open
    except DriverError as lost:
        findings.append(Tested("no", lost.key, {"device": reader.name, **lost.arguments}))
    return [*findings, *heard.findings()]


async def _telegrams(reader: CodeReader, heard: "_Heard", fired: bool) -> AsyncGenerator[Reading, None]:
    if not fired:
        async for reading in reader.readings():
            yield reading
    while fired:
        began_s = time.perf_counter()
        try:
            reading = await reader.ask(ASK_WITHIN_S)
        except NoAnswer as silent:
            heard.silent = silent
            await asyncio.sleep(0)
            continue
        heard.answered_ms.append(_ms(began_s))
        yield reading


class _Heard:
    """What a reader has said so far."""

    def __init__(self, *, tagged: bool) -> None:
        self._tagged = tagged
        self._told: dict[tuple[str, int, str], Tested] = {}
        self._seen: set[int] = set()
        self._no_read = ""
        self._codes = 0
        self.answered_ms: list[int] = []
        self.silent: NoAnswer | None = None

    @property
    def is_whole(self) -> bool:
        return self._seen >= set(FOR_READERS) and bool(self._no_read)

    @property
    def is_right(self) -> bool:
        """A code of the card came as it is printed."""
        return any(one.key == "card_right" for one in self._told.values())

    def take(self, reading: Reading) -> None:
        if reading.codes:
            for code in reading.codes:
                self._text(code.text, code.raw)
        elif reading.fault:
            self._note(Tested("no", reading.fault, {"reader": reading.reader}), 0, "")
        else:
            self._text(reading.text, reading.raw)
        if self._tagged and reading.trigger is None:
            self._note(Tested("no", "doctor_no_number"), 0, "")

    def _text(self, text: str | None, raw: bytes) -> None:
        if text is None:
            self._no_read = display(raw.decode("utf-8", "backslashreplace"))[:40] or "<>"
            return
        told = told_text(text)
        self._codes += 1
        self._seen.add(told.field)
        self._note(Tested("ok" if told.right else "no", told.key, told.arguments), told.field, told.found)

    def _note(self, finding: Tested, field_: int, found: str) -> None:
        self._told[(finding.key, field_, found)] = finding

    def findings(self) -> list[Tested]:
        told = sorted(self._told.values(), key=lambda one: int(one.arguments.get("field", 0)))
        told += [Tested("open", "doctor_not_shown", {"field": each}) for each in FOR_READERS if each not in self._seen]
        if self._no_read:
            told.append(Tested("ok", "doctor_no_read", {"found": self._no_read}))
        else:
            told.append(Tested("open", "doctor_no_read_open"))
        if self._codes and not any(one.key == "card_device_message" for one in told):
            told.append(Tested("ok", "doctor_answers_dropped", {"codes": self._codes}))
        if self.answered_ms:
            middle = sorted(self.answered_ms)[len(self.answered_ms) // 2]
            told.append(Tested("ok", "doctor_answered", {"ms": middle, "most_ms": max(self.answered_ms)}))
        elif self.silent is not None:
            told.append(Tested("no", self.silent.key, self.silent.arguments))
        return told


_ASKED_OF_ALL = frozenset({"doctor_not_shown", "doctor_no_read", "doctor_no_read_open"})
"""Of the whole card; a daily check shows one code of it."""


def as_canary(tested: DeviceTested) -> DeviceTested:
    """The daily check: right when a code of the card came as it is printed and nothing was wrong; open when none was
    shown."""
    kept = [one for one in tested.findings if one.key not in _ASKED_OF_ALL]
    if not any(one.key in ("card_right", "doctor_card_seen") for one in kept):
        kept = [one for one in kept if one.key != "doctor_no_code"]
        kept.append(Tested("open", "doctor_no_card"))
    return replace(tested, findings=tuple(kept))


def check_typed(lines: list[str]) -> list[Tested]:
    """What a keyboard-wedge scanner typed into a file, a line a code."""
    heard = _Heard(tagged=False)
    for line in lines:
        if line:
            heard.take(Reading("typed", None, line, line.encode(), 0.0))
    return [finding for finding in heard.findings() if not finding.key.startswith("doctor_no_read")]


# cameras -------------------------------------------------------------------------------------------------------------


async def check_camera(camera: Camera, wait_s: float) -> list[Tested]:
    """One picture: is it there, and how well are the codes in it seen?"""
    began_s = time.perf_counter()
    try:
        async with asyncio.timeout(wait_s):
            [pixels] = await taken(camera, 1, wait_s)
    except TimeoutError:
        return [Tested("open", "doctor_no_picture", {"seconds": wait_s})]
    if pixels.size == 0:
        return [Tested("no", "camera_frame_empty")]
    size = f"{pixels.shape[1]} x {pixels.shape[0]}"
    there = Tested("ok", "doctor_picture", {"size": size, "ms": _ms(began_s)})
    return [there, *_light(pixels), *await asyncio.to_thread(_codes_seen, pixels)]


def _light(pixels: Pixels) -> list[Tested]:
    """What to do with the exposure."""
    bright, full = float(np.percentile(pixels, 95)), float((pixels == 255).mean())
    if bright < _DARK:
        return [Tested("no", "doctor_dark", {"level": round(bright)})]
    if full > _FULL:
        return [Tested("no", "doctor_bright", {"share": round(100 * full)})]
    return [Tested("ok", "doctor_light", {"level": round(bright)})]


def _codes_seen(pixels: Pixels) -> list[Tested]:
    codes = decode(pixels, DecodeSettings(budget_ms=PATIENT_MS, pyzbar=True)).codes
    if not codes:
        return [Tested("no", "doctor_no_code")]
    sized = [(size, code) for code in codes if (size := px_per_module(code)) is not None]
    findings = [Tested("ok", "doctor_codes", {"codes": len(codes)})]
    findings += _card_seen(sized)
    own = [size for size, code in sized if code.text not in BY_TEXT]
    if own:
        findings.append(_rated(min(own) >= LEAST_PX, "doctor_px", px=round(min(own), 2), least=LEAST_PX))
    if sized:
        blur = blur_px(pixels, max(sized, key=lambda one: one[0])[1].position) or 0.0
        modules = blur / min(own, default=LEAST_PX)
        findings.append(_rated(modules <= MOST_BLUR, "doctor_blur", blur=round(modules, 2), most=MOST_BLUR))
    seen = min((value for code in codes if (value := contrast(pixels, code.position)) is not None), default=None)
    if seen is not None:
        findings.append(
            _rated(seen >= LEAST_CONTRAST, "doctor_contrast", contrast=round(seen, 2), least=LEAST_CONTRAST)
        )
    return findings


def _card_seen(sized: list[tuple[float, Decoded]]) -> list[Tested]:
    """From the card's modules of known size: pixels a millimetre, the smallest module read, and the one to be used."""
    known = [(size, BY_TEXT[code.text].module_mm) for size, code in sized if code.text in BY_TEXT]
    if not known:
        return []
    scales = sorted(size / module for size, module in known)
    scale, smallest = scales[len(scales) // 2], min(module for _, module in known)
    seen = Tested("ok", "doctor_card_seen", {"codes": len(known)})
    arguments = {"scale": round(scale, 1), "smallest": smallest, "wanted": round(LEAST_PX / scale, 2)}
    return [seen, Tested("ok", "doctor_scale", arguments)]


def _rated(is_right: bool, key: str, **arguments: float) -> Tested:
    return Tested("ok" if is_right else "no", key, arguments)


# PLC -----------------------------------------------------------------------------------------------------------------


class FirstBlock(Protocol):
    """Waits for one whole block of the right map; raises DriverError."""

    async def __call__(self, plc: Plc) -> str: ...


async def check_plc(plc: Plc, first_block: FirstBlock) -> list[Tested]:
    """Its block is found, and how long a round trip takes. Nothing is written."""
    await first_block(plc)
    if not isinstance(plc, HasRegisters):
        return [Tested("ok", "doctor_block")]
    probes = [await plc.probe() for _ in range(5)]
    reads, backs = sorted(each.read_ms for each in probes), sorted(each.read_back_ms for each in probes)
    times = {"ms": round(reads[2], 1), "back_ms": round(backs[2], 1), "most_ms": round(reads[-1], 1)}
    return [Tested("ok", "doctor_block"), Tested("ok", "doctor_round_trip", times)]
