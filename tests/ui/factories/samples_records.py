"""Fixed stories of codes, orders and parked records."""

from pydantic import BaseModel

from station.api.schema import (
    CaseRow,
    CaseStory,
    CodeStory,
    ContainerMember,
    Delivered,
    Destination,
    HeldIn,
    OrderCases,
    ParkedRecord,
    Snapshot,
    StoryStep,
    SyncStatus,
)
from tests.ui.factories import samples
from tests.ui.factories.samples import DUPLICATE, EPOCH, MINUTE_US, NOW_US, TOP
from tests.ui.factories.stand import StandClient
from ui.client import Failure
from ui.client.client import code_path

UNIT = samples.unit_text(77)
CASE_CODE = "(00)340123450000073197"
ORDER = "20611-07"
UNKNOWN = "https://example.org/u/99?s=0000000000000000000000000000000000000000000000000000000000000042"
CASE_PATH = f"/v1/cases/{EPOCH}/{TOP + 1}"


def steps(order: str = ORDER) -> tuple[StoryStep, ...]:
    """First in a rejected case, taken out, packed again, released."""
    told = (
        ("case.rejected", TOP - 30, {"reason": "duplicate", "lot": "L240611A"}),
        ("case.voided", TOP - 30, {"disposal": "person", "by": "Li"}),
        ("case.passed", TOP + 1, {"product": "Sunrise Orange 500 ml × 24", "lot": "L240611A"}),
        ("case.released", TOP + 1, {"disposal": "exit"}),
    )
    return tuple(
        StoryStep(
            at_us=NOW_US - (len(told) - place) * 7 * MINUTE_US, kind=kind, epoch=EPOCH, seq=seq, order=order,
            arguments=dict(arguments),
        )
        for place, (kind, seq, arguments) in enumerate(told)
    )  # fmt: skip


def unit_story(code: str = UNIT, /, **changes: object) -> CodeStory:
    story = CodeStory(
        asked=code, key=code, role="unit", status="contained", live=True, epoch=EPOCH, seq=TOP + 1,
        case_state="released",
        cell=DUPLICATE, cell_state="read", parent=CASE_CODE, delivered=True, order=ORDER, has_picture=True,
        steps=steps(),
    )  # fmt: skip
    return CodeStory.model_validate(story.model_dump() | changes)


def case_code_story(code: str = CASE_CODE) -> CodeStory:
    members = tuple(ContainerMember(name="unit", code=samples.unit_text(number)) for number in range(24))
    return CodeStory(
        asked=code, key=code, role="case", status="container", live=True, epoch=EPOCH, seq=TOP + 1,
        case_state="released",
        members=members, delivered=False, refused_by=("hub",), order=ORDER, steps=steps()[2:],
    )  # fmt: skip


def case_story() -> CaseStory:
    case = samples.passed_case(TOP + 1).model_copy(update={"state": "released", "code": CASE_CODE})
    return CaseStory(case=case, product="Sunrise Orange 500 ml × 24", lot="L240611A", delivered=True, steps=steps()[2:])


def order_cases(after: int = 0, *, last: bool = False, order: str = ORDER) -> OrderCases:
    """A stretch of 260 cases; every 40th was rejected."""

    def row(number: int) -> CaseRow:
        bad = number % 40 == 7
        return CaseRow(
            epoch=EPOCH, seq=number, state="rejected" if bad else "released", reasons=("no_read",) if bad else (),
            at_us=NOW_US - (TOP - number) * 1_600_000, units_read=23 if bad else 24,
        )  # fmt: skip

    rows = tuple(row(number) for number in range(after + 1, after + 261))
    return OrderCases(
        order=order, started_us=NOW_US - 200 * MINUTE_US, open=not last, passed=7309, rejected=9,
        looked=after + 260, of=after + 260 if last else 7_800, after=None if last else after + 260, cases=rows,
    )  # fmt: skip


def order_path(after: int = 0, order: str = ORDER) -> str:
    return f"/v1/orders/{order}/cases?after={after}"


def parked(seq: int = 41, **changes: object) -> ParkedRecord:
    record = ParkedRecord(
        destination="hub", wire_seq=seq, at_us=NOW_US - 33 * MINUTE_US, status="422",
        words="product 'Sunrise Orange 500 ml × 24' is not known at this site", id="5f1c", kind="case.released",
        written_us=NOW_US - 34 * MINUTE_US, order=ORDER, case=f"{EPOCH}/{TOP - seq}",
    )  # fmt: skip
    return record.model_copy(update=changes)


def destination(name: str = "hub", **changes: object) -> Destination:
    told = Destination(
        name=name, state="sending", delivered_through=7_330, delivered=7_305, last_success_us=NOW_US - 900_000,
        last_status="200", cause="delivered",
    )  # fmt: skip
    return told.model_copy(update=changes)


def with_sync(*destinations: Destination) -> Snapshot:
    return samples.calm().model_copy(update={"sync": destinations})


def all_delivered() -> Snapshot:
    return with_sync(destination())


