"""Fixed moments of palletising by scan."""

from collections.abc import Callable

from station.api.schema import Arguments, CommandAnswer, FillingContainer, FillingContainers
from tests.ui.factories.samples import MINUTE_US, NOW_US
from tests.ui.factories.stand import StandClient
from ui.pages.pallets import OPEN, PalletsPage
from ui.screen import Screen

ONE, TWO = 4_171, 4_205


def case_code(number: int) -> str:
    return f"(00)3401234500000{number:04}"


def pallet(container: int = ONE, count: int = 21, **more: object) -> FillingContainer:
    told = FillingContainer(
        container=container, level=2, name="pallet", order="20611-07", product="Sunrise Orange 500 ml", lot="L240611B",
        opened_us=NOW_US - 12 * MINUTE_US, count=count, capacity=40, layer=8, code="assigned", by_scan=True,
        members=tuple(case_code(container % 100 * 50 + n) for n in range(count)),
    )  # fmt: skip
    return told.model_copy(update=more)


def open_now(*pallets: FillingContainer) -> FillingContainers:
    return FillingContainers(containers=pallets, scanned_levels=(2,))


def set_out(client: StandClient, *pallets: FillingContainer) -> None:
    client.answers[OPEN] = open_now(*pallets).model_dump_json().encode()


def done(operation: int, code: str = "", cause: str = "act_palletise") -> CommandAnswer:
    told: Arguments = {"operation": operation, "code": code, "cause": cause}
    return CommandAnswer(id="x", done=True, key="rework_done", arguments=told)


Deed = Callable[[Screen, StandClient], None]


def opened(*pallets: FillingContainer, chosen: int = ONE, keys: tuple[str, ...] = (), scans: int = 0) -> Deed:
    """The page with one chosen, after these scans and keys."""

    def prepare(screen: Screen, client: StandClient) -> None:
        set_out(client, *(pallets or (pallet(), pallet(TWO, 5))))
        screen.shell.open_page("pallets")
        page = screen.shell.page
        assert isinstance(page, PalletsPage)
        if chosen:
            page.flow.choose(str(chosen))
        for number in range(scans):
            client.done = done(900 + number, case_code(number))
            screen.scanned(case_code(number))
        for key in keys:
            page.flow.press(key) if ":" in key else page.flow.choose(key)
        screen.shell.answer.hide()

    return prepare


def marked(screen: Screen, client: StandClient) -> None:
    """A case in the picture was tapped."""
    opened()(screen, client)
    screen.shell.page.flow.tap(3)  # type: ignore[attr-defined]


FULL = pallet(count=40)
LABEL = pallet(count=40, code="printed", label=77, label_code="(00)340123450000099993")
