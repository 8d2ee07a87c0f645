"""The explorer of notebook 06: optimizers that race over one surface from one start."""

import numpy as np

from mlpkit.plots import FIFTH, FOURTH, INK, TEST, THIRD, TRAINING, VALIDATION, drawing
from mlpkit.widgets import Explorer, recording, stage
from mlpkit.widgets.controls import Buttons, Choice, Slider, Switches
from mlpkit.widgets.optimizer_walks import FLOOR, SURFACES, WITH_BETA, contours, race

KEEP = "the last paths"

STYLES = {  # each keeps its colour, whichever others are in the race
    "SGD": (INK, "-"),
    "Momentum": (TRAINING, "-"),
    "Nesterov": (TEST, "--"),
    "AdaGrad": (FOURTH, "-"),
    "RMSProp": (THIRD, "-"),
    "Adam": (VALIDATION, "-"),
    "AdamW": ("#7A3500", "--"),
    "Nadam": (FIFTH, "-."),
}
FIRST = ["SGD", "Momentum", "Nesterov", "Adam"]
EACH, ALL = "each its own", "η for all"
RATES = {EACH: [], ALL: list(STYLES)} | {
    f"η for {one}": [one] for one in STYLES
}  # {choice: the optimizers that get this rate}


class OptimizerRace(Explorer):
    """Up to eight optimizers from one start, each with a rate that suits it.

    The bar in the lowest picture sets the rate η of all of them, or of one. On the saddle one rate
    can suit all four of `FIRST`; in the ravine and on Rosenbrock's surface none does, because η
    multiplies the slope in SGD, and in Adam is about the length of a step. A new surface has its
    own start and rates.
    """

    bundle = "optimizer_race"
    question = "On which surface can one rate bring all four below 0.1 in 100 steps?"
    task = (
        "Drag the bar in the lowest picture: it gives one rate to all. See how low each gets. "
        "Then move the start, or choose a surface."
    )
    task_alone = (
        "Drag the bar in the lowest picture: it gives one rate to all. See how low each gets. "
        "Then choose a surface."
    )
    recorded = {
        "surface": list(SURFACES),
        "rates": list(RATES),
        "rate": [10**power for power in (-3.5, -3, -2.5, -2, -1.7, -1.5, -1.4, -1.3, -1, -0.5, 0)],
        "beta": [0, 0.5, 0.8, 0.9, 0.95, 0.99],
    }

    def __init__(self):
        first = SURFACES["ravine"]
        windows = np.array([surface.window for surface in SURFACES.values()])
        left, _, low, _ = windows.min(axis=0).tolist()
        _, right, _, high = windows.max(axis=0).tolist()
        hand = {"on_picture": True}
        controls = {
            "play": Buttons({"run": "Run"}, local=True),
            "surface": Choice("surface", "ravine", list(SURFACES)),
            "x": Slider("start x", float(first.start[0]), left, right, 0.01, **hand),
            "y": Slider("start y", float(first.start[1]), low, high, 0.01, **hand),
            "names": Switches("optimizers", FIRST, list(STYLES), local=True),
            "rates": Choice("rates", EACH, list(RATES)),
            "rate": Slider("rate η", first.rate, 1e-4, 10, 0.05, log=True, **hand),
            "beta": Slider(
                "β (Momentum, Nesterov)", 0.9, 0, 0.99, 0.01, only={"names": list(WITH_BETA)}
            ),
            "steps": Slider("steps", 100, 10, 300, 1),
            "step": Slider("step", 100, 0, 300, 1, local=True, **hand),
            "keep": Switches("compare with", [KEEP], [KEEP], local=True),
        }
        super().__init__("Race of optimizers", compute, still, controls)

    def settled(self, state):
        """A new surface sets its own start and keeps the rate; the start stays in the window."""
        old, surface = self.state, SURFACES[state["surface"]]
        if state["surface"] != old["surface"]:
            own = {"x": surface.start[0], "y": surface.start[1]}
            state = state | {name: v for name, v in own.items() if state[name] == old[name]}
        left, right, low, high = surface.window
        state = state | {
            "x": min(max(state["x"], left), right),
            "y": min(max(state["y"], low), high),
        }
        if (
            state["step"] == old["step"] == old["steps"]
        ):  # if the last step was shown, the last step is shown again
            state["step"] = state["steps"]
        return state | {"step": min(state["step"], state["steps"])}

    def recording(self):
        """Record every optimizer, also those switched off: a page without Python can show any."""
        now = self.state
        self.state = now | {"names": list(STYLES)}
        try:
            stops, moments = recording.grid(self, self.recorded)
        finally:
            self.state = now
        return stops, [(state | {"names": now["names"]}, *rest) for state, *rest in moments]


