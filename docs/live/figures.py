"""Figures on a page: what a cell draws, as its outputs, and whether the cell needs Matplotlib.

Matplotlib has its own archive, which the page's worker loads before it runs a cell that draws.
"""

import ast
import base64
import importlib.util
import io
import logging
import sys

from mlpkit.checker.display.verdict import Picture
from mlpkit.checker.slices import statements, used

ARCHIVE = "drawing"
DRAWING = ("matplotlib", "mlpkit.plots", "PIL")
FUNCTIONS = {"case", "compare_training", "measure"}  # those of `mlpkit.exercises` that draw
BACKEND = "module://docs.live.figure_backend"
SHARP = 2  # pixels of a picture per pixel of the page
# Formulas ask for fonts that the archive lacks, and are then drawn in DejaVu Sans.
logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)


def archive_for(source):
    """The archive that the worker must load before it runs this source; None if nothing is
    missing."""
    if importlib.util.find_spec("matplotlib") is not None:
        return None
    own = statements(source)
    names = {name for one in own for name in used(one)}
    draws = names & FUNCTIONS or any(is_drawing(module) for one in own for module in imports(one))
    return ARCHIVE if draws else None


def imports(statement):
    """The names of the modules that a statement imports, also in functions that it defines."""
    for node in ast.walk(statement):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{one.name}" for one in node.names)


def is_drawing(module):
    return any(f"{module}.".startswith(f"{one}.") for one in DRAWING)


def pictured(thing):
    """The output for an object that IPython shows as a picture; None for any other."""
    if not hasattr(thing, "_repr_mimebundle_"):
        return None
    try:
        bundle = thing._repr_mimebundle_()
    except ModuleNotFoundError:  # an explorer, which only Jupyter can show this way
        return None
    data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
    if "image/png" not in data:
        return None
    png, text = data["image/png"], data.get("text/plain", "")
    return {
        "text": text,
        "png": base64.b64encode(png).decode() if isinstance(png, bytes) else png,
        "alt": text,
        "caption": getattr(thing, "caption", ""),
    } | metadata.get("image/png", {})


def close_figures():
    """Close pyplot's figures, as a notebook does; return those that show something."""
    if "matplotlib.pyplot" not in sys.modules:
        return []
    from matplotlib import pyplot

    figures = [pyplot.figure(number) for number in pyplot.get_fignums()]
    pyplot.close("all")
    return [figure for figure in figures if figure.axes or figure.texts]


def picture(figure):
    """A figure of pyplot as a Picture; its alternative text is made of its titles and labels."""
    file = io.BytesIO()
    figure.savefig(file, format="png", dpi=SHARP * figure.dpi, bbox_inches="tight")
    png = file.getvalue()
    words = [figure.get_suptitle()]
    for axes in figure.axes:
        words += [axes.get_title(), axes.get_xlabel(), axes.get_ylabel()]
        words += axes.get_legend_handles_labels()[1]
    width, height = (int.from_bytes(png[at : at + 4], "big") // SHARP for at in (16, 20))
    return Picture(png, "; ".join(["a plot", *filter(None, words)]), width, height)
