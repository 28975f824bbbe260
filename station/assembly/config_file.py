"""A config file against every driver there is: one pass that finds all its errors."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel

from config.loader import load
from config.result import Config
from drivers.catalog import CATALOG
from sync.upstreams import UPSTREAMS

Kinds = Mapping[str, Mapping[str, type[BaseModel]]]


def kinds() -> Kinds:
    """Kind → driver name → settings model: everything a config may name."""
    devices = {kind: {name: entry.settings for name, entry in table.items()} for kind, table in CATALOG.items()}
    return {**devices, "upstream": UPSTREAMS}


def load_config(path: Path) -> Config:
    """Raises ConfigErrors with every error of the file."""
    return load(path, kinds())
