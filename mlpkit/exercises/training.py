"""Exercises of notebook 07: an epoch, and what to measure afterwards."""

from itertools import pairwise

import numpy as np

from mlpkit.backprop import backward
from mlpkit.exercises.comparing import number
from mlpkit.exercises.preprocessing import epoch, in_pairs, whose
from mlpkit.exercises.record import Exercise, Guess, Mistake, Property
from mlpkit.forward_pass import forward
from mlpkit.losses import cross_entropy
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import SGD, Adam, Momentum
from mlpkit.training import confusion_matrix, on_labels, should_stop, train_epoch

# train_epoch


def epoch_cases(rng):
    """network, parameters, batches of different sizes, optimizer, loss, loss_backward."""
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
        cases.append((network, parameters, batches, optimizer, *on_labels(loss)))
    return cases


def on_a_stream(f, network, parameters, batches, optimizer, loss, loss_backward):
    """As `fit` calls it: the batches come one after the other, and have no length."""
    stream = (batch for batch in batches)
    return f(network, parameters, stream, optimizer, loss, loss_backward)


def plain_epoch(network, parameters, batches, optimizer, loss, loss_backward):
    gradients = parameters.like()
    total, right, examples = 0, 0, 0
    for X, y in batches:
        output, cache = forward(network, parameters, X)
        total += len(y) * loss(output, y)
        right += np.sum(np.argmax(output, axis=1) == y)
        examples += len(y)
        grad = loss_backward(output, y)
        backward(network, parameters, cache, grad, gradients)
        optimizer.step(parameters, gradients)
    return total / examples, right / examples


def backward_without_room(network, parameters, batches):
    for X, _ in batches:
        output, cache = forward(network, parameters, X)
        backward(network, parameters, cache, output)


def gradients_returned(network, parameters, batches, optimizer, loss, loss_backward):
    for X, y in batches:
        output, cache = forward(network, parameters, X)
        grad = loss_backward(output, y)
        gradients = backward(network, parameters, cache, grad, parameters.like())
        optimizer.step(parameters, gradients)


def epoch_with_lists(network, parameters, batches, optimizer, loss, loss_backward):
    losses, shares, sizes = [], [], []
    for X, y in batches:
        output, cache = forward(network, parameters, X)
        gradients = parameters.like()
        backward(network, parameters, cache, loss_backward(output, y), gradients)
        losses.append(loss(output, y))
        shares.append(np.mean(output.argmax(axis=1) == y))
        sizes.append(len(X))
        optimizer.step(parameters, gradients)
    return np.average(losses, weights=sizes), np.average(shares, weights=sizes)


def epoch_with_all_predictions(network, parameters, batches, optimizer, loss, loss_backward):
    gradients, total, hits = parameters.like(), 0.0, []
    for X, y in batches:
        gradients.vector[:] = 0
        output, cache = forward(network, parameters, X)
        backward(network, parameters, cache, loss_backward(output, y), gradients)
        hits.extend(np.argmax(output, axis=1) == y)
        total += loss(output, y) * X.shape[0]
        optimizer.step(parameters, gradients)
    return [total / len(hits), sum(hits) / len(hits)]


def measured(network, parameters, X, y, loss):
    output, _ = forward(network, parameters, X)
    return loss(output, y), np.mean(np.argmax(output, axis=1) == y)


def other_epoch(
    *args,
    step="after",
    factor=lambda n: 1,
    loss_when=0,
    accuracy_when=0,
    weigh_loss=True,
    weigh_accuracy=True,
    ending=None,
):
    """An epoch with a switch for each thing that goes wrong; …_when=1 is after the step."""
    network, parameters, batches, optimizer, loss, loss_backward = args
    gradients, losses, shares, sizes = parameters.like(), [], [], []
    for X, y in batches:
        output, cache = forward(network, parameters, X)
        before = measured(network, parameters, X, y, loss)
        if step == "first":
            optimizer.step(parameters, gradients)
        backward(network, parameters, cache, loss_backward(output, y), gradients)
        gradients.vector[:] *= factor(len(y))
        if step == "after":
            optimizer.step(parameters, gradients)
        elif step == "by hand":
            parameters.vector[:] -= optimizer.rate * gradients.vector
        both = before, measured(network, parameters, X, y, loss)
        losses.append(both[loss_when][0])
        shares.append(both[accuracy_when][1])
        sizes.append(len(y))
    if step == "once":
        optimizer.step(parameters, gradients)
    losses, shares, sizes = map(np.array, (losses, shares, sizes))
    if ending:
        return ending(losses, shares, sizes)
    return (
        np.average(losses, weights=sizes if weigh_loss else None),
        np.average(shares, weights=sizes if weigh_accuracy else None),
    )


def gradients_added_up(network, parameters, batches, optimizer, loss, loss_backward):
    class Adding:
        total = parameters.like()

        def step(self, parameters, gradients):
            self.total.vector[:] += gradients.vector
            optimizer.step(parameters, self.total)

    return train_epoch(network, parameters, batches, Adding(), loss, loss_backward)


def batches_counted(network, parameters, batches, optimizer, loss, loss_backward):
    result = train_epoch(network, parameters, batches, optimizer, loss, loss_backward)
    return result[0] / len(batches), result[1]


def first_batch_only(network, parameters, batches, optimizer, loss, loss_backward):
    return train_epoch(network, parameters, [next(iter(batches))], optimizer, loss, loss_backward)


