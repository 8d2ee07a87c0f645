"""Bug hunt of notebook 11: repair_in_place, an array that is changed while the graph keeps it."""

import numpy as np

from mlpkit.autograd import Tensor
from mlpkit.checker import Exercise, Guess, mistakes


def each_its_own(w, batches):
    """The gradient of the sum, over the batches (X, y), of the mean of (X w − y)²: an array (D,).

    One backward pass goes through all batches, so the graph keeps each X until then.
    """
    w, total = Tensor(w, requires_grad=True), 0.0
    for X, y in batches:
        centered = X - np.mean(X, axis=0)
        error = centered @ w - y
        total = total + (error * error).mean()
    total.backward()
    return w.grad


def one_buffer(w, batches):
    w, total = Tensor(w, requires_grad=True), 0.0
    centered = np.empty_like(batches[0][0])
    for X, y in batches:
        np.subtract(X, np.mean(X, axis=0), out=centered)
        error = centered @ w - y
        total = total + (error * error).mean()
    total.backward()
    return w.grad


def equal_batches(rng):
    """w (D,), batches of X (N, D) and y (N,): several, two, and one."""
    cases = []
    for count, N, D in [(3, 5, 3), (2, 4, 2), (1, 4, 3), (5, 2, 3)]:
        batches = [(rng.normal(1, 2, (N, D)), rng.normal(0, 2, N)) for _ in range(count)]
        cases.append((rng.normal(size=D), batches))
    return cases


def copied(w, batches):
    w, total = Tensor(w, requires_grad=True), 0.0
    centered = np.empty_like(batches[0][0])
    for X, y in batches:
        np.subtract(X, np.mean(X, axis=0), out=centered)
        error = centered.copy() @ w - y
        total = total + (error * error).mean()
    total.backward()
    return w.grad


def back_each_time(w, batches):
    """Each batch has its backward pass before the next is written; the gradients add up in w."""
    w = Tensor(w, requires_grad=True)
    centered = np.empty_like(batches[0][0])
    for X, y in batches:
        np.subtract(X, np.mean(X, axis=0), out=centered)
        ((centered @ w - y) ** 2).mean().backward()
    return w.grad


def by_hand(w, batches):
    total = np.zeros_like(w)
    for X, y in batches:
        centered = X - X.mean(axis=0)
        total += 2 / len(X) * centered.T @ (centered @ w - y)
    return total


def last_alone(w, batches):
    w = Tensor(w, requires_grad=True)
    for X, y in batches:
        centered = X - np.mean(X, axis=0)
        total = ((centered @ w - y) ** 2).mean()
    total.backward()
    return w.grad


def back_through_all_again(w, batches):
    w, total = Tensor(w, requires_grad=True), 0.0
    for X, y in batches:
        centered = X - np.mean(X, axis=0)
        total = total + ((centered @ w - y) ** 2).mean()
        total.backward()
    return w.grad


def graph_kept(w, batches):
    w, total = Tensor(w, requires_grad=True), 0.0
    centered = np.empty_like(batches[0][0])
    for X, y in batches:
        np.subtract(X, np.mean(X, axis=0), out=centered)
        error = centered @ w - y
        total = total + (error * error).mean()
    total.backward(retain_graph=True)
    return w.grad


def numbers_alone(w, batches):
    w, total = Tensor(w, requires_grad=True), 0.0
    for X, y in batches:
        centered = X - np.mean(X, axis=0)
        error = centered @ w - y
        total = total + (error * error).mean().data
    total.backward()
    return w.grad


def in_the_caller(w, batches):
    w, total = Tensor(w, requires_grad=True), 0.0
    for X, y in batches:
        X -= np.mean(X, axis=0)
        total = total + ((X @ w - y) ** 2).mean()
    total.backward()
    return w.grad


def of_all_batches(w, batches):
    mean = np.mean([X for X, _ in batches], axis=(0, 1))
    w, total = Tensor(w, requires_grad=True), 0.0
    for X, y in batches:
        total = total + (((X - mean) @ w - y) ** 2).mean()
    total.backward()
    return w.grad


