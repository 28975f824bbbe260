"""What a GenTL producer hands over: packed pixels, parts, what is not whole, what it does not tell."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from drivers.camera.pixel_formats import grey_of

gentl = pytest.importorskip("genicam.gentl", reason="the extra gentl is not installed")
pytest.importorskip("harvesters", reason="the extra gentl is not installed")

SIZE, TICKS = (8, 2), 1_000_000
PACKED = np.tile(np.array([0x00, 0xF0, 0xFF], np.uint8), 8).tobytes()
"""Mono12p: 0 and 4095 in turn, sixteen pixels."""
IMAGE, MULTI_PART, JPEG = 1, 10, 5


def buffer(data: bytes = PACKED, **told: Any) -> Any:
    plain = {"frame_id": 7, "timestamp_ns": 5_000, "is_complete": lambda: True, "payload_type": IMAGE, "parts": ()}
    image = {"width": 8, "height": 2, "pixel_format": 0x010C0047, "padding_x": 0, "image_offset": 0}
    return SimpleNamespace(raw_buffer=data, size=len(data), data_size=len(data), **{**plain, **image, **told})


def raw(one: Any) -> Any:
    from drivers.camera.gentl_source import raw_frame

    return raw_frame(one, SIZE, TICKS)


def pixels(one: Any) -> list[list[int]]:
    frame = raw(one)
    grey = grey_of(frame.data, frame.format_code, frame.width_px, frame.height_px, frame.padding_bytes)
    assert grey is not None
    found: list[list[int]] = grey.tolist()
    return found


def test_packed_pixels_are_read_as_the_camera_packed_them() -> None:
    assert pixels(buffer()) == [[0, 255] * 4] * 2


def test_padding_and_what_lies_before_and_behind_a_picture_are_no_part_of_it() -> None:
    lines = b"??" + PACKED[:12] + b"pad!" + PACKED[:12] + b"pad!" + b"chunk"
    assert pixels(buffer(lines, image_offset=2, padding_x=4)) == [[0, 255] * 4] * 2


def test_of_several_parts_the_picture_is_taken() -> None:
    depth = SimpleNamespace(data_type=5, data_offset=0, data_size=3)
    picture = SimpleNamespace(
        data_type=1, data_offset=3, data_size=24, width=8, height=2, data_format=0x010C0047, x_padding=0
    )
    assert pixels(buffer(b"abc" + PACKED, parts=(depth, picture), payload_type=MULTI_PART)) == [[0, 255] * 4] * 2
    assert not raw(buffer(parts=(depth,), payload_type=MULTI_PART)).is_whole


@pytest.mark.parametrize("fault", [{"is_complete": lambda: False}, {"payload_type": JPEG}])
def test_what_is_not_whole_or_no_picture_is_told_with_its_number(fault: dict[str, Any]) -> None:
    frame = raw(buffer(**fault))
    assert (frame.frame_id, frame.time_us, frame.is_whole, frame.data.size) == (7, 5, False, 0)


def test_what_a_producer_does_not_tell_is_the_camera_s() -> None:
    one = buffer(timestamp=3)
    for name in ("width", "height", "timestamp_ns", "padding_x", "image_offset", "is_complete"):
        delattr(one, name)
    assert pixels(one) == [[0, 255] * 4] * 2
    assert raw(one).time_us == 3
    del one.timestamp
    assert raw(one).time_us == 0


@pytest.mark.parametrize(("way", "told", "number"), [("GEV", 1, 1), ("U3V", 0, 1), ("U3V", 1, 2), ("Custom", 0, 0)])
def test_a_first_frame_that_a_camera_calls_0_is_no_frame_without_a_number(way: str, told: int, number: int) -> None:
    """Else the one behind it could be lost without a word."""
    assert raw(buffer(tl_type=way, frame_id=told)).frame_id == number


@pytest.mark.parametrize("way", ["GEV", "U3V"])
def test_a_producer_that_numbers_nothing_gives_0(way: str) -> None:
    one = buffer(tl_type=way)
    del one.frame_id
    assert raw(one).frame_id == 0


def test_a_frame_stays_what_it_was_when_its_memory_is_written_over() -> None:
    memory = bytearray(PACKED)
    frame = raw(buffer(memory))  # type: ignore[arg-type]  # as the producer's memory is
    memory[:] = bytes(len(memory))
    assert frame.data.tobytes() == PACKED
