"""A scanner types like a person, only faster."""

from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ui.scanner.burst_detector import (
    CUT,
    FAST_MS,
    GS,
    LONGEST,
    REST_MS,
    SILENCE_MS,
    STX,
    TYPED_MS,
    BurstDetector,
    BurstResult,
    KeyPress,
)

ENTER = KeyPress(ends=True)


@dataclass
class Keyboard:
    """Types with a clock of its own and keeps what the widgets would get."""

    burst: BurstDetector = field(default_factory=BurstDetector)
    now_ms: int = 1000
    waiting: list[KeyPress] = field(default_factory=list)
    widgets: list[str] = field(default_factory=list)
    scans: list[str] = field(default_factory=list)
    too_long: int = 0
    spoilt: list[str] = field(default_factory=list)

    def press(self, key: KeyPress, after_ms: int) -> None:
        wait = self.burst.wait_ms
        if wait is not None and after_ms > wait:
            self.silence(wait)
            after_ms -= wait
        self.now_ms += after_ms
        outcome = self.burst.press(key, self.now_ms)
        self._take(outcome)
        if outcome.taken and self.burst.undecided:
            self.waiting.append(key)
        elif outcome.taken:
            self.waiting.clear()
        else:
            self.widgets.append(_shown(key))

    def type(self, text: str, each_ms: int) -> None:
        for sign in text:
            self.press(KeyPress(sign), each_ms)

    def silence(self, ms: int) -> None:
        self.now_ms += ms
        self._take(self.burst.silent())

    def _take(self, outcome: BurstResult) -> None:
        if outcome.give_back:
            self.widgets += [_shown(key) for key in self.waiting]
            self.waiting.clear()
        if outcome.scan is not None:
            self.scans.append(outcome.scan)
        if outcome.spoilt:
            self.spoilt.append(outcome.spoilt)
        self.too_long += outcome.too_long


def _shown(key: KeyPress) -> str:
    return key.text or key.stray or key.alt_digit or "⏎"


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
    keys.press(KeyPress("a"), 200)
    keys.press(KeyPress("b"), FAST_MS)
    keys.silence(FAST_MS)
    assert (keys.scans, keys.widgets) == ([], ["a", "b"])


def test_a_space_alone_reaches_its_button() -> None:
    keys = Keyboard()
    keys.press(KeyPress(" "), 500)
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
    keys.press(KeyPress(STX), 500)
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
    for code in ("FIRST001", "SECOND"):
        keys.type(code, 4)
        keys.press(ENTER, 4)
        keys.silence(FAST_MS)
    assert keys.scans == ["FIRST001", "SECOND"]


@pytest.mark.parametrize("pause_ms", [FAST_MS + 1, TYPED_MS])
def test_a_scan_that_paused_behind_its_first_keys_is_cut_and_no_code(pause_ms: int) -> None:
    """Two keys were given back as a person's; the rest alone is another code."""
    keys = Keyboard()
    keys.type("20", 4)
    keys.press(KeyPress("6"), pause_ms)
    keys.type("11-08", 4)
    keys.press(ENTER, 4)
    assert (keys.scans, keys.spoilt, keys.widgets) == ([], [CUT], ["2", "0"])


def test_a_scan_after_somebody_typed_is_a_scan() -> None:
    keys = Keyboard()
    keys.type("20", 200)
    keys.press(KeyPress("A"), TYPED_MS + 1)
    keys.type("BC", 4)
    keys.press(ENTER, 4)
    assert (keys.scans, keys.spoilt) == (["ABC"], [])


def scanned_once() -> Keyboard:
    keys = Keyboard()
    keys.type("FIRST001", 4)
    keys.press(ENTER, 4)
    keys.silence(FAST_MS)
    return keys


@pytest.mark.parametrize("rest", ["3", "3456"])
def test_where_scans_end_with_a_key_one_that_breaks_off_is_no_code_and_its_rest_is_none(rest: str) -> None:
    keys = scanned_once()
    keys.type("ABC12", 4)
    keys.press(KeyPress(rest[0]), SILENCE_MS + 50)
    keys.type(rest[1:], 4)
    keys.press(ENTER, 4)
    assert (keys.scans, keys.spoilt, keys.widgets) == (["FIRST001"], [CUT, CUT], [])


def test_after_a_scan_that_broke_off_the_next_one_is_whole_again_and_a_person_types_on() -> None:
    keys = scanned_once()
    keys.type("ABC12", 4)
    keys.silence(SILENCE_MS)
    keys.type("hello", 240)
    keys.silence(FAST_MS)
    assert "".join(keys.widgets) == "lo", "kept out for a second and no longer"
    keys.now_ms += TYPED_MS
    keys.type("SECOND", 4)
    keys.press(ENTER, 4)
    assert keys.scans == ["FIRST001", "SECOND"]


def test_an_end_key_that_comes_late_behind_a_scan_presses_nothing() -> None:
    """A dialog that asks a question would take Enter for an answer."""
    keys = scanned_once()
    keys.type("ABC12", 4)
    keys.press(ENTER, SILENCE_MS + 50)
    keys.press(ENTER, 4)
    assert (keys.scans, keys.spoilt, keys.widgets) == (["FIRST001"], [CUT], [])
    keys.press(ENTER, REST_MS)
    assert keys.widgets == ["⏎"]


def test_a_roll_of_a_person_s_fingers_says_nothing_of_how_scans_end() -> None:
    keys = Keyboard()
    keys.type("1234", 20)
    keys.press(ENTER, 20)
    keys.silence(REST_MS)
    keys.type("WITHOUT-SUFFIX", 4)
    keys.silence(SILENCE_MS)
    assert (keys.scans, keys.spoilt) == (["1234", "WITHOUT-SUFFIX"], [])


