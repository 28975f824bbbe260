"""Fixed moments of packing by hand."""

from collections.abc import Callable

from station.api.schema import Bench, ByHand, Cause, CommandAnswer, HeldIn, OpenCase, Snapshot
from tests.ui.factories import samples, samples_records
from tests.ui.factories.samples import MINUTE_US, NOW_US
from tests.ui.factories.stand import StandClient
from ui.client import Failure
from ui.client.client import code_path
from ui.screen import Screen

TWIN = "010340123450000721\x1dABC7"
PACKED = CommandAnswer(
    id="x", done=True, key="bench_packed", arguments={"code": "U9", "name": "case", "n": 9, "expected": 24}
)
TAKEN = Failure("bench_taken", {"code": TWIN, "where": "3/7102"})


IN_STORED, IN_HAND, FREE = (samples.unit_text(number) for number in (201, 3, 400))
TOO_FULL = Failure("rework_full", {"container": "#91", "name": "case", "members": 9, "capacity": 24})


def bench(n: int = 9, *, full: bool = False, in_hand: bool = True) -> Snapshot:
    """A case in hand, two put aside."""
    members = tuple(samples.unit_text(number) for number in range(24 if full else n))
    stored = tuple(
        OpenCase(container=80 + k, name="case", members=(samples.unit_text(200 + k),) * (5 + k), opened_us=NOW_US)
        for k in range(2)
    )
    open_ = OpenCase(container=91, name="case", members=members) if in_hand else None
    told = Bench(open=open_, expected=24, stored=stored)
    return samples.calm().model_copy(update={"bench": told})


def by_hand() -> Snapshot:
    """A line whose camera failed."""
    found = ByHand(by="Li Wei", reason="Camera failed", since_us=NOW_US - 12 * MINUTE_US)
    why = (Cause(key="hand_packing", arguments={"by": "Li Wei"}),)
    return bench(4).model_copy(update={"by_hand": found, "permissive": False, "not_ready": why})


def _held(client: StandClient, code: str, *held: HeldIn) -> None:
    story = samples_records.unit_story(code).model_copy(update={"containers": held, "seq": 0, "cell": None})
    samples_records.answered(client, code_path(code), story)


def mergeable(client: StandClient, refused: Failure | None = None) -> None:
    """What is in the second stored case, in the one in hand, and nowhere; and what the look before a merge says."""
    _held(client, IN_STORED, HeldIn(container=81, level=1, name="case", where="#81", state="open", count=6))
    _held(client, IN_HAND, HeldIn(container=91, level=1, name="case", where="#91", state="open", count=9))
    _held(client, FREE)
    client.answers["/v1/rework/check"] = refused or CommandAnswer(id="x", done=True).model_dump_json().encode()


Deed = Callable[[Screen, StandClient], None]


def opened(*scans: str, merge: bool = False) -> Deed:
    """The page after these scans; the last one is packed already. ``merge``: a stored case is to be merged."""

    def prepare(screen: Screen, client: StandClient) -> None:
        client.done = PACKED
        samples_records.answered(client, code_path(TWIN), samples_records.unit_story(TWIN))
        screen.shell.open_page("pack")
        for code in scans:
            client.refusal = TAKEN if code == TWIN else None
            screen.scanned(code)
        if merge:
            mergeable(client)
            screen.shell.page.press("key:merge")  # type: ignore[attr-defined]
            screen.scanned(IN_STORED)

    return prepare
