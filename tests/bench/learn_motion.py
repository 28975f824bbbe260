"""``python -m tests.bench.learn_motion``: what ``station learn`` says of moving cases, beside what moving cases give.

The command puts the motion into still pictures by calculation; here others are rendered with it, before the sensor's
noise, as on a line. Faint and noisy ones, where a few pixels of motion decide."""

import argparse
import time
from dataclasses import replace

from drivers.sim.picture import render_case
from drivers.sim.picture_spec import CellContent, PictureSpec
from station.assembly.learning import LearnSettings, Motion, learn_case
from station.vision.cascade import decode
from station.vision.optics import moved
from station.vision.pass_rate import PassRate
from station.vision.teaching import learn
from station.vision.types import DecodeSettings, Pixels

SPEC = PictureSpec(width=1600, height=1200, px_per_module=2.5, contrast=45, noise=8.0)
BUDGET_MS = 500.0


def shown(spec: PictureSpec, case: int) -> Pixels:
    cells = [CellContent(text=f"https://q.example.com/u/{case:04d}{number:06d}") for number in range(24)]
    return render_case(cells, spec, case)


def moving(stills: list[Pixels], motion_px: float) -> PassRate:
    """As learn has it; a case is 1600 px long, and one comes a second."""
    motion = Motion(24 * 3_600, motion_px / SPEC.width * 1_000_000, 1.0)
    asked = LearnSettings(24, 1, 0, BUDGET_MS, motion, lambda text: False)
    found = learn_case(stills, asked)
    assert found.moving is not None
    return found.moving


def truly(stills: list[Pixels], motion_px: float) -> PassRate:
    """Moving cases, with what the station knows of the camera and of the motion."""
    settings = DecodeSettings(("qr",), 4, 6, BUDGET_MS, pyzbar=True)
    known = learn(stills, settings)
    assert known is not None
    rates = []
    for angle in (0, 90):
        optics = replace(known, kernel=moved(known.kernel, min(motion_px, 6.0), angle))
        spec = replace(SPEC, motion_px=motion_px, motion_deg=float(angle))
        read = [len(decode(shown(spec, case), settings, optics).codes) for case in range(len(stills))]
        rates.append(PassRate(sum(read), 24 * len(stills), 24))
    return min(rates, key=lambda rate: rate.read)


def main() -> None:
    cases = argparse.ArgumentParser(description=__doc__)
    cases.add_argument("--cases", type=int, default=4)
    count = cases.parse_args().cases
    stills = [shown(SPEC, case) for case in range(count)]
    for motion_px in (1.0, 2.0, 3.0, 4.0, 5.0, 6.0):
        began_s = time.perf_counter()
        said = moving(stills, motion_px)
        took_s = time.perf_counter() - began_s
        true = truly(stills, motion_px)
        print(
            f"{motion_px:.0f} px: learn says {said.read} of {said.cells}, moving cases give {true.read}; {took_s:.1f} s"
        )


if __name__ == "__main__":
    main()
