"""One rule what a pattern is, and matching that ends soon whatever pattern and code are."""

import time
from dataclasses import replace

import pytest
from pydantic import TypeAdapter, ValidationError

from config.values import Pattern
from station.core.codes import identify
from station.core.codes.patterns import MAX_TEXT_CHARS, PatternFault, check_pattern, fits
from station.core.commands import StartOrder
from station.core.values import Reason, Recipe
from tests.core.talk import RECIPE, Talk

RUNAWAY = r"(?:[a-zA-Z0-9:/.]+)+!"
GOOD = [
    "",
    r"[A-Z]{2}\d{6}",
    r"https?://[^/]+/u/[0-9A-Z]{10}",
    r"01\d{14}21.+",
    r"\d+-\d+-\d+",
    r"(?:\.\d{1,3}){0,3}",
    r"(?P<kind>AB|CD)-\d+",
    "(?i:abc)",
    RUNAWAY,
    "(a+)+",
    "(a|aa)+",
    "(a?){40}a{40}",
    ".*.*.*",
    "x*" * 60,
]
BAD = [
    ("(", "recipe_pattern_broken"),
    ("[a", "recipe_pattern_broken"),
    ("a++b", "recipe_pattern_broken"),
    ("a{2}{3}{1000}{1000}", "recipe_pattern_broken"),
    (r"(?=.*\d)[A-Z\d]+", "recipe_pattern_broken"),
    (r"(a)\1", "recipe_pattern_broken"),
    ("(a)?(?(1)b|c)", "recipe_pattern_broken"),
    ("a\ud800", "recipe_pattern_broken"),
    ("x" * 257, "recipe_pattern_long"),
    (r"[\p{L}]{0,900}x", "recipe_pattern_large"),
    ("(.{0,900}){1,1}.{0,900}x", "recipe_pattern_large"),
]
WORST = [RUNAWAY, "((a{0,30}){0,30})x", "(?:(?:a?){31}b?){31}x", "(.{1,30}){1,30}y", ".*.*.*.*x", "(a?){40}a{40}x"]
"""The slowest known of those that are taken."""


@pytest.mark.parametrize("pattern", GOOD)
def test_a_pattern_is_taken_by_core_and_config(pattern: str) -> None:
    check_pattern(pattern)
    assert TypeAdapter(Pattern).validate_python(pattern) == pattern


@pytest.mark.parametrize(("pattern", "key"), BAD)
def test_what_is_no_pattern_is_refused_by_core_config_and_order_alike(pattern: str, key: str) -> None:
    with pytest.raises(PatternFault) as caught:
        check_pattern(pattern)
    assert caught.value.key == key
    assert not fits(pattern, "a", "")
    with pytest.raises(ValidationError):
        TypeAdapter(Pattern).validate_python(pattern)
    for wrong in (replace(RECIPE, pattern=pattern), replace(RECIPE, case_pattern=pattern)):
        talk = Talk()
        refusal = talk.say(StartOrder("test", "O1", wrong)).refusal
        assert refusal is not None and refusal.key == key
        assert talk.line.state.order is None


@pytest.mark.parametrize("pattern", WORST)
@pytest.mark.parametrize("text", ["a" * MAX_TEXT_CHARS, "ab" * (MAX_TEXT_CHARS // 2), "é" * MAX_TEXT_CHARS])
def test_the_hardest_pattern_ends_soon_on_the_worst_code(pattern: str, text: str) -> None:
    began = time.process_time()
    assert not fits(pattern, text)
    assert time.process_time() - began < 2.0


def test_an_order_with_a_runaway_pattern_is_judged_and_freezes_nothing() -> None:
    recipe = Recipe("water", "plain", 6, pattern=RUNAWAY, case_pattern=RUNAWAY)
    code = "https://q.example.com/u/" + "A" * 200
    assert identify(code.encode(), code, recipe).refusal is Reason.FOREIGN
    assert identify(b"", code + "!", replace(recipe, case_pattern="")).refusal is None


def test_a_durable_order_whose_pattern_is_none_refuses_every_code() -> None:
    """An older journal may hold one: its fold asks nobody."""
    assert identify(b"", "AB123456", Recipe("water", "plain", 6, pattern="(?=A).*")).why == "pattern_differs"


def test_a_full_width_digit_and_a_control_sign_fit_no_digit_and_no_dot() -> None:
    assert not fits(r"\d", "５") and not fits(r"\w", "é") and not fits("a.b", "a\nb")
    assert not fits(".*", "a" * (MAX_TEXT_CHARS + 1))
