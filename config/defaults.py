"""What holds where a config says nothing."""

API_HOST = "127.0.0.1"
API_PORT = 8640

BUDGET_MS = 100
"""Decoding one picture; a cascade that is not through by then gives no-reads."""
MAX_MEGAPIXELS = 64
DECODE_THREADS = 2

EVIDENCE_MB = 2_000

ALARM_FREE_PERCENT = 10
STOP_FREE_PERCENT = 2

VERDICT_TIMEOUT_MS = 500
