"""The explorer of notebook 11: an expression as a graph, forward and backward, one step at a time.

Each step of a walk that may be wrong is kept, with its line of code; so the walk is its own here,
on single numbers.
"""

import itertools
import math
import re
from dataclasses import dataclass, field

from mlpkit.plots import (
    BOX,
    BOX_INK,
    FOURTH,
    INK,
    QUIET,
    TEST,
    THIRD,
    TRAINING,
    VALIDATION,
    drawing,
)
from mlpkit.widgets import Explorer, bundle, stage
from mlpkit.widgets.controls import Choice, Slider
from mlpkit.widgets.expression import Unreadable, read, written
from mlpkit.widgets.layered import layered
from mlpkit.widgets.typesetting import typeset

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
ORDERS = RIGHT, WRONG, RECURSION = "right order", "wrong order", "recursion"
MEETINGS = ADD, SET = "add", "set"
END = 300  # a step that no walk reaches; stands for its last
QUESTION = (
    "Walk back in the wrong order, or set where you should add: "
    "which expressions show it, and which hide it?"
)
LOOPS = {
    RIGHT: "for v in reversed(topological_order({end})): each after all that use it",
    WRONG: "for v in as_reached({end}): depth first, each once, as soon as it is reached",
    RECURSION: "def back(v): the lines of v, then back(u) for each operand u, at every use",
}


@dataclass
class Expression:
    """One of the options, or an expression of one's own that `read` can read."""

    label: str
    value: str
    options: list
    only: dict = field(default_factory=dict)
    on_picture: bool = True
    kind: str = "expression"

    def fitted(self, value):
        if value not in self.options:
            read(value)
        return value.strip()

    def ends(self):
        return [self.options[0], self.options[-1]]

    def said(self, value):
        return f'"{value}"'


class Step(Slider):
    """A slider whose upper end is the walk's last step, wherever that is."""

    def said(self, value):
        return "last" if value == self.high else super().said(value)


class GraphExplorer(Explorer):
    """The graph of an expression: its values forward, its gradients backward, one line at a time.

    An expression is one of twelve or your own, `move(expression="b = a * a; b + a")`: + − * / **,
    tanh, relu, exp, log and sigmoid, at most eight operations. `order` and `meet` walk back as
    programs do that are wrong.
    """

    _esm = bundle("graph_explorer")
    recorded = {"expression": list(EXPRESSIONS), "order": list(ORDERS), "meet": list(MEETINGS)}

    def __init__(self):
        controls = {
            "expression": Expression("expression", FIRST, list(EXPRESSIONS)),
            "step": Step("step", END, 0, END, 1, on_picture=True, local=True),
            "order": Choice("walk back", RIGHT, list(ORDERS)),
            "meet": Choice("where paths meet", ADD, list(MEETINGS)),
        }
        super().__init__(
            "The chain rule on a graph", compute, still, controls, {"question": QUESTION}
        )

    def fail(self, error):
        """What can't be read is said in its one sentence; other errors as everywhere."""
        if not isinstance(error, Unreadable):
            return super().fail(error)
        with self.lock:
            self.said, self.failed = str(error), True
            self.send_answer()


def compute(expression, step, order, meet):
    """The graph, where it stands, and each step of the walk; the sentence of the step."""
    nodes, end = read(expression)
    edges = edges_of(nodes)
    walk, truth = walked(nodes, end, order, meet), walked(nodes, end, RIGHT, ADD)[-1]
    mark_wrong(walk, truth)
    steps = [
        {"way": "", "node": None, "lines": []},
        *forward(nodes),
        *backward(nodes, end, walk, meet),
    ]
    places, paths = layered([node.operands for node in nodes])
    made = [k for k, node in enumerate(nodes) if node.rule]
    numbers = {
        "nodes": [
            {
                "name": node.name,
                "sign": node.rule.sign if node.rule else node.name,
                "kind": "made" if node.rule else "constant" if node.constant else "given",
                "value": node.value,
                "known": 1 + made.index(k) if node.rule else 0,
                "right": truth["grads"][k],
            }
            for k, node in enumerate(nodes)
        ],
        "edges": [
            {"from": source, "to": target, "aside": aside(nodes, target, k), "right": right}
            for (source, target, k), right in zip(edges, truth["sent"], strict=True)
        ],
        "places": [[layer, round(row, 3)] for layer, row in places],
        "paths": [[[layer, round(row, 3)] for layer, row in path] for path in paths],
        "steps": steps,
        "right": not walk[-1]["wrong"]["grads"],
        "loop": LOOPS[order].format(end=nodes[end].name),
        "said": told(nodes, end, walk, steps, truth, order, meet),
    }
    return numbers, numbers["said"][min(step, len(steps) - 1)]


