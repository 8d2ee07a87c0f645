"""The numbers and sentences of the playground about its run: network, maps, border."""

import numpy as np

from mlpkit.activations import softmax
from mlpkit.forward_pass import forward, predict
from mlpkit.losses import cross_entropy
from mlpkit.widgets.playground_run import FEATURES, POINTS, inputs

BY_HEART = (
    1.15  # overfitting: a validation loss this many times its lowest while the training loss falls
)
LATELY = 10  # the training loss must fall for at least this many epochs, or a tenth of a longer run
COARSE = 41  # points along each side of a unit's map
# points along each side of the output's map; every second one is a point of the units' maps
FINE = 2 * COARSE - 1


def numbers_of(run):
    """Return (numbers, sentence): the network, the map of each of its parts, and the losses.

    Only the difference of the two logits matters, the lead of class 1. So the last weights and bias
    are differences too, and the picture has one output.
    """
    features, units, lead = maps(run)
    # the reach of a dead unit is 0
    reaches = [np.maximum(reach_of(layer), 1e-9) for layer in units]
    # copies, because training changes them
    now = {name: values.copy() for name, values in run.parameters.items()}
    weights = [values for name, values in now.items() if name.startswith("W")]
    biases = [values for name, values in now.items() if name.startswith("b")]
    weights[-1], biases[-1] = np.diff(weights[-1]), np.diff(biases[-1])
    every = 1 + len(run.losses) // 400  # no screen shows more
    shown = np.unique([*range(0, len(run.losses), every), len(run.losses) - 1])
    numbers = {
        "points": run.points,
        "labels": np.concatenate([run.training[1], run.validation[1]]),
        "edges": edges(run.points),
        "features": shades(features, reach_of(features)),
        "units": [shades(maps, reach) for maps, reach in zip(units, reaches, strict=True)],
        "reach": [reach.ravel() for reach in reaches],
        "lead": lead[::2, ::2],
        "output": shades(2 * probability(lead) - 1, 1),
        "weights": weights,
        "biases": biases,
        "held": held(run),
        "cuts": cuts(run),
        "wrong": wrong(run),
        "lowest": int(np.argmin(run.validation_losses)),
        "epochs": shown,
        "losses": np.array([run.losses, run.validation_losses])[:, shown],
        "top": min(max(1.05 * max(run.losses + run.validation_losses), 0.8), 3),
        "diverged": run.diverged,
    }
    return numbers, sentence(run, numbers["wrong"], numbers["cuts"])


