"""One config file → one frozen, checked config, or every fault of it at once. Knows nothing of ours."""

from config.errors import ConfigError, ConfigErrors
from config.loader import load, parse
from config.messages import MESSAGES
from config.presentation import json_schema, redacted
from config.result import CameraDevice, Config, PlcDevice, ReaderDevice, Upstream
from config.table_reader import Kinds

__all__ = [
    "MESSAGES",
    "CameraDevice",
    "Config",
    "ConfigError",
    "ConfigErrors",
    "Kinds",
    "PlcDevice",
    "ReaderDevice",
    "Upstream",
    "json_schema",
    "load",
    "parse",
    "redacted",
]
