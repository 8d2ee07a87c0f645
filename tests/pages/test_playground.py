"""The playground in a real page: its network is built, trained and pointed at, and its numbers are
read."""

import re

import numpy as np
import pytest

from tests.waiting import wait_for

from .chromium import expect
from .explorers import (
    SOURCES,
    button,
    expect_at_rest,
    expect_it_fits,
    expect_said,
    explorer_of,
    frame,
    option,
    picture,
    sentence,
    settled,
    slider,
)
from .hands import a_choice_answers, a_slider_answers_the_keyboard
from .pictures import Film

pytestmark = pytest.mark.browser
SOURCE = SOURCES["Playground"]
COLOUR = """(canvas, [across, down]) => {
  const ratio = canvas.width / canvas.clientWidth;
  return [...canvas.getContext("2d").getImageData(across * ratio, down * ratio, 1, 1).data];
}"""


PAUSE = """(sentence) => {
  const buttons = [...sentence.getRootNode().querySelectorAll("button")];
  const watch = new MutationObserver(() => {
    if (!/Epoch ([1-9]|1\\d):/.test(sentence.textContent)) return;
    watch.disconnect();
    buttons.find((one) => one.textContent === "Pause").click();
  });
  watch.observe(sentence, { childList: true });
}"""  # pause at one of the first epochs, however late a test would notice it


def a_map(page, name):
    """The map of a feature, a unit or the output, found by the beginning of its name."""
    return picture(page).locator(f"rect.map[aria-label^='{name}']")


@pytest.fixture
def with_four_units(opened_here):
    """(page, an explorer with the same numbers): a network with four hidden units."""
    page, explorer = opened_here
    for one in (page.explorer, explorer):
        one.move(hidden=[4])
    expect_said(page, explorer)
    return page, explorer


def about(page):
    return page.locator(".playground .about")


def epochs(page):
    return int(re.search(r"Epoch ([\d,]+)", sentence(page).inner_text())[1].replace(",", ""))


def test_a_slider_responds_to_the_keyboard(opened):
    a_slider_answers_the_keyboard(*opened, "noise", "Home")


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_a_choice_responds_to_mouse_and_keyboard(opened, by):
    a_choice_answers(*opened, "data", "xor", by)


def test_the_playground_trains_pauses_steps_and_starts_again(open_explorer):
    page = open_explorer(SOURCE)
    fresh = explorer_of(SOURCE).said
    expect(sentence(page)).to_have_text(fresh)
    button(page, "Train").click()
    expect(sentence(page)).to_contain_text(re.compile(r"Epoch [\d,]{2,}"))
    button(page, "Pause").press("Enter")
    expect(button(page, "Train")).to_be_focused()  # the focus is on the same button
    expect_at_rest(page)
    paused = epochs(page)
    button(page, "Step").press("Enter")
    expect(sentence(page)).to_contain_text(f"Epoch {paused + 1:,}:")
    button(page, "Reset").press("Space")
    expect(sentence(page)).to_have_text(fresh)


def test_the_rate_applies_to_the_current_run_and_other_data_start_a_new_one_which_keeps_running(
    open_explorer,
):
    page = open_explorer(SOURCE)
    button(page, "Step").click()
    slider(page, "rate η").press("ArrowRight")
    expect(page.get_by_label("rate η, as a number")).to_have_value("0.126")
    expect(sentence(page)).to_contain_text("Epoch 1:")
    button(page, "Train").click()
    expect(sentence(page)).to_contain_text(re.compile(r"Epoch [\d,]{3,}"))
    before = page.explorer.run
    option(page, "data", "xor").click()
    wait_for(lambda: page.explorer.run is not before)
    wait_for(lambda: len(page.explorer.run.losses) > 100)
    button(page, "Pause").click()
    expect_at_rest(page)
    assert epochs(page) == len(page.explorer.run.losses) - 1


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_layers_and_units_are_added_and_removed(with_four_units, by):
    page, explorer = with_four_units
    for name, hidden in (
        ("one hidden layer more", [4, 4]),
        ("one unit in layer 2 more", [4, 5]),
        ("one unit in layer 1 fewer", [3, 5]),
        ("one hidden layer fewer", [3]),
        ("one hidden layer fewer", []),
    ):
        button(page, name).click() if by == "mouse" else button(page, name).press("Enter")
        explorer.move(hidden=hidden)
        expect_said(page, explorer)
        expect(picture(page).locator("rect.map")).to_have_count(7 + sum(hidden) + 1)
        weights = sum(W.size for W in explorer.numbers["weights"])
        expect(picture(page).locator("path[stroke-width][opacity]")).to_have_count(weights)
        lines = len(explorer.numbers["cuts"])
        expect(picture(page).locator(".cuts path")).to_have_count(lines)
    fewer = button(page, "one hidden layer fewer")
    expect(fewer).to_be_disabled()
    expect(fewer).to_be_focused()  # otherwise Tab would begin at the top
    expect(option(page, "activation", "relu")).to_be_disabled()


