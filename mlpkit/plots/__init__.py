"""Figures that say what they show. One module per concept; each function draws, and returns
(figure, caption), the caption computed from what was drawn.

    from mlpkit.plots import show
    from mlpkit.plots import preprocessing as draw
    show(*draw.class_means(images, labels, class_names))

This module imports Matplotlib and Pillow when it draws: an explorer needs its colours on a page of
the site too, where neither may be there.
"""

import contextlib
import functools
import html
import io
import threading
from pathlib import Path

import numpy as np

from mlpkit.search import paired_difference

STYLE = Path(__file__).parents[1] / "course.mplstyle"

# A colour means one thing throughout the course.
TRAINING = "#0072B2"  # blue: training data, the function itself, what you have
VALIDATION = "#D55E00"  # vermilion: validation data, the slope or gradient, what goes wrong
TEST = "#009E73"  # green: test data, what is put right
THIRD = "#CC79A7"
FOURTH = "#E69F00"
FIFTH = "#56B4E9"
QUIET = "#888888"  # grey: references, thresholds, what went before

# A figure has no background, so the page shows through, white or dark. Its text has the one grey
# that contrasts as much with white as with JupyterLab's dark page (4.3 : 1). Boxes have darker
# text.
INK = "#797979"
BOX, BOX_INK = "#F4F4F4", "#333333"

SHARP = 2  # pixels of a picture per pixel of the page

STEPS = (
    ("preprocessing", "pixels → X"),
    ("activations", "the bend"),
    ("forward pass", "X → logits"),
    ("losses", "how wrong?"),
    ("backprop", "which way?"),
    ("optimizers", "how far?"),
    ("training", "again"),
)
BEYOND = (  # drawn in a second row, below STEPS
    ("regularization", "new images"),
    ("debugging", "why not?"),
    ("search", "which settings?"),
    ("autograd", "by itself"),
    ("frameworks", "other tools"),
    ("own data", "believe it?"),
)


ONE_AT_A_TIME = threading.RLock()  # a style is global in Matplotlib, and explorers use threads


def drawing(function):
    """Draw in the course's style, whatever style the session has set."""

    @functools.wraps(function)
    def styled(*args, **kwargs):
        with style():
            return function(*args, **kwargs)

    return styled


@contextlib.contextmanager
def style():
    """The course's style, whatever style the session has set; yields the settings."""
    import matplotlib.style

    with ONE_AT_A_TIME, matplotlib.style.context(STYLE):
        yield matplotlib.rcParams


def canvas(rows=1, columns=1, size=(7.6, 3.2), **options):
    """Make a figure and its axes, `size` in inches, without pyplot, so that nothing is global."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=size)
    return figure, figure.subplots(rows, columns, **options)


def pixels(figure, sharp=1):
    """Draw the figure as an RGBA picture with `sharp` times 110 dots per inch."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from PIL import Image

    with style() as settings:
        dots = sharp * settings["savefig.dpi"]
        # so that 4.6 inches are not 1011.9999999999999 dots
        figure.dpi = np.nextafter(dots, np.inf)
        canvas = FigureCanvasAgg(figure)
        canvas.draw()
        return Image.fromarray(np.array(canvas.buffer_rgba()))


def png(figure, sharp=1):
    """The same picture as the bytes of a PNG."""
    buffer = io.BytesIO()
    pixels(figure, sharp).save(buffer, "png")
    return buffer.getvalue()