# confusion_matrix


def prediction_cases(rng):
    """labels (N,), predicted (N,), classes: pairs that occur several times, classes that don't."""
    cases = []
    for N, classes in [(30, 3), (40, 4), (6, 5)]:
        labels = rng.integers(0, classes - (N == 6), N)
        predicted = np.where(rng.random(N) < 0.4, labels, rng.integers(0, classes - (N == 6), N))
        cases.append((labels, predicted, classes))
    pairs = np.array([[0, 1], [0, 1], [0, 1], [1, 1], [1, 0], [2, 2], [2, 2]])
    return [*cases, (*pairs.T.copy(), 4), (np.array([1]), np.array([2]), 4)]


def confusion_in_a_loop(labels, predicted, classes):
    counts = np.zeros((classes, classes), dtype=int)
    for i, j in zip(labels, predicted):  # noqa: B905 - as one writes it
        counts[i, j] += 1
    return counts


def confusion_by_bincount(labels, predicted, classes):
    pairs = np.bincount(classes * labels + predicted, minlength=classes**2)
    return pairs.reshape(classes, classes)


def confusion_by_cells(labels, predicted, classes):
    return np.array(
        [[np.sum((labels == i) & (predicted == j)) for j in range(classes)] for i in range(classes)]
    )


def confusion_of_the_first(labels, predicted, classes):
    return confusion_matrix(labels[:1], predicted[:1], classes)


def confusion_of_every_pair(labels, predicted, classes):
    N = len(labels)
    return confusion_matrix(np.repeat(labels, N), np.tile(predicted, N), classes)


def confusion_counted_once(labels, predicted, classes):
    counts = np.zeros((classes, classes), dtype=int)
    counts[labels, predicted] += 1
    return counts


def confusion_without_minlength(labels, predicted, classes):
    return np.bincount(classes * labels + predicted).reshape(classes, classes)


def confusion_of_seen_classes(labels, predicted, classes):
    seen = labels.max() + 1
    counts = np.zeros((seen, seen), dtype=int)
    for i, j in zip(labels, predicted):  # noqa: B905 - as one writes it
        counts[i, j] += 1
    return counts


def shares_of_rows(labels, predicted, classes):
    counts = confusion_matrix(labels, predicted, classes)
    return counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)


def confusion_both_ways(labels, predicted, classes):
    counts = confusion_matrix(labels, predicted, classes)
    return counts + counts.T - np.diag(np.diag(counts))


def only_diagonal(labels, predicted, classes):
    return np.diag(np.diag(confusion_matrix(labels, predicted, classes)))


def without_diagonal(labels, predicted, classes):
    return confusion_matrix(labels, predicted, classes) - only_diagonal(labels, predicted, classes)


# should_stop

CURVES = (
    ([], 1),
    ([1.0], 1),
    ([1.0, 0.8, 0.6, 0.5], 2),
    ([1.0, 0.8, 0.9], 1),
    ([1.0, 0.8, 0.9], 2),
    ([1.0, 0.8, 0.9, 0.85], 2),
    ([1.0, 0.8, 0.9, 0.7, 0.75], 2),
    ([1.0, 0.8, 0.8], 1),
    ([1.0, 0.8, 0.9, 0.8], 2),
    ([0.5, 0.6, 0.7, 0.8], 3),
    ([0.5, 0.6, 0.7], 3),
    ([1.0, 0.6, 0.9, 0.8, 0.7, 0.65], 4),
    ([3.0, 2.0, 1.0, 1.2, 1.1, 1.3], 3),
    ([0.9, 1.1, 1.0, 0.8], 3),
    ([0.7, 0.9, 0.8, 0.75, 0.72, 0.71], 2),
    ([0.5, 0.9, 0.6, 0.7, 0.8], 2),
    ([1.0, 2.0, 3.0, 0.5], 2),
    ([0.5, 0.4, 0.9], 2),
)


def loss_cases(rng):
    """losses, a list of one number an epoch, and patience; the curves of CURVES, scaled."""
    scale = rng.uniform(0.5, 2)
    return [([round(scale * loss, 3) for loss in losses], patience) for losses, patience in CURVES]


def says_so(f, rng):
    for losses, patience in CURVES:
        want, have = should_stop(losses, patience), f(list(losses), patience)
        if bool(have) != want:
            if not losses:
                return "without a single loss there is no reason to stop; yours returned True."
            ago = len(losses) - 1 - int(np.argmin(losses))
            epochs = "epoch" if ago == 1 else "epochs"
            return (
                f"losses {', '.join(map(number, losses))} with patience {patience}: the lowest is "
                f"{ago} {epochs} old, so it is {want}; yours returned {bool(have)}."
            )


def stop_by_waiting(losses, patience):
    best, waited = float("inf"), 0
    for loss in losses:
        if loss < best:
            best, waited = loss, 0
        else:
            waited += 1
    return len(losses) > 0 and waited >= patience


def stop_by_window(losses, patience):
    if len(losses) <= patience:
        return False
    return min(losses[-patience:]) >= min(losses[:-patience])


def stop_by_index(losses, patience):
    if not losses:
        return False
    return len(losses) - losses.index(min(losses)) > patience


def stop_at_the_first_time(losses, patience):
    best, waited = float("inf"), 0
    for loss in losses:
        best, waited = (loss, 0) if loss < best else (best, waited + 1)
        if waited >= patience:
            return True
    return False