def test_a_feature_is_switched_by_mouse_and_keyboard_and_the_last_stays_on(opened):
    page, explorer = opened
    picture(page).get_by_role("switch").nth(2).click()
    explorer.move(features=["x₁", "x₂", "x₁²"])
    expect_said(page, explorer)
    for key, feature, left in (
        ("Space", "x₁", ["x₂", "x₁²"]),
        ("Enter", "x₁²", ["x₂"]),
        ("Enter", "x₂", []),
    ):
        picture(page).get_by_role("switch").nth("x₁ x₂ x₁²".split().index(feature)).press(key)
        explorer.move(features=left)
        expect_said(page, explorer)
    expect(picture(page).get_by_role("switch", checked=True)).to_have_count(1)
    expect(sentence(page)).to_contain_text("A network needs at least one input.")


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_a_unit_under_the_pointer_shows_its_weights_its_value_and_its_map(with_four_units, by):
    page, explorer = with_four_units
    if by == "mouse":
        a_map(page, "layer 1, unit 3").hover()
    else:
        a_map(page, "Logit").focus()
        for key in ("ArrowLeft", "ArrowDown", "ArrowDown"):
            page.keyboard.press(key)
    numbers = explorer.numbers
    down, up = numbers["weights"][0][:, 2], numbers["weights"][1][2, 0]
    shown = [
        text.replace("−", "-") for text in picture(page).locator(".weight").all_text_contents()
    ]
    assert shown == [f"{weight:.2f}" for weight in (*down, up)]
    moved, loss = numbers["held"][1][:, 2]
    said = about(page).inner_text().replace("−", "-").replace("\u00a0", " ")
    assert f"a₃⁽¹⁾ of layer 1 = tanh({down[0]:.2f} x₁ + {down[1]:.2f} x₂ + 0.00)" in said
    assert f"move by {moved:.2f} on average" in said
    assert f"validation loss from {numbers['losses'][1, -1]:.3g} to {loss:.3g}" in said
    expect(picture(page)).to_contain_text("layer 1, unit 3: blue +, orange −")
    if by == "mouse":
        page.mouse.move(1, 1)
    else:
        page.keyboard.press("Escape")
    expect(about(page)).to_contain_text("Logit of ▲ minus logit of ●")


def test_the_colours_of_a_map_and_the_dashes_of_a_line_are_the_signs_of_the_numbers(
    with_four_units,
):
    page, explorer = with_four_units
    numbers = explorer.numbers
    canvas = picture(page).locator("canvas")
    origin = canvas.bounding_box()
    for unit in range(4):
        box = a_map(page, f"layer 1, unit {unit + 1}").bounding_box()
        values = numbers["units"][0][unit]
        for row, column in ((4, 4), (36, 36)):
            if abs(int(values[row, column]) - 128) < 30:
                continue
            across = box["x"] - origin["x"] + box["width"] * column / 40
            down = box["y"] - origin["y"] + box["height"] * (1 - row / 40)
            red, _, blue, _ = canvas.evaluate(COLOUR, [across, down])
            assert (blue > red) == (values[row, column] > 128)
    dashed = picture(page).locator("path[opacity][stroke-dasharray]")
    expect(dashed).to_have_count(sum(int((W < 0).sum()) for W in numbers["weights"]))


