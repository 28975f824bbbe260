"""The Look-up page: a scan from anywhere, its story told, followed and come back from; an old order at its own pace."""

from collections.abc import Iterator
from datetime import UTC

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from station.api.schema import ContainerMember
from tests.ui.factories import samples
from tests.ui.factories import samples_records as told
from tests.ui.factories.samples import DUPLICATE, EPOCH, HOSTILE, TOP
from tests.ui.factories.samples_records import answered, set_out
from tests.ui.factories.stand import StandClient, make_screen
from ui.client import Failure
from ui.client.client import code_path
from ui.i18n.visible import visible
from ui.i18n.words import Words
from ui.pages.lookup import LookupPage
from ui.presenters import order_cases
from ui.presenters.answers import story_told
from ui.presenters.lookup import LookupRequest, asked_of, case_story_model, code_model, not_found
from ui.presenters.order_cases import PAGE_ROWS, OrderLookup, order_cases_model
from ui.screen import Screen

WORDS = Words(zone=UTC, epoch=EPOCH)
SIZES = ((1920, 1080), (1280, 800), (1024, 600))


@pytest.fixture
def made(qtbot: QtBot) -> Iterator[tuple[Screen, StandClient]]:
    screen, client = make_screen()
    qtbot.addWidget(screen)
    client.fallback = samples.picture()
    set_out(client)
    screen.show()
    client.feed(samples.calm())
    yield screen, client


def named(code: str) -> ContainerMember:
    return ContainerMember(name="unit", code=code)


def page(screen: Screen) -> LookupPage:
    shown = screen.shell.page
    assert isinstance(shown, LookupPage)
    return shown


def tap(key: QWidget) -> None:
    QTest.mouseClick(key, Qt.MouseButton.LeftButton)


# what it says, without Qt ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "where", "about"),
    [
        ({}, "In case 7319, cell D2: released.", "Upstream has it."),
        ({"delivered": False}, "In case 7319, cell D2: released.", "It waits for upstream."),
        ({"delivered": False, "refused_by": ("hub",)}, "In case 7319", "Upstream hub refused it: see Sync."),
        ({"cell": None, "delivered": None}, "In case 7319: released.", ""),
        ({"live": False, "status": "free", "case_state": "void", "delivered": None}, "Free. Last in case 7319", ""),
        (
            {"epoch": 0, "seq": 0, "status": "waiting", "case_state": "open", "delivered": None},
            "It waits on the belt",
            "",
        ),
        ({"role": "case", "members": (named("a"), named("b"))}, "Case 7319: released, 2 units.", "Upstream has it."),
    ],
)
def test_where_it_is_now_stands_first(changes: dict[str, object], where: str, about: str) -> None:
    head = code_model(told.unit_story(told.UNIT, **changes), WORDS).head
    assert where in head.where
    assert head.about == about


def test_the_story_is_told_in_order_with_the_other_case_it_was_seen_in() -> None:
    model = code_model(told.unit_story(), WORDS)
    assert [step.title for step in model.steps] == [
        "Read, and the case was rejected",
        "Taken out: its units are free again",
        "Read, and the case passed",
        "Released",
    ]
    assert "Case 7288" in model.steps[0].about
    assert "by hand · by Li" in model.steps[1].about
    assert asked_of(model.steps[0].key) == LookupRequest("case", f"{EPOCH}/{TOP - 30}")
    assert len({step.key for step in model.steps}) == 4


def test_a_unit_on_a_shipped_pallet_says_so_and_leads_to_both_containers() -> None:
    model = code_model(told.palletised(), WORDS)
    assert model.head.where == f"In case 7319, cell D2: released. On pallet {told.PALLET_CODE}. It is shipped."
    assert [asked_of(row.key) for row in model.kin] == [
        LookupRequest("case", f"{EPOCH}/{TOP + 1}"),
        LookupRequest("code", told.PALLET_CODE),
        LookupRequest("order", told.ORDER),
    ]
    shipped = model.steps[-1]
    assert (shipped.title, asked_of(shipped.key)) == ("Shipped", LookupRequest("code", "#4800"))
    assert shipped.about == "#4800 · to Shop 12 · document DN-7 · by Li"


