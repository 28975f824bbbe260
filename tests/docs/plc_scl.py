"""The function block of docs/plc as an external source for TIA Portal: STATION_LINK in Siemens' SCL.

The text stays what it is; what SCL writes otherwise is written otherwise: arrays where they are used, ``#`` in front of
a local name, a block's name in quotes and its parameters named, ``TON_TIME``, ``BEGIN``. As TIA Portal itself writes
sources that it generates.
"""

import re
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "docs/plc/station_link.st"
_COMMENT = re.compile(r"(\(\*.*?\*\))", re.DOTALL)
_TYPE = re.compile(r"^TYPE (\w+) : ARRAY \[(\d+)\.\.(\d+)\] OF (\w+); END_TYPE\n", re.MULTILINE)
_BLOCK = re.compile(r"^(FUNCTION|FUNCTION_BLOCK) (\w+)(?: : (\w+))?(.*?)^END_\1$", re.MULTILINE | re.DOTALL)
_DECLARED = re.compile(r"(\w+) :(?!=)")
_TIMER = re.compile(r"(\w+) : TON;")
_EDGE = re.compile(r"(\w+) : R_TRIG;")
_WORD_LITERAL = re.compile(r"\b16#([0-9A-F]{4})\b")
_SHL = re.compile(r"\bSHL\((\w+), (\d)\)")
_CALL = re.compile(r"\b(NEXT_NUMBER|AHEAD)\(([^()]*)\)")
_PARAMETERS = {"NEXT_NUMBER": ("number",), "AHEAD": ("front", "rear")}
_TITLE = """(* STATION_LINK for TIA Portal, made of station_link.st: the PLC's side of the scanning station's handshake.
   P1...P12 are the duties of docs/plc.md. Call it once a cycle, behind MB_SERVER. Nothing here is a safety function,
   and nothing here starts a drive (P12). *)"""
_HEAD = "{ S7_Optimized_Access := 'FALSE' }\nVERSION : 0.1"
"""Standard access: the registers lie in a block with standard access, and are bound, not copied, only by such a one."""


def as_scl() -> str:
    """The whole source."""
    text = SOURCE.read_text("utf-8")
    arrays = {name: f"Array[{low}..{high}] of {kind}" for name, low, high, kind in _TYPE.findall(text)}
    blocks = [_block(found, arrays) for found in _BLOCK.finditer(_TYPE.sub("", text))]
    return "\n\n".join([_TITLE, *blocks, ""])


def _block(found: re.Match[str], arrays: dict[str, str]) -> str:
    kind, name, result, body = found.groups()
    declarations, _, code = body.rpartition("END_VAR")
    names = {each for part in _code_of(declarations) for each in _DECLARED.findall(part)} | (
        {name} if result else set()
    )
    for short, array in arrays.items():
        declarations = re.sub(rf"\b{short}\b", array, declarations)
    declarations = _TIMER.sub(r"\1 {InstructionName := 'TON_TIME'; LibVersion := '1.0'} : TON_TIME;", declarations)
    declarations = _EDGE.sub(r"\1 {InstructionName := 'R_TRIG'; LibVersion := '1.0'} : R_TRIG;", declarations)
    code = "".join(part if part.startswith("(*") else _code(part, names) for part in _COMMENT.split(code))
    declared = declarations.strip("\n")
    first, _, others = declared.partition("\n")
    lead = "" if not first.strip().startswith("(*") else first.strip() + "\n"
    declared = others if lead else declared
    returns = f" : {result}" if result else ""
    return f'{lead}{kind} "{name}"{returns}\n{_HEAD}\n{declared}END_VAR\nBEGIN{code.rstrip()}\nEND_{kind}'


def _code_of(text: str) -> list[str]:
    return [part for part in _COMMENT.split(text) if not part.startswith("(*")]


def _code(part: str, names: set[str]) -> str:
    part = _SHL.sub(r"SHL(IN := \1, N := \2)", _WORD_LITERAL.sub(r"W#16#\1", part))
    local = re.compile(rf"(?<![\w.#\"])({'|'.join(sorted(names, key=len, reverse=True))})\b(?!\()")
    instance = re.compile(rf"(?<![\w.#\"])({'|'.join(each for each in names if each not in _PARAMETERS)})(?=\()")
    part = instance.sub(r"#\1", local.sub(r"#\1", part))
    return _CALL.sub(_named, part)


def _named(found: re.Match[str]) -> str:
    values = [each.strip() for each in found[2].split(",")]
    given = ", ".join(f"{key} := {value}" for key, value in zip(_PARAMETERS[found[1]], values, strict=True))
    return f'"{found[1]}"({given})'
