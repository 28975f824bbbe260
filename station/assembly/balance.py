"""How every case ended, as the API tells it: of a line by the PLC's numbers, of a bench by the containers."""

from functools import partial

from station.api import schema
from station.assembly.journal_queries import look
from station.journal import Reader


async def balance(reader: Reader, destinations: list[str], *, bench: bool) -> schema.Balance:
    return await (_bench(reader, destinations) if bench else _line(reader, destinations))


async def _line(reader: Reader, destinations: list[str]) -> schema.Balance:
    tally = await look(reader.balance)
    waiting = [await look(partial(reader.waiting_cases, name)) for name in destinations]
    delivered = tally.released - max(waiting) if waiting else 0
    ends = tally.released + tally.rejected + tally.void + tally.missed + tally.quarantined + tally.in_flight
    return schema.Balance(
        cases_triggered=tally.triggered,
        passed=tally.passed,
        rejected=tally.rejected,
        void=tally.void,
        missed=tally.missed,
        quarantined=tally.quarantined,
        in_flight=tally.in_flight,
        released=tally.released,
        delivered=delivered,
        units_read=tally.units_read,
        no_reads=tally.no_reads,
        balance_closes=tally.triggered == ends and not tally.in_flight and delivered == tally.released,
    )


async def _bench(reader: Reader, destinations: list[str]) -> schema.Balance:
    """Opened = triggered, closed = released, taken apart or given up = void, still being packed = in flight."""
    packed = await look(reader.hand_packed)
    waiting = [await look(partial(reader.waiting_packed, name)) for name in destinations]
    delivered = packed.closed - max(waiting) if waiting else 0
    return schema.Balance(
        cases_triggered=packed.closed + packed.taken_apart + packed.open,
        passed=packed.passed,
        rejected=0,
        void=packed.taken_apart,
        missed=0,
        quarantined=0,
        in_flight=packed.open,
        released=packed.closed,
        delivered=delivered,
        units_read=packed.units,
        no_reads=0,
        balance_closes=not packed.open and delivered == packed.closed,
    )
