"""The plant's broker: what a unified namespace wants to know of the station, over MQTT 5 or 3.1.1.

State, counters and alarms are retained, and only the newest counts; events are the records for upstream, at least once:
a cursor of the journal moves when the broker has acknowledged them. The broker away is weather: the line never waits.
"""

import asyncio
import json
import random
from collections.abc import Callable
from contextlib import suppress

import aiomqtt
import structlog

from config.side_tables import MqttPart
from drivers.secret import read_secret
from station.api.schema import Snapshot
from station.messages.sentences import phrase
from sync.clock import Clock
from sync.delivery.policy import Backoff, back_off_s
from sync.errors import LocalFault, OutboxFault
from sync.outbox import Outbox, WireRecord, printable
from sync.transport.tls import UNREACHED, load_tls, unreached_cause
from sync.wire import encode_event

CURSOR = ":mqtt"
"""No destination can have this name."""
AT_ONCE = 50
ANSWER_S = 10.0
NO_ANSWER = "Operation timed out"
"""aiomqtt's words for it."""
_log = structlog.get_logger("mqtt")


class MqttPublisher:
    def __init__(
        self, part: MqttPart, station: str, snapshot: Callable[[], Snapshot], outbox: Outbox, clock: Clock
    ) -> None:
        self._part, self._station = part, station
        self._snapshot, self._outbox, self._clock = snapshot, outbox, clock
        self._base = f"{part.topic}/{station}"
        self._said = ""
        self._backoff = Backoff()

    async def run(self, stop: asyncio.Event) -> None:
        """Until ``stop``. Says once that the broker went away, and once that it is back."""
        failures = 0
        while not stop.is_set():
            try:
                await self._session(stop)
                failures = 0
            except (aiomqtt.MqttError, LocalFault, OutboxFault, OSError, ValueError) as error:
                failures = 1 if self._said == "back" else failures + 1
                if self._said != "away":
                    _log.warning(
                        f"The broker {self._part.host} is away: {cause_of(error)}. It is tried again for ever."
                    )
                self._said = "away"
                await self._clock.wait(stop, 0.2 + back_off_s(failures, random.random(), self._backoff))

    async def _session(self, stop: asyncio.Event) -> None:
        async with await self._client() as client:
            await self._put(client, "status", {"online": True}, retain=True)
            told: dict[str, bytes] = {}
            while not stop.is_set():
                await self._tell_state(client, told)
                more = self._part.events and await self._tell_events(client)
                self._is_back()
                if not more:
                    await self._clock.wait(stop, self._part.state_every_s)
            await self._put(client, "status", {"online": False}, retain=True)

    def _is_back(self) -> None:
        """It acknowledges what it is told: to take a connection is not enough."""
        if self._said != "back":
            _log.info(f"The broker {self._part.host} is there.")
        self._said = "back"

    async def _client(self) -> aiomqtt.Client:
        """Files are read at each connection: a new certificate needs no restart. Raises LocalFault, OSError, ValueError
        where one is no good."""
        part = self._part
        tls = await asyncio.to_thread(load_tls, part) if part.tls else None
        if tls is not None:
            tls.check(self._clock.now())
        password = read_secret(part.password_file, "mqtt_password") if part.password_file is not None else None
        return aiomqtt.Client(
            part.host,
            part.port or (8883 if part.tls else 1883),
            username=part.user or None,
            password=password,
            identifier=part.client_id or f"station-{self._station}",
            protocol=aiomqtt.ProtocolVersion.V5 if part.version == "5" else aiomqtt.ProtocolVersion.V311,
            will=aiomqtt.Will(f"{self._base}/status", _json({"online": False}), qos=1, retain=True),
            keepalive=part.keep_alive_s,
            timeout=ANSWER_S,
            tls_context=None if tls is None else tls.context,
        )

    async def _tell_state(self, client: aiomqtt.Client, told: dict[str, bytes]) -> None:
        """What changed of it."""
        shot = self._snapshot()
        for name, document in documents(shot).items():
            content = _json(document)
            if told.get(name) != content:
                await client.publish(f"{self._base}/{name}", content, qos=1, retain=True)
                told[name] = content

    async def _tell_events(self, client: aiomqtt.Client) -> bool:
        """A stretch of them; False = none waits. What the broker does not take is told again."""
        after = await self._outbox.cursor(CURSOR)
        records = await self._outbox.read(after, AT_ONCE)
        for record in records:
            await client.publish(f"{self._base}/events/{record.kind}", self._event(record), qos=1)
        if records:
            await self._outbox.set_cursor(CURSOR, records[-1].seq)
        return bool(records)

    def _event(self, record: WireRecord) -> bytes:
        content = encode_event(record, self._station)
        if len(content) <= self._part.max_bytes:
            return content
        document = json.loads(content)
        return _json({name: document[name] for name in ("id", "seq", "kind", "version", "time")} | {"too_large": True})

    async def _put(self, client: aiomqtt.Client, name: str, document: object, *, retain: bool) -> None:
        await client.publish(f"{self._base}/{name}", _json(document), qos=1, retain=retain)


def cause_of(error: Exception) -> str:
    """Why the broker is away, in a few words."""
    key = error.key if isinstance(error, LocalFault) else unreached_cause(error)
    if str(error) == NO_ANSWER:
        key = "timeout"
    return printable(str(error) or type(error).__name__) if key == UNREACHED else phrase(key)


def documents(shot: Snapshot) -> dict[str, object]:
    """Topic below the station's → what is retained there."""
    order = shot.order
    state = {
        "state": shot.station_state,
        "permissive": shot.permissive,
        "not_ready": [cause.key for cause in shot.not_ready],
        "held": shot.held,
        "order": order.order if order is not None else "",
        "version": shot.version,
    }
    alarms = [
        {"key": each.key, "arguments": each.arguments, "since_us": each.since_us, "priority": each.priority}
        for each in shot.alarms
    ]
    return {"state": state, "counters": shot.tally.model_dump(), "alarms": alarms}


def _json(document: object) -> bytes:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")


async def publish(publisher: MqttPublisher, stop: asyncio.Event) -> None:
    """A mistake of this program in it never ends the line."""
    with suppress(asyncio.CancelledError):
        (fallen,) = await asyncio.gather(publisher.run(stop), return_exceptions=True)
        if isinstance(fallen, BaseException):
            _log.error("mqtt_failed", exc_info=fallen)
