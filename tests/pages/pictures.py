"""README's pictures, taken by tests: they are written by `make pictures` only."""

import io
import os
import time
from pathlib import Path

from PIL import Image

PICTURES = Path(__file__).parents[2] / ".github" / "pictures"
WRITE_PICTURES = os.environ.get("MLPKIT_WRITE_PICTURES") == "1"


def picture(of, name):
    """Write a screenshot of a page or a locator as README's picture `name`."""
    if WRITE_PICTURES:
        taken = photograph(of)
        taken.quantize(256, dither=Image.Dither.NONE).save(PICTURES / f"{name}.png", optimize=True)


def photograph(of):
    return Image.open(io.BytesIO(of.screenshot())).convert("RGB")


class Film:
    """A film of an explorer in use: `take` records for a number of seconds, and `write` writes
    everything. Frames are shown as fast as they were taken, and the last one stays for a while.
    """

    REST = 3000  # milliseconds

    def __init__(self, of):
        self.of, self.frames, self.times = of, [], []

    def take(self, seconds):
        end = time.monotonic() + seconds * WRITE_PICTURES
        while time.monotonic() < end:
            self.times.append(time.monotonic())
            self.frames.append(photograph(self.of))

    def write(self, name):
        if not WRITE_PICTURES:
            return
        pauses = [round(1000 * (b - a)) for a, b in zip(self.times, self.times[1:], strict=False)]
        first, *others = self.frames
        first.save(
            PICTURES / f"{name}.webp",
            save_all=True,
            append_images=others,
            duration=[*(min(pause, 400) for pause in pauses), self.REST],
            loop=0,
            quality=70,
            method=6,
        )
