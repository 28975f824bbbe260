"""What is done on the Orders page and the login before their pictures are taken."""

from station.api.schema import Cause, Clearance, Plan, PlannedOrder, Product, SessionView, ShownUser, Snapshot
from tests.ui.factories import samples
from tests.ui.factories.stand import StandClient
from ui.presenters.changeover import PLANNED
from ui.screen import Screen

LEMON, ORANGE = "Sunrise Lemon 500 ml", "Sunrise Orange 500 ml"
NEXT = "20611-08"
PLAN = Plan(
    orders=(
        PlannedOrder(order=NEXT, product=LEMON, lot="L240612A", cases=500, units_per_case=24, source="sheet"),
        PlannedOrder(order="20611-09", product=ORANGE, lot="L240612B", units_per_case=24, source="hub"),
    ),
    products=(
        Product(product=LEMON, version=3, units_per_case=24),
        Product(product=ORANGE, version=0, units_per_case=24),
    ),
)
ITEMS = (
    "Belt and packer are empty",
    "Labels of the last product are taken away",
    "Caps and bottles of the last product are taken away",
    "The reject bin is emptied and its cases are counted",
    "The camera looks at a clean window",
    "The printer has the labels of the new product",
)
USERS = (ShownUser(name="Li Wei", role="operator"), ShownUser(name="Wang Fang", role="supervisor"))


def uncleared() -> Snapshot:
    return samples.no_order().model_copy(update={"clearance": Clearance(items=ITEMS, product=ORANGE)})


def first_case() -> Snapshot:
    calm = samples.calm()
    assert calm.order is not None
    cause = Cause(key="first_case_unconfirmed", arguments={"order": calm.order.order, "case": "3/7319"})
    order = calm.order.model_copy(update={"first_case": "3/7319"})
    return calm.model_copy(update={"order": order, "not_ready": (cause,), "permissive": False})


def planned(screen: Screen, client: StandClient) -> None:
    client.answers["/v1/config"] = samples.plan()
    client.answers["/v1/plan"] = PLAN.model_dump_json().encode()
    screen.shell.open_page("orders")
    screen.shell.page.list.chosen.emit(PLANNED + NEXT)  # type: ignore[attr-defined]


def ticked(screen: Screen, client: StandClient) -> None:
    planned(screen, client)
    for item in ITEMS[:2]:
        screen.shell.page.changeover.items.key(item).click()  # type: ignore[attr-defined]


def login(screen: Screen, client: StandClient) -> None:
    view = SessionView(required=True, users=USERS, lock_after_s=600)
    client.answers["/v1/session"] = view.model_dump_json().encode()
    screen.sessions.check()


def pin(screen: Screen, client: StandClient) -> None:
    login(screen, client)
    next(key for key in screen.shell.login.names if key.label.startswith("Li")).click()
