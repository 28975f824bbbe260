"""Work that has time, in the process of a line that has none."""

import os
import threading

NICE = 19


def lower_priority() -> None:
    """This thread gets the processor when nobody else wants it (on Linux a nice value belongs to a thread)."""
    os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICE)