def sharp_png(figure, sentence="", smallest=True):
    """Return (bytes, {"width", "height"} in dots of the page) of the figure as a page shows it.

    The picture is transparent and has SHARP dots per dot of the page, and 256 colours. Below it is
    a sentence, in as many lines as it needs. The fast compression takes a ninth more bytes than the
    best and a sixth of its time.
    """
    from PIL import Image

    picture = pixels(figure, SHARP)
    if sentence:
        picture = above(picture, written(sentence, picture.width))
    buffer = io.BytesIO()
    picture.quantize(256, Image.Quantize.FASTOCTREE).save(buffer, "png", optimize=smallest)
    width, height = (side // SHARP for side in picture.size)
    return buffer.getvalue(), {"width": width, "height": height}


def written(sentence, width):
    """Draw a sentence as a picture, `width` dots wide and as high as its lines need. It is made
    without a figure, which would take ten times as long.
    """
    from matplotlib.font_manager import FontProperties, findfont
    from PIL import Image, ImageDraw, ImageFont

    with style() as settings:
        inch = SHARP * settings["savefig.dpi"]
        size = round(settings["font.size"] * inch / 72)
        font = ImageFont.truetype(findfont(FontProperties(style="italic")), size)
    edge, step = width // 100, 1.4 * size
    lines = []
    for word in sentence.split():
        if lines and font.getlength(f"{lines[-1]} {word}") <= width - 2 * edge:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    sheet = Image.new("RGBA", (width, round(step * len(lines)) + 2 * edge))
    for number, line in enumerate(lines):
        ImageDraw.Draw(sheet).text((edge, edge / 2 + step * number), line, INK, font)
    return sheet


def above(upper, lower):
    """Join two pictures of the same width, one above the other."""
    from PIL import Image

    both = Image.new("RGBA", (upper.width, upper.height + lower.height))
    both.paste(upper, (0, 0))
    both.paste(lower, (0, upper.height))
    return both


def show(figure, caption):
    """Display the picture and, under it, the caption, which is also the picture's plain text."""
    from mlpkit.checker.display import verdict

    picture, look = sharp_png(figure)
    if verdict.on_page():
        verdict.show(verdict.Picture(picture, caption, **look, caption=caption))
        return
    from IPython.display import HTML, display

    data = {"image/png": picture, "text/plain": caption}
    display(data, raw=True, metadata={"image/png": {"alt": caption, **look}})
    display(HTML(f"<em>{html.escape(caption)}</em>"))


def grid_of_images(axes, images, titles=None, **options):
    """Draw images (K, H, W) on the flat array of axes; the remaining axes stay empty."""
    for axis in axes.flat:
        axis.axis("off")
    for number, image in enumerate(images):
        axis = axes.flat[number]
        axis.imshow(image, **options)
        if titles is not None:
            axis.set_title(titles[number], fontsize=9, fontweight="normal", loc="center")


def pair_lines(axis, before, after, names):
    """Draw the lines of `pairs` on an axis; return how many of them rise."""
    for a, b in zip(before, after, strict=True):
        look = {"color": TRAINING, "lw": 2} if b > a else {"color": VALIDATION, "lw": 1.2}
        axis.plot((0, 1), (a, b), "o-", markersize=4, alpha=0.85, **look)
    mean, error, wins = paired_difference(before, after)
    axis.plot((-0.12, 1.12), (np.mean(before), np.mean(after)), "_", color=INK, ms=22, mew=2.5)
    axis.set_xticks((0, 1), names)
    axis.set(xlim=(-0.35, 1.35), title=f"{mean:+.2f} ± {error:.2f}".replace("-", "−"))
    axis.grid(axis="x", visible=False)
    return wins


@drawing
def pairs(before, after, names, unit="%"):
    """A line per seed from `before` to `after`, both (K,), in `unit`; thick where it rises."""
    figure, axis = canvas(size=(4.6, 3.2))
    wins = pair_lines(axis, before, after, names)
    axis.set_ylabel(unit)
    mean, error, _ = paired_difference(before, after)
    rise = "each line rises" if wins == len(before) else f"{wins} of {len(before)} lines rise"
    return figure, (
        f"One line for each of {len(before)} seeds, from {names[0]} to {names[1]}: {rise}, "
        f"by {mean:.2f} ± {error:.2f} on average."
    )


@drawing
def pipeline(*today):
    """The course as a row of boxes, with today's highlighted. today: names in STEPS, or in BEYOND,
    which then makes a second row."""
    rows = [STEPS, BEYOND] if {name for name, _ in BEYOND} & set(today) else [STEPS]
    figure, axis = canvas(size=(7.6, 0.8 + 0.75 * (len(rows) - 1)))
    axis.axis("off")
    for row, boxes in enumerate(rows):
        for column, (name, what) in enumerate(boxes):
            pipeline_box(axis, column, -1.3 * row, name, what, name in today)
        for column in range(len(boxes) - 1):
            arrow = {"arrowstyle": "->", "color": QUIET, "shrinkA": 0, "shrinkB": 0}
            ends = (column + 0.58, -1.3 * row), (column + 0.42, -1.3 * row)
            axis.annotate("", *ends, arrowprops=arrow)
    axis.set(xlim=(-0.45, len(STEPS) - 0.55), ylim=(-1.3 * (len(rows) - 1) - 0.55, 0.55))
    names = [name for boxes in rows for name, _ in boxes]
    dark = [name for name in names if name not in today]
    lit = [f"{name} ({names.index(name) + 1} of {len(names)})" for name in today]
    told = ", ".join(lit) if len(lit) < len(dark) else f"all but {', '.join(dark)}"
    return figure, f"The course: {' → '.join(names)}. Today: {told}."


def pipeline_box(axis, x, y, name, what, lit):
    """One box of `pipeline`, its middle at (x, y)."""
    from matplotlib.patches import FancyBboxPatch

    face, edge, ink = (TRAINING, TRAINING, "white") if lit else (BOX, "#BBBBBB", BOX_INK)
    look = {"boxstyle": "round,pad=0,rounding_size=0.08", "fc": face, "ec": edge}
    axis.add_patch(FancyBboxPatch((x - 0.42, y - 0.5), 0.84, 1, **look))
    centred = {"ha": "center", "va": "center", "color": ink}
    axis.text(x, y + 0.17, name, fontsize=7.5, fontweight="bold", **centred)
    axis.text(x, y - 0.22, what, fontsize=8, **centred)
