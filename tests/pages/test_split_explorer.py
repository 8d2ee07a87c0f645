"""The split of notebook 13 in a real page: two borders to drag, and a line from row to row."""

import re

import numpy as np
import pytest

from mlpkit.widgets.split_explorer import (
    AT_RANDOM,
    BY_RUNNER,
    BY_TIME,
    DRAWS,
    MISSED,
    MOST,
    NEW_RUNNERS,
    NEXT_MONTH,
    called,
    made,
)

from .chromium import expect
from .explorers import SOURCES, button, expect_said, explorer_of, option, picture, settled, slider
from .hands import a_choice_answers, a_slider_answers_the_keyboard, drag, the_last_position_wins

pytestmark = pytest.mark.browser
SOURCE = SOURCES["SplitExplorer"]
BELOW, BESIDE = "runners held out, on the picture", "last week to train with, on the picture"


def dragged(page, label, right, down):
    """Drag a border by this many pixels, and wait for the answer."""
    drag(slider(page, label), (right, down))
    settled(page)


def cell(page):
    """Return width and height of one week of one runner, in pixels."""
    box = picture(page).locator("rect.table").bounding_box()
    return box["width"] / 12, box["height"] / 12


def ends(page, kind):
    """The two ends of each line of this kind: (N, 2, 2), in the picture's pixels."""
    paths = picture(page).locator(f".links path.{kind}")
    found = [
        re.fullmatch(r"M([\d.]+),([\d.]+)Q\S+ ([\d.]+),([\d.]+)", d).groups()
        for d in paths.evaluate_all("all => all.map((one) => one.getAttribute('d'))")
    ]
    return np.array(found, float).reshape(-1, 2, 2)


def spots(page, kind):
    """Return positions of the marks of this kind: (N, 2)."""
    marks = picture(page).locator(f".dots path.{kind}")
    said = marks.evaluate_all("all => all.map((one) => one.getAttribute('transform'))")
    return np.array([re.findall(r"[\d.]+", one) for one in said], float).reshape(-1, 2)


def of_weeks(page, spots):
    """The weeks of these spots in the table and their rows from the top, both counted from 0."""
    table = picture(page).locator("rect.table")
    x, y, width, height = (float(table.get_attribute(n)) for n in ("x", "y", "width", "height"))
    return np.floor((spots - [x, y]) / [width / 12, height / 12]).astype(int)


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
@pytest.mark.parametrize(
    ("name", "value"), [("by", BY_RUNNER), ("by", BY_TIME), ("future", MISSED)]
)
def test_a_choice_responds_to_mouse_and_keyboard(opened, name, value, by):
    a_choice_answers(*opened, name, value, by)


@pytest.mark.parametrize(("key", "value"), [("ArrowRight", 3), ("Home", None), ("End", None)])
def test_how_much_responds_to_the_keyboard(opened, key, value):
    a_slider_answers_the_keyboard(*opened, "held", key, value)


def test_when_how_much_is_dragged_the_last_position_wins(opened):
    the_last_position_wins(*opened, "held")


def test_a_border_is_dragged_in_and_out_again(open_explorer):
    page = open_explorer(SOURCE)
    state = page.explorer.state
    assert state["by"] == AT_RANDOM
    width, height = cell(page)
    dragged(page, BELOW, 0, -3 * height)
    assert (page.explorer.state["by"], page.explorer.state["held"]) == (BY_RUNNER, 3)
    expect(slider(page, BELOW)).to_have_attribute("aria-valuetext", "Jana, Kim, Leo")
    dragged(page, BELOW, 0, 5 * height)  # a drag beyond the table
    # the same as before
    assert (page.explorer.state["by"], page.explorer.state["held"]) == (AT_RANDOM, 2)
    dragged(page, BESIDE, -4 * width, 0)
    assert (page.explorer.state["by"], page.explorer.state["held"]) == (BY_TIME, 4)
    expect(slider(page, BESIDE)).to_have_attribute("aria-valuetext", "week 8")
    dragged(page, BELOW, 0, -9 * height)  # one border moves back when the other reaches it
    assert (page.explorer.state["by"], page.explorer.state["held"]) == (BY_RUNNER, MOST)
    expect(slider(page, BESIDE)).to_have_attribute("aria-valuetext", "week 12")


