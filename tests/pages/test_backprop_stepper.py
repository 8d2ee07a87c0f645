"""The pass through a small network, step by step, in a real page."""

import re

import numpy as np
import pytest

from mlpkit.widgets.backprop_pass import FORWARD, STEPS, flat, whole_pass

from .chromium import expect
from .explorers import SOURCES, button, expect_said, explorer_of, frame, picture, settled
from .hands import a_slider_answers_the_keyboard, flights_of, the_last_position_wins

pytestmark = pytest.mark.browser
SOURCE = SOURCES["BackpropStepper"]


def number(page, name):
    """A computed number on the graph, such as dW2_0."""
    return picture(page).locator(f"text.number[data-number={name}]")


def given(page, label):
    """A number on the graph that can be changed, such as W1[0, 1]."""
    return picture(page).get_by_role("spinbutton", name=label, exact=True)


def line(page, step):
    """A line of the code."""
    return picture(page).locator("li").nth(step - 1)


def to_the_slopes(page):
    """Go to the step at which every slope is known and nothing has been updated yet."""
    line(page, 9).locator("code").click()


def numbers_shown(page):
    """Return {name: value} of the computed numbers on the graph."""
    texts = picture(page).locator("text.number")
    found = texts.evaluate_all("all => all.map(one => [one.dataset.number, one.textContent])")
    return {name: float(text.split()[-1].replace("−", "-")) for name, text in found}


def expect_the_numbers_of(page, explorer):
    """Expect, once the step's sentence is shown, the numbers that mlpkit knows by then, and no
    others."""
    settled(page)  # a sentence may equal the previous one
    expect_said(page, explorer)
    state = dict(explorer.state)
    step = state.pop("step")
    x = [[state["x_0"], state["x_1"]]]
    W1 = [[state["W1_00"], state["W1_01"]], [state["W1_10"], state["W1_11"]]]
    b1, W2 = [state["b1_0"], state["b1_1"]], [[state["W2_0"]], [state["W2_1"]]]
    parameters = (
        np.array(part) for part in (x, state["t"], W1, b1, W2, [state["b2"]], state["rate"])
    )
    arrays = whole_pass(*parameters)
    order = ["z1", "a1", "y", "loss", "dy", "dW2 db2", "da1", "dz1", "dW1 db1", "", "newloss"]
    expected = {
        name: value
        for array in " ".join(order[:step]).split()
        for name, value in zip(flat(array), arrays[array].ravel().tolist(), strict=True)
    }
    assert numbers_shown(page) == pytest.approx(expected, rel=1e-5)


@pytest.mark.parametrize(("key", "value"), [("End", None), ("ArrowRight", 5), ("ArrowLeft", 3)])
def test_the_steps_slider_responds_to_the_keyboard(opened, key, value):
    page, explorer = opened
    a_slider_answers_the_keyboard(page, explorer, "step", key, value)
    expect_the_numbers_of(page, explorer)


def test_after_a_fast_drag_the_last_position_is_shown(opened):
    the_last_position_wins(*opened, "step")


def test_next_and_back_walk_the_pass_by_mouse_and_by_keyboard_and_stop_at_both_ends(opened):
    page, explorer = opened
    forth, back = (page.get_by_role("button", name=name) for name in ("Next", "Back"))

    def now_at(step):
        explorer.move(step=step)
        expect_the_numbers_of(page, explorer)
        expect(picture(page).locator("li.now")).to_have_count(min(step, 1))

    now_at(4)
    forth.click()
    now_at(5)
    for _ in range(3):
        forth.press("Enter")
    now_at(8)
    back.press("Space")
    now_at(7)
    for _ in range(4):
        forth.click()
    now_at(11)
    expect(forth).to_be_disabled()
    for _ in range(11):
        back.click()
    now_at(0)
    expect(back).to_be_disabled()


def test_a_click_on_a_line_of_code_goes_to_it_and_fills_in_the_numbers(opened):
    page, explorer = opened
    line(page, 6).locator("code").click()
    explorer.move(step=6)
    expect_the_numbers_of(page, explorer)
    expect(line(page, 6)).to_have_attribute("aria-current", "step")
    words = re.sub(r"\s", "", line(page, 6).inner_text())
    assert words == "6dW2,db2=a1.T@dy,dy[0]dW₂=a₁ᵀ·dy=20·4=80db₂=dy=4"
    line(page, 1).click()
    explorer.move(step=1)
    expect_the_numbers_of(page, explorer)


@pytest.mark.parametrize(
    ("label", "name", "typed", "value"),
    [("x[0]", "x_0", "2", 2), ("W1[1, 1]", "W1_11", "−0,5", -0.5), ("t", "t", "99", 10)],
)
def test_a_given_number_can_be_clicked_and_typed(opened, label, name, typed, value):
    page, explorer = opened
    to_the_slopes(page)
    given(page, label).click()
    page.keyboard.type(typed)
    page.keyboard.press("Enter")
    explorer.move(step=9, **{name: value})
    expect_the_numbers_of(page, explorer)
    expect(given(page, label)).to_have_value(f"{value:g}".replace("-", "−"))