def edges_of(nodes):
    """(from, to, which operand) of each edge, in the order in which the operations are made."""
    return [
        (source, k, n) for k, node in enumerate(nodes) for n, source in enumerate(node.operands)
    ]


def aside(nodes, target, place):
    """Which way an edge bends: two from one node to the same other lie side by side."""
    operands = nodes[target].operands
    return 0 if len(set(operands)) == len(operands) else 2 * place - 1


# --- the walk ------------------------------------------------------------------------------------


def visits(nodes, end, order):
    """The operations in the order in which they pass their gradient on."""
    if order == RIGHT:
        reached = {end}
        for k in range(end, -1, -1):
            if k in reached:
                reached.update(nodes[k].operands)
        return [k for k in sorted(reached, reverse=True) if nodes[k].rule]
    found = []

    def back(k):
        if nodes[k].rule is None or (order == WRONG and k in found):
            return
        found.append(k)
        for operand in nodes[k].operands:
            back(operand)

    back(end)
    return found


def walked(nodes, end, order, meet):
    """What is known after each visit, first before any: a list of dicts.

    node : that of the visit; grads : each node's gradient, None while it has none; sent : what each
    edge has carried; had : the gradient that each operand had before it got its part.
    """
    edges = edges_of(nodes)
    grads, sent = [None] * len(nodes), [None] * len(edges)
    grads[end] = 1.0
    walk = [{"node": end, "grads": list(grads), "sent": list(sent), "had": {}}]
    for node in visits(nodes, end, order):
        had = {}
        for number, (source, target, place) in enumerate(edges):
            if target == node and (slope := nodes[node].slopes[place]) is not None:
                part = slope * grads[node] + 0.0
                had[number] = grads[source]
                grads[source] = part if meet == SET else (grads[source] or 0.0) + part
                sent[number] = part if meet == SET else (sent[number] or 0.0) + part
        walk.append({"node": node, "grads": list(grads), "sent": list(sent), "had": had})
    return walk


def mark_wrong(walk, truth):
    """Write into each moment, as `wrong`, which numbers are wrong and will not change any more."""
    last = walk[-1]
    for moment in walk:
        moment["wrong"] = {
            kind: [
                k
                for k, (now, then, right) in enumerate(
                    zip(moment[kind], last[kind], truth[kind], strict=True)
                )
                if now is not None and now == then and differs(now, right)
            ]
            for kind in ("grads", "sent")
        }


def differs(one, other):
    return not math.isclose(one, other or 0.0, rel_tol=1e-9, abs_tol=1e-12)


# --- its lines of code ---------------------------------------------------------------------------


def forward(nodes):
    """A step for each operation: its line of code, and the same with numbers."""
    steps = []
    for k, node in enumerate(nodes):
        if node.rule:
            names = [nodes[one].name for one in node.operands]
            code = f"{node.name} = {filled(node.rule.code, names)}"
            numbers = [number(nodes[one].value) for one in node.operands]
            worked = f"{typed(filled(node.rule.code, numbers))} = {short(node.value)}"
            line = {"code": code, "worked": worked, "wrong": False}
            steps.append({"way": "forward", "node": k, "lines": [line]})
    return steps


def backward(nodes, end, walk, meet):
    """A step for each moment of the walk, with its lines of code and all that is known then."""
    edges = edges_of(nodes)
    sign = "=" if meet == SET else "+="
    steps, before = [], walk[0]
    for moment in walk:
        node = nodes[moment["node"]]
        first = {"code": f"{node.name}.grad = 1", "worked": "", "wrong": False}
        lines = [first] if moment is walk[0] else []
        for edge, had in moment["had"].items():
            source, _, place = edges[edge]
            back = node.rule.back[place].code
            operands = [nodes[one] for one in node.operands]
            names = [one.name if one.constant else f"{one.name}.data" for one in operands]
            code = filled(back, names, f"{node.name}.data", f"{node.name}.grad", operands)
            upstream = number(before["grads"][moment["node"]])
            values = [number(one.value) for one in operands]
            worked = typed(filled(back, values, number(node.value), upstream, operands))
            part = node.slopes[place] * before["grads"][moment["node"]]
            total = part if meet == SET or had is None else had + part
            if meet == ADD and had is not None:
                sign_of = f"− {worked[1:]}" if worked.startswith("−") else f"+ {worked}"
                worked = f"{short(had)} {sign_of} = {short(total)}"
            elif worked.strip("()") in (short(total), f"−{short(total)}") and "·" not in worked:
                worked = short(total)
            else:
                worked = f"{worked} = {short(total)}"
            code = f"{nodes[source].name}.grad {sign} {code}"
            wrong = edge in moment["wrong"]["sent"] or source in moment["wrong"]["grads"]
            lines.append({"code": code, "worked": worked, "wrong": wrong})
        steps.append({"way": "backward", "node": moment["node"], "lines": lines} | known(moment))
        before = moment
    return steps


