"""What is wrong with a template, or with what it would print: a key with its arguments, never a finished sentence."""

from dataclasses import dataclass

from station.core.values import Arguments


@dataclass(frozen=True, slots=True)
class TemplateFault:
    """One thing. ``where``: the field of the template, such as ``gs1_128[1].module_mm``; empty = the whole file."""

    key: str
    arguments: Arguments = ()
    where: str = ""


class LabelRefused(Exception):
    """A label that is not drawn: something on it would be missing, cut off or not readable."""

    def __init__(self, faults: tuple[TemplateFault, ...]) -> None:
        super().__init__(faults)
        self.faults = faults


def fault(key: str, where: str = "", /, **named: str | int) -> TemplateFault:
    return TemplateFault(key, tuple(sorted(named.items())), where)
