"""Webhooks: whoever is registered is told of every notice, signed as Standard Webhooks has it, and in order.

What an answer means and how long to wait is the uploader's own policy (``sync.delivery.policy``). The place a webhook
has reached is in the database, and a lease says which hub tells it: a crash repeats a message (its id is the same) and
loses none. A receiver that is down for days is told everything when it is back.
"""

import asyncio
import json
import random
import secrets
import time
from base64 import b64encode
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial

import httpx
from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import SQLAlchemyError
from standardwebhooks import Webhook
from starlette.concurrency import run_in_threadpool

from station.version import PROGRAM
from sync.delivery import policy
from sync.delivery.policy import Attempt, Backoff, DeliveryState
from sync.hub.database import Database
from sync.hub.notices import Notice, NoticePlace, PlacedNotice, after
from sync.hub.trade_tables import NOTICE, WEBHOOK, WEBHOOK_LOG
from sync.outbox import printable
from sync.result import Outcome, outcome_of_status, retry_after_s

EVERY_S = 1.0
TIMEOUT_S = 10.0
ANSWERED_S = 20.0
"""A receiver that drips its answer is as good as silent."""
BODY_READ = 4_096
AT_ONCE = 20
LEASE_US = 60_000_000
LOG_KEPT = 10_000
WORDS_MAX = 300


@dataclass(frozen=True, slots=True)
class WebhookReceiver:
    """One webhook."""

    id: int
    name: str
    url: str
    secret: str = field(repr=False)
    kinds: frozenset[str]
    place: NoticePlace

    def wants(self, kind: str) -> bool:
        return not self.kinds or kind in self.kinds


@dataclass(frozen=True, slots=True)
class Sent:
    """What came of one message."""

    outcome: Outcome
    status: str
    words: str = ""
    retry_after_s: float | None = None


def new_secret() -> str:
    return f"whsec_{b64encode(secrets.token_bytes(24)).decode('ascii')}"


def signed(receiver: WebhookReceiver, message: str, notice: Notice, now: datetime) -> tuple[bytes, dict[str, str]]:
    """The message as it goes out. The same message is the same id and body for ever; the signature's time is now."""
    at = datetime.fromtimestamp(notice.at_us / 1_000_000, UTC).isoformat()
    body = json.dumps({"type": notice.kind, "timestamp": at, "data": notice.body}, ensure_ascii=False)
    signature = Webhook(receiver.secret).sign(message, now, body)
    told = {"webhook-id": message, "webhook-timestamp": str(int(now.timestamp())), "webhook-signature": signature}
    more = {"content-type": "application/json", "user-agent": PROGRAM, "accept-encoding": "identity"}
    return body.encode("utf-8"), told | more


async def send(client: httpx.AsyncClient, receiver: WebhookReceiver, message: str, notice: Notice) -> Sent:
    """One message. Never raises for weather. A page of HTML is no receiver, whatever its status."""
    content, headers = signed(receiver, message, notice, datetime.now(UTC))
    try:
        async with (
            asyncio.timeout(ANSWERED_S),
            client.stream("POST", receiver.url, content=content, headers=headers) as answer,
        ):
            words = await _first_words(answer)
    except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
        return Sent(Outcome.UNREACHED, "unreached", printable(f"{type(error).__name__}: {error}")[:WORDS_MAX])
    if "html" in answer.headers.get("content-type", "").lower() and answer.status_code < 500:
        return Sent(Outcome.FOREIGN, str(answer.status_code), words)
    if 200 <= answer.status_code < 300:
        return Sent(Outcome.DELIVERED, str(answer.status_code))
    outcome = outcome_of_status(answer.status_code)
    asked = retry_after_s(answer.headers.get("retry-after"), answer.headers.get("date"), datetime.now(UTC))
    return Sent(outcome, str(answer.status_code), words, asked)


async def _first_words(answer: httpx.Response) -> str:
    """Of a body that may have no end."""
    body = b""
    async for piece in answer.aiter_bytes():
        body += piece
        if len(body) >= BODY_READ:
            break
    return printable(body[:BODY_READ].decode("utf-8", "replace")[:WORDS_MAX])


# the database --------------------------------------------------------------------------------------------------------


def receivers(database: Database) -> list[WebhookReceiver]:
    with database.reader.connect() as connection:
        rows = connection.execute(select(WEBHOOK).order_by(WEBHOOK.c.id)).all()
    return [
        WebhookReceiver(
            row.id, row.name, row.url, row.secret, frozenset(row.kinds.split()), NoticePlace(row.transaction, row.seq)
        )
        for row in rows
    ]


def leased(database: Database, receiver: int, now_us: int, until_us: int) -> bool:
    """This hub tells it now: nobody else did within the lease."""
    free = update(WEBHOOK).where(WEBHOOK.c.id == receiver, WEBHOOK.c.lease_us < now_us).values(lease_us=until_us)
    with database.writer.begin() as connection:
        return connection.execute(free).rowcount == 1


def waiting(database: Database, receiver: WebhookReceiver) -> list[PlacedNotice]:
    with database.reader.connect() as connection:
        return after(connection, receiver.place, AT_ONCE)


def reached(database: Database, receiver: WebhookReceiver, place: NoticePlace) -> None:
    """Told through this place; a replay that was asked for meanwhile is kept."""
    mine, before = update(WEBHOOK).where(WEBHOOK.c.id == receiver.id), receiver.place
    same = (WEBHOOK.c.transaction == before.transaction, WEBHOOK.c.seq == before.seq)
    with database.writer.begin() as connection:
        connection.execute(mine.where(*same).values(transaction=place.transaction, seq=place.seq))
        connection.execute(mine.values(lease_us=0))


