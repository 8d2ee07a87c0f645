"""The clinic of notebook 09 in a real page: cases are measured, accused and solved by mouse and
keyboard."""

import re
from math import log

import pytest

from mlpkit.clinic import CASES, PRICES
from mlpkit.widgets.clinic import NOTHING, Clinic
from mlpkit.widgets.typesetting import typeset
from tests.one_now import one_now

from .chromium import expect
from .explorers import (
    SOURCES,
    expect_axe_finds_nothing,
    expect_it_fits,
    expect_said,
    focused,
    frame,
    number_of,
    picture,
    settled,
)

pytestmark = pytest.mark.browser
SOURCE = SOURCES["Clinic"]
FIRST, SECOND, *_ = CASES


@pytest.fixture
def played(open_recorded):
    """(the recording's page, which opens fast, a second explorer like the page's), drawn."""
    return open_recorded()


def measurement(page, name):
    """The button of a measurement."""
    return picture(page).get_by_role("button", name=re.compile(f"^{name.replace('_', ' ')} "))


def measure(page, explorer, name, by="mouse"):
    """Take a measurement, on the page and in this process; return the chart."""
    button = measurement(page, name)
    button.click() if by == "mouse" else button.press("Enter")
    explorer.move(shown=name)
    expect_said(page, explorer)
    return explorer.numbers["chart"]


def line(page, number):
    """A line of the program."""
    return page.get_by_role("button", name=re.compile(rf"^line {number}: "))


def organ(page, name):
    return picture(page).get_by_role("button", name=name, exact=True)


def do(explorer, *deeds, **more):
    """Do in this process what a hand did to the current patient."""
    patient, visits = explorer.state["patient"], explorer.state["visits"]
    explorer.move(visits=visits | {patient: [*visits.get(patient, []), *deeds]}, **more)


def expect_bill(page, explorer, *rows):
    """Expect these rows of the bill, such as "loop: 4", and their sum."""
    expect(page.locator(".bill li")).to_have_text(list(rows))
    total = sum(int(row.split(": ")[1]) for row in rows)
    expect(page.get_by_role("heading", name="The bill: ")).to_have_text(f"The bill: {total} min")
    assert f"The bill: {total} min" in explorer.said


def a_line_to_blame(patient):
    """A line of a patient's program that is not at fault."""
    return next(int(deed[5:]) for deed in Clinic().compute(patient, NOTHING, {})[0]["replies"])


def test_a_measurement_draws_the_numbers_of_both_programs(opened):
    page, explorer = opened
    chart = measure(page, explorer, "gradients")
    for side in ("sick", "healthy"):
        texts = page.locator(f".pair text.values.{side}")
        expect(texts).to_have_count(len(chart["rows"]))
        found = [number_of(text) for text in texts.all_text_contents()]
        assert found == pytest.approx(chart[side], rel=0.05)
        rows = texts.evaluate_all("all => all.map((one) => one.dataset.row)")
        assert rows == chart["rows"]
    expect_bill(page, explorer, "gradients: 2")
    expect(measurement(page, "gradients")).to_have_attribute("aria-pressed", "true")


def test_dots_are_on_a_logarithmic_scale(played):
    page, explorer = played
    chart = measure(page, explorer, "gradient_check", "keyboard")
    places = {
        side: page.locator(f".pair circle.{side}").evaluate_all(
            "all => all.map((one) => Number(one.getAttribute('cx')))"
        )
        for side in ("sick", "healthy")
    }
    values = [*chart["sick"], *chart["healthy"]]
    pixels = [*places["sick"], *places["healthy"]]
    pairs = list(zip(values, pixels, strict=True))
    (least, left), (most, right) = min(pairs), max(pairs)
    for value, pixel in pairs:
        share = log(value / least) / log(most / least)
        assert pixel == pytest.approx(left + (right - left) * share, abs=0.5)
    assert right > left + 10


