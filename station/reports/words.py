"""What a report says, in English, Chinese or Russian; the words are those of the screen."""

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, tzinfo
from functools import cache
from pathlib import Path
from typing import Literal

from station.core.codes import display
from station.messages import MESSAGES, PHRASES
from station.messages.nouns import NOUNS
from station.messages.templates import fill

ReportLanguage = Literal["en", "zh_CN", "ru"]
TRANSLATED = Path(__file__).resolve().parents[2] / "ui" / "i18n"
Arguments = Mapping[str, str | int | float]


@cache
def translations(language: str) -> Mapping[tuple[str, str], str]:
    """(context, English) → the text. The files are part of this program, nobody else's."""
    found: dict[tuple[str, str], str] = {}
    for context in ET.parse(TRANSLATED / f"station_{language}.ts").getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            if told := message.findtext("translation"):
                found[name, message.findtext("source") or ""] = told
    return found


class ReportWords:
    """``zone`` None: times are those of this computer."""

    def __init__(self, language: ReportLanguage, zone: tzinfo | None, unit_noun: str = "unit") -> None:
        self.language: ReportLanguage = language
        self._zone = zone
        noun = self._told("noun", NOUNS.get(unit_noun, NOUNS["unit"]))
        self._units = {"unit": fill(noun, {"n": "1"}), "units": fill(noun, {"n": "2"})}

    def _told(self, context: str, source: str) -> str:
        return source if self.language == "en" else translations(self.language).get((context, source), source)

    def phrase(self, key: str) -> str:
        """A label, or a few words for a key; a key without words is shown as it is."""
        source = PHRASES.get(key)
        return self._told("phrase", source) if source is not None else display(key.replace("_", " "))

    def cause(self, key: str, arguments: Arguments) -> str:
        """A few words for it, or what its message says happened."""
        row = MESSAGES.get(key)
        if key in PHRASES or row is None:
            device = arguments.get("device")
            return self.phrase(key) + (f" ({display(str(device))})" if device else "")
        shown = {name: display(str(value)) for name, value in arguments.items()}
        return fill(self._told("key", row.what), self._units | shown).rstrip(".。")

    def number(self, value: int) -> str:
        return f"{value:,}".replace(",", " " if self.language == "ru" else ",")

    def duration(self, seconds: int) -> str:
        """``h:mm:ss``."""
        return f"{seconds // 3600}:{seconds % 3600 // 60:02}:{seconds % 60:02}"

    def moment(self, at_us: int) -> str:
        """Date and time on the plant's clock."""
        if not at_us:
            return ""
        at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=at_us)
        return at.astimezone(self._zone).strftime("%Y-%m-%d %H:%M:%S")

    def place(self, view: int, row: int, column: int, lane: int) -> str:
        """``B5``, with its view where there are several; a lane of a queue."""
        if lane or not row:
            return f"{self._told('report', 'Lane')} {lane}" if lane else self.phrase("report_unknown")
        name = f"{chr(64 + row) if row <= 26 else row}{column}"
        return name if view <= 1 else f"{view}: {name}"
