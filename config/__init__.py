"""One config file becomes one frozen, checked config, or every fault of it at once.

Here live the schema, the rules between keys, the messages of faults and what other rooms see of a config.
No device is opened and no other package is imported, but the core's rules for patterns and recipes.
"""

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
