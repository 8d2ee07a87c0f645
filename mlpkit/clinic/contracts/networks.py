"""Contracts for functions that make weights, settings, losses and rows."""

import numpy as np

from mlpkit.checker.words import listed
from mlpkit.clinic.contracts.chance import fault_of_draws, fresh

LEAST, LARGEST = 0.5, 7  # limits for √inputs · std(weights), which is 1 to 2 for right weights


def drawn_weights(f):
    """The contract of first_numbers(shape, rng): weights of that shape, drawn from rng."""

    def numbers(rng):
        return tuple(np.ravel(f((6, 4), rng)).tolist())

    try:
        shape = np.shape(f((6, 4), fresh()))
    except ValueError:
        return None
    if shape != (6, 4):
        return "another-shape", f"for the shape (6, 4) the result has shape {shape}."
    return fault_of_draws(numbers, "the weights are") or fault_of_sizes(f)


def fault_of_sizes(f):
    """The complaint if sums of 784 products are far too large, or too small with small biases, or
    if only the biases still have a standard deviation above a half; or None."""
    rng = fresh()
    try:
        first, weights = f((784, 64), rng), f((64, 32), rng)
        biases = np.concatenate([f((M,), rng) for M in (64, 32, 10)])
    except ValueError:
        return None
    reach = np.sqrt(784) * np.std(first)
    if reach > LARGEST:
        return (
            "too-large",
            f"the first weights have a standard deviation of about {np.std(first):.1g}. A unit "
            f"adds up 784 products of that size, so its z is about {reach:.0f} where a pixel is 1. "
            "There a sigmoid is flat, and no gradient goes through.",
        )
    if reach < LEAST and biases.std() <= 0.5:
        return (
            "too-small",
            f"the first weights have a standard deviation of about {np.std(first):.1g}. A unit "
            f"adds up 784 products of that size, so its z is about {reach:.1g} where a pixel is "
            "1, and from layer to layer less of the image is left. z should be about 1.",
        )
    if np.std(weights) < 0.05 or biases.std() <= 0.5:
        return None
    return (
        "large-biases",
        f"the biases are drawn with a standard deviation of about {biases.std():.1g}. So each "
        "unit begins with a different push, large next to the effect of an image. They may start "
        "at 0.",
    )


def weights_alone(f):
    """The contract of first_weights(shapes, scale, rng): random arrays, for weights only."""
    shapes = {"W1": (50, 20), "b1": (20,), "W2": (20, 5), "b2": (5,)}

    def weights(rng):
        return f(dict(shapes), 0.1, rng)

    found = weights(fresh())
    if not isinstance(found, dict):
        return None
    if more := [name for name in found if name in ("b1", "b2")]:
        came = "was" if len(more) == 1 else "were"
        return (
            "biases-too",
            f"{listed(more)} {came} made too. The function is for weights alone.",
        )
    if missing := [name for name in ("W1", "W2") if name not in found]:
        return "weights-missing", f"the result has no {listed(missing)}."
    for name in ("W1", "W2"):
        if np.shape(found[name]) != shapes[name]:
            shape = np.shape(found[name])
            return "another-shape", f"{name} has shape {shape}, expected {shapes[name]}."
    return fault_of_draws(
        lambda rng: tuple(np.ravel(weights(rng)["W1"]).tolist()), "the weights are"
    )


def finite_loss(f):
    """The contract of cross_entropy(logits, labels): right for close logits, never inf."""
    rng = fresh()
    logits, labels = rng.normal(0, 2, (6, 5)), rng.integers(0, 5, 6)
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    right, found = -log_p[np.arange(6), labels].mean(), f(logits.copy(), labels.copy())
    if np.ndim(found) or not isinstance(found, (float, np.floating, np.ndarray)):
        return None
    if not abs(found - right) < 1e-3 * right:
        return (
            "another-loss",
            f"for six images whose logits are close to each other the loss is {found:.4g}, "
            f"expected {right:.4g}: nothing overflowed there, and the loss was right.",
        )
    for far in (200.0, 2000.0):
        logits = np.array([[0, far, 0], [far, 0, 0]], np.float32)
        found = float(f(logits.copy(), np.array([0, 0])))
        if not np.isfinite(found):
            return (
                "not-finite",
                f"for logits 0, {far:.0f}, 0 and label 0 the loss is {found}. It should be large "
                "but finite.",
            )
        if found < 5:
            return (
                "too-cheap",
                f"an image whose class has a logit {far:.0f} below another's costs "
                f"{abs(2 * found):.3g}: less than it should. No mistake is worse than that.",
            )
        if found > far:
            return (
                "too-dear",
                f"an image whose class has a logit {far:.0f} below another's costs "
                f"{2 * found:.3g}. It should cost {far:.0f}. (np.nan_to_num turns infinity into "
                "the largest float.)",
            )
    return None


def an_image_a_row(f):
    """The contract of rows(pixels): row n holds the pixels of image n, row by row, 0 to 1."""
    base = np.arange(784).reshape(28, 28, 1) % 251
    pixels = ((base + np.arange(5)) % 256).astype(np.uint8)
    found = np.asarray(f(pixels.copy()))
    if found.shape != (5, 784) or found.dtype.kind not in "fu":
        return None
    if found.max() > 1:
        return "not-scaled", f"the numbers go up to {found.max():.3g}. They should lie in 0 … 1."
    values = np.rint(found * 255.0).astype(int)
    if sorted(values.ravel().tolist()) != sorted(pixels.ravel().tolist()):
        return "other-numbers", "the result is not the pixels divided by 255."
    images = [sorted(pixels[:, :, n].ravel().tolist()) for n in range(5)]
    rows = [sorted(row.tolist()) for row in values]
    if any(row not in images for row in rows):
        return "mixed-rows", "a row holds numbers of several images. Row n should be image n."
    if rows != images:
        return "images-reordered", "the images are in a different order. Row n should be image n."
    if ((values - values[:1] - np.arange(5)[:, None]) % 256).any():
        return "unlike-rows", "the order of the pixels differs from row to row."
    if (values == pixels.T.reshape(5, 784)).all():
        return (
            "on-its-side",
            "each image has a row now, read column by column: drawn as 28 by 28 it lies on its "
            "side. The docstring says row by row.",
        )
    if (values != pixels.transpose(2, 0, 1).reshape(5, 784)).any():
        return "another-order", "each image has a row now, but its pixels don't come row by row."
    return None
