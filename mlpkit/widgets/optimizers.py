"""The explorer of notebook 06: optimizers that race over one surface from one start."""

import functools
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from traitlets import dlink

from mlpkit import optimizers as all_optimizers
from mlpkit import toys
from mlpkit.parameters import Parameters
from mlpkit.plots import FIFTH, FOURTH, TEST, THIRD, TRAINING, VALIDATION, drawing
from mlpkit.widgets import Explorer, Switches, choice, log_slider, slider, stage

DECAY = 0.01  # AdamW's
FAR = 100  # a path that gets so far from (0, 0) has diverged, and ends
FLOOR = 1e-6  # nobody sees a loss below it


class Surface(NamedTuple):
    """A loss over the plane, and how to look at it."""

    f: Callable  # theta (2, ...) → loss (...), gradient
    window: tuple  # left, right, low, high; of the plane's shape: a unit is as long each way
    bottoms: tuple  # all the lowest points (x, y)
    start: tuple  # a good place to start from
    rate: float  # with which most optimizers get on; a place of the slider, or it would jump


SURFACES = {
    "ravine": Surface(toys.ravine, (-10, 4, -4.84, 4.84), ((0, 0),), (-9, 1), 10**-1.5),
    "saddle": Surface(
        toys.saddle, (-2.4, 2.4, -1.66, 1.66), ((0, -1), (0, 1)), (-2, 0.01), 10**-1.3
    ),
    "rosenbrock": Surface(toys.rosenbrock, (-1.74, 1.74, -0.6, 1.8), ((1, 1),), (-1.2, 1), 0.001),
}

STYLES = {  # each keeps its own, whoever else is in the race
    "SGD": ("black", "-"),
    "Momentum": (TRAINING, "-"),
    "Nesterov": (FIFTH, "--"),
    "AdaGrad": (FOURTH, "-"),
    "RMSProp": (THIRD, "-"),
    "Adam": (VALIDATION, "-"),
    "AdamW": ("#7A3500", "--"),
    "Nadam": (TEST, "-."),
}
WITH_BETA = ("Momentum", "Nesterov")


class OptimizerRace(Explorer):
    """Up to eight optimizers from one start, with one rate for all.

    One rate suits them as little as one shoe: in SGD it multiplies the slope, in Adam it is about
    the length of a step. A new surface brings its own start and rate.
    """

    def __init__(self):
        first = SURFACES["ravine"]
        left, right, low, high = first.window
        controls = {
            "surface": choice("surface", list(SURFACES), "ravine"),
            "x": slider("start x", float(first.start[0]), left, right, 0.01),
            "y": slider("start y", float(first.start[1]), low, high, 0.01),
            "names": Switches("optimizers", list(STYLES), ("SGD", "Momentum", "Nesterov", "Adam")),
            "rate": log_slider("rate η", first.rate, -4, 1),
            "beta": slider("momentum β", 0.9, 0, 0.99, 0.01),
            "steps": slider("steps", 100, 10, 300, 1),
        }
        dlink((controls["names"], "value"), (controls["beta"], "disabled"), without_beta)
        super().__init__(draw, controls)

    def redraw(self, change=None):
        """Draw; a new surface first moves the start and the rate to its own."""
        if change and change["owner"] is self.controls["surface"]:
            with self.together():
                self.visit(SURFACES[change["new"]])
        else:
            super().redraw()

    def visit(self, surface):
        """Set the sliders to a surface's window, start and rate."""
        ranges = surface.window[:2], surface.window[2:]
        for name, (low, high), value in zip("xy", ranges, surface.start, strict=True):
            control = self.controls[name]
            with control.hold_sync():  # in one message: the page answers a new min with its value
                # Every window holds 0, so min never passes max.
                control.min, control.max, control.value = low, high, value
                # The page takes them in the order in which they come: a value that came before its
                # limits would be cut off at the old ones, and the held message has no order.
                control.send_state(("min", "max", "value"))
        self.controls["rate"].value = surface.rate


def without_beta(names):
    return not set(names) & set(WITH_BETA)


def make(name, rate, beta):
    """A fresh optimizer of that name."""
    extra = {"beta": beta} if name in WITH_BETA else {"decay": DECAY} if name == "AdamW" else {}
    return getattr(all_optimizers, name)(rate, **extra)


