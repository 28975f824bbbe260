"""Debian's Chromium without a screen: a picture of a page at phone size."""

import shutil
import subprocess
from pathlib import Path

PHONE = (390, 844)
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--hide-scrollbars",
)


def program() -> str | None:
    return shutil.which("chromium")


def look(url: str, profile: Path, *options: str) -> str:
    """Load a page with a new, empty profile; what Chromium prints. Raises CalledProcessError, TimeoutExpired."""
    found = program()
    assert found is not None
    words = (found, *QUIET, f"--user-data-dir={profile}", f"--window-size={PHONE[0]},{PHONE[1]}", *options, url)
    done = subprocess.run(words, check=True, capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL)
    return done.stdout
