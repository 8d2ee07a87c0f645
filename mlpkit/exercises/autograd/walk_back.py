"""Exercise of notebook 11: walk_back, the walk that finds all gradients of a graph."""

import numpy as np

from mlpkit.checker import Exercise, Property, mistakes, number, on_each
from mlpkit.exercises.autograd.cases import FORKED, Value, graph_of, slopes_of, walk_back
from mlpkit.exercises.autograd.topological_order import topological_order

CHAINS = [[(), (0,)], [(), (0,), (1,), (2,)]]
MISSING = 12345.0  # where a gradient should be


def graphs(rng):
    """slopes, held: {name: ((parent, slope), …)}, the end last; the gradients that inputs hold."""
    cases = []
    for place, graph in enumerate([*CHAINS, *FORKED]):
        slopes = slopes_of(rng, graph)
        inputs = [name for name, arrows in slopes.items() if not arrows]
        held = {name: float(rng.normal(0, 3)) if place % 2 else 0.0 for name in inputs}
        cases.append((slopes, held))
    return cases


def values_of(slopes, inputs=None):
    """{name: Value} of a graph in which each arrow has its slope; `inputs` are used if given."""
    values = dict(inputs or {})
    for name, arrows in slopes.items():
        if name not in values:
            parents = tuple(values[parent] for parent, _ in arrows)
            values[name] = Value(2.5, "∘" * bool(arrows), parents, sender(arrows))
    return values


def sender(arrows):
    """The send_back of a value with these arrows."""
    if not arrows:
        return None
    return lambda grad: tuple(grad * slope for _, slope in arrows)


def gradient_in(value):
    """The gradient of a value, MISSING where there is no number."""
    try:
        return float(value.grad)
    except (AttributeError, TypeError, ValueError):
        return MISSING


def parents_left(value):
    """0 if the parents are let go, -1 if they are no tuple and no list, else how many are left."""
    parents = getattr(value, "parents", None)
    return len(parents) if isinstance(parents, (tuple, list)) else -1


def observed(f, slopes, held):
    """(all gradients, whose parents are let go, whose send_back, the inputs' after a second walk).

    The second walk is through a second graph, made from the same inputs.
    """
    values = values_of(slopes)
    inputs = {name: values[name] for name in held}
    for name, grad in held.items():
        inputs[name].grad = grad
    every = list(values.values())
    f(every[-1])
    first = np.array([gradient_in(value) for value in every])
    parents = np.array([parents_left(value) for value in every])
    senders = np.array([getattr(value, "send_back", 0) is None for value in every])
    again = list(values_of(slopes, inputs).values())
    f(again[-1])
    return first, parents, senders, np.array([gradient_in(value) for value in inputs.values()])


# a · b + a and so on, with the numbers that slopes come from, to be said in a sentence.
TOLD = (
    ("L = a · b, with a = 2 and b = 3", {"a": (), "b": (), "L": (("a", 3.0), ("b", 2.0))}),
    (
        "b = a · a, c = b · a and L = b + c, with a = 2",
        {
            "a": (),
            "b": (("a", 2.0), ("a", 2.0)),
            "c": (("b", 2.0), ("a", 4.0)),
            "L": (("b", 1.0), ("c", 1.0)),
        },
    ),
)


def told_graphs(rng):
    return [(*told, held) for told in TOLD for held in (0.0, 100.0)]


def each_gradient(f, told, slopes, held):
    """What is wrong with the gradients of a graph that can be said in words."""
    right = values_of(slopes)
    values = values_of(slopes)
    inputs = [name for name, arrows in slopes.items() if not arrows]
    for name in inputs:
        values[name].grad = right[name].grad = held
    walk_back(right["L"])
    f(values["L"])
    for name, value in reversed(values.items()):
        found, wanted = gradient_in(value), right[name].grad
        if not np.isclose(found, wanted):
            holds = f" {name} held {number(held)} before." if held and name in inputs else ""
            came = "no number" if found == MISSING else number(found)
            return f"{told}: the gradient of {name} is {came}, expected {number(wanted)}.{holds}"


def by_popping(end):
    order = topological_order(graph_of(end), end)
    end.grad += 1
    while order:
        value = order.pop()
        if value.send_back is None:
            continue
        for k, part in enumerate(value.send_back(value.grad)):
            value.parents[k].grad += part
        value.parents = ()
        value.send_back = None


