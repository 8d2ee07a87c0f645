"""The page's pictures, as SVG in the page's own colours: so they follow its light and dark."""

import base64
import struct
import zlib
from html import escape

import numpy as np

from mlpkit.data.words import shortened

WIDE = 420
COLOURS = {1: 0, 2: 4, 3: 2, 4: 6}  # PNG's colour types, by how many numbers a pixel has


def frame(height, *parts, label):
    return (
        f'<svg viewBox="0 0 {WIDE} {height}" width="{WIDE}" role="img" '
        f'aria-label="{escape(label)}">{"".join(parts)}</svg>'
    )


def text(x, y, said, anchor="start", name=""):
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" class="{name}">{escape(said)}</text>'
    )


def line(x1, y1, x2, y2, name="axis", more=""):
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" class="{name}" {more}/>'


def dot(x, y, name, radius=4):
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}" class="{name}"/>'


def pairs(scores, plain, final, form, interval=None):
    """One line a split: the baseline's dot, that of the capstone; and the withheld rows below."""
    values = [*scores, *plain, *([final] if final is not None else []), *(interval or ())]
    low, high = min(values), max(values)
    reach = max(high - low, 1e-9)
    left, right = 96, WIDE - 52

    def x(value):
        return left + (value - low) / reach * (right - left)

    parts, y = [], 16
    for number, (own, other) in enumerate(zip(scores, plain, strict=True), start=1):
        parts.append(text(0, y + 4, f"split {number}"))
        parts.append(line(x(other), y, x(own), y, more="stroke-width='2'"))
        parts += [dot(x(other), y, "fill-quiet"), dot(x(own), y, "fill-blue", 5)]
        parts.append(text(x(max(own, other)) + 10, y + 4, form(own)))
        y += 22
    if final is not None:
        y += 6
        parts.append(text(0, y + 4, "withheld", name="ink"))
        if interval:
            ends = x(interval[0]), y, x(interval[1]), y
            parts.append(line(*ends, "stroke-blue", "stroke-width='3'"))
        parts.append(dot(x(final), y, "fill-ink", 5.5))
        farthest = x(max([final, *(interval or ())]))
        parts.append(text(farthest + 10, y + 4, form(final), name="ink"))
        y += 22
    return frame(y, *parts, label="scores of five splits beside the baseline's")


def counts(names, numbers, most=12):
    """Bars of how many rows each class has."""
    order = np.argsort(-np.asarray(numbers), kind="stable")[:most]
    top, y, parts = max(numbers), 14, []
    for k in order:
        size = numbers[k] / top * (WIDE - 230)
        parts += [
            text(0, y + 4, shortened(str(names[k]), 20)),
            f'<rect x="150" y="{y - 7}" width="{size:.1f}" height="14" class="fill-blue"/>',
            text(156 + size, y + 4, f"{numbers[k]:,}"),
        ]
        y += 22
    return frame(y, *parts, label="rows of each class")


def histogram(values, bins=24):
    """How often numbers occur."""
    heights, edges = np.histogram(values, bins=bins)
    step, parts = WIDE / bins, []
    for k, count in enumerate(heights):
        size = count / max(heights.max(), 1) * 90
        parts.append(
            f'<rect x="{k * step + 1:.1f}" y="{96 - size:.1f}" width="{step - 2:.1f}" '
            f'height="{size:.1f}" class="fill-blue"/>'
        )
    parts += [line(0, 97, WIDE, 97), text(0, 113, f"{edges[0]:.4g}")]
    parts.append(text(WIDE, 113, f"{edges[-1]:.4g}", "end"))
    return frame(118, *parts, label="how often the target's values occur")


def against(true, predicted, most=800):
    """Predicted numbers over true ones, and the line on which they would be right."""
    low = float(min(true.min(), predicted.min()))
    reach = max(float(max(true.max(), predicted.max())) - low, 1e-12)
    left, size = 40, 320

    def at(value):
        return (value - low) / reach * size

    some = np.linspace(0, len(true) - 1, min(len(true), most)).astype(int)
    parts = [line(left, size + 8, left + size, 8, more="stroke-width='1.5'")]
    parts += [dot(left + at(true[k]), size + 8 - at(predicted[k]), "fill-blue", 2.6) for k in some]
    parts += [line(left, size + 9, left + size, size + 9), line(left, 8, left, size + 9)]
    parts += [
        text(left, size + 25, f"{low:.4g}"),
        text(left + size, size + 25, f"{low + reach:.4g}", "end"),
    ]
    parts += [text(left + size / 2, size + 25, "true", "middle"), text(left + 6, 18, "predicted")]
    return frame(size + 32, *parts, label="predicted over true")


def curves(found, most=4):
    """Lines over epochs, each to its own name; those of one scale on one picture."""
    named = list(found.items())[:most]
    values = np.concatenate([np.asarray(each) for _, each in named])
    values = values[np.isfinite(values)]
    low, reach = values.min(), max(np.ptp(values), 1e-12)
    parts, dashes = [line(0, 151, WIDE - 120, 151)], ("", "6 4", "2 3", "10 3 2 3")
    for number, (name, each) in enumerate(named):
        across = np.linspace(0, WIDE - 120, len(each))
        points = " ".join(
            f"{x:.1f},{150 - (value - low) / reach * 140:.1f}"
            for x, value in zip(across, each, strict=True)
            if np.isfinite(value)
        )
        style = f"stroke-width='2' stroke-dasharray='{dashes[number]}'"
        parts.append(f'<polyline points="{points}" class="stroke-blue" {style}/>')
        y = 16 + 20 * number
        parts.append(line(WIDE - 112, y, WIDE - 84, y, "stroke-blue", style))
        parts.append(text(WIDE - 78, y + 4, shortened(str(name), 11)))
    parts += [text(0, 167, f"1 to {len(named[0][1])}"), text(0, 12, f"{low + reach:.3g}")]
    parts.append(text(WIDE - 124, 146, f"{low:.3g}", "end"))
    return frame(172, *parts, label=", ".join(name for name, _ in named))


def picture(pixels):
    """A picture (H, W), (H, W, C) or (C, H, W) as an image in the page: PNG, written by hand.

    Of other shapes the mean over what comes after the first two axes.
    """
    pixels = np.asarray(pixels)
    if pixels.ndim == 3 and pixels.shape[2] not in COLOURS and pixels.shape[0] in COLOURS:
        pixels = np.moveaxis(pixels, 0, 2)
    if pixels.ndim > 3 or (pixels.ndim == 3 and pixels.shape[2] not in COLOURS):
        pixels = pixels.reshape(*pixels.shape[:2], -1).mean(axis=2)
    if pixels.dtype != np.uint8:
        low, reach = pixels.min(), max(float(np.ptp(pixels)), 1e-12)
        pixels = ((pixels - low) / reach * 255).astype(np.uint8)
    colour = COLOURS[pixels.shape[2]] if pixels.ndim == 3 else 0
    rows = b"".join(b"\0" + row.tobytes() for row in pixels)

    def chunk(kind, content):
        body = kind + content
        return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", pixels.shape[1], pixels.shape[0], 8, colour, 0, 0, 0)
    content = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head)
    content += chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    source = base64.b64encode(content).decode()
    return f'<img class="picture" alt="" src="data:image/png;base64,{source}">'
