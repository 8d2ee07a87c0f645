"""The explorer of notebook 09: a program that runs and is wrong, measured until its fault is found.

What is known about each program is in `clinic_record`.
"""

import textwrap

import numpy as np

from mlpkit.checker.words import capitalized
from mlpkit.clinic import CASES, ORGANS, PRICES
from mlpkit.clinic.accusation import WRONG
from mlpkit.measured.clinic import load_charts
from mlpkit.plots import INK, QUIET, TEST, THIRD, TRAINING, VALIDATION, drawing
from mlpkit.widgets import Explorer, empty
from mlpkit.widgets.clinic_record import (
    accused,
    accused_line,
    cheapest,
    record_of,
    replies,
    right_of,
)
from mlpkit.widgets.controls import Buttons, Choice, Control

NOTHING = "nothing"


class Visits(Control):
    """The actions for each patient, in order: {patient: [measurement, "line 17", "the loss"]}."""

    kind = "visits"

    def fitted(self, value):
        """Return the visits without repetitions; ValueError for an unknown patient or action."""
        if not isinstance(value, dict) or not set(value) <= set(CASES):
            raise ValueError(f"{self.label}: got {value!r}; expected {{patient: what was done}}.")
        for patient, done in value.items():
            known = [*PRICES, *right_of(patient), *replies(patient)]
            if not isinstance(done, (list, tuple)) or not all(deed in known for deed in done):
                raise ValueError(
                    f"{self.label}: got {done!r} for {patient}; expected measurements, lines "
                    'with a statement, such as "line 17", or organs, such as "the loss".'
                )
        return {patient: list(dict.fromkeys(done)) for patient, done in value.items() if done}

    def ends(self):
        patient = next(iter(CASES))
        return [{}, {patient: [*PRICES, *map(accused, ORGANS)]}]

    def said(self, value):
        return f"({'; '.join(f'{name}: ' + ', '.join(done) for name, done in value.items())})"


class Clinic(Explorer):
    """Programs that run and are wrong: choose one, measure it, accuse a line, and see the bill.

    Each measurement costs some minutes and is shown next to the same measurement of the program's
    healthy twin, which differs only in the fault. A wrong accusation costs minutes too; the answer
    says what speaks against it.
    """

    bundle = "clinic"
    question = "What is wrong with this program?"
    task = "Measure, then accuse the line or the organ at fault. The bill counts the minutes."

    def __init__(self):
        patients, shown = list(CASES), [NOTHING, *PRICES]
        self.recorded = {"patient": patients, "shown": shown}
        controls = {
            "patient": Choice("patient", patients[0], patients, on_picture=True),
            "shown": Choice("measurement", NOTHING, shown, on_picture=True),
            "visits": Visits("what was done", {}, on_picture=True, local=True),
            "go": Buttons({"new": "New patient", "again": "Start again"}, local=True),
        }
        lasting = {
            "prices": PRICES,
            "wrong": WRONG,
            "none": NOTHING,
            "organs": ORGANS,
            "right": {patient: right_of(patient) for patient in CASES},
        }
        super().__init__("The clinic", compute, still, controls, lasting)

    def settled(self, state):
        """Bill a measurement that is newly shown; a different patient shows its last one."""
        patient, visits = state["patient"], state["visits"]
        done = visits.get(patient, [])
        if is_found(patient, done) and not is_found(patient, self.state["visits"].get(patient, [])):
            enter(patient, done)
        if patient != self.state["patient"] and state["shown"] == self.state["shown"]:
            return state | {"shown": next((d for d in reversed(done) if d in PRICES), NOTHING)}
        if state["shown"] != NOTHING and state["shown"] not in done:
            return state | {"visits": visits | {patient: [*done, state["shown"]]}}
        return state


def is_found(patient, done):
    """Whether one of the actions is a right accusation."""
    return not set(done).isdisjoint(right_of(patient))