def test_bars_begin_at_zero_and_each_mark_is_at_its_label(played):
    page, explorer = played
    chart = measure(page, explorer, "classes")
    most = max(*chart["sick"], *chart["healthy"], *chart["marks"]["sick"])
    for side in ("sick", "healthy"):
        widths = page.locator(f".pair rect.{side}").evaluate_all(
            "all => all.map((one) => Number(one.getAttribute('width')))"
        )
        whole = max(widths) / (max(chart[side]) / most)
        for value, width in zip(chart[side], widths, strict=True):
            assert width == pytest.approx(max(value / most * whole, 1), abs=0.5)
    expect(page.locator(".pair path.mark")).to_have_count(2 * len(chart["rows"]))
    expect(page.locator(".pair .key")).to_contain_text("│ labels")


def test_facts_are_a_table_with_the_differences_emphasized(played):
    page, explorer = played
    facts = measure(page, explorer, "loop")["facts"]
    rows = page.locator(".pair tbody tr")
    found = [[one.strip() for one in text.split("\t")] for text in rows.all_inner_texts()]
    wanted = [
        [name, typeset(one)] if one == other else [name, typeset(one), typeset(other)]
        for name, one, other in zip(*facts.values(), strict=True)
    ]
    assert found == wanted
    expect(page.locator(".pair tr.differs")).to_have_count(sum(len(row) == 3 for row in wanted))


def test_curves_go_through_the_numbers(played):
    page, explorer = played
    chart = measure(page, explorer, "overfit")
    for side in ("sick", "healthy"):
        path = page.locator(f".pair path.{side}").get_attribute("d")
        heights = [float(point.split(",")[1]) for point in re.findall(r"[-\d.]+,[-\d.]+", path)]
        assert len(heights) == len(chart["x"])
        values = chart[side]
        assert heights.index(max(heights)) == values.index(min(values))
        assert heights.index(min(heights)) == values.index(max(values))


def test_a_measurement_is_paid_for_once_and_then_shown_again_for_free(played):
    page, explorer = played
    for name in ("units", "steps", "units"):
        measure(page, explorer, name)
    expect_bill(page, explorer, "units: 2", "steps: 3")


def test_a_line_is_accused_by_mouse_and_the_answer_is_below_it(opened):
    page, explorer = opened
    number = a_line_to_blame(FIRST)
    line(page, number).click()
    do(explorer, f"line {number}")
    expect_said(page, explorer)
    reply = typeset(explorer.numbers["replies"][f"line {number}"].replace("`", ""))
    expect(page.locator(".program li.wrong .reply")).to_have_text(
        f"✗ {reply[0].upper()}{reply[1:]}"
    )
    line(page, number).click(force=True)  # a second press costs nothing
    expect_bill(page, explorer, f"line {number}: 15")


def test_the_program_is_one_tab_stop_and_lines_are_accused_by_arrows_and_enter(opened):
    page, explorer = opened
    keyboard = page.keyboard
    now = lambda: focused(page).split(":")[0]  # noqa: E731
    stops = page.locator(".program button[tabindex='0']")
    expect(stops).to_have_count(1)
    stops.focus()
    lines = explorer.numbers["lines"]
    written = [k for k, text in enumerate(lines, start=1) if text.strip()]
    assert now() == "line 1"
    for key, place in (("ArrowDown", 1), ("ArrowDown", 2), ("PageDown", 12), ("ArrowUp", 11)):
        keyboard.press(key)
        assert now() == f"line {written[place]}"
        expect(stops).to_have_count(1)
    for key, number in (("End", written[-1]), ("ArrowDown", written[-1]), ("Home", 1)):
        keyboard.press(key)
        assert now() == f"line {number}"
    keyboard.press("Enter")  # the docstring can't be accused
    number = a_line_to_blame(FIRST)
    for _ in range(written.index(number)):
        keyboard.press("ArrowDown")
    keyboard.press("Enter")
    do(explorer, f"line {number}")
    expect_said(page, explorer)
    assert now() == f"line {number}"  # the focus stays
    expect_bill(page, explorer, f"line {number}: 15")


