"""The search by hand in a real page: its trials are spent by mouse and keyboard, and what they show
is read."""

import re
import threading

import numpy as np
import pytest

from mlpkit.measured.search_race import TRIALS, load_rivals
from mlpkit.measured.surface import load_surface
from mlpkit.widgets.search_by_hand import OFF, ON, SearchByHand

from .chromium import expect
from .explorers import (
    SOURCES,
    expect_axe_finds_nothing,
    expect_it_fits,
    expect_said,
    picture,
    sentence,
    settled,
    slider,
)

pytestmark = pytest.mark.browser
SOURCE = SOURCES["SearchByHand"]


def ground(page):
    """The map, where a click spends a trial."""
    return picture(page).locator("rect.ground")


def click(page, across, up):
    """Click on the map, at these shares of its width and height."""
    box = ground(page).bounding_box()
    ground(page).click(position={"x": across * box["width"], "y": (1 - up) * box["height"]})


def place(page):
    return slider(page, "place on the map")


def dots(page):
    return picture(page).locator("g.trials > g")


def follow(page, explorer, *shares, **more):
    """Make this process's explorer spend the same trials as the page, at these shares of the
    map."""
    expect(dots(page)).to_have_count(len(shares))
    trials = dots(page).evaluate_all(
        "all => all.map((one) => [Number(one.dataset.rate), Number(one.dataset.width)])"
    )
    box, surface = ground(page).bounding_box(), load_surface()
    ends = surface.rates[[0, -1]], surface.widths[[0, -1]]
    for trial, share in zip(trials, shares, strict=True):
        for value, (low, high), part, side in zip(
            trial, ends, share, (box["width"], box["height"]), strict=True
        ):
            found = np.log(value / low) / np.log(high / low) * side
            # widths are whole numbers
            assert found == pytest.approx(part * side, abs=1.5 + 0.5 * side / value)
    explorer.move(trials=trials, **more)
    expect_said(page, explorer)
    expect_trials(page, explorer)


def expect_trials(page, explorer):
    """Expect that the dots have the trials' numbers and mlpkit's losses; the best is stated
    twice."""
    losses = explorer.numbers["losses"]
    expect(dots(page)).to_have_text([str(k + 1) for k in range(len(losses))])
    told = dots(page).evaluate_all("all => all.map((one) => one.dataset.loss ?? null)")
    assert [one and float(one) for one in told] == losses
    found = min(loss for loss in losses if loss is not None)
    expect(picture(page).get_by_text(f"yours {found:.3f}", exact=True)).to_have_count(1)
    expect(picture(page).get_by_text(f"best {found:.3f}", exact=True)).to_have_count(1)


def test_a_click_spends_a_trial_at_its_position(opened):
    page, explorer = opened
    shares = [(0.3, 0.8), (0.45, 0.6), (0.99, 0.5)]
    for share in shares:
        click(page, *share)
    follow(page, explorer, *shares)
    surface = load_surface()
    losses = [surface.at({"rate": r, "width": w}) for r, w in explorer.state["trials"]]
    np.testing.assert_allclose(losses[:2], explorer.numbers["losses"][:2], atol=5.1e-5)
    assert np.isnan(losses[2])  # at so large a rate it diverges
    expect(picture(page).get_by_text("diverged", exact=True)).to_have_count(1)
    expect(picture(page).get_by_text("37 trials left")).to_have_count(1)
    box = ground(page).bounding_box()
    for dot, (across, up) in zip(dots(page).locator("circle").all(), shares, strict=True):
        one = dot.bounding_box()
        x = one["x"] + one["width"] / 2 - box["x"]
        y = one["y"] + one["height"] / 2 - box["y"]
        assert (x, y) == pytest.approx((across * box["width"], (1 - up) * box["height"]), abs=2)


def test_arrows_go_from_one_measured_point_to_the_next_and_enter_or_space_spends_a_trial(opened):
    page, explorer = opened
    surface = load_surface()
    i, j = len(surface.rates) // 2, len(surface.widths) // 2
    trials = []
    for keys, (right, up) in {
        "ArrowLeft ArrowUp Enter": (-1, 1),
        "ArrowLeft ArrowDown ArrowDown Space": (-1, -2),
    }.items():
        for key in keys.split():
            place(page).press(key)
        i, j = i + right, j + up
        trials.append([float(surface.rates[i]), float(surface.widths[j])])
        explorer.move(trials=trials)
        expect_said(page, explorer)
    expect_trials(page, explorer)
    losses = [surface.losses[i + 1, j + 2, 0, -1], surface.losses[i, j, 0, -1]]
    assert explorer.numbers["losses"] == pytest.approx(losses, abs=5e-5)
    expect(place(page)).to_have_attribute(
        "aria-valuetext", re.compile(rf"; trial 2: {explorer.numbers['losses'][1]:.3f}$")
    )
    place(page).press("Enter")  # the loss at that point is known
    place(page).press("Shift+ArrowLeft")
    expect(place(page)).to_have_attribute("aria-valuetext", re.compile("^rate [^;]*$"))
    rate = float(place(page).get_attribute("aria-valuenow"))
    assert rate == pytest.approx(surface.rates[max(i - 10, 0)])
    expect(picture(page).get_by_text("38 trials left")).to_have_count(1)


def test_clicks_while_python_computes_are_not_lost(open_explorer):
    page = open_explorer(SOURCE)
    explorer = SearchByHand()
    expect_said(page, explorer)
    gate, compute = threading.Event(), page.explorer.compute
    page.explorer.compute = lambda **state: gate.wait(60) and compute(**state)
    shares = [(0.2, 0.3), (0.3, 0.6), (0.4, 0.7), (0.35, 0.4), (0.45, 0.9)]
    for share in shares:
        click(page, *share)
    gate.set()
    follow(page, explorer, *shares)
    gate.clear()
    for _ in range(2):  # the first press only warns
        page.get_by_role("button", name="Again").click()
    click(page, 0.5, 0.5)  # before the answer
    gate.set()
    follow(page, explorer, (0.5, 0.5))


