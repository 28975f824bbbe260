"""The pages of decisions and their index say the same: numbers, titles, statuses."""

import re
from pathlib import Path

import pytest

from tests.docs.pages import DECISIONS, decision, decision_files, decisions

_BY = r"\[\d{4}\]\(\d{4}-[a-z0-9-]+\.md\)"
STATUS = re.compile(rf"accepted|(accepted; in part )?superseded by {_BY}(, {_BY})*|folded into `[\w/]+\.py`")
_ROW = re.compile(r"\| \[(\d{4})\]\(([^)]+)\) \| (.+) \| (.+) \| (.+) \|")


def test_each_number_is_given_once_and_is_that_of_the_file() -> None:
    pages = decisions()
    assert len({page.number for page in pages}) == len(pages)
    assert [page.file for page in pages if not page.file.startswith(f"{page.number}-")] == []


@pytest.mark.parametrize("path", decision_files(), ids=lambda path: path.name[:4])
def test_a_page_begins_with_number_title_and_status_and_points_to_a_later_page(path: Path) -> None:
    page = decision(path)
    assert STATUS.fullmatch(page.status), page.status
    for number, file in re.findall(r"\[(\d{4})\]\(([^)]+)\)", page.status):
        assert file.startswith(f"{number}-") and number > page.number


def test_what_supersedes_and_what_is_superseded_say_so_both() -> None:
    by = {
        (new, page.number, "in part" in page.status)
        for page in decisions()
        if "superseded by" in page.status
        for new in re.findall(r"\[(\d{4})\]", page.status)
    }
    of = {
        (page.number, old, bool(part))
        for page in decisions()
        for part, old in re.findall(r"(part of )?\[(\d{4})\]\([^)]*\)", page.supersedes)
    }
    assert len(by) >= 10
    assert by == of


def test_the_index_lists_every_page_once_with_its_title_and_status() -> None:
    rows = _ROW.findall((DECISIONS / "README.md").read_text("utf-8"))
    listed = sorted((number, file, title, status) for number, file, title, _, status in rows)
    assert listed == sorted((page.number, page.file, page.title, page.plain_status) for page in decisions())
    assert [number for number, _, _, line, _ in rows if not line.endswith(".")] == []
