"""The case `swing`: gradients that are added up and never reset to 0."""

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


def zero_first(network, parameters, batches, optimizer, loss, loss_backward, rng=None):
    gradients, found = parameters.like(), parameters.like()
    for X, y in batches:
        output, cache = forward(network, parameters, X, rng)
        backward(network, parameters, cache, loss_backward(output, y), found)
        gradients.vector[:] = 0
        gradients.vector[:] += found.vector
        optimizer.step(parameters, gradients)


def of_mlpkit(network, parameters, batches, optimizer, loss, loss_backward, rng=None):
    training.train_epoch(network, parameters, batches, optimizer, loss, loss_backward, rng)


def mean_so_far(network, parameters, batches, optimizer, loss, loss_backward, rng=None):
    gradients, found = parameters.like(), parameters.like()
    for count, (X, y) in enumerate(batches, start=1):
        output, cache = forward(network, parameters, X, rng)
        backward(network, parameters, cache, loss_backward(output, y), found)
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


def one_step_of_all(network, parameters, batches, optimizer, loss, loss_backward, rng=None):
    gradients, found = parameters.like(), parameters.like()
    for X, y in batches:
        output, cache = forward(network, parameters, X, rng)
        backward(network, parameters, cache, loss_backward(output, y), found)
        gradients.vector[:] += found.vector
    optimizer.step(parameters, gradients)


def one_step_of_the_mean(network, parameters, batches, optimizer, loss, loss_backward, rng=None):
    gradients, found, count = parameters.like(), parameters.like(), 0
    for X, y in batches:
        output, cache = forward(network, parameters, X, rng)
        backward(network, parameters, cache, loss_backward(output, y), found)
        gradients.vector[:] += found.vector
        count += 1
    gradients.vector[:] /= count
    optimizer.step(parameters, gradients)


def one_step_of_the_last(network, parameters, batches, optimizer, loss, loss_backward, rng=None):
    gradients, found = parameters.like(), parameters.like()
    for X, y in batches:
        output, cache = forward(network, parameters, X, rng)
        backward(network, parameters, cache, loss_backward(output, y), found)
        gradients.vector[:] = found.vector
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
    name="swing",
    saw=(
        "The loss falls, then swings up and down from epoch to epoch and never settles. After ten "
        "epochs the training loss is near 0.95, where a colleague has 0.5."
    ),
    source="Karpathy, “most common neural net mistakes” (2018), number 3: no zero_grad",
    function="train_epoch",
    lines=(20,),
    organ="training loop",
    cause=(
        "gradients are added to those of all batches before, and nothing sets them to 0 until the "
        "next epoch. The fortieth step adds up the gradients of forty batches, most of them taken "
        "at weights long left behind."
    ),
    repaired=train_epoch,
    mistakes=(
        Mistake(
            "the-mean-so-far",
            mean_so_far,
            "now each step takes the mean of all gradients of the epoch so far: not too long any "
            "more, but still made of old ones.",
        ),
        Mistake(
            "zero-before-the-step",
            zero_too_early,
            "no weight moves. If gradients are set to 0 between the backward pass and the step, no "
            "step goes anywhere.",
        ),
        Mistake(
            "one-step-of-all",
            one_step_of_all,
            "the step comes after the loop, so there is one in the whole epoch, with the "
            "gradients of all batches added up. Each batch should have its own step, with its own "
            "gradient.",
        ),
        Mistake(
            "one-step-of-the-mean",
            one_step_of_the_mean,
            "the step comes after the loop, so there is one in the whole epoch, with the mean of "
            "all gradients. Each batch should have its own step, with its own gradient.",
        ),
        Mistake(
            "one-step-of-the-last",
            one_step_of_the_last,
            "the step comes after the loop, so there is one in the whole epoch, with the gradient "
            "of the last batch. Each batch should have its own step.",
        ),
    ),
    alternatives=(zero_first, of_mlpkit),
    hints=(
        "Compare the gradient with which a step is taken with the gradient of that batch alone. At "
        "the first step of an epoch they are equal. At the third?",
        "Which of the two arrays is filled again for each batch, and which grows?",
        "What a step needs is the gradient of its own batch. Assign it, or set the sum to 0 first.",
    ),
    shows=("loop",),
    alike={
        "a rate that is too large": (
            "then each gradient at a step is that of its batch, and a smaller rate cures all of "
            "it. Here the gradient at the third step is already more than its batch's own."
        ),
        "a momentum near 1": (
            "then the optimizer keeps the old gradients, and those handed to it are right."
        ),
        "images in the order of their kinds": (
            "then the loop shows the same order in every epoch. Here it is a new one each time."
        ),
    },
    against={
        "optimizer": (
            "a step is about 1e-2 of the weights, and twenty images, a batch to themselves, are "
            "learnt with it."
        ),
        "backward pass": "the gradient agrees with nudging in all the numbers that were tried.",
        "loss": "it starts near ln 10, and its gradient agrees with nudging.",
        "data": "the numbers lie between 0 and 1, and there are 200 images of each kind.",
        "labels": "78 of 100 images have the label of the image most like them.",
        "first weights": "the loss is near ln 10 at the start, and no unit is dead.",
        (29, 29): (
            "with a rate of 0.07 and the batch's own gradient it learns well. The steps are too "
            "long because of what they are made of."
        ),
        (19, 19): "backward overwrites `found` at each call: nothing old stays in it.",
    },
    costs=(Cost("training loss", sick=0.95, healthy=0.51, tolerance=0.17),),
    cases=epochs,
    changes=("parameters",),
)
