"""The explorer of notebook 11: an expression as a graph, forward and backward, step by step."""

import functools
import itertools
from dataclasses import dataclass

import numpy as np

from mlpkit.plots import (
    BOX,
    BOX_INK,
    INK,
    QUIET,
    TEST,
    THIRD,
    TRAINING,
    VALIDATION,
    drawing,
)
from mlpkit.plots.layered import layered
from mlpkit.widgets import Explorer, stage
from mlpkit.widgets.controls import Choice, Control, Slider
from mlpkit.widgets.expression import Unreadable, read
from mlpkit.widgets.graph_walk import (
    ADD,
    MEETINGS,
    ORDERS,
    RECURSION,
    RIGHT,
    WRONG,
    backward_line,
    edges_of,
    faults,
    forward_line,
    short,
    walked,
)
from mlpkit.widgets.graph_words import describe_steps

EXPRESSIONS = (
    "a * b",
    "a + a",
    "a * a",
    "b = a + a; c = b + b",
    "(a + b) * (a - b)",
    "b = a + 1; c = (b * b) * b",
    "b = a + 1; c = b * (b * b)",
    "b = 2 * a; c = b + 3; d = b * c",
    "b = 2 * a; c = b * b; d = b + 3",
    "relu(a - b) + a * b",
    "tanh(w * x + v * y + b)",
    "e = w * x + b - t; loss = e * e",
)
FIRST = EXPRESSIONS[3]
END = 300  # a number beyond every walk's steps, which stands for the last step
LOOPS = {  # how a walk goes back: as code, and in words
    RIGHT: ("for v in reversed(topological_order({end})):", "each after all that use it"),
    WRONG: ("for v in as_reached({end}):", "depth first, each once, as soon as it is reached"),
    RECURSION: ("def back(v):", "the lines of v, then back(u) for each operand u, at every use"),
}


@dataclass
class Expression(Control):
    """One of the options, or any expression that `read` can read."""

    kind = "expression"
    options: list

    def fitted(self, value):
        if value not in self.options:
            read(value)
        return value.strip()

    def ends(self):
        return [self.options[0], self.options[-1]]

    def said(self, value):
        return f'"{value}"'


class Step(Slider):
    """A slider whose upper end is the walk's last step."""

    def said(self, value):
        return "last" if value == self.high else super().said(value)


class GraphExplorer(Explorer):
    """The graph of an expression: its values forward, its gradients backward, one line at a time.

    An expression is one of twelve or your own, `move(expression="b = a * a; b + a")`: + − * / **,
    tanh, relu, exp, log and sigmoid, at most eight operations. `order` and `meet` can make it walk
    back the way faulty programs do.
    """

    bundle = "graph_explorer"
    question = "Which expressions show a wrong way back, and which hide it?"
    task = (
        "Walk back in the wrong order, or overwrite where you should add, and try the expressions."
    )
    recorded = {"expression": list(EXPRESSIONS), "order": list(ORDERS), "meet": list(MEETINGS)}

    def __init__(self):
        controls = {
            "expression": Expression("expression", FIRST, list(EXPRESSIONS), on_picture=True),
            "step": Step("step", END, 0, END, 1, on_picture=True, local=True),
            "order": Choice("walk back", RIGHT, list(ORDERS)),
            "meet": Choice("where paths meet", ADD, list(MEETINGS)),
        }
        super().__init__("The chain rule on a graph", compute, still, controls)

    def fail(self, error):
        """Show only the message of an Unreadable; show other errors as every explorer does."""
        if not isinstance(error, Unreadable):
            return super().fail(error)
        with self.lock:
            self.said, self.failed = str(error), True
            self.send_answer()


