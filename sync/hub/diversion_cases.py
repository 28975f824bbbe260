"""A diversion case from being raised to being decided: who may say what when, and what is written down of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Row, func, insert, select, update

from sync.hub.notices import Notice, record
from sync.hub.regions import TradeRefused
from sync.hub.trade_tables import DISTRIBUTOR, DIVERSION, DIVERSION_STEP, PRODUCT
from sync.wire import rfc3339

WORDS_MAX = 2_000
What = Literal["appeal", "confirm", "uphold", "drop"]


@dataclass(frozen=True, slots=True)
class _Step:
    """Who may do it, with a case in which states, and what state it is in then."""

    by_brand: bool
    states: frozenset[str]
    then: str


OPEN = ("open", "appealed", "confirmed")
EXPLAINED = "explained"
"""What the hub makes of a case that it would not raise any more; as the brand did not decide it, it may come again."""
STEPS: Mapping[What, _Step] = {
    "appeal": _Step(False, frozenset({"open"}), "appealed"),
    "confirm": _Step(False, frozenset({"open", "appealed"}), "confirmed"),
    "uphold": _Step(True, frozenset(OPEN), "upheld"),
    "drop": _Step(True, frozenset(OPEN), "dropped"),
}


def take_step(
    connection: Connection,
    case: int,
    what: What,
    words: str,
    now_us: int,
    *,
    distributor: int | None,
    attachment: int | None = None,
) -> None:
    """Do it and write it down. ``distributor`` None: the brand. Raises TradeRefused, also for another one's case."""
    row = one_case(connection, case, distributor, locked=True)
    step, said = STEPS[what], " ".join(words.split())
    if step.by_brand is not (distributor is None):
        raise TradeRefused("case_unknown")
    if row.state not in OPEN:
        raise TradeRefused("case_closed")
    if row.state not in step.states:
        raise TradeRefused("step_unknown", state=row.state)
    if not step.by_brand and now_us > row.appeal_until_us:
        raise TradeRefused("appeal_late", until=rfc3339(row.appeal_until_us))
    if not 1 <= len(said) <= WORDS_MAX:
        raise TradeRefused("words_needed")
    closed = {"closed_us": now_us} if step.by_brand else {}
    connection.execute(update(DIVERSION).where(DIVERSION.c.id == case).values(state=step.then, **closed))
    who = "brand" if step.by_brand else "distributor"
    told = {"diversion": case, "at_us": now_us, "who": who, "what": what, "words": said, "attachment": attachment}
    connection.execute(insert(DIVERSION_STEP).values(told))
    body = {"case": case, "distributor": row.code, "who": who, "what": what, "state": step.then}
    record(connection, [Notice("diversion.step", now_us, body)])


def undecided(connection: Connection, groups: Mapping[tuple[int, int], int]) -> list[Row[Any]]:
    """The cases of these distributors and products, from these days on, that nobody has owned up to or decided."""
    found: list[Row[Any]] = []
    for (distributor, product), day in sorted(groups.items()):
        mine = (DIVERSION.c.distributor == distributor, DIVERSION.c.product == product, DIVERSION.c.last_day >= day)
        wanted = select(DIVERSION, DISTRIBUTOR.c.code).join(DISTRIBUTOR, DISTRIBUTOR.c.id == DIVERSION.c.distributor)
        found += connection.execute(wanted.where(*mine, DIVERSION.c.state.in_(["open", "appealed"])))
    return found


def explain(connection: Connection, cases: Sequence[Row[Any]], now_us: int) -> None:
    """Close these: a shipment that came late says that the goods were not diverted, or too few of them."""
    for row in cases:
        closed = update(DIVERSION).where(DIVERSION.c.id == row.id).values(state=EXPLAINED, closed_us=now_us)
        connection.execute(closed)
        told = {"diversion": row.id, "at_us": now_us, "who": "hub", "what": "explain", "words": "", "attachment": None}
        connection.execute(insert(DIVERSION_STEP).values(told))
        body = {"case": row.id, "distributor": row.code, "who": "hub", "what": "explain", "state": EXPLAINED}
        record(connection, [Notice("diversion.step", now_us, body)])


_CASES = (
    select(DIVERSION, DISTRIBUTOR.c.code, DISTRIBUTOR.c.name, PRODUCT.c.name.label("product_name"))
    .join(DISTRIBUTOR, DISTRIBUTOR.c.id == DIVERSION.c.distributor)
    .outerjoin(PRODUCT, PRODUCT.c.id == DIVERSION.c.product)
)