def by_counting_uses(end):
    """A value sends when all that was made from it has sent: PyTorch's way, without a list."""
    graph = graph_of(end)
    waiting = dict.fromkeys(graph, 0)
    for parents in graph.values():
        for parent in parents:
            waiting[parent] += 1
    end.grad, ready = 1.0, [end]
    while ready:
        value = ready.pop()
        parts = value.send_back(value.grad) if value.send_back else ()
        for parent, part in zip(value.parents, parts, strict=True):
            parent.grad += part
            waiting[parent] -= 1
            if not waiting[parent]:
                ready.append(parent)
        value.parents, value.send_back = (), None


def let_go_in_the_end(end):
    """The list is made by a visit of its own, and all let go after the walk."""
    order, seen = [], set()

    def visit(value):
        if value in seen:
            return
        seen.add(value)
        for parent in value.parents:
            visit(parent)
        order.insert(0, value)

    visit(end)
    end.grad = 1
    for value in order:
        if value.parents:
            for parent, part in zip(value.parents, value.send_back(value.grad), strict=True):
                parent.grad = part + parent.grad
    for value in order:
        value.parents = []
        value.send_back = None
    return end.grad


def recursion(end):
    """Each value sends all that it has at once, and then its parents do."""
    end.grad = 1.0

    def send(value):
        if value.parents:
            parents, parts = value.parents, value.send_back(value.grad)
            for parent, part in zip(parents, parts, strict=True):
                parent.grad = parent.grad + part
            for parent in parents:
                send(parent)

    send(end)
    for value in graph_of(end):
        value.parents, value.send_back = (), None


def recursion_once(end):
    """As above, but a value that has let go sends no more."""
    end.grad = 1.0

    def send(value):
        if value.parents:
            parents, parts = value.parents, value.send_back(value.grad)
            value.parents, value.send_back = (), None
            for parent, part in zip(parents, parts, strict=True):
                parent.grad = parent.grad + part
            for parent in parents:
                send(parent)

    send(end)


def recursion_by_parts(end):
    """As above, but each parent sends as soon as its part has come."""
    end.grad = 1.0

    def send(value):
        if value.parents:
            parents, parts = value.parents, value.send_back(value.grad)
            value.parents, value.send_back = (), None
            for parent, part in zip(parents, parts, strict=True):
                parent.grad = parent.grad + part
                send(parent)

    send(end)


def recursion_by_parts_kept(end):
    """As above, and a value sends again whenever something arrives."""
    end.grad = 1.0

    def send(value):
        if value.parents:
            for parent, part in zip(value.parents, value.send_back(value.grad), strict=True):
                parent.grad = parent.grad + part
                send(parent)

    send(end)
    for value in graph_of(end):
        value.parents, value.send_back = (), None


def backward_of_backward(end):
    """Calls itself for each parent, and so sets the gradient of each to 1."""
    end.grad = 1.0
    if end.parents:
        parents, parts = end.parents, end.send_back(end.grad)
        for parent, part in zip(parents, parts, strict=True):
            parent.grad = parent.grad + part
            backward_of_backward(parent)
        end.parents, end.send_back = (), None


def one_step(end):
    end.grad = 1.0
    if end.parents:
        for parent, part in zip(end.parents, end.send_back(end.grad), strict=True):
            parent.grad = parent.grad + part
        end.parents, end.send_back = (), None


def rings(end):
    """In the order in which graph_of finds the values, from the end."""
    end.grad = 1.0
    for value in graph_of(end):
        if value.parents:
            for parent, part in zip(value.parents, value.send_back(value.grad), strict=True):
                parent.grad = parent.grad + part
            value.parents, value.send_back = (), None


def all_zeroed(end):
    order = topological_order(graph_of(end), end)
    for value in order:
        value.grad = 0.0
    walk_back(end)


def let_go_first(end, strict=False):
    """Parents and send_back are gone before the parts are handed out."""
    end.grad = 1.0
    for value in reversed(topological_order(graph_of(end), end)):
        if value.parents:
            parts = value.send_back(value.grad)
            value.parents, value.send_back = (), None
            for parent, part in zip(value.parents, parts, strict=strict):
                parent.grad = parent.grad + part


