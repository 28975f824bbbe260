"""WeChat codes as a pool of the hub: applied for, downloaded, activated once they left, with a ledger.

The ledger is the pool's ranges: ``asking`` is committed before the platform is asked, ``activated`` when it said yes. A
range that is still ``asking`` had its answer lost: the single-code query says what came of it before it is sent again.
"""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, delete, select, update

from station.core.codes.ranges import CodeRange, count, united, without
from sync.hub.code_balance import left_ranges
from sync.hub.code_pools import (
    CHUNK,
    IssuedPool,
    PoolFault,
    issued_ranges,
    keep_codes,
    make_pool,
    note_range,
    pool_named,
    ranges_of,
)
from sync.hub.database import Database
from sync.hub.notices import Notice, record
from sync.hub.pool_tables import CODE_RANGE, ISSUED_POOL
from sync.hub.wechat_api import (
    COUNT_MAX,
    COUNT_STEP,
    NAME_MAX,
    AnswerLost,
    CodeActivity,
    TooOften,
    WechatApi,
    WechatFault,
)


@dataclass(frozen=True, slots=True)
class Activated:
    """What one run came to."""

    ranges: tuple[CodeRange, ...]
    """Activated now."""
    unsure: tuple[CodeRange, ...] = ()
    """No answer, and the query gave none either: the next run asks first."""
    stopped: str = ""
    """Why it stopped before the end, in the platform's words; '' = it did not."""

    @property
    def codes(self) -> int:
        return count(self.ranges)


def apply(database: Database, api: WechatApi, name: str, codes: int, now_us: int) -> IssuedPool:
    """The pool's application, made or found again: the pool's name is our name for it."""
    if codes % COUNT_STEP or not COUNT_STEP <= codes <= COUNT_MAX:
        raise PoolFault("wechat_count", step=COUNT_STEP, most=COUNT_MAX)
    with database.writer.begin() as connection:
        try:
            pool = make_pool(connection, name, "wechat", "", 0, now_us, asked=name[:NAME_MAX])
        except PoolFault as fault:
            pool = pool_named(connection, name) if fault.key == "pool_taken" else _raised(fault)
    if pool.kind != "wechat":
        raise PoolFault("pool_not_wechat", name=name)
    number = pool.application or api.apply(codes, pool.asked)
    with database.writer.begin() as connection:
        connection.execute(update(ISSUED_POOL).where(ISSUED_POOL.c.id == pool.id).values(application=number))
        return pool_named(connection, name)


def _raised(fault: PoolFault) -> IssuedPool:
    raise fault


def wechat_pool(database: Database, name: str) -> IssuedPool:
    """Raises PoolFault for a pool that is none, or was not applied for."""
    with database.reader.connect() as connection:
        pool = pool_named(connection, name)
    if pool.kind != "wechat" or not pool.application:
        raise PoolFault("pool_not_wechat", name=name)
    return pool


def download(database: Database, api: WechatApi, name: str, key: bytes) -> tuple[int, bool]:
    """(codes that are new, all of the application is here). Only ranges that the platform told are asked for; what is
    here already is not asked for again."""
    pool = wechat_pool(database, name)
    told = api.application(pool.application, pool.asked)
    with database.reader.connect() as connection:
        here = issued_ranges(connection, pool)
    new = without(united(told.ranges), here)
    for each in new:
        _keep(database, pool, each, list(api.download(pool.application, each, key)))
    return count(new), told.finished


def _keep(database: Database, pool: IssuedPool, within: CodeRange, codes: list[tuple[int, str, str]]) -> None:
    """A range whole or not at all."""
    if sorted(number for number, _, _ in codes) != list(range(within.first, within.last + 1)):
        raise WechatFault("pack_differs", first=within.first, last=within.last, found=len(codes))
    with database.writer.begin() as connection:
        for start in range(0, len(codes), CHUNK):
            keep_codes(connection, pool, codes[start : start + CHUNK])


# activating ----------------------------------------------------------------------------------------------------------


def activate(database: Database, api: WechatApi, name: str, activity: CodeActivity, now_us: int) -> Activated:
    """Activate what left the lines and was not activated, as merged ranges. Raises PoolFault, WechatFault."""
    pool = wechat_pool(database, name)
    done: list[CodeRange] = []
    unsure: list[CodeRange] = []
    try:
        for each in _asking(database, pool):
            _settle(database, api, pool, each, done, unsure, now_us)
        for each in _wanted(database, pool):
            _ask(database, pool, each, activity, now_us)
            try:
                api.activate(pool.application, each, activity)
            except AnswerLost:
                _settle(database, api, pool, each, done, unsure, now_us)
            except WechatFault:
                _forget(database, pool, each)
                raise
            else:
                _note_done(database, pool, each, now_us)
                done.append(each)
    except TooOften as fault:
        return Activated(tuple(united(done)), tuple(unsure), f"{fault.arguments['code']} {fault.arguments['words']}")
    return Activated(tuple(united(done)), tuple(unsure))


def _wanted(database: Database, pool: IssuedPool) -> list[CodeRange]:
    with database.reader.connect() as connection:
        said = ranges_of(connection, pool, "activated") + ranges_of(connection, pool, "asking")
        return without(left_ranges(connection, pool), united(said))


def _asking(database: Database, pool: IssuedPool) -> list[CodeRange]:
    """As they were sent, not united."""
    asked = select(CODE_RANGE.c.first, CODE_RANGE.c.last).where(
        CODE_RANGE.c.pool == pool.id, CODE_RANGE.c.kind == "asking"
    )
    with database.reader.connect() as connection:
        return [CodeRange(row.first, row.last) for row in connection.execute(asked.order_by(CODE_RANGE.c.id))]


def _settle(
    database: Database,
    api: WechatApi,
    pool: IssuedPool,
    asked: CodeRange,
    done: list[CodeRange],
    unsure: list[CodeRange],
    now_us: int,
) -> None:
    """What came of a range whose answer was lost: both its ends are asked for."""
    try:
        active = all(api.is_active(pool.application, index) for index in {asked.first, asked.last})
    except AnswerLost:
        unsure.append(asked)
        return
    if active:
        _note_done(database, pool, asked, now_us)
        done.append(asked)
    else:
        _forget(database, pool, asked)


def _ask(database: Database, pool: IssuedPool, within: CodeRange, activity: CodeActivity, now_us: int) -> None:
    with database.writer.begin() as connection:
        note_range(connection, pool, "asking", within, now_us, whom=activity.name, words=activity.title)


def _note_done(database: Database, pool: IssuedPool, within: CodeRange, now_us: int) -> None:
    told = {"pool": pool.name, "application": pool.application, "first": within.first, "last": within.last}
    with database.writer.begin() as connection:
        connection.execute(update(CODE_RANGE).where(*_row(pool, within)).values(kind="activated"))
        record(connection, [Notice("activated", now_us, told)])


def _forget(database: Database, pool: IssuedPool, within: CodeRange) -> None:
    """The platform did not do it."""
    with database.writer.begin() as connection:
        connection.execute(delete(CODE_RANGE).where(*_row(pool, within)))


def _row(pool: IssuedPool, within: CodeRange) -> tuple[ColumnElement[bool], ...]:
    columns = CODE_RANGE.c
    return (
        columns.pool == pool.id,
        columns.kind == "asking",
        columns.first == within.first,
        columns.last == within.last,
    )