def walk(f, optimizer, start, steps):
    """The path (T + 1, 2) from start, T ≤ steps; f(theta) gives (loss, gradient).

    It ends early before a point that is beyond FAR or not finite.
    """
    parameters = Parameters({"theta": (2,)}, np.float64)
    gradients = parameters.like()
    parameters["theta"] = start
    path = [parameters.vector.copy()]
    for _ in range(steps):
        gradients.vector[:] = f(parameters.vector)[1]
        optimizer.step(parameters, gradients)
        if not np.abs(parameters.vector).max() < FAR:
            break
        path.append(parameters.vector.copy())
    return np.array(path)


def heights(surface, path):
    """Loss above the bottom's at each point: (T, 2) → (T,)."""
    lowest, _ = surface.f(np.array(surface.bottoms[0], dtype=float))
    return surface.f(path.T)[0] - lowest


@functools.cache
def contours(name):
    """x (121,), y (101,), the loss above the bottom's (101, 121), and levels to draw."""
    surface = SURFACES[name]
    left, right, low, high = surface.window
    across, up = np.linspace(left, right, 121), np.linspace(low, high, 101)
    points = np.stack(np.meshgrid(across, up), axis=-1)
    height = heights(surface, points.reshape(-1, 2)).reshape(len(up), len(across))
    return across, up, height, height.max() * (np.arange(1, 15) / 14) ** 3


def ending(surface, path, steps):
    """Where a path got to, in words."""
    left, right, low, high = surface.window
    inside = np.all((path >= (left, low)) & (path <= (right, high)), axis=1)
    if len(path) <= steps:
        return f"flew out, last seen at step {max(np.flatnonzero(inside), default=0)}"
    height = heights(surface, path[-1:]).item()
    return f"{height:.2g}" if height >= FLOOR else f"below {FLOOR:g}"


@drawing
def draw(surface, x, y, names, rate, beta, steps):
    """The paths of the named optimizers over the contours, and their loss at each step."""
    name, surface = surface, SURFACES[surface]
    figure, (plane, curves) = stage(1, 2, (7.6, 3.6), (0.08, 0.21, 0.98, 0.92), 0.22, (1.5, 1))
    across, up, height, levels = contours(name)
    plane.contour(across, up, height, levels, colors="#B4B4B4", linewidths=0.7)
    endings = []
    for number, (optimizer, (color, line)) in enumerate(STYLES.items()):
        if optimizer not in names:
            continue
        path = walk(surface.f, make(optimizer, rate, beta), (x, y), steps)
        look = {"color": color, "linestyle": line, "linewidth": 1.4, "zorder": 3 + number / 10}
        plane.plot(*path.T, marker=".", markersize=3, **look)
        curves.semilogy(np.maximum(heights(surface, path), FLOOR), label=optimizer, **look)
        endings.append(f"{optimizer} {ending(surface, path, steps)}")
    plane.plot(x, y, "o", color="black", markersize=7, zorder=5)
    plane.plot(*np.transpose(surface.bottoms), "x", color="black", ms=9, mew=2.2, zorder=5)
    left, right, low, high = surface.window
    plane.set(title=f"{name}: ● start, × bottom", xlabel="x", ylabel="y")
    plane.set(xlim=(left, right), ylim=(low, high))
    plane.locator_params(nbins=5)
    plane.grid(False)
    curves.set(title="loss above the bottom's", xlabel="step", xlim=(0, steps))
    curves.set(yscale="log", ylim=(FLOOR / 3, 1e3))
    curves.set_yticks([1e-6, 1e-3, 1, 1e3], ["10⁻⁶", "10⁻³", "1", "10³"])  # quicker than its own
    curves.minorticks_off()
    start = f"from ({x:g}, {y:g})"
    if not endings:
        return figure, f"The {name}, bare: select an optimizer to see its path {start}."
    look = {"fontsize": 8.5, "handlelength": 1.5, "columnspacing": 1.2}
    figure.legend(loc="lower center", ncols=len(STYLES), **look)
    return figure, f"Loss above the bottom's {start} after {steps} steps: {'; '.join(endings)}."
