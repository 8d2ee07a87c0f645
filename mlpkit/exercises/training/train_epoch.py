"""Exercise of notebook 07: train_epoch, a step for each batch, and the epoch's loss."""

import functools

import numpy as np

from mlpkit.backprop import backward
from mlpkit.checker import Exercise, Property, mistakes
from mlpkit.exercises.regularization.causes import fewest, in_one
from mlpkit.forward_pass import forward
from mlpkit.losses import cross_entropy
from mlpkit.network import Layer, Network, initialize, mlp
from mlpkit.optimizers import SGD, Adam, Momentum
from mlpkit.training import on_labels, train_epoch


class HalvedInTraining(Layer):
    """x → x / 2 in training, x without an rng. It never draws anything."""

    def forward(self, parameters, x, rng=None):
        factor = 1.0 if rng is None else 0.5
        return factor * x, factor

    def backward(self, parameters, gradients, cache, grad, need_input=True):
        return cache * grad


def epoch_cases(rng):
    """network, parameters, batches of different sizes, optimizer, loss, loss_backward, rng."""
    cases = []
    for sizes, examples, optimizer, loss in [
        ([3, 5, 4], [4, 4, 1], SGD(0.5), "cross_entropy"),
        ([2, 3], [3, 5, 2, 3], Momentum(0.2, beta=0.8), "cross_entropy"),
        ([4, 3, 2], [1], SGD(1.0), "cross_entropy"),
        ([3, 4, 3], [5, 2, 2], Adam(0.1, beta1=0.7), "mean_squared_error"),
    ]:
        network = mlp(sizes, hidden="tanh")
        parameters = initialize(network, rng, "xavier", np.float64)
        batches = [
            (rng.normal(0, 2, (n, sizes[0])), rng.integers(0, sizes[-1], n)) for n in examples
        ]
        if loss == "mean_squared_error":
            network = Network((*network[:2], HalvedInTraining(), *network[2:]))
        own = np.random.default_rng(1)
        cases.append((network, parameters, batches, optimizer, *on_labels(loss), own))
    return cases


def on_a_stream(f, network, parameters, batches, optimizer, loss, loss_backward, rng):
    """As `fit` calls it: batches is an iterator, without a length."""
    stream = (batch for batch in batches)
    return f(network, parameters, stream, optimizer, loss, loss_backward, rng)


class Halved(HalvedInTraining):
    """x → x / 2 in any mode: for answers that do not pass rng, whose training must match too."""

    def forward(self, parameters, x, rng=None):
        return super().forward(parameters, x, rng or np.random.default_rng())


def without_rng(answer):
    """An answer to the stub of version 1, called like one to today's."""

    @functools.wraps(answer)
    def answered(network, parameters, batches, optimizer, loss, loss_backward, rng=None):
        if any(isinstance(layer, HalvedInTraining) for layer in network):
            same = (Halved() if isinstance(x, HalvedInTraining) else x for x in network)
            network = Network(tuple(same))
        return answer(network, parameters, batches, optimizer, loss, loss_backward)

    return answered


def plain_epoch(network, parameters, batches, optimizer, loss, loss_backward, rng=None):
    gradients = parameters.like()
    total, right, examples = 0, 0, 0
    for X, y in batches:
        output, cache = forward(network, parameters, X, rng)
        total += len(y) * loss(output, y)
        right += np.sum(np.argmax(output, axis=1) == y)
        examples += len(y)
        grad = loss_backward(output, y)
        backward(network, parameters, cache, grad, gradients)
        optimizer.step(parameters, gradients)
    return total / examples, right / examples


def backward_without_room(network, parameters, batches, optimizer, loss, loss_backward, rng=None):
    for X, _ in batches:
        output, cache = forward(network, parameters, X)
        backward(network, parameters, cache, output)


def gradients_returned(network, parameters, batches, optimizer, loss, loss_backward, rng=None):
    for X, y in batches:
        output, cache = forward(network, parameters, X, rng)
        grad = loss_backward(output, y)
        gradients = backward(network, parameters, cache, grad, parameters.like())
        optimizer.step(parameters, gradients)


def epoch_with_lists(network, parameters, batches, optimizer, loss, loss_backward, rng=None):
    losses, shares, sizes = [], [], []
    for X, y in batches:
        output, cache = forward(network, parameters, X, rng)
        gradients = parameters.like()
        backward(network, parameters, cache, loss_backward(output, y), gradients)
        losses.append(loss(output, y))
        shares.append(np.mean(output.argmax(axis=1) == y))
        sizes.append(len(X))
        optimizer.step(parameters, gradients)
    return np.average(losses, weights=sizes), np.average(shares, weights=sizes)