def test_a_pallet_names_its_cases_and_says_where_there_are_more() -> None:
    model = code_model(told.pallet_story(), WORDS)
    assert model.head.where == f"pallet {told.PALLET_CODE}: closed, 40 members."
    assert [step.title for step in model.steps] == ["Opened to be packed", "Packed and closed"]
    first = model.kin[1]
    assert (asked_of(first.key), first.about) == (LookupRequest("code", "(00)340123450000070001"), "case: 24 members")
    assert len(model.kin) == 41
    more = code_model(told.pallet_story(following=40), WORDS).kin[-1]
    assert (asked_of(more.key), more.title) == (None, "…")


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"status": "retired", "containers": (told.held_pallet(state="dissolved"),)}, "Void: its container was taken"),
        ({"status": "retired", "containers": (told.held_pallet(),)}, "Void: the container now has the code"),
        ({"epoch": 0, "seq": 0, "containers": (told.held_case(where="#9", code=""),)}, "In case #9: closed."),
        ({"status": "free", "live": False, "epoch": 0, "seq": 0}, "Free: it is in no container."),
    ],
)  # fmt: skip
def test_every_way_a_code_can_be_has_a_sentence(changes: dict[str, object], where: str) -> None:
    story = told.unit_story(told.UNIT, **changes)
    assert where in code_model(story, WORDS).head.where
    assert where in story_told(story, WORDS).what


def test_a_decommissioned_unit_says_what_became_of_it_by_whom_and_why() -> None:
    model = code_model(told.decommissioned(), WORDS)
    assert model.head.where == "Decommissioned: taken as a sample."
    assert [step.title for step in model.steps[-2:]] == ["decommissioned", "decommissioned"]
    assert model.steps[-1].about == "taken as a sample · by Li · laboratory"
    assert asked_of(model.steps[-1].key) is None


@pytest.mark.parametrize("text", HOSTILE)
def test_codes_of_pallets_are_told_letter_by_letter(text: str, screen: Screen, client: StandClient) -> None:
    pallet = told.held_pallet(code=ContainerMember(name="x", code=text).code, shipped=True)
    answered(client, code_path(text), told.palletised(containers=(told.held_case(), pallet)))
    for size in SIZES:
        screen.resize(*size)
        screen.scanned(text)
        assert not screen.grab().isNull()


def test_parent_order_and_children_can_be_followed() -> None:
    assert [asked_of(row.key) for row in code_model(told.unit_story(), WORDS).kin] == [
        LookupRequest("case", f"{EPOCH}/{TOP + 1}"),
        LookupRequest("order", told.ORDER),
    ]
    kin = code_model(told.case_code_story(), WORDS).kin
    assert [asked_of(row.key) for row in kin[:2]] == [
        LookupRequest("order", told.ORDER),
        LookupRequest("code", samples.unit_text(0)),
    ]
    assert len(case_story_model(told.case_story(), WORDS).kin) == 25


@pytest.mark.parametrize("code", HOSTILE)
def test_a_code_is_followed_by_itself_whatever_it_holds(code: str) -> None:
    member = named("").model_copy(update={"code": code})
    story = told.case_code_story().model_copy(update={"members": (member,), "order": ""})
    assert asked_of(code_model(story, WORDS).kin[0].key) == LookupRequest("code", code)


def test_a_lost_separator_is_named() -> None:
    model = not_found(LookupRequest("code", "01x"), "gs1_separator_missing", {"code": "01x"}, WORDS)
    assert "GS" in model.head.where and model.head.code == "01x"


# an order --------------------------------------------------------------------------------------------------------


def test_an_order_says_how_far_it_is_looked_through() -> None:
    lookup = OrderLookup(told.ORDER)
    assert (lookup.running, lookup.percent) == (True, 0)
    lookup.took(told.order_cases())
    assert "3 % looked through" in order_cases_model(lookup, 0, bad_only=False, words=WORDS).head.about
    lookup.stopped = True
    model = order_cases_model(lookup, 0, bad_only=False, words=WORDS)
    assert not model.running and "stopped at 3 %" in model.head.about


def test_its_cases_come_by_the_page_and_by_what_was_wrong() -> None:
    lookup = OrderLookup(told.ORDER)
    lookup.took(told.order_cases(last=True))
    first, last = (order_cases_model(lookup, place, bad_only=False, words=WORDS) for place in (0, 99))
    assert (len(first.rows), first.pages, first.place) == (PAGE_ROWS, 3, "1–100 of 260")
    assert (last.page, last.place) == (2, "201–260 of 260")
    bad = order_cases_model(lookup, 0, bad_only=True, words=WORDS)
    assert len(bad.rows) == 7 and all("rejected" in row.about for row in bad.rows)


def test_what_a_screen_keeps_of_an_order_has_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(order_cases, "MOST_CASES", 300)
    lookup = OrderLookup(told.ORDER)
    lookup.took(told.order_cases())
    lookup.took(told.order_cases(260, last=True))
    assert (len(lookup.cases), lookup.counted) == (300, 520)
    assert "the first 300 are shown" in order_cases_model(lookup, 0, bad_only=False, words=WORDS).head.about


# the page --------------------------------------------------------------------------------------------------------


def test_a_scan_on_any_page_comes_here(screen: Screen) -> None:
    screen.shell.open_page("more")
    screen.scanned(told.UNIT)
    assert screen.shell.here == "lookup"
    assert page(screen).code.toPlainText() == told.UNIT
    assert page(screen).picture.selected == DUPLICATE


