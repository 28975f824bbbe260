"""docs/promises.md names proofs that exist, and every page and number that is cited anywhere is there."""

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.pages import ROOT, decisions, markdown
from tests.docs.receiver import DOCS
from tests.simulation.mutations import MUTATIONS
from tests.simulation.withdrawals import FALSE_OFFSET, FALSE_RECALL

PROMISES = (DOCS / "promises.md").read_text("utf-8")
PLC = (DOCS / "plc.md").read_text("utf-8")
SOURCES = ("station", "drivers", "sync", "ui", "config", "tests")
NUMBERED = set(re.findall(r"\b([PFIC]\d+)\b", " ".join(re.findall(r"^\| ([PFIC][^|]*) \|", PROMISES, re.MULTILINE))))
DUTIES_AND_RULES = set(re.findall(r"^- \*\*([PR]\d+)\*\*", PLC, re.MULTILINE))
_LIST = r"((?:{0})(?:(?:,| and| to| or) (?:{0}))*)"
_OLD = re.compile(
    r"\b(?:PLC|UPSTREAM|DESIGN|HMI|RELIABILITY|DECISIONS|CONTAINERS)\.md\b|\b(?:RELIABILITY|DECISIONS) [A-Z\d]"
)
_PATH = re.compile(r"(?<![\w./])docs/[\w./-]*\w")
_FILE = re.compile(rf"(?<![\w/.])(?:{'|'.join(SOURCES)})/[\w/.-]*\w")
_DECISION = re.compile(r"\b[Dd]ecisions? \[?" + _LIST.format(r"\d{1,4}"))
_FAULT = re.compile(r"\b[Ff]aults? " + _LIST.format(r"F?\d+"))
_NUMBER = re.compile(r"\b[FI]\d{1,2}\b")
_DUTY = re.compile(r"\b(?:duty|duties) " + _LIST.format(r"P\d+"))
_PROMISE = re.compile(r"\b(?:promises?|invariants?) \[?" + _LIST.format(r"[PI]\d+"))
_RULE = re.compile(r"\bR\d+\b")


def texts() -> Iterator[tuple[str, str]]:
    """(name, text) of every source file and page of the project, this one left out."""
    files = [*markdown(), *ROOT.glob("*.toml"), *(path for name in SOURCES for path in (ROOT / name).rglob("*.py"))]
    for path in files:
        if path != Path(__file__):
            yield str(path.relative_to(ROOT)), path.read_text("utf-8")


TEXTS = tuple(texts())


def cited(pattern: re.Pattern[str], number: str = r"[A-Z]?\d+") -> Iterator[tuple[str, str]]:
    """(file, number) of every number in what the pattern finds."""
    for name, text in TEXTS:
        for found in pattern.finditer(text):
            yield from ((name, each) for each in re.findall(number, found[found.lastindex or 0]))


@pytest.mark.parametrize(("letter", "last"), [("P", 22), ("I", 18), ("F", 85), ("C", 10)])
def test_no_number_is_left_out(letter: str, last: int) -> None:
    assert {each for each in NUMBERED if each[0] == letter} == {f"{letter}{n}" for n in range(1, last + 1)}


@pytest.mark.parametrize("page", markdown(), ids=lambda page: str(page.relative_to(ROOT)))
def test_every_file_and_module_that_a_page_names_exists(page: Path) -> None:
    text = page.read_text("utf-8")
    paths = set(_FILE.findall(text))
    modules = set(re.findall(r"\bpython -m (tests\.[\w.]*\w)", text))
    assert [path for path in sorted(paths) if not (ROOT / path).exists()] == []
    assert [module for module in sorted(modules) if importlib.util.find_spec(module) is None] == []


def test_every_promise_and_fault_names_its_proof_or_says_that_there_is_none() -> None:
    rows = re.findall(r"^\| ([PIFC]\d+)[^|]* \|(.+)\|$", PROMISES, re.MULTILINE)
    proof = re.compile(r"`tests/|python -m|[Ss]imulat|station verify|[Nn]ot proved|no \w+ yet|Only ")
    assert len(rows) > 100
    assert [number for number, row in rows if not proof.search(row)] == []


def test_every_mutation_named_is_one() -> None:
    lists = re.findall(r'mutations? ("[^"]+"(?:, "[^"]+")*)', PROMISES)
    names = {name for each in lists for name in re.findall(r'"([^"]+)"', each)}
    assert len(names) >= 5
    assert names - {mutation.name for mutation in MUTATIONS} == set()


def test_what_the_simulation_and_the_journal_call_broken_is_on_the_page() -> None:
    run = (ROOT / "tests/simulation/run.py").read_text("utf-8")
    named = set(re.findall(r'\.fail\(\s*"([^"]+)"', run)) | {FALSE_RECALL, FALSE_OFFSET}
    named |= {mutation.breaks for mutation in MUTATIONS}
    for path in (ROOT / "station/journal").glob("*.py"):
        named |= set(re.findall(r'"(I\d+)"', path.read_text("utf-8")))
    words = set(re.findall(r"^\| I\d+ \| \*([\w ]+)\*:", PROMISES, re.MULTILINE))
    assert named - NUMBERED - words == set()
    assert words - named == set(), "a name that nothing uses any more"


def test_nothing_cites_a_page_that_is_elsewhere() -> None:
    assert [(name, found[0]) for name, text in TEXTS for found in _OLD.finditer(text)] == []


def test_every_page_cited_by_its_path_exists() -> None:
    found = {(name, path) for name, text in TEXTS for path in _PATH.findall(text)}
    assert len(found) > 50
    assert [
        each for each in sorted(found) if not (ROOT / each[1]).exists() and not [*ROOT.glob(f"{each[1]}-*.md")]
    ] == []


def test_every_decision_cited_exists() -> None:
    numbers = {page.number for page in decisions()}
    found = list(cited(_DECISION))
    assert len(found) > 30
    assert [each for each in found if each[1].zfill(4) not in numbers] == []


def test_every_fault_promise_and_invariant_cited_exists() -> None:
    bare = [(name, f"F{number}") for name, number in cited(_FAULT, r"\d+")]
    by_page = [(name, each) for name, text in TEXTS if "promises.md" in text for each in _NUMBER.findall(text)]
    assert len(by_page) > 50
    assert [each for each in (*bare, *by_page, *cited(_PROMISE)) if each[1] not in NUMBERED] == []


def test_a_source_that_cites_a_number_names_its_page() -> None:
    pages = ((_FAULT, "promises.md"), (_RULE, "plc.md"), (_DUTY, "plc.md"))
    sources = [each for each in TEXTS if each[0].endswith(".py")]
    assert [
        (name, page) for name, text in sources for rule, page in pages if rule.search(text) and page not in text
    ] == []


def test_every_rule_and_duty_of_the_handshake_cited_exists() -> None:
    found = [*cited(_RULE, r"R\d+"), *cited(_DUTY, r"P\d+")]
    assert len(found) > 10
    assert [each for each in found if each[1] not in DUTIES_AND_RULES] == []
