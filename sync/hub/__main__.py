"""``python -P -m sync.hub``."""

import sys

from sync.hub.server import main

sys.exit(main())
