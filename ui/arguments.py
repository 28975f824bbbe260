"""The command line of the screen: read and refused before Qt is started."""

import argparse
import re
from dataclasses import dataclass
from pathlib import Path

from ui.client.address import AddressRefused, parse_address
from ui.client.port_owner import PortOwner
from ui.client.target import DataFolderTarget, FixedTarget, TargetSource
from ui.i18n.words import LANGUAGES, Language
from ui.theme.tokens import SCALE_LIMITS, ThemeName

SMALLEST = (640, 480)


@dataclass(frozen=True, slots=True)
class ScreenArguments:
    targets: TargetSource
    kiosk: bool
    language: Language
    theme: ThemeName
    size: tuple[int, int] | None
    scale: float
    child: bool


def read_arguments(arguments: list[str]) -> ScreenArguments:
    """Raises SystemExit(2) with one sentence on stderr."""
    parser = _parser()
    given = parser.parse_args(arguments)
    targets = _targets(parser, given)
    return ScreenArguments(targets, given.kiosk, given.lang, given.theme, given.size, given.scale, given.child)


def _targets(parser: argparse.ArgumentParser, given: argparse.Namespace) -> TargetSource:
    if (given.data is None) == (given.connect is None):
        parser.error("give either --connect HOST:PORT or --data DIR")
    if given.data is not None:
        return DataFolderTarget(given.data)
    try:
        address = parse_address(given.connect)
    except AddressRefused as refused:
        parser.error(str(refused))
    return FixedTarget(address, given.token_file) if given.token_file is not None else PortOwner(address)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="station ui", description="The operator's screen of a station.")
    parser.add_argument("--connect", metavar="HOST:PORT", help="the station's API, on this machine")
    parser.add_argument(
        "--token-file", type=Path, metavar="FILE", help="its api.token; without it: asked of the system"
    )
    parser.add_argument("--data", type=Path, metavar="DIR", help="instead: the station's data folder names both")
    parser.add_argument("--kiosk", action="store_true", help="full screen, and only ended by who started it")
    parser.add_argument("--lang", choices=LANGUAGES, default="en")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--size", type=_size, metavar="WxH", help="size of the window, such as 1280x800")
    low, high = SCALE_LIMITS
    parser.add_argument(
        "--scale", type=_scale, default=1.0, metavar="F", help=f"larger or smaller text, {low} to {high}"
    )
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    return parser


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"([0-9]{3,5})x([0-9]{3,5})", text)
    if match is None or int(match[1]) < SMALLEST[0] or int(match[2]) < SMALLEST[1]:
        raise argparse.ArgumentTypeError(f"{text!r} is not WxH of at least {SMALLEST[0]}x{SMALLEST[1]}")
    return int(match[1]), int(match[2])


def _scale(text: str) -> float:
    low, high = SCALE_LIMITS
    try:
        scale = float(text)
    except ValueError:
        scale = 0.0
    if not low <= scale <= high:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from {low} to {high}")
    return scale
