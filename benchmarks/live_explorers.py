"""Explorers on the site's pages: how soon the picture follows the hand, next to a notebook."""

import tempfile
from pathlib import Path

from tests.jupyter.lab import Lab
from tests.pages.chromium import FLAGS, chromium
from tests.pages.explorers import SOURCES, explorer_of, frame
from tests.pages.quickness import by_hand, centile
from tests.pages.worker import Host, make_site, show

from .explorers import by_hand_in_lab, first_slider
from .shared import table, target

TEXT = """Explorers there: `hand to picture` is the time from a slider's move to the drawing of its
answer, over {moves} moves, 95% of them, with Python in the page's worker and, in the same run, in
JupyterLab; the target is twice the time there."""
HEADER = ("explorer", "hand to picture, ms, 95%", "in a notebook", "ratio", "target", "")


def text_and_table(moves):
    """The section's part on explorers."""
    from playwright.sync_api import sync_playwright

    names = [name for name in SOURCES if first_slider(explorer_of(SOURCES[name])) is not None]
    with sync_playwright() as driver, tempfile.TemporaryDirectory() as folder:
        chrome = driver.chromium.launch(executable_path=chromium(), args=FLAGS)
        with Lab(Path(folder)) as lab:
            there = by_hand_in_lab(chrome, lab, names, moves)
        here = by_hand_on_a_page(chrome, names, moves)
        chrome.close()
    rows = [row(name, here[name]["waits"], there[name]["waits"]) for name in names]
    return f"{TEXT.format(moves=moves)}\n\n{table(HEADER, rows)}"


def by_hand_on_a_page(chrome, names, moves):
    """Return {explorer: result of by_hand}; each lives in the same worker, one after the other."""
    with tempfile.TemporaryDirectory() as folder:
        make_site(Path(folder))
        page, found = chrome.new_page(), {}
        page.set_default_timeout(300_000)
        with Host(Path(folder)) as address:
            page.goto(address)
            for name in names:
                show(page, SOURCES[name])
                found[name] = by_hand(frame(page), moves)
        page.close()
    return found


def row(name, here, there):
    late, in_notebook = centile(here, 0.95), centile(there, 0.95)
    limit, verdict = target(late / in_notebook, 2, ".1f")
    times = f"{late:.0f}", f"{in_notebook:.0f}", f"{late / in_notebook:.1f}"
    return [f"`{name}`", *times, limit, verdict]
