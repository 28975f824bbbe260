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


OAUTH = {"token_file": None, "oauth_url": "https://login.example/t", "oauth_client": "L1", "oauth_secret_file": "s"}


@pytest.mark.parametrize(
    "more",
    [
        OAUTH,
        OAUTH | {"oauth_scope": "a b"},
        {"ca_file": "ca.pem", "client_cert_file": "c.pem"},
        {"client_cert_file": "c.pem", "client_key_file": "k.pem"},
        {"proxy_url": "http://10.0.0.1:3128"},
        {"proxy_url": "https://proxy:1", "proxy_user": "u", "proxy_password_file": "p"},
        {"timeout_s": 30, "connect_timeout_s": 1},
    ],
)
def test_what_a_plant_may_need_on_the_way(more: dict[str, object]) -> None:
    settings("https://brand.example", **more)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"token_file": None}, ["token_file is needed"]),
        (OAUTH | {"token_file": "t"}, ["choose one"]),
        (OAUTH | {"oauth_client": None}, ["oauth_client is needed too"]),
        (OAUTH | {"oauth_url": "http://login.example"}, ["oauth_url", "http:// would send the token in the clear"]),
        ({"client_key_file": "k"}, ["client_key_file needs its client_cert_file"]),
        ({"proxy_url": "http://p", "proxy_user": "u"}, ["proxy_user needs its proxy_password_file"]),
        ({"proxy_user": "u", "proxy_password_file": "p"}, ["proxy_user needs its proxy_url"]),
        ({"proxy_url": "http://u:secret@p"}, ["must not contain a user"]),
        ({"proxy_url": "socks5://p"}, ["beginning with https"]),
        (
            {"token_file": None, "client_key_file": "k", "proxy_user": "u"},
            ["token_file", "client_key_file", "proxy_user"],
        ),
    ],
)
def test_keys_that_do_not_go_together_are_all_told_at_once(more: dict[str, object], told: list[str]) -> None:
    with pytest.raises(ValidationError) as caught:
        settings("https://brand.example", **more)
    for words in told:
        assert words in str(caught.value)
