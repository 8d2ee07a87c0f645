"""The optimizers of the race in notebook 06: surfaces, the paths over them, and their endings."""

import functools
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from mlpkit import optimizers as all_optimizers
from mlpkit import toys

DECAY = 0.01  # AdamW's
FAR = 100  # a path that gets this far from (0, 0) has diverged, and ends
FLOOR = 1e-6  # losses below this can't be seen
LATELY = 64  # paths that are kept


class Landscape(NamedTuple):
    """A loss over the plane, and how to look at it."""

    f: Callable  # theta (2, ...) → loss (...), gradient
    window: tuple  # left, right, low, high; a unit has the same length in x and y
    bottoms: tuple  # all global minima (x, y)
    start: tuple  # a good place to start from
    rate: float  # suits most optimizers; must be one of the slider's positions, or it would jump
    own: dict  # {optimizer: a rate that suits it}; the others use `rate`
    saddle: tuple = ()  # a flat point (x, y) that is not a minimum, if there is one


OWN = {  # found by trying the slider's positions for 100 steps; notebook 06 uses some of them
    "ravine": {
        **{"SGD": 0.0446684, "Momentum": 0.0223872, "Nesterov": 0.0158489, "AdaGrad": 1.99526},
        **{"RMSProp": 0.112202, "Adam": 0.354813, "AdamW": 0.354813, "Nadam": 1.25893},
    },
    "saddle": {"AdaGrad": 0.398107},
    "rosenbrock": {
        **{"SGD": 0.00354813, "Momentum": 0.00141254, "Nesterov": 0.00141254, "AdaGrad": 0.794328},
        **{"RMSProp": 0.251189, "Adam": 0.501187, "AdamW": 0.501187, "Nadam": 0.501187},
    },
}
SURFACES = {
    "ravine": Landscape(
        toys.ravine, (-10, 4, -4.84, 4.84), ((0, 0),), (-9, 1), 0.0316228, OWN["ravine"]
    ),
    "saddle": Landscape(
        *(toys.saddle, (-2.4, 2.4, -1.66, 1.66), ((0, -1), (0, 1)), (-2, 0.01)),
        *(0.0501187, OWN["saddle"], (0, 0)),
    ),
    "rosenbrock": Landscape(
        toys.rosenbrock, (-1.74, 1.74, -0.6, 1.8), ((1, 1),), (-1.2, 1), 0.001, OWN["rosenbrock"]
    ),
}
WITH_BETA = ("Momentum", "Nesterov")


def make(name, rate, beta):
    """A new optimizer of that name."""
    extra = {"beta": beta} if name in WITH_BETA else {"decay": DECAY} if name == "AdamW" else {}
    return getattr(all_optimizers, name)(rate, **extra)


def walks(f, optimizers, start, steps):
    """The paths [(T + 1, 2)] from start, one for each optimizer, T ≤ steps.

    f(theta) returns (loss, gradient). A path ends early, before a point that is beyond FAR or not
    finite. All walk side by side, so that f is called once per step. Each uses its `update`, since
    `step` would check sizes that never change.
    """
    places = np.empty((steps + 1, len(optimizers), 2))
    places[0] = start
    theta, grad = places[0].copy(), np.empty_like(places[0])
    for optimizer in optimizers:
        optimizer.state = {slot: np.zeros(2) for slot in optimizer.slots}
    walkers = list(zip(optimizers, theta, grad, strict=True))
    with np.errstate(all="ignore"):  # beyond FAR a path is still computed, and may overflow
        for step in range(1, steps + 1):
            grad.T[:] = f(theta.T)[1]
            for optimizer, own_theta, own_grad in walkers:
                optimizer.t += 1
                optimizer.update(own_theta, own_grad, optimizer.rate, **optimizer.state)
            places[step] = theta
    near = np.abs(places).max(axis=2) < FAR  # the comparison is False for nan
    ends = np.where(near.all(axis=0), steps + 1, near.argmin(axis=0))
    return [places[:end, k] for k, end in enumerate(ends)]


def heights(surface, path):
    """The loss minus its minimum at each point: (T, 2) → (T,)."""
    lowest, _ = surface.f(np.array(surface.bottoms[0], dtype=float))
    return surface.f(path.T)[0] - lowest


@functools.cache
def contours(name):
    """x (121,), y (101,), the loss minus its minimum (101, 121), and levels to draw."""
    surface = SURFACES[name]
    left, right, low, high = surface.window
    across, up = np.linspace(left, right, 121), np.linspace(low, high, 101)
    points = np.stack(np.meshgrid(across, up), axis=-1)
    height = heights(surface, points.reshape(-1, 2)).reshape(len(up), len(across))
    return across, up, height, height.max() * (np.arange(1, 15) / 14) ** 3


def ending(surface, path, steps):
    """How a path ended, in words."""
    left, right, low, high = surface.window
    inside = np.all((path >= (left, low)) & (path <= (right, high)), axis=1)
    if len(path) <= steps:
        return (
            f"flew out, off the picture from step {max(np.flatnonzero(inside), default=0) + 1} on"
        )
    height = heights(surface, path[-1:]).item()
    return f"{height:.2g}" if height >= FLOOR else f"below {FLOOR:g}"


# recent results of `race`: after a change, only the paths that it affects are computed again
walked = {}


def race(name, start, rates, beta, steps):
    """Return {optimizer: (its path, its losses, its ending in words)} over the surface of this
    name.

    rates : {optimizer: its rate}
    """
    keys = {
        one: (name, start, rate, steps, one, beta * (one in WITH_BETA))
        for one, rate in rates.items()
    }
    found = {one: walked.get(key) for one, key in keys.items()}
    fresh = [one for one in rates if found[one] is None]
    if fresh:
        surface = SURFACES[name]
        paths = walks(surface.f, [make(one, rates[one], beta) for one in fresh], start, steps)
        for one, path in zip(fresh, paths, strict=True):
            ran = path, heights(surface, path), ending(surface, path, steps)
            found[one] = walked[keys[one]] = ran
    for key in list(walked)[:-LATELY]:
        walked.pop(key, None)
    return found
