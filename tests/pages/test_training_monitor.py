"""A run in a real page: it is paused and stopped, its curves grow, and earlier runs stay."""

import re

import pytest

from mlpkit.widgets.training_monitor import RUNS

from .chromium import expect
from .explorers import button, picture, sentence, slider

pytestmark = pytest.mark.browser
SHORT = "monitor(epochs=3)"
LONG = "monitor()"


@pytest.fixture(autouse=True)
def no_earlier_runs():
    RUNS.clear()


def bar(page):
    return page.get_by_role("progressbar", name="training")


def test_the_monitor_starts_pauses_resumes_and_stops(open_explorer):
    page = open_explorer(LONG)
    expect(sentence(page)).to_have_text("Epoch 0 of 100000: no epoch finished.")
    expect(bar(page)).to_have_attribute("aria-valuenow", "0")
    expect(bar(page)).to_have_attribute("aria-valuemax", str(100 * 100_000))
    expect(button(page, "Pause")).to_be_disabled()
    button(page, "Start").press("Enter")
    expect(sentence(page)).to_contain_text(re.compile(r"^Epoch [1-9]"))
    expect(page.get_by_text(re.compile(r"^epoch \d+ of 100000, \d+:\d\d left$"))).to_be_visible()
    expect(button(page, "Start")).to_be_disabled()
    button(page, "Pause").click()
    expect(page.get_by_text("paused in epoch")).to_be_visible()
    held, at = sentence(page).inner_text(), bar(page).get_attribute("aria-valuenow")
    page.wait_for_timeout(500)
    expect(sentence(page)).to_have_text(held)
    expect(bar(page)).to_have_attribute("aria-valuenow", at)
    assert 100 * int(re.search(r"Epoch (\d+)", held)[1]) <= int(at)
    button(page, "Resume").press("Space")
    expect(sentence(page)).not_to_have_text(held)
    button(page, "Stop").click()
    stopped = page.get_by_text(re.compile(r"^stopped after \d+ of 100000 epochs$"))
    expect(stopped).to_be_visible(timeout=5000)
    epochs = re.search(r"\d+", stopped.inner_text())[0]
    expect(bar(page)).to_have_attribute("aria-valuenow", f"{epochs}00")
    expect(button(page, "Start")).to_be_enabled()
    assert page.explorer.history.epochs == int(epochs)
    assert f"TrainingMonitor(stopped). Epoch {epochs} of" in repr(page.explorer)
    button(page, "Start").click()
    expect(stopped).to_have_count(0)
    expect(sentence(page)).not_to_contain_text(f"Epoch {epochs} of")
    button(page, "Stop").click()


def test_curves_grow_and_nothing_is_redrawn(open_explorer):
    page = open_explorer(LONG)
    button(page, "Start").click()
    expect(sentence(page)).to_contain_text(re.compile(r"^Epoch [1-9]"))
    curve = picture(page).locator("path.training").first
    before = curve.get_attribute("d")
    picture(page).evaluate("node => node.querySelectorAll('*').forEach(one => (one.old = true))")
    expect(curve).not_to_have_attribute("d", before)
    button(page, "Pause").click()
    expect(page.get_by_text("paused in epoch")).to_be_visible()
    fresh = picture(page).evaluate(
        "node => [...node.querySelectorAll('*')].filter(one => !one.old)"
        # each epoch has two of the changes
        ".filter(one => !one.closest('.tick, .grid, .changes')).length"
    )
    assert fresh == 0
    button(page, "Stop").click()


def trained(open_explorer):
    page = open_explorer(SHORT)
    button(page, "Start").click()
    expect(page.get_by_text("finished after 3 of 3 epochs")).to_be_visible()
    expect(sentence(page)).to_contain_text("Run the cell again for another run.")
    return page


