"""Formulas by MathJax from a package, so that nothing is loaded from another host.

Only what TeX needs is copied from sphinx-mathjax-offline, which is MathJax 3 as published.
"""

import importlib.util
import shutil
from pathlib import Path

PARTS = "tex-chtml.js", "input/tex/extensions", "output/chtml/fonts/woff-v2"


def setup(app):
    app.connect("config-inited", settle)
    app.connect("build-finished", copy)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def settle(app, config):
    config.mathjax_path = "mathjax/tex-chtml.js"
    config.mathjax3_config = {"options": {"enableMenu": False}}


def copy(app, error):
    if error or app.builder.name != "html":
        return
    package = Path(importlib.util.find_spec("sphinx-mathjax-offline").origin).parent
    for part in PARTS:
        source, target = (
            package / "static" / "mathjax" / part,
            app.outdir / "_static/mathjax" / part,
        )
        if target.exists():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if source.is_dir() else shutil.copy)(source, target)
