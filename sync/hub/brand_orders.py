"""The brand's list of closed orders, with the balance each was closed with."""

from collections.abc import Sequence
from datetime import tzinfo

from sync.hub.brand_pages import Seen, Table, page
from sync.hub.closed_orders import ClosedOrder, verdict
from sync.hub.order_words import ORDER_WORDS
from sync.hub.pages import inert, local_time

COUNTS = ("sensor", "packed", "rejected", "sampled", "no_read", "in_flight", "difference")
"""Of a balance, in the order of its sum."""
HEADS = (*(f"balance_{name}" for name in COUNTS[:-1]), "balance_difference_n")


def orders(seen: Seen, found: Sequence[ClosedOrder], zone: tzinfo) -> str:
    words = ORDER_WORDS[seen.language]
    head = (
        *(words[name] for name in ("order", "balance", "station", "order_closed")),
        *(f"#{words[name]}" for name in HEADS),
    )
    rows = []
    for each in found:
        balance = None if each.body is None else each.body.balance
        told = (inert(each.order), verdict(words, balance), inert(each.station), local_time(zone, each.closed))
        rows.append([*told, *(None if balance is None else getattr(balance, name) for name in COUNTS)])
    differ = sum(1 for each in found if each.body is not None and each.body.balance and not each.body.balance.closes)
    facts = [(words["orders"], len(rows)), (words["orders_differ"], differ)]
    return page(seen, (Table(words["orders"], head, rows),), facts=facts)
