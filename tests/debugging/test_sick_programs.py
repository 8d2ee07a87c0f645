"""Sick programs that a check-up once missed, each with a healthy one that it must not accuse."""

import copy

import numpy as np
import pytest

from mlpkit import toys
from mlpkit.backprop import backward
from mlpkit.debugging import near_duplicates
from mlpkit.debugging.checkup import MEASUREMENTS, checkup
from mlpkit.forward_pass import forward
from mlpkit.losses import cross_entropy_backward
from mlpkit.network import Dropout, Network, initialize, mlp
from mlpkit.optimizers import SGD, Adam, AdamW, Momentum, Nesterov, RMSProp
from mlpkit.preprocessing import (
    flatten,
    load_fashion_mnist,
    minibatches,
    pixel_statistics,
    scale_to_unit,
    standardize,
)
from mlpkit.regularization import batch_norm, mirror, shift
from mlpkit.training import train_epoch

from .test_checkup import SIZES, examine, pictures

X, Y = pictures()
V, W = pictures(300, seed=2)
NORMED = {"mlp": {"batch_norm": True}}


# In prediction


class AlwaysOn(Dropout):
    """Dropout that never learns that training is over."""

    draws = np.random.default_rng(0)

    def forward(self, parameters, x, rng=None):
        return super().forward(parameters, x, self.draws if rng is None else rng)


def remade(make, **settings):
    """A network with make(layer) in place of each hidden layer."""
    network = mlp(SIZES, **settings)
    return Network([*map(make, network[:-1]), network[-1]])


def with_dropout(layer):
    return AlwaysOn(layer.rate) if isinstance(layer, Dropout) else layer


def by_batch(x, gain, shift, mean, variance, training):
    """Batch normalization that uses the batch's statistics in prediction too."""
    mean[:], variance[:] = x.mean(axis=0), x.var(axis=0)
    return gain * (x - mean) / np.sqrt(variance + 1e-5) + shift


def refusing_one(x, gain, shift, mean, variance, training):
    """The same, with mlpkit's function, which needs two rows."""
    return batch_norm(x, gain, shift, mean, variance, True)


def on_copies(x, gain, shift, mean, variance, training):
    """Batch normalization whose running statistics are those of a copy."""
    return batch_norm(x, gain, shift, mean.copy(), variance.copy(), training)


def without_variance(x, gain, shift, mean, variance, training):
    return batch_norm(x, gain, shift, mean, variance.copy(), training)


def moving_always(x, gain, shift, mean, variance, training):
    """Batch normalization that goes on updating its statistics in prediction."""
    mean[:] = 0.9 * mean + 0.1 * x.mean(axis=0)
    return batch_norm(x, gain, shift, mean, variance, training)


def normed(function):
    return {"mlp": {"batch_norm": True, "functions": {"batch_norm": function}}}


# In training


def put_back(*names):
    """An epoch after which these arrays are unchanged."""

    def train(network, parameters, *arguments):
        before = copy.deepcopy(parameters)
        told = train_epoch(network, parameters, *arguments)
        for name in names:
            parameters[name] = before[name]
        return told

    return train


def without_gradient(*names):
    """An epoch in which the gradients of these arrays are 0."""

    def train(network, parameters, batches, optimizer, value, gradient, rng):
        gradients = parameters.like()
        for x, y in batches:
            output, cache = forward(network, parameters, x, rng)
            backward(network, parameters, cache, gradient(output, y), gradients)
            for name in names:
                gradients[name] = 0 * gradients[name]
            optimizer.step(parameters, gradients)

    return train


class AllBut(SGD):
    """SGD that leaves an array unchanged."""

    def __init__(self, rate, name):
        super().__init__(rate)
        self.name = name

    def step(self, parameters, gradients):
        kept = parameters[self.name].copy()
        super().step(parameters, gradients)
        parameters[self.name] = kept


# Data


def dealt_anew(share, of=Y):
    """Shuffle a share of the labels among their rows."""
    rng, labels = np.random.default_rng(0), of.copy()
    rows = rng.choice(len(of), round(share * len(of)), replace=False)
    labels[rows] = rng.permutation(labels[rows])
    return labels


