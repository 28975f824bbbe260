"""A screen that runs for months keeps nothing of yesterday."""

from itertools import islice
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from tests.ui.endurance import LOOKS, PAGES_IN_A_ROUND, answer_everything, life, living
from tests.ui.factories.stand import StandClient, make_screen, put_away
from tests.ui.screens import SCENES, picture_of
from ui.screen import Screen

EACH = 1
"""Snapshots a page."""


def test_turning_pages_over_new_cases_leaves_no_object_behind(qapp: QApplication) -> None:
    screen, client = make_screen()
    answer_everything(client)
    screen.show()
    steps = life(screen, client, EACH)
    counted = [_objects(qapp, screen, islice(steps, EACH * PAGES_IN_A_ROUND * LOOKS)) for _ in range(2)]
    put_away(screen)
    assert counted[0] == counted[1]


def _objects(qapp: QApplication, screen: Screen, steps: "islice[None]") -> int:
    for _ in steps:
        qapp.processEvents()
    living()
    return len(screen.findChildren(QObject))


def test_a_screen_that_was_drawn_is_gone_with_its_client(qapp: QApplication, tmp_path: Path) -> None:
    before = living(Screen), living(StandClient)
    for scene in SCENES[:2]:
        picture_of(scene, (1024, 600), "en", "light", tmp_path / "drawn.png")
    assert (living(Screen), living(StandClient)) == before
