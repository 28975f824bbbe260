"""A record is one line, whatever is in it."""

import io
import logging
from collections.abc import Iterator

import pytest
import structlog

from station import logs
from tests.api.hostile import HOSTILE


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What is written to the log; the logging of the test run is put back afterwards."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    logs.configure("info", stream)
    yield stream
    root.handlers[:], root.level = handlers, level
    structlog.reset_defaults()


def test_a_record_has_time_level_event_and_values(written: io.StringIO) -> None:
    structlog.get_logger("station").info("device_back", device="top camera", after_s=1.5)
    time, level, event, *rest = written.getvalue().split(" ")
    assert time.endswith("Z")
    assert (level, event) == ("info", "device_back")
    assert " ".join(rest) == 'device="top camera" after_s=1.5\n'


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_stays_in_its_line(written: io.StringIO, name: str) -> None:
    text = HOSTILE[name]
    structlog.get_logger("station").warning(text, code=text, **{text: 1})
    logging.getLogger("uvicorn.error").error("said %s", text)
    lines = written.getvalue().splitlines()
    assert len(lines) == 2
    for line in lines:
        assert line.isprintable()
        line.encode("utf-8")


def test_a_traceback_is_one_line_too(written: io.StringIO) -> None:
    try:
        raise RuntimeError("a\nb")
    except RuntimeError:
        structlog.get_logger("station").exception("fell")
    (line,) = written.getvalue().splitlines()
    assert "RuntimeError: a" in line


def test_levels_are_kept(written: io.StringIO) -> None:
    structlog.get_logger("station").debug("packet")
    logging.getLogger("pymodbus.logging").info("every packet")
    assert written.getvalue() == ""
    logs.configure("debug", written)
    structlog.get_logger("station").debug("packet")
    assert "debug packet" in written.getvalue()
