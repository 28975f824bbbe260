"""What a pool says when it cannot do as asked: a key of ``station.messages.pools`` with arguments, no sentence."""

from collections.abc import Mapping


class PoolRefused(Exception):
    """Nothing was changed, or nothing is known; the key says why."""

    def __init__(self, key: str, /, **args: str | int) -> None:
        super().__init__(key, args)
        self.key = key
        self.arguments: Mapping[str, str | int] = args
