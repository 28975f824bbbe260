"""What is done on the Alarms and Rejects pages before their pictures are taken."""

from tests.ui.factories import samples, samples_rejects
from tests.ui.factories.stand import StandClient
from ui.pages.alarms import AlarmsPage
from ui.pages.rejects import RejectsPage
from ui.screen import Screen


def alarms(screen: Screen, client: StandClient) -> None:
    client.answers.update(samples_rejects.answers())
    screen.shell.open_page("alarms")


def alarm_history(screen: Screen, client: StandClient) -> None:
    alarms(screen, client)
    screen.shell.page.tabs.key("history").click()  # type: ignore[attr-defined]


def find_cases(screen: Screen, client: StandClient) -> None:
    """One of three cases that nobody saw leave is chosen."""
    alarms(screen, client)
    page = screen.shell.page
    assert isinstance(page, AlarmsPage)
    page.choose(page.list.rows[0].key)
    page.quarantine.choose(f"{samples.EPOCH}/7305")


def kind_of_cases(screen: Screen, client: StandClient) -> None:
    _kind(screen, client, "eject_unconfirmed")


def kind_of_devices(screen: Screen, client: StandClient) -> None:
    _kind(screen, client, "camera_lost")


def _kind(screen: Screen, client: StandClient, key: str) -> None:
    alarms(screen, client)
    page = screen.shell.page
    assert isinstance(page, AlarmsPage)
    page.choose(next(row.key for row in page.list.rows if row.key.startswith(key)))


def whole_case(screen: Screen, client: StandClient) -> None:
    rejects(screen, client).case_tab.case.open(f"{samples.EPOCH}/7288")


def rejects(screen: Screen, client: StandClient) -> RejectsPage:
    client.answers.update(samples_rejects.answers())
    screen.shell.open_page("rejects")
    page = screen.shell.page
    assert isinstance(page, RejectsPage)
    return page


def reject(screen: Screen, client: StandClient) -> None:
    rejects(screen, client)


def twin(screen: Screen, client: StandClient) -> None:
    rejects(screen, client).case_tab.choose_cell(*samples.DUPLICATE)


def reject_list(screen: Screen, client: StandClient) -> None:
    rejects(screen, client).choose_tab("list")


def heat(screen: Screen, client: StandClient) -> None:
    rejects(screen, client).choose_tab("heat")