def newest_against_the_older(losses, patience):
    return len(losses) > patience and min(losses[:-patience]) <= losses[-1]


def age(losses):
    """How many epochs ago the lowest loss was; −1 without losses."""
    return len(losses) - 1 - int(np.argmin(losses)) if losses else -1


def age_of_last_lowest(losses):
    return int(np.argmin(losses[::-1])) if losses else -1


def rising(losses, patience):
    """Whether each of the last `patience` epochs was worse than the one before."""
    last = losses[-patience - 1 :]
    return len(losses) > patience and all(b > a for a, b in pairwise(last))


def losses_sorted(losses, patience):
    result = should_stop(losses, patience)
    losses.sort()
    return result


# repair_batches: the batch size, overwritten by the short last batch


def batches_of_epochs(X, y, size, epochs, rng):
    """(X_batch, y_batch) for several epochs; `size` stays what it was."""
    for _ in range(epochs):
        order = rng.permutation(len(X))
        start = 0
        while start < len(X):
            batch = order[start : start + size]
            yield X[batch], y[batch]
            start += size


def size_overwritten(X, y, size, epochs, rng):
    for _ in range(epochs):
        order = rng.permutation(len(X))
        start = 0
        while start < len(X):
            size = min(size, len(X) - start)
            batch = order[start : start + size]
            yield X[batch], y[batch]
            start += size


def repaired_with_own_name(X, y, size, epochs, rng):
    for _ in range(epochs):
        order = rng.permutation(len(X))
        start = 0
        while start < len(X):
            length = min(size, len(X) - start)
            batch = order[start : start + length]
            yield X[batch], y[batch]
            start += length


def repaired_by_restoring(X, y, size, epochs, rng):
    asked = size
    for _ in range(epochs):
        size = asked
        order = rng.permutation(len(X))
        start = 0
        while start < len(X):
            size = min(size, len(X) - start)
            batch = order[start : start + size]
            yield X[batch], y[batch]
            start += size


def repaired_with_range(X, y, size, epochs, rng):
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), size):
            yield X[order[start : start + size]], y[order[start : start + size]]


def first_batch_returned(X, y, size, epochs, rng):
    batch = rng.permutation(len(X))[:size]
    return X[batch], y[batch]


def short_batch_dropped(X, y, size, epochs, rng):
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X) - size + 1, size):
            batch = order[start : start + size]
            yield X[batch], y[batch]


def last_batch_moved_back(X, y, size, epochs, rng):
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), size):
            batch = order[max(min(start, len(X) - size), 0) :][:size]
            yield X[batch], y[batch]


def one_order_for_all(X, y, size, epochs, rng):
    order = rng.permutation(len(X))
    for _ in range(epochs):
        for start in range(0, len(X), size):
            batch = order[start : start + size]
            yield X[batch], y[batch]


def one_epoch_only(X, y, size, epochs, rng):
    return batches_of_epochs(X, y, size, 1, rng)


def run_on_past_the_epoch(X, y, size, epochs, rng):
    orders = np.concatenate([rng.permutation(len(X)) for _ in range(epochs)])
    for start in range(0, len(orders), size):
        batch = orders[start : start + size]
        yield X[batch], y[batch]


EPOCH_FACTS = (
    *("batches", "all batches full, but for the last of an epoch", "complete", "together"),
    "new orders",
)


def epochs_cases(rng):
    cases = []
    for N, size, epochs in [(10, 4, 3), (13, 5, 2), (12, 4, 3), (11, 6, 1), (1, 3, 2)]:
        X, y = rng.normal(size=(N, 2)), rng.permutation(N) + 100
        cases.append((X, y, size, epochs, np.random.default_rng(rng.integers(1000))))
    return cases


def epochs_observed(f, X, y, size, epochs, rng):
    """EPOCH_FACTS; they do not depend on which order was drawn."""
    batches = epoch(lambda X, y, size, rng: f(X, y, size, epochs, rng), X, y, size, rng)
    if batches is None:
        return None
    if not in_pairs(batches):
        return len(batches), False, False, False, False
    rows, places = whose([b[0] for b in batches], X), whose([b[1] for b in batches], y)
    N = len(X)
    turns = [rows[start : start + N] for start in range(0, len(rows), N)]
    wanted = [min(size, N - start) for start in range(0, N, size)] * epochs
    return (
        len(batches),
        [len(b[0]) for b in batches] == wanted,
        len(turns) == epochs and all(sorted(turn) == list(range(N)) for turn in turns),
        rows == places,
        all(one != other for one, other in pairwise(turns)),
    )


def three_epochs(f, rng):
    X, y = rng.normal(size=(10, 2)), rng.permutation(10) + 100
    batches = epoch(lambda *args: f(*args[:3], 3, args[3]), X, y, 4, np.random.default_rng(1))
    if not in_pairs(batches):
        return "a batch should be a pair, X_batch and y_batch."
    sizes = [len(batch[0]) for batch in batches]
    if sizes != [4, 4, 2] * 3:
        listed = ", ".join(map(str, sizes)) or "none"
        return (
            f"three epochs of 10 examples in batches of 4: the sizes are {listed}. Expected "
            "4, 4, 2 in each epoch."
        )
    rows = whose([batch[0] for batch in batches], X)
    for number_of, start in enumerate((0, 10, 20), start=1):
        if sorted(rows[start : start + 10]) != list(range(10)):
            return f"in epoch {number_of} some examples are missing, or come twice."
    if rows != whose([batch[1] for batch in batches], y):
        return "some examples come with the label of another. X and y need one order."
    if rows[:10] == rows[10:20] or rows[10:20] == rows[20:]:
        return "two epochs have the same order. It should be drawn anew in each."


