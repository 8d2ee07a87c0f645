"""Exercises, guesses, the review and the reader's work on the site, with Python in Chromium."""

import json
import re
import string

import pytest

from docs import live_folder
from docs.asked import asked as asked_in
from tests.one_now import one_now
from tests.pages.chromium import expect

from .conftest import SHARED, THEMES, show_in
from .test_site import axe

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not live_folder.has_npm(), reason="needs npm ci in docs/live"),
]

RELU = "@exercise\ndef relu(z):\n    return np.where(z > 0, z, 0.0)"
ENDLESS_IN_C = "@exercise\ndef relu(z):\n    return sum(iter(int, 1))"


class Asked:
    """An exercise or a guess on a page, awake."""

    def __init__(self, page, cell):
        self.page, self.place = page, page.locator(f'.live-asks[data-cell="{cell}"]')
        anchor = page.locator(f"#cell-{cell}")
        anchor.evaluate("(one) => one.scrollIntoView({ block: 'center' })")
        expect(self.place).to_have_class(re.compile("live-awake"))
        self.editor = page.locator(f"#cell-{cell} + .cell .cm-content")
        self.told = self.place.locator(".live-outputs")

    def run(self, text):
        self.editor.fill(text)
        self.editor.press("Shift+Enter")

    def press(self, name, **how):
        self.place.get_by_role("button", name=name, **how).click()

    @property
    def text(self):
        return "\n".join(self.editor.locator(".cm-line").all_inner_texts()).replace("​", "")


def cell_of(notebook, name):
    """The id of the cell that asks for something."""
    return next(cell for cell, names in asked_in()[notebook].items() if names == [name])


ANSWERS = {  # a notebook: an exercise in it, its first line, a wrong body and a right one
    "02_activations": ("relu", "z", "np.minimum(z, 0)", "np.where(z > 0, z, 0.0)"),
    "03_forward_pass": ("linear", "X, W, b", "X @ W", "X @ W + b"),
    "04_losses": (
        *("mean_squared_error", "output, targets"),
        *("np.mean((output - targets) ** 2)", "np.mean(np.sum((output - targets) ** 2, axis=1))"),
    ),
    "05_backprop": ("relu_backward", "grad, z, a", "grad * z", "grad * (z > 0)"),
}


@pytest.mark.parametrize("notebook", one_now(ANSWERS, pytest.mark.proofs))
def test_wrong_right_raising_and_endless_answers_get_their_verdicts(page, reader, notebook):
    name, parameters, wrong, right = ANSWERS[notebook]
    page = page if notebook == SHARED else reader().open(f"notebooks/{notebook}.html")
    asked = Asked(page, cell_of(notebook, name))

    def answer(body):
        asked.run(f"@exercise\ndef {name}({parameters}):\n    {body}")

    answer(f"return {wrong}")
    expect(asked.told).to_contain_text(f"Wrong · {name}", timeout=120_000)
    answer("return 1 / 0")
    expect(asked.told).to_contain_text("your code raised ZeroDivisionError")
    answer("while True: pass")
    expect(asked.told).to_contain_text("stopped after 5 seconds")
    answer(f"return {right}")
    expect(asked.told).to_contain_text(f"Correct · {name}")


def test_typed_text_survives_a_stop_a_reload_and_a_change_of_page(reader):
    browser = reader()
    page = browser.open("notebooks/02_activations.html")
    asked = Asked(page, cell_of("02_activations", "relu"))
    asked.run(ENDLESS_IN_C)
    asked.press("Stop")  # while Python is loaded
    expect(asked.told).to_have_text("Stopped. What you typed is still here.")
    asked.run(ENDLESS_IN_C)
    expect(asked.place.locator(".live-status")).to_contain_text("Running for", timeout=120_000)
    asked.press("Stop")
    expect(asked.place.get_by_role("button", name="Run")).to_be_visible()
    assert asked.text == ENDLESS_IN_C
    asked.run(RELU)  # in a new worker
    expect(asked.told).to_contain_text("Correct · relu", timeout=120_000)
    page.reload()
    asked = Asked(page, cell_of("02_activations", "relu"))
    assert asked.text == RELU
    expect(asked.told).to_contain_text("Correct · relu")
    asked = Asked(page, cell_of("02_activations", "softmax"))
    asked.run("mine('relu')(np.array([-1, 2]))")
    expect(asked.told).to_contain_text("relu: yours.", timeout=120_000)
    expect(asked.told).to_contain_text("array([0., 2.])")


