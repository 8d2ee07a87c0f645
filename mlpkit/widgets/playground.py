"""The explorer of notebook 07: a small network learns two classes in the plane, before your eyes.

The training is in `playground_run`, the numbers to draw in `playground_numbers`; here are the
controls, the steps of a run, and the still for places where no browser runs.
"""

import time
from dataclasses import dataclass

import numpy as np

from mlpkit.plots import INK, TRAINING, VALIDATION, drawing
from mlpkit.widgets import Explorer, empty, recording, runs
from mlpkit.widgets.controls import Buttons, Choice, Control, Slider, Switches
from mlpkit.widgets.playground_numbers import numbers_of
from mlpkit.widgets.playground_run import (
    ACTIVATIONS,
    BATCH,
    BATCHES,
    DATA,
    FEATURES,
    OPTIMIZERS,
    PENALTIES,
    begin,
    epoch,
    train_some,
)

SLICE = 0.06  # seconds of training between two pictures
BREATH = 0.02  # seconds after each picture that are left for the controls
BETWEEN = 0.051  # seconds between pictures at least, so at most 20 per second
LONGEST = 120  # seconds that training goes on after a click on Train: a playground left alone stops
AT_ONCE = ("rate", "batch", "penalty")  # arguments of `epoch`; the other controls start a new run
RECORDED = 200, 2000  # fewest and most epochs that a saved page plays
MOMENTS = 36  # how many of these epochs it stores, at most
FEW = [
    [1],
    [2],
    [3],
    [4],
]  # hidden layers: if one of these is set, all are recorded, with half the MOMENTS each
TWO_SIDES = "#F2BF9F", "white", "#9FC9E3"  # from one class to the other


@dataclass
class Widths(Control):
    """How many units each hidden layer has; set on the picture."""

    kind = "widths"
    deepest: int  # layers
    widest: int  # units

    def fitted(self, value):
        whole = isinstance(value, (list, tuple)) and all(type(width) is int for width in value)
        if not whole or len(value) > self.deepest:
            raise ValueError(
                f"{self.label}: got {value!r}; expected {self.deepest} whole numbers at most."
            )
        return [min(max(width, 1), self.widest) for width in value]

    def ends(self):
        return [[], [self.widest] * self.deepest]

    def said(self, value):
        return f"({', '.join(map(str, value))})"


