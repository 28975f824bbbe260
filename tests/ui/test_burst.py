"""A scanner types like a person, only faster."""

from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st

from ui.scanner.burst import FAST_MS, LONGEST, SILENCE_MS, STX, Burst, Press

ENTER = Press(ends=True)


@dataclass
class Keyboard:
    """Types with a clock of its own and keeps what the widgets would get."""

    burst: Burst = field(default_factory=Burst)
    now_ms: int = 1000
    waiting: list[Press] = field(default_factory=list)
    widgets: list[str] = field(default_factory=list)
    scans: list[str] = field(default_factory=list)
    too_long: int = 0

    def press(self, key: Press, after_ms: int) -> None:
        wait = self.burst.wait_ms
        if wait is not None and after_ms > wait:
            self.silence(wait)
            after_ms -= wait
        self.now_ms += after_ms
        outcome = self.burst.press(key, self.now_ms)
        self._take(outcome.give_back, outcome.scan, outcome.too_long)
        if outcome.taken and self.burst.undecided:
            self.waiting.append(key)
        elif outcome.taken:
            self.waiting.clear()
        else:
            self.widgets.append(key.text or "⏎")

    def type(self, text: str, each_ms: int) -> None:
        for sign in text:
            self.press(Press(sign), each_ms)

    def silence(self, ms: int) -> None:
        self.now_ms += ms
        outcome = self.burst.silent()
        self._take(outcome.give_back, outcome.scan, outcome.too_long)

    def _take(self, give_back: bool, scan: str | None, too_long: bool) -> None:
        if give_back:
            self.widgets += [key.text for key in self.waiting]
            self.waiting.clear()
        if scan is not None:
            self.scans.append(scan)
        self.too_long += too_long


def test_a_burst_that_ends_with_enter_is_a_scan_and_no_widget_sees_a_key() -> None:
    keys = Keyboard()
    keys.type("HELLO 1", 5)
    keys.press(ENTER, 5)
    assert (keys.scans, keys.widgets) == (["HELLO 1"], [])


def test_a_burst_ends_by_silence_too() -> None:
    keys = Keyboard()
    keys.type("ABC123", 10)
    keys.silence(SILENCE_MS)
    assert (keys.scans, keys.widgets) == (["ABC123"], [])


def test_a_person_who_types_gets_every_key_in_order() -> None:
    keys = Keyboard()
    keys.type("bottle", 120)
    keys.press(ENTER, 120)
    keys.silence(200)
    assert (keys.scans, "".join(keys.widgets)) == ([], "bottle⏎")


def test_two_fast_keys_are_a_person() -> None:
    keys = Keyboard()
    keys.press(Press("a"), 200)
    keys.press(Press("b"), FAST_MS)
    keys.silence(FAST_MS)
    assert (keys.scans, keys.widgets) == ([], ["a", "b"])


def test_a_space_alone_reaches_its_button() -> None:
    keys = Keyboard()
    keys.press(Press(" "), 500)
    keys.silence(FAST_MS)
    assert keys.widgets == [" "]


def test_the_second_end_of_a_scanner_presses_nothing() -> None:
    keys = Keyboard()
    keys.type("ABC", 5)
    for _ in range(3):
        keys.press(ENTER, 3)
    assert (keys.scans, keys.widgets) == (["ABC"], [])
    keys.silence(FAST_MS)
    keys.press(ENTER, 300)
    assert keys.widgets == ["⏎"]


def test_a_prefix_begins_a_scan_at_once_however_slow_it_is() -> None:
    keys = Keyboard()
    keys.press(Press(STX), 500)
    keys.type("AB", 90)
    keys.press(ENTER, 90)
    assert (keys.scans, keys.widgets) == (["AB"], [])


def test_a_separator_is_part_of_the_code() -> None:
    keys = Keyboard()
    keys.type("01095\x1d21A", 4)
    keys.press(ENTER, 4)
    assert keys.scans == ["01095\x1d21A"]


def test_one_scan_after_another() -> None:
    keys = Keyboard()
    for code in ("FIRST", "SECOND"):
        keys.type(code, 4)
        keys.press(ENTER, 4)
        keys.silence(FAST_MS)
    keys.type("THIRD", 4)
    keys.silence(SILENCE_MS)
    assert keys.scans == ["FIRST", "SECOND", "THIRD"]


def test_typing_right_after_a_scan_is_typing() -> None:
    keys = Keyboard()
    keys.type("SCAN", 4)
    keys.press(ENTER, 4)
    keys.type("hi", 150)
    keys.silence(FAST_MS)
    assert (keys.scans, keys.widgets) == (["SCAN"], ["h", "i"])


def test_a_code_without_end_is_refused_and_memory_stays_small() -> None:
    keys = Keyboard()
    keys.type("x" * (LONGEST + 500), 1)
    keys.press(ENTER, 1)
    assert (keys.scans, keys.too_long, keys.widgets) == ([], 1, [])


@settings(max_examples=80, deadline=None)
@given(st.text(min_size=3, max_size=60), st.integers(0, FAST_MS))
def test_whatever_a_scanner_sends_fast_comes_out_whole(code: str, each_ms: int) -> None:
    code = code.replace(STX, "x")
    keys = Keyboard()
    keys.press(Press(code[0]), 500)
    keys.type(code[1:], each_ms)
    keys.press(ENTER, each_ms)
    assert (keys.scans, keys.widgets) == ([code], [])


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("ab ⏎"), st.integers(FAST_MS + 1, 400)), max_size=30))
def test_no_key_of_a_slow_person_is_ever_lost(typed: list[tuple[str, int]]) -> None:
    keys = Keyboard()
    for sign, after_ms in typed:
        keys.press(ENTER if sign == "⏎" else Press(sign), after_ms)
    keys.silence(SILENCE_MS)
    assert (keys.scans, keys.widgets) == ([], [sign for sign, _ in typed])
