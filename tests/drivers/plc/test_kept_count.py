"""Profile io: the block's own count over a restart of the station, from one program to the next."""

from dataclasses import replace

from drivers.plc.profiles.uncounted_log import COUNT_WITHIN_MS
from drivers.protocols import PlcBlock
from drivers.uncounted import BlockCount, UncountedCases
from tests.drivers.plc.test_io_block import CASE_MS, Talk

MARK = 4_711
BEFORE = 1_000
PITCH_MS = 1_200
SOURCE = "io:502/1 input 32"
COUNTER = {"register": 32, "mark": 33}


class Counted(Talk):
    """A talk whose block counts by itself, also what came before the program began."""

    def __init__(
        self,
        before: int = BEFORE,
        mark: int = MARK,
        kept: BlockCount | None = None,
        off_ms: int = 0,
        *,
        tells: bool = True,
    ) -> None:
        self.before, self.mark, self.tells = before, mark, tells
        self.told: list[BlockCount] = []
        self.kept, self.off_ms = kept, off_ms
        super().__init__(counter=COUNTER)

    def look(self, after_ms: int = 20, *, alive: bool = True) -> PlcBlock:
        uncounted = self.program.uncounted
        if self.kept is not None:
            uncounted.resume(self.kept, self.off_ms)
        block = super().look(after_ms, alive=alive)
        if (told := uncounted.take_count()) is not None:
            self.told.append(told)
        if self.tells:
            uncounted.note_count(self.before + sum(at <= self.now_ms for at in self.dark["trigger"]), self.mark)
        return block

    def uncounted(self) -> list[UncountedCases]:
        found = []
        while (told := self.program.uncounted.take()) is not None:
            found.append(told)
        return found


def packs(talk: Counted, cases: int) -> Counted:
    for at in range(2_000, 2_000 + cases * PITCH_MS, PITCH_MS):
        talk.comes(at)
    talk.until(2_000 + cases * PITCH_MS)
    return talk


def kept(value: int = BEFORE, **more: object) -> BlockCount:
    return replace(BlockCount(value, MARK, SOURCE, 0, 0), **more)  # type: ignore[arg-type]


def test_a_count_is_to_be_kept_once_it_moved_with_three_cases_and_then_with_each() -> None:
    talk = packs(Counted(), 5)
    assert [told.value for told in talk.told] == [None, None, None, BEFORE + 3, BEFORE + 4, BEFORE + 5]
    assert talk.told[-1] == BlockCount(BEFORE + 5, MARK, SOURCE, epoch=1, numbered=5)


def test_a_count_of_a_block_without_a_mark_is_kept_by_nobody() -> None:
    assert packs(Counted(mark=0), 5).told == []


def test_a_count_that_jumped_is_to_be_kept_no_more() -> None:
    talk = packs(Counted(), 5)
    talk.before += 1
    talk.until(talk.now_ms + 100)
    assert talk.told[-1] == BlockCount(None, MARK, SOURCE, epoch=1, numbered=5)


def test_what_passed_while_the_station_was_off_is_told_by_number() -> None:
    talk = Counted(BEFORE + 3, kept=kept(), off_ms=10_000)
    talk.until(2_000)
    (told,) = talk.uncounted()
    assert (told.seen, told.unseen, told.at_start) == (0, 3, True)


def test_a_case_that_was_seen_before_it_could_get_a_number_is_told_once() -> None:
    talk = Counted(BEFORE + 3, kept=kept(), off_ms=10_000)
    talk.words = replace(talk.words, grant=0)
    talk.program.numbering.lose()
    talk.comes(500)
    talk.until(500 + CASE_MS + 200)
    talk.words = replace(talk.words, grant=2)
    talk.until(3_000)
    (told,) = talk.uncounted()
    assert (told.seen, told.unseen) == (1, 3)


def test_nothing_is_told_where_nothing_passed() -> None:
    talk = Counted(BEFORE, kept=kept(), off_ms=10_000)
    talk.until(2_000)
    assert talk.uncounted() == []


def test_what_is_not_believed_is_a_time_without_a_number() -> None:
    strange = {
        "lower than it was": Counted(BEFORE - 1, kept=kept(), off_ms=10_000),
        "began anew": Counted(2, kept=kept(), off_ms=10_000),
        "another block, or one that lost its power": Counted(BEFORE + 3, MARK + 1, kept(), 10_000),
        "wrapped": Counted(65_536 + 1, kept=kept(65_535), off_ms=10_000),
        "more than can have come": Counted(BEFORE + 40, kept=kept(), off_ms=10_000),
        "away so long that it may have begun anew": Counted(BEFORE + 3, kept=kept(), off_ms=BEFORE * CASE_MS),
        "another register": Counted(BEFORE + 3, kept=kept(source="io:502/1 input 34"), off_ms=10_000),
        "kept without a mark": Counted(BEFORE + 3, 0, kept(mark=0), 10_000),
    }
    for name, talk in strange.items():
        talk.until(2_000)
        (told,) = talk.uncounted()
        assert (told.unseen, told.at_start) == (None, True), name


def test_a_block_that_does_not_tell_its_count_is_not_waited_for_for_ever() -> None:
    talk = Counted(kept=kept(), off_ms=10_000, tells=False)
    talk.until(COUNT_WITHIN_MS)
    assert talk.uncounted() == []
    talk.until(COUNT_WITHIN_MS + 100)
    assert [told.unseen for told in talk.uncounted()] == [None]