def expect_read(page, measure, epoch, value):
    """Expect the measure after an epoch on the picture and for a screen reader."""
    knob = slider(page, f"{measure}, epoch")
    expect(knob).to_have_attribute("aria-valuenow", str(epoch))
    told = re.fullmatch(
        rf"epoch {epoch}: (training ([\d.]+))", knob.get_attribute("aria-valuetext")
    )
    assert float(told[2]) == pytest.approx(value, abs=6e-4)
    expect(picture(page).get_by_text(told[1], exact=True).first).to_be_visible()
    expect(picture(page)).to_contain_text(f"{measure}, epoch {epoch}")


def test_every_epoch_can_be_read_on_the_curves(open_explorer):
    page = trained(open_explorer)
    losses, accuracies = page.explorer.history.losses, page.explorer.history.accuracies
    for last in (losses[2], accuracies[2]):
        expect(picture(page).get_by_text(f"training {last:.3g}", exact=True)).to_be_visible()
    knob = slider(page, "loss, epoch")
    for epoch, key in ((3, None), (2, "ArrowLeft"), (1, "ArrowLeft"), (2, "ArrowRight")):
        if key:
            knob.press(key)
        expect_read(page, "loss", epoch, losses[epoch - 1])
        expect_read(page, "accuracy", epoch, accuracies[epoch - 1])
    knob.press("PageUp")
    expect_read(page, "loss", 3, losses[2])
    drawn = picture(page).get_by_role("group", name="loss and accuracy by epoch")
    drawn.hover(position={"x": 60, "y": 120})  # a point near 0, on the left
    expect_read(page, "loss", 1, losses[0])
    sentence(page).hover()
    expect_read(page, "loss", 3, losses[2])


def test_the_wall_of_images_shows_each_epoch_that_is_selected(open_explorer):
    page = trained(open_explorer)
    wall = page.get_by_role("img", name="the wall")
    numbers = page.explorer.numbers

    def expect_wall(epoch):
        right, learned, forgotten = (
            numbers[name][epoch] for name in ("right", "learned", "forgotten")
        )
        said = f"epoch {epoch}: {right} of 100 right; ✓ {learned} just learned, ✕ {forgotten} just"
        expect(wall).to_have_attribute("aria-label", re.compile(said))
        expect(picture(page)).to_contain_text(said)

    expect_wall(3)
    expect(sentence(page)).to_contain_text("Epoch 3 of 3: ")
    slider(page, "loss, epoch").press("ArrowLeft")
    expect_wall(2)
    expect(sentence(page)).to_contain_text("Epoch 2 of 3: ")
    expect(sentence(page)).not_to_contain_text("This run is over")
    slider(page, "loss, epoch").press("ArrowRight")
    expect(sentence(page)).to_contain_text("Epoch 3 of 3: ")


def strengths(page):
    """How opaque the centres of the wall's first row are, from 0 to 255."""
    return page.get_by_role("img", name=re.compile("the wall")).evaluate(
        "wall => { const pitch = wall.width / 20; const brush = wall.getContext('2d');"
        "return Array.from({ length: 20 }, (_, k) =>"
        "brush.getImageData((k + 0.5) * pitch, 0.5 * pitch, 1, 1).data[3]); }"
    )


def test_before_the_start_the_wall_is_neutral_and_says_that_nothing_is_predicted(open_explorer):
    page = open_explorer(SHORT)
    expect(page.locator(".wall-title")).to_have_text(
        "100 images of those that it trains on: none has been predicted yet"
    )
    assert set(strengths(page)) == {0}  # outlines: neither strong, as if right, nor pale
    button(page, "Start").click()
    expect(page.get_by_text("finished after 3 of 3 epochs")).to_be_visible()
    assert len(set(strengths(page)) - {0}) == 2


def runs(page):
    """The list below the curves: the earlier runs, and this one."""
    return page.get_by_role("list", name="runs").get_by_role("listitem")


