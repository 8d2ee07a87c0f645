"""The still of an explorer: one picture for a stored notebook, a saved page and a figure elsewhere.

It shows the state in which an explorer opens, which is chosen to be worth seeing. Of an explorer
that needs no data it is drawn once, by `make stills`, and comes with mlpkit; of another it is drawn
once in a session.
"""

import hashlib
import io
import json
from pathlib import Path

import numpy as np
from PIL import Image

from mlpkit.plots import SHARP, sharp_png

FOLDER = Path(__file__).parent / "stills"
MOST = 50  # stills that a session keeps
kept = {}  # {name: the bytes of a PNG}


def still_of(explorer, sentence):
    """(bytes, {"width", "height"}) of the explorer's still with a sentence under it."""
    name = named(explorer, sentence)
    if name not in kept:
        path = FOLDER / name
        picture = path.read_bytes() if path.exists() else drawn(explorer, sentence)
        while len(kept) >= MOST:
            kept.pop(next(iter(kept)), None)
        kept[name] = picture
    picture = kept[name]
    width, height = (side // SHARP for side in Image.open(io.BytesIO(picture)).size)
    return picture, {"width": width, "height": height}


def drawn(explorer, sentence, smallest=False):
    """The bytes of a still drawn anew; the smallest takes six times as long to write."""
    figure = explorer.still(explorer.numbers, explorer.state)
    return sharp_png(figure, sentence, smallest)[0]


def named(explorer, sentence):
    """The name of a still: the same for the same kind, state, numbers and sentence."""
    found = hashlib.sha256(json.dumps([explorer.state, sentence], default=str).encode())
    feed(found, explorer.numbers)
    return f"{type(explorer).__name__}-{found.hexdigest()[:12]}.png"


def feed(found, value):
    """Numbers to three digits: the last ones differ between processors."""
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