def enter(patient, done):
    """Enter a patient whose fault was found, and what it took, into the learner's progress."""
    from mlpkit.exercises import book  # imported here, because it loads the whole bank

    wrong = [deed.removeprefix("the ") for deed in done if deed in replies(patient)]
    book.credit(patient, [deed for deed in done if deed in PRICES], wrong)


def compute(patient, shown, visits):
    """A patient's record, the chart that is shown, and the latest finding in words."""
    case, done = CASES[patient], visits.get(patient, [])
    against = replies(patient)
    chart = None if shown == NOTHING else load_charts()[patient]["charts"][shown]
    minutes = sum(PRICES.get(deed, WRONG if deed in against else 0) for deed in done)
    if is_found(patient, done):
        told = [f"Found: {case.cause}"]
        told += [f"The bill: {minutes} min; the cheapest way: {cheapest(case)}."]
    else:
        told = [chart["said"] if chart else case.saw]
        if done and done[-1] in against:
            told += [capitalized(against[done[-1]])]
        told += [f"The bill: {minutes} min."]
    return record_of(patient) | {"chart": chart}, " ".join([f"{patient}:", *told])


# --- the still -----------------------------------------------------------------------------------

WIDTH = 78  # characters per line of the listing
TWO = (("sick", VALIDATION, "this program"), ("healthy", TEST, "healthy twin"))


@drawing
def still(numbers, state):
    """Draw the program, the curves that its author saw, and a chart or the list of measurements."""
    done = state["visits"].get(state["patient"], [])
    lines = listed(numbers["lines"])
    figure = empty((7.6, 0.3 + 0.125 * max(len(lines), 34)))
    draw_listing(figure.add_axes((0.01, 0.01, 0.55, 0.94)), lines, done)
    loss, accuracy = (figure.add_axes((left, 0.74, 0.145, 0.2)) for left in (0.615, 0.845))
    draw_run(loss, accuracy, numbers["sick"])
    chart = numbers["chart"]
    if chart is None:
        draw_prices(figure.add_axes((0.615, 0.04, 0.375, 0.52)))
    elif chart["kind"] is None:
        draw_facts(figure.add_axes((0.615, 0.04, 0.375, 0.52)), chart)
    else:
        axis = figure.add_axes((0.75, 0.1, 0.235, 0.46))
        (draw_bars if chart["kind"] == "bars" else draw_curves)(axis, chart)
        axis.tick_params(labelsize=7)
        axis.xaxis.label.set_fontsize(7.5)
    return figure


def listed(lines):
    """Return [(number, text)] of a program's lines; a long line continues in rows without a
    number."""
    rows = []
    for number, line in enumerate(lines, start=1):
        inside = " " * (len(line) - len(line.lstrip()) + 8)
        parts = textwrap.wrap(line, WIDTH, subsequent_indent=inside, drop_whitespace=False) or [""]
        rows += [(number if k == 0 else "", part) for k, part in enumerate(parts)]
    return rows


def draw_listing(axis, rows, done):
    """Write the program with its line numbers, and highlight the accused lines."""
    axis.axis("off")
    axis.set(xlim=(0, 1), ylim=(max(len(rows), 34) + 0.5, 0))
    axis.set_title("the program", fontsize=8.5)
    for row, (number, text) in enumerate(rows, start=1):
        look = {"va": "center", "family": "DejaVu Sans Mono", "fontsize": 6.2}
        told = accused_line(number) in done
        axis.text(0.04, row, str(number), ha="right", color=QUIET, **look)
        axis.text(0.06, row, text.replace("$", r"\$"), color=THIRD if told else INK, **look)


