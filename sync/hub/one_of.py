"""``column is one of these``, with the values as one parameter: the text of the statement is always the same.

With a parameter a value, as ``IN`` has it, every number of values is another text: SQLAlchemy writes it, and the
database prepares it, each time anew. For what is asked many times a second that costs more than the answer.
"""

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import ARRAY, Dialect, Text, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator, TypeEngine


class _Values(TypeDecorator[Collection[Any]]):
    """An array, and for SQLite, which has none, its JSON."""

    impl = Text
    cache_ok = True

    def __init__(self, item: TypeEngine[Any]) -> None:
        super().__init__()
        self.item = item

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(ARRAY(self.item) if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: Collection[Any] | None, dialect: Dialect) -> Any:
        told = list(value or ())
        return told if dialect.name == "postgresql" else json.dumps(told)


class _Each(FunctionElement[Any]):
    """The values as rows."""

    name = "each"
    inherit_cache = True


@compiles(_Each)
def _of_json(element: _Each, compiler: SQLCompiler, **options: Any) -> str:
    return f"(SELECT value FROM json_each({compiler.process(element.clauses, **options)}))"


@compiles(_Each, "postgresql")
def _of_array(element: _Each, compiler: SQLCompiler, **options: Any) -> str:
    return f"(SELECT unnest({compiler.process(element.clauses, **options)}))"


def one_of(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """True for a row whose ``column`` is among the values that parameter ``name`` brings, a list."""
    return column.bool_op("IN")(_Each(bindparam(name, type_=_Values(column.type))))
