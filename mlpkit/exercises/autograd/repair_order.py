"""Bug hunt of notebook 11: repair_order, values that send before their gradient is whole."""

from itertools import pairwise

from mlpkit.checker import Exercise, Guess, Property, mistakes
from mlpkit.exercises.autograd.cases import FORKED, slopes_of
from mlpkit.exercises.autograd.topological_order import topological_order


def in_order(grad, slopes, end):
    """{name: gradient} of all values: each sends once everything made from it has sent."""
    parents = {name: [parent for parent, _ in arrows] for name, arrows in slopes.items()}
    gradients = dict.fromkeys(slopes, 0.0)
    gradients[end] = grad
    for name in reversed(topological_order(parents, end)):
        for parent, slope in slopes[name]:
            gradients[parent] += gradients[name] * slope
    return gradients


# Often proposed for micrograd in place of its list; it gives 8 instead of 4 for b = a + a, c = b +
# b: https://github.com/karpathy/micrograd/pull/64, and issues 21, 67, 68.
def too_early(grad, slopes, end):
    gradients = dict.fromkeys(slopes, 0.0)
    gradients[end] = grad

    def send(name):
        for parent, slope in slopes[name]:
            gradients[parent] += gradients[name] * slope
        for parent, _ in slopes[name]:
            send(parent)

    send(end)
    return gradients


def keyed_graphs(rng):
    """grad, slopes, end: forks, the keys in any order, one of them not needed by end."""
    cases = []
    for graph in FORKED:
        slopes = slopes_of(rng, graph, rng.permutation(list("abcdefghkmnpqrst")).tolist())
        end = [*slopes][-1]
        slopes["u"] = ((next(iter(slopes)), float(rng.uniform(1, 2))),)
        keys = rng.permutation([*slopes]).tolist()
        cases.append((float(rng.normal(0, 2)), {key: slopes[key] for key in keys}, end))
    return cases


# As in a book: each value adds to its gradient, and passes on the sum. Seth Weidman, "Deep Learning
# from Scratch" (2019), chapter 6, NumberWithGrad.backward; if a path forks before its end it gives
# 28 instead of 24: https://github.com/SethHWeidman/DLFS_code/pull/13.
def sum_handed_on(grad, slopes, end):
    gradients = dict.fromkeys(slopes, 0.0)

    def send(name, part):
        gradients[name] += part
        for parent, slope in slopes[name]:
            send(parent, gradients[name] * slope)

    send(end, grad)
    return gradients


def set_on_the_way(grad, slopes, end):
    gradients = dict.fromkeys(slopes, 0.0)

    def send(name, part):
        gradients[name] = part
        for parent, slope in slopes[name]:
            send(parent, part * slope)

    send(end, grad)
    return gradients


def set_too_early(grad, slopes, end):
    gradients = dict.fromkeys(slopes, 0.0)
    gradients[end] = grad

    def send(name):
        for parent, slope in slopes[name]:
            gradients[parent] = gradients[name] * slope
        for parent, _ in slopes[name]:
            send(parent)

    send(end)
    return gradients


def once_for_each_user(grad, slopes, end):
    gradients = dict.fromkeys(slopes, 0.0)
    gradients[end] = grad

    def send(name):
        for parent, slope in slopes[name]:
            gradients[parent] += gradients[name] * slope
        for parent in dict(slopes[name]):
            send(parent)

    send(end)
    return gradients


def part_handed_on(grad, slopes, end):
    gradients = dict.fromkeys(slopes, 0.0)

    def send(name, part):
        gradients[name] += part
        for parent, slope in slopes[name]:
            send(parent, part * slope)

    send(end, grad)
    return gradients


# As in https://github.com/karpathy/micrograd/issues/81.
def emptied(grad, slopes, end):
    gradients = dict.fromkeys(slopes, 0.0)
    gradients[end] = grad

    def send(name):
        for parent, slope in slopes[name]:
            gradients[parent] += gradients[name] * slope
            send(parent)
            if slopes[parent]:
                gradients[parent] = 0.0

    send(end)
    return gradients


def each_once(grad, slopes, end):
    gradients, seen = dict.fromkeys(slopes, 0.0), set()
    gradients[end] = grad

    def send(name):
        if name not in seen:
            seen.add(name)
            for parent, slope in slopes[name]:
                gradients[parent] += gradients[name] * slope
            for parent, _ in slopes[name]:
                send(parent)

    send(end)
    return gradients


