"""Exercise of notebook 11: walk_back, the walk that finds all gradients of a graph."""

import numpy as np

from mlpkit.checker import Exercise, Property, mistakes, number, on_each
from mlpkit.exercises.autograd.cases import FORKED, Value, graph_of, slopes_of, walk_back
from mlpkit.exercises.autograd.topological_order import topological_order

CHAINS = [[(), (0,)], [(), (0,), (1,), (2,)]]
MISSING = 12345.0  # in place of a missing gradient


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
    """The gradient of a value, or MISSING if it is not a number."""
    try:
        return float(value.grad)
    except (AttributeError, TypeError, ValueError):
        return MISSING


def parents_left(value):
    """0 if the parents are let go, -1 if neither a tuple nor a list, else how many are left."""
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


# a · b + a and the like, in words, with the numbers that determine the slopes.
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


# Wrong walks that are recognized by their gradients, whichever graphs they release.
KNOWN_BY_GRADIENTS = (
    *("set", "forward-order", "recursion", "recursion-by-parts", "recursion-by-parts-kept"),
    *("begun-again", "begun-in-the-loop", "called-before-adding", "rings", "ones-sent"),
    *("every-part-to-each", "first-part-to-each"),
)


def gradients_of_another(f, rng):
    """Which of the known mistakes gives these gradients, if they are wrong."""
    cases = graphs(rng)
    right, found = (first_gradients(walk, cases) for walk in (walk_back, f))
    if not np.allclose(found, right):
        for mistake in EXERCISE.mistakes:
            if mistake.slug in KNOWN_BY_GRADIENTS:
                if np.allclose(found, first_gradients(mistake.function, cases)):
                    return mistake.slug, mistake.sentence


def first_gradients(walk, cases):
    """All gradients after one walk through each graph, one after the other."""
    return np.concatenate([observed(walk, *case)[0] for case in cases])


def each_gradient(f, told, slopes, held):
    """A sentence on the gradients of a graph in TOLD that are wrong."""
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
            came = "not a number" if found == MISSING else number(found)
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
    """A value sends once everything made from it has sent: PyTorch's way, without a list."""
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
    """A separate visit makes the list, and all values let go after the walk."""
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
    """Each value sends whatever it has got so far, and then its parents do the same."""
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
    """As above, but a value that has let go does not send again."""
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


def begun_in_the_loop(end):
    """The line that begins the walk is indented one level too deep."""
    for value in reversed(topological_order(graph_of(end), end)):
        if value.parents:
            value.grad = 1.0
            for parent, part in zip(value.parents, value.send_back(value.grad), strict=True):
                parent.grad = parent.grad + part
            value.parents, value.send_back = (), None


def called_before_adding(end):
    """Calls itself for each parent before it adds the part."""
    end.grad = 1.0
    if end.parents:
        parents, parts = end.parents, end.send_back(end.grad)
        for parent, part in zip(parents, parts, strict=True):
            called_before_adding(parent)
            parent.grad = parent.grad + part
        end.parents, end.send_back = (), None


def one_step(end):
    end.grad = 1.0
    if end.parents:
        for parent, part in zip(end.parents, end.send_back(end.grad), strict=True):
            parent.grad = parent.grad + part
        end.parents, end.send_back = (), None


def rings(end):
    """Walks in the order in which graph_of finds the values, from the end."""
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
    """Free each parent once it has received its part, before it sends its own parts on."""
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
    """After the walk all gradients are gone, except those of the inputs."""
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
    """No value is tested for being an input: just the first in the list is left out."""
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


def first_part_to_each(end):
    end.grad = 1.0
    for value in reversed(topological_order(graph_of(end), end)):
        if value.parents:
            for parent in value.parents:
                parent.grad += value.send_back(value.grad)[0]
            value.parents, value.send_back = (), None


def parents_send(end):
    end.grad = 1.0
    for value in reversed(topological_order(graph_of(end), end)):
        for parent in value.parents:
            parent.grad += parent.send_back(value.grad)
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
    "each value sends what it has at once. A value that is used twice then sends before its "
    "gradient is whole. Walk the list of topological_order from its end: then everything made from "
    "a value sends before the value does."
)

BEGUN_AGAIN = (
    "1.0 was set as the gradient of other values too, when their turn came. Only end begins with "
    "1.0: set it once, before the walk. (In a walk_back that calls itself for the parents, every "
    "call sets it again.)"
)
PARENTS_LET_GO = (
    "each parent let go of its own parents as soon as something had arrived, before it could send. "
    "The value that has sent should let go, not its parents."
)

