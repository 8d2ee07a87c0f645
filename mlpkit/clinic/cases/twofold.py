"""The case `twofold`: two faults that hide each other, so that fixing one makes it worse."""

import numpy as np

from mlpkit import training
from mlpkit.backprop import backward
from mlpkit.checker import Mistake
from mlpkit.clinic.record import Case, Cost
from mlpkit.forward_pass import forward
from mlpkit.losses import LOSSES
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import SGD


def train_epoch(network, parameters, batches, optimizer, loss, loss_backward, rng=None):
    gradients = parameters.like()
    for X, y in batches:
        output, cache = forward(network, parameters, X, rng)
        backward(network, parameters, cache, loss_backward(output, y), gradients)
        optimizer.step(parameters, gradients)


def of_mlpkit(network, parameters, batches, optimizer, loss, loss_backward, rng=None):
    training.train_epoch(network, parameters, batches, optimizer, loss, loss_backward, rng)


def zero_first(network, parameters, batches, optimizer, loss, loss_backward, rng=None):
    gradients, found = parameters.like(), parameters.like()
    for X, y in batches:
        gradients.vector[:] = 0
        output, cache = forward(network, parameters, X, rng)
        backward(network, parameters, cache, loss_backward(output, y), found)
        gradients.vector[:] += found.vector
        optimizer.step(parameters, gradients)


def still_divided(network, parameters, batches, optimizer, loss, loss_backward, rng=None):
    gradients = parameters.like()
    for X, y in batches:
        output, cache = forward(network, parameters, X, rng)
        grad = loss_backward(output, y) / len(y)
        backward(network, parameters, cache, grad, gradients)
        optimizer.step(parameters, gradients)


def still_added(network, parameters, batches, optimizer, loss, loss_backward, rng=None):
    gradients, found = parameters.like(), parameters.like()
    for X, y in batches:
        output, cache = forward(network, parameters, X, rng)
        grad = loss_backward(output, y)
        backward(network, parameters, cache, grad, found)
        gradients.vector[:] += found.vector
        optimizer.step(parameters, gradients)


def divided_by_the_count(network, parameters, batches, optimizer, loss, loss_backward, rng=None):
    gradients, found = parameters.like(), parameters.like()
    for count, (X, y) in enumerate(batches, start=1):
        output, cache = forward(network, parameters, X, rng)
        grad = loss_backward(output, y) / len(y)
        backward(network, parameters, cache, grad, found)
        gradients.vector[:] += (found.vector - gradients.vector) / count
        optimizer.step(parameters, gradients)


def zero_too_early(network, parameters, batches, optimizer, loss, loss_backward, rng=None):
    gradients, found = parameters.like(), parameters.like()
    for X, y in batches:
        output, cache = forward(network, parameters, X, rng)
        backward(network, parameters, cache, loss_backward(output, y), found)
        gradients.vector[:] += found.vector
        gradients.vector[:] = 0
        optimizer.step(parameters, gradients)


def step_too_early(network, parameters, batches, optimizer, loss, loss_backward, rng=None):
    gradients, found = parameters.like(), parameters.like()
    for X, y in batches:
        output, cache = forward(network, parameters, X, rng)
        backward(network, parameters, cache, loss_backward(output, y), found)
        optimizer.step(parameters, gradients)
        gradients.vector[:] = found.vector


def multiplied(network, parameters, batches, optimizer, loss, loss_backward, rng=None):
    gradients = parameters.like()
    for X, y in batches:
        output, cache = forward(network, parameters, X, rng)
        grad = loss_backward(output, y) * len(y)
        backward(network, parameters, cache, grad, gradients)
        optimizer.step(parameters, gradients)


def divided_by_the_batches(network, parameters, batches, optimizer, loss, loss_backward, rng=None):
    gradients = parameters.like()
    for X, y in batches:
        output, cache = forward(network, parameters, X, rng)
        grad = loss_backward(output, y) / len(batches)
        backward(network, parameters, cache, grad, gradients)
        optimizer.step(parameters, gradients)


