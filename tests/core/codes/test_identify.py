"""Every kind of code, and every way to be refused, one row each."""

import unicodedata

import pytest

from station.core.codes import MAX_CODE_CHARS, WHY, Identified, Role, identify, is_sscc, keys_for
from station.core.codes.signs import display
from station.core.values import Reason, Recipe

GTIN = "09501101530003"
SSCC = "106141412345678908"
UNIT = f"01{GTIN}21ABC123"
UNIT_KEY = f"gs1:{UNIT}"
LINK = f"https://id.gs1.org/01/{GTIN}/21/ABC123"

PLAIN = Recipe(product="water", code="plain", units_per_case=6, pattern=r"[A-Z]{2}\d{6}")
ANY = Recipe(product="water", code="plain", units_per_case=6)
URL = Recipe(product="water", code="url", units_per_case=6, url_prefix="https://q.brand.cn/u/")
ANY_URL = Recipe(product="water", code="url", units_per_case=6)
GS1 = Recipe(product="water", code="gs1", units_per_case=6, gtin=GTIN)
LOT = Recipe(product="water", code="gs1", units_per_case=6, lot="L77", lot_checked=True)
BOXED = Recipe(product="water", code="plain", units_per_case=6, pattern=r"[A-Z]{2}\d{6}", case_pattern=r"BOX\d{4}")


def read(text: str, recipe: Recipe, read_as: Role | None = None) -> Identified:
    return identify(text.encode("utf-8", "surrogatepass"), text, recipe, read_as)


GOOD = [
    ("AB123456", PLAIN, "AB123456"),
    ("]Q1AB123456", PLAIN, "AB123456"),
    ("anything at all", ANY, "anything at all"),
    ("瓶子-7", ANY, "瓶子-7"),
    ("https://q.brand.cn/u/x9", URL, "https://q.brand.cn/u/x9"),
    ("HTTPS://Q.Brand.CN/u/x9", URL, "HTTPS://Q.Brand.CN/u/x9"),
    ("http://any.where/x", ANY_URL, "http://any.where/x"),
    (UNIT, GS1, UNIT_KEY),
    (f"21ABC123\x1d01{GTIN}", GS1, UNIT_KEY),
    (f"]d2{UNIT}", GS1, UNIT_KEY),
    (f"]C1{UNIT}", GS1, UNIT_KEY),
    (f"]Q3{UNIT}", GS1, UNIT_KEY),
    (f"]e0{UNIT}", GS1, UNIT_KEY),
    (f"\x1d{UNIT}\x1d", GS1, UNIT_KEY),
    (f"{UNIT}\x1d10L77", GS1, UNIT_KEY),
    (f"{UNIT}<GS>10L77", GS1, f"{UNIT_KEY}<GS>10L77"),
    ("\x1dAB123456", PLAIN, "AB123456"),
    ("]Q1\x1d\x1dAB123456", PLAIN, "AB123456"),
    (f"01{GTIN}1725123121ABC123\x1d10L77", GS1, UNIT_KEY),
    (LINK, GS1, UNIT_KEY),
    (LINK.upper(), GS1, UNIT_KEY),
    (f"]Q1{LINK}", GS1, UNIT_KEY),
    (f"https://brand.cn/p/01/{GTIN[1:]}/10/L77/21/ABC123?17=251231&utm=x&utm=y", GS1, UNIT_KEY),
    (f"https://brand.cn/01/{GTIN}?21=ABC123", GS1, UNIT_KEY),
    (f"{UNIT}\x1d10L77", LOT, UNIT_KEY),
    (f"https://brand.cn/01/{GTIN}/10/L77/21/ABC123", LOT, UNIT_KEY),
]


@pytest.mark.parametrize(("text", "recipe", "key"), GOOD)
def test_a_good_unit_has_one_key(text: str, recipe: Recipe, key: str) -> None:
    found = read(text, recipe)
    assert (found.code.key, found.refusal, found.role, found.why) == (key, None, "unit", "")
    assert read(text, recipe, "unit") == found


