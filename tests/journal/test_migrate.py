"""The tables change with a number only: a journal of before is whole, and must not be called damaged."""

import ast
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from station import journal
from station.journal import schema
from station.journal.fold import fresh_tables


def test_tables_and_single_values_change_with_a_schema_version_only() -> None:
    """Fails for you? A journal from before your change is whole, and ``verify`` would call it damaged: take the next
    SCHEMA_VERSION, add a step to ``migrations`` with a test here, then note the new names below."""
    with closing(fresh_tables()) as db:
        made = [f"{table}.{column} {kind}" for table, column, kind in db.execute(COLUMNS)]
    found = sha256("\n".join((*made, *sorted(values_written()))).encode()).hexdigest()[:16]
    assert (schema.SCHEMA_VERSION, found) == (1, "746c913ad8acc250")


COLUMNS = """SELECT t.name, c.name, c.type FROM sqlite_master AS t JOIN pragma_table_info(t.name) AS c
    WHERE t.type = 'table' AND t.name NOT LIKE '\\_%' ESCAPE '\\' ORDER BY 1, 2"""


def values_written() -> set[str]:
    """The names of the single values that the projections write."""
    trees = (ast.parse(path.read_text("utf-8")) for path in Path(journal.__file__).parent.glob("*.py"))
    calls = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call))
    named = (call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "set_meta")
    return {word.arg for call in named for word in call.keywords if word.arg}
