"""The explorer of notebook 01: the valley of a loss under three scales, and how far a rate may go.

The model is a line, w x + b, and the loss is the squared error of its score against +1 and −1. So
the valley is a bowl with the same curvature everywhere, and the largest rate is known exactly.
"""

import functools

import numpy as np

from mlpkit.backprop import linear_backward
from mlpkit.forward_pass import linear
from mlpkit.losses import mean_squared_error, mean_squared_error_backward
from mlpkit.plots import INK, QUIET, TRAINING, VALIDATION, drawing
from mlpkit.preprocessing import pixel_statistics, standardize
from mlpkit.widgets import Explorer, stage
from mlpkit.widgets.controls import Choice, Slider

SCALES = ("raw", "unit scale", "standardized")
AXES = ("true to scale", "w stretched")
UPDATES = 40
SLOWEST, FASTEST = 1e-6, 10  # rates
LEVELS = 10  # rings around the bottom
FAR = 20  # widths of the picture; a path that goes further is cut off


class ScaleTheBowl(Explorer):
    """Gradient descent on the loss of one weight and a bias, for a feature under three scales.

    feature (N,): raw pixel means from 0 to 255; is_boot (N,): what the score should predict. Raises
    ValueError when they do not fit together or the feature does not vary.
    """

    bundle = "scale_the_bowl"
    question = "How large may the rate be before descent flies out?"
    task = "Choose how the feature is scaled, then drag the rate until descent flies out."
    recorded = {
        "inputs": SCALES,
        "rate": [10 ** (k / 20) for k in range(-120, 21)],
        "axes": AXES,
    }

    def __init__(self, feature, is_boot):
        x, targets = np.asarray(feature, float)[..., None], np.where(is_boot, 1.0, -1.0)[..., None]
        if x.shape != targets.shape or x.ndim != 2 or not np.ptp(x) > 0:
            raise ValueError(
                f"ScaleTheBowl: got a feature {x.shape[:-1]} and labels {targets.shape[:-1]}; "
                "expected a number that varies, and a label, for each example."
            )
        inputs = {
            "raw": x,
            "unit scale": x / 255,
            "standardized": standardize(x, *pixel_statistics(x)),
        }
        bowls = {name: Bowl(x, targets) for name, x in inputs.items()}
        controls = {
            "inputs": Choice("the feature is", "unit scale", list(SCALES)),
            "axes": Choice("axes", AXES[1], list(AXES)),
            "rate": Slider("rate η", 0.891251, SLOWEST, FASTEST, 0.025, log=True, on_picture=True),
        }
        super().__init__("Scale the bowl", functools.partial(compute, bowls), still, controls)


class Bowl:
    """The loss over theta = (w, b) for inputs x (N, 1) and targets (N, 1): a quadratic.

    Attributes
    ----------
    curvature : (2, 2), how the slope changes with theta; the same everywhere
    flattest, steepest : its two eigenvalues; directions (2, 2), one per column
    bottom, lowest : where the loss is lowest, (2,), and how low
    """

    def __init__(self, x, targets):
        self.x, self.targets = x, targets
        start = self.slopes(np.zeros(2))
        self.curvature = np.stack([self.slopes(unit) - start for unit in np.eye(2)], axis=1)
        (self.flattest, self.steepest), self.directions = np.linalg.eigh(self.curvature)
        self.bottom = -np.linalg.solve(self.curvature, start)
        self.lowest = self.loss(self.bottom)

    def loss(self, theta):
        return mean_squared_error(self.score(theta), self.targets).item()

    def score(self, theta):
        return linear(self.x, theta[:1, None], theta[1:])

    def slopes(self, theta):
        grad = mean_squared_error_backward(self.score(theta), self.targets)
        _, dW, db = linear_backward(grad, self.x, theta[:1, None])
        return np.concatenate([dW[0], db])

    def ring(self, loss, points=73):
        """The ellipse around the bottom on which the loss has this value, (points, 2)."""
        turn = np.linspace(0, 2 * np.pi, points)
        circle = np.stack([np.cos(turn), np.sin(turn)])  # (2, points)
        radii = np.sqrt(2 * (loss - self.lowest) / np.array([self.flattest, self.steepest]))
        return self.bottom + (self.directions @ (radii[:, None] * circle)).T