REFUSED = [
    ("", ANY, Reason.FOREIGN, "code_empty"),
    ("]Q1", ANY, Reason.FOREIGN, "code_empty"),
    ("   ", ANY, Reason.FOREIGN, "code_blank"),
    ("AB123456 ", PLAIN, Reason.FOREIGN, "code_edge_space"),
    (" AB123456", PLAIN, Reason.FOREIGN, "code_edge_space"),
    ("x" * (MAX_CODE_CHARS + 1), ANY, Reason.FOREIGN, "code_too_long"),
    ("AB12\x003456", ANY, Reason.FOREIGN, "code_hidden_sign"),
    ("AB123456\r\n", ANY, Reason.FOREIGN, "code_hidden_sign"),
    ("\x1b[31mAB123456", ANY, Reason.FOREIGN, "code_hidden_sign"),
    ("AB\u200b123456", ANY, Reason.FOREIGN, "code_hidden_sign"),
    ("AB\u202e123456", ANY, Reason.FOREIGN, "code_hidden_sign"),
    ("\ufeffAB123456", ANY, Reason.FOREIGN, "code_hidden_sign"),
    ("AB\u00a0123456", ANY, Reason.FOREIGN, "code_hidden_sign"),
    ("AB\u3164123456", ANY, Reason.FOREIGN, "code_hidden_sign"),
    ("AB\ufe0f123456", ANY, Reason.FOREIGN, "code_hidden_sign"),
    ("AB\ud800123456", ANY, Reason.FOREIGN, "code_hidden_sign"),
    ("AB\U000e0041123456", ANY, Reason.FOREIGN, "code_hidden_sign"),
    ("\x1d", ANY, Reason.FOREIGN, "code_empty"),
    ("AB\x1d123456", ANY, Reason.FOREIGN, "gs1_malformed"),
    (f"{UNIT}\x1d10L77", ANY, Reason.FOREIGN, "code_hidden_sign"),
    ("gs1:00106141412345678908", ANY, Reason.FOREIGN, "code_reserved"),
    ("SHA256:00", ANY, Reason.FOREIGN, "code_reserved"),
    ("AB1234567", PLAIN, Reason.FOREIGN, "pattern_differs"),
    ("AB12345６", PLAIN, Reason.FOREIGN, "pattern_differs"),
    ("\x1d\x1d", GS1, Reason.FOREIGN, "code_empty"),
    ("https://q.brand.cn/u/", URL, Reason.FOREIGN, "url_no_serial"),
    ("https://q.brand.cn/u/x9https://q.brand.cn/u/x8", URL, Reason.FOREIGN, "url_several"),
    ("http://q.brand.cn/u/x9,HTTP://q.brand.cn/u/x8", ANY_URL, Reason.FOREIGN, "url_several"),
    ("https://q.brand.cn/U/x9", URL, Reason.FOREIGN, "url_prefix_differs"),
    ("http://q.brand.cn/u/x9", URL, Reason.FOREIGN, "url_prefix_differs"),
    ("https://q.brand.cn.evil/u/x9", URL, Reason.FOREIGN, "url_prefix_differs"),
    ("https://q.brand.cn@evil/u/x9", URL, Reason.FOREIGN, "url_prefix_differs"),
    ("AB123456", ANY_URL, Reason.FOREIGN, "url_prefix_differs"),
    ("https://host-only", ANY_URL, Reason.FOREIGN, "url_prefix_differs"),
    ("AB123456", GS1, Reason.FOREIGN, "gs1_malformed"),
    ("瓶子", GS1, Reason.FOREIGN, "gs1_malformed"),
    ("https://[::/01/1", GS1, Reason.FOREIGN, "gs1_malformed"),
    ("https://q.brand.cn/u/x9", GS1, Reason.FOREIGN, "gs1_malformed"),
    (f"01{GTIN} 21ABC123", GS1, Reason.FOREIGN, "gs1_malformed"),
    (f"01{GTIN}1725133121ABC123", GS1, Reason.FOREIGN, "gs1_malformed"),
    (f"01{GTIN[:-1]}421ABC123", GS1, Reason.FOREIGN, "gs1_check_digit"),
    (f"https://brand.cn/01/{GTIN[:-1]}4/21/ABC123", GS1, Reason.FOREIGN, "gs1_check_digit"),
    ("00106141412345678907", GS1, Reason.FOREIGN, "gs1_check_digit"),
    (f"{UNIT}\x1d4149501101530009", GS1, Reason.FOREIGN, "gs1_check_digit"),
    (f"01{GTIN}21ABCDEFGHIJ012345678999LOST", GS1, Reason.FOREIGN, "gs1_separator_missing"),
    (f"{UNIT}\x1d21XYZ", GS1, Reason.FOREIGN, "gs1_repeated"),
    (f"{LINK}?21=XYZ", GS1, Reason.FOREIGN, "gs1_repeated"),
    (f"{LINK}?10=A&10=B", GS1, Reason.FOREIGN, "gs1_repeated"),
    (f"01{GTIN}", GS1, Reason.FOREIGN, "gs1_no_serial"),
    ("10L77", GS1, Reason.FOREIGN, "gs1_no_serial"),
    ("010950110153001021ABC123", GS1, Reason.WRONG_PRODUCT, "gtin_differs"),
    (UNIT, LOT, Reason.WRONG_PRODUCT, "lot_missing"),
    (f"{UNIT}\x1d10L78", LOT, Reason.WRONG_PRODUCT, "lot_differs"),
]


