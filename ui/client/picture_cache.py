"""Case pictures by their path: fetched once, decoded once, a few kept. A picture that is none is shown as none."""

from collections import OrderedDict
from collections.abc import Callable, Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageReader

from ui.client.calls import Call, Failure
from ui.client.client import ScreenClient

KEPT = 8
LARGEST_PIXELS = 64_000_000
_BEGIN, _END = b"\xff\xd8\xff", b"\xff\xd9"

Shown = Callable[[QImage | None], None]


class PictureCache:
    """Asks the client; newest wins: a picture nobody waits for any more is not decoded."""

    def __init__(self, client: ScreenClient) -> None:
        self._client = client
        self._kept: OrderedDict[str, QImage] = OrderedDict()
        self._call: Call | None = None
        self._turn = 0
        """Counts what was wanted: a newer wish ends a row of pictures."""

    def want_each(self, paths: Sequence[str], shown: Callable[[int, QImage | None], None]) -> None:
        """Several pictures, one after the other: ``shown`` is called with the place of each. A path that is empty is
        no picture. What was wanted before is forgotten."""
        self.forget()
        self._next(tuple(paths), 0, self._turn, shown)

    def _next(self, paths: tuple[str, ...], place: int, turn: int, shown: Callable[[int, QImage | None], None]) -> None:
        if place >= len(paths) or turn != self._turn:
            return

        def came(image: QImage | None) -> None:
            shown(place, image)
            self._next(paths, place + 1, turn, shown)

        if paths[place]:
            self._fetch(paths[place], came)
        else:
            came(None)

    def want(self, path: str, shown: Shown) -> None:
        """Call ``shown`` with the picture, or None when there is none. What was wanted before is forgotten."""
        self.forget()
        self._fetch(path, shown)

    def _fetch(self, path: str, shown: Shown) -> None:
        kept = self._kept.get(path)
        if kept is not None:
            self._kept.move_to_end(path)
            shown(kept)
            return
        self._call = self._client.fetch(path, lambda answer: self._got(path, answer, shown))

    def forget(self) -> None:
        """Nobody waits any more."""
        self._turn += 1
        call, self._call = self._call, None
        if call is not None:
            call.cancel()

    def _got(self, path: str, answer: bytes | Failure, shown: Shown) -> None:
        image = None if isinstance(answer, Failure) else decode(answer)
        if image is not None:
            self._kept[path] = image
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        shown(image)


def decode(jpeg: bytes) -> QImage | None:
    """The picture, or None when the bytes are not a whole JPEG of a sane size."""
    if not jpeg.startswith(_BEGIN) or not jpeg.rstrip(b"\0").endswith(_END):
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(jpeg))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, b"jpeg")
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > LARGEST_PIXELS:
        return None
    image = reader.read()
    return None if image.isNull() else image