def known(moment):
    return {name: moment[name] for name in ("grads", "sent", "wrong")} | {
        "fresh": list(moment["had"])
    }


def filled(code, operands, out="", d="", nodes=()):
    """A rule's code with these words in place of its names."""
    a, b = (*operands, "")[:2]
    less = written(nodes[1].value - 1) if "{less}" in code else ""
    return code.format(a=a, b=b, out=out, d=d, less=less)


def number(value):
    """A number as it stands in a formula, negative ones in brackets."""
    return f"({short(value)})" if value < 0 else short(value)


def short(value):
    return typeset(written(value))


RAISED = str.maketrans("0123456789.−", "⁰¹²³⁴⁵⁶⁷⁸⁹˙⁻", "()")


def typed(code):
    """Python's signs as in a formula."""
    code = re.sub(r"\*\*(\(−[\d.]+\)|[\d.]+)", lambda power: power[1].translate(RAISED), code)
    code = re.sub(r"\(\((−[\d.]+)\) > 0\)", r"(\1 > 0)", code)
    code = re.sub(r"(\w)\(\((−[^()]+)\)\)", r"\1(\2)", code)
    return code.replace("*", "·").replace(" - ", " − ").replace("-", "−")


# --- what is said --------------------------------------------------------------------------------


def told(nodes, end, walk, steps, truth, order, meet):
    """The sentence of each step."""
    total = len(steps) - 1
    given = ", ".join(
        f"{n.name} = {short(n.value)}" for n in nodes if not n.rule and not n.constant
    )
    said = [f"Before the first step: {given}."]
    for k, step in enumerate(steps[1:], start=1):
        head = f"Step {k} of {total}, {step['way']}"
        if step["way"] == "forward":
            (made,) = step["lines"]
            said.append(f"{head}: {made['code']} = {made['worked']}.")
            continue
        place = k - (len(steps) - len(walk))
        name = nodes[step["node"]].name
        if place == 0:
            said.append(f"{head}: it begins at {name}, whose own gradient is 1.")
            continue
        parts = [f"{one['code'].split()[0]} = {one['worked']}" for one in step["lines"]]
        line = f"{head} through {name}: {'; '.join(parts)}."
        said.append(" ".join([line, *told_of_fault(nodes, walk, place, truth, meet)]))
    said[-1] += f" {verdict(nodes, end, walk, truth, order, meet)}"
    return said


def told_of_fault(nodes, walk, place, truth, meet):
    """What a visit does that is wrong, if anything."""
    moment, has = walk[place], walk[place - 1]["grads"]
    node = moment["node"]
    name, right, comes = nodes[node].name, truth["grads"][node], walk[-1]["grads"][node]
    said = []
    if any(one["node"] == node for one in walk[1:place]):
        said.append(f"{name} passes all of its gradient on again.")
    elif differs(has[node], right):
        said.append(f"{name} passes on {short(has[node])} and should have {short(right)}")
        said[0] += "." if differs(comes, right) else ": the rest is still to come."
    if meet == SET:
        edges = edges_of(nodes)
        lost = [(nodes[edges[edge][0]].name, had) for edge, had in moment["had"].items() if had]
        said += [f"{source} had {short(had)}: that is lost." for source, had in lost]
    return said


