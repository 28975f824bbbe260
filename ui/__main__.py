import os
import sys

from ui.display import refusal

if "--child" in sys.argv and (code := refusal(os.environ)):  # its launcher tries again every few seconds: before Qt
    sys.exit(code)
try:
    import PySide6.QtNetwork
    import PySide6.QtWidgets  # noqa: F401  # its libraries are the machine's, and may be missing
except ImportError as missing:
    sys.exit(f"Qt cannot be loaded, so there is no screen: {missing}. `sh run.sh demo` installs what it needs.")

from ui.app import main

sys.exit(main())