def test_a_typed_code_is_looked_up(screen: Screen, client: StandClient) -> None:
    screen.shell.open_page("lookup")
    assert page(screen).scan.isVisible()
    QTest.keyClicks(page(screen).field, told.UNIT)
    QTest.keyClick(page(screen).field, Qt.Key.Key_Return)
    assert code_path(told.UNIT) in client.asked
    assert page(screen).story.isVisible()


def test_the_case_is_followed_and_back_returns(screen: Screen) -> None:
    screen.scanned(told.UNIT)
    shown = page(screen)
    assert not shown.back.isEnabled()
    shown.kin.chosen.emit(f"case:{EPOCH}/{TOP + 1}")
    assert shown.enquiry.asked == LookupRequest("case", f"{EPOCH}/{TOP + 1}")
    shown.picture.chosen.emit(*DUPLICATE)
    assert shown.enquiry.asked.kind == "code"
    tap(shown.back)
    tap(shown.back)
    assert shown.enquiry.asked == LookupRequest("code", told.UNIT)
    assert not shown.back.isEnabled()


def test_an_unknown_code_is_shown_whole(screen: Screen, client: StandClient) -> None:
    code = "https://x.cn/" + "0" * 3_000 + "<b>\x1d"
    answered(client, code_path(code), Failure("code_unknown", {"code": code}))
    client.fallback = Failure("order_unknown", {"order": "?"})
    screen.scanned(code)
    assert page(screen).code.toPlainText() == visible(code)
    assert page(screen).code.isVisible() and not page(screen).story.isVisible()


def test_the_name_of_an_order_finds_its_cases_a_stretch_at_a_time(
    screen: Screen, client: StandClient, qtbot: QtBot
) -> None:
    screen.scanned(told.ORDER)
    shown = page(screen)
    assert shown.cases.isVisible() and shown.cancel.isEnabled()
    qtbot.waitUntil(lambda: told.order_path(260) in client.asked, timeout=10_000)
    assert not shown.cancel.isEnabled()
    assert shown.place.shown == "1–100 of 520"
    tap(shown.later)
    assert shown.place.shown == "101–200 of 520"
    tap(shown.bad)
    assert shown.place.shown == "1–13 of 13"


def test_a_long_look_is_ended_by_a_person_and_by_leaving(screen: Screen, client: StandClient, qtbot: QtBot) -> None:
    for leave in ("cancel", "page"):
        screen.shell.open_page("lookup")
        screen.scanned(told.ORDER)
        order = page(screen).enquiry.order
        client.asked.clear()
        if leave == "cancel":
            tap(page(screen).cancel)
        else:
            screen.shell.open_page("run")
        qtbot.wait(20)
        assert order is not None and order.stopped
        assert told.order_path(260) not in client.asked


def test_a_small_window_has_tabs(screen: Screen) -> None:
    screen.resize(1024, 600)
    screen.scanned(told.UNIT)
    shown = page(screen)
    assert shown.story.isVisible() and not shown.picture.isVisible()
    tap(shown.tabs["picture"])
    assert shown.picture.isVisible() and not shown.story.isVisible()
    tap(shown.tabs["kin"])
    assert shown.kin.isVisible() and not shown.picture.isVisible()


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_was_scanned_is_told_letter_by_letter(text: str, screen: Screen, client: StandClient) -> None:
    steps = told.steps(text[:200])
    story = told.unit_story(
        text, parent=text, members=(named(text),), order=text, refused_by=(text[:200],), steps=steps
    )
    answered(client, code_path(text), story)
    for size in SIZES:
        screen.resize(*size)
        screen.scanned(text)
        assert page(screen).code.toPlainText() == visible(story.asked)
        assert not screen.grab().isNull()
    answered(client, code_path(text), Failure("code_unknown", {"code": text}))
    client.fallback = told.order_cases(last=True, order=text).model_dump_json().encode()
    screen.scanned(text)
    assert not screen.grab().isNull()


def test_how_contents_and_leaving_are_known_is_said_of_every_container() -> None:
    unit = told.palletised(
        containers=(told.held_case(exit="assumed"), told.held_pallet(link="scanned", exit="by_hand"))
    )
    rows = [row.about for row in code_model(unit, WORDS).kin]
    assert any(row.endswith("in one picture · leaving assumed, not seen") for row in rows)
    assert any(row.endswith("scanned one by one · closed or found by a person") for row in rows)
    assert code_model(told.pallet_story(), WORDS).head.about.startswith("In one picture · seen leaving")


def test_whoever_was_not_signed_in_is_told_as_an_operator_here() -> None:
    step = told.unit_story().steps[-1].model_copy(update={"arguments": {"by": "local"}})
    story = told.unit_story().model_copy(update={"steps": (step,)})
    (row,) = code_model(story, WORDS).steps
    assert "by an operator here" in row.about
