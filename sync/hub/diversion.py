"""Diversion: scans where the distributor of the goods does not sell: one case a distributor, product and window.

Two statements do it. The first folds scans into ``outside_code`` (a row a code, day and region outside); run over what
is new it is the incremental job, run over everything the whole one. The second says which groups of these rows the
rules make a case of. A what-if is the second one with another rule, and nothing written.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, literal_column, select, text, update
from sqlalchemy.dialects import postgresql, sqlite

from sync.hub.distributors import most_particular
from sync.hub.diversion_cases import EXPLAINED, explain, undecided
from sync.hub.late_moves import JudgedAnew, judge_anew
from sync.hub.notices import Notice, record
from sync.hub.regions import Belonging, TradeRefused
from sync.hub.scans import DAY_US
from sync.hub.tables import CONTAINER, EVENT
from sync.hub.trade_tables import (
    DISTRIBUTOR,
    DIVERSION,
    DIVERSION_RULE,
    DIVERSION_STEP,
    OUTSIDE_CODE,
    PLACE_READ,
    SCAN,
    SCAN_DAY,
)

SETTLED_US = 30 * 1_000_000
"""Scans are folded when they are so old: by then no transaction that took a lower number is still open."""
PLACE = "diversion"
SEGMENTS_SHOWN = 50
CODES_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class DiversionRule:
    """When codes scanned outside are a case: ``codes`` different ones in ``window_days`` days, ``border_codes`` where
    all are at the border; at least ``per_mille`` of the window's scans; of all codes ``sample`` in a hundred are looked
    at; the distributor has ``appeal_days`` days to answer."""

    window_days: int = 7
    codes: int = 3
    border_codes: int = 10
    per_mille: int = 0
    sample: int = 100
    appeal_days: int = 14


BOUNDS: Mapping[str, tuple[int, int]] = {
    "window_days": (1, 366),
    "codes": (1, 1_000_000),
    "border_codes": (1, 1_000_000),
    "per_mille": (0, 1_000),
    "sample": (1, 100),
    "appeal_days": (1, 366),
}


def checked(rule: DiversionRule) -> DiversionRule:
    """Raises TradeRefused for a number that is none of a rule."""
    for name, (low, high) in BOUNDS.items():
        if not low <= getattr(rule, name) <= high:
            raise TradeRefused("rule_unknown", name=name.replace("_", "-"), low=low, high=high)
    return rule


def keep_rule(connection: Connection, rule: DiversionRule, distributor: int = 0, product: int = 0) -> None:
    """0 = every distributor, every product."""
    same = (DIVERSION_RULE.c.distributor == distributor, DIVERSION_RULE.c.product == product)
    connection.execute(delete(DIVERSION_RULE).where(*same))
    row = asdict(checked(rule)) | {"distributor": distributor, "product": product}
    connection.execute(insert(DIVERSION_RULE).values(row))


Rules = Mapping[tuple[int, int], DiversionRule]
"""By distributor and product, 0 = every one; the most particular one counts, and where there is none, the usual one."""


def rules_of(connection: Connection) -> Rules:
    return {
        (row.distributor, row.product): DiversionRule(**{name: getattr(row, name) for name in BOUNDS})
        for row in connection.execute(select(DIVERSION_RULE))
    }


# folding -------------------------------------------------------------------------------------------------------------

_OUTSIDE = f"""
INSERT INTO outside_code (distributor, product, day, region, code_hash, journal, container, border, scans)
SELECT s.distributor, s.product, s.at_us / {DAY_US}, s.region, s.code_hash, max(s.journal), max(s.container),
  max(CASE WHEN t.part = {Belonging.BORDER.value} THEN 1 ELSE 0 END), count(*)
FROM scan s LEFT JOIN territory t ON t.distributor = s.distributor AND t.region = s.region
WHERE {{which}} AND s.distributor > 0 AND s.region <> ''
  AND (t.part IS NULL OR t.part = {Belonging.BORDER.value})