def test_what_a_cell_draws_is_a_picture_that_fits_and_has_words(page):
    asked = Asked(page, cell_of(SHARED, "bends"))
    asked.run("from mlpkit.plots import pipeline, show\nshow(*pipeline('losses'))")
    picture, words = asked.told.locator("figure img"), re.compile("^The course: preprocessing")
    expect(picture).to_have_attribute("alt", words, timeout=120_000)
    expect(asked.told.locator("figcaption")).to_contain_text("Today: losses")
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 800})
        box = picture.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= width
        assert box["width"] / box["height"] == pytest.approx(836 / 88, rel=0.02)
        assert axe(page, contrast=False) == []


def test_a_guess_is_answered_by_a_click_or_in_a_field(reader):
    page = reader().open("notebooks/03_forward_pass.html")
    asked = Asked(page, cell_of("03_forward_pass", "equal_weights"))
    letters = asked.place.get_by_role("group", name="Your answer").get_by_role("button")
    letters.first.click()
    expect(asked.told).to_contain_text(re.compile("is (not )?right"), timeout=120_000)
    expect(letters.first).to_have_attribute("aria-pressed", "true")
    asked = Asked(page, cell_of("03_forward_pass", "trace_forward"))
    asked.place.get_by_label("X @ W1").fill("not a shape")
    asked.place.get_by_label("X @ W1").press("Enter")
    expect(asked.told).to_contain_text("X @ W1: got 'not a shape'; expected a shape")


def test_hints_come_one_by_one_and_the_solution_after_a_question(page, shared):
    cell = cell_of(SHARED, "sigmoid")
    asked = Asked(page, cell)
    asked.press("Hint 1 of 3")
    help_ = asked.place.locator(".live-help")
    expect(help_).to_contain_text("Hint 1 of 3 for sigmoid", timeout=120_000)
    asked.press("Hint 2 of 3")
    expect(help_).to_contain_text("Hint 2 of 3 for sigmoid")
    asked.press("Solution")
    expect(help_).to_contain_text("Before you go on:")
    asked = Asked(shared.open(f"notebooks/{SHARED}.html"), cell)
    expect(asked.place.get_by_role("button", name="Hint 3 of 3")).to_be_visible()
    asked.page.close()


def test_two_tabs_show_the_same_and_lose_nothing(reader):
    browser = reader()
    first, second = (browser.open("notebooks/02_activations.html") for _ in range(2))
    cell = cell_of("02_activations", "relu")
    one, other = Asked(first, cell), Asked(second, cell)
    one.editor.fill("first")
    expect(other.editor).to_have_text("first")
    # Both tabs write at once: neither hears of the other before storing its own answer.
    second.evaluate("BroadcastChannel.prototype.postMessage = () => {}")
    other.editor.fill("second")
    second.wait_for_timeout(600)
    one.editor.fill("third")
    expect(one.place).to_contain_text("In another tab you wrote something else")
    one.press("Show that")
    assert one.text == "second"
    first.reload()
    one = Asked(first, cell)
    assert one.text == "second"
    one.press("Show that")
    assert one.text == "third"


HOSTILE = "<img src=x onerror=document.title='run'>"


