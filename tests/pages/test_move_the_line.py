"""The line of notebook 00 in a real page: it is moved, turned and learnt, and shoes are pointed
at."""

import re
import time

import numpy as np
import pytest

from mlpkit.widgets import move_the_line
from mlpkit.widgets.move_the_line import RIGHT, TOP, UPDATES, loss, theta_of, updated

from .chromium import expect
from .explorers import SOURCES, expect_said, explorer_of, picture, sentence, settled, slider
from .hands import a_slider_answers_the_keyboard, drag, the_last_position_wins

pytestmark = pytest.mark.browser
SOURCE = SOURCES["MoveTheLine"]


def pressed(page, name, by="mouse"):
    button = page.get_by_role("button", name=name, exact=True)
    button.click() if by == "mouse" else button.press("Enter")


def shown(page, explorer):
    """This process's explorer, set to the numbers in the page's fields, which have three digits."""
    labels = {name: explorer.controls[name].label for name in ("w1", "w2", "b")}
    fields = {n: page.get_by_label(f"{label}, as a number") for n, label in labels.items()}
    explorer.move(**{n: float(f.input_value().replace("−", "-")) for n, f in fields.items()})
    return explorer


@pytest.mark.parametrize(("name", "key", "value"), [("w1", "ArrowRight", -3.5), ("b", "End", None)])
def test_a_slider_responds_to_the_keyboard(opened, name, key, value):
    a_slider_answers_the_keyboard(*opened, name, key, value)


def test_after_a_fast_drag_the_last_position_is_shown(opened):
    the_last_position_wins(*opened, "b")


def test_the_line_can_be_moved_and_turned_by_arrows(opened):
    page, explorer = opened
    # On the line y = x the point nearest to the centre is (0.31, 0.31): (0.26 + 0.36) / 2 = 0.31.
    slider(page, "move the line").press("ArrowUp")
    explorer.move(b=-4 * (0.32 - 0.31))
    expect_said(page, explorer)
    for _ in range(9):
        slider(page, "turn the line").press("Shift+ArrowUp")  # 20 degrees
    x, y = 0.315, 0.325  # the previous point, (0.31, 0.32), projected back onto the line
    turned = np.pi * 3 / 4 + np.pi
    w1, w2 = np.sqrt(32) * np.array([np.cos(turned), np.sin(turned)])
    explorer.move(w1=w1, w2=w2, b=-(w1 * x + w2 * y))
    settled(page)
    assert shown(page, explorer_of(SOURCE)).state == pytest.approx(explorer.state, abs=0.05)


def test_the_line_can_be_moved_and_turned_by_the_mouse(opened):
    page, explorer = opened
    drag(slider(page, "move the line"), (0, -60))
    settled(page)
    assert -1 < shown(page, explorer).state["b"] < -0.2  # the line is higher
    expect_said(page, explorer)
    weights = [explorer.state[name] for name in ("w1", "w2")]
    assert weights == [-4, 4]
    drag(slider(page, "turn the line"), (0, 50))
    settled(page)
    turned = [shown(page, explorer).state[name] for name in ("w1", "w2")]
    assert np.hypot(*turned) == pytest.approx(np.hypot(-4, 4), abs=0.02)  # as steep as before
    assert turned[0] > -3.5
    loss = f"loss {explorer.numbers['loss']:.2f}"
    expect(picture(page)).to_contain_text(loss)


def test_pulling_the_arrow_makes_the_line_surer_and_leaves_it_where_it_is(opened):
    page, explorer = opened
    arrow = slider(page, "how sure")
    shape = lambda: page.locator("line.border").evaluate(  # noqa: E731
        "line => ['x1', 'y1', 'x2', 'y2'].map((name) => Number(line.getAttribute(name)))"
    )
    before, first = shape(), explorer.numbers["loss"]
    drag(slider(page, "move the line"), (0, -60))  # to a place where it is right about more
    settled(page)
    before = shape()
    flat = shown(page, explorer).numbers["loss"]
    drag(arrow, (-60, -60))  # the first arrow points to the upper left
    settled(page)
    surer = shown(page, explorer)
    assert shape() == pytest.approx(before, abs=1.5)
    assert np.hypot(surer.state["w1"], surer.state["w2"]) > 15
    assert surer.numbers["loss"] < 0.95 * flat < first
    arrow.press("Home")
    settled(page)
    assert np.hypot(*[shown(page, explorer).state[name] for name in ("w1", "w2")]) < 3
    arrow.press("End")
    settled(page)
    assert np.hypot(*[shown(page, explorer).state[name] for name in ("w1", "w2")]) > 50
    assert shape() == pytest.approx(before, abs=1.5)


def test_an_arrow_pulled_to_a_sliders_end_keeps_the_line_and_says_so(opened):
    page, explorer = opened
    for _ in range(3):
        slider(page, "turn the line").press("Shift+ArrowUp")  # 60 degrees
    settled(page)
    before = shown(page, explorer).state
    slider(page, "how sure").press("End")
    settled(page)
    after = shown(page, explorer_of(SOURCE)).state
    sizes = [np.linalg.norm([state[n] for n in ("w1", "w2", "b")]) for state in (before, after)]
    assert sizes[1] > 3 * sizes[0]
    for name in ("w1", "w2", "b"):
        assert after[name] / sizes[1] == pytest.approx(before[name] / sizes[0], abs=0.01)
    expect(sentence(page)).to_contain_text("the end of its slider")