def descend(bowl, rate, far):
    """The path of UPDATES updates from 0, (K, 2), and its losses (K,); it ends beyond `far`."""
    path, losses = [np.zeros(2)], [bowl.loss(np.zeros(2))]
    for _ in range(UPDATES):
        path.append(path[-1] - rate * bowl.slopes(path[-1]))
        losses.append(bowl.loss(path[-1]))
        if np.any(np.abs(path[-1] - bowl.bottom) > far):
            break
    return np.array(path), np.array(losses)


def compute(bowls, inputs, axes, rate):
    """The rings of one bowl, the path down it at a rate, and the largest rate of each bowl."""
    bowl = bowls[inputs]
    largest = {name: 2 / one.steepest for name, one in bowls.items()}
    window = seen(bowl, axes)
    path, losses = descend(bowl, rate, FAR * np.ptp(window, axis=1))
    rings = [bowl.ring(loss) for loss in ring_losses(bowl)]
    numbers = {
        "rings": np.stack(rings),
        "window": window,
        "path": path,
        "losses": losses,
        "bottom": bowl.bottom,
        "lowest": bowl.lowest,
        "largest": largest,
        "flown": len(path) <= UPDATES,
        "updates": UPDATES,
    }
    limit = largest[inputs]
    return numbers, (
        f"{inputs}: {shape(bowl)}. So it flies out from 2/λ = {digits(limit)}. "
        f"{outcome(rate, limit, losses, bowl.lowest)}"
    )


def shape(bowl):
    """How the bowl is curved, in words."""
    if bowl.steepest < 1.001 * bowl.flattest:
        return f"a round bowl, the curvature is λ = {digits(bowl.steepest)} in every direction"
    return (
        f"the curvature is {digits(bowl.flattest)} along the valley and "
        f"λ = {digits(bowl.steepest)} across it, the steepest"
    )


def outcome(rate, limit, losses, lowest):
    """How the path ended, in words."""
    told = digits(rate)
    if abs(rate / limit - 1) < 1e-6:
        return f"At {told}, just that, it swings from wall to wall and never comes to rest."
    if rate > limit:
        grows = digits(2 * rate / limit - 1)
        return f"At {told} it flies out: each leap is {grows} times as long as the last."
    return (
        f"At {told} the loss goes from {losses[0]:.2f} to {losses[-1]:.2f} in "
        f"{len(losses) - 1} updates; the lowest is {lowest:.2f}."
    )


def digits(value):
    """A number with three significant digits, written out: 4,150 or 0.000482."""
    rounded = float(f"{value:.3g}")
    return f"{rounded:,g}" if rounded >= 1 else np.format_float_positional(rounded)


def seen(bowl, axes):
    """The picture's limits, (2, 2): from and to, for w and for b; start and bottom are inside.

    The picture is one and a half times as wide as it is high.
    """
    w, b = np.abs(bowl.bottom)
    across = 0.9 * max(w, 1.5 * b)
    half = (across, across / 1.5) if axes == AXES[0] else (0.9 * w, max(0.9 * b, 0.6 * min(w, 1)))
    return np.stack([bowl.bottom / 2 - half, bowl.bottom / 2 + half], axis=1)


def ring_losses(bowl):
    """The losses of the rings: closer together towards the bottom; one runs through the start."""
    above = bowl.loss(np.zeros(2)) - bowl.lowest
    return bowl.lowest + above * np.geomspace(1 / 64, 8, LEVELS)


@drawing
def still(numbers, state):
    """Draw the rings and the path, and a line of rates with the largest rate of each scale."""
    figure, (left, right) = stage(1, 2, (7.6, 3.6), (0.11, 0.15, 0.97, 0.92), widths=(1.2, 1))
    for ring in numbers["rings"]:
        left.plot(*ring.T, color=QUIET, linewidth=0.7)
    left.plot(*numbers["path"].T, ".-", color=TRAINING, linewidth=1)
    left.plot(0, 0, "o", color=VALIDATION)
    left.plot(*numbers["bottom"], "x", color=INK, markersize=8, markeredgewidth=2)
    left.set(xlim=numbers["window"][0], ylim=numbers["window"][1], xlabel="w", ylabel="b")
    left.set_title(f"{state['inputs']}, rate {state['rate']:.3g}")
    right.plot(numbers["losses"], ".-", color=TRAINING)
    right.axhline(numbers["lowest"], color=QUIET, linestyle=":")
    right.set(xlabel="updates", ylabel="loss", xlim=(0, UPDATES))
    right.set_ylim(0, 3 * numbers["losses"][0])
    right.set_title(f"flies out from {numbers['largest'][state['inputs']]:.3g}")
    return figure
