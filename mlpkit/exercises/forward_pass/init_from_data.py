"""Exercise of notebook 03: init_from_data, initial weights fitted to the images."""

from itertools import pairwise

import numpy as np

from mlpkit.activations import leaky_relu, relu, sigmoid, tanh
from mlpkit.checker import Exercise, Property, mistakes, number
from mlpkit.forward_pass import he_normal, init_from_data

SIZES = [9, 14, 11, 3]


def init_cases(rng):
    """X, sizes, f, rng: inputs larger or smaller than standardized ones, and four kinds of f."""
    cases = []
    for N, sizes, f in [
        (12, [4, 3, 2], relu),
        (15, [2, 6, 5, 3], tanh),
        (20, [5, 3], sigmoid),
        (11, [3, 7, 4], leaky_relu),
    ]:
        X = rng.normal(1, 3, (N, sizes[0]))
        cases.append((X, sizes, f, np.random.default_rng(int(rng.integers(2**32)))))
    return cases


def generator(rng):
    return np.random.default_rng(int(rng.integers(2**32)))


def pre_activations(parameters, X, f):
    """z1 (N, M1), z2 (N, M2), ..."""
    zs, a = [], X
    for k in range(1, len(SIZES)):
        zs.append(a @ parameters[f"W{k}"] + parameters[f"b{k}"])
        a = f(zs[-1])
    return zs


def every_unit_is_standardized(f, rng):
    """Over X each unit of each layer has mean 0 and standard deviation 1, whatever f is."""
    for bend in (tanh, relu, sigmoid):
        X = rng.normal(2, 5, (40, SIZES[0]))
        parameters = f(X.copy(), list(SIZES), bend, generator(rng))
        for k, z in enumerate(pre_activations(parameters, X, bend), start=1):
            where = f"with {bend.__name__} between the layers, a unit of layer {k}"
            stds, means = np.std(z, axis=0), np.mean(z, axis=0)
            std, mean = stds[np.argmax(np.abs(stds - 1))], means[np.argmax(np.abs(means))]
            if abs(std - 1) < 1e-3 and abs(mean) < 1e-3:
                continue
            twice = [
                f(factor * X, list(SIZES), relu, np.random.default_rng(1)) for factor in (1.0, 2.0)
            ]
            if k == 1 and (slug := slip_of_layer_1(X, *twice)):
                return slug, sentence(slug)
            if k == 2 and (known := fitted_to_another(parameters, X, bend, *twice)):
                return known
            if abs(std - 1) < 1e-3:
                return f"{where} gives z with a mean of {number(mean)}. It should be 0."
            whole = np.allclose(stds, np.sqrt(1 - 1 / len(X)), rtol=1e-4)
            return "whole-sample" if whole else None, (
                f"{where} gives z with a standard deviation of {number(std)} over the "
                f"examples{': √((N − 1)/N)' if whole else ''}. It should be 1."
            )


def slip_of_layer_1(X, one, two):
    """The slug of a known mistake in the first layer, or None.

    one, two: the parameters for X and for 2 X, from equal generators, with relu between the layers.
    How W1 and b1 follow X says what they were divided by, however they were drawn.
    """
    (W, b), (W_two, b_two) = ((p["W1"], p["b1"]) for p in (one, two))
    raw, difference = X @ W, 2 * W_two - W
    means, b_doubled = np.mean(raw, axis=0), np.any(b) and np.allclose(b_two, 2 * b)
    divided = np.allclose(difference, 0)
    standardized = (X - np.mean(X, axis=0)) / np.std(X, axis=0)
    signs = {
        "inputs-standardized": fits(standardized @ W + b),
        "he-alone": np.allclose(W_two, W) and not np.any(b),
        "std-forgotten": np.allclose(W_two, W) and b_doubled,
        "variance": np.allclose(4 * W_two, W),
        "multiplied": np.allclose(W_two, 2 * W),
        "mean-in-the-weights": (
            np.allclose(difference, difference[0]) and not np.allclose(difference, difference[0, 0])
        ),
        "measured-after-f": divided and np.allclose(np.std(relu(raw), axis=0), 1),
        "root-of-squares": divided and np.allclose(np.mean(raw**2, axis=0), 1),
        "whole-layer": divided and np.isclose(np.std(raw), 1) and np.allclose(b, b[0]),
        "one-std-a-layer": divided and np.isclose(np.std(raw), 1),
        "no-bias": divided and np.allclose(np.std(raw, axis=0), 1) and not np.any(b),
        "bias-not-divided": divided and b_doubled and np.all(b * means < 0),
        "bias-added": divided and np.allclose(np.std(raw, axis=0), 1) and np.all(b * means > 0),
    }
    if not np.isfinite(W).all() or not np.any(W):
        return None
    return next((slug for slug, found in signs.items() if found), None)


def sentence(slug):
    return next(mistake.sentence for mistake in EXERCISE.mistakes if mistake.slug == slug)