def test_the_hint_asks_for_a_move_only_until_the_line_was_moved(opened):
    page, _ = opened
    expect(picture(page)).to_contain_text("move the line first")
    slider(page, "move the line").press("ArrowUp")
    settled(page)
    expect(picture(page)).not_to_contain_text("move the line first")
    expect(picture(page)).to_contain_text("press Learn")


def test_a_hand_alone_gets_the_loss_as_low_as_learn_does(opened):
    page, explorer = opened
    X, labels = explorer.shoes
    theta = theta_of(explorer.state)
    for _ in range(UPDATES):
        theta = updated(X, labels, theta)
    to = np.arctan2(theta[1], theta[0])
    # The same line by arrows: turned, moved by hundredths, then pulled.
    turns = round((to - np.arctan2(4, -4)) / (np.pi / 90))
    for _ in range(abs(turns)):
        slider(page, "turn the line").press("ArrowUp" if turns > 0 else "ArrowDown")
    settled(page)
    now, height = theta_of(shown(page, explorer).state), lambda t: -(t[0] * RIGHT / 2 + t[2]) / t[1]
    up = round(100 * (height(theta) - height(now)))
    for _ in range(abs(up)):
        slider(page, "move the line").press("ArrowUp" if up > 0 else "ArrowDown")
    settled(page)
    for _ in range(round(10 * np.log(np.hypot(*theta[:2]) / np.hypot(4, 4)))):
        slider(page, "how sure").press("ArrowUp")
    settled(page)
    assert shown(page, explorer).numbers["loss"] < 1.1 * loss(X, labels, theta)


def test_no_key_is_lost_while_python_still_answers_an_earlier_one(opened_here):
    page, explorer = opened_here
    answer = page.explorer.compute

    def slowly(**state):
        time.sleep(0.05)
        return answer(**state)

    page.explorer.compute = slowly
    move = slider(page, "move the line")
    for _ in range(20):
        move.press("ArrowUp")
    settled(page)
    # On the line y = x a step up goes along it, too, by half of it: 20 steps of 0.01 up by 0.1.
    explorer.move(b=-4 * 0.2)
    assert shown(page, explorer_of(SOURCE)).state == pytest.approx(explorer.state, abs=0.02)


def test_the_handles_differ_in_shape_and_each_says_what_it_does(open_explorer):
    page = open_explorer(SOURCE)
    fills = {}
    expect(slider(page, "how sure").locator("title")).to_contain_text("surer")
    for name, does in (("move", "moves"), ("turn", "turns")):
        handle = slider(page, f"{name} the line")
        expect(handle.locator("title")).to_have_text(f"drag: {does} the line")
        fills[name] = handle.evaluate("node => getComputedStyle(node).fill")
    assert fills["move"] != fills["turn"]  # a dot and a ring


def test_a_shoe_under_the_pointer_is_shown_and_the_next_is_reached_by_arrows(opened):
    page, explorer = opened
    dots = explorer.numbers["dots"]
    far = np.linalg.norm(dots[:, None] - dots[None], axis=2)
    shoe = int(np.argmax(np.sort(far, axis=1)[:, 1]))  # alone
    page.locator("rect.hover").scroll_into_view_if_needed()
    box = page.locator("rect.hover").bounding_box()
    x = box["x"] + dots[shoe, 0] / RIGHT * box["width"]
    y = box["y"] + (1 - dots[shoe, 1] / TOP) * box["height"]
    page.mouse.move(x + 2, y + 2)
    explorer.move(shoe=shoe)
    expect_said(page, explorer)
    probability = f"probability of boot {explorer.numbers['shoe']['p']:.2f}"
    expect(picture(page)).to_contain_text(probability)
    slider(page, "shoe").press("ArrowLeft")
    explorer.move(shoe=shoe - 1)
    expect_said(page, explorer)


def test_learn_continues_from_where_the_hand_left_off(open_explorer):
    page = open_explorer(SOURCE)
    slider(page, "w1, for the upper half").press("Home")
    settled(page)
    pressed(page, "Learn")
    expect(sentence(page)).to_contain_text(f"Learn has made {UPDATES} updates")
    explorer = explorer_of(SOURCE)
    explorer.move(w1=-40)
    explorer.press("learn")
    explorer.thread.join()
    expect_said(page, explorer)
    expect(page.locator(".panel path[stroke='var(--slope)']")).to_have_attribute(
        "d", re.compile("^M.*L")
    )
    pressed(page, "Reset")
    expect_said(page, explorer_of(SOURCE))


def test_learning_is_paused_by_keyboard_and_continues_from_where_the_line_was_moved_to(
    open_explorer, monkeypatch
):
    monkeypatch.setattr(move_the_line, "PAUSE", 0.5)  # slow enough not to end before it is paused
    page = open_explorer(SOURCE)
    pressed(page, "Learn", "keyboard")
    expect(sentence(page)).to_contain_text("Learn has made")
    worker = page.explorer.thread
    pressed(page, "Pause", "keyboard")
    said = settled(page)
    worker.join()
    assert page.explorer.said == said == sentence(page).inner_text()
    made = int(re.search(r"made (\d+) updates?", said).group(1))
    assert 0 < made < UPDATES
    pressed(page, "Learn", "keyboard")
    expect(sentence(page)).not_to_have_text(said)


def test_a_page_without_python_says_that_its_line_moves_in_steps(open_page, recorded):
    page = open_page(recorded("MoveTheLine"))
    expect(picture(page)).to_contain_text("here the line moves in steps")
    expect(picture(page)).not_to_contain_text("press Learn")
