"""Sphinx's settings; `python -m docs` reads them."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

import mlpkit  # noqa: E402
from docs import live_folder  # noqa: E402

project = "mlpkit"
author = "mlpkit's authors"
language = "en"
extensions = ["myst_nb", "docs.anchors", "docs.icons", "docs.mathjax", "docs.book"]
add_module_names = False  # each page of the reference names its module at the top
templates_path = ["_templates"]

nb_execution_mode = "off"
nb_merge_streams = True
myst_enable_extensions = ["dollarmath", "amsmath", "colon_fence"]
myst_heading_anchors = 4
myst_heading_slug_func = "docs.slug.jupyter"

html_math_renderer = "mathjax"  # `docs.book` has a different one for the EPUB
html_theme = "sphinx_book_theme"
html_title = "mlpkit"
html_baseurl = ""  # the address of the site, once there is one; README.md then links to it
html_favicon = "_static/favicon.svg"
html_context = {"default_mode": "auto", "live": live_folder.has_npm()}
# the folder of static files that the makers write; the EPUB has none
MADE = ROOT / "build/html-source/_static"
html_static_path = ["_static", *([str(MADE)] if MADE.exists() else [])]
html_css_files = ["contents.css", "site.css", "reference.css", "live.css"]
html_js_files = [(name, {"type": "module"}) for name in ("explorers.js", "search.js")]
html_search_scorer = str(ROOT / "docs/scorer.js")
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
    "navigation_with_keys": False,  # the explorers need the arrow keys
}

version = mlpkit.__version__
epub_basename = "mlpkit"
epub_title = "Build a neural network from nothing"
epub_author = epub_publisher = epub_contributor = author
epub_description = "A course in notebooks, from three numbers to a network that is all yours"
epub_copyright = "MIT License"
epub_identifier = epub_uid = "mlpkit"
epub_cover = ("_static/cover.png", "epub-cover.html")
epub_css_files = ["book.css"]
epub_show_urls = "no"
epub_tocdepth = 2
epub_use_index = False
epub_exclude_files = ["search.xhtml", ".buildinfo.bak"]