def fitted_to_another(parameters, X, bend, one, two):
    """(slug, sentence) if the second layer fits inputs other than f(z1), the first being right.

    None if it fits no known ones. one, two: as in `slip_of_layer_1`.
    """
    z1 = X @ parameters["W1"] + parameters["b1"]
    raw = z1 - parameters["b1"]
    for slug, a, told in (
        (
            "no-activation",
            z1,
            ("z of the first, without f. The activation belongs between two layers"),
        ),
        ("relu-typed", relu(z1), "relu of the first. Use f, whichever activation it is"),
        ("tanh-typed", tanh(z1), "tanh of the first. Use f, whichever activation it is"),
        ("no-bias-on-the-way", bend(raw), "f(a @ W), without b. The bias belongs to z"),
    ):
        if fits(a @ parameters["W2"] + parameters["b2"]):
            return slug, f"the first layer is right. The second was fitted to {told}."
    if np.any(one["W2"]) and np.allclose(2 * two["W2"], one["W2"]):
        return "next-on-old-z", sentence("next-on-old-z")
    if not np.any(parameters["b2"]):
        return "first-layer-alone", (
            "the first layer is right. In the second, z does not have mean 0, and b2 is 0: every "
            "layer must be fitted."
        )
    return None


def fits(z):
    return np.allclose(np.std(z, axis=0), 1, atol=1e-3) and np.allclose(np.mean(z, 0), 0, atol=1e-3)


def weights_are_drawn(f, rng):
    """Drawn from rng, and no two units are equal."""
    X, seed = rng.normal(size=(40, SIZES[0])), int(rng.integers(2**31))
    one, again, other = (
        f(X.copy(), list(SIZES), relu, np.random.default_rng(s)) for s in (seed, seed, seed + 1)
    )
    for name in (f"W{k}" for k in range(1, len(SIZES))):
        W = np.asarray(one[name])
        if not np.array_equal(W, again[name], equal_nan=True):
            return f"two generators in the same state gave different {name}. Draw from rng."
        if np.array_equal(W, other[name], equal_nan=True):
            return f"two generators in different states gave the same {name}. Draw from rng."
        if not np.min(np.std(W, axis=1)) > 1e-6:
            return (
                f"{name} has equal columns, so its units are alike and stay so. Draw the weights."
            )


def fitted(change=lambda W, mean, std: (W / std, -mean / std), draw=he_normal):
    """`init_from_data` with (W, b) = change(W, mean, std), which the next layer sees."""

    def function(X, sizes, f, rng):
        parameters, a = {}, X
        for k, (D, M) in enumerate(pairwise(sizes), start=1):
            W = draw((D, M), rng)
            z = a @ W
            mean, std = np.mean(z, axis=0), np.std(z, axis=0)
            W, b = change(W, mean, std)
            parameters[f"W{k}"], parameters[f"b{k}"] = W, b
            a = f(a @ W + b)
        return parameters

    return function


def unit_by_unit(X, sizes, f, rng):
    """One unit after the other, each corrected before the next is drawn."""
    parameters, a = {}, X
    for k in range(1, len(sizes)):
        W, b = np.zeros((sizes[k - 1], sizes[k])), np.zeros(sizes[k])
        for m in range(sizes[k]):
            w = rng.normal(size=sizes[k - 1])
            w = w / np.std(a @ w)
            W[:, m], b[m] = w, -np.mean(a @ w)
        parameters[f"W{k}"], parameters[f"b{k}"] = W, b
        a = f(a @ W + b)
    return parameters


