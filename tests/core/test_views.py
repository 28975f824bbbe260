"""Several cameras over a case, several layers of it: each view is the picture of its own layer's trigger."""

from dataclasses import replace

import pytest

from station.core import observations as obs
from station.core.commands import StartOrder
from station.core.settings import CameraRole
from station.core.values import CaseRef, Reason, Recipe, View
from tests.core.talk import Talk, asked_camera, checked

LAYERS = (View("top", 1, 1, 2), View("side", 1, 1, 1), View("top", 2, 1, 2), View("side", 2, 1, 1))
RECIPE = Recipe(product="cola", code="plain", pattern=".+", units_per_case=6, lot="L1", views=LAYERS)
COUNTED = (CameraRole("top", "counted"), CameraRole("side", "counted"))


def layered(cameras: tuple[CameraRole, ...] = COUNTED, recipe: Recipe = RECIPE) -> Talk:
    """Cameras whose own count is the PLC's, proved by two frames; the PLC's count stands at 2."""
    talk = Talk(asked_camera(cameras=cameras))
    for name in talk.settings.devices:
        talk.say(obs.DeviceBack(name))
    assert talk.say(StartOrder("test", "O1", recipe)).refusal is None
    talk.poll()
    talk.poll(epoch=1)
    for _ in range(4):
        talk.poll(1_000)
    for count in (1, 2):
        fire(talk, count)
    return talk


def fire(talk: Talk, count: int) -> None:
    """A trigger of the line, and every counted camera's frame of it."""
    talk.poll(300)
    talk.poll(unit_count=count)
    for role in talk.settings.cameras:
        if role.trigger == "counted":
            talk.say(obs.FrameSeen(role.name, count))
    for _ in range(4):
        talk.poll()


def picture(talk: Talk, camera: str, counter: int, *texts: str, case: CaseRef | None = None, **more: object) -> None:
    """What a camera saw, read for each of its views."""
    cells = tuple(obs.CellRead((1, column), checked(text)) for column, text in enumerate(texts, start=1))
    order = talk.line.state.order
    assert order is not None
    views = [number for number, view in enumerate(order.recipe.views, start=1) if view.camera == camera]
    read = obs.PictureRead(camera, case, counter, tuple(obs.ViewRead(number, cells) for number in views))
    talk.say(replace(read, **more))  # type: ignore[arg-type]


def layer(talk: Talk, count: int, name: str) -> None:
    fire(talk, count)
    picture(talk, "top", count, f"{name}1", f"{name}2", picture=f"top-{count}")
    picture(talk, "side", count, f"{name}3", picture=f"side-{count}")


def test_two_cameras_and_two_layers_make_a_case_of_four_views() -> None:
    talk = layered()
    layer(talk, 3, "a")
    layer(talk, 4, "b")
    assert talk.ask(1, first_trigger=3, last_trigger=4, case_units=6).words.verdict == 1
    passed = talk.of("case.passed")[0]
    assert [(unit.code.text, unit.view, unit.cell) for unit in passed.units] == [  # type: ignore[attr-defined]
        ("a1", 1, (1, 1)), ("a2", 1, (1, 2)), ("a3", 2, (1, 1)),
        ("b1", 3, (1, 1)), ("b2", 3, (1, 2)), ("b3", 4, (1, 1)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        {"first_trigger": 3, "last_trigger": 3},
        {"first_trigger": 3, "last_trigger": 5},
        {"first_trigger": 4, "last_trigger": 4},
        {"first_trigger": 4, "last_trigger": 3},
        {"first_trigger": 3, "last_trigger": 4, "first_trigger_2": 5, "last_trigger_2": 6},
        {"first_trigger": 0, "last_trigger": 4},
    ],
)
def test_a_window_that_is_not_one_trigger_a_layer_is_never_passed(words: dict[str, int]) -> None:
    talk = layered()
    layer(talk, 3, "a")
    layer(talk, 4, "b")
    layer(talk, 5, "c")
    talk.ask(1, case_units=6, **words)
    talk.poll(600)
    assert Reason.MISSED_TRIGGER in talk.reasons()


def test_the_layers_of_one_case_are_not_those_of_the_next() -> None:
    talk = layered()
    for count, name in ((3, "a"), (4, "b"), (5, "c"), (6, "d")):
        layer(talk, count, name)
    talk.ask(1, first_trigger=3, last_trigger=4, case_units=6)
    talk.ask(2, first_trigger=5, last_trigger=6, case_units=6)
    found = [{unit.code.text[0] for unit in each.units} for each in talk.of("case.passed")]  # type: ignore[attr-defined]
    assert found == [{"a", "b"}, {"c", "d"}]


