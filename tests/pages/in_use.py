"""Photograph every explorer in use, for the gallery of the contents page: `make stills`.

An explorer is made as its notebook shows it and moved by what IN_USE says. Its picture is taken on
a light page and on a dark one, and both are one file: the light one above, the dark one below.
"""

import io
import json
import sys

from PIL import Image, ImageOps
from playwright.sync_api import sync_playwright

from docs.recordings import code_for, explorer_of
from mlpkit.checker.contents import edition
from mlpkit.exercises import course

from .chromium import FLAGS, chromium
from .explorers import expect_said, frame, settled
from .kernel import Kernel

VIEW = {"width": 862, "height": 1000}  # width of a cell's output in JupyterLab
WIDTH = 400  # width of a photograph; its height is half of that
GROUNDS = {"light": "#ffffff", "dark": "#111111"}  # JupyterLab's pages; the site's are alike
TRIALS = [(0.001, 8), (0.1, 8), (0.1, 64), (0.001, 64), (0.01, 24), (0.03, 24), (0.01, 90)]
TRIALS += [(0.02, 60), (0.005, 45), (0.015, 45), (0.3, 24), (0.04, 100)]


def learn(explorer):
    explorer.press("learn")
    explorer.thread.join()


def train(explorer):
    explorer.begin()
    explorer.thread.join()


def add_units_and_train(explorer):
    explorer.move(hidden=[4])
    for _ in range(400):
        explorer.step()


def moved(**changes):
    return lambda explorer: explorer.move(**changes)


# {explorer: (what is done with it, the part of its page that is photographed: left, top, width,
# height)}
IN_USE = {
    "MoveTheLine": (learn, (0, 78, 862, 480)),
    "ScaleTheBowl": (moved(inputs="unit scale", axes="w stretched", rate=1.0), (0, 58, 862, 340)),
    "ActivationExplorer": (moved(function="sigmoid", point=-1.5), (0, 196, 600, 290)),
    "GainThroughLayers": (moved(gain=1.0), (40, 68, 822, 340)),
    "SoftmaxExplorer": (moved(z0=3.0), (0, 58, 862, 300)),
    "BackpropStepper": (moved(step=9), (0, 52, 862, 285)),
    "OptimizerRace": (moved(step=60), (0, 72, 862, 325)),
    "TrainingMonitor": (train, (0, 133, 862, 312)),
    "Playground": (add_units_and_train, (0, 62, 862, 350)),
    "MistakesBrowser": (moved(), (0, 52, 862, 530)),
    "DrawGarment": (moved(), (0, 70, 862, 412)),
    "SmoothTheBorder": (moved(), (0, 78, 862, 430)),
    "Clinic": (moved(shown="activations"), (486, 563, 376, 182)),
    "SearchByHand": (moved(trials=[list(one) for one in TRIALS]), (0, 50, 862, 450)),
    "HalvingLadder": (moved(rung=3), (0, 72, 862, 490)),
    "GraphExplorer": (moved(expression="tanh(w * x + v * y + b)", step=9), (0, 190, 862, 345)),
    "SplitExplorer": (moved(by="whole runners", held=3), (0, 105, 862, 470)),
}


def shown():
    """Return {name: the code that makes it} of every explorer, where a notebook first shows it."""
    found = {}
    for path in sorted(course.notebooks.glob("[!.]*.ipynb")):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        for one in edition.explorers(cells):
            found.setdefault(one.name, code_for(cells, one.cell))
    return found


def photographed(page, explorer, name):
    """The explorer in use, as an image: on a light page above, on a dark one below."""
    use, (left, top, width, height) = IN_USE[name]
    page.emulate_media(reduced_motion="reduce")
    use(explorer)
    expect_said(page, explorer)
    size, both = (WIDTH, WIDTH // 2), Image.new("RGB", (WIDTH, WIDTH))
    corner = frame(page).bounding_box()
    clip = {"x": corner["x"] + left, "y": corner["y"] + top, "width": width, "height": height}
    for place, (scheme, ground) in enumerate(GROUNDS.items()):
        page.emulate_media(color_scheme=scheme)
        settled(page)
        frame(page).evaluate("(one, ground) => (document.body.style.background = ground)", ground)
        page.wait_for_timeout(500)  # the colours follow
        taken = Image.open(io.BytesIO(page.screenshot(clip=clip, full_page=True)))
        half = ImageOps.pad(taken.convert("RGB"), size, color=ground)
        both.paste(half, (0, place * WIDTH // 2))
    return both


def make(names=()):
    """Write the photographs of these explorers, or of all."""
    folder = course.stills
    folder.mkdir(exist_ok=True)
    with Kernel() as kernel, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium(), args=FLAGS)
        for name, code in shown().items():
            if names and name not in names:
                continue
            page, explorer = browser.new_page(viewport=VIEW), explorer_of(code)
            page.goto(kernel.page(explorer))
            frame(page).and_(page.locator("[data-drawn]")).wait_for()
            taken = photographed(page, explorer, name)
            taken.save(folder / f"{name}.webp", quality=55, method=6)
            page.close()
            assert kernel.renew() == []
        browser.close()


if __name__ == "__main__":
    make(sys.argv[1:])
