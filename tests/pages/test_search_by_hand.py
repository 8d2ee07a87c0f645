"""The search by hand in a real page: spent by mouse and by keys, and what is seen afterwards."""

import re

import numpy as np
import pytest

from mlpkit.rivals import TRIALS, load_rivals
from mlpkit.surface import load_surface
from mlpkit.widgets.search import OFF, ON, SearchByHand

from .explorers import SOURCES, expect_said, explorer_of, frame, picture, slider
from .notebook import expect
from .test_everyone import OUTSIDE

pytestmark = pytest.mark.browser
SOURCE = SOURCES["SearchByHand"]
SLOW = """import time
explorer = SearchByHand()
compute = explorer.compute
explorer.compute = lambda **state: time.sleep(1) or compute(**state)
explorer"""


@pytest.fixture
def opened(open_cell):
    """(notebook, cell, the same explorer in this process), drawn."""
    notebook, cell = open_cell(SOURCE)
    explorer = explorer_of(SOURCE)
    expect_said(cell, explorer)
    return notebook, cell, explorer


@pytest.fixture(scope="module")
def recorded(tmp_path_factory):
    """The address of its recording."""
    return SearchByHand().save(tmp_path_factory.mktemp("page") / "search.html").as_uri()


@pytest.fixture
def open_recorded(browser, recorded):
    """open_recorded(**options of the page) -> (the page, the same explorer here), drawn."""
    pages = []

    def open_recorded(**options):
        pages.append(browser.new_page(**options))
        pages[-1].goto(recorded)
        explorer = SearchByHand()
        expect_said(pages[-1], explorer)
        return pages[-1], explorer

    yield open_recorded
    for page in pages:
        page.close()


def ground(cell):
    """The map, where a click spends a trial."""
    return picture(cell).locator("rect.ground")


def click(cell, across, up):
    """Click on the map, at these shares of its width and height."""
    box = ground(cell).bounding_box()
    ground(cell).click(position={"x": across * box["width"], "y": (1 - up) * box["height"]})


def place(cell):
    return slider(cell, "place on the map")


def dots(cell):
    return picture(cell).locator("g.trials > g")


def follow(cell, explorer, *shares, **more):
    """What the page has spent, at these shares of the map, is spent by this process's explorer."""
    expect(dots(cell)).to_have_count(len(shares))
    trials = dots(cell).evaluate_all(
        "all => all.map((one) => [Number(one.dataset.rate), Number(one.dataset.width)])"
    )
    box, surface = ground(cell).bounding_box(), load_surface()
    ends = surface.rates[[0, -1]], surface.widths[[0, -1]]
    for trial, share in zip(trials, shares, strict=True):
        for value, (low, high), part, side in zip(
            trial, ends, share, (box["width"], box["height"]), strict=True
        ):
            found = np.log(value / low) / np.log(high / low) * side
            assert found == pytest.approx(part * side, abs=1.5 + 0.5 * side / value)  # whole widths
    explorer.move(trials=trials, **more)
    expect_said(cell, explorer)
    expect_trials(cell, explorer)


def expect_trials(cell, explorer):
    """The dots have the trials' numbers and mlpkit's losses; the best is said twice."""
    losses = explorer.numbers["losses"]
    expect(dots(cell)).to_have_text([str(k + 1) for k in range(len(losses))])
    told = dots(cell).evaluate_all("all => all.map((one) => one.dataset.loss ?? null)")
    assert [one and float(one) for one in told] == losses
    found = min(loss for loss in losses if loss is not None)
    expect(picture(cell).get_by_text(f"yours {found:.3f}", exact=True)).to_have_count(1)
    expect(picture(cell).get_by_text(f"best {found:.3f}", exact=True)).to_have_count(1)


