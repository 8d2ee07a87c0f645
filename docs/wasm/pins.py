"""What the archives are built from. They are pinned together: only this mix has been tried.

Pyodide's version is the one in `docs/live/package.json`.
"""

import json
from pathlib import Path

PYTHON = "3.13"  # the version in Pyodide
EMSCRIPTEN = "3.1.69"  # Debian 13's version; Pyodide itself is built with a different one
NUMPY = "2.2.5"
NUMPY_SHA256 = "a9c0d994680cd991b1cb772e8b297340085466a6fe964bc9d4e80f5e2f43c291"
TOOLS = ("build==1.3.0", "meson-python==0.18.0", "cython==3.0.12", "ninja==1.13.0")
PLATFORM = "pyodide_2025_0_wasm32"
EXCEPTIONS = "-fwasm-exceptions -sSUPPORT_LONGJMP=wasm"  # as in Pyodide's own build

LIVE = Path(__file__).parents[1] / "live"
PYODIDE = json.loads((LIVE / "package.json").read_text("utf-8"))["dependencies"]["pyodide"]
