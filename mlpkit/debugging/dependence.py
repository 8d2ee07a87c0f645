"""Measure what an output depends on: only its own example, and whether the inputs matter at all."""

import copy
from typing import NamedTuple

import numpy as np

from mlpkit.debugging.first_steps import train_step
from mlpkit.debugging.layers import rms
from mlpkit.forward_pass import forward
from mlpkit.losses import on_labels
from mlpkit.preprocessing import check_lengths
from mlpkit.targets import target_of


class WithoutInputs(NamedTuple):
    """What a network reaches with its inputs, and without them.

    Attributes
    ----------
    losses, blind : (steps,) the loss of each batch before its step, with the inputs, and with zeros
        in their place
    accuracy, blind_accuracy : on held-out examples, after the last step; if the target is numbers,
        the correlation of the predictions with it
    held : how many examples were held out
    """

    losses: np.ndarray
    blind: np.ndarray
    accuracy: float
    blind_accuracy: float
    held: int


def dependence(network, parameters, X, rng=None):
    """Which example's output depends on which example's inputs, by the gradient: (N, N).

    [i, j] is the root mean square of $∂sᵢ/∂X[j]$, with sᵢ the sum of example i's outputs, each
    times a random number, because the plain sum of a softmax is always the same. If no output
    depends on another example, all but the diagonal is 0. With rng the pass is in training mode,
    where batch normalization makes each output depend on all examples. It takes N backward passes:
    give it few rows. Source: Karpathy, "A Recipe for Training Neural Networks" (2019), "use
    backprop to chart dependencies".
    """
    parameters, rng = copy.deepcopy((parameters, rng))
    unused = parameters.like()
    with np.errstate(all="ignore"):
        output, caches = forward(network, parameters, X, rng)
        weights = np.random.default_rng(0).normal(size=output.shape[1]).astype(output.dtype)
        found = np.zeros((len(X), len(X)))
        for i, row in enumerate(found):
            grad = np.zeros_like(output)
            grad[i] = weights
            for layer, cache in zip(reversed(network), reversed(caches), strict=True):
                grad = layer.backward(parameters, unused, cache, grad)
            row[:] = [rms(of_example) for of_example in grad]
    return found


def without_inputs(
    network, parameters, X, y, loss, optimizer, rng, batch_size=100, steps=200, share=0.2
):
    """Train a little with the inputs, and as long with zeros in their place: a WithoutInputs.

    A network that sees no inputs only learns how frequent the classes are. Both are judged on the
    same `share` of the examples X (N, D), y (N,), held out and drawn by rng, like the batches.
    Source: Karpathy, "A Recipe for Training Neural Networks" (2019), "input-independent baseline".
    Raises ValueError when the lengths of X and y differ, and when no example is left to train on.
    """
    check_lengths("without_inputs", X, y)
    order = copy.deepcopy(rng).permutation(len(X))
    held, kept = np.split(order, [max(1, round(share * len(X)))])
    if not len(kept):
        came = f"{len(X)} example{'s' * (len(X) != 1)} and share {share}"
        raise ValueError(
            f"without_inputs: got {came}, which holds back all of them; expected some to train on."
        )
    runs = []
    for inputs in (X, np.zeros_like(X)):
        moving, stepping, drawing = copy.deepcopy((parameters, optimizer, rng))
        losses = few_steps(
            *(network, moving, inputs, y, kept, loss, stepping, drawing, batch_size, steps)
        )
        with np.errstate(all="ignore"):
            output, _ = forward(network, moving, inputs[held])
            runs.append((losses, target_of(loss).agreement(output, y[held])))
    (losses, right), (blind, blindly) = runs
    return WithoutInputs(losses, blind, right, blindly, len(held))


def few_steps(network, parameters, X, y, kept, loss, optimizer, rng, batch_size, steps):
    """Take `steps` steps, in place, on batches of the examples `kept`: the losses (steps,)."""
    pair, gradients, losses = on_labels(loss), parameters.like(), np.zeros(steps)
    size = min(batch_size, len(kept))
    with np.errstate(all="ignore"):
        for step in range(steps):
            batch = rng.choice(kept, size, replace=False)
            losses[step] = train_step(
                network, parameters, X[batch], y[batch], pair, optimizer, gradients, rng
            )
    return losses
