"""What the screen may not use: widgets that guess markup, threads, waiting, the station behind its API."""

import ast
from pathlib import Path

import pytest

import ui

UI = Path(ui.__file__).parent
MODULES = sorted(UI.rglob("*.py"))

TEXT_WIDGETS = {
    "QLabel", "QMessageBox", "QToolTip", "QWhatsThis", "QErrorMessage", "QTextEdit", "QTextBrowser", "QTextDocument",
    "QPlainTextEdit", "QLineEdit", "QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QGroupBox", "QTabBar",
    "QTabWidget", "QMenu", "QInputDialog", "QProgressDialog", "QStatusBar", "QStaticText",
}  # fmt: skip
"""Qt's own widgets with text: some take it for rich text, all of them show what cannot be seen as nothing."""
RICH_CALLS = {
    "setHtml", "insertHtml", "appendHtml", "setMarkdown", "setToolTip", "setWhatsThis", "setStatusTip", "setTextFormat",
    "setOpenExternalLinks", "drawStaticText", "mightBeRichText", "setStyleSheet",
}  # fmt: skip
WAITING_CALLS = {"sleep", "processEvents", "waitForReadyRead", "waitForFinished", "waitForConnected"}
FORBIDDEN_IMPORTS = {
    "threading",
    "asyncio",
    "concurrent",
    "multiprocessing",
    "sqlite3",
    "requests",
    "httpx",
    "urllib.request",
}
PLAIN = UI / "widgets" / "plain_text.py"


def names(tree: ast.AST) -> set[str]:
    loaded = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names}
    return loaded | imported | {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


def imports(tree: ast.AST) -> set[str]:
    plain = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


def calls(tree: ast.AST) -> set[str]:
    functions = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return {each.attr for each in functions if isinstance(each, ast.Attribute)} | {
        each.id for each in functions if isinstance(each, ast.Name)
    }


@pytest.fixture(params=MODULES, ids=lambda path: str(path.relative_to(UI)))
def module(request: pytest.FixtureRequest) -> tuple[Path, ast.Module]:
    path: Path = request.param
    return path, ast.parse(path.read_text(encoding="utf-8"))


def test_text_is_shown_by_widgets_that_know_no_markup(module: tuple[Path, ast.Module]) -> None:
    path, tree = module
    assert path == PLAIN or names(tree) & TEXT_WIDGETS == set()
    assert calls(tree) & RICH_CALLS == set()


def test_nothing_waits_and_nothing_has_threads(module: tuple[Path, ast.Module]) -> None:
    _, tree = module
    assert imports(tree) & FORBIDDEN_IMPORTS == set()
    assert calls(tree) & WAITING_CALLS == set()


def test_only_the_program_runs_a_loop(module: tuple[Path, ast.Module]) -> None:
    path, tree = module
    assert path.name == "app.py" or "exec" not in calls(tree)


def test_presenters_and_words_know_nothing_of_qt(module: tuple[Path, ast.Module]) -> None:
    path, tree = module
    pure = "presenters" in path.parts or path.name in PURE
    assert not pure or not any(name.startswith("PySide6") for name in imports(tree))


PURE = {
    "words.py", "visible.py", "mark.py", "sse.py", "connection.py", "address.py", "target.py", "burst_detector.py",
    "tokens.py", "run_layout.py", "picture_geometry.py", "arguments.py",
}  # fmt: skip


def test_the_station_is_known_by_its_api_only(module: tuple[Path, ast.Module]) -> None:
    """And by the catalogue of its messages, which knows nothing of the station."""
    _, tree = module
    ours = {name for name in imports(tree) if name.split(".")[0] in {"station", "drivers", "sync", "config", "tests"}}
    assert ours <= {"station.api.schema", "station.messages"}


def test_files_are_small(module: tuple[Path, ast.Module]) -> None:
    path, tree = module
    if not (ast.get_docstring(tree) or "").startswith("Made by "):  # a table that a program writes is as long as it is
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 320
