"""The C and C++ libraries that Matplotlib and Pillow are built with: libraries.tar.xz.

    python -m docs.wasm.libraries FOLDER    # write it again from Debian's packed originals there

They are kept here, reduced to what the build reads, because Debian's sources move. pins.py has
the name and the hash of each original; `apt-get source --download-only freetype` fetches one.
"""

import gzip
import hashlib
import lzma
import re
import shutil
import sys
import tarfile
from pathlib import Path

from docs.packed import packed
from docs.wasm import pins

ARCHIVE = Path(__file__).parent / "libraries.tar.xz"
KEPT = {  # what the build reads, and the licences
    "freetype": r"(include|src|builds/(unix|meson))/|meson|modules\.cfg|LICENSE|docs/FTL",
    "harfbuzz": r"src/|meson|COPYING",
    "libraqm": r"src/|meson|COPYING",
    "SheenBidi": r"(Headers|Source|Tools/Version)/|meson|LICENSE",
    "qhull": r"src/libqhull_r/|COPYING",
    "zlib": r"[^/]*\.[ch]$|LICENSE",
}


def unpack(folder):
    """Write the libraries into a folder, emptied first, each as NAME-VERSION; returns {name: its
    folder}.
    """
    shutil.rmtree(folder, ignore_errors=True)
    with tarfile.open(ARCHIVE) as tar:
        tar.extractall(folder, filter="data")
    return {name: folder / f"{name}-{version}" for name, (version, *_) in pins.LIBRARIES.items()}


def files_of(name, original):
    """Return {path: bytes} of the files kept from a packed original."""
    version, _, sha256 = pins.LIBRARIES[name]
    if (came := hashlib.sha256(original.read_bytes()).hexdigest()) != sha256:
        sys.exit(f"docs.wasm.libraries: {original.name} has the hash {came}; expected {sha256}.")
    with tarfile.open(original) as tar:
        inside = {one.name.partition("/")[2]: one for one in tar.getmembers() if one.isfile()}
        return {
            f"{name}-{version}/{path}": tar.extractfile(one).read()
            for path, one in inside.items()
            if re.match(KEPT[name], path)
        }


def main(folder):
    found = {}
    for name, (_, original, _) in pins.LIBRARIES.items():
        found |= files_of(name, Path(folder, original))
    ARCHIVE.write_bytes(lzma.compress(gzip.decompress(packed(found)), preset=9))
    print(f"{len(found)} files are in {ARCHIVE.name}: {ARCHIVE.stat().st_size:,} bytes.")


if __name__ == "__main__":
    main(sys.argv[1])
