"""Fixed answers for the Rework page: a rejected case with two empty places, a unit in a case, what was done lately."""

from collections.abc import Callable
from urllib.parse import quote

from station.api.schema import (
    Arguments,
    Repair,
    RepairPlace,
    ReworkOperation,
    ReworkOperations,
    ReworkOption,
    ReworkOptions,
)
from station.api.schema.rework_lookups import BatchVerdict, BatchVerdicts
from tests.ui.factories import samples, samples_records
from tests.ui.factories.samples import COLUMNS, EPOCH, MINUTE_US, NOW_US, ROWS, TOP
from tests.ui.factories.stand import StandClient
from ui.client import Failure
from ui.pages.rework import ReworkPage
from ui.pages.rework_batch import CHECK
from ui.pages.rework_flow import OPERATIONS
from ui.screen import Screen

CASE_CODE = samples_records.CASE_CODE
IN_CASE = samples.unit_text(7)
NEW = samples.unit_text(900)
TAKEN = samples.unit_text(901)
EMPTY = {(2, 5): "no_read", (4, 2): "duplicate"}
ELSEWHERE = Failure("rework_code_elsewhere", {"code": TAKEN, "name": "case", "container": CASE_CODE})


def places() -> tuple[RepairPlace, ...]:
    told = []
    for number in range(ROWS * COLUMNS):
        row, column = number // COLUMNS + 1, number % COLUMNS + 1
        reason = EMPTY.get((row, column), "")
        text = "" if reason == "no_read" else samples.unit_text(number)
        told.append(RepairPlace(view=1, row=row, column=column, text=text, kept=not reason, reason=reason))
    return tuple(told)


def repair(**changes: object) -> Repair:
    told = Repair(
        epoch=EPOCH, seq=TOP + 1, state="rejected", order="20611-07", name="case", expected=24, label=CASE_CODE,
        places=places(),
    )  # fmt: skip
    return told.model_copy(update=changes)


def flagged(**changes: object) -> ReworkOptions:
    """A rejected case, by its label."""
    story = samples_records.unit_story(CASE_CODE, role="case", status="free", live=False, case_state="rejected")
    return ReworkOptions(
        asked=CASE_CODE, story=story, repair=repair(**changes),
        options=(ReworkOption(name="repack", able=True, needs="unit"),),
    )  # fmt: skip


def contained() -> ReworkOptions:
    """A unit in a case that is on a pallet."""
    return ReworkOptions(
        asked=IN_CASE,
        story=samples_records.unit_story(IN_CASE),
        subject=IN_CASE,
        options=tuple(
            ReworkOption.model_validate({"name": name, "able": True, "needs": needs})
            for name, needs in (("replace", "unit"), ("remove", ""), ("decommission", "fate"))
        ),
    )


def full_case() -> ReworkOptions:
    told = ("remove", ""), ("merge", "container"), ("relabel", "label"), ("dissolve", "")
    full = ReworkOption(
        name="fill", able=False, key="rework_full", needs="unit",
        arguments={"container": CASE_CODE, "name": "case", "members": 24, "capacity": 24},
    )  # fmt: skip
    options = (full, *(ReworkOption(name=name, able=True, needs=needs) for name, needs in told))  # type: ignore[arg-type]
    return ReworkOptions(
        asked=CASE_CODE, story=samples_records.case_code_story(CASE_CODE), subject=CASE_CODE, options=options
    )


def operations() -> ReworkOperations:
    told: tuple[tuple[str, str, dict[str, object]], ...] = (
        ("act_replace", samples.unit_text(31), {}),
        ("act_dissolve", "(00)340123450000073160", {}),
        ("act_decommission", samples.unit_text(44), {"undone": True, "able": False}),
        ("act_undo", samples.unit_text(44), {"able": False, "key": "rework_not_undoable"}),
    )
    return ReworkOperations(
        operations=tuple(
            ReworkOperation.model_validate(
                {
                    "operation": 900 - n,
                    "at_us": NOW_US - n * MINUTE_US,
                    "act": act,
                    "by": "Li",
                    "code": code,
                    "able": True,
                }
                | more
            )
            for n, (act, code, more) in enumerate(told)
        )
    )


def set_out(client: StandClient) -> None:
    """What the station answers."""
    for code, told in ((CASE_CODE, flagged()), (IN_CASE, contained())):
        client.answers[options_path(code)] = told.model_dump_json().encode()
    client.answers[OPERATIONS] = operations().model_dump_json().encode()
    client.answers["/v1/rework/check"] = b'{"id":"","done":true}'


def options_path(code: str) -> str:
    return f"/v1/rework/options?code={quote(code, safe='')}"


Deed = Callable[[Screen, StandClient], None]


def opened(*scans: str, key: str = "", answers: ReworkOptions | None = None) -> Deed:
    """The page, after these scans and a key."""

    def prepare(screen: Screen, client: StandClient) -> None:
        set_out(client)
        if answers is not None:
            client.answers[options_path(answers.asked)] = answers.model_dump_json().encode()
        screen.shell.open_page("rework")
        page = screen.shell.page
        assert isinstance(page, ReworkPage)
        for code in scans:
            client.answers["/v1/rework/check"] = ELSEWHERE if code == TAKEN else b'{"id":"","done":true}'
            screen.scanned(code)
        if key:
            page.flow.press(key)
        if TAKEN not in scans:
            screen.shell.answer.hide()

    return prepare


def batch_code(number: int) -> str:
    return f"(00)34012345000007{number}"


def look_at_batch(client: StandClient, n: int, bad: dict[int, str]) -> None:
    """What the station says of so many; ``bad``: place → key."""

    def verdict(number: int) -> BatchVerdict:
        more: Arguments = (
            {"shipped": "P-7"} if bad.get(number) == "rework_shipped" else {"state": "container_dissolved"}
        )
        told: Arguments = {"container": batch_code(number), **more} if number in bad else {}
        return BatchVerdict(able=number not in bad, key=bad.get(number, ""), arguments=told)

    told = BatchVerdicts(verdicts=tuple(verdict(number) for number in range(n)))
    client.answers[CHECK] = told.model_dump_json().encode()


def batch(screen: Screen, client: StandClient) -> None:
    opened(key="key:several")(screen, client)
    page = screen.shell.page
    assert isinstance(page, ReworkPage)
    page.flow.press("option:dissolve")
    page.flow.press("reason:label")
    for number in range(5):
        look_at_batch(client, number + 1, {3: "rework_shipped"})
        screen.scanned(batch_code(number))
    screen.shell.answer.hide()
