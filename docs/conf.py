"""Sphinx's settings; `python -m docs` reads them."""

import importlib.util
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

project = "mlpkit"
author = "mlpkit's authors"
language = "en"
extensions = ["myst_nb", "docs.anchors", "docs.icons", "docs.mathjax"]
templates_path = ["_templates"]

nb_execution_mode = "off"
nb_merge_streams = True
myst_enable_extensions = ["dollarmath", "amsmath"]
myst_heading_anchors = 4
myst_heading_slug_func = "docs.slug.jupyter"

html_theme = "sphinx_book_theme"
html_title = "mlpkit"
html_baseurl = ""  # the address of the site, once it has one; README.md then links to it
html_favicon = "_static/favicon.svg"
html_context = {"default_mode": "auto"}
html_static_path = ["_static", "../build/site-source/_static"]
html_css_files = ["contents.css", "site.css"]
html_js_files = [("explorers.js", {"type": "module"})]
html_copy_source = False
html_show_sphinx = False
html_theme_options = {
    "navbar_persistent": [],  # the search is in the sidebar
    "pygments_light_style": "a11y-high-contrast-light",
    "pygments_dark_style": "a11y-high-contrast-dark",
    "use_download_button": False,
    "use_fullscreen_button": False,
    "show_navbar_depth": 1,
    "show_toc_level": 2,
    "navigation_with_keys": False,  # the arrows are the explorers'
}
assert importlib.util.find_spec("docs")  # this checkout's