def test_given_numbers_are_reached_by_tab_and_moved_by_arrows(opened):
    page, explorer = opened
    keys = page.keyboard
    given(page, "x[0]").focus()
    keys.press("ArrowUp")
    keys.press("ArrowUp")
    keys.press("Tab")
    expect(given(page, "x[1]")).to_be_focused()
    keys.press("ArrowDown")
    keys.press("Shift+ArrowUp")  # ten steps at once lead beyond the end
    explorer.move(x_0=2, x_1=5)
    expect_the_numbers_of(page, explorer)
    expect(given(page, "x[1]")).to_have_value("5")
    keys.type("nonsense")
    keys.press("Enter")
    expect(given(page, "x[1]")).to_have_value("5")
    keys.type("3")
    keys.press("Escape")
    expect(given(page, "x[1]")).to_have_value("5")
    expect_the_numbers_of(page, explorer)


def test_a_number_under_the_pointer_shows_its_line_and_its_operands(open_explorer):
    page = open_explorer(SOURCE)
    to_the_slopes(page)
    expect(number(page, "dW1_10")).to_have_class(re.compile("fresh"))
    number(page, "da1_1").hover()
    expect(line(page, 7)).to_have_class("made")
    expect(picture(page)).to_contain_text("da1[1] = 20")
    marked = picture(page).locator(".stepper .source[data-number]")
    assert {one.get_attribute("data-number") for one in marked.all()} == {"dy", "W2_1"}
    expect(number(page, "dW1_10")).not_to_have_class(re.compile("fresh"))
    # The same for a number within the code.
    line(page, 6).locator("[data-number=dW2_0]").hover()
    expect(line(page, 6)).to_have_class("made")
    assert {one.get_attribute("data-number") for one in marked.all()} == {"a1_0", "dy"}
    page.mouse.move(5, 5)
    expect(number(page, "dW1_10")).to_have_class(re.compile("fresh"))
    expect(picture(page).locator("li.made")).to_have_count(0)


def test_lines_show_sign_and_size_of_weights_and_slopes(open_explorer):
    page = open_explorer(SOURCE)
    expect(picture(page).locator("path[stroke-dasharray]")).to_have_count(1)  # W1[1, 1] = −2
    to_the_slopes(page)
    slopes = picture(page).locator("path[stroke='var(--slope)']")
    expect(slopes).to_have_count(3)  # the slopes 12, 24 and 8; the other three are 0
    widths = [float(one.get_attribute("stroke-width")) for one in slopes.all()]
    assert sorted(widths) == pytest.approx([1 + 5 / 3, 3.5, 6])
    given(page, "t").fill("10")
    given(page, "t").press("Enter")
    expect(slopes).to_have_count(3)
    expect(picture(page).locator("path[stroke='var(--slope)'][stroke-dasharray]")).to_have_count(3)


def test_numbers_travel_for_a_moment_and_not_where_motion_is_unwanted(opened):
    page, explorer = opened
    assert flights_of(page) == [2, 200, 0]  # two dots fly to dy: from y and from t
    page.emulate_media(reduced_motion="reduce")
    assert flights_of(page) == [0, 0, 0]
    explorer.move(step=6)
    expect_the_numbers_of(page, explorer)


@pytest.mark.parametrize("width", [360, 700, 1900])
def test_nothing_leaves_the_picture_and_no_number_covers_another(open_page, tmp_path, width):
    explorer = explorer_of(SOURCE)
    explorer.move(step=11, t=8)
    page = open_page(explorer.save(tmp_path / "pass.html").as_uri(), width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    boxes = page.locator(".stepper [data-number]").evaluate_all(
        """(all) => all.map((one) => {
            const { left, right, top, bottom } = one.getBoundingClientRect();
            return [one.dataset.number, left, right, top + 3, bottom - 3];
        })"""
    )
    assert len(boxes) == 12 + 6 + 14 + 1  # the numbers given, values, slopes, the new loss
    for one, left, right, top, bottom in boxes:
        assert 0 <= left and right <= width, one
        for other, left2, right2, top2, bottom2 in boxes:
            apart = right <= left2 or right2 <= left or bottom <= top2 or bottom2 <= top
            assert one == other or apart, (one, other)


def test_a_saved_page_walks_the_pass_without_python(open_recorded):
    page, explorer = open_recorded()
    page.get_by_role("button", name="Next").click()
    given(page, "t").focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(given(page, "W1[0, 0]")).to_be_disabled()
    explorer.move(step=5, t=5)
    expect_the_numbers_of(page, explorer)


SEEN = """(root) => {
  const inside = (node, top, bottom) => {
    const box = node.getBoundingClientRect();
    return box.top >= top - 1 && box.bottom <= bottom + 1;
  };
  const [graph, list] = [root.querySelector(".stepper"), root.querySelector(".listing")];
  const { top, bottom } = list.getBoundingClientRect();
  return inside(graph, 0, innerHeight) && inside(root.querySelector(".walk"), 0, innerHeight) &&
    inside(list.querySelector("li.now"), Math.max(top, 0), Math.min(bottom, innerHeight));
}"""


def test_graph_buttons_and_current_line_are_visible_at_every_step_in_a_small_window(
    open_explorer,
):
    page = open_explorer(SOURCE, width=862, height=690)
    for _ in STEPS[FORWARD:]:
        button(page, "Next").click()
        settled(page)
        assert frame(page).evaluate(SEEN), settled(page)
    for _ in STEPS[1:]:
        button(page, "Back").click()
        settled(page)
        assert frame(page).evaluate(SEEN), settled(page)
