"""One reader that reads the whole case: tagged with the PLC's trigger, counting by itself, or asked for a case."""

from dataclasses import replace

import pytest

from station.core import observations as obs
from station.core.commands import CloseOrder, RestoreTrust, StartOrder
from station.core.effects import AskUnits
from station.core.loaded import Loaded, Trust
from station.core.settings import LineSettings
from station.core.values import CaseRef, Reason, Recipe
from tests.core.talk import Talk, checked

DIFFER = "case_numbers_differ"
RECIPE = Recipe(product="cola", code="plain", pattern=".+", units_per_case=2, lot="L1")


def reader(trigger: str = "tagged", recipe: Recipe = RECIPE, loaded: Loaded | None = None) -> Talk:
    settings = LineSettings("L1", "reader", unit_readers=("box",), case_code="sscc", sscc_prefix="4012345")
    talk = Talk(replace(settings, unit_reader_trigger=trigger), loaded or Loaded("e", 1))  # type: ignore[arg-type]
    talk.say(obs.DeviceBack("box"))
    talk.say(StartOrder("test", "O1", recipe))
    talk.poll()
    talk.poll(epoch=1)
    return talk


def said(number: int, *texts: str | None, case: CaseRef | None = None, placed: bool = True) -> obs.PictureRead:
    cells = tuple(
        obs.CellRead((1, place) if placed else None, checked(text) if text else None)
        for place, text in enumerate(texts, start=1)
    )
    return obs.PictureRead("box", case, number, (obs.ViewRead(1, cells),))


def fire(talk: Talk, count: int, *reads: obs.PictureRead, wait_ms: int = 400) -> None:
    """A case stands at the reader: the trigger, the telegrams, the blocks that prove them."""
    talk.poll(wait_ms)
    for _ in range(3):
        talk.poll()
    talk.poll(unit_count=count)
    for read in reads:
        talk.say(read)
    for _ in range(4):
        talk.poll()


def ask(talk: Talk, seq: int, trigger: int) -> int:
    talk.ask(seq, first_trigger=trigger, last_trigger=trigger)
    return talk.poll(600).words.verdict


@pytest.mark.parametrize("placed", [True, False])
def test_a_case_is_what_its_triggers_telegram_tells(placed: bool) -> None:
    talk = reader()
    fire(talk, 1, said(1, "a", "b", placed=placed))
    fire(talk, 2, said(2, "c", "d", placed=placed))
    assert [ask(talk, 1, 1), ask(talk, 2, 2)] == [1, 2]
    units = talk.of("case.passed")[0].units  # type: ignore[attr-defined]
    assert [(unit.code.text, unit.view, unit.cell) for unit in units] == [
        ("a", 1, (1, 1) if placed else None),
        ("b", 1, (1, 2) if placed else None),
    ]


def test_a_telegram_of_another_trigger_is_not_the_cases() -> None:
    talk = reader()
    fire(talk, 1, said(1, "a", "b"))
    fire(talk, 2)
    assert ask(talk, 1, 2) == -1
    assert talk.reasons() == (Reason.MISSED_TRIGGER,)


@pytest.mark.parametrize(
    "words",
    [
        {"first_trigger": 0, "last_trigger": 1},
        {"first_trigger": 1, "last_trigger": 2},
        {"first_trigger": 1, "last_trigger": 1, "first_trigger_2": 2, "last_trigger_2": 2},
    ],
)
def test_a_window_that_is_not_one_trigger_is_never_passed(words: dict[str, int]) -> None:
    talk = reader()
    fire(talk, 1, said(1, "a", "b"))
    talk.ask(1, **words)
    talk.poll(600)
    assert Reason.MISSED_TRIGGER in talk.reasons()


def test_two_telegrams_for_one_trigger_that_differ_say_nothing() -> None:
    talk = reader()
    fire(talk, 1, said(1, "a", "b"), said(1, "a", "c"))
    assert ask(talk, 1, 1) == -1
    fire(talk, 2, said(2, "d", "e"), said(2, "d", "e"))
    assert ask(talk, 2, 2) == 2


def test_a_number_that_the_times_contradict_is_not_believed_before_two_have_proved_it_again() -> None:
    talk = reader()
    fire(talk, 1, said(1, "a", "b"))
    assert ask(talk, 1, 1) == 1
    fire(talk, 2, said(1, "c", "d"))
    assert DIFFER in talk.alarms()
    assert ask(talk, 2, 2) == -2
    fire(talk, 3, said(3, "e", "f"))
    assert ask(talk, 3, 3) == -3
    fire(talk, 4, said(4, "g", "h"))
    assert ask(talk, 4, 4) == 4
    assert DIFFER not in talk.alarms()


