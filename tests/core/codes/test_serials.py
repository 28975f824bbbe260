"""One unit has one identity: what a lost separator, a printed "<GS>" and a second spelling do to it."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from station.core.codes import identify
from station.core.commands import StartOrder
from station.core.values import Reason, Recipe
from tests.core.talk import Talk

GTIN = "04601653030992"
OPEN = Recipe(product="water", code="gs1", units_per_case=6, gtin=GTIN)
LENGTH = replace(OPEN, serial_length=7)
CRYPTO = replace(OPEN, required_ais=("93",))
TYPED = replace(OPEN, aim_id="]d2")
WHOLE = f"01{GTIN}215ahbhn8\x1d93lMv9"
LOST = WHOLE.replace("\x1d", "")
KEY = f"gs1:01{GTIN}215ahbhn8"
SET82 = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"


@pytest.mark.parametrize("recipe", [OPEN, replace(OPEN, required_ais=("01", "21"))])
def test_an_order_that_would_not_notice_a_lost_separator_is_refused(recipe: Recipe) -> None:
    both = [identify(text.encode(), text, recipe).code.key for text in (WHOLE, LOST)]
    assert both[0] != both[1]  # one bottle, two units
    talk = Talk()
    refusal = talk.say(StartOrder("test", "O1", replace(recipe, units_per_case=2, rows=1, columns=2))).refusal
    assert refusal is not None and refusal.key == "recipe_serial_open" and talk.line.state.order is None


@pytest.mark.parametrize("recipe", [LENGTH, CRYPTO])
def test_a_whole_code_is_taken_under_its_key(recipe: Recipe) -> None:
    found = identify(WHOLE.encode(), WHOLE, recipe)
    assert (found.refusal, found.code.key) == (None, KEY)


@pytest.mark.parametrize("ai", ["91", "92", "93"])
@pytest.mark.parametrize("typed", [False, True])
def test_a_lost_separator_is_refused_by_the_length_or_the_element_that_is_missing(ai: str, typed: bool) -> None:
    lost = f"01{GTIN}215ahbhn8{ai}lMv9"
    by_length = identify(lost.encode(), lost, LENGTH, typed=typed)
    by_element = identify(lost.encode(), lost, replace(OPEN, required_ais=(ai,)), typed=typed)
    assert (by_length.refusal, by_length.why) == (Reason.FOREIGN, "serial_length_differs")
    assert (by_element.refusal, by_element.why) == (Reason.FOREIGN, "gs1_ai_missing")


@pytest.mark.parametrize(
    ("text", "why"),
    [(f"]d2{WHOLE}", ""), (f"]Q3{WHOLE}", "aim_differs"), (WHOLE, "aim_missing"), (f"]d1{WHOLE}", "aim_differs")],
)
def test_the_recipe_demands_the_kind_of_symbol(text: str, why: str) -> None:
    assert identify(text.encode(), text, TYPED, "unit").why == why


def test_a_keyboard_need_not_send_the_kind_of_symbol_but_must_not_send_another() -> None:
    assert identify(b"", WHOLE, TYPED, typed=True).why == ""
    assert identify(b"", f"]Q1{WHOLE}", TYPED, typed=True).why == "aim_differs"


def test_a_serial_that_holds_the_letters_gs_is_whole_where_a_device_read_it() -> None:
    one, other = f"01{GTIN}21AB<GS>1", f"01{GTIN}21AB<GS>2"
    keys = [identify(text.encode(), text, OPEN).code.key for text in (one, other)]
    assert keys == [f"gs1:{one}", f"gs1:{other}"]


@pytest.mark.parametrize("word", ["<GS>", "{GS}", "<gs>", "{gs}"])
def test_a_word_for_the_separator_is_one_where_it_was_typed(word: str) -> None:
    text = WHOLE.replace("\x1d", word)
    assert identify(b"", text, CRYPTO, typed=True).code.key == KEY


def test_a_keyboard_that_sent_the_real_separator_spelled_none() -> None:
    text = f"01{GTIN}21AB<GS>1\x1d93lMv9"
    assert identify(b"", text, CRYPTO, typed=True).code.key == f"gs1:01{GTIN}21AB<GS>1"


SERIALS = st.text(SET82, min_size=1, max_size=20)
SPELLINGS = (
    "01{gtin}21{serial}",
    "]d201{gtin}21{serial}",
    "\x1d01{gtin}21{serial}",
    "21{serial}\x1d01{gtin}",
    "01{gtin}21{serial}\x1d10L7",
    "01{gtin}21{serial}\x1d93lMv9",
    "01{gtin}1725123121{serial}\x1d",
)


@settings(max_examples=150, deadline=None)
@given(SERIALS, SERIALS, st.sampled_from(SPELLINGS), st.sampled_from(SPELLINGS))
def test_two_spellings_of_one_unit_are_one_key_and_two_units_never_are(
    one: str, other: str, first: str, second: str
) -> None:
    def key(serial: str, spelling: str) -> str:
        text = spelling.format(gtin=GTIN, serial=serial)
        return identify(text.encode(), text, OPEN).code.key

    assert key(one, first) == key(one, second)
    assert (key(one, first) == key(other, second)) == (one == other)


UPC, EAN = "023942431015", "0023942431015"
RETAIL = Recipe(product="water", code="plain", units_per_case=6, symbologies=("upca", "ean13"))


@pytest.mark.parametrize("recipe", [RETAIL, replace(RETAIL, pattern=r"\d{12}"), replace(RETAIL, pattern=r"\d{13}")])
def test_a_upc_is_one_key_in_twelve_and_in_thirteen_digits(recipe: Recipe) -> None:
    for text in (UPC, EAN, f"]E0{UPC}", f"]E0{EAN}"):
        found = identify(text.encode(), text, recipe)
        assert (found.code.key, found.refusal) == (EAN, None)


def test_a_reader_that_says_it_is_a_upc_needs_no_recipe_for_it() -> None:
    plain = replace(RETAIL, symbologies=("qr",))
    assert identify(b"", f"]E0{UPC}", plain).code.key == EAN


def test_digits_of_another_symbol_are_two_units() -> None:
    plain = replace(RETAIL, symbologies=("qr",))
    assert identify(b"", UPC, plain).code.key == UPC
    assert identify(b"", EAN, plain).code.key == EAN
    assert identify(b"", "023942431016", RETAIL).code.key == "023942431016"
    assert identify(b"", "5901234123457", RETAIL).code.key == "5901234123457"


def test_a_case_pattern_meets_either_spelling_of_a_upc() -> None:
    recipe = replace(RETAIL, pattern="X.*", case_pattern=r"\d{12}")
    assert identify(b"", EAN, recipe, "case").refusal is None
