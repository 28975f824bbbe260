import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from station.api.app import create_app
from tests.api.fake_station import FakeStation

TOKEN = "t" * 43


@pytest.fixture
def station(tmp_path: Path) -> FakeStation:
    return FakeStation(tmp_path)


@pytest.fixture
async def client(station: FakeStation) -> AsyncIterator[httpx.AsyncClient]:
    """A client with the token, in the same process."""
    transport = httpx.ASGITransport(create_app(station, TOKEN, asyncio.Event()), raise_app_exceptions=False)
    headers = {"authorization": f"Bearer {TOKEN}"}
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8640", headers=headers) as made:
        yield made
