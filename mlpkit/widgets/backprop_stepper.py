"""The explorer of notebook 05: a pass through a small network and back, then the update."""

import numpy as np

from mlpkit.plots import BOX, BOX_INK, FIFTH, FOURTH, INK, QUIET, TRAINING, VALIDATION, drawing
from mlpkit.widgets import Explorer, stage
from mlpkit.widgets.backprop_pass import (
    BACKWARD,
    FORWARD,
    GIVEN,
    GRIDS,
    REACH,
    STEPS,
    UPDATE,
    flat,
    sources,
    spelled,
    symbol,
    way,
    whole_pass,
    written,
)
from mlpkit.widgets.controls import Slider


class BackpropStepper(Explorer):
    """The forward pass and the backward pass of one example, one line of code at a time.

    Then the update, and the loss after it. Every number that is given can be changed: x, the
    target t, weights and biases, by the names of `names_in`, and the rate.
    """

    bundle = "backprop_stepper"
    question = "What does each line of code hand back to the one before it?"
    task = (
        "Walk through the pass with Next and Back. To change a number in a frame, click on it and "
        "type."
    )
    recorded = {
        "x_0": list(np.arange(-2, 4.5, 0.5)),
        "t": list(range(11)),
        "step": list(range(len(STEPS) + 1)),
    }

    def __init__(self):
        controls = {"step": Slider("step", FORWARD, 0, len(STEPS), 1)}
        for array in REACH:
            values = GIVEN[array]
            for name, value in zip(flat(array), values.ravel().tolist(), strict=True):
                reach = REACH[array]
                controls[name] = Slider(spelled(name), value, -reach, reach, 0.5, on_picture=True)
        controls["rate"] = Slider("rate η", GIVEN["rate"].item(), 0.001, 0.03, 0.001)
        lasting = {
            "grids": GRIDS,
            "steps": [line._asdict() for line in STEPS],
            "sources": sources(),
        }
        title = "A pass through a small network, and back"
        super().__init__(title, compute, still, controls, lasting)


def compute(step, **given):
    """Every number of the pass by its name, whatever the step."""
    arrays = whole_pass(
        **{
            array: np.array([given[name] for name in flat(array)]).reshape(values.shape)
            for array, values in GIVEN.items()
        }
    )
    values = {
        name: value + 0.0  # never −0
        for array, numbers in arrays.items()
        for name, value in zip(flat(array), numbers.ravel().tolist(), strict=True)
    }
    numbers = {"values": values}
    if not step:
        x, t = written(arrays["x"]), written(arrays["t"])
        return numbers, f"Before the first step: x = {x}, target {t}."
    line = STEPS[step - 1]
    results = "; ".join(f"{name} = {written(arrays[name])}" for name in line.formulas)
    code = line.code.replace("\n", "; ")
    said = f"Step {step} of {len(STEPS)}, {way(step)}: {code}. {results}."
    if step > UPDATE:
        said += f" Before the update the loss was {written(arrays['loss'])}."
    return numbers, said


# --- the still -----------------------------------------------------------------------------------

LIT = "#FFF1CF"
COLUMNS = {"x": 0, "z1": 2.5, "a1": 4.4, "y": 6.6, "loss": 8.2}


def place(unit):
    """Return (x, y) of a unit, such as "a1_0"."""
    array, _, number = unit.partition("_")
    return COLUMNS[array], {"0": 1, "1": -1, "": 0}[number]


