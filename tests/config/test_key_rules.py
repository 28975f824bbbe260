"""Keys of ``[[upstream]]`` that do not go together are told with everything else that is wrong, each at its own key."""

from pathlib import Path

import pytest

from config import ConfigErrors, load
from sync.upstreams import UPSTREAMS
from tests.config.stubs import KINDS, PICTURE

HUB = '\n[[upstream]]\nname = "hub"\ndriver = "native"\n'
EPCIS = '\n[[upstream]]\nname = "gs1"\ndriver = "epcis"\nurl = "https://gs1"\n'


def told(tmp_path: Path, table: str) -> dict[str, str]:
    """Key → what is said of it."""
    path = tmp_path / "line.toml"
    path.write_text(PICTURE + table, encoding="utf-8")
    with pytest.raises(ConfigErrors) as caught:
        load(path, {**KINDS, "upstream": UPSTREAMS})
    return {each.key.removeprefix("upstream[1]."): each.message for each in caught.value.errors}


def test_rules_between_keys_are_told_together_with_keys_that_are_wrong_by_themselves(tmp_path: Path) -> None:
    wrong = told(tmp_path, HUB + 'url = "ftp://hub"\nbatch_max_events = 0\nproxy_user = "me"\noauth_client = "L1"\n')
    assert wrong == {
        "url": "This cannot be: a web address beginning with https:// is needed.",
        "batch_max_events": "This must be at least 1.",
        "proxy_password_file": "This cannot be: proxy_user needs its proxy_password_file.",
        "proxy_url": "This cannot be: proxy_user needs its proxy_url.",
        "oauth_url": "This cannot be: with the other oauth_… keys oauth_url is needed too.",
        "oauth_secret_file": "This cannot be: with the other oauth_… keys oauth_secret_file is needed too.",
    }


def test_rules_between_keys_that_are_right_by_themselves_are_told_once_each(tmp_path: Path) -> None:
    wrong = told(tmp_path, HUB + 'url = "http://127.0.0.1:1"\nca_file = "line.toml"\n')
    assert wrong == {
        "token_file": "This cannot be: token_file is needed (or oauth_url, oauth_client and oauth_secret_file).",
        "ca_file": "This cannot be: ca_file means nothing to an http:// address.",
    }


def test_what_another_driver_asks_for_hides_no_rule(tmp_path: Path) -> None:
    wrong = told(tmp_path, EPCIS + 'namespace = "nothing"\n')
    assert wrong.keys() == {"namespace", "token_file"}
