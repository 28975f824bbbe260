"""What every test shares: lines that are run leave their notes in a folder of the session, never in the user's own; and
what several workers of pytest-xdist need."""

import gc
import os
import tempfile
from collections.abc import Generator, Iterator

import pydantic.types  # noqa: F401 - whole, before others: Qt's loader looks into each module as it comes, and fails at half of one
import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling


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


if "PYTEST_XDIST_WORKER" in os.environ:
    os.environ.pop("COVERAGE_PROCESS_START", None)  # what a test starts is not measured: the worker is
LONGEST = ("e2e", "campaign", "badinput", "hub", "simulation")
"""Folders whose tests start processes and wait for them, then what computes for long, and the rest after these."""
IN_PIECES = "tests/simulation/"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first: else one worker still has it to do when the others are through."""
    turns = {folder: turn for turn, folder in enumerate(LONGEST)}
    items.sort(key=lambda item: turns.get(item.path.parent.name, len(turns)))


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What collecting makes stays to the end: the collector of rubbish never looks at it."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


class _ByFile(LoadScopeScheduling):  # type: ignore[misc]  # it has no types
    """A file stays with one worker; of the simulation each test goes to whoever is free."""

    def _split_scope(self, nodeid: str) -> str:
        return nodeid if nodeid.startswith(IN_PIECES) else nodeid.partition("::")[0]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling | None:
    return _ByFile(config, log) if config.getvalue("dist") == "loadfile" else None


@pytest.hookimpl(wrapper=True)
def pytest_report_to_serializable() -> Generator[None, object, object]:
    """A worker of pytest-xdist dies of a report that holds a lone surrogate: hostile text in what was logged."""
    return _without_surrogates((yield))


def _without_surrogates(value: object) -> object:
    match value:
        case str():
            return value.encode("utf-8", "backslashreplace").decode("utf-8")
        case dict():
            return {_without_surrogates(key): _without_surrogates(each) for key, each in value.items()}
        case list() | tuple():
            return type(value)(_without_surrogates(each) for each in value)
        case _:
            return value
