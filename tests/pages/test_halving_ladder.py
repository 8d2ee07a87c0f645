"""The ladder of notebook 10 in a real page: how it is climbed by mouse and by keyboard, and what it
shows."""

import re

import numpy as np
import pytest

from mlpkit.widgets.halving_ladder import BUDGETS, FIRST

from .chromium import expect
from .explorers import (
    SOURCES,
    expect_axe_finds_nothing,
    expect_it_fits,
    expect_said,
    frame,
    picture,
    sentence,
    settled,
    slider,
)
from .hands import a_choice_answers, a_slider_answers_the_keyboard, evenly

pytestmark = pytest.mark.browser
SOURCE = SOURCES["HalvingLadder"]
TOP = len(BUDGETS) - 1
WATCHED = """(root) => {
  window.fronts = [Number(root.dataset.front)];
  new MutationObserver(() => window.fronts.push(Number(root.dataset.front)))
    .observe(root, { attributeFilter: ["data-front"] });
}"""  # returns how far up the ladder each drawing went


def go_on(page):
    return page.get_by_role("button", name="Next rung")


def expect_lines(page, explorer):
    """Each line has the rungs that its candidate climbed, at mlpkit's losses, in its colour."""
    numbers = explorer.numbers
    rung = max(explorer.state["rung"], numbers["start"])
    expect(frame(page)).to_have_attribute("data-front", str(rung))  # the animation has ended
    clip = picture(page).locator(".panel > svg")
    height = float(clip.get_attribute("height"))
    low, high = explorer.lasting["limits"]
    edge = (high / low) ** 0.06
    lines = picture(page).locator("path[data-place]")
    lines = lines.evaluate_all(
        "all => all.map((one) => [one.dataset.place, ...['class', 'd'].map((name) => "
        "one.getAttribute(name))])"
    )
    found = {place: (name, d) for place, name, d in lines}
    dashed = ["would"] if rung == TOP and numbers["lost"] >= 0 else []
    assert set(found) == {*map(str, range(len(numbers["walks"]))), *dashed}
    for k, walk in enumerate(numbers["walks"]):
        name, d = found[str(k)]
        losses = np.array(walk, dtype=float)[: rung - numbers["start"] + 1]
        losses = np.where(losses < high, losses, high)
        wanted = height * np.log(high * edge / losses) / np.log(high / low * edge**2)
        assert [float(y) for y in re.findall(r",(-?[\d.]+)", d)] == pytest.approx(wanted, abs=0.06)
        going = "going" if numbers["start"] + len(walk) > rung else "stopped"
        special = {numbers["winner"]: "winner", numbers["lost"]: "lost"} if rung == TOP else {}
        assert name == special.get(k, going)


def test_the_ladder_can_be_climbed_by_button_slider_and_choice(opened):
    page, explorer = opened
    go_on(page).click()
    explorer.move(rung=1)
    expect_said(page, explorer)
    for _ in range(3):  # one time more than there are rungs
        go_on(page).press("Enter")
    explorer.move(rung=TOP)
    expect_said(page, explorer)
    expect_lines(page, explorer)
    expect(go_on(page)).to_have_attribute("aria-disabled", "true")
    expect(go_on(page)).to_have_attribute("title", "this is the last rung")
    a_slider_answers_the_keyboard(page, explorer, "rung", "ArrowLeft", TOP - 1)
    expect_lines(page, explorer)
    a_slider_answers_the_keyboard(page, explorer, "seed", "End")
    a_choice_answers(page, explorer, "first", list(FIRST)[1], "keyboard")
    expect_lines(page, explorer)


def test_a_page_without_python_shows_the_winner_and_the_lost_best_only_at_the_top(open_recorded):
    page, explorer = open_recorded()
    for rung in range(1, TOP + 1):
        said = picture(page).get_by_text(re.compile("^(winner|thrown out) "))
        expect(said).to_have_count(0)
        go_on(page).click()
        explorer.move(rung=rung)
        expect_said(page, explorer)
        expect_lines(page, explorer)
    winner, lost = explorer.numbers["winner"], explorer.numbers["lost"]
    ends = explorer.numbers["walks"][winner][TOP], explorer.numbers["would"][lost][TOP]
    expect(said).to_have_text([f"winner {ends[0]:.3f}", f"thrown out {ends[1]:.3f}"])
    colours = [
        picture(page).locator(f"path[data-place='{place}']").evaluate("one => one.style.stroke")
        for place in (winner, lost, "would")
    ]
    assert colours == ["var(--right)", "var(--slope)", "var(--slope)"]
    page.get_by_text("9 candidates from 3 epochs").click()
    slider(page, "rung").press("Home")
    explorer.move(first=list(FIRST)[1], rung=0)
    expect_said(page, explorer)
    expect(picture(page).get_by_text("3 epochs each, 27 spent in all")).to_have_count(1)
    expect(picture(page).locator("path[data-place]")).to_have_count(9)  # a dot to bet on is there
    go_on(page).click()
    explorer.move(rung=2)
    expect_said(page, explorer)