class Playground(Explorer):
    """Train, Pause, Step (one epoch) and Reset a network on points in the plane.

    Rate, batch size and L2 act at once, also while it trains. Any other control starts again: new
    data, a new network, epoch 0. Train runs for LONGEST seconds at most.
    """

    bundle = "playground"
    question = "How many straight lines does it take to separate blue from orange?"
    task = (
        "Each hidden unit has a line (dashed). Press Train: one line is not enough. Add units with "
        "the + above them, one at a time, until hardly a point is ringed."
    )

    task_alone = (
        "Each hidden unit has a line (dashed), and one line is not enough. Add units with the + "
        "above them, one at a time, until hardly a point is ringed. Play shows a training run "
        "from the start."
    )

    def __init__(self):
        self.run, self.settings = None, None
        self.thread, self.until = None, 0.0  # until: a time.monotonic(); in the past if paused
        self.last_kept = False  # whether the learner just tried to switch the last feature off
        hidden = Widths("hidden layers", [1], deepest=3, widest=8, on_picture=True)
        layers = {"hidden": list(range(1, hidden.widest + 1))}
        controls = {
            "run": Buttons({"train": "Train", "step": "Step", "reset": "Reset"}),
            "data": Choice("data", "circles", list(DATA)),
            "features": Switches("features", ["x₁", "x₂"], list(FEATURES), on_picture=True),
            "hidden": hidden,
            "activation": Choice("activation", "tanh", list(ACTIVATIONS), only=layers),
            "optimizer": Choice("optimizer", "SGD", OPTIMIZERS),
            "noise": Slider("noise", 0.1, 0, 0.5, 0.05),
            "rate": Slider("rate η", 0.1, 1e-4, 10, 0.1, log=True),
            "batch": Choice("batch size", BATCH, BATCHES),
            "penalty": Choice("L2: λ", 0, PENALTIES),
        }
        super().__init__("A network that learns two classes", self.numbers_now, still, controls)

    def settled(self, state):
        """Keep the last feature on: a network without input has nothing to learn from."""
        self.last_kept = not state["features"]
        return state if state["features"] else state | {"features": self.state["features"]}

    def numbers_now(self, rate, batch, penalty, **settings):
        """The run's numbers; if its settings have changed, first start a new run."""
        if self.run is None or settings != self.settings:
            self.run, self.settings = begin(**settings), settings
        numbers, said = numbers_of(self.run)
        if self.last_kept:
            said += " A network needs at least one input."
        return numbers | {"buttons": self.buttons()}, said

    def buttons(self):
        """The labels of the buttons, and whether they can be pressed."""
        over = self.run.diverged
        word = "Pause" if self.training else "Train"
        return {"train": {"label": word, "disabled": over}, "step": {"disabled": over}}

    @property
    def training(self):
        return time.monotonic() < self.until and not self.run.diverged

    def press(self, name):
        self.last_kept = False
        toggle = self.pause if self.training else self.train
        {"train": toggle, "step": self.step, "reset": self.reset}[name]()

    def train(self):
        """Begin to train, or let the current training go on."""
        with self.lock:
            self.until = time.monotonic() + LONGEST
            if self.thread is None:
                self.thread = runs.begin(self.work(), "playground", self.lock)

    def pause(self):
        """Stop after the current slice, without waiting for it."""
        self.until = 0.0

    def end(self, why):
        """Pause, and wait for the current slice to end."""
        thread = self.thread
        self.pause()
        if thread is not None and thread is not runs.current():
            thread.join()

    def step(self):
        """Train for one epoch; if a training is running, pause it first."""
        with self.lock:
            self.pause()
            self.advance(0)

    def reset(self):
        """Pause, and go back to epoch 0."""
        with self.lock:
            self.pause()
            self.run = None
            self.tell()

    def work(self):
        """The steps of a run: slices of training, each with its picture, until the pause."""
        while self.training:
            begun = time.monotonic()
            self.advance(SLICE)
            # Meanwhile the lock is free, and a control that waits for it gets it.
            yield max(BREATH, BETWEEN - (time.monotonic() - begun))
        self.thread = None  # set under the lock, so that a click on Train can't miss it
        if not self.failed:
            self.tell()  # so that the button says Train again

    def advance(self, seconds):
        """Train and send the numbers, with the lock held."""
        try:
            rate, *others = (self.state[name] for name in AT_ONCE)
            train_some(self.run, rate, seconds, *others)
        except Exception as error:
            self.fail(error)
        else:
            self.tell()

    def fail(self, error):
        """Show the error below the picture and stop the training."""
        self.pause()
        if self.run is not None:
            self.numbers = self.numbers | {"buttons": self.buttons()}
        super().fail(error)

    def recording(self):
        """Record a training from epoch 0 with the current settings, as long as the one seen so far.

        It has at least RECORDED[0] epochs and at most RECORDED[1]. If the hidden layers are one of
        FEW, record a training for each of FEW.
        """
        few = self.state["hidden"] in FEW
        widths = FEW if few else [self.state["hidden"]]
        last = int(np.clip(len(self.run.losses) - 1, *RECORDED))
        times = np.geomspace(1, last, MOMENTS // (1 + few)).round().astype(int).tolist()
        runs = [self.recorded_run(hidden, {0, *times}) for hidden in widths]
        epochs = sorted({number for run in runs for number in run})
        moments = []
        for hidden, run in zip(widths, runs, strict=True):
            for number in epochs:
                state = self.state | {"hidden": hidden, "epoch": number}
                moments.append((state, *run[max(one for one in run if one <= number)]))
        return {"epoch": epochs} | ({"hidden": widths} if few else {}), moments

    def beginning(self):
        return recording.grid(self, {})

    def recorded_run(self, hidden, times):
        """Return {epoch: (numbers, sentence)} of a training, at these epochs or until it
        diverges."""
        rate, *others = (self.state[name] for name in AT_ONCE)
        settings = {name: value for name, value in self.state.items() if name not in AT_ONCE}
        run, found = begin(**settings | {"hidden": hidden}), {}
        for number in range(max(times) + 1):
            if number:
                epoch(run, rate, *others)
            if number in times or run.diverged:
                numbers, said = numbers_of(run)
                numbers["units"] = [maps[:, ::2, ::2] for maps in numbers["units"]]
                numbers["output"] = numbers["output"][::2, ::2]
                # Only its zero line is drawn; half the digits are enough.
                numbers["lead"] = np.clip(numbers["lead"], -6e4, 6e4).astype(np.float16)
                found[number] = numbers, said
            if run.diverged:
                break
        return found


@drawing
def still(numbers, state):
    """Draw the network, the output with the data, and the losses."""
    figure = empty((7.6, 3.4))
    draw_network(figure.add_axes((0.01, 0.03, 0.38, 0.94)), numbers, state)
    draw_plane(figure.add_axes((0.445, 0.15, 0.29, 0.76)), numbers)
    curves, epochs, top = (
        figure.add_axes((0.81, 0.15, 0.16, 0.76)),
        numbers["epochs"],
        numbers["top"],
    )
    looks = (("-", TRAINING, "training"), ("--", VALIDATION, "validation"))
    for losses, (line, color, label) in zip(numbers["losses"], looks, strict=True):
        curves.plot(epochs, losses, line, color=color, linewidth=1.5, label=label)
        curves.plot(epochs[-1], min(losses[-1], top), "o", color=color, clip_on=False)
    curves.set(title="diverged" if numbers["diverged"] else "loss", xlabel="epoch")
    curves.set(xlim=(0, max(10, epochs[-1])), ylim=(0, top))
    curves.locator_params(nbins=4)
    curves.locator_params("x", nbins=2, integer=True)
    curves.legend(loc="lower left")
    return figure


def two_sides():
    """TWO_SIDES as a colour map."""
    from matplotlib.colors import LinearSegmentedColormap

    return LinearSegmentedColormap.from_list("two sides", TWO_SIDES)


def draw_network(axis, numbers, state):
    """Draw a map per feature and unit, in columns; weights as lines, dashed if negative."""
    given = [numbers["features"][list(FEATURES).index(name)] for name in state["features"]]
    columns = [given, *numbers["units"], [numbers["output"]]]
    shading = two_sides()
    places = [
        [(2 * x, k - (len(maps) - 1) / 2) for k in range(len(maps))]
        for x, maps in enumerate(columns)
    ]
    for weights, givers, takers in zip(numbers["weights"], places, places[1:], strict=False):
        for (i, j), weight in np.ndenumerate(weights):
            line, color = ("-", TRAINING) if weight >= 0 else ("--", VALIDATION)
            ends = np.transpose([givers[i], takers[j]])
            axis.plot(*ends, line, color=color, lw=min(0.4 + abs(weight), 4))
    for maps, column in zip(columns, places, strict=True):
        for values, (x, y) in zip(maps, column, strict=True):
            edges = (x - 0.4, x + 0.4, y + 0.4, y - 0.4)
            axis.imshow(values, shading, extent=edges, vmin=4, vmax=252, origin="lower", zorder=2)
    for name, (x, y) in zip(state["features"], places[0], strict=True):
        axis.text(x - 0.5, y, name, ha="right", va="center", color=INK, fontsize=9)
    half = max(2.5, *(len(maps) / 2 for maps in columns))
    axis.set(xlim=(-1.7, 2 * len(columns) - 1.5), ylim=(half, -half), aspect="equal")
    axis.axis("off")


def draw_plane(axis, numbers):
    """Draw class 1's probability as shading, ½ as a line; training points solid, others hollow."""
    edges, points, labels = numbers["edges"], numbers["points"], numbers["labels"]
    look = {"extent": edges, "origin": "lower", "aspect": "auto", "interpolation": "bilinear"}
    axis.imshow(numbers["output"], two_sides(), vmin=4, vmax=252, **look)
    lead = numbers["lead"]  # smoother than the probability; 0 where that is ½
    if lead.min() < 0 < lead.max():
        across, up = (np.linspace(*ends, len(lead)) for ends in (edges[:2], edges[2:]))
        axis.contour(across, up, lead, [0], colors="black", linewidths=1.3)
    half = len(points) // 2
    for label, color, marker in ((0, VALIDATION, "o"), (1, TRAINING, "^")):
        for part, face in ((slice(half), color), (slice(half, None), "none")):
            shown = points[part][labels[part] == label]
            look = {"markeredgecolor": color, "markerfacecolor": face, "markersize": 3}
            axis.plot(*shown.T, marker, markeredgewidth=0.7, **look)
    axis.set(title="solid trains, hollow validates", xlabel="x₁", ylabel="x₂")
    axis.locator_params(nbins=5)
    axis.grid(False)
