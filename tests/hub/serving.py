"""A hub in this process, asked without a socket."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx

from sync.hub.app import create_app
from sync.hub.context import HubSettings
from tests.hub.conftest import Home

BEARER = {"Authorization": "Bearer one"}


@asynccontextmanager
async def served(
    home: Home, token_file: Path | None, settings: HubSettings | None = None, address: str = "192.0.2.1"
) -> AsyncIterator[httpx.AsyncClient]:
    """A client with the token ``one``, whose requests come from ``address``."""
    database = home.open()
    app = create_app(None, token_file, database=database, settings=settings)
    transport = httpx.ASGITransport(app, client=(address, 1))
    async with httpx.AsyncClient(transport=transport, base_url="http://hub", headers=BEARER) as client:
        yield client
    database.close()