def test_a_tally_says_in_how_many_draws_the_best_was_thrown_out(open_recorded):
    page, explorer = open_recorded()
    page.get_by_text(list(FIRST)[1]).click()
    lost = []
    for seed in range(4):
        if seed:
            slider(page, "seed of the draw").press("ArrowRight")
        slider(page, "rung").press("End")
        explorer.move(first=list(FIRST)[1], seed=seed)
        explorer.move(rung=TOP)
        lost.append(explorer.numbers["lost"] >= 0)
        tally = (
            f" The best was thrown out in {sum(lost)} of the {len(lost)} draws that you have "
            "climbed with this first budget."
        )
        expect(sentence(page)).to_have_text(explorer.said + (tally if seed else ""))
    assert 0 < sum(lost) < len(lost)


def test_a_bet_on_a_stopped_candidate_shows_how_it_would_have_ended(opened):
    page, explorer = opened
    bet, numbers = slider(page, "your bet"), explorer.numbers
    expect(bet).to_have_attribute("data-place", str(np.nanargmin(firsts(numbers))))
    for _ in range(2):
        go_on(page).click()
    explorer.move(rung=2)
    expect_lines(page, explorer)
    lost = explorer.numbers["lost"]  # nothing on the picture says yet that it would have won
    assert len(explorer.numbers["walks"][lost]) <= 2  # the candidate was stopped
    dot = picture(page).locator("circle.bet")
    ground = picture(page).locator("rect.ground").bounding_box()
    d = picture(page).locator(f"path[data-place='{lost}']").get_attribute("d")
    x, y = (float(number) for number in re.findall(r"-?[\d.]+", d)[-2:])
    page.mouse.click(ground["x"] + x, ground["y"] + y)
    expect(bet).to_have_attribute("data-place", str(lost))
    end = f"{explorer.numbers['would'][lost][-1]:.3f}"
    expect(picture(page)).to_contain_text(f"would end {end}")
    expect(sentence(page)).to_have_text(
        re.compile(rf"Your bet was stopped after \d epochs?; it would have ended at {end}\.$")
    )
    further = picture(page).locator("path.further").get_attribute("d")
    assert len(re.findall("[ML]", further)) == TOP - explorer.numbers["start"] + 2 - len(
        explorer.numbers["walks"][lost]
    )
    # By keyboard, bet on the lowest dot in view, and then on a worse one.
    bet.press("End")
    settled(page)
    best = bet.get_attribute("data-place")
    bet.press("ArrowDown")
    settled(page)
    assert bet.get_attribute("data-place") != best
    expect(dot).to_be_visible()


def test_the_next_rung_says_how_a_bet_fares_and_no_earlier_one_does(opened):
    page, explorer = opened
    slider(page, "your bet").press("ArrowUp")
    expect(sentence(page)).to_have_text(re.compile(r"Your bet is at 0\.\d{3}\.$"))
    slider(page, "your bet").press("Home")  # the lowest
    go_on(page).click()
    explorer.move(rung=1)
    expect(sentence(page)).to_have_text(
        re.compile(r"Your bet has come this far; it is at 0\.\d+\.$")
    )


@pytest.mark.parametrize("without_python", [False, True])
def test_a_different_draw_or_first_budget_begins_on_rung_0_with_a_new_bet(request, without_python):
    page, explorer = (
        request.getfixturevalue("open_recorded")()
        if without_python
        else request.getfixturevalue("opened_here")
    )
    slider(page, "rung").press("End")
    explorer.move(rung=TOP)
    expect_said(page, explorer)
    slider(page, "seed of the draw").press("End")
    explorer.move(seed=9)
    assert explorer.state["rung"] == 0
    expect_said(page, explorer)
    slider(page, "rung").press("End")
    settled(page)
    explorer.move(rung=TOP)
    page.get_by_text(list(FIRST)[1]).click()
    explorer.move(first=list(FIRST)[1])
    assert explorer.state["rung"] == 0
    expect_said(page, explorer)


def test_a_bet_on_the_winner_is_followed_to_the_top(opened):
    page, explorer = opened
    explorer.move(rung=TOP)
    winner, bet = explorer.numbers["winner"], slider(page, "your bet")
    bet.press("End")
    for _ in range(len(explorer.numbers["walks"])):
        settled(page)
        if bet.get_attribute("data-place") == str(winner):
            break
        bet.press("ArrowDown")
    slider(page, "rung").press("End")
    expect(sentence(page)).to_have_text(f"{explorer.said} Your bet has won.")


def firsts(numbers):
    """The losses of all candidates on the first rung."""
    return np.array([walk[0] for walk in numbers["walks"]], dtype=float)


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_candidates_move_from_rung_to_rung_unless_motion_is_unwanted(open_recorded, motion):
    page, explorer = open_recorded(reduced_motion=motion)
    frame(page).evaluate(WATCHED)
    evenly(page)
    go_on(page).click()
    expect(frame(page)).to_have_attribute("data-front", "1")
    fronts = page.evaluate("window.fronts")
    between = [front for front in fronts if 0 < front < 1]
    assert fronts == sorted(fronts) and bool(between) == (motion == "no-preference")
    explorer.move(rung=1)
    expect_lines(page, explorer)


def test_the_top_of_the_ladder_fits_every_width_and_axe_finds_nothing(open_recorded):
    page, explorer = open_recorded(color_scheme="dark")
    slider(page, "rung").press("End")
    explorer.move(rung=TOP)
    expect_said(page, explorer)
    expect(frame(page)).to_have_attribute("data-front", str(TOP))  # the animation has ended
    expect_axe_finds_nothing(page)
    for width in (360, 700, 960, 2000):
        page.set_viewport_size({"width": width, "height": 900})
        expect_it_fits(page)
