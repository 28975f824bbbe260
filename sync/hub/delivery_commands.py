"""``station hub delivery import | list | drop``."""

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection, select

from sync.hub import delivery_notes
from sync.hub.console import listed, now_us, written
from sync.hub.trade_commands import at_database
from sync.hub.trade_tables import DELIVERY_NOTE
from sync.released.feed import HubNote

Place = tuple[Path | None, str | None]


def import_notes(where: Place, station: str, notes: Sequence[HubNote], replace: bool) -> int:
    def do(connection: Connection) -> None:
        delivery_notes.keep_notes(connection, station, notes, now_us(), replace=replace)
        listed([(f"delivery notes for {station or 'any dock'}: {len(notes)}",)])

    return at_database(*where, written(do))


def list_notes(where: Place) -> int:
    def told(connection: Connection) -> None:
        rows = connection.execute(select(DELIVERY_NOTE).order_by(DELIVERY_NOTE.c.number))
        listed((row.number, row.station or "-", row.recipient) for row in rows)

    return at_database(*where, written(told))


def drop_note(where: Place, number: str) -> int:
    return at_database(*where, written(lambda connection: delivery_notes.drop_note(connection, number)))
