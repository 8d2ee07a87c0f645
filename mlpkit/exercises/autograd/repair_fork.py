"""Bug hunt of notebook 11: repair_fork, a gradient that is set where it should be added."""

from mlpkit.checker import Exercise, Guess, mistakes
from mlpkit.exercises.autograd.cases import FORKED, slopes_of


def added(grad, slopes, order):
    """{name: gradient} of all values: from the end on, each sends its gradient to its parents."""
    gradients = dict.fromkeys(order, 0.0)
    gradients[order[-1]] = grad
    for name in reversed(order):
        for parent, slope in slopes[name]:
            gradients[parent] += gradients[name] * slope
    return gradients


# In the lecture on micrograd, in exp; its notebook has the correction:
# https://github.com/karpathy/nn-zero-to-hero/issues/52
def set_anew(grad, slopes, order):
    gradients = dict.fromkeys(order, 0.0)
    gradients[order[-1]] = grad
    for name in reversed(order):
        for parent, slope in slopes[name]:
            gradients[parent] = gradients[name] * slope
    return gradients


def ordered_graphs(rng):
    """grad, slopes, order: a chain, and values used twice, by one value and by several."""
    cases = []
    for graph in FORKED:
        slopes = slopes_of(rng, graph)
        cases.append((float(rng.normal(0, 2)), slopes, list(slopes)))
    return cases


def first_come(grad, slopes, order):
    gradients = dict.fromkeys(order, 0.0)
    gradients[order[-1]] = grad
    for name in reversed(order):
        for parent, slope in slopes[name]:
            if gradients[parent] == 0:
                gradients[parent] = gradients[name] * slope
    return gradients


def averaged(grad, slopes, order):
    gradients = dict.fromkeys(order, 0.0)
    gradients[order[-1]] = grad
    for name in reversed(order):
        uses = [user for user in order for parent, _ in slopes[user] if parent == name]
        gradients[name] /= max(1, len(uses))
        for parent, slope in slopes[name]:
            gradients[parent] += gradients[name] * slope
    return gradients


def once_for_each_user(grad, slopes, order):
    gradients = dict.fromkeys(order, 0.0)
    gradients[order[-1]] = grad
    for name in reversed(order):
        for parent, slope in dict(slopes[name]).items():
            gradients[parent] += gradients[name] * slope
    return gradients


def summed_then_set(grad, slopes, order):
    """Adds within a value, but sets between values."""
    gradients = dict.fromkeys(order, 0.0)
    gradients[order[-1]] = grad
    for name in reversed(order):
        parts = {}
        for parent, slope in slopes[name]:
            parts[parent] = parts.get(parent, 0.0) + gradients[name] * slope
        gradients.update(parts)
    return gradients


def multiplied(grad, slopes, order):
    gradients = {order[-1]: grad}
    for name in reversed(order):
        for parent, slope in slopes[name]:
            gradients[parent] = gradients.get(parent, 1.0) * gradients[name] * slope
    return gradients


def largest(grad, slopes, order):
    gradients = {order[-1]: grad}
    for name in reversed(order):
        for parent, slope in slopes[name]:
            part = gradients[name] * slope
            gradients[parent] = max(gradients.get(parent, part), part, key=abs)
    return gradients


def inputs_alone(grad, slopes, order):
    gradients = added(grad, slopes, order)
    return {name: gradients[name] for name in order if not slopes[name]}


def by_users(grad, slopes, order):
    gradients = {}
    for name in reversed(order):
        ways = [
            gradients[user] * slope
            for user in order
            for parent, slope in slopes[user]
            if parent == name
        ]
        gradients[name] = sum(ways) if name != order[-1] else grad
    return gradients


def with_get(grad, slopes, order):
    gradients = {order[-1]: grad}
    for name in order[::-1]:
        for parent, slope in slopes[name]:
            gradients[parent] = gradients.get(parent, 0) + gradients[name] * slope
    return gradients


