"""The mark lupdate looks for in tables; it does nothing at run time."""


def mark(context: str, source: str) -> str:
    """A text of a table, said later with the same context."""
    del context
    return source
