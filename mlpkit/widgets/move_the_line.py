"""The explorer of notebook 00: a line between two kinds of shoes, moved by hand or by learning.

The program of notebook 00, built from mlpkit's functions. Softmax over two classes, one of which
has the score 0, is the sigmoid of the other's score, so the loss is `cross_entropy`.
"""

import functools
import math
from dataclasses import dataclass

import numpy as np

from mlpkit.activations import sigmoid
from mlpkit.backprop import linear_backward
from mlpkit.data.idx import load_fashion_mnist
from mlpkit.data.words import pluralize
from mlpkit.forward_pass import linear
from mlpkit.losses import cross_entropy, cross_entropy_backward
from mlpkit.plots import INK, QUIET, TEST, TRAINING, VALIDATION, drawing
from mlpkit.widgets import Explorer, recording, runs, stage
from mlpkit.widgets.controls import Buttons, Slider

RATE = 5  # notebook 00's
UPDATES = 400  # updates per press on Learn
PAUSE = 0.05  # seconds between two pictures
DRAWN = 600  # shoes; more dots would merge into one blot
RIGHT, TOP = 0.52, 0.72  # the picture's limits; both features begin at 0
PARAMETERS = ("w1", "w2", "b")
KINDS = ("sandal", "boot")


@dataclass
class Between(Slider):
    """A slider whose value may lie between its positions, put there by a handle or by learning."""

    def fitted(self, value):
        super().fitted(value)  # this refuses anything that is not a number
        return float(min(max(value, self.low), self.high))


