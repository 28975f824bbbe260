"""A code has one key in a pool, whether it stands in a file or comes from a reader under any recipe."""

from hypothesis import given
from hypothesis import strategies as st

from station.core.codes import check_digit, identify, keys_for
from station.core.values import Recipe
from station.pools.keys import all_plain, code_of_line, gs1_lines, is_plain, pool_key, without_digit

PLAIN = Recipe(product="w", code="plain", units_per_case=1)
GS1 = Recipe(product="w", code="gs1", units_per_case=1)
URL = Recipe(product="w", code="url", units_per_case=1)
SERIAL = st.text("ABCab019-_.%/", min_size=1, max_size=20)
BODY = st.text("0123456789", min_size=13, max_size=13)
ANYTHING = st.text(st.sampled_from("01abAB29/:.?=-_() <>\x1d\n瓶\u200b]"), max_size=40)


def gtin(body: str) -> str:
    return f"{body}{check_digit(body)}"


@given(BODY, SERIAL)
def test_a_gs1_code_of_a_file_is_found_as_every_recipe_reads_it(body: str, serial: str) -> None:
    text = f"01{gtin(body)}21{serial}"
    key = code_of_line(text).key
    for recipe in (GS1, PLAIN):
        found = identify(text.encode(), text, recipe, "unit")
        assert found.refusal is not None or pool_key(found.code.key) == key


@given(ANYTHING)
def test_what_is_plain_is_its_own_key_and_nothing_speaks_against_it(text: str) -> None:
    if is_plain(text):
        assert identify(b"", text, PLAIN, "unit").why == ""
        assert keys_for(text)[0] == text == pool_key(text)


@given(
    st.one_of(
        ANYTHING, st.from_regex(r"https?://[a-z.]{1,6}/(01|00|gtin)?/?[0-9]{0,14}(/21/[A-Z0-9]{1,5})?", fullmatch=True)
    )
)
def test_a_code_that_is_read_has_the_key_of_its_line(text: str) -> None:
    line = code_of_line(text)
    for recipe in (PLAIN, URL, GS1):
        found = identify(text.encode("utf-8", "surrogatepass"), text, recipe, "unit")
        if found.why == "" and not line.why:
            assert pool_key(found.code.key) == line.key, recipe.code


@given(st.lists(st.tuples(BODY, SERIAL), min_size=1, max_size=5))
def test_many_gs1_lines_are_what_each_of_them_is(parts: list[tuple[str, str]]) -> None:
    texts = [f"01{gtin(body)}21{serial}" for body, serial in parts]
    found = gs1_lines("\n".join(texts).encode())
    assert found is not None
    assert [(each.key, each.text) for each in found] == [(code.key, code.text) for code in map(code_of_line, texts)]


def test_one_wrong_check_digit_sends_all_lines_to_the_closer_look() -> None:
    assert gs1_lines(b"010950110153000321A\n010950110153000421A") is None
    assert gs1_lines(b"010950110153000321A\n") is None


@given(st.lists(st.text("Aa0-", max_size=4), min_size=1, max_size=6))
def test_lines_without_a_digit_are_found_where_they_begin(lines: list[str]) -> None:
    block = "\n".join(lines).encode()
    assert all_plain(block)
    begins = [len("\n".join(lines[:place])) + (place > 0) for place in range(len(lines))]
    wanted = [begin for begin, line in zip(begins, lines, strict=True) if "0" not in line]
    assert without_digit(block) == wanted