def refused_some() -> Snapshot:
    """Two upstreams: one away, one that refused three records."""
    away = destination(
        "brand", state="waiting", waiting=1_284, since_us=NOW_US - 52 * MINUTE_US, attempt=9, last_status="unreached",
        last_words="ConnectError: no route to host", cause="unreached", next_try_us=NOW_US + 41_000_000,
        last_success_us=NOW_US - 52 * MINUTE_US,
    )  # fmt: skip
    return with_sync(destination(parked=3, last_words="product is not known at this site"), away)


def paused() -> Snapshot:
    words = "token of L1 was revoked on 2024-06-10"
    told = destination(
        state="paused_auth", waiting=212, since_us=NOW_US - 9 * MINUTE_US, last_status="401", last_words=words,
        cause="unauthorised", next_try_us=NOW_US + 44_000_000, last_success_us=NOW_US - 9 * MINUTE_US,
    )  # fmt: skip
    return with_sync(told)


def status(*records: ParkedRecord, snapshot: Snapshot | None = None) -> SyncStatus:
    told = (snapshot or refused_some()).sync
    counted = tuple(Delivered(destination=each.name, total=7_327, today=6_102, today_of=6_105) for each in told)
    return SyncStatus(destinations=told, delivered=counted, parked=records)


def some_parked() -> SyncStatus:
    second = parked(38, status="422", words="lot L240611A is closed", tried_us=NOW_US - 2 * MINUTE_US)
    third = parked(2, kind="order.started", case="", status="body_invalid", words="")
    return status(parked(), second, third)


def answered(client: StandClient, path: str, answer: BaseModel | Failure) -> None:
    client.answers[path] = answer if isinstance(answer, Failure) else answer.model_dump_json().encode()


def set_out(client: StandClient) -> None:
    """Everything the pages may ask in a scene."""
    answered(client, code_path(UNIT), unit_story())
    answered(client, code_path(CASE_CODE), case_code_story())
    answered(client, CASE_PATH, case_story())
    for code in (UNKNOWN, ORDER):
        answered(client, code_path(code), Failure("code_unknown", {"code": code}))
    answered(client, f"/v1/orders/{UNKNOWN}/cases?after=0", Failure("order_unknown", {"order": UNKNOWN}))
    answered(client, order_path(), order_cases())
    answered(client, order_path(260), order_cases(260, last=True))
    answered(client, "/v1/sync", some_parked())


# pallets ---------------------------------------------------------------------------------------------------------

PALLET_CODE = "(00)340123450000099995"


def held_case(**changes: object) -> HeldIn:
    held = HeldIn(
        container=4711, level=1, name="case", code=CASE_CODE, where=f"{EPOCH}/{TOP + 1}", state="live", count=24,
        order=ORDER, link="picture", exit="confirmed",
    )  # fmt: skip
    return held.model_copy(update=changes)


def held_pallet(**changes: object) -> HeldIn:
    held = HeldIn(
        container=4800, level=2, name="pallet", code=PALLET_CODE, where="#4800", state="live", count=40, order=ORDER,
        link="picture", exit="confirmed",
    )  # fmt: skip
    return held.model_copy(update=changes)


def palletised(**changes: object) -> CodeStory:
    """A unit whose case is on a pallet that was shipped."""
    shipped = StoryStep(
        at_us=NOW_US,
        kind="shipment.confirmed",
        container=4800,
        arguments={"to": "Shop 12", "document": "DN-7", "by": "Li"},
    )
    given = {"containers": (held_case(), held_pallet(shipped=True)), "steps": (*steps(), shipped)}
    return unit_story(UNIT, **(given | changes))


def pallet_story(*, following: int | None = None) -> CodeStory:
    cases = tuple(
        ContainerMember(code=f"(00)34012345000007{n:04d}", container=4000 + n, name="case", place=n, count=24)
        for n in range(1, 41)
    )
    opened = StoryStep(at_us=NOW_US - 9 * MINUTE_US, kind="container.opened", container=4800, order=ORDER)
    closed = StoryStep(at_us=NOW_US, kind="container.closed", container=4800, arguments={"code": PALLET_CODE})
    return CodeStory(
        asked=PALLET_CODE, key=PALLET_CODE, role="container", status="container", live=True, epoch=0, seq=0,
        case_state="open", containers=(held_pallet(),), members=cases, next=following, delivered=True, order=ORDER,
        steps=(opened, closed),
    )  # fmt: skip


def decommissioned() -> CodeStory:
    did: dict[str, str | int | float] = {"act": "act_decommission", "by": "Li", "reason": "laboratory"}
    taken = StoryStep(
        at_us=NOW_US, kind="container.members_changed", epoch=EPOCH, seq=TOP + 1, container=4711,
        arguments={"removed": UNIT, **did},
    )  # fmt: skip
    gone = StoryStep(at_us=NOW_US, kind="unit.decommissioned", arguments={"fate": "fate_sampled", **did})
    changes = {"status": "decommissioned", "live": False, "fate": "fate_sampled", "steps": (*steps(), taken, gone)}
    return unit_story(UNIT, **changes)
