"""A whole core as bytes and back, so that a recording may begin in the middle of a shift.

Everything else of a recording is JSON. The state of a core is a graph of small objects of many modules, and it must
come back exactly, or nothing that follows is the same; so it is a pickle, read by an unpickler that knows the classes
of ``station.core`` and plain containers and nothing else: a recording from elsewhere can build objects of the core,
and run nothing (decision 0320).
"""

import io
import pickle
from collections.abc import Callable
from enum import EnumType
from typing import Any

from drivers.protocols import PlcBlock
from station.core.line import Line

CORE = "station.core."
PLAIN = {
    ("builtins", "set"),
    ("builtins", "frozenset"),
    ("collections", "deque"),
    ("collections", "Counter"),
    ("collections", "OrderedDict"),
}
OURS = {(PlcBlock.__module__, PlcBlock.__name__): PlcBlock}


class StateUnreadable(Exception):
    """These bytes are no core of this program."""


def freeze(core: object) -> bytes:
    """The core as it is now. Raises StateUnreadable for one that holds something that cannot come back."""
    try:
        return pickle.dumps(core, protocol=5)
    except Exception as error:  # pickle may raise anything (too deep, no memory), and the line goes on without
        raise StateUnreadable(f"{type(error).__name__}: {error}") from error


def thaw(data: bytes) -> Line:
    """The core that was frozen. Raises StateUnreadable."""
    try:
        line = _Unpickler(io.BytesIO(data)).load()
    except Exception as error:  # hostile bytes may raise anything
        raise StateUnreadable(str(error)) from error
    if not isinstance(line, Line):
        raise StateUnreadable(f"a {type(line).__name__}")
    return line


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """Classes and functions that a module of the core itself defines, by their plain name."""
        if (module, name) in PLAIN:
            return super().find_class(module, name)
        if (module, name) in OURS:
            return OURS[module, name]
        if (module, name) == ("builtins", "getattr"):
            return _attribute
        if module.startswith(CORE) and "." not in name:
            found = super().find_class(module, name)
            if callable(found) and getattr(found, "__module__", "") == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is not of the core")


def _attribute(owner: object, name: str) -> Any:
    """Bound methods are pickled as ``getattr(owner, name)``, and by Python 3.11.2 (Debian 12) members of an
    enumeration too; only those of the core are let in."""
    if isinstance(owner, EnumType) and owner.__module__.startswith(CORE) and name in owner.__members__:
        return owner.__members__[name]
    kind = type(owner)
    if not kind.__module__.startswith(CORE) or name.startswith("__") or not callable(getattr(kind, name, None)):
        raise pickle.UnpicklingError(f"{kind.__name__}.{name} is no method of the core")
    bound: Callable[..., Any] = getattr(owner, name)
    return bound
