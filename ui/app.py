"""The screen as a program: ``python -P -m ui --connect HOST:PORT --token-file FILE``.

Exit codes: 0 ended by who started it · 1 a fault of the program · 2 usage · 5 no display named · 6 none answers.
"""

import os
import sys

from PySide6.QtWidgets import QApplication

from ui.arguments import ScreenArguments, read_arguments
from ui.client import ScreenClient
from ui.client.sessions import TouchFilter
from ui.display import refusal
from ui.heartbeat import Heartbeat
from ui.i18n.translations import Translations
from ui.kiosk import Kiosk
from ui.process import ShutdownWatcher, end_on_a_bug, log_qt_messages
from ui.scanner.filter import ScannerFilter
from ui.screen import Screen
from ui.theme.theme import Theme, missing_fonts

DEFAULT_SIZE = (1280, 800)


def main(arguments: list[str] | None = None) -> int:
    """Run until it is told to end."""
    options = read_arguments(sys.argv[1:] if arguments is None else arguments)
    if code := refusal(os.environ):
        return code
    log_qt_messages()
    application = _application()
    for font in missing_fonts():
        sys.stderr.write(f"font {font} is missing: install it for text as designed\n")
    client = ScreenClient(options.targets)
    theme, translations = Theme(options.theme, options.scale), Translations(options.language)
    screen = Screen(client, theme, translations, kiosk=options.kiosk)
    scanner = ScannerFilter(application)
    scanner.scanned.connect(screen.scanned)
    scanner.too_long.connect(screen.shell.handler.too_long)
    scanner.spoilt.connect(screen.shell.handler.spoilt)
    application.installEventFilter(scanner)
    touches = TouchFilter(screen.sessions, application)
    application.installEventFilter(touches)
    endings = ShutdownWatcher(application.quit, child=options.child)
    pulse = Heartbeat(theme, translations) if options.child else None
    end_on_a_bug(application.exit)
    _show(screen, options, application)
    client.start()
    screen.sessions.start()
    code = application.exec()
    if pulse is not None:
        pulse.stop()
    endings.stop()
    client.stop()
    application.removeEventFilter(scanner)
    return code


def _application() -> QApplication:
    application = QApplication(["station"])
    application.setApplicationName("station")
    application.setStyle("Fusion")
    application.setQuitOnLastWindowClosed(True)
    return application


def _show(screen: Screen, options: ScreenArguments, application: QApplication) -> None:
    screen.setMinimumSize(640, 480)
    screen.resize(*(options.size or DEFAULT_SIZE))
    if options.kiosk:
        Kiosk(screen, application)  # a child of the window: it lives as long
        screen.showFullScreen()
    else:
        screen.show()
