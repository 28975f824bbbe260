"""The marks lupdate looks for in tables; they do nothing at run time."""


def mark(context: str, source: str) -> str:
    """A text of a table, said later with the same context."""
    del context
    return source


def mark_plural(context: str, source: str, comment: None, n: int) -> str:
    """A text of a table with ``%n`` in it. (lupdate sees a plural only where the fourth argument is a number.)"""
    del context, comment, n
    return source
