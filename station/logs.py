"""Logs for the people who mend the station: structlog to stderr, one record a line, nothing in it can start another.

``time level event key=value …``. Control characters, line ends, ANSI escapes and bidi signs of values are spelled
out; a traceback stays in its line with ``\\u000a`` between its lines. The standard library's loggers (uvicorn,
pymodbus, asyncio) come the same way.
"""

import logging
import sys
from collections.abc import Mapping, MutableMapping
from typing import TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from station.core.codes import display

LONGEST_VALUE = 8_192
_QUIET = {"pymodbus": logging.WARNING, "uvicorn.error": logging.WARNING, "httpx": logging.WARNING}
"""Libraries that say every packet or request at info."""


def configure(level: str = "info", stream: TextIO | None = None) -> None:
    """Send every record to ``stream`` (default: stderr as it is now). May be called again."""
    threshold = logging.getLevelNamesMapping()[level.upper()]
    shared: list[Processor] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    handler = logging.StreamHandler(stream if stream is not None else sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*shared, _say_logger],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, one_line],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(threshold)
    for name, at_least in _QUIET.items():
        logging.getLogger(name).setLevel(max(threshold, at_least))
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )


def one_line(_: WrappedLogger, __: str, event: EventDict) -> str:
    """Render a record as one line."""
    rest = dict(event)
    head = [_text(rest.pop(name, "")) for name in ("timestamp", "level", "event")]
    return " ".join([*(part for part in head if part), *_pairs(rest)])


def _pairs(rest: Mapping[str, object]) -> list[str]:
    return [f"{_text(name)}={_quoted(value)}" for name, value in rest.items()]


def _quoted(value: object) -> str:
    text = _text(value)
    if text and not any(sign in text for sign in ' ="'):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _text(value: object) -> str:
    text = value if isinstance(value, str) else repr(value)
    return display(text if len(text) <= LONGEST_VALUE else text[:LONGEST_VALUE] + "…")


def _say_logger(_: WrappedLogger, __: str, event: MutableMapping[str, object]) -> MutableMapping[str, object]:
    record = event.get("_record")
    if isinstance(record, logging.LogRecord):
        event["logger"] = record.name
    return event