def verdict(nodes, end, walk, truth, order, meet):
    """How it comes out: which gradients are wrong, or why none is."""
    grads, wrong = walk[-1]["grads"], walk[-1]["wrong"]["grads"]
    given = [k for k, node in enumerate(nodes) if not node.rule and grads[k] is not None]
    name = lambda k: f"{nodes[k].name}.grad"  # noqa: E731
    early = [
        one["node"]
        for before, one in itertools.pairwise(walk)
        if differs(before["grads"][one["node"]], truth["grads"][one["node"]])
    ]
    if wrong:
        said = [
            f"{name(k)} is {short(grads[k])} and should be {short(truth['grads'][k])}"
            for k in wrong
        ]
        if len(wrong) > 3:
            said = [f"{said[-1]}; {len(wrong) - 1} more are wrong"]
        right = dict.fromkeys(name(k) for k in early if k not in wrong)
        though = f", though {', '.join(right)} came out right" if right else ""
        return f"✗ {', '.join(said)}{though}."
    if (order, meet) == (RIGHT, ADD):
        idle = [n.name for n, g in zip(nodes, grads, strict=True) if g is None and not n.constant]
        names, times = (
            [f(k) for k in given] for f in (lambda k: nodes[k].name, lambda k: short(grads[k]))
        )
        moved = f"{nodes[end].name} moves {listed(times)} times as far"
        said = f"✓ When {listed(names)} moves a little, {moved}."
        unused = f" Nothing comes back to {', '.join(idle)}: {nodes[end].name} is not made of it."
        return said + unused if idle else said
    reasons = []
    if meet == SET:
        parts = sum(len(one["had"]) for one in walk)
        alone = parts == sum(one is not None for one in grads) - 1
        reasons.append("no gradient has two parts" if alone else "what was lost is 0")
    if order == WRONG:
        whole = "each value has its whole gradient when it passes it on"
        reasons.append("what came too late changes nothing" if early else whole)
    if order == RECURSION:
        again = len({one["node"] for one in walk[1:]}) < len(walk) - 1
        reasons.append(
            "what comes again changes nothing" if again else "nothing between is used twice"
        )
    return f"✓ Every gradient is right all the same: {' and '.join(reasons)}."


def listed(words):
    """One word, or several: a, b or c."""
    return " or ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


# --- the still -----------------------------------------------------------------------------------

ROW = 0.95  # inches


@drawing
def still(numbers, state):
    """The graph: values above the nodes, gradients below, on the edges what comes back."""
    places, steps = numbers["places"], numbers["steps"]
    now = min(state["step"], len(steps) - 1)
    last = steps[now]
    rows = 1 + max(row for _, row in places)
    figure, axis = stage(size=(7.6, 0.5 + ROW * rows), edges=(0.01, 0.01, 0.99, 0.99))
    layers = max(layer for layer, _ in places)
    axis.set(xlim=(-0.5, layers + 0.5), ylim=(rows - 0.3, -0.6))
    axis.axis("off")
    middle = {"ha": "center", "va": "center"}
    sent, wrong = last.get("sent"), last.get("wrong", {"grads": [], "sent": []})
    for k, (edge, path) in enumerate(zip(numbers["edges"], numbers["paths"], strict=True)):
        x, y = bent(path, edge["aside"])
        back = sent is not None and sent[k] is not None
        axis.plot(x, y, color=VALIDATION if back else QUIET, linewidth=1.2, zorder=1)
        if back:
            at = len(x) // 2
            text = f"✗ {short(sent[k])}" if k in wrong["sent"] else short(sent[k])
            color = THIRD if k in wrong["sent"] else VALIDATION
            spot = (x[at - 1] + x[at]) / 2, (y[at - 1] + y[at]) / 2 + 0.14
            axis.text(*spot, text, fontsize=8.5, color=color, **middle)
    for k, (node, (x, y)) in enumerate(zip(numbers["nodes"], places, strict=True)):
        face = FOURTH if k == last["node"] else BOX
        if node["kind"] != "constant":
            axis.plot(x, y, "o", markersize=25, mfc=face, mec=QUIET, zorder=2)
        ink = INK if node["kind"] == "constant" else BOX_INK
        axis.text(x, y, node["sign"], fontsize=9, color=ink, zorder=3, **middle)
        named = f"{node['name']} = " if node["kind"] == "made" else ""
        if node["kind"] != "constant" and node["known"] <= now:
            axis.text(
                x, y - 0.34, named + short(node["value"]), fontsize=9, color=TRAINING, **middle
            )
        grad = last["grads"][k] if sent is not None else None
        if grad is not None and k in wrong["grads"]:
            axis.text(x, y + 0.34, f"✗ {short(grad)}", fontsize=9, color=THIRD, **middle)
            axis.text(x, y + 0.56, f"✓ {short(node['right'])}", fontsize=9, color=TEST, **middle)
        elif grad is not None:
            axis.text(x, y + 0.34, short(grad), fontsize=9, color=VALIDATION, **middle)
    return figure


def bent(path, aside):
    """An edge's points as (x, y); one of two that run side by side goes round a little."""
    x, y = ([point[k] for point in path] for k in (0, 1))
    if aside:
        x = [x[0], *(x[0] + (x[-1] - x[0]) * share for share in (0.35, 0.65)), x[-1]]
        y = [y[0], *((y[0] + y[-1]) / 2 + 0.3 * aside for _ in range(2)), y[-1]]
    return x, y
