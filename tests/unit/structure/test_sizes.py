"""Small enough to read: functions, files, templates."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.unit.structure.house import SITE, name, python_files, templates

FUNCTION_LINES, FILE_LINES, TEST_LINES, TEMPLATE_LINES = 40, 400, 500, 120

# Imports inside a function, with the reason why they cannot stand at the top.
LATE_IMPORTS = {
    "manage.py": "Django is imported once the settings module is known",
    "apps.py": "models exist only once ready() runs",
    "bundles.py": "WeasyPrint takes 60 MB: only a worker that makes a PDF pays for it",
    "train_screening.py": "scikit-learn is there where texts are learnt, not on a running site",
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


def longer_than(limit: int, paths: list[Path]) -> dict[str, int]:
    lengths = {name(path): len(path.read_text().splitlines()) for path in paths}
    return {path: length for path, length in lengths.items() if length > limit}


def test_functions_are_short() -> None:
    long = {
        f"{name(path)}: {node.name}": length
        for path in CODE + TESTS + python_files("scripts", ".ci")
        for node in functions(path)
        if (length := (node.end_lineno or 0) - node.lineno + 1) > FUNCTION_LINES
    }
    assert not long


def test_files_are_short() -> None:
    assert not longer_than(FILE_LINES, CODE)
    assert not longer_than(TEST_LINES, TESTS)
    assert not longer_than(TEMPLATE_LINES, TEMPLATES)


def test_nothing_is_imported_inside_a_function() -> None:
    late = [
        f"{name(path)}: {node.name}"
        for path in CODE
        if path.name not in LATE_IMPORTS
        for node in functions(path)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert not late


def test_templates_hold_no_style_and_no_script() -> None:
    found = {
        name(path): hits
        for path in TEMPLATES
        if (
            hits := [
                hit
                for pattern in (INLINE_STYLE, INLINE_SCRIPT, INLINE_HANDLER)
                for hit in pattern.findall(path.read_text())
            ]
        )
    }
    assert not found