def test_a_file_that_is_taken_in_is_shown_and_runs_only_after_consent(reader, tmp_path):
    browser = reader()
    source = f"def relu(z):\n    return np.where(z > 0, z, 0.0)  # {HOSTILE}\n"
    entry = {"passed": True, "tried": True, "version": 1, "source": source}
    content = {"format": 1, "exercises": {"relu": entry}, "attempts": [], "typed": {}}
    content["typed"] = {"02_activations#371a522c": f"# {HOSTILE}"}
    file = tmp_path / "mlpkit-progress.json"
    file.write_text(json.dumps(content))
    page = browser.open("work.html")
    title = page.title()
    page.get_by_label("A file from here or from a computer").set_input_files(file)
    expect(page.locator("#live-work")).to_contain_text("Nothing of it has run.")
    page.locator("summary", has_text="relu").click()
    expect(page.locator("#live-work pre").first).to_have_text(source.strip())
    kept = (
        "() => new Promise((then) => { const o = indexedDB.open('mlpkit', 1); o.onsuccess = () =>"
    )
    kept += " { const r = o.result.transaction('exercises').objectStore('exercises').count();"
    kept += " r.onsuccess = () => then(r.result); }; })"
    assert page.evaluate(kept) == 0
    page.get_by_role("button", name="Take it in").click()
    expect(page.locator("#live-work")).to_contain_text("Taken in: 1 exercise", timeout=120_000)
    assert page.evaluate(kept) == 1
    asked = Asked(other := browser.open("notebooks/02_activations.html"), "371a522c")
    assert asked.text == f"# {HOSTILE}"
    asked.run("mine('relu')")
    expect(asked.told).to_contain_text("relu: yours.", timeout=120_000)
    assert page.title() == title
    assert "run" != other.title()
    with page.expect_download() as found:
        page.get_by_role("button", name="Write the file").click()
    written = json.loads(found.value.path().read_text())
    assert written["exercises"]["relu"]["source"] == source


def test_a_hostile_answer_is_only_text(page):
    asked = Asked(page, cell_of(SHARED, "softmax"))
    asked.run(f"@exercise\ndef softmax(z):\n    raise ValueError({HOSTILE!r})")
    expect(asked.told).to_contain_text("<img src=x", timeout=120_000)
    asked.run(f"print({HOSTILE!r})")
    expect(asked.told.locator("pre")).to_have_text(HOSTILE)
    assert asked.told.locator("img").count() == 0


def test_the_front_and_the_review_show_what_is_done_and_due(reader):
    browser = reader()
    page = browser.open("notebooks/02_activations.html")
    asked = Asked(page, cell_of("02_activations", "relu"))
    asked.run(RELU.replace("np.where(z > 0, z, 0.0)", "np.minimum(z, 0)"))
    expect(asked.told).to_contain_text("Wrong · relu", timeout=120_000)
    front = browser.open("index.html")
    expect(front.locator(".live-place")).to_contain_text("Next: accuracy, in 00 start here.")
    expect(front.locator('li[value="2"]')).to_contain_text("0 of 3")
    expect(front.locator('li[value="2"]')).to_have_class("here")
    review = browser.open("review.html")
    expect(review.locator("#live-review")).to_contain_text("Nothing is due today. Next: relu")


def test_a_review_asks_for_what_is_due_and_says_when_it_comes_again(reader, tmp_path):
    line = {"time": "2026-03-01T12:00:00Z", "course": "mlpkit", "asked": "exercise"}
    line |= {"exercise": "relu", "status": "wrong", "mistake": "minimum"}
    guess = line | {"exercise": "softmax_shift", "asked": "guess", "answer": "a"}
    file = tmp_path / "mlpkit-progress.json"
    file.write_text(json.dumps({"format": 1, "exercises": {}, "attempts": [line, guess]}))
    browser = reader()
    page = browser.open("work.html")
    page.get_by_label("A file from here or from a computer").set_input_files(file)
    page.get_by_role("button", name="Take it in").click()
    expect(page.locator("#live-work")).to_contain_text("Taken in", timeout=120_000)
    page.goto(f"{browser.address}/review.html")
    review = page.locator("#live-review")
    expect(review).to_contain_text("Due today: relu, softmax shift.")
    review.get_by_role("button", name="Begin the review").click()
    expect(review.get_by_role("heading")).to_have_count(2, timeout=120_000)
    expect(review.get_by_role("listitem")).to_have_count(3)  # the letters, as a list
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    review.locator(".cm-content").fill(RELU.replace("exercise", "review"))
    review.locator(".cm-content").press("Shift+Enter")
    expect(review).to_contain_text("Correct · relu", timeout=120_000)
    expect(review).to_contain_text("It is due again on")


