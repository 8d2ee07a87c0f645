"""The chain rule on a graph, in a real page."""

import re

import pytest

from mlpkit.widgets.expression import FUNCTIONS
from mlpkit.widgets.graph_explorer import EXPRESSIONS
from tests.one_now import one_now

from .chromium import expect
from .explorers import (
    SOURCES,
    button,
    expect_axe_finds_nothing,
    expect_it_fits,
    expect_said,
    frame,
    option,
    picture,
    sentence,
    settled,
    slider,
)
from .hands import a_choice_answers, flights_of

pytestmark = pytest.mark.browser
SOURCE = SOURCES["GraphExplorer"]
DIAMOND, CUBE, NEURON, LOSS = (EXPRESSIONS[k] for k in (7, 6, 10, 11))


def radio(page, text):
    """The radio button of an expression, whatever its mark."""
    return page.get_by_role("radio", name=re.compile(f"^{re.escape(text)}( [✓✗])?$"))


def chip(page, text):
    return picture(page).locator(".option").filter(has=radio(page, text))


def choose(page, text):
    chip(page, text).click()
    settled(page)


def field(page):
    return page.get_by_role("textbox", name="your own expression")


def code(page, way):
    return page.get_by_role("list", name=f"the code, {way}").locator("li")


def shown(page, kind):
    """The numbers of this kind on the graph, those on edges first."""
    return picture(page).locator(f".graph text.{kind}").all_text_contents()


def test_the_sign_of_each_function_fits_its_circle(opened_here):
    page, _ = opened_here
    for name in FUNCTIONS:
        page.explorer.move(expression=f"{name}(a)")
        expect_said(page, page.explorer)
        sign, circle = (picture(page).locator(f".graph {one}").last for one in (".sign", "circle"))
        assert sign.bounding_box()["width"] < circle.bounding_box()["width"] - 4, name


def test_asleep_none_of_its_buttons_looks_as_if_it_could_be_pressed(opened_here):
    page, _ = opened_here
    page.locator(".mlpkit-around").evaluate("one => one.classList.add('sleeping')")
    for one in (chip(page, "a * b"), button(page, "Draw"), button(page, "Back")):
        expect(one).to_have_css("opacity", "0.45")


def test_the_marks_on_the_nodes_are_explained(opened_here):
    page, _ = opened_here
    expect(picture(page)).to_contain_text("✗: wrong; ✓: what it should be.")


def test_an_expression_is_chosen_by_mouse_and_by_keyboard(opened):
    page, explorer = opened
    choose(page, DIAMOND)
    explorer.move(expression=DIAMOND)
    expect_said(page, explorer)
    assert shown(page, "name") == []
    assert sorted(shown(page, "slope")) == sorted(["22", "4", "7", "4", "22", "11", "4", "1"])
    radio(page, DIAMOND).press("ArrowRight")
    explorer.move(expression=EXPRESSIONS[8])
    expect_said(page, explorer)


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_the_wrong_order_marks_what_is_wrong_and_says_what_it_should_be(opened, by):
    page, explorer = opened
    choose(page, DIAMOND)
    explorer.move(expression=DIAMOND)
    a_choice_answers(page, explorer, "order", "wrong order", by)
    assert shown(page, "wrong") == ["✗ 14", "✗ 14"]  # the number on the edge to a, and a's gradient
    assert shown(page, "right") == ["✓ 22"]
    expect(sentence(page)).to_contain_text("✗ a.grad is 14 and should be 22")
    expect(picture(page).locator("path.wrong")).to_have_count(1)
    wrong = page.locator(".lines .wrong")
    assert wrong.all_text_contents() == ["2 · 7 = 14 ✗"]
    expect(chip(page, DIAMOND)).to_have_text(f"{DIAMOND} ✗")


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_with_set_a_part_is_lost_where_paths_meet(opened, by):
    page, explorer = opened
    a_choice_answers(page, explorer, "meet", "set", by)
    assert shown(page, "right") == ["✓ 4", "✓ 2"]
    expect(code(page, "backward").nth(1)).to_contain_text("b.grad = c.grad")
    choose(page, "a * b")
    expect(chip(page, "a * b")).to_have_text("a * b ✓")
    assert shown(page, "wrong") == []
    option(page, "where paths meet", "add").click()
    settled(page)
    # where nothing can go wrong, nothing is marked
    expect(chip(page, "a * b")).to_have_text("a * b")