GROUP BY s.distributor, s.product, s.at_us / {DAY_US}, s.region, s.code_hash
ON CONFLICT (distributor, product, day, region, code_hash) DO UPDATE SET scans = {{scans}}
"""
_FOLD = text(_OUTSIDE.format(which="s.seq > :after AND s.seq <= :through", scans="outside_code.scans + excluded.scans"))
_FOLD_CODES = text(
    _OUTSIDE.format(which="s.code_hash IN :codes AND s.seq <= :through", scans="excluded.scans")
).bindparams(bindparam("codes", expanding=True))


def fold(connection: Connection, settled_us: int, *, whole: bool = False) -> dict[tuple[int, int], int]:
    """Fold the scans that are new, or all that are kept, as far as they came before ``settled_us`` and with the regions
    as they are owned now; the distributors and products that have news, with the first day of it."""
    place = _place(connection)
    after = 0 if whole else place
    if whole:
        connection.execute(delete(OUTSIDE_CODE))
    through = _settled(connection, after, settled_us)
    if through > after:
        connection.execute(_FOLD, {"after": after, "through": through})
        connection.execute(update(PLACE_READ).where(PLACE_READ.c.name == PLACE).values(place=through))
    return outside_groups(connection) if whole else _news(connection, after, through)


def _fold_anew(connection: Connection, anew: Sequence[JudgedAnew]) -> dict[tuple[int, int], int]:
    """Fold again the codes of scans that turned out to be another distributor's; the distributors and products that
    have news, with the first day of it."""
    through = _place(connection)
    columns = [column.name for column in OUTSIDE_CODE.primary_key]
    gone = delete(OUTSIDE_CODE).where(*(OUTSIDE_CODE.c[name] == bindparam(f"its_{name}") for name in columns))
    groups: dict[tuple[int, int], int] = {}
    rows = []
    for each in anew:
        key = (each.row.distributor, each.row.product, each.day, each.row.region, each.row.code_hash)
        rows.append({f"its_{name}": value for name, value in zip(columns, key, strict=True)})
        for whose in (each.row.distributor, each.distributor):
            group = (whose, each.row.product)
            groups[group] = min(each.day, groups.get(group, each.day))
    if rows:
        connection.execute(gone, rows)
    codes = sorted({each.row.code_hash for each in anew})
    for start in range(0, len(codes), CODES_AT_ONCE):
        connection.execute(_FOLD_CODES, {"codes": codes[start : start + CODES_AT_ONCE], "through": through})
    return {group: day for group, day in groups.items() if group[0]}


def _news(connection: Connection, after: int, through: int) -> dict[tuple[int, int], int]:
    """The distributors and products that these scans are about, with the first day."""
    new = (
        select(SCAN.c.distributor, SCAN.c.product, func.min(SCAN.c.at_us).label("at_us"))
        .where(SCAN.c.seq > after, SCAN.c.seq <= through, SCAN.c.distributor > 0)
        .group_by(SCAN.c.distributor, SCAN.c.product)
    )
    return {(row.distributor, row.product): row.at_us // DAY_US for row in connection.execute(new)}


def _settled(connection: Connection, after: int, settled_us: int) -> int:
    """The number through which nothing can appear any more; ``after`` = there is nothing new."""
    newest = int(connection.scalar(select(func.max(SCAN.c.seq)).where(SCAN.c.seq > after)) or after)
    young = select(func.min(SCAN.c.seq)).where(
        SCAN.c.seq > max(after, newest - 200_000), SCAN.c.received_us > settled_us
    )
    first = connection.scalar(young)
    return newest if first is None else int(first) - 1


def outside_groups(connection: Connection) -> dict[tuple[int, int], int]:
    """Every distributor and product that has codes outside, with the first day."""
    columns = (OUTSIDE_CODE.c.distributor, OUTSIDE_CODE.c.product)
    found = connection.execute(select(*columns, func.min(OUTSIDE_CODE.c.day).label("day")).group_by(*columns))
    return {(row.distributor, row.product): row.day for row in found}


def _place(connection: Connection) -> int:
    """Locked: two hubs may come at once."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    connection.execute(dialect.insert(PLACE_READ).values(name=PLACE, place=0).on_conflict_do_nothing())
    wanted = select(PLACE_READ.c.place).where(PLACE_READ.c.name == PLACE).with_for_update()
    return int(connection.scalar(wanted) or 0)