def test_a_reader_that_counts_by_itself_is_told_apart_by_the_times() -> None:
    talk = reader("counted")
    for count in (1, 2, 3):
        fire(talk, count, said(500 + count, f"a{count}", f"b{count}"))
    assert ask(talk, 3, 3) == 3


def test_an_asked_reader_answers_for_the_case_in_hand_only() -> None:
    talk = reader("asked")
    step = talk.ask(1)
    assert step.effects == (AskUnits(CaseRef(1, 1)),)
    assert talk.say(said(0, "x", "y", case=CaseRef(1, 2))).words.verdict == 0
    assert talk.say(said(7, "x", "y")).words.verdict == 0
    assert talk.say(said(0, "a", "b", case=CaseRef(1, 1))).words.verdict == 1
    assert talk.ask(2).words.verdict == 1, "the stored answer stands until there is another"


def test_an_answer_is_no_answer_for_the_next_case() -> None:
    talk = reader("asked")
    talk.ask(1)
    talk.say(said(0, "a", "b", case=CaseRef(1, 1)))
    talk.ask(2)
    talk.poll(600)
    assert talk.reasons() == (Reason.MISSED_TRIGGER,)


@pytest.mark.parametrize(
    ("texts", "placed", "reason"),
    [
        (("a", None), True, Reason.NO_READ),
        (("a", None), False, Reason.NO_READ),
        (("a",), True, Reason.SHORT),
        (("a",), False, Reason.SHORT),
        (("a", "b", "c"), True, Reason.OVER),
        (("a", "a"), True, Reason.DUPLICATE),
    ],
)
def test_what_is_not_the_whole_case_is_never_passed(
    texts: tuple[str | None, ...], placed: bool, reason: Reason
) -> None:
    talk = reader()
    fire(talk, 1, said(1, *texts, placed=placed))
    assert ask(talk, 1, 1) == -1
    assert talk.reasons()[0] is reason


def test_places_that_are_not_those_of_the_case_are_never_passed() -> None:
    talk = reader()
    cells = tuple(obs.CellRead((2, column), checked(f"u{column}")) for column in (1, 2))
    fire(talk, 1, obs.PictureRead("box", None, 1, (obs.ViewRead(1, cells),)))
    assert ask(talk, 1, 1) == -1
    assert talk.reasons() == (Reason.OTHER,)


def test_a_fault_of_the_reader_is_a_no_read_of_the_case() -> None:
    talk = reader()
    fire(talk, 1, obs.PictureRead("box", None, 1, error="reader_places"))
    assert ask(talk, 1, 1) == -1
    assert talk.reasons() == (Reason.NO_READ,)


def test_a_code_in_two_cases_that_nobody_has_judged_is_in_neither() -> None:
    talk = reader()
    fire(talk, 1, said(1, "a", "b"))
    fire(talk, 2, said(2, "a", "c"))
    fire(talk, 3, said(3, "a", "d"))
    assert [ask(talk, seq, seq) for seq in (1, 2)] == [-1, -2]
    fire(talk, 4, said(4, "e", "f"))
    assert [ask(talk, seq, seq) for seq in (3, 4)] == [-3, 4]


def test_a_case_that_was_read_and_not_asked_about_keeps_the_order_open() -> None:
    talk = reader()
    fire(talk, 1, said(1, "a", "b"))
    refusal = talk.say(CloseOrder("anna")).refusal
    assert refusal is not None and refusal.key == "cases_on_belt"


def test_trust_that_was_lost_in_another_shape_comes_back_at_once() -> None:
    talk = reader(loaded=Loaded("e", 1, trust=Trust(held=False)))
    assert talk.say(RestoreTrust("anna", "clearance")).refusal is None
    assert talk.line.state.trust.held
    refusal = talk.say(RestoreTrust("anna", "clearance")).refusal
    assert refusal is not None and refusal.key == "trust_not_lost"


@pytest.mark.parametrize(("rows", "columns", "taken"), [(0, 0, True), (1, 2, True), (2, 2, False), (0, 2, False)])
def test_a_grid_of_the_recipe_holds_the_case(rows: int, columns: int, taken: bool) -> None:
    talk = reader(recipe=replace(RECIPE, rows=rows, columns=columns))
    assert (talk.line.state.order is not None) is taken


def test_what_a_reader_tells_is_bounded() -> None:
    talk = reader()
    for number in range(1, 500):
        talk.say(said(number, f"a{number}", f"b{number}"))
        talk.say(obs.PictureRead("stranger", None, number))
    assert len(talk.line.source.numbers.read) <= 16  # type: ignore[attr-defined]
