"""What a watcher of services is told: alive and ready are two questions."""

from pathlib import Path
from typing import NamedTuple

import pytest
from sqlalchemy import text

from sync.hub.database import in_folder
from sync.hub.readiness import FLOOR_BYTES, why_not_ready
from tests.hub.conftest import Home
from tests.hub.serving import served


class Usage(NamedTuple):
    free: int


async def test_a_hub_is_ready_until_its_disk_is_full_and_alive_all_the_while(
    tmp_path: Path, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with served(home, None) as hub:
        assert (await hub.get("/readyz")).json() == {"status": "ok", "reasons": []}
        monkeypatch.setattr("sync.hub.readiness.shutil.disk_usage", lambda _: Usage(FLOOR_BYTES - 1))
        full = await hub.get("/readyz", headers={"Authorization": ""})
        ours = (tmp_path / "hub.db").exists()  # PostgreSQL's disk is another machine's
        assert (full.status_code, full.json()["reasons"]) == ((503, ["disk_full"]) if ours else (200, []))
        for path in ("/livez", "/healthz"):
            assert (await hub.get(path)).json() == {"status": "ok"}


def test_a_database_that_does_not_answer_is_a_reason(tmp_path: Path) -> None:
    database = in_folder(tmp_path)
    with database.writer.begin() as connection:
        connection.execute(text("DROP TABLE hub_version"))
    assert why_not_ready(database) == "store_failed"
    database.close()
