"""``python -m tests.ui.linguist``: collect the screen's words into the ``.ts`` files, make the ``.qm`` files of them.

Run it after a text of the screen was changed, translate what it names as unfinished (Qt Linguist, or the file
itself), and run it again.
"""

import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.ui import collected_texts

ROOT = Path(__file__).resolve().parents[2]
I18N = ROOT / "ui" / "i18n"
ALIASES = ("translate+=say", "QT_TRANSLATE_NOOP+=mark")


def files() -> dict[str, Path]:
    """Language → its ``.ts`` file; English is the source and has none."""
    return {path.stem.removeprefix("station_"): path for path in sorted(I18N.glob("station_*.ts"))}


def update(language: str, path: Path) -> None:
    """Collect the texts of the source into ``path``; texts that are in use no more are dropped."""
    sources = [str(each.relative_to(ROOT)) for each in sorted((ROOT / "ui").rglob("*.py"))]
    with TemporaryDirectory() as folder:
        collected = Path(folder) / "collected.py"
        collected.write_text(collected_texts.module(), encoding="utf-8")
        _update(language, path, [*sources, str(collected)])


def _update(language: str, path: Path, sources: list[str]) -> None:
    aliases = [part for alias in ALIASES for part in ("-tr-function-alias", alias)]
    command = [_tool("lupdate"), "-silent", "-no-obsolete", "-locations", "none", *aliases, *sources]
    _run([*command, "-target-language", language, "-ts", str(path)])


def release(path: Path, into: Path) -> None:
    """Make the ``.qm`` file."""
    _run([_tool("lrelease"), "-silent", str(path), "-qm", str(into)])


def unfinished(path: Path) -> list[str]:
    """Sources that have no translation yet."""
    messages = ET.parse(path).getroot().iter("message")
    return [message.findtext("source") or "" for message in messages if _is_unfinished(message)]


def _is_unfinished(message: ET.Element) -> bool:
    translation = message.find("translation")
    return translation is None or translation.get("type") == "unfinished" or not translation.text


def _tool(name: str) -> str:
    return str(Path(sys.executable).with_name(f"pyside6-{name}"))


def _run(command: list[str]) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{Path(command[0]).name}: {done.stderr.strip()}")


def main() -> int:
    waiting = 0
    for language, path in files().items():
        update(language, path)
        release(path, path.with_suffix(".qm"))
        todo = unfinished(path)
        waiting += len(todo)
        sys.stdout.write(f"{path.name}: {len(todo)} unfinished\n")
        for source in todo:
            sys.stdout.write(f"  {source}\n")
    return 1 if waiting else 0


if __name__ == "__main__":
    sys.exit(main())
