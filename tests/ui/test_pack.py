"""The Pack page: every verdict is a shape, a word and a sound of its own."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from station.api.schema import CommandAnswer
from station.messages import command_code
from tests.ui.factories import samples, samples_pack
from tests.ui.factories.samples import HOSTILE
from tests.ui.factories.samples_pack import TAKEN, TWIN
from tests.ui.factories.stand import StandClient, make_screen
from ui.client import Failure
from ui.client.calls import Done
from ui.pages.pack import PackPage
from ui.screen import Screen
from ui.widgets.scan_verdict import _FILL, _ICON


@pytest.fixture(params=[(1280, 800), (1024, 600)])
def made(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[tuple[Screen, StandClient]]:
    screen, client = make_screen(request.param)
    qtbot.addWidget(screen)
    client.done = samples_pack.PACKED
    screen.show()
    client.feed(samples_pack.bench())
    screen.shell.open_page("pack")
    yield screen, client


@pytest.fixture
def page(screen: Screen) -> PackPage:
    found = screen.shell.page
    assert isinstance(found, PackPage)
    return found


def press(page: PackPage, key: str) -> None:
    QTest.mouseClick(page.keys.key(key), Qt.MouseButton.LeftButton)


def test_the_grid_fills_as_units_are_scanned(client: StandClient, page: PackPage) -> None:
    assert page.task.model is not None and page.task.model.count == "9 / 24"
    cells = page.task.model.grids[0].cells
    assert [cell.state for cell in cells[7:11]] == ["kept", "filled", "next", "empty"]
    client.feed(samples_pack.bench(full=True))
    assert page.task.model.prompt == "Scan the label of the case."


VERDICTS: list[tuple[Failure | CommandAnswer, str]] = [
    (samples_pack.PACKED, "accepted"),
    (Failure("bench_foreign", {"code": "X", "why": "pattern_differs"}), "unknown"),
    (TAKEN, "duplicate"),
    (Failure("bench_label_due", {"code": "X", "name": "case"}), "full"),
    (Failure("store_failure", {}), "refused"),
]


@pytest.mark.parametrize(("answer", "verdict"), VERDICTS)
def test_each_verdict_has_its_sound_and_its_picture(
    answer: Failure | CommandAnswer, verdict: str, screen: Screen, client: StandClient, page: PackPage
) -> None:
    if isinstance(answer, Failure):
        client.refusal = answer
    screen.scanned("X")
    assert screen.sounds.played[-1] == verdict
    assert page.verdict.model is not None and page.verdict.model.verdict == verdict


def test_no_two_verdicts_look_alike() -> None:
    assert len({(_FILL[name][0], _ICON[name]) for name in _FILL}) == len(_FILL)


def test_a_duplicate_says_where_and_when_its_twin_was_packed(
    screen: Screen, client: StandClient, page: PackPage
) -> None:
    samples_pack.opened("U1", TWIN)(screen, client)
    model = page.verdict.model
    assert model is not None and "In case 7319" in model.twin and "Packed" in model.twin
    assert "␝" in model.code, "GS is seen"


def test_two_codes_in_one_burst_are_judged_one_after_the_other(
    screen: Screen, client: StandClient, page: PackPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting: list[Done[CommandAnswer]] = []

    def slow(kind: str, args: dict[str, object], done: Done[CommandAnswer]) -> None:
        client.commands.append((kind, args))
        waiting.append(done)

    monkeypatch.setattr(client, "command", slow)
    screen.scanned("U1")
    screen.scanned("U2")
    assert [args["code"] for _, args in client.commands] == ["U1"]
    waiting[0](samples_pack.PACKED)
    assert [args["code"] for _, args in client.commands] == ["U1", "U2"]


def test_by_touch_alone(screen: Screen, client: StandClient, page: PackPage) -> None:
    press(page, "key:store")
    press(page, "key:short")
    QTest.mouseClick(page.undo, Qt.MouseButton.LeftButton)
    assert [kind for kind, _ in client.commands] == ["store_open", "close_short", "undo_scan"]


def test_by_scanner_alone(screen: Screen, client: StandClient, page: PackPage) -> None:
    for code in ("U1", command_code("undo"), command_code("store"), command_code("short")):
        screen.scanned(code)
    assert [kind for kind, _ in client.commands] == ["scan", "undo_scan", "store_open", "close_short"]


def test_a_line_is_packed_by_hand_with_one_key_and_its_reason(
    screen: Screen, client: StandClient, page: PackPage
) -> None:
    client.feed(samples.calm())
    press(page, "begin:camera")
    assert client.commands == [("begin_hand_packing", {"by": "local", "reason": "Camera failed"})]
    client.feed(samples_pack.by_hand())
    assert page.task.model is not None and "Li Wei: Camera failed" in page.task.model.about
    press(page, "key:end")
    assert client.commands[-1] == ("end_hand_packing", {"by": "local"})


def test_on_a_line_that_packs_by_itself_a_scan_is_looked_up(
    screen: Screen, client: StandClient, page: PackPage
) -> None:
    client.feed(samples.calm())
    screen.scanned("U1")
    assert client.commands == [] and screen.shell.here == "lookup"


def test_hostile_codes_are_shown_and_nothing_else(screen: Screen, client: StandClient, page: PackPage) -> None:
    for code in HOSTILE:
        screen.scanned(code)
    page.grab()
    assert all(kind == "scan" for kind, _ in client.commands)


def merged(client: StandClient) -> list[dict[str, object]]:
    """The acts that were asked for."""
    return [args["act"] for kind, args in client.commands if kind == "rework"]


@pytest.mark.parametrize("by_touch", [True, False])
def test_two_partial_cases_are_merged_after_a_look(
    by_touch: bool, screen: Screen, client: StandClient, page: PackPage
) -> None:
    samples_pack.mergeable(client)
    if by_touch:
        press(page, "key:merge")
        assert page.stored.isVisible(), "the other one can be tapped on every size"
        page.stored.chosen.emit("#81")
    else:
        for code in (command_code("merge"), samples_pack.IN_STORED):
            screen.scanned(code)
    assert page.task.model is not None and "all 6" in page.task.model.prompt and merged(client) == []
    if by_touch:
        press(page, "key:finish")
    else:
        screen.scanned(command_code("finish"))
    assert merged(client) == [{"kind": "merge", "source": "#81", "into": "#91"}]
    assert page.task.model.prompt.startswith("Scan the next")


def test_what_cannot_be_merged_says_why_before_it_is_asked_for(
    screen: Screen, client: StandClient, page: PackPage
) -> None:
    samples_pack.mergeable(client, refused=samples_pack.TOO_FULL)
    press(page, "key:merge")
    screen.scanned(samples_pack.IN_STORED)
    assert "9 of 24" in screen.shell.answer.model.sentence  # type: ignore[union-attr]
    assert page.task.model is not None and page.task.model.prompt.startswith("Scan anything in the other")
    press(page, "key:cancel")
    assert [key.key for key in page.keys.choices] == ["key:short", "key:store", "key:merge"] and merged(client) == []


def test_a_case_is_not_merged_with_itself_nor_with_what_is_free(
    screen: Screen, client: StandClient, page: PackPage
) -> None:
    samples_pack.mergeable(client)
    press(page, "key:merge")
    for code, said in ((samples_pack.IN_HAND, "in this case already"), (samples_pack.FREE, "in no case")):
        screen.scanned(code)
        assert said in screen.shell.answer.model.sentence  # type: ignore[union-attr]
    assert page.merge.state is not None and page.merge.state.other is None


def test_merging_ends_when_the_case_in_hand_is_gone_or_the_page_is_left(
    screen: Screen, client: StandClient, page: PackPage
) -> None:
    press(page, "key:merge")
    client.feed(samples_pack.bench(in_hand=False))
    assert page.merge.state is None and page.keys.choices == ()
    client.feed(samples_pack.bench())
    press(page, "key:merge")
    screen.shell.open_page("run")
    assert page.merge.state is None


def test_a_full_case_takes_no_other_one(client: StandClient, page: PackPage) -> None:
    client.feed(samples_pack.bench(full=True))
    assert "key:merge" not in [each.key for each in page.keys.choices]
