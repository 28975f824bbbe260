"""What Qt makes of the tokens: colours, fonts and sizes of the present theme, language and window.

One object for the whole screen. Widgets ask it while they paint and listen to ``changed``; nothing is cached in them.
"""

from typing import Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QPalette

from ui.theme.tokens import SMALLEST_TEXT_PX, SizeClass, Sizes, ThemeName, Token, tokens

TextRole = Literal["glance", "step", "count", "count2", "head", "body", "small"]
Script = Literal["ui", "code"]


class Theme(QObject):
    """The present theme."""

    changed = Signal()

    def __init__(self, theme: ThemeName = "light", scale: float = 1.0) -> None:
        super().__init__()
        self.name: ThemeName = theme
        self._scale = scale
        self.size_class: SizeClass = "medium"
        self.sizes: Sizes = tokens().sizes["medium"].scaled(scale)
        self._colours: dict[Token, QColor] = {}
        self._fonts: dict[tuple[TextRole, bool, Script], QFont] = {}
        self._paint()

    def set_theme(self, theme: ThemeName) -> None:
        if theme != self.name:
            self.name = theme
            self._paint()
            self.changed.emit()

    def fit(self, window_width: int) -> None:
        """Take the sizes of a window this wide."""
        size_class = tokens().size_class(window_width)
        if size_class != self.size_class:
            self.size_class = size_class
            self.sizes = tokens().sizes[size_class].scaled(self._scale)
            self._fonts.clear()
            self.changed.emit()

    def colour(self, token: Token) -> QColor:
        return self._colours[token]

    def font(self, role: TextRole = "body", *, bold: bool = False, script: Script = "ui") -> QFont:
        """The font of a role; codes are monospaced."""
        made = self._fonts.get((role, bold, script))
        if made is None:
            made = make_font(getattr(self.sizes, role), bold=bold, script=script)
            self._fonts[role, bold, script] = made
        return made

    def fitting(self, text: str, role: TextRole, width: int, smallest: TextRole = "body") -> QFont:
        """The bold font of a role, smaller where the text would not fit: a word at a glance is never cut."""
        font = self.font(role, bold=True)
        needed = QFontMetrics(font).horizontalAdvance(text)
        if needed <= width or needed == 0:
            return font
        pixels = max(getattr(self.sizes, smallest), int(font.pixelSize() * width / needed))
        return make_font(pixels, bold=True)

    def metrics(self, role: TextRole = "body", *, bold: bool = False, script: Script = "ui") -> QFontMetrics:
        return QFontMetrics(self.font(role, bold=bold, script=script))

    def palette(self) -> QPalette:
        """The one palette of the theme, for the few stock widgets (text fields, scroll bars)."""
        palette = QPalette()
        for role, token in _ROLES.items():
            palette.setColor(role, self.colour(token))
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("control"))
        return palette

    def _paint(self) -> None:
        self._colours = {token: QColor(value) for token, value in tokens().colours[self.name].items()}


_ROLES: dict[QPalette.ColorRole, Token] = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "raised",
    QPalette.ColorRole.AlternateBase: "surface",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "text2",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "onred",
    QPalette.ColorRole.Highlight: "blue",
    QPalette.ColorRole.HighlightedText: "onblue",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Link: "bluetxt",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "surface",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "control",
    QPalette.ColorRole.Shadow: "sunken",
}


def make_font(pixels: int, *, bold: bool = False, script: Script = "ui") -> QFont:
    """A font of the design in pixels. Han falls back to the SC face by name, never to whichever comes first."""
    font = QFont()
    font.setFamilies(list(tokens().fonts.code if script == "code" else tokens().fonts.ui))
    font.setPixelSize(max(SMALLEST_TEXT_PX, pixels))
    font.setBold(bold)
    font.setStyleHint(QFont.StyleHint.Monospace if script == "code" else QFont.StyleHint.SansSerif)
    return font


def missing_fonts() -> tuple[str, ...]:
    """What the design wants and this machine has not: Latin, Han, codes. Text is then drawn in what there is."""
    known = set(QFontDatabase.families())
    latin, *han = tokens().fonts.ui
    code = tokens().fonts.code[0]
    wanted = ((latin, {latin}), (han[0], set(han)), (code, {code}))
    return tuple(name for name, any_of in wanted if not known & any_of)