def test_the_rivals_are_shown_on_request_and_then_the_search_is_over(opened):
    page, explorer = opened
    click(page, 0.3, 0.8)
    follow(page, explorer, (0.3, 0.8))
    expect(picture(page).locator("g.cells rect")).to_have_count(0)
    expect(picture(page).get_by_text(re.compile("^TPE"))).to_have_count(0)
    page.get_by_role("button", name="Show the others").press("Enter")
    explorer.move(veil=OFF)
    expect_said(page, explorer)
    surface = load_surface()
    expect(picture(page).locator("g.cells rect")).to_have_count(surface.losses[:, :, 0, 0].size)
    for name, runs in load_rivals().items():
        words = f"{name} {runs[:, -1].mean():.3f}"
        expect(picture(page).get_by_text(words, exact=True)).to_have_count(1)
    lowest = explorer.numbers["lowest"]["loss"]
    expect(picture(page).get_by_text(f"lowest {lowest:.3f}", exact=True)).to_have_count(1)
    click(page, 0.5, 0.5)  # no trial left
    over = "This search is over: Again begins a new one."
    expect(sentence(page)).to_have_text(f"{over} {explorer.said}")
    expect(dots(page)).to_have_count(1)
    page.get_by_role("button", name="Again").click()
    explorer.move(trials=[], veil=ON)
    expect_said(page, explorer)
    expect(picture(page).locator("g.cells rect")).to_have_count(0)


def test_again_drops_the_trials_of_an_unfinished_search_only_when_pressed_twice(opened):
    page, explorer = opened
    again = page.get_by_role("button", name="Again")
    shares = [(0.3, 0.8), (0.45, 0.6)]
    click(page, *shares[0])
    follow(page, explorer, shares[0])
    again.click()
    warned = "Press Again once more to drop your trial."
    expect(sentence(page)).to_have_text(f"{warned} {explorer.said}")
    click(page, *shares[1])  # a click that answers no: the search goes on
    follow(page, explorer, *shares)
    again.click()
    expect(sentence(page)).to_contain_text("Press Again once more to drop all 2 trials.")
    expect(dots(page)).to_have_count(2)
    again.click()
    explorer.move(trials=[])
    expect_said(page, explorer)
    expect(dots(page)).to_have_count(0)


def test_the_name_of_a_line_is_where_the_line_ends(opened):
    page, explorer = opened
    shares = [(0.3, 0.8), (0.45, 0.6), (0.5, 0.5)]
    for share in shares:
        click(page, *share)
    follow(page, explorer, *shares)
    last = picture(page).locator("g.own circle").last.bounding_box()
    name = picture(page).get_by_text(re.compile("^yours ")).bounding_box()
    assert 0 < name["x"] - (last["x"] + last["width"]) < 16


def test_after_the_last_trial_the_whole_map_is_shown(opened):
    page, explorer = opened
    shares = np.random.default_rng(2).uniform(0.02, 0.98, (TRIALS + 1, 2))
    for share in shares[:-1]:
        click(page, *share)
    follow(page, explorer, *shares[:-1])
    click(page, *shares[-1])  # one trial too many
    expect(sentence(page)).to_have_text(
        f"This search is over: Again begins a new one. {explorer.said}"
    )
    expect(dots(page)).to_have_count(TRIALS)
    expect(page.get_by_role("button", name="Show the others")).to_be_disabled()
    low, high = explorer.lasting["scale"]
    height = ground(page).bounding_box()["height"]
    for name, runs in load_rivals().items():
        pixels = (high - runs.mean(axis=0)) / (high - low) * height
        np.testing.assert_allclose(line(page, name), pixels, atol=0.2)


def line(page, name):
    """Return heights of the points of a line in the chart, in pixels from its top; the chart is as
    high as the map."""
    path = picture(page).locator(f"path[data-name='{name}']").get_attribute("d")
    return [float(point.split(",")[1]) for point in re.findall(r"[-\d.]+,[-\d.]+", path)]


def test_a_page_without_python_can_be_played_to_the_end(open_recorded):
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
    for k, width in enumerate(widths):  # row by row, to and fro
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
def test_with_all_trials_and_the_rivals_it_fits_every_width(open_recorded, width):
    page, _ = open_recorded(width=width)
    for share in np.random.default_rng(5).uniform(0.01, 0.99, (30, 2)):
        click(page, *share)
    expect_it_fits(page)
    page.get_by_role("button", name="Show the others").click()
    expect(picture(page).get_by_text(re.compile("^lowest"))).to_have_count(1)
    expect_it_fits(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_during_the_search_or_after_it(open_recorded, scheme):
    page, _ = open_recorded(color_scheme=scheme)
    for press in (
        lambda: click(page, 0.3, 0.8),
        lambda: page.get_by_role("button", name="Show the others").click(),
    ):
        press()
        settled(page)
        expect_axe_finds_nothing(page)


def test_a_tap_spends_a_trial(open_recorded):
    page, _ = open_recorded(touch=True)
    box = ground(page).bounding_box()
    page.touchscreen.tap(box["x"] + 0.3 * box["width"], box["y"] + 0.2 * box["height"])
    expect(picture(page).locator("g.trials > g[data-loss]")).to_have_count(1)
    expect(picture(page).get_by_text(f"{TRIALS - 1} trials left")).to_have_count(1)