def tell_by(column, part=(X, Y)):
    """Return rows whose first columns are replaced by column(labels)."""
    rows, y = part[0].copy(), part[1]
    values = np.reshape(column(y), (len(y), -1))
    rows[:, : values.shape[1]] = values
    return rows, y


def telling(column):
    return {"data": tell_by(column), "validation": tell_by(column, (V, W))}


def noisy(x, size, seed=3):
    drawn = np.random.default_rng(seed).standard_normal(x.shape)
    return (x + size * drawn).astype(np.float32)


def joined(*parts):
    return tuple(map(np.concatenate, zip(*parts, strict=True)))


def mirrored(x, axis=2):
    return np.flip(x.reshape(-1, 8, 8), axis).reshape(x.shape)


def augmented(change):
    """Return batches in which change(X, y, rng) replaces rows and labels."""

    def deal(x, y, size, rng):
        for rows, labels in minibatches(x, y, size, rng):
            yield change(rows, labels, rng)

    return deal


def faint(rows, labels, rng):
    return (rows + 0.01 * rng.random(rows.shape)).astype(np.float32), rng.permutation(labels)


def noise(rows, labels, rng):
    return rng.random(rows.shape).astype(np.float32), labels


def drowned(rows, labels, rng):
    return (rows + 5 * rng.standard_normal(rows.shape)).astype(np.float32), labels


