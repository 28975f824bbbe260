"""The real pictures of the shared folder, with their truth."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SECOND_CODES: dict[str, tuple[bytes, ...]] = {
    # a QR code in the middle of a QR code; the truth names the inner one
    "qrcode-2/16.webp": ("[外側QRコード]\r\n \r\n*ﾀﾞﾌﾞﾙQR*\r\nhttp://d-qr.net/ex/".encode("shift_jis"),),
}
"""Codes that are printed in a picture beside the one its truth names."""


@dataclass(frozen=True, slots=True)
class Sample:
    path: Path
    truth: bytes | None
    """None: nobody wrote down what is in it (or nothing is: ``is_empty``)."""

    @property
    def name(self) -> str:
        return f"{self.path.parent.name}/{self.path.name}"

    @property
    def is_empty(self) -> bool:
        return self.path.parent.name.startswith("falsepositives")

    def is_truth(self, text: str, raw: bytes) -> bool:
        return self.truth is not None and self.truth in (text.encode("utf-8", "surrogatepass"), raw)


def shared_pictures() -> Path | None:
    """The folder, or None where it is not."""
    given = os.environ.get("STATION_SHARED")
    root = Path(given) if given else Path(__file__).resolve().parents[2] / ".." / "shared"
    folder = root / "data" / "pictures"
    return folder if folder.is_dir() else None


def samples(folder: Path) -> Iterator[Sample]:
    for path in sorted(folder.glob("*/*")):
        if path.suffix in (".png", ".webp", ".jpg"):
            truths = (path.with_suffix(ending) for ending in (".txt", ".bin"))
            yield Sample(path, next((truth.read_bytes() for truth in truths if truth.is_file()), None))