def test_next_back_and_the_slider_walk_the_graph_and_the_current_line_is_highlighted(opened):
    page, explorer = opened
    forth, back = (page.get_by_role("button", name=name) for name in ("Next", "Back"))

    def now_at(step, lit):
        explorer.move(step=step)
        expect_said(page, explorer)
        settled(page)
        expect(page.locator(".lines li.now")).to_have_count(1 if lit else 0)
        if lit:
            expect(page.locator(".lines li[aria-current=step]")).to_contain_text(lit)

    now_at(5, "a.grad += b.grad")
    expect(forth).to_be_disabled()
    back.click()
    now_at(4, "b.grad += c.grad")
    assert sorted(shown(page, "slope")) == ["1", "1", "1", "2"]
    back.press("Enter")
    now_at(3, "c.grad = 1")
    slider(page, "step").press("Home")
    now_at(0, None)
    expect(back).to_be_disabled()
    assert shown(page, "slope") == []
    slider(page, "step").press("ArrowRight")
    now_at(1, "b = a + a")
    forth.press("Space")
    now_at(2, "c = b + b")
    slider(page, "step").press("End")
    now_at(5, "a.grad += b.grad")
    code(page, "forward").first.click()
    now_at(1, "b = a + a")


def test_arrowheads_show_which_way_the_numbers_went(open_page, recorded):
    page = open_page(recorded("GraphExplorer"))

    def heads(kind):
        """The x coordinate of the centre of each arrowhead of this kind."""
        boxes = [one.bounding_box() for one in picture(page).locator(f".graph .head{kind}").all()]
        return [box["x"] + box["width"] / 2 for box in boxes]

    # at the end there are four edges; the heads of backward arrows are on the left
    assert len(heads("")) == 8
    assert all(b < f for b, f in zip(heads(".slope"), heads(".value"), strict=True))
    slider(page, "step").press("Home")
    settled(page)
    assert (len(heads("")), heads(".value"), heads(".slope")) == (4, [], [])
    page.get_by_role("button", name="Next").click()
    settled(page)
    assert (len(heads("")), len(heads(".value")), heads(".slope")) == (4, 2, [])


def test_a_walk_at_its_end_stays_there_after_any_choice(open_explorer):
    page = open_explorer(SOURCE)
    page.get_by_role("button", name="Back").click()
    page.get_by_role("button", name="Next").click()
    choose(page, NEURON)
    expect(sentence(page)).to_contain_text("Step 11 of 11")
    page.get_by_role("button", name="Back").click()
    choose(page, LOSS)
    expect(sentence(page)).to_contain_text("Step 9 of 9")  # this walk has fewer than ten steps


@pytest.mark.parametrize("by", ["Enter", "Draw"])
def test_a_new_expression_can_be_typed(opened, by):
    page, explorer = opened
    field(page).fill("b = a * a; b + a")
    if by == "Enter":
        field(page).press("Enter")
    else:
        page.get_by_role("button", name="Draw").click()
    explorer.move(expression="b = a * a; b + a")
    expect_said(page, explorer)
    # radio buttons only for the order and the meeting of paths
    expect(page.get_by_role("radio", checked=True)).to_have_count(2)
    assert "✓ When a moves a little, out moves 5 times as far." in settled(page)
    choose(page, "a * a")
    expect(field(page)).to_have_value("b = a * a; b + a")


def test_a_bad_expression_gets_one_sentence_and_nothing_is_lost(opened):
    page, explorer = opened
    before = shown(page, "slope")
    field(page).fill("b = a * ; b")
    field(page).press("Enter")
    explorer.move(expression="b = a * ; b")
    expect_said(page, explorer)
    expect(sentence(page)).to_have_text("Python can't read 'b = a * ; b': invalid syntax.")
    expect(page.get_by_role("alert")).to_have_text(explorer.said)
    expect(field(page)).to_have_value("b = a * ; b")
    expect(field(page)).to_have_attribute("aria-invalid", "true")
    assert shown(page, "slope") == before
    expect(radio(page, EXPRESSIONS[3])).to_be_checked()
    field(page).fill("b = a * 3; b")
    expect(field(page)).not_to_have_attribute("aria-invalid", "true")
    field(page).press("Enter")
    explorer.move(expression="b = a * 3; b")
    expect_said(page, explorer)