@pytest.mark.parametrize(("text", "recipe", "reason", "why"), REFUSED)
def test_a_bad_unit_is_refused_and_says_why(text: str, recipe: Recipe, reason: Reason, why: str) -> None:
    found = read(text, recipe)
    assert (found.refusal, found.why, found.role) == (reason, why, "unit")
    assert found.code.text == display(found.code.text)
    assert why in WHY


CASES = [
    (SSCC, GS1, f"gs1:00{SSCC}"),
    (f"00{SSCC}", GS1, f"gs1:00{SSCC}"),
    (f"]C100{SSCC}", URL, f"gs1:00{SSCC}"),
    (f"00{SSCC}02{GTIN}3724\x1d10L77", PLAIN, f"gs1:00{SSCC}"),
    (f"https://id.gs1.org/00/{SSCC}", GS1, f"gs1:00{SSCC}"),
    (SSCC, ANY, f"gs1:00{SSCC}"),
    ("BOX0001", BOXED, "BOX0001"),
]


@pytest.mark.parametrize(("text", "recipe", "key"), CASES)
def test_a_case_code_is_known_by_itself(text: str, recipe: Recipe, key: str) -> None:
    found = read(text, recipe)
    assert (found.code.key, found.refusal, found.role) == (key, None, "case")
    assert read(text, recipe, "case") == found


def test_a_case_with_a_gtin_and_a_serial_is_named_by_the_pattern() -> None:
    recipe = Recipe("water", "gs1", 6, gtin=GTIN, case_pattern=r"0119501101530000.*")
    found = read("https://id.gs1.org/01/19501101530000/21/C7", recipe)
    assert (found.code.key, found.role, found.refusal) == ("gs1:011950110153000021C7", "case", None)


AT_A_READER = [
    ("BOX0001", BOXED, "unit", "case_code_as_unit"),
    (f"00{SSCC}", GS1, "unit", "gs1_no_serial"),
    ("AB123456", PLAIN, "case", "unit_code_as_case"),
    ("AB123456", BOXED, "case", "case_pattern_differs"),
    (SSCC, BOXED, "case", "case_pattern_differs"),
    ("00106141412345678907", PLAIN, "case", "gs1_check_digit"),
    ("AB\x1d", PLAIN, "case", "gs1_malformed"),
    ("\x00", PLAIN, "case", "code_hidden_sign"),
]


@pytest.mark.parametrize(("text", "recipe", "place", "why"), AT_A_READER)
def test_the_place_of_reading_refuses_the_other_kind(text: str, recipe: Recipe, place: Role, why: str) -> None:
    found = read(text, recipe, place)
    assert (found.refusal, found.role, found.why) == (Reason.FOREIGN, place, why)


def test_without_a_case_pattern_a_case_code_is_an_sscc_and_nothing_else() -> None:
    found = read("CASE-0001", PLAIN, "case")
    assert (found.refusal, found.why) == (Reason.FOREIGN, "case_not_sscc")


