"""The page's pictures, as SVG in the page's own colours, so that they follow its light and dark
themes."""

import base64
import struct
import zlib
from html import escape

import numpy as np

from mlpkit.data.words import shorten

WIDE = 420
LAST, APART = "withheld", "kept apart"
COLOURS = {1: 0, 2: 4, 3: 2, 4: 6}  # PNG's colour types, by the number of values in a pixel


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


def ticks(low, high, most=6):
    """Return round numbers that enclose low and high, in at most `most` steps."""
    for size in (high - low) * 10.0 ** np.arange(-2, 2):
        for step in 10 ** np.floor(np.log10(size)) * np.array([1, 2, 5]):
            first, last = np.floor(low / step + 1e-9), np.ceil(high / step - 1e-9)
            if last - first <= most:
                return np.arange(first, last + 1) * step
    return np.array([low, high])


def pairs(rows, form, interval=None, doubt=False):
    """Return one line for each (name, the capstone's score, the baseline's), above an axis. The
    baseline is a ring, the capstone a dot: if they are equal, the dot is in the ring. A score
    without a baseline is only a dot.

    interval : (low, high) of the row called LAST, or None
    doubt : whether that row gets a question mark
    """
    values = [value for _, *both in rows for value in both if value is not None]
    at = ticks(*ends([*values, *(interval or ())]))
    left, right, bottom = 96, WIDE - 60, 22 * len(rows) + 6

    def x(value):
        return left + (value - at[0]) / (at[-1] - at[0]) * (right - left)

    parts = [line(x(each), 4, x(each), bottom) for each in at]
    parts += [text(x(each), bottom + 16, form(each), "middle") for each in at]
    for number, (name, own, other) in enumerate(rows):
        y, last = 16 + 22 * number, name == LAST
        parts.append(text(0, y + 4, name, name="ink" if last else ""))
        farthest = x(own)
        if other is not None:
            parts.append(line(x(other), y, x(own), y, "stroke-quiet"))
            parts.append(dot(x(other), y, "ring", 6))
            farthest = max(farthest, x(other) + 2)
        if last and interval:
            low, high = map(x, interval)
            parts.append(line(low, y, high, y, "stroke-blue", "stroke-width='3'"))
            farthest = max(farthest, high)
        parts.append(dot(x(own), y, "fill-blue", 4))
        label = f"{form(own)}{' ?' * (last and doubt)}"
        parts.append(text(farthest + 10, y + 4, label, name="ink" if last else ""))
    return frame(bottom + 22, *parts, label="scores next to the baseline's, split by split")


def ends(values):
    """Return (low, high) of values, spread a little if all are equal."""
    low, high = min(values), max(values)
    return (low, high) if high - low > 1e-9 else (low - 0.05, high + 0.05)


def counts(names, numbers, most=12):
    """Bars that show how many rows each class has."""
    order = np.argsort(-np.asarray(numbers), kind="stable")[:most]
    top, y, parts = max(numbers), 14, []
    for k in order:
        size = numbers[k] / top * (WIDE - 230)
        parts += [
            text(0, y + 4, shorten(str(names[k]), 20)),
            f'<rect x="150" y="{y - 7}" width="{size:.1f}" height="14" class="fill-blue"/>',
            text(156 + size, y + 4, f"{numbers[k]:,}"),
        ]
        y += 22
    return frame(y, *parts, label="rows of each class")


def histogram(values, bins=24):
    """A histogram of numbers."""
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
    """Predicted numbers against true ones, and the line on which they would be right."""
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


def picture(pixels):
    """A picture (H, W), (H, W, C) or (C, H, W) as an image in the page: a PNG, encoded here. For
    other shapes it shows the mean over all axes after the first two.
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
