"""Bug hunt of notebook 11: repair_zero, steps along the sum of all gradients so far."""

import numpy as np

from mlpkit.autograd import Tensor
from mlpkit.checker import Exercise, Guess, mistakes


def zeroed(w, batches, rate):
    """w after a step of gradient descent on each batch, (X, y): the loss is the mean of (X w − y)².

    backward adds to what is there; a step wants the gradient of its own batch alone.
    """
    w = Tensor(w, requires_grad=True)
    for X, y in batches:
        error = X @ w - y
        loss = (error * error).mean()
        loss.backward()
        w.data = w.data - rate * w.grad
        w.zero()
    return w.data


def never_zeroed(w, batches, rate):
    w = Tensor(w, requires_grad=True)
    for X, y in batches:
        error = X @ w - y
        loss = (error * error).mean()
        loss.backward()
        w.data = w.data - rate * w.grad
    return w.data


def some_batches(rng):
    """w (D,), batches of X (N, D) and y (N,), rate: several batches, two, and one."""
    cases = []
    for count, N, D, rate in [(4, 5, 3, 0.05), (2, 3, 2, 0.2), (1, 4, 3, 0.1), (6, 1, 2, 0.03)]:
        batches = [(rng.normal(size=(N, D)), rng.normal(0, 2, N)) for _ in range(count)]
        cases.append((rng.normal(size=D), batches, rate))
    return cases


def zeroed_before(w, batches, rate):
    """Set to 0 before each backward pass, as in many loops."""
    w = Tensor(w, requires_grad=True)
    for X, y in batches:
        w.grad = None
        ((X @ w - y) ** 2).mean().backward()
        w.data = w.data - rate * w.grad
    return w.data


def new_each_time(w, batches, rate):
    for X, y in batches:
        w = Tensor(w, requires_grad=True)
        error = X @ w - y
        (error * error).mean().backward()
        w = w.data - rate * w.grad
    return w


def by_hand(w, batches, rate):
    for X, y in batches:
        w = w - rate * 2 / len(X) * X.T @ (X @ w - y)
    return w


def too_soon(w, batches, rate):
    w = Tensor(w, requires_grad=True)
    for X, y in batches:
        ((X @ w - y) ** 2).mean().backward()
        w.zero()
        w.data = w.data - rate * w.grad
    return w.data


def averaged(w, batches, rate):
    w = Tensor(w, requires_grad=True)
    for count, (X, y) in enumerate(batches, start=1):
        ((X @ w - y) ** 2).mean().backward()
        w.data = w.data - rate * w.grad / count
    return w.data


def weights_zeroed(w, batches, rate):
    w = Tensor(w, requires_grad=True)
    for X, y in batches:
        w.data = np.zeros_like(w.data)
        w.zero()
        ((X @ w - y) ** 2).mean().backward()
        w.data = w.data - rate * w.grad
    return w.data


def for_the_second(w, batches, rate):
    w = Tensor(w, requires_grad=True)
    for k, (X, y) in enumerate(batches):
        if k == 1:
            w.zero()
        ((X @ w - y) ** 2).mean().backward()
        w.data = w.data - rate * w.grad
    return w.data


def in_place(w, batches, rate):
    w = Tensor(w, requires_grad=True)
    for X, y in batches:
        ((X @ w - y) ** 2).mean().backward()
        w.data -= rate * w.grad
        w.zero()
    return w.data


def after_the_loop(w, batches, rate):
    w = Tensor(w, requires_grad=True)
    for X, y in batches:
        ((X @ w - y) ** 2).mean().backward()
    w.data = w.data - rate * w.grad
    w.zero()
    return w.data


def detached(w, batches, rate):
    w = Tensor(w, requires_grad=True)
    for X, y in batches:
        ((X @ w - y) ** 2).mean().backward()
        w.data = w.data - rate * w.grad
        w = w.detach()
    return w.data


def step_in_the_graph(w, batches, rate):
    w = Tensor(w, requires_grad=True)
    for X, y in batches:
        ((X @ w - y) ** 2).mean().backward()
        w = w - rate * w.grad
    return w.data


