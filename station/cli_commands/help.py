"""How commands are listed: with their whole first sentence, and with -h as well as --help."""

from typing import Any

from typer.core import TyperCommand, TyperGroup

HELP: dict[Any, Any] = {"help_option_names": ["-h", "--help"], "max_content_width": 120}


def _first_sentence(text: str | None) -> str:
    return " ".join((text or "").strip().split("\n\n")[0].split())


class WholeCommand(TyperCommand):
    """A command whose line in the list is not cut short by "..."."""

    def get_short_help_str(self, limit: int = 45) -> str:
        return _first_sentence(self.help)


class WholeGroup(TyperGroup):
    """The same for a command with commands of its own."""

    def get_short_help_str(self, limit: int = 45) -> str:
        return _first_sentence(self.help)