def test_a_click_spends_a_trial_where_it_is(opened):
    notebook, cell, explorer = opened
    shares = [(0.3, 0.8), (0.45, 0.6), (0.99, 0.5)]
    for share in shares:
        click(cell, *share)
    follow(cell, explorer, *shares)
    surface = load_surface()
    losses = [surface.at({"rate": r, "width": w}) for r, w in explorer.state["trials"]]
    np.testing.assert_allclose(losses[:2], explorer.numbers["losses"][:2], atol=5.1e-5)
    assert np.isnan(losses[2])  # at so large a rate it diverges
    expect(picture(cell).get_by_text("diverged", exact=True)).to_have_count(1)
    expect(picture(cell).get_by_text("37 trials left")).to_have_count(1)
    box = ground(cell).bounding_box()
    for dot, (across, up) in zip(dots(cell).locator("circle").all(), shares, strict=True):
        one = dot.bounding_box()
        x = one["x"] + one["width"] / 2 - box["x"]
        y = one["y"] + one["height"] / 2 - box["y"]
        assert (x, y) == pytest.approx((across * box["width"], (1 - up) * box["height"]), abs=2)
    assert notebook.heard == []


def test_arrows_go_from_one_measured_point_to_the_next_and_enter_or_space_spends(opened):
    notebook, cell, explorer = opened
    surface = load_surface()
    i, j = len(surface.rates) // 2, len(surface.widths) // 2
    trials = []
    for keys, (right, up) in {
        "ArrowLeft ArrowUp Enter": (-1, 1),
        "ArrowLeft ArrowDown ArrowDown Space": (-1, -2),
    }.items():
        for key in keys.split():
            place(cell).press(key)
        i, j = i + right, j + up
        trials.append([float(surface.rates[i]), float(surface.widths[j])])
        explorer.move(trials=trials)
        expect_said(cell, explorer)
    expect_trials(cell, explorer)
    losses = [surface.losses[i + 1, j + 2, 0, -1], surface.losses[i, j, 0, -1]]
    assert explorer.numbers["losses"] == pytest.approx(losses, abs=5e-5)
    expect(place(cell)).to_have_attribute(
        "aria-valuetext", re.compile(rf"; trial 2: {explorer.numbers['losses'][1]:.3f}$")
    )
    place(cell).press("Enter")  # there it is known
    place(cell).press("Shift+ArrowLeft")
    expect(place(cell)).to_have_attribute("aria-valuetext", re.compile("^rate [^;]*$"))
    rate = float(place(cell).get_attribute("aria-valuenow"))
    assert rate == pytest.approx(surface.rates[max(i - 10, 0)])
    expect(picture(cell).get_by_text("38 trials left")).to_have_count(1)
    assert notebook.heard == []


def test_clicks_while_python_computes_are_not_lost(open_cell):
    notebook, cell = open_cell(SLOW)
    explorer = SearchByHand()
    expect_said(cell, explorer)
    shares = [(0.2, 0.3), (0.3, 0.6), (0.4, 0.7), (0.35, 0.4), (0.45, 0.9)]
    for share in shares:
        click(cell, *share)
    follow(cell, explorer, *shares)
    cell.get_by_role("button", name="Again").click()
    click(cell, 0.5, 0.5)  # before the answer
    follow(cell, explorer, (0.5, 0.5))
    assert notebook.heard == []


def test_the_others_are_shown_when_asked_and_the_search_is_over(opened):
    notebook, cell, explorer = opened
    click(cell, 0.3, 0.8)
    follow(cell, explorer, (0.3, 0.8))
    expect(picture(cell).locator("g.cells rect")).to_have_count(0)
    expect(picture(cell).get_by_text(re.compile("^TPE"))).to_have_count(0)
    cell.get_by_role("button", name="Show the others").press("Enter")
    explorer.move(veil=OFF)
    expect_said(cell, explorer)
    surface = load_surface()
    expect(picture(cell).locator("g.cells rect")).to_have_count(surface.losses[:, :, 0, 0].size)
    for name, runs in load_rivals().items():
        words = f"{name} {runs[:, -1].mean():.3f}"
        expect(picture(cell).get_by_text(words, exact=True)).to_have_count(1)
    lowest = explorer.numbers["lowest"]["loss"]
    expect(picture(cell).get_by_text(f"lowest {lowest:.3f}", exact=True)).to_have_count(1)
    before = frame(cell).get_attribute("data-asked")
    click(cell, 0.5, 0.5)  # no trial any more
    assert frame(cell).get_attribute("data-asked") == before
    cell.get_by_role("button", name="Again").click()
    explorer.move(trials=[], veil=ON)
    expect_said(cell, explorer)
    expect(picture(cell).locator("g.cells rect")).to_have_count(0)
    assert notebook.heard == []


