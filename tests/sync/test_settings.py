"""What ``[[upstream]]`` may say."""

import pytest
from pydantic import ValidationError

from sync.epcis.settings import EpcisUpstream
from sync.settings import NativeUpstream
from sync.upstreams import UPSTREAMS


def settings(url: str, **more: object) -> NativeUpstream:
    return NativeUpstream.model_validate({"name": "hub", "url": url, "token_file": "t"} | more)


@pytest.mark.parametrize(
    "url",
    ["https://brand.example/api/", "http://127.0.0.1:8650", "http://[::1]:80", "http://localhost:1", "https://h:8443"],
)
def test_https_goes_anywhere_and_http_on_this_machine(url: str) -> None:
    assert settings(url).url == url.rstrip("/")


@pytest.mark.parametrize(
    "url",
    [
        "http://brand.example",
        "http://10.0.0.5:80",
        "ftp://brand.example",
        "brand.example",
        "",
        "https://",
        "https://user:secret@brand.example",
        "https://brand.example/?token=x",
        "https://brand.example/#x",
        "https://brand.example:99999",
        "https://\x00",
    ],
)
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(ValidationError):
        settings(url)


@pytest.mark.parametrize(
    "more", [{"batch_max_events": 0}, {"timeout_s": 0}, {"order": "newest"}, {"name": "a b"}, {"token": "x"}]
)
def test_wrong_values_and_unknown_keys_are_refused(more: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        settings("https://brand.example", **more)


def test_the_table_for_config_holds_the_native_wire() -> None:
    assert dict(UPSTREAMS) == {"native": NativeUpstream, "epcis": EpcisUpstream}
