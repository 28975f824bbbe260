"""The I/O block's own count is kept once it has proved itself, and the records say what it must show since."""

from dataclasses import replace

from station.core import events as ev
from station.core import observations as obs
from station.core.block_count import must_show
from station.core.kept_count import KeptCount, kept_after
from tests.core.talk import Talk

MARK, SOURCE = 4_711, "io:502/1 input 32"


def counted(value: int | None, numbered: int, epoch: int = 1, mark: int = MARK) -> obs.BlockCounted:
    return obs.BlockCounted(value, mark, SOURCE, epoch, numbered)


def kept(talk: Talk) -> list[ev.CountKept]:
    return [event for event in talk.log if isinstance(event, ev.CountKept)]


def shows(talk: Talk) -> int | None:
    """What the block must show now, if nothing came that has no record."""
    state = talk.line.state
    return None if state.kept_count is None else state.kept_count.at(state.tally.triggered)


def test_it_is_kept_once_and_each_record_is_one_more() -> None:
    talk = Talk().start()
    talk.pack(1)
    talk.say(counted(1_001, numbered=1))
    for case in (2, 3):
        talk.pack(case)
        talk.say(counted(1_000 + case, numbered=case))
    assert kept(talk) == [ev.CountKept(1_001, MARK, SOURCE, 1)]
    assert shows(talk) == 1_003


def test_a_case_that_has_come_and_has_no_record_yet_is_not_in_it() -> None:
    talk = Talk().start()
    talk.pack(1)
    talk.say(counted(1_002, numbered=2))
    assert shows(talk) == 1_001
    talk.pack(2)
    assert shows(talk) == 1_002


def test_cases_that_are_recorded_as_uncounted_are_in_it() -> None:
    talk = Talk().start()
    talk.pack(1)
    talk.say(counted(1_001, numbered=1))
    talk.say(obs.CasesUncounted(4_000, 1, 3, at_start=False))
    assert shows(talk) == 1_005
    talk.say(obs.CasesUncounted(4_000, 0, None, at_start=False))
    assert shows(talk) is None


def test_a_count_in_doubt_is_kept_no_more() -> None:
    talk = Talk().start()
    talk.say(counted(None, numbered=0))
    assert kept(talk) == []
    talk.pack(1)
    talk.say(counted(1_001, numbered=1))
    talk.say(counted(None, numbered=1))
    talk.say(counted(None, numbered=1))
    assert [event.count for event in kept(talk)] == [1_001, None]


def test_one_that_differs_from_the_records_is_kept_anew() -> None:
    talk = Talk().start()
    talk.pack(1)
    talk.say(counted(1_001, numbered=1))
    talk.say(counted(1_001, numbered=1, mark=8))
    talk.say(counted(1_009, numbered=1, mark=8))
    assert [(event.count, event.mark) for event in kept(talk)] == [(1_001, MARK), (1_001, 8), (1_009, 8)]


def test_a_count_of_numbers_of_another_epoch_is_not_kept() -> None:
    talk = Talk().start()
    talk.pack(1)
    talk.say(counted(1_001, numbered=1, epoch=9))
    assert kept(talk) == []


def test_a_start_is_told_what_the_block_must_show_and_for_how_long_nothing_was_recorded() -> None:
    talk = Talk().start()
    assert must_show(talk.line.state, 0) is None
    talk.pack(1)
    talk.say(counted(1_001, numbered=1))
    talk.pack(2)
    recorded_us = talk.line.state.counted_us
    told = must_show(talk.line.state, recorded_us + 4_000_000)
    assert told == (KeptCount(1_002, MARK, SOURCE, 2), 4_000)
    set_back = must_show(talk.line.state, recorded_us - 9_000_000)
    assert set_back is not None and set_back[1] == 0


def test_it_wraps_as_the_register_does() -> None:
    count = KeptCount(65_535, MARK, SOURCE, triggered=4)
    assert count.at(6) == 1
    more = kept_after(count, ev.CasesUncounted("station_away", "O1", 0, 1, seen=1, unseen=2))
    assert more == replace(count, count=2)


def test_what_passed_while_the_station_was_off_is_in_the_order_that_runs() -> None:
    talk = Talk().start()
    talk.pack(1)
    talk.say(obs.CasesUncounted(200, 0, 3, at_start=True))
    (event,) = (each for each in talk.log if isinstance(each, ev.CasesUncounted))
    assert talk.line.state.order is not None
    assert (event.cause, event.order, event.unseen) == ("station_away", talk.line.state.order.order, 3)
