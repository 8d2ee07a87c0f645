"""Exercise of notebook 05: learning_step, the forward pass, the backward pass and the update."""

import numpy as np

from mlpkit.activations import relu, softmax
from mlpkit.backprop import two_layer_backward
from mlpkit.checker import Exercise, mistakes
from mlpkit.forward_pass import two_layer_forward
from mlpkit.losses import cross_entropy, cross_entropy_backward


def learning_step(X, labels, W1, b1, W2, b2, rate):
    """One step of gradient descent on a batch, in place; the loss before it."""
    logits, cache = two_layer_forward(X, W1, b1, W2, b2)
    grad = cross_entropy_backward(logits, labels)
    dW1, db1, dW2, db2 = two_layer_backward(grad, cache, W2)
    W1 -= rate * dW1
    b1 -= rate * db1
    W2 -= rate * dW2
    b2 -= rate * db2
    return cross_entropy(logits, labels)


def learning_step_cases(rng):
    """X (N, D), labels (N,), W1 (D, H), b1 (H,), W2 (H, C), b2 (C,), rate; no two sizes equal."""
    cases = []
    for N, D, H, C, rate in [
        (5, 3, 6, 4, 0.5),
        (1, 2, 5, 3, 0.1),
        (4, 6, 3, 2, 2.0),
        (6, 2, 4, 3, 1.5),
    ]:
        arrays = [rng.normal(size=shape) for shape in ((N, D), (D, H), H, (H, C), C)]
        X, *parameters = arrays
        if N == 4:
            X[0, 0] = 1000
        cases.append((X, rng.integers(0, C, N), *parameters, rate))
    return cases


def gradients(X, labels, W1, b1, W2, b2):
    """(loss, the four gradients) of one batch."""
    logits, cache = two_layer_forward(X, W1, b1, W2, b2)
    grad = cross_entropy_backward(logits, labels)
    return cross_entropy(logits, labels), two_layer_backward(grad, cache, W2)


def as_it_is(rate):
    return rate


def whole(rate):
    return 1


def moved(weights, biases):
    """A step in which the rate is replaced by a function of it, in weights and in biases."""

    def step(X, labels, W1, b1, W2, b2, rate):
        loss, (dW1, db1, dW2, db2) = gradients(X, labels, W1, b1, W2, b2)
        W1 -= weights(rate) * dW1
        b1 -= biases(rate) * db1
        W2 -= weights(rate) * dW2
        b2 -= biases(rate) * db2
        return loss

    return step


def last_layer_first(X, labels, W1, b1, W2, b2, rate):
    """W2 has moved before the gradient goes back through it."""
    logits, (_, z1, a1) = two_layer_forward(X, W1, b1, W2, b2)
    grad = cross_entropy_backward(logits, labels)
    dW2 = a1.T @ grad
    W2 -= rate * dW2
    b2 -= rate * np.sum(grad, axis=0)
    dz1 = (grad @ W2.T) * (z1 > 0)
    W1 -= rate * (X.T @ dz1)
    b1 -= rate * np.sum(dz1, axis=0)
    return cross_entropy(logits, labels)


def example_by_example(X, labels, W1, b1, W2, b2, rate):
    """A step after each example."""
    losses = []
    for n in range(len(X)):
        one = X[n : n + 1], labels[n : n + 1]
        losses.append(learning_step(*one, W1, b1, W2, b2, rate))
    return np.mean(losses)


def two_steps(X, labels, W1, b1, W2, b2, rate):
    loss = learning_step(X, labels, W1, b1, W2, b2, rate)
    learning_step(X, labels, W1, b1, W2, b2, rate)
    return loss


def nothing_moves(X, labels, W1, b1, W2, b2, rate):
    loss, found = gradients(X, labels, W1, b1, W2, b2)
    dW1, db1, dW2, db2 = found
    W1 = W1 - rate * dW1
    b1 = b1 - rate * db1
    W2 = W2 - rate * dW2
    b2 = b2 - rate * db2
    return loss


def replaced_by_the_step(X, labels, W1, b1, W2, b2, rate):
    loss, found = gradients(X, labels, W1, b1, W2, b2)
    for array, gradient in zip((W1, b1, W2, b2), found, strict=True):
        array[:] = -rate * gradient
    return loss


def new_arrays(X, labels, W1, b1, W2, b2, rate):
    """The new arrays are returned, and the old ones are not changed."""
    _, found = gradients(X, labels, W1, b1, W2, b2)
    return tuple(a - rate * d for a, d in zip((W1, b1, W2, b2), found, strict=True))


def arrays_returned(X, labels, W1, b1, W2, b2, rate):
    learning_step(X, labels, W1, b1, W2, b2, rate)
    return W1, b1, W2, b2


