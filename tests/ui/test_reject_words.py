"""What the Rejects page says of a case, of its cells and of where no-reads gather."""

from datetime import UTC

import pytest

from station.api.schema import CaseStory, Cell, Drift, HeatMap, RejectPage, StoryStep
from tests.ui.factories import samples, samples_rejects
from tests.ui.factories.samples import DUPLICATE, EPOCH, unit_text
from tests.ui.factories.samples_rejects import row
from ui.i18n.words import Words
from ui.presenters.case import case_model
from ui.presenters.heat import drift_words, heat_model, heat_words
from ui.presenters.rejects import (
    case_card,
    cell_at,
    cell_card,
    disposal_of,
    filters,
    left_how,
    merged,
    reject_rows,
    to_do,
    twin_case,
    twin_cell,
    why,
)

WORDS = Words(zone=UTC, epoch=EPOCH)


@pytest.mark.parametrize(
    ("state", "disposal", "said"),
    [
        ("rejected", "ejector", "It is in the reject bin."),
        ("rejected", "exit", "It left by the exit. Bring it back, then press where it was for one second."),
        ("rejected", "unsure", "Its ejection was not seen. Find it, then press where it was for one second."),
        ("rejected", "", "It is on its way to the reject bin."),
        ("missed", "", "It was never judged."),
        ("void", "ejector", "It passed and was ejected. Its units are free."),
        ("void", "person", "A person found it in the bin. Its units are free."),
        ("quarantined", "unsure", "It was not seen leaving. Find it, then press where it was for one second."),
        ("released", "person", "A person found it good. It is released."),
        ("open", "?", ""),
    ],
)
def test_where_a_case_is(state: str, disposal: str, said: str) -> None:
    assert left_how(state, disposal, WORDS) == said


def test_what_is_seen_to_is_quiet_what_is_not_has_weight() -> None:
    rows = reject_rows(samples_rejects.rejects().rejects[:8], WORDS)
    assert [(row.sign, row.quiet) for row in rows] == [
        ("rejected", False),
        ("done", True),
        ("doubt", False),
        ("done", True),
        ("done", True),
        ("done", True),
        ("done", True),
        ("doubt", False),
    ]
    assert rows[0].title == "Case 7319: Duplicate · No read"
    assert rows[2].title == "Case 7304: Not seen leaving"


def test_filters_are_the_reasons_there_are() -> None:
    page = RejectPage(since_us=0, total=9, reasons={"no_read": 7, "duplicate": 9, "late": 0, "void": 1})
    assert [each.label for each in filters(page, WORDS)] == ["All 9", "Duplicate 9", "No read 7", "Ejected 1"]
    assert [each.key for each in filters(page, WORDS)] == ["", "duplicate", "no_read", "void"]
    assert [each.label for each in filters(None, WORDS)] == ["All 0"]


def test_a_fresh_page_keeps_what_was_scrolled_to() -> None:
    old = tuple(row(n, "rejected", 0) for n in (9, 8, 7, 6, 5))
    fresh = RejectPage(since_us=0, rejects=tuple(row(n, "rejected", 0) for n in (11, 10, 9, 8)), next="3/8")
    assert [each.seq for each in merged(old, fresh)] == [11, 10, 9, 8, 7, 6, 5]
    assert [each.seq for each in merged(old[2:], fresh)] == [11, 10, 9, 8]  # between 8 and 7 none may be missing
    whole = fresh.model_copy(update={"next": ""})
    assert [each.seq for each in merged(old, whole)] == [11, 10, 9, 8]


@pytest.mark.parametrize(
    ("twin", "case"),
    [("3/7102", (3, 7102)), ("case", None), ("queue", None), ("", None), ("3/", None), ("a/b", None), ("3/0", None),
     ("3/" + "9" * 30, None), ("²/1", None), ("../x", None)],
)  # fmt: skip
def test_only_another_case_is_asked_for(twin: str, case: tuple[int, int] | None) -> None:
    assert twin_case(Cell(row=1, column=1, state="failed", twin=twin)) == case


