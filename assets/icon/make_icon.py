"""Draws the icon: a conv filter as a grid of gray cells, and a loupe that shows some of them large.

Run: python3 make_icon.py  (needs rsvg-convert for the PNG files)
"""

import math
import subprocess
from pathlib import Path

HERE = Path(__file__).parent
SIZES = (16, 22, 24, 32, 48, 64, 96, 128, 256, 512)
CELLS = 7
CELL = 60
LEFT = 46
LENS = (322, 322, 128)
ZOOM = 1.75


def gabor(x: float, y: float) -> float:
    """A Gabor filter's value at -1..1, -1..1."""
    angle = 0.9
    u = x * math.cos(angle) + y * math.sin(angle)
    return math.cos(4.2 * u + 0.4) * math.exp(-0.7 * (x * x + y * y))


def color(value: float, lens: bool) -> str:
    if not lens:
        level = round(128 + 112 * value)
        return f"#{level:02x}{level:02x}{level:02x}"
    strong = (178, 24, 43) if value > 0 else (33, 102, 172)
    weight = min(1.0, abs(value) * 1.25)
    return "#" + "".join(f"{round(247 + (c - 247) * weight):02x}" for c in strong)


def grid(lens: bool) -> str:
    rows = []
    for row in range(CELLS):
        for column in range(CELLS):
            value = gabor((column - 3) / 3, (row - 3) / 3)
            rows.append(f'<rect x="{LEFT + column * CELL}" y="{LEFT + row * CELL}" width="{CELL + 0.5}" '
                        f'height="{CELL + 0.5}" fill="{color(value, lens)}"/>')
    return "".join(rows)


def svg() -> str:
    x, y, radius = LENS
    shift_x, shift_y = x * (1 - ZOOM), y * (1 - ZOOM)
    edge = CELLS * CELL
    return f'''<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">
<defs>
<clipPath id="plate"><rect x="{LEFT}" y="{LEFT}" width="{edge}" height="{edge}" rx="56"/></clipPath>
<clipPath id="lens"><circle cx="{x}" cy="{y}" r="{radius}"/></clipPath>
</defs>
<g clip-path="url(#plate)">{grid(lens=False)}</g>
<line x1="416" y1="416" x2="476" y2="476" stroke="#0d1117" stroke-width="52" stroke-linecap="round"/>
<circle cx="{x}" cy="{y}" r="{radius}" fill="#ffffff"/>
<g clip-path="url(#lens)"><g transform="translate({shift_x} {shift_y}) scale({ZOOM})">{grid(lens=True)}</g></g>
<circle cx="{x}" cy="{y}" r="{radius}" fill="none" stroke="#0d1117" stroke-width="30"/>
<circle cx="{x}" cy="{y}" r="{radius}" fill="none" stroke="#f6f8fa" stroke-width="8"/>
</svg>
'''


def main() -> None:
    source = HERE / "tensorloupe.svg"
    source.write_text(svg(), encoding="utf-8")
    for size in SIZES:
        target = HERE / f"tensorloupe-{size}.png"
        subprocess.run(["rsvg-convert", "-w", str(size), "-h", str(size), "-o", target, source], check=True)


if __name__ == "__main__":
    main()