# raising -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Suspicion:
    """What the rules make a case of."""

    distributor: int
    product: int
    first_day: int
    last_day: int
    codes: int
    scans: int
    rule: DiversionRule


def suspicions(
    connection: Connection, groups: Sequence[tuple[int, int]], rules: Rules, since_day: int = 0
) -> list[Suspicion]:
    """The cases in these groups, one a window, from the window of ``since_day`` on."""
    found = []
    for distributor, product in groups:
        rule = most_particular(rules, distributor, product) or DiversionRule()
        found += _of_group(connection, distributor, product, rule, since_day)
    return found


def _of_group(
    connection: Connection, distributor: int, product: int, rule: DiversionRule, since_day: int
) -> list[Suspicion]:
    since_day -= since_day % rule.window_days
    window = OUTSIDE_CODE.c.day - OUTSIDE_CODE.c.day % literal_column(str(rule.window_days))
    mine = [OUTSIDE_CODE.c.distributor == distributor, OUTSIDE_CODE.c.product == product]
    mine += [OUTSIDE_CODE.c.day >= since_day, func.abs(OUTSIDE_CODE.c.code_hash % 100) < rule.sample]
    codes = func.count(OUTSIDE_CODE.c.code_hash.distinct())
    wanted = (
        select(
            window.label("first_day"),
            codes.label("codes"),
            func.sum(OUTSIDE_CODE.c.scans).label("scans"),
            func.min(OUTSIDE_CODE.c.border).label("only_border"),
        )
        .where(*mine)
        .group_by(window)
        .having(codes >= min(rule.codes, rule.border_codes))
        .order_by(window)
    )
    found = []
    for row in connection.execute(wanted).all():
        days = (int(row.first_day), int(row.first_day) + rule.window_days - 1)
        if row.codes < (rule.border_codes if row.only_border else rule.codes):
            continue
        least = rule.per_mille * _scans_in(connection, distributor, product, days) if rule.per_mille else 0
        if int(row.scans) * 1_000 >= least:
            found.append(Suspicion(distributor, product, *days, int(row.codes), int(row.scans), rule))
    return found


def _scans_in(connection: Connection, distributor: int, product: int, days: tuple[int, int]) -> int:
    mine = (SCAN_DAY.c.distributor == distributor, SCAN_DAY.c.product == product, SCAN_DAY.c.day.between(*days))
    return int(connection.scalar(select(func.sum(SCAN_DAY.c.scans)).where(*mine)) or 0)


def grounds(connection: Connection, each: Suspicion) -> dict[str, Any]:
    """The rule, the places, and the code segments: the containers whose units were scanned outside."""
    mine = [OUTSIDE_CODE.c.distributor == each.distributor, OUTSIDE_CODE.c.product == each.product]
    mine.append(OUTSIDE_CODE.c.day.between(each.first_day, each.last_day))
    scans, codes = func.sum(OUTSIDE_CODE.c.scans), func.count(OUTSIDE_CODE.c.code_hash.distinct())
    places = connection.execute(
        select(OUTSIDE_CODE.c.region, func.max(OUTSIDE_CODE.c.border), codes, scans)
        .where(*mine)
        .group_by(OUTSIDE_CODE.c.region)
        .order_by(scans.desc(), OUTSIDE_CODE.c.region)
        .limit(SEGMENTS_SHOWN)
    )
    cases = connection.execute(
        select(OUTSIDE_CODE.c.journal, OUTSIDE_CODE.c.container, codes)
        .where(*mine)
        .group_by(OUTSIDE_CODE.c.journal, OUTSIDE_CODE.c.container)
        .order_by(codes.desc(), OUTSIDE_CODE.c.journal, OUTSIDE_CODE.c.container)
        .limit(SEGMENTS_SHOWN)
    ).all()
    return {
        "rule": asdict(each.rule),
        "places": [[region, int(border), int(some), int(count)] for region, border, some, count in places],
        "segments": [[_code_of(connection, journal, number), int(some)] for journal, number, some in cases],
    }


