"""Where a key stands."""

import tomllib

from hypothesis import given, settings
from hypothesis import strategies as st

from config.errors import Path
from config.toml_text import line_at, lines_of

TEXT = '''\
# a comment
top = 1
[a]  # one table
"we ird".'x' = """
two lines"""
list = [
  1,
]
z.q = 2
[[camera]]
name = "top"
  [camera.light]
  level = 3
[plc]
driver = "m"
[[camera]]
name = "side"
inline = { one = 1, two.three = 2 }
  [camera.light]
  level = 4
[s.t.u]
'''

PLACES: list[tuple[Path, int]] = [
    (("top",), 2),
    (("a",), 3),
    (("a", "we ird", "x"), 4),
    (("a", "list"), 6),
    (("a", "list", 0), 6),
    (("a", "z", "q"), 9),
    (("camera",), 10),
    (("camera", 0), 10),
    (("camera", 0, "name"), 11),
    (("camera", 0, "light", "level"), 13),
    (("plc", "driver"), 15),
    (("camera", 1), 16),
    (("camera", 1, "name"), 17),
    (("camera", 1, "inline", "two", "three"), 18),
    (("camera", 1, "light", "level"), 20),
    (("camera", 1, "missing"), 16),
    (("s", "t", "u", "missing"), 21),
]


def test_every_key_has_its_line() -> None:
    lines = lines_of(TEXT)
    assert [(path, line_at(lines, path)) for path, _ in PLACES] == PLACES
    assert line_at(lines, ("none", "of", "it")) is None


KEYS = st.lists(st.sampled_from(["a", "b-1", '"x y"', "'q.r'", '"\\u00e9"']), min_size=1, max_size=2, unique=True)
BLOCKS = st.sampled_from(["1", '"""\n# no comment\n[t]\n"""', "[\n 1, # c\n]", "'''\nx = 1\n'''", '"é[[x]]"'])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(KEYS, BLOCKS), max_size=6), st.lists(st.integers(0, 2), max_size=8))
def test_what_is_found_is_what_tomllib_reads(pairs: list[tuple[list[str], str]], blanks: list[int]) -> None:
    text, expected = "", []
    for number, (names, value) in enumerate(pairs):
        text += "\n" * (blanks[number] if number < len(blanks) else 0) + f"[[t{number}]]\n"
        expected.append(text.count("\n") + 1)
        text += f"{'.'.join(names)} = {value}\n"
    values, lines = tomllib.loads(text), lines_of(text)
    for number, line in enumerate(expected):
        path: Path = (f"t{number}", 0)
        table = values[f"t{number}"][0]
        while isinstance(table, dict):
            [(name, table)] = table.items()
            path = (*path, name)
        assert lines[path] == line
