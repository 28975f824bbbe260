"""What a page is, and what it is given."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from station.api.schema import CommandAnswer
from ui.client import Failure, ScreenClient
from ui.client.picture_cache import PictureCache
from ui.i18n.translations import Translations
from ui.i18n.words import Words
from ui.presenters.answers import AnswerModel, refused
from ui.presenters.moment import Moment
from ui.sound import Sounds
from ui.theme.theme import Theme
from ui.widgets.base import Painted


@dataclass(frozen=True, slots=True)
class PageTools:
    """What a page may use. It changes nothing by itself: it posts commands and opens pages."""

    client: ScreenClient
    theme: Theme
    translations: Translations
    pictures: PictureCache
    tell: Callable[[AnswerModel], None]
    """Show the answer to what a person did, with its sound."""
    open_page: Callable[..., None]
    """``open_page(key, about="")``."""
    about: Callable[[], tuple[str, ...]] = field(default=tuple)
    """Lines about this screen, for the More page."""
    sounds: Sounds = field(default_factory=Sounds)

    @property
    def words(self) -> Words:
        return self.translations.words

    def command(
        self,
        kind: str,
        args: dict[str, Any] | None = None,
        *,
        said: str = "",
        code: str = "",
        then: Callable[[], None] = lambda: None,
    ) -> None:
        """Post a command; ``said`` is told when it was done (else what the station says of it), a refusal always.
        ``then`` is called once the station has answered."""

        def answered(answer: CommandAnswer | Failure) -> None:
            if isinstance(answer, Failure):
                self.tell(refused(answer.key, answer.arguments, self.words, code))
            elif said:
                self.tell(AnswerModel("accepted", said, "", code))
            elif answer.key:
                what, do = (ask(answer.key, answer.arguments) for ask in (self.words.what, self.words.to_do))
                self.tell(AnswerModel("accepted", what, do, code))
            then()

        self.client.command(kind, args or {}, answered)


class Page(Painted):
    """The base of every page: made when it is first opened, fed with every moment while it is in front."""

    def __init__(self, tools: PageTools) -> None:
        super().__init__(tools.theme)
        self.tools = tools

    def show_moment(self, moment: Moment) -> None:
        """Show the line as it is now. Called for every snapshot, and when language, theme or page changed."""
        raise NotImplementedError

    def opened(self, about: str) -> None:
        """The page came to the front; ``about`` says what it was opened for (a code, a case, an alarm)."""

    def closed(self) -> None:
        """Another page came to the front: cancel what nobody waits for."""

    def scanned(self, code: str) -> bool:
        """A scan while this page is in front. True = it is the page's; False = it is looked up."""
        del code
        return False

    def commanded(self, name: str) -> bool:
        """A barcode of the sheet of keys, by its name. True = it pressed a key of this page; False = none is there."""
        del name
        return False

    def keyed(self, key: int) -> bool:
        """A key that no widget took, while this page is in front. True = it is the page's."""
        del key
        return False

    def anchors(self) -> tuple[QRect, ...]:
        """Where the numbers of the help notes stand, in the order of the notes."""
        return ()

    def paint(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), self.colour("bg"))
