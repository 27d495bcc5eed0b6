"""Every pair of colours that must be readable together is, in light and dark, in each accent.

WCAG 2.2: 4.5 for text, 3 for what is not text (1.4.3, 1.4.11).
"""

import re
from pathlib import Path

import pytest

CSS = Path("static/css/tokens.css").read_text()
ACCENTS = ["ink", "berry", "forest", "brick"]
TEXT = [
    ("text", "surface"),
    ("text", "surface-raised"),
    ("text", "surface-sunken"),
    ("text", "accent-wash"),
    ("text", "highlight-wash"),
    ("text", "success-wash"),
    ("text", "danger-wash"),
    ("text-quiet", "surface"),
    ("text-quiet", "surface-raised"),
    ("text-quiet", "surface-sunken"),
    ("ink-text", "ink"),
    ("highlight-text", "highlight"),
    ("on-danger", "danger"),
    ("on-danger", "danger-text"),
    ("danger-text", "danger-wash"),
    ("danger-text", "surface"),
    ("danger-text", "surface-raised"),
    ("success-text", "success-wash"),
    ("accent-text", "surface"),
    ("accent-text", "surface-raised"),
    ("accent-text", "surface-sunken"),
    ("accent-text", "accent-wash"),
    ("accent-strong", "surface"),
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("on-poster", "poster"),
]
SHAPES = [
    ("line-strong", "surface"),
    ("line-strong", "surface-raised"),
    ("accent", "surface"),
    ("accent", "surface-raised"),
    ("accent", "surface-sunken"),
    ("danger", "surface-raised"),
    ("danger", "danger-wash"),
    ("focus", "surface"),
    ("focus", "surface-raised"),
    ("focus", "focus-halo"),
]


def block(selector: str, css: str) -> dict[str, str]:
    found = re.search(re.escape(selector) + r"\s*\{([^}]*)\}", css)
    return dict(re.findall(r"--([\w-]+):\s*([^;]+);", found[1])) if found else {}


def tokens(accent: str, scheme: str) -> dict[str, str]:
    light, dark = CSS.split("@media (prefers-color-scheme: dark)")
    dark = dark.split("@media print")[0]
    named = f':root[data-accent="{accent}"]'
    values = {**block(":root", light), **block(named, light)}
    if scheme == "dark":
        values = {**values, **block(":root", dark), **block(named, dark)}
    return values


def colour(name: str, values: dict[str, str]) -> str:
    value = values[name]
    reference = re.fullmatch(r"var\(--([\w-]+)\)", value)
    return colour(reference[1], values) if reference else value


def luminance(hexadecimal: str) -> float:
    parts = [int(hexadecimal[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_black_on_white_is_twenty_one() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("accent", ACCENTS)
@pytest.mark.parametrize(("pairs", "least"), [(TEXT, 4.5), (SHAPES, 3.0)], ids=["text", "shapes"])
def test_pairs_are_readable(
    pairs: list[tuple[str, str]], least: float, accent: str, scheme: str
) -> None:
    values = tokens(accent, scheme)
    weak = {
        pair: round(contrast(colour(pair[0], values), colour(pair[1], values)), 2)
        for pair in pairs
        if contrast(colour(pair[0], values), colour(pair[1], values)) < least
    }
    assert weak == {}
