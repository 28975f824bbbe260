"""What the groups ``station rework`` and ``station ship`` share: who asks which station, and how its answer is said."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import typer

from station.cli_commands.help import WholeGroup
from station.cli_commands.person import client_of, refusal_sentence

PROBLEMS = frozenset({"command_malformed", "command_unknown", "body_too_large"})
"""Answers that say the request was wrong, not that it was refused."""
WITH_VALUE, FLAGS = ("--by", "--user", "--pin-file", "--reason", "--config", "--data"), ("--json",)


class ActGroup(WholeGroup):
    """The options of the group may stand behind the act too, where people write them."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        return super().parse_args(ctx, in_front(args))


def in_front(args: list[str]) -> list[str]:
    """The same arguments with the group's own options first; behind ``--`` nothing is an option."""
    mine: list[str] = []
    others: list[str] = []
    waiting = list(args)
    while waiting:
        arg = waiting.pop(0)
        if arg == "--":
            return [*mine, *others, arg, *waiting]
        if arg in WITH_VALUE and waiting:
            mine += [arg, waiting.pop(0)]
        elif arg in FLAGS or arg.startswith(tuple(f"{name}=" for name in WITH_VALUE)):
            mine.append(arg)
        else:
            others.append(arg)
    return [*mine, *others]


@dataclass(frozen=True)
class AskedStation:
    """Who asks, of which station."""

    by: str
    reason: str
    config: Path | None
    data: Path | None
    as_json: bool
    user: str
    pin_file: Path | None

    @cached_property
    def client(self) -> Any:
        from station.cli_commands.journal_paths import data_folder
        from station.cli_commands.output import foreseeable

        with foreseeable():
            return client_of(data_folder(self.config, self.data), self.user, self.pin_file)

    def command(self, kind: str, told: Mapping[str, object], *, why: bool) -> None:
        """Ask the station and say its answer; ends with the exit code where it was not done. ``why``: reason needed."""
        from station.cli_commands.output import NO, USAGE, err, out

        if not self.by or (why and not self.reason):
            err("Say who does it and why: --by NAME --reason TEXT." if why else "Say who does it: --by NAME.")
            raise typer.Exit(USAGE)
        answer = self.client.command(kind, {"by": self.by, **told})
        if answer is None:
            err("The station does not answer. Start it first: station run.")
            raise typer.Exit(NO)
        done, key, arguments = bool(answer.get("done")), str(answer.get("key", "")), answer.get("arguments", {})
        said = refusal_sentence(key, arguments)
        if self.as_json:
            out(json.dumps({"done": done, "key": key, "arguments": arguments, "sentence": said}))
        else:
            (out if done else err)(said)
        if not done:
            raise typer.Exit(USAGE if key in PROBLEMS else NO)
