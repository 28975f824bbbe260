import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.core.codes import check_digit, is_sscc, sscc, sscc_code, sscc_room


def test_the_example_of_the_standard() -> None:
    assert sscc(1, "0614141", 234567890) == "106141412345678908"
    assert check_digit("950110153000") == 3


def test_a_case_code_assigned_here_has_the_key_of_one_that_is_read() -> None:
    code = sscc_code(1, "0614141", 234567890)
    assert (code.key, code.text) == ("gs1:00106141412345678908", "106141412345678908")


@given(st.integers(0, 9), st.from_regex(r"[0-9]{4,12}", fullmatch=True), st.data())
def test_every_number_made_is_an_sscc(extension: int, prefix: str, data: st.DataObject) -> None:
    serial = data.draw(st.integers(0, sscc_room(prefix) - 1))
    made = sscc(extension, prefix, serial)
    assert len(made) == 18
    assert is_sscc(made)


@pytest.mark.parametrize(
    ("extension", "prefix", "serial"),
    [
        (10, "0614141", 1),
        (-1, "0614141", 1),
        (1, "061", 1),
        (1, "0614141061414", 1),
        (1, "06141x1", 1),
        (1, "061414１", 1),
        (1, "0614141", -1),
        (1, "0614141", 10**9),
    ],
)
def test_a_number_that_cannot_be_made_is_refused(extension: int, prefix: str, serial: int) -> None:
    with pytest.raises(ValueError, match=r"SSCC|prefix|room"):
        sscc(extension, prefix, serial)