def in_a_loop(X, labels, W1, b1, W2, b2, rate):
    logits, cache = two_layer_forward(X, W1, b1, W2, b2)
    back = two_layer_backward(cross_entropy_backward(logits, labels), cache, W2)
    for array, gradient in zip((W1, b1, W2, b2), back, strict=True):
        array -= rate * gradient
    return float(cross_entropy(logits, labels))


def by_slices(X, labels, W1, b1, W2, b2, rate):
    loss, (dW1, db1, dW2, db2) = gradients(X, labels, W1, b1, W2, b2)
    W1[:] = W1 - rate * dW1
    b1[:] = b1 - rate * db1
    W2[:] = W2 + -rate * dW2
    np.subtract(b2, rate * db2, out=b2)
    return loss


def in_full(X, labels, W1, b1, W2, b2, rate):
    """Without the four functions; all gradients before the first move."""
    z1 = X @ W1 + b1
    a1 = relu(z1)
    p = softmax(a1 @ W2 + b2)
    loss = cross_entropy(a1 @ W2 + b2, labels)
    grad = (p - np.eye(p.shape[1])[labels]) / len(X)
    dz1 = (grad @ W2.T) * (z1 > 0)
    W2 -= rate * a1.T @ grad
    b2 -= rate * grad.sum(axis=0)
    W1 -= rate * X.T @ dz1
    b1 -= rate * dz1.sum(axis=0)
    return loss


FORWARD = "two_layer_forward(X, W1, b1, W2, b2)"
GRAD = "cross_entropy_backward(logits, labels)"
LOSS = "return cross_entropy(logits, labels)"

