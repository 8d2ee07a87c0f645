"""The border of notebook 08 in a real page: remedies are chosen by hand, and the epoch on the
picture."""

import re

import numpy as np
import pytest

from mlpkit.forward_pass import forward
from mlpkit.widgets.smooth_the_border import (
    CROWD,
    EDGES,
    EPOCHS,
    EVERY,
    FINE,
    train,
)

from .chromium import expect
from .explorers import SOURCES, expect_said, explorer_of, picture, settled, slider
from .hands import a_slider_answers_the_keyboard, the_last_position_wins

pytestmark = pytest.mark.browser
SOURCE = SOURCES["SmoothTheBorder"]


def drawn(page, layer):
    """The attribute d of the paths in a layer of the plane: thin, thick, dashed, seen, taught,
    rings, discs."""
    paths = picture(page).locator(f"g.{layer} path")
    return paths.evaluate_all("all => all.map((one) => one.getAttribute('d'))")


def size(page, panel):
    """Return width and height of a panel, in its own pixels."""
    clip = picture(page).locator(".panel").nth(panel).locator("svg")
    return [float(clip.get_attribute(side)) for side in ("width", "height")]


def beside_the_curves(page):
    """Return {name: the loss written next to its curve}."""
    texts = picture(page).locator(".panel").nth(1).locator("text.on-lines").all_text_contents()
    found = [re.fullmatch(r"(training|validation|no remedy) ([\d.]+)", text) for text in texts]
    return {one[1]: float(one[2]) for one in found if one}


def expect_epoch(page, explorer, epoch):
    """Expect mlpkit's sentence, handle, title and losses next to the curves for this epoch."""
    explorer.move(epoch=epoch)
    expect_said(page, explorer)
    expect(slider(page, "epoch")).to_have_attribute("aria-valuenow", str(epoch))
    training, validation = explorer.numbers["right"]
    title = f"training {training} right, validation {validation}"
    expect(picture(page).locator(".title")).to_have_text([title, f"loss, epoch {epoch}"])
    k = epoch // EVERY
    wanted = dict(zip(("training", "validation"), explorer.numbers["losses"][:, k], strict=True))
    if any(explorer.state[name] for name in ("decay", "dropout", "noise")):
        wanted["no remedy"] = explorer.numbers["bare"][k]
    assert beside_the_curves(page) == pytest.approx(wanted, abs=0.0051)


@pytest.mark.parametrize(
    ("name", "key", "value"),
    [
        ("decay", "ArrowRight", 0.2),
        ("dropout", "End", None),
        ("noise", "End", None),
        ("points", "Home", None),
        ("flipped", "ArrowLeft", 0.1),
        ("seed", "ArrowRight", 7),
    ],
)
def test_a_slider_responds_to_the_keyboard(opened, name, key, value):
    a_slider_answers_the_keyboard(*opened, name, key, value)


def test_when_the_decay_is_dragged_the_last_position_wins(opened):
    the_last_position_wins(*opened, "decay")


def test_the_epoch_can_be_pressed_dragged_and_moved_by_arrows(open_explorer):
    page = open_explorer(SOURCE)
    explorer, mouse = explorer_of(SOURCE), page.mouse
    expect_epoch(page, explorer, EPOCHS)
    ground = picture(page).locator(".panel").nth(1).locator("rect").first
    ground.scroll_into_view_if_needed()
    box = ground.bounding_box()
    at = lambda epoch: (box["x"] + epoch / EPOCHS * box["width"], box["y"] + 0.6 * box["height"])  # noqa: E731
    mouse.move(*at(100))
    mouse.down()
    expect(slider(page, "epoch")).to_have_attribute("aria-valuenow", "100")
    mouse.move(*at(41), steps=8)
    mouse.up()
    settled(page)
    expect_epoch(page, explorer, 40)
    for key, epoch in {
        "ArrowRight": 45,
        "Shift+ArrowLeft": 0,
        "End": EPOCHS,
        "PageDown": 150,
    }.items():
        slider(page, "epoch").press(key)
        expect_epoch(page, explorer, epoch)
    rule = picture(page).locator(".panel").nth(1).locator("svg > g line").first
    assert float(rule.get_attribute("x1")) == pytest.approx(0.75 * size(page, 1)[0])


def test_the_buttons_go_to_the_best_epoch_and_to_the_last(opened):
    page, explorer = opened
    page.get_by_role("button", name="Go to the best epoch").click()
    expect_epoch(page, explorer, explorer.numbers["best"])
    page.get_by_role("button", name="Go to the last epoch").press("Enter")
    expect_epoch(page, explorer, EPOCHS)


