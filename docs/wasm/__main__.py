"""`make wasm`: NumPy for the browser, from its pinned source, into docs/wasm/numpy.tar.gz.

python3.13 -m docs.wasm              # build it and write the archive
python3.13 -m docs.wasm --compare    # build it and compare; says which files differ
"""

import argparse
import sys
from pathlib import Path

from docs.packed import packed, unpacked
from docs.wasm import pins
from docs.wasm.build import numpy_wheel
from docs.wasm.trim import numpy_files

HERE = Path(__file__).parent
FOLDER = Path("/tmp/mlpkit-wasm")  # a fixed path, because Cython writes it into what it compiles
ARCHIVE = HERE / "numpy.tar.gz"


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--compare", action="store_true", help="compare, and write nothing")
    options = parser.parse_args(arguments)
    built = numpy_files(*numpy_wheel(FOLDER, pins.LIVE / "node_modules" / "pyodide"))
    if options.compare:
        stored = unpacked(ARCHIVE.read_bytes())
        wrong = sorted(name for name in built | stored if built.get(name) != stored.get(name))
        if wrong:
            sys.exit(f"{ARCHIVE.name} is not what was built just now, in: {', '.join(wrong)}.")
        print(f"All {len(built)} files in {ARCHIVE.name} are what was built just now.")
    else:
        ARCHIVE.write_bytes(packed(built))
        print(f"{len(built)} files are in {ARCHIVE.name}: {ARCHIVE.stat().st_size:,} bytes.")


if __name__ == "__main__":
    main()
