"""What the local API can refuse before or while it answers."""

from collections.abc import Mapping


class ApiRefused(Exception):
    """A foreseeable refusal: a key and arguments (words.py makes the sentence).

    Raised at start (address, port, token file) it ends the program; raised by the backend it becomes a 503."""

    def __init__(self, key: str, /, **args: str | int | float) -> None:
        super().__init__(key, args)
        self.key = key
        self.arguments: Mapping[str, str | int | float] = args
