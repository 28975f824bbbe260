"""What ``[[upstream]]`` with driver epcis may say."""

import pytest
from pydantic import ValidationError

from sync.epcis.settings import EpcisUpstream

GOOD = {"name": "gs1", "url": "https://epcis.example", "token_file": "t", "namespace": "https://id.brand.example"}


def test_the_read_point_is_the_line_in_the_namespace_or_what_is_said() -> None:
    assert EpcisUpstream.model_validate(GOOD).where("Line 1").read_point == "https://id.brand.example/loc/Line%201"
    said = EpcisUpstream.model_validate(GOOD | {"read_point": "https://id.gs1.org/414/9501101530003"})
    assert said.where("L1").read_point == "https://id.gs1.org/414/9501101530003"


@pytest.mark.parametrize(
    "more",
    [
        {"namespace": "brand"},
        {"read_point": "Line 1"},
        {"read_point": "https://a\nb"},
        {"biz_location": "x"},
        {"timezone": "Mars/Olympus"},
        {"timezone": "../../etc/passwd"},
        {"timezone": ""},
        {"order": "live-first"},
        {"capture_timeout_s": 0},
        {"driver": "native"},
    ],
)
def test_what_would_make_no_document_is_refused(more: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        EpcisUpstream.model_validate(GOOD | more)


def test_a_namespace_is_needed() -> None:
    with pytest.raises(ValidationError):
        EpcisUpstream.model_validate({key: value for key, value in GOOD.items() if key != "namespace"})