EXERCISES = [
    Exercise(
        notebook=7,
        reference=train_epoch,
        stub=(
            "One pass over the batches; return (loss, accuracy), the means over all examples.\n\n"
            "batches gives (X (n, D), y (n,)), one after the other, n not always the same. Loss "
            "and\naccuracy of a batch are taken before its step. loss(output, y) is the mean over "
            "the batch,\nloss_backward(output, y) its gradient (n, C). parameters are changed, by "
            "optimizer.step.\nUse mlpkit's forward and backward."
        ),
        cases=epoch_cases,
        run=on_a_stream,
        changes=("parameters",),
        returns=("loss", "accuracy"),
        uses=("forward", "backward"),
        hints=(
            "For each batch four things in this order: forward, loss, backward, step. Beside them "
            "keep three sums: of the loss, of the right answers, of the examples.",
            "L = Σ n · L_batch / Σ n: a batch's loss is a mean over its n examples, so it counts n "
            "times. accuracy = Σ right / Σ n, with the class of an example at the largest of its "
            "C outputs: (n, C) → (n,).",
            "Once, before the loop: gradients = parameters.like(). In it: output, cache from "
            "forward(network, parameters, X); backward(network, parameters, cache, grad, "
            "gradients), with grad from loss_backward, fills gradients; optimizer.step(parameters, "
            "gradients). np.argmax(output, axis=1) gives the classes.",
        ),
        why="Why is the mean of the batches' losses not the mean over the examples?",
        mistakes=(
            Mistake(
                "means-of-batches",
                lambda *args: other_epoch(*args, weigh_loss=False, weigh_accuracy=False),
                "every batch counts the same here. A short one should count less: weigh its "
                "loss and its accuracy by its number of examples.",
            ),
            Mistake(
                "loss-mean-of-batches",
                lambda *args: other_epoch(*args, weigh_loss=False),
                "accuracy is right, but the loss is the mean of the batches' losses. A short batch "
                "should count less: weigh each by its number of examples.",
            ),
            Mistake(
                "accuracy-mean-of-batches",
                lambda *args: other_epoch(*args, weigh_accuracy=False),
                "the loss is right, but the accuracy is the mean of the batches'. A short batch "
                "should count less.",
            ),
            Mistake(
                "losses-added",
                lambda *args: other_epoch(
                    *args,
                    ending=lambda losses, shares, sizes: (
                        np.sum(losses),
                        np.average(shares, weights=sizes),
                    ),
                ),
                "the loss is the sum over the batches. More batches would make it larger: asked "
                "for is the mean over the examples.",
            ),
            Mistake(
                "sum-over-batches",
                lambda *args: other_epoch(
                    *args,
                    ending=lambda losses, shares, sizes: (
                        np.sum(losses) / np.sum(sizes),
                        np.average(shares, weights=sizes),
                    ),
                ),
                "the batches' losses were added and divided by the number of examples. Each is a "
                "mean over n examples already: it counts n times in the sum.",
            ),
            Mistake(
                "not-divided",
                lambda *args: other_epoch(
                    *args,
                    ending=lambda losses, shares, sizes: (losses @ sizes, float(shares @ sizes)),
                ),
                "these are the sums over all examples. Asked for are the means: divide both by "
                "the number of examples.",
            ),
            Mistake(
                "last-batch",
                lambda *args: other_epoch(
                    *args, ending=lambda losses, shares, sizes: (losses[-1], shares[-1])
                ),
                "these are the loss and the accuracy of the last batch. Asked for are the means "
                "over all examples of the epoch.",
            ),
            Mistake(
                "percent",
                lambda *args: other_epoch(
                    *args,
                    ending=lambda losses, shares, sizes: (
                        np.average(losses, weights=sizes),
                        100 * np.average(shares, weights=sizes),
                    ),
                ),
                "the accuracy is a percentage. Asked for is the share, from 0 to 1.",
            ),
            Mistake(
                "loss-only",
                lambda *args: other_epoch(*args)[0],
                "the loss came back alone. Return two numbers, loss and accuracy.",
            ),
            Mistake(
                "swapped",
                lambda *args: other_epoch(*args)[::-1],
                "loss and accuracy are swapped: return the loss first.",
            ),
            Mistake(
                "own-loss",
                lambda *args: plain_epoch(*args[:4], *on_labels("cross_entropy")),
                "this is always the cross-entropy. Use the loss and the loss_backward that come "
                "in as arguments: they may be others.",
            ),
            Mistake(
                "backward-without-room",
                lambda network, parameters, batches, *rest: backward_without_room(
                    network, parameters, batches
                ),
                "backward needs a fifth argument, room for the gradients: make it once with "
                "parameters.like(). backward fills it and returns nothing of use here.",
            ),
            Mistake(
                "share-over-examples",
                lambda *args: other_epoch(
                    *args,
                    ending=lambda losses, shares, sizes: (
                        np.average(losses, weights=sizes),
                        np.sum(shares) / np.sum(sizes),
                    ),
                ),
                "the batches' accuracies were added and divided by the number of examples. Each is "
                "a mean over n examples already: count the right answers instead.",
            ),
            Mistake(
                "divided-by-batches",
                lambda *args: other_epoch(
                    *args,
                    ending=lambda losses, shares, sizes: (
                        losses @ sizes / len(sizes),
                        np.average(shares, weights=sizes),
                    ),
                ),
                "the losses were weighed by their examples and then divided by the number of "
                "batches. Divide by the number of examples.",
            ),
            Mistake(
                "gradients-returned",
                lambda *args: gradients_returned(*args),
                "backward returns nothing: it fills the gradients that it gets. Keep their name.",
            ),
            Mistake(
                "no-step",
                lambda *args: other_epoch(*args, step="never"),
                "the parameters are as they were. Either no step is taken, or the gradients that "
                "it gets were never filled, or its two arguments are exchanged: parameters first.",
            ),
            Mistake(
                "own-value",
                lambda *args: train_epoch(*args[:4], cross_entropy, args[5]),
                "the loss is cross_entropy's, whatever was asked for. Call the function that came "
                "in as loss.",
            ),
            Mistake(
                "step-before-backward",
                lambda *args: other_epoch(*args, step="first"),
                "the step comes before the backward pass: it uses the gradients of the batch "
                "before, and in the first batch none. Backward first, then the step.",
            ),
            Mistake(
                "one-step-an-epoch",
                lambda *args: other_epoch(*args, step="once"),
                "there was one step, after the last batch. Every batch should be followed by a "
                "step of its own: an epoch is many steps.",
            ),
            Mistake(
                "own-descent",
                lambda *args: other_epoch(*args, step="by hand"),
                "the parameters moved by rate · gradient, which is right for SGD only. Momentum "
                "and Adam step in another way: that is what optimizer.step is for.",
            ),
            Mistake(
                "uphill",
                lambda *args: other_epoch(*args, factor=lambda n: -1),
                "the parameters moved uphill. The optimizer takes the gradient off by itself: hand "
                "it over as it is.",
            ),
            Mistake(
                "gradient-times-n",
                lambda *args: other_epoch(*args, factor=lambda n: n),
                "the gradients are multiplied by the number of examples. loss_backward is the "
                "gradient of a mean, and the step takes it as it is.",
            ),
            Mistake(
                "gradient-over-n",
                lambda *args: other_epoch(*args, factor=lambda n: 1 / n),
                "the gradients are divided by the number of examples once more. The 1/n is in "
                "loss_backward already.",
            ),
            Mistake(
                "gradients-added-up",
                gradients_added_up,
                "each step uses the sum of all gradients so far. It should use those of its own "
                "batch only.",
            ),
            Mistake(
                "measured-after-the-step",
                lambda *args: other_epoch(*args, loss_when=1, accuracy_when=1),
                "loss and accuracy of a batch are measured after its step, on examples that the "
                "network has just been fitted to. Take them before it.",
            ),
            Mistake(
                "loss-after-the-step",
                lambda *args: other_epoch(*args, loss_when=1),
                "the loss of a batch is measured after its step, and so comes out too good. Take "
                "it from the output that the step is computed from.",
            ),
            Mistake(
                "accuracy-after-the-step",
                lambda *args: other_epoch(*args, accuracy_when=1),
                "the accuracy of a batch is measured after its step, and so comes out too good. "
                "Take it from the same output as the loss.",
            ),
            Mistake(
                "first-batch-only",
                first_batch_only,
                "only the first batch was used. Does the return stand inside the loop?",
            ),
            Mistake(
                "batches-counted",
                batches_counted,
                "batches is a stream: they come one after the other, and it has no length. Count "
                "the examples as they come.",
            ),
        ),
        alternatives=(plain_epoch, epoch_with_lists, epoch_with_all_predictions),
    ),
    Exercise(
        notebook=7,
        reference=confusion_matrix,
        worked=confusion_in_a_loop,
        stub=(
            "Return counts (classes, classes), integers: [i, j] is how often class i was taken for "
            "j.\n\nlabels (N,) are the true classes, predicted (N,) the answers: rows are true, "
            "columns predicted."
        ),
        cases=prediction_cases,
        hints=(
            "Every example is one mark in a table: its true class says the row, the predicted one "
            "the column. Count the marks in each cell.",
            "counts[i, j] = number of n with labels[n] = i and predicted[n] = j: (N,), (N,) → "
            "(classes, classes). The sum of all counts is N.",
            "Start from zeros of integers. A loop over the N pairs that adds 1 to a cell is right. "
            "In one go: np.add.at(counts, (labels, predicted), 1) also counts what comes twice, "
            "which an assignment with += does not.",
        ),
        why="What is the sum of row i, and what the sum of column j?",
        mistakes=(
            Mistake(
                "transposed",
                lambda labels, predicted, classes: confusion_matrix(predicted, labels, classes),
                "rows and columns are exchanged: here the rows are predicted. They should be the "
                "true classes.",
            ),
            Mistake(
                "counted-once",
                confusion_counted_once,
                "no count is above 1. Every example should add a 1 of its own: += 1, not = 1. And "
                "with arrays as index += adds only once to a cell, however often it is named.",
            ),
            Mistake(
                "first-only",
                confusion_of_the_first,
                "only the first example is counted: is the return inside the loop?",
            ),
            Mistake(
                "every-pair",
                confusion_of_every_pair,
                "every label was paired with every answer, N · N counts. Example n is one pair, "
                "labels[n] and predicted[n]: one loop, over both at once.",
            ),
            Mistake(
                "shares-of-rows",
                shares_of_rows,
                "every row is divided by its sum: these are shares. Asked for are the counts.",
            ),
            Mistake(
                "shares-of-all",
                lambda labels, predicted, classes: (
                    confusion_matrix(labels, predicted, classes) / len(labels)
                ),
                "the counts are divided by N: these are shares. Asked for are the counts.",
            ),
            Mistake(
                "floats",
                lambda labels, predicted, classes: confusion_matrix(
                    labels, predicted, classes
                ).astype(float),
                "the counts are right, but they are floats. What is counted is whole: start from "
                "integers.",
            ),
            Mistake(
                "size-from-data",
                lambda labels, predicted, classes: confusion_matrix(
                    labels, predicted, int(max(np.max(labels), np.max(predicted))) + 1
                ),
                "there are rows only up to the largest class that occurs. A class may be missing "
                "and still has its row and column: classes says how many.",
            ),
            Mistake(
                "no-minlength",
                confusion_without_minlength,
                "the counts end at the last pair that occurs. All classes · classes cells are "
                "wanted, also those that stay 0.",
            ),
            Mistake(
                "classes-seen",
                confusion_of_seen_classes,
                "the table is only as large as the largest class that occurs. It has `classes` "
                "rows and columns, whichever classes come up.",
            ),
            Mistake(
                "both-ways",
                confusion_both_ways,
                "[i, j] and [j, i] are added up. A shirt taken for a coat and a coat taken for a "
                "shirt are two different things.",
            ),
            Mistake(
                "diagonal-only",
                only_diagonal,
                "only the right answers were counted. What was taken for what is the point: count "
                "the wrong ones too, beside the diagonal.",
            ),
            Mistake(
                "diagonal-missing",
                without_diagonal,
                "only the wrong answers were counted. The right ones belong on the diagonal.",
            ),
            Mistake(
                "counts-of-classes",
                lambda labels, predicted, classes: np.bincount(labels, minlength=classes),
                "this is how often each class occurs. Count the pairs of true and predicted "
                "class, in a table.",
            ),
        ),
        alternatives=(
            confusion_in_a_loop,
            confusion_by_bincount,
            confusion_by_cells,
            lambda labels, predicted, classes: (
                np.eye(classes, dtype=int)[labels].T @ np.eye(classes, dtype=int)[predicted]
            ),
            lambda labels, predicted, classes: np.histogram2d(
                labels, predicted, bins=classes, range=[[0, classes], [0, classes]]
            )[0].astype(int),
        ),
    ),
    Exercise(
        notebook=7,
        reference=should_stop,
        stub=(
            "True when the lowest loss so far is `patience` epochs old or older, else False.\n\n"
            "losses is a list with one validation loss an epoch, the newest last; False when it "
            "is empty.\nThe newest is 0 epochs old. A loss that only equals the lowest is no "
            "improvement."
        ),
        cases=loss_cases,
        hints=(
            "Look for the epoch with the lowest loss. How many epochs have gone by since? That "
            "many have brought nothing.",
            "age = (number of losses − 1) − (place of the lowest, counted from 0). Stop when "
            "age ≥ patience. Of equal lowest losses the first counts.",
            "np.argmin(losses) is the place of the first lowest; it fails on an empty list, so "
            "ask about that first. Compare len(losses) − 1 − place with patience.",
        ),
        why="Why compare with the lowest loss, and not with the one of the epoch before?",
        properties=(Property("curves one by one", says_so),),
        mistakes=(
            Mistake(
                "one-epoch-late",
                lambda losses, patience: age(losses) > patience,
                "it stops one epoch too late: when the lowest loss is exactly `patience` epochs "
                "old, patience is at its end.",
            ),
            Mistake(
                "one-epoch-early",
                lambda losses, patience: age(losses) + 1 >= patience and len(losses) > 0,
                "it stops one epoch too early: the newest loss is 0 epochs old, the one before "
                "it 1.",
            ),
            Mistake(
                "exactly",
                lambda losses, patience: age(losses) == patience,
                "it stops only when the lowest loss is exactly `patience` epochs old. Older is a "
                "reason to stop too.",
            ),
            Mistake(
                "last-lowest",
                lambda losses, patience: age_of_last_lowest(losses) >= patience,
                "of two equal lowest losses the later one was taken. To reach the lowest again is "
                "no improvement: the first counts.",
            ),
            Mistake(
                "rising",
                rising,
                "this asks whether the loss rose in each of the last epochs. It need not rise each "
                "time: ask how old the lowest is.",
            ),
            Mistake(
                "against-one-epoch",
                lambda losses, patience: (
                    len(losses) > patience and losses[-1] >= losses[-1 - patience]
                ),
                "the newest loss is compared with the one `patience` epochs earlier. Compare with "
                "the lowest of all.",
            ),
            Mistake(
                "first-time",
                stop_at_the_first_time,
                "it returns True as soon as patience ran out once, also when a lower loss came "
                "after that. Go through all losses, and judge at the end.",
            ),
            Mistake(
                "newest-alone",
                newest_against_the_older,
                "only the newest loss is compared with the lowest of those that are `patience` "
                "epochs old or older. Those in between may be lower: compare with them too.",
            ),
            Mistake(
                "no-patience",
                lambda losses, patience: age(losses) >= 1,
                "it stops as soon as one epoch brings nothing. patience says how many may.",
            ),
            Mistake(
                "too-short-only",
                lambda losses, patience: len(losses) > patience,
                "it stops whenever there are more than `patience` losses, also while they are "
                "falling.",
            ),
            Mistake(
                "place-not-age",
                lambda losses, patience: len(losses) > 0 and int(np.argmin(losses)) >= patience,
                "the place of the lowest loss, counted from the start, is compared with patience. "
                "What counts is how long ago it was.",
            ),
            Mistake(
                "highest",
                lambda losses, patience: (
                    len(losses) > 0 and len(losses) - 1 - int(np.argmax(losses)) >= patience
                ),
                "this looks for the highest value. That is right for accuracies; losses should be "
                "low.",
            ),
            Mistake(
                "reversed",
                lambda losses, patience: not should_stop(losses, patience),
                "True and False are exchanged: it stops where it should go on.",
            ),
            Mistake(
                "empty-list",
                lambda losses, patience: len(losses) - 1 - int(np.argmin(losses)) >= patience,
                "losses is empty, before the first epoch has ended. There is no lowest loss yet, "
                "and no reason to stop.",
            ),
            Mistake(
                "changed-input",
                losses_sorted,
                "changed losses in place: the order of the epochs is lost, and with it the next "
                "answer. Work on a copy.",
            ),
        ),
        alternatives=(
            stop_by_waiting,
            stop_by_window,
            stop_by_index,
            lambda losses, patience: np.bool_(age(losses) >= patience),
        ),
    ),
    Exercise(
        notebook=7,
        name="repair_batches",
        kind="bug hunt",
        buggy="size-overwritten",
        reference=batches_of_epochs,
        stub=(
            "Deal the examples out in batches of `size`, for several epochs. Find the fault.\n\n"
            "X (N, D), y (N,). In each epoch every example comes once, in a new order from rng; "
            "the\nlast batch of an epoch has what is left."
        ),
        cases=epochs_cases,
        run=epochs_observed,
        returns=EPOCH_FACTS,
        hints=(
            "Write down the length of each batch, for 10 examples, size 4 and two epochs. The "
            "first epoch is as it should be.",
            "The lengths should be 4, 4, 2, 4, 4, 2. Which variable says 4, and what is it after "
            "the first epoch?",
            "size is overwritten by the length of the short batch, and nothing sets it back. Give "
            "that length a name of its own, or look again whether it is needed at all: a slice "
            "that goes past the end is shorter by itself.",
        ),
        why="Which numbers would you print after each epoch to notice such a fault?",
        properties=(Property("three epochs", three_epochs),),
        mistakes=(
            Mistake(
                "size-overwritten",
                size_overwritten,
                "the short last batch overwrites size, and from the second epoch on every batch is "
                "as short as that one.",
            ),
            Mistake(
                "returned",
                first_batch_returned,
                "only the first batch came. return ends the function; yield hands a pair out and "
                "goes on.",
            ),
            Mistake(
                "short-batch-dropped",
                short_batch_dropped,
                "all batches have `size` examples now, but those of the short one are left out. "
                "Every example should come.",
            ),
            Mistake(
                "last-batch-moved-back",
                last_batch_moved_back,
                "the last batch is full now, with examples that have come before. Every example "
                "should come once in an epoch.",
            ),
            Mistake(
                "one-order",
                one_order_for_all,
                "the sizes are right now, but all epochs have one order. Draw one in each epoch, "
                "and take the examples in it.",
            ),
            Mistake(
                "one-epoch",
                one_epoch_only,
                "only one epoch came. The fault goes away with the other epochs, but they are "
                "wanted.",
            ),
            Mistake(
                "epochs-run-together",
                run_on_past_the_epoch,
                "the batches run on past the end of an epoch, so that one holds the end of one "
                "and the start of the next. Each epoch has a short last batch of its own.",
            ),
        ),
        alternatives=(repaired_with_own_name, repaired_by_restoring, repaired_with_range),
    ),
    # repair_batches: which check would have caught the fault?
    # a: every example comes exactly once in an epoch   b: X_batch and y_batch have the same length
    # c: the number of batches in the second epoch      d: the training loss falls
    Guess(
        name="repair_batches_check",
        notebook=7,
        answer="c",
        because=(
            "10 examples in batches of 4 make 3 batches. In the second epoch there were 5, of 2 "
            "each. A count for the first epoch alone would have passed as well."
        ),
        wrong={
            "a": (
                "the fault leaves this as it is. The batches are short, but together they are the "
                "whole set, each example once. Count them and see."
            ),
            "b": (
                "the fault leaves this as it is. X and y are cut at the same places, only at the "
                "wrong ones. Print both lengths for two epochs."
            ),
            "d": (
                "the loss falls in spite of the fault. Smaller batches train too, with more steps "
                "an epoch and more noise in each. That is why nobody noticed."
            ),
        },
    ),
    # 60,000 images, batches of 200, 30 epochs. How many steps does the optimizer take?
    Guess(
        name="steps_in_training",
        notebook=7,
        answer=30 * 60_000 // 200,
        because=(
            "a step follows every batch, neither every epoch nor every example. An epoch is "
            "60,000 / 200 = 300 batches, and 30 epochs are 30 · 300 = 9,000 steps."
        ),
    ),
    # A network is trained on 5,000 images until it knows them by heart. Meanwhile its validation
    # loss has risen by about a quarter from its lowest. What has the validation accuracy done
    # since then?
    # a: fallen as well   b: hardly changed   c: risen by as much
    Guess(
        name="loss_and_accuracy",
        notebook=7,
        answer="b",
        because=(
            "about the same images are wrong, but with more confidence. Accuracy asks only which "
            "class comes first; the loss also asks how sure the network was."
        ),
        wrong={
            "a": (
                "a higher loss need not mean more mistakes. The loss grows also when the same "
                "mistakes are made with more confidence. The cell below counts."
            ),
            "c": (
                "loss and accuracy are no mirror images, and accuracy can't rise by a quarter from "
                "0.85. A few images become right and a few wrong."
            ),
        },
    ),
    # The same network, which knows its 5,000 training images by heart, says "99 %" of images that
    # it has never seen (take all whose highest probability is between 98.5 and 99.5 %). How often
    # is it right about them?
    # a: about 99 times in 100   b: about 9 times in 10   c: about half of the time
    # (Measured with three seeds: 0.88 to 0.91.)
    Guess(
        name="confidence",
        notebook=7,
        answer="b",
        because=(
            "where it says 99 % it is right about 90 times in 100. That is ten times as many "
            "mistakes as it owns up to. On its training images it was right nearly always, and "
            "nothing taught it doubt."
        ),
        wrong={
            "a": (
                "that would be so if a softmax output were certainty. It is a positive number in "
                "a row with sum 1; whether it is a fair probability has to be counted, on new "
                "images."
            ),
            "c": (
                "it is not that bad. High probability and right answers still go together. "
                "Count it, among the images with 98.5 to 99.5 %."
            ),
        },
    ),
    # You have trained with five learning rates and want two things: the best of the five, and a
    # number that says how good it is on new images. What is the test set for?
    # a: to choose the best rate, then to report its accuracy   b: only to report, once, after the
    # choice was made on the validation set   c: to choose, and the validation set to report
    # d: to train on it in the end, because more data are better
    Guess(
        name="test_set_use",
        notebook=7,
        answer="b",
        because=(
            "the choice is made on the validation set, which is spoilt by that. The test set has "
            "had no part in the choice, so its number can be believed, once."
        ),
        wrong={
            "a": (
                "the best of five is in part the luckiest of five, on just these images. A number "
                "that was used to choose is too good. Draw the split anew with other seeds, and "
                "the winner may change."
            ),
            "c": (
                "then the report would come from the validation set, which earlier choices have "
                "used: the width, when to stop. No choice has used the test set. Keep it so."
            ),
            "d": (
                "then no image is left that the network has not seen, and nobody can say how good "
                "it is. More data come from where the training set came from."
            ),
        },
    ),
    # You double the batch size and leave the learning rate as it is. What becomes of one step of
    # SGD?
    # a: about twice as long, for twice as many examples push   b: about as long, but less noisy
    # c: half as long, for each example counts half
    Guess(
        name="bigger_batch",
        notebook=7,
        answer="b",
        because=(
            "the loss is a mean over the batch, and so is its gradient. A mean over more "
            "examples is less noisy, and even a little shorter. What changes is how many steps an "
            "epoch has: half as many."
        ),
        wrong={
            "a": (
                "that would be so if the loss were a sum. It is a mean: twice as many examples, "
                "divided by twice as many. Print np.linalg.norm(gradients.vector) for batches of "
                "100 and 200."
            ),
            "c": (
                "each example counts half, but there are twice as many of them. Print "
                "np.linalg.norm(gradients.vector) for batches of 100 and 200."
            ),
        },
    ),
    # Open task: reach 88 % on the validation set. Answer with the validation accuracy, 0 to 1.
    # A ReLU network, trained for one epoch with a rate a hundred times too large. What do you see?
    # a: an error, the loss becomes nan   b: loss and accuracy as of a network that knows nothing,
    # and no complaint   c: it learns, in wild jumps
    Guess(
        name="rate_of_10",
        notebook=7,
        answer="b",
        because=(
            "the first steps throw the biases and weights so far that nearly every ReLU gets only "
            "negative numbers. What is left are the biases of the last layer, the same for all "
            "images: accuracy 0.1."
        ),
        wrong={
            "a": (
                "that takes a larger rate still. The gradient p − y is never larger than 1, and "
                "dead units send back no slopes that could grow."
            ),
            "c": (
                "it jumps, but soon it can't move any more: where a ReLU is off for every image, "
                "the slope of its weights is 0."
            ),
        },
    ),
    # Weights of 0.01 · N(0, 1), biases of N(0, 1), and a plateau at ln 10. You change one of the
    # two. Which change ends the plateau?
    # a: Xavier's weights   b: biases of 0   c: neither alone, only both
    Guess(
        name="plateau_cause",
        notebook=7,
        answer="a",
        because=(
            "the differences between images pass through the weights, and the gradients come back "
            "through them. A bias is the same for every image: it shifts, it does not shrink."
        ),
        wrong={
            "b": (
                "a bias is the same for every image. Without it the weights of 0.01 still shrink "
                "what differs between images, layer by layer."
            ),
            "c": (
                "one of them is enough. Ask what an image's difference from another has to pass "
                "through on its way to the logits."
            ),
        },
    ),
    Guess(
        name="beat_88",
        notebook=7,
        at_least=0.88,
        share=True,
        because=(
            "now, once, the test set. Expect a little less there: this number was used to choose."
        ),
    ),
]