def test_the_last_trial_lifts_the_veil(opened):
    notebook, cell, explorer = opened
    shares = np.random.default_rng(2).uniform(0.02, 0.98, (TRIALS + 1, 2))
    for share in shares:  # one too many
        click(cell, *share)
    follow(cell, explorer, *shares[:-1])
    expect(cell.get_by_role("button", name="Show the others")).to_be_disabled()
    low, high = explorer.lasting["scale"]
    height = ground(cell).bounding_box()["height"]
    for name, runs in load_rivals().items():
        pixels = (high - runs.mean(axis=0)) / (high - low) * height
        np.testing.assert_allclose(line(cell, name), pixels, atol=0.2)
    assert notebook.heard == []


def line(cell, name):
    """Heights of a line of the chart, in pixels from its top; it is as high as the map."""
    path = picture(cell).locator(f"path[data-name='{name}']").get_attribute("d")
    return [float(point.split(",")[1]) for point in re.findall(r"[-\d.]+,[-\d.]+", path)]


def test_a_page_without_python_is_played_to_the_end(open_recorded):
    page, explorer = open_recorded()
    surface = load_surface()
    click(page, 0.31, 0.77)  # goes to the next measured point
    trial = [float(dots(page).get_attribute(f"data-{name}")) for name in ("rate", "width")]
    assert trial[0] in surface.rates and trial[1] in surface.widths
    explorer.move(trials=[trial])
    expect_said(page, explorer)
    expect_trials(page, explorer)
    page.get_by_role("button", name="Show the others").click()
    explorer.move(veil=OFF)
    expect_said(page, explorer)
    page.get_by_role("button", name="Again").click()
    explorer.move(trials=[], veil=ON)
    expect_said(page, explorer)
    for key in ["Shift+ArrowLeft"] * 4 + ["Shift+ArrowDown"] * 3:  # to the corner
        place(page).press(key)
    rates, widths = surface.rates.tolist(), surface.widths.tolist()
    trials, key = [], "Enter"
    for k, width in enumerate(widths):  # row by row, there and back
        for rate in rates[:: -1 if k % 2 else 1][: TRIALS - len(trials)]:
            place(page).press(key)
            place(page).press("Enter")
            trials.append([rate, width])
            key = "ArrowLeft" if k % 2 else "ArrowRight"
            if len(trials) in (1, 7, TRIALS - 1, TRIALS):
                explorer.move(trials=trials)
                expect_said(page, explorer)
                expect_trials(page, explorer)
        key = "ArrowUp"
    assert explorer.state["veil"] == OFF


@pytest.mark.parametrize("width", [360, 700, 960, 2000])
def test_it_fits_every_width_with_all_trials_and_the_others(open_recorded, width):
    page, _ = open_recorded(viewport={"width": width, "height": 900})
    for share in np.random.default_rng(5).uniform(0.01, 0.99, (30, 2)):
        click(page, *share)
    assert page.evaluate(OUTSIDE) == []
    page.get_by_role("button", name="Show the others").click()
    expect(picture(page).get_by_text(re.compile("^lowest"))).to_have_count(1)
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_way_and_at_the_end(open_recorded, scheme):
    from axe_playwright_python.sync_playwright import Axe

    page, _ = open_recorded(color_scheme=scheme)
    for press in (
        lambda: click(page, 0.3, 0.8),
        lambda: page.get_by_role("button", name="Show the others").click(),
    ):
        press()
        page.wait_for_timeout(800)
        found = Axe().run(page, context=".mlpkit").response["violations"]
        told = [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]
        assert told == []


def test_a_tap_spends_a_trial(open_recorded):
    page, _ = open_recorded(has_touch=True)
    box = ground(page).bounding_box()
    page.touchscreen.tap(box["x"] + 0.3 * box["width"], box["y"] + 0.2 * box["height"])
    expect(picture(page).locator("g.trials > g[data-loss]")).to_have_count(1)
    expect(picture(page).get_by_text(f"{TRIALS - 1} trials left")).to_have_count(1)