def test_an_organ_is_accused_and_answered(played):
    page, explorer = played
    wrong = next(deed for deed in explorer.numbers["replies"] if deed.startswith("the "))
    organ(page, wrong.removeprefix("the ")).press("Space")
    do(explorer, wrong)
    expect_said(page, explorer)
    expect(organ(page, wrong.removeprefix("the "))).to_have_attribute("aria-disabled", "true")
    organ(page, CASES[FIRST].organ).click()
    do(explorer, f"the {CASES[FIRST].organ}")
    expect_said(page, explorer)
    expect_bill(page, explorer, f"{wrong}: 15", f"the {CASES[FIRST].organ}: 0")
    marked = page.locator(".program li.right")
    expect(marked).to_have_count(len(explorer.lasting["right"][FIRST]) - 1)


def test_a_solved_case_shows_its_cause_its_repair_similar_faults_and_the_cheapest_way_to_it(opened):
    page, explorer = opened
    case = CASES[FIRST]
    solution = page.locator(".solution")
    expect(solution).to_be_hidden()
    measurement(page, "units").click()
    line(page, case.lines[0]).click()
    do(explorer, "units", f"line {case.lines[0]}", shown="units")
    expect_said(page, explorer)
    solved = explorer.numbers["solved"]
    expect(solution.locator(".cause")).to_have_text(f"Found: {case.cause}")
    marks = {"out": "-", "in": "+", "": " "}
    found = [
        [marks[one.get_attribute("class") or ""], one.locator("code").text_content().strip()]
        for one in solution.locator(".repair li").all()
    ]
    assert found == [[mark, text.strip()] for mark, text in solved["lines"]]
    told = [f"{other[0].upper()}{other[1:]}" for other in case.alike]
    expect(solution.locator("dt")).to_have_text(told)
    expect(solution).to_contain_text(f"Your bill: 2 min. The cheapest way: {solved['cheapest']}.")
    accuracy = f"{100 * explorer.numbers['healthy']['accuracy'][-1]:.1f}%"
    expect(solution.locator("text", has_text=accuracy)).to_have_count(1)
    expect(page.locator(".option.solved")).to_have_text([FIRST])
    line(page, a_line_to_blame(FIRST)).click(force=True)  # the case is closed
    expect_bill(page, explorer, "units: 2", f"line {case.lines[0]}: 0")


def test_patients_are_selected_by_keys_and_found_as_they_were_left(opened):
    page, explorer = opened
    measure(page, explorer, "units")
    chosen = page.get_by_role("radiogroup", name="patient").locator(":checked")
    chosen.press("ArrowRight")
    explorer.move(patient=SECOND)
    expect_said(page, explorer)
    expect(page.locator(".saw")).to_have_text(CASES[SECOND].saw)
    expect_bill(page, explorer)
    chosen.press("ArrowLeft")
    explorer.move(patient=FIRST)
    expect_said(page, explorer)
    expect(page.locator(".result h2")).to_have_text(explorer.numbers["chart"]["title"])
    expect_bill(page, explorer, "units: 2")


def test_new_patient_and_start_again_work(opened):
    page, explorer = opened
    measure(page, explorer, "units")
    page.get_by_role("button", name="Start again").press("Enter")
    explorer.move(visits={}, shown=NOTHING)
    expect_said(page, explorer)
    expect_bill(page, explorer)
    page.get_by_role("button", name="New patient").click()
    explorer.move(patient=SECOND)
    expect_said(page, explorer)


def test_the_curves_of_the_authors_run_end_at_its_numbers(played):
    page, explorer = played
    run = explorer.numbers["sick"]
    for text in (
        f"training loss {run['training'][-1]:.2f}",
        f"validation loss {run['validation'][-1]:.2f}",
        f"accuracy {100 * run['accuracy'][-1]:.1f}%",
    ):
        expect(picture(page).get_by_text(text, exact=True)).to_have_count(1)