EXERCISE = Exercise(
    notebook=5,
    reference=learning_step,
    stub=(
        "One step of gradient descent on a batch. Return its loss, as it was before the step.\n\n"
        "X (N, D), labels (N,). W1 (D, H), b1 (H,), W2 (H, C) and b2 (C,) are changed in\n"
        "place. You may call two_layer_forward, cross_entropy, cross_entropy_backward and\n"
        "two_layer_backward."
    ),
    cases=learning_step_cases,
    changes=("W1", "b1", "W2", "b2"),
    uses=("two_layer_forward", "cross_entropy", "cross_entropy_backward", "two_layer_backward"),
    sizes={"X": "N D", "W1": "D H", "W2": "H C"},
    hints=(
        "Four things, in this order: forward, the gradient of the loss, backward, the update of "
        "four arrays. The loss is a number to return; nothing else needs it.",
        "From X to logits (N, C) and the cache; from logits and labels to grad (N, C); from grad, "
        "cache and W2 to dW1, db1, dW2, db2, each of the shape of its array. Then, for each "
        "array: array ← array − rate · gradient, in the array that came in.",
        "logits, cache come from two_layer_forward; grad from cross_entropy_backward of logits "
        "and labels; the four gradients from two_layer_backward of grad, cache and W2. "
        "`W1 -= rate * dW1` changes W1 in place, and so on for b1, W2 and b2. Return "
        "cross_entropy of the same logits.",
    ),
    why="Why must W2 stay as it is until the backward pass is done?",
    fade="grad = ",
    mistakes=mistakes(
        ("nothing-moved", nothing_moves),
        "the loss is right, but the four arrays are as they came in. W1 = W1 - … and W1.copy() "
        "make new arrays: change those that came in, with -= or W1[:] = ….",
        ("new-arrays-returned", new_arrays),
        "returned four new arrays, and those that came in are as they were. Change W1, b1, W2 and "
        "b2 in place, with -= or W1[:] = …, and return the loss.",
        ("arrays-returned", arrays_returned),
        "the arrays have moved as they should, but they were returned. Return the loss.",
        ("averaged-again", {GRAD: f"{GRAD} / len(X)"}),
        "each array moved N times too little. The 1/N is in cross_entropy_backward already.",
        ("summed", {GRAD: f"{GRAD} * len(X)"}),
        "each array moved N times too far. The loss is a mean over the batch, and so is its "
        "gradient: multiply it by nothing but the rate.",
        ("biases-left", {"b1 -= rate * db1": "", "b2 -= rate * db2": ""}),
        "W1 and W2 are right, but b1 and b2 have not moved. A bias is a parameter as well. (b1 = "
        "b1 - … makes a new array: write b1 -= ….)",
        ("first-layer-left", {"W1 -= rate * dW1": "", "b1 -= rate * db1": ""}),
        "W2 and b2 are right, but W1 and b1 have not moved. One backward pass gives the gradients "
        "of both layers: use all four.",
        ("last-layer-left", {"W2 -= rate * dW2": "", "b2 -= rate * db2": ""}),
        "W1 and b1 are right, but W2 and b2 have not moved. One backward pass gives the gradients "
        "of both layers: use all four.",
        ("weights-without-rate", moved(whole, as_it_is)),
        "b1 and b2 are right; W1 and W2 moved by their whole gradient. The rate belongs in every "
        "step.",
        ("w2-moved-first", last_layer_first),
        "W2 and b2 are right; W1 and b1 moved along the gradient that comes back through the new "
        "W2. Compute all four gradients first, then move.",
        ("example-by-example", example_by_example),
        "the arrays moved once for each example. The whole batch should give one gradient, and one "
        "step.",
        ("two-steps", two_steps),
        "two steps were taken. One call should take one step: one forward pass, one backward "
        "pass, one update.",
        (
            "loss-after-the-step",
            {LOSS: f"logits, _ = {FORWARD}\n    {LOSS}"},
        ),
        "the arrays have moved as they should, but the loss was computed after the step. Return "
        "the loss before it, from the logits that the step was made with.",
        ("loss-summed", {LOSS: f"{LOSS} * len(X)"}),
        "the arrays have moved as they should, but the loss is N times too large. cross_entropy "
        "is the mean over the batch: return it as it is.",
        ("loss-over-n", {LOSS: f"{LOSS} / len(X)"}),
        "the arrays have moved as they should, but the loss is N times too small. cross_entropy "
        "is the mean over the batch: return it as it is.",
        ("accuracy", {LOSS: "return np.mean(np.argmax(logits, axis=1) == labels)"}),
        "the arrays have moved as they should, but what came back is the share of right answers. "
        "Return the loss.",
        ("loss-of-probabilities", {LOSS: "return cross_entropy(softmax(logits), labels)"}),
        "the arrays have moved as they should, but the loss is wrong: cross_entropy takes "
        "logits, and applies softmax itself. It got probabilities.",
        ("gradient-of-probabilities", {GRAD: "cross_entropy_backward(softmax(logits), labels)"}),
        "the loss is right, but the arrays moved along a different gradient: "
        "cross_entropy_backward takes logits, and applies softmax itself. It got probabilities.",
        (
            "probabilities-for-both",
            {
                GRAD: "cross_entropy_backward(softmax(logits), labels)",
                LOSS: "return cross_entropy(softmax(logits), labels)",
            },
        ),
        "cross_entropy and cross_entropy_backward got probabilities. Both take logits, and apply "
        "softmax themselves.",
        ("logits-sent-back", {GRAD: "logits"}),
        "the loss is right, but the logits were sent back. two_layer_backward should get the "
        "gradient of the loss with respect to the logits.",
        ("probabilities-sent-back", {GRAD: "softmax(logits)"}),
        "the loss is right, but the probabilities were sent back. Send back the gradient, (p − y) "
        "/ N, which cross_entropy_backward gives.",
        ("loss-sent-back", {GRAD: "cross_entropy(logits, labels)"}),
        "the loss itself was sent back, one number. two_layer_backward should get the gradient of "
        "the loss with respect to the logits, (N, C).",
        (
            "pair-as-logits",
            {f"logits, cache = {FORWARD}": f"logits = {FORWARD}\n    cache = logits"},
        ),
        "two_layer_forward returns two things, the logits and the cache. Take both: "
        "logits, cache = ….",
        (
            "loss-instead-of-logits",
            {GRAD: "cross_entropy_backward(cross_entropy(logits, labels), labels)"},
        ),
        "cross_entropy_backward got the loss, one number. It takes the logits, as cross_entropy "
        "does.",
        ("like-pytorch", {GRAD: "cross_entropy(logits, labels).backward()"}),
        "the loss is a plain number, which does not know how it was computed. Its gradient with "
        "respect to the logits is cross_entropy_backward(logits, labels).",
        ("replaced-by-the-step", replaced_by_the_step),
        "each array holds the step alone, −rate · gradient. Add the step to what the array held: "
        "W1 -= rate * dW1.",
        (
            "w1-sent-back",
            {"two_layer_backward(grad, cache, W2)": "two_layer_backward(grad, cache, W1)"},
        ),
        "two_layer_backward got W1 as its third argument. Only W2 is needed on the way back.",
        (
            "last-layer-first",
            {"dW1, db1, dW2, db2 = ": "dW2, db2, dW1, db1 = "},
        ),
        "two_layer_backward returns dW1, db1, dW2, db2, in this order: the first layer's first.",
        ("loss-and-logits", {LOSS: f"{LOSS}, logits"}),
        "returned two things. Return the loss alone.",
    ),
    alternatives=(in_a_loop, by_slices, in_full),
)
