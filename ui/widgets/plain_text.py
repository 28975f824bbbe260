"""Text on a screen. Plain by construction: it is painted, so there is nothing in it that could be taken for markup.

This is the only module that may name Qt's own text widgets (a test looks).
"""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QTextOption
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ui.i18n.visible import visible
from ui.theme.theme import Script, TextRole, Theme
from ui.theme.tokens import Token
from ui.widgets.base import LEFT, Painted

LONGEST_PARAGRAPH = 4_000
_SMALLER: tuple[TextRole, ...] = ("step", "head", "body", "small")
_ANYWHERE = QTextOption.WrapMode.WrapAnywhere


class PlainLabel(Painted):
    """A line or a paragraph of text, exactly as it is given; hidden signs are shown."""

    def __init__(
        self,
        theme: Theme,
        role: TextRole = "body",
        *,
        ink: Token = "text",
        bold: bool = False,
        script: Script = "ui",
        wrap: bool = False,
        align: Qt.AlignmentFlag = LEFT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._role: TextRole = role
        self._ink: Token = ink
        self._bold = bold
        self._script: Script = script
        self._wrap = wrap
        self._align = align
        self._text = ""

    @property
    def shown(self) -> str:
        """The text as it is painted, before it is cut to the width."""
        return self._text

    def set_text(self, text: str) -> None:
        shown = (
            "\n".join(visible(each) for each in text[:LONGEST_PARAGRAPH].split("\n")) if self._wrap else visible(text)
        )
        if shown != self._text:
            self._text = shown
            self.setAccessibleName(shown)
            self.updateGeometry()
            self.update()

    def set_ink(self, ink: Token) -> None:
        if ink != self._ink:
            self._ink = ink
            self.update()

    def sizeHint(self) -> QSize:
        metrics = self.theme.metrics(self._role, bold=self._bold, script=self._script)
        if not self._wrap:
            return QSize(metrics.horizontalAdvance(self._text[:LONGEST_PARAGRAPH]) + 2, metrics.height())
        return QSize(metrics.averageCharWidth() * 40, self.heightForWidth(max(1, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.theme.metrics(self._role, bold=self._bold, script=self._script).height())

    def hasHeightForWidth(self) -> bool:
        return self._wrap

    def heightForWidth(self, width: int) -> int:
        metrics = self.theme.metrics(self._role, bold=self._bold, script=self._script)
        flags = int(Qt.TextFlag.TextWordWrap) | int(Qt.TextFlag.TextWrapAnywhere) * (self._script == "code")
        return max(metrics.height(), metrics.boundingRect(QRect(0, 0, width, 100_000), flags, self._text).height())

    def _fitting(self) -> TextRole:
        """A line that is too long is smaller before it is cut."""
        roles = _SMALLER[_SMALLER.index(self._role) :] if self._role in _SMALLER else (self._role,)
        width = self.width() + 1
        fits = (r for r in roles if self.width_of(self._text, r, bold=self._bold, script=self._script) <= width)
        return next(fits, roles[-1])

    def paint(self, painter: QPainter) -> None:
        if not self._wrap:
            self.text(
                painter, self.rect(), self._text, self._fitting(),
                ink=self._ink, bold=self._bold, script=self._script, align=self._align,
            )  # fmt: skip
            return
        painter.setFont(self.theme.font(self._role, bold=self._bold, script=self._script))
        painter.setPen(self.colour(self._ink))
        wrap = Qt.TextFlag.TextWrapAnywhere if self._script == "code" else Qt.TextFlag.TextWordWrap
        painter.drawText(self.rect(), int(self._align) | int(wrap), self._text)


class PlainField(QLineEdit):
    """A field a person opened to type in. One line, plain text, at least as high as a finger."""

    touched = Signal()
    """By a finger or a mouse: not when the focus came by a key or from the program."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        theme.changed.connect(self._restyle)
        self.setMaxLength(LONGEST_PARAGRAPH)
        self.setTextMargins(8, 0, 8, 0)
        self._restyle()

    @property
    def name(self) -> str:
        """What is wanted in it."""
        return self.accessibleName() or self.placeholderText()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.touched.emit()

    def _restyle(self) -> None:
        self.setFont(self._theme.font("body", script="code"))
        self.setMinimumHeight(max(48, self._theme.sizes.btn - 12))


class PlainText(QPlainTextEdit):
    """A long text to read: whole, monospaced, with a scroll bar a finger can hold."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setWordWrapMode(_ANYWHERE)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_text(self, text: str) -> None:
        shown = "\n".join(visible(each) for each in text.split("\n"))
        if shown != self.toPlainText():
            self.setPlainText(shown)

    def _restyle(self) -> None:
        self.setFont(self._theme.font("body", script="code"))
