"""What a receiver knows from the wire alone, beside what the tables say (C5)."""

import sqlite3
from collections.abc import Iterable
from typing import Any

Tree = dict[int, tuple[str | None, frozenset[str]]]
"""Live container → its code, its members (a unit by its key, a container by ``#number``)."""
Known = tuple[Tree, dict[str, str]]
"""Containers, and the fates of decommissioned codes."""


def folded(records: Iterable[tuple[str, dict[str, Any]]]) -> Known:
    """(kind, body) in the order of their numbers."""
    tree: Tree = {}
    fates: dict[str, str] = {}
    for kind, body in records:
        number = body.get("container", 0)
        match kind:
            case "container.packed" | "container.restored":
                tree[number] = (_key(body["code"]), frozenset(map(_member, body["members"])))
            case "container.dissolved":
                tree.pop(number)
            case "container.changed":
                code, members = tree[number]
                gone, come = (frozenset(map(_member, body[name])) for name in ("removed", "added"))
                assert gone <= members and not come & members
                tree[number] = (code, members - gone | come)
            case "container.recoded":
                assert tree[number][0] == _key(body["old_code"])
                tree[number] = (_key(body["code"]), tree[number][1])
            case "unit.decommissioned":
                fates[body["code"]["key"]] = body["fate"]
            case "unit.recommissioned":
                fates.pop(body["code"]["key"])
            case _:
                pass
    return tree, fates


def recorded(disk: sqlite3.Connection) -> Known:
    """What the tables say of live containers and of codes."""
    tree: Tree = {}
    for number, code in disk.execute("SELECT id, code FROM container WHERE state = 'live'").fetchall():
        units = disk.execute("SELECT code FROM unit WHERE state = 1 AND container = ?", (number,)).fetchall()
        inside = disk.execute("SELECT id FROM container WHERE parent = ?", (number,)).fetchall()
        tree[number] = (code, frozenset([*(key for (key,) in units), *(f"#{each}" for (each,) in inside)]))
    return tree, dict(disk.execute("SELECT code, fate FROM fate").fetchall())


def _key(body: dict[str, str] | None) -> str | None:
    return None if body is None else body["key"]


def _member(body: dict[str, Any]) -> str:
    return f"#{body['container']}" if body["container"] else str(body["code"]["key"])