class MoveTheLine(Explorer):
    """Weights and bias of the line between sandals and boots, moved by hand; then Learn takes over.

    X (N, 2): the two features, 0 to 1; labels (N,): 0 sandal, 1 boot; images (N, H, W) uint8.
    Without them it takes notebook 00's shoes. Raises ValueError if they do not fit together.
    """

    bundle = "move_the_line"
    question = "How many shoes can you get on the correct side?"
    task = (
        "Move the line by its dot and turn it by its ring until few shoes are on the wrong side. "
        "Then pull its arrow, which makes it surer, and watch the loss."
    )
    task_alone = (
        "Move the line by its handle, and turn it with the sliders w1 and w2, until few shoes are "
        "on the wrong side; and watch the loss."
    )
    recorded = {
        # Record few weights but many biases, so that the line can at least be shifted.
        "w1": [-4, 0, 4, 8],
        "w2": [-4, 0, 4, 8, 12],
        "b": [k / 4 for k in range(-32, 13)],
    }

    def __init__(self, X=None, labels=None, images=None):
        if X is None and labels is None and images is None:
            X, labels, images = shoes()
        X, labels, images = np.asarray(X, float), np.asarray(labels), np.asarray(images)
        if X.ndim != 2 or X.shape[1] != 2 or not len(X) == len(labels) == len(images) > 0:
            raise ValueError(
                f"MoveTheLine: got X {X.shape}, labels {labels.shape} and images {images.shape}; "
                "expected two features, a label and an image for each shoe."
            )
        # in this order, the next shoe is to the right
        drawn = np.argsort(X[:DRAWN, 0], kind="stable")
        X, labels = (np.concatenate([a[:DRAWN][drawn], a[DRAWN:]]) for a in (X, labels))
        self.shoes = X, labels
        self.thread, self.losses = None, []
        controls = {
            "do": Buttons({"learn": "Learn", "reset": "Reset"}),
            # Leave room for any line that Learn can reach, except those that are far too steep.
            "w1": Between("w1, for the upper half", -4.0, -40, 40, 0.5),
            "w2": Between("w2, for the lower half", 4.0, -40, 40, 0.5),
            "b": Between("b, the bias", 0.0, -20, 20, 0.25),
            "shoe": Slider(
                "shoe", len(drawn) // 2, 0, len(drawn) - 1, 1, on_picture=True, in_passing=True
            ),
        }
        self.look = functools.partial(compute, X, labels, images[:DRAWN][drawn])
        super().__init__("Move the line", self.with_run, still, controls)
        self.first = self.state

    def with_run(self, **state):
        """The result of `compute`, plus the run's losses and the labels of its buttons."""
        numbers, said = self.look(**state)
        learn = {"label": "Learn" if self.thread is None else "Pause"}
        numbers |= {"losses": np.array(self.losses), "buttons": {"learn": learn}}
        if len(self.losses) > 1:
            updates = pluralize(len(self.losses) - 1, "update")
            made = f"{updates}, from a loss of {self.losses[0]:.2f}"
            said = f"{said} Learn has made {made}."
        for name in PARAMETERS:
            # The browser's quotients may miss the end by a rounding error.
            if math.isclose(abs(state[name]), self.controls[name].high):
                said = f"{said} {name} is held at {state[name]:g}, the end of its slider."
        return numbers, said

    def move(self, **changes):
        """Move as in every explorer. Moving the line while nothing learns starts a new run."""
        with self.lock:
            if self.thread is None and not changes.keys() <= {"shoe"}:
                self.losses = []
            super().move(**changes)

    def press(self, name):
        with self.lock:
            if name == "reset":
                self.thread, self.losses, self.state = None, [], self.first
            elif self.thread is None:
                self.losses = self.losses or [self.numbers["loss"]]
                self.thread = runs.begin(self.learn(), "learn", self.lock)
            else:
                self.thread = None
            self.tell()

    def learn(self):
        """The steps of a run: gradient descent from where the line is, also while a hand moves it.

        Each picture shows one update at first, when most happens, and later several.
        """
        left = UPDATES
        while left > 0 and self.thread is runs.current():
            for _ in range(min(left, 1 + len(self.losses) // 20)):
                theta = updated(*self.shoes, theta_of(self.state))
                self.state = self.state | {
                    name: self.controls[name].fitted(value)
                    for name, value in zip(PARAMETERS, theta.tolist(), strict=True)
                }
                self.losses.append(loss(*self.shoes, theta_of(self.state)))
                left -= 1
            if left == 0:
                self.thread = None
            self.tell()
            yield PAUSE

    def end(self, why):
        self.thread = None

    def recording(self):
        """Record the lines of a grid, with buttons that a page without Python can't press."""
        off = {"disabled": True}
        return self.lines(self.recorded, {"learn": off, "reset": off})

    def beginning(self):
        """Record what the line's dot can do; turning the line starts Python."""
        return self.lines({"b": self.recorded["b"]}, {"learn": {}})

    def lines(self, recorded, buttons):
        """Record the lines of a grid, without a run."""
        with self.lock:
            live, self.compute = self.compute, functools.partial(self.at_rest, buttons)
            try:
                return recording.grid(self, recorded)
            finally:
                self.compute = live

    def at_rest(self, buttons, **state):
        numbers, said = self.look(**state)
        del numbers["percent"]  # not drawn, and would make up half of the page
        return numbers | {"losses": np.array([]), "buttons": buttons}, said


def shoes():
    """Return (X, labels, images) of notebook 00's 12,000 sandals and ankle boots, of the training
    set."""
    data = load_fashion_mnist()
    sandal, boot = (data.class_names.index(name) for name in ("Sandal", "Ankle boot"))
    chosen = np.isin(data.train_labels, (sandal, boot))
    images, labels = data.train_images[chosen], data.train_labels[chosen] == boot
    X = images.reshape(len(images), 2, -1).mean(axis=2) / 255  # upper half, lower half
    return X, labels.astype(int), images


def theta_of(state):
    return np.array([state[name] for name in PARAMETERS])


def score(X, theta):
    """x₁ w₁ + x₂ w₂ + b of every example: X (N, 2), theta (3,) → (N, 1)."""
    return linear(X, theta[:2, None], theta[2:])


def logits(X, theta):
    """0 for a sandal and the score for a boot, (N, 2): softmax turns them into p."""
    s = score(X, theta)
    return np.hstack([np.zeros_like(s), s])


def loss(X, labels, theta):
    """The mean of −log of the probability of the right answer."""
    return cross_entropy(logits(X, theta), labels).item()


def updated(X, labels, theta):
    """theta after one update, θ − RATE · gradient."""
    grad = cross_entropy_backward(logits(X, theta), labels)[:, 1:]
    _, dW, db = linear_backward(grad, X, theta[:2, None])
    return theta - RATE * np.concatenate([dW[:, 0], db])


def compute(X, labels, images, w1, w2, b, shoe):
    """The line and shading of a theta, its loss, its accuracy, and one shoe with its image.

    images: those of the first DRAWN rows of X (N, 2), the only ones that are drawn.
    """
    theta = np.array([w1, w2, b])
    s = score(X, theta)[:, 0]
    right = (s > 0) == labels
    p = sigmoid(s[:DRAWN])
    now, share, p_shoe = loss(X, labels, theta), right.mean().item(), p[shoe].item()
    kind = KINDS[labels[shoe]]
    away, p_away = shade(theta)
    numbers = {
        "dots": X[:DRAWN],
        "boots": labels[:DRAWN].astype(np.uint8),
        "right": right[:DRAWN].astype(np.uint8),
        "percent": np.round(100 * p).astype(np.uint8),
        "line": line_of(theta),
        "away": away,
        "p_away": p_away,
        "loss": now,
        "share": share,
        "half": np.log(2).item(),
        "picture": [RIGHT, TOP],
        "shoe": {"image": images[shoe], "kind": kind, "p": p_shoe},
    }
    return numbers, (
        f"Loss {now:.2f}; {right.sum():,} of {len(X):,} shoes ({share:.0%}) are on the correct "
        f"side. The shoe in the frame is a {kind}; its probability of boot is {p_shoe:.2f}."
    )


def line_of(theta):
    """Where the line with score 0 enters and leaves the picture: (2, 2), or (0, 2) if nowhere."""
    corners = np.array([[0, 0], [RIGHT, 0], [RIGHT, TOP], [0, TOP]])
    at = score(corners, theta)
    ends = []
    for here, there in zip(range(4), (1, 2, 3, 0), strict=True):
        if (at[here] > 0) != (at[there] > 0):
            part = at[here] / (at[here] - at[there])
            ends.append(corners[here] + part * (corners[there] - corners[here]))
    return np.array(ends).reshape(-1, 2)


def shade(theta):
    """Return points (K, 2) at right angles to the line, across the whole picture, and p at each
    (K,)."""
    length = np.hypot(*theta[:2])
    away = theta[:2] / length if length else np.array([0.0, 1.0])
    reach = np.hypot(RIGHT, TOP) / 2
    points = np.array([RIGHT, TOP]) / 2 + np.linspace(-reach, reach, 41)[:, None] * away
    return points, sigmoid(score(points, theta))[:, 0]


@drawing
def still(numbers, state):
    """Draw the shoes, the line between them, how good it is, and the shoe in the frame."""
    figure, (left, right) = stage(1, 2, (7.6, 4.2), (0.07, 0.13, 0.97, 0.93), widths=(1.1, 1))
    for kind, color, marker in ((0, VALIDATION, "o"), (1, TRAINING, "^")):
        for is_right, look in ((1, {"alpha": 0.4}), (0, {"mec": INK})):
            chosen = (numbers["boots"] == kind) & (numbers["right"] == is_right)
            look |= {"color": color, "ms": 4, "mew": 0 if is_right else 0.8}
            left.plot(*numbers["dots"][chosen].T, marker, **look)
    left.plot(*numbers["line"].T, color=INK, linewidth=2)
    framed = numbers["dots"][state["shoe"]]
    look = ("^", TRAINING) if numbers["boots"][state["shoe"]] else ("o", VALIDATION)
    # drawn above its neighbours
    left.plot(*framed, look[0], color=look[1], ms=7, mew=0.8, mec="white")
    left.plot(*framed, "s", ms=13, mfc="none", mec=INK, mew=2)
    left.set(xlim=(0, RIGHT), ylim=(0, TOP), aspect="equal")
    left.set(xlabel="ink in the upper half", ylabel="ink in the lower half")
    left.set_title("▲ boot, ● sandal; rimmed: wrong side", fontsize=9)
    bars = (
        ("loss", numbers["loss"], 1.5, VALIDATION, numbers["half"], "answering ½ for every shoe"),
        ("share right", numbers["share"], 1, TEST, 0.5, "one half"),
    )
    for row, (name, value, most, color, mark, word) in enumerate(bars):
        right.barh(1 - row, 1, height=0.24, color=QUIET, alpha=0.25)
        right.barh(1 - row, min(value / most, 1), height=0.24, color=color)
        right.text(0, 1.16 - row, f"{name} {value:.2f}", va="bottom", color=INK)
        right.plot([mark / most] * 2, (0.84 - row, 1.16 - row), color=INK, linewidth=1.2)
        right.text(mark / most, 0.8 - row, word, va="top", ha="center", color=INK, fontsize=8)
    right.set(xlim=(0, 1), ylim=(-1.9, 1.6))
    right.axis("off")
    shoe = numbers["shoe"]
    inset = right.inset_axes((0.02, 0.02, 0.36, 0.36))
    inset.imshow(shoe["image"])
    inset.axis("off")
    told = f"in the frame: a {shoe['kind']}\nprobability of boot {shoe['p']:.2f}"
    right.text(0.42, -1.2, told, va="center", color=INK)
    return figure
