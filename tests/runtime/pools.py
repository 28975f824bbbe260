"""A station without pools of codes."""

from pathlib import Path

from station.pools.reader import PoolReader
from station.runtime.pool_checks import PoolChecks


def no_pools() -> PoolChecks:
    return PoolChecks(PoolReader(Path("/nonexistent")), lambda _: None)
