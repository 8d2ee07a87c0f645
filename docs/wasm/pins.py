"""The versions that the archives are built from.

They are pinned together: no other combination has been tried. Pyodide's version is the one in
`docs/live/package.json`.
"""

import json
from pathlib import Path

PYTHON = "3.13"  # the version in Pyodide
EMSCRIPTEN = "3.1.69"  # Debian 13's version; Pyodide itself is built with a different one
NUMPY = "2.2.5"
NUMPY_SHA256 = "a9c0d994680cd991b1cb772e8b297340085466a6fe964bc9d4e80f5e2f43c291"
TOOLS = ("build==1.3.0", "meson-python==0.18.0", "cython==3.0.12", "ninja==1.13.0")
DRAWING_TOOLS = (  # in addition, to build the Matplotlib that drew the notebooks' stored figures
    *("meson==1.12.1", "pybind11==2.13.6", "cppy==1.3.1", "setuptools==84.2.1"),
    *("setuptools-scm==9.2.2", "fonttools==4.68.0"),
)
SOURCES = {  # {name: (version, hash)} of the packages that are compiled
    "contourpy": ("1.3.3", "083e12155b210502d0bca491432bb04d56dc3432f95a979b429f2848c3dbe880"),
    "kiwisolver": ("1.5.1", "f1303ef2eec81262a4b708c3e858afe58d7c75ad91c1c05266eda7673369859a"),
    "pillow": ("13.0.0", "cdcd1ba258178f7356d74170c9a81ba4eab6a5d55748bc402a5a2a6fe6be3510"),
    "matplotlib": ("3.11.2", "cec596316640f2b394b8f0daa0ea61a8eae82d017b620b9f202befb972a59ea4"),
}
WHEELS = {  # of the pure-Python packages
    "cycler": ("0.12.1", "85cef7cff222d8644161529808465972e51340599459b8ac3ccbac5a854e0d30"),
    "packaging": ("26.4", "81383611a09c1bc0b08b76e0fd5829d7c6824c65b27a6aee339da133f4233ea2"),
    "pyparsing": ("3.3.3", "ece8c00a69cf01b45d0b1dedabb469c90d8caf996d4fda40f147627a122849a4"),
    "python-dateutil": (
        "2.9.0.post0",
        "a8b2bc7bffae282281c8140a97d3aa9c14da0b136dfe83f850eea9a5f7470427",
    ),
    "six": ("1.17.0", "4721f391ed90541fddacab5acf947aa0d3dc7d27b2e1e8eda2be8970586c3274"),
    "fonttools": ("4.68.0", "d76f8fdcb6936f5e1045a0c9dd721a4bf11112e60d1e243bfa1d39f06a8b3104"),
}
LIBRARIES = {  # {name: (version, Debian's packed original, its hash)}, see libraries.py
    "freetype": (
        "2.14.3",
        "freetype_2.14.3+dfsg.orig.tar.xz",
        "dc1bec263a6fffa436029efe6428f601d6b1a0b800837508ee3e49bbab8f1006",
    ),
    "harfbuzz": (
        "12.3.2",
        "harfbuzz_12.3.2.orig.tar.xz",
        "6f6db164359a2da5a84ef826615b448b33e6306067ad829d85d5b0bf936f1bb8",
    ),
    "libraqm": (
        "0.10.5",
        "raqm_0.10.5.orig.tar.xz",
        "563053e724892a7b037913110ea2daef50ad575d4fa9f7c368ae1e4515f5e856",
    ),
    "SheenBidi": (
        "3.0.0",
        "sheenbidi_3.0.0.orig.tar.xz",
        "c009ee6153991998f4fa42af7ca3b1494cb716522d85cf8ebd7b869f6a459301",
    ),
    "qhull": (
        "8.0.2",
        "qhull_2020.2.orig.tar.gz",
        "b5c2d7eb833278881b952c8a52d20179eab87766b00b865000469a45c1838b7e",
    ),
    "zlib": (
        "1.3.2",
        "zlib_1.3.dfsg+really1.3.2.orig.tar.gz",
        "7b6903eb019983987b7112eccf90f1703f1c6c0e0cede36564bf611d19ca579d",
    ),
}
PLATFORM = "pyodide_2025_0_wasm32"
EXCEPTIONS = "-fwasm-exceptions -sSUPPORT_LONGJMP=wasm"  # as in Pyodide's own build

LIVE = Path(__file__).parents[1] / "live"
PYODIDE = json.loads((LIVE / "package.json").read_text("utf-8"))["dependencies"]["pyodide"]