def _code_of(connection: Connection, journal: int, container: int) -> str:
    """The code that is printed on a container, from its last record."""
    last = (EVENT.c.journal == CONTAINER.c.journal) & (EVENT.c.seq == CONTAINER.c.name_rank)
    wanted = (
        select(EVENT.c.body)
        .select_from(CONTAINER.join(EVENT, last))
        .where(CONTAINER.c.journal == journal, CONTAINER.c.container == container)
    )
    code = json.loads(connection.scalar(wanted) or "{}").get("code")
    return f"#{container}" if code is None else str(code["text"])


def raise_cases(connection: Connection, found: Sequence[Suspicion], now_us: int) -> int:
    """Make a case of each that is none yet, and bring the figures of the open ones up; how many are new."""
    new = 0
    for each in found:
        same = (
            DIVERSION.c.distributor == each.distributor,
            DIVERSION.c.product == each.product,
            DIVERSION.c.first_day <= each.last_day,
            DIVERSION.c.last_day >= each.first_day,
        )
        standing = connection.execute(select(DIVERSION).where(*same)).first()
        if standing is None or standing.state == EXPLAINED:
            new += 1
            _raise(connection, each, _figures(connection, each), now_us, standing)
        elif standing.state in ("open", "appealed") and (standing.codes, standing.scans) != (each.codes, each.scans):
            values = _figures(connection, each)
            connection.execute(update(DIVERSION).where(DIVERSION.c.id == standing.id).values(values))
    return new


def _figures(connection: Connection, each: Suspicion) -> dict[str, Any]:
    told = json.dumps(grounds(connection, each), ensure_ascii=False)
    return {"codes": each.codes, "scans": each.scans, "grounds": told}


def _raise(
    connection: Connection, each: Suspicion, figures: Mapping[str, Any], now_us: int, standing: Row[Any] | None
) -> None:
    """``standing``: the case of this window that was explained, and is none any more."""
    row = {
        "distributor": each.distributor,
        "product": each.product,
        "first_day": each.first_day,
        "last_day": each.last_day,
        "state": "open",
        "raised_us": now_us,
        "appeal_until_us": now_us + each.rule.appeal_days * DAY_US,
        "closed_us": None,
    } | dict(figures)
    if standing is None:
        number = connection.execute(insert(DIVERSION).values(row).returning(DIVERSION.c.id)).scalar_one()
    else:
        number = standing.id
        connection.execute(update(DIVERSION).where(DIVERSION.c.id == number).values(row))
    step = {"diversion": number, "at_us": now_us, "who": "hub", "what": "raised", "words": "", "attachment": None}
    connection.execute(insert(DIVERSION_STEP).values(step))
    code = connection.scalar(select(DISTRIBUTOR.c.code).where(DISTRIBUTOR.c.id == each.distributor))
    told = {"case": number, "distributor": code, "codes": each.codes, "scans": each.scans}
    record(connection, [Notice("diversion.raised", now_us, told)])


def run(connection: Connection, now_us: int, *, whole: bool = False) -> int:
    """The job: fold, judge anew what shipments tell that came late, then raise; how many cases are new."""
    groups = fold(connection, now_us - SETTLED_US, whole=whole)
    changed = _fold_anew(connection, judge_anew(connection, now_us - SETTLED_US))
    standing = undecided(connection, changed)
    since = min((*groups.values(), *changed.values(), *(case.first_day for case in standing)), default=0)
    found = suspicions(connection, sorted(groups.keys() | changed.keys()), rules_of(connection), since)
    new = raise_cases(connection, found, now_us)
    explain(connection, [case for case in standing if not any(_is_about(each, case) for each in found)], now_us)
    return new


def _is_about(each: Suspicion, case: Row[Any]) -> bool:
    same = (each.distributor, each.product) == (case.distributor, case.product)
    return same and each.first_day <= case.last_day and each.last_day >= case.first_day