def sentence(run, missed, lines):
    """Return sentences on how far the run is, what its losses mean, and how its border is
    formed."""
    last, half = len(run.losses) - 1, POINTS // 2
    loss, validation = run.losses[-1], run.validation_losses[-1]
    best = int(np.argmin(run.validation_losses))
    said = (
        f"Epoch {last}: {missed[half:].sum()} of {half} new points lie on the wrong side, and "
        f"{missed[:half].sum()} of the {half} that it trains on; validation loss "
        f"{validation:.3g}, training loss {loss:.3g}."
    )
    if run.diverged:
        return (
            f"{said} Diverged in the next epoch: the weights ran away. Lower the rate, then Reset."
        )
    lately = min(run.validation_losses[-max(LATELY, last // 10) :])
    if lately > BY_HEART * run.validation_losses[best] and loss < run.losses[best]:
        said += (
            f" The validation loss was lowest, {run.validation_losses[best]:.3g}, in epoch {best}: "
            "since then it learns its own points by heart. Fewer units, or L2, hold it back."
        )
    hidden = run.network.sizes[1:-1]
    if set(run.features) <= {"x₁", "x₂"} and len(hidden) < 2:
        if not hidden:
            said += " Without a hidden layer the border is one straight line."
        elif hidden[0] == 1:
            said += " One unit, one line: the border is straight."
        else:
            seen = sum(not np.array_equal(*line) for line in lines)
            some = f"{seen} line{'s' * (seen != 1)}" if seen else "no line"
            said += (
                f" {hidden[0]} units, {some}{' here' * (seen < hidden[0])}: added up, they make "
                "the border, which may lie elsewhere."
            )
    return said


def cuts(run):
    """The line z = 0 of each unit in the first hidden layer, clipped to the picture.

    Returns (units, 2, 2), two end points per line, equal ones if it is not in the picture;
    (0, 2, 2) if there are no lines: with features that bend them, or without a hidden layer.
    """
    straight = {"x₁": 0, "x₂": 1}
    if len(run.network.sizes) < 3 or not set(run.features) <= set(straight):
        return np.empty((0, 2, 2))
    normals = np.zeros((run.network.sizes[1], 2))
    normals[:, [straight[name] for name in run.features]] = run.parameters["W1"].T
    return np.array(
        [
            crossing(*line, *edges(run.points))
            for line in zip(normals, run.parameters["b1"], strict=True)
        ]
    )


def crossing(normal, bias, left, right, bottom, top):
    """Where the line normal · x + bias = 0 meets the frame, (2, 2); of length 0 if it does not."""
    (a, b), found = normal, []
    for x in (left, right):
        if b and bottom <= (y := -(a * x + bias) / b) <= top:
            found.append((x, y))
    for y in (bottom, top):
        if a and left < (x := -(b * y + bias) / a) < right:
            found.append((x, y))
    return np.array(found[:2] if len(found) > 1 else [(left, bottom)] * 2)


def wrong(run):
    """Which of the points are on the wrong side, (POINTS,)."""
    X = np.concatenate([run.training[0], run.validation[0]])
    y = np.concatenate([run.training[1], run.validation[1]])
    return predict(run.network, run.parameters, X) != y


def edges(points):
    """The part of the plane that is shown: left, right, bottom, top."""
    low, high = points.min(axis=0) - 0.3, points.max(axis=0) + 0.3
    return np.array([low[0], high[0], low[1], high[1]])


def maps(run):
    """The maps of all parts over the plane, rows from the bottom up.

    Returns all FEATURES, (7, COARSE, COARSE); the hidden layers' activations, each (units, COARSE,
    COARSE); and the lead of class 1, its logit minus the other, (FINE, FINE).
    """
    left, right, bottom, top = edges(run.points)
    plane = np.meshgrid(np.linspace(left, right, FINE), np.linspace(bottom, top, FINE))
    points = np.stack(plane, axis=-1).reshape(-1, 2)
    features = inputs(points, FEATURES)
    given = features[:, [list(FEATURES).index(name) for name in run.features]]
    logits, cache = forward(run.network, run.parameters, given)

    def coarse(values):
        return values.reshape(FINE, FINE, -1)[::2, ::2].transpose(2, 0, 1)

    activations = [coarse(a) for _, a in cache[1::2]]
    return coarse(features), activations, np.diff(logits).reshape(FINE, FINE)


def shades(values, reach):
    """Return numbers from −reach to reach as bytes in steps of 4: −reach is 4, 0 is 128, reach is
    252.

    The eye can't tell more shades apart, and a saved page is then half as large.
    """
    return (128 + 4 * np.round(31 * values / reach)).astype(np.uint8)


def reach_of(maps):
    """The largest absolute value of each of the maps (units, n, n)."""
    return np.abs(maps).max(axis=(1, 2), keepdims=True)


def probability(lead):
    """The probability of class 1, whose logit exceeds the other by `lead`."""
    logits = np.stack([np.zeros_like(lead), lead], axis=-1).reshape(-1, 2)
    return softmax(logits)[:, 1].reshape(lead.shape)


def held(run):
    """How much each feature and unit matters: each in turn is held at its mean over the validation
    data.

    For the features and each hidden layer (2, units): how much the probability then changes, on
    average over the examples, and the loss.
    """
    X, y = run.validation
    logits, cache = forward(run.network, run.parameters, X)
    p = softmax(logits)[:, 1]
    found = []
    for k, a in enumerate([X, *(a for _, a in cache[1::2])]):
        N, M = a.shape
        copies = np.repeat(a[None], M, axis=0)  # in copy m, unit m is held fixed
        copies[range(M), :, range(M)] = a.mean(axis=0)[:, None]
        logits, _ = forward(run.network[2 * k :], run.parameters, copies.reshape(M * N, M))
        moved = np.abs(softmax(logits)[:, 1].reshape(M, N) - p).mean(axis=1)
        losses = [cross_entropy(part, y) for part in logits.reshape(M, N, 2)]
        found.append(np.array([moved, losses]))
    return found
