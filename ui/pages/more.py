"""More: the pages that have no room in the rail, the language, the theme, and what this screen shows."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QResizeEvent

from ui.i18n.words import LANGUAGES, NAMES
from ui.presenters.moment import Moment
from ui.shell.page import Page, PageTools
from ui.widgets.keys import Key
from ui.widgets.plain_text import PlainLabel

_COLUMNS = {"large": 4, "medium": 4, "small": 5}
"""The languages and the theme are one row: on a small screen with every page there is no height for two."""


class MorePage(Page):
    """Large keys in rows."""

    def __init__(self, tools: PageTools) -> None:
        super().__init__(tools)
        self._others: dict[str, Key] = {}
        self._languages = {language: Key(tools.theme, self, icon="globe") for language in LANGUAGES}
        for language, key in self._languages.items():
            key.set_label(NAMES[language])
            key.clicked.connect(lambda _=False, language=language: tools.translations.set_language(language))
        self._theme = Key(tools.theme, self, icon="theme")
        self._theme.clicked.connect(self._other_theme)
        self._heads = [PlainLabel(tools.theme, "body", ink="text2", parent=self) for _ in range(3)]
        self._lines = PlainLabel(tools.theme, "body", wrap=True, parent=self)
        tools.theme.changed.connect(self._place)

    def show_others(self, others: tuple[tuple[str, str, str], ...]) -> None:
        """(key, icon, title) of the pages that have no room in the rail."""
        if [key for key, _, _ in others] != list(self._others):
            for old in self._others.values():
                old.setParent(None)
                old.deleteLater()
            self._others = {key: Key(self.theme, self, icon=icon) for key, icon, _ in others}
            for name, made in self._others.items():
                made.clicked.connect(lambda _=False, name=name: self.tools.open_page(name))
                made.show()
        for key, _, title in others:
            self._others[key].set_label(title)
        self._place()

    def show_moment(self, moment: Moment) -> None:
        words = moment.words
        for head, text in zip(
            self._heads,
            (words.say("more", "Pages"), words.say("more", "Language"), words.say("more", "Brightness")),
            strict=True,
        ):
            head.set_text(text)
        dark = self.theme.name == "dark"
        self._theme.set_label(words.say("more", "Light") if dark else words.say("more", "Dark"))
        for language, key in self._languages.items():
            key.set_kind("primary" if language == words.language else "plain")
        self._lines.set_text("\n".join(self.tools.about()))
        self._place()

    def _other_theme(self) -> None:
        self.theme.set_theme("light" if self.theme.name == "dark" else "dark")

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def _place(self) -> None:
        sizes, y = self.theme.sizes, self.theme.sizes.pad
        pages, languages, theme = self._heads
        pages.setVisible(bool(self._others))
        if self._others:
            y = self._place_group(pages, list(self._others.values()), y)
        self._place_group(theme, [self._theme], y, from_column=len(LANGUAGES))
        y = self._place_group(languages, list(self._languages.values()), y)
        self._lines.setGeometry(sizes.pad, y, self.width() - 2 * sizes.pad, max(0, self.height() - y - sizes.pad))

    def _place_group(self, head: PlainLabel, keys: list[Key], y: int, *, from_column: int = 0) -> int:
        sizes = self.theme.sizes
        columns = _COLUMNS[self.theme.size_class]
        width = (self.width() - 2 * sizes.pad - (columns - 1) * sizes.gap) // columns
        height = self.line_of("body")
        head.setGeometry(sizes.pad + from_column * (width + sizes.gap), y, width, height)
        y += height + 6
        for place, key in enumerate(keys, from_column):
            row, column = divmod(place, columns)
            left = sizes.pad + column * (width + sizes.gap)
            key.setGeometry(QRect(left, y + row * (sizes.btn + sizes.gap), width, sizes.btn))
        return y + -(-len(keys) // columns) * (sizes.btn + sizes.gap) + sizes.gap

    def anchors(self) -> tuple[QRect, ...]:
        first = next(iter(self._others.values()), None)
        language = next(iter(self._languages.values()))
        pages = first.geometry() if first is not None else QRect()
        return pages, language.geometry(), self._theme.geometry(), self._lines.geometry()