def bare_vector(network, parameters, batches, optimizer, loss, loss_backward, rng=None):
    found = parameters.like()
    for X, y in batches:
        output, cache = forward(network, parameters, X, rng)
        backward(network, parameters, cache, loss_backward(output, y), found)
        gradients = found.vector
        optimizer.step(parameters, gradients)


def one_step_of_all(network, parameters, batches, optimizer, loss, loss_backward, rng=None):
    gradients, found = parameters.like(), parameters.like()
    for X, y in batches:
        output, cache = forward(network, parameters, X, rng)
        backward(network, parameters, cache, loss_backward(output, y), found)
        gradients.vector[:] += found.vector
    optimizer.step(parameters, gradients)


def one_step_of_the_last(network, parameters, batches, optimizer, loss, loss_backward, rng=None):
    gradients, found = parameters.like(), parameters.like()
    for X, y in batches:
        output, cache = forward(network, parameters, X, rng)
        backward(network, parameters, cache, loss_backward(output, y), found)
        gradients.vector[:] = found.vector
    optimizer.step(parameters, gradients)


def one_step_divided(network, parameters, batches, optimizer, loss, loss_backward, rng=None):
    gradients, found = parameters.like(), parameters.like()
    for X, y in batches:
        output, cache = forward(network, parameters, X, rng)
        grad = loss_backward(output, y) / len(y)
        backward(network, parameters, cache, grad, found)
        gradients.vector[:] += found.vector
    optimizer.step(parameters, gradients)


def epochs(rng):
    """(network, parameters, batches, optimizer, value, gradient) of small epochs, in float64."""
    cases = []
    for counts in ((6, 6, 6, 2), (5,), (3, 3)):
        network = mlp([4, 7, 3])
        batches = [(rng.normal(size=(N, 4)), rng.integers(0, 3, N)) for N in counts]
        parameters = initialize(network, rng, dtype=np.float64)
        cases.append((network, parameters, batches, SGD(0.3), *LOSSES["cross_entropy"]))
    return cases


