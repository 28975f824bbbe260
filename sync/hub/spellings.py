"""The code in a request: as ``?code=``, or as the rest of the path, which proxies and browsers take apart.

A code may be a URL itself (a GS1 Digital Link). Put after ``/t/`` as it is, its ``//`` may have become one slash, its
query has become the page's, and what was percent-encoded in it is decoded. So a path has several spellings, the
likeliest first; whichever was packed is meant.
"""

import re
from urllib.parse import unquote, unquote_to_bytes

from sync.wire_schema import CODE_MAX

_ONE_SLASH = re.compile(r"(?i)^(https?):/(?=[^/])")
_OUR_QUERY = re.compile(r"(?:^|&)lang=[A-Za-z-]{0,20}(?=&|$)")


def spellings(raw_path: bytes, query: bytes, prefix: str) -> list[str]:
    """The codes a request may mean; empty when it can mean none."""
    raw = raw_path.decode("ascii", "replace").split("?", 1)[0].removeprefix(prefix)
    asked = _OUR_QUERY.sub("", query.decode("ascii", "replace")).removeprefix("&")
    found: list[str] = []
    for path in (_decoded(raw), raw):
        for whole in (path, _ONE_SLASH.sub(r"\1://", path)):
            if asked:
                found += (f"{whole}?{_decoded(asked)}", f"{whole}?{asked}")
            found.append(whole)
    return [code for code in dict.fromkeys(found) if usable(code)]


def usable(code: str) -> bool:
    """False for what no station can have sent."""
    return bool(code) and len(code) <= CODE_MAX and "\x00" not in code


def _decoded(text: str) -> str:
    """A GS (%1D) and letters of any script may be in it; what is no UTF-8 stays as it came."""
    try:
        return unquote_to_bytes(text).decode("utf-8")
    except UnicodeDecodeError:
        return unquote(text, errors="replace")