def parents_let_go(end):
    """Lets go of each parent when it has received, before it has sent."""
    end.grad = 1.0
    for value in reversed(topological_order(graph_of(end), end)):
        if value.parents:
            parents, parts = value.parents, value.send_back(value.grad)
            for parent, part in zip(parents, parts, strict=True):
                parent.grad = parent.grad + part
                parent.parents, parent.send_back = (), None
    end.parents, end.send_back = (), None


def end_alone_lets_go(end):
    values = list(graph_of(end))
    kept = [(value.parents, value.send_back) for value in values]
    walk_back(end)
    for value, (parents, send_back) in zip(values[1:], kept[1:], strict=True):
        value.parents, value.send_back = parents, send_back


def middle_forgotten(end, left=0.0):
    """The gradients of all but the inputs are gone after the walk."""
    middle = [value for value in graph_of(end) if value.parents]
    walk_back(end)
    for value in middle:
        value.grad = left


def end_kept(end):
    """The end keeps its 1; the gradients between are set to 0."""
    middle_forgotten(end)
    end.grad = 1.0


def none_in_the_middle(end):
    middle_forgotten(end, None)


def inputs_not_skipped(end):
    end.grad = 1.0
    for value in reversed(topological_order(graph_of(end), end)):
        parts = value.send_back(value.grad)
        for parent, part in zip(value.parents, parts, strict=True):
            parent.grad = parent.grad + part
        value.parents, value.send_back = (), None


def parents_alone_let_go(end):
    """As above, and end itself never lets go."""
    end.grad = 1.0
    for value in reversed(topological_order(graph_of(end), end)):
        if value.parents:
            for parent, part in zip(value.parents, value.send_back(value.grad), strict=True):
                parent.grad = parent.grad + part
                parent.parents, parent.send_back = (), None


def stopped_at_an_input(end):
    end.grad = 1.0
    for value in reversed(topological_order(graph_of(end), end)):
        if not value.parents:
            return
        for parent, part in zip(value.parents, value.send_back(value.grad), strict=True):
            parent.grad = parent.grad + part
        value.parents, value.send_back = (), None


def zeroed_after_the_start(end):
    end.grad = 1.0
    order = topological_order(graph_of(end), end)
    for value in order:
        value.grad = 0.0
    for value in reversed(order):
        if value.parents:
            for parent, part in zip(value.parents, value.send_back(value.grad), strict=True):
                parent.grad = parent.grad + part
            value.parents, value.send_back = (), None


def first_alone_skipped(end):
    """No value is asked whether it is an input: the first of the list is left out."""
    end.grad = 1.0
    for value in reversed(topological_order(graph_of(end), end)[1:]):
        for parent, part in zip(value.parents, value.send_back(value.grad), strict=True):
            parent.grad = parent.grad + part
        value.parents, value.send_back = (), None


def every_part_to_each(end):
    end.grad = 1.0
    for value in reversed(topological_order(graph_of(end), end)):
        if value.parents:
            for parent in value.parents:
                for part in value.send_back(value.grad):
                    parent.grad = parent.grad + part
            value.parents, value.send_back = (), None


def two_parts_expected(end):
    end.grad = 1.0
    for value in reversed(topological_order(graph_of(end), end)):
        if value.parents:
            a, b = value.parents
            to_a, to_b = value.send_back(value.grad)
            a.grad = a.grad + to_a
            b.grad = b.grad + to_b
            value.parents, value.send_back = (), None


def tuple_added(end):
    end.grad = 1.0
    for value in reversed(topological_order(graph_of(end), end)):
        if value.parents:
            for parent in value.parents:
                parent.grad += value.send_back(value.grad)
            value.parents, value.send_back = (), None


def none_for_parents(end):
    made = [value for value in graph_of(end) if value.parents]
    walk_back(end)
    for value in made:
        value.parents = None


ORDER = "reversed(topological_order(graph_of(end), end))"
ADD = "parent.grad = parent.grad + part"
GO = "value.parents, value.send_back = (), None"
RECURSION = (
    "each value sends on at once what it has. Where a value is used twice it sends before its "
    "gradient is whole. Walk the list of topological_order from its end: there everything made "
    "from a value has sent before it."
)

PARENTS_LET_GO = (
    "each parent let go as soon as something had arrived, before it could send. The value that has "
    "sent should let go, and not its parents."
)