def test_points_are_where_mlpkit_has_them_and_the_wrong_ones_have_rings(opened):
    page, explorer = opened
    numbers = explorer.numbers
    orange, blue = drawn(page, "taught")
    assert [orange.count("M"), blue.count("M")] == np.bincount(numbers["labels"]).tolist()
    orange, blue = drawn(page, "seen")
    assert [orange.count("M"), blue.count("M")] == [100, 100]
    [rings] = drawn(page, "rings")
    width, height = size(page, 0)
    starts = np.array(re.findall(r"M(-?[\d.]+),(-?[\d.]+)a", rings), float)
    left, right, bottom, top = EDGES
    x = left + (starts[:, 0] + 7.5) / width * (right - left)
    y = top - starts[:, 1] / height * (top - bottom)
    assert np.stack([x, y], axis=1) == pytest.approx(numbers["points"][numbers["wrong"]], abs=0.01)
    follows = f"the border follows {explorer.numbers['followed']} of {len(starts)} wrong labels"
    expect(picture(page)).to_contain_text(follows)


def test_the_border_runs_where_the_classes_are_equally_likely(opened):
    page, _ = opened
    width, height = size(page, 0)
    [border] = drawn(page, "thick")
    corners = np.array(re.findall(r"(-?[\d.]+),(-?[\d.]+)", border), float)
    inside = corners[np.all((corners > 1) & (corners < (width - 1, height - 1)), axis=1)]
    assert len(inside) > 100
    left, right, bottom, top = EDGES
    at = np.stack(
        [
            left + inside[:, 0] / width * (right - left),
            top - inside[:, 1] / height * (top - bottom),
        ],
        axis=1,
    )
    run, cell_size = train(40, 0.15, 6, 0, 0, 0), (right - left) / (FINE - 1)
    around = np.array([(0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)]) * cell_size
    near = [np.diff(forward(run.network, run.at(EPOCHS), at + by)[0]) for by in around]
    sides = np.sign(near)
    assert np.mean(sides.min(axis=0) < sides.max(axis=0)) > 0.97


def test_dropout_brings_the_thinned_networks_and_a_switch_hides_them(opened):
    page, explorer = opened
    switch = page.get_by_role("button", name=f"{CROWD} thinned networks")
    expect(switch).to_be_disabled()
    assert drawn(page, "thin") == drawn(page, "dashed") == []
    slider(page, "dropout rate").press("PageUp")
    settled(page)
    rate = 0.05 * int(slider(page, "dropout rate").input_value())
    explorer.move(dropout=rate)
    expect_said(page, explorer)
    assert rate > 0
    thin, [mean] = drawn(page, "thin"), drawn(page, "dashed")
    assert len(thin) == CROWD == len(set(thin)) and mean not in thin
    expect(picture(page)).to_contain_text("dashed: their mean")
    switch.press("Space")
    explorer.move(crowd=[])
    expect_said(page, explorer)
    assert drawn(page, "thin") == drawn(page, "dashed") == []


def test_a_disc_is_as_wide_as_the_noise(opened):
    page, explorer = opened
    assert set(drawn(page, "discs")) == {""}
    slider(page, "input noise σ").press("End")
    explorer.move(noise=0.6)
    expect_said(page, explorer)
    discs = " ".join(drawn(page, "discs"))
    reach = 0.6 / (EDGES[1] - EDGES[0]) * size(page, 0)[0]
    radii = [float(radius) for radius in re.findall(r"a([\d.]+),", discs)]
    assert len(radii) == 2 * 40  # one arc in each direction
    assert radii == pytest.approx([reach] * len(radii), rel=0.01)


def test_a_page_without_python_moves_the_remedies(open_recorded):
    page, explorer = open_recorded()
    slider(page, "dropout rate").press("ArrowRight")
    slider(page, "weight decay λ").press("End")
    explorer.move(dropout=0.25, decay=2)
    expect_said(page, explorer)
    assert len(drawn(page, "thin")) == CROWD
    assert beside_the_curves(page)["no remedy"] == pytest.approx(
        explorer.numbers["bare"][-1], abs=0.0051
    )
    assert slider(page, "epoch").count() == 0  # only the last epoch is recorded
    assert page.get_by_role("button", name="Go to the best epoch").count() == 0