def epoch_with_all_predictions(
    network, parameters, batches, optimizer, loss, loss_backward, rng=None
):
    gradients, total, hits = parameters.like(), 0.0, []
    for X, y in batches:
        gradients.vector[:] = 0
        output, cache = forward(network, parameters, X, rng)
        backward(network, parameters, cache, loss_backward(output, y), gradients)
        hits.extend(np.argmax(output, axis=1) == y)
        total += loss(output, y) * X.shape[0]
        optimizer.step(parameters, gradients)
    return [total / len(hits), sum(hits) / len(hits)]


def measured(network, parameters, X, y, loss, rng):
    output, _ = forward(network, parameters, X, rng)
    return loss(output, y), np.mean(np.argmax(output, axis=1) == y)


def weighed(losses, shares, sizes):
    return np.average(losses, weights=sizes), np.average(shares, weights=sizes)


def means(losses, shares, sizes):
    return np.mean(losses), np.mean(shares)


def other_epoch(*args, once=False, after=False, ending=weighed):
    """An epoch with one step at its end, or measured after its steps; ending returns the result."""
    network, parameters, batches, optimizer, loss, loss_backward, rng = args
    gradients, losses, shares, sizes = parameters.like(), [], [], []
    for X, y in batches:
        output, cache = forward(network, parameters, X, rng)
        before = measured(network, parameters, X, y, loss, rng)
        backward(network, parameters, cache, loss_backward(output, y), gradients)
        if not once:
            optimizer.step(parameters, gradients)
        value, share = measured(network, parameters, X, y, loss, rng) if after else before
        losses.append(value)
        shares.append(share)
        sizes.append(len(y))
    if once:
        optimizer.step(parameters, gradients)
    return ending(losses, shares, sizes)


def gradients_added_up(network, parameters, batches, optimizer, loss, loss_backward, rng=None):
    class Adding:
        total = parameters.like()

        def step(self, parameters, gradients):
            self.total.vector[:] += gradients.vector
            optimizer.step(parameters, self.total)

    return train_epoch(network, parameters, batches, Adding(), loss, loss_backward, rng)


def measured_at_the_end(network, parameters, batches, optimizer, loss, loss_backward, rng=None):
    batches = list(batches)
    train_epoch(network, parameters, batches, optimizer, loss, loss_backward, rng)
    sizes = [len(y) for _, y in batches]
    measures = [measured(network, parameters, X, y, loss, rng) for X, y in batches]
    return tuple(np.average(each, weights=sizes) for each in zip(*measures, strict=True))


class Noting:
    """SGD that records its input at each step: the vectors of parameters and gradients."""

    def __init__(self):
        self.inner, self.seen = SGD(0.5), []
        self.rate = self.inner.rate

    def step(self, parameters, gradients):
        self.seen.append((parameters.vector.copy(), gradients.vector.copy()))
        self.inner.step(parameters, gradients)


def what_was_done(f, rng):
    """A property: (slug, what was done) for a single step or two mistakes at once, if it shows."""
    network = mlp([3, 4, 3], hidden="tanh")
    network = Network((*network[:2], HalvedInTraining(), *network[2:]))
    parameters = initialize(network, rng, "xavier", np.float64)
    batches = [(rng.normal(0, 2, (n, 3)), rng.integers(0, 3, n)) for n in (5, 5, 2)]
    loss, loss_backward = on_labels("cross_entropy")
    optimizer, own = Noting(), np.random.default_rng(1)
    result = f(network, parameters, iter(batches), optimizer, loss, loss_backward, own)
    if len(optimizer.seen) == 1:
        return "one-step-an-epoch", (
            "there was one step for 3 batches: optimizer.step comes after the loop. Each batch "
            "should be followed by a step of its own: an epoch is many steps."
        )
    if len(optimizer.seen) != 3 or not isinstance(result, (tuple, list)) or len(result) != 2:
        return None
    states = [vector for vector, _ in optimizer.seen] + [parameters.vector.copy()]
    measures = measured_at(network, parameters, batches, states, loss)
    told = []
    for which, observed in zip((0, 1), result, strict=True):
        of_one = {key: values[which] for key, values in measures.items()}
        found = fewest(observed, lambda of, by, of_one=of_one: by(of_one[of]), MEANS)
        told += [] if found is None else found
    told = list(dict.fromkeys(told))
    return in_one(told)