# name: (the change, the measurement that finds it, the organ, whether it only asks)
SICK = {
    "dropout in prediction": (
        {"network": remade(with_dropout, dropout=0.3)}, "activations", "forward pass",
    ),
    "batch statistics in prediction": (normed(by_batch), "activations", "forward pass"),
    "batch statistics, and one row": (normed(refusing_one), "forward", "forward pass"),
    "statistics that move in prediction": (
        normed(moving_always), "activations", "forward pass",
    ),
    "statistics of a copy move": (normed(on_copies), "activations", "forward pass"),
    "the variance never moves": (normed(without_variance), "activations", "forward pass"),
    "statistics are put back": (
        NORMED | {"train_epoch": put_back("mean1", "variance1", "mean2", "variance2")},
        "loop", "training loop",
    ),
    "a layer is put back": ({"train_epoch": put_back("W2")}, "loop", "training loop"),
    "a layer gets no gradient": ({"train_epoch": without_gradient("W1")}, "loop", "training loop"),
    "an optimizer leaves a layer": ({"optimizer": AllBut(0.1, "W2")}, "loop", "optimizer"),
    "an optimizer leaves biases": ({"optimizer": AllBut(0.1, "b1")}, "loop", "optimizer"),
    "60% of labels shuffled": (
        {"data": (X, dealt_anew(0.6))}, "neighbours", "labels", True,
    ),
    "validation labels shuffled": (
        {"validation": (V, np.random.default_rng(0).permutation(W))}, "neighbours", "labels",
    ),
    "40% of validation labels shuffled": (
        {"validation": (V, dealt_anew(0.4, of=W))}, "neighbours", "labels", True,
    ),
    "validation labels off by a class": (
        {"validation": (V, (W + 1) % 10)}, "neighbours", "labels",
    ),
    "a class is missing from validation": (
        {"validation": (V[W != 3], W[W != 3])}, "classes", "labels",
    ),
    "validation labels from 1": ({"validation": (V, W + 1)}, "classes", "labels"),
    "the label is a column": (telling(lambda y: y / 9), "inputs", "data"),
    "the label is ten columns": (telling(lambda y: np.eye(10)[y]), "inputs", "data"),
    "the label's bits are columns": (
        telling(lambda y: (y[:, None] >> np.arange(4)) % 2), "inputs", "data",
    ),
    "a column was made from the label": (
        telling(lambda y: noisy(y / 9, 0.05)), "inputs", "data", True,
    ),
    "labels are shuffled within each batch": (
        {"batches": augmented(faint)}, "loop", "training loop",
    ),
    "noise in place of rows": ({"batches": augmented(noise)}, "loop", "training loop"),
    "rows drown in noise": ({"batches": augmented(drowned)}, "loop", "training loop"),
    "validation is training with noise": (
        {"validation": (noisy(X[:200], 0.02), Y[:200])}, "copies", "data",
    ),
    "a third of validation is training with noise": (
        {"validation": joined((noisy(X[:100], 0.02), Y[:100]), (V[:200], W[:200]))},
        "copies", "data",
    ),
    "validation is training mirrored": (
        {"validation": (mirrored(X[:200]), Y[:200])}, "copies", "data",
    ),
    "validation is training upside down": (
        {"validation": (mirrored(X[:200], 1), Y[:200])}, "copies", "data",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SICK)
def test_a_sick_program_is_accused_where_it_is_sick_or_asked_about_it(name):
    changed, measurement, organ, *asks = SICK[name]
    if "network" in changed:
        changed = changed | {"weights": lambda _: started_with(changed["network"])}
    names = list(MEASUREMENTS)
    until = names[: 1 + names.index(measurement)] if measurement in names else names
    found = examine(only=until, **({"validation": (V, W)} | changed))
    seen = [(f.measurement, f.organ, f.asks) for f in found if not f.fine or f.asks]
    assert (measurement, organ, bool(asks)) in seen, found
    assert found.summary != "Nothing suspicious."
    assert found.suspects[:1] == (() if asks else (organ,)), found


def started_with(network):
    return initialize(network, np.random.default_rng(0))


# Healthy programs


def garments(N, aside=300, seed=0, unit=True):
    """Return (X, y), validation: N garments, and others."""
    given = load_fashion_mnist()
    chosen = np.random.default_rng(seed).permutation(60_000)[: N + aside]
    rows = scale_to_unit(flatten(given.train_images[chosen]))
    if not unit:
        rows = standardize(rows, *pixel_statistics(rows[:N]))
    labels = given.train_labels[chosen]
    return (rows[:N], labels[:N]), (rows[N:], labels[N:])


def toy(name, N, noise, seed=0):
    make, rng = getattr(toys, name), np.random.default_rng(seed)
    return tuple(
        (rows.astype(np.float32), labels)
        for rows, labels in (make(count, noise, rng) for count in (N, N // 3))
    )


def few_of(given, kinds=(7, 8), kept=20):
    """Return training and validation data in which two classes are rare."""
    return tuple(
        tuple(part[np.sort(np.concatenate([np.flatnonzero(y == k)[: kept if k in kinds else None]
                                           for k in range(10)]))] for part in (rows, y))
        for rows, y in given
    )  # fmt: skip


def changing(change):
    """Return batches in which rows are changed and labels are not."""
    return augmented(lambda rows, labels, rng: (change(rows, rng), labels))


def both(rows, rng):
    return shift(mirror(rows, rng), rng, 2)


def a_little(rows, rng):
    return (rows + 0.1 * rng.standard_normal(rows.shape)).astype(np.float32)


def cut_out(rows, rng):
    """Set a square of 10 by 10 pixels to 0."""
    images = rows.reshape(-1, 28, 28).copy()
    for image, (top, left) in zip(images, rng.integers(0, 19, (len(images), 2)), strict=True):
        image[top : top + 10, left : left + 10] = 0
    return images.reshape(rows.shape)


def healthy(given, sizes, optimizer, scheme="he", batches=minibatches, size=100, **settings):
    """The check-up of a healthy program."""
    network, rng = mlp(sizes, **settings), np.random.default_rng(0)
    parameters = initialize(network, rng, scheme)
    return checkup(
        network, parameters, given[0], "cross_entropy", optimizer, rng, given[1], batches,
        batch_size=size,
    )  # fmt: skip


COURSE = (784, 64, 32, 10)
SMOOTH = {"hidden": "tanh", "scheme": "xavier"}
QUICK = "moved and mirrored", "sixty garments", "circles"
HEALTHY = {
    "mirrored": lambda: healthy(garments(2000), COURSE, SGD(0.1), batches=changing(mirror)),
    "moved and mirrored": lambda: healthy(
        garments(1500, seed=1), COURSE, Adam(0.002), batches=changing(both), dropout=0.2
    ),
    "noise, a little": lambda: healthy(
        garments(1000, seed=2), COURSE, Momentum(0.02), batches=changing(a_little)
    ),
    "standardized and moved": lambda: healthy(
        garments(1000, seed=3, unit=False),
        COURSE,
        SGD(0.05),
        batches=changing(shift),
        size=64,
        batch_norm=True,
    ),
    "cut out": lambda: healthy(
        garments(1000, seed=4), COURSE, Adam(0.001), batches=changing(cut_out)
    ),
    "a hundred garments": lambda: healthy(
        garments(100, 50, 5), (784, 32, 10), Adam(0.003), size=20
    ),
    "sixty garments": lambda: healthy(garments(60, 30, 6), (784, 16, 10), SGD(0.1), size=10),
    "rare classes": lambda: healthy(few_of(garments(2000, seed=7)), COURSE, Adam(0.001)),
    "batch norm and dropout": lambda: healthy(
        garments(3000, 1000, 8),
        (784, 128, 64, 10),
        AdamW(0.002, 0.05),
        batch_norm=True,
        dropout=0.4,
    ),
    "gelu": lambda: healthy(garments(1000, seed=9), COURSE, Nesterov(0.02), hidden="gelu", size=32),
    "sigmoid": lambda: healthy(
        garments(1000, seed=10), (784, 50, 10), SGD(0.5), "xavier", hidden="sigmoid"
    ),
    "wide": lambda: healthy(garments(1000, seed=11), (784, 400, 10), RMSProp(0.0005)),
    "deep and normed": lambda: healthy(
        garments(1000, seed=12),
        (784, *[40] * 6, 10),
        SGD(0.1),
        batch_norm=True,
        hidden="leaky_relu",
    ),
    "one layer": lambda: healthy(garments(500, seed=13), (784, 10), SGD(0.1), size=50),
    "moons": lambda: healthy(toy("two_moons", 300, 0.2), (2, 16, 2), Adam(0.01), size=20),
    "few moons": lambda: healthy(toy("two_moons", 60, 0.1), (2, 8, 2), SGD(0.5), size=10, **SMOOTH),
    "circles": lambda: healthy(
        toy("circles", 400, 0.1), (2, 16, 16, 2), Momentum(0.05), size=20, batch_norm=True
    ),
    "spiral": lambda: healthy(
        toy("spiral", 600, 0.02), (2, 32, 32, 2), Adam(0.01), size=50, **SMOOTH
    ),
    "xor": lambda: healthy(toy("xor", 300, 0.1), (2, 16, 2), Adam(0.01), size=20, dropout=0.2),
}


@pytest.mark.parametrize(
    "name",
    [name if name in QUICK else pytest.param(name, marks=pytest.mark.proofs) for name in HEALTHY],
)
def test_a_healthy_program_is_neither_accused_nor_asked_about(name):
    found = HEALTHY[name]()
    assert (found.suspects, found.questions) == ((), ()), found


# Healthy or undecidable programs that were accused


def of_a_table(columns, N=600, seed=0, width=8):
    """Return arguments: N rows with columns(rng, N) -> (X, y), a quarter of them for validation."""
    x, y = columns(np.random.default_rng(seed), N)
    x, cut = x.astype(np.float32), 3 * N // 4
    network = mlp((x.shape[1], width, 2))
    parameters = initialize(network, np.random.default_rng(0))
    return {
        "network": network, "weights": lambda _: parameters, "batch_size": 20,
        "data": (x[:cut], y[:cut]), "validation": (x[cut:], y[cut:]),
    }  # fmt: skip


def categories(rng, N):
    codes = rng.integers(0, 4, (N, 3))
    return np.eye(4)[codes].reshape(N, -1), (codes[:, 0] > 1).astype(int)


def weak(rng, N):
    x = rng.normal(size=(N, 30))
    return x, (rng.random(N) < 1 / (1 + np.exp(-0.7 * x[:, 0]))).astype(int)


def unbound(rng, N):
    return rng.normal(size=(N, 30)), rng.integers(0, 2, N)


def one_in_six(rng, N):
    y = (np.arange(N) % 6 == 0).astype(int)
    return rng.normal(size=(N, 5)) + 2 * y[:, None], y


def evenly(x, y, size, rng):
    """Batches in which the rare class is drawn as often as the other."""
    weights = 1 / np.bincount(y)[y]
    for _ in range(len(x) // size):
        rows = rng.choice(len(x), size, p=weights / weights.sum())
        yield x[rows], y[rows]


def findings(only, **changed):
    return [(f.organ, f.found, f.advice, f.fine) for f in examine(only=[only], **changed)]


def test_outputs_that_are_squares_of_size_1_are_not_large():
    network = mlp((64, 4))
    arguments = {"network": network, "data": (2 * X, Y % 4), "loss": "mean_squared_error"}
    start = initialize(network, np.random.default_rng(0), "xavier")
    found = examine(only=["loss_at_start"], weights=lambda _: start, **arguments)
    assert 3 < float(found[0].found) < 20 and found.suspects == ()
    start.vector[:] *= 5
    found = examine(only=["loss_at_start"], weights=lambda _: start, **arguments)
    assert found.suspects == ("first weights",)


def test_where_few_rows_are_possible_copies_are_a_question():
    found = examine(only=["copies"], **of_a_table(categories))
    assert found.suspects == () and found.questions == ("data",), found
    # Where many different rows are possible, equal ones were copied before the split
    x, y = unbound(np.random.default_rng(0), 600)
    again = np.random.default_rng(0).integers(0, 100, 600)
    found = examine(only=["copies"], **of_a_table(lambda *_: (x[again], y[again])))
    assert found.suspects == ("data",)


def test_labels_that_depend_on_a_column_belong_to_their_rows():
    for seed in range(5):
        found = examine(only=["neighbours"], **of_a_table(weak, 900, seed))
        assert found.suspects == () and found.questions in ((), ("labels",)), found
    given = of_a_table(weak, 900, seed=2)
    x, y = given["data"]
    n = near_duplicates.neighbours(x, y)
    assert n.share < n.chance + 0.05 * (1 - n.chance)  # this finding accused the program
    found = [examine(only=["neighbours"], **of_a_table(unbound, 900, seed)) for seed in range(5)]
    assert sum(f.suspects == ("labels",) for f in found) >= 3


def test_a_rare_class_that_is_drawn_more_often_is_a_question():
    found = examine(only=["loop"], batches=evenly, **of_a_table(one_in_six))
    assert found.suspects == () and found.questions == ("training loop",), found


def trained():
    """Return (the network given, predict with the same network trained, its accuracy on V, W)."""
    network = mlp(SIZES)
    first = initialize(network, np.random.default_rng(0))
    end, gradients = copy.deepcopy(first), first.like()
    for _ in range(100):
        output, cache = forward(network, end, X)
        backward(network, end, cache, cross_entropy_backward(output, Y), gradients)
        SGD(0.3).step(end, gradients)

    def predict(rows):
        return forward(network, end, rows)[0].argmax(axis=1)

    return network, first, predict, float(np.mean(predict(V) == W))


def test_a_program_in_use_may_have_the_trained_weights():
    network, first, predict, right = trained()
    arguments = {"network": network, "validation": (V, W), "raw": (V, W), "predict": predict}

    def asked(**more):
        return examine(only=["prediction"], weights=lambda _: first, **arguments, **more)

    assert right > 0.8
    assert asked(reported=right).suspects == asked(reported=right).questions == ()
    assert asked().suspects == () and asked().questions == ("prediction",)
    assert asked(reported=0.1).suspects == ("prediction",)
    arguments["predict"] = lambda rows: np.zeros(len(rows), int)
    assert asked().suspects == ("prediction",)


# Advice that was wrong


def test_a_first_step_that_is_too_large_is_recognized_by_what_follows():
    [(_, found, advice, _)] = findings("steps", optimizer=SGD(1e4))
    assert " of the weights, then " in found and advice.startswith("The first step is too large")


def test_steps_that_are_not_numbers_are_not_blamed_on_the_rate():
    class Broken:
        def step(self, parameters, gradients):
            parameters.trained *= np.nan

    assert "rate" not in findings("steps", optimizer=Broken())[0][2]


def test_rows_with_nan_are_mentioned_once_and_left_out():
    x = X.copy()
    x[::50, 3] = np.nan
    found = examine(data=(x, Y), validation=(V, W))
    assert [(f.measurement, f.found) for f in found if not f.fine or f.asks] == [
        ("inputs", "12 nan or inf")
    ]
    assert len(found) == len(MEASUREMENTS) - 1
    assert [f.measurement for f in examine(data=(x, Y), only=["copies"])] == ["inputs", "copies"]
    [one] = examine(data=(x * np.nan, Y), only=["copies"])
    assert one.measurement == "inputs" and not one.fine


def test_a_vanished_gradient_is_not_the_optimizers_fault():
    network = mlp((64, *[16] * 7, 10), hidden="sigmoid")
    start = initialize(network, np.random.default_rng(0))
    for name in start:
        start[name] *= 0.03 if name.startswith("W") else 1
    told = findings("loop", network=network, weights=lambda _: start)
    assert {organ for organ, *_ in told} == {"first weights"}, told
    assert "has vanished" in told[0][2]


def test_a_number_that_marks_missing_values_is_shown_as_it_is():
    x, v = noisy(X, 1), noisy(V, 1)
    x[::30, 5] = -999
    told = findings("inputs", data=(x, Y), validation=(v, W))
    assert told[0][1] == "-999 occurs 20 times in column 5"


def test_a_step_outside_the_loop_is_reported():
    def once(network, parameters, batches, optimizer, value, gradient, rng):
        gradients = parameters.like()
        for x, y in batches:
            output, cache = forward(network, parameters, x, rng)
            backward(network, parameters, cache, gradient(output, y), gradients)
        optimizer.step(parameters, gradients)

    [(organ, found, advice, _)] = findings("loop", train_epoch=once)
    assert (organ, found) == ("training loop", "4 batches to a step")
    assert "inside the loop" in advice


def test_one_row_repeated_many_times_is_not_blamed_on_the_split():
    x, v = X.copy(), V.copy()
    x[::8], v[::8] = 0, 0
    told = findings("copies", data=(x, Y), validation=(v, W))
    assert told[0][1] == "38 of 300 rows are one and the same" and "split" not in told[0][2]


# Groups


@pytest.mark.parametrize("times", [2, 4])
def test_rows_of_the_same_objects_on_both_sides_of_the_split_are_a_question(times):
    (x, y), _ = garments(300, 0)
    shots = np.concatenate([noisy(x, 0.04, seed) for seed in range(times)])
    order = np.random.default_rng(0).permutation(len(shots))
    shots, labels, cut = shots[order], np.tile(y, times)[order], 240 * times
    network = mlp((784, 10))
    start = initialize(network, np.random.default_rng(0))
    arguments = {"network": network, "only": ["copies"]}
    parts = {"data": (shots[:cut], labels[:cut]), "validation": (shots[cut:], labels[cut:])}
    found = examine(weights=lambda _: start, **arguments, **parts)
    assert found.suspects == () and found.questions == ("data",), found
    data, validation = garments(cut, 60 * times)
    honest = examine(weights=lambda _: start, data=data, validation=validation, **arguments)
    assert honest.suspects == honest.questions == ()


def test_the_nearest_is_as_far_as_the_next_where_rows_are_drawn_independently():
    for width in 3, 20, 200:
        drawn = np.random.default_rng(width).normal(size=(1200, width))
        assert 0.7 < near_duplicates.gap(drawn[1000:], drawn[:1000]) < 1.4
    assert np.isnan(near_duplicates.gap(drawn[:5], drawn[:10]))
