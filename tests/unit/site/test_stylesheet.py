"""One stylesheet on the wire, small, in layers, and right-to-left ready."""

import re
from pathlib import Path
from typing import Any

import brotli
import pytest
from django.core.files.storage import FileSystemStorage

from community.site.assets import inlined

CSS = Path("static/css")
FILES = sorted(CSS.rglob("*.css"))
PHYSICAL = re.compile(
    r"(?<![\w-])(margin|padding|border)-(left|right|top|bottom)\b"
    r"|(?<![\w-])(left|right|top|bottom|width|height)\s*:|float:\s*(left|right)|text-align:\s*(left|right)"
)


def everything() -> dict[str, Any]:
    storage = FileSystemStorage(location="static")
    return {
        path.relative_to("static").as_posix(): (storage, path.relative_to("static").as_posix())
        for path in FILES
    }


def test_is_one_file_in_layers_within_the_budget() -> None:
    text = inlined(everything())
    assert "@import" not in text
    assert text.startswith("@layer reset, tokens, base, layout, components, utilities;")
    assert text.count("@layer components {") > 20
    assert len(brotli.compress(text.encode())) < 12 * 1024


def test_each_file_is_imported_once() -> None:
    main = (CSS / "main.css").read_text()
    for path in FILES:
        name = path.relative_to(CSS).as_posix()
        assert main.count(f'url("{name}")') == (name != "main.css")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_keeps_the_rules_of_the_house(path: Path) -> None:
    css = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
    assert "!important" not in css
    assert not re.search(r"#(?![0-9a-fA-F]{3,8}\b)[\w-]+[^;]*\{", css), "an id as selector"
    logical = re.sub(r"\((min|max)-(width|height)[^)]*\)", "", css)
    assert not PHYSICAL.findall(logical)
    if path.name != "tokens.css":
        assert "prefers-color-scheme" not in css
        assert not re.search(r"#[0-9a-fA-F]{3,8}\b", css), "a colour outside the tokens"
