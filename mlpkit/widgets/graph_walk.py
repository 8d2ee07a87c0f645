"""The chain rule on the graph of `expression.read`, visit by visit: done right, and wrongly.

`mlpkit.autograd` does it right and keeps only the result. Here every moment is kept, for the
`graph_explorer` and its lines of code.
"""

import math
import re
from typing import NamedTuple

from mlpkit.widgets.expression import written
from mlpkit.widgets.typesetting import typeset

ORDERS = RIGHT, WRONG, RECURSION = "right order", "wrong order", "recursion"
MEETINGS = ADD, SET = "add", "set"


class Edge(NamedTuple):
    """An edge to a node from its operand number `place`; both nodes are given by their indices."""

    source: int
    target: int
    place: int


class Moment(NamedTuple):
    """The state after a visit.

    node : the node visited
    grads, sent : each node's gradient, and what each edge has carried; None where nothing has come
        yet
    had : for each edge of the visit, the gradient that its source had before
    """

    node: int
    grads: list
    sent: list
    had: dict


def edges_of(nodes):
    """Every edge, in the order of the operations."""
    return [
        Edge(source, k, n) for k, node in enumerate(nodes) for n, source in enumerate(node.operands)
    ]


def visits(nodes, end, order):
    """The operations in the order in which they pass their gradient on.

    RIGHT : last made first, so that each comes after everything that uses it; WRONG : depth first,
    each once, as soon as it is reached; RECURSION : the same, but again at every use.
    """
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
    """The moments of a walk from the end, the first before any visit.

    meet : ADD, as the chain rule says where paths meet, or SET, which keeps only the last part.
    """
    edges = edges_of(nodes)
    grads, sent = [None] * len(nodes), [None] * len(edges)
    grads[end] = 1.0
    walk = [Moment(end, list(grads), list(sent), {})]
    for node in visits(nodes, end, order):
        had = {}
        for number, edge in enumerate(edges):
            if edge.target == node and (slope := nodes[node].slopes[edge.place]) is not None:
                part = slope * grads[node] + 0.0
                had[number] = grads[edge.source]
                for known, k in ((grads, edge.source), (sent, number)):
                    known[k] = part if meet == SET else (known[k] or 0.0) + part
        walk.append(Moment(node, list(grads), list(sent), had))
    return walk


def faults(moment, walk, truth):
    """Return ({nodes}, {edges}): those whose number is wrong at this moment and will not change."""
    last = walk[-1]
    return tuple(
        {
            k
            for k, (now, then, right) in enumerate(zip(*three, strict=True))
            if now is not None and now == then and differs(now, right)
        }
        for three in (
            (moment.grads, last.grads, truth.grads),
            (moment.sent, last.sent, truth.sent),
        )
    )


def differs(one, other):
    return not math.isclose(one, other or 0.0, rel_tol=1e-9, abs_tol=1e-12)


# --- lines of code for a walk --------------------------------------------------------------------


def forward_line(nodes, k):
    """Return (code, worked): the line that computes a node, and its right side with numbers."""
    node = nodes[k]
    operands = [nodes[one] for one in node.operands]
    code = filled(node.rule.code, [one.name for one in operands])
    worked = typed(filled(node.rule.code, [bracketed(one.value) for one in operands]))
    return f"{node.name} = {code}", f"{worked} = {short(node.value)}"


def backward_line(nodes, edge, upstream, had, meet):
    """Return (code, worked): the line that passes a gradient along an edge, and its right side
    worked out.

    upstream : the gradient of the edge's target; had : the source's gradient before, or None.
    """
    node, source = nodes[edge.target], nodes[edge.source]
    operands = [nodes[one] for one in node.operands]
    rule = node.rule.back[edge.place].code
    names = [one.name if one.constant else f"{one.name}.data" for one in operands]
    code = filled(rule, names, f"{node.name}.data", f"{node.name}.grad", operands)
    numbers = [bracketed(one.value) for one in operands]
    worked = typed(filled(rule, numbers, bracketed(node.value), bracketed(upstream), operands))
    part = node.slopes[edge.place] * upstream + 0.0
    if meet == ADD and had is not None:
        sign = f"− {worked[1:]}" if worked.startswith("−") else f"+ {worked}"
        worked = f"{short(had)} {sign} = {short(had + part)}"
    elif rule in ("{d}", "-{d}"):
        worked = short(part)
    else:
        worked = f"{worked} = {short(part)}"
    return f"{source.name}.grad {'=' if meet == SET else '+='} {code}", worked


def filled(code, operands, out="", d="", nodes=()):
    """A rule's code with its placeholders replaced by these words."""
    a, b = (*operands, "")[:2]
    less = written(nodes[1].value - 1) if "{less}" in code else ""
    return code.format(a=a, b=b, out=out, d=d, less=less)


def short(value):
    """A number with four significant digits, to be shown and read aloud."""
    return typeset(written(value))


def bracketed(value):
    """The number as it is written within a formula; a negative number is in brackets."""
    return f"({short(value)})" if value < 0 else short(value)


RAISED = str.maketrans("0123456789.−", "⁰¹²³⁴⁵⁶⁷⁸⁹˙⁻", "()")


def typed(code):
    """Python code written as a formula; a negative number has only one pair of brackets."""
    code = re.sub(
        r"\*\*(\(−[\d.]+\)|-?[\d.]+)", lambda one: one[1].replace("-", "−").translate(RAISED), code
    )
    code = re.sub(r"\(\((−[^()]+)\)( > 0)?\)", r"(\1\2)", code)
    return code.replace("*", "·").replace("-", "−")
