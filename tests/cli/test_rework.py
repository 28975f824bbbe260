"""``station rework`` and the page for plant IT: every command of it, against a real core and journal."""

import asyncio
import json
import shlex
from collections.abc import Callable, Iterator, Mapping
from typing import Any, get_args

import pytest

from station.api import schema
from station.api.schema import COMMAND
from station.assembly.rework import ReworkService
from station.client import Client
from station.core.commands import Command, Refusal
from station.core.effects import Step
from station.core.line import Line
from station.core.observations import Now
from station.core.rework import Operation, RemoveMember, Rework
from station.journal import Batch
from tests.badinput.command import Told, station
from tests.cli.test_operations import blocks
from tests.core.talk import queue_line
from tests.journal.make import NOW_US, code, passed, rejected
from tests.journal.test_containers import PALLETS, Journal

WHO = ("--data", "line", "--by", "Li", "--reason", "why")


SSCC = "095212340000000013"
NEXT_SSCC = "095212340000000020"


class Codes(Journal):
    """With codes that fit the recipe; the fourth case has one unit only."""

    def case(self, number: int) -> int:
        (made,) = self.put(
            passed(number, [url(f"u{number}{place}") for place in "abc"[: 1 if number == 4 else 3]], f"c{number}")
        )
        return made


def url(name: str) -> str:
    return f"https://x.cn/{name}"


class Running:
    """A line that answers commands: the real core and service over a journal in memory."""

    def __init__(self) -> None:
        self.journal = Codes()
        self.journal.put(rejected(9, [url("spare")]), rejected(10, [url("r1"), url("r2")]))
        self.line = Line(queue_line(), self.journal.store.load())
        self.service = ReworkService(self.journal.reader, self.do)
        self.meanwhile: list[Callable[[], None]] = []
        """What happens between a look-up and its command."""

    def handle(self, command: Command) -> Step:
        step = self.line.handle(Now(1_000, NOW_US), command)
        if batch := Batch.of(step):
            self.journal.store.append(NOW_US, [batch])
        return step

    async def do(self, command: Command, on_durable: Callable[[Step], None]) -> Refusal | None:
        if self.meanwhile:
            self.meanwhile.pop()()
        step = self.handle(command)
        on_durable(step)
        return step.refusal

    def answer(self, client: Client, kind: str, args: Mapping[str, object]) -> Mapping[str, Any]:
        request = COMMAND.validate_json(json.dumps({"id": "1", "kind": kind, "args": args}))
        assert isinstance(request, schema.Rework)
        return asyncio.run(self.service(request, PALLETS)).model_dump()


@pytest.fixture
def running(monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    made = Running()
    monkeypatch.setattr(Client, "command", lambda client, kind, args=None: made.answer(client, kind, args or {}))
    yield made
    assert made.journal.is_whole()


def rework(*arguments: str) -> Told:
    return station("rework", *arguments, *WHO)


def typed(command: str) -> list[str]:
    """The command of the page with the codes of this journal."""
    words = shlex.split(command.replace("--config line.toml", "--data line"))[1:]
    codes = {"SPARE": url("spare"), "NEW": url("r3"), "C9": SSCC, "C10": NEXT_SSCC} | {
        f"U{n}{place}": url(f"u{n}{place.lower()}") for n in "123" for place in "ABC"
    }
    codes |= {name: name.lower() for name in ("C1", "C3", "C4", "P1")}
    return [codes.get(word, word) for word in words]


def test_every_command_of_the_page_is_done_one_after_the_other(running: Running) -> None:
    (commands,) = blocks("station rework")
    for command in commands:
        told = station(*typed(command))
        assert told.code == 0, (command, told.err)
        assert "This is operation" in told.out
    kinds = {each.event.kind for each in running.journal.reader.events(0, 1_000)}
    assert {"container.members_changed", "container.dissolved", "container.restored", "container.code_changed"} <= kinds
    assert {"unit.decommissioned", "unit.recommissioned", "shipment.confirmed", "shipment.returned"} <= kinds


def test_a_refusal_names_the_code_where_it_is_and_what_to_do(running: Running) -> None:
    told = rework("add", url("u1a"), "--to", "c3")
    assert (told.code, told.out) == (1, "")
    assert told.sentence == "https://x.cn/u1a is in case c1. Remove it there first."


def test_as_json_one_document_says_it_all(running: Running) -> None:
    told = rework("remove", url("u1a"), "--json")
    said = json.loads(told.out)
    assert (told.code, said["done"], said["key"]) == (0, True, "rework_done")
    assert said["arguments"]["operation"] == running.journal.store.head.seq
    assert running.journal.members(running.journal.cases[0]) == [url("u1b"), url("u1c")]


def test_without_a_name_and_a_reason_nothing_is_asked(running: Running) -> None:
    told = station("rework", "remove", url("u1a"), "--data", "line", "--by", " ")
    assert (told.code, told.sentence) == (2, "Say who does it and why: --by NAME --reason TEXT.")


def test_no_line_is_no_answer(tmp_path: object) -> None:
    told = station("rework", "remove", url("u1a"), "--data", str(tmp_path), "--by", "Li", "--reason", "why")
    assert (told.code, told.sentence) == (1, "The station does not answer. Start it first: station run.")


def test_help_has_examples_and_each_act_has_help() -> None:
    example = 'station rework replace OLD NEW --data line --by ANNA --reason "cap loose"'
    assert example in station("rework", "--help").out
    for act in {each.act for each in get_args(Operation)}:
        assert station("rework", act, "--help").code == 0, act


def test_a_foreign_unit_is_not_put_in(running: Running) -> None:
    told = rework("replace", url("u1a"), "http://other.example/1")
    assert (told.code, "does not fit Water 0.5 l" in told.sentence) == (1, True)


def test_what_changes_between_look_up_and_command_is_looked_up_again(running: Running) -> None:
    def taken_meanwhile() -> None:
        operation = RemoveMember(code(url("u1a")))
        running.handle(Rework("other", "why", operation, running.journal.reader.facts(operation)))

    running.meanwhile = [taken_meanwhile]
    told = rework("remove", url("u1a"))
    assert (told.code, told.sentence) == (1, "https://x.cn/u1a is in no container. Nothing to do.")


def test_trace_says_what_became_of_a_decommissioned_unit(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("station.cli_commands.trace.Reader.open", lambda path: running.journal.reader)
    monkeypatch.setattr(running.journal.reader, "close", lambda: None)
    assert rework("decommission", url("u1a"), "--as", "sampled").code == 0
    assert "  decommissioned: taken as a sample" in station("trace", url("u1a"), "--data", "line").out
