"""The explorer of notebook 05: a whole pass through a small network, step by step, and back."""

from typing import NamedTuple

import numpy as np
from ipywidgets import Button, HBox

from mlpkit.activations import relu, relu_backward
from mlpkit.backprop import linear_backward
from mlpkit.forward_pass import linear
from mlpkit.plots import FOURTH, QUIET, TRAINING, VALIDATION, drawing
from mlpkit.widgets import Explorer, slider, stage

# The network of "A whole pass, by hand".
W1, b1 = np.array([[1.0, 2.0], [1.0, -2.0]]), np.array([-1.0, 1.0])
W2, b2 = np.array([[3.0], [5.0]]), np.array([-1.0])


class Step(NamedTuple):
    """One line of the pass: the names that it computes, its code, its formula."""

    names: tuple
    code: str
    formula: str


STEPS = (
    Step(("z1",), "z1 = linear(x, W1, b1)", "z₁ = x W₁ + b₁"),
    Step(("a1",), "a1 = relu(z1)", "a₁ = max(z₁, 0)"),
    Step(("y",), "y = linear(a1, W2, b2)", "y = a₁ W₂ + b₂"),
    Step(("loss",), "loss = (y - t)**2", "L = (y − t)²"),
    Step(("dy",), "dy = 2 * (y - t)", "dL/dy = 2 (y − t)"),
    Step(("dW2", "db2"), "dW2, db2 = a1.T @ dy, dy", "dW₂ = a₁ᵀ dy,  db₂ = dy"),
    Step(("da1",), "da1 = dy @ W2.T", "da₁ = dy W₂ᵀ"),
    Step(("dz1",), "dz1 = da1 * (z1 > 0)", "dz₁ = da₁ where z₁ > 0, else 0"),
    Step(("dW1", "db1"), "dW1, db1 = x.T @ dz1, dz1", "dW₁ = xᵀ dz₁,  db₁ = dz₁"),
)
FORWARD = 4  # so many steps go forward, the rest back

NODES = {  # name: (x, y) of each of its units, the array behind the slope that stands below it
    "x": (((0, 1), (0, -1)), None),
    "z1": (((2.5, 1), (2.5, -1)), "dz1"),
    "a1": (((4.4, 1), (4.4, -1)), "da1"),
    "y": (((6.6, 0),), "dy"),
    "loss": (((8.2, 0),), None),
}


class BackpropStepper(Explorer):
    """Next and Back walk the forward pass and then the backward pass of one example."""

    def __init__(self):
        controls = {
            "x0": slider("input x[0]", 1.0, -5, 5, 0.5),
            "x1": slider("input x[1]", 2.0, -5, 5, 0.5),
            "target": slider("target t", 3.0, -10, 10, 0.5),
            "step": slider("step", 0, 0, len(STEPS), 1),
        }
        super().__init__(draw, controls)
        back, forth = (Button(description=word) for word in ("Back", "Next"))
        back.on_click(lambda _: self.move(-1))
        forth.on_click(lambda _: self.move(1))
        *sliders, picture, caption = self.children
        self.children = (*sliders, HBox([back, forth]), picture, caption)

    def move(self, by):
        """Go `by` steps on; the ends hold."""
        step = self.controls["step"]
        step.value = min(max(step.value + by, step.min), step.max)


def whole_pass(x0, x1, target):
    """Every array of the pass by name, all of them (1, units) or of their parameter's shape."""
    x = np.array([[x0, x1]])
    z1 = linear(x, W1, b1)
    a1 = relu(z1)
    y = linear(a1, W2, b2)
    dy = 2 * (y - target)
    da1, dW2, db2 = linear_backward(dy, a1, W2)
    dz1 = relu_backward(da1, z1, a1)
    _, dW1, db1 = linear_backward(dz1, x, W1)
    forth = {"x": x, "z1": z1, "a1": a1, "y": y, "loss": (y - target) ** 2}
    back = {"dy": dy, "dW2": dW2, "db2": db2, "da1": da1, "dz1": dz1, "dW1": dW1, "db1": db1}
    return forth | back


