"""The explorer of softmax in a real page."""

import numpy as np
import pytest

from mlpkit.activations import softmax

from .chromium import expect
from .explorers import SOURCES, expect_said, explorer_of, picture, sentence, settled, slider
from .hands import a_choice_answers, a_slider_answers_the_keyboard, drag

pytestmark = pytest.mark.browser
SOURCE = SOURCES["SoftmaxExplorer"]


@pytest.mark.parametrize(
    ("name", "key", "value"),
    [("z0", "ArrowRight", 2.1), ("z3", "End", None), ("temperature", "Home", None)],
)
def test_a_handle_and_a_slider_respond_to_the_keyboard(opened, name, key, value):
    a_slider_answers_the_keyboard(*opened, name, key, value)


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_a_choice_responds_to_mouse_and_keyboard(opened, by):
    a_choice_answers(*opened, "label", 3, by)


def waver(handle, by):
    """Drag a handle by this many pixels, with a detour back and forth on the way."""
    drag(handle, *((40 * np.sin(step / 5), 0) for step in range(100)), (by, 0), steps=1)


def test_a_logit_is_dragged_and_the_final_position_counts(opened):
    page, explorer = opened
    handle = slider(page, "logit z1")
    waver(handle, 60)
    said = settled(page)
    explorer.move(z1=float(handle.get_attribute("aria-valuenow")))
    assert explorer.state["z1"] > 2  # from 1
    assert said == explorer.said
    for p in softmax(np.array([list(explorer.state[f"z{k}"] for k in range(4))]))[0]:
        expect(picture(page).get_by_text(f"{p:.3f}", exact=True).first).to_be_visible()
    waver(handle, 2000)  # to a point outside the picture
    explorer.move(z1=10)
    assert settled(page) == explorer.said


def test_a_small_probability_is_not_said_to_be_0(opened):
    page, explorer = opened
    slider(page, "logit z0").press("End")
    slider(page, "logit z3").press("Home")
    explorer.move(z0=10, z3=-10)
    expect_said(page, explorer)
    expect(picture(page).get_by_text("<0.001", exact=True)).to_have_count(3)  # z1, z2 and z3
    told = slider(page, "logit z3").get_attribute("aria-valuetext")
    assert "p <0.001, slope 0.000" in told


def test_when_the_temperature_slider_is_dragged_the_last_position_wins(opened):
    page, explorer = opened
    for key in ("End", "Home", "End"):
        slider(page, "temperature T").press(key)
    explorer.move(temperature=10)
    assert settled(page) == explorer.said


def test_a_click_on_a_name_makes_that_class_the_true_one(opened):
    page, explorer = opened
    picture(page).get_by_text("class 3").first.click()
    explorer.move(label=3)
    expect_said(page, explorer)
    expect(picture(page).get_by_text("✓ class 3").first).to_be_visible()
    expect(picture(page).get_by_text("loss −log p = 3.440")).to_be_visible()  # −log 0.032


def test_the_class_under_the_pointer_is_highlighted_in_formula_numbers_and_code(open_explorer):
    page = open_explorer(SOURCE)
    formulas = picture(page).locator(".formulas")
    expect(formulas.locator("code").first).to_have_text(
        "p[1] = np.exp(z[1] / T) / np.sum(np.exp(z / T))"
    )
    picture(page).get_by_text("class 2").first.hover()
    expect(formulas.locator("code")).to_have_text(
        [
            "p[2] = np.exp(z[2] / T) / np.sum(np.exp(z / T))",
            "slope[2] = (p[2] - y[2]) / T",
            "loss = -np.log(p[1])",
        ]
    )
    # e⁰ is 1, of 7.39 + 2.72 + 1 + 0.368
    expect(formulas.locator("mn.lit")).to_have_text(["1", "1", "0.0871"])
    expect(formulas).to_contain_text("7.39+2.72+1+0.368")
    expect(picture(page)).to_contain_text("Looked at: class 2; true: class 1")
    page.mouse.move(5, 5)
    expect(formulas.locator("mn.lit")).to_have_text(["2.72", "2.72", "0.237"])
    slider(page, "logit z0").focus()
    expect(formulas.locator("mn.lit")).to_have_text(["7.39", "7.39", "0.644"])
    formulas.get_by_text("0.368").hover()
    expect(formulas.locator("mn.lit")).to_have_text(["0.368", "0.368", "0.0321"])