BUG_HUNT = Exercise(
    notebook=11,
    name="repair_fork",
    kind="bug hunt",
    buggy="set-anew",
    mended=(
        "where two arrows lead back to one value, the second gradient took the place of the first. "
        "Each use moves the loss, and the moves add: += for =."
    ),
    reference=added,
    stub=(
        "One fault is in here. From grad, the gradient of the last value, those of all values.\n\n"
        "order is a list of names, each after its parents. slopes is {name: ((parent, slope),\n"
        "(parent, slope), …)}: the arrows back from a value, and the slope of the value along\n"
        "each; () for an input. Return {name: gradient}. Change no argument."
    ),
    cases=ordered_graphs,
    hints=(
        "Follow it by hand where b = a + a: slopes has two arrows from b, both to a, and both "
        "slopes are 1. What does the first write into a's gradient, and what the second?",
        "A value that is used several times gets a part along each arrow: its gradient is their "
        "sum, Σ gradient of the user · slope.",
        "All gradients begin at 0.0 here. So each part can be added to what is there, also the "
        "first.",
    ),
    why="In a chain, where no value is used twice, this fault can't be seen. Why?",
    mistakes=mistakes(
        ("set-anew", set_anew),
        "a value that is used twice has the gradient of one use alone, the one that came last. "
        "Both uses move the loss.",
        ("first-come", first_come),
        "a value that is used twice has the gradient of one use alone, now the one that came "
        "first. Both uses move the loss.",
        ("added-within-set-between", summed_then_set),
        "two uses by the same value are added now, as in b = a + a. But what another value sends "
        "later still takes the place of what was there.",
        ("averaged", averaged),
        "the parts are averaged over the uses. Each use moves the loss by its own part: they add.",
        ("once-for-each-user", once_for_each_user),
        "where a value is used twice by the same one, as in b = a + a, one arrow has been lost: a "
        "dictionary keeps one slope for each name.",
        ("from-1", {"0.0": "1.0"}),
        "every gradient is too large: the sums begin at 1. They begin at 0; the end alone gets "
        "grad.",
        ("multiplied", multiplied),
        "where paths meet, the parts are multiplied. Slopes multiply along one path; of paths side "
        "by side they add.",
        ("slope-alone", {"gradients[name] * slope": "slope"}),
        "a parent gets the slopes of its arrows alone. By the chain rule each is multiplied by the "
        "gradient of the value that it comes from.",
        ("no-slope", {"gradients[name] * slope": "gradients[name]"}),
        "a parent gets the gradient as it is. It is multiplied by the slope of the arrow.",
        ("other-way", {"gradients[parent] +=": "gradients[name] +="}),
        "each value adds to its own gradient, and nothing reaches its parents. The gradient goes "
        "back along the arrows.",
        ("inputs-first", {"reversed(order)": "order"}),
        "the walk begins at the inputs, which have nothing to send yet. It begins at the end.",
        ("grad-left-out", {"[order[-1]] = grad": "[order[-1]] = 1.0"}),
        "the end begins with 1. That is so where it is the loss itself; here grad arrives.",
        ("grad-added-to-all", {"dict.fromkeys(order, 0.0)": "dict.fromkeys(order, grad)"}),
        "every sum begins at grad. Only the end gets grad; the others begin at 0.",
        ("largest", largest),
        "of the parts along several arrows the largest was kept. They add.",
        ("inputs-alone", inputs_alone),
        "the gradients are right, but those in the middle are missing. All names of order are "
        "asked for.",
        ("as-list", lambda grad, slopes, order: list(added(grad, slopes, order).values())),
        "the gradients are right, and came as a list. Return a dictionary, {name: gradient}.",
    ),
    alternatives=(by_users, with_get),
)

# Question: which check would have caught it? a) The gradients of a chain, in which each value is
# used once. b) Nudging an input that is used twice. c) Every gradient has the shape of its value.
# d) Running backward twice gives the same.
CHECK_GUESS = Guess(
    name="repair_fork_check",
    notebook=11,
    answer="b",
    because=(
        "nudging moves the input, and with it all its uses at once. What it says is the sum; the "
        "program had one part of it."
    ),
    wrong={
        "a": (
            "in a chain each value has one arrow to it, and with one part = and += are the same, "
            "for all begin at 0. The graph of the check needs a fork."
        ),
        "c": "the shapes were right all the time. A part of a sum has the shape of the sum.",
        "d": (
            "it does, with the fault even more surely than without: what is set anew forgets what "
            "was there. It was wrong the same way twice."
        ),
    },
)
