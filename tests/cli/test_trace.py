"""``station trace`` as the page for plant IT shows it, and what it prints of every kind of code."""

import json
import shlex
from collections.abc import Iterator

import pytest

from station.core import events as ev
from station.core import rework as rw
from tests.badinput.command import Told, station
from tests.cli.test_operations import PAGE, blocks
from tests.journal.make import code, rejected
from tests.journal.test_containers import Journal


@pytest.fixture
def journal(monkeypatch: pytest.MonkeyPatch) -> Iterator[Journal]:
    made = Journal()
    monkeypatch.setattr("station.cli_commands.trace.Reader.open", lambda path: made.reader)
    monkeypatch.setattr(made.reader, "close", lambda: None)
    yield made
    assert made.is_whole()


def trace(*arguments: str) -> Told:
    return station("trace", *arguments, "--data", "line")


def lines(*arguments: str) -> list[str]:
    told = trace(*arguments)
    assert told.code == 0, told.err
    return told.out.splitlines()


def test_the_page_shows_what_is_printed(journal: Journal) -> None:
    journal.do(rw.Ship(code("p1"), "Shop 12", "DN-7"))
    (commands,) = blocks("station trace")
    told = [station(*shlex.split(each.replace("--config line.toml", "--data line").lower())[1:]) for each in commands]
    assert [each.code for each in told] == [0, 0, 0]
    shown = PAGE.split("unit U1A\n", 1)[1].split("```", 1)[0]
    assert told[0].out.lower() == f"unit u1a\n{shown}".lower()
    assert json.loads(told[2].out)["containers"][0]["shipped"] is True


def test_a_pallet_is_a_tree(journal: Journal) -> None:
    printed = lines("p1")
    assert printed[:3] == [
        "pallet p1",
        "  the code of a container",
        f"    pallet p1 (#{journal.pallet}), 2 members: closed; by the order of the queue, seen leaving",
    ]
    below = printed[printed.index("  members:") + 1 :]
    assert below == [
        *("    case c1", "      unit u1a", "      unit u1b", "      unit u1c"),
        *("    case c2", "      unit u2a", "      unit u2b", "      unit u2c"),
    ]


def test_every_member_is_printed_however_many_pages_they_are(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = lines("p1")
    monkeypatch.setattr("station.journal.contents.CODES_TOLD", 4)
    assert lines("p1") == whole


@pytest.mark.parametrize(
    ("operation", "asked", "said"),
    [
        (rw.RemoveMember(code("u1a")), "u1a", "  free: it is in no container"),
        (rw.Decommission(code("u1a"), "sampled"), "u1a", "  decommissioned: taken as a sample"),
        (
            rw.Relabel(code("p1")),
            "p1",
            "  void: it was the code of a container that has another label; its code is now new",
        ),
        (rw.Dissolve(code("p1")), "p1", "  void: it was the code of a container that is dissolved"),
    ],
)
def test_what_was_done_by_hand_is_said_with_who_and_why(
    journal: Journal, operation: rw.Operation, asked: str, said: str
) -> None:
    journal.do(operation)
    printed = lines(asked)
    assert printed[1] == said
    history = printed[printed.index("  history:") :]
    assert any("by Li, reason why" in each for each in history)


def test_an_open_pallet_without_a_code_is_asked_for_by_its_number(journal: Journal) -> None:
    (number,) = journal.put(ev.ContainerOpened(2, "pallet", "o1", "Water 0.5 l", "L7", "queue"))
    assert lines(f"#{number}")[2] == f"    pallet #{number}, 0 members: still open; by the order of the queue"


def test_a_unit_of_a_rejected_case_only_says_which(journal: Journal) -> None:
    journal.put(rejected(9, ["spare"]))
    printed = lines("spare")
    assert printed[1:3] == ["  free: it is in no container", "    last in case 1/9: rejected"]


def test_hostile_text_is_not_printed_as_it_is(journal: Journal) -> None:
    journal.do(rw.Ship(code("p1"), "\x1b[2J", "D"))
    assert "\x1b" not in trace("u1a").out
