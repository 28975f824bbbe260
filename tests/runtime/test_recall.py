"""Released cases looked for off the loop: an answer comes, whatever the journal or the intake does meanwhile."""

import asyncio
from collections.abc import Sequence

import pytest

from station.core.effects import FindReleased
from station.core.loaded import StoredCase
from station.core.observations import DeviceGone, ReleasedFound
from station.core.values import CaseRef, Window
from station.journal.errors import StoreFault
from station.runtime import recall
from station.runtime.intake import Intake
from station.runtime.recall import STRETCH, ReleasedSearch
from tests.runtime.fakes import HandClock

WANTED = FindReleased(CaseRef(1, 0), CaseRef(9, 9))
CASES = tuple(StoredCase(CaseRef(1, seq), "released", Window()) for seq in range(1, STRETCH + 3))


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recall, "AGAIN_S", 0.0)


async def answered(intake: Intake) -> ReleasedFound:
    async with asyncio.timeout(10):
        while not len(intake):
            await asyncio.sleep(0)
    found = intake.pop().item
    assert isinstance(found, ReleasedFound)
    return found


@pytest.mark.parametrize(
    ("there", "told", "more"), [(0, 0, False), (STRETCH, STRETCH, False), (STRETCH + 2, STRETCH, True)]
)
async def test_a_stretch_is_told_and_whether_more_follows(there: int, told: int, more: bool) -> None:
    intake = Intake(HandClock())
    ReleasedSearch(lambda after, through, limit: CASES[: min(limit, there)], intake).look(WANTED)
    assert await answered(intake) == ReleasedFound(WANTED.after, CASES[:told], more)


async def test_a_journal_that_cannot_be_read_is_asked_again() -> None:
    intake, asked = Intake(HandClock()), 0

    def released(after: CaseRef, through: CaseRef, limit: int) -> Sequence[StoredCase]:
        nonlocal asked
        asked += 1
        if asked < 3:
            raise StoreFault("journal_busy")
        return CASES[:1]

    ReleasedSearch(released, intake).look(WANTED)
    assert (await answered(intake)).cases == CASES[:1]
    assert asked == 3


async def test_an_answer_that_finds_no_room_is_given_again() -> None:
    intake = Intake(HandClock(), bound=1)
    intake.put(DeviceGone("top", "camera_lost"))
    ReleasedSearch(lambda after, through, limit: CASES[:1], intake).look(WANTED)
    async with asyncio.timeout(10):
        while not intake.turned_away:
            await asyncio.sleep(0)
    while len(intake):
        intake.pop()
    assert (await answered(intake)).cases == CASES[:1]
