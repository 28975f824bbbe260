"""Several ways in which pictures of readers come, as one."""

from collections.abc import Callable

from drivers.protocols import PictureInbox, ReaderPicture


class PictureInboxes:
    """A :class:`drivers.protocols.PictureInbox` of others: all listen, or none."""

    def __init__(self, *inboxes: PictureInbox) -> None:
        self._inboxes = inboxes

    def start(self, take: Callable[[ReaderPicture], None]) -> None:
        for place, inbox in enumerate(self._inboxes):
            try:
                inbox.start(take)
            except BaseException:
                for begun in self._inboxes[:place]:
                    begun.stop()
                raise

    def stop(self) -> None:
        for inbox in self._inboxes:
            inbox.stop()