def log(database: Database, receiver: int, message: str, kind: str, sent: Sent, now_us: int) -> None:
    row = {"webhook": receiver, "at_us": now_us, "message": message, "kind": kind}
    row |= {"outcome": sent.outcome.value, "status": sent.status, "words": sent.words}
    with database.writer.begin() as connection:
        number = connection.execute(insert(WEBHOOK_LOG).values(**row)).inserted_primary_key
        if number is not None and number[0] % 1_000 == 0:
            newest = select(WEBHOOK_LOG.c.id).where(WEBHOOK_LOG.c.webhook == receiver)
            oldest = connection.scalar(newest.order_by(WEBHOOK_LOG.c.id.desc()).offset(LOG_KEPT).limit(1))
            if oldest is not None:
                old = (WEBHOOK_LOG.c.webhook == receiver, WEBHOOK_LOG.c.id <= oldest)
                connection.execute(delete(WEBHOOK_LOG).where(*old))


def replay(database: Database, name: str, since_us: int) -> bool:
    """Everything from then on is told again; False: there is no such webhook."""
    first = select(NOTICE.c.transaction, NOTICE.c.seq).where(NOTICE.c.at_us >= since_us)
    with database.writer.begin() as connection:
        row = connection.execute(first.order_by(NOTICE.c.transaction, NOTICE.c.seq).limit(1)).one_or_none()
        changed = update(WEBHOOK).where(WEBHOOK.c.name == name)
        if row is None:
            return connection.execute(select(WEBHOOK.c.id).where(WEBHOOK.c.name == name)).one_or_none() is not None
        return connection.execute(changed.values(transaction=row.transaction, seq=row.seq - 1)).rowcount == 1


# telling -------------------------------------------------------------------------------------------------------------


class WebhookSender:
    """One hub's part of it. ``chance`` and ``backoff`` are handed in, so that a test waits for nothing."""

    def __init__(self, database: Database, *, backoff: Backoff | None = None) -> None:
        self._database = database
        self._backoff = backoff or Backoff()
        self._states: dict[int, DeliveryState] = {}
        self._not_before: dict[int, float] = {}

    async def run(self) -> None:
        """Until it is cancelled. A database that is away is weather, too."""
        async with httpx.AsyncClient(trust_env=False, timeout=TIMEOUT_S, follow_redirects=False) as client:
            while True:
                with suppress(SQLAlchemyError):
                    await self.once(client)
                await asyncio.sleep(EVERY_S)

    async def once(self, client: httpx.AsyncClient) -> None:
        """Every webhook that is due is told what waits for it; a slow one holds up no other."""
        found = await run_in_threadpool(receivers, self._database)
        due = [each for each in found if self._not_before.get(each.id, 0.0) <= time.monotonic()]
        await asyncio.gather(*(self._tell(client, each) for each in due))

    async def _tell(self, client: httpx.AsyncClient, receiver: WebhookReceiver) -> None:
        notices = await run_in_threadpool(waiting, self._database, receiver)
        if not notices:
            return
        now_us = _now_us()
        if not await run_in_threadpool(leased, self._database, receiver.id, now_us, now_us + LEASE_US):
            return
        place, wanted = receiver.place, [each for each in notices if receiver.wants(each.notice.kind)]
        try:
            place = await self._in_order(client, receiver, wanted, place)
            if place == (wanted[-1].place if wanted else receiver.place):
                place = notices[-1].place
        finally:
            await run_in_threadpool(reached, self._database, receiver, place)

    async def _in_order(
        self, client: httpx.AsyncClient, receiver: WebhookReceiver, wanted: Sequence[PlacedNotice], place: NoticePlace
    ) -> NoticePlace:
        """The place reached. One message that is refused is passed over only when the next one is taken (the proof)."""
        suspect: PlacedNotice | None = None
        for each in wanted:
            attempt = await self._attempt(client, receiver, each)
            state, refused = self._states.get(receiver.id, DeliveryState()), attempt.outcome is Outcome.REFUSED
            if suspect is not None:
                state, action = policy.decide_proof(
                    state, (suspect.place.seq,), attempt, random.random(), self._backoff
                )
            else:
                state, action = policy.decide(state, attempt, random.random(), self._backoff)
            self._states[receiver.id] = state
            if isinstance(action, policy.Continue | policy.Park):
                place, suspect = each.place, None
            elif isinstance(action, policy.Prove) and refused:
                suspect = each
            else:
                self._wait(receiver.id, action.after_s if isinstance(action, policy.Wait) else self._backoff.base_s)
                return place
        if suspect is not None:  # there is nothing yet to prove by that it takes any
            self._wait(receiver.id, self._backoff.pause_s)
        return place

    async def _attempt(self, client: httpx.AsyncClient, receiver: WebhookReceiver, each: PlacedNotice) -> Attempt:
        message = message_id(each.place)
        sent = await send(client, receiver, message, each.notice)
        await run_in_threadpool(partial(log, self._database, receiver.id, message, each.notice.kind, sent, _now_us()))
        return Attempt(sent.outcome, 1, last=each.place.seq, retry_after_s=sent.retry_after_s)

    def _wait(self, receiver: int, after_s: float) -> None:
        self._not_before[receiver] = time.monotonic() + after_s


def message_id(place: NoticePlace) -> str:
    """The same for ever: a receiver knows a repeated message by it."""
    return f"msg_{place.transaction}_{place.seq}"


def _now_us() -> int:
    return time.time_ns() // 1_000
