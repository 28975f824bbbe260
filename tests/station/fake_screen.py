"""A screen that does what the file ``behave`` in its data folder says (a child of the screen's keeper in tests)."""

import json
import os
import signal
import sys
from pathlib import Path

from ui.display import NO_DISPLAY_ANSWERS, NO_DISPLAY_NAMED


def main(arguments: list[str]) -> int:
    data = Path(arguments[arguments.index("--data") + 1])
    behave = (data / "behave").read_text(encoding="ascii")
    with (data / "given.jsonl").open("a", encoding="ascii") as given:
        given.write(json.dumps(arguments) + "\n")
    if behave == "unable":
        sys.stderr.write("libEGL.so.1 is missing.\n")
        return 1
    if behave in ("nameless", "silent"):
        sys.stderr.write("There is no display.\n")
        return {"nameless": NO_DISPLAY_NAMED, "silent": NO_DISPLAY_ANSWERS}[behave]
    sys.stdout.write(json.dumps({"alive": True, "lang": "zh_CN", "theme": "dark"}) + "\n")
    sys.stdout.flush()
    match behave:
        case "closed":
            return 0
        case "falls":
            os.kill(os.getpid(), signal.SIGKILL)
        case _:
            sys.stdin.read()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
