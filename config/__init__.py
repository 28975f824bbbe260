"""One config file → one frozen, checked config, or every fault of it at once. Knows nothing of ours."""

from config.devices import Kinds
from config.errors import ConfigError, ConfigErrors
from config.load import load, parse
from config.messages import MESSAGES
from config.result import CameraDevice, Config, PlcDevice, ReaderDevice, Upstream
from config.show import json_schema, redacted

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