def each_once_at_once(grad, slopes, end):
    gradients, seen = dict.fromkeys(slopes, 0.0), set()
    gradients[end] = grad

    def send(name):
        if name not in seen:
            seen.add(name)
            for parent, slope in slopes[name]:
                gradients[parent] += gradients[name] * slope
                send(parent)

    send(end)
    return gradients


def parents_first(grad, slopes, end):
    gradients = dict.fromkeys(slopes, 0.0)
    gradients[end] = grad

    def send(name):
        for parent, _ in slopes[name]:
            send(parent)
        for parent, slope in slopes[name]:
            gradients[parent] += gradients[name] * slope

    send(end)
    return gradients


def in_rings(grad, slopes, end):
    gradients, queue = dict.fromkeys(slopes, 0.0), [end]
    gradients[end] = grad
    for name in queue:
        for parent, slope in slopes[name]:
            gradients[parent] += gradients[name] * slope
            if parent not in queue:
                queue.append(parent)
    return gradients


def needed_alone(grad, slopes, end):
    gradients = in_order(grad, slopes, end)
    needed = topological_order({n: [p for p, _ in arrows] for n, arrows in slopes.items()}, end)
    return {name: gradients[name] for name in needed}


def by_asking_back(grad, slopes, end):
    """The gradient of a value is computed from those of the values made from it, and cached."""
    found = {}

    def gradient(name):
        if name not in found:
            ways = (
                gradient(user) * slope
                for user in slopes
                for parent, slope in slopes[user]
                if parent == name
            )
            found[name] = sum(ways, grad if name == end else 0.0)
        return found[name]

    return {name: gradient(name) for name in slopes}


def by_counting(grad, slopes, end):
    """A value sends its gradient on once it has received a part along each outgoing arrow."""
    waiting, left = dict.fromkeys(slopes, 0), [end]
    seen = {end}
    while left:
        for parent, _ in slopes[left.pop()]:
            waiting[parent] += 1
            if parent not in seen:
                seen.add(parent)
                left.append(parent)
    gradients, ready = dict.fromkeys(slopes, 0.0), [end]
    gradients[end] = grad
    while ready:
        name = ready.pop()
        for parent, slope in slopes[name]:
            gradients[parent] += gradients[name] * slope
            waiting[parent] -= 1
            if not waiting[parent]:
                ready.append(parent)
    return gradients


class Counted(dict):
    """A dictionary that counts its lookups."""

    asked = 0

    def __getitem__(self, key):
        self.asked += 1
        return super().__getitem__(key)

    def get(self, key, default=None):
        self.asked += 1
        return super().get(key, default)


def each_value_once(f, rng):
    """Not one walk per path: 10 forks in a row have 1,024 paths."""
    names = "abcdefghijk"
    chain = {b: ((a, 1.0), (a, 1.0)) for a, b in pairwise(names)}
    slopes = Counted({"a": (), **chain})
    f(1.0, slopes, "k")
    if slopes.asked > 500:
        return "part-handed-on", (
            "the gradients are right. But for 11 values with 10 forks in a row it looked into "
            f"slopes {slopes.asked:,} times: it walks along each path, and each fork doubles the "
            "number of paths. Visit each value once, when its gradient is whole."
        )


TOO_EARLY = (
    "a value sends on what it has, and more arrives later. It may send only when all that was "
    "made from it has sent."
)

