"""Addresses are judged without the HTTP client, and never otherwise than it does."""

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.settings import checked, on_loopback

SIGNS = st.text(alphabet="ahx019.:/@?#[]%-_ \t\x00\u5e73~", max_size=30)


def taken(url: str) -> bool:
    try:
        checked(url)
    except ValueError:
        return False
    return True


@given(SIGNS)
def test_what_is_taken_is_an_address_for_the_http_client_too(rest: str) -> None:
    url = f"https://{rest}"
    if taken(url):
        dialled = httpx.URL(checked(url))
        assert dialled.host and not dialled.userinfo and not dialled.query and not dialled.fragment
        assert dialled.port is None or 0 < dialled.port < 65_536


@pytest.mark.parametrize(
    "url",
    ["https://h", "https://h/", "https://a-b.c_d.example:8443/x/y%20z", "https://[2001:db8::1]:1/x", "https://10.0.0.5",
     "https://\u5e73\u53f0.\u4e2d\u56fd/api", "http://xn--fiqs8s", "https://hub.example."],
)  # fmt: skip
def test_these_are_addresses(url: str) -> None:
    assert checked(url) == url.rstrip("/")


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("", "beginning with https"),
        ("h", "beginning with https"),
        ("https://", "beginning with https"),
        ("ftp://h", "beginning with https"),
        ("https://h:0", "no such port"),
        ("https://h:65536", "no such port"),
        ("https://h:x", "no such port"),
        ("https://me@h", "must not contain a user"),
        ("https://me:secret@h", "must not contain a user"),
        ("https://h?x", "must not contain a user"),
        ("https://h/#", "must not contain a user"),
        ("https://999.1.1.1", "not a web address"),
        ("https://hub..example", "not a web address"),
        ("https://-hub.example", "not a web address"),
        ("https://" + "h" * 64 + ".example", "not a web address"),
        ("https://[::1", "not a web address"),
        ("https://[v1.x]", "not a web address"),
        ("https://h\tx", "not a web address"),
        (" https://h", "not a web address"),
        ("https://a b", "not a web address"),
        ("https://h" + "x" * 2_000, "not a web address"),
        ("https://\u200b.example", "not a web address"),
    ],
)
def test_these_are_not(url: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        checked(url)


def test_only_this_machine_is_loopback() -> None:
    own = ["http://localhost:1", "http://127.0.0.1", "http://127.8.8.8:2/x", "http://[::1]:80"]
    others = ["http://localhost.example", "http://10.0.0.1", "http://127.0.0.1.example", "http://[::2]"]
    assert [on_loopback(url) for url in own + others] == [True] * len(own) + [False] * len(others)
