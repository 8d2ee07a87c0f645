"""Explorers in use in JupyterLab: how soon the picture follows the mouse, and Python's share of the
delay. This needs Chromium, as the tests in the browser do; without it the section says so.
"""

import functools
import tempfile
import time
from pathlib import Path
from statistics import median

from tests.jupyter.lab import Lab
from tests.jupyter.notebook import VIEW, Notebook
from tests.pages.chromium import FLAGS, chromium, expect
from tests.pages.explorers import SOURCES, explorer_of, notebook_of, setup_of
from tests.pages.quickness import by_hand, centile

from .child import in_child
from .shared import seconds, table, target

TEXT = """## Explorers

In JupyterLab, in Chromium, on this machine: `hand to picture` is the time from a slider's move to
the drawing of its answer, over {moves} moves; `pictures a second` are counted while the slider is
dragged for two seconds; `200 moves` is the time from the last of 200 moves made at once to its
picture. `Python` is the explorer's own share, from question to answer, in a separate process, over
the positions of the same slider. The bundle is the explorer's code in the browser. Explorers
without a slider are not in the table."""
HEADER = ("explorer", "bundle, kB", "Python, ms, 95%", "hand to picture, ms, median", "95%")
HEADER = (*HEADER, "pictures a second", "200 moves, ms", "")


def section(quick=False):
    """Return the section, or None if there is no browser."""
    browser = chromium()
    moves = 20 if quick else 100
    text = TEXT.format(moves=moves)
    if browser is None:
        return None
    python = in_child(answering, threads=1)
    found, opening = in_a_page(browser, moves, list(python))
    rows = []
    for name, waits in python.items():
        hand = found[name]
        late = centile(hand["waits"], 0.95)
        most, verdict = target(late, 30, ".0f")
        rows.append(
            [
                f"`{name}`",
                f"{bundle_size(name) / 1000:.0f}",
                f"{centile(waits, 0.95):.1f}",
                f"{median(hand['waits']):.0f}",
                f"{late:.0f} ({most})",
                f"{hand['rate']:.0f}",
                f"{hand['last']:.0f}",
                verdict,
            ]
        )
    first, again = opening
    words = (
        f"A notebook with ten explorers, all cells run: {first:.1f} s more than with none, the "
        f"first time; {again:.1f} s from then on, when their stills are kept."
    )
    return f"{text}\n\n{table(HEADER, rows)}\n\n{words}"


def first_slider(explorer):
    """Return (name, Slider) of the slider to move; None if there is none."""
    rows = explorer.controls.items()
    free = ((n, c) for n, c in rows if c.kind == "slider" and not c.on_picture)
    return next(
        (
            (n, c)
            for n, c in free
            if all(explorer.state[other] in options for other, options in c.only.items())
        ),
        None,
    )


def answering():
    """Measure in a child process: {explorer with a slider: ms of each answer along it}."""
    found = {}
    for name in SOURCES:
        explorer = explorer_of(SOURCES[name])
        if first_slider(explorer) is None:
            continue
        control, slider = first_slider(explorer)
        low, high = slider.ends()
        places = [low + (high - low) * k / 60 for k in range(61)]
        moves = [functools.partial(explorer.move, **{control: place}) for place in places]
        found[name] = [1000 * seconds(move) for move in moves]
    return found


def bundle_size(name):
    return len(explorer_of(SOURCES[name]).code.encode())


def in_a_page(browser, moves, names):
    """Return ({explorer: result of by_hand}, the extra seconds that ten explorers take: (the first
    time, the second time))."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        chrome = driver.chromium.launch(executable_path=browser, args=FLAGS)
        with Lab(Path(folder)) as lab:
            found = by_hand_in_lab(chrome, lab, names, moves)
            bare, first, again = [running(chrome, lab, ten) for ten in (False, True, True)]
        chrome.close()
    return found, (first - bare, again - bare)


def by_hand_in_lab(chrome, lab, names, moves):
    """Return {explorer: result of by_hand}, each in a notebook of its own."""
    found = {}
    for name in names:
        (lab.work / "one.ipynb").write_text(notebook_of(SOURCES[name]))
        page = chrome.new_page(**VIEW)
        notebook = Notebook(page, lab.page("one"))
        notebook.run_all()
        frame = page.locator(".mlpkit[data-drawn]")
        frame.wait_for()
        found[name] = by_hand(frame, moves)
        page.close()
        lab.end_kernels()
    return found


def running(chrome, lab, ten):
    """The seconds of Run All for a notebook with ten explorers, or with ten cells without."""
    shown = (list(SOURCES.values()) * 10)[:10]
    lab.write("ten", setup_of(*shown), *(shown if ten else ["None"] * 10))
    page = chrome.new_page(**VIEW)
    notebook = Notebook(page, lab.page("ten"))
    notebook.run(notebook.code_cells.nth(0))
    start = time.perf_counter()
    notebook.run_all()
    if ten:
        expect(page.locator(".mlpkit[data-drawn]")).to_have_count(10)
    taken = time.perf_counter() - start
    page.close()
    lab.end_kernels()
    return taken
