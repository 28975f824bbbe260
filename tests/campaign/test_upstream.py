"""The scenarios of the campaign, each once: what is upstream afterwards, and that nothing waited for it."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.campaign.upstream import SCENARIOS, play
from tests.campaign.upstream_servers import nginx_program
from tests.campaign.upstream_world import Scenario, World, world_at

pytestmark = [pytest.mark.wire, pytest.mark.asyncio(loop_scope="module")]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def world(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[World]:
    async with world_at(tmp_path_factory.mktemp("upstream")) as made:
        yield made


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: f"{scenario.number} {scenario.name}")
async def test_upstream_has_it_all_once_and_in_order(world: World, scenario: Scenario) -> None:
    if scenario.nginx and nginx_program() is None:
        pytest.skip("nginx is not installed")
    assert await play(world, scenario) == ""
    assert world.waits_ms, "the line made nothing"
