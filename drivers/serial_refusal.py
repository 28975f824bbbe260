"""Why a serial port could not be opened, whatever device is on it."""

import errno
from typing import Literal

_BUSY = {errno.EAGAIN, errno.EBUSY}
_RIGHTS = {errno.EACCES, errno.EPERM}


def why_refused(error: Exception) -> Literal["busy", "rights", "missing"]:
    """busy: another program has it; rights: this user may not; missing: there is none, or it takes no such settings."""
    number = getattr(error, "errno", None)
    if number in _BUSY:
        return "busy"
    return "rights" if number in _RIGHTS else "missing"
