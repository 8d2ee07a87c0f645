"""The still of an explorer: one picture for a stored notebook, a saved page and a figure elsewhere.

It shows the state in which an explorer opens, which is chosen to be worth seeing. If an explorer
needs no data, `make stills` draws its still once and mlpkit ships it; any other is drawn once and
kept in the user's folder.
"""

import contextlib
import hashlib
import io
import itertools
import json
import os
import sys
from pathlib import Path

import numpy as np

from mlpkit import __version__, plots
from mlpkit.helpers.whole_files import whole
from mlpkit.plots import SHARP, sharp_png

FOLDER = Path(__file__).parent / "stills"
MOST = 200  # stills kept in a user's folder, about 60 kB each


def still_of(explorer, sentence):
    """(bytes, {"width", "height"}) of the explorer's still with a sentence below it."""
    from PIL import Image  # imported here, as Matplotlib is in `plots`

    name = named(explorer, sentence)
    own = users_folder() / f"{drawn_by(explorer)}-{name}"
    picture = read(FOLDER / name) or read(own)
    if picture is None:
        picture = drawn(explorer, sentence)
        keep(own, picture)
    width, height = (side // SHARP for side in Image.open(io.BytesIO(picture)).size)
    return picture, {"width": width, "height": height}


def users_folder():
    """The folder of the stills that were drawn here."""
    import platformdirs  # imported here, because a page has none

    return Path(os.environ.get("MLPKIT_HOME") or platformdirs.user_cache_dir("mlpkit"), "stills")


def read(path):
    """The bytes of a picture, or None if it is missing or damaged."""
    from PIL import Image

    # Pillow raises SyntaxError for a wrong checksum
    with contextlib.suppress(OSError, SyntaxError):
        picture = path.read_bytes()
        Image.open(io.BytesIO(picture)).verify()
        return picture


def keep(path, picture):
    """Save the picture if possible, and keep only the MOST latest of all."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with whole(path) as file:
            file.write(picture)
        latest = sorted(path.parent.glob("*.png"), key=lambda one: one.stat().st_mtime)
        for old in latest[:-MOST]:
            old.unlink(missing_ok=True)


def drawn_by(explorer):
    """A digest of mlpkit's version and of the code that draws: changed code draws a new still."""
    found = hashlib.sha256(__version__.encode())
    for path in code_of(explorer):
        found.update(path.read_bytes())
    return found.hexdigest()[:6]


def code_of(explorer):
    """The files that a still depends on: the explorer's own, all of plots and widgets."""
    own = Path(sys.modules[type(explorer).__module__].__file__)
    rooms = Path(plots.__file__).parent.rglob("*.py"), Path(__file__).parent.glob("*.py")
    return [own, plots.STYLE, *sorted(itertools.chain(*rooms))]


def drawn(explorer, sentence, smallest=False):
    """The bytes of a newly drawn still; the smallest file takes six times as long to write."""
    figure = explorer.still(explorer.numbers, explorer.state)
    return sharp_png(figure, sentence, smallest)[0]


def named(explorer, sentence):
    """The name of a still: the same for the same kind, state, numbers and sentence."""
    found = hashlib.sha256(json.dumps([explorer.state, sentence], default=str).encode())
    feed(found, explorer.numbers)
    return f"{type(explorer).__name__}-{found.hexdigest()[:12]}.png"


def feed(found, value):
    """Add a value to the digest, numbers to three digits: later ones differ between processors."""
    if isinstance(value, np.ndarray) and value.dtype.kind == "f":
        with np.errstate(over="ignore"):
            found.update(value.astype(np.float16).tobytes())
    elif isinstance(value, np.ndarray):
        found.update(value.tobytes())
    elif isinstance(value, dict):
        for key, part in value.items():
            found.update(str(key).encode())
            feed(found, part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            feed(found, part)
    else:
        found.update(f"{value:.3g}".encode() if isinstance(value, float) else str(value).encode())