def test_units_are_added_while_it_trains_until_three_lines_enclose_the_middle(open_explorer):
    page = open_explorer(SOURCE)
    film = Film(page)
    film.take(1)
    button(page, "Train").click()
    film.take(3)
    expect(sentence(page)).to_contain_text(re.compile(r"Epoch [\d,]{3,}: .*One unit, one line"))
    for units in (2, 3):
        button(page, "one unit in layer 1 more").click()
        film.take(4)
        expect(picture(page).locator(".cuts path")).to_have_count(units)
        expect(sentence(page)).to_contain_text(re.compile(rf"Epoch [\d,]{{3,}}: .*{units} units"))
    expect(sentence(page)).to_contain_text(re.compile(r": \d of 150 new points lie"))
    film.write("explorer_in_use")
    option(page, "L2: λ", "0.1").click()  # the border moves at once; the run goes on
    expect(sentence(page)).to_contain_text(
        re.compile(r"Epoch [\d,]{3,}: \d\d of 150 new points lie")
    )
    button(page, "Pause").click()


def test_a_run_that_diverges_says_so_and_stops_until_reset(open_explorer):
    page = open_explorer(SOURCE)
    page.explorer.move(hidden=[8, 8, 8], rate=10.0, activation="leaky_relu")
    button(page, "Train").click()
    expect(sentence(page)).to_contain_text("Diverged in the next epoch")
    expect(picture(page)).to_contain_text("loss: diverged")
    expect(button(page, "Train")).to_be_disabled()
    button(page, "Reset").click()
    expect(sentence(page)).not_to_contain_text("Diverged")
    expect(button(page, "Train")).to_be_enabled()


def test_the_curves_end_at_the_last_losses(opened_here):
    page, explorer = opened_here
    for _ in range(5):
        page.explorer.step()
        explorer.step()
    expect_said(page, explorer)
    training, validation = explorer.numbers["losses"][:, -1]
    texts = picture(page).locator("text").all_text_contents()
    assert f"training {np.float32(training):.3g}" in texts
    assert f"validation {np.float32(validation):.3g}" in texts


def test_a_page_without_python_plays_a_training_run(open_page, recorded):
    page = open_page(recorded("Playground"))
    expect(sentence(page)).to_contain_text("Epoch 200:")
    expect(button(page, "Pause")).to_be_disabled()
    strokes = [
        a_map(page, name).evaluate("node => getComputedStyle(node).stroke")
        for name in ("feature x₁²", "layer 1, unit 1")
    ]
    assert strokes[0] != strokes[1]  # its frame is faint because it can't be switched here
    a_map(page, "feature x₁²").click(force=True)
    expect(about(page)).to_have_text("x₁² is off.")
    sentence(page).evaluate(PAUSE)
    button(page, "Play").click()
    expect(about(page)).to_contain_text("Logit of ▲")
    expect(sentence(page)).to_contain_text(re.compile(r"Epoch ([1-9]|1\d):"))
    paused = settled(page)
    slider(page, "epoch").press("ArrowRight")
    expect(sentence(page)).not_to_have_text(paused)
    button(page, "Play").click()
    expect(sentence(page)).to_contain_text("Epoch 200:")
    for name in ("one hidden layer more", "one hidden layer fewer", "one unit in layer 1 fewer"):
        expect(button(page, name)).to_be_disabled()
    for units in (2, 3, 4):  # each recorded run was trained to its end
        button(page, "one unit in layer 1 more").click()
        expect(sentence(page)).to_contain_text(f" {units} units, ")
        expect(sentence(page)).to_contain_text("Epoch 200:")
    expect(button(page, "one unit in layer 1 more")).to_have_attribute("title", "in the notebook")
    before = frame(page).get_attribute("data-pictures")
    a_map(page, "feature x₁²").click(force=True)
    assert frame(page).get_attribute("data-pictures") == before  # Python was asked nothing


@pytest.mark.parametrize("width", [360, 700, 860, 1100])
def test_solid_and_hollow_points_are_explained_at_every_width(open_explorer, width):
    page = open_explorer(SOURCE, width=width)
    legend = picture(page).get_by_text("hollow: new")
    expect(legend).to_have_text("solid: trains; hollow: new; ringed: wrong side")
    expect_it_fits(page)
