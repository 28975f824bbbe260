"""Fixed moments of devices and the PLC: what the station itself makes of registers and pictures."""

from functools import cache

import cv2
import numpy as np

from drivers.plc.codec import PLC_NAMES, STATION_NAMES
from drivers.protocols import Register
from station.api.schema import DeviceDetail, DeviceList, PlcDetail, Preview, SeenHandshake, WireRequest
from station.assembly.plc_words import told
from station.assembly.previews import describe
from station.runtime.camera_pictures import CameraPicture, ReadRate
from station.vision.cascade import decode
from station.vision.types import DecodeSettings
from tests.ui.factories import samples

PLC_WORDS = (
    412, 1, 0x1234, 0, 3, 907, 6, 7319, 1, 24, 7319, 7319, 0, 0, 3, 7315, 7319, 0, 0, 4, 0b0001, 0xFFFB, 0x0004, 412,
)  # fmt: skip
STATION_WORDS = (833, 1, 0, 20411, 3, 3, 7318, 0, 24, 3, 12, 0b001001, 7, 309, 0, 9, 7315, 833)


def device_list(*away: str, words: str = "200 OK") -> DeviceList:
    """Two cameras, a reader, the PLC and an upstream."""

    def device(name: str, kind: str, driver: str, address: str, age_s: float, **detail: int | float | str) -> object:
        state = {"state": "away", "key": f"{kind}_lost", "arguments": {"device": name}} if name in away else {}
        return {
            "name": name, "kind": kind, "driver": driver, "address": address, "state": "up", "last_data_age_s": age_s,
            "since_us": samples.NOW_US - 3_600_000_000, "detail": detail, **state,
        }  # fmt: skip

    camera = {"frames": 7_318, "stale": 0, "missing": 1, "busy": 0, "width": 1440, "height": 960}
    top = camera | {"lost": 2, "late": 0, "torn": 1, "packets_lost": 3, "packets_resent": 40}
    rows = [
        device("top", "camera", "sim", "127.0.0.1:5001", 0.031, decode_ms_p50=21.4, decode_ms_p99=48.2, **top),
        device("side", "camera", "folder", "/var/pictures", 74.0, decode_ms_p50=0.0, decode_ms_p99=0.0, **camera),
        device("case", "reader", "tcp", "192.168.10.31:9004", 0.21, telegrams=7_318, no_reads=4, untagged=0),
        device("plc", "plc", "modbus", "192.168.10.20:502", 0.024, poll_ms_p50=0.6, poll_ms_p99=1.9, write_ms_p50=0.7,
               write_ms_p99=2.2, no_answers=0),
    ]  # fmt: skip
    upstream = DeviceDetail(
        name="hub", kind="upstream", driver="native", address="https://hub.example/v1", state="sending",
        last_data_age_s=2.0, words=words,
        detail={"waiting": 0, "parked": 1, "delivered": 7_305, "last_status": "200"},
    )  # fmt: skip
    devices = [DeviceDetail.model_validate({"rate_per_s": 1.4, **each}) for each in rows]  # type: ignore[dict-item]
    return DeviceList(made_at_us=samples.NOW_US, devices=(*devices, upstream))


@cache
def preview() -> Preview:
    """Of the picture every sample shows: B5 is not read."""
    pixels = cv2.imdecode(np.frombuffer(samples.picture((2, 5)), np.uint8), cv2.IMREAD_GRAYSCALE)
    settings = DecodeSettings(symbologies=("qr",), rows=samples.ROWS, columns=samples.COLUMNS, budget_ms=5_000)
    grey = np.asarray(pixels, np.uint8)
    look = CameraPicture(7318, grey, 10.0, decode(grey, settings))
    return describe("top", look, ReadRate(100, 2_383, 2_400), 10.4)


def registers(names: tuple[str, ...], words: tuple[int, ...], base: int) -> tuple[Register, ...]:
    return tuple(Register(base + at, name, word) for at, (name, word) in enumerate(zip(names, words, strict=True)))


def handshakes() -> tuple[SeenHandshake, ...]:
    """One case every 1.6 s; each leaves 5.8 s after it was seen."""
    verdicts = {7317: "reject"}
    done = [
        SeenHandshake.model_validate(
            {
                "epoch": 3, "seq": seq, "seen_ago_s": ago_s, "verdict": verdicts.get(seq, "pass"),
                "committed_ms": 61.0 + seq % 7, "written_ms": 63.2 + seq % 7, "taken_ms": 84.0 + seq % 5,
                "disposed_ms": 5_800.0 + seq % 90 if ago_s > 5.9 else None,
            }
        )
        for seq, ago_s in ((7319 - n, 0.4 + n * 1.6) for n in range(9, 0, -1))
    ]  # fmt: skip
    return (*done, SeenHandshake(epoch=3, seq=7319, seen_ago_s=0.4))


def requests() -> tuple[WireRequest, ...]:
    """Polls and writes every 20 ms; one got no reply, one was busy."""
    wrong: dict[int, tuple[str, dict[str, int]]] = {
        7: ("plc_no_reply", {"timeout_ms": 300}), 21: ("plc_busy", {"code": 6}),
    }  # fmt: skip
    made = []
    for number in range(60):
        key, arguments = wrong.get(number, ("", {}))
        at_us = samples.NOW_US - (60 - number) * 10_000
        poll = number % 2 == 0
        made.append(WireRequest.model_validate({
            "at_us": at_us, "ms": 300.2 if key == "plc_no_reply" else 0.8 + number % 7 / 10,
            "what": "read" if poll else "write", "first": 0 if poll else 100, "count": 24 if poll else 18,
            "key": key, "arguments": arguments,
        }))  # fmt: skip
    return tuple(made)


def plc_detail(plc: tuple[int, ...] = PLC_WORDS, **changes: object) -> PlcDetail:
    detail = PlcDetail(
        device=device_list().devices[3].model_copy(update={"rate_per_s": 49.8}),
        made_at_us=samples.NOW_US,
        epoch=3,
        polls=175_204,
        torn=3,
        no_answers=1,
        read_age_s=0.024,
        plc=told(registers(PLC_NAMES, plc, 0)),
        station=told(registers(STATION_NAMES, STATION_WORDS, 100)),
        handshakes=handshakes(),
        requests=requests(),
        wrong_requests=tuple(each for each in requests() if each.key),
    )
    return detail.model_copy(update=changes)


def wrong_map() -> PlcDetail:
    """Bytes are swapped: nothing of it is believed, all of it is shown."""
    plc = tuple((word >> 8 | word << 8) & 0xFFFF for word in PLC_WORDS)
    away = DeviceDetail.model_validate(
        {
            **device_list().devices[3].model_dump(), "state": "away", "key": "plc_byte_order",
            "arguments": {"read": 0x3412, "expected": 0x1234}, "last_data_age_s": 14.0,
        }
    )  # fmt: skip
    return plc_detail(plc, device=away, handshakes=())


def answers() -> dict[str, bytes]:
    """What a station answers while these pages are open."""
    shown = preview()
    return {
        "/v1/devices": device_list().model_dump_json().encode(),
        "/v1/plc": plc_detail().model_dump_json().encode(),
        "/v1/previews/top": shown.model_dump_json().encode(),
        shown.picture: samples.picture(),
    }
