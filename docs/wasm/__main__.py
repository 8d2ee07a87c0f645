"""`make wasm`: NumPy and Matplotlib for the browser, from pinned sources, into docs/wasm.

python3.13 -m docs.wasm              # build them and write the archives
python3.13 -m docs.wasm --compare    # build them and compare; says which files differ
python3.13 -m docs.wasm drawing      # only one of them: numpy or drawing
"""

import argparse
import sys
from pathlib import Path

from docs.packed import packed, unpacked
from docs.wasm import pins
from docs.wasm.build import numpy_wheel, prepared
from docs.wasm.drawing import drawing_wheels
from docs.wasm.trim import numpy_files
from docs.wasm.trim_drawing import drawing_files

HERE = Path(__file__).parent
FOLDER = Path("/tmp/mlpkit-wasm")  # a fixed path, because Cython writes it into what it compiles


def built(name, python):
    """Return {path: bytes} of an archive, built now."""
    if name == "numpy":
        return numpy_files(*numpy_wheel(FOLDER, python))
    return drawing_files(*drawing_wheels(FOLDER, python), python)


def compare(archive, files):
    """Exit with a sentence if an archive's files differ from these."""
    stored = unpacked(archive.read_bytes())
    wrong = sorted(name for name in files | stored if files.get(name) != stored.get(name))
    if wrong:
        sys.exit(f"{archive.name} is not what was built just now, in: {', '.join(wrong)}.")
    print(f"All {len(files)} files in {archive.name} are what was built just now.")


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("name", nargs="*", help="numpy or drawing; both if none is named")
    parser.add_argument("--compare", action="store_true", help="compare, and write nothing")
    options = parser.parse_args(arguments)
    python = prepared(FOLDER, pins.LIVE / "node_modules" / "pyodide")
    for name in options.name or ("numpy", "drawing"):
        archive, files = HERE / f"{name}.tar.gz", built(name, python)
        if options.compare:
            compare(archive, files)
        else:
            archive.write_bytes(packed(files))
            print(f"{len(files)} files are in {archive.name}: {archive.stat().st_size:,} bytes.")


if __name__ == "__main__":
    main()