def test_a_wrong_check_digit_is_refused_even_where_the_case_pattern_fits() -> None:
    recipe = Recipe("water", "gs1", 6, case_pattern=r"00\d{18}")
    assert read("00106141412345678907", recipe, "case").why == "gs1_check_digit"
    assert read("00106141412345678907", recipe).refusal is Reason.FOREIGN


def test_an_sscc_in_the_picture_that_the_case_pattern_does_not_name_is_refused() -> None:
    found = read(f"00{SSCC}", BOXED)
    assert (found.role, found.refusal, found.why) == ("case", Reason.FOREIGN, "case_pattern_differs")


def test_digits_that_the_unit_pattern_names_are_a_unit_although_they_could_be_an_sscc() -> None:
    found = read(SSCC, Recipe("water", "plain", 6, pattern=r"\d{18}"))
    assert (found.role, found.refusal, found.code.key) == ("unit", None, SSCC)


def test_a_pattern_meets_the_identity_of_a_digital_link() -> None:
    assert read(LINK, Recipe("water", "gs1", 6, pattern=rf"01{GTIN}21[A-Z]{{3}}\d+")).refusal is None


def test_a_broken_pattern_fits_nothing() -> None:
    assert read("AB123456", Recipe("water", "plain", 6, pattern="(")).why == "pattern_differs"


def test_a_text_too_long_for_a_pattern_fits_none() -> None:
    recipe = Recipe("water", "plain", 6, pattern="A+")
    assert read("A" * 512, recipe).refusal is None
    assert read("A" * 513, recipe).why == "pattern_differs"


def test_full_width_digits_are_no_digits() -> None:
    assert read(f"０1{GTIN}21ABC123", GS1).why == "gs1_malformed"
    assert read("AB１２３４５６", PLAIN).why == "pattern_differs"


def test_composed_and_decomposed_letters_are_two_codes() -> None:
    composed, decomposed = (unicodedata.normalize(form, "é1") for form in ("NFC", "NFD"))
    assert read(composed, ANY).code.key != read(decomposed, ANY).code.key


def test_bytes_that_are_not_utf8_are_refused_and_kept() -> None:
    found = identify(b"AB\xff\xfe", None, ANY)
    assert (found.refusal, found.why) == (Reason.FOREIGN, "code_not_utf8")
    assert (found.code.text, found.code.raw) == (r"AB\xff\xfe", "4142fffe")


def test_bytes_alone_are_read_as_utf8() -> None:
    assert identify("瓶7".encode(), None, ANY).code.key == "瓶7"


def test_raw_bytes_are_kept_only_where_they_differ() -> None:
    assert identify(b"AB123456", "AB123456", PLAIN).code.raw is None
    assert identify(b"", "AB123456", PLAIN).code.raw is None
    assert identify("瓶".encode("gbk"), "瓶", ANY).code.raw == "c6bf"
    assert read(f"{UNIT}\x1d10L77", GS1).code.raw == f"{UNIT}\x1d10L77".encode().hex()


def test_a_code_of_ten_kilobytes_is_cut_with_its_length_said() -> None:
    found = read("x" * 10_000, ANY)
    assert found.code.text == "x" * 256 + "… (10000)"
    assert found.code.raw is None
    assert found.code.key.startswith("sha256:")


def test_refused_codes_keep_different_keys() -> None:
    assert read("AB\u200b", ANY).code.key != read("AB\u200c", ANY).code.key


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SSCC, True),
        (f"00{SSCC}", True),
        (f"]C100{SSCC}", True),
        (f"HTTPS://ID.GS1.ORG/00/{SSCC}", True),
        (SSCC[:-1] + "7", False),
        (UNIT, False),
        ("", False),
        ("1" * 5_000, False),
    ],
)
def test_an_sscc_is_known(text: str, expected: bool) -> None:
    assert is_sscc(text) is expected


def test_a_look_up_finds_every_key_a_text_can_stand_under() -> None:
    assert keys_for(LINK) == (UNIT_KEY, LINK)
    assert keys_for("AB123456") == ("AB123456",)
    assert keys_for("AB\ud800") == (read("AB\ud800", ANY).code.key,)