def test_the_tab_key_indents_and_after_escape_leaves_the_field(page):
    asked = Asked(page, cell_of(SHARED, "one_hot"))
    asked.editor.fill("x")
    asked.editor.press("Home")
    asked.editor.press("Tab")
    assert asked.text == "    x"
    asked.editor.press("ControlOrMeta+z")
    assert asked.text == "x"
    asked.editor.press("Escape")
    asked.editor.press("Tab")
    expect(asked.place.get_by_role("button", name="Run")).to_be_focused()
    assert asked.text == "x"


def test_every_character_can_be_typed_also_those_that_are_shortcuts_of_the_page(reader):
    page = reader().open("notebooks/02_activations.html")
    asked = Asked(page, cell_of("02_activations", "relu"))
    asked.editor.fill("")
    asked.editor.press_sequentially(f"x{string.punctuation}")
    assert asked.text == f"x{string.punctuation}"


def test_on_a_phone_nothing_is_magnified_or_wider_than_the_page(reader):
    screen = {"width": 390, "height": 844}
    page = reader(viewport=screen, has_touch=True, is_mobile=True).open(
        "notebooks/02_activations.html"
    )
    asked = Asked(page, cell_of("02_activations", "relu"))
    asked.editor.tap()
    size = "(one) => parseFloat(getComputedStyle(one).fontSize)"
    assert asked.editor.evaluate(size) >= 16
    key = page.get_by_role("toolbar", name="Keys for code").locator("visible=true")
    asked.editor.press("ControlOrMeta+End")
    key.get_by_role("button", name="(", exact=True).tap()
    assert asked.text.endswith("(")
    expect(asked.editor).to_be_focused()
    for one in asked.place.get_by_role("button").locator("visible=true").all():
        assert one.bounding_box()["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_axe_finds_nothing_in_an_answered_exercise(page):
    asked = Asked(page, cell_of(SHARED, "leaky_relu"))
    asked.run("@exercise\ndef leaky_relu(z, slope=0.01):\n    return np.minimum(z, 0)")
    expect(asked.told).to_contain_text("Wrong · leaky_relu", timeout=120_000)
    asked.press("Hint 1 of 3")
    expect(asked.place.locator(".live-help")).to_contain_text("Hint 1 of 3")
    for theme in THEMES:
        show_in(page, theme)
        assert axe(page, contrast=False) == [], theme
        assert axe(page, within=asked.place) == [], theme


def test_after_the_first_visit_everything_works_without_a_network(reader):
    browser = reader()
    page = browser.open("notebooks/02_activations.html")
    asked = Asked(page, cell_of("02_activations", "relu"))
    asked.run(RELU)
    expect(asked.told).to_contain_text("Correct · relu", timeout=120_000)
    page.wait_for_function("navigator.serviceWorker.ready.then(() => true)")
    browser.context.set_offline(True)
    page.goto(f"{browser.address}/notebooks/03_forward_pass.html")
    asked = Asked(page, cell_of("03_forward_pass", "linear"))
    asked.run("@exercise\ndef linear(X, W, b):\n    return X @ W + b")
    expect(asked.told).to_contain_text("Correct · linear", timeout=120_000)
