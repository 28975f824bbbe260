"""The plant's broker: what a unified namespace wants to know of the station, over MQTT 5 or 3.1.1.

State, counters and alarms are retained, and only the newest counts; events are the records for upstream, at least once:
a cursor of the journal moves when the broker has acknowledged them. The broker away is weather: the line never waits.
"""

import asyncio
import json
import random
import ssl
from collections.abc import Callable
from contextlib import suppress

import aiomqtt
import structlog

from config.side_tables import MqttPart
from drivers.secret import read_secret
from station.api.schema import Snapshot
from sync.clock import Clock
from sync.delivery.policy import Backoff, back_off_s
from sync.errors import OutboxFault
from sync.outbox import Outbox, WireRecord
from sync.wire import encode_event

CURSOR = ":mqtt"
"""No destination can have this name."""
AT_ONCE = 50
ANSWER_S = 10.0
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
            except (aiomqtt.MqttError, OutboxFault, OSError, ValueError) as error:
                failures = 1 if self._said == "back" else failures + 1
                if self._said != "away":
                    _log.warning("broker_away", cause=f"{type(error).__name__}: {error}"[:300])
                self._said = "away"
                await self._clock.wait(stop, 0.2 + back_off_s(failures, random.random(), self._backoff))

    async def _session(self, stop: asyncio.Event) -> None:
        async with self._client() as client:
            if self._said != "back":
                _log.info("broker_back", broker=self._part.host)
            self._said = "back"
            await self._put(client, "status", {"online": True}, retain=True)
            told: dict[str, bytes] = {}
            while not stop.is_set():
                await self._tell_state(client, told)
                if not (self._part.events and await self._tell_events(client)):
                    await self._clock.wait(stop, self._part.state_every_s)
            await self._put(client, "status", {"online": False}, retain=True)

    def _client(self) -> aiomqtt.Client:
        """Raises OSError, ValueError where a file of ours is no good."""
        part = self._part
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
            tls_context=self._tls() if part.tls else None,
        )

    def _tls(self) -> ssl.SSLContext:
        context = ssl.create_default_context(cafile=self._part.ca_file)
        if self._part.client_cert_file is not None:
            context.load_cert_chain(self._part.client_cert_file, self._part.client_key_file)
        return context

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