def test_the_borders_can_be_moved_by_arrows(open_explorer):
    page = open_explorer(SOURCE)
    steps = [
        (BELOW, "ArrowUp", BY_RUNNER, 1),
        (BELOW, "ArrowUp", BY_RUNNER, 2),
        (BELOW, "End", BY_RUNNER, MOST),
        (BELOW, "Home", AT_RANDOM, 2),
        (BESIDE, "ArrowLeft", BY_TIME, 1),
        (BESIDE, "Home", BY_TIME, MOST),
        (BESIDE, "ArrowRight", BY_TIME, MOST - 1),
        (BESIDE, "End", AT_RANDOM, 2),
    ]
    for label, key, by, held in steps:
        slider(page, label).press(key)
        settled(page)
        assert (page.explorer.state["by"], page.explorer.state["held"]) == (by, held), key
        shown = {BELOW: by == BY_RUNNER and held, BESIDE: 12 - (by == BY_TIME and held)}
        for border, value in shown.items():
            expect(slider(page, border)).to_have_attribute("aria-valuenow", str(int(value)))


@pytest.mark.parametrize("by", [AT_RANDOM, BY_RUNNER, BY_TIME])
def test_each_validation_row_has_a_line_to_the_row_that_predicts_it(open_explorer, by):
    page = open_explorer(SOURCE)
    explorer, (table, _) = explorer_of(SOURCE), made()
    option(page, "held out", by).click()
    explorer.move(by=by)
    expect_said(page, explorer)
    found, place = explorer.numbers["validation"], explorer.numbers["places"]
    for of, spot in (("row", 0), ("source", 1)):
        wanted = np.stack([table.week[found[of]], place[table.who[found[of]]]], axis=1)
        assert np.array_equal(of_weeks(page, ends(page, "validation")[:, spot]), wanted)
    assert np.array_equal(spots(page, "validation"), ends(page, "validation")[:, 0])
    assert len(spots(page, "training")) == len(table.who) - len(found["row"])
    across = np.diff(of_weeks(page, ends(page, "validation").reshape(-1, 2))[:, 1].reshape(-1, 2))
    assert np.all(across == 0) if by == AT_RANDOM else np.all(across != 0) or by == BY_TIME


def test_a_press_outside_the_borders_says_which_rows_the_question_is_about(opened):
    page, explorer = opened
    parts = {NEXT_MONTH: "rect.next.month", NEW_RUNNERS: "rect.new.runners"}
    for future, part in parts.items():
        picture(page).locator(part).click()
        explorer.move(future=future)
        expect_said(page, explorer)
        box = picture(page).locator(part)
        x, y, width, height = (float(box.get_attribute(n)) for n in ("x", "y", "width", "height"))
        who, week = (explorer.numbers["asked"][name] for name in ("who", "week"))
        if future == NEW_RUNNERS:
            cells, across, down = (12, 4), week, who - 12
        else:
            cells, across, down = (4, 12), week - 12, explorer.numbers["places"][who]
        inside = (np.stack([across, down], axis=1) + 0.5) * [width, height] / cells
        assert spots(page, "asked") == pytest.approx(np.add(inside, [x, y]), abs=0.1)
    option(page, "asked about", MISSED).click()
    explorer.move(future=MISSED)
    expect_said(page, explorer)
    asked, place = explorer.numbers["asked"], explorer.numbers["places"]
    wanted = np.stack([asked["week"], place[asked["who"]]], axis=1)
    assert np.array_equal(of_weeks(page, spots(page, "asked")), wanted)


