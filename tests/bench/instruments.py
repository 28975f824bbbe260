"""``python -m tests.bench.instruments``: what the Devices and PLC pages cost the line.

Processor time of one thread, so that a busy machine does not matter. The baseline is the
decoding of the same picture.
"""

import sys
import time
from collections.abc import Callable

import cv2
import numpy as np

from drivers.plc.codec import PLC_NAMES, STATION_NAMES
from drivers.protocols import Frame
from station.assembly.plc_words import told
from station.assembly.previews import describe
from station.runtime.camera_pictures import CameraPicture, CameraPictures
from station.vision.cascade import decode
from station.vision.measure import measure
from station.vision.types import DecodeSettings
from tests.ui.factories import samples
from tests.ui.factories.samples_instruments import PLC_WORDS, STATION_WORDS, plc_detail, registers

SETTINGS = DecodeSettings(symbologies=("qr",), rows=samples.ROWS, columns=samples.COLUMNS)
ROUNDS = 50


def cpu_ms(job: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median round, in milliseconds of this thread's processor time."""
    times = []
    for _ in range(rounds):
        began_s = time.thread_time()
        job()
        times.append((time.thread_time() - began_s) * 1_000)
    return sorted(times)[rounds // 2]


def main() -> int:
    pixels = np.asarray(cv2.imdecode(np.frombuffer(samples.picture(), np.uint8), cv2.IMREAD_GRAYSCALE), np.uint8)
    result = decode(pixels, SETTINGS)
    frame, looks = Frame("top", 1, 0, 0.0, pixels), CameraPictures()
    look = CameraPicture(1, pixels, 0.0, result)
    detail = plc_detail()
    blocks = registers(PLC_NAMES, PLC_WORDS, 0), registers(STATION_NAMES, STATION_WORDS, 100)
    rows = (
        ("baseline: decoding one picture of 24", cpu_ms(lambda: decode(pixels, SETTINGS))),
        ("a verdict pays: keep picture and result", cpu_ms(lambda: looks.add(frame, result, rated=True), 5_000)),
        ("a look pays: measure 24 codes", cpu_ms(lambda: [measure(pixels, code) for code in result.codes])),
        ("a look pays: all of a preview", cpu_ms(lambda: describe("top", look, looks.rate, 1.0))),
        ("a poll pays: both blocks in words", cpu_ms(lambda: [told(block) for block in blocks])),
        ("a poll pays: the PLC page as JSON", cpu_ms(detail.model_dump_json)),
    )
    for name, ms in rows:
        sys.stdout.write(f"{name:<45} {ms:9.4f} ms\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