def test_a_cell_and_its_twin_are_told_with_their_places() -> None:
    story, other = samples_rejects.story(), samples_rejects.twin_story()
    cell = cell_at(story, DUPLICATE)
    assert cell is not None
    mark = next(each for each in case_model(story.case, WORDS).cells if each.name == "D2")
    card = cell_card(story, cell, mark, (other, twin_cell(other, cell.text)), WORDS)
    assert (card.here.title, card.here.about) == ("This unit", "case 7319, cell D2")
    assert card.twin is not None
    assert (card.twin.title, card.twin.about) == ("Same code before", "case 7102, cell A3, 13:58")
    assert (card.code, card.why) == (unit_text(77), "Already in case 7102.")
    assert card.do == "Take this unit out and put it in the quality box."


def test_a_code_that_is_twice_in_one_case_has_its_twin_there() -> None:
    twice = Cell(row=1, column=1, state="failed", text="X", reason="duplicate", twin="case")
    story = CaseStory(case=samples.rejected_case().model_copy(update={"cells": samples.cells(twice, _at(2, 2, "X"))}))
    assert twin_cell(story, "X", (1, 1)) == _at(2, 2, "X")
    assert twin_cell(story, "Y") is None


def _at(row: int, column: int, text: str) -> Cell:
    return Cell(row=row, column=column, state="failed", text=text, reason="duplicate", twin="case")


def test_a_case_without_a_failed_cell_tells_of_itself() -> None:
    step = StoryStep(at_us=2, kind="case.disposed", epoch=EPOCH, seq=7288, arguments={"disposal": "ejector"})
    story = samples_rejects.missed_story().model_copy(update={"steps": (step,)})
    card = case_card(story, WORDS)
    assert (card.title, card.why) == ("Case 7288", "A trigger was missed.")
    assert (disposal_of(story), card.left) == ("ejector", "It was never judged. It is in the reject bin.")
    quarantined = CaseStory(case=samples.passed_case().model_copy(update={"state": "quarantined"}))
    assert case_card(quarantined, WORDS).why.startswith("It was not seen leaving.")


def test_every_reason_of_the_station_says_why_and_what_to_do() -> None:
    from station.core.values import Reason

    assert [reason for reason in Reason if not to_do(reason.value, WORDS)] == []
    assert [reason for reason in Reason if "?" in why(reason.value, WORDS)] == []


def test_cells_of_the_queue_are_found_in_order() -> None:
    story = CaseStory(case=samples.queue_case())
    assert cell_at(story, (1, 5)) == story.case.cells[4]
    assert cell_at(story, (2, 1)) == story.case.cells[6]
    assert cell_at(story, (9, 9)) is None


# the heat map in words -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("drift", "what", "do"),
    [
        (Drift(kind="column", column=5, n=6, rising=True), "No-reads in column 5 rising: 6 this hour.",
         "Clean camera 1 above column 5."),
        (Drift(kind="row", row=2, n=9, rising=True), "No-reads in row B rising: 9 this hour.",
         "Clean camera 1 above row B."),
        (Drift(kind="cell", row=2, column=5, n=7, rising=True), "No-reads in cell B5 rising: 7 this hour.",
         "Clean camera 1 above B5. Check how the unit is placed there."),
        (Drift(kind="all", n=48, rising=True), "No-reads rising everywhere: 48 this hour.",
         "Clean camera 1 and its light."),
        (Drift(kind="column", column=5, n=6, rising=False), "Column 5 stands out: 6 no-reads this hour.",
         "Clean camera 1 above column 5."),
    ],
)  # fmt: skip
def test_drift_is_called_out_in_words(drift: Drift, what: str, do: str) -> None:
    assert drift_words(drift, "1", WORDS) == (what, do)


def test_the_grid_has_every_cell_and_its_counts() -> None:
    model = heat_model(samples_rejects.heat())
    assert (model.rows, model.columns[-1], len(model.squares)) == (("A", "B", "C", "D"), "6", 24)
    hot = next(each for each in model.squares if (each.row, each.column) == (2, 5))
    assert (hot.count, hot.lately, hot.part) == ("4", "+3", 1.0)
    assert model.marked == (("column", 0, 5),)


def test_a_calm_shift_says_so() -> None:
    calm = HeatMap(made_at_us=1, camera="top", rows=4, columns=6, seen=(9, 9))
    assert heat_words(calm, WORDS).calm == "No row, column or cell reads worse than before."
    assert heat_words(HeatMap(made_at_us=1), WORDS).calm == "There is no grid: this line reads unit by unit."