def compute(expression, step, order, meet):
    """The graph, its layout, and each step of the walk with its code and its sentence."""
    nodes, end = read(expression)
    walk, truth = walked(nodes, end, order, meet), walked(nodes, end, RIGHT, ADD)[-1]
    steps = [{"way": ""}, *forward(nodes), *backward(nodes, walk, truth, meet)]
    places, paths = standing(tuple(node.operands for node in nodes))
    code, words = LOOPS[order]
    numbers = {
        "nodes": [
            {
                "name": node.name,
                "sign": node.rule.sign if node.rule else node.name,
                "kind": "made" if node.rule else "constant" if node.constant else "given",
                "value": node.value,
                "known": sum(one.rule is not None for one in nodes[: k + 1]) if node.rule else 0,
                "right": truth.grads[k],
            }
            for k, node in enumerate(nodes)
        ],
        "edges": [
            {"source": edge.source, "target": edge.target, "aside": aside(nodes, edge)}
            for edge in edges_of(nodes)
        ],
        "places": places,
        "paths": paths,
        "steps": steps,
        "right": not steps[-1]["wrong"]["grads"],
        "loop": [code.format(end=nodes[end].name), words],
        "said": describe_steps(nodes, end, walk, truth, steps, order, meet),
    }
    return numbers, numbers["said"][min(step, len(steps) - 1)]


@functools.lru_cache(maxsize=64)
def standing(operands):
    """The result of `layered`, rounded."""
    places, paths = layered(operands)
    at = lambda point: [point[0], round(point[1], 3)]  # noqa: E731
    return [at(one) for one in places], [[at(one) for one in path] for path in paths]


def aside(nodes, edge):
    """Which way an edge bends: two edges between the same nodes run side by side."""
    operands = nodes[edge.target].operands
    return 0 if len(set(operands)) == len(operands) else 2 * edge.place - 1


def forward(nodes):
    """A step for each operation, with its line of code."""
    made = [k for k, node in enumerate(nodes) if node.rule]
    line = lambda k: dict(zip(("code", "worked"), forward_line(nodes, k), strict=True))  # noqa: E731
    return [{"way": "forward", "node": k, "lines": [line(k)]} for k in made]


def backward(nodes, walk, truth, meet):
    """A step per moment of the walk, with its lines of code and what is known by then."""
    begin = {"code": f"{nodes[walk[0].node].name}.grad = 1", "worked": "", "wrong": False}
    steps = []
    for before, moment in itertools.pairwise([walk[0], *walk]):
        grads, sent = faults(moment, walk, truth)
        lines, edges = [], edges_of(nodes)
        for number, had in moment.had.items():
            edge = edges[number]
            code, worked = backward_line(nodes, edge, before.grads[edge.target], had, meet)
            last = edge.source not in [
                edges[later].source for later in moment.had if later > number
            ]
            wrong = number in sent or (last and edge.source in grads)
            lines.append({"code": code, "worked": worked, "wrong": wrong})
        steps.append(
            {
                "way": "backward",
                "node": moment.node,
                "lines": lines or [begin],
                "grads": moment.grads,
                "sent": moment.sent,
                "wrong": {"grads": sorted(grads), "sent": sorted(sent)},
                "fresh": list(moment.had),
            }
        )
    return steps


# --- the still -----------------------------------------------------------------------------------

ROW = 1.15  # inches
LIT = "#FFF1CF"