def test_earlier_runs_are_shown_behind_this_one_until_they_are_forgotten(open_explorer):
    page = trained(open_explorer)
    words = "widths 20-16-2, relu, Adam, rate 0.001, batches of 20, 2,000 examples"
    expect(runs(page)).to_have_text([re.compile(words)])
    expect(button(page, "Forget earlier runs")).to_be_disabled()
    page = open_explorer(SHORT)
    expect(runs(page)).to_have_count(2)
    before, own = runs(page).all_inner_texts()
    lowest = r"lowest training loss [\d.]+ in epoch \d of 3, accuracy [\d.]+\."
    assert re.fullmatch(rf"1\s*{words}: {lowest}", before.strip()), before
    assert re.fullmatch(rf"this run\s*{words}", own.strip()), own
    faint = picture(page).locator("path[opacity]").first
    expect(faint).to_have_attribute("stroke-width", "1")
    button(page, "run 1").press("Space")
    expect(button(page, "run 1")).to_have_attribute("aria-pressed", "true")
    expect(faint).to_have_attribute("stroke-width", "2")
    button(page, "run 1").press("Space")
    expect(faint).to_have_attribute("stroke-width", "1")
    runs(page).first.hover()
    expect(faint).to_have_attribute("stroke-width", "2")
    button(page, "Forget earlier runs").click()
    expect(runs(page)).to_have_count(1)
    expect(faint).to_have_count(0)
    expect(button(page, "Forget earlier runs")).to_be_disabled()


def test_an_error_is_shown_in_the_page(open_explorer):
    page = open_explorer(SHORT)
    page.explorer.callbacks = [lambda run: 1 / 0]
    button(page, "Start").click()
    expect(sentence(page)).to_have_text("ZeroDivisionError: division by zero")
    expect(page.get_by_text("failed after 1 of 3 epochs")).to_be_visible()
    expect(button(page, "Start")).to_be_enabled()


def test_a_run_saved_as_a_page_can_be_played(open_explorer, open_page, tmp_path):
    page = trained(open_explorer)
    saved = open_page(page.explorer.save(tmp_path / "run.html").as_uri())
    last = sentence(page).inner_text().split(" This run is over;")[0]  # a page can't run a cell
    expect(sentence(saved)).to_have_text(last)
    expect(bar(saved)).to_have_attribute("aria-valuenow", "300")
    slider(saved, "epoch").press("Home")
    expect(sentence(saved)).to_have_text("Epoch 0 of 3: no epoch finished.")
    expect(bar(saved)).to_have_attribute("aria-valuenow", "0")
    slider(saved, "epoch").press("ArrowRight")
    expect(sentence(saved)).to_contain_text("Epoch 1 of 3: loss")
    expect(slider(saved, "loss, epoch")).to_have_attribute("aria-valuenow", "1")
    slider(saved, "loss, epoch").press("ArrowRight")  # the handle and the slider share one state
    expect(sentence(saved)).to_contain_text("Epoch 2 of 3: loss")
    expect(slider(saved, "epoch")).to_have_value("2")
    expect(bar(saved)).to_have_attribute("aria-valuenow", "200")
    button(saved, "Play").click()
    expect(sentence(saved)).to_have_text(last)


def test_a_numeric_target_shows_r_squared_and_the_mean_and_no_wall(open_explorer):
    page = open_explorer("monitor_of_numbers(epochs=3)")
    expect(page.get_by_text("the mean", exact=True).last).to_be_visible()
    expect(page.locator("canvas")).to_be_hidden()
    expect(page.locator(".wall-title")).to_be_hidden()
    button(page, "Start").click()
    expect(page.get_by_text("finished after 3 of 3 epochs")).to_be_visible()
    expect(page.get_by_role("group", name="loss and R² by epoch")).to_be_visible()
    score = page.explorer.history.scores[-1]
    expect(picture(page)).to_contain_text("R², epoch 3")
    expect(picture(page)).to_contain_text(f"training {score:.3g}")
    expect(slider(page, "R², epoch")).to_have_attribute("aria-valuenow", "3")