def test_where_the_clock_of_the_window_system_begins_anew_scans_are_whole_and_a_person_types() -> None:
    """Its 32 bits of milliseconds are full after 49.7 days."""
    keys = scanned_once()
    keys.type("ABC12", 4)
    keys.silence(SILENCE_MS)
    keys.press(KeyPress("x"), REST_MS + 1)
    keys.silence(FAST_MS)
    keys.now_ms -= 1 << 32
    keys.type("SECOND", 4)
    keys.press(ENTER, 4)
    keys.silence(FAST_MS)
    keys.press(KeyPress("y"), 300)
    keys.silence(FAST_MS)
    assert (keys.scans, keys.spoilt, keys.widgets) == (["FIRST001", "SECOND"], [CUT], ["x", "y"])


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
    keys.press(KeyPress(code[0]), 500)
    keys.type(code[1:], each_ms)
    keys.press(ENTER, each_ms)
    assert (keys.scans, keys.widgets) == ([code], [])


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("ab ⏎"), st.integers(FAST_MS + 1, 400)), max_size=30))
def test_no_key_of_a_slow_person_is_ever_lost(typed: list[tuple[str, int]]) -> None:
    keys = Keyboard()
    for sign, after_ms in typed:
        keys.press(ENTER if sign == "⏎" else KeyPress(sign), after_ms)
    keys.silence(SILENCE_MS)
    assert (keys.scans, keys.widgets) == ([], [sign for sign, _ in typed])


HEAD, REST = "0104601653030992215ahbhn", "93lMv9"


def alt(keys: Keyboard, digits: str, each_ms: int = 4) -> None:
    for digit in digits:
        keys.press(KeyPress(alt_digit=digit), each_ms)


@settings(max_examples=100, deadline=None)
@given(st.text("0189A", min_size=3, max_size=40), st.integers(0, 5))
def test_a_scanner_that_never_lets_a_key_go_types_every_character(code: str, each_ms: int) -> None:
    keys = Keyboard()
    keys.press(KeyPress(code[0]), 500)
    for before, sign in pairwise(code):
        keys.press(KeyPress(sign, repeated=sign == before), each_ms)
    keys.press(ENTER, each_ms)
    assert (keys.scans, keys.widgets) == ([code], [])


def test_a_key_that_a_person_holds_down_is_no_scan_and_reaches_its_widget() -> None:
    keys = Keyboard()
    keys.press(KeyPress("x"), 500)
    keys.press(KeyPress("x", repeated=True), 400)
    for _ in range(20):
        keys.press(KeyPress("x", repeated=True), 30)
    keys.silence(SILENCE_MS)
    assert (keys.scans, keys.spoilt, "".join(keys.widgets)) == ([], [], "x" * 22)


@pytest.mark.parametrize("digits", ["29", "029", "0029"])
def test_a_separator_typed_as_alt_and_its_number_is_the_separator(digits: str) -> None:
    keys = Keyboard()
    keys.type(HEAD, 4)
    alt(keys, digits)
    keys.type(REST, 4)
    keys.press(ENTER, 4)
    assert (keys.scans, keys.spoilt, keys.widgets) == ([f"{HEAD}{GS}{REST}"], [], [])


def test_a_system_that_makes_the_separator_of_its_number_gives_it_once() -> None:
    keys = Keyboard()
    keys.type(HEAD, 4)
    alt(keys, "0029")
    keys.type(GS + REST, 4)
    keys.press(ENTER, 4)
    assert keys.scans == [f"{HEAD}{GS}{REST}"]


def test_a_code_that_begins_with_the_separators_number_is_whole() -> None:
    keys = Keyboard()
    keys.press(KeyPress(alt_digit="0"), 500)
    alt(keys, "29")
    keys.type(HEAD, 4)
    keys.press(ENTER, 4)
    assert (keys.scans, keys.widgets) == ([f"{GS}{HEAD}"], [])


def test_the_number_of_another_character_spoils_the_scan() -> None:
    keys = Keyboard()
    keys.type(HEAD, 4)
    alt(keys, "065")
    keys.type(REST, 4)
    keys.press(ENTER, 4)
    assert (keys.scans, keys.spoilt) == ([], ["Alt+065"])


@pytest.mark.parametrize("stray", ["F8", "Dead Circumflex", "Backspace", "Alt+X"])
@pytest.mark.parametrize("end", ["enter", "silence"])
def test_a_key_without_a_character_spoils_the_scan_and_the_next_one_is_whole(stray: str, end: str) -> None:
    keys = Keyboard()
    for code, wanted in ((HEAD, []), ("NEXT", ["NEXT"])):
        keys.type(code, 4)
        if not wanted:
            keys.press(KeyPress(stray=stray), 4)
            keys.type(REST, 4)
        if end == "enter":
            keys.press(ENTER, 4)
        keys.silence(SILENCE_MS)
        assert keys.scans == wanted
    assert (keys.spoilt, keys.widgets) == ([stray], [])


def test_a_key_without_a_character_of_a_person_reaches_its_widget() -> None:
    keys = Keyboard()
    keys.press(KeyPress(stray="F8"), 500)
    keys.press(KeyPress("a"), 200)
    keys.press(KeyPress(stray="Backspace"), 20)
    keys.silence(FAST_MS)
    assert (keys.scans, keys.spoilt, keys.widgets) == ([], [], ["F8", "a", "Backspace"])
