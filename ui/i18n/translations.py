"""The languages of the screen, from the ``.qm`` files beside this module; switched while it runs."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QObject, QTranslator, Signal

from ui.i18n.words import LANGUAGES, SOURCE, Language, Words, source_only

_FOLDER = Path(__file__).parent


class Translations(QObject):
    """All languages at once: the lost page speaks two, the rest of the screen the present one."""

    changed = Signal()

    def __init__(self, language: Language = "en") -> None:
        super().__init__()
        self._words = {each: _words(each) for each in LANGUAGES}
        self.language: Language = language

    @property
    def words(self) -> Words:
        return self._words[self.language]

    @property
    def both(self) -> tuple[Words, Words]:
        """The present language, then English; beside English Chinese."""
        return self.words, self._words["zh_CN" if self.language == "en" else "en"]

    def set_language(self, language: Language) -> None:
        if language != self.language:
            self.language = language
            self.changed.emit()

    def switch(self) -> None:
        """To the next language."""
        self.set_language(LANGUAGES[(LANGUAGES.index(self.language) + 1) % len(LANGUAGES)])

    def at_epoch(self, epoch: int) -> None:
        """Cases of this epoch are named by their number alone."""
        for words in self._words.values():
            words.epoch = epoch

    def call_units(self, noun: str) -> None:
        """Sentences name what is packed as the recipe calls it."""
        for words in self._words.values():
            words.unit_noun = noun


def _words(language: Language) -> Words:
    """The words of a language; without its file it is English, which is better than nothing."""
    translator = QTranslator()
    if language == SOURCE or not translator.load(str(_FOLDER / f"station_{language}.qm")):
        return Words(language, source_only)

    @lru_cache(maxsize=2048)
    def look_up(context: str, source: str) -> str:
        return translator.translate(context, source) or source

    return Words(language, look_up)