def measured_at(network, parameters, batches, states, loss):
    """{(after the step, with rng): (losses, accuracies)}, one number for each batch."""
    there, found = parameters.like(), {}
    for after in (False, True):
        for own in (np.random.default_rng(1), None):
            values = []
            for (X, y), state in zip(batches, states[after:], strict=False):
                there.vector[:] = state
                values.append(measured(network, there, X, y, loss, own))
            found[after, own is not None] = tuple(np.array(values).T)
    return found


MEANS = {
    "of": [
        ((False, True), None, ""),
        (
            (False, False),
            "rng-kept-back",
            "forward got no rng, by which some layers know that this is training.",
        ),
        (
            (True, True),
            "measured-after-the-step",
            "a batch is measured after its step. Take loss and accuracy before the step.",
        ),
        (
            (True, False),
            "measured-after-the-step",
            "a batch is measured after its step, and without rng. Take loss and accuracy before "
            "the step, from the output that the step is computed from.",
        ),
    ],
    "by": [
        (lambda values: np.average(values, weights=[5, 5, 2]), None, ""),
        (
            np.mean,
            "means-of-batches",
            "each batch counts the same. A short one should count less: weigh it by its number of "
            "examples.",
        ),
        (np.sum, "losses-added", "the batches' numbers were added, and not divided."),
        (
            lambda values: np.sum(values) / 12,
            "sum-over-batches",
            "the batches' means were added and divided by the number of examples: each should "
            "count n times.",
        ),
    ],
}
STEP = "optimizer.step(parameters, gradients)"
BACKWARD = "backward(network, parameters, cache, loss_backward(output, y), gradients)"