BUG_HUNT = Exercise(
    notebook=11,
    extra=True,
    name="repair_in_place",
    kind="bug hunt",
    buggy="one-buffer",
    mended=(
        "the graph keeps the array itself, not a copy. Every batch wrote into the same array, so "
        "on the way back all of them found the last batch there. Now each batch has an array of "
        "its own for as long as the graph needs it."
    ),
    reference=each_its_own,
    uses=("Tensor",),
    stub=(
        "One fault is in here. The gradient of a sum of losses, one for each batch, in one way "
        "back.\n\nw (D,) is an array; batches is a list of (X, y), X (N, D) and y (N,), all of one "
        "size.\nThe columns of each X are centred first, to mean 0 in their batch; the loss of a "
        "batch is\nthe mean of (X w − y)². Return the gradient, (D,). Change no argument."
    ),
    cases=equal_batches,
    hints=(
        "total is right, but w.grad is not. The way back of centered @ w is centeredᵀ grad: what "
        "numbers are in centered when backward comes to the first batch?",
        "dw = Σ over the batches of 2/N · centeredᵀ (centered w − y), each with its own centered, "
        "(N, D).",
        "out= writes into an array that exists already. Without it np.subtract returns a new one "
        "for each batch, and the graph may keep it.",
    ),
    why="Why is the loss right, and only the gradient wrong?",
    mistakes=mistakes(
        ("one-buffer", one_buffer),
        "on the way back all batches find the last one in centered, because each wrote into the "
        "same array. The graph keeps the array, not what was in it.",
        ("graph-kept", graph_kept),
        "this backward has no retain_graph, and PyTorch's would not help: it keeps the graph for "
        "another way back, with the overwritten array in it.",
        ("last-alone", last_alone),
        "this is the gradient of the last batch alone. The gradients of all batches add: leave no "
        "loss out of total, and set no gradient to 0 in between.",
        ("back-in-the-loop", back_through_all_again),
        "total.backward() is called in each round of the loop, and goes back through the earlier "
        "batches too, whose graph has been let go. Call it once, after the loop; or call backward "
        "for each loss separately.",
        ("numbers-alone", numbers_alone),
        "only the number in each loss, .data, was added, and a plain number has no way back. Add "
        "the tensors.",
        ("changed-input", in_the_caller),
        "the gradient is right, but the caller's X has been changed: -= writes into it. Make a new "
        "array for each batch.",
        ("not-centered", {"X - np.mean(X, axis=0)": "X"}),
        "the columns are not centred any more. That part was right: X minus its mean over the "
        "rows.",
        ("centered-by-rows", {"axis=0": "axis=1, keepdims=True"}),
        "each row was centred. Centre the columns: subtract the mean over axis 0.",
        ("centered-by-one-number", {"np.mean(X, axis=0)": "np.mean(X)"}),
        "one number was subtracted, the mean of the whole batch. Each column has a mean of its "
        "own: take it over axis 0.",
        ("centered-by-all", of_all_batches),
        "all batches were centred by one mean, taken over all of them. Each batch should have its "
        "own mean.",
        ("averaged", {"return w.grad": "return w.grad / len(batches)"}),
        "the sum over the batches was divided by the number of batches. The exercise asks for the "
        "gradient of the sum of the losses.",
        ("summed-errors", {"(error * error).mean()": "(error * error).sum()"}),
        "each loss is a sum over its rows now, so the gradient is N times too large. Each should "
        "still be a mean.",
        ("the-loss", {"return w.grad": "return total.data"}),
        "the loss came back. Return the gradient, (D,).",
    ),
    alternatives=(copied, back_each_time, by_hand),
)

# Question: which check would have caught it? a) The loss against one computed by hand. b) Nudging,
# with one batch. c) Nudging, with two different batches. d) The same call twice.
CHECK_GUESS = Guess(
    name="repair_in_place_check",
    notebook=11,
    extra=True,
    answer="c",
    because=(
        "with two batches the second overwrites the first before the way back. Nudging only goes "
        "forward, so it uses each batch before it is overwritten."
    ),
    wrong={
        "a": (
            "the loss is right: on the way forward each batch is used as soon as it is written. "
            "The fault waits for the way back."
        ),
        "b": "one batch writes once, and nothing overwrites it. The fault needs a second batch.",
        "d": "a second run gives the same wrong gradient. Nothing here depends on chance.",
    },
)