EXERCISE = Exercise(
    notebook=11,
    reference=walk_back,
    stub=(
        "The way back from end: add to the .grad of each value the slope of end along it.\n\n"
        "A value has .grad; .parents, a tuple, () for an input; and .send_back, None for an\n"
        "input. send_back(grad) returns a part for each parent. end.grad begins as 1.0. An input\n"
        "may hold a gradient already: add to it. A value that has sent lets go: then its parents\n"
        "are () and its send_back is None. All gradients stay. Return nothing. You may call\n"
        "graph_of(end) and topological_order(graph, end)."
    ),
    cases=graphs,
    run=observed,
    returns=("gradients", "parents let go", "send_back let go", "gradients of a second walk"),
    uses=("graph_of", "topological_order"),
    hints=(
        "Three rules, three lines. In which order do the values send? What does a parent do with "
        "the part that arrives? What does a value no longer need when it has sent?",
        "topological_order(graph_of(end), end) ends with end. Go through it from there: "
        "value.send_back(value.grad) returns a part for each of value.parents, in their order. "
        "Inputs send nothing.",
        "Set end.grad = 1.0. For each value in reversed(the list) that has parents, go through "
        "zip(value.parents, parts) and add each part to parent.grad. After that inner loop set "
        "value.parents to () and value.send_back to None.",
    ),
    why="Why may a value let go as soon as it has sent, and not before?",
    properties=(
        Property("gradients of another walk", gradients_of_another),
        Property("each gradient", on_each(told_graphs, each_gradient)),
    ),
    mistakes=mistakes(
        ("set", {ADD: "parent.grad = part"}),
        "each part that arrives is set, not added. A value that is used twice gets a part from "
        "each use: add them.",
        ("forward-order", {ORDER: "topological_order(graph_of(end), end)"}),
        "the inputs had their turn first, and end last: when the others sent, nothing had come "
        "back to them. The list of topological_order has end last: walk it from there. (graph_of "
        "begins at end, but its order is not topological, nor is it when reversed.)",
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
        ("begun-again", backward_of_backward),
        BEGUN_AGAIN,
        ("begun-in-the-loop", begun_in_the_loop),
        BEGUN_AGAIN,
        ("called-before-adding", called_before_adding),
        BEGUN_AGAIN,
        ("one-step", one_step),
        "only the parents of end received something. These should send to their own parents in "
        "turn, and so on back to the inputs.",
        ("rings", rings),
        "the values sent in the order in which graph_of found them. A value may be near end along "
        "one path and far from it along another, and then it sends too early. Give that graph to "
        "topological_order.",
        ("kept", {GO: ""}),
        "all gradients are right, but no value let go of anything. Once a value has sent its "
        "gradient on, its parents should be () and its send_back None.",
        ("send-back-kept", {GO: "value.parents = ()"}),
        "all gradients are right and the parents are gone, but each send_back is still there, with "
        "the numbers that it holds. Set it to None as well.",
        ("parents-kept", {GO: "value.send_back = None"}),
        "all gradients are right and each send_back is gone, but the parents are still there. Set "
        "them to () as well.",
        ("let-go-first", let_go_first),
        "nothing came back: each value let go of its parents before its parts were handed out. "
        "Send first, then let go.",
        ("let-go-first-strictly", lambda end: let_go_first(end, strict=True)),
        "value.parents was () already when the parts were handed out. Send first, then let go.",
        ("parents-let-go", parents_let_go),
        PARENTS_LET_GO,
        ("parents-alone-let-go", parents_alone_let_go),
        PARENTS_LET_GO,
        ("stopped-at-an-input", stopped_at_an_input),
        "the walk stops at the first input in the list, because return ends the function. An input "
        "sends nothing: go on with the next value.",
        ("zeroed-after-the-start", zeroed_after_the_start),
        "nothing came back: all gradients were set to 0 after end.grad had become 1.0, end.grad "
        "among them. Set none to 0: an input may hold a gradient already, and you add to it.",
        ("first-alone-skipped", first_alone_skipped),
        "the first value of the list was left out, but a list may have several inputs, anywhere "
        "in it. The send_back of an input is None: look at each value before you call it.",
        ("every-part-to-each", every_part_to_each),
        "each parent received all the parts. The first part is for the first parent, the second "
        "part for the second: go through parents and parts side by side, with zip.",
        ("first-part-to-each", first_part_to_each),
        "each parent received the first part. The second part is for the second parent: go through "
        "parents and parts side by side, with zip.",
        ("two-parts-expected", two_parts_expected),
        "every value was assumed to have two parents. relu has one, and an operation may have any "
        "number: go through value.parents and the parts side by side, with zip.",
        ("tuple-added", tuple_added),
        "send_back returns a tuple, with a part for each parent, and the whole tuple was added to "
        "a gradient. Add to each parent's gradient its own part.",
        ("end-alone-lets-go", end_alone_lets_go),
        "all gradients are right, but only end has let go of its parents. Each value should let go "
        "of its own once it has sent its gradient on.",
        ("all-zeroed", all_zeroed),
        "all gradients were set to 0 first. An input may hold a gradient from an earlier walk: add "
        "to it.",
        ("middle-zeroed", middle_forgotten),
        "the gradients of the inputs are right; those of the values that have sent were set to 0. "
        "Let go of parents and send_back; gradients stay.",
        ("middle-zeroed-but-end", end_kept),
        "the gradients of the inputs are right; those between the inputs and end were set to 0. "
        "Let go of parents and send_back; gradients stay.",
        ("no-gradient-in-the-middle", none_in_the_middle),
        "the gradients of the inputs are right; those of the values that have sent are gone. Let "
        "go of parents and send_back; gradients stay.",
        ("ones-sent", {"value.send_back(value.grad)": "value.send_back(1.0)"}),
        "each value sent the slopes of its own operation, as if its gradient were 1, like that of "
        "end. It should send its own gradient: value.send_back(value.grad).",
        ("data-sent", {"value.send_back(value.grad)": "value.send_back(value.data)"}),
        "each value sent back its data, the number that it holds. It should send back its "
        "gradient.",
        ("multiplied-again", {ADD: "parent.grad = parent.grad + part * value.grad"}),
        "each part was multiplied by value.grad once more. send_back got that gradient and has "
        "already multiplied by it.",
        ("parts-multiplied", {ADD: "parent.grad = parent.grad * part"}),
        "what arrives was multiplied by what is there. Slopes multiply along a path; where paths "
        "meet, they add.",
        ("child-added", {ADD: "parent.grad = value.grad + part"}),
        "each parent's gradient became that of the value that sent, plus the part. Add the part to "
        "the parent's own gradient.",
        ("added-to-the-sender", {ADD: "value.grad = value.grad + part"}),
        "the parts were added to the gradient of the value that sent them. They are for its "
        "parents: add each to parent.grad.",
        (
            "first-part",
            {"zip(value.parents, parts, strict=True)": "[(value.parents[0], parts[0])]"},
        ),
        "only the first parent of each value received its part. send_back returns a part for "
        "every parent.",
        (
            "each-parent-once",
            {
                "zip(value.parents, parts, strict=True)": "dict(zip(value.parents, parts)).items()",
            },
        ),
        "a value that is among the parents twice, as in a + a, received only one part. It should "
        "get a part for each use.",
        (
            "parts-turned",
            {
                "zip(value.parents, parts, strict=True)": "zip(value.parents, parts[::-1])",
            },
        ),
        "the parts reached the parents in the wrong order. send_back returns them in the order of "
        "value.parents.",
        ("end-skipped", {ORDER: "topological_order(graph_of(end), end)[-2::-1]"}),
        "nothing came back: end itself was skipped. It should send first.",
        ("parents-send", parents_send),
        "the send_back of a parent was called. The value itself should send: its own send_back "
        "returns a part for each parent. The send_back of an input is None.",
        ("inputs-not-skipped", inputs_not_skipped),
        "send_back was None when it was called. An input has no send_back and sends nothing: skip "
        "it. It is also None if a value lets go before it sends, or if a parent is asked in place "
        "of the value.",
        ("reverse-returns-none", {ORDER: ORDER[9:-1] + ".reverse()"}),
        "list.reverse() reverses a list in place and returns None. Walk reversed(the list), or the "
        "list[::-1].",
        (
            "graph-second",
            {"topological_order(graph_of(end), end)": "topological_order(end, graph_of(end))"},
        ),
        "topological_order takes the graph first, then its end.",
        ("no-graph", {"topological_order(graph_of(end), end)": "topological_order(end)"}),
        "topological_order takes two things: the graph, which graph_of(end) makes, and its end.",
        (
            "parents-for-graph",
            {"topological_order(graph_of(end), end)": "topological_order(end.parents, end)"},
        ),
        "end.parents has only the parents of end. topological_order takes the whole graph, "
        "graph_of(end).",
        ("parents-none", none_for_parents),
        "all gradients are right, but the parents of a value that has let go are None. They should "
        "be (), like those of an input.",
    ),
    alternatives=(by_popping, by_counting_uses, let_go_in_the_end),
)
