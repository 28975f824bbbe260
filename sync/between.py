"""What must hold between the keys of one ``[[upstream]]``: which of them are given together.

Only whether a key is given is asked, never what it holds, so a rule speaks though some key is wrong by itself.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

BETWEEN_KEYS: Final = "between_keys"
"""Type of the error that a model raises when a rule is broken; who reads a config asks for the rules themselves."""
Given = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; ``words`` are for a person, ``at`` is the key to mend."""

    at: str
    words: str
    broken: Callable[[Given], bool]


def broken(table: Given) -> Iterator[tuple[str, str]]:
    """(key to mend, words) of every broken rule; a key that is None or empty is not given."""
    given = {key: value for key, value in table.items() if value not in (None, "")}
    return ((rule.at, rule.words) for rule in RULES if rule.broken(given))


_OAUTH = ("oauth_url", "oauth_client", "oauth_secret_file")


def _two_ways(given: Given) -> bool:
    return "token_file" in given and any(key in given for key in (*_OAUTH, "oauth_scope"))


def _no_way(given: Given) -> bool:
    return not any(key in given for key in ("token_file", *_OAUTH))


def _oauth_lacks(key: str, given: Given) -> bool:
    return key not in given and "token_file" not in given and any(other in given for other in _OAUTH)


def _lacks(key: str, other: str, given: Given) -> bool:
    return key in given and other not in given


def _in_the_clear(key: str, given: Given) -> bool:
    return key in given and str(given.get("url", "")).startswith("http://")


RULES = (
    Rule("token_file", "token_file and oauth_… are two ways to one token: choose one", _two_ways),
    Rule("token_file", "token_file is needed (or oauth_url, oauth_client and oauth_secret_file)", _no_way),
    *(Rule(key, f"with the other oauth_… keys {key} is needed too", partial(_oauth_lacks, key)) for key in _OAUTH),
    *(
        Rule(other, f"{key} needs its {other}", partial(_lacks, key, other))
        for key, other in (
            ("client_key_file", "client_cert_file"),
            ("proxy_user", "proxy_password_file"),
            ("proxy_password_file", "proxy_user"),
            ("proxy_user", "proxy_url"),
        )
    ),
    *(
        Rule(key, f"{key} means nothing to an http:// address", partial(_in_the_clear, key))
        for key in ("ca_file", "client_cert_file")
    ),
)