def test_an_expression_given_in_python_is_in_the_field(open_explorer):
    page = open_explorer(SOURCE)
    page.explorer.move(expression="exp(a) / a")
    expect_said(page, page.explorer)
    expect(field(page)).to_have_value("exp(a) / a")


def test_numbers_travel_for_a_moment_and_not_where_motion_is_unwanted(open_explorer):
    page = open_explorer(SOURCE)
    slider(page, "step").press("Home")
    settled(page)
    assert flights_of(page) == [2, 200, 0]
    page.emulate_media(reduced_motion="reduce")
    assert flights_of(page) == [0, 0, 0]
    expect(sentence(page)).to_contain_text("Step 2 of 5")


OVERLAPS = """(root) => {
  const texts = [...root.querySelectorAll(".graph text")].filter((one) => one.textContent);
  const boxes = texts.map((one) => [one.textContent, one.getBoundingClientRect()]);
  const found = [];
  boxes.forEach(([said, a], k) => boxes.slice(k + 1).forEach(([other, b]) => {
    const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (wide > 1 && high > 5) found.push(`${said} | ${other}`);  // 5: air in a line's box
  }));
  return found;
}"""


@pytest.mark.parametrize("width", one_now([390, 700, 1100], pytest.mark.proofs))
def test_no_word_covers_another_and_nothing_leaves_the_picture(open_page, recorded, width):
    page = open_page(recorded("GraphExplorer"), width)
    found = {}
    for order, meet in (("right order", "add"), ("recursion", "set"), ("recursion", "add")):
        option(page, "walk back", order).check()
        option(page, "where paths meet", meet).check()
        for text in EXPRESSIONS:
            choose(page, text)
            expect_it_fits(page)
            if overlaps := frame(page).evaluate(OVERLAPS):
                found[text, order, meet] = overlaps
    assert found == {}


def test_a_graph_wider_than_the_page_scrolls_by_itself_and_is_reached_by_tab(open_explorer):
    page = open_explorer(SOURCE)
    page.set_viewport_size({"width": 390, "height": 900})
    names = "abcdefghi"
    page.explorer.move(
        expression=";".join(f"{names[k + 1]}={names[k]}+{names[k]}" for k in range(8)),
        order="recursion",
    )
    expect_said(page, page.explorer)
    settled(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    expect(picture(page).locator(".graph")).to_have_attribute("tabindex", "0")
    hidden = code(page, "backward").last.evaluate(
        "lit => lit.getBoundingClientRect().bottom - lit.parentNode.getBoundingClientRect().bottom"
    )
    assert hidden < 2  # the highlighted line is visible in its list, which scrolls too
    expect_axe_finds_nothing(page)
    choose(page, "a * b")
    expect(picture(page).locator(".graph")).not_to_have_attribute("tabindex", "0")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_walk_that_went_wrong(open_page, recorded, scheme):
    page = open_page(recorded("GraphExplorer"), color_scheme=scheme)
    option(page, "walk back", "recursion").check()
    choose(page, CUBE)
    choose(page, "a * b")
    choose(page, LOSS)
    page.get_by_role("button", name="Back").click()
    settled(page)
    expect_axe_finds_nothing(page)


def test_touch_targets_are_large_enough(open_page, recorded):
    page = open_page(recorded("GraphExplorer"), 390, touch=True)
    sizes = page.locator(".mlpkit :is(.option, button, .walk input, .lines li)").evaluate_all(
        "all => all.map((one) => [one.textContent, one.getBoundingClientRect().height])"
    )
    assert len(sizes) > 20
    assert [one for one in sizes if one[1] < 24] == []
    chip(page, DIAMOND).tap()
    expect(sentence(page)).to_contain_text("d moves 22 times as far")


def test_a_saved_page_walks_the_graph_without_python(open_recorded):
    page, explorer = open_recorded()
    expect(field(page)).to_have_count(0)
    choose(page, DIAMOND)
    option(page, "walk back", "wrong order").check()
    page.get_by_role("button", name="Back").click()
    explorer.move(expression=DIAMOND, order="wrong order", step=6)
    expect_said(page, explorer)
    expect(page.locator(".lines li.now")).to_contain_text("2 · 7 = 14 ✗")
    assert re.search(r"b passes on 7 and should have 11", settled(page))
    assert frame(page).locator(".asleep").is_hidden()