def test_a_page_without_python_can_be_played_to_the_end(played):
    page, explorer = played
    page.get_by_role("button", name="New patient").click()
    explorer.move(patient=SECOND)
    expect_said(page, explorer)
    measure(page, explorer, "classes")
    number, right = a_line_to_blame(SECOND), CASES[SECOND].lines[0]
    line(page, number).click()
    line(page, right).click()
    do(explorer, f"line {number}", f"line {right}")
    expect_said(page, explorer)
    expect_bill(page, explorer, "classes: 1", f"line {number}: 15", f"line {right}: 0")
    page.get_by_role("button", name="Start again").click()
    explorer.move(visits={}, shown=NOTHING)
    expect_said(page, explorer)


@pytest.mark.parametrize("width", [360, 960, 2000])
@pytest.mark.parametrize("patient", one_now([FIRST, "asleep", "floor"], pytest.mark.proofs))
def test_every_chart_fits_every_width(open_page, recorded, patient, width):
    page = open_page(recorded("Clinic"), width)
    picture(page).get_by_text(patient, exact=True).click()
    for name in PRICES:
        measurement(page, name).click()
        expect(measurement(page, name)).to_have_attribute("aria-pressed", "true")
        expect_it_fits(page)
    line(page, CASES[patient].lines[0]).click()
    expect(page.locator(".solution")).to_be_visible()
    expect_it_fits(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_chart_a_wrong_accusation_and_a_solved_case(
    open_page, recorded, scheme
):
    page = open_page(recorded("Clinic"), color_scheme=scheme)
    wrong = a_line_to_blame(FIRST)
    for press in (
        lambda: measurement(page, "classes").click(),
        lambda: measurement(page, "loop").click(),
        lambda: line(page, wrong).click(),
        lambda: line(page, CASES[FIRST].lines[0]).click(),
    ):
        press()
        settled(page)
        expect_axe_finds_nothing(page)


NEEDED = """(root) => [".priced", ".owed", ".bill", ".controls", ".reply"]
  .flatMap((part) => [...root.querySelectorAll(`.side ${part}`)])
  .filter((part) => part.getBoundingClientRect().bottom > innerHeight)
  .map((part) => part.className)"""  # the part below the fold


@pytest.mark.parametrize("patient", [FIRST, "twofold", "parrot", "stone"])
def test_bill_reply_and_buttons_are_visible_without_scrolling(open_page, recorded, patient):
    page = open_page(recorded("Clinic"), 1100, 800)
    picture(page).get_by_text(patient, exact=True).click()
    for measurement in ("gradients", "inputs", "copies"):
        picture(page).locator(f".priced [data-name={measurement}]").click()
    replies = Clinic().compute(patient, NOTHING, {})[0]["replies"]
    wrong = next(deed for deed in replies if deed.startswith("the "))
    picture(page).locator(".priced").get_by_text(wrong[4:], exact=True).click()
    expect(picture(page).locator(".side .reply")).to_be_visible()
    frame(page).evaluate("root => root.getRootNode().host.scrollIntoView()")
    assert frame(page).evaluate(NEEDED) == []


IN_WINDOW = """(root, parts) => parts.every((part) => {
  const { top, bottom, width } = root.querySelector(part).getBoundingClientRect();
  return width > 0 && top >= -1 && bottom <= innerHeight + 1;
})"""


def test_results_replies_and_the_repair_come_into_view_in_a_small_window(open_explorer):
    page = open_explorer(SOURCE, width=862, height=690)
    seen = lambda *parts: frame(page).evaluate(IN_WINDOW, list(parts))  # noqa: E731
    for name in ("classes", "gradients", "overfit", "gradient_check"):
        page.evaluate("scrollTo(0, 0)")
        measurement(page, name).click()
        settled(page)
        assert seen(".result", f"[data-name={name}]"), name
    for press, reply in (
        (line(page, a_line_to_blame(FIRST)), ".program .reply"),
        (line(page, CASES[FIRST].lines[0]), ".cause"),
    ):
        press.click()
        settled(page)
        assert seen(reply)
    assert seen(".repair")  # the repair contains the accused line
