"""The steps that make the hub's tables, one module of ``versions`` each, run by Alembic in the process that opens the
database.

A step never changes once a hub has run it, so each names its tables by itself: ``sync.hub.tables`` is where all of them
together lead to.
"""

import threading
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, inspect

VERSION_TABLE = "hub_version"
_ONE_AT_A_TIME = threading.Lock()
"""Alembic's environment is one of the process."""


class NotOurTables(Exception):
    """The database holds tables of these names, and no version of ours."""


class MadeByNewerHub(Exception):
    """``version``: what the database says, which this program does not know."""

    def __init__(self, version: str) -> None:
        super().__init__(version)
        self.version = version


def newest() -> str:
    """The version this program knows."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    assert head is not None
    return head


def version_of(connection: Connection) -> str | None:
    """The version of a database; None = it has none of our tables. Raises NotOurTables."""
    found = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE}).get_current_revision()
    if found is None and {"journal", "event"} & set(inspect(connection).get_table_names()):
        raise NotOurTables
    return found


def migrate(connection: Connection) -> None:
    """Bring the tables to this program's version, within the caller's transaction.

    Raises NotOurTables and MadeByNewerHub; nothing is changed then."""
    version = version_of(connection)
    if version == newest():
        return
    config = _config()
    config.attributes["connection"] = connection
    try:
        if version is not None:
            ScriptDirectory.from_config(config).get_revision(version)
    except CommandError:
        raise MadeByNewerHub(version or "") from None
    with _ONE_AT_A_TIME:
        command.upgrade(config, "head")


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