def test_arrows_point_in_the_direction_of_descent_and_are_as_long_as_the_slopes(open_explorer):
    page = open_explorer(SOURCE)
    expect_said(page, explorer_of(SOURCE))
    lengths = (
        picture(page)
        .locator("path.arrow")
        .evaluate_all(
            "all => all.map((one) => Number(one.getAttribute('d').match(/h(-?[\\d.e-]+)/)[1]))"
        )
    )
    slopes = softmax(np.array([[2.0, 1, 0, -1]]))[0] - [0, 1, 0, 0]
    np.testing.assert_allclose(np.array(lengths) / lengths[1], slopes / slopes[1], atol=1e-4)
    assert lengths[0] < 0 < lengths[1]


def test_the_buttons_add_to_all_and_restore(opened):
    page, explorer = opened
    slider(page, "logit z0").press("PageUp")
    explorer.move(z0=3)
    expect_said(page, explorer)
    add = page.get_by_role("button", name="add 1 to every logit")
    add.click()
    expect(slider(page, "logit z3")).to_have_attribute("aria-valuenow", "0")
    explorer.press("add")
    expect_said(page, explorer)
    slider(page, "logit z0").press("End")
    expect(add).to_be_disabled()
    page.get_by_role("button", name="back to").click()
    expect_said(page, explorer_of(SOURCE))
    expect(add).to_be_enabled()


@pytest.mark.parametrize("width", [960, 400])
def test_a_very_large_power_of_e_stays_clear_of_the_bars_next_to_it(open_explorer, width):
    page = open_explorer(SOURCE, width=width)
    slider(page, "logit z0").press("End")
    slider(page, "temperature T").press("Home")
    expect(sentence(page)).to_contain_text("The sliders end at ±10; logits do not.")
    number = picture(page).locator("svg").get_by_text("2.69·10⁴³", exact=True).first
    box, whole = number.bounding_box(), picture(page).bounding_box()
    assert box["x"] + box["width"] <= whole["x"] + whole["width"]
    for bar in picture(page).locator(".panel rect[height='18']").all():
        other = bar.bounding_box()
        apart = (
            box["x"] + box["width"] <= other["x"] or other["x"] + other["width"] <= box["x"],
            # a line of text is taller than its digits
            box["y"] + box["height"] <= other["y"] + 4
            or other["y"] + other["height"] <= box["y"] + 4,
        )
        assert any(apart)
    add = page.get_by_role("button", name="add 1 to every logit")
    expect(add).to_have_attribute("title", "a logit would pass 10")


def test_an_error_is_shown_and_the_picture_stays(open_explorer):
    page = open_explorer(SOURCE)
    page.explorer.compute = lambda **state: 1 / 0
    slider(page, "logit z0").press("ArrowRight")
    expect(page.get_by_role("alert")).to_have_text("ZeroDivisionError: division by zero")
    expect(picture(page).get_by_text("0.644", exact=True).first).to_be_visible()


def test_on_a_page_without_python_a_logit_goes_from_stop_to_stop(open_recorded):
    page, explorer = open_recorded()
    expect(picture(page)).to_contain_text("sum 11.5")
    slider(page, "logit z3").press("ArrowRight")
    explorer.move(z3=0)
    expect_said(page, explorer)
    expect(picture(page)).to_contain_text("sum 12.1")  # 7.39 + 2.72 + 1 + 1, on the axis
    expect(picture(page)).not_to_contain_text("two heads")
    slider(page, "temperature T").press("Home")
    expect(picture(page)).to_contain_text("(p − y) / T = ")
    expect(picture(page)).to_contain_text("two heads: and beyond")  # at T = 0.3 an arrow is cut off
    slider(page, "temperature T").press("ArrowRight")
    drag(slider(page, "logit z1"), (40, 0))  # a move of less than two logits; the next stop is at 2
    explorer.move(z1=2)
    expect_said(page, explorer)
    expect(page.get_by_role("button")).to_have_count(0)  # there is no Python to answer them