EXERCISE = Exercise(
    notebook=3,
    reference=init_from_data,
    uses=("he_normal",),
    stub=(
        "First parameters W1 (D, M), b1 (M,), W2, ... that give every unit of every layer\n"
        "a z with mean 0 and standard deviation 1 over the N examples in X.\n\n"
        "X (N, D); sizes: widths, inputs first; f: the activation between the layers; rng: a\n"
        "generator, for weights that differ. Return a dictionary. Do not change X."
    ),
    cases=init_cases,
    values=False,
    hints=(
        "You need no formula that predicts z: the images are there, so send them through and "
        "look. Take one layer at a time, because the input of the second depends on what the "
        "first has become.",
        "You know how to give a column mean 0 and standard deviation 1: z' = (z − mean) / std, "
        "with mean and std (M,). With z = aW that is a(W / std) + (−mean / std): a layer again.",
        "For each layer: draw W (D, M); z = a @ W; its mean and std along axis 0; keep W / std "
        "and −mean / std; and go on with a = f of the new z.",
    ),
    why="Why must the first layer be adjusted before the second is measured?",
    properties=(
        Property("mean 0 and standard deviation 1", every_unit_is_standardized),
        Property("weights from rng", weights_are_drawn),
    ),
    mistakes=mistakes(
        ("he-alone", fitted(lambda W, mean, std: (W, np.zeros(len(std))))),
        "W is as it was drawn and b is 0, whatever X is. What you measure on X must go into W and "
        "b: they are all that the network keeps.",
        ("no-bias", fitted(lambda W, mean, std: (W / std, np.zeros(len(std))))),
        "the standard deviations are 1, but the biases are 0, so the means are not 0. A bias moves "
        "the mean of its unit.",
        ("bias-not-divided", fitted(lambda W, mean, std: (W / std, -mean))),
        "b is −mean, and should be −mean/std: dividing W by std has divided the mean too.",
        ("bias-added", fitted(lambda W, mean, std: (W / std, mean / std))),
        "b has the wrong sign: it makes the mean larger, and should cancel it.",
        ("std-forgotten", fitted(lambda W, mean, std: (W, -mean))),
        "the means are 0, but W is as it was drawn, so the standard deviations are not 1. Divide "
        "by them.",
        ("multiplied", fitted(lambda W, mean, std: (W * std, -mean * std))),
        "W was multiplied by std. It should be divided: z was too wide and is now wider.",
        ("variance", {"np.std(z, axis=0)": "np.var(z, axis=0)"}),
        "W was divided by the variance. Divide by its root, the standard deviation.",
        (
            "whole-layer",
            {
                "np.mean(z, axis=0), np.std(z, axis=0)": "np.mean(z), np.std(z)",
                "-mean / std": "np.full(M, -mean / std)",
            },
        ),
        "each layer as a whole has mean 0 and standard deviation 1, but its units do not. Measure "
        "along axis 0: a number for each unit.",
        (
            "axis-1",
            {"np.mean(z, axis=0), np.std(z, axis=0)": "np.mean(z, axis=1), np.std(z, axis=1)"},
        ),
        "mean and std were taken along axis 1, which gives a number for each example. Each unit "
        "needs its own, taken over the examples: axis 0.",
        (
            "mean-in-the-weights",
            fitted(lambda W, mean, std: ((W - mean) / std, np.zeros(len(std)))),
        ),
        "the mean was subtracted from W, where each input multiplies it. It belongs to z: divide W "
        "by std, and let b be −mean/std.",
        ("one-std-a-layer", {"np.std(z, axis=0)": "np.std(z)"}),
        "W was divided by one standard deviation for the whole layer. Each unit needs its own: "
        "measure it along axis 0.",
        (
            "root-of-squares",
            {
                "np.mean(z, axis=0)": "np.zeros(M)",
                "np.std(z, axis=0)": "np.sqrt(np.mean(z * z, axis=0))",
            },
        ),
        "each unit has a mean square of 1, but its mean is not 0. Subtract the mean, and divide by "
        "the standard deviation.",
        ("next-on-old-z", {"f((z - mean) / std)": "f(z)"}),
        "the first layer is right. The second was measured on the output of the first before W1 "
        "and b1 were adjusted. Go on with a = f of the new z.",
        ("measured-after-f", {"a @ W": "f(a @ W)", "f((z - mean) / std)": "(z - mean) / std"}),
        "mean and standard deviation were measured on f(z). It is z that should have mean 0 and "
        "standard deviation 1: measure before f.",
        ("inputs-standardized", {"{}, X": "{}, (X - np.mean(X, axis=0)) / np.std(X, axis=0)"}),
        "X was standardized first, and the weights fit those inputs. The network will be given X "
        "as it is.",
        ("whole-sample", {"np.std(z, axis=0)": "np.std(z, axis=0, ddof=1)"}),
        "W was divided by the root of Σ (z − mean)² / (N − 1), so std over the examples is a "
        "little below 1. These examples are all there are: divide by N, as np.std does by default.",
        ("numbered-from-0", {"start=1": "start=0"}),
        "the names begin with W0. The first layer should be W1 and b1.",
        ("last-layer-missing", {"pairwise(sizes)": "pairwise(sizes[:-1])"}),
        "the last layer is missing. Between n sizes there are n − 1 layers.",
        ("first-layer-only", {"pairwise(sizes)": "pairwise(sizes[:2])"}),
        "only W1 and b1 came back. Is the return inside the loop?",
        ("no-activation", {"f((z - mean) / std)": "(z - mean) / std"}),
        "the first layer is right. The later layers were measured without f, which belongs between "
        "two layers.",
        ("x-for-every-layer", {"f((z - mean) / std)": "X"}),
        "each layer was given X. The second should be given f(z), where z is the first layer's.",
        (
            "own-generator",
            lambda X, sizes, f, rng: init_from_data(X, sizes, f, np.random.default_rng(0)),
        ),
        "the weights are the same on every call, because the function makes its own generator. "
        "Draw from rng.",
    ),
    alternatives=(
        fitted(),
        fitted(draw=lambda shape, rng: rng.normal(size=shape)),
        fitted(draw=lambda shape, rng: rng.uniform(-1, 1, shape)),
        fitted(lambda W, mean, std: (W / np.hypot(std, 1e-4), -mean / np.hypot(std, 1e-4))),
        unit_by_unit,
    ),
)