def one_case(connection: Connection, case: int, distributor: int | None, *, locked: bool = False) -> Row[Any]:
    """Raises TradeRefused where there is none, or it is another distributor's."""
    wanted = _CASES.where(DIVERSION.c.id == case)
    if locked:
        wanted = wanted.with_for_update(of=DIVERSION)
    if distributor is not None:
        wanted = wanted.where(DIVERSION.c.distributor == distributor)
    found = connection.execute(wanted).one_or_none()
    if found is None:
        raise TradeRefused("case_unknown")
    return found


def cases(connection: Connection, distributor: int | None, limit: int = 200) -> list[Row[Any]]:
    """The newest, those that wait for somebody first; ``distributor`` None: of all."""
    wanted = _CASES.order_by(DIVERSION.c.closed_us.is_not(None), DIVERSION.c.id.desc()).limit(limit)
    if distributor is not None:
        wanted = wanted.where(DIVERSION.c.distributor == distributor)
    return list(connection.execute(wanted))


def steps(connection: Connection, case: int) -> list[Row[Any]]:
    wanted = select(DIVERSION_STEP).where(DIVERSION_STEP.c.diversion == case).order_by(DIVERSION_STEP.c.id)
    return list(connection.execute(wanted))


@dataclass(frozen=True, slots=True)
class DiversionFigures:
    """How the cases stand; ``turnaround_us`` is the mean from being raised to being decided, 0 = none was decided."""

    by_state: Mapping[str, int]
    turnaround_us: int

    @property
    def open(self) -> int:
        return sum(self.by_state.get(state, 0) for state in OPEN)


def figures(connection: Connection) -> DiversionFigures:
    rows = connection.execute(select(DIVERSION.c.state, func.count()).group_by(DIVERSION.c.state))
    mean = connection.scalar(
        select(func.avg(DIVERSION.c.closed_us - DIVERSION.c.raised_us)).where(
            DIVERSION.c.closed_us.is_not(None), DIVERSION.c.state != EXPLAINED
        )
    )
    return DiversionFigures({state: int(count) for state, count in rows}, int(mean or 0))


# telling distributors ------------------------------------------------------------------------------------------------

BUNDLE_US = 15 * 60 * 1_000_000
"""A distributor is told at most so often: WeCom drops without a word what is over 30 messages a minute to a member."""
TOLD_AT_ONCE = 20
"""Distributors told in one minute's job."""


def bundle(connection: Connection, now_us: int) -> int:
    """One message for each distributor with news and none told of late: a notice with all its cases that changed. How
    many. It is handed over, never said to be delivered."""
    news = (
        select(DIVERSION.c.distributor, func.max(DIVERSION_STEP.c.id).label("through"))
        .join(DIVERSION_STEP, DIVERSION_STEP.c.diversion == DIVERSION.c.id)
        .where(DIVERSION_STEP.c.who != "distributor")
        .group_by(DIVERSION.c.distributor)
        .subquery()
    )
    due = (
        select(DISTRIBUTOR, news.c.through)
        .join(news, news.c.distributor == DISTRIBUTOR.c.id)
        .where(news.c.through > DISTRIBUTOR.c.told_step, DISTRIBUTOR.c.told_us <= now_us - BUNDLE_US)
        .order_by(DISTRIBUTOR.c.told_us, DISTRIBUTOR.c.id)
        .limit(TOLD_AT_ONCE)
        .with_for_update(of=DISTRIBUTOR)
    )
    told = 0
    for row in connection.execute(due).all():
        changed = (
            select(DIVERSION.c.id, DIVERSION.c.state, DIVERSION.c.codes, DIVERSION.c.appeal_until_us)
            .join(DIVERSION_STEP, DIVERSION_STEP.c.diversion == DIVERSION.c.id)
            .where(DIVERSION.c.distributor == row.id, DIVERSION_STEP.c.id > row.told_step)
            .distinct()
            .order_by(DIVERSION.c.id)
        )
        listed = [
            {"case": each.id, "state": each.state, "codes": each.codes, "answer_until": rfc3339(each.appeal_until_us)}
            for each in connection.execute(changed)
        ]
        body = {"distributor": row.code, "name": row.name, "cases": listed}
        record(connection, [Notice("distributor.message", now_us, body)])
        values = {"told_us": now_us, "told_step": row.through}
        connection.execute(update(DISTRIBUTOR).where(DISTRIBUTOR.c.id == row.id).values(values))
        told += 1
    return told