@drawing
def still(numbers, state):
    """Draw the graph: values above nodes, gradients below, and on edges the parts sent back."""
    places, steps = numbers["places"], numbers["steps"]
    now = min(state["step"], len(steps) - 1)
    step = {"grads": (), "sent": (), "wrong": {"grads": (), "sent": ()}} | steps[now]
    layers, rows = (max(point[k] for path in numbers["paths"] for point in path) for k in (0, 1))
    figure, axis = stage(size=(7.6, 1.3 + ROW * rows), edges=(0.01, 0.01, 0.99, 0.99))
    axis.set(xlim=(-0.5, layers + 0.5), ylim=(rows + 0.62, -0.48))
    axis.axis("off")
    look = {"ha": "center", "va": "center", "fontsize": 9}
    for k in range(len(numbers["edges"])):
        draw_edge(axis, k, numbers, step, now, look)
    for k, (node, (x, y)) in enumerate(zip(numbers["nodes"], places, strict=True)):
        if node["kind"] == "constant":
            axis.text(x, y, node["sign"], color=INK, **look)
            continue
        face = LIT if k == step.get("node") else BOX
        axis.plot(x, y, "o", markersize=25, mfc=face, mec=QUIET, zorder=2)
        axis.text(x, y, node["sign"], color=BOX_INK, zorder=3, **look)
        if node["known"] <= now:
            named = f"{node['name']} = " if node["kind"] == "made" else ""
            axis.text(x, y - 0.31, named + short(node["value"]), color=TRAINING, **look)
        grad, wrong = dict(enumerate(step["grads"])).get(k), k in step["wrong"]["grads"]
        if grad is not None:
            text, color = (f"✗ {short(grad)}", THIRD) if wrong else (short(grad), VALIDATION)
            axis.text(x, y + 0.31, text, color=color, **look)
        if wrong:
            axis.text(x, y + 0.47, f"✓ {short(node['right'])}", color=TEST, **look)
    return figure


def draw_edge(axis, k, numbers, step, now, look):
    """Draw an edge with its arrowheads: a blue one forward, and later one back."""
    from matplotlib.patches import PathPatch

    edge, path = numbers["edges"][k], numbers["paths"][k]
    source, target = (numbers["nodes"][edge[end]] for end in ("source", "target"))
    back, wrong = dict(enumerate(step["sent"])).get(k), k in step["wrong"]["sent"]
    ahead = TRAINING if target["known"] <= now else QUIET
    color = ahead if back is None else THIRD if wrong else VALIDATION
    start = 0.06 if source["kind"] == "constant" else 0
    curve, (x, y) = bent([[path[0][0] + start, path[0][1]], *path[1:]], edge["aside"])
    line = {"lw": 1.2, "ls": "--" if wrong else "-", "zorder": 1}
    axis.add_patch(PathPatch(curve, fill=False, edgecolor=color, **line))
    draw_head(axis, curve, ahead, 1)
    if back is not None:
        draw_head(axis, curve, color, -1)
        text = f"✗ {short(back)}" if wrong else short(back)
        axis.text(x, y + 0.13, text, color=color, **look)


def draw_head(axis, curve, color, way):
    """Draw an arrowhead where a curve meets the circle at its end or, for way -1, at its start."""
    points = curve.to_polygons(axis.transData, closed_only=False)[0][::way]
    far = np.cumsum([0, *np.hypot(*np.diff(points, axis=0).T)])
    places = far[-1] - np.array([0.3, 0.22]) * axis.figure.dpi
    before, tip = np.stack([np.interp(places, far, one) for one in points.T], axis=1)
    across, up = tip - before
    turned = (3, 0, np.degrees(np.arctan2(up, across)) - 90)
    axis.plot(*axis.transData.inverted().transform(tip), marker=turned, ms=5, color=color, zorder=1)


def bent(path, aside):
    """(an edge's curve, its middle); two edges side by side bend away from each other a little."""
    from matplotlib.path import Path

    (x0, y0), (x1, y1) = path[0], path[-1]
    if aside:
        middle = (x0 + x1) / 2, (y0 + y1) / 2 + 0.3 * aside
        round_by = [(x0 + share * (x1 - x0), (y0 + y1) / 2 + 0.4 * aside) for share in (0.3, 0.7)]
        return Path([path[0], *round_by, path[-1]], [Path.MOVETO, *[Path.CURVE4] * 3]), middle
    k = len(path) // 2
    (x0, y0), (x1, y1) = path[k - 1], path[k]
    return Path(path), ((x0 + x1) / 2, (y0 + y1) / 2)