@drawing
def draw(x0, x1, target, step):
    """The graph with the numbers known after `step` steps, and the code, its line lit."""
    arrays = whole_pass(x0, x1, target)
    known = {"x", *(name for line in STEPS[:step] for name in line.names)}
    fresh = STEPS[step - 1].names if step else ("x",)
    figure, (graph, code) = stage(2, 1, size=(7.6, 4.9), edges=(0.01, 0.01, 0.99, 0.99), gaps=0.02)
    for axis in (graph, code):
        axis.axis("off")
    graph.set(xlim=(-0.6, 8.8), ylim=(-2.0, 1.9))
    connect(graph, arrays, known, fresh)
    for name, (places, slope) in NODES.items():
        for unit, place in enumerate(places):
            values = {name: arrays[name][0, unit]}
            if slope:
                values[slope] = arrays[slope][0, unit]
            title = f"{name}[{unit}]" if len(places) > 1 else name
            node(graph, title, place, values, known, fresh)
    label(graph, 8.2, -0.6, target, "#333333", "t = ")
    listing(code, step)
    if not step:
        return figure, f"Before the first step: x = ({x0:g}, {x1:g}), target {target:g}."
    line = STEPS[step - 1]
    results = "; ".join(f"{name} = {numbers(arrays[name])}" for name in line.names)
    way = "forward" if step <= FORWARD else "backward"
    return figure, f"Step {step} of {len(STEPS)}, {way}: {line.code}. {results}."


def node(axis, name, place, values, known, fresh):
    """A circle; in it the name, above it the value in blue, below it the slope in orange."""
    face = FOURTH if any(part in fresh for part in values) else "#F4F4F4"
    axis.plot(*place, "o", markersize=27, mfc=face, mec=QUIET, zorder=2)
    axis.text(*place, name, ha="center", va="center", fontsize=9, color="#333333", zorder=3)
    for (part, value), up, color in zip(
        values.items(), (0.6, -0.6), (TRAINING, VALIDATION), strict=False
    ):
        if part in known:
            label(axis, place[0], place[1] + up, value, color, bold=part in fresh)


def connect(axis, arrays, known, fresh):
    """Lines between the units; on a weight's line the weight and, once known, its slope."""
    for start, end, W, slope in (("x", "z1", W1, "dW1"), ("a1", "y", W2, "dW2")):
        for i, (x0, y0) in enumerate(NODES[start][0]):
            for j, (x1, y1) in enumerate(NODES[end][0]):
                axis.plot([x0, x1], [y0, y1], color="#BBBBBB", linewidth=1, zorder=1)
                along = np.array([0.26, 0.7])
                (wx, sx), (wy, sy) = x0 + along * (x1 - x0), y0 + along * (y1 - y0)
                label(axis, wx, wy, W[i, j], "#333333", box=True)
                if slope in known:
                    bold = slope in fresh
                    label(axis, sx, sy, arrays[slope][i, j], VALIDATION, bold=bold, box=True)
    for start, end in (("z1", "a1"), ("y", "loss")):
        for (x0, y0), (x1, y1) in zip(NODES[start][0], NODES[end][0], strict=True):
            axis.plot([x0, x1], [y0, y1], color="#BBBBBB", linewidth=1, zorder=1)
    for layer, b, slope in (("z1", b1, "db1"), ("y", b2, "db2")):
        for j, (x, y) in enumerate(NODES[layer][0]):
            label(axis, x + 0.72, y + 0.6, b[j], "#333333", "b = ")
            if slope in known:
                bold = slope in fresh
                label(axis, x + 0.72, y - 0.6, arrays[slope][j], VALIDATION, "db = ", bold)


def label(axis, x, y, value, color, name="", bold=False, box=False):
    """A number at (x, y), its name before it; box: on a white ground."""
    axis.text(
        *(x, y, f"{name}{value + 0.0:g}"),
        color=color,
        weight="bold" if bold else "normal",
        ha="center",
        va="center",
        fontsize=9.5,
        bbox={"fc": "white", "ec": "none", "pad": 0.8} if box else None,
    )


def listing(axis, step):
    """Every step's code and formula; the present one lit, those to come pale."""
    axis.set(xlim=(0, 1), ylim=(len(STEPS) + 0.2, -0.8))
    for row, line in enumerate(STEPS, start=1):
        now = row == step
        ink = "#000000" if row <= step else "#999999"
        color = TRAINING if row <= FORWARD else VALIDATION
        if now:
            axis.axhspan(row - 1.5, row - 0.5, xmin=0.01, xmax=0.99, color=FOURTH, alpha=0.35)
        text = {"va": "center", "fontsize": 9.5, "color": ink}
        axis.text(0.02, row - 1, f"{row}", **(text | {"color": color}))
        axis.text(0.07, row - 1, line.code, family="DejaVu Sans Mono", **text)
        axis.text(0.55, row - 1, line.formula, **text)


def numbers(array):
    """An array in one line: a number, a tuple, or the rows of a table."""
    rows = [[f"{value + 0.0:g}" for value in row] for row in np.atleast_2d(array)]
    if len(rows) == 1 and len(rows[0]) == 1:
        return rows[0][0]
    return "; ".join(f"({', '.join(row)})" for row in rows)
