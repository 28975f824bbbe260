"""``python -m tests.campaign.mutants [--named] [--sample N] [--seed S] [--package core …] [--json]``

Mistakes put into the program on purpose, one at a time, each in a copy of the checkout; the tests of its package must
notice. ``--named`` makes those that once survived and must not again (``NAMED``); without it, N are drawn from all that
the rules below can make of ``core``, ``journal``, ``runtime`` and ``sync``. A survivor is printed with its line. The
last line is the summary; the exit code is 1 if a named one survived.

The rules: a comparison turned round or moved by one, ``and`` for ``or``, a ``not`` left out, a number moved by one, a
call whose answer nobody takes left out, ``+`` for ``-``, ``min`` for ``max``, a condition that is always or never true.
"""

import argparse
import ast
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PYTEST = ("pytest", "-x", "-q", "--no-header", "-p", "no:cacheprovider")
SEEDS = tuple(
    ("tests.campaign.seeds", "--shape", shape, "--rate", rate, "--seeds", "8", "--first", "4000")
    for shape in ("picture", "queue")
    for rate in ("36000", "180000")
)
PACKAGES: dict[str, tuple[str, tuple[tuple[str, ...], ...]]] = {
    "core": ("station/core", ((*PYTEST, "tests/core"), *SEEDS)),
    "journal": ("station/journal", ((*PYTEST, "tests/journal"), (*PYTEST, "tests/station"), *SEEDS)),
    "runtime": ("station/runtime", ((*PYTEST, "tests/runtime"), (*PYTEST, "tests/assembly"), (*PYTEST, "tests/api"))),
    "sync": ("sync", ((*PYTEST, "tests/sync"), (*PYTEST, "tests/hub"), (*PYTEST, "tests/api"))),
    "api": ("station/api", ((*PYTEST, "tests/api"),)),
}
"""Package → where it lies, and the modules with arguments that must notice, nearest first."""
DRAWN_FROM = ("core", "journal", "runtime", "sync")
TIMEOUT_S = 240
COPIED = ("station", "drivers", "ui", "sync", "config", "tests", "docs", "pyproject.toml", "README.md", "run.sh")
COMPARISONS: dict[type[ast.cmpop], str] = {
    ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">", ast.Eq: "!=", ast.NotEq: "==", ast.Is: "is not",
    ast.IsNot: "is", ast.In: "not in", ast.NotIn: "in",
}  # fmt: skip
SIGNS: dict[type[ast.cmpop], str] = {
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=", ast.Is: "is",
    ast.IsNot: "is not", ast.In: "in", ast.NotIn: "not in",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mutant:
    """One mistake: in this file, from ``start`` to ``end`` (bytes), ``text`` instead."""

    package: str
    path: str
    line: int
    start: int
    end: int
    text: str
    rule: str

    @property
    def told(self) -> str:
        return f"{self.path}:{self.line}: {self.rule}"


# making them ---------------------------------------------------------------------------------------------------------


class _Finder(ast.NodeVisitor):
    """Every mistake that the rules can make of one file."""

    def __init__(self, package: str, path: str, source: str) -> None:
        self._package, self._path, self._source = package, path, source
        lines = source.splitlines(keepends=True)
        self._starts = [0]
        for line in lines:
            self._starts.append(self._starts[-1] + len(line.encode()))
        self._bytes = source.encode()
        self.found: list[Mutant] = []

    def _at(self, line: int, column: int) -> int:
        return self._starts[line - 1] + column

    def _span(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        assert node.end_lineno is not None and node.end_col_offset is not None
        return self._at(node.lineno, node.col_offset), self._at(node.end_lineno, node.end_col_offset)

    def _add(self, node: ast.expr | ast.stmt, text: str, rule: str) -> None:
        start, end = self._span(node)
        self.found.append(Mutant(self._package, self._path, node.lineno, start, end, text, rule))

    def _between(self, before: ast.expr, behind: ast.expr, old: str, new: str, rule: str) -> None:
        """Replace the sign between two operands."""
        start, end = self._span(before)[1], self._span(behind)[0]
        place = self._bytes[start:end].find(old.encode())
        if place >= 0:
            at = start + place
            self.found.append(Mutant(self._package, self._path, behind.lineno, at, at + len(old.encode()), new, rule))

    def visit_Compare(self, node: ast.Compare) -> None:
        operands = [node.left, *node.comparators]
        for operator, before, behind in zip(node.ops, operands, operands[1:], strict=False):
            old, new = SIGNS[type(operator)], COMPARISONS[type(operator)]
            self._between(before, behind, old, new, f"{old} → {new}")
        self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        old, new = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
        for before, behind in zip(node.values, node.values[1:], strict=False):
            self._between(before, behind, old, new, f"{old} → {new}")
        self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> None:
        if isinstance(node.op, ast.Not):
            self._add(node, f"bool({ast.unparse(node.operand)})", "not left out")
        self.generic_visit(node)

    def visit_BinOp(self, node: ast.BinOp) -> None:
        pair = {ast.Add: ("+", "-"), ast.Sub: ("-", "+")}.get(type(node.op))
        if pair and not isinstance(node.left, ast.JoinedStr) and not isinstance(node.right, ast.JoinedStr):
            self._between(node.left, node.right, pair[0], pair[1], f"{pair[0]} → {pair[1]}")
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, int) and not isinstance(node.value, bool):
            self._add(node, str(node.value + 1), f"{node.value} → {node.value + 1}")

    def visit_Call(self, node: ast.Call) -> None:
        if isinstance(node.func, ast.Name) and node.func.id in ("min", "max"):
            other = "max" if node.func.id == "min" else "min"
            self._add(node.func, other, f"{node.func.id} → {other}")
        self.generic_visit(node)

    def visit_Expr(self, node: ast.Expr) -> None:
        if isinstance(node.value, ast.Call | ast.Await):
            self._add(node, "pass", f"left out: {ast.unparse(node)[:60]}")
        if not isinstance(node.value, ast.Constant):  # docstrings
            self.generic_visit(node)

    def visit_If(self, node: ast.If) -> None:
        if ast.unparse(node.test) == "TYPE_CHECKING":
            return
        for always in ("True", "False"):
            self._add(node.test, always, f"if {ast.unparse(node.test)[:50]} → if {always}")
        self.generic_visit(node)


NAMED: tuple[tuple[str, str, str, str], ...] = (
    ("heartbeat without a pass", "runtime/plc_task.py", "if self._loop.passes != self._passes_written:", "if True:"),
    ("a lost store leaves the permissive", "runtime/station.py", "self.publish(withheld(self.plc.words))", "pass"),
    (
        "a full disk is not told",
        "runtime/health.py",
        'self.notice("disk_full", unless_full',
        'self.notice("", unless_full',
    ),
    ("a jump of the clock is not told", "runtime/health.py", 'self.notice("clock_jump", abs', 'self.notice("", abs'),
    ("free is used", "runtime/health.py", "percent = 100.0 * usage.free /", "percent = 100.0 * usage.used /"),
    ("a new core hears of no device", "runtime/station.py", "            supervisor.announce()", "            pass"),
    ("a new core hears of no full disk", "runtime/station.py", "        self.health.announce()", "        pass"),
    ("labels kept over a new epoch", "core/cases.py", "        self.packing.labels.forget()", "        pass"),
    ("an old proof is taken for none", "core/proofs.py", "trust.held and not trust.proved_case:", "trust.held:"),
    ("a quarantine without its alarm", "core/disposal.py", "unclear.name(context)", "pass"),
    ("a skipped serial hides a used one", "core/serials.py", "max(used, self.skipped, ", "max(self.skipped or used, "),
    ("recalls are not counted", "core/case_state.py", "cases=state.recall.cases + 1", "cases=state.recall.cases"),
    ("the body is not in the chain", "journal/chain.py", "wire, link.body)", "wire)"),
    ("a body may take for ever", "sync/hub/ingest.py", "BODY_TIMEOUT_S = 30.0", "BODY_TIMEOUT_S = None"),
    ("a command's body may take for ever", "api/guard.py", "BODY_TIMEOUT_S = 10.0", "BODY_TIMEOUT_S = 1e9"),
)
"""What it does, where, what stands there (all of it is replaced), what instead: these survived once."""


def named() -> list[Mutant]:
    """The mistakes that must not survive again. Raises LookupError where the program has changed under one."""
    found = []
    for name, place, old, new in NAMED:
        path = place if place.startswith("sync") else f"station/{place}"
        source = (ROOT / path).read_bytes()
        starts = [match.start() for match in re.finditer(re.escape(old.encode()), source)]
        if not starts:
            raise LookupError(f"{path} no longer has {old!r}: what became of it?")
        package = "sync" if path.startswith("sync") else place.split("/")[0]
        line = source.count(b"\n", 0, starts[0]) + 1
        found.append(Mutant(package, path, line, starts[0], starts[0] + len(old.encode()), new, name))
    return found


def every_mutant(packages: Sequence[str]) -> Iterator[Mutant]:
    for package in packages:
        for file in sorted((ROOT / PACKAGES[package][0]).rglob("*.py")):
            source = file.read_text(encoding="utf-8")
            finder = _Finder(package, str(file.relative_to(ROOT)), source)
            finder.visit(ast.parse(source))
            yield from finder.found


# judging them --------------------------------------------------------------------------------------------------------


class Workplace:
    """A copy of the checkout in which one mutant at a time is tried."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        for name in COPIED:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, folder)

    def survives(self, mutant: Mutant) -> bool:
        """No test notices. A run that takes too long has noticed."""
        path = self._folder / mutant.path
        good = path.read_bytes()
        path.write_bytes(good[: mutant.start] + mutant.text.encode() + good[mutant.end :])
        try:
            return all(self._passes(tests) for tests in PACKAGES[mutant.package][1])
        finally:
            path.write_bytes(good)

    def _passes(self, tests: tuple[str, ...]) -> bool:
        command = [sys.executable, "-m", *tests]
        environment = os.environ | {"PYTHONPATH": str(self._folder), "PYTHONDONTWRITEBYTECODE": "1"}
        try:
            done = subprocess.run(
                command, cwd=self._folder, env=environment, capture_output=True, timeout=TIMEOUT_S, check=False
            )
        except subprocess.TimeoutExpired:
            return False
        return done.returncode == 0


def validate(mutants: Sequence[Mutant], workers: int) -> list[Mutant]:
    """Try them all; the survivors."""
    survivors: list[Mutant] = []
    with tempfile.TemporaryDirectory(prefix="mutants-") as home:
        places = [Workplace(Path(home) / str(number)) for number in range(workers)]

        def try_share(number: int) -> list[Mutant]:
            kept = []
            for mutant in mutants[number::workers]:
                if places[number].survives(mutant):
                    kept.append(mutant)
                    print(f"survived: {mutant.told}", file=sys.stderr, flush=True)  # noqa: T201
            return kept

        with ThreadPoolExecutor(workers) as pool:
            for kept in pool.map(try_share, range(workers)):
                survivors += kept
    return survivors


def main(given: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="tests.campaign.mutants", description=(__doc__ or "").splitlines()[2])
    parser.add_argument("--named", action="store_true", help="those that once survived, and no others")
    parser.add_argument("--sample", type=int, default=100, help="how many are drawn (default %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="another draw (default %(default)s)")
    parser.add_argument("--package", choices=DRAWN_FROM, action="append", help="draw from this one (default: all four)")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--json", action="store_true", help="the summary as one line of JSON")
    told = parser.parse_args(given)
    begun_s = time.monotonic()
    if told.named:
        chosen = named()
    else:
        every = list(every_mutant(told.package or DRAWN_FROM))
        chosen = random.Random(told.seed).sample(every, min(told.sample, len(every)))
    survivors = validate(chosen, told.workers)
    summary = {
        "mutants": len(chosen),
        "killed": len(chosen) - len(survivors),
        "survived": [mutant.told for mutant in survivors],
        "seconds": round(time.monotonic() - begun_s, 1),
    }
    line = f"{summary['killed']} of {len(chosen)} noticed, {summary['seconds']} s"
    print(json.dumps(summary) if told.json else line)  # noqa: T201
    return 1 if told.named and survivors else 0


if __name__ == "__main__":
    sys.exit(main())
