"""``station hub webhook add | list | remove | test | replay | log``."""

import asyncio
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import httpx
from sqlalchemy import delete, func, insert, select
from sqlalchemy.exc import IntegrityError

from sync.hub.console import now_us
from sync.hub.database import Database
from sync.hub.notices import KINDS, Notice
from sync.hub.regions import TradeRefused
from sync.hub.trade_commands import at_database
from sync.hub.trade_tables import NOTICE, WEBHOOK, WEBHOOK_LOG
from sync.hub.webhooks import TIMEOUT_S, Sent, WebhookReceiver, new_secret, receivers, replay, send
from sync.result import Outcome
from sync.settings import checked, on_loopback

Place = tuple[Path | None, str | None]


def add(where: Place, name: str, url: str, kinds: Sequence[str]) -> int:
    """Print the secret, once. What happened before is told only when it is replayed."""
    secret = new_secret()

    def do(database: Database) -> None:
        address = _address(url)
        if unknown := [kind for kind in kinds if kind not in KINDS]:
            raise TradeRefused("webhook_kind", kind=unknown[0], kinds=", ".join(KINDS))
        with database.writer.begin() as connection:
            newest = connection.execute(select(func.max(NOTICE.c.transaction), func.max(NOTICE.c.seq))).one()
            row = {"name": name, "url": address, "secret": secret, "kinds": " ".join(kinds), "lease_us": 0}
            try:
                connection.execute(insert(WEBHOOK).values(**row, transaction=newest[0] or 0, seq=newest[1] or 0))
            except IntegrityError:
                raise TradeRefused("webhook_twice", name=name) from None
        sys.stdout.write(f"{secret}\n")

    return at_database(*where, do)


def _address(url: str) -> str:
    try:
        address = checked(url)
    except ValueError as error:
        raise TradeRefused("webhook_address", why=str(error)) from None
    if not address.startswith("https://") and not on_loopback(address):
        raise TradeRefused("webhook_address", why="only https:// leaves this machine")
    return address


def listing(where: Place) -> int:
    def do(database: Database) -> None:
        with database.reader.connect() as connection:
            newest = connection.scalar(select(func.max(NOTICE.c.seq))) or 0
        for each in receivers(database):
            kinds = " ".join(sorted(each.kinds)) or "all"
            sys.stdout.write(f"{each.name}\t{each.url}\t{kinds}\t{max(0, newest - each.place.seq)} wait\n")

    return at_database(*where, do)


def remove(where: Place, name: str) -> int:
    def do(database: Database) -> None:
        one = _named(database, name)
        with database.writer.begin() as connection:
            connection.execute(delete(WEBHOOK_LOG).where(WEBHOOK_LOG.c.webhook == one.id))
            connection.execute(delete(WEBHOOK).where(WEBHOOK.c.id == one.id))

    return at_database(*where, do)


def test(where: Place, name: str) -> int:
    """Send one message of the kind ``test``, and say what came of it."""

    def do(database: Database) -> None:
        one = _named(database, name)
        notice = Notice("test", now_us(), {"webhook": name})
        sent = asyncio.run(_once(one, notice))
        said = f"{sent.outcome.value} {sent.status} {sent.words}".strip()
        sys.stdout.write(f"{said}\n")
        if sent.outcome is not Outcome.DELIVERED:
            raise TradeRefused("webhook_test", name=name)

    return at_database(*where, do)


async def _once(one: WebhookReceiver, notice: Notice) -> Sent:
    async with httpx.AsyncClient(trust_env=False, timeout=TIMEOUT_S, follow_redirects=False) as client:
        return await send(client, one, f"msg_test_{time.time_ns()}", notice)


def again(where: Place, name: str, since: datetime) -> int:
    def do(database: Database) -> None:
        at = since if since.tzinfo else since.replace(tzinfo=UTC)
        if not replay(database, name, int(at.timestamp() * 1_000_000)):
            raise TradeRefused("webhook_unknown", name=name)

    return at_database(*where, do)


def newest(where: Place, name: str, count: int) -> int:
    """The newest attempts, newest first."""

    def do(database: Database) -> None:
        one = _named(database, name)
        wanted = select(WEBHOOK_LOG).where(WEBHOOK_LOG.c.webhook == one.id).order_by(WEBHOOK_LOG.c.id.desc())
        with database.reader.connect() as connection:
            rows = connection.execute(wanted.limit(count)).all()
        for row in rows:
            at = datetime.fromtimestamp(row.at_us / 1_000_000, UTC).isoformat(timespec="seconds")
            sys.stdout.write(f"{at}\t{row.message}\t{row.kind}\t{row.outcome}\t{row.status}\t{row.words}\n")

    return at_database(*where, do)


def _named(database: Database, name: str) -> WebhookReceiver:
    found = next((each for each in receivers(database) if each.name == name), None)
    if found is None:
        raise TradeRefused("webhook_unknown", name=name)
    return found
