"""A case of several views on the screen, two lanes, and the containers above the case that are being filled."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from station.api.schema import Snapshot
from tests.ui.factories import samples, samples_views
from tests.ui.factories.moments import WORDS, at
from tests.ui.factories.samples import EPOCH, TOP, unit_text
from tests.ui.factories.samples_views import NO_READ, OTHER, TWIN
from tests.ui.factories.stand import StandClient, make_screen
from ui.client import Failure
from ui.pages.lookup import LookupPage
from ui.pages.rejects import RejectsPage
from ui.pages.run import RunPage
from ui.presenters.belt import belt_model
from ui.presenters.case import case_model
from ui.presenters.cells import failed_names
from ui.presenters.heat import first_view, heat_model, heat_words, view_names
from ui.presenters.open_levels import open_levels
from ui.screen import Screen

BOXED = ((1920, 1080), (1280, 800), (1024, 600))


def shown(qtbot: QtBot, snapshot: Snapshot, size: tuple[int, int] = (1280, 800)) -> tuple[Screen, StandClient, RunPage]:
    screen, client = make_screen(size)
    qtbot.addWidget(screen)
    client.answers.update(samples_views.pictures() | samples_views.answers())
    screen.show()
    client.feed(snapshot)
    page = screen.shell.page
    assert isinstance(page, RunPage)
    return screen, client, page


def rejects_page(qtbot: QtBot, size: tuple[int, int] = (1280, 800)) -> RejectsPage:
    screen, _, _ = shown(qtbot, samples_views.rejected(), size)
    screen.shell.open_page("rejects")
    page = screen.shell.page
    assert isinstance(page, RejectsPage)
    return page


# what is said ----------------------------------------------------------------------------------------------------


def test_cells_of_several_views_are_never_in_one_grid() -> None:
    model = case_model(samples_views.rejected_case(), WORDS)
    assert [(view.rows, view.columns, len(view.cells)) for view in model.views] == [(4, 3, 12), (3, 2, 6)] * 2
    assert [[cell.name for cell in view.failed] for view in model.views] == [[], ["2·B1"], ["3·B1"], ["4·C2"]]
    assert [view.title for view in model.views] == [
        "1 top, layer 1",
        "2 side, layer 1",
        "3 top, layer 2",
        "4 side, layer 2",
    ]
    assert [view.picture for view in model.views] == [samples_views.path(view) for view in range(1, 5)]


def test_a_failed_cell_is_told_by_view_layer_row_and_column() -> None:
    model = case_model(samples_views.rejected_case(), WORDS)
    assert [cell.place for cell in model.failed] == [
        "view 2, layer 1, row B, column 1",
        "view 3, layer 2, row B, column 1",
        "view 4, layer 2, row C, column 2",
    ]
    assert failed_names(samples_views.rejected_case(), "duplicate") == "3·B1, 4·C2"


def test_layers_are_not_said_where_there_is_one() -> None:
    case = samples_views.rejected_case()
    flat = tuple(view.model_copy(update={"layer": 1}) for view in case.views)
    model = case_model(case.model_copy(update={"views": flat}), WORDS)
    assert (model.views[1].title, model.failed[0].place) == ("2 side", "view 2, row B, column 1")


def test_views_of_an_earlier_order_are_known_by_number() -> None:
    case = samples_views.rejected_case()
    unknown = tuple(view.model_copy(update={"camera": "", "layer": 0}) for view in case.views)
    model = case_model(case.model_copy(update={"views": unknown}), WORDS)
    assert (model.views[1].title, model.failed[0].place) == ("View 2", "view 2, row B, column 1")


def test_a_case_of_one_view_is_as_it_was() -> None:
    case = samples.rejected_case()
    one = tuple(cell.model_copy(update={"view": 1}) for cell in case.cells)
    model = case_model(case.model_copy(update={"cells": one}), WORDS)
    assert model == case_model(case, WORDS)
    assert (model.views, model.front(1), {cell.place for cell in model.cells}) == ((), model, {""})


def test_the_lane_of_a_unit_is_said_where_there_are_two() -> None:
    snapshot = samples_views.lanes()
    assert snapshot.last_case is not None
    (failed,) = case_model(snapshot.last_case, WORDS).failed
    assert (failed.name, failed.place) == ("1·5", "lane 1")
    belt = belt_model(at(snapshot))
    assert (belt.names, len(belt.lanes), set(belt.lanes)) == (("lane 1", "lane 2"), 21, {1, 2})
    one = belt_model(at(samples.queue()))
    assert (one.lanes, one.names) == ((), ())


def test_the_unit_to_scan_is_named_with_its_lane() -> None:
    alone = samples.untrusted(run_out=True)
    units = tuple(unit.model_copy(update={"lane": 1 + n % 2}) for n, unit in enumerate(alone.queue))
    two = alone.model_copy(update={"queue": units})
    assert belt_model(at(two)).check is None or belt_model(at(two)).mark == "take this one, lane 1"
    inputs = two.plc.model_copy(update={"block": {"inputs": 0}})
    assert belt_model(at(two.model_copy(update={"plc": inputs}))).mark == "take this one, lane 1"
    assert belt_model(at(alone.model_copy(update={"plc": inputs}))).mark == "take this one"


def test_the_heat_map_is_of_one_view() -> None:
    heat = samples_views.heat()
    hot, calm = heat_model(heat, 4), heat_model(heat, 3)
    assert (len(hot.rows), len(hot.columns), hot.marked) == (3, 2, (("column", 0, 2),))
    assert ([s.count for s in hot.squares if s.count], [s.count for s in calm.squares if s.count]) == (["3"] * 3, ["1"])
    assert (len(calm.rows), len(calm.columns), calm.marked) == (4, 3, ())
    assert first_view(heat) == 4
    assert view_names(heat, WORDS)[2:] == ((3, "3 top, layer 2"), (4, "4 side, layer 2 (1)"))
    told = heat_words(heat, WORDS).drifts
    assert told == (
        ("4 side, layer 2: No-reads in column 2 rising: 9 this hour.", "Clean camera side above column 2."),
    )


# the Run page ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", BOXED)
def test_every_view_is_a_tile_and_a_tap_makes_it_large(size: tuple[int, int], qtbot: QtBot) -> None:
    _, _, page = shown(qtbot, samples_views.rejected(), size)
    tiles = page.views.tiles
    assert tiles.isVisible() and not page.picture.isVisible()
    boxes = tiles.boxes()
    assert len(boxes) == 4 and all(min(box.width(), box.height()) >= 100 for box in boxes)
    assert not any(a.intersects(b) for n, a in enumerate(boxes) for b in boxes[n + 1 :])
    assert all(tiles.rect().contains(box) for box in boxes)
    assert all(picture.image is not None for picture in tiles.pictures)
    QTest.mouseClick(tiles, Qt.MouseButton.LeftButton, pos=boxes[1].center())
    assert page.picture.isVisible() and not tiles.isVisible()
    assert page.picture.model is not None and page.picture.model.title == "2 side, layer 1"
    keys = [key for key in page.views.keys.keys if key.isVisible()]
    assert [key.label for key in keys] == ["All", "1", "2 ×", "3 ×", "4 ×"]
    assert all(min(key.width(), key.height()) >= 48 for key in keys)
    page.views.keys.key("0").click()
    assert tiles.isVisible() and page.case.view == 0


def test_a_large_view_keeps_its_case_until_all_are_asked_for(qtbot: QtBot) -> None:
    _, client, page = shown(qtbot, samples_views.rejected())
    page.views.view_chosen.emit(2)
    client.feed(samples_views.passed())
    assert page.case.model is not None and page.case.model.name == samples_views.CASE
    assert page.case.earlier
    page.views.view_chosen.emit(3)
    assert page.case.model.name == samples_views.CASE
    page.views.view_chosen.emit(0)
    assert page.case.model.name == f"{EPOCH}/{TOP + 2}" and not page.case.earlier


def test_a_failed_cell_of_the_list_brings_its_view(qtbot: QtBot) -> None:
    _, _, page = shown(qtbot, samples_views.rejected())
    page.cells.chosen.emit(OTHER[1], OTHER[2], OTHER[0])
    assert (page.case.view, page.case.place) == (4, OTHER[1:])
    assert page.cells.model is not None and page.cells.model.chosen is not None
    assert page.cells.model.chosen.name == "4·C2" and page.cells.crop is not None
    assert "view 4, layer 2, row C, column 2" in page.cells.accessibleName()
    page.picture.chosen.emit(1, 1)
    assert (page.case.view, page.cells.model.chosen.name) == (4, "4·A1")


def test_a_view_without_a_picture_still_has_its_cells(qtbot: QtBot) -> None:
    screen, client = make_screen((1280, 800))
    qtbot.addWidget(screen)
    client.answers.update(samples_views.pictures())
    client.answers[samples_views.path(3)] = Failure("picture_unknown", {"case": samples_views.CASE})
    screen.show()
    client.feed(samples_views.rejected())
    page = screen.shell.page
    assert isinstance(page, RunPage)
    assert [picture.image is None for picture in page.views.tiles.pictures] == [False, False, True, False]
    assert page.views.tiles.pictures[2].model is not None and len(page.views.tiles.pictures[2].model.cells) == 12


# the Rejects page ------------------------------------------------------------------------------------------------


def test_a_reject_is_open_at_its_first_failed_cell_in_its_view(qtbot: QtBot) -> None:
    tab = rejects_page(qtbot).case_tab
    assert (tab.case.view, tab.case.place) == (NO_READ[0], NO_READ[1:])
    assert tab.picture.model is not None and tab.picture.model.title == "2 side, layer 1"
    card = tab.detail.model
    assert card is not None
    assert (card.title, card.here.about) == ("2·B1", f"case {TOP + 1}, cell 2·B1")
    assert card.why.startswith("View 2, layer 1, row B, column 1. ")


def test_the_same_place_in_another_view_is_another_cell(qtbot: QtBot) -> None:
    """B1 failed in views 2 and 3: each tells its own fault, and its twin in view 4 is cut from that picture."""
    tab = rejects_page(qtbot).case_tab
    tab.keys.chosen.emit(TWIN[1], TWIN[2], TWIN[0])
    card = tab.detail.model
    assert card is not None and card.twin is not None and card.mark is not None
    assert (tab.case.view, card.title, card.mark.word) == (3, "3·B1", "Duplicate")
    assert card.twin.about == f"case {TOP + 1}, cell 4·C2"
    assert tab.case.crop is not None and tab.case.twin_crop is not None
    assert tab.case.twin_crop.width() > tab.case.crop.width(), "a cell of 2 columns is wider than one of 3"


@pytest.mark.parametrize("size", BOXED)
def test_the_heat_map_of_each_view_is_chosen_by_its_key(size: tuple[int, int], qtbot: QtBot) -> None:
    page = rejects_page(qtbot, size)
    page.choose_tab("heat")
    keys = page.heat_views.keys
    assert len(keys) == 4 and all(key.isVisible() and min(key.width(), key.height()) >= 48 for key in keys)
    assert page.heat_views.key("4").label == "4 side, layer 2 (1)"
    assert page.heat_views.isVisible() and page.grid.model is not None and len(page.grid.model.rows) == 3
    page.heat_views.key("1").click()
    assert (len(page.grid.model.rows), page.grid.model.marked) == (4, ())


# pallets ---------------------------------------------------------------------------------------------------------


def test_how_full_the_open_pallet_is() -> None:
    (level,) = open_levels(at(samples_views.on_pallets(samples.calm())))
    assert (level.text, level.close, level.able, level.scan) == ("Pallet 3 of 8", "Close pallet", True, "")
    (empty,) = open_levels(at(samples_views.on_pallets(samples.calm(), samples_views.pallet(0))))
    assert (empty.text, empty.able) == ("Pallet 0 of 8", False)
    own = samples_views.pallet(name="dolly\x00")
    (named,) = open_levels(at(samples_views.on_pallets(samples.calm(), own)))
    assert named.text.startswith("Dolly") and "\x00" not in named.text


def test_there_is_no_pallet_where_the_recipe_has_none(qtbot: QtBot) -> None:
    _, client, page = shown(qtbot, samples.calm())
    whole = page.tiles.width()
    assert not page.levels.isVisible()
    client.feed(samples_views.on_pallets(samples.calm()))
    assert page.levels.isVisible() and page.tiles.width() < whole


@pytest.mark.parametrize("size", BOXED)
@pytest.mark.parametrize("make", [samples.calm, samples_views.lanes])
def test_the_key_of_the_pallet_closes_it(make: object, size: tuple[int, int], qtbot: QtBot) -> None:
    assert callable(make)
    _, client, page = shown(qtbot, samples_views.on_pallets(make()), size)
    key = page.levels.keys[0]
    assert min(key.width(), key.height()) >= 48 and page.levels.rect().contains(key.geometry())
    key.held.emit()
    assert client.commands == [("close_container", {"level": 2, "by": "local"})]


def test_a_pallet_with_a_label_is_closed_by_its_scan(qtbot: QtBot) -> None:
    labelled = samples_views.pallet(code="read")
    _, client, page = shown(qtbot, samples_views.on_pallets(samples.calm(), labelled))
    assert not page.scanned("PALLET-1"), "nothing was asked for"
    page.levels.keys[0].held.emit()
    assert client.commands == []
    assert page.scanned("PALLET-1")
    assert client.commands == [("close_container", {"level": 2, "by": "local", "code": "PALLET-1"})]
    assert not page.scanned("PALLET-1"), "one scan for one label"


def test_an_empty_pallet_is_not_closed(qtbot: QtBot) -> None:
    _, _, page = shown(qtbot, samples_views.on_pallets(samples.calm(), samples_views.pallet(0)))
    assert not page.levels.keys[0].isEnabled()


# look-up ---------------------------------------------------------------------------------------------------------


def looked_up(qtbot: QtBot, asked: str) -> LookupPage:
    """A case of four views, or a unit of its third one."""
    screen, client, _ = shown(qtbot, samples_views.rejected())
    client.answers.update(samples_views.looked_up())
    screen.shell.open_page("lookup", asked)
    page = screen.shell.page
    assert isinstance(page, LookupPage)
    return page


def test_look_up_shows_a_tile_a_view_and_a_tap_makes_it_large(qtbot: QtBot) -> None:
    page = looked_up(qtbot, samples_views.LABEL)
    assert page.views.tiles.isVisibleTo(page.views) and len(page.views.tiles.boxes()) == 4
    assert all(image is not None for image in page._images)
    for box, picture in zip(page.views.tiles.boxes(), page.views.tiles.pictures, strict=True):
        assert box.contains(picture.geometry()), "a picture lies in its own tile"
    QTest.mouseClick(page.views.tiles, Qt.MouseButton.LeftButton, pos=page.views.tiles.boxes()[2].center())
    assert page.picture.isVisibleTo(page.views) and not page.views.tiles.isVisibleTo(page.views)
    assert page.picture.model is not None and page.picture.model.title == "3 top, layer 2"
    page.views.view_chosen.emit(0)
    assert page.views.tiles.isVisibleTo(page.views)


def test_a_unit_is_looked_up_in_the_view_that_shows_it(qtbot: QtBot) -> None:
    page = looked_up(qtbot, unit_text(77))
    assert page.picture.model is not None and page.picture.model.title == "3 top, layer 2"
    selected = [page.picture.selected]
    page.views.view_chosen.emit(2)
    selected.append(page.picture.selected)
    assert selected == [TWIN[1:], None], "in another view its place means another cell"
    page.views.view_chosen.emit(4)
    page.picture.chosen.emit(1, 1)
    asked = page.enquiry.asked
    assert asked is not None and asked.text == samples_views.text_at(4, 1, 1)