def test_a_window_that_begins_inside_the_case_before_is_never_passed() -> None:
    talk = layered()
    for count, name in ((3, "a"), (4, "b"), (5, "c")):
        layer(talk, count, name)
    talk.ask(1, first_trigger=3, last_trigger=4, case_units=6)
    talk.ask(2, first_trigger=4, last_trigger=5, case_units=6)
    talk.poll(600)
    assert Reason.MISSED_TRIGGER in talk.reasons()


def test_a_layer_that_one_camera_did_not_show_is_a_missed_trigger_and_no_short_case() -> None:
    talk = layered()
    layer(talk, 3, "a")
    fire(talk, 4)
    picture(talk, "top", 4, "b1", "b2")
    talk.ask(1, first_trigger=3, last_trigger=4, case_units=6)
    assert talk.poll(400).words.verdict == 0
    talk.poll(200)
    assert talk.reasons() == (Reason.MISSED_TRIGGER,)


def test_one_code_in_two_layers_is_a_duplicate() -> None:
    talk = layered()
    layer(talk, 3, "a")
    layer(talk, 4, "a")
    talk.ask(1, first_trigger=3, last_trigger=4, case_units=6)
    assert talk.reasons() == (Reason.DUPLICATE,)


def test_a_camera_may_show_two_parts_of_one_layer() -> None:
    halves = (View("top", 1, 1, 1, (0, 0, 500, 1000)), View("top", 1, 1, 1, (500, 0, 500, 1000)))
    recipe = Recipe(product="cola", code="plain", pattern=".+", units_per_case=2, views=halves)
    talk = layered((CameraRole("top", "asked"),), recipe)
    talk.ask(1)
    case = CaseRef(1, 1)
    cells = [(obs.CellRead((1, 1), checked(text)),) for text in ("a", "b")]
    step = talk.say(obs.PictureRead("top", case, 0, (obs.ViewRead(1, cells[0]), obs.ViewRead(2, cells[1]))))
    assert step.words.verdict == 1


def test_a_view_that_its_picture_does_not_show_is_not_passed() -> None:
    halves = (View("top", 1, 1, 1, (0, 0, 500, 1000)), View("top", 1, 1, 1, (500, 0, 500, 1000)))
    talk = layered(
        (CameraRole("top", "asked"),),
        Recipe(product="cola", code="plain", pattern=".+", units_per_case=2, views=halves),
    )
    talk.ask(1)
    cell = obs.CellRead((1, 1), checked("a"))
    talk.say(obs.PictureRead("top", CaseRef(1, 1), 0, (obs.ViewRead(1, (cell,)),)))
    assert Reason.OTHER in talk.reasons()


def test_half_a_case_before_the_camera_keeps_the_order_open() -> None:
    talk = layered()
    layer(talk, 3, "a")
    assert talk.line.view().cases_on_belt == 1
    layer(talk, 4, "b")
    assert talk.line.view().cases_on_belt == 1


@pytest.mark.parametrize(
    ("cameras", "views", "units", "key"),
    [
        (COUNTED, (View("bottom", 1, 1, 1),), 1, "recipe_view_camera"),
        ((CameraRole("top", "asked"),), (View("top", 1, 1, 1), View("top", 2, 1, 1)), 2, "recipe_view_asked"),
        (COUNTED, (View("top", 1, 1, 2), View("side", 1, 1, 2)), 3, "recipe_views_differ"),
        (COUNTED, (View("top", 0, 1, 2),), 2, "recipe_value"),
        (COUNTED, (View("top", 9, 1, 2),), 2, "recipe_value"),
        (COUNTED, (View("top", 1, 0, 2), View("side", 1, 1, 2)), 2, "recipe_value"),
        (COUNTED, (View("top", 1, 1, 2),), 2, "recipe_camera_without_view"),
        (COUNTED, (View("top", 2, 1, 1), View("side", 2, 1, 1)), 2, "recipe_layer_missing"),
        (COUNTED, (View("top", 1, 1, 1), View("top", 1, 1, 1), View("side", 1, 1, 1)), 3, "recipe_views_overlap"),
    ],
)
def test_an_order_whose_views_can_never_show_a_case_is_refused(
    cameras: tuple[CameraRole, ...], views: tuple[View, ...], units: int, key: str
) -> None:
    talk = Talk(asked_camera(cameras=cameras))
    recipe = Recipe(product="cola", code="plain", pattern=".+", units_per_case=units, views=views)
    refusal = talk.say(StartOrder("test", "O1", recipe)).refusal
    assert refusal is not None and refusal.key == key
    assert talk.line.state.order is None
