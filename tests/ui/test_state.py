"""The state block: HELD is ours, with who, why and since when; WAITING is for neighbours."""

import pytest
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from station.api.schema import Cause, LineState, Snapshot
from tests.ui.factories import samples
from tests.ui.factories.moments import at
from tests.ui.factories.samples import NOW_US, alarm, unconfirmed
from ui.presenters.now import now_model
from ui.presenters.state import state_model
from ui.theme.theme import Theme
from ui.theme.tokens import SMALLEST_TEXT_PX
from ui.widgets.state_block import StateBlock

SINCE_US = NOW_US - 127_000_000
NUMBER = {"execute": 6, "suspended": 5, "held": 11, "idle": 4, "stopped": 2, "aborted": 9}


def line(word: str, **update: object) -> Snapshot:
    return samples.calm().model_copy(update={"line": LineState(number=NUMBER[word], word=word), **update})


def held(word: str) -> Snapshot:
    causes = (Cause(key="held"),)
    return line(word, held=True, held_by="local", held_since_us=SINCE_US, not_ready=causes, permissive=False)


@pytest.mark.parametrize(
    ("word", "said"),
    [("suspended", "HELD"), ("held", "HELD"), ("idle", "HELD"), ("stopped", "HELD"), ("execute", "HOLDING"),
     ("aborted", "ABORTED")],
)  # fmt: skip
def test_a_line_that_a_person_holds_is_held_whatever_the_machine_calls_it(word: str, said: str) -> None:
    model = state_model(at(held(word)))
    assert (model.word, model.why) == (said, "HOLD by an operator here · since 14:30")


def test_lost_trust_of_ours_is_held_with_its_cause() -> None:
    causes = (Cause(key="count_not_proved"),)
    model = state_model(at(line("suspended", not_ready=causes, permissive=False, stands_since_us=SINCE_US)))
    assert model.word == "HELD"
    assert model.why == "The camera's count is not yet matched with the PLC · since 14:30"


def test_a_line_that_waits_for_its_neighbours_waits() -> None:
    model = state_model(at(line("suspended")))
    assert (model.word, model.why) == ("WAITING", "")


def test_a_machine_that_was_stopped_is_not_called_held_for_another_cause() -> None:
    model = state_model(at(line("stopped", not_ready=(Cause(key="no_order"),), permissive=False)))
    assert model.word == "STOPPED" and model.why


def test_the_bar_shows_what_stops_the_line_not_what_is_oldest() -> None:
    old = unconfirmed(NOW_US - 900_000_000)
    stops = alarm("counter_mismatch", "P2", NOW_US)
    causes = (Cause(key="count_not_proved"),)
    shot = line("suspended", alarms=(old, stops), not_ready=causes, permissive=False)
    assert now_model(at(shot)).what.startswith("The counts of units and frames differ")
    assert now_model(at(shot.model_copy(update={"not_ready": ()}))).what.startswith("Case 7319: ejection")


@pytest.mark.parametrize("width", [1024, 1280, 1920])
def test_since_when_is_never_what_is_cut(qtbot: QtBot, theme: Theme, width: int) -> None:
    theme.fit(width)
    block = StateBlock(theme)
    qtbot.addWidget(block)
    causes = (Cause(key="count_not_proved"),)
    model = state_model(at(line("suspended", not_ready=causes, permissive=False, stands_since_us=SINCE_US)))
    room = block.sizeHint().width()
    shown, font = block.why_within(model, room)
    assert shown.startswith("The camera") and shown.endswith(" · since 14:30")
    assert QFontMetrics(font).horizontalAdvance(shown) <= room and font.pixelSize() >= SMALLEST_TEXT_PX
    assert block.why_within(model, 10_000)[0] == model.why