def kept(w, batches, rate):
    w = Tensor(w, requires_grad=True)
    for X, y in batches:
        ((X @ w - y) ** 2).mean().backward(retain_graph=True)
        w.data = w.data - rate * w.grad
        w.zero()
    return w.data


BUG_HUNT = Exercise(
    notebook=11,
    extra=True,
    name="repair_zero",
    kind="bug hunt",
    buggy="never-zeroed",
    mended=(
        "backward adds to w.grad, and nobody set it to 0. Each step went along the sum of all "
        "gradients so far: momentum with β = 1, which never slows down."
    ),
    reference=zeroed,
    uses=("Tensor",),
    stub=(
        "One fault is in here. Gradient descent on the mean of (X w − y)², a step for each "
        "batch.\n\nw (D,), an array; batches is a list of (X, y), X (N, D) and y (N,); rate is "
        "the learning\nrate. Return the weights after the last step, an array (D,). Change no "
        "argument."
    ),
    cases=some_batches,
    hints=(
        "Run it on two batches, and print w.grad after each backward. What should it be after the "
        "second, and what is it?",
        "backward adds: after batch k, w.grad is g₁ + … + g_k. A step of gradient descent wants "
        "g_k alone.",
        "w.zero() forgets the gradient. Where in the loop: before the step needs it, or after?",
    ),
    why="When is it useful that backward adds, and nothing is set to 0 between?",
    mistakes=mistakes(
        ("never-zeroed", never_zeroed),
        "each step goes along the sum of all gradients so far. It should be that of its own batch "
        "alone. What lasts from batch to batch, and keeps its gradient, is w.",
        ("too-soon", too_soon),
        "w.grad is None when the step wants it: it was set to 0 between backward and the step. The "
        "step comes first.",
        ("averaged", averaged),
        "the sum of the gradients was divided by how many they are. A step wants the gradient of "
        "its own batch: the older ones are to go.",
        ("weights-zeroed", weights_zeroed),
        "w itself was set to 0, with all that it had learnt. It is its gradient that begins anew.",
        ("after-the-loop", after_the_loop),
        "one step was taken, after the loop, along the sum of all gradients. There is a step for "
        "each batch.",
        ("zeroed-for-the-second-alone", for_the_second),
        "the first gradient was forgotten, and later ones were not. It is set to 0 for each batch.",
        ("detached", detached),
        "w.detach() gives a tensor that requires no gradient: from the second batch on there is "
        "nothing to go back to. w stays; its gradient goes.",
        ("step-in-the-graph", step_in_the_graph),
        "w − rate · w.grad was computed with tensors, so the new w is no leaf: it depends on the "
        "old one, whose graph has been let go. Take the step on w.data.",
        ("graph-kept", kept),
        "this backward has no retain_graph; and where it has one, it does not help: the graph is "
        "made anew for each batch. What is left over is w.grad.",
        ("changed-input", in_place),
        "the weights are right, but the array w of the caller has been changed: a Tensor does not "
        "copy it. Make a new array, w.data - ….",
        ("step-up", {"w.data - rate": "w.data + rate"}),
        "the gradient is right now, but the step goes up. It goes against the gradient.",
        ("mean-gradient", {"rate * w.grad": "rate * w.grad / len(X)"}),
        "the gradient is divided by N once more. The mean in the loss has done it.",
        ("a-tensor", {"return w.data": "return w"}),
        "a Tensor came back. Asked for is the array, w.data.",
    ),
    alternatives=(zeroed_before, new_each_time, by_hand),
)

# Question: a network was trained with this fault. The loss fell, in swings. Which check would have
# caught it? a) A gradient check of the first batch. b) The same batch twice, at a rate of 0: is the
# gradient the same? c) The loss before the first step against ln 10. d) The shapes of all
# gradients.
CHECK_GUESS = Guess(
    name="repair_zero_check",
    notebook=11,
    extra=True,
    answer="b",
    because=(
        "with a rate of 0 the weights stay, so the same batch must give the same gradient. With "
        "the fault the second is twice the first."
    ),
    wrong={
        "a": (
            "the first gradient is right: it was added to nothing. The fault begins with the "
            "second."
        ),
        "c": "before the first step nothing has been added up. It would be right.",
        "d": "they were right all the time: a sum of gradients has the shape of one.",
    },
)
