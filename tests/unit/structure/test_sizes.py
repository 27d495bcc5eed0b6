"""Small enough to read: functions, files, templates."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.structure.house import SITE, name, python_files, templates

FUNCTION_LINES, FILE_LINES, TEST_LINES, TEMPLATE_LINES = 40, 400, 500, 120

# Imports inside a function, with the reason why they cannot stand at the top.
LATE_IMPORTS = {
    "manage.py": "Django is imported once the settings module is known",
    "apps.py": "models exist only once ready() runs",
}
INLINE_STYLE = re.compile(r"<style[\s>]|\sstyle\s*=", re.IGNORECASE)
# Data for a script, a script file and an import map are not inline scripts.
INLINE_SCRIPT = re.compile(
    r"<script(?![^>]*\b(?:src=|type=.(?:application/json|importmap)))[^>]*>", re.IGNORECASE
)
INLINE_HANDLER = re.compile(r"""\son[a-z]+\s*=\s*["']""", re.IGNORECASE)

CODE = python_files(*SITE)
TESTS = python_files("tests")
TEMPLATES = templates()


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@pytest.mark.parametrize("path", CODE + TESTS + python_files("scripts", ".ci"), ids=name)
def test_functions_are_short(path: Path) -> None:
    long = {
        node.name: (node.end_lineno or 0) - node.lineno + 1
        for node in functions(path)
        if (node.end_lineno or 0) - node.lineno + 1 > FUNCTION_LINES
    }
    assert not long


@pytest.mark.parametrize("path", CODE, ids=name)
def test_files_are_short(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= FILE_LINES


@pytest.mark.parametrize("path", TESTS, ids=name)
def test_files_of_tests_are_short(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= TEST_LINES


@pytest.mark.parametrize("path", CODE, ids=name)
def test_nothing_is_imported_inside_a_function(path: Path) -> None:
    if path.name in LATE_IMPORTS:
        return
    late = [
        f"{node.name}: line {inner.lineno}"
        for node in functions(path)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert not late


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_templates_are_short(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= TEMPLATE_LINES


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_templates_hold_no_style_and_no_script(path: Path) -> None:
    text = path.read_text()
    found = [*INLINE_STYLE.findall(text), *INLINE_SCRIPT.findall(text)]
    found += INLINE_HANDLER.findall(text)
    assert not found
