"""A sample of the real pictures; the whole of them is ``python -m tests.bench.decode_real``."""

from pathlib import Path

import pytest

from drivers.camera.picture import load_picture
from station.vision.cascade import decode
from station.vision.types import DecodeSettings
from tests.vision.shared import Sample, samples, shared_pictures

FOLDER = shared_pictures()
pytestmark = pytest.mark.skipif(FOLDER is None, reason="the shared folder of real pictures is not here")

SAMPLED = samples(FOLDER) if FOLDER is not None else []
READABLE = [sample for sample in SAMPLED if sample.truth is not None][::6]
HARDER_THAN_ONE_CALL = ["datamatrix-5/issue1063.webp", "qrcode-4/14.webp", "qrcode-2/13.webp", "ean13-1/35.webp"]


def _read(folder: Path, name: str, budget_ms: float) -> list[tuple[str, bytes]]:
    result = decode(load_picture(folder / name), DecodeSettings(budget_ms=budget_ms))
    return [(code.text, code.raw) for code in result.codes]


@pytest.mark.parametrize("sample", READABLE, ids=lambda sample: sample.name)
def test_nothing_but_the_truth_is_read(sample: Sample) -> None:
    assert FOLDER is not None
    assert all(sample.is_truth(text, raw) for text, raw in _read(FOLDER, sample.name, budget_ms=200))


@pytest.mark.parametrize("name", HARDER_THAN_ONE_CALL)
def test_the_cascade_reads_what_one_call_does_not(name: str) -> None:
    assert FOLDER is not None
    sample = Sample(FOLDER / name, (FOLDER / name).with_suffix(".txt").read_bytes())
    read = _read(FOLDER, name, budget_ms=20_000)
    assert read
    assert all(sample.is_truth(text, raw) for text, raw in read)


@pytest.mark.parametrize(
    "name", ["falsepositives-1/05.webp", "falsepositives-1/MQR-falsepositive.jpg", "falsepositives-1/1x1.webp"]
)
def test_where_no_code_is_none_is_read(name: str) -> None:
    assert FOLDER is not None
    assert _read(FOLDER, name, budget_ms=500) == []