EXERCISE = Exercise(
    notebook=11,
    reference=walk_back,
    stub=(
        "The way back from end: add to the .grad of each value the slope of end along it.\n\n"
        "A value has .grad; .parents, a tuple, () for an input; and .send_back, None for an\n"
        "input: send_back(grad) returns a part for each parent. end.grad begins as 1.0. An input\n"
        "may hold a gradient already: add to it. A value that has sent lets go: its parents are\n"
        "() then, its send_back None. All gradients stay. Return nothing. You may call\n"
        "graph_of(end) and topological_order(graph, end)."
    ),
    cases=graphs,
    run=observed,
    returns=("gradients", "parents let go", "send_back let go", "gradients of a second walk"),
    uses=("graph_of", "topological_order"),
    hints=(
        "Three rules, three lines: in which order do the values send, what does a parent do with "
        "the part that arrives, and what does a value need no longer when it has sent?",
        "topological_order(graph_of(end), end) ends with end. From its end on: value.send_back of "
        "value.grad gives one part for each of value.parents, in their order. Inputs send nothing.",
        "end.grad = 1.0; for value in reversed(the list); if it has parents: go through "
        "zip(value.parents, parts), add each part to parent.grad; after that loop set "
        "value.parents to () and value.send_back to None.",
    ),
    why="Why may a value let go as soon as it has sent, and not before?",
    properties=(Property("each gradient", on_each(told_graphs, each_gradient)),),
    mistakes=mistakes(
        ("set", {ADD: "parent.grad = part"}),
        "what arrives is set, not added. A value that is used twice gets a part from each use: the "
        "gradient is their sum.",
        ("forward-order", {ORDER: "topological_order(graph_of(end), end)"}),
        "the walk goes through the list from its beginning, the inputs. Nothing has come back to "
        "them yet. It begins at end, the last in the list.",
        ("no-start", {"end.grad = 1.0": ""}),
        "nothing came back: end.grad was never 1.0. The slope of end along itself is 1.",
        ("recursion", recursion),
        RECURSION,
        ("recursion-once", recursion_once),
        RECURSION,
        ("recursion-by-parts", recursion_by_parts),
        RECURSION,
        ("recursion-by-parts-kept", recursion_by_parts_kept),
        RECURSION,
        ("calls-itself", backward_of_backward),
        "walk_back calls itself for each parent, and begins each time with a gradient of 1.0. Only "
        "end begins with 1.0. Walk the list of topological_order from its end.",
        ("one-step", one_step),
        "only the parents of end received something. They send to theirs in turn, and so on back "
        "to the inputs.",
        ("rings", rings),
        "the values sent in the order in which graph_of found them. A value that is near the end "
        "along one path may be far along another, and sends too early. topological_order makes a "
        "list of that graph.",
        ("kept", {GO: ""}),
        "all gradients are right, but nothing was let go. After a value has sent, its parents are "
        "() and its send_back None.",
        ("send-back-kept", {GO: "value.parents = ()"}),
        "all gradients are right, and parents are let go, but each send_back is still there, with "
        "the numbers that it holds. Set it to None as well.",
        ("parents-kept", {GO: "value.send_back = None"}),
        "all gradients are right, and each send_back is let go, but parents are still there. Set "
        "them to () as well.",
        ("let-go-first", let_go_first),
        "nothing came back: each value let go before its parts were handed out. First send, then "
        "let go.",
        ("let-go-first-strictly", lambda end: let_go_first(end, strict=True)),
        "value.parents was () already when the parts were handed out. First send, then let go.",
        ("parents-let-go", parents_let_go),
        PARENTS_LET_GO,
        ("parents-alone-let-go", parents_alone_let_go),
        PARENTS_LET_GO,
        ("stopped-at-an-input", stopped_at_an_input),
        "the walk stops at the first input in the list, because return ends the function. An input "
        "sends nothing: go on with the next value.",
        ("zeroed-after-the-start", zeroed_after_the_start),
        "nothing came back: all gradients were set to 0 after end.grad had become 1.0, and that of "
        "end is among them. Set none to 0: an input may hold a gradient, to which you add.",
        ("first-alone-skipped", first_alone_skipped),
        "the first value of the list was left out, but a list may have several inputs, at any "
        "place in it. The send_back of an input is None: look at each value before you call it.",
        ("every-part-to-each", every_part_to_each),
        "each parent received all the parts. The first part is for the first parent, the second "
        "for the second: go through both side by side, with zip.",
        ("two-parts-expected", two_parts_expected),
        "each value was taken to have two parents. relu has one, and an operation may have any "
        "number: go through value.parents and the parts side by side, with zip.",
        ("tuple-added", tuple_added),
        "send_back returns a tuple, with a part for each parent, and the whole tuple was added to "
        "a gradient. Add to each parent its own part.",
        ("end-alone-lets-go", end_alone_lets_go),
        "all gradients are right, but only end has let go. Each value that has sent does.",
        ("all-zeroed", all_zeroed),
        "all gradients were set to 0 first. An input may hold a gradient from an earlier walk: add "
        "to it.",
        ("middle-zeroed", middle_forgotten),
        "the gradients of the inputs are right; those of the values that have sent were set to 0. "
        "What is let go is parents and send_back; gradients stay.",
        ("middle-zeroed-but-end", end_kept),
        "the gradients of the inputs are right; those between were set to 0. What is let go is "
        "parents and send_back; gradients stay.",
        ("no-gradient-in-the-middle", none_in_the_middle),
        "the gradients of the inputs are right; those of the values that have sent are gone. What "
        "is let go is parents and send_back; gradients stay.",
        ("ones-sent", {"value.send_back(value.grad)": "value.send_back(1.0)"}),
        "each value sent the slopes of its own operation, as if its gradient were 1, like that of "
        "end. It sends its own gradient: value.send_back(value.grad).",
        ("data-sent", {"value.send_back(value.grad)": "value.send_back(value.data)"}),
        "each value sent its data back, the number that it holds. What goes back is its gradient.",
        ("multiplied-again", {ADD: "parent.grad = parent.grad + part * value.grad"}),
        "each part was multiplied by value.grad once more. send_back got that gradient, and has "
        "multiplied by it.",
        ("parts-multiplied", {ADD: "parent.grad = parent.grad * part"}),
        "what arrives was multiplied with what is there. Slopes multiply along a path; where paths "
        "meet they add.",
        ("child-added", {ADD: "parent.grad = value.grad + part"}),
        "a part was added to the gradient of the value that sent it. It belongs to that of the "
        "parent.",
        ("added-to-the-sender", {ADD: "value.grad = value.grad + part"}),
        "the parts were added to the value that sent them. They are its parents': add each to "
        "parent.grad.",
        (
            "first-part",
            {"zip(value.parents, parts, strict=True)": "[(value.parents[0], parts[0])]"},
        ),
        "only the first parent of each value received its part. send_back returns one for each.",
        (
            "each-parent-once",
            {
                "zip(value.parents, parts, strict=True)": "dict(zip(value.parents, parts)).items()",
            },
        ),
        "a value that stands twice among the parents, as in a + a, received one part. It gets one "
        "for each use.",
        (
            "parts-turned",
            {
                "zip(value.parents, parts, strict=True)": "zip(value.parents, parts[::-1])",
            },
        ),
        "the parts reached the parents in the wrong order. send_back returns them in the order of "
        "value.parents.",
        ("end-skipped", {ORDER: "topological_order(graph_of(end), end)[-2::-1]"}),
        "nothing came back: end itself was skipped. It sends first.",
        ("inputs-not-skipped", inputs_not_skipped),
        "send_back was None when it was called. That is so for an input, which sends nothing: skip "
        "it. It is also so for a value that lets go before it sends.",
        ("reverse-returns-none", {ORDER: ORDER[9:-1] + ".reverse()"}),
        "list.reverse() turns a list round and returns None. reversed(the list) and the list[::-1] "
        "can be walked.",
        (
            "graph-second",
            {"topological_order(graph_of(end), end)": "topological_order(end, graph_of(end))"},
        ),
        "topological_order takes the graph first, then its end.",
        ("no-graph", {"topological_order(graph_of(end), end)": "topological_order(end)"}),
        "topological_order takes two things: the graph, which graph_of(end) makes, and its end.",
        ("parents-none", none_for_parents),
        "all gradients are right, but the parents of a value that has let go are None. They are () "
        "then, like those of an input.",
    ),
    alternatives=(by_popping, by_counting_uses, let_go_in_the_end),
)
