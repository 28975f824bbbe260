"""How commands are listed: with their whole first sentence, and with -h as well as --help."""

from typing import Any

from typer.core import TyperCommand, TyperGroup

USUAL_PALLET = 8
"""Cases on a pallet of a demo."""
HELP: dict[Any, Any] = {"help_option_names": ["-h", "--help"], "max_content_width": 120}


def _first_sentence(text: str | None) -> str:
    return " ".join((text or "").strip().split("\n\n")[0].split())


class WholeCommand(TyperCommand):
    """A command whose line in the list is not cut short by "..."."""

    def get_short_help_str(self, limit: int = 45) -> str:
        return _first_sentence(self.help)


class DemoCommand(WholeCommand):
    """``--pallets`` may stand alone: then it means a usual pallet."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        for place, argument in enumerate(args):
            if argument == "--pallets" and not (args[place + 1 : place + 2] and args[place + 1].isdigit()):
                args = [*args[: place + 1], str(USUAL_PALLET), *args[place + 1 :]]
        return super().parse_args(ctx, args)


class WholeGroup(TyperGroup):
    """The same for a command with commands of its own."""

    def get_short_help_str(self, limit: int = 45) -> str:
        return _first_sentence(self.help)
