"""Shipping as a person does it: from a scan to a command with its facts, and from its outcome to an answer.

The facts are looked up while the line goes on; what has changed in between is looked up again, a few times. One scan or
command after the other: a look-up never misses what was scanned a moment ago.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import assert_never

import structlog

from config.result import Config
from station.api import schema
from station.api.errors import ApiRefused
from station.api.schema import shipping as asked
from station.assembly.devices import recipe_of
from station.assembly.journal_queries import look
from station.assembly.shipping_facts import facts_again, facts_of, with_date
from station.assembly.shipping_lists import ListRefused, Note, ShippingLists
from station.assembly.shipping_shown import choices_of, shown_delivery, shown_past
from station.assembly.upstream_units import AskUpstream, nobody, objection_upstream
from station.core import shipping as core
from station.core.commands import Refusal
from station.core.deliveries import NoteLine, OpenDelivery
from station.core.step_context import arguments
from station.core.values import Recipe
from station.journal import Reader
from station.messages.sentences import sentence
from station.runtime.station import Station
from sync.released.cache import CacheFault, ReleasedCache
from sync.released.watch import FeedState

ATTEMPTS = 5
PAST = 20
CARDS = {
    "STATION:SHIP:CONFIRM": "confirm",
    "STATION:SHIP:CONFIRM-AS-LOADED": "confirm_as_loaded",
    "STATION:SHIP:UNDO": "undo",
    "STATION:SHIP:CANCEL": "cancel",
}
"""Control cards: for who has a scanner and no hand free."""
AS_LOADED = "confirmed as loaded, by the control card"
Outcome = tuple[Refusal | None, str, dict[str, str | int]]
"""Why not, or the key and arguments of what came of it."""
_log = structlog.get_logger("shipping")


class ShippingService:
    """What assembly knows of shipping. ``cache`` None: nobody tells this station of the others."""

    def __init__(self, config: Config, station: Station, reader: Reader, cache: ReleasedCache | None) -> None:
        self._config = config
        self._station = station
        self._reader = reader
        self._cache = cache
        self.lists = ShippingLists(config.station.data)
        self.feed_state: Callable[[], FeedState] = FeedState
        self.ask_upstream: AskUpstream = nobody
        self._one = asyncio.Lock()
        self._last: asked.ShippingAnswer | None = None
        station.ship_scan = self._scanned

    # commands --------------------------------------------------------------------------------------------------------

    async def __call__(self, request: asked.ShippingCommand) -> schema.CommandAnswer:
        async with self._one:
            refusal, key, told = await self._try(request)
        if refusal is not None:
            key, told = refusal.key, dict(refusal.arguments)
        shown: schema.Arguments = with_date(told)
        self._last = asked.ShippingAnswer(
            code=str(told.get("code", "")), taken=refusal is None, key=key, arguments=shown, at_us=self._now_us()
        )
        if refusal is not None:
            _log.warning(sentence(key, shown), by=request.args.by)
        return schema.CommandAnswer(id=request.id, done=refusal is None, key=key, arguments=shown)

    async def _scanned(self, by: str, text: str) -> None:
        """By a reader of this station."""
        await self(asked.ShipScan(id=f"reader-{time.monotonic_ns()}", args=asked.ShipScanArgs(by=by, code=text)))

    async def _try(self, request: asked.ShippingCommand) -> Outcome:
        try:
            await asyncio.to_thread(self.lists.refresh)
            return await self._do(request)
        except ListRefused as fault:
            return Refusal(fault.key, arguments(**fault.arguments)), "", {}
        except CacheFault as fault:
            return Refusal("ship_cache_unusable", arguments(detail=str(fault))), "", {}

    async def _do(self, request: asked.ShippingCommand) -> Outcome:
        match request:
            case asked.ShipScan(args=scan):
                return await self._scan(scan.by, scan.code)
            case asked.ShipOpen(args=opened):
                given = None if opened.lines is None else tuple(NoteLine(**dict(line)) for line in opened.lines)
                return await self._open(opened.by, opened.to, opened.document, given)
            case asked.ShipLoad(args=load):
                return await self._load(load.by, load.codes)
            case asked.ShipUnload(args=unload):
                return await self._unload(unload.by, unload.code)
            case asked.ShipConfirm(args=confirm):
                return await self._confirm(confirm.by, confirm.reason)
            case asked.ShipCancel(args=cancel):
                return await self._cancel(cancel.by, cancel.reason, cancel.delivery)
            case asked.ShipReturn(args=back):
                return await self._return(back.by, back.reason, back.codes)
            case _:
                assert_never(request)

    async def _scan(self, by: str, text: str) -> Outcome:
        card = CARDS.get(text)
        if card is not None:
            return await self._card(by, card)
        note, receiver = self.lists.notes.get(text), self.lists.receivers.get(text)
        if note is not None or (receiver is not None and self._delivery is None):
            return await self._open(by, note.to if note is not None else text, text if note is not None else "", None)
        if self._delivery is None and self._config.shipping.receivers == "any" and not await self._known(text):
            return await self._open(by, text, "", None)
        return await self._load(by, (text,))

    async def _known(self, text: str) -> bool:
        """It is a code of ours, so it is no distributor."""
        (found,) = (await self._facts((text,))).found
        if found.where != "unknown" or found.shipped is not None:
            return True
        told = await objection_upstream(self.ask_upstream, [found])
        return told is not None and told.key != "ship_unknown_offline"

    async def _card(self, by: str, card: str) -> Outcome:
        match card:
            case "undo":
                return await self._unload(by, None)
            case "cancel":
                return await self._cancel(by, "", 0)
            case "confirm_as_loaded":
                return await self._confirm(by, AS_LOADED)
            case _:
                return await self._confirm(by, "")

    async def _open(self, by: str, to: str, document: str, lines: tuple[NoteLine, ...] | None) -> Outcome:
        note = self.lists.notes.get(document) if document else None
        if to not in self.lists.receivers and note is None and self._config.shipping.receivers == "listed":
            return Refusal("ship_receiver_unknown", arguments(code=to)), "", {}
        if document and (refused := await self._note_done(document)) is not None:
            return refused, "", {}
        told = lines if lines is not None else _lines(note)
        refusal = await self._station.command(core.OpenForLoading(by, to, document, told))
        return refusal, "ship_opened_note" if document else "ship_opened", {"to": to, "document": document}

    async def _note_done(self, document: str) -> Refusal | None:
        """One note is one delivery, unless that was cancelled."""
        past = await look(partial(self._reader.deliveries_of, document))
        done = next((each for each in past if each.state == "confirmed"), None)
        if done is not None:
            return Refusal("ship_note_done", arguments(document=document, n=done.items))
        elsewhere = "" if self._cache is None else await asyncio.to_thread(self._cache.note_shipped_by, document)
        return Refusal("ship_note_elsewhere", arguments(document=document, station=elsewhere)) if elsewhere else None

    async def _load(self, by: str, codes: Sequence[str]) -> Outcome:
        if self._delivery is None:
            return Refusal("ship_no_delivery"), "", {}
        facts = core.ShippingFacts()

        async def command() -> core.ShippingCommand | Refusal:
            nonlocal facts
            facts = await self._facts(codes)
            told = await objection_upstream(self.ask_upstream, facts.found)
            if told is None or (self._takes_unknown and told.key == "ship_unknown_offline"):
                return core.LoadContainers(by, facts)
            return told

        refusal = await self._again(command)
        delivery, newest = self._delivery, facts.found[-1].item
        if refusal is not None or delivery is None:
            return refusal, "", {}
        told: dict[str, str | int] = {"code": newest.code.text, "n": len(delivery.items), "to": delivery.to}
        return None, "ship_loaded" if newest.proven else "ship_loaded_unproven", told

    async def _unload(self, by: str, text: str | None) -> Outcome:
        delivery = self._delivery
        item = None
        if text is not None and delivery is not None:
            facts = await self._facts((text,))
            item = delivery.item(facts.found[0].item.code.key) or next(
                (each for each in delivery.items if each.code.text == text), None
            )
            if item is None:
                return Refusal("ship_not_loaded", arguments(code=text)), "", {}
        elif delivery is not None and delivery.items:
            item = delivery.items[-1]
        refusal = await self._station.command(core.UnloadContainer(by, None if item is None else item.code))
        left = 0 if self._delivery is None else len(self._delivery.items)
        return refusal, "ship_unloaded", {"code": "" if item is None else item.code.text, "n": left}

    async def _confirm(self, by: str, reason: str) -> Outcome:
        delivery = self._delivery
        if delivery is None:
            return Refusal("ship_no_delivery"), "", {}

        async def command() -> core.ShippingCommand:
            items = self._delivery.items if self._delivery is not None else ()
            facts = await look(partial(facts_again, self._reader, self._cache, self._own, items))
            return core.ConfirmDelivery(by, reason, facts)

        refusal = await self._again(command)
        return refusal, "ship_confirmed", {"n": len(delivery.items), "to": delivery.to, "delivery": delivery.id}

    async def _cancel(self, by: str, reason: str, number: int) -> Outcome:
        delivery = self._delivery
        if not number or (delivery is not None and delivery.id == number):
            refusal = await self._station.command(core.CancelDelivery(by, reason))
            return refusal, "ship_cancelled", {"to": "" if delivery is None else delivery.to}
        count = 0

        async def command() -> core.ShippingCommand:
            nonlocal count
            state, out = await look(partial(self._reader.delivery, number))
            facts = await look(partial(facts_again, self._reader, None, self._own, out))
            found = tuple(
                core.ScannedContainer(item, "live", shipped=each.shipped)
                for item, each in zip(out, facts.found, strict=True)
            )
            count = len(found)
            return core.CancelDelivery(by, reason, number, state, core.ShippingFacts(facts.seq, found))

        refusal = await self._again(command)
        return refusal, "ship_cancelled_whole", {"delivery": number, "n": count}

    async def _return(self, by: str, reason: str, codes: Sequence[str]) -> Outcome:
        async def command() -> core.ShippingCommand | Refusal:
            facts = await self._facts(codes)
            told = await objection_upstream(self.ask_upstream, facts.found)
            return core.ReturnContainers(by, reason, facts) if told is None else told

        refusal = await self._again(command)
        return refusal, "ship_returned", {"code": codes[-1], "n": len(codes)}

    async def _again(self, prepare: Callable[[], Awaitable[core.ShippingCommand | Refusal]]) -> Refusal | None:
        refusal: Refusal | None = Refusal("rework_stale")
        for _ in range(ATTEMPTS):
            prepared = await prepare()
            refusal = prepared if isinstance(prepared, Refusal) else await self._station.command(prepared)
            if refusal is None or refusal.key != "rework_stale":
                break
        return refusal

    async def _facts(self, codes: Sequence[str]) -> core.ShippingFacts:
        """Raises ApiRefused, CacheFault."""
        return await look(partial(facts_of, self._reader, self._cache, self._own, codes, self._recipe))

    @property
    def _takes_unknown(self) -> bool:
        return self._config.shipping.unknown == "unproven"

    @property
    def _own(self) -> tuple[str, str]:
        return self._config.station.id, self._station.line.state.station_epoch

    @property
    def _recipe(self) -> Recipe:
        order = self._station.line.state.order
        return order.recipe if order is not None else recipe_of(self._config)

    @property
    def _delivery(self) -> OpenDelivery | None:
        return self._station.line.state.delivery

    def _now_us(self) -> int:
        return self._station.parts.clock.now().wall_us

    # what is shown ---------------------------------------------------------------------------------------------------

    async def shown(self) -> asked.Shipping:
        await self._refresh()
        past = await look(partial(self._reader.deliveries, limit=PAST))
        state, names = self.feed_state(), self.lists.receivers
        known = 0 if self._cache is None else await asyncio.to_thread(self._cache.size)
        return asked.Shipping(
            delivery=shown_delivery(self._delivery, names),
            last=self._last,
            past=shown_past(past, names),
            released=asked.ReleasedState(
                configured=self._cache is not None, known=known, heard_us=state.heard_us, status=state.status
            ),
            notes=len(self.lists.notes),
            receivers=len(names),
            any_receiver=self._config.shipping.receivers == "any",
        )

    async def choices(self, beginning: str) -> asked.ShippingChoices:
        await self._refresh()
        done = {
            each.document
            for each in await look(partial(self._reader.deliveries, limit=1_000))
            if each.state == "confirmed"
        }
        return choices_of(self.lists, beginning, done)

    async def _refresh(self) -> None:
        try:
            await asyncio.to_thread(self.lists.refresh)
        except ListRefused as fault:
            raise ApiRefused(fault.key, **fault.arguments) from None


def _lines(note: Note | None) -> tuple[NoteLine, ...]:
    return () if note is None else note.core_lines