BUG_HUNT = Exercise(
    notebook=11,
    extra=True,
    name="repair_order",
    kind="bug hunt",
    buggy="too-early",
    mended=(
        "a value sent on its gradient each time that a part of it arrived, including the earlier "
        "parts: 8 instead of 4 for b = a + a and c = b + b. Now it sends once, when all that was "
        "made from it has sent."
    ),
    reference=in_order,
    uses=("topological_order",),
    stub=(
        "One fault is in here. From grad, the gradient of end, those of all values.\n\n"
        "slopes is {name: ((parent, slope), (parent, slope), …)}: the arrows back from a value,\n"
        "and the slope of the value along each; () for an input. The order of its keys says\n"
        "nothing. Return {name: gradient}, 0.0 for what has no part in end. Send from each value\n"
        "once, and change no argument. You may call topological_order(parents, end), which wants\n"
        "only the names of parents."
    ),
    cases=keyed_graphs,
    properties=(Property("each value once", each_value_once, last=True),),
    hints=(
        "Follow it by hand for b = a + a and c = b + b, with all slopes 1 and grad 1. How often is "
        "send called for b, and what does it send each time?",
        "A value may send when its own gradient is whole: when all that was made from it has "
        "sent. What order of the names makes sure of that?",
        "parents is {name: [parent for parent, _ in slopes[name]]} for each name. Loop over the "
        "topological order from its end, without recursion; the line with += may stay as it is.",
    ),
    why="Parts passed on as they come, without an order, add up to the same. What does it cost?",
    mistakes=mistakes(
        ("too-early", too_early),
        "each time that a part arrives, a value sends on all that it has, so the first part is "
        "sent again with the second. For b = a + a and c = b + b that makes 8, not 4.",
        ("sum-handed-on", sum_handed_on),
        "each time that a part arrives, a value sends on the sum of all that it has: the first "
        "part is sent again with the second. (A book on deep learning does the same.) It should "
        "send only once, when its gradient is whole.",
        ("set-on-the-way", set_on_the_way),
        "each call sets the gradient to the part from its own path, so the last path wins. In a "
        "chain that is right; where paths meet, the parts must be added.",
        ("set-too-early", set_too_early),
        "the parts are set now, not added: a value that is used twice has the part from only one "
        "use. The parts must be added; the fault is how often a value sends.",
        ("once-for-each-user", once_for_each_user),
        "two arrows from one value, as in c = b + b, are sent along together now. But a value that "
        "two others use still sends too early, and twice.",
        ("part-handed-on", part_handed_on),
        "the gradients are right, but each path is walked separately, and each fork doubles the "
        "number of paths. Visit each value once, when its gradient is whole.",
        ("emptied", emptied),
        "the gradients of the inputs are right, but those of the values in the middle were set to "
        "0 after each part. And each path is walked separately: each fork doubles the number of "
        "paths.",
        ("arrows-merged", {"slopes[name]": "dict(slopes[name]).items()"}),
        "a dictionary of a value's arrows keeps only one for each parent: one of the two in b = a "
        "+ a is lost. Add the parts of both.",
        ("each-once", each_once),
        TOO_EARLY,
        ("each-once-at-once", each_once_at_once),
        TOO_EARLY,
        ("in-rings", in_rings),
        "the values send in rings round end, the near ones first. But a value may be near along "
        "one path and far along another: then it sends before the far part has come.",
        ("parents-first", parents_first),
        "the parents have their turn before the values made from them, when they have nothing to "
        "send yet. The walk should go from end to the inputs: first a value sends, then its "
        "parents.",
        (
            "slopes-for-parents",
            {"topological_order(parents, end)": "topological_order(slopes, end)"},
        ),
        "topological_order wants only the names of the parents. slopes has pairs in their place, "
        "(parent, slope).",
        ("keys-in-order", {"reversed(topological_order(parents, end))": "slopes"}),
        "the values send their gradients in the order of the keys, which says nothing.",
        ("keys-turned-round", {"reversed(topological_order(parents, end))": "reversed(slopes)"}),
        "the values send their gradients in the order of the keys, reversed. The order of the keys "
        "says nothing: make a topological order.",
        ("set-anew", {"gradients[parent] +=": "gradients[parent] ="}),
        "the order is right. But a value that is used twice has the part from only one use: add "
        "the parts.",
        ("from-1", {"0.0": "1.0"}),
        "the order is right, but the sums begin at 1. They should begin at 0; only end begins "
        "with grad.",
        ("grad-left-out", {"[end] = grad": "[end] = 1.0"}),
        "the order is right, but end begins with 1. That would be right if end were the loss "
        "itself; here it should begin with grad.",
        ("no-slope", {"gradients[name] * slope": "gradients[name]"}),
        "the order is right, but a parent gets the gradient as it is. Multiply it by the slope of "
        "the arrow.",
        ("needed-alone", needed_alone),
        "the gradients are right, but the names that have no part in end are missing. Give them "
        "the gradient 0.0.",
    ),
    alternatives=(by_asking_back, by_counting),
)

# Question: which check would have caught it? a) An expression in which an input is used twice,
# nudged: a · a. b) A value in the middle that is used twice, nudged: b = a · a, then b + b. c) A
# network without a branch, layer by layer. d) The gradient of end is grad.
CHECK_GUESS = Guess(
    name="repair_order_check",
    notebook=11,
    answer="b",
    because=(
        "only a value that gets several parts and sends in turn can send too early. A value in the "
        "middle of a graph does both."
    ),
    wrong={
        "a": (
            "nudging agrees there in spite of the fault. An input gets its parts and sends nothing "
            "on, so it can't send too early. The fork must have parents of its own."
        ),
        "c": (
            "between whole layers there is one arrow, and each layer has all its gradient when it "
            "sends. Nothing forks, so the fault can't be seen."
        ),
        "d": "it is 1 in spite of the fault. The fault begins where paths meet.",
    },
)
