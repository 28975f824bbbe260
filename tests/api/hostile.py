"""Texts a scanner, a server or a person may hand in, that must come out as data and as nothing else."""

HOSTILE: dict[str, str] = {
    "bold": "<b>A1</b>",
    "image": "<img src=file:///etc/passwd onerror=alert(1)>",
    "formula": "=cmd|' /C calc'!A0",
    "header": "A1\r\nset-cookie: x=1",
    "ansi": "\x1b[2J\x1b[31mred",
    "nul": "A\x001",
    "bidi": "A\u202e1BX\u2066",
    "invisible": "A\u200b1\ufeff",
    "surrogate": "A\ud8001",
    "reversed surrogates": "\udc00\ud800",
    "long": "X" * 10_000,
    "markup": "[/] [red]A1[/red] [link=file:///x]y",
    "braces": "{0.__class__} {key} %s %(x)s",
    "separators": "a/b?c#d%2e%00&e=f;g",
    "line separators": "a\u2028b\u2029c\x85d",
    "emoji": "🍺" * 8,
    "gs": "01095012345678901\x1d21A",
}