def compute(surface, x, y, names, rates, rate, beta, steps, step, keep):
    """The paths of the named optimizers, their losses at each step, and the surface's contours."""
    ground = SURFACES[surface]
    own = {one: rate if one in RATES[rates] else ground.own.get(one, ground.rate) for one in names}
    runs = race(surface, (x, y), own, beta, steps)
    _, _, height, levels = contours(surface)
    left, right, *_ = window = ground.window
    grain = 2.0 ** np.round(np.log2((right - left) / 4096))  # a tenth of a pixel: nobody sees less
    spoken = parts(surface, (x, y), own, runs, rates, rate, steps)
    numbers = {
        "window": list(window),
        "bottoms": np.array(ground.bottoms, float),
        "saddle": list(ground.saddle),
        "heights": height,
        "levels": levels,
        "floor": FLOOR,
        "rates": own,
        "paths": {one: np.round(path / grain) * grain for one, (path, _, _) in runs.items()},
        "losses": {one: np.maximum(losses, FLOOR) for one, (_, losses, _) in runs.items()},
        "spoken": spoken,
        "title": f"{surface}, its own start" if (x, y) == ground.start else surface,
    }
    return numbers, sentence(spoken, names, numbers["losses"], step, steps)


def parts(surface, start, own, runs, rates, rate, steps):
    """The sentence in parts, so that optimizers can be switched on and off without Python."""
    given = {EACH: "each at its own rate η", ALL: f"all at the rate η {rate:.3g}"}
    one = f"{''.join(RATES[rates])} at the rate η {rate:.3g}, the others at their own"
    origin = f"from ({start[0]:g}, {start[1]:g})"
    away = min(np.hypot(start[0] - a, start[1] - b) for a, b in SURFACES[surface].bottoms)
    each = {}
    for name, (path, _, end) in runs.items():
        each[name] = f"{name} {end}" if rates == ALL else f"{name} at {own[name]:.2g}: {end}"
        reach = own[name] * steps
        if len(path) > 1 and np.all(path == path[0]):
            each[name] += " (no slope at the start: it stays)"
        elif name == "Adam" and reach < away:  # in so few steps it cannot have reached a minimum
            each[name] += f" (its steps are about η long: {steps} of them reach about {reach:.2g})"
    return {
        "head": f"After {steps} steps {origin}, {given.get(rates, one)}, loss minus its minimum: ",
        "each": each,
        "bare": f"The {surface}, bare: select an optimizer to see its path {origin}.",
    }


def sentence(spoken, names, losses, step, steps):
    """The sentence about these optimizers; the browser puts it together the same way.

    Before the last step it says where they are by then: their order, and who has arrived or left.
    """
    if not names:
        return spoken["bare"]
    if step == steps:
        return f"{spoken['head']}{'; '.join(spoken['each'][name] for name in names)}."
    if step == 0:
        return f"Step 0 of {steps}: all are at the start."
    # As float32, like the browser: otherwise two equal losses may change places.
    here = {name: np.float32(losses[name][step]) for name in names if step < len(losses[name])}
    said = [
        f"{name} (at the bottom)" if here[name] <= np.float32(FLOOR) else name
        for name in sorted(here, key=here.get)
    ]
    order = [f"lowest loss first: {', '.join(said)}"] if said else []
    out = [f"{name} is out" for name in names if name not in here]
    return f"Step {step} of {steps}, {'; '.join(order + out)}."


@drawing
def still(numbers, state):
    """Draw the paths of the optimizers over the contours, and their loss at each step."""
    figure, (plane, curves) = stage(1, 2, (7.6, 3.6), (0.08, 0.21, 0.98, 0.92), 0.22, (1.5, 1))
    across, up, height, levels = contours(state["surface"])
    plane.contour(across, up, height, levels, colors="#B4B4B4", linewidths=0.7)
    seen = state["step"] + 1
    for number, (optimizer, (color, line)) in enumerate(STYLES.items()):
        if optimizer not in numbers["paths"]:
            continue
        path, losses = numbers["paths"][optimizer], numbers["losses"][optimizer]
        look = {"color": color, "linestyle": line, "linewidth": 1.4, "zorder": 3 + number / 10}
        pale = look | {"alpha": 0.3}
        plane.plot(*path.T, **pale)
        plane.plot(*path[:seen].T, marker=".", markersize=3, **look)
        curves.semilogy(losses, **pale)
        curves.semilogy(losses[:seen], label=optimizer, **look)
    plane.plot(state["x"], state["y"], "o", color=INK, markersize=7, zorder=5)
    plane.plot(*numbers["bottoms"].T, "x", color=INK, ms=9, mew=2.2, zorder=5)
    left, right, low, high = numbers["window"]
    plane.set(title=f"{state['surface']}: ● start, × bottom", xlabel="x", ylabel="y")
    plane.set(xlim=(left, right), ylim=(low, high))
    plane.locator_params(nbins=5)
    plane.grid(False)
    curves.set(title="loss minus its minimum", xlabel="step", xlim=(0, state["steps"]))
    curves.set(yscale="log", ylim=(FLOOR / 3, 1e3))
    # quicker than Matplotlib's own ticks
    curves.set_yticks([1e-6, 1e-3, 1, 1e3], ["10⁻⁶", "10⁻³", "1", "10³"])
    curves.minorticks_off()
    if numbers["paths"]:
        look = {"fontsize": 8.5, "handlelength": 1.5, "columnspacing": 1.2}
        figure.legend(loc="lower center", ncols=len(STYLES), **look)
    return figure
