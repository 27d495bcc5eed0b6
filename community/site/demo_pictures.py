"""Pictures for the demo, drawn here: flat shapes in the colours of the site. No photographs."""

import io
import math
import random
from collections.abc import Callable

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw

SIZE = (1600, 1200)
INK, PAPER, SUN = "#211a16", "#fbf4e8", "#ffc94a"
DUSK = ["#2f3fc2", "#4b4fc4", "#7a63c0", "#b87fae", "#eaa47f", "#ffc94a"]

Draw = ImageDraw.ImageDraw


def _sky(draw: Draw, colours: list[str], horizon: int) -> None:
    band = horizon / len(colours)
    for number, colour in enumerate(colours):
        draw.rectangle([0, number * band, SIZE[0], (number + 1) * band], fill=colour)


def _houses(draw: Draw, horizon: int, chance: random.Random) -> None:
    left = -40
    while left < SIZE[0]:
        width, height = chance.randint(110, 190), chance.randint(130, 330)
        top = horizon - height
        draw.rectangle([left, top, left + width, horizon], fill=INK)
        draw.polygon([(left, top), (left + width / 2, top - 70), (left + width, top)], fill=INK)
        for row in range(top + 30, horizon - 50, 70):
            for column in range(left + 25, left + width - 45, 60):
                if chance.random() < 0.6:
                    draw.rectangle([column, row, column + 28, row + 36], fill=SUN)
        left += width + chance.randint(0, 16)


def _tree(draw: Draw, x: int, ground: int, size: int, colour: str) -> None:
    draw.rectangle([x - size * 0.06, ground - size, x + size * 0.06, ground], fill=INK)
    draw.ellipse(
        [x - size * 0.45, ground - size * 1.7, x + size * 0.45, ground - size * 0.6], fill=colour
    )


def _person(draw: Draw, x: int, ground: int, size: int, colour: str) -> None:
    head = size * 0.14
    draw.ellipse([x - head, ground - size, x + head, ground - size + 2 * head], fill=INK)
    draw.rounded_rectangle(
        [x - size * 0.17, ground - size * 0.7, x + size * 0.17, ground - size * 0.25],
        radius=size * 0.1,
        fill=colour,
    )
    for step in (-0.1, 0.1):
        draw.line(
            [x, ground - size * 0.3, x + step * size, ground], fill=INK, width=int(size * 0.1)
        )


def river(draw: Draw) -> None:
    """Dusk over the river: lit windows, and their light on the water."""
    chance, horizon = random.Random(7), 720  # noqa: S311  # the same picture each time
    _sky(draw, DUSK, horizon)
    draw.ellipse([820, 130, 1080, 390], fill=PAPER)
    _houses(draw, horizon, chance)
    draw.rectangle([0, horizon, *SIZE], fill="#202c93")
    for row in range(horizon + 30, SIZE[1], 44):
        for _ in range(9):
            x, width = chance.randint(0, SIZE[0]), chance.randint(40, 190)
            colour = SUN if chance.random() < 0.45 else "#4b5bd6"
            draw.rounded_rectangle([x, row, x + width, row + 10], radius=5, fill=colour)


def park(draw: Draw) -> None:
    """People on their way through the park, in daylight."""
    _sky(draw, ["#ffefc7", "#ffe3a1"], 760)
    draw.ellipse([180, 120, 460, 400], fill="#ff9d5c")
    draw.rectangle([0, 760, *SIZE], fill="#2c7a55")
    draw.polygon([(620, 760), (760, 760), (1250, 1200), (250, 1200)], fill="#f3dfb9")
    for x, size, colour in ((140, 340, "#1c6a50"), (420, 240, "#2c8f66"), (1180, 380, "#1c6a50")):
        _tree(draw, x, 800, size, colour)
    for x, ground, size, colour in (
        (640, 940, 210, "#2f3fc2"),
        (760, 950, 225, "#a93c16"),
        (900, 1080, 300, "#a01a5c"),
    ):
        _person(draw, x, ground, size, colour)


def lamps(draw: Draw) -> None:
    """A path with lamps that work."""
    draw.rectangle([0, 0, *SIZE], fill="#202c93")
    draw.polygon([(700, 520), (900, 520), (1500, 1200), (100, 1200)], fill="#3d4bc9")
    for step, x in enumerate((1190, 1040, 950, 890)):
        scale = 1.0 / (1 + 0.75 * step)
        ground, height = 520 + 560 * scale, 620 * scale
        glow = 190 * scale
        top = ground - height
        draw.polygon([(x, top), (x - glow * 1.6, ground), (x + glow * 1.1, ground)], fill="#8b84bd")
        draw.rectangle([x - 9 * scale, top, x + 9 * scale, ground], fill=INK)
        draw.ellipse([x - glow / 3, top - glow / 3, x + glow / 3, top + glow / 3], fill=SUN)
    for x, size, colour in ((560, 300, "#a93c16"), (690, 280, "#fbf4e8")):
        _person(draw, x, 1080, size, colour)


def circle(draw: Draw) -> None:
    """People sitting in a circle, seen from above."""
    draw.rectangle([0, 0, *SIZE], fill="#f3e8d6")
    draw.ellipse([450, 250, 1150, 950], outline="#decfb9", width=24)
    colours = [
        "#2f3fc2",
        "#a93c16",
        "#1c6a50",
        "#a01a5c",
        "#ffc94a",
        "#202c93",
        "#5f5247",
        "#d9622b",
    ]
    for number, colour in enumerate(colours):
        angle = 2 * math.pi * number / len(colours) + 0.3
        x, y = 800 + 400 * math.cos(angle), 600 + 400 * math.sin(angle)
        draw.ellipse([x - 95, y - 95, x + 95, y + 95], fill=colour)
        draw.ellipse([x - 46, y - 46, x + 46, y + 46], fill=INK)


def draw_file(scene: Callable[[Draw], None]) -> "ContentFile[bytes]":
    """Drawn at twice the size and made smaller, for smooth edges."""
    canvas = Image.new("RGB", SIZE, PAPER)
    scene(ImageDraw.Draw(canvas))
    out = io.BytesIO()
    canvas.resize((1200, 900), Image.Resampling.LANCZOS).save(out, "PNG", optimize=True)
    return ContentFile(out.getvalue(), name=f"{scene.__name__}.png")