def test_a_larger_mark_means_a_larger_error(open_explorer):
    page = open_explorer(SOURCE)
    option(page, "held out", BY_TIME).click()
    settled(page)
    off = page.explorer.numbers["validation"]["off"]
    marks = picture(page).locator(".dots path.validation")
    wide = marks.evaluate_all("all => all.map((one) => one.getBBox().width)")
    assert np.array_equal(np.argsort(wide, kind="stable"), np.argsort(off, kind="stable"))


def test_a_way_to_split_shows_its_draws_once_it_has_been_tried(open_explorer):
    page = open_explorer(SOURCE)
    lanes = picture(page).locator(".lanes path.draws")

    def ticks():
        return lanes.evaluate_all(
            "all => all.map((one) => (one.getAttribute('d').match(/M/g) ?? []).length)"
        )

    assert ticks() == [DRAWS, 0, 0]
    expect(picture(page)).to_contain_text("whole runners: not tried yet")
    option(page, "held out", BY_RUNNER).click()
    settled(page)
    assert ticks() == [DRAWS, DRAWS, 0]
    option(page, "held out", BY_TIME).click()
    settled(page)
    assert ticks() == [DRAWS, DRAWS, 1]
    expect(picture(page)).not_to_contain_text("not tried yet")
    for name, words in (("says", "validation says"), ("truth", "comes true")):
        expect(picture(page)).to_contain_text(f"{words} {page.explorer.numbers[name]:.1f}")


def test_both_numbers_are_at_their_places_on_the_axis(open_explorer):
    page = open_explorer(SOURCE)
    for future in (NEW_RUNNERS, NEXT_MONTH):
        option(page, "asked about", future).click()
        settled(page)
        clip = picture(page).locator(".panel svg")
        minute = float(clip.get_attribute("width")) / 8.4
        line = float(picture(page).locator("line.truth").get_attribute("x1"))
        assert line / minute == pytest.approx(page.explorer.numbers["truth"], abs=0.01)
        now = picture(page).locator(".lanes path.now").get_attribute("transform")
        [x, _] = re.findall(r"[\d.]+", now)
        assert float(x) / minute == pytest.approx(page.explorer.numbers["says"], abs=0.01)


def test_a_row_under_the_pointer_is_read_out_and_its_line_is_shown(open_explorer):
    page = open_explorer(SOURCE)
    settled(page)
    table, _ = made()
    reading, lit = picture(page).locator(".reading"), picture(page).locator(".lit path")
    expect(reading).to_contain_text("rings")
    row, source = (page.explorer.numbers["validation"][name][3] for name in ("row", "source"))
    picture(page).locator(".dots path.validation").nth(3).hover(force=True)
    said = [
        f"{called()[table.who[k]]}, week {table.week[k] + 1}: {table.minutes[k]:.1f} min"
        for k in (row, source)
    ]
    expect(reading).to_have_text("; predicted by ".join(said))
    drawn = picture(page).locator(".links path.validation").nth(3).get_attribute("d")
    assert lit.get_attribute("d") == drawn
    page.mouse.move(0, 0)
    expect(reading).to_contain_text("rings")
    assert lit.get_attribute("d") is None


def test_the_split_can_be_drawn_again_but_not_that_of_the_latest_weeks(opened):
    page, explorer = opened
    for draw in (1, 2):
        button(page, "Draw the split again").click()
        explorer.move(draw=draw)
        expect_said(page, explorer)
    option(page, "held out", BY_TIME).click()
    settled(page)
    anew = button(page, "Draw the split again")
    expect(anew).to_be_disabled()
    assert anew.get_attribute("title")


def test_a_page_without_python_drags_and_draws_again(open_recorded):
    page, explorer = open_recorded()
    _, height = cell(page)
    dragged(page, BELOW, 0, -4 * height)
    explorer.move(by=BY_RUNNER, held=4)
    expect_said(page, explorer)
    for draw in (1, 2, 3, 0):  # the recorded draws, then from the first again
        button(page, "Draw the split again").click()
        explorer.move(draw=draw)
        expect_said(page, explorer)
