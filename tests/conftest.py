"""What every test shares: lines that are run leave their notes in a folder of the session, never in the user's own."""

import os
import tempfile
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def _state_of_the_session() -> Iterator[None]:
    before = os.environ.get("STATION_STATE")
    with tempfile.TemporaryDirectory(prefix="station-state-") as folder:
        os.environ["STATION_STATE"] = folder
        yield
    if before is None:
        os.environ.pop("STATION_STATE", None)
    else:
        os.environ["STATION_STATE"] = before