CASE = Case(
    name="twofold",
    saw=(
        "It learns, but not as well as it should: after 4 epochs the training loss is 0.72, and a "
        "colleague's is 0.5. The author found a fault and fixed it. The loss rose to 0.97, so the "
        "fault was put back."
    ),
    source=(
        "Karpathy, “most common neural net mistakes” (2018), number 3: no zero_grad; and "
        "huggingface/transformers, issue 35203 (2024): a loss divided by the wrong number of "
        "examples"
    ),
    function="train_epoch",
    lines=(19, 21),
    organ="training loop",
    cause=(
        "the gradient, which is already a mean, is divided by the size of the batch once more, so "
        "each step is 16 times too short. It is also added to all earlier gradients of the epoch, "
        "so a step is the sum of up to 125. Each of the two faults hides the other: with only one "
        "fixed the loss is above 0.9, or it never comes down."
    ),
    repaired=train_epoch,
    mistakes=(
        Mistake(
            "still-divided",
            still_divided,
            "with this the training loss rises, from 0.72 to 0.97. It is the author's own repair, "
            "and it is right: gradients are not added up any more. But every step is 16 times too "
            "short now. Look for a division.",
        ),
        Mistake(
            "still-added",
            still_added,
            "with this the training loss rises above that of a network that knows nothing. It is "
            "right all the same: nothing is divided twice any more. But the steps are far too "
            "long, because a gradient is still added to those of all batches before.",
        ),
        Mistake(
            "the-mean-so-far",
            divided_by_the_count,
            "now a step takes the mean of all gradients of the epoch, divided by 16. It should "
            "take the gradient of its own batch, as it is.",
        ),
        Mistake(
            "zero-before-the-step",
            zero_too_early,
            "no weight moves. If gradients are set to 0 between the backward pass and the step, no "
            "step goes anywhere.",
        ),
        Mistake(
            "step-too-early",
            step_too_early,
            "the step comes before the batch's gradient is stored: each batch's step is taken with "
            "the gradient of the batch before, and the first step with zeros.",
        ),
        Mistake(
            "multiplied-by-the-count",
            multiplied,
            "each gradient is 16 times too long now: it is multiplied by the size of the batch. "
            "loss_backward gives the gradient of the mean, and a step takes that as it is.",
        ),
        Mistake(
            "divided-by-the-batches",
            divided_by_the_batches,
            "each gradient is divided by the number of batches now. loss_backward gives the "
            "gradient of the batch's mean, and a step takes that as it is.",
        ),
        Mistake(
            "bare-vector",
            bare_vector,
            "the step gets a bare vector: gradients is now another name for found.vector. SGD "
            "expects an object made by parameters.like(). Write into its vector, or pass the "
            "whole object.",
        ),
        Mistake(
            "one-step-of-all",
            one_step_of_all,
            "the step comes after the loop, so there is one in the whole epoch, with the "
            "gradients of all batches added up. Each batch should have its own step, with its own "
            "gradient.",
        ),
        Mistake(
            "one-step-divided",
            one_step_divided,
            "the step comes after the loop, so there is one in the whole epoch. Each batch should "
            "have its own step, with its own gradient, and nothing should be divided.",
        ),
        Mistake(
            "one-step-of-the-last",
            one_step_of_the_last,
            "the step comes after the loop, so there is one in the whole epoch, with the gradient "
            "of the last batch. Each batch should have its own step.",
        ),
    ),
    idle={
        r"found\.vector(\[:\])? */=? *(len\(|\w+\.shape)": (
            "Dividing found.vector is the same division in a different line."
        ),
        r"found\.vector\[:\] *(= *0|\*= *0)|found\.vector\.fill\(0": (
            "Setting found to 0 forgets nothing: backward overwrites it at each call anyway."
        ),
        r"^(    |\t)gradients\.vector(\[:\] *= *0|\.fill\(0)": (
            "Outside the loop gradients is set to 0 once an epoch, not once a batch."
        ),
    },
    alternatives=(zero_first, of_mlpkit),
    hints=(
        "Compare the gradient with which a step is taken with the gradient of that batch alone, "
        "step by step. At the first step the one is 1/16 of the other; later it grows, and points "
        "in a different direction. These are two findings.",
        "One thing makes the first number 1/16 and not 1. Another makes it grow.",
        "loss_backward gives the gradient of a mean. And where is the old gradient forgotten? "
        "Repair both, then run.",
    ),
    shows=("loop",),
    alike={
        "gradients added up, and nothing else": (
            "then the first step of an epoch is taken with exactly its batch's gradient. "
            "Here it is 1/16 of it."
        ),
        "a gradient divided once too often, and nothing else": (
            "then it is 1/16 at every step, and in the batch's own direction. Here it grows and "
            "turns."
        ),
        "a rate that is too small": (
            "then the loss falls slowly and smoothly, and the gradient at a step is its batch's."
        ),
    },
    against={
        "optimizer": (
            "SGD does what its name says, and with the batch's own gradient a rate of 0.08 is "
            "good. A different rate would hide the faults better, and fix neither."
        ),
        "backward pass": "the gradient agrees with nudging in all the numbers that were tried.",
        "loss": "its gradient agrees with nudging: it is already the batch mean.",
        "data": "the numbers lie between 0 and 1, and there are 200 images of each kind.",
        "labels": "78 of 100 images have the label of the image most like them.",
        "first weights": "the loss is near ln 10 at the start, and no unit is dead.",
        "prediction": "predict is right as often as evaluate says.",
        (30, 30): "16 is a small batch and a good one: with 125 steps an epoch it learns fast.",
        (16, 16): "both are made once and written to at every step, as in mlpkit's own loop.",
        (18, 18): "it gets the network, its parameters and the batch, and the outputs are right.",
        (20, 20): "backward overwrites `found` at each call: nothing old stays in it.",
        (22, 22): "there is one step for each batch, and SGD moves by what it is given.",
    },
    costs=(Cost("training loss", sick=0.72, healthy=0.50, tolerance=0.09),),
    cases=epochs,
    changes=("parameters",),
    core=True,
)