def draw_run(loss, accuracy, run):
    """Draw losses and accuracy by epoch."""
    from matplotlib.ticker import MaxNLocator

    epochs = np.arange(1, len(run["training"]) + 1)
    for name, line, color in (("training", "-", TRAINING), ("validation", "--", VALIDATION)):
        loss.plot(epochs, finite(run[name]), line, color=color, label=name, linewidth=1.3)
    accuracy.plot(epochs, finite(run["accuracy"]), "--", color=VALIDATION, linewidth=1.3)
    loss.legend(fontsize=6)
    for axis, title, top in ((loss, "loss", None), (accuracy, "accuracy", 1)):
        axis.set(ylim=(0, top))
        axis.set_xlabel("epoch", fontsize=7.5)
        axis.set_title(title, fontsize=8.5)
        axis.tick_params(labelsize=7)
        axis.xaxis.set_major_locator(MaxNLocator(4, integer=True))


def finite(values):
    """Return numbers as an array, with nan in place of words: Matplotlib leaves nan out."""
    return np.array([np.nan if isinstance(value, str) else value for value in values], float)


def draw_prices(axis):
    """List the measurements and their minutes."""
    axis.axis("off")
    axis.set(xlim=(0, 1), ylim=(len(PRICES), -0.7))
    axis.set_title("measurements, and what they cost", fontsize=8.5)
    for row, (name, minutes) in enumerate(PRICES.items()):
        look = {"va": "center", "fontsize": 7.5, "color": INK}
        axis.text(0, row, name.replace("_", " "), **look)
        axis.text(0.7, row, f"{minutes} min", ha="right", **look)


def draw_bars(axis, chart):
    """Draw two bars in each row; on a log scale, which has no 0, two dots."""
    from matplotlib.ticker import LogLocator

    rows = np.arange(len(chart["rows"]))
    for (name, color, label), up in zip(TWO, (-0.2, 0.2), strict=True):
        values, face = finite(chart[name]), color if up < 0 else "none"
        if chart["log"]:
            axis.plot(values, rows + up, "o", color=color, mfc=face, markersize=4, label=label)
        else:
            axis.barh(rows + up, values, 0.36, color=face, edgecolor=color, label=label)
        if "marks" in chart:
            axis.plot(finite(chart["marks"][name]), rows + up, "|", color=INK, ms=7, mew=1.5)
    if chart["log"]:
        axis.set_xscale("log")
        axis.xaxis.set_major_locator(LogLocator(numticks=5))
    axis.set_yticks(rows, chart["rows"])
    axis.set(ylim=(len(rows) - 0.5, -0.5), xlabel=chart["unit"])
    titled(axis, chart["title"])


def draw_curves(axis, chart):
    """Draw the two curves."""
    for (name, color, label), line in zip(TWO, ("-", "--"), strict=True):
        axis.plot(chart["x"], finite(chart[name]), line, color=color, label=label)
    axis.set(xlabel=chart["xlabel"], yscale="log" if chart["log"] else "linear")
    titled(axis, chart["title"])


def titled(axis, title):
    """Write the title, starting above the tick labels, and below it the legend of two colours."""
    words = textwrap.fill(title, 34)
    axis.figure.text(
        0.6, axis.get_position().y1 + 0.05, words, fontsize=8.5, weight="bold", color=INK
    )
    axis.legend(loc="lower right", bbox_to_anchor=(1.02, 1), ncols=2, fontsize=6.5, frameon=False)


def draw_facts(axis, chart):
    """Write the facts, one per row; those that differ are in both colours."""
    facts = chart["facts"]
    axis.axis("off")
    axis.set(xlim=(0, 1), ylim=(len(facts["rows"]), -1.2))
    axis.set_title(chart["title"], fontsize=8.5)
    look = {"va": "center", "fontsize": 6.3}
    for left, (_, color, label) in zip((0.56, 0.8), TWO, strict=True):
        axis.text(left, -0.7, label, color=color, **look)
    for row, (name, one, other) in enumerate(zip(*facts.values(), strict=True)):
        axis.text(0, row, name, color=INK, **look)
        two = ((0.56, one, VALIDATION), (0.8, other, TEST)) if one != other else ((0.56, one, INK),)
        for left, text, color in two:
            axis.text(left, row, text, color=color, **look)
