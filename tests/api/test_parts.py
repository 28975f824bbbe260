"""The small parts: token file, feed, command log, and the schema against the core it mirrors."""

import asyncio
import dataclasses
import typing
from pathlib import Path

import pytest

from station.api.command_log import CommandLog
from station.api.errors import ApiRefused
from station.api.feed import Feed
from station.api.schema import (
    CaseState,
    CommandAnswer,
    CommandRequest,
    DestinationState,
    Hold,
    RecipeArgs,
    Resume,
    StationState,
    Tally,
)
from station.api.schema.base import SHORT_TEXT
from station.api.token import load_token
from station.core import values
from station.core.inputs import StationMode
from sync.delivery.policy import Phase
from tests.api.fake_station import a_snapshot


def test_a_token_is_made_once_and_is_private(tmp_path: Path) -> None:
    path = tmp_path / "api.token"
    token = load_token(path)
    assert load_token(path) == token
    assert len(token) >= 43
    assert path.stat().st_mode & 0o777 == 0o600
    assert [entry.name for entry in tmp_path.iterdir()] == ["api.token"]


def test_a_half_made_token_is_made_again(tmp_path: Path) -> None:
    (tmp_path / "api.token.new").write_text("")
    assert len(load_token(tmp_path / "api.token")) >= 43


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o602])
def test_a_token_others_may_touch_is_refused(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "api.token"
    load_token(path)
    path.chmod(mode)
    assert refusal(path) == "token_exposed"


@pytest.mark.parametrize("content", [b"", b"short", b"x" * 600, b"\xff" * 40, b"a\nb" * 20])
def test_a_file_that_holds_no_token_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "api.token"
    path.write_bytes(content)
    path.chmod(0o600)
    assert refusal(path) == "token_invalid"


def test_a_link_or_a_folder_is_no_token(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "folder").mkdir()
    assert refusal(tmp_path / "link") == "token_unreadable"
    assert refusal(tmp_path / "folder") in ("token_unreadable", "token_exposed")
    assert refusal(tmp_path / "no" / "api.token") == "token_unreadable"


def refusal(path: Path) -> str:
    with pytest.raises(ApiRefused) as refused:
        load_token(path)
    return refused.value.key


async def test_a_slow_reader_gets_the_newest_and_knows_what_it_missed() -> None:
    feed = Feed()
    with feed.subscribe() as slow:
        for made_at_us in (1, 2, 3):
            feed.publish(a_snapshot(made_at_us))
        assert (await slow.next()).made_at_us == 3
        assert slow.skipped == 2
    assert not feed.wanted


async def test_a_cancelled_wait_loses_no_snapshot() -> None:
    feed = Feed()
    with feed.subscribe() as reader:
        waiting = asyncio.create_task(reader.next())
        await asyncio.sleep(0)
        waiting.cancel()
        feed.publish(a_snapshot(1))
        assert (await reader.next()).made_at_us == 1


class Slow:
    """A command that runs until it is let go."""

    def __init__(self) -> None:
        self.runs = 0
        self.go = asyncio.Event()
        self.failure: Exception | None = None

    async def __call__(self, request: CommandRequest) -> CommandAnswer:
        self.runs += 1
        await self.go.wait()
        if self.failure is not None:
            raise self.failure
        return CommandAnswer(id=request.id, done=True)


async def test_the_same_id_while_it_runs_waits_for_the_one_answer() -> None:
    log, slow = CommandLog(), Slow()
    both = [asyncio.create_task(log.once(Hold(id="a"), slow)) for _ in range(2)]
    await asyncio.sleep(0)
    slow.go.set()
    assert [answer.done for answer in await asyncio.gather(*both)] == [True, True]
    assert slow.runs == 1


async def test_a_client_that_goes_away_does_not_undo_its_command() -> None:
    log, slow = CommandLog(), Slow()
    gone = asyncio.create_task(log.once(Hold(id="a"), slow))
    await asyncio.sleep(0)
    gone.cancel()
    slow.go.set()
    assert (await log.once(Hold(id="a"), slow)).done
    assert slow.runs == 1


async def test_a_command_that_broke_may_be_tried_again() -> None:
    log, slow = CommandLog(), Slow()
    slow.go.set()
    slow.failure = RuntimeError("a bug")
    with pytest.raises(RuntimeError):
        await log.once(Hold(id="a"), slow)
    slow.failure = None
    assert (await log.once(Hold(id="a"), slow)).done


async def test_the_log_is_bounded_and_forgets_only_what_is_answered() -> None:
    log, slow = CommandLog(capacity=2), Slow()
    running = asyncio.create_task(log.once(Hold(id="a"), slow))
    quick = Slow()
    quick.go.set()
    for id_ in ("b", "c", "d"):
        assert (await log.once(Resume(id=id_), quick)).done
    stuck = asyncio.create_task(log.once(Hold(id="e"), slow))
    await asyncio.sleep(0)
    assert (await log.once(Hold(id="f"), quick)).key == "too_many_commands"
    slow.go.set()
    assert (await running).done and (await stuck).done


def test_long_scanned_text_does_not_swell_the_snapshot() -> None:
    shot = a_snapshot(scanned="X" * 10_000)
    assert shot.last_case is not None
    assert len(shot.last_case.code) == SHORT_TEXT + 1
    assert len(shot.model_dump_json()) < 32_000


def test_the_schema_mirrors_the_core() -> None:
    fields = {field.name for field in dataclasses.fields(values.Tally)}
    assert set(Tally.model_fields) == fields
    assert set(RecipeArgs.model_fields) == {field.name for field in dataclasses.fields(values.Recipe)} - {"version"}
    assert set(typing.get_args(DestinationState)) == set(Phase)
    assert set(typing.get_args(StationState)) == {mode.name.lower() for mode in StationMode}
    assert set(typing.get_args(CaseState)) == {"open", *typing.get_args(values.CaseState)}