EXERCISE = Exercise(
    notebook=7,
    reference=train_epoch,
    version=2,
    older={
        1: ("network, parameters, batches, optimizer, loss, loss_backward", without_rng),
    },
    stub=(
        "One pass over the batches; return (loss, accuracy), the means over all examples.\n\n"
        "batches gives (X (n, D), y (n,)), one after the other, n not always the same. Loss "
        "and\naccuracy of a batch are taken before its step. loss(output, y) is the mean over "
        "the batch,\nloss_backward(output, y) its gradient (n, C). parameters are changed, by "
        "optimizer.step.\nCall mlpkit's forward(network, parameters, X, rng) (some layers "
        "need rng) and backward."
    ),
    cases=epoch_cases,
    run=on_a_stream,
    changes=("parameters",),
    returns=("loss", "accuracy"),
    uses=("forward", "backward"),
    hints=(
        "For each batch four things in this order: forward, loss, backward, step. Besides them "
        "keep three sums: the loss, the right answers, the examples.",
        "L = Σ n · L_batch / Σ n: a batch's loss is a mean over its n examples, so it counts n "
        "times. accuracy = Σ right / Σ n, where the class of an example is the index of the "
        "largest of its C outputs: (n, C) → (n,).",
        "Once, before the loop: gradients = parameters.like(). In it: output, cache from "
        "forward(network, parameters, X, rng); backward(network, parameters, cache, grad, "
        "gradients), with grad from loss_backward, fills gradients; optimizer.step(parameters, "
        "gradients). np.argmax(output, axis=1) gives the classes.",
    ),
    why="Why is the mean of the batches' losses not the mean over the examples?",
    properties=(Property("what was done", what_was_done),),
    mistakes=mistakes(
        ("means-of-batches", lambda *args: other_epoch(*args, ending=means)),
        "each batch counts the same here. A short one should count less: weigh its loss and its "
        "accuracy by its number of examples.",
        ("loss-mean-of-batches", {"len(y) * value": "value", "total / examples": "total / batch"}),
        "accuracy is right, but the loss is the mean of the batches' losses. A short batch should "
        "count less: weigh each by its number of examples.",
        (
            "accuracy-mean-of-batches",
            {"int(np.sum(": "(np.mean(", "correct / examples": "correct / batch"},
        ),
        "the loss is right, but the accuracy is the mean of the batches' accuracies. A short batch "
        "should count less.",
        ("losses-added", {"len(y) * value": "value", "total / examples": "total"}),
        "the loss is the sum over the batches: more batches would make it larger. The exercise "
        "asks for the mean over the examples.",
        ("sum-over-batches", {"len(y) * value": "value"}),
        "the batches' losses were added and divided by the number of examples. Each is a mean over "
        "n examples already: it should count n times in the sum.",
        ("not-divided", {"total / examples, correct / examples": "total, float(correct)"}),
        "these are the sums over all examples. The exercise asks for the means: divide both by the "
        "number of examples.",
        (
            "last-batch",
            {
                "total / examples": "value",
                "correct / examples": "np.mean(np.argmax(output, axis=1) == y)",
            },
        ),
        "these are the loss and the accuracy of the last batch. The exercise asks for the means "
        "over all examples of the epoch.",
        ("percent", {"correct / examples": "100 * correct / examples"}),
        "the accuracy is a percentage. The exercise asks for the share, from 0 to 1.",
        ("loss-only", {"total / examples, correct / examples": "total / examples"}),
        "the loss came back alone. Return two numbers, loss and accuracy.",
        (
            "swapped",
            {"total / examples, correct / examples": "correct / examples, total / examples"},
        ),
        "loss and accuracy are swapped: return the loss first.",
        ("own-loss", lambda *args: plain_epoch(*args[:4], *on_labels("cross_entropy"), args[6])),
        "this is always the cross-entropy. Use the loss and the loss_backward that come in as "
        "arguments: they may be other functions.",
        ("backward-without-room", backward_without_room),
        "backward needs a fifth argument, room for the gradients: make it once with "
        "parameters.like(). backward fills it and returns nothing of use here.",
        ("share-over-examples", {"int(np.sum(": "(np.mean("}),
        "the batches' accuracies were added and divided by the number of examples. Each is a mean "
        "over n examples already: count the right answers instead.",
        ("divided-by-batches", {"total / examples": "total / batch"}),
        "the losses were weighed by their examples and then divided by the number of batches. "
        "Divide by the number of examples.",
        ("gradients-returned", gradients_returned),
        "backward returns nothing: it fills the gradients that it gets. Use those.",
        ("no-step", {STEP: ""}),
        "the parameters did not change. Either the arguments of the step are exchanged (parameters "
        "should come first), or its gradients were never filled, or no step is taken.",
        ("own-value", lambda *args: train_epoch(*args[:4], cross_entropy, *args[5:])),
        "this loss always comes from cross_entropy. Call the function that came in as loss.",
        ("plain-gradients", {"parameters.like()": "np.zeros_like(parameters.vector)"}),
        "the gradients are a plain array. backward fills them by name, W1, b1, …: make them with "
        "parameters.like().",
        ("like-not-called", {"parameters.like()": "parameters.like"}),
        "like is a method: call it, parameters.like().",
        ("gradients-are-parameters", {"parameters.like()": "parameters"}),
        "the gradients are the parameters themselves: backward writes over them. "
        "parameters.like() makes a second set of arrays of the same shapes.",
        ("forward-not-unpacked", {"output, cache = forward": "output = forward"}),
        "forward returns two things, the output and the cache: output, cache = forward(…).",
        (
            "backward-left-out",
            {BACKWARD: "", STEP: STEP.replace("gradients", "loss_backward(output, y)")},
        ),
        "the step got the gradient of the output. Call backward first: it fills the gradients "
        "of all parameters.",
        ("own-step", {STEP: "parameters -= 0.25 * gradients"}),
        "the step should be optimizer.step(parameters, gradients): the optimizer has its own rule "
        "and rate.",
        ("own-rate", {STEP: "parameters.vector[:] -= 0.25 * gradients.vector"}),
        "the parameters moved by 0.25 · gradient. The optimizer decides how they move: call "
        "optimizer.step(parameters, gradients).",
        ("loss-set", {"total += len(y) * value": "total = len(y) * value"}),
        "the loss is that of the last batch only, divided by all examples. Add up: +=, not =.",
        ("accuracy-set", {"correct += int(": "correct = int("}),
        "the accuracy counts the right answers of the last batch only. Add up: +=, not =.",
        ("argmax-over-all", {"output, axis=1": "output"}),
        "np.argmax without an axis returns one index into the whole batch. np.argmax(output, "
        "axis=1) returns a class for each example.",
        ("output-for-class", {"np.argmax(output, axis=1) == y": "output == y"}),
        "output (n, C) is compared with y (n,). The class of an example is the index of its "
        "largest output: np.argmax(output, axis=1).",
        ("step-before-backward", {BACKWARD: STEP, STEP: BACKWARD}),
        "the step comes before the backward pass: it uses the gradients of the batch before, and "
        "in the first batch there are none. Call backward first, then take the step.",
        ("one-step-an-epoch", lambda *args: other_epoch(*args, once=True)),
        "there was one step, after the last batch. Each batch should be followed by a step of "
        "its own: an epoch is many steps.",
        ("own-descent", {STEP: "parameters.vector[:] -= optimizer.rate * gradients.vector"}),
        "the parameters moved by rate · gradient, which is right for SGD only. Momentum and Adam "
        "take different steps: that is what optimizer.step is for.",
        ("uphill", {"loss_backward(output, y)": "-loss_backward(output, y)"}),
        "the parameters moved uphill. The optimizer subtracts by itself: give it the gradient as "
        "it is.",
        ("gradient-times-n", {"loss_backward(output, y)": "len(y) * loss_backward(output, y)"}),
        "the gradients are multiplied by the number of examples. loss_backward is the gradient of "
        "a mean, and the step should take it as it is.",
        ("gradient-over-n", {"loss_backward(output, y)": "loss_backward(output, y) / len(y)"}),
        "the gradients are divided by the number of examples once more. The 1/n is in "
        "loss_backward already.",
        ("gradients-added-up", gradients_added_up),
        "each step uses the sum of all gradients so far. It should use those of its own batch "
        "only.",
        (
            "measured-after-the-step",
            {
                "len(y) * value": "len(y) * loss(forward(network, parameters, X, rng)[0], y)",
                "np.argmax(output": "np.argmax(forward(network, parameters, X, rng)[0]",
            },
        ),
        "loss and accuracy of a batch are measured after its step, on examples that the network "
        "has just been fitted to. Take them before the step.",
        (
            "loss-after-the-step",
            {"len(y) * value": "len(y) * loss(forward(network, parameters, X, rng)[0], y)"},
        ),
        "the loss of a batch is measured after its step, and so comes out too good. Take it from "
        "the output that the step is computed from.",
        (
            "accuracy-after-the-step",
            {"np.argmax(output": "np.argmax(forward(network, parameters, X, rng)[0]"},
        ),
        "the accuracy of a batch is measured after its step, and so comes out too good. Take it "
        "from the same output as the loss.",
        ("rng-kept-back", {"X, rng)": "X)"}),
        "this is right for layers that always do the same. Some layers do something different in "
        "training, and rng tells them that this is training. Pass rng on to forward.",
        (
            "no-batch-size-and-one-step",
            lambda *args: other_epoch(
                *args,
                once=True,
                ending=lambda losses, shares, sizes: (
                    np.sum(losses) / np.sum(sizes),
                    np.average(shares, weights=sizes),
                ),
            ),
        ),
        "two things are wrong. There was one step, after the last batch: every batch should be "
        "followed by one. And the batches' losses were added and divided by the number of "
        "examples: each is a mean over n examples already, and should count n times.",
        ("added-and-one-by-one", lambda *args: other_epoch(*args, after=True, ending=means)),
        "two things are wrong. Loss and accuracy of a batch are measured after its step: take them "
        "before it. And each batch counts the same: weigh it by its number of examples.",
        ("first-batch-only", {"    return": "        return"}),
        "only the first batch was used. Is the return inside the loop?",
        ("batches-counted", {"total / examples": "total / len(batches)"}),
        "batches is a stream: its batches come one after the other, and it has no length. Count "
        "the examples as they come.",
        ("measured-at-the-end", measured_at_the_end),
        "loss and accuracy were measured after the epoch, with the parameters as they were then. "
        "Each batch should be measured before its own step. (And batches come only once: keep no "
        "list of them.)",
        ("right-answers-counted", {"correct / examples": "correct"}),
        "the loss is right, but the accuracy is the number of right answers. Divide it by the "
        "number of examples.",
        (
            "lists",
            lambda *args: other_epoch(*args, ending=lambda losses, shares, sizes: (losses, shares)),
        ),
        "lists came back, with a loss and an accuracy for each batch. The exercise asks for two "
        "numbers, the means over all examples.",
        ("argmax-over-examples", {"axis=1": "axis=0"}),
        "np.argmax ran over the examples. The class of an example is the index of the largest "
        "number in its own row: axis=1.",
        ("loss-sent-back", {"loss_backward(output, y)": "loss(output, y)"}),
        "the loss itself was sent back. Send its gradient back, loss_backward(output, y).",
        (
            "added-over-examples-and-one-step",
            lambda *args: other_epoch(
                *args,
                once=True,
                ending=lambda losses, shares, sizes: (
                    np.sum(losses) / np.sum(sizes),
                    np.sum(shares) / np.sum(sizes),
                ),
            ),
        ),
        "two things are wrong. There was one step, after the last batch: every batch should be "
        "followed by one. And the batches' means were added and divided by the number of examples: "
        "each should count n times in the sum.",
    ),
    passes=("ties: np.argmax(output, axis=1) as last_place('argmax', output, axis=1)",),
    alternatives=(plain_epoch, epoch_with_lists, epoch_with_all_predictions),
)