@drawing
def still(numbers, state):
    """Draw the graph with the numbers known after `step` steps, and the code with its line lit."""
    step, values = state["step"], numbers["values"]
    lines = [list(line.formulas) for line in STEPS[:step]]
    known = {name for arrays in lines for array in arrays for name in flat(array)}
    fresh = {name for array in (lines[-1] if lines else ["x"]) for name in flat(array)}
    figure, (graph, code) = stage(2, 1, size=(7.6, 6.2), edges=(0.01, 0.01, 0.99, 0.99), gaps=0.02)
    for axis in (graph, code):
        axis.axis("off")
    graph.set(xlim=(-0.6, 8.8), ylim=(-2.2, 2.2))

    def label(name, x, y, color, said=""):
        if name in known or name in state:
            bold = "bold" if name in fresh else "normal"
            text = {"color": color, "weight": bold, "fontsize": 9.5, "ha": "center", "va": "center"}
            return graph.text(x, y, f"{said}{values[name]:g}", **text)

    connect(graph, values, known, label)
    for array in COLUMNS:
        for unit in flat(array):
            x, y = place(unit)
            face = FOURTH if fresh & {unit, f"d{unit}"} else BOX
            graph.plot(x, y, "o", markersize=27, mfc=face, mec=QUIET, zorder=2)
            name = {"color": BOX_INK, "fontsize": 9, "ha": "center", "va": "center"}
            graph.text(x, y, spelled(unit), **name, zorder=3)
            label(unit, x, y + 0.6, TRAINING)
            label(f"d{unit}", x, y - 0.6, VALIDATION)
    for bias, unit, up in (("b1_0", "z1_0", 1.05), ("b1_1", "z1_1", -1.05), ("b2", "y", -1.05)):
        x, y = place(unit)
        label(bias, x - 0.35, y + up, INK, "b = ")
        label(f"d{bias}", x + 0.5, y + up, VALIDATION, "db = ")
    label("t", *(COLUMNS["loss"], -0.6), INK, "t = ")
    label("newloss", COLUMNS["loss"] - 0.2, 1.15, TRAINING, "then ")
    listing(code, numbers, step)
    return figure


def connect(graph, values, known, label):
    """Draw each weight and, once known, its slope: the larger the number, the thicker the line;
    dashed if negative."""
    steepest = max(abs(values[f"d{name}"]) for name in (*flat("W1"), *flat("W2"))) or 1
    for W, start, end in (("W1", "x", "z1"), ("W2", "a1", "y")):
        for i, one in enumerate(flat(start)):
            for j, other in enumerate(flat(end)):
                (x0, y0), (x1, y1) = place(one), place(other)
                weight, slope = GRIDS[W][i][j], GRIDS[f"d{W}"][i][j]
                value, steep = values[weight], values[slope]
                looks = [(weight, 0.06, value / 5, (TRAINING, FIFTH), INK, 0.27)]
                looks += [(slope, -0.06, steep / steepest, (VALIDATION, FOURTH), VALIDATION, 0.7)]
                for name, up, size, (above, below), ink, along in looks:
                    if name in known or name == weight:
                        look = {"color": above if size > 0 else below if size else QUIET}
                        look |= {"linestyle": "-" if size > 0 else "--" if size else ":"}
                        look |= {"linewidth": 0.8 + 3 * abs(size), "alpha": 0.6, "zorder": 1}
                        graph.plot([x0, x1], [y0 + up, y1 + up], **look)
                        x, y = x0 + along * (x1 - x0), y0 + along * (y1 - y0) + 0.25
                        label(name, x, y + up, ink)
    for start, end in (("z1_0", "a1_0"), ("z1_1", "a1_1"), ("y", "loss")):
        graph.plot(*zip(place(start), place(end), strict=True), color=QUIET, linewidth=1, zorder=1)


def listing(axis, numbers, step):
    """Write every step's code and formula, and the results so far; highlight the current step."""
    lines = [line.code.count("\n") + 1 for line in STEPS]
    axis.set(xlim=(0, 1), ylim=(sum(lines) - 0.3, -0.8))
    names = {name: symbol(name) for name in GRIDS}
    for row, line in enumerate(STEPS, start=1):
        top, high = sum(lines[: row - 1]), lines[row - 1]
        color = VALIDATION if FORWARD < row <= BACKWARD else TRAINING
        if row == step:
            axis.axhspan(top - 0.5, top + high - 0.5, xmin=0.01, xmax=0.99, color=LIT)
        text = {"va": "center", "fontsize": 9, "color": BOX_INK if row == step else INK}
        axis.text(0.02, top, f"{row}", **(text | {"color": color}))
        for k, code in enumerate(line.code.split("\n")):
            axis.text(0.06, top + k, code, family="DejaVu Sans Mono", **text)
        formulas = [f"{symbol(n)} = {f.format(**names)}" for n, f in line.formulas.items()]
        results = [
            written([[numbers["values"][one] for one in row] for row in GRIDS[name]])
            for name in line.formulas
        ]
        if high == 1:  # otherwise each formula stands next to its own line of code
            formulas, results = [",  ".join(formulas)], [",  ".join(results)]
        for k, (formula, result) in enumerate(zip(formulas, results, strict=True)):
            at = top + high - len(formulas) + k
            # The last step's formula is long, and goes above its result.
            axis.text(0.45, at - (high > len(formulas)), formula, **text)
            if row <= step:
                axis.text(0.77, at, result, **(text | {"color": color}))
