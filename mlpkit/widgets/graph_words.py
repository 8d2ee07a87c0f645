"""The sentences of `graph_explorer` about a step: what it does, what is wrong with it, how the walk
ends."""

import itertools

from mlpkit.widgets.graph_walk import (
    ADD,
    RECURSION,
    RIGHT,
    SET,
    WRONG,
    differs,
    edges_of,
    faults,
    short,
)


def describe_steps(nodes, end, walk, truth, steps, order, meet):
    """The sentence of each step."""
    given = [f"{n.name} = {short(n.value)}" for n in nodes if not n.rule and not n.constant]
    said = [f"Before the first step: {', '.join(given)}."]
    for k, step in enumerate(steps[1:], start=1):
        head = f"Step {k} of {len(steps) - 1}, {step['way']}"
        lines, place = step["lines"], k - (len(steps) - len(walk))
        if step["way"] == "forward":
            said.append(f"{head}: {lines[0]['code']} = {lines[0]['worked']}.")
        elif place == 0:
            name = nodes[end].name
            said.append(f"{head}: it begins at {name}, whose own gradient is 1.")
        else:
            parts = [f"{one['code'].split()[0]} = {one['worked']}" for one in lines]
            line = f"{head} through {nodes[step['node']].name}: {'; '.join(parts)}."
            said.append(" ".join([line, *describe_fault(nodes, walk, place, truth, meet)]))
    said[-1] += f" {verdict(nodes, end, walk, truth, order, meet)}"
    return said


def describe_fault(nodes, walk, place, truth, meet):
    """Return sentences on what is wrong with a visit, if anything."""
    node, has = walk[place].node, walk[place - 1].grads
    name, right, comes = nodes[node].name, truth.grads[node], walk[-1].grads[node]
    said = []
    if any(one.node == node for one in walk[1:place]):
        said.append(f"{name} passes on all of its gradient again.")
    elif differs(has[node], right):
        why = "." if differs(comes, right) else ": the remainder is still to come."
        said.append(f"{name} passes on {short(has[node])} and should have {short(right)}{why}")
    if meet == SET:
        edges = edges_of(nodes)
        lost = [(nodes[edges[k].source].name, had) for k, had in walk[place].had.items() if had]
        said += [f"{source} had {short(had)}: that is lost." for source, had in lost]
    return said


def verdict(nodes, end, walk, truth, order, meet):
    """The outcome: which gradients are wrong, or why none is."""
    grads = walk[-1].grads
    wrong = sorted(faults(walk[-1], walk, truth)[0])
    early = [
        one.node
        for before, one in itertools.pairwise(walk)
        if differs(before.grads[one.node], truth.grads[one.node])
    ]
    if wrong:
        name = [f"{node.name}.grad" for node in nodes]
        said = [
            f"{name[k]} is {short(grads[k])} and should be {short(truth.grads[k])}" for k in wrong
        ]
        if len(said) > 3:
            said = [f"{said[-1]}; {len(said) - 1} more are wrong"]
        right = dict.fromkeys(name[k] for k in early if k not in wrong)
        though = f", though {', '.join(right)} came out right" if right else ""
        return f"✗ {', '.join(said)}{though}."
    if (order, meet) == (RIGHT, ADD):
        return describe_end(nodes, end, grads)
    reasons = []
    if meet == SET:
        parts = sum(len(one.had) for one in walk)
        alone = parts == sum(grad is not None for grad in grads) - 1
        reasons.append("no gradient has two parts" if alone else "what is lost changes nothing")
    if order == WRONG:
        whole = "each value has its whole gradient when it passes it on"
        reasons.append("what comes late changes nothing" if early else whole)
    if order == RECURSION:
        again = len({one.node for one in walk[1:]}) < len(walk) - 1
        once = "no operation is reached twice"
        reasons.append("what comes again changes nothing" if again else once)
    return f"✓ Every gradient is right all the same: {' and '.join(reasons)}."


def describe_end(nodes, end, grads):
    """Return sentences on what the gradients of the given values mean."""
    given = [k for k, n in enumerate(nodes) if not n.rule and grads[k] is not None]
    names, times = [nodes[k].name for k in given], [short(grads[k]) for k in given]
    last = nodes[end].name
    said = f"✓ When {listed(names)} moves a little, {last} moves {listed(times)} times as far."
    idle = [n.name for n, g in zip(nodes, grads, strict=True) if g is None and not n.constant]
    return (
        f"{said} Nothing comes back to {listed(idle)}: {last} does not depend on it."
        if idle
        else said
    )


def listed(words):
    """Return one word, or several: a, b or c."""
    return " or ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
